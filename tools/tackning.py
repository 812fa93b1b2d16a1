# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What the register knows of each county, as a page of the documentation site: a map and a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from beslut.cli.coverage import coverage
from beslut.loading.outlines import Outline, load_outlines
from beslut.model import Party
from beslut.planning import Order
from beslut.project import Project

KNOWN = ("inget", "organ", "skrivsätt", "organ och skrivsätt")
STYLE = """
.karta { max-width: 22rem; display: block; margin: 1rem auto; }
.karta path { stroke: #767676; stroke-width: 12; fill: #f4f4f4; }
.karta .organ { fill: #9cc3e6; }
.karta .skrivsatt { fill: #f2c879; }
.karta .bada { fill: #1a4f8a; }
"""
_CLASSES = dict(zip(KNOWN, ("inget", "organ", "skrivsatt", "bada"), strict=True))
_COLUMNS = {
    "län": "Län", "parter": "Parter", "organ": "Organ", "äldst": "Äldst", "senast": "Senast", "odaterade": "Odaterade",
    "inaktuella": "Inaktuella", "skrivsätt": "Skrivsätt", "adresser": "Adresser", "utan_organ": "Saknar organ",
}  # fmt: skip


def page(today: date) -> str:
    """The page: what the map's shades mean, the map, and the table of `beslut list tackning`."""
    return "\n".join(_page(Project.at(None), today))


def known_of(party: Party) -> str:
    """What somebody has looked up of a party, beside what the law says: one of KNOWN."""
    organs = any(body.kind not in ("fullmäktige", "styrelse") for body in party.bodies)
    return KNOWN[organs + 2 * bool(party.profile)]


def _page(project: Project, today: date) -> Iterator[str]:
    yield "# Täckning\n\nVad registret vet om varje län, hur gammalt det är, och vad den som samordnar kan lägga till."
    yield "`beslut list tackning` visar det för ditt register, `beslut list organ` varje organ med dag och källa.\n"
    yield "Kartan: mörkblått är kommuner med känt organ och skrivsätt, ljusblått bara organ, gult bara skrivsätt.\n"
    municipalities = {code: one for code, one in project.register.parties.items() if one.kind == "kommun"}
    yield _drawn(municipalities, load_outlines(project.assets))
    yield f"\n| {' | '.join(_COLUMNS.values())} |\n|{' --- |' * len(_COLUMNS)}"
    for row in coverage(project, Order(today=today)):
        yield f"| {' | '.join('' if row[key] is None else str(row[key]) for key in _COLUMNS)} |"


def _drawn(parties: Mapping[str, Party], outlines: Mapping[str, Outline]) -> str:
    boxes = [one.box for one in outlines.values()]
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    wide, high = max(box[2] for box in boxes) - left, max(box[3] for box in boxes) - top
    areas = "".join(
        f'<path class="{_CLASSES[known_of(parties[code])]}" d="{one.path}"><title>{parties[code].name}: '
        f"{known_of(parties[code])}</title></path>"
        for code, one in outlines.items()
    )
    told = 'role="img" aria-label="Karta över vad som är känt om varje kommun"'
    return f'<svg class="karta" {told} viewBox="{left} {top} {wide} {high}">{areas}</svg>'
