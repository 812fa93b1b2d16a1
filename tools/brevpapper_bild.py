# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Make docs/brevpapper.png: one draft on six papers, first page and last, three of ours and three foreign ones.

Needs LibreOffice (`soffice`), Poppler (`pdftoppm`) and Pillow, and the papers of the tests. Run

    python tools/brevpapper_bild.py

with the Python that has beslut installed. The type depends on which fonts the machine has. Gaps are drawn without the
controls that they are filled in by, since LibreOffice shows no yellow in those; Word does.
"""

from __future__ import annotations

import io
import subprocess
import sys
import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from beslut.paper import prepare  # noqa: E402
from beslut.planning import Order  # noqa: E402
from beslut.runs.make import document_for  # noqa: E402
from beslut.writers.docx import write  # noqa: E402
from beslut.writers.office import drawn  # noqa: E402
from beslut.writers.papers import BASE, LETTERHEADS, letterhead  # noqa: E402
from bild import uncontrolled  # noqa: E402
from papers import PAPERS  # noqa: E402
from planned import Planned  # noqa: E402

FOREIGN = ("python-docx", "svenska Word", "LibreOffice")
WIDTH, HEIGHT, BETWEEN = 330, 467, 20
AROUND = "#b0b0b0"


def pages(pdf: bytes) -> list[Image.Image]:
    """The pages as pictures."""
    with tempfile.TemporaryDirectory() as folder:
        words = ["pdftoppm", "-png", "-r", "144", "-", f"{folder}/s"]
        subprocess.run(words, input=pdf, check=True)
        return [Image.open(io.BytesIO(one.read_bytes())).convert("RGB") for one in sorted(Path(folder).iterdir())]


def main() -> None:
    """Write the picture."""
    planned = Planned(Order(date(2026, 11, 28), parties=("Gävle",)))
    (party,) = planned.chosen()
    kind = next(one for one in planned.case.documents if one.id == "tjansteskrivelse")
    document = document_for(planned.context(party, kind), kind, planned.templates)
    papers = [b"", *map(letterhead, LETTERHEADS)]
    papers += [prepare(PAPERS[name](), "papper.docx", BASE.read_bytes()).package for name in FOREIGN]
    made = [one or b"" for one in drawn([uncontrolled(write(replace(document, paper=paper))) for paper in papers])]
    size = (len(made) * (WIDTH + BETWEEN) + BETWEEN, 2 * (HEIGHT + BETWEEN) + BETWEEN)
    sheet = Image.new("RGB", size, AROUND)
    for column, pdf in enumerate(made):
        shown = pages(pdf)
        for row, page in enumerate((shown[0], shown[-1])):
            page.thumbnail((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
            sheet.paste(page, (BETWEEN + column * (WIDTH + BETWEEN), BETWEEN + row * (HEIGHT + BETWEEN)))
    sheet.quantize(192).save(ROOT / "docs" / "brevpapper.png", optimize=True)


if __name__ == "__main__":
    main()
