# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The register as one case sees it, and the case's parties in order: worked out from the two, the same each time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from beslut.model.case import Case
from beslut.model.chains import kind_of
from beslut.model.choices import BodyReference
from beslut.model.claims import Status
from beslut.model.parties import Body, Party, Register
from beslut.swedish import sort_key


def register_of(case: Case, register: Register) -> Register:
    """The register with the parties that only the case knows, and with the organs that it names and nobody else does.

    An organ that a chain names becomes one of the party's, of the kind that its name tells of: what the register knows
    of a party's organs is never all of them.
    """
    counties = {party.county_code: party.county for party in register.parties.values()}
    parties = dict(register.parties)
    for one in case.other_parties:
        made = one.as_party(counties.get(one.county_code or "", ""))
        parties.setdefault(made.code, made)
    whole = Register(parties)
    changed = {party.code: _with_bodies(case, party) for party in parties_of(case, whole)}
    if all(parties[code] is party for code, party in changed.items()):
        return whole if case.other_parties else register
    return Register({code: changed.get(code, party) for code, party in parties.items()})


def parties_of(case: Case, register: Register) -> tuple[Party, ...]:
    """The parties that the case goes to, by the register of the case: municipalities before regions, in Swedish order.

    A party that waits for others comes where the alphabet has it: `after` orders the decisions, not the list.
    """
    rule = case.participants
    excepted = {party.code for name in rule.except_for if (party := register.named(name))}
    listed = {party.code for name in rule.listed if (party := register.named(name))}
    chosen = [
        party
        for party in register.parties.values()
        if (
            party.code in listed
            or (party.kind == "kommun" and (rule.every == "kommuner" or party.county_code in rule.counties))
        )
        and party.code not in excepted
    ]
    return tuple(sorted(chosen, key=lambda party: (party.kind, sort_key(party.name))))


def _with_bodies(case: Case, party: Party) -> Party:
    """The party with the organs that the case names."""
    own = case.facts_of(party).bodies
    kept = tuple(body for body in party.bodies if all(body.name != one.name for one in own))
    known = replace(party, bodies=(*kept, *own)) if own else party
    new = {body.name: body for body in _named(case, known)}
    return replace(known, bodies=(*known.bodies, *new.values())) if new else known


def _named(case: Case, party: Party) -> Iterator[Body]:
    """Organs by name in the party's own chain, else in the case's, which speaks of municipalities."""
    facts = case.facts_of(party)
    told: list[BodyReference | None] = [facts.deciding_body, *(facts.chain or ())]
    if not any(told) and party.kind == "kommun":
        told = [case.deciding_body, *case.chain]
    told += [BodyReference(name=name) for name in (facts.taking_part.names if facts.taking_part else ())]
    for one in told:
        name = one.name if one else None
        kind = kind_of(name or "")
        if name and kind and party.body_named(name) is None:
            basis = f"{name} står i ärendets kedja, men inte i registret över partens organ"
            yield Body(name=name, kind=kind, status=Status.INFERRED, inferred_from=basis)
