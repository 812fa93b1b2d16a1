# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Sections in the house's order: listed, followed, retitled, left out, asked for, and where the signature stands."""

import re

import pytest

from beslut.arranging import arrange
from beslut.blocks import Block, Gap, Heading, Paragraph, SigningPlace, Text, plain
from beslut.model import Layout, Signature
from beslut.model.validation import checked
from beslut.planning import Order
from conftest import TODAY
from planned import Planned

BODIES = {"organ": "kommunfullmäktige", "organets": "kommunfullmäktiges"}


def page(*names: str) -> list[Block]:
    out: list[Block] = [Heading(1, (Text("Ärendet"),))]
    for name in names:
        out += [Heading(2, (Text(name),), name), Paragraph((Text(f"om {name}"),))]
    return out


def order(blocks: tuple[Block, ...]) -> list[str]:
    return [plain(block.content) for block in blocks if isinstance(block, Heading | Paragraph)]


TEMPLATE = ("förslag", "sammanfattning", "bakgrund", "deltagande", "underlag")
CASES: dict[str, tuple[dict[str, object], Signature, list[str]]] = {
    "mallens-egen-ordning": ({}, "ingen", ["förslag", "sammanfattning", "bakgrund", "deltagande", "underlag"]),
    "husets-ordning": ({"rubriker": ["underlag", "förslag"]}, "ingen",
                       ["underlag", "förslag", "sammanfattning", "bakgrund", "deltagande"]),
    "det-olistade-följer": ({"rubriker": ["bakgrund", "förslag", "underlag"]}, "ingen",
                            ["bakgrund", "deltagande", "förslag", "sammanfattning", "underlag"]),
    "utelämnat": ({"utelämnas": ["deltagande", "underlag"]}, "ingen", ["förslag", "sammanfattning", "bakgrund"]),
    "omdöpt": ({"rubriktexter": {"förslag": "Förslag till {organ}", "underlag": "{organets} underlag"}}, "ingen",
               ["Förslag till kommunfullmäktige", "sammanfattning", "bakgrund", "deltagande",
                "Kommunfullmäktiges underlag"]),
    "husets-egen": ({"rubriker": ["förslag", "barn"], "rubriktexter": {"barn": "Barnperspektiv"}}, "ingen",
                    ["förslag", "sammanfattning", "bakgrund", "deltagande", "Barnperspektiv", "underlag"]),
    "den-andra-av-två": ({"rubriker": ["förslag-förslag", "förslag"], "rubriktexter": {"förslag-förslag": "Förslag"}},
                         "ingen", ["förslag", "sammanfattning", "bakgrund", "deltagande", "underlag"]),
}  # fmt: skip


def test_an_empty_line_in_a_fact_parts_paragraphs_under_the_houses_own_heading() -> None:
    layout = checked(Layout, {"rubriker": ["barn"], "rubriktexter": {"barn": "Barn"}})
    made = arrange([], layout, BODIES, facts={"barn": (Text("Kostar\n1 000 kr.\n \n\nIntet mer.\n"),)})
    assert order(made) == ["Barn", "Kostar 1\u00a0000\u00a0kr.", "Intet mer."]


@pytest.mark.parametrize(("layout", "signature", "headings"), CASES.values(), ids=CASES.keys())
def test_sections_stand_as_the_house_wants(
    layout: dict[str, object], signature: Signature, headings: list[str]
) -> None:
    blocks = arrange(page(*TEMPLATE), checked(Layout, layout), BODIES, signature)
    assert [plain(one.content) for one in blocks if isinstance(one, Heading)] == ["Ärendet", *headings]
    texts = [plain(one.content) for one in blocks if isinstance(one, Paragraph)]
    assert set(texts) - {"text saknas"} <= {f"om {name}" for name in TEMPLATE}


def test_a_section_that_only_the_house_has_is_a_gap() -> None:
    layout = checked(Layout, {"rubriker": ["barn"], "rubriktexter": {"barn": "Barnperspektiv"}})
    blocks = arrange(page(), layout, BODIES)
    assert order(blocks) == ["Ärendet", "Barnperspektiv", "text saknas"]
    last = blocks[-1]
    assert isinstance(last, Paragraph)
    assert isinstance(last.content[0], Gap)


@pytest.mark.parametrize(("signature", "place"), [("ingen", None), ("sist", -1), ("efter förslag", 3)])
def test_the_signature_stands_where_the_house_has_it(signature: Signature, place: int | None) -> None:
    signer = ((Text("Förvaltningschef"),),)
    blocks = arrange(page("förslag", "bakgrund"), checked(Layout, {}), BODIES, signature, signer)
    found = [number for number, block in enumerate(blocks) if block == SigningPlace(signer)]
    assert found == ([] if place is None else [place % len(blocks)])


ORGAN = re.compile(r"\{[^}]*\}|(\w*(?:fullmäktige|styrelse|nämnd|utskott|förvaltning|kontor|råd)\w*)", re.IGNORECASE)


def test_a_house_names_an_organ_in_its_headings_only_by_the_one_at_work() -> None:
    """A heading seen in one committee's paper is not printed as that committee's in another organ's."""
    profiles = Planned(Order(today=TODAY)).profiles
    texts = {
        text for one in profiles.values() for layout in (one.memo, one.minutes) for text in layout.headings.values()
    }
    assert "{förvaltningens} yttrande" in texts
    assert [text for text in texts if any(ORGAN.findall(text))] == []
