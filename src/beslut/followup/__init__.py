# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What became of it: a read decision held against what the case proposes, what is recorded, and whether it holds.

Import from the modules: each command loads what it needs.
"""
