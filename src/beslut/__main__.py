# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Let `python -m beslut` do what the command does."""

from beslut.cli import main

main()
