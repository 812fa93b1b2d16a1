# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Make the picture of the README from a real run: the case file to the left, the finished first page to the right.

Needs LibreOffice (`soffice`), Poppler (`pdftoppm`) and Pillow. Pillow is a dependency of this script alone: beslut does
not use it, and it is not in pyproject.toml. Install it beside beslut (`pip install pillow`) and run

    python tools/bild.py

with the Python that has beslut installed. The type of the page depends on which fonts the machine has.
"""

from __future__ import annotations

import argparse
import io
import re
import shutil
import subprocess
import sys
import tempfile
import textwrap
import zipfile
from collections.abc import Mapping
from pathlib import Path

try:
    from PIL import Image, ImageDraw, ImageFont
except ImportError:
    sys.exit("bild.py needs Pillow: pip install pillow")

ROOT = Path(__file__).resolve().parents[1]
PICKED = ("ärendemening", "avsändare", "parter", "beslutande_organ", "deltagande", "beslut",
          "uppgifter.partens_diarienummer")  # fmt: skip
"""The keys of the case file that the excerpt shows, in the file's order; `a.b` is the key b inside a."""

WIDTH, MARGIN, GAP, PAGE_WIDTH = 1600, 40, 60, 770
CARD_PADDING, TYPE, LINE = 26, 16, 23
BACKGROUND, CARD, EDGE = "#eef1f5", "#ffffff", "#c9ced6"
INK, QUIET, KEY, VALUE = "#1f2a37", "#505a66", "#1f4e79", "#2e6b4f"
GAP_FILL, CHECK_FILL = "#ffff00", "#dcebf7"
MONO = ("DejaVuSansMono.ttf", "LiberationMono-Regular.ttf", "Menlo.ttc", "consola.ttf")
SANS = ("Carlito-Regular.ttf", "LiberationSans-Regular.ttf", "DejaVuSans.ttf", "Arial.ttf")
SANS_BOLD = ("Carlito-Bold.ttf", "LiberationSans-Bold.ttf", "DejaVuSans-Bold.ttf", "Arial Bold.ttf")


def font(names: tuple[str, ...], size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    """The first of the named fonts that the machine has, else Pillow's own."""
    for name in names:
        try:
            return ImageFont.truetype(name, size)
        except OSError:
            continue
    return ImageFont.load_default(size)


def excerpt(case_file: Path) -> list[str]:
    """The lines of the picked keys, long ones folded, `…` where lines are left out between them."""
    blocks: dict[str, list[str]] = {}
    top = name = ""
    for line in case_file.read_text("utf-8").splitlines():
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        key = re.match(r"( {0,2})(\w+):", line)
        if key and not key.group(1):
            top = name = key.group(2)
        elif key and len(key.group(1)) == 2 and f"{top}.{key.group(2)}" in PICKED:
            name = f"{top}.{key.group(2)}"
        elif key and len(key.group(1)) == 2 and name.startswith(f"{top}."):
            name = f"{top}."
        blocks.setdefault(name, []).append(line)
    lines: list[str] = []
    opened = ""
    for picked in PICKED:
        if picked not in blocks:
            sys.exit(f"bild.py: {case_file.name} has no key {picked}; change PICKED")
        inside = picked.partition(".")[0] if "." in picked else ""
        if inside and inside == opened:
            lines.append("  …")
        elif lines and len(blocks[picked]) > 2:
            lines.append("")
        if inside and inside != opened:
            lines.append(f"{inside}:")
        lines += blocks[picked]
        opened = inside
    return [folded for line in lines for folded in fold(line)]


def fold(line: str, width: int = 66) -> list[str]:
    """The line in pieces no longer than `width`, the later ones indented below the first."""
    indent = " " * (len(line) - len(line.lstrip()) + 4)
    return textwrap.wrap(line, width, subsequent_indent=indent, drop_whitespace=True, break_long_words=True) or [""]


def first_page(municipality: str, document: str, folder: Path) -> tuple[str, Image.Image]:
    """The document's name and its first page as LibreOffice shows it, from a run of beslut in the folder."""
    run([sys.executable, "-m", "beslut", "generate", "--kommun", municipality, "--handling", document,
         "--ut", str(folder / "ut"), "--quiet"])  # fmt: skip
    written = next((folder / "ut").rglob("*.docx"))
    written.write_bytes(uncontrolled(written.read_bytes()))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    run(["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(written)])
    pdf = folder / f"{written.stem}.pdf"
    run(["pdftoppm", "-r", "220", "-f", "1", "-l", "1", "-singlefile", "-png", str(pdf), str(folder / "page")])
    page = Image.open(folder / "page.png").convert("RGB")
    size = (PAGE_WIDTH, round(page.height * PAGE_WIDTH / page.width))
    return written.relative_to(folder).as_posix(), page.resize(size, Image.Resampling.LANCZOS)


def packed(parts: Mapping[str, bytes]) -> bytes:
    """A package whose parts all have one time, so that the same parts are the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def parts_of(content: bytes) -> dict[str, bytes]:
    """The parts of a package by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def uncontrolled(content: bytes) -> bytes:
    """The draft with its gaps as plain words: LibreOffice does not show the yellow of a control, as Word does."""
    parts = parts_of(content)
    text = parts["word/document.xml"].decode()
    parts["word/document.xml"] = re.sub(r"<w:sdtPr>.*?</w:sdtPr>|</?w:sdt(?:Content)?>", "", text).encode()
    return packed(parts)


def run(command: list[str]) -> None:
    """Run a program; end with what it said when it fails."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"bild.py: {command[0]} ended with {done.returncode}:\n{done.stderr or done.stdout}")


def draw_excerpt(draw: ImageDraw.ImageDraw, lines: list[str], left: int, top: int) -> None:
    """The lines in monospace: keys, values and notes in different inks, gaps and inferred words marked as on paper."""
    mono = font(MONO, TYPE)
    letter = draw.textlength("x", mono)
    key = ""
    for place, line in enumerate(lines):
        y = top + place * LINE
        found = re.match(r"(\s*(?:- )?)(\w+)(:)(?=\s|$)", line)
        start = found.end() if found else len(line) - len(line.lstrip())
        key = found.group(2) if found else key  # a folded line goes on with its key's value
        words = line[start:].strip()
        x = left + (len(line) - len(line[start:].lstrip())) * letter
        fill = GAP_FILL if key == "lucka" else CHECK_FILL if words == "föreslaget" else None
        if fill and words:
            draw.rectangle((x - 2, y - 1, x + len(words) * letter + 2, y + LINE - 3), fill=fill)
        if found:
            draw.text((left + len(found.group(1)) * letter, y), found.group(2) + ":", font=mono, fill=KEY)
            draw.text((left, y), found.group(1), font=mono, fill=QUIET)
        quiet = words == "…" or key in ("källa", "anvisning", "härledd_ur")
        draw.text((x, y), words, font=mono, fill=QUIET if quiet else INK if fill else VALUE)


def compose(case_name: str, lines: list[str], page_name: str, page: Image.Image) -> Image.Image:
    """Both sides on one sheet, each under its file name, with a key to the colours below."""
    top, foot = 84, 70
    height = top + page.height + foot
    sheet = Image.new("RGB", (WIDTH, height), BACKGROUND)
    draw = ImageDraw.Draw(sheet)
    bold, plain = font(SANS_BOLD, 21), font(SANS, 19)
    page_left = WIDTH - MARGIN - PAGE_WIDTH
    card = (MARGIN, top, page_left - GAP, top + page.height)
    draw.rectangle(card, fill=CARD, outline=EDGE)
    draw_excerpt(draw, lines, card[0] + CARD_PADDING, top + CARD_PADDING)
    sheet.paste(page, (page_left, top))
    draw.rectangle((page_left, top, page_left + page.width, top + page.height), outline=EDGE)
    for left, title, name in ((MARGIN, "Ärendefilen", case_name), (page_left, "Handlingen", page_name)):
        draw.text((left, 24), title, font=bold, fill=INK)
        draw.text((left, 50), name, font=plain, fill=QUIET)
    middle, y = page_left - GAP // 2, top + page.height // 2
    draw.line((middle - 17, y, middle + 12, y), fill=QUIET, width=4)
    draw.polygon(((middle + 20, y), (middle + 7, y - 9), (middle + 7, y + 9)), fill=QUIET)
    x, y = page_left, height - foot + 22
    for fill, words in ((GAP_FILL, "lucka att fylla i"), (CHECK_FILL, "uppgift att kontrollera")):
        draw.rectangle((x, y, x + 26, y + 20), fill=fill, outline=EDGE)
        draw.text((x + 36, y - 1), words, font=plain, fill=QUIET)
        x += 36 + int(draw.textlength(words, plain)) + 40
    draw.text((MARGIN, y - 1), "Utdrag; filen innehåller mer.", font=plain, fill=QUIET)
    return sheet


def main() -> None:
    """Make the picture and say how large it became."""
    parser = argparse.ArgumentParser(description="Make the picture of the README from a real run.")
    parser.add_argument("--kommun", default="Sandviken", help="the municipality (Sandviken)")
    parser.add_argument("--handling", default="tjansteskrivelse", help="the document (tjansteskrivelse)")
    parser.add_argument("--arende", default="valfardsstrategin", help="the case (valfardsstrategin)")
    parser.add_argument("--ut", type=Path, default=ROOT / "docs" / "bild.png", help="the picture (docs/bild.png)")
    asked = parser.parse_args()
    missing = [program for program in ("soffice", "pdftoppm") if shutil.which(program) is None]
    if missing:
        sys.exit(f"bild.py needs {' and '.join(missing)} on the path: install LibreOffice and Poppler")
    case_file = ROOT / "data" / "arenden" / f"{asked.arende}.yaml"
    with tempfile.TemporaryDirectory() as folder:
        page_name, page = first_page(asked.kommun, asked.handling, Path(folder))
        sheet = compose(case_file.relative_to(ROOT).as_posix(), excerpt(case_file), page_name, page)
    sheet.quantize(128, dither=Image.Dither.NONE).save(asked.ut, optimize=True)
    print(f"{asked.ut.name}: {sheet.width} × {sheet.height}, {asked.ut.stat().st_size // 1000} kB")


if __name__ == "__main__":
    main()
