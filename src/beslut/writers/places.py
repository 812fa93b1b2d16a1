# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What a document says in the places of a paper: those of a house's own, and of the letterheads that ship."""

from __future__ import annotations

from beslut.blocks import DRAFT, Address, Document, Fields, Phrase, Text, names_its_number


def place_values(document: Document) -> dict[str, Phrase]:
    """What goes into each place; what the document does not say leaves it empty.

    `nummerrad` is the case number with its label, for a first page: empty where the head block says it.
    """
    fields = (block for block in document.blocks if isinstance(block, Fields))
    to = next((block.lines for block in document.blocks if isinstance(block, Address)), ())
    told = {label.casefold(): value for block in fields for label, value in block.rows}
    label = Text(document.number_label)
    return {
        **told,
        "avsändare": (Text(document.sender),),
        "handling": (Text(document.kind),),
        "diarienummer": document.number,
        "nummeretikett": (label,),
        "nummerrad": () if names_its_number(document) else (label, Text(" "), *document.number),
        "titel": (Text(document.title),),
        "ärende": (Text(document.subject),),
        "adress": (Text(document.contact),) if document.contact else (),
        **({"till": to[0]} if to else {}),
        "utkast": (Text(DRAFT),) if document.draft else (),
    }
