# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""A page head and foot told in the case file: what they say in each format, what is refused, and that gaps show."""

import io
import re
import zipfile
from pathlib import Path

import pytest

from beslut.blocks import Document, gaps, settled
from beslut.errors import DataError
from beslut.runs.make import document_for
from beslut.writers import writer
from comparing import open_word
from conftest import CASE, Beslut, replaced, room

HEAD = "{avsändare} | {handling} | {diarienummer}, sida {sida} ({sidor})"
FOOT = "{officiellt} · {handläggare}"


def memo(project: Path | None) -> Document:
    """A municipality's memo, as that project has it."""
    loaded = room("Sandviken", project=project)
    kind = next(kind for kind in loaded.case.documents if kind.id == "tjansteskrivelse")
    return document_for(loaded.context(loaded.chosen()[0], kind), kind, loaded.templates)


def told(project: Path, head: str = HEAD, foot: str = FOOT) -> Document:
    """The memo once the case file says that of its pages."""
    anchor = "    mall: valfardsstrategin/tjansteskrivelse.md\n"
    replaced(project / CASE, (anchor, f'{anchor}    sidhuvud: "{head}"\n    sidfot: "{foot}"\n'))
    return memo(project)


def parts(document: Document) -> tuple[str, str]:
    """The parts of the Word file that hold the page head and foot."""
    with zipfile.ZipFile(io.BytesIO(writer("docx")(document))) as package:
        return package.read("word/header1.xml").decode(), package.read("word/footer1.xml").decode()


def test_word_has_the_line_with_its_parts_and_fields(project: Path) -> None:
    document = told(project)
    section = open_word(writer("docx")(document)).sections[0]
    line, mark = (paragraph.text for paragraph in section.header.paragraphs)
    assert line == "Sandvikens kommun\tTjänsteskrivelse\tdiarienummer saknas, sida 1 (1)"
    assert mark == "Utkast"
    assert [paragraph.text for paragraph in section.footer.paragraphs] == ["Sandvikens kommun · handläggare saknas"]
    head, foot = parts(document)
    assert re.findall(r'<w:instrText xml:space="preserve"> (\w+) <', head) == ["PAGE", "NUMPAGES"]
    assert "w:highlight" in head and "w:highlight" in foot
    assert "{" not in re.sub(r"<[^>]*>", "", head + foot)


def test_two_parts_use_the_tab_stop_of_the_style(project: Path) -> None:
    head, _ = parts(told(project, "{namn} | {sida}"))
    assert head.count("<w:tab/>") == 1 and "<w:tabs>" not in head


def test_a_final_document_has_no_draft_mark(project: Path) -> None:
    document = told(project, "{namn} | {utkast} | {sida}")
    assert parts(document)[0].count("Utkast") == 1
    assert "Utkast" not in parts(settled(document))[0]


@pytest.mark.parametrize("format_", ["html", "md", "txt"])
def test_formats_without_pages_say_it_too(project: Path, format_: str) -> None:
    document = told(project)
    text = writer(format_)(document).decode()
    plain = re.sub(r"<[^>]*>|[»«*\\]", "", text)
    assert "diarienummer saknas, sida 1 (1)" in plain
    assert "Sandvikens kommun · handläggare saknas" in plain
    assert "Utkast" in plain
    assert "tkast" not in writer(format_)(settled(document)).decode()


def test_gaps_of_the_pages_count_among_the_gaps(project: Path) -> None:
    assert len(gaps(told(project))) == len(gaps(memo(None))) + 2


@pytest.mark.parametrize(
    ("head", "says"),
    [
        ("{avsndare}", "platsen i klammer ”avsndare” finns inte"),
        ("{namn} | a | b | c", "”sidhuvud” har fler än 3 delar"),
    ],
)
def test_what_a_line_cannot_hold_is_refused_with_its_place(project: Path, head: str, says: str) -> None:
    with pytest.raises(DataError) as refused:
        told(project, head)
    problem = refused.value.problems[0]
    assert says in problem.message
    assert problem.place is not None and problem.place.line > 1 and "sidhuvud" in problem.place.source


def test_places_of_a_page_are_not_places_of_other_texts(project: Path, beslut: Beslut) -> None:
    replaced(project / CASE, ("Antagande av Välfärdsstrategin, {egen_form}", "Sida {sida}"))
    ran = beslut("generate", "--kommun", "Sandviken", "--projekt", str(project))
    assert ran.code != 0 and "platsen i klammer ”sida” finns inte" in ran.stderr
