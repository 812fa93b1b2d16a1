# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
# ruff: noqa: E501 -- attacks are rows of a table
"""Folders with anything in the way: links, pipes, devices, folders, hand edits, and what a killed run may leave."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path
from random import Random

from attacks.ground import STARTER_CASE, STARTER_PROJECT, Fault, command, contents, documents, emptied, refusal, sound
from attacks.nasty import HIDDEN, WORDS, spoilt
from beslut.disk import FILE, kind_at
from beslut.errors import SaveError
from beslut.output import MANIFEST, Folder
from beslut.output.lock import LOCK
from beslut.output.manifest import JOURNAL

_NAMES = (
    "gavle/missiv-gavle.docx",
    "gavle/missiv-gavle.txt",
    "hofors/missiv-hofors.docx",
    "a.txt",
    "hofors/bilaga 1.pdf",
)
_ODD = (".gavle.txt.7.tmp", ".x.tmp", "gavle/.missiv-gavle.docx.77.tmp", "gavle/~$missiv.docx", "gavle/.#missiv-gavle.docx",
        "gavle/missiv-gavle.ny.docx", "gavle/missiv-gavle.kopia-2026-01-02.docx", "Gavle", "hofors/.~lock.x.docx#", "a.ny.txt")  # fmt: skip
SECRET = b"hemligt utanf\xc3\xb6r"
_MINE = b"skrivet f\xc3\xb6r hand"


def lay(place: Path, outside: Path, dice: Random) -> str:
    """Lay something at a place, instead of what is there: what it is, in a word. Nothing where the system refuses."""
    kinds: dict[str, Callable[[], object]] = {
        "länk": lambda: place.symlink_to(outside / "hemlig.txt"),
        "mapplänk": lambda: place.symlink_to(outside),
        "bruten länk": lambda: place.symlink_to(outside / "finns-inte"),
        "ring": lambda: place.symlink_to(place.name),
        "rör": lambda: os.mkfifo(place),  # type: ignore[attr-defined, unused-ignore]
        "enhet": lambda: os.mknod(place, stat.S_IFCHR | 0o666, os.makedev(1, 5)),  # type: ignore[attr-defined, unused-ignore]
        "mapp": place.mkdir,
        "tom": lambda: place.write_bytes(b""),
        "egen": lambda: place.write_bytes(_MINE),
        "lång": lambda: place.write_bytes(_MINE * 1000),
    }
    kind = dice.choice(list(kinds))
    with suppress(OSError):
        _take_away(place)
        place.parent.mkdir(parents=True, exist_ok=True)
        kinds[kind]()
    return kind


def _take_away(place: Path) -> None:
    if place.is_dir() and not place.is_symlink():
        emptied(place)
        place.rmdir()
    else:
        with suppress(OSError):
            place.unlink()


def _outside(folder: Path) -> Path:
    outside = emptied(folder / "utanför")
    (outside / "hemlig.txt").write_bytes(SECRET)
    (outside / "mapp").mkdir()
    return outside


def _untouched(outside: Path) -> None:
    found = {path.name: path.is_dir() or path.read_bytes() for path in outside.rglob("*")}
    if found != {"hemlig.txt": SECRET, "mapp": True}:
        raise Fault(f"written outside: {sorted(found)}")


class FolderAttack:
    """Runs of one folder of files, with anything done in it between them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def one(self, dice: Random) -> str:
        outside, folder = _outside(self._folder), emptied(self._folder / "ut")
        came = "skriven"
        for turn in range(dice.choice((1, 2, 3))):
            self._run(folder, turn, dice)
            for _ in range(dice.choice((1, 1, 2, 4))):
                self._disturb(folder, outside, dice)
            mine = {content for content in documents(folder).values() if content.startswith(_MINE)}
            if self._run(folder, turn + 10, dice):
                came = "avvisad"
            left = set(documents(folder).values())
            if not mine <= left:
                raise Fault("a hand edit is lost")
            if any(SECRET in content for content in left):
                raise Fault("something from outside came in")
            _untouched(outside)
        return came

    def _run(self, folder: Path, version: int, dice: Random) -> bool:
        """One run of some files; whether it was refused any of them."""
        day = date(2026, 1, 2) if dice.random() < 0.3 else None
        refused = False
        try:
            with Folder(folder, day) as saver:
                names = list(_NAMES[: dice.randrange(1, len(_NAMES) + 1)])
                if dice.random() < 0.1:
                    names.append(f"gavle/{dice.choice((*WORDS, *HIDDEN))}")
                for name in names:
                    content = f"{name} {version}".encode("utf-8", "surrogatepass")
                    try:
                        saved = saver.save(name, content)
                    except SaveError as error:
                        refusal(error)
                        refused = True
                        continue
                    if (saved.beside or saved.path).read_bytes() != content and not day:
                        raise Fault(f"{name} is not what was saved")
        except SaveError as error:
            refusal(error)
            refused = True
        return refused

    def _disturb(self, folder: Path, outside: Path, dice: Random) -> None:
        name = dice.choice((*_NAMES, *_ODD, MANIFEST, MANIFEST, JOURNAL, JOURNAL, LOCK, "gavle", "hofors"))
        place = folder / name
        if not place.parent.is_dir() or place.parent.is_symlink():
            return  # what is laid there would lie outside, or nowhere
        match dice.randrange(5):
            case 0 if name in (MANIFEST, JOURNAL, *_NAMES) and kind_at(str(place)) == FILE:
                with suppress(OSError):
                    place.write_bytes(_MINE if name in _NAMES else spoilt(place.read_bytes(), dice))
            case 1 if name in (MANIFEST, JOURNAL) and kind_at(str(place)) in (None, FILE):
                hash_ = hashlib.sha256(dice.choice((b"gavle/missiv-gavle.docx 0", _MINE + b"?"))).hexdigest()
                with suppress(OSError):
                    place.write_bytes(
                        f"{hash_} {dice.choice((*_NAMES, '../x', '/etc/passwd'))}{dice.choice((chr(10), ''))}".encode()
                    )
            case 2:
                with suppress(OSError):
                    place.rename(place.with_name(dice.choice((place.name.upper(), place.name + ".bak", ".x.7.tmp"))))
            case 3:
                _take_away(place)
            case _:
                lay(place, outside, dice)


class ProjectAttack:
    """A project where some file or folder is another thing than it should be; whole commands in it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._sound = contents(STARTER_PROJECT) | {
            f"data/arenden/{STARTER_CASE}/Samverkansavtal.pdf": b"%PDF-1.7 avtal"
        }
        os.environ["BESLUT_CACHE"] = str(folder / "cache")

    def one(self, dice: Random) -> str:
        outside, project, out = _outside(self._folder), emptied(self._folder / "p"), emptied(self._folder / "ut")
        for name, content in self._sound.items():
            (project / name).parent.mkdir(parents=True, exist_ok=True)
            (project / name).write_bytes(content)
        if dice.random() < 0.3:
            sound(command("generate", "-k", "Hofors", "--projekt", str(project), "--ut", str(out), "-q"))
        for _ in range(dice.choice((1, 1, 2))):
            path = Path(dice.choice(list(self._sound)))
            place = project / dice.choice(
                (path, path, path.parent, path.with_name("annan.yaml"), path.with_suffix(".md"))
            )
            between = [above for above in place.parents if above.is_relative_to(project)]
            if place != project and not any(above.is_symlink() for above in between):
                if dice.random() < 0.2:
                    with suppress(OSError):
                        place.rename(
                            place.with_name(
                                os.fsdecode(dice.choice((b"r\xe5d.yaml", b"a\nb.yaml", b"\x1b[31m.yaml", b"Mitt.YML")))
                            )
                        )
                else:
                    lay(place, outside, dice)
        words = dice.choice((("generate", "-k", "Hofors", "-f", "txt", "-f", "docx", "--ut", str(out)), ("check", "-k", "Hofors"),
                             ("show", "-k", "Hofors"), ("list", "arenden"), ("doctor",)))  # fmt: skip
        ran = sound(command(*words, "--projekt", str(project)))
        _untouched(outside)
        if SECRET.decode() in ran.out + ran.err or any(SECRET in content for content in documents(out).values()):
            raise Fault("something from outside came in")
        return "skriven" if ran.code == 0 else "avvisad"
