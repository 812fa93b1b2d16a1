# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Decision points and facts to Swedish sentences, in each house's dialect and for each step of the chain.

Every function takes a `Standing` and gives phrases or decisions, with gaps where we do not know. docs/sprak.md has
the rules with examples.
"""

from beslut.wording.clauses import coordinated
from beslut.wording.decision import decisions
from beslut.wording.margins import MARGIN_PLACES, MOST_PARTS, PARTS, margin
from beslut.wording.organs import (
    addressee,
    chain,
    chairs,
    decider,
    deciding_organ,
    organ_list,
    organs_taking_part,
    participation,
    remaining,
)
from beslut.wording.phrases import capital_first, fact, facts, filled, genitive, names_of, phrase, places

__all__ = [
    "MARGIN_PLACES",
    "MOST_PARTS",
    "PARTS",
    "addressee",
    "capital_first",
    "chain",
    "chairs",
    "coordinated",
    "decider",
    "deciding_organ",
    "decisions",
    "fact",
    "facts",
    "filled",
    "genitive",
    "margin",
    "names_of",
    "organ_list",
    "organs_taking_part",
    "participation",
    "phrase",
    "places",
    "remaining",
]
