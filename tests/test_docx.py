# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The Word file: judged from outside, read back by python-docx, the same bytes every time."""

import io
import os
import re
import subprocess
import sys
import time
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from beslut.blocks import (
    Block,
    Bullets,
    Decision,
    Document,
    Fields,
    Gap,
    Heading,
    Paragraph,
    SigningPlace,
    Steps,
    Table,
    Text,
    settled,
)
from beslut.planning import Order
from beslut.runs.make import document_for
from beslut.writers.docx import write
from comparing import open_word
from conftest import room
from every_paper import MEANT, said_of
from grunddokument import BASE, build
from planned import Planned

DAY = date(2022, 3, 3)


def page(*blocks: object, draft: bool = True) -> Document:
    return Document(
        title="Prov", subject="Prov", kind="Tjänsteskrivelse", author="Gävle kommun", sender="Gävle kommun",
        number_label="Diarienummer", number=(Gap("diarienummer saknas", "Fyll i."),), day=DAY,
        blocks=(Heading(1, (Text("Prov"),)), *blocks), draft=draft,  # type: ignore[arg-type]
    )  # fmt: skip


def test_the_base_package_is_the_one_its_builder_builds() -> None:
    with zipfile.ZipFile(BASE) as committed, zipfile.ZipFile(io.BytesIO(build())) as built:
        assert committed.namelist() == built.namelist()
        for name in built.namelist():
            assert committed.read(name) == built.read(name), f"{name}: run make base"


def test_no_trace_of_the_library_or_its_template() -> None:
    with zipfile.ZipFile(io.BytesIO(write(page()))) as package:
        everything = b"".join(package.read(name) for name in package.namelist())
    for trace in (b"python-docx", b"en-US", b"2013", b"Macintosh", b"stylesWithEffects", b"thumbnail", b"{{"):
        assert trace not in everything


def test_word_reads_what_was_meant() -> None:
    document = open_word(write(page(Paragraph((Text("Berg & Dal <b>"), Text("fet", strong=True))))))
    assert document.core_properties.author == "Gävle kommun"
    assert document.core_properties.title == "Prov"
    assert document.core_properties.language == "sv-SE"
    assert [p.text for p in document.paragraphs] == ["Prov", "Berg & Dal <b>fet"]
    assert document.paragraphs[0].style is not None and document.paragraphs[0].style.name == "Heading 1"
    section = document.sections[0]
    assert section.page_width is not None and section.page_height is not None
    assert (round(section.page_width.cm, 1), round(section.page_height.cm, 1)) == (21.0, 29.7)
    header = "".join(p.text for p in section.header.paragraphs)
    assert "Gävle kommun" in header and "Utkast" in header and "diarienummer saknas" in header


def test_a_gap_is_highlighted_and_carries_a_comment() -> None:
    gap = Gap("datum saknas", "Fyll i datum.")
    document = open_word(write(page(Paragraph((Text("Den "), gap, Text("."))))))
    run = next(run for run in document.paragraphs[1].runs if run.text == "datum saknas")
    assert run.font.highlight_color is not None
    comments = list(document.comments)
    assert [(comment.author, comment.text) for comment in comments] == [("beslut", "Fyll i datum.")]


def test_a_final_document_has_no_comments_and_no_draft_mark() -> None:
    content = write(page(Paragraph((Gap("datum saknas", "Fyll i datum."),)), draft=False))
    document = open_word(content)
    assert list(document.comments) == []
    assert "Utkast" not in "".join(p.text for p in document.sections[0].header.paragraphs)


def test_the_package_is_what_zipfile_would_write() -> None:
    content = write(page(Paragraph((Text("Gävle å ä ö"),))))
    again = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as made, zipfile.ZipFile(again, "w") as other:
        for name in made.namelist():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.create_system, info.compress_type = 3, zipfile.ZIP_DEFLATED
            other.writestr(info, made.read(name), compresslevel=3)
    assert again.getvalue() == content


def test_each_numbered_list_starts_again() -> None:
    steps = Steps(((Text("ett"),), (Text("två"),)))
    document = open_word(write(page(steps, Paragraph((Text("och"),)), steps)))
    found = [p._p.xpath("./w:pPr/w:numPr/w:numId/@w:val") for p in document.paragraphs]
    numbers = [values[0] for values in found if values]
    assert len(numbers) == 4
    assert numbers[0] == numbers[1] != numbers[2] == numbers[3]


def test_a_table_marks_its_header_row() -> None:
    rows = tuple((((Text(f"rad {n}"),), (Text("x"),))) for n in range(3))
    document = docx.Document(io.BytesIO(write(page(Table(((Text("A"),), (Text("B"),)), rows)))))
    table = document.tables[0]
    assert [cell.text for cell in table.rows[0].cells] == ["A", "B"]
    flags = [row._tr.xpath("./w:trPr/w:tblHeader") for row in table.rows]
    assert [bool(flag) for flag in flags] == [True, False, False, False]


def test_same_input_same_bytes_anywhere(tmp_path: Path) -> None:
    """Two processes at different moments, in different zones, locales and hash seeds."""
    found: list[dict[str, bytes]] = []
    for place, settings in (
        ("a", {"TZ": "Asia/Tokyo", "LC_ALL": "C", "PYTHONHASHSEED": "1"}),
        ("b", {"TZ": "America/Los_Angeles", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "77"}),
    ):
        if found:
            time.sleep(2.1)  # zip members carry time in steps of two seconds
        out = tmp_path / place
        command = [
            sys.executable,
            "-m",
            "beslut",
            "generate",
            "--arende",
            "valfardsstrategin",
            "--alla",
            "-q",
            "--ut",
            str(out),
        ]
        subprocess.run(command, check=True, env={**os.environ, **settings}, cwd=tmp_path)
        files = sorted(path.relative_to(out) for path in out.rglob("*") if path.is_file())
        found.append({str(path): (out / path).read_bytes() for path in files})
    assert len(found[0]) > 50
    assert found[0] == found[1]


JUDGE = os.environ.get("BESLUT_JUDGE")
SDK = os.environ.get("BESLUT_SDK")


ORDERS = {
    "Välfärdsstrategin": Order(DAY, case="valfardsstrategin", everyone=True),
    "Samverkansstrukturen": Order(DAY, case="samverkansstruktur", everyone=True),
    "Inera": Order(DAY, case="inera", parties=("Göteborg", "Osby", "Uppsala", "Gotland", "Kungsbacka", "Oxelösund")),
    "steg": Order(DAY, case="valfardsstrategin", parties=("Sandviken", "Gävle"), step="ks", profile="kungsbacka"),
    "prov": Order(DAY, parties=("Påhittköping",), project=Path(__file__).parent / "projekt"),
}


@pytest.fixture(scope="module", params=ORDERS)
def files(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Every file of one of the orders."""
    room, folder = Planned(ORDERS[request.param]), tmp_path_factory.mktemp("dömda")
    for party in room.chosen():
        for kind in room.kinds_for(party):
            document = document_for(room.context(party, kind), kind, room.templates)
            for state, content in (("utkast", write(document)), ("slutlig", write(settled(document)))):
                (folder / f"{kind.id}-{party.code}-{state}.docx").write_bytes(content)
    return sorted(map(str, folder.iterdir()))


def judged(judge: str, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, judge, *words], capture_output=True, text=True)


@pytest.mark.skipif(not JUDGE, reason="BESLUT_JUDGE is not set: the independent judge of .docx files was not run")
def test_the_judge_is_silent_on_every_file(files: list[str]) -> None:
    """A final document is what the judge knows: nothing is left out. Of a draft it says what is meant, and no more."""
    said = said_of([Path(one) for one in files], str(JUDGE))
    drafts, finals = ([one for one in files if (state in one)] for state in ("-utkast", "-slutlig"))
    assert len(drafts) == len(finals) > 0
    assert {path: said[path] for path in finals if path in said} == {}
    told = {path: [one for one in said.get(path, ()) if not MEANT["utkast"].search(one)] for path in drafts}
    assert {path: more for path, more in told.items() if more} == {}


@pytest.mark.skipif(not SDK, reason="BESLUT_SDK is not set: Microsoft's own validator was not run")
def test_microsofts_own_validator_is_silent_on_every_file(files: list[str]) -> None:
    ran = judged(str(SDK), *files)
    if ran.returncode == 3:
        pytest.skip("what the validator is made of is not installed here")
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_a_comment_is_by_the_program_on_the_document_s_day_and_never_on_an_inferred_one() -> None:
    for day, stamps in ((date(2022, 3, 3), {'w:date="2022-03-03T00:00:00Z"'}), (None, set())):
        document = replace(page(Paragraph((Gap("a", "b"),))), day=day)
        with zipfile.ZipFile(io.BytesIO(write(document))) as package:
            comments, core = (package.read(name).decode() for name in ("word/comments.xml", "docProps/core.xml"))
        assert re.findall(r'w:(?:author|initials)="([^"]*)"', comments) == ["beslut", "b"]
        assert set(re.findall(r'w:date="[^"]*"', comments)) == stamps
        assert core.count("2022-03-03") == 2 * len(stamps) and ("dcterms:created" in core) == bool(day)


def test_what_is_said_of_several_gaps_in_a_point_is_said_once_over_all_of_them() -> None:
    one, other = Gap("organ saknas", "Fyll i beslutet."), Gap("datum saknas", "Fyll i beslutet.")
    between = Gap("namn saknas", "Fyll i namnet.")
    point = (Text("att upphäva "), one, Text(" av "), between, Text(" den "), other)
    with zipfile.ZipFile(io.BytesIO(write(page(Decision((), (point, point)))))) as package:
        body = package.read("word/document.xml").decode()
        told = re.findall(r"Fyll i \w+\.", package.read("word/comments.xml").decode())
    assert told == ["Fyll i beslutet.", "Fyll i namnet."] * 2
    over = re.findall(r'commentRangeStart w:id="0"/>(.*?)<w:commentRangeEnd w:id="0"', body)
    assert len(over) == 1 and "organ saknas" in over[0] and "datum saknas" in over[0]


def test_neither_end_of_a_list_stands_alone_on_a_page_and_a_decision_is_kept_together() -> None:
    items = tuple((Text(f"rad {number}"),) for number in range(5))

    def held(*blocks: Block) -> list[bool]:
        document = docx.Document(io.BytesIO(write(page(*blocks))))
        return [bool(one.paragraph_format.keep_with_next) for one in document.paragraphs][1:]

    for block in (Bullets(items), Steps(items)):
        assert held(block) == [True, False, False, True, False]
    assert held(Bullets(items[:1])) == [False]
    signer = SigningPlace(((Text("Kommundirektören"),),))
    for block in (Bullets(items), Steps(items)):
        assert held(block, signer) == [True, False, False, True, True, False]
    long = tuple((Text("ord " * 250),) for _ in items)  # more than most of a page
    for numbered in (True, False):
        assert held(Decision((), items, numbered)) == [True] * 4 + [False]
        assert held(Decision((), long, numbered)) == [True, False, False, True, False]


def test_a_comment_speaks_to_a_person_and_of_no_option() -> None:
    shipped = room("Gävle")
    (party,) = shipped.chosen()
    for kind in shipped.kinds_for(party):
        made = document_for(shipped.context(party, kind), kind, shipped.templates)
        with zipfile.ZipFile(io.BytesIO(write(made))) as package:
            assert "--" not in "".join(re.findall(r"<w:t[^>]*>([^<]*)", package.read("word/comments.xml").decode()))


def test_the_value_of_a_label_that_outgrows_its_column_stands_below_it() -> None:
    rows = ((label, (Text("x"),)) for label in ("Datum", "Verksamhetsområde och enhet som svarar för beredningen"))
    lines = docx.Document(io.BytesIO(write(page(Fields(tuple(rows)))))).paragraphs
    assert [re.sub(r"\w", "", one.text).strip(" ") for one in lines if one.text.endswith("x")] == ["\t", "\n"]


def test_the_first_page_says_the_case_number_once() -> None:
    number = (Text("KS 2022/17"),)
    document = replace(page(Fields((("Diarienummer", number),)), Paragraph((Text("x"),))), number=number)
    (section,) = docx.Document(io.BytesIO(write(document))).sections
    first, later = (
        " ".join(one.text for one in head.paragraphs) for head in (section.first_page_header, section.header)
    )
    assert section.different_first_page_header_footer
    assert ("KS 2022/17" in first, "KS 2022/17" in later) == (False, True)


def test_a_line_to_sign_on_stands_above_its_words_in_the_foot_of_every_page() -> None:
    told = replace(page(), margin="Justerandes signatur ___ | Utdragsbestyrkande ___")
    (section,) = docx.Document(io.BytesIO(write(told))).sections
    for foot in (section.footer, section.first_page_footer):
        assert [(one.text, one.style.name) for one in foot.paragraphs if one.style] == [
            ("Justerandes signatur", "Bestyrkande"), ("Utdragsbestyrkande", "Bestyrkande"),
        ]  # fmt: skip
        own = [one._p.find(f".//{qn('w:pBdr')}") for one in foot.paragraphs]
        assert own[0] is None and own[1] is not None  # the same border twice is one line


def test_long_labels_get_a_column_of_their_own() -> None:
    long = "Handläggare på förvaltningens kansli"
    document = docx.Document(io.BytesIO(write(page(Fields(((long, (Text("a"),)), ("Datum", (Text("b"),))))))))
    assert {round(one.paragraph_format.left_indent.cm, 1) for one in document.paragraphs[1:]} == {7.5}
    document = docx.Document(io.BytesIO(write(page(Fields((("Datum", (Text("b"),)),))))))
    assert document.paragraphs[1].paragraph_format.left_indent is None
