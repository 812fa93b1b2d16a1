# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Fuzzing of loading, rendering, parsing and writing: bytes choose what is spoilt in a real case or template.

`one` is the target; the suite runs it a few hundred times, `make fuzz` a hundred thousand times, with --atheris under
coverage. For every input: a sentence or a document, never a traceback; what is written is a whole package whose XML
parses; nothing is written outside the folder; every hundredth document goes to the independent judge.
"""

from __future__ import annotations

import argparse
import io
import os
import random
import subprocess
import sys
import tempfile
import time
import zipfile
from collections import Counter
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

from beslut.assets import CASES, TEMPLATES, shipped_root
from beslut.errors import BeslutError
from beslut.output import Folder
from beslut.planning import Order
from beslut.runs.make import document_for, templates_of
from beslut.writers import FORMATS, writer
from planned import Planned

NASTY = (
    "{{",
    "}}",
    "{% for x in parter %}",
    "{% endfor %}",
    "{% if part.slag %}",
    "{{ part.namn }}",
    "{{ part.__class__ }}",
    "{% include 'valfardsstrategin/bakgrund.md' %}",
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "{#",
    "~",
    "| safe",
    ": ",
    "- ",
    "  ",
    "\n",
    "\t",
    "\u00a0",
    "&a ",
    "*a",
    "!!python/object ",
    "[",
    "]",
    "{",
    "}",
    "'",
    '"',
    "#",
    "|\n",
    ">-\n",
    "null",
    "~",
    "0114",
    "no",
    "2022-02-30",
    "9" * 400,
    "å" * 300,
    "\u202e",
    "\u200b",
    "\x00",
    "\x1b[31m",
    "\ufffe",
    "<script>",
    "</w:t>",
    "&amp;",
    "]]>",
    "<!DOCTYPE x>",
    "../../",
    "/etc/passwd",
    "C:\\",
    "CON",
    ":::",
    "::: beslut",
    "# ",
    "## ",
    "#### ",
    "```",
    "![x](y)",
    '[x](lucka "y")',
    "---",
    "| a | b |\n|---|---|\n",
    "\\",
    "**",
    "{.x}",
    "{officiellt}",
    "{x}",
    "okänt",
    "dokumenterat",
    "upphävande",
    "villkor",
    "utse",
    "slag:",
    "läge:",
    "=CMD()",
    "'; DROP",
    "%s%s%n",
    "\r\n",
)


_WHOLE = ",".join([*(f"P{n}" for n in range(100, 114)), "S200", "S201", *(f"S{n}" for n in range(210, 216)), "X105"])


class Choices:
    """Bytes as a row of choices; when they run out, the first choice each time."""

    def __init__(self, data: bytes) -> None:
        self._data, self._at = data, 0

    def number(self, below: int) -> int:
        """A number from 0 up to but not including `below`."""
        value = int.from_bytes(self._data[self._at : self._at + 3], "big")
        self._at += 3
        return value % below if below > 0 else 0


class Target:
    """The program with one real case, and a folder to write in."""

    def __init__(self, folder: Path, judge: str | None = None) -> None:
        self.folder, self.judge = folder, judge
        self.seen: Counter[str] = Counter()
        self._files = {
            path.relative_to(shipped_root()).as_posix(): path.read_text("utf-8")
            for part in (CASES, TEMPLATES)
            for path in sorted((shipped_root() / part).rglob("*"))
            if path.suffix in (".yaml", ".md") and path.is_file()
        }
        self._names = sorted(self._files)
        shared = Planned(Order(today=date(2022, 3, 3)))
        self._shared = {name: getattr(shared, name) for name in ("register", "profiles", "verbs")}

    def spoilt(self, choices: Choices) -> tuple[str, str]:
        """A shipped file's name and its text with a few things wrong."""
        name = self._names[choices.number(len(self._names))]
        text = self._files[name]
        for _ in range(1 + choices.number(4)):
            at, way = choices.number(len(text) + 1), choices.number(5)
            match way:
                case 0 | 1:
                    text = text[:at] + NASTY[choices.number(len(NASTY))] + text[at:]
                case 2:
                    text = text[:at] + text[at + 1 + choices.number(40) :]
                case 3:
                    text = text[:at] + chr(choices.number(0x3000)) + text[at:]
                case _:
                    lines = text.split("\n")
                    one, other = choices.number(len(lines)), choices.number(len(lines))
                    lines[one], lines[other] = lines[other], lines[one]
                    text = "\n".join(lines)
        return name, text

    def one(self, data: bytes) -> str:
        """Run one input through the program. Gives `refused` or `written`; anything else is raised."""
        choices = Choices(data)
        name, text = self.spoilt(choices)
        place = self.folder / "projekt" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(text.encode("utf-8", "surrogatepass"))
        try:
            case = Path(name).stem if name.startswith(CASES.as_posix()) else name.split("/")[1]
            room = Planned(Order(date(2022, 3, 3), case=case, everyone=True, project=self.folder / "projekt"))
            room.__dict__.update(self._shared)
            party = room.parties[choices.number(len(room.parties))] if room.parties else None
            if party is None:
                return "refused"
            kinds = room.kinds_for(party)
            kind = kinds[choices.number(len(kinds))] if kinds else None
            if kind is None:
                return "refused"
            document = document_for(room.context(party, kind), kind, templates_of(room.project))
            for format_ in (one for one in FORMATS if one != "pdf"):
                self.check(format_, writer(format_)(document), choices)
            return "written"
        except BeslutError as error:
            assert str(error).startswith(("fel[", "varning[")), str(error)
            return "refused"
        finally:
            place.unlink()

    def check(self, format_: str, content: bytes, choices: Choices) -> None:
        """Look at what was written: whole, parsable, and laid nowhere but in the folder."""
        self.seen[format_] += 1
        if format_ not in ("docx", "odt"):
            content.decode("utf-8")
            return
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            assert package.testzip() is None
            for member in package.namelist():
                if member != "mimetype":
                    ElementTree.fromstring(package.read(member))
        if format_ == "docx" and self.seen["docx"] % 100 == 1:
            saved = Folder(self.folder / "ut").save(f"prov/{choices.number(50)}.docx", content)
            assert saved.path.is_relative_to(self.folder / "ut")
            if self.judge:
                path = self.folder / "doms.docx"
                path.write_bytes(content)
                # What a spoilt template says is its author's; that the package and its schema are whole is ours.
                command = [sys.executable, self.judge, "--only", _WHOLE, str(path)]
                judged = subprocess.run(command, capture_output=True, text=True)
                assert judged.returncode == 0, judged.stdout
                self.seen["dömda"] += 1


def main() -> None:
    """Run many inputs and say what came of them; an input that breaks something is kept in a file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--inputs", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--atheris", action="store_true", help="let atheris choose, guided by coverage")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        target = Target(Path(folder), os.environ.get("BESLUT_JUDGE"))
        if options.atheris:
            import atheris

            atheris.instrument_all()

            atheris.Setup([sys.argv[0], f"-atheris_runs={options.inputs}", f"-seed={options.seed}"], target.one)
            atheris.Fuzz()
            return
        dice, came, started = random.Random(options.seed), Counter[str](), time.monotonic()
        for number in range(options.inputs):
            data = dice.randbytes(48)
            try:
                came[target.one(data)] += 1
            except BaseException:
                Path("fuzz-fynd.bin").write_bytes(data)
                print(f"input {number} broke something; kept in fuzz-fynd.bin")
                raise
        outside = [path for path in Path(folder).iterdir() if path.name not in ("projekt", "ut", "doms.docx")]
        assert outside == [], outside
        seconds = time.monotonic() - started
        judged = f"{target.seen['dömda']} judged" if target.judge else "the judge was not there (BESLUT_JUDGE)"
        print(f"{options.inputs} inputs in {seconds:.0f} s: {dict(came)}, {target.seen['docx']} packages, {judged}")


if __name__ == "__main__":
    main()
