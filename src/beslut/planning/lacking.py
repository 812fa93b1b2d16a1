# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What the formats of an order need and this installation lacks: told before anything is written in the others."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from beslut.errors import Problem, UsageError
from beslut.speed.later import later
from beslut.writers import extra_for
from beslut.writers.papers import is_a_house_s

if TYPE_CHECKING:
    from beslut.writers.office import program
else:
    program = later("beslut.writers.office", "program")

NO_OFFICE, NO_EXTRA = "U44", "U40"


def refuse_lacking(formats: Sequence[str], papers: Collection[bytes]) -> None:
    """Raise UsageError for a format that cannot be written here. `papers` are those that the documents stand on."""
    for format_ in formats:
        drawn = {paper for paper in papers if format_ == "pdf" and is_a_house_s(paper)}
        if drawn and not program():
            message = "pdf på husets eget brevpapper ritas av LibreOffice, som inte finns här"
            hint = "installera LibreOffice, eller skriv docx och spara som pdf i Word"
            raise UsageError(Problem(NO_OFFICE, message, hint=hint))
        if len(drawn) < len(papers) and (extra := extra_for(format_)):
            hint = f'installera med: pip install "beslut[{extra}]"'
            raise UsageError(Problem(NO_EXTRA, f"{format_}-filer går inte att skriva här", hint=hint))
