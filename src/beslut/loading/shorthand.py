# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What a case file may say in few words, written out as the model has it: plain data in, the same data changed.

`källa` once at the top is where everything comes from that names no source of its own. A text where a fact could stand
is a fact with that source. A chain is one line, `socialnämnden > ks > kf`. A document of the standard kind is its id.
What has another form than these is left as it is, for the model to refuse at its place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from typing import Any

from beslut.model import BodyChoice, Status, chosen_body, chosen_chain, in_full, kind_of
from beslut.speed.values import dataclass
from beslut.swedish import folded

UNKNOWN = Status.UNKNOWN.value
_PARTS = ("organ", "datum", "paragraf", "diarienummer")


@dataclass(frozen=True)
class Standard:
    """The documents that ship for any case, and the facts that their templates print, as plain data by id."""

    documents: Mapping[str, Any] = field(default_factory=dict)
    facts: Mapping[str, Any] = field(default_factory=dict)
    folder: str = "standard/"


def write_out(data: Any, standard: Standard) -> None:
    """Write out the short forms of one case file's data, in place."""
    if not isinstance(data, dict):
        return
    source = data.get("källa")
    told = source if isinstance(source, str) else None
    _documents(data, standard)
    _party(data, told, "föreslaget")
    for name in ("annan_avsändare", "dag"):
        if name in data:
            data[name] = _claim(data[name], told, "värde")
    for party in _listed(data.get("andra_parter")):
        _sourced(party, told)
        _bodies(party, told)
    for earlier in _listed(data.get("tidigare_beslut")):
        if isinstance(earlier.get("annars"), dict):
            _earlier(earlier["annars"], told)
    for facts in _values(data.get("per_part")):
        _party(facts, told, "valt")
        _bodies(facts, told)
        for earlier in _values(facts.get("tidigare_beslut")):
            _earlier(earlier, told)
        for step in _values(facts.get("steg")):
            _facts(step, told)


def _documents(data: dict[str, Any], standard: Standard) -> None:
    """The whole standard mailing where the case lists no documents; the standard's keys where it names one of them."""
    listed = data.setdefault("handlingar", list(standard.documents)) if standard.documents else data.get("handlingar")
    listed = listed if isinstance(listed, list) else []
    by_name = {folded(ident): ident for ident in standard.documents}
    for number, one in enumerate(listed):
        named = {"id": by_name.get(folded(one), one)} if isinstance(one, str) else one
        if isinstance(named, dict) and "mall" not in named and isinstance(ident := named.get("id"), str):
            listed[number] = {**standard.documents.get(ident, {}), **named}
    used = [one.get("mall", "") for one in _listed(listed)]
    facts = data.setdefault("uppgifter", {})
    if isinstance(facts, dict) and any(isinstance(mall, str) and mall.startswith(standard.folder) for mall in used):
        for ident, fact in standard.facts.items():
            facts.setdefault(ident, dict(fact))


def _party(data: dict[str, Any], source: str | None, standing: str) -> None:
    """What a case says of all its parties, or of one."""
    if isinstance(data.get("uppgifter"), dict):
        _facts(data["uppgifter"], source)
    if "kedja" in data:
        data["kedja"] = _chain(data["kedja"])
    if isinstance(body := data.get("beslutande_organ"), str) and body.strip():
        data["beslutande_organ"] = {"status": standing, **_choice(chosen_body(body))}
    if isinstance(body := data.get("beslutande_organ"), dict) and source and body.get("status") != "okänt":
        body.setdefault("källa", source)
    if isinstance(taking_part := data.get("deltagande"), dict) and "organ" in taking_part:
        _sourced(taking_part, source)


def _chain(told: Any) -> Any:
    """One line, or a list with links of few words, as a list of choices; left as it is where it cannot be read."""
    if isinstance(told, str):
        try:
            return [_choice(link) for link in chosen_chain(told)]
        except ValueError:
            return told
    if isinstance(told, list):
        return [_choice(chosen_body(link)) if isinstance(link, str) and link.strip() else link for link in told]
    return told


def unknown_fact(ident: str, where: str = "under uppgifter i ärendefilen") -> dict[str, str]:
    """A fact of which nothing is told but that it is to be found out, and where that is to be written."""
    words = ident.replace("_", " ")
    return {"status": UNKNOWN, "lucka": f"{words} saknas", "anvisning": f"Fyll i {words} {where}."}


def _choice(link: BodyChoice) -> dict[str, str]:
    return {"slag": link.kind.value} if link.kind else {"namn": link.name or ""}


def _facts(facts: dict[str, Any], source: str | None) -> None:
    for ident, fact in facts.items():
        facts[ident] = _claim(fact, source, "värde") if fact != UNKNOWN else unknown_fact(str(ident))


def _claim(told: Any, source: str | None, value: str) -> Any:
    """A claim: its words alone, or its keys with the standing that they tell of."""
    if isinstance(told, str) and source:
        told = {value: told}
    if isinstance(told, dict):
        if "lucka" in told or "anvisning" in told:
            told.setdefault("status", "belagd" if value in told else "okänd")
        _sourced(told, source)
    return told


def _sourced(claim: dict[str, Any], source: str | None) -> None:
    """Give a claim the standing that its keys tell of, and the case's source where it is sourced and names none."""
    if "status" not in claim and (source or "källa" in claim or "härledd_ur" in claim):
        claim["status"] = "härledd" if "härledd_ur" in claim else "belagd"
    if claim.get("status") == "belagd" and source:
        claim.setdefault("källa", source)


def _bodies(party: dict[str, Any], source: str | None) -> None:
    """Organs: a name alone is an organ of the kind that the name tells of."""
    bodies = party["organ"] if isinstance(party.get("organ"), list) else []
    for number, body in enumerate(bodies):
        named = {"namn": body} if isinstance(body, str) else body
        if isinstance(named, dict) and isinstance(name := named.get("namn"), str):
            kind = kind_of(name)
            if kind:
                named.setdefault("slag", kind.value)
            _sourced(named, source)
            bodies[number] = named


def _earlier(decision: dict[str, Any], source: str | None) -> None:
    """What is told of an earlier decision: something of it makes it recorded; a part may have keys of its own."""
    for part in _PARTS:
        told = decision.get(part)
        if isinstance(told, dict):
            decision[part] = told.get("värde")
            for key, where in (("härledd_ur", "härlett"), ("källa", "källor")):
                if key in told and isinstance(known_of := decision.setdefault(where, {}), dict):
                    known_of[part] = told[key]
    if isinstance(body := decision.get("organ"), str):
        decision["organ"] = in_full(body)
    known = any(decision.get(part) for part in _PARTS)
    if known:
        decision.setdefault("läge", "dokumenterat")
    if source and (known or decision.get("läge") == "inget"):
        decision.setdefault("källa", source)


def _listed(data: Any) -> Iterator[dict[str, Any]]:
    yield from (one for one in (data if isinstance(data, list) else ()) if isinstance(one, dict))


def _values(data: Any) -> Iterator[dict[str, Any]]:
    yield from (one for one in (data.values() if isinstance(data, dict) else ()) if isinstance(one, dict))
