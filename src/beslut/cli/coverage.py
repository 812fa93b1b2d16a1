# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""`beslut list tackning` and `list organ`: what the register knows, how old it is, and what a coordinator can add."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from beslut.assets import REGISTER
from beslut.model import TERM_YEARS, Body, BodyKind, Moment, Party, last_day
from beslut.planning import Order, find_party, of_county
from beslut.project import Project

_BY_LAW = (BodyKind.COUNCIL, BodyKind.BOARD)
_EVERYONE = "alla"


def chosen(project: Project, asked: Order) -> Sequence[Party]:
    """The parties that are asked for: of the case or the register, narrowed by name and county.

    Raises UsageError with the nearest names.
    """
    loaded = None if asked.case is None else project.case(asked.case)
    register = loaded.register if loaded else project.register
    parties = loaded.parties if loaded else tuple(register.parties.values())
    if not asked.parties and asked.county is None:
        return parties
    found = [find_party(register, typed, parties) for typed in asked.parties]
    if asked.county is not None:
        found += of_county(parties, asked.county, "registret" if asked.case is None else "ärendet")
    return tuple(dict.fromkeys(found))


def organs(project: Project, asked: Order) -> Iterable[Mapping[str, str | int | bool | None]]:
    """One row an organ that somebody has looked up: whose, what it is, from when, and where that is said."""
    for party in chosen(project, asked):
        for body in _known(party):
            yield {
                "kod": party.code, "part": party.name, "organ": body.name, "slag": body.kind, "status": body.status,
                "uppgift": body.stated, "från": body.since, "till": body.until, "inaktuell": _is_old(body, asked.today),
                "källa": body.source, "anmärkning": body.remark or body.inferred_from,
            }  # fmt: skip


def coverage(project: Project, asked: Order) -> Iterable[Mapping[str, str | int | bool | None]]:
    """One row a county, in the order of their codes; federations count in the county that they say."""
    counties: dict[str, list[Party]] = {}
    for party in chosen(project, asked):
        if party.county:
            counties.setdefault(party.county_code, []).append(party)
    for code in sorted(counties):
        yield _of_county(code, counties[code], project, asked.today)


def _of_county(code: str, parties: Sequence[Party], project: Project, today: date) -> Mapping[str, str | int | None]:
    bodies = [body for party in parties for body in _known(party)]
    kinds = Counter(body.kind for body in bodies)
    told = sorted((moment for body in bodies if (moment := _moment(body))), key=last_day)
    addressed = [party.contact for party in parties if party.contact]
    written = sorted((one.stated for one in addressed if one.stated), key=last_day)
    styles = [project.profiles[party.profile] for party in parties if party.profile]
    return {
        "länskod": code, "län": parties[0].county, "parter": len(parties),
        "organ": len(bodies), "nämnder": kinds[BodyKind.COMMITTEE], "gemensamma": kinds[BodyKind.JOINT_COMMITTEE],
        "utskott": kinds[BodyKind.SUBCOMMITTEE],
        "förbundsorgan": kinds[BodyKind.FEDERATION_DIRECTORATE] + kinds[BodyKind.FEDERATION_COUNCIL],
        "äldst": told[0] if told else None, "senast": told[-1] if told else None, "odaterade": len(bodies) - len(told),
        "inaktuella": sum(_is_old(body, today) for body in bodies),
        "skrivsätt": len(styles), "skrivsätt_att_kontrollera": sum(bool(one.to_check) for one in styles),
        "adresser": len(addressed), "adresser_senast": written[-1] if written else None,
        "utan_organ": _names(parties, lambda party: not any(_known(party))),
        "utan_skrivsätt": _names(parties, lambda party: not party.profile),
        "utan_adress": _names(parties, lambda party: not party.contact),
    }  # fmt: skip


def _known(party: Party) -> Iterable[Body]:
    """The organs that somebody has looked up; every party has a council and a board by law."""
    return (body for body in party.bodies if body.kind not in _BY_LAW)


def _moment(body: Body) -> Moment | None:
    """When somebody last said that the organ is there."""
    return body.stated or body.since


def _is_old(body: Body, today: date) -> bool:
    """Whether the organ is known to be gone, or was last told of more than a term of office ago."""
    if body.until:
        return last_day(body.until) < today
    moment = _moment(body)
    return moment is not None and today.year - last_day(moment).year > TERM_YEARS


def _names(parties: Sequence[Party], lacks: Callable[[Party], bool]) -> str | None:
    """The short names of those that lack something; *alla* for all, None for nobody."""
    found = [party.name for party in parties if lacks(party)]
    return _EVERYONE if len(found) == len(parties) else ", ".join(found) or None


def in_words(row: Mapping[str, str | int | bool | None]) -> str:
    """A row as a person reads it: what is known and how old it is, then whose is missing, parted by tabs."""
    parts = [f"{row['län']}, {row['parter']} part{'' if row['parter'] == 1 else 'er'}"]
    if row["organ"]:
        age = f"{row['äldst']}–{row['senast']}, " if row["äldst"] else ""
        parts.append(f"{row['organ']} organ ({age}{row['odaterade']} odaterade, {row['inaktuella']} inaktuella)")
    if row["skrivsätt"]:
        parts.append(f"{row['skrivsätt']} skrivsätt ({row['skrivsätt_att_kontrollera']} att kontrollera)")
    if row["adresser"]:
        parts.append(f"{row['adresser']} adresser (senast {row['adresser_senast'] or 'utan datum'})")
    lacking = ((what, row[f"utan_{what}"]) for what in ("organ", "skrivsätt", "adress"))
    return "\t".join([*parts, *(f"saknar {what}: {names}" for what, names in lacking if names)])


def advice(asked: Order) -> str:
    """How somebody sees more, and where he adds what is missing."""
    where = asked.project / REGISTER if asked.project else f"{REGISTER.as_posix()} i ett eget projekt (beslut init)"
    return (
        "tips: organen, med dag och källa: beslut list organ --lan LÄN\n"
        f"tips: lägg till i {where}: fler_organ, adress och profil, med uppgift och källa; "
        "det gäller före det som följer med"
    )
