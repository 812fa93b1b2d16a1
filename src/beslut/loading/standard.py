# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The standard mailing, which a case gets when it lists no documents of its own: documents and their facts."""

from __future__ import annotations

from collections.abc import Iterator

from beslut.assets import STANDARD_CASE, Assets
from beslut.errors import SLIP, Problem, did_you_mean
from beslut.loading.shorthand import Standard
from beslut.loading.source import YamlFile


def load_standard(assets: Assets) -> Standard:
    """What data/standard.yaml says, the nearest of those there are. What it says is judged in the case that uses it."""
    path = assets.nearest(STANDARD_CASE)
    data = YamlFile(path, assets).data if path else None
    if not isinstance(data, dict):
        return Standard()
    documents, facts = data.get("handlingar"), data.get("uppgifter")
    listed = [one for one in (documents if isinstance(documents, list) else []) if isinstance(one, dict)]
    return Standard({one["id"]: one for one in listed if "id" in one}, facts if isinstance(facts, dict) else {})


def unknown_documents(file: YamlFile, standard: Standard) -> Iterator[Problem]:
    """Documents of a case that are only an id, and the id of no standard one."""
    listed = file.data.get("handlingar") if isinstance(file.data, dict) else None
    for number, one in enumerate(listed if isinstance(listed, list) else ()):
        if isinstance(one, dict) and list(one) == ["id"] and isinstance(ident := one["id"], str):
            known = list(standard.documents)
            hint = did_you_mean(ident, known) or f"välj bland {', '.join(known)}, eller ge den namn, titel och mall"
            yield Problem("M06", f"handlingen ”{ident}” finns inte", file.place_of(("handlingar", number)), hint)


def misspelt_facts(file: YamlFile, standard: Standard) -> Iterator[Problem]:
    """Facts that the case tells, before it is written out, and whose names are nearly those that documents print."""
    declared = file.data.get("uppgifter") if isinstance(file.data, dict) else None
    told = [ident for ident in declared if isinstance(ident, str)] if isinstance(declared, dict) else []
    printed = [ident for ident in standard.facts if ident not in told]
    for ident in told:
        near = did_you_mean(ident, printed, cutoff=SLIP) if ident not in standard.facts else ""
        if near:
            place = file.place_of(("uppgifter", ident), key=True)
            message = f"uppgiften ”{ident}” heter nästan som en som handlingarna skriver ut"
            yield Problem("P13", message, place, f"{near} Annars gör det inget", "varning")
