# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""`beslut` turns one case file into every party's decision documents."""

__version__ = "0.1.0"
