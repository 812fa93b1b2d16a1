# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""A case to begin a new one from: the same matter for other parties, with everything that was known of it unknown.

What is decided stays: points, documents, the texts. What somebody knew goes: sources, days, each party's own, and the
facts, which become gaps with their hints. Names of the old sender become the new one's.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import yaml

from beslut.assets import Assets
from beslut.loading.source import YamlFile
from beslut.model import Party, Status

_KNOWN = (
    "källor", "dag", "rättelser", "per_part", "grupper", "undantag", "standard", "annan_avsändare", "källa",
    "beslutande_organ", "kedja",
)  # fmt: skip
_NO_VERSION = "Vilken version som gäller här är inte känt än."
_RULE = "nämnder i de områden som räknas upp. Kontrollera mot partens egen representation."
_COLUMNS = ("kommun", "kommunkod", "diarienummer", "handläggare", "underskrift", "kedja", "beslutande organ", "grupp")
_HEAD = """# yaml-language-server: $schema=../../schema/arende.json
#
# Efter ärendet {case}. Det som var känt där är borttaget: varje uppgift är en lucka tills du fyller i den, och ingen
# del har någon källa. Läs punkterna och mallarna: de är skrivna för de andra parterna.

"""


class _Plain(yaml.SafeDumper):
    """YAML without anchors: what stands in two places is written in both."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def copied_case(file: Path, assets: Assets, ident: str, sender: str, old: str, folder: str) -> str:
    """The text of the new case. `old` is the old sender's name, `folder` where its templates are now.

    Raises DataError for a file that is no case.
    """
    data = YamlFile(file, assets).data
    case: dict[str, Any] = {"id": ident, "standard": "true"}
    for key, value in data.items():
        if key == "avsändare" or (key == "annan_avsändare" and "avsändare" not in data):
            case["avsändare"] = sender
        elif key not in (*_KNOWN, "id"):
            case[key] = value
    case["parter"] = {"tabell": "parter.csv"}
    if isinstance(case.get("deltagande"), dict):
        case["deltagande"]["härledd_ur"] = _RULE
    case["uppgifter"] = {name: _unknown(name, fact) for name, fact in (case.get("uppgifter") or {}).items()}
    for earlier in case.get("tidigare_beslut") or ():
        then = earlier.get("annars") or {}
        kept = {key: then[key] for key in ("relation", "anvisning") if key in then}
        earlier["annars"] = {"läge": "okänt", "anvisning": "Fyll i det tidigare beslutet.", **kept}
    if isinstance(case.get("villkor"), dict):
        case["villkor"].pop("källa", None)
    if isinstance(case.get("utan_version"), dict):
        case["utan_version"] = {key: {"skäl": _NO_VERSION} for key in case["utan_version"]}
    for kind in case.get("handlingar") or ():
        if isinstance(kind, dict) and isinstance(kind.get("mall"), str):
            kind["mall"] = f"{folder}/{kind['mall'].rpartition('/')[2]}"
    text = yaml.dump(_renamed(case, old, sender), Dumper=_Plain, allow_unicode=True, sort_keys=False, width=110)
    return _HEAD.format(case=file.stem) + text.replace(f"data/arenden/{file.stem})", f"data/arenden/{ident})")


def _unknown(name: str, fact: Any) -> dict[str, str]:
    """A fact as a gap, with the words that it had as one."""
    told = fact if isinstance(fact, dict) else {}
    words = name.replace("_", " ")
    return {
        "status": Status.UNKNOWN.value,
        "lucka": told.get("lucka") or f"{words} saknas",
        "anvisning": told.get("anvisning") or f"Fyll i {words}.",
    }


def _renamed(data: Any, old: str, new: str) -> Any:
    """Every text with the old sender's name as the new one's."""
    if isinstance(data, str):
        return data.replace(old, new) if old else data
    if isinstance(data, dict):
        return {key: _renamed(value, old, new) for key, value in data.items()}
    return [_renamed(one, old, new) for one in data] if isinstance(data, list) else data


def table_of(parties: Iterable[Party], columns: Sequence[str] = _COLUMNS) -> str:
    """A table for those parties, to be filled in: the names and codes, and empty cells."""
    rows = [";".join(columns)]
    for party in parties:
        cells = {"kommun": party.name, "kommunkod": party.code if party.kind == "kommun" else ""}
        rows.append(";".join(cells.get(column, "") for column in columns))
    return "\ufeff" + "\n".join(rows) + "\n"
