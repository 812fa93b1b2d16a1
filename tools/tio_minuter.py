# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Make what docs/tio-minuter.md shows: the filled-in files that it reads back, and its three pictures, by real runs.

The commands of the walk-through are run, the list and two drafts are filled in with invented answers, and the rest is
run with them. Every answer says that it is an example, or is a number that no house has used.

Needs what bild.py needs, LibreOffice with Calc, and openpyxl. Run with the Python that has beslut installed:

    python tools/tio_minuter.py
"""

from __future__ import annotations

import argparse
import io
import re
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Mapping
from datetime import datetime
from html import unescape
from pathlib import Path

try:
    import openpyxl
    from PIL import Image, ImageChops, ImageDraw
except ImportError:
    sys.exit("tio_minuter.py needs Pillow and openpyxl: pip install pillow openpyxl")

from bild import (
    BACKGROUND,
    EDGE,
    MARGIN,
    MONO,
    QUIET,
    ROOT,
    SANS,
    font,
    packed,
    parts_of,
    run,
    uncontrolled,
)

EXAMPLES = ROOT / "docs" / "exempel" / "tio-minuter"
INIT = ("init", "tio", "--fran", "valfardsstrategin", "--lan", "Gävleborg", "--avsandare", "Region Gävleborg")
AT = ("--projekt", "tio")
BACK = {"hofors": {"handläggare": "utredaren", "underskrift": "Kommunchef"},
        "sandviken": {"handläggare": "utvecklingsledaren", "underskrift": "Kommundirektör"}}  # fmt: skip
"""What two municipalities fill in in their own drafts, and send back."""
NUMBERS = {"Hudiksvall": "2099-000017", "Nordanstig": "2099-000018", "Ovanåker": "2099/00019", "Sandviken": "KS2099/20"}
"""Numbers in the form of the house, where that form is known; the others are KS 2099/n."""
EARLIER = {"organ": "kommunfullmäktige", "datum": datetime(2015, 6, 15), "paragraf": "61"}
CASE = {
    "avsändarens diarienummer": "RS 2099/17",
    "avsändarens handläggare": "strategen",
    "sista svarsdag": "den 12 juni 2099",
    "svarsadress": "registrator@exempel.se",
    "arbetet med strategin": "Länsledningen har arbetat fram strategin med kommunerna (påhittat).",
    "regionens ledamöter": "regionstyrelsens ordförande",
}
WIDE, TYPE, LINE = 1200, 17, 25
PAPER, LETTERS, TOLD, ASKED = "#1d232b", "#e6eaf0", "#aeb8c4", "#8fd0ff"
STRATEGY = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj
4 0 obj<</Length 62>>stream
BT /F 18 Tf 72 760 Td (EXEMPEL: i stallet for strategin) Tj ET
endstream endobj
5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
trailer<</Root 1 0 R>>
%%EOF
"""


def told(folder: Path, *words: str) -> str:
    """Run beslut in the folder, and give all that it said."""
    ended = subprocess.run([sys.executable, "-m", "beslut", *words], cwd=folder, capture_output=True, check=False)
    said = ended.stdout.decode() + ended.stderr.decode()
    if ended.returncode:
        sys.exit(f"tio_minuter.py: beslut {' '.join(words)} ended with {ended.returncode}:\n{said}")
    return said


def filled_list(path: Path) -> bytes:
    """The list with answers in its yellow cells, but for what the two municipalities answer themselves."""
    book = openpyxl.load_workbook(path)
    sheet = book["Parter"]
    columns = {str(cell.value): cell.column for cell in sheet[1]}
    for number, row in enumerate(range(2, sheet.max_row + 1), 1):
        party = str(sheet.cell(row, 1).value)
        answers: dict[str, object] = {"diarienummer": NUMBERS.get(party, f"KS 2099/{number}")}
        answers["beslutande organ"] = "kommunfullmäktige"
        answers |= {f"{part} (gemensamma-utgangspunkter)": value for part, value in EARLIER.items()}
        if party.lower() not in BACK:
            answers |= {"handläggare": "kanslichefen", "underskrift": "Kommundirektör"}
        if not sheet.cell(row, columns["nämnder som deltar"]).value:
            answers["nämnder som deltar"] = "kommunstyrelsen"
        for heading, value in answers.items():
            sheet.cell(row, columns[heading]).value = value
    for row in book["Ärendet"].iter_rows(min_row=2):
        row[1].value = CASE[str(row[0].value)]
    out = io.BytesIO()
    book.save(out)
    parts = parts_of(out.getvalue())
    stamp = rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"
    parts["docProps/core.xml"] = re.sub(stamp, b"2099-03-15T00:00:00Z", parts["docProps/core.xml"])
    return packed(parts)


def filled_draft(content: bytes, answers: Mapping[str, str]) -> bytes:
    """The draft with answers typed into its controls, as Word saves them."""

    def typed(control: re.Match[str]) -> str:
        for key, value in answers.items():
            if f"{key}@" in control.group():
                said = f"<w:sdtContent><w:r><w:t>{value}</w:t></w:r></w:sdtContent>"
                whole = re.sub(r"<w:sdtContent>.*</w:sdtContent>", said, control.group())
                return whole.replace("<w:showingPlcHdr/>", "")
        return control.group()

    parts = parts_of(content)
    text = parts["word/document.xml"].decode()
    parts["word/document.xml"] = re.sub(r"<w:sdt>.*?</w:sdt>", typed, text).encode()
    return packed(parts)


def shown(path: Path, folder: Path, how: str, density: int) -> Image.Image:
    """The first page of a file as LibreOffice shows it."""
    profile = f"-env:UserInstallation={(folder / 'profil').as_uri()}"
    run(["soffice", profile, "--headless", "--convert-to", how, "--outdir", str(folder), str(path)])
    pdf, picture = folder / f"{path.stem}.pdf", folder / path.stem
    run(["pdftoppm", "-r", str(density), "-f", "1", "-l", "1", "-singlefile", "-png", str(pdf), str(picture)])
    return Image.open(f"{picture}.png").convert("RGB")


def cut(page: Image.Image) -> Image.Image:
    """The page without what is white around it."""
    box = ImageChops.difference(page, Image.new("RGB", page.size, "white")).getbbox()
    return page.crop(box) if box else page


def framed(picture: Image.Image, words: str) -> Image.Image:
    """The picture on a sheet as wide as the others, under a line that says what it is."""
    wide = WIDE - 2 * MARGIN
    picture = picture.resize((wide, round(picture.height * wide / picture.width)), Image.Resampling.LANCZOS)
    sheet = Image.new("RGB", (WIDE, picture.height + 96 + MARGIN), BACKGROUND)
    draw = ImageDraw.Draw(sheet)
    draw.text((MARGIN, 40), words, font=font(SANS, 24), fill=QUIET)
    sheet.paste(picture, (MARGIN, 84))
    draw.rectangle((MARGIN, 84, MARGIN + wide, 84 + picture.height), outline=EDGE)
    return sheet


def comments(content: bytes) -> list[str]:
    """What the comments of a Word file say, in order."""
    text = parts_of(content)["word/comments.xml"].decode()
    return [unescape(re.sub(r"<[^>]+>", "", one)) for one in re.findall(r"<w:comment .*?</w:comment>", text, re.DOTALL)]


def with_comments(picture: Image.Image, said: list[str]) -> Image.Image:
    """The picture with what its comments say below it."""
    lines = [line for words in said for line in textwrap.wrap(words, 104, initial_indent="– ", subsequent_indent="   ")]
    sheet = Image.new("RGB", (WIDE, picture.height + 40 + len(lines) * 30 + MARGIN), BACKGROUND)
    sheet.paste(picture, (0, 0))
    draw = ImageDraw.Draw(sheet)
    draw.text((MARGIN, picture.height - 16), "Kommentarerna säger", font=font(SANS, 24), fill=QUIET)
    for number, line in enumerate(lines):
        draw.text((MARGIN, picture.height + 28 + number * 30), line, font=font(SANS, 22), fill=PAPER)
    return sheet


def terminal(lines: list[str]) -> Image.Image:
    """The lines as a terminal shows them."""
    sheet = Image.new("RGB", (WIDE, len(lines) * LINE + 2 * MARGIN), PAPER)
    draw, mono = ImageDraw.Draw(sheet), font(MONO, TYPE)
    most = int((WIDE - 2 * MARGIN) / draw.textlength("x", mono))
    for number, line in enumerate(lines):
        line = line if len(line) <= most else f"{line[: most - 1]}…"
        colour = ASKED if line.startswith("$") else TOLD if line.startswith("  ") or line == "…" else LETTERS
        draw.text((MARGIN, MARGIN + number * LINE), line, font=mono, fill=colour)
    return sheet


def few(words: str, first: int, last: int) -> list[str]:
    """The first and the last lines of what was said, with … where some are left out."""
    lines = [line for line in words.splitlines() if line]
    return lines if len(lines) <= first + last else [*lines[:first], "…", *lines[-last:]]


def saved(picture: Image.Image, path: Path) -> None:
    """Write the picture in few colours and say how large it became."""
    picture.quantize(48, dither=Image.Dither.NONE).save(path, optimize=True)
    sys.stdout.write(f"{path.name}: {picture.width} × {picture.height}, {path.stat().st_size // 1000} kB\n")


def walk(folder: Path, examples: Path) -> list[str]:
    """Run the walk-through, write its filled-in files, and give the lines of its last picture."""
    told(folder, *INIT)
    (folder / "tio/data/arenden/tio").mkdir()
    (folder / "tio/data/arenden/tio/Välfärdsstrategin.pdf").write_bytes(STRATEGY)
    first = told(folder, "generate", "--alla", *AT)
    told(folder, "gaps", "--ut", "luckor.xlsx", *AT)
    examples.mkdir(parents=True, exist_ok=True)
    (examples / "strategin.pdf").write_bytes(STRATEGY)
    (examples / "luckor.xlsx").write_bytes(filled_list(folder / "luckor.xlsx"))
    for party, answers in BACK.items():
        name = f"tjansteskrivelse-{party}.docx"
        (examples / name).write_bytes(filled_draft((folder / f"ut/tio/{party}/{name}").read_bytes(), answers))
    files = sorted(str(path) for path in examples.iterdir() if path.suffix != ".pdf")
    fill = told(folder, "fill", *files, "--fran", "registrator", *AT)
    told(folder, "generate", "--alla", *AT)
    final = told(folder, "generate", "--alla", "--slutlig", "--dag", "2099-03-15", *AT)
    return [
        "$ beslut generate --alla --projekt tio", *few(first, 2, 2), "",
        "$ beslut fill luckor.xlsx tjansteskrivelse-hofors.docx tjansteskrivelse-sandviken.docx …", *few(fill, 4, 1),
        "", "$ beslut generate --alla --slutlig --dag 2099-03-15 --projekt tio", *few(final, 2, 1),
    ]  # fmt: skip


def main() -> None:
    """The files that the walk-through reads back, and its pictures."""
    parser = argparse.ArgumentParser(description="Make the filled-in files and pictures of docs/tio-minuter.md.")
    parser.add_argument("--ut", type=Path, default=ROOT / "docs", help="the folder of the pictures (docs)")
    parser.add_argument("--exempel", type=Path, default=EXAMPLES, help="the folder of the filled-in files")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        lines = walk(folder, asked.exempel.resolve())
        saved(terminal(lines), asked.ut / "tio-terminal.png")
        draft = folder / "utkast.docx"
        content = (asked.exempel / "tjansteskrivelse-hofors.docx").read_bytes()
        draft.write_bytes(uncontrolled(content))
        page = shown(draft, folder, "pdf", 160)
        page = cut(page.crop((0, 0, page.width, page.height * 2 // 5)))
        words = "Hofors fyller i sitt utkast: Tab går från lucka till lucka"
        saved(with_comments(framed(page, words), comments(content)[1:5]), asked.ut / "tio-word.png")
        empty = cut(shown(folder / "luckor.xlsx", folder, "pdf", 160))
        saved(
            framed(empty, "luckor.xlsx: en rad för varje part, en kolumn för varje uppgift"),
            asked.ut / "tio-luckor.png",
        )


if __name__ == "__main__":
    main()
