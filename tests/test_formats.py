# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The formats say the same: each is read back by somebody else's reader, and the words and blocks are compared."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from string import ascii_lowercase
from xml.etree import ElementTree

import pytest
from docx.table import Table as WordTable
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from beslut.blocks import (
    SIGNING_LINE,
    Block,
    Bullets,
    Check,
    Decision,
    Document,
    Fields,
    Gap,
    Heading,
    Paragraph,
    Phrase,
    Steps,
    Table,
    Text,
    in_letters,
    joined,
    lettered,
    plain,
    settled,
)
from beslut.runs.make import document_for
from beslut.writers import FORMATS, writer
from comparing import open_word
from conftest import FIVE, room

NASTY = "Berg & Dal <b>x</b> &amp; *a* _b_ `c` [d](e) ![f](g) \\ | # 1. > ~~h~~ {{ i }} ::: \"j\" 'k' §\u00a05 – å"


def page(*blocks: Block, sender: str = "Gävle kommun", kind: str = "Prov") -> Document:
    """A document of these blocks."""
    return Document(
        title="Prov", subject="Prov", kind=kind, author=sender, sender=sender, number_label="Diarienummer",
        number=(Gap("diarienummer saknas", "Fyll i."),), day=date(2022, 3, 3), blocks=blocks,
    )  # fmt: skip


# --- reading back ----------------------------------------------------------------------------------------------
# Every reader gives the pieces of text of the body in order: headings, paragraphs, items, cells, labels and values.


class _Html(HTMLParser):
    """The pieces of text inside `main`, the page head, and every tag with its attributes."""

    _PIECES = frozenset({"h1", "h2", "h3", "p", "li", "dt", "dd", "th", "td"})

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.pieces: list[str] = []
        self.head = self.foot = self.notes = ""
        self._where: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag == "br":
            self.pieces[-1] += " "
        elif tag != "meta":
            self._where.append(tag)
        if tag in self._PIECES and "aside" not in self._where:
            self.pieces.append("")

    def handle_endtag(self, tag: str) -> None:
        assert self._where.pop() == tag

    def handle_data(self, data: str) -> None:
        if "aside" in self._where:
            self.notes += data
        elif "header" in self._where:
            self.head += f"{data} "
        elif "footer" in self._where:
            self.foot += f"{data} "
        elif self._PIECES & set(self._where):
            self.pieces[-1] += data
        else:
            assert data.isspace() or {"title", "style"} & set(self._where), f"stray text: {data!r}"


def read_html(content: bytes) -> list[str]:
    return _Html(content.decode("utf-8")).pieces


def read_docx(content: bytes) -> list[str]:
    pieces = []
    for part in open_word(content).iter_inner_content():
        if isinstance(part, WordTable):
            pieces += [cell.text for row in part.rows for cell in row.cells]
        else:
            pieces += part.text.split("\t", 1) if part.style and part.style.name == "Uppgift" else [part.text]
    return pieces


def _inline_text(token: Token) -> str:
    out = ""
    for child in token.children or ():
        if child.type in ("text", "text_special"):
            out += child.content
        else:
            out += " " * (child.type == "hardbreak")
            assert child.type in ("hardbreak", "strong_open", "strong_close", "em_open", "em_close"), child.type
    return out


def _markdown(content: bytes) -> list[Token]:
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(content.decode("utf-8"))


def read_md(content: bytes) -> list[str]:
    return [_inline_text(token) for token in _markdown(content) if token.type == "inline"][1:]


def read_txt(content: bytes) -> list[str]:
    body = content.decode("utf-8").split("\n\n", 1)[1]
    pieces = []
    for line in body.splitlines():
        if not re.fullmatch(r"=+|-+|", line):
            pieces += re.sub(r"^(– |\d+\. )", "", line).split(" | ")
    return [re.sub("[»«]", "", piece) for piece in pieces]


_ODF = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def _odt_words(element: ElementTree.Element) -> str:
    """The words of an element of ODF as its rules for spaces have them; comments are none of them."""
    out = element.text or ""
    for child in element:
        if child.tag in (f"{_ODF}s", f"{_ODF}tab", f"{_ODF}line-break"):
            out += " " if child.tag == f"{_ODF}s" else "\t"
        elif not child.tag.endswith("}annotation"):
            out += _odt_words(child)
        out += child.tail or ""
    return out


def _odt(content: bytes, part: str = "content.xml") -> ElementTree.Element:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        first = package.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        return ElementTree.fromstring(package.read(part))


def read_odt(content: bytes) -> list[str]:
    root = _odt(content)
    commented = {one for note in root.iter() if note.tag.endswith("}annotation") for one in note.iter()}
    found = (one for one in root.iter() if one.tag in (f"{_ODF}p", f"{_ODF}h") and one not in commented)
    return [piece for one in found for piece in _odt_words(one).split("\t")]


READERS = {"docx": read_docx, "html": read_html, "md": read_md, "odt": read_odt, "txt": read_txt}


def words(pieces: list[str]) -> list[str]:
    """The words of all pieces in order, without what a format sets: the colon after a label, the line to sign on."""
    found = [word for piece in pieces for word in re.findall(r"[\w§%&<>/@-]+", piece)]
    return [word for word in found if word != SIGNING_LINE]


# --- the shipped documents -------------------------------------------------------------------------------------


def test_every_format_has_a_reader_here() -> None:
    assert READERS.keys() | {"pdf"} == set(FORMATS)  # which test_pdf reads back


@pytest.mark.parametrize("kind", FIVE)
@pytest.mark.parametrize("name", ["Gävle", "Ljusdal", "Söderhamn"])
def test_all_formats_of_a_document_carry_the_same_words(name: str, kind: str) -> None:
    shipped = room(name)
    (party,) = shipped.chosen()
    document_kind = next(one for one in shipped.kinds() if one.id == kind)
    document = replace(document_for(shipped.context(party), document_kind, shipped.templates), contact="")
    told = {format_: words(read(writer(format_)(document))) for format_, read in READERS.items()}
    assert len(told["txt"]) > 50
    assert told["html"] == told["txt"]
    assert told["md"] == told["txt"]
    assert told["docx"] == told["txt"]
    assert told["odt"] == told["txt"]


def test_every_format_says_how_the_sender_is_reached_in_the_foot_of_the_first_page() -> None:
    contact = "Postadress: Box 1, 999 99 Orten · E-post: a&b@orten.example"
    document = replace(page(Paragraph((Text("Ord."),))), contact=contact)
    content = {format_: writer(format_)(document) for format_ in READERS}
    section = open_word(content["docx"]).sections[0]
    footer = next(one for one in _odt(content["odt"], "styles.xml").iter() if one.tag.endswith("}footer-first"))
    feet = {
        "docx": section.first_page_footer.paragraphs[0].text,
        "html": _Html(content["html"].decode("utf-8")).foot.strip(),
        "md": read_md(content["md"])[-1],
        "odt": "".join(footer.itertext()),
        "txt": content["txt"].decode("utf-8").splitlines()[-1],
    }
    assert {format_: foot for format_, foot in feet.items() if foot != contact} == {}
    assert section.footer.paragraphs[0].text == ""


def test_every_format_names_sender_and_kind_and_says_that_it_is_a_draft() -> None:
    content = {format_: writer(format_)(page(sender="Berg & Dal <AB>", kind="Missiv *1*")) for format_ in READERS}
    heads = {
        "docx": " ".join(one.text for one in open_word(content["docx"]).sections[0].header.paragraphs),
        "html": _Html(content["html"].decode("utf-8")).head,
        "md": _inline_text(next(token for token in _markdown(content["md"]) if token.type == "inline")),
        "odt": " ".join(_odt(content["odt"], "styles.xml").itertext()),
        "txt": content["txt"].decode("utf-8"),
    }
    for head in heads.values():
        assert [part for part in ("Berg & Dal <AB>", "Missiv *1*", "utkast") if part.lower() not in head.lower()] == []


# --- any text in any block -------------------------------------------------------------------------------------

_LETTERS = st.characters(exclude_categories=("Cs", "Cc", "Cf", "Zl", "Zp", "Cn"), exclude_characters="\ufeff\ufffd")
_SPECIAL = st.sampled_from([*"\\`*_{}[]()#+-.!|<>~&\"'=:^$%@/?1", "**", "1.", "  ", "&amp;", "://", "<a>", "```"])
_WORDS = (
    st.lists(st.one_of(_SPECIAL, st.text(_LETTERS, min_size=1, max_size=4)), min_size=1, max_size=7)
    .map(lambda parts: re.sub(" +", " ", "".join(parts)).strip())
    .filter(bool)
)


def _blocks(text: str) -> Iterator[tuple[Block, list[str]]]:
    """One block of every kind that holds the text in every place, and the pieces to find again."""
    phrase: Phrase = (Text(text),)
    mixed: Phrase = (Text("i "), Gap(text, text), Text(" och "), Check(text, text), Text("."))
    both = f"i {text} och {text}."
    yield Heading(1, phrase), [text]
    yield Heading(3, phrase), [text]
    yield Paragraph(phrase), [text]
    yield Paragraph(mixed), [both]
    yield (
        Paragraph((Text("a "), Text(text, strong=True), Text(" b "), Text(text, emphasis=True))),
        [f"a {text} b {text}"],
    )
    yield Bullets((phrase, mixed, phrase)), [text, both, text]
    yield Steps((phrase, mixed)), [text, both]
    yield Decision(phrase, (mixed, phrase), numbered=False), [text, both, text]
    yield Decision(phrase, (phrase, mixed), numbered=True), [text, text, both]
    yield Fields((("Till", phrase), ("Från", mixed))), ["Till", text, "Från", both]
    yield Table((phrase, (Text("b"),)), ((phrase, mixed), (mixed, phrase))), [text, "b", text, both, both, text]


def _shape(tokens: list[Token]) -> list[str]:
    return [token.type for token in tokens if token.type != "inline" and token.nesting >= 0]


@example(NASTY)
@example("Ärende #")
@example("a ##")
@example("1) x")
@example("- x")
@example("http://a.se")
@given(_WORDS)
def test_html_docx_and_odt_give_any_text_back(text: str) -> None:
    for block, pieces in _blocks(text):
        assert read_html(writer("html")(page(block))) == pieces
    everything = [block for block, _ in _blocks(text)]
    expected = [piece for _, pieces in _blocks(text) for piece in pieces]
    assert [piece for piece in read_docx(writer("docx")(page(*everything))) if piece] == expected
    assert [piece for piece in read_odt(writer("odt")(page(*everything))) if piece] == expected


_KINDS = [f"{place}-{type(block).__name__}" for place, (block, _) in enumerate(_blocks("ord"))]


@pytest.mark.parametrize("place", range(len(_KINDS)), ids=_KINDS)
@example(NASTY)
@example("Ärende #")
@example("a ##")
@example("1) x")
@example("- x")
@example("\\")
@example("(x)")
@given(_WORDS)
def test_markdown_gives_any_text_and_its_structure_back(place: int, text: str) -> None:
    (block, pieces), (harmless, _) = list(_blocks(text))[place], list(_blocks("ord"))[place]
    content = writer("md")(page(block))
    if isinstance(block, Fields):
        pieces = [f"{label}: {value}" for label, value in zip(pieces[::2], pieces[1::2], strict=True)]
    assert _shape(_markdown(content)) == _shape(_markdown(writer("md")(page(harmless))))
    assert [piece.strip() for piece in read_md(content)] == pieces


@pytest.mark.parametrize("text", ["(x)", "x.", "”x”", "*", "x\u00a0", "\u00a0x"])
def test_a_gap_in_markdown_is_bold_whatever_it_holds(text: str) -> None:
    # A hard space at the edge would leave asterisks standing as text.
    content = writer("md")(page(Paragraph((Text("nr"), Text(" "), Gap(text, "x"), Text(" och så vidare")))))
    assert [piece.strip() for piece in read_md(content)] == [f"nr {text} och så vidare"]
    assert "strong_open" in [child.type for token in _markdown(content) for child in token.children or ()]


@pytest.mark.parametrize("glue", ["(", "nr", "”", "dnr "])
def test_a_gap_in_markdown_is_bold_whatever_stands_before_it(glue: str) -> None:
    # A letter before and punctuation first in the gap would leave asterisks standing as text.
    content = writer("md")(page(Paragraph((Text(glue), Gap("”datum” saknas", "x"), Text(".")))))
    assert read_md(content) == [f"{glue}”datum” saknas."]


def test_lists_that_follow_each_other_stay_apart_in_markdown() -> None:
    # The points of a decision, then bullets: two lists of one kind in a row.
    lists = (
        Decision((Text("Vi beslutar"),), ((Text("att a"),),)),
        Bullets(((Text("b"),),)),
        Fields((("c", (Text("d"),)),)),
    )
    tokens = [token.type for token in _markdown(writer("md")(page(*lists)))]
    assert tokens.count("bullet_list_open") == 3


def test_plain_text_shows_any_text_as_it_stands() -> None:
    told = writer("txt")(page(Paragraph((Text(NASTY),)), Bullets(((Gap(NASTY, "x"),),)))).decode("utf-8")
    assert told.split("\n\n")[1:] == [NASTY, f"– »{NASTY}«\n"]


# --- HTML that needs nothing else ------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", FIVE)
def test_html_has_no_script_and_no_address_outside_itself(kind: str) -> None:
    shipped = room("Sandviken")
    (party,) = shipped.chosen()
    document_kind = next(one for one in shipped.kinds() if one.id == kind)
    text = writer("html")(document_for(shipped.context(party), document_kind, shipped.templates)).decode("utf-8")
    tags = _Html(text).tags
    fetching = {"script", "link", "iframe", "img", "object", "embed", "form", "base", "audio", "video", "svg"}
    assert [tag for tag, _ in tags if tag in fetching] == []
    attributes = {name for _, given in tags for name in given}
    assert [one for one in attributes if one.startswith("on") or one in ("src", "action", "style")] == []
    targets = {given["id"] for _, given in tags if "id" in given}
    links = [given["href"] or "" for tag, given in tags if tag == "a"]
    assert links and all(one.startswith("#") and one[1:] in targets for one in links)
    style = text[text.index("<style>") : text.index("</style>")]
    assert [word for word in ("url(", "@import", "//", "expression") if word in style] == []
    assert ("html", {"lang": "sv-SE"}) in tags


def test_html_escapes_words_and_hints() -> None:
    hint = '"></mark><script>x()</script>&'
    text = writer("html")(page(Paragraph((Text("<i> & </p>"), Gap("<u>", hint), Check("</dd>", hint))))).decode("utf-8")
    html = _Html(text)
    assert html.pieces == ["<i> & </p><u></dd>"]
    assert [given["title"] for tag, given in html.tags if tag == "mark"] == [hint, hint]
    assert {tag for tag, _ in html.tags}.isdisjoint({"script", "i", "u"})


def test_hints_of_a_draft_can_be_read_without_a_mouse_each_once_with_links_back_and_forth() -> None:
    gap = Gap("organ saknas", "Fyll i organet.")
    blocks = (Paragraph((gap, Text(" och "), gap)), Paragraph((Check("nämnden", "Ur & källan."),)))
    html = _Html(writer("html")(page(*blocks)).decode("utf-8"))
    assert html.notes.count("Fyll i organet.") == 1 and "nämnden: Ur & källan." in html.notes
    links = [given for tag, given in html.tags if tag == "a" and given.get("class") == "not"]
    assert [given["href"] for given in links] == ["#anvisning-1", "#anvisning-1", "#anvisning-2"]
    assert all(given["aria-label"] for tag, given in html.tags if tag == "a")
    final = _Html(writer("html")(settled(page(*blocks))).decode("utf-8"))
    assert final.notes == "" and "a" not in {tag for tag, _ in final.tags}


def test_html_keeps_a_span_of_years_on_one_line() -> None:
    text = writer("html")(page(Paragraph((Text("åren 2027–2029 <1"),)))).decode("utf-8")
    assert '<p>åren <span class="ihop">2027–2029</span> &lt;1</p>' in text
    assert ".ihop { white-space: nowrap; }" in text


LISTED = Decision(
    (Text("Nämnden beslutar"),),
    ((Text("att gälla om "), Gap("vad saknas", "Fyll i."), Text(" av " + lettered(["en", "två", "tre"]) + ".")),),
)


def test_lettered_parts_are_a_list_in_every_format() -> None:
    made = {name: writer(name)(page(LISTED)) for name in READERS}
    assert "»vad saknas« av\na) en,\nb) två samt\nc) tre.\n" in made["txt"].decode("utf-8")
    assert "**vad saknas** av\\\n  a) en,\\\n  b) två samt\\\n  c) tre.\n" in made["md"].decode("utf-8")
    assert ' av\n<ol class="bokstaver" type="a">\n<li>en,</li>\n<li>två samt</li>\n<li>tre.</li>' in made[
        "html"
    ].decode("utf-8")
    assert read_docx(made["docx"])[-3:] == ["en,", "två samt", "tre."]


@given(st.lists(st.sampled_from(["a", "b)", "a)\u00a0x", " c)\u00a0y", " b)\u00a0z", " samt", "."]), max_size=8))
def test_no_word_is_lost_where_letters_are_looked_for(words: list[str]) -> None:
    point = joined(words)
    head, parts = in_letters(point)
    letters = "".join(f" {letter})\u00a0" for letter in ascii_lowercase[: len(parts)])
    assert sorted(plain(point).replace(" ", "")) == sorted(
        (plain(head) + "".join(map(plain, parts)) + letters).replace(" ", "")
    )
