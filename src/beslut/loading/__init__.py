# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""YAML to the checked model: every problem at once, each with file, line and column.

Import from the modules: a run over data that the cache knows reads no YAML, and should not load what reads it.
"""
