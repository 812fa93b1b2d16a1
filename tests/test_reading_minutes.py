# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
# ruff: noqa: E501 -- cases are rows of a table
"""Minutes to readings: the invented texts in every format, each held to what stands beside it."""

import json
import re
from collections import Counter
from datetime import date
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from beslut.blocks import Decision, Document, Heading, Text, lettered
from beslut.reading.as_json import reading_schema, readings_as_json
from beslut.reading.formats import lined
from beslut.reading.minutes import readings_of
from beslut.writers import writer
from conftest import ask_for
from reading_cases import CASES, Score, as_file, formats_of, measure
from reading_files import abstract, docx, level, num, numbered, para
from reading_report import scores, told
from reading_report import table as figures

KNOWN = {("ra-beslut-enligt-bilaga", form): {"beslutspunkter"} for form in ("docx", "odt", "pdf", "html", "txt")} | {
    ("ra-med-bifall", "pdf"): {"beslutspunkter", "beslut_avser"}
}
"""Read wrong, and never called sure: clauses without number, *att* or blank rows, where the rows may as well be wrapped."""
SCHEMA = jsonschema.Draft202012Validator(reading_schema())
WORDS = (
    "§ 12 Ärende", "Dnr KS 2022/1", "Beslut", "Förslag till beslut", "Kommunfullmäktige beslutar", "att anta planen", "1. Planen antas.",
    "• punkt", "Kommunstyrelsen föreslår kommunfullmäktige besluta", "", "Sammanfattning", "Beslutet skickas till", "Region Mittland",
    "2022-06-14", "Sida 2 (3)", "Justerandes sign", "SAMMANTRÄDESPROTOKOLL", "Kommunstyrelsen", "Avtal, antaget av", "\f", "§ 13", "a) x",
    "KALLELSE", "Tjänsteskrivelse", "Reservation", "Omröstning", "beslut-", "fattning", "upphör att gälla.", "under förutsättning att",
)  # fmt: skip
EVERY = [(name, form) for name in CASES for form in formats_of(name)]


@pytest.mark.parametrize(("name", "form"), EVERY, ids=[f"{name}.{form}" for name, form in EVERY])
def test_a_text_says_what_stands_beside_it(name: str, form: str) -> None:
    if form == "pdf":
        ask_for("pdf-lasning")
    score = Score()
    measure(name, form, score)
    missed = {kind for kind in score.asked if score.right[kind] < score.asked[kind]}
    assert missed == KNOWN.get((name, form), set()), score.wrong
    assert score.wrong_but_sure == []
    assert score.asked


@pytest.mark.parametrize("name", CASES)
def test_what_is_read_has_the_schema_and_a_place_in_the_file(name: str) -> None:
    form = formats_of(name)[0]
    file = lined(as_file(name, form), f"{name}.{form}")
    read = readings_as_json(readings_of(file))
    SCHEMA.validate(json.loads(json.dumps(read)))
    pages = {line.page for line in file.lines}
    for reading in read["läsningar"]:
        for field in reading.values():
            for one in field if isinstance(field, list) else [field]:
                if isinstance(one, dict) and one["plats"]:
                    assert one["plats"]["sida"] in pages
                if isinstance(one, dict) and "värde" in one:
                    assert (one["värde"] is None) == (one["säkerhet"] is None)
                    assert one["skäl"]


def test_the_schema_is_json_schema_of_2020() -> None:
    jsonschema.Draft202012Validator.check_schema(reading_schema())
    assert reading_schema()["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_the_paper_tells_the_figures_and_they_are_good_enough() -> None:
    ask_for("pdf-lasning")
    made = scores()
    assert told() == figures(made), "make reading READING=--skriv"
    right = Counter[str]()
    asked = Counter[str]()
    for one in made.values():
        right += one.right
        asked += one.asked
        assert one.wrong_but_sure == []
    for kind in ("organ", "datum", "paragraf", "diarienummer"):
        assert right[kind] >= 0.98 * asked[kind] > 0
    for kind in ("beslutspunkter", "förslag"):
        assert right[kind] >= 0.95 * asked[kind] > 0


def test_the_same_file_gives_the_same_reading() -> None:
    ask_for("pdf-lasning")
    raw = as_file("tva-listor", "pdf")
    assert readings_of(lined(raw, "a.pdf")) == readings_of(lined(raw, "a.pdf"))


def table(*rows: list[str | list[str]]) -> str:
    cells = [["".join(map(para, [cell] if isinstance(cell, str) else cell)) for cell in row] for row in rows]
    return (
        "<w:tbl>" + "".join(f"<w:tr>{''.join(f'<w:tc>{c}</w:tc>' for c in row)}</w:tr>" for row in cells) + "</w:tbl>"
    )


def read(raw: bytes, name: str = "a.docx") -> list[dict[str, Any]]:
    read: list[dict[str, Any]] = readings_as_json(readings_of(lined(raw, name)))["läsningar"]
    return read


def texts(reading: dict[str, Any], key: str) -> list[str]:
    return [one["text"] for one in reading[key]]


def test_minutes_set_in_a_table() -> None:
    head = table(["Organ", "Kommunstyrelsen"], ["Sammanträdesdatum", "2022-06-14"])
    body = table(
        ["§ 12", ["Avtal om växel", "Dnr KS 2022/1"]],
        ["Beslut", ["Kommunstyrelsen beslutar", "att godkänna avtalet, samt", "att utse en kontaktperson."]],
        ["Sammanfattning", "Växeln är gammal."],
        ["Skickas till", ["Granås kommun", "Sjöhults kommun"]],
    )
    (reading,) = read(docx(head + body))
    assert [reading[key]["värde"] for key in ("organ", "datum", "paragraf", "diarienummer", "ärendemening")] == [
        "kommunstyrelsen", "2022-06-14", "12", "KS 2022/1", "Avtal om växel",
    ]  # fmt: skip
    assert texts(reading, "beslutspunkter") == ["att godkänna avtalet, samt", "att utse en kontaktperson."]
    assert texts(reading, "skickas_till") == ["Granås kommun", "Sjöhults kommun"]


def test_a_number_in_a_cell_beside_its_label() -> None:
    page = (
        "<h1>Påhittköpings kommun</h1><p>Kommunstyrelsen den 8 november 2023</p><h2>§ 191 Svar på motion</h2>"
        "<table><tr><td>Diarienummer:</td><td>KS 2023/7</td></tr></table><h3>Beslut</h3><p>att avslå motionen</p>"
    )
    (reading,) = readings_of(lined(page.encode(), "utdrag.html"))
    assert (reading.matter.value, reading.case_number.value) == ("Svar på motion", "KS 2023/7")


def test_an_agenda_in_a_table() -> None:
    rows = table(
        ["Nr", "Ärende", "Dnr", "Förslag"],
        ["1", "Upprop", "", ""],
        ["2", "Överenskommelse om hemsjukvård", "KS 2022/00231", "Kommunfullmäktige antar överenskommelsen."],
    )
    read_ = read(docx(para("KALLELSE") + para("Kommunfullmäktige 2022-06-20") + rows))
    assert [one["ärendemening"]["värde"] for one in read_] == ["Upprop", "Överenskommelse om hemsjukvård"]
    assert read_[1]["diarienummer"]["värde"] == "KS 2022/00231"
    assert texts(read_[1], "förslag") == ["Kommunfullmäktige antar överenskommelsen."]
    assert read_[1]["beslutspunkter"] == []


def test_paragraphs_that_word_numbers_and_changes_in_a_point() -> None:
    shapes = abstract(0, level(0, "§ %1", start=97)) + abstract(1, level(0, "%1.")) + num(1, 0) + num(2, 1)
    changed = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr></w:pPr><w:r><w:t xml:space="preserve">Avtal '
        "från </w:t></w:r><w:del><w:r><w:delText>2010</w:delText></w:r></w:del><w:ins><w:r><w:t>2012</w:t></w:r></w:ins>"
        '<w:r><w:t xml:space="preserve"> upphör att gälla.</w:t></w:r></w:p>'
    )
    first = (
        numbered("Överenskommelse om hemsjukvård", 1)
        + para("Beslut")
        + numbered("Överenskommelsen antas.", 2)
        + changed
    )
    both = read(
        docx(first + numbered("Nästa ärende", 1) + para("Beslut") + para("Ärendet bordläggs."), numbering=shapes)
    )
    assert [one["paragraf"]["värde"] for one in both] == ["97", "98"]
    assert texts(both[0], "beslutspunkter") == ["Överenskommelsen antas.", "Avtal från 2012 upphör att gälla."]
    assert [one["nummer"] for one in both[0]["beslutspunkter"]] == ["1", "2"]
    assert both[1]["utfall"]["värde"] == "bordlagt"


@pytest.mark.parametrize(
    "text",
    ["", "§", "§ 1", "Beslut", "§ 1\nBeslut", "att att att", "1.\n2.\n3.", "§ 1 § 2 § 3", "[…]", "Kommunfullmäktige beslutar att", "\ufeff", "§ 0"],
)  # fmt: skip
def test_scraps_are_read_without_guesses(text: str) -> None:
    for reading in read(text.encode() + b"\nx", "a.txt"):
        assert all(one["säkerhet"] != "säker" for one in reading["beslutspunkter"])


@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_any_order_of_words_is_read(words: list[str]) -> None:
    read_ = readings_as_json(readings_of(lined(("x\n" + "\n".join(words)).encode(), "a.txt")))
    SCHEMA.validate(json.loads(json.dumps(read_)))


LETTERED = f"att avtalet gäller om likalydande beslut fattas av {lettered([f'nämnden i {place}' for place in ('A', 'B', 'C', 'D')])}."


@pytest.mark.parametrize("form", ["docx", "html", "md", "txt"])
def test_a_lettered_list_of_ours_is_read_as_the_one_point_it_is(form: str) -> None:
    points = ((Text("att anta planen"),), (Text(LETTERED),))
    blocks = (
        Heading(1, (Text("§ 75 Avtal"),)), Heading(2, (Text("Beslut"),)),
        Decision((Text("Kommunfullmäktige beslutar"),), points), Heading(2, (Text("Sammanfattning"),)),
    )  # fmt: skip
    town, number = "Påhittköpings kommun", (Text("KS 2026/17"),)
    extract = Document(
        "Utdrag", "Avtal", "Protokollsutdrag", town, town, "Dnr", number, date(2026, 3, 2), blocks, False
    )
    (reading,) = read(writer(form)(extract), f"a.{form}")
    lettered_by_html = [re.sub(r"\b([a-d])\. ", r"\1) ", one) for one in texts(reading, "beslutspunkter")]
    assert lettered_by_html == ["att anta planen", LETTERED.replace("\u00a0", " ")]
