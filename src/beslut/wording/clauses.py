# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""One clause in every sentence form: after *att*, with the body as subject, in the passive, as infinitive.

A clause has no *att* of its own, no capital letter and no full stop; whoever makes a whole decision adds those.
"""

from __future__ import annotations

from beslut.blocks import Phrase
from beslut.model import Form
from beslut.speed.values import dataclass
from beslut.wording.phrases import Piece, phrase, spaced


@dataclass(frozen=True)
class Clause:
    """One point in its four forms. `att` follows the word *att*; the others are whole but for capital and stop.

    A house writes in one form, so each form is pieces that are put together when it is asked for.
    """

    att: Piece | tuple[Piece, ...]
    aktiv: Piece | tuple[Piece, ...]
    passiv: Piece | tuple[Piece, ...]
    infinitiv: Piece | tuple[Piece, ...]

    def in_form(self, form: Form) -> Phrase:
        """The words in one form."""
        words: Piece | tuple[Piece, ...] = getattr(self, form)
        return phrase(*words) if isinstance(words, tuple) else phrase(words)


def stated(
    subject: Piece, verb: Piece, adverb: Piece | None = None, rest: Piece | None = None, *, sub: Phrase | None = None
) -> Clause:
    """A statement: subject verb adverb rest as a main clause, subject adverb verb rest after *att*.

    Where a house writes infinitives it stays a sentence, as in Region Dalarna (*Ändringarna träder i kraft när …*).
    """
    main = tuple(spaced(subject, verb, adverb, rest))
    under: tuple[Piece, ...] = sub or tuple(spaced(subject, adverb, verb, rest))
    return Clause(under, main, main, main)
