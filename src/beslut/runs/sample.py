# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""A sample page for a house's paper: one of each kind of block, with invented words that say so."""

from __future__ import annotations

from datetime import date

from beslut.blocks import (
    Bullets,
    Check,
    Decision,
    Document,
    Fields,
    Gap,
    GapKind,
    Heading,
    Paragraph,
    Phrase,
    SigningPlace,
    Steps,
    Table,
    Text,
)
from beslut.writers import writer

_HINT = "Här står vad som ska fyllas i, och var uppgiften brukar finnas."


def _said(words: str) -> Phrase:
    return (Text(words),)


def sample_page(package: bytes, day: date) -> bytes:
    """The sample as a .docx file, on the paper of that prepared package."""
    gap = Gap("uppgift saknas", _HINT, GapKind.TEXT)
    number = (Gap("diarienummer saknas", _HINT, GapKind.NUMBER),)
    blocks = (
        Fields((("Datum", _said(day.isoformat())), ("Diarienummer", number), ("Handläggare", (gap,)))),
        Heading(1, _said("Provsida för brevpapperet")),
        Heading(2, _said("Förslag till beslut")),
        Decision(_said("Kommunfullmäktige beslutar"), (_said("att pröva hur ett beslut ser ut på papperet"),
                                                       _said("att pröva en andra punkt.")), numbered=True),
        Heading(2, _said("Sammanfattning")),
        Paragraph((Text("Orden på den här sidan är påhittade. En lucka ser ut så här: "), gap,
                   Text(". Det som är härlett ser ut så här: "), Check("socialnämnden", "Så står grunden."))),
        Bullets((_said("en punkt i en lista"), _said("en punkt till"))),
        Steps((_said("ett första steg"), _said("ett andra steg"))),
        Heading(3, _said("En tabell")),
        Table((_said("Kommun"), _said("Nämnd")), ((_said("Exempelby kommun"), _said("Exempelnämnden")),)),
        SigningPlace((_said("Namn"), _said("Titel"))),
    )  # fmt: skip
    page = Document(
        title="Provsida", subject="Provsida", kind="Provsida", author="Exempelby kommun", sender="Exempelby kommun",
        number_label="Diarienummer", number=number, day=day, blocks=blocks, paper=package,
    )  # fmt: skip
    return writer("docx")(page)
