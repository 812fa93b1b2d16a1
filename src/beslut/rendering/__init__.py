# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Model and template to marked-up text; data can never become markup."""

from beslut.rendering.context import template_context
from beslut.rendering.templates import Templates

__all__ = ["Templates", "template_context"]
