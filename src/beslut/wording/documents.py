# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Documents and days as a decision names them."""

from __future__ import annotations

from collections.abc import Mapping

from beslut import swedish
from beslut.blocks import Phrase
from beslut.model import Identified, Inflection, PartyContext, first_day
from beslut.wording.phrases import Piece, filled, phrase

_DATED: Mapping[Inflection, str] = {"utrum": "daterad", "neutrum": "daterat", "plural": "daterade"}


def identified(
    document: Identified, context: PartyContext, at: Mapping[str, Piece], *, heading: bool = False
) -> tuple[Phrase, bool]:
    """A document's name with what tells its version, and whether it ends in an apposition that wants a comma.

    `at` has the slots. With `heading`, the name as a heading has it, where the document has such a form.

    `förbundsordning för X (bilaga 1), daterad den 26 oktober 2023`: the participle agrees with the noun.
    """
    brackets = [f"bilaga {document.attachment}"] if document.attachment else []
    brackets += [f"dnr {document.case_number}"] if document.case_number else []
    words: list[Piece] = [filled((document.heading_form if heading else None) or document.name, at)]
    if brackets:
        words.append(f" ({', '.join(brackets)})")
    if document.dated:
        words.append(f", {_DATED[document.inflection]} {day(document.dated, context)}")
    if document.version:
        words.append(f", version {document.version}")
    return phrase(*words), bool(document.dated or document.version)


def day(iso: str, context: PartyContext) -> str:
    """A date in the house's form: `den 14 juni 2022` or `2022-06-14`."""
    return iso if context.profile.date_form == "iso" else swedish.long_date(first_day(iso))
