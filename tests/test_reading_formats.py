# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
# ruff: noqa: E501 -- cases are rows of a table
"""Any file to lines: what each format shows, and what is refused."""

import io
import os
import sys
import zipfile
import zlib
from html import escape
from pathlib import Path

import pytest

from attacks.ground import timed
from beslut.errors import BeslutError
from beslut.reading.files import lined_files, lined_stream
from beslut.reading.formats import lined
from beslut.reading.minutes import readings_of
from beslut.reading.refusing import MAX_FILE, MAX_ROW, UnreadableFile
from conftest import ask_for, peak_memory
from reading_files import abstract, docx, external, level, num, numbered, odt, para, pdf, set_text, zipped


def shown(raw: bytes, name: str) -> list[str]:
    return [" ".join(filter(None, (line.label, line.text))) for line in lined(raw, name).lines]


P = "<w:p>{}</w:p>"
R = "<w:r><w:t>{}</w:t></w:r>"
ONE = abstract(0, level(0, "§ %1"), level(1, "%1.%2"), level(2, "%3)", "lowerLetter")) + num(1, 0)
TWICE = (
    abstract(0, level(0, "%1."))
    + num(1, 0)
    + num(2, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>')
)

WORD = {
    "word sets the § sign": (numbered("Ett", 1) + numbered("Två", 1), ONE, "", ["§ 1 Ett", "§ 2 Två"]),
    "a number that starts at 42": (numbered("X", 1), abstract(0, level(0, "§ %1", start=42)) + num(1, 0), "", ["§ 42 X"]),
    "deeper levels begin again": (
        "".join(numbered(t, 1, at) for t, at in (("A", 0), ("B", 1), ("C", 2), ("D", 1), ("E", 0), ("F", 1))),
        ONE,
        "",
        ["§ 1 A", "1.1 B", "a) C", "1.2 D", "§ 2 E", "2.1 F"],
    ),
    "two lists of one shape go on": (
        numbered("A", 1) + para("mellan") + numbered("B", 2),
        abstract(0, level(0, "%1.")) + num(1, 0) + num(2, 0),
        "",
        ["1. A", "mellan", "2. B"],
    ),
    "a list that starts again": (
        numbered("A", 1) + numbered("B", 1) + numbered("C", 2) + numbered("D", 2),
        TWICE,
        "",
        ["1. A", "2. B", "1. C", "2. D"],
    ),
    "roman, letters, zeros": (
        numbered("a", 1) + numbered("b", 2) + numbered("c", 3),
        abstract(0, level(0, "%1.", "upperRoman", 9)) + abstract(1, level(0, "%1)", "lowerLetter", 27))
        + abstract(2, level(0, "%1", "decimalZero", 7)) + num(1, 0) + num(2, 1) + num(3, 2),
        "",
        ["IX. a", "aa) b", "07 c"],
    ),
    "the number lies in the style": (
        para("Rubrik", '<w:pStyle w:val="P"/>'),
        abstract(0, level(0, "§ %1", start=7, more='<w:pStyle w:val="P"/>')) + num(1, 0),
        '<w:style w:type="paragraph" w:styleId="P"><w:name w:val="Paragraf"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>',
        ["§ 7 Rubrik"],
    ),
    "a bullet of Symbol": (numbered("X", 1), abstract(0, level(0, "\uf0b7", "bullet")) + num(1, 0), "", ["\uf0b7 X"]),
    "numId 0 takes it away": (numbered("X", 0), ONE, "", ["X"]),
    "inserted is kept, struck is not": (
        P.format(R.format("Ett ") + "<w:ins>" + R.format("nytt ") + "</w:ins><w:del><w:r><w:delText>gammalt </w:delText></w:r></w:del>" + R.format("ord")),
        "", "", ["Ett nytt ord"],
    ),
    "a struck paragraph mark": (
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" + R.format("Ett ") + "</w:p>" + P.format(R.format("två")), "", "", ["Ett två"],
    ),
    "controls in and around": (
        "<w:sdt><w:sdtPr/><w:sdtContent>" + para("Ute") + "</w:sdtContent></w:sdt>"
        + P.format("<w:sdt><w:sdtContent>" + R.format("inne") + "</w:sdtContent></w:sdt>"),
        "", "", ["Ute", "inne"],
    ),
    "a table, cell by cell": (
        "<w:tbl><w:tr><w:tc>" + para("Nr") + "</w:tc><w:tc>" + para("Ärende") + "</w:tc></w:tr></w:tbl>", "", "", ["Nr", "Ärende"],
    ),
    "signs": (
        P.format("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:noBreakHyphen/><w:t>c</w:t><w:softHyphen/><w:t>d</w:t></w:r>"),
        "", "", ["a\tb-cd"],
    ),
    "a field's code is not shown": (
        P.format('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
                 '<w:r><w:t>x</w:t></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>' + R.format("3")
                 + '<w:r><w:fldChar w:fldCharType="end"/></w:r>' + R.format(" sidor")),
        "", "", ["3 sidor"],
    ),
    "hidden text": (P.format("<w:r><w:rPr><w:vanish/></w:rPr><w:t>dold</w:t></w:r>" + R.format("synlig")), "", "", ["synlig"]),
}  # fmt: skip


@pytest.mark.parametrize("case", WORD.values(), ids=WORD)
def test_word_is_read_as_word_shows_it(case: tuple[str, str, str, list[str]]) -> None:
    body, numbering, styles, expected = case
    assert shown(docx(body, numbering=numbering, styles=styles), "a.docx") == expected


def test_word_tells_the_page() -> None:
    body = (
        para("Ett")
        + P.format('<w:r><w:br w:type="page"/></w:r>')
        + P.format("<w:r><w:lastRenderedPageBreak/><w:t>Två</w:t></w:r>")
    )
    body += P.format("<w:r><w:t>mitt </w:t><w:lastRenderedPageBreak/><w:t>i</w:t></w:r>") + para("Tre")
    assert [(line.page, line.text) for line in lined(docx(body), "a.docx").lines] == [
        (1, "Ett"), (2, "Två"), (2, "mitt i"), (3, "Tre"),
    ]  # fmt: skip


def test_odt_numbers_insertions_and_tables() -> None:
    style = (
        '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" '
        'style:num-prefix="§ " text:start-value="42"/></text:list-style>'
    )
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>borta</text:p></text:deletion></text:changed-region>"
        '</text:tracked-changes><text:list text:style-name="L"><text:list-item><text:p>Ett<text:s text:c="2"/>ord</text:p></text:list-item>'
        "<text:list-item><text:p>Två</text:p></text:list-item></text:list><text:h text:outline-level='2'>Beslut</text:h>"
        "<table:table><table:table-row><table:table-cell><text:p>Nr<text:line-break/>1</text:p></table:table-cell></table:table-row></table:table>"
    )
    assert shown(odt(body, styles=style), "a.odt") == ["§ 42 Ett  ord", "§ 43 Två", "Beslut", "Nr", "1"]


PAGES = {
    "menus and struck text go": (
        "<nav>Meny</nav><main><p>A <del>b</del><ins>c</ins></main><footer>fot</footer>",
        ["A c", "fot"],
    ),
    "numbers": ('<ol start="3"><li>a<li value="7">b</ol><ul><li>c</ul>', ["3. a", "7. b", "• c"]),
    "hidden": ('<p hidden>x</p><p style="display:none">y</p><p>z</p>', ["z"]),
    "breaks and entities": ("<p>a<br>b &sect;&nbsp;7 &amp; c</p>", ["a", "b §\u00a07 & c"]),
    "comments and scripts": ("<!-- <p>x</p> --><script>var a='<p>y</p>'</script>z", ["z"]),
}


@pytest.mark.parametrize("case", PAGES.values(), ids=PAGES)
def test_a_page_says_what_it_shows(case: tuple[str, list[str]]) -> None:
    assert shown(case[0].encode(), "a.html") == case[1]


TEXTS = {
    "utf-8": ("Ärende å".encode(), "a.txt", ["Ärende å"]),
    "utf-8 with a mark": (b"\xef\xbb\xbf" + "Ö".encode(), "a.txt", ["Ö"]),
    "windows-1252": ("Ärende – ”å”".encode("cp1252"), "a.txt", ["Ärende – ”å”"]),
    "utf-16": (b"\xff\xfe" + "Å".encode("utf-16-le"), "a.txt", ["Å"]),
    "decomposed": ("A\u030a".encode(), "a.txt", ["Å"]),
    "markdown": (
        b"# Beslut\n\n**Antar** _X_ 1\\.\n- punkt\n| a | b |\n|---|---|\n",
        "a.md",
        ["Beslut", "Antar X 1.", "• punkt", "a", "b"],
    ),
}


@pytest.mark.parametrize("case", TEXTS.values(), ids=TEXTS)
def test_text_is_decoded(case: tuple[bytes, str, list[str]]) -> None:
    assert shown(case[0], case[1]) == case[2]


def test_text_has_pages_and_rows() -> None:
    lines = lined("Ett\n\nTvå\n\fTre\nFyra\n".encode(), "a.txt").lines
    assert [(line.page, line.row, line.text.strip()) for line in lines] == [
        (1, 1, "Ett"), (1, 3, "Två"), (2, 1, "Tre"), (2, 2, "Fyra"),
    ]  # fmt: skip


def test_pdf_gives_places_columns_and_weight() -> None:
    ask_for("pdf-lasning")
    page = set_text([(70, 60, "Kommunstyrelsen"), (400, 60, "2022-06-20"), (70, 120, "Beslut antas.")])
    page += "\n" + set_text([(70, 160, "Rubrik")], font="F2")
    lines = lined(pdf(page, page), "a.pdf").lines
    assert [(line.page, line.row, line.text, line.strong) for line in lines[:3]] == [
        (1, 1, "Kommunstyrelsen\t2022-06-20", False), (1, 2, "Beslut antas.", False), (1, 3, "Rubrik", True),
    ]  # fmt: skip
    assert lines[3].page == 2
    assert lines[1].gap
    assert 65 < lines[1].left < 75


def test_a_broken_page_is_told_and_the_others_are_read() -> None:
    ask_for("pdf-lasning")
    page = set_text([(70, 60, "Beslut")])
    raw = pdf(page, page).replace(b"8 0 obj\n<</Type/Page/", b"8 0 obj\n<</Type/Gone", 1)
    made = lined(raw, "a.pdf")
    assert [(line.page, line.text) for line in made.lines] == [(1, "Beslut")]
    assert made.warnings == ("sida 2 är trasig och är inte läst",)


def bomb() -> bytes:
    packer = zlib.compressobj(9)
    return b"".join([*(packer.compress(bytes(10_000_000)) for _ in range(42)), packer.flush()])


def swollen(part: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file, file.open(part, "w", force_zip64=True) as member:
        for _ in range(42):
            member.write(bytes(10_000_000))
    return buffer.getvalue()


def looping(count: int) -> bytes:
    """Styles that are all based on the next one, and the last on the first; paragraphs in each of them."""
    style = '<w:style w:type="paragraph" w:styleId="s{}"><w:name w:val="x"/><w:basedOn w:val="s{}"/></w:style>'
    styles = "".join(style.format(number, (number + 1) % count) for number in range(count))
    body = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="s{number % count}"/></w:pPr><w:r><w:t>Rad {number}</w:t></w:r></w:p>'
        for number in range(5 * count)
    )
    return docx(body, styles=styles)


def looping_odt(count: int) -> bytes:
    """The same in an .odt."""
    style = '<style:style style:name="s{}" style:family="paragraph" style:parent-style-name="s{}"/>'
    styles = "".join(style.format(number, (number + 1) % count) for number in range(count))
    rows = (f'<text:p text:style-name="s{number % count}">Rad {number}</text:p>' for number in range(5 * count))
    return odt("".join(rows), styles=styles)


LAUGHS = "<!DOCTYPE a [" + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 9)) + "]>"
HOSTILE = {
    "zip bomb": (lambda: swollen("word/document.xml"), "a.docx", "400 MB"),
    "pdf bomb": (lambda: pdf("x", filters="/Filter/FlateDecode", raw=bomb()), "a.pdf", "400 MB"),
    "entities": (lambda: docx("", more={"word/document.xml": LAUGHS + "<a>&a8;</a>"}), "a.docx", "DTD"),
    "entities in utf-16": (lambda: docx("", more={"word/document.xml": (LAUGHS + "<a/>").encode("utf-16")}), "a.docx", "DTD"),
    "deep xml": (lambda: docx("<w:sdt>" * 100_000 + "</w:sdt>" * 100_000), "a.docx", "djup"),
    "many tags": (lambda: docx("<w:p/>" * 1_300_000), "a.docx", "element"),
    "broken xml": (lambda: docx("<w:p>"), "a.docx", "trasig"),
    "macros": (lambda: docx(para("x"), more={"word/vbaProject.bin": b"x"}), "a.docx", "makron"),
    "a .docm": (lambda: docx(para("x")), "a.docm", "makron"),
    "a template elsewhere": (lambda: docx(para("x"), more=external("attachedTemplate", "https://exempel.invalid/a.dotm")), "a.docx", "utifrån"),
    "a picture elsewhere": (lambda: docx(para("x"), more=external("image", "https://exempel.invalid/a.png")), "a.docx", "utifrån"),
    "an object elsewhere": (lambda: docx(para("x"), more=external("oleObject", "file:///c:/a.xls")), "a.docx", "utifrån"),
    "locked": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512) + "EncryptedPackage".encode("utf-16-le"), "a.docx", "lösenord"),
    "old .doc": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "a.docx", ".doc"),
    "locked odt": (lambda: odt("", more={"META-INF/manifest.xml": "<a><encryption-data/></a>"}), "a.odt", "lösenord"),
    "odt with macros": (lambda: odt("", more={"Basic/a.xml": "<a/>"}), "a.odt", "makron"),
    "half a zip": (lambda: docx(para("x"))[:-200], "a.docx", "trasig"),
    "half a pdf": (lambda: b"%PDF-1.7\n1 0 obj", "a.pdf", "trasig"),
    "a scanned pdf": (lambda: pdf(""), "a.pdf", "bara bilder"),
    "no such kind": (lambda: b"\x00\x01\x02", "a.bin", "annat format"),
    "an empty file": (lambda: b"", "a.txt", "tom"),
    "styles in a loop": (lambda: looping(1000), "a.docx", ""),
    "styles of odt in a loop": (lambda: looping_odt(1000), "a.odt", ""),
    "open ends": (lambda: b"<a" * 400_000, "a.html", ""),
    "open comments": (lambda: b"<!--" * 400_000, "a.html", "element"),
    "deep html": (lambda: b"<div>" * 400_000 + b"x", "a.html", "djup"),
    "a zip for a text": (lambda: zipped({"a.txt": "x"}), "a.docx", "zip"),
}  # fmt: skip


@pytest.mark.parametrize("case", HOSTILE.values(), ids=HOSTILE)
def test_hostile_files_are_refused_with_one_sentence(case: tuple[object, str, str]) -> None:
    make, name, words = case
    if name.endswith(".pdf"):
        ask_for("pdf-lasning")
    raw = make()  # type: ignore[operator]
    before = peak_memory()
    try:
        with timed(10):
            made = lined(raw, name)
    except UnreadableFile as error:
        problem = error.problems[0]
        assert words in str(problem)
        assert problem.place is not None and problem.place.file == name
        assert problem.hint
    else:
        assert words == "" and made.lines
    assert peak_memory() - before < 400_000  # kB


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    huge = tmp_path / "stor.pdf"
    with huge.open("wb") as file:
        file.truncate(500_000_000)
    with pytest.raises(UnreadableFile, match="större än 100 MB"):
        list(lined_files(huge, []))


class Endless(io.RawIOBase):
    """A stream that never ends; it fails the test when more is asked for than the limit."""

    asked = 0

    def read(self, size: int = -1) -> bytes:
        assert 0 < size <= MAX_FILE + 1
        self.asked += size
        return bytes(size)


def test_standard_input_is_bounded() -> None:
    with pytest.raises(UnreadableFile, match="större än"):
        list(lined_stream(Endless(), "-", []))  # type: ignore[arg-type]


def test_a_zip_and_a_folder_hold_files(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("Två")
    (tmp_path / "a.docx").write_bytes(docx(para("Ett")))
    (tmp_path / "~$a.docx").write_bytes(b"lock")
    assert [made.lines[0].text for made in lined_files(tmp_path, [])] == ["Ett", "Två"]
    package = tmp_path / "alla.zip"
    package.write_bytes(zipped({"x/b.txt": "Två", "x/a.docx": docx(para("Ett")), "__MACOSX/x/._a.docx": b"x"}))
    made = list(lined_files(package, []))
    assert [(one.lines[0].text, one.name.rpartition("/")[2]) for one in made] == [("Ett", "a.docx"), ("Två", "b.txt")]


def test_what_cannot_be_read_stops_nothing_else(tmp_path: Path) -> None:
    inner: dict[str, bytes | str] = {"b.zip": zipped({"c.txt": "x"}), "d.docx": b"PK", "e.txt": "Sist"}
    package = tmp_path / "a.zip"
    package.write_bytes(zipped(inner))
    refused: list[UnreadableFile] = []
    assert [made.lines[0].text for made in lined_files(package, refused)] == ["Sist"]
    assert ["en zip i en zip" in str(error) for error in refused] == [True, False]


ENDLESS = [
    "[",
    "![a",
    "*",
    "**a ",
    "_a ",
    "#",
    "# #",
    " ",
    "\t",
    "a",
    "1",
    ".",
    "-",
    "| ",
    "a-",
    "§ ",
    "att ",
    "A/",
    "(",
    "<",
]


@pytest.mark.parametrize("piece", ENDLESS)
@pytest.mark.parametrize("ending", ["md", "docx"])
def test_an_endless_row_is_soon_read_or_refused(piece: str, ending: str) -> None:
    for size in (30_000, 60_000):
        text = (piece * size)[:size] + "!"
        raw = docx(para(escape(text))) if ending == "docx" else f"Protokoll\n\n{text}\n".encode()
        with timed(8):  # where it would not end it takes minutes
            if size > MAX_ROW:
                with pytest.raises(UnreadableFile, match="I04"):
                    lined(raw, f"a.{ending}")
            else:
                readings_of(lined(raw, f"a.{ending}"))


def test_a_mark_that_the_parser_of_pages_does_not_know_is_told() -> None:
    with pytest.raises(UnreadableFile, match="I02"):
        lined(b"<html><p>Beslut</p><![a b]></html>", "a.html")


def test_a_word_without_end_is_parted_and_nothing_of_it_is_lost() -> None:
    (line,) = lined(b"x" * 1_200, "a.txt").lines
    assert (line.text.replace(" ", ""), max(map(len, line.text.split()))) == ("x" * 1_200, 500)


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there, and there are no such pipes")
def test_a_pipe_nobody_writes_in_and_a_link_in_a_folder_are_told(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "rör.txt")  # type: ignore[attr-defined, name-defined, unused-ignore]
    with pytest.raises(UnreadableFile, match="I07"):
        list(lined_files(tmp_path / "rör.txt", []))
    (tmp_path / "hemlig").mkdir()
    (tmp_path / "hemlig" / "a.txt").write_text("hemligt", "utf-8")
    (tmp_path / "länk.txt").symlink_to(tmp_path / "hemlig" / "a.txt")
    (tmp_path / "mapp.txt").mkdir()
    (tmp_path / "text.txt").write_text("§ 1", "utf-8")
    refused: list[UnreadableFile] = []
    assert [Path(file.name).name for file in lined_files(tmp_path, refused)] == ["text.txt"]
    assert [Path(error.problems[0].place.file).name for error in refused if error.problems[0].place] == [
        "länk.txt",
        "rör.txt",
    ]


@pytest.mark.parametrize("name", ["finns-inte.docx", "tom-mapp"])
def test_what_is_not_there_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / "tom-mapp").mkdir()
    with pytest.raises(BeslutError):
        list(lined_files(tmp_path / name, []))
