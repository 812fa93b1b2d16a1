# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Facts to Swedish phrases, in each house's forms, with gaps where we do not know.

Every function takes a `PartyContext`, or what it holds, and gives phrases. docs/sprak.md has the rules with examples.
"""

from beslut.wording.bodies import (
    addressee,
    before,
    bodies_in_area,
    bodies_taking_part,
    body_list,
    chain,
    chairs,
    decider,
    deciding_body,
    has_memo,
    heading_slots,
    next_body,
    participation,
    remaining,
    waits_for,
)
from beslut.wording.clauses import Clause, stated
from beslut.wording.documents import day, identified
from beslut.wording.homes import (
    column_of,
    columns_beside_facts,
    earlier_keys,
    fact_name,
    is_answerable,
    key_of,
    source_of,
    where_to_write,
    with_place,
)
from beslut.wording.margins import MARGIN_SLOTS, MAX_PARTS, PARTS, margin
from beslut.wording.names import NAME_SLOTS, coordinated, fact, fact_of, facts, names_of, signer, slots
from beslut.wording.phrases import (
    Piece,
    capital_first,
    closed,
    ends_in_apposition,
    filled,
    genitive,
    phrase,
    spaced,
    typeset,
)

__all__ = [
    "MARGIN_SLOTS",
    "MAX_PARTS",
    "NAME_SLOTS",
    "PARTS",
    "Clause",
    "Piece",
    "addressee",
    "before",
    "bodies_in_area",
    "bodies_taking_part",
    "body_list",
    "capital_first",
    "chain",
    "chairs",
    "closed",
    "column_of",
    "columns_beside_facts",
    "coordinated",
    "day",
    "decider",
    "deciding_body",
    "earlier_keys",
    "ends_in_apposition",
    "fact",
    "fact_name",
    "fact_of",
    "facts",
    "filled",
    "genitive",
    "has_memo",
    "heading_slots",
    "identified",
    "is_answerable",
    "key_of",
    "margin",
    "names_of",
    "next_body",
    "participation",
    "phrase",
    "remaining",
    "signer",
    "slots",
    "source_of",
    "spaced",
    "stated",
    "typeset",
    "waits_for",
    "where_to_write",
    "with_place",
]
