# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Plain data to the checked model; what the model refuses, as Swedish problems at their places."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, TypeVar, get_type_hints

from beslut.errors import MAX_SHOWN, Place, Problem, did_you_mean
from beslut.loading.problems import MAX_TOLD, refuse
from beslut.loading.source import Loc, YamlFile
from beslut.model import FILE_NAME, POINT_KINDS, AnyPoint, Model, keys_of
from beslut.model.validation import Refused, checked
from beslut.swedish import shortened

_M = TypeVar("_M", bound=Model)

_WRONG_KIND = {
    "string_type": "text", "list_type": "en lista", "tuple_type": "en lista", "dict_type": "nycklar och värden",
    "mapping_type": "nycklar och värden", "dataclass_type": "nycklar och värden",
}  # fmt: skip

_OUT_OF_BOUNDS = {
    "greater_than_equal": "ska vara minst {ge}", "greater_than": "ska vara större än {gt}",
    "less_than_equal": "ska vara högst {le}", "less_than": "ska vara mindre än {lt}",
    "int_parsing": "ska vara ett heltal", "int_type": "ska vara ett heltal", "int_from_float": "ska vara ett heltal",
    "int_parsing_size": "är ett för stort tal", "too_long": "har fler än {max_length} värden",
}  # fmt: skip


def _problem(file: YamlFile, error: Mapping[str, Any], model: type[Model]) -> Problem:
    """One finding of pydantic as a Swedish problem at its place in the file."""
    kind, loc, context = error["type"], _without_tags(file.data, error["loc"]), error.get("ctx") or {}
    name = next((str(part) for part in reversed(loc) if isinstance(part, str)), "")
    value, place = error["input"], file.place_of(loc)
    if loc and loc[-1] == "[key]":
        key = file.place_of(loc[:-1], key=True)
        return Problem("M05", f"nyckeln ”{value}” har fel form", key, _form(str(context.get("pattern"))))
    if kind == "missing":
        return Problem("M01", f"nyckeln ”{loc[-1]}” saknas", file.place_of(loc[:-1]), "lägg till den här")
    if kind in ("extra_forbidden", "unexpected_keyword_argument"):
        known = _keys_at(model, loc[:-1], file.data)
        hint = did_you_mean(str(loc[-1]), known) or f"nycklar här: {shortened(known)}"
        return Problem("M02", f"okänd nyckel ”{loc[-1]}”", file.place_of(loc, key=True), hint)
    if value is None:
        hint = "skriv ett värde, eller ta bort nyckeln"
        return Problem("M03", f"”{name}” saknar värde", file.place_of(loc, key=True), hint)
    if kind in _WRONG_KIND:
        return Problem("M03", f"”{name}” ska vara {_WRONG_KIND[kind]}", place, _as(kind, value, name))
    if kind == "union_tag_not_found":
        return Problem("M01", "nyckeln ”slag” saknas", place, f"välj bland {_tags(context)}")
    if kind == "union_tag_invalid":
        hint = did_you_mean(str(context.get("tag")), _tags(context).split(", ")) or f"välj bland {_tags(context)}"
        return Problem("M04", f"”slag” kan inte vara ”{context.get('tag')}”", file.place_of((*loc, "slag")), hint)
    return _wrong_value(error, name, place)


def _as(kind: str, value: Any, name: str) -> str:
    """How a value of the wrong kind is written as the right one, where that is plain from it."""
    if kind == "string_type" and isinstance(value, dict):
        return "sätt texten inom citattecken, om klamrarna hör till den"
    if kind in ("list_type", "tuple_type") and isinstance(value, str):
        return f"skriv inom hakparenteser: [{value[:MAX_SHOWN]}]"
    if kind not in ("string_type", "list_type", "tuple_type") and isinstance(value, str | list):
        return f"skriv nycklar indragna på raderna under {name}"
    return ""


def _wrong_value(error: Mapping[str, Any], name: str, place: Place) -> Problem:
    """What is wrong with a value of the right kind, at a key that may be there."""
    kind, value, context = error["type"], error["input"], error.get("ctx") or {}
    if told := _OUT_OF_BOUNDS.get(kind):
        return Problem("M05", f"”{name}” {told.format(**context)}", place)
    if kind in ("literal_error", "enum"):
        known = re.findall(r"'([^']*)'", str(context.get("expected", "")))
        hint = did_you_mean(str(value), known) or f"välj bland {', '.join(known)}"
        return Problem("M04", f"”{name}” kan inte vara ”{value}”", place, hint)
    if kind == "string_pattern_mismatch":
        return Problem("M05", f"”{name}” har fel form: ”{value}”", place, _form(str(context.get("pattern"))))
    if kind in ("too_short", "string_too_short"):
        return Problem("M05", f"”{name}” är tom", place, "skriv minst ett värde")
    if kind == "string_too_long":
        return Problem("M05", f"”{name}” är längre än {context.get('max_length')} tecken", place)
    if kind == "bool_parsing":
        return Problem("M04", f"”{name}” kan inte vara ”{value}”", place, "välj true eller false")
    if kind == "value_error":
        said = str(context.get("error", error["msg"]))
        hint = "se efter hur många dagar månaden har" if said.endswith("är inget datum som finns") else ""
        return Problem("M05", said if said.startswith("”") else f"{name}: {said}" if name else said, place, hint)
    return Problem("M05", f"”{name}” har fel form", place, "jämför med en fil som följer med beslut")


def _tags(context: Mapping[str, Any]) -> str:
    """The members of a union, as a person chooses among them."""
    told = re.findall(r"'([^']*)'", str(context.get("expected_tags", "")))
    return ", ".join(told or POINT_KINDS.by_name())


def _without_tags(data: Any, loc: Loc) -> Loc:
    """The place without the names of union members, which pydantic puts in between and the file does not have."""
    out: list[int | str] = []
    for number, part in enumerate(loc):
        known = part in data if isinstance(data, dict) else isinstance(data, list) and isinstance(part, int)
        if known:
            data = data[part]
        elif number < len(loc) - 1 and isinstance(data, dict):
            continue
        out.append(part)
    return tuple(out)


def _follows(error: Mapping[str, Any]) -> bool:
    """Whether it only follows from another: a list counts as too short when its one entry has a mistake."""
    return error["type"] == "too_short" and bool(error["input"])


def _form(pattern: str) -> str:
    """What a pattern of the model means, for a person."""
    return {
        r"^\d{4}-\d\d-\d\d$": "skriv datum som 2022-06-14",
        r"^\d{4}(-\d\d(-\d\d)?)?$": "skriv år, månad eller datum: 2022, 2022-06 eller 2022-06-14",
        r"^\d{4}$": "en kommunkod har fyra siffror, till exempel ”2181”",
        r"^\d{2}$": "en länskod har två siffror, till exempel ”21”",
        r"\S": "skriv något annat än blanksteg",
        r"^\d{1,12}(,\d{1,4})?$": "skriv talet med siffror och decimalkomma: 42500 eller 3,50",
        r"^(\d{1,12}(,\d{1,4})?|\{\w+\})$": "skriv talet utan mellanrum och kr: 42500, 3,50 eller {kolumnens namn}",
        r"^\d{4}([–-]\d{4})?$": "skriv år eller period: 2027 eller 2027–2029",
        FILE_NAME: "skriv bara filens namn, till exempel Strategi.pdf, utan mapp",
    }.get(pattern, "använd små bokstäver, siffror, bindestreck och understreck")


def _keys_at(model: type[Model], loc: Loc, data: Any) -> list[str]:
    """The keys that the model knows at a place of the data, for "menade du"."""
    current: type[Model] | None = model
    for part in loc:
        if current is None:
            break
        data = data[part]
        if isinstance(part, str):
            names = {called: name for name, called in keys_of(current).items()}
            current = _model_in(get_type_hints(current)[names[part]]) if part in names else current
        if current is AnyPoint and isinstance(data, dict):
            current = POINT_KINDS.by_name().get(str(data.get("slag")), current)
    return list(keys_of(current).values()) if current else []


def _model_in(annotation: Any) -> type[Model] | None:
    """The first model class inside an annotation such as `tuple[Body, ...]` or `Mapping[str, Fact]`."""
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return annotation
    return next((found for part in getattr(annotation, "__args__", ()) if (found := _model_in(part))), None)


def validated(file: YamlFile, model: type[_M]) -> _M:
    """The file's data as that model. Raises DataError with every problem, in the order of the file."""
    if not isinstance(file.data, dict):
        file.fail("Y13", "filen ska börja med nycklar och värden", hint="jämför med en fil som följer med beslut")
    try:
        return checked(model, file.data)
    except Refused as error:
        told = [one for one in error.errors if not _follows(one)]
        told.sort(key=lambda one: _order(file, one))
        shown = told[: MAX_TOLD + 1]
        refuse((_problem(file, one, model) for one in shown), counted=len(told) - len(shown))
        raise AssertionError("what is refused has a reason") from error


def _order(file: YamlFile, error: Mapping[str, Any]) -> tuple[int, int]:
    place = file.place_of(_without_tags(file.data, error["loc"]), key=True)
    return place.line, place.column
