# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The options that several commands share, each with its Swedish help and the words that complete it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def _parties(incomplete: str) -> list[str]:
    """Completion of municipality names."""
    from beslut.cli.choices import parties

    return parties(incomplete)


def _cases(incomplete: str) -> list[str]:
    from beslut.cli.choices import cases

    return cases(incomplete)


def _documents(incomplete: str) -> list[str]:
    from beslut.cli.choices import documents

    return documents(incomplete)


Parties = Annotated[
    list[str] | None,
    typer.Option("--kommun", "-k", metavar="NAMN", autocompletion=_parties, show_default=False,
                 help="Kommun: namn, kommunkod eller egen form. Kan upprepas."),
]  # fmt: skip
CaseName = Annotated[
    str | None,
    typer.Option("--arende", "--ärende", "-a", metavar="NAMN", autocompletion=_cases, show_default=False,
                 help="Ärendet. Utan valet: det enda, eller det som är märkt standard."),
]  # fmt: skip
DocumentNames = Annotated[
    list[str] | None,
    typer.Option("--handling", metavar="NAMN", autocompletion=_documents, show_default=False,
                 help="Bara den här handlingen. Kan upprepas. Utan valet: alla."),
]  # fmt: skip
OfDay = Annotated[
    str | None,
    typer.Option("--dag", metavar="ÅÅÅÅ-MM-DD", show_default=False,
                 help="Dagen som gäller: handlingarnas datum, och den dag uppgifter bedöms mot."),
]  # fmt: skip
Project = Annotated[
    Path | None,
    typer.Option("--projekt", metavar="KATALOG", show_default=False,
                 help="Mapp med egna data/ och templates/, som går före dem som följer med."),
]  # fmt: skip
StepName = Annotated[
    str | None,
    typer.Option("--steg", metavar="au|ks|kf|…", show_default=False,
                 help="Handlingarna för ett steg i kedjan: förkortning eller organets namn."),
]  # fmt: skip
DialectName = Annotated[
    str | None,
    typer.Option("--dialekt", metavar="D1–D6", show_default=False, help="Pröva en annan dialekt för besluten."),
]
ProfileName = Annotated[
    str | None,
    typer.Option("--profil", metavar="NAMN", show_default=False, help="Pröva en annan kommuns skrivsätt."),
]
Json = Annotated[bool, typer.Option("--json", help="Skriv resultatet som JSON.")]
