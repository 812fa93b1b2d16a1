# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Model and template to blocks; data can never become markup, and nothing that cannot be seen gets out."""

from beslut.rendering.context import template_context
from beslut.rendering.gate import hidden_in
from beslut.rendering.templates import Templates

__all__ = ["Templates", "hidden_in", "template_context"]
