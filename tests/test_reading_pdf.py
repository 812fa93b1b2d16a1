# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""A PDF says the same whichever library opens it: pdfium, or the one that runs in a browser. All texts are invented."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from beslut.project import Project
from beslut.reading.as_json import readings_as_json
from beslut.reading.minutes import readings_of
from beslut.reading.pdf import LIBRARIES, read_pdf
from beslut.reading.refusing import UnreadableFile
from beslut.site.desk import Desk
from reading_cases import CASES, as_file, formats_of
from reading_files import pdf, set_text
from test_reading_formats import HOSTILE

for library in LIBRARIES:
    pytest.importorskip(library, reason=f"{library} is not installed")

ROW = set_text([(70, 60, "Beslut")])
FORM = pdf(f"{ROW}\n/X Do", ROW).replace(b"/Font<<", b"/XObject<</X 9 0 R>>/Font<<")


def same(raw: bytes, name: str) -> list[tuple[object, ...]]:
    """What each line is, when both libraries agree on it, and on what is read out of the lines."""
    one, other = (read_pdf(raw, name, library) for library in LIBRARIES)
    told = [
        [(line.page, line.row, line.text, line.gap, line.strong, line.hyphen) for line in made.lines]
        for made in (one, other)
    ]
    assert told[0] == told[1]
    assert one.warnings == other.warnings
    assert readings_as_json(readings_of(one)) == readings_as_json(readings_of(other))
    return list(told[0])


@pytest.mark.parametrize("name", [name for name in CASES if "pdf" in formats_of(name)])
def test_minutes_are_the_same(name: str) -> None:
    assert same(as_file(name, "pdf"), f"{name}.pdf")


def test_our_own_pdfs_are_the_same(tmp_path: Path) -> None:
    pytest.importorskip("typst", reason="typst is not installed")
    desk = Desk(tmp_path, date(2022, 3, 3))
    desk.open("valfardsstrategin")
    for kind in Project.at().case("valfardsstrategin").case.documents[:3]:
        for name, content in desk.file("valfardsstrategin", "Sandviken", kind.id, "pdf").items():
            assert len(same(content, name)) > 20


@pytest.mark.parametrize(
    ("page", "said"),
    [
        (set_text([(70, 60, "Till"), (200, 60, "Granås")]), ["Till\tGranås"]),
        (set_text([(70, 60, "Rubrik"), (70.3, 60, "Rubrik")]), ["Rubrik"]),
        (set_text([(70, 60, "organ")]) + "\n" + set_text([(98.3, 56, "4")], 6) + "\n"
         + set_text([(101.7, 60, ", se")]), ["organ4 , se"]),
        (set_text([(70, 60, "barn-"), (70, 74, "och"), (70, 88, "2 §")]), ["barn-", "och", "2 §"]),
        ("BT /F1 11 Tf 1 0 0 1 70 700 Tm 14 TL (ett) Tj (två) ' 0 0 (tre) \" T* [(fy) -20 (ra) -2000 (fem)] TJ ET",
         ["ett", "två", "tre", "fyra\tfem"]),
        ("q 2 0 0 2 0 0 cm BT /F1 11 Tf 35 350 Td (stort) Tj ET Q BT /F1 11 Tf 50 Tz 70 600 Td (smalt) Tj ET",
         ["stort", "smalt"]),
        ("BT /F1 11 Tf 0 1 -1 0 20 300 Tm (i kanten) Tj ET\n" + ROW, ["Beslut"]),
        ("BT /F9 11 Tf 70 700 Td (utan font) Tj ET /Borta Do 1 Td\n" + ROW, ["Beslut"]),
    ],
    ids=["columns", "printed twice", "raised", "hyphen", "operators", "scaled", "on end", "what is not there"],
)  # fmt: skip
def test_signs_become_the_same_rows(page: str, said: list[str]) -> None:
    made = [read_pdf(pdf(page), "a.pdf", library).lines for library in LIBRARIES]
    texts = [[line.text for line in lines] for lines in made]
    assert texts[1] == said
    if "font" not in page:  # which pdfium shows in a font of its own
        assert texts[0] == said


def test_a_form_is_read_where_it_stands_and_never_for_ever() -> None:
    inside = b"9 0 obj\n<</Type/XObject/Subtype/Form/BBox[0 0 600 900]/Matrix[1 0 0 1 0 -40]"
    raw = FORM.replace(b"9 0 obj\n<<", inside + b"/Resources<</XObject<</X 9 0 R>>/Font<</F1 3 0 R>>>>")
    lines = read_pdf(raw, "a.pdf", "pypdf").lines
    assert {line.text for line in lines} == {"Beslut"}
    assert 2 <= len(lines) < 20


@pytest.mark.parametrize("name", ["half a pdf", "a scanned pdf"])
def test_what_is_refused_is_refused_in_the_same_words(name: str) -> None:
    make: Callable[[], bytes] = HOSTILE[name][0]
    file = HOSTILE[name][1]
    said = []
    for library in LIBRARIES:
        with pytest.raises(UnreadableFile) as raised:
            read_pdf(make(), file, library)
        said.append(raised.value.problems)
    assert said[0] == said[1]


def test_a_broken_page_is_told_and_the_others_are_read() -> None:
    raw = pdf(ROW, ROW, ROW).replace(b"8 0 obj\n<</Type/Page/", b"8 0 obj\n<</Type/Gone", 1)
    assert [line[0] for line in same(raw, "a.pdf")] == [1, 3]


def test_what_nests_without_end_is_one_sentence() -> None:
    for deep in ("[" * 3000, "<<" * 3000, "q " * 3000):
        try:
            made = read_pdf(pdf(deep + ROW), "a.pdf", "pypdf")
        except UnreadableFile as error:
            assert error.problems[0].code in ("I02", "I07")
        else:
            assert [line.text for line in made.lines] == ["Beslut"]


def test_a_locked_file_says_so() -> None:
    pypdf = pytest.importorskip("pypdf")
    writer = pypdf.PdfWriter()
    writer.add_blank_page(200, 200)
    writer.encrypt("hemligt", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    for library in LIBRARIES:
        with pytest.raises(UnreadableFile, match="lösenord"):
            read_pdf(out.getvalue(), "a.pdf", library)
