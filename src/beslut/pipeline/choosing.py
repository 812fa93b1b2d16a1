# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Which parties somebody means by the words they typed."""

from __future__ import annotations

from collections.abc import Sequence

from beslut import swedish
from beslut.errors import Problem, UsageError, did_you_mean
from beslut.model import Party, Register


def of_county(parties: Sequence[Party], typed: str) -> list[Party]:
    """Those of the parties that lie in a county, by its name or code. Raises UsageError with the nearest names."""
    wanted = swedish.folded(typed)
    counties = {party.county: party.county_code for party in parties}
    for county, code in counties.items():
        if wanted in (code, *_forms(county), *_forms(county.removesuffix(" län"))):
            return [party for party in parties if party.county == county]
    hint = did_you_mean(typed, counties) or f"län i ärendet: {', '.join(counties)}"
    raise UsageError(Problem("U07", f"inget län ”{typed}” i ärendet", hint=hint))


def _forms(county: str) -> tuple[str, ...]:
    """`gävleborgs` also as `gävleborg`."""
    name = swedish.folded(county)
    return name, name.removesuffix("s")


def find_party(register: Register, typed: str, nearby: Sequence[Party] = ()) -> Party:
    """The party somebody means: by name, code or own form; case and accents forgiven when only one can be meant.

    Raises UsageError with the nearest names, those of `nearby` first.
    """
    found = register.all_like(typed)
    if len(found) == 1:
        return found[0]
    if found:
        names = " eller ".join(party.name for party in found)
        raise UsageError(Problem("U01", f"”{typed}” kan vara {names}", hint="skriv namnet med å, ä och ö"))
    hint = did_you_mean(typed, [p.name for p in nearby]) or did_you_mean(
        typed, [p.name for p in register.parties.values()]
    )
    raise UsageError(Problem("U01", f"kommunen ”{typed}” finns inte", hint=hint or "beslut list kommuner visar alla"))
