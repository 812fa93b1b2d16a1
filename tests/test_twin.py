# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The fast Word writer gives what python-docx gives: every golden document, and any other, held side by side.

`twin` writes the same blocks with python-docx alone, `comparing` says what differs. The second half breaks one thing
at a time, in the one file or the other, and sees that the comparison tells.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import date
from typing import Any, get_args

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree

from beslut.blocks import (
    Address,
    Block,
    Bullets,
    Check,
    Decision,
    Document,
    Fields,
    Gap,
    Heading,
    Inline,
    Paragraph,
    SigningPlace,
    Steps,
    Table,
    Text,
    lettered,
    settled,
)
from beslut.model import DocumentKind, Party
from beslut.runs.make import document_for
from beslut.writers.docx import write
from comparing import Parts, differences, parts_of
from test_golden import ROOMS, pages
from twin import write_slowly


def golden_document(name: str, party: Party, kind: DocumentKind) -> Document:
    room = ROOMS[name]
    return document_for(room.context(party, kind), kind, room.templates)


def told(document: Document) -> str:
    """What differs between the two writers' files."""
    return "\n".join(differences(parts_of(write(document)), parts_of(write_slowly(document))))


@pytest.mark.parametrize(("name", "party", "kind"), pages(), ids=lambda v: getattr(v, "name", v))
def test_python_docx_would_give_the_same_golden_document(name: str, party: Party, kind: DocumentKind) -> None:
    draft = golden_document(name, party, kind)
    assert draft.draft
    assert not told(draft)
    assert not told(settled(draft))


def test_the_golden_documents_hold_every_kind_of_block_and_inline() -> None:
    documents = [golden_document(*page) for page in pages()]
    blocks = [block for document in documents for block in document.blocks]
    assert {type(block) for block in blocks} == set(get_args(Block))
    assert {block.numbered for block in blocks if isinstance(block, Decision)} == {False, True}
    assert {bool(block.lead) for block in blocks if isinstance(block, Decision)} == {False, True}
    assert {bool(document.margin) for document in documents} == {False, True}
    assert any(b"<w:comment " in parts_of(write(document))["word/comments.xml"] for document in documents)


# --- any document ----------------------------------------------------------------------------------------------
# All that XML can carry. A line break is left out, since a document has none; names cannot hold a tab either.

_NAMES = st.text(st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff"), max_size=30)
_WORDS = st.builds("\t".join, st.lists(_NAMES, min_size=1, max_size=2)) | st.sampled_from(
    ("Berg & Dal <b>", " i kanten ", "{{handling}}", "§\u00a05", "\\1 \"j\" 'k'", "x" * 60, "ord " * 40)
)
_INLINES: st.SearchStrategy[Inline] = (
    st.builds(Text, _WORDS, st.booleans(), st.booleans())
    | st.builds(Gap, _WORDS, _WORDS)
    | st.builds(Check, _WORDS, _WORDS)
    | st.just(Check("samma ord", "samma grund"))
)
_PHRASES = st.lists(_INLINES, max_size=3).map(tuple)
_SEVERAL = st.lists(_PHRASES, min_size=1, max_size=3).map(tuple)


@st.composite
def _tables(draw: st.DrawFn) -> Table:
    columns = draw(st.integers(1, 5))
    row = st.lists(_PHRASES, min_size=columns, max_size=columns).map(tuple)
    return Table(draw(row), tuple(draw(st.lists(row, max_size=3))))


_BLOCKS: st.SearchStrategy[Block] = st.one_of(
    st.builds(Heading, st.integers(1, 3), _PHRASES),
    st.builds(Paragraph, _PHRASES),
    st.builds(Bullets, _SEVERAL),
    st.builds(Steps, _SEVERAL),
    st.builds(Decision, _PHRASES, _SEVERAL, st.booleans()),
    st.builds(Fields, st.lists(st.tuples(_WORDS, _PHRASES), min_size=1, max_size=3).map(tuple)),
    st.builds(SigningPlace, _SEVERAL),
    st.builds(Address, _SEVERAL),
    _tables(),
)
_DOCUMENTS = st.builds(
    Document, title=_NAMES, subject=_NAMES, kind=_WORDS, author=_NAMES, sender=_WORDS, number_label=_WORDS,
    number=_PHRASES, day=st.dates(date(1900, 1, 1), date(2100, 1, 1)), blocks=st.lists(_BLOCKS, max_size=6).map(tuple),
    draft=st.booleans(), margin=_WORDS,
)  # fmt: skip


def page(*blocks: Block, sender: str = "Gävle kommun", margin: str = "Utdragsbestyrkande") -> Document:
    """A document of these blocks."""
    return Document(
        title="Prov", subject="Ett prov", kind="Prov", author="Gävle kommun", sender=sender,
        number_label="Diarienummer", number=(Text("KS "), Gap("nummer saknas", "Fyll i numret.")),
        day=date(2022, 3, 3), blocks=blocks, margin=margin,
    )  # fmt: skip


_ONE = (Text("ett"),)
_SHORT = Table((_ONE, _ONE), ((_ONE, _ONE),))


@example(page(_SHORT, _SHORT, Paragraph(_ONE), _SHORT))  # tables that nothing else stands between or follows
@example(page(sender="{{handling}} {{utkast}}"))  # words of a name are no place to fill
@example(page(sender="Ett bolag ", margin=""))  # a space at the edge is kept
@example(page(Paragraph((Text("före\tefter"),))))  # Word has an element for a tab
@given(_DOCUMENTS)
def test_python_docx_would_give_the_same_for_any_document(document: Document) -> None:
    assert not told(document)


# --- the comparison tells --------------------------------------------------------------------------------------

_UNSURE = Check("fullmäktige", "Härlett ur reglementet.")
SAMPLE = page(
    Heading(1, (Text("Ett prov"),)),
    Fields((("Till", (Text("Nämnden"),)), ("Datum", (Gap("datum saknas", "Fyll i datum."),)))),
    Paragraph((Text("Enligt "), Text("lagen", strong=True), Text(" och "), Text("seden", emphasis=True), _UNSURE)),
    Paragraph((Text("Enligt 5\u00a0§ ska "), _UNSURE, Text(" besluta "), Gap("när", "Fyll i när."))),
    Heading(2, (Text("Listor"),)),
    Bullets(((Text("en"),), (Text("två"),))),
    Steps(((Text("först"),), (Text("sedan"),))),
    Steps(((Text("om"),), (Text("igen"),))),
    Decision((Text("Nämnden beslutar"),), ((Text("att ja"),), (Text("att nej"),)), numbered=True),
    Decision((), ((Text("att kanske"),),)),
    Address(((Text("Orten"),), (Gap("adress saknas", "Fyll i."),))),
    Paragraph((Text("Hälsning"),)),
    SigningPlace(((Text("Namnet"),), (Gap("befattning saknas", "Fyll i."),))),
    Decision(
        (Text("Vi beslutar"),), ((Text("om av " + lettered(["en", "två", "tre"])), Gap("vad saknas", "Fyll i.")),)
    ),
    Decision((), ((Text("om av " + lettered(["en", "två"])),), (Text("att nej"),)), numbered=True),
    Table(((Text("Kommun"),), (Text("Del"),)), (((Text("Gävle"),), (Text("1"),)), ((Text("Hofors"),), (Text("2"),)))),
)
FAST, SLOW = parts_of(write(SAMPLE)), parts_of(write_slowly(SAMPLE))

_NS = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main", "dc": "http://purl.org/dc/elements/1.1/"}
_W = f"{{{_NS['w']}}}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_IGNORABLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable"
Change = Callable[[Any], None]


def edited(parts: Parts, name: str, change: Change) -> Parts:
    """The package with a change to the tree of one of its parts."""
    root = etree.fromstring(parts[name])
    change(root)
    return {**parts, name: etree.tostring(root, encoding="UTF-8", standalone=True)}


def found(root: Any, path: str) -> Any:
    """The first element there; a test cannot go on without it."""
    return root.xpath(path, namespaces=_NS)[0]


def lose(path: str) -> Change:
    def change(root: Any) -> None:
        element = found(root, path)
        element.getparent().remove(element)

    return change


def put(path: str, attribute: str, value: str) -> Change:
    def change(root: Any) -> None:
        element = found(root, path)
        assert element.get(_W + attribute) not in (None, value)
        element.set(_W + attribute, value)

    return change


def say(path: str, words: str) -> Change:
    def change(root: Any) -> None:
        element = found(root, path)
        assert element.text != words
        element.text = words

    return change


def swap(one: str, other: str) -> Change:
    def change(root: Any) -> None:
        first, second = found(root, one), found(root, other)
        held: Any = etree.Element("held")
        for old, new in ((first, held), (second, first), (held, second)):
            old.getparent().replace(old, new)

    return change


def add(path: str, words: str) -> Change:
    """An element more, last in the one that is there."""
    return lambda root: found(root, path).append(etree.fromstring(f'<w:x xmlns:w="{_NS["w"]}">{words}</w:x>')[0])


def double(path: str) -> Change:
    return lambda root: found(root, path).addnext(deepcopy(found(root, path)))


def move_after(path: str, other: str) -> Change:
    return lambda root: found(root, other).addnext(found(root, path))


def _run(words: str) -> str:
    return f'//w:r[w:t="{words}"]'


def _paragraph(words: str) -> str:
    return f'//w:p[w:r/w:t="{words}"]'


BODY, HEAD, FOOT, CORE = "word/document.xml", "word/header1.xml", "word/footer1.xml", "docProps/core.xml"
NUMBERING, COMMENTS = "word/numbering.xml", "word/comments.xml"
_NUMBER = "/w:pPr/w:numPr/w:numId"
_OWN_INSTANCE = "//w:num[last()]"
BREAKS: dict[str, tuple[str, Change]] = {
    "a run is lost": (BODY, lose(_run("lagen"))),
    "a run is there twice": (BODY, double(_run("lagen"))),
    "two runs have changed places": (BODY, swap(_run("lagen"), _run("seden"))),
    "a word is another": (BODY, say(f"{_run('Nämnden')}/w:t", "Styrelsen")),
    "a hard space is an ordinary one": (BODY, say("//w:t[contains(., '5\u00a0§')]", "Enligt 5 § ska ")),
    "a space at the edge is not kept": (BODY, lambda root: found(root, f"{_run('Enligt ')}/w:t").attrib.clear()),
    "a tab is lost": (BODY, lose("//w:r[w:tab]")),
    "a tab is a space": (BODY, swap("//w:r/w:tab", f"{_run('Nämnden')}/w:t")),
    "bold is lost": (BODY, lose("//w:b")),
    "bold has become italic": (BODY, swap("//w:b", "//w:i")),
    "bold is put on": (BODY, add(_run("Nämnden"), "<w:rPr><w:b/></w:rPr>")),
    "a gap's colour is lost": (BODY, lose("//w:highlight")),
    "a gap's colour is another": (BODY, put("//w:highlight", "val", "green")),
    "a run's style is lost": (BODY, lose('//w:rStyle[@w:val="Lucka"]')),
    "a run's style is another": (BODY, put('//w:rStyle[@w:val="Kontrollera"]', "val", "Lucka")),
    "a paragraph's style is lost": (BODY, lose('//w:pStyle[@w:val="ListBullet"]')),
    "a heading is of another level": (BODY, put('//w:pStyle[@w:val="Heading2"]', "val", "Heading3")),
    "a paragraph is lost": (BODY, lose(_paragraph("en"))),
    "a paragraph has been split": (BODY, add("//w:body", "<w:p/>")),
    "two paragraphs have changed places": (BODY, swap(_paragraph("en"), _paragraph("två"))),
    "a number is lost": (BODY, lose(f"{_paragraph('sedan')}/w:pPr/w:numPr")),
    "an item has gone to another list": (BODY, swap(_paragraph("sedan") + _NUMBER, _paragraph("om") + _NUMBER)),
    "an item is of another level": (BODY, put(f"{_paragraph('om')}/w:pPr/w:numPr/w:ilvl", "val", "1")),
    "a list goes on from the one before": (NUMBERING, lose(f"{_OWN_INSTANCE}/w:lvlOverride")),
    "a list starts at 2": (NUMBERING, put(f"{_OWN_INSTANCE}//w:startOverride", "val", "2")),
    "a list has the look of another": (NUMBERING, put(f"{_OWN_INSTANCE}/w:abstractNumId", "val", "1")),
    "a kind of list has another form": (NUMBERING, put('//w:numFmt[@w:val="decimal"]', "val", "lowerLetter")),
    "a comment is lost": (COMMENTS, lose("//w:comment")),
    "a comment says something else": (COMMENTS, say("//w:comment//w:t", "Låt vara.")),
    "a comment's mark is lost": (COMMENTS, lose("//w:r[w:annotationRef]")),
    "a comment's style is another": (COMMENTS, put("//w:pStyle", "val", "Normal")),
    "a comment's author is another": (COMMENTS, put("//w:comment", "author", "Falu kommun")),
    "a comment's initials are others": (COMMENTS, put("//w:comment", "initials", "FK")),
    "a comment's day is another": (COMMENTS, put("//w:comment", "date", "2022-03-04T00:00:00Z")),
    "two comments have changed places": (COMMENTS, swap("//w:comment[1]/w:p", "//w:comment[2]/w:p")),
    "a comment's start is lost": (BODY, lose("//w:commentRangeStart")),
    "a comment's end is lost": (BODY, lose("//w:commentRangeEnd")),
    "a comment holds more words": (BODY, move_after("//w:commentRangeStart[@w:id=1]", _run("lagen"))),
    "a comment's reference is lost": (BODY, lose("//w:r[w:commentReference]")),
    "a reference is to another comment": (BODY, put("//w:commentReference", "id", "1")),
    "two lines of a signature are one": (BODY, lose("//w:br")),
    "two cells have changed places": (BODY, swap("//w:tr[2]/w:tc[1]", "//w:tr[3]/w:tc[1]")),
    "two rows have changed places": (BODY, swap("//w:tr[2]", "//w:tr[3]")),
    "a row is lost": (BODY, lose("//w:tr[3]")),
    "a cell is lost": (BODY, lose("//w:tr[3]/w:tc[2]")),
    "a cell's words have another style": (BODY, put("//w:tc//w:pStyle", "val", "Uppgift")),
    "a cell is of another width": (BODY, put("//w:tcW", "w", "1000")),
    "a column is of another width": (BODY, put("//w:gridCol", "w", "1000")),
    "the table has another style": (BODY, put("//w:tblStyle", "val", "TableNormal")),
    "the table has another width": (BODY, put("//w:tblW", "w", "5000")),
    "the columns are no longer fixed": (BODY, put("//w:tblLayout", "type", "autofit")),
    "the header row has no look": (BODY, put("//w:tblLook", "firstRow", "0")),
    "the header row is not repeated": (BODY, lose("//w:tblHeader")),
    "the second row is repeated too": (BODY, add("//w:tr[2]/w:trPr", "<w:tblHeader/>")),
    "a row may be split": (BODY, lose("//w:tr[2]//w:cantSplit")),
    "nothing follows the table": (BODY, lose("//w:p[not(node())]")),
    "the paper is of another width": (BODY, put("//w:pgSz", "w", "12240")),
    "a margin is wider": (BODY, put("//w:pgMar", "left", "1700")),
    "the page has lost its head": (BODY, lose("//w:headerReference")),
    "the page head names another": (HEAD, say("//w:t", "Falu kommun")),
    "the draft mark is lost": (HEAD, say('//w:t[starts-with(., "Utkast")]', "Sida ")),
    "the case number's gap has no colour": (HEAD, lose("//w:highlight")),
    "the number of pages is another field": (HEAD, say('//w:instrText[contains(., "NUM")]', " PAGE ")),
    "the page head has another style": (HEAD, put("//w:pStyle", "val", "Normal")),
    "the page foot is empty": (FOOT, lose("//w:r")),
    "the page foot has another style": (FOOT, put("//w:pStyle", "val", "Normal")),
    "the title is another": (CORE, say("//dc:title", "Något annat")),
    "the author is another": (CORE, say("//dc:creator", "Falu kommun")),
    "the language is lost": (CORE, lose("//dc:language")),
    "the day is another": (CORE, say('//*[local-name()="created"]', "2022-03-04T00:00:00Z")),
    "a style is of another size": ("word/styles.xml", put('//w:style[@w:styleId="Heading1"]//w:sz', "val", "40")),
    "a setting is lost": ("word/settings.xml", lose("//w:defaultTabStop")),
    "a part is reached no more": ("word/_rels/document.xml.rels", lose("/*/*")),
}  # fmt: skip


def test_the_sample_is_the_same_from_both() -> None:
    assert not differences(FAST, SLOW)
    for name in FAST:
        assert not differences(edited(FAST, name, lambda _: None), SLOW)


@pytest.mark.parametrize("what", BREAKS)
def test_one_thing_broken_is_told(what: str) -> None:
    name, change = BREAKS[what]
    for broken, whole in ((FAST, SLOW), (SLOW, FAST)):
        lines = differences(edited(broken, name, change), whole)
        assert lines and all(line.split(",")[0].endswith(name) for line in lines if line.startswith(("+++", "---")))


@pytest.mark.parametrize("name", FAST)
def test_a_part_that_is_missing_is_told(name: str) -> None:
    fewer = {other: content for other, content in FAST.items() if other != name}
    assert differences(fewer, SLOW) and differences(SLOW, fewer)


def _changes(content: bytes) -> Iterator[tuple[str, bytes]]:
    """Everything in a part, one at a time: each element lost, each attribute and each word changed."""
    root = etree.fromstring(content)
    for element in root.iter():
        what = root.getroottree().getpath(element)
        for key, value in sorted((str(key), str(value)) for key, value in element.items()):
            at_edge = (element.text or "") != (element.text or "").strip()
            if key != _IGNORABLE and (key != _SPACE or at_edge):
                element.set(key, f"{value}x")
                yield f"{what} {key}", etree.tostring(root)
                element.set(key, value)
        if element.text and not len(element):
            element.text += "x"
            yield f"{what}: its words", etree.tostring(root)
            element.text = element.text[:-1]
        parent = element.getparent()
        if parent is not None:
            place = parent.index(element)
            parent.remove(element)
            yield f"{what} itself", etree.tostring(root)
            parent.insert(place, element)
    assert etree.tostring(root) == etree.tostring(etree.fromstring(content))


@pytest.mark.parametrize("name", FAST)
def test_nothing_can_change_unseen(name: str) -> None:
    changes = dict(_changes(FAST[name]))
    assert changes
    unseen = [what for what, content in changes.items() if not differences({**FAST, name: content}, SLOW)]
    assert not unseen


def test_what_says_nothing_is_passed_over() -> None:
    def change(root: Any) -> None:
        found(root, _run("en")).insert(0, etree.Element(f"{_W}rPr"))
        found(root, _paragraph("en")).append(etree.Element(f"{_W}r"))
        del found(root, f"{_run('en')}/w:t").attrib[_SPACE]

    def renumber(root: Any) -> None:
        for element in root.iter(f"{_W}num", f"{_W}numId"):
            key = f"{_W}numId" if element.tag == f"{_W}num" else f"{_W}val"
            if int(element.get(key)) >= 10:
                element.set(key, str(int(element.get(key)) + 40))

    assert not differences(edited(FAST, BODY, change), SLOW)
    assert not differences(edited(edited(FAST, BODY, renumber), NUMBERING, renumber), SLOW)
    assert differences(edited(FAST, BODY, renumber), SLOW)
