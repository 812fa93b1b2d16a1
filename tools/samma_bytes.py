# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Hold the program as it lies here against an earlier revision: do the same words still give the same bytes?

    make same                     # what is not committed yet, against HEAD
    make same REV=18a765f         # against any revision that git knows
    make same SAME="--only inera" # only the orders whose name holds that text
    make same REV=18a765f SAME=--kinds # where much differs: each kind of difference once, and how often

Every document of the three cases, for all parties and in all formats, is made by both: as drafts, on request, for
each step of the chain, in each dialect and as final documents; so is what `check` and `show` tell. The revision is
unpacked in a temporary folder and run by the same Python with the same libraries, each with a cache of its own.
What differs is named, with the first line or package member where it does; with `--kinds` each other word of what was
told and of txt, and the tags of a document whose words are the same, the most common first. The manifest is not
compared: it tells what a run was made from, and a new program is something else to be made from.

Gives 0 when all is the same, 1 when something differs, 2 when the revision cannot be had.
"""

from __future__ import annotations

import argparse
import difflib
import io
import itertools
import os
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FORMATS = ("docx", "html", "md", "txt")
DIALECTS = ("D1", "D2", "D3", "D4", "D5", "D6")
DAY = "2026-01-02"
TOLD = "what was told"
SHOWN = 20
"""How many differences of each sort are written out in full."""
SHOWN_KINDS = 120
"""How many kinds of difference of each format are told."""
_MAX_WORDS = 14

ON_REQUEST = {
    "inera": ("tjansteskrivelse", "protokollsutdrag"),
    "samverkansstruktur": ("tjansteskrivelse", "protokollsutdrag", "foredragningslista"),
    "valfardsstrategin": ("tjansteskrivelse", "protokollsutdrag", "foredragningslista"),
}
"""For each case the documents that a run writes only when they are asked for, and the one that shows a dialect."""

GAVLEBORG = ("Bollnäs", "Gävle", "Hofors", "Hudiksvall", "Ljusdal", "Nordanstig", "Ockelbo", "Ovanåker", "Sandviken",
             "Söderhamn")  # fmt: skip
VASTERBOTTEN = ("Bjurholm", "Dorotea", "Lycksele", "Malå", "Nordmaling", "Norsjö", "Robertsfors", "Skellefteå",
                "Sorsele", "Storuman", "Umeå", "Vilhelmina", "Vindeln", "Vännäs", "Åsele")  # fmt: skip
CHAINS = (
    ("valfardsstrategin", GAVLEBORG, ("ks", "kf")),
    ("valfardsstrategin", ("Region Gävleborg",), ("rs", "rf")),
    ("samverkansstruktur", VASTERBOTTEN, ("ks", "kf")),
    ("samverkansstruktur", ("Region Västerbotten",), ("hälso- och sjukvårdsnämnden", "au", "rs", "rf")),
    ("inera", ("Osby",), ("ks", "kf")),
)
"""Parties that go the same way, and its steps."""


def orders() -> Iterator[tuple[str, ...]]:
    """The words of every order to carry out, without formats and folder."""
    for case, kinds in ON_REQUEST.items():
        everybody = ("generate", "--alla", "--arende", case)
        yield (*everybody, "--dag", DAY, "--verbose")
        yield everybody
        yield (*everybody, *_each("--handling", kinds))
        yield (*everybody, "--slutlig")
        yield (*everybody, "--strikt", "--dry-run", "--json")
        yield ("check", "--alla", "--arende", case)
        for dialect in DIALECTS if case != "inera" else DIALECTS[:1]:
            yield (*everybody, "--handling", kinds[0], "--dialekt", dialect)
    for case, parties, steps in CHAINS:
        for step in steps:
            yield ("generate", *_each("--kommun", parties), "--arende", case, "--steg", step)
    for profile in sorted(path.name for path in (ROOT / "tests" / "golden" / "profiler").iterdir()):
        yield ("generate", "--kommun", "Sandviken", "--profil", profile)
    yield ("show", "--kommun", "Sandviken", "--dialekt", "alla")
    yield ("list", "kommuner")


def _each(option: str, words: Iterable[str]) -> Iterator[str]:
    return itertools.chain.from_iterable((option, word) for word in words)


def unpack(revision: str, folder: Path) -> str:
    """Lay the files of a revision in a folder, without touching the repository. Gives the revision's whole hash."""
    commit = subprocess.run(
        ("git", "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}"),
        cwd=ROOT, check=True, capture_output=True, text=True, encoding="utf-8",
    ).stdout.strip()  # fmt: skip
    packed = subprocess.run(("git", "archive", "--format=tar", commit), cwd=ROOT, check=True, capture_output=True)
    with tarfile.open(fileobj=io.BytesIO(packed.stdout)) as opened:
        opened.extractall(folder, filter="data")
    return commit


def carry_out(program: Path, order: tuple[str, ...], cache: Path) -> dict[str, bytes]:
    """What the program in that folder makes of an order: each file it writes by name, and what it told."""
    kept = {name: value for name, value in os.environ.items() if not name.upper().startswith(("BESLUT_", "PYTHON"))}
    surroundings = {
        **kept,
        "PYTHONPATH": str(program / "src"),
        "PYTHONIOENCODING": "utf-8",
        "BESLUT_CACHE": str(cache),
        "SOURCE_DATE_EPOCH": "1767312000",
        "COLUMNS": "120",
        "NO_COLOR": "1",
    }
    where = (*_each("--format", FORMATS), "--ut", "ut") if order[0] == "generate" and "--dry-run" not in order else ()
    with tempfile.TemporaryDirectory(prefix="beslut-order-") as temporary:
        folder = Path(temporary)
        words = (sys.executable, "-m", "beslut", *order, *where)
        ran = subprocess.run(words, cwd=folder, env=surroundings, capture_output=True)
        files = (path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))
        made = {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
    told = ran.stdout + b"\n--- standard error\n" + ran.stderr + f"\n--- exit code {ran.returncode}\n".encode()
    return {**made, TOLD: told}


def differences(old: dict[str, bytes], new: dict[str, bytes]) -> Iterator[tuple[str, str]]:
    """Each name whose contents differ between the two, and where they do."""
    for name in sorted(old.keys() | new.keys()):
        if name not in new:
            yield name, "is no longer made"
        elif name not in old:
            yield name, "is new"
        elif old[name] != new[name]:
            yield name, _first(_lines(name, old[name]), _lines(name, new[name]))


def _lines(name: str, content: bytes) -> list[str]:
    """The content in pieces that a person can read: lines, for a package each tag of each member."""
    if not name.endswith(".docx"):
        return content.decode("utf-8", errors="replace").splitlines()
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return [
            f"{member}: {piece}"
            for member in package.namelist()
            for piece in package.read(member).decode("utf-8", errors="replace").replace(">", ">\n").splitlines()
        ]


def _first(old: list[str], new: list[str]) -> str:
    for number, (was, became) in enumerate(itertools.zip_longest(old, new, fillvalue="(nothing)"), start=1):
        if was != became:
            return f"at {number}:\n      - {was[:200]}\n      + {became[:200]}"
    return "the same contents in other bytes: their packing, order or line ends"


def kinds(old: dict[str, bytes], new: dict[str, bytes]) -> Iterator[tuple[str, str, str]]:
    """The format, and what stood and what stands, for each difference in words; where no words differ, in tags."""
    differing = [name for name in sorted(old.keys() & new.keys()) if old[name] != new[name]]
    worded = {name.rpartition(".")[0] for name in differing if name.endswith(".txt")}
    for name in differing:
        stem, _, form = name.rpartition(".")
        if name == TOLD or form == "txt":
            was, became = (content[name].decode("utf-8", errors="replace").splitlines() for content in (old, new))
        elif stem not in worded:
            was, became = _lines(name, old[name]), _lines(name, new[name])
        else:
            continue
        for one, other in _changed(was, became):
            for line, instead in itertools.zip_longest(one, other, fillvalue=""):
                for gone, come in _changed(line.split(), instead.split()):
                    yield TOLD if name == TOLD else form, _few(gone), _few(come)


def _changed(old: list[str], new: list[str]) -> Iterator[tuple[list[str], list[str]]]:
    for tag, i, j, k, m in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            yield old[i:j], new[k:m]


def _few(words: list[str]) -> str:
    return " ".join(words[:_MAX_WORDS]) + (" …" if len(words) > _MAX_WORDS else "")


def tell_kinds(found: Counter[tuple[str, str, str]]) -> None:
    """Each kind of difference with how many times it was met, format by format."""
    for form in sorted({form for form, _, _ in found}):
        mine = Counter({(was, became): count for (at, was, became), count in found.items() if at == form})
        print(f"\n{form}: {len(mine)} kinds, {mine.total()} places")
        for (was, became), count in mine.most_common(SHOWN_KINDS):
            print(f"  {count:6}  - {was}\n          + {became}")


def main() -> int:
    """Carry out every order with both programs and tell what differs."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("revision", nargs="?", default="HEAD", help="what to compare with (HEAD)")
    parser.add_argument("--only", metavar="TEXT", default="", help="only orders whose words hold this text")
    parser.add_argument("--kinds", action="store_true", help="tell each kind of difference once")
    words = parser.parse_args()
    chosen = [order for order in orders() if words.only in " ".join(order)]
    with tempfile.TemporaryDirectory(prefix="beslut-samma-") as temporary:
        folder = Path(temporary)
        programs = (folder / "then", ROOT)
        try:
            commit = unpack(words.revision, programs[0])
        except subprocess.CalledProcessError:
            print(f"git has no revision {words.revision} here: name another, or fetch it (git fetch --unshallow)")
            return 2
        print(f"{len(chosen)} orders, {commit[:10]} against what lies here")
        files = 0
        found: list[tuple[str, str, str]] = []
        sorts: Counter[tuple[str, str, str]] = Counter()
        with ThreadPoolExecutor(2) as pool:
            for order in chosen:
                old, new = pool.map(carry_out, programs, (order, order), (folder / "cache-then", folder / "cache-now"))
                files += len(old) - 1
                found += [(" ".join(order), *difference) for difference in differences(old, new)]
                if words.kinds:
                    sorts.update(kinds(old, new))
    told = [difference for difference in found if difference[1] == TOLD]
    documents = [difference for difference in found if difference[1] != TOLD]
    tell_kinds(sorts)
    for differing in (documents, told) if not words.kinds else ():
        for words_of_order, name, where in differing[:SHOWN]:
            print(f"  {words_of_order}\n    {name} {where}")
        if len(differing) > SHOWN:
            print(f"  … and {len(differing) - SHOWN} more")
    print(f"{files} documents: {len(documents)} differ; {len(chosen)} orders: {len(told)} tell something else")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
