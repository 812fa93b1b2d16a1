# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Marked-up text to blocks: the small part of CommonMark that docs/mallar.md lists; all else is refused.

`sections` cuts the text and remembers each piece, `reader` reads one, `filling` puts the values into its holes.
"""

from beslut.parsing.filling import UnknownMarkup
from beslut.parsing.sections import Parser, Section

__all__ = ["Parser", "Section", "UnknownMarkup"]
