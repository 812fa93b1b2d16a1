# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""On a house's own Word file: what is theirs stays, our words go in, and nothing becomes less valid than it was."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

import brevpapper
from beslut.blocks import Document, settled
from beslut.errors import DataError
from beslut.paper import prepare
from beslut.runs.make import document_for
from beslut.writers import writer
from beslut.writers.papers import BASE, LETTERHEADS, letterhead
from conftest import Beslut, room
from papers import PAPERS, by_python_docx, by_swedish_word, changed, png, saved
from test_formats import read_docx

SDK = os.environ.get("BESLUT_SDK")


def prepared(raw: bytes) -> bytes:
    return prepare(raw, "papper.docx", BASE.read_bytes()).package


def memo(paper: bytes, kind: str = "tjansteskrivelse") -> Document:
    shipped = room("Gävle")
    (party,) = shipped.chosen()
    document_kind = next(one for one in shipped.case.documents if one.id == kind)
    return replace(document_for(shipped.context(party), document_kind, shipped.templates), paper=paper)


@pytest.fixture(scope="module", params=[*PAPERS, *LETTERHEADS])
def paper(request: pytest.FixtureRequest) -> bytes:
    name = request.param
    return prepared(PAPERS[name]()) if name in PAPERS else letterhead(name)


@pytest.mark.parametrize("kind", ["tjansteskrivelse", "deltagarbeskrivning", "processbeskrivning"])
def test_a_paper_changes_no_word_of_the_document(paper: bytes, kind: str) -> None:
    on_paper, plain = (read_docx(writer("docx")(memo(one, kind))) for one in (paper, b""))
    pieces = [re.sub(r"\s+", " ", piece) for piece in on_paper if piece.strip() and piece != "Utkast"]
    plain_pieces = [re.sub(r"\s+", " ", piece) for piece in plain if piece.strip()]
    split = [part for piece in pieces for part in piece.split("\t", 1)]
    assert "".join(split).replace(" ", "") == "".join(plain_pieces).replace(" ", "")


def test_every_style_and_number_of_the_document_is_there(paper: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(writer("docx")(memo(paper)))) as package:
        parts = {name: package.read(name).decode("utf-8") for name in package.namelist() if name.endswith(".xml")}
    assert package.testzip is not None and "beslut.json" not in parts
    styles = set(re.findall(r'w:styleId="([^"]+)"', parts["word/styles.xml"]))
    used = set(re.findall(r'<w:(?:pStyle|rStyle|tblStyle) w:val="([^"]+)"', parts["word/document.xml"]))
    assert used and used <= styles
    numbers = set(re.findall(r'<w:num w:numId="(\d+)"', parts["word/numbering.xml"]))
    assert set(re.findall(r'<w:numId w:val="(\d+)"', parts["word/document.xml"])) <= numbers
    assert len(numbers) == len(re.findall(r'<w:num w:numId="(\d+)"', parts["word/numbering.xml"]))


def test_the_audit_finds_no_more_than_in_the_paper_itself(tmp_path: Path) -> None:
    audit = pytest.importorskip("openxml_audit")
    validator = audit.OpenXmlValidator(file_format=audit.FileFormat.MICROSOFT_365, max_errors=200)
    for name, raw in PAPERS.items():
        found = []
        for content in (raw(), writer("docx")(memo(prepared(raw())))):
            path = tmp_path / "handling.docx"
            path.write_bytes(content)
            found.append({str(one.description) for one in validator.validate(str(path)).errors})
        assert found[1] - found[0] == set(), name


@pytest.mark.skipif(not SDK, reason="BESLUT_SDK is not set: Microsoft's Open XML SDK was not asked")
def test_the_open_xml_sdk_is_silent_on_every_paper(tmp_path: Path) -> None:
    packages = {
        **{name: prepared(raw()) for name, raw in PAPERS.items()},
        **{one: letterhead(one) for one in LETTERHEADS},
    }
    files = []
    for name, package in packages.items():
        for kind in ("tjansteskrivelse", "deltagarbeskrivning", "protokollsutdrag"):
            for state in (memo(package, kind), settled(memo(package, kind))):
                files.append(tmp_path / f"{name}-{kind}-{state.draft}.docx")
                files[-1].write_bytes(writer("docx")(state))
    asked = subprocess.run([sys.executable, str(SDK), *map(str, files)], capture_output=True, text=True)
    if asked.returncode == 3:
        pytest.skip(asked.stdout)
    assert asked.returncode == 0, asked.stdout


def heads(content: bytes) -> list[str]:
    section = docx.Document(io.BytesIO(content)).sections[0]
    return [
        "\n".join("".join(one.itertext()) for one in head._element)
        for head in (section.first_page_header, section.header)
    ]


def test_places_are_filled_also_where_word_has_split_them() -> None:
    content = writer("docx")(memo(prepared(by_swedish_word())))
    first, later = heads(content)
    assert "Exempelby kommun, diarienummer saknas" in first
    assert "datum saknas" in first and "Klicka här" not in first
    assert "Tjänsteskrivelse" in first
    assert "Gävle kommun – diarienummer saknas – [fritext]" in later
    assert "Utkast" in first and "Utkast" in later
    final = writer("docx")(settled(memo(prepared(by_swedish_word()))))
    assert not any("Utkast" in head for head in heads(final))
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert any(name.startswith("word/media/") for name in package.namelist())
        assert 'w:val="Rubrik1"' in package.read("word/document.xml").decode()
        assert b"Text som inte" not in package.read("word/document.xml")
        assert b"template.main" not in package.read("[Content_Types].xml")


def test_the_lines_to_sign_stand_in_every_foot(paper: bytes) -> None:
    signed = replace(memo(paper, "protokollsutdrag"), margin="Justerandes signatur ___ | Utdragsbestyrkande ___")
    with zipfile.ZipFile(io.BytesIO(writer("docx")(signed))) as package:
        parts = {name: package.read(name).decode() for name in package.namelist() if name.endswith(".xml")}
    feet = [name for name in parts if "footer" in name] or ["word/document.xml"]
    for name in feet:
        assert parts[name].count("Justerandes signatur<") == parts[name].count("Utdragsbestyrkande<") == 1, name
        style = re.search(r'<w:pStyle w:val="([^"]+)"/></w:pPr><w:r><w:t xml:space="preserve">Justerandes', parts[name])
        assert style is not None
        assert re.search(f'w:styleId="{style.group(1)}".*?<w:pBdr>', parts["word/styles.xml"], re.DOTALL)


def test_a_page_that_the_paper_has_no_foot_for_gets_the_lines_to_sign_too() -> None:
    document = docx.Document()
    document.settings.odd_and_even_pages_header_footer = True
    section = document.sections[0]
    section.different_first_page_header_footer = True
    section.first_page_footer.paragraphs[0].text = "Orten"
    section.header.paragraphs[0].text = "Orten"
    told = replace(memo(prepared(saved(document)), "protokollsutdrag"), margin="Justerandes signatur ___")
    made = docx.Document(io.BytesIO(writer("docx")(told))).sections[0]
    for foot in (made.footer, made.first_page_footer, made.even_page_footer):
        assert "Justerandes signatur" in [one.text for one in foot.paragraphs]
    for head in (made.header, made.first_page_header, made.even_page_header):
        assert "Utkast" in [one.text for one in head.paragraphs]


def test_how_the_sender_is_reached_stands_where_the_paper_has_a_place_for_it() -> None:
    document = docx.Document()
    document.sections[0].footer.paragraphs[0].text = "[kontaktuppgifter]"
    told = replace(memo(prepared(saved(document))), contact="Telefon: 099-99 99 99")
    made = docx.Document(io.BytesIO(writer("docx")(told)))
    assert made.sections[0].footer.paragraphs[0].text == "Telefon: 099-99 99 99"


def test_no_empty_line_stands_where_nobody_knows_how_the_sender_is_reached() -> None:
    for name in LETTERHEADS:
        for contact, lines in (("", 1), ("Telefon: 099-99 99 99", 2)):
            told = replace(memo(letterhead(name)), contact=contact)
            section = docx.Document(io.BytesIO(writer("docx")(told))).sections[0]
            assert len(section.first_page_footer.paragraphs) == lines


def test_a_place_for_the_body_keeps_what_stands_around_it() -> None:
    document = docx.Document()
    for words in ("Före", "[innehåll]", "Efter"):
        document.add_paragraph(words)
    pieces = read_docx(writer("docx")(memo(prepared(saved(document)))))
    assert (pieces[0], pieces[-1]) == ("Före", "Efter")
    assert "Sammanfattning" in pieces and "[innehåll]" not in pieces


def test_a_picture_in_the_body_stays_and_words_there_are_told() -> None:
    document = docx.Document()
    document.add_picture(io.BytesIO(png(4, 4)))
    document.add_paragraph("bort")
    made = prepare(saved(document), "p.docx", BASE.read_bytes())
    content = writer("docx")(memo(made.package))
    assert len(docx.Document(io.BytesIO(content)).inline_shapes) == 1
    assert any("1 stycken" in one for one in made.report.remarks)


def test_a_place_is_filled_wherever_it_stands_and_told() -> None:
    """After a tab in the same run, twice in a line, in a run whose look is empty, and written with braces from the
    start; a title in the body is not said twice, and what is no place there goes."""
    document = docx.Document()
    head, foot = document.sections[0].header.paragraphs[0], document.sections[0].footer.paragraphs[0]
    head.text = "Orten\t{{datum}}\t{{utkast}}"
    foot.text = "{{avsändare}} och {{avsändare}} och [dnr]"
    for line in (head, foot):
        line.runs[0]._r.insert(0, parse_xml(f"<w:rPr {nsdecls('w')}/>"))
    document.add_paragraph("[Rubrik]", style="Heading 1")
    document.add_paragraph("{{Skriv här}}")
    prepared_ = prepare(saved(document), "p.docx", BASE.read_bytes())
    assert set(prepared_.report.places) == {"datum", "utkast", "avsändare", "diarienummer", "titel"}
    made = docx.Document(io.BytesIO(writer("docx")(memo(prepared_.package))))
    section = made.sections[0]
    assert [one.text for one in section.header.paragraphs] == ["Orten\tdatum saknas\tUtkast"]
    assert section.footer.paragraphs[0].text == "Gävle kommun och Gävle kommun och diarienummer saknas"
    assert made.paragraphs[0].text.startswith("Datum") and "{{" not in "".join(one.text for one in made.paragraphs)


def test_the_report_says_what_was_matched_added_and_missing() -> None:
    report = prepare(by_swedish_word(), "p.dotx", BASE.read_bytes()).report
    assert report.matched["heading 1"].lower() == "heading 1"
    assert "Beslutspunkt" in report.added and "heading 1" not in report.added
    assert sorted(report.places) == ["avsändare", "datum", "diarienummer", "handling"]
    assert report.unknown_places == ["[fritext]"]
    assert any("sidnummer" in one for one in report.remarks)
    lacking = prepare(PAPERS["LibreOffice"](), "p.docx", BASE.read_bytes()).report
    assert any("sidhuvud saknas" in one for one in lacking.remarks)


def test_the_same_file_gives_the_same_package(paper: bytes) -> None:
    assert prepared(by_swedish_word()) == prepared(by_swedish_word())
    assert writer("docx")(memo(paper)) == writer("docx")(memo(paper))


@pytest.mark.parametrize("name", LETTERHEADS)
def test_a_letterhead_is_the_one_its_builder_builds(name: str) -> None:
    def members(package: bytes) -> dict[str, bytes]:
        with zipfile.ZipFile(io.BytesIO(package)) as opened:
            return {one: opened.read(one) for one in opened.namelist()}

    assert members(letterhead(name)) == members(brevpapper.build(name))


OUT = (
    b'<Relationship Id="ut" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"'
    b' Target="http://example.org/a.png" TargetMode="External"/></Relationships>'
)
REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "text": (lambda: b"hej", "ingen Wordfil"),
    "old or locked": (lambda: b"\xd0\xcf\x11\xe0" + b"x" * 600, "låst med lösenord"),
    "macros": (lambda: changed(by_python_docx(), lambda _, c: c, **{"word/vbaProject.bin": b"x"}), "makron"),
    "a document type": (
        lambda: changed(by_python_docx(), lambda n, c: b"<!DOCTYPE a>" + c if n == "word/settings.xml" else c),
        "dokumenttyp",
    ),
    "half": (lambda: by_python_docx()[:2000], "trasig"),
    "a picture from elsewhere": (
        lambda: changed(
            by_python_docx(), lambda n, c: c.replace(b"</Relationships>", OUT) if n.endswith("document.xml.rels") else c
        ),
        "utifrån",
    ),
    "a damaged directory": (lambda: by_python_docx().replace(b"PK\x05\x06", b"xPK\x05\x06"), "trasig"),
    "another package": (
        lambda: changed(by_python_docx(), lambda n, c: b"<x/>" if n == "word/styles.xml" else c), "går inte att öppna",
    ),
    "bad XML": (
        lambda: changed(by_python_docx(), lambda n, c: c[:-9] if n == "word/document.xml" else c), "går inte att öppna",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_is_no_paper_is_refused_with_what_to_do(name: str) -> None:
    make, says = REFUSED[name]
    with pytest.raises(DataError) as refused:
        prepared(make())
    problem = refused.value.problems[0]
    assert (problem.code, bool(problem.hint)) == ("P20", True) and says in problem.message


def test_the_party_s_documents_are_on_its_paper_and_the_sender_s_are_not(beslut: Beslut) -> None:
    (beslut.folder / "hus.dotx").write_bytes(by_swedish_word())
    words = ("generate", "-k", "Gävle", "--handling", "missiv,tjansteskrivelse", "--brevpapper", "hus.dotx")
    ran = beslut(*words)
    assert ran.code == 0, ran.stderr
    folder = beslut.folder / "ut" / "valfardsstrategin" / "gavle"
    memo_heads, missive_heads = (
        heads((folder / f"{one}-gavle.docx").read_bytes()) for one in ("tjansteskrivelse", "missiv")
    )
    assert "Exempelby" in memo_heads[0] and "Exempelby" not in missive_heads[0]
    assert "oförändrad" in beslut(*words).stdout


def test_a_profile_names_its_paper(beslut: Beslut) -> None:
    data = beslut.folder / "mitt" / "data"
    data.mkdir(parents=True)
    (data / "hus.dotx").write_bytes(by_swedish_word())
    profiles = {"ett": "hus.dotx", "två": "klassisk", "tre": "saknas.dotx"}
    lines = [f"  {one}: {{namn: Prov, brevpapper: {paper}}}" for one, paper in profiles.items()]
    (data / "profiler.yaml").write_text("\n".join(["profiler:", *lines, ""]), "utf-8")
    words = ("generate", "-k", "Gävle", "--projekt", "mitt", "--arende", "valfardsstrategin", "--handling",
             "tjansteskrivelse", "--profil")  # fmt: skip
    assert beslut(*words, "ett", "--ut", "a").code == beslut(*words, "två", "--ut", "b").code == 0
    name = "valfardsstrategin/gavle/tjansteskrivelse-gavle.docx"
    first, second = ("".join(heads((beslut.folder / one / name).read_bytes())) for one in ("a", "b"))
    assert "Exempelby" in first and "Exempelby" not in second
    refused = beslut(*words, "tre", "--ut", "c")
    assert refused.code != 0 and "brevpapperet ”saknas.dotx” finns inte" in refused.stderr
    assert not (beslut.folder / "c").exists()


def test_paper_tells_what_a_file_offers_and_writes_a_sample_page(beslut: Beslut) -> None:
    (beslut.folder / "hus.dotx").write_bytes(by_swedish_word())
    ran = beslut("paper", "hus.dotx")
    assert ran.code == 0 and "platser som fylls i: " in ran.stdout and "[fritext]" in ran.stdout
    assert "Provsida" in read_docx((beslut.folder / "ut" / "provsida-hus.docx").read_bytes())[6]
    told = json.loads(beslut("brevpapper", "hus.dotx", "--json").stdout)
    assert told["version"] == 1 and told["formatmallar"]["heading 1"]
    missing = beslut("paper", "finns-inte.dotx")
    assert missing.code == 1 and "finns inte" in missing.stderr and "Traceback" not in missing.stderr
