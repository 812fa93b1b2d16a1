# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""`beslut` turns one case file into every party's decision documents."""

__version__ = "0.2.0"

__address__ = "https://github.com/beslut-projektet/beslut"
"""Where the project lies. Not published yet: `python tools/adress.py` sets the real one, here and everywhere else."""
