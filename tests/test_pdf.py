# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""PDF files are what they say, hold the same words as the other formats, and are the same each run."""

from __future__ import annotations

import io
import pickle
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import docx
import pytest

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
    Paragraph,
    SigningPlace,
    Steps,
    Table,
    Text,
    settled,
)
from beslut.errors import SaveError
from beslut.runs.make import document_for
from beslut.writers import writer
from beslut.writers.papers import LETTERHEADS, letterhead
from beslut.writers.txt import text
from conftest import Beslut, environment, room
from planned import Planned

pytest.importorskip("typst", reason='PDF files are written with the extra "pdf"')


_WORKER = """
import pickle, sys
from beslut.blocks import Document
from beslut.errors import BeslutError
from beslut.writers import writer

while True:
    try:
        asked = pickle.load(sys.stdin.buffer)
    except EOFError:
        break
    try:
        if isinstance(asked, Document):
            answer = writer("pdf")(asked)
        else:
            from page import validate_pdf
            found = [one for profile in ("ua1", "2a") for one in validate_pdf(asked, profile=profile).failures]
            answer = [f"{one.rule_id}: {one.message}" for one in found if "length" not in one.message.lower()]
    except BeslutError as error:
        answer = error.problems
    pickle.dump(answer, sys.stdout.buffer)
    sys.stdout.buffer.flush()
"""
"""Writes documents and checks files, each in a process of its own: the libraries leave threads behind, and a process
with threads shares no work. The checker's false alarm on the lengths of streams is left out."""

Pdf = Callable[[Document], bytes]
Failures = Callable[[bytes], list[str]]


@pytest.fixture(scope="module")
def worker() -> Iterator[Callable[[object], Any]]:
    process = subprocess.Popen(
        [sys.executable, "-c", _WORKER], env=environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert process.stdin is not None and process.stdout is not None
    into, out = process.stdin, process.stdout

    def ask(question: object) -> Any:
        pickle.dump(question, into)
        into.flush()
        return pickle.load(out)

    yield ask
    into.close()
    assert process.wait(timeout=20) == 0
    out.close()


@pytest.fixture
def pdf(worker: Callable[[object], Any]) -> Pdf:
    """What writes a PDF."""

    def write(document: Document) -> bytes:
        made = worker(document)
        if isinstance(made, tuple):
            raise SaveError(made)
        return bytes(made)

    return write


@pytest.fixture
def failures(worker: Callable[[object], Any], tmp_path: Path) -> Failures:
    """What an independent checker finds against PDF/UA-1 and PDF/A-2a."""
    if find_spec("page") is None:
        pytest.skip("page-validation is not installed")

    def check(content: bytes) -> list[str]:
        path = tmp_path / "handling.pdf"
        path.write_bytes(content)
        return list(worker(str(path)))

    return check


def read(content: bytes) -> str:
    """The words of all pages, as another program reads them."""
    pdfium = pytest.importorskip("pypdfium2")
    pages = pdfium.PdfDocument(content)
    return "\n".join(page.get_textpage().get_text_bounded() for page in pages)


def words(told: str) -> list[str]:
    """The words without what a line's end does to them."""
    return re.findall(r"[\w§%&<>/@]+", re.sub(r"-?[\ufffe\x02][\r\n]*|-[\r\n]+", "", told))


def made(shipped: Planned, kind: str) -> Document:
    (party,) = shipped.chosen()
    document_kind = next(one for one in shipped.case.documents if one.id == kind)
    return document_for(shipped.context(party), document_kind, shipped.templates)


def page(*blocks: Block) -> Document:
    return Document(
        title="Prov", subject="Prov", kind="Prov", author="Gävle kommun", sender="Gävle kommun", number_label="Dnr",
        number=(Gap("nummer saknas", "Fyll i."),), day=date(2022, 3, 3), blocks=blocks,
    )  # fmt: skip


LONG = "Ord om ett ärende som tar mer än en rad när det står i en enda punkt. " * 60
HEADING = Heading(1, (Text("Prov"),))
EVERY_KIND: tuple[Block, ...] = (
    Fields(
        (("Datum", (Gap("datum saknas", "Fyll i."),)), ("En mycket lång etikett som inte får gå in i", (Text("x"),)))
    ),
    HEADING,
    Paragraph((Text("a "), Text("b", strong=True), Text("c", emphasis=True), Check("d", "ur e"))),
    Bullets(((Text("a"),), (Gap("b", "Fyll i b."),))),
    Steps(((Text("a"),), (Text("b"),))),
    Decision((Text("Vi beslutar"),), ((Text("att a"),), (Check("att b", "ur e"),))),
    Decision((), tuple((Text(LONG),) for _ in range(4)), numbered=True),
    Table(((Text("Kommun"),), (Text("Nämnd"),)), tuple(((Text(f"K{n}"),), (Text(LONG[:200]),)) for n in range(40))),
)
LETTER = (
    Address(((Text("Orten"),), (Gap("postadress saknas", "Fyll i."),))), HEADING,
    Paragraph((Text("Med vänlig hälsning"),)),
    SigningPlace(((Text("Förbundet"),),)),
)  # fmt: skip
DOCUMENTS = {
    "draft": page(*EVERY_KIND),
    "letter": replace(page(*LETTER), contact="Postadress: Box 1, 999 99 Orten"),
    "final": settled(page(*(block for block in EVERY_KIND if not isinstance(block, Fields)))),
    "nothing": page(),
    "no heading, hints": page(Paragraph((Gap("a", "b"),))),
    "a step skipped": page(Heading(2, (Text("a"),)), Heading(1, (Text(" "),)), Heading(3, (Text("b"),))),
    "markup": page(HEADING, Paragraph((Text("#set text(9pt) *a* $x$ [b] @c <d> \\ // /* `e` = f"),))),
    "Sami and more": page(HEADING, Paragraph((Text("Árjepluovve č đ ŋ š ŧ ž \u2011 \u00ad ½ € ‰ → α Я"),))),
}


DOCUMENTS |= {f"draft, {name}": replace(page(*EVERY_KIND), paper=letterhead(name)) for name in LETTERHEADS}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_any_document_holds_both_standards(pdf: Pdf, failures: Failures, name: str) -> None:
    assert failures(pdf(DOCUMENTS[name])) == []


@pytest.mark.parametrize("kind", ["missiv", "tjansteskrivelse", "protokollsutdrag", "deltagarbeskrivning"])
@pytest.mark.parametrize("party", ["Gävle", "Ljusdal"])
def test_a_shipped_document_holds_both_standards_and_says_so(
    pdf: Pdf, failures: Failures, party: str, kind: str
) -> None:
    content = pdf(made(room(party), kind))
    assert failures(content) == []
    pikepdf = pytest.importorskip("pikepdf", reason="pikepdf is not installed: no second checker of PDF was asked")
    with pikepdf.open(io.BytesIO(content)) as opened:
        assert opened.check_pdf_syntax() == []
    pypdf = pytest.importorskip("pypdf")
    reader = pypdf.PdfReader(io.BytesIO(content))
    root = reader.trailer["/Root"]
    assert (root["/Lang"], root["/MarkInfo"]["/Marked"]) == ("sv-SE", True)
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    metadata = reader.xmp_metadata.stream.get_data().decode("utf-8")
    assert "pdfuaid" in metadata and "pdfaid" in metadata


@pytest.mark.parametrize("kind", ["missiv", "tjansteskrivelse", "protokollsutdrag", "deltagarbeskrivning"])
def test_a_document_says_the_same_words_in_pdf(pdf: Pdf, kind: str) -> None:
    document = settled(made(room("Gävle"), kind))
    told = "".join(words(read(pdf(document))))
    pieces = words(re.sub("[»«_]", "", text(document).split("\n\n", 1)[1]))
    assert len(pieces) > 50
    assert [piece for piece in pieces if piece not in told] == []


def test_the_words_of_every_kind_of_block_stand_in_order(pdf: Pdf) -> None:
    told = words(read(pdf(settled(page(HEADING, *EVERY_KIND[2:6])))))
    assert " ".join(told).endswith("Prov a bcd a b 1 a 2 b Vi beslutar att a att b")


def test_the_hints_of_a_draft_stand_last_each_once_and_numbered(pdf: Pdf) -> None:
    gap = Gap("organ saknas", "Fyll i organet.")
    content = pdf(page(HEADING, Paragraph((gap, Text(" och "), gap, Check("d", "ur e")))))
    told = read(content)
    assert "Utkast" in told
    notes = told[told.index("Att fylla i och kontrollera") :]
    assert notes.count("Fyll i organet.") == 1
    assert re.findall(r"^(\d)\.", notes, re.MULTILINE) == ["1", "2"]


def test_a_final_document_has_neither_hints_nor_mark(pdf: Pdf) -> None:
    told = read(pdf(settled(page(HEADING, Paragraph((Check("d", "ur e"),))))))
    assert "Utkast" not in told and "ur e" not in told and "kontrollera" not in told


def test_the_case_number_stands_once_on_the_first_page(pdf: Pdf) -> None:
    number = (Text("KS 2022/17"),)
    document = page(Fields((("Diarienummer", number),)), HEADING)
    document = settled(Document(**{**vars(document), "number": number}))
    assert read(pdf(document)).count("KS 2022/17") == 1
    without = Document(**{**vars(document), "blocks": (HEADING,)})
    assert read(pdf(without)).count("KS 2022/17") == 1


@pytest.mark.parametrize("name", LETTERHEADS)
def test_a_letterhead_says_the_same_in_pdf_as_in_word(pdf: Pdf, name: str) -> None:
    """Every word of the heads and feet of both kinds of page; the number where the head block does not say it."""
    pdfium = pytest.importorskip("pypdfium2")
    number = (Text("KS 2022/17"),)
    for head_block in (Fields((("Diarienummer", number),)), HEADING):
        document = replace(
            page(head_block, Paragraph((Text(LONG),)), Paragraph((Text(LONG),))), number=number, contact="Box 1, Orten",
            paper=letterhead(name), sender="Ortens kommun", draft=False,
        )  # fmt: skip
        section = docx.Document(io.BytesIO(writer("docx")(document))).sections[0]
        told = [one.get_textpage().get_text_bounded() for one in pdfium.PdfDocument(pdf(document))]
        for place, margins in enumerate(
            ((section.first_page_header, section.first_page_footer), (section.header, section.footer))
        ):
            in_word = set(words(" ".join(line.text for margin in margins for line in margin.paragraphs)))
            assert in_word - set(words(told[place])) <= {"1"}, (name, place)  # the page that Word counts anew
            assert told[place].count("KS 2022/17") == 1
    assert len(told) > 1 and "Box 1" in told[0] and "Box 1" not in told[1]


def test_the_closing_stands_above_who_signs_and_no_item_alone(pdf: Pdf) -> None:
    pdfium = pytest.importorskip("pypdfium2")
    seen = set()
    for count in range(18, 44):
        filling = tuple(Paragraph((Text("Rad"),)) for _ in range(count))
        items = Bullets(tuple((Text(f"punkt {n}"),) for n in range(4)))
        document = replace(settled(page(HEADING, *filling, items, *LETTER[2:])), contact="Box 1, Orten")
        told = [one.get_textpage().get_text_bounded() for one in pdfium.PdfDocument(pdf(document))]
        assert ["hälsning" in one for one in told] == ["Förbundet" in one for one in told]
        assert ["punkt 0" in one for one in told] == ["punkt 3" in one for one in told]
        assert ["Box 1" in one for one in told] == [place == 0 for place in range(len(told))]
        seen.add(len(told))
    assert seen == {1, 2}


def test_whoever_signs_stands_on_no_page_without_the_list_above(pdf: Pdf) -> None:
    pdfium = pytest.importorskip("pypdfium2")
    seen = set()
    for count in range(26, 44):
        filling: tuple[Block, ...] = tuple(Paragraph((Text("Rad"),)) for _ in range(count))
        blocks = (HEADING, *filling, Bullets(((Text("Mottagaren"),),)), SigningPlace(((Text("Direktören"),),)))
        told = [one.get_textpage().get_text_bounded() for one in pdfium.PdfDocument(pdf(settled(page(*blocks))))]
        assert ["Mottagaren" in one for one in told] == ["Direktören" in one for one in told]
        seen.add(len(told))
    assert seen == {1, 2}


def test_a_decision_that_fits_is_kept_on_one_page(pdf: Pdf) -> None:
    filling = Paragraph((Text(LONG),))
    decision = Decision((Text("Vi beslutar"),), tuple((Text(f"att {LONG[:300]} punkt {n}"),) for n in range(3)))
    for count in range(1, 6):
        blocks = (HEADING, *(Paragraph((Text(LONG[: 700 * count]),)),), filling, decision)
        pdfium = pytest.importorskip("pypdfium2")
        pages = pdfium.PdfDocument(pdf(settled(page(*blocks))))
        told = [one.get_textpage().get_text_bounded() for one in pages]
        assert [("Vi beslutar" in one, "punkt 2" in one) for one in told].count((True, True)) == 1


def test_the_same_document_gives_the_same_bytes_in_another_process(pdf: Pdf) -> None:
    code = (
        "import sys; sys.path.insert(0, 'tests'); from test_pdf import DOCUMENTS; from beslut.writers import writer;"
        "sys.stdout.buffer.write(writer('pdf')(DOCUMENTS['draft']))"
    )
    root = Path(__file__).parents[1]
    other = subprocess.run([sys.executable, "-c", code], cwd=root, env=environment(), capture_output=True, check=True)
    assert other.stdout == pdf(DOCUMENTS["draft"])


def test_a_sign_that_no_font_has_is_told(pdf: Pdf) -> None:
    with pytest.raises(SaveError) as refused:
        pdf(page(HEADING, Paragraph((Text("日"),))))
    assert "tecknet ”日” finns inte" in str(refused.value)


def test_one_document_that_cannot_be_made_stops_nothing_else(beslut: Beslut, project: Path) -> None:
    template = project / "templates" / "valfardsstrategin" / "missiv.md"
    template.write_text(template.read_text("utf-8").replace("Med vänlig hälsning", "日 Med vänlig hälsning"), "utf-8")
    ran = beslut("generate", "-k", "Gävle", "--projekt", str(project), "--handling", "missiv,tjansteskrivelse", "-f",
                 "docx,pdf")  # fmt: skip
    assert ran.code == 1 and "S20" in ran.stderr
    assert {path.name for path in (beslut.folder / "ut" / "valfardsstrategin" / "gavle").iterdir()} == {
        "missiv-gavle.docx", "tjansteskrivelse-gavle.docx", "tjansteskrivelse-gavle.pdf",
    }  # fmt: skip


def test_without_the_extra_nothing_is_written_and_the_line_to_install_it_is_told(beslut: Beslut) -> None:
    code = "import sys; sys.modules['typst'] = None; from beslut.__main__ import main; main()"
    line = [sys.executable, "-c", code, "generate", "-k", "Gävle", "-f", "docx,pdf"]
    ended = subprocess.run(line, cwd=beslut.folder, env=environment(), capture_output=True)
    told = ended.stderr.decode("utf-8")
    assert ended.returncode == 2
    assert 'pip install "beslut[pdf]"' in told and "Traceback" not in told
    assert list(beslut.folder.iterdir()) == []


def test_work_is_not_shared_with_a_copy_once_a_library_has_threads() -> None:
    """A copy of the process has only the thread that made it, and would wait for the others for ever."""
    code = (
        "import os; from beslut.speed.parallel import in_parallel; from beslut.speed.plain import Form;"
        "from test_pdf import DOCUMENTS; from beslut.writers import writer;"
        "make = lambda some: (os.getpid() for _ in some);"
        "makers = lambda: set(in_parallel(range(400), make, Form(list[int]), each=1));"
        "alone = makers(); writer('pdf')(DOCUMENTS['nothing']); assert makers() == {os.getpid()}"
    )
    ended = subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parent, env=environment(), timeout=60)
    assert ended.returncode == 0
