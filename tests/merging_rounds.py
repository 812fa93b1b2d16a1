# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Many rounds of a person and the program in the same Word files: nothing that the person wrote may be lost.

`make merging` runs them: random edits merged, runs of `generate --for-in` killed at random moments, and LibreOffice's
own accept and reject of all changes, through its API, held against what `tracked` reads. Prints rounds and faults.
"""

from __future__ import annotations

import argparse
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from beslut.merging.three_way import merge
from conftest import environment
from editing_word import edited
from tracked import Said, accepted, rejected

DAY = "2026-11-28"
OUT = Path("ut/valfardsstrategin")
_OFFICE = Path(__file__).with_name("office_settles.py")
SYSTEM_PYTHON = "/usr/bin/python3"


def documents(folder: Path) -> list[bytes]:
    """The Word files of a case, as they are first written."""
    words = (sys.executable, "-m", "beslut", "generate", "--alla", "--quiet", "--ut", str(folder))
    subprocess.run(words, env=environment(), check=False)
    return [path.read_bytes() for path in sorted(folder.rglob("*.docx"))]


def random_merge(bases: list[bytes], lot: random.Random) -> tuple[bytes, bytes, bytes]:
    """What was written, a person's version, and the merge of that with another version of ours."""
    base = lot.choice(bases)
    theirs, ours = edited(base, lot, lot.randrange(6)), edited(base, lot, lot.randrange(1, 6))
    return base, theirs, merge(base, theirs, ours, name="x", day=DAY, explain=lambda *_: "").content


def faults_of_edits(bases: list[bytes], seed: int, rounds: int) -> Iterator[str]:
    """A line for each round where rejecting everything does not give the person's document."""
    for number in range(seed, seed + rounds):
        lot = random.Random(number)
        base, theirs, made = random_merge(bases, lot)
        if rejected(made) != accepted(theirs):
            yield f"frö {number}: avvisa allt ger något annat än personens dokument"
        again = edited(made, lot, 2)
        twice = merge(base, again, edited(base, lot, 3), name="x", day=DAY, explain=lambda *_: "").content
        if rejected(twice) != rejected(again):
            yield f"frö {number}: andra gången ger avvisa allt något annat än personens dokument"


def faults_of_kills(seed: int, rounds: int) -> Iterator[str]:
    """A line for each round where a killed run, or the one after it, has lost something that a person wrote."""
    for number in range(seed, seed + rounds):
        lot = random.Random(number)
        with TemporaryDirectory() as folder:
            yield from (f"frö {number}: {fault}" for fault in _killed(Path(folder), lot))


def _killed(folder: Path, lot: random.Random) -> Iterator[str]:
    words = [sys.executable, "-m", "beslut", "generate", "--kommun", "Sandviken", "--quiet"]
    subprocess.run(words, cwd=folder, env=environment(), check=False)
    wrote: dict[Path, list[Said]] = {}
    for path in sorted(folder.rglob("*.docx")):
        path.write_bytes(edited(path.read_bytes(), lot, 3))
        wrote[path] = accepted(path.read_bytes())
    carrying = [*words, "--dag", DAY, "--for-in"]
    with subprocess.Popen(carrying, cwd=folder, env=environment(), stderr=subprocess.DEVNULL) as process:
        time.sleep(lot.uniform(0.05, 0.6))
        process.kill()
    for when in ("efter avbrottet", "efter nästa körning"):
        for path, theirs in wrote.items():
            if rejected(path.read_bytes()) != theirs:
                yield f"{path.name} {when}: det som skrevs för hand finns inte kvar"
        subprocess.run(carrying, cwd=folder, env=environment(), capture_output=True, check=False)


def has_office() -> bool:
    """Whether LibreOffice and its Python are here."""
    if not shutil.which("soffice") or not Path(SYSTEM_PYTHON).exists():
        return False
    return subprocess.run([SYSTEM_PYTHON, "-c", "import uno"], capture_output=True, check=False).returncode == 0


def faults_of_office(bases: list[bytes], seed: int, rounds: int) -> Iterator[str]:
    """A line for each document where LibreOffice's accept or reject of all changes says something else than ours."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        for number in range(seed, seed + rounds):
            (folder / f"{number}.docx").write_bytes(random_merge(bases, random.Random(number))[2])
        words = [SYSTEM_PYTHON, str(_OFFICE), str(folder), str(folder / "ut")]
        subprocess.run(words, check=True, capture_output=True, timeout=60 + 3 * rounds)
        sides: dict[str, Callable[[bytes], list[Said]]] = {"Accept": accepted, "Reject": rejected}
        for path in sorted(folder.glob("*.docx")):
            for word, read in sides.items():
                settled = folder / "ut" / f"{path.stem}.{word}.docx"
                if _texts(accepted(settled.read_bytes())) != _texts(read(path.read_bytes())):
                    yield f"frö {path.stem}: LibreOffice {word} säger något annat"


def _texts(said: list[Said]) -> list[str]:
    return [one.text for one in said if one.text.strip()]


def main() -> int:
    """Run them all and print a table; 1 when something was lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    with TemporaryDirectory() as folder:
        bases = documents(Path(folder))
    kills, office = max(1, asked.rounds // 100), max(1, asked.rounds // 80)
    faults = 0
    for name, rounds, found in (
        ("slumpvisa ändringar", asked.rounds - kills, faults_of_edits(bases, asked.seed, asked.rounds - kills)),
        ("avbrott", kills, faults_of_kills(asked.seed, kills)),
        ("LibreOffice", office, faults_of_office(bases, asked.seed, office) if has_office() else None),
    ):
        if found is None:
            sys.stdout.write(f"{name:20} hoppas över: LibreOffice med Python-koppling finns inte här\n")
            continue
        told = list(found)
        faults += len(told)
        sys.stdout.write(f"{name:20} {rounds:6} omgångar  {len(told)} fel\n" + "".join(f"  {one}\n" for one in told))
    return int(faults > 0)


if __name__ == "__main__":
    sys.exit(main())
