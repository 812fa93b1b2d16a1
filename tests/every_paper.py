# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Every document of the shipped cases on every paper, held to what somebody else says of Word files and of PDF.

A final document is one that the judge, Microsoft's Open XML SDK and openxml-audit have nothing to say of. A draft has
three things on purpose, and nothing else: comments, by the program; controls to fill in; and, after a merge, tracked
changes. A house's own file keeps what it had, so what the judge says of an empty document on it is no fault of ours.

    python tests/every_paper.py --every 1          (make papers)
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from io import BytesIO
from pathlib import Path

from beslut.blocks import Document, Heading, Text, settled
from beslut.merging.three_way import merge
from beslut.paper import prepare
from beslut.planning import Order
from beslut.runs.make import document_for
from beslut.writers.docx import write
from beslut.writers.papers import BASE, LETTERHEADS, letterhead
from editing_word import with_parts
from papers import PAPERS
from planned import Planned

DAY = date(2026, 11, 28)
ORDERS = (
    Order(DAY, case="valfardsstrategin", everyone=True),
    Order(DAY, case="samverkansstruktur", everyone=True),
    Order(DAY, case="inera", parties=("Göteborg", "Osby", "Uppsala", "Gotland", "Kungsbacka", "Oxelösund")),
    Order(DAY, case="valfardsstrategin", parties=("Sandviken", "Gävle"), step="ks", profile="kungsbacka"),
)
MEANT = {
    "utkast": re.compile(r"M405|M403.*comment author beslut$|X100.*still shows its placeholder text$"),
    "sammanförd": re.compile(r"M405|M403.*author beslut$|X100.*still shows its placeholder text$|E700|H504"),
}
"""What the judge says of a draft, and of one with tracked changes, that is meant: see the text above. A paragraph that
is struck is an empty one once the changes are accepted."""


@dataclass(frozen=True)
class Asked:
    """Where the judge and the SDK are; empty where they are not."""

    judge: str = os.environ.get("BESLUT_JUDGE", "")
    sdk: str = os.environ.get("BESLUT_SDK", "")


def all_papers() -> Mapping[str, bytes]:
    """Our plain page, the letterheads that ship, and every foreign paper, prepared."""
    ours = {"enkel": b"", **{name: letterhead(name) for name in LETTERHEADS}}
    return ours | {name: prepare(raw(), "papper.docx", BASE.read_bytes()).package for name, raw in PAPERS.items()}


def all_documents(every: int) -> list[Document]:
    """One in so many of all documents of the orders, those on request too."""
    made = []
    for order in ORDERS:
        room = Planned(order)
        for party in room.chosen():
            for kind in room.kinds_for(party):
                made.append(document_for(room.context(party, kind), kind, room.templates))
    return made[::every]


_MAIN = "word/document.xml"
_LAST_WORD = re.compile(r"(\w{5,})(</w:t></w:r></w:p>)")


def written(document: Document) -> dict[str, bytes]:
    """The document as a draft, as a final one, and as a draft that somebody edited before something new came in."""
    draft = write(document)
    with zipfile.ZipFile(BytesIO(draft)) as package:
        theirs = _LAST_WORD.sub(r"\1, som det heter\2", package.read(_MAIN).decode("utf-8"), count=2)
    new = write(replace(document, blocks=(*document.blocks, Heading(2, (Text("Tillägg"),)))))
    edited = with_parts(draft, {_MAIN: theirs.encode()})
    made = merge(draft, edited, new, name="h.docx", day=DAY.isoformat(), explain=lambda *_: "")
    return {"utkast": draft, "slutlig": write(settled(document)), "sammanförd": made.content}


def said_of(files: Sequence[Path], judge: str) -> dict[str, list[str]]:
    """What the judge says of each file, by path."""
    out: dict[str, list[str]] = {}
    for at in range(0, len(files), 100):
        words = [sys.executable, judge, "--require-all", *map(str, files[at : at + 100])]
        ran = subprocess.run(words, capture_output=True, text=True, check=False)
        assert ran.returncode in (0, 1), ran.stderr
        current: list[str] = []
        for line in ran.stdout.splitlines():
            if found := re.match(r"(.*\.docx): \d+ defect", line):
                current = out.setdefault(found.group(1), [])
            elif re.match(r"\s+[A-Z]\d{3}\b", line):
                current.append(line.strip())
    return out


def faults(folder: Path, documents: Sequence[Document], papers: Mapping[str, bytes], asked: Asked) -> Iterator[str]:
    """Everything that somebody says and that is neither meant nor the house's own."""
    files = []
    for name, paper in papers.items():
        place = folder / name.replace(" ", "-")
        place.mkdir()
        contents = {_BARE: write(_bare(paper))} if name in PAPERS else {}
        for number, document in enumerate(documents):
            made = written(replace(document, paper=paper))
            contents |= {f"{number}-{state}": content for state, content in made.items()}
        for stem, content in contents.items():
            files.append(place / f"{stem}.docx")
            files[-1].write_bytes(content)
    yield from _judged(files, asked) if asked.judge else ()
    yield from _validated(files, asked) if asked.sdk else ()


_BARE = "tom"
"""The name of a document with nothing but a heading."""


def _bare(paper: bytes) -> Document:
    return Document(
        title="Prov", subject="Prov", kind="Prov", author="Orten", sender="Orten", number_label="Dnr",
        number=(Text("1"),), day=DAY, blocks=(Heading(1, (Text("Prov"),)),), draft=False, paper=paper,
    )  # fmt: skip


def _judged(files: Sequence[Path], asked: Asked) -> Iterator[str]:
    said = said_of(files, asked.judge)
    for path in files:
        theirs = {line.split("|")[0] for line in said.get(str(path.with_stem(_BARE)), ())}
        meant = MEANT.get(path.stem.partition("-")[2])
        for line in said.get(str(path), ()):
            if line.split("|")[0] not in theirs and not (meant and meant.search(line)):
                yield f"{path.parent.name}/{path.name}: {line}"


def _validated(files: Sequence[Path], asked: Asked) -> Iterator[str]:
    for at in range(0, len(files), 400):
        words = [sys.executable, asked.sdk, *map(str, files[at : at + 400])]
        ran = subprocess.run(words, capture_output=True, text=True, check=False)
        if ran.returncode == 1:
            yield from (f"SDK: {line}" for line in ran.stdout.splitlines() if ".docx" in line)


def main() -> int:
    words = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    words.add_argument("--every", type=int, default=1, help="one in so many documents")
    asked, every = Asked(), words.parse_args().every
    documents = all_documents(every)
    with tempfile.TemporaryDirectory() as folder:
        found = list(faults(Path(folder), documents, all_papers(), asked))
        count = sum(1 for _ in Path(folder).rglob("*.docx"))
    for kind, number in Counter(re.sub(r"\d+-", "", one) for one in found).most_common(60):
        print(f"{number} × {kind}")
    print(f"{len(documents)} documents on {len(all_papers())} papers, {count} files, {len(found)} faults")
    for what, where in (("judge", asked.judge), ("Open XML SDK", asked.sdk)):
        print(f"the {what} {'was asked' if where else 'is not here'}")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
