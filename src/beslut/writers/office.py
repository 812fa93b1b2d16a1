# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""PDF of what stands on a house's own Word paper: LibreOffice draws it, in one process for many files.

Its exit code is 0 also when a file failed, so what came out is counted. A process that does not end is ended with all
that it has started. `office_pdf` mends what comes out.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from io import BytesIO
from pathlib import Path

from beslut import interrupts
from beslut.blocks import Block, Document, Heading, Phrase, Steps, Text, inlines, note_of
from beslut.writers.docx import write as write_docx
from beslut.writers.docx_paper import paper_of
from beslut.writers.package import package
from beslut.writers.pdf import NOTES

_PROGRAMS = ("soffice", "libreoffice")
_PLACES = (
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "C:/Program Files (x86)/LibreOffice/program/soffice.exe",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
_START, _EACH = 60, 10  # seconds that a process may take, and for each file more
_TICK = 0.1  # seconds between looks for Ctrl-C
_TRUE, _FALSE = {"type": "boolean", "value": "true"}, {"type": "boolean", "value": "false"}
_ASKED = {
    "SelectPdfVersion": {"type": "long", "value": "2"},  # PDF/A-2
    "PDFUACompliance": _TRUE,
    "UseTaggedPDF": _TRUE,
    "ExportBookmarks": _TRUE,
    "ExportNotes": _FALSE,  # a comment becomes what PDF/UA does not take
}
_BORDER = re.compile(r"<w:pBdr>.*?</w:pBdr>", re.DOTALL)
_TO_SIGN = '<w:tabs><w:tab w:val="left" w:pos="4536"/></w:tabs>'
_LINE = '<w:r><w:rPr><w:u w:val="single"/></w:rPr><w:tab/></w:r><w:r><w:br/></w:r>'
_SYMBOLS = re.compile(r'<w:rFonts [^>]*"(?:Symbol|Wingdings)[^>]*/>')
_PRIVATE = re.compile("[\ue000-\uf8ff]")


def program() -> str:
    """LibreOffice's program here; empty where it is not found."""
    found = next((path for name in _PROGRAMS if (path := shutil.which(name))), "")
    return found or next((place for place in _PLACES if Path(place).is_file()), "")


def printable(document: Document) -> bytes:
    """The Word file that the PDF is drawn from: without controls, a draft's hints as a numbered list at its end.

    A line to sign on is an underlined tab, since LibreOffice tags no border; bullets are letters of Unicode, since
    PDF/A-2a takes none of the private ones that Word's symbol fonts have.
    """
    info = paper_of(document.paper).info
    notes = tuple(_notes(document)) if document.draft else ()
    content = write_docx(replace(document, home=None, blocks=(*document.blocks, *notes)))
    with zipfile.ZipFile(BytesIO(content)) as made:
        parts = {name: made.read(name) for name in made.namelist()}
    style = info["styles"].get("Underskrift", "Underskrift")
    document_part, numbering = info["document"], info["numbering"]
    styles = f"{document_part.rsplit('/', 1)[0]}/styles.xml"
    told = parts[document_part].decode("utf-8")
    signing = re.compile(rf'(<w:pStyle w:val="{re.escape(style)}"/>)(.*?</w:pPr>)', re.DOTALL)
    parts[document_part] = signing.sub(rf"\1\2{_LINE}", told).encode()
    if styles in parts:
        own = re.compile(rf'w:styleId="{re.escape(style)}".*?</w:style>', re.DOTALL)
        told = parts[styles].decode("utf-8")
        parts[styles] = own.sub(lambda one: _BORDER.sub(_TO_SIGN, one.group()), told, count=1).encode()
    if numbering in parts:
        told = _SYMBOLS.sub("", parts[numbering].decode("utf-8"))
        parts[numbering] = _PRIVATE.sub("•", told).encode()
    return package((name, one, False) for name, one in parts.items())


def _notes(document: Document) -> Iterable[Block]:
    """What a draft's comments say, each once, with the words that it is about."""
    about: dict[str, list[str]] = {}
    for one in inlines(document):
        if not isinstance(one, Text) and one.text not in about.setdefault(note_of(one), []):
            about[note_of(one)].append(one.text)
    if about:
        items: list[Phrase] = [
            (Text(", ".join(words), emphasis=True), Text(f": {note}")) for note, words in about.items()
        ]
        yield Heading(2, (Text(NOTES),))
        yield Steps(tuple(items))


def drawn(files: Sequence[bytes]) -> list[bytes | None]:
    """The PDF of each Word file, as LibreOffice made it; None for one that it made nothing of.

    What is missing after a process is tried in a new one, as long as that gives more. Raises OSError.
    """
    made: list[bytes | None] = [None] * len(files)
    left = list(range(len(files)))
    while left:
        for place, content in _one_process([files[place] for place in left]).items():
            made[left[place]] = content
        still = [place for place in left if made[place] is None]
        if len(still) == len(left):
            break
        left = still
    return made


def _one_process(files: Sequence[bytes]) -> dict[int, bytes]:
    with tempfile.TemporaryDirectory(prefix="beslut-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        for place, content in enumerate(files):
            (folder / f"{place}.docx").write_bytes(content)
        words = [
            program(), "--headless", "--norestore", f"-env:UserInstallation={(folder / 'profil').as_uri()}",
            "--convert-to", f"pdf:writer_pdf_Export:{json.dumps(_ASKED)}", "--outdir", str(folder / "ut"),
            *(str(folder / f"{place}.docx") for place in range(len(files))),
        ]  # fmt: skip
        _run(words, _START + _EACH * len(files))
        out = {place: folder / "ut" / f"{place}.pdf" for place in range(len(files))}
        made = {place: path.read_bytes() for place, path in out.items() if path.is_file()}
    return {place: content for place, content in made.items() if content.rstrip().endswith(b"%%EOF")}


def _run(words: Sequence[str], seconds: float) -> None:
    """Run the program to its end, or for that long; then nothing that it started is left. Ctrl-C is heeded."""
    interrupts.hold()
    process = subprocess.Popen(
        words,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        for _ in range(int(seconds / _TICK)):
            with suppress(subprocess.TimeoutExpired):
                process.wait(_TICK)
                break
            interrupts.heed()
    finally:
        _end(process)
        interrupts.release()


def _end(process: subprocess.Popen[bytes]) -> None:
    with suppress(OSError):
        if sys.platform != "win32":
            os.killpg(process.pid, signal.SIGKILL)
        else:
            subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], capture_output=True, check=False)
    with suppress(OSError):
        process.kill()
    process.wait()
