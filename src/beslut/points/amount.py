# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Money in a decision point: a fixed sum, a sum per inhabitant, or a share, for a year or a period."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated, Literal

from beslut import swedish
from beslut.blocks import Gap, GapKind, Phrase, missing
from beslut.model import Constraint, Fact, Ident, Model, NonEmptyText, PartyContext, key, slots_in, yaml_model
from beslut.swedish import amount_in
from beslut.wording import fact, fact_of, phrase

Years = Annotated[str, Constraint(pattern=r"^\d{4}([–-]\d{4})?$")]
"""A year, or the first and the last: `2027`, `2027–2029`."""

AMOUNT_TEXTS: Mapping[str, str] = {
    "Amount.av": "Vad andelen räknas på, till exempel projektets kostnad.",
    "Amount.enhet": "Som avsändaren skriver: kronor, tkr (skrivs i kronor) eller miljoner kronor. Utelämnat: kronor.",
    "Amount.folkmängd": "Id för uppgiften som har antalet invånare. Utelämnat: folkmängd.",
    "Amount.per_år": "true: beloppet betalas varje år.",
    "Amount.period": "År eller period som beloppet gäller: 2027 eller 2027–2029.",
    "Amount.slag": "fast: en summa. per_invånare: gånger folkmängden. andel: procent av något.",
}
Told = Annotated[str, Constraint(pattern=r"^(\d{1,12}(,\d{1,4})?|\{\w+\})$")]
"""A number with a decimal comma, or the place of a fact that has it, each party its own: `{kostnad}`."""

_HINT = "Fyll i beloppet: kronor per invånare gånger antalet invånare."


@yaml_model
class Amount(Model):
    """Money: a fixed sum, a sum per inhabitant, or a share in per cent of something."""

    kind: Literal["fast", "per_invånare", "andel"] = key("slag")
    kronor: Told | None = None
    unit: Literal["kronor", "tkr", "miljoner kronor"] = key("enhet", default="kronor")
    share: Told | None = key("procent", default=None)
    of: NonEmptyText | None = key("av", default=None)
    population: Ident = key("folkmängd", default="folkmängd")
    yearly: bool = key("per_år", default=False)
    years: Years | None = key("period", default=None)

    def __post_init__(self) -> None:
        if self.kind == "andel":
            if not (self.share and self.of):
                raise ValueError("en andel kräver procent och av (vad andelen räknas på)")
            if self.kronor or self.unit != "kronor":
                raise ValueError("en andel har procent och av, men varken kronor eller enhet")
        else:
            if not self.kronor:
                raise ValueError("ett belopp kräver kronor")
            if self.share or self.of:
                raise ValueError("procent och av hör till slaget andel")
        if self.kind == "per_invånare" and self.unit != "kronor":
            raise ValueError("ett belopp per invånare skrivs i kronor")

    def worded(self, context: PartyContext) -> Phrase:
        """The amount in words and figures, as its sender writes it."""
        a_year, years = " per år" if self.yearly else "", self._for_years()
        of = f" av {self.of}" if self.kind == "andel" else ""
        asked = self.asked
        told = fact_of(context, asked) if asked else None
        if asked and (told is None or not told.value or amount_in(told.value) is None):
            return phrase(fact(told, f"uppgifter.{asked}") if told else f"{{{asked}}}", f"{of}{a_year}{years}")
        own = (self.kronor or self.share or "", "procent" if self.kind == "andel" else self.unit)
        number, unit = (amount_in(told.value or "") if told else None) or own
        if self.kind == "per_invånare":
            return self._for_each(number, context, a_year, years)
        words = f"{swedish.amount(number, unit)}{of}{a_year}{years}"
        return fact(replace(told, value=words), f"uppgifter.{asked}") if told else phrase(words)

    @property
    def asked(self) -> str | None:
        """The id of the fact that has the number, where the point itself has none."""
        return next(iter(slots_in(self.kronor or self.share or "")), None)

    def _for_each(self, number: str, context: PartyContext, a_year: str, years: str) -> Phrase:
        each = f"{swedish.kronor(number)} per invånare{' och år' if self.yearly else ''}"
        known = fact_of(context, self.population)
        heads = re.sub(r"\s", "", known.value or "") if known else ""
        if not heads.isascii() or not heads.isdigit():
            return phrase(f"{each} (sammanlagt ", self._unknown(known), f"){years}")
        total = swedish.kronor(swedish.product(number, heads))
        return phrase(f"{each} (sammanlagt {total}{a_year} för {swedish.grouped(heads)} invånare){years}")

    def _unknown(self, known: Fact | None) -> Gap:
        """The gap for the total, where nobody has told how many inhabitants there are."""
        return missing(GapKind.AMOUNT, (known.hint if known else None) or _HINT, f"uppgifter.{self.population}")

    def _for_years(self) -> str:
        if self.years is None:
            return ""
        years = self.years.replace("-", "–")
        return f" för åren {years}" if "–" in years else f" för {years}"
