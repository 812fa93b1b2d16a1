# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Which parties and documents somebody means by the words they typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from beslut import swedish
from beslut.errors import BeslutError, Problem, UsageError, did_you_mean
from beslut.model import DIALECTS, Case, Dialect, DocumentKind, Party, Profile, Register
from beslut.planning.order import Order
from beslut.project import LoadedCase, Project


def of_county(parties: Sequence[Party], typed: str, among: str = "ärendet") -> list[Party]:
    """Those of the parties that lie in a county, by its name or code. Raises UsageError with the nearest names.

    `among` says whose parties they are.
    """
    wanted = swedish.folded(typed)
    counties = {party.county: party.county_code for party in parties}
    for county, code in counties.items():
        if wanted in (code, *_forms(county), *_forms(county.removesuffix(" län"))):
            return [party for party in parties if party.county == county]
    hint = did_you_mean(typed, counties) or f"län i {among}: {', '.join(counties)}"
    raise UsageError(Problem("U07", f"inget län ”{typed}” i {among}", hint=hint))


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


def chosen_parties(order: Order, loaded: LoadedCase, project: Project) -> tuple[Party, ...]:
    """The parties that the order names, each once, or its part of them. Raises UsageError with the nearest names."""
    named = _named(order, loaded, project)
    if order.part is None:
        return named
    number, parts = order.part
    if number > len(named):
        message = f"del {number} av {parts} är tom: {len(named)} {'part' if len(named) == 1 else 'parter'}"
        raise UsageError(Problem("U22", message, hint="dela i färre delar"))
    return named[number - 1 :: parts]


def _named(order: Order, loaded: LoadedCase, project: Project) -> tuple[Party, ...]:
    if order.everyone:
        return loaded.parties
    found = [_in_case(name, loaded, project) for name in order.parties]
    if order.county is not None:
        found += of_county(loaded.parties, order.county)
    if not found:
        choices = swedish.shortened([party.name for party in loaded.parties])
        hint = f"--kommun NAMN, --lan LÄN eller --alla. Ärendets parter: {choices}"
        raise UsageError(Problem("U04", "ange vilka kommuner handlingarna ska skrivas för", hint=hint))
    return tuple(dict.fromkeys(found))


def _in_case(typed: str, loaded: LoadedCase, project: Project) -> Party:
    party = find_party(loaded.register, typed, loaded.parties)
    if party not in loaded.parties:
        elsewhere = [name for name in project.case_files if party in _parties_of(name, project)]
        hint = f"parter: {swedish.shortened([one.name for one in loaded.parties])}"
        if elsewhere:
            hint = f"{party.name} är part i {swedish.joined(elsewhere)}: lägg till --arende {elsewhere[0]}"
        raise UsageError(Problem("U05", f"{party.name} är inte part i ärendet {loaded.case.id}", hint=hint))
    return party


def _parties_of(name: str, project: Project) -> tuple[Party, ...]:
    """The parties of a case; none when it cannot be loaded, which is not what was asked."""
    try:
        return project.case(name).parties
    except BeslutError:
        return ()


def wanted_kinds(order: Order, case: Case) -> tuple[DocumentKind, ...]:
    """The documents that the order names, in the case's order; the whole mailing when it names none.

    With a step, only the documents that exist for each step. Raises UsageError with the nearest names.
    """
    known = {kind.id: kind for kind in case.documents if kind.by_step or not order.step}
    wanted = set()
    for typed in order.documents:
        forms = {swedish.folded(form): kind.id for kind in known.values() for form in (kind.id, kind.name)}
        if swedish.folded(typed) not in forms:
            hint = did_you_mean(typed, known) or f"handlingar: {', '.join(known)}"
            where = f"för ett steg i ärendet {case.id}" if order.step else "i ärendet"
            raise UsageError(Problem("U03", f"handlingen ”{typed}” finns inte {where}", hint=hint))
        wanted.add(forms[swedish.folded(typed)])
    if wanted:
        return tuple(kind for kind in known.values() if kind.id in wanted)
    return tuple(kind for kind in known.values() if order.step or not kind.on_request)


def house_style(name: str, profiles: Mapping[str, Profile]) -> Profile:
    """The house style of that name, accents forgiven. Raises UsageError with the nearest names."""
    found = profiles.get(name) or next(
        (one for ident, one in profiles.items() if swedish.folded(ident) == swedish.folded(name)), None
    )
    if found is None:
        hint = did_you_mean(name, profiles) or f"profiler: {swedish.shortened(list(profiles))}"
        raise UsageError(Problem("U17", f"profilen ”{name}” finns inte", hint=hint))
    return found


def asked_dialect(order: Order) -> Dialect | None:
    """The dialect that the order asks for, if any. Raises UsageError."""
    if order.dialect is None:
        return None
    found = DIALECTS.get(order.dialect.upper())
    if found is None:
        hint = f"välj bland {', '.join(DIALECTS)}"
        raise UsageError(Problem("U18", f"dialekten ”{order.dialect}” finns inte", hint=hint))
    return found
