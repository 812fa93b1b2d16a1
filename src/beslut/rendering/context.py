# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What a template can name: the Swedish words of docs/mallar.md and the values behind them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from beslut import wording
from beslut.blocks import Decision, Gap, GapKind, Phrase, missing
from beslut.model import Attachment, Body, EarlierDocument, Party, PartyContext
from beslut.points import decisions, repealed
from beslut.rendering.marking import TemplateContext, Value
from beslut.rendering.meetings import day_of, others, section_of

_DATE_GAP = missing(GapKind.DATE, "Fyll i handlingens datum när den upprättas.")


def template_context(context: PartyContext) -> TemplateContext:
    """Every name that a template may use for this party in this case."""
    case = context.case
    values: dict[str, Value] = {
        "part": _party(context.party, context.day),
        "avsändare": _party(context.sender, context.day),
        "ärende": {"titel": case.title, "ärendemening": wording.phrase(wording.slots(context)["ärendemening"])},
        "datum": wording.phrase(context.issued.isoformat()) if context.issued else (_DATE_GAP,),
        "uppgifter": dict(wording.facts(context)),
        "organ": _bodies(context),
        "typnamn": {
            "tjänsteskrivelse": context.profile.memo.name or "Tjänsteskrivelse",
            "tjänsteskrivelse_gemen": (context.profile.memo.name or "Tjänsteskrivelse").lower(),
            "protokollsutdrag": context.profile.minutes.name or "Protokollsutdrag",
        },
        "tidigare_beslut": {one.id: _earlier(context, one) for one in case.earlier},
        **others(context),
        "möte": _meeting(context),
        "beslut": Later(
            {
                "föreslås": lambda: decisions(context),
                "beslutar": lambda: decisions(context, own=True),
                "förslaget": lambda: _proposal(context),
                "steget": lambda: decisions(context, own=context.step is None, minutes=True, headed=True),
            }
        ),
        "bilagor": [_attachment(context, attachment) for attachment in case.attachments],
        "handlingar": [kind.id for kind in case.documents if case.gets(context.party, kind)],
    }
    if case.participation:
        municipalities = [party for party in context.parties if party.kind == "kommun"]
        values["parter"] = [Later(_participant(context, party)) for party in municipalities]
        values["deltagande"] = wording.participation(context)
    return values


class Later(Mapping[str, Any]):
    """Names whose values are worked out when a template asks for them, once."""

    def __init__(self, makers: Mapping[str, Callable[[], Value]]) -> None:
        self._makers = makers
        self._made: dict[str, Value] = {}

    def __getitem__(self, key: str) -> Value:
        if key not in self._made:
            self._made[key] = self._makers[key]()
        return self._made[key]

    def __contains__(self, key: object) -> bool:
        return key in self._makers  # Mapping's own would work the value out

    def __iter__(self) -> Iterator[str]:
        return iter(self._makers)

    def __len__(self) -> int:
        return len(self._makers)


def _party(party: Party, day: date) -> Value:
    return {
        **wording.names_of(party),
        "kod": party.code,
        "län": party.county,
        "slag": party.kind,
        "adress": _postal(party, day),
    }


def _postal(party: Party, day: date) -> list[Phrase]:
    """The lines of the party's postal address below its name, where it is known and not too old."""
    told = dict(party.contact.told_on(day)) if party.contact else {}
    lines = [line for line in told.get("Postadress", "").split(", ") if line not in ("", *party.names)]
    return [wording.phrase(line) for line in lines]


def _bodies(context: PartyContext) -> Later:
    """Who decides, who is written to, whose meeting it is, and who gets the matter after it."""
    here = context.step
    return Later(
        {
            "beslutande": lambda: wording.deciding_body(context),
            "mottagare": lambda: wording.addressee(context),
            "sammanträde": lambda: wording.phrase(here.name) if here else wording.deciding_body(context),
            "nästa": lambda: _next(context),
        }
    )


def _proposal(context: PartyContext) -> tuple[Decision, ...]:
    """What the meeting is asked to decide: before the last body the proposal of the one before it, else the step's.

    The last body is asked nothing of what the one before it decides itself.
    """
    preparing = wording.before(context)
    if preparing and (context.step is None or wording.next_body(context) is None):
        return decisions(replace(context, step=preparing[-1]), minutes=True, others=False)
    return decisions(context, own=context.step is None, minutes=True)


def _next(context: PartyContext) -> Phrase:
    """The body that gets the matter after this step; the deciding body when no other does."""
    body = wording.next_body(context)
    return wording.phrase(body.in_text) if body else wording.deciding_body(context)


def _earlier(context: PartyContext, document: EarlierDocument) -> Later:
    """What is known of the party's earlier decision, and whether a point is about it, for a template to choose by."""
    known = context.case.facts_of(context.party).earlier.get(document.id, document.otherwise)
    return Later(
        {
            "läge": lambda: known.state.value,
            "relation": lambda: known.relation.value,
            "dokument": lambda: document.document,
            "punkt": lambda: document.id in repealed(context),
        }
    )


def _meeting_of(context: PartyContext, body: Body) -> Value:
    """An earlier meeting in the chain, as its minutes are cited."""
    return {
        "organ": wording.phrase(body.in_text),
        "organets": wording.genitive(wording.phrase(body.in_text)),
        "paragraf": section_of(context, body),
        "datum": day_of(context, body),
    }


def _meeting(context: PartyContext) -> Later:
    """The meeting at this step, and those before it."""
    return Later(
        {
            "tidigare": lambda: [_meeting_of(context, body) for body in wording.before(context)],
            "steg": lambda: context.step is not None,
            "förslag": lambda: context.step is not None and wording.next_body(context) is not None,
            "paragraf": lambda: section_of(context, context.step),
            "datum": lambda: day_of(context, context.step),
        }
    )


def _attachment(context: PartyContext, attachment: Attachment) -> Phrase:
    if attachment.file is None or attachment.file in context.attached:
        return wording.phrase(attachment.name)
    hint = attachment.hint or f"Lägg filen {attachment.file} i mappen för ärendet ({context.case.id})."
    return wording.phrase(f"{attachment.name}, ", missing(GapKind.FILE, hint))


def _participant(context: PartyContext, party: Party) -> Mapping[str, Callable[[], Value]]:
    """One row of the table of participants: its names, its organs, and where we have them from."""
    own = replace(context, party=party, step=None)

    def named(words: str) -> Callable[[], Value]:
        return lambda: words

    return {
        **{key: named(words) for key, words in wording.names_of(party).items()},
        "nämnder": lambda: wording.body_list(own) if party == context.party else _bodies_of_another(own),
        "källa": lambda: _sources(own, wording.bodies_taking_part(own)[0]),
    }


def _bodies_of_another(context: PartyContext) -> Phrase:
    """Another party's bodies as plain words: what is not known of it is nothing for this party to fill in."""
    listed = wording.body_list(context)
    return wording.phrase("uppgift saknas") if any(isinstance(one, Gap) for one in listed) else _plain(listed)


def _plain(words: Phrase) -> Phrase:
    return wording.phrase("".join(one.text for one in words))


def _sources(context: PartyContext, bodies: Collection[Body]) -> Phrase:
    """What the sources show: that the chairs take part, or only that the bodies exist, or did; with their age."""
    told, known = context.case.facts_of(context.party).taking_part, context.case.sources
    if told and told.source:
        fact = wording.fact_name("deltagande.organ", context.case.earlier)
        parts = wording.source_of(fact, known.get(told.source, told.source))
        return wording.phrase(f"deltagandet: {', '.join(_sites('; '.join(parts)))}")
    shown, verb = (bodies, "finns") if bodies else (wording.bodies_in_area(context), "fanns en annan tid")
    found, noun = _aged(shown), "organet" if len(shown) == 1 else "organen"
    return wording.phrase(f"bara att {noun} {verb}: {', '.join(found)}" if found else "ingen källa funnen")


def _aged(bodies: Collection[Body]) -> list[str]:
    """The sites that tell of the bodies, each with the days that it told them on."""
    sites: dict[str, list[str]] = {}
    for body in bodies:
        for site in _sites(body.source or body.inferred_from or ""):
            sites.setdefault(site, []).extend([body.stated] if body.stated else [])
    return [f"{site} ({', '.join(sorted(set(ages)))})" if ages else site for site, ages in sites.items()]


def _sites(source: str) -> list[str]:
    """The host of each address in a source, or the words of a source that is no address."""
    sites = []
    for one in source.split(";"):
        address = one.strip().removeprefix("https://").removeprefix("http://").removeprefix("www.")
        host = address.split("/")[0].split(" ")[0]
        sites.append(host if "." in host else one.strip())
    return sites
