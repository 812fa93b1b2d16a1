# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Other people's programs open every kind of document, on our page and on a house's, and show the same words."""

from __future__ import annotations

import base64
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest

from beslut.blocks import Document
from beslut.runs.make import document_for
from beslut.writers import office, writer
from conftest import FIVE, room
from every_paper import Asked, all_documents, all_papers, faults
from papers import by_swedish_word
from test_formats import read_docx
from test_paper import prepared

PREVIEW = os.environ.get("BESLUT_DOCX_PREVIEW", "")
"""The folder that npm has put jszip and docx-preview in: its node_modules."""


def words(text: str) -> list[str]:
    return re.findall(r"[\w§%]+", text)


def stands_in_order(wanted: list[str], told: list[str]) -> list[str]:
    """The first words that are not found, each after the one before it; none when all are."""
    place = iter(told)
    return next(([one, *wanted[at + 1 : at + 4]] for at, one in enumerate(wanted) if one not in place), [])


def made() -> Iterator[tuple[str, Document]]:
    shipped = room("Söderhamn")
    (party,) = shipped.chosen()
    for kind in (*FIVE, "protokollsutdrag", "foredragningslista"):
        document_kind = next(one for one in shipped.case.documents if one.id == kind)
        document = document_for(shipped.context(party), document_kind, shipped.templates)
        yield kind, document
        yield f"{kind}-hus", replace(document, paper=prepared(by_swedish_word()))


@pytest.fixture(scope="module")
def files() -> dict[str, tuple[bytes, list[str]]]:
    """Every kind on two papers, as Word files, with the words of its body."""
    out = {}
    for name, document in made():
        content = writer("docx")(document)
        out[name] = content, words(" ".join(read_docx(content)))
    assert len(out) == 14 and all(len(one) > 30 for _, one in out.values())
    return out


def test_mammoth_shows_the_same_words(files: dict[str, tuple[bytes, list[str]]]) -> None:
    mammoth = pytest.importorskip("mammoth", reason="mammoth is not installed")
    for name, (content, wanted) in files.items():
        told = words(mammoth.extract_raw_text(BytesIO(content)).value)
        assert stands_in_order(wanted, told) == [], name


def test_pandoc_shows_the_same_words(files: dict[str, tuple[bytes, list[str]]], tmp_path: Path) -> None:
    pypandoc = pytest.importorskip("pypandoc", reason="pandoc is not installed")
    for name, (content, wanted) in files.items():
        path = tmp_path / f"{name}.docx"
        path.write_bytes(content)
        line = [pypandoc.get_pandoc_path(), "-f", "docx", "-t", "plain", "--wrap=none", str(path)]
        told = subprocess.run(line, capture_output=True, check=True).stdout.decode("utf-8")
        assert stands_in_order(wanted, words(told)) == [], name


@pytest.mark.skipif(not office.program(), reason="LibreOffice is not here: it opened no file")
def test_libreoffice_shows_the_same_words_of_docx_and_odt(
    files: dict[str, tuple[bytes, list[str]]], tmp_path: Path
) -> None:
    for name, (content, _) in files.items():
        (tmp_path / f"{name}.docx").write_bytes(content)
    for name, document in made():
        (tmp_path / f"{name}-odt.odt").write_bytes(writer("odt")(document))
    line = [office.program(), "--headless", f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}", "--convert-to",
            "txt:Text (encoded):UTF8", "--outdir", str(tmp_path / "ut")]  # fmt: skip
    given = sorted(map(str, tmp_path.glob("*.*")))
    subprocess.run([*line, *given], check=True, capture_output=True, timeout=120)
    for name, (_, wanted) in files.items():
        for ending in ("", "-odt"):
            told = words((tmp_path / "ut" / f"{name}{ending}.txt").read_text("utf-8-sig"))
            assert stands_in_order(wanted, told) == [], (name, ending)


@pytest.mark.skipif(not PREVIEW, reason="BESLUT_DOCX_PREVIEW is not set: docx-preview showed no file")
def test_docx_preview_shows_the_same_words_in_a_browser(files: dict[str, tuple[bytes, list[str]]]) -> None:
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    chromium = shutil.which("chromium")
    if not chromium:
        pytest.skip("there is no chromium here")
    scripts = [Path(PREVIEW) / one for one in ("jszip/dist/jszip.min.js", "docx-preview/dist/docx-preview.min.js")]
    show = """async (content) => {
        const bytes = Uint8Array.from(atob(content), one => one.charCodeAt(0));
        document.body.innerHTML = "";
        await docx.renderAsync(bytes.buffer, document.body);
        return document.body.innerText;
    }"""
    with sync_api.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        for script in scripts:
            page.add_script_tag(path=str(script))
        for name, (content, wanted) in files.items():
            told = words(page.evaluate(show, base64.b64encode(content).decode()))
            assert stands_in_order(wanted, told) == [], name
        browser.close()


@pytest.mark.skipif(not (Asked().judge and Asked().sdk), reason="BESLUT_JUDGE or BESLUT_SDK is not set: nobody judged")
def test_the_judges_are_silent_on_a_document_on_some_papers(tmp_path: Path) -> None:
    """`make papers` asks them of all documents on all papers."""
    papers = {name: paper for name, paper in all_papers().items() if name in ("modern", "svenska Word", "Google")}
    assert list(faults(tmp_path, all_documents(1)[1:2], papers, Asked())) == []
