# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Decision points and facts to Swedish sentences, in each house's dialect and for each step of the chain.

Every function takes a `PartyContext` and gives phrases or decisions, with gaps where we do not know. docs/sprak.md has
the rules with examples.
"""

from beslut.wording.bodies import (
    addressee,
    bodies_taking_part,
    body_list,
    chain,
    chairs,
    decider,
    deciding_body,
    participation,
    remaining,
)
from beslut.wording.clauses import coordinated
from beslut.wording.decision import decisions
from beslut.wording.margins import MARGIN_SLOTS, MOST_PARTS, PARTS, margin
from beslut.wording.phrases import capital_first, fact, facts, filled, genitive, names_of, phrase, slots

__all__ = [
    "MARGIN_SLOTS",
    "MOST_PARTS",
    "PARTS",
    "addressee",
    "bodies_taking_part",
    "body_list",
    "capital_first",
    "chain",
    "chairs",
    "coordinated",
    "decider",
    "deciding_body",
    "decisions",
    "fact",
    "facts",
    "filled",
    "genitive",
    "margin",
    "names_of",
    "participation",
    "phrase",
    "remaining",
    "slots",
]
