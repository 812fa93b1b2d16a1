# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Gaps counted as the facts that they wait for: one fact may be missing in hundreds of places."""

from __future__ import annotations

from collections.abc import Iterable

from beslut.blocks import Gap
from beslut.model import Case, DocumentKind
from beslut.speed.values import dataclass
from beslut.wording import is_answerable


@dataclass(frozen=True)
class Asked:
    """One fact that is asked for: its key, whose it is ("" for the case's own), and what is known of it.

    `words` are the gap's, `value` what is inferred or proposed, with its `basis`; `places` counts where it is printed.
    """

    key: str
    party: str
    words: str
    hint: str
    value: str = ""
    basis: str = ""
    places: int = 0


class MissingFacts:
    """Gaps as they come, document by document, counted as facts."""

    def __init__(self, case: Case) -> None:
        self._own, self._sent = (case.common_facts(sent=sent) for sent in (False, True))
        self._places: dict[tuple[str, str], tuple[Gap, int]] = {}
        self._in_sent: set[str] = set()
        self.places = 0
        """How many gaps there are in all."""

    def take(self, party: str, kind: DocumentKind | None, found: Iterable[Gap]) -> None:
        """Take the gaps of one document; `kind` is None for a file that is no document."""
        for gap in found:
            self.places += 1
            if gap.key.startswith("tidigare_beslut.") and not is_answerable(gap.key):
                continue  # it goes away with the answers beside it
            key = gap.key if is_answerable(gap.key) else f"#{gap.text.casefold()}#{gap.hint}"
            if kind and kind.issuer == "avsändaren":
                self._in_sent.add(key)
            known = self._places.get((key, party), (gap, 0))
            self._places[key, party] = known[0], known[1] + 1

    def asked(self) -> tuple[Asked, ...]:
        """Every fact, in the order that it first was met; one that is the case's own once for all parties."""
        found: dict[tuple[str, str], Asked] = {}
        for (key, party), (gap, places) in self._places.items():
            whose = "" if self._is_common(key) else party
            known = found.get((key, whose))
            count = places + (known.places if known else 0)
            found[key, whose] = Asked("" if key.startswith("#") else key, whose, gap.text, gap.hint, places=count)
        return tuple(found.values())

    def _is_common(self, key: str) -> bool:
        """Whether one answer holds for all parties; a gap without a key is one thing to write, wherever it is."""
        ident = key.removeprefix("uppgifter.")
        return key.startswith("#") or ident in self._own or (key in self._in_sent and ident in self._sent)
