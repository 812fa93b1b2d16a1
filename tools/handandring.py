# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Make the two pictures of the handbook from real runs: a page filled in by hand, and what the next run did with it.

One run writes Hofors' missiv. It is filled in as somebody would do in Word. Then the case gets to know more, and a
second run keeps the page and lays its own version beside it. All that is filled in is marked as an example.

Needs what bild.py needs, and python-docx. Run with the Python that has beslut installed:

    python tools/handandring.py
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from html import unescape
from pathlib import Path
from typing import NamedTuple

try:
    from docx import Document
    from PIL import Image, ImageChops, ImageDraw
except ImportError:
    sys.exit("handandring.py needs Pillow and python-docx: pip install pillow python-docx")

from bild import (
    BACKGROUND,
    CHECK_FILL,
    EDGE,
    GAP_FILL,
    INK,
    MARGIN,
    PAGE_WIDTH,
    QUIET,
    ROOT,
    SANS,
    SANS_BOLD,
    font,
    run,
    uncontrolled,
)

CASE = "data/arenden/valfardsstrategin.yaml"
BY_HAND = {
    "datum saknas": "2022-05-10 (exempel)",
    "handläggare saknas": "strategen (exempel)",
}
ADDED = " Hör av er om ni behöver längre tid (exempel)."
"""What somebody writes in Word: these gaps filled in, and a sentence after the second paragraph."""

TOLD = {"avsändarens_diarienummer": "RS 2099/17 (exempel)"}
"""Facts that the case gets to know afterwards."""

GAP, TOP, FOOT = 40, 96, 66
HAND_FILL, TOLD_FILL = "#c9ecd2", "#e7d6f7"


class Box(NamedTuple):
    """A place on a page, in parts of its width and height."""

    left: float
    top: float
    right: float
    bottom: float


def filled_in(path: Path) -> None:
    """Do with the file what somebody does in Word: write over the first gap of each kind, and add a sentence."""
    path.write_bytes(uncontrolled(path.read_bytes()))  # python-docx sees no words inside controls
    document = Document(str(path))
    left = dict(BY_HAND)
    for paragraph in document.paragraphs:
        for part in paragraph.runs:
            if part.text in left:
                part.text = left.pop(part.text)
                part.style = None
                part.font.highlight_color = None
    answer = next(one for one in document.paragraphs if one.text.startswith("Strategin har arbetats fram"))
    answer.add_run(ADDED)
    if left:
        sys.exit(f"handandring.py: the page has no {' and no '.join(left)}; change BY_HAND")
    document.save(str(path))


def told(case_file: Path) -> None:
    """Let the case know the facts that were gaps."""
    text = case_file.read_text("utf-8")
    for name, value in TOLD.items():
        known = f'  {name}:\n    status: belagd\n    värde: {value}\n    källa: "EXEMPEL"\n'
        text, found = re.subn(rf"  {name}:\n(?:    .*\n)+", known, text, count=1)
        if not found:
            sys.exit(f"handandring.py: {case_file.name} has no fact {name}; change TOLD")
    case_file.write_text(text, "utf-8")


def generated(folder: Path) -> str:
    """Run beslut in the folder and give what it said; 1 is the code of a run that kept a file."""
    words = ("generate", "--kommun", "Hofors", "--handling", "missiv", "--projekt", "projekt")
    ended = subprocess.run([sys.executable, "-m", "beslut", *words], cwd=folder, capture_output=True, check=False)
    if ended.returncode not in (0, 1):
        sys.exit(f"handandring.py: beslut ended with {ended.returncode}:\n{ended.stderr.decode()}")
    return ended.stdout.decode("utf-8")


def shown(path: Path, folder: Path) -> tuple[Image.Image, Path]:
    """The first page of a document as LibreOffice shows it, and the PDF it came from."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    plain = folder / f"visad-{path.name}"
    plain.write_bytes(uncontrolled(path.read_bytes()))
    run(["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(plain)])
    pdf, picture = folder / f"{plain.stem}.pdf", folder / path.stem
    run(["pdftoppm", "-r", "220", "-f", "1", "-l", "1", "-singlefile", "-png", str(pdf), str(picture)])
    page = Image.open(f"{picture}.png").convert("RGB")
    size = (PAGE_WIDTH, round(page.height * PAGE_WIDTH / page.width))
    return page.resize(size, Image.Resampling.LANCZOS), pdf


def places(pdf: Path, wanted: list[str]) -> list[Box]:
    """Where on the first page the words stand, a box for each line of them."""
    bounds = pdf.with_suffix(".bbox")
    run(["pdftotext", "-bbox", "-f", "1", "-l", "1", str(pdf), str(bounds)])
    text = bounds.read_text("utf-8")
    sides = re.search(r'<page width="([\d.]+)" height="([\d.]+)"', text)
    assert sides, "pdftotext told no size of the page"
    width, height = map(float, sides.groups())
    found = re.findall(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>', text)
    words = [(Box(*map(float, one[:4])), unescape(one[4])) for one in found]
    boxes: list[Box] = []
    for phrase in wanted:
        parts = phrase.replace("\u00a0", " ").split()
        said = [word for _, word in words]
        for at in range(len(said) - len(parts) + 1):
            if [word.rstrip(".") for word in said[at : at + len(parts)]] != [part.rstrip(".") for part in parts]:
                continue
            lines: dict[int, Box] = {}
            for box, _ in words[at : at + len(parts)]:
                line = round(box.bottom)
                old = lines.get(line, box)
                lines[line] = Box(min(old.left, box.left), old.top, max(old.right, box.right), old.bottom)
            boxes += lines.values()
    return [Box(b.left / width, b.top / height, b.right / width, b.bottom / height) for b in boxes]


def marked(page: Image.Image, boxes: list[Box], colour: str) -> None:
    """Colour each place as a marker pen would: what is dark stays dark."""
    for box in boxes:
        edges = (round(box.left * page.width) - 2, round(box.top * page.height),
                 round(box.right * page.width) + 2, round(box.bottom * page.height) + 1)  # fmt: skip
        piece = page.crop(edges)
        page.paste(ImageChops.multiply(piece, Image.new("RGB", piece.size, colour)), edges)


def sheet(pages: list[tuple[str, str, Image.Image]], key: list[tuple[str, str]]) -> Image.Image:
    """Pages side by side, each under a title and its file name; a key to the colours below."""
    height = TOP + max(page.height for *_, page in pages) + FOOT
    paper = Image.new("RGB", (2 * MARGIN + len(pages) * (PAGE_WIDTH + GAP) - GAP, height), BACKGROUND)
    draw = ImageDraw.Draw(paper)
    bold, plain = font(SANS_BOLD, 24), font(SANS, 21)
    for number, (title, name, page) in enumerate(pages):
        left = MARGIN + number * (PAGE_WIDTH + GAP)
        draw.text((left, 24), title, font=bold, fill=INK)
        draw.text((left, 56), name, font=plain, fill=QUIET)
        paper.paste(page, (left, TOP))
        draw.rectangle((left, TOP, left + page.width, TOP + page.height), outline=EDGE)
    x, y = MARGIN, height - FOOT + 20
    for colour, words in [*key, (GAP_FILL, "lucka"), (CHECK_FILL, "uppgift att kontrollera")]:
        draw.rectangle((x, y, x + 30, y + 22), fill=colour, outline=EDGE)
        draw.text((x + 40, y - 2), words, font=plain, fill=QUIET)
        x += 40 + int(draw.textlength(words, plain)) + 36
    return paper


def saved(picture: Image.Image, path: Path) -> None:
    """Write the picture in few colours and say how large it became."""
    picture.quantize(128, dither=Image.Dither.NONE).save(path, optimize=True)
    print(f"{path.name}: {picture.width} × {picture.height}, {path.stat().st_size // 1000} kB")


def main() -> None:
    """Write, fill in, change the case, write again; two pictures."""
    parser = argparse.ArgumentParser(description="Make the two pictures of the handbook's section on hand edits.")
    parser.add_argument("--ut", type=Path, default=ROOT / "docs", help="the folder of the pictures (docs)")
    asked = parser.parse_args()
    missing = [program for program in ("soffice", "pdftoppm", "pdftotext") if shutil.which(program) is None]
    if missing:
        sys.exit(f"handandring.py needs {' and '.join(missing)} on the path: install LibreOffice and Poppler")
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        case_file = folder / "projekt" / CASE
        case_file.parent.mkdir(parents=True)
        shutil.copy(ROOT / CASE, case_file)
        generated(folder)
        mine = next((folder / "ut").rglob("missiv-*.docx"))
        filled_in(mine)
        before = mine.read_bytes()
        written = [*BY_HAND.values(), ADDED]
        page, pdf = shown(mine, folder)
        marked(page, places(pdf, written), HAND_FILL)
        key = [(HAND_FILL, "skrivet för hand i Word")]
        name = mine.relative_to(folder).as_posix()
        saved(sheet([("Ifylld för hand", name, page)], key), asked.ut / "handandring-fore.png")
        told(case_file)
        print(generated(folder), end="")
        new = mine.with_name(f"{mine.stem}.ny.docx")
        if mine.read_bytes() != before or not new.exists():
            sys.exit("handandring.py: the page was not kept")
        after, pdf = shown(new, folder)
        marked(after, places(pdf, list(TOLD.values())), TOLD_FILL)
        both = [("Din fil: behållen, orörd", name, page),
                ("Den nya versionen, lagd bredvid", new.relative_to(folder).as_posix(), after)]  # fmt: skip
        saved(sheet(both, [*key, (TOLD_FILL, "nytt i ärendefilen sedan dess")]), asked.ut / "handandring-efter.png")


if __name__ == "__main__":
    main()
