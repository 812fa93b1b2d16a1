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

from beslut.blocks import Document, Gap, Heading, Paragraph, Steps, Table, Text
from beslut.planning import Order
from beslut.runs.make import document_for
from beslut.writers.docx import write
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
    document = docx.Document(io.BytesIO(write(page(Paragraph((Text("Berg & Dal <b>"), Text("fet", strong=True)))))))
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
    document = docx.Document(io.BytesIO(write(page(Paragraph((Text("Den "), gap, Text(".")))))))
    run = next(run for run in document.paragraphs[1].runs if run.text == "datum saknas")
    assert run.font.highlight_color is not None
    comments = list(document.comments)
    assert [(comment.author, comment.text) for comment in comments] == [("Gävle kommun", "Fyll i datum.")]


def test_a_final_document_has_no_comments_and_no_draft_mark() -> None:
    content = write(page(Paragraph((Gap("datum saknas", "Fyll i datum."),)), draft=False))
    document = docx.Document(io.BytesIO(content))
    assert list(document.comments) == []
    assert "Utkast" not in "".join(p.text for p in document.sections[0].header.paragraphs)


def test_the_package_is_what_zipfile_would_write() -> None:
    content = write(page(Paragraph((Text("Gävle å ä ö"),))))
    again = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as made, zipfile.ZipFile(again, "w") as other:
        for name in made.namelist():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.create_system, info.compress_type = 3, zipfile.ZIP_DEFLATED
            other.writestr(info, made.read(name))
    assert again.getvalue() == content


def test_each_numbered_list_starts_again() -> None:
    steps = Steps(((Text("ett"),), (Text("två"),)))
    document = docx.Document(io.BytesIO(write(page(steps, Paragraph((Text("och"),)), steps))))
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


ORDERS = {
    "Välfärdsstrategin": Order(DAY, case="valfardsstrategin", everyone=True),
    "Samverkansstrukturen": Order(DAY, case="samverkansstruktur", everyone=True),
    "Inera": Order(DAY, case="inera", parties=("Göteborg", "Osby", "Uppsala", "Gotland", "Kungsbacka", "Oxelösund")),
    "steg": Order(DAY, case="valfardsstrategin", parties=("Sandviken", "Gävle"), step="ks", profile="kungsbacka"),
    "prov": Order(DAY, parties=("Påhittköping",), project=Path(__file__).parent / "projekt"),
}


@pytest.mark.skipif(not JUDGE, reason="BESLUT_JUDGE is not set: the independent judge of .docx files was not run")
@pytest.mark.parametrize("name", ORDERS)
def test_the_judge_is_silent_on_every_file(name: str, tmp_path: Path) -> None:
    room = Planned(ORDERS[name])
    files = []
    for party in room.chosen():
        for kind in room.kinds_for(party):
            path = tmp_path / f"{kind.id}-{party.code}.docx"
            path.write_bytes(write(document_for(room.context(party, kind), kind, room.templates)))
            files.append(str(path))
    judged = subprocess.run(
        [sys.executable, str(JUDGE), "--ignore", "M405", "--require-all", *files], capture_output=True, text=True
    )
    assert judged.returncode == 0, judged.stdout + judged.stderr


@pytest.mark.parametrize(
    ("author", "initials"),
    [("Region Gävleborg", "RG"), ("ett två tre fyra fem sex sju åtta nio tio elva", "ETTFFSSÅN")],
    ids=["två", "elva"],
)
def test_a_comment_has_no_more_initials_than_there_is_room_for(author: str, initials: str) -> None:
    document = replace(page(Paragraph((Gap("a", "b"),))), author=author)
    with zipfile.ZipFile(io.BytesIO(write(document))) as package:
        assert re.findall(r'w:initials="([^"]*)"', package.read("word/comments.xml").decode())[:1] == [initials]
