# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""YAML to the checked model: every problem at once, each with file, line and column."""

from beslut.loading.case import is_default, load_case
from beslut.loading.fingerprint import fingerprint
from beslut.loading.house import load_profiles, load_verbs
from beslut.loading.register import load_register, outside_sender

__all__ = ["fingerprint", "is_default", "load_case", "load_profiles", "load_register", "load_verbs", "outside_sender"]
