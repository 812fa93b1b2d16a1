# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""JSON Schema (2020-12) of the data files, for editors that complete and explain the keys while somebody writes.

The classes say the form, schema_texts the words. Two things differ from what pydantic makes of them. A scalar may be
a number to the editor that is text to us (`uppgift: 2022`). And a project's own register may hold only what it changes,
so only the key that tells which entry is meant is required there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from beslut.loading.schema_texts import KEYS
from beslut.model import Case, FollowUpFile, Model, ProfileFile, RegisterFile
from beslut.model.validation import adapter
from beslut.points import KINDS

_FILES: Mapping[str, tuple[type[Model], str]] = {
    "arende": (Case, "Ärendefil: data/arenden/<id>.yaml"),
    "kommuner": (RegisterFile, "Register: data/kommuner.yaml"),
    "profiler": (ProfileFile, "Skrivsätt: data/profiler.yaml"),
    "uppfoljning": (FollowUpFile, "Uppföljning: uppfoljning/<ärende>.yaml"),
}
SCHEMAS = tuple(_FILES)
CLASS_TEXTS: Mapping[str, str] = {kind.__name__: kind.explained for kind in KINDS}
KEY_TEXTS: Mapping[str, str] = KEYS | {key: text for kind in KINDS for key, text in kind.key_texts.items()}
"""What an editor shows: by class, and by key or `Class.key`."""
_ONLY_REQUIRED = {"MunicipalityEntry": ["kommunkod"], "RegionEntry": ["länskod"], "FederationEntry": ["id"]}
_SHORT: Mapping[str, tuple[str, ...]] = {
    "Case": ("id", "titel", "ärendemening", "parter", "beslut"),
    "Fact": (), "EarlierDecision": (), "Body": ("namn",), "CaseDay": ("värde",), "DocumentKind": ("id",),
    "Sender": ("namn", "genitiv"), "OtherParty": ("namn", "genitiv", "organ"), "BodiesTakingPart": ("organ",),
}  # fmt: skip
"""What is required of a class in a case file, where the rest may follow from the case's `källa` and the standard."""
_OR_WORDS = {
    "Case.kedja", "PartyFacts.kedja", "Case.beslutande_organ", "PartyFacts.beslutande_organ", "Case.dag",
}  # fmt: skip
_PIECES_OR_WORDS = _OR_WORDS | {
    "Case.handlingar", "Case.uppgifter", "PartyFacts.uppgifter", "PartyFacts.organ", "OtherParty.organ",
}  # fmt: skip
"""Keys, and keys whose pieces, may be words in the place of keys and values (`loading/shorthand`)."""
_OR_A_PART = ("organ", "datum", "paragraf", "diarienummer")
_WORDS = {"type": ["string", "number"]}
_PART = {"type": "object", "properties": dict.fromkeys(("värde", "härledd_ur", "källa"), _WORDS)}


def schema_of(file: str) -> dict[str, Any]:
    """The JSON Schema of one kind of data file, by its name in SCHEMAS."""
    model, title = _FILES[file]
    made = adapter(model).json_schema(by_alias=True)
    definitions = made.pop("$defs", {})
    short = file == "arende"
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        **_class(model.__name__, made, short=short),
        "$defs": {name: _class(name, content, short=short) for name, content in sorted(definitions.items())},
    }


def keys_with_texts() -> Iterator[tuple[str, str]]:
    """Every class and key of the files, for whoever holds the table of texts complete."""
    for model, _ in _FILES.values():
        made = adapter(model).json_schema(by_alias=True)
        for name, content in {**made.get("$defs", {}), model.__name__: made}.items():
            for key in content.get("properties", {}):
                yield name, key


def _class(name: str, content: Mapping[str, Any], *, short: bool = False) -> dict[str, Any]:
    """One class of the model, with Swedish words for its keys."""
    schema: dict[str, Any] = _value(content)
    if name in CLASS_TEXTS:
        schema = {"description": CLASS_TEXTS[name], **schema}
    if name in _ONLY_REQUIRED:
        schema["required"] = _ONLY_REQUIRED[name]
    if short and name in _SHORT:
        schema["required"] = list(_SHORT[name])
    for key, value in schema.get("properties", {}).items():
        text = KEY_TEXTS.get(f"{name}.{key}") or KEY_TEXTS.get(key)
        value = _or_words(f"{name}.{key}", value) if short else value
        schema["properties"][key] = {"description": text, **value} if text else value
    return schema


def _or_words(name: str, value: dict[str, Any]) -> dict[str, Any]:
    """The value of a key that may be told in few words."""
    if name.startswith("EarlierDecision.") and name.partition(".")[2] in _OR_A_PART:
        return {"anyOf": [value, _PART]}
    if name in _PIECES_OR_WORDS:
        for piece in ("items", "additionalProperties"):
            if isinstance(value.get(piece), dict):
                value[piece] = {"anyOf": [_WORDS, value[piece]]}
        for pattern, inner in value.get("patternProperties", {}).items():
            value["patternProperties"][pattern] = {"anyOf": [_WORDS, inner]}
    return {"anyOf": [_WORDS, value]} if name in _OR_WORDS else value


def _value(content: Any) -> Any:
    """One piece of pydantic's schema as an editor needs it: no English, no null, scalars as people type them."""
    if isinstance(content, list):
        return [_value(one) for one in content]
    if not isinstance(content, Mapping):
        return content
    kept = {key: value for key, value in content.items() if key not in ("title", "description", "discriminator")}
    if kept.get("default", "") in (None, []):
        del kept["default"]
    if "anyOf" in kept:
        kept["anyOf"] = [one for one in kept["anyOf"] if one != {"type": "null"}]
        if len(kept["anyOf"]) == 1:
            kept |= kept.pop("anyOf")[0]
    named = {key: kept.pop(key) for key in ("properties", "patternProperties") if key in kept}
    out = {key: _value(value) for key, value in kept.items()}
    out |= {key: {name: _value(value) for name, value in inner.items()} for key, inner in named.items()}
    return _scalar(out)


def _scalar(schema: dict[str, Any]) -> dict[str, Any]:
    """A value as people type it: `2022` may be text, `"2"` a number, `"true"` a choice."""
    match schema.get("type"):
        case "string" if "enum" not in schema and "const" not in schema:
            schema["type"] = ["string", "number"]
        case "integer":
            schema |= {"type": ["integer", "string"], "pattern": r"^\d+$"}
        case "boolean":
            del schema["type"]
            schema["enum"] = [True, False, "true", "false"]
    if "patternProperties" in schema:
        schema["additionalProperties"] = False
    return schema
