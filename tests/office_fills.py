# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""LibreOffice opens files, types answers into them as a person does, and saves; run by the system's Python.

office_fills.py FOLDER OUT < answers.json, where the answers are {"luckor.xlsx": {"Parter": [["Hofors", "diarienummer",
"KS 1"], ...]}, "a.docx": {"handläggare@": "utredaren", ...}}: cells by row and heading, controls by how their alias
holds the key. Tells, as JSON, what each file was found to hold. Needs what office_settles.py needs.
"""

from __future__ import annotations

import json
import pathlib
import sys
from collections.abc import Iterator
from typing import Any

from office_settles import office, value

NO_CALC = 3
_FILTERS = {".xlsx": "Calc MS Excel 2007 XML", ".docx": "MS Word 2007 XML"}


def _into_sheets(book: Any, answers: dict[str, list[list[str]]]) -> int:
    """Each answer is typed, so that LibreOffice takes a day for a day; a protected cell refuses."""
    count = 0
    for name, cells in answers.items():
        sheet = book.Sheets.getByName(name)
        cursor = sheet.createCursor()
        cursor.gotoEndOfUsedArea(False)
        last = cursor.RangeAddress
        headings = {sheet.getCellByPosition(at, 0).String: at for at in range(last.EndColumn + 1)}
        rows = {sheet.getCellByPosition(0, at).String: at for at in range(last.EndRow + 1)}
        for row, heading, typed in cells:
            cell = sheet.getCellByPosition(headings[heading], rows[row])
            assert not (sheet.isProtected() and cell.CellProtection.IsLocked), f"{row}, {heading} is locked"
            cell.setFormula(typed)
            count += 1
    return count


def _portions(document: Any) -> Iterator[Any]:
    """The pieces of every paragraph of a text, in order."""
    paragraphs = document.Text.createEnumeration()
    while paragraphs.hasMoreElements():
        paragraph = paragraphs.nextElement()
        if paragraph.supportsService("com.sun.star.text.Paragraph"):
            portions = paragraph.createEnumeration()
            while portions.hasMoreElements():
                yield portions.nextElement()


def _into_controls(document: Any, answers: dict[str, str]) -> int:
    """Each answer is typed in every control of its key; an older LibreOffice shows controls as fields to fill in."""
    count = 0
    for portion in list(_portions(document)):
        if portion.TextPortionType == "ContentControl":
            control = portion.ContentControl
            typed = next((words for part, words in answers.items() if part in control.Alias), None)
            if typed is not None:
                control.ShowingPlaceHolder = False
                control.setString(typed)
                count += 1
        elif portion.TextPortionType == "TextField" and hasattr(portion.TextField, "InteropGrabBag"):
            kept = {one.Name: one.Value for one in portion.TextField.InteropGrabBag}
            alias = kept.get("ooxml:CT_SdtPr_alias", "")
            typed = next((words for part, words in answers.items() if part in alias), None)
            if typed is not None:
                portion.TextField.Content = typed
                count += 1
    return count


def main(folder: pathlib.Path, out: pathlib.Path) -> int:
    """Fill every file that there are answers for; NO_CALC where workbooks cannot be opened."""
    out.mkdir(exist_ok=True)
    told = {}
    with office(out / "profil") as (desk, _):
        empty = desk.loadComponentFromURL("private:factory/scalc", "_blank", 0, (value("Hidden", True),))
        if empty is None:
            return NO_CALC
        empty.close(True)
        for name, answers in json.load(sys.stdin).items():
            path = folder / name
            document = desk.loadComponentFromURL(path.as_uri(), "_blank", 0, (value("Hidden", True),))
            fill = _into_sheets if path.suffix == ".xlsx" else _into_controls
            told[name] = fill(document, answers)
            document.storeToURL((out / name).as_uri(), (value("FilterName", _FILTERS[path.suffix]),))
            document.close(True)
    sys.stdout.write(json.dumps(told))
    return 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])))
