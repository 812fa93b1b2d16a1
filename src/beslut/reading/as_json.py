# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Readings as the JSON that `beslut read --json` prints, and its JSON Schema (`beslut schema lasning`)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from beslut.reading.said import LIKELY, SURE, Passage, Reading, Repeal, Said, Spot

VERSION = 1
FIELDS = {
    "typ": "kind",
    "organisation": "organisation",
    "organ": "body",
    "datum": "day",
    "paragraf": "section",
    "diarienummer": "case_number",
    "motpartens_diarienummer": "their_case_number",
    "ärendemening": "matter",
    "beslut_avser": "concerns",
    "utfall": "outcome",
    "beslutsfattare": "decider",
    "kedja": "chain",
    "dialekt": "dialect",
    "omedelbar_justering": "adjusted_at_once",
}
"""The fields' names in Swedish, and in code."""
LISTS = {
    "beslutspunkter": "points",
    "förslag": "proposals",
    "beslutsunderlag": "basis",
    "skickas_till": "recipients",
    "villkor": "conditions",
    "reservationer": "reservations",
    "ersätter": "replaces",
    "upphävande": "repeals",
    "varningar": "warnings",
}
"""The lists' names in Swedish, and in code."""
_TEXTS = {
    "typ": "Slag av handling: protokoll, protokollsutdrag, tjänsteskrivelse, kallelse, missiv eller yttrande.",
    "organisation": "Kommunen, regionen eller förbundet vars handling det är.",
    "organ": "Organet som har sammanträtt, i löpande texts form; för en skrivelse det organ den är ställd till.",
    "datum": "Sammanträdets dag (ISO); för en skrivelse dess datum.",
    "paragraf": "Paragrafens nummer, utan §.",
    "diarienummer": "Diarienumret så som det är skrivet.",
    "motpartens_diarienummer": "Den andra partens diarienummer.",
    "ärendemening": "Ärendets rubrik.",
    "beslut_avser": "”eget beslut” eller ”förslag till ORGAN”.",
    "utfall": "antaget, tillstyrkt, avstyrkt, avslaget, återremitterat, bordlagt, utgått eller noterat.",
    "beslutsfattare": "Organet som beslutar till slut.",
    "kedja": "Organen i den ordning som inledningar och rubriker säger.",
    "dialekt": "D1–D6 eller annan: punkternas form.",
    "omedelbar_justering": "Sant när texten säger att paragrafen är omedelbart justerad.",
    "beslutspunkter": "Det som organet har beslutat, ordagrant, utan nummer och punkttecken.",
    "förslag": "Det som har föreslagits organet före beslutet; yrkanden på sammanträdet hör inte hit.",
    "beslutsunderlag": "Handlingarna som beslutet bygger på.",
    "skickas_till": "De som ska få beslutet.",
    "villkor": "Meningar i punkterna som gör beslutet beroende av något.",
    "reservationer": "Reservationer, så som de står.",
    "ersätter": "Meningar i punkterna som säger att något ersätts.",
    "upphävande": "Äldre handlingar som punkterna gör slut på.",
    "varningar": "Det som en människa bör se efter: text som är avklippt.",
}


def object_schema(properties: dict[str, Any]) -> dict[str, Any]:
    """The JSON Schema of an object that has exactly these keys."""
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


SPOT = object_schema({"sida": {"type": "integer", "minimum": 1}, "rad": {"type": "integer", "minimum": 1}})
TEXT_OR_NONE = {"type": ["string", "null"]}
SCHEMA = "https://json-schema.org/draft/2020-12/schema"


def readings_as_json(readings: Iterable[Reading]) -> dict[str, Any]:
    """All readings as plain data, ready for json.dumps."""
    return {"version": VERSION, "läsningar": [reading_as_json(reading) for reading in readings]}


def reading_as_json(reading: Reading) -> dict[str, Any]:
    """One reading as plain data."""
    made: dict[str, Any] = {"fil": reading.file}
    made |= {name: _field(getattr(reading, attribute)) for name, attribute in FIELDS.items()}
    made |= {name: [_item(one) for one in getattr(reading, attribute)] for name, attribute in LISTS.items()}
    return made


def _field(said: Said) -> dict[str, Any]:
    value = list(said.value) if isinstance(said.value, tuple) else said.value
    return {"värde": value, "säkerhet": said.sureness, "plats": _spot(said.spot), "skäl": said.reason}


def _spot(spot: Spot | None) -> dict[str, int] | None:
    return {"sida": spot.page, "rad": spot.row} if spot else None


def _item(one: Passage | Repeal) -> dict[str, Any]:
    base: dict[str, Any] = {"text": one.text, "plats": _spot(one.spot), "säkerhet": one.sureness}
    if isinstance(one, Repeal):
        return base | {"dokument": one.document, "organ": one.body, "datum": one.day, "paragraf": one.section}
    return base | {"nummer": one.number, "organ": one.body}


def reading_schema() -> dict[str, Any]:
    """The JSON Schema of what `readings_as_json` gives."""
    sureness = {"enum": [SURE, LIKELY]}
    passage = object_schema(
        {"text": {"type": "string"}, "plats": SPOT, "säkerhet": sureness, "nummer": TEXT_OR_NONE, "organ": TEXT_OR_NONE}
    )
    repeal = object_schema(
        {"text": {"type": "string"}, "plats": SPOT, "säkerhet": sureness}
        | dict.fromkeys(("dokument", "organ", "datum", "paragraf"), TEXT_OR_NONE)
    )
    fields = {name: {**_said(name), "description": _TEXTS[name]} for name in FIELDS}
    lists = {
        name: {"type": "array", "items": repeal if name == "upphävande" else passage, "description": _TEXTS[name]}
        for name in LISTS
    }
    one = object_schema({"fil": {"type": "string", "description": "Filens namn."}} | fields | lists)
    return {
        "$schema": SCHEMA,
        "title": "Läsning av protokoll",
        "description": "Vad beslut read har läst: en läsning för varje paragraf eller ärende, i ordning.",
        **object_schema({"version": {"const": VERSION}, "läsningar": {"type": "array", "items": one}}),
    }


def _said(name: str) -> dict[str, Any]:
    """A field: its value, or null with the reason why."""
    kinds: dict[str, Any] = {
        "omedelbar_justering": {"type": "boolean"},
        "kedja": {"type": "array", "items": {"type": "string"}},
        "datum": {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"},
    }
    value = kinds.get(name, {"type": "string"})
    return object_schema(
        {
            "värde": {"anyOf": [value, {"type": "null"}]},
            "säkerhet": {"enum": [SURE, LIKELY, None]},
            "plats": {"anyOf": [SPOT, {"type": "null"}]},
            "skäl": {"type": "string", "minLength": 1},
        }
    )
