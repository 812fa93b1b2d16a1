# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What a template can name: the Swedish words of docs/mallar.md and the values behind them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from beslut import swedish, wording
from beslut.blocks import Gap, Phrase
from beslut.model import Attachment, Case, Organ, Party, Standing
from beslut.rendering.marking import Context, Value

_DATE_GAP = Gap("datum saknas", "Fyll i handlingens datum när den upprättas. Det går också att ange med --dag.")
_SECTION_GAP = Gap("paragraf saknas", "Fyll i paragrafens nummer ur protokollet.")
_MEETING_GAP = Gap("sammanträdesdatum saknas", "Fyll i dagen för sammanträdet.")


def context(standing: Standing) -> Context:
    """Every name that a template may use for this party in this case."""
    case = standing.case
    values: dict[str, Value] = {
        "part": _party(standing.party),
        "avsändare": _party(standing.sender),
        "ärende": {"titel": case.title, "ärendemening": case.matter},
        "datum": wording.phrase(standing.issued.isoformat()) if standing.issued else (_DATE_GAP,),
        "uppgifter": dict(wording.facts(standing)),
        "organ": {
            "beslutande": wording.deciding_organ(standing),
            "mottagare": wording.addressee(standing),
            "sammanträde": wording.phrase(standing.step.name) if standing.step else wording.deciding_organ(standing),
        },
        "möte": _meeting(standing),
        "beslut": {
            "föreslås": wording.decisions(standing),
            "beslutar": wording.decisions(standing, own=True),
            "steget": wording.decisions(standing, own=standing.step is None),
        },
        "bilagor": [_attachment(standing, attachment) for attachment in case.attachments],
    }
    if case.participation:
        values["parter"] = [_participant(standing, party) for party in standing.parties if party.kind == "kommun"]
        values["deltagande"] = wording.participation(standing)
    return values


def _party(party: Party) -> Value:
    return {**wording.names_of(party), "kod": party.code, "län": party.county, "slag": party.kind}


def _meeting(standing: Standing) -> Value:
    """The meeting at this step: § in the house's form, date, and gaps for what nobody has told."""
    own = standing.case.facts_of(standing.party)
    known = own.at_step.get(standing.step.abbreviation, {}) if standing.step else {}
    section, day = known.get("paragraf"), known.get("sammanträdesdatum")
    number: Phrase = (_SECTION_GAP,)
    if section and section.value:
        form = swedish.section(section.value, standing.profile.section_form)
        number = wording.fact(section.model_copy(update={"value": form}))
    elif section:
        number = wording.fact(section)
    last = wording.decider(standing.case, standing.party)
    return {
        "förslag": standing.step is not None and standing.step != last,
        "paragraf": number,
        "datum": wording.fact(day) if day else (_MEETING_GAP,),
    }


def _attachment(standing: Standing, attachment: Attachment) -> Phrase:
    if attachment.file in standing.attached:
        return wording.phrase(attachment.name)
    return wording.phrase(f"{attachment.name}, ", Gap("filen saknas", attachment.hint))


def _participant(standing: Standing, party: Party) -> Value:
    """One row of the table of participants: its names, its organs, and where we have them from."""
    own = replace(standing, party=party, step=None)
    organs, _ = wording.organs_taking_part(own)
    return {
        **wording.names_of(party),
        "nämnder": wording.organ_list(own),
        "källa": _sources(standing.case, party, organs),
    }


def _sources(case: Case, party: Party, organs: Iterable[Organ]) -> Phrase:
    """The sites that the organs are known from, with the age of each statement; plain words when there is none."""
    told = case.facts_of(party).taking_part
    sites: dict[str, list[str]] = {}
    if told and told.source:
        sites = {site: [] for site in _sites(case.sources.get(told.source, told.source))}
    else:
        for organ in organs:
            for site in _sites(organ.source or organ.inferred_from or ""):
                sites.setdefault(site, []).extend([organ.stated] if organ.stated else [])
    listed = [f"{site} ({', '.join(sorted(set(ages)))})" if ages else site for site, ages in sites.items()]
    return wording.phrase(", ".join(listed) or "ingen källa funnen")


def _sites(source: str) -> list[str]:
    """The host of each address in a source, or the words of a source that is no address."""
    sites = []
    for one in source.split(";"):
        address = one.strip().removeprefix("https://").removeprefix("http://").removeprefix("www.")
        host = address.split("/")[0].split(" ")[0]
        sites.append(host if "." in host else one.strip())
    return sites
