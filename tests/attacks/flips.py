# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT

"""A flipped bit, a cut or foreign bytes in any file that is kept between runs: cache, manifest, journal, documents."""

from __future__ import annotations

import hashlib
import os
import shutil
from pathlib import Path
from random import Random

from attacks.ground import STARTER_PROJECT, Fault, command, contents, documents, restore, sound
from attacks.nasty import spoilt
from beslut.output import MANIFEST
from beslut.output.manifest import JOURNAL


class FlipAttack:
    """A case written once; each try spoils one kept file, runs again, and compares every document."""

    def __init__(self, folder: Path) -> None:
        self._cache, self._out, project = folder / "cache", folder / "ut", folder / "p"
        os.environ["BESLUT_CACHE"] = str(self._cache)
        shutil.copytree(STARTER_PROJECT, project)
        self._runs = [
            ("generate", "--alla", "-f", "txt", "-f", "docx", "--projekt", str(project), "--ut", str(self._out)),
            ("generate", "-k", "Hofors", "-f", "txt", "--projekt", str(project), "--ut", str(self._out)),
        ]
        for words in (*self._runs, *reversed(self._runs)):
            sound(command(*words))
        self._whole = contents(self._out)
        self._shown = sound(command("show", "-k", "Hofors", "--projekt", str(project))).out
        self._show = ("show", "-k", "Hofors", "--projekt", str(project))
        self._kept = contents(self._cache)
        self._documents = documents(self._out)
        lines = [
            f"{hashlib.sha256(content).hexdigest()} {name.partition('/')[2]}\n"
            for name, content in self._documents.items()
        ]
        self._journal = "".join(lines).encode()

    def one(self, dice: Random) -> str:
        killed = dice.random() < 0.2  # a run that was never sealed has left its journal, and maybe no manifest
        files = dict(self._whole)
        if killed:
            files[f"mitt-arende/{JOURNAL}"] = self._journal
            if dice.random() < 0.5:
                del files[f"mitt-arende/{MANIFEST}"]
        restore(self._out, files)
        restore(self._cache, self._kept)
        names = [
            self._out / "mitt-arende" / dice.choice((MANIFEST, JOURNAL))
            if killed
            else self._out / "mitt-arende" / MANIFEST
        ]
        names += [self._cache / dice.choice(sorted(self._kept))] * 3 + [
            self._out / dice.choice(sorted(self._documents))
        ]
        place = dice.choice([name for name in names if name.exists()])
        before = place.read_bytes()
        after = self._spoilt(before, dice)
        place.write_bytes(after)
        if place.parent == self._cache and dice.random() < 0.3:
            if sound(command(*self._show)).out != self._shown:
                raise Fault(f"{place.name}: another text is shown")
            return "oförändrad"
        ran = sound(command(*(words := dice.choice(self._runs))))
        self._see(place, before, after, ran.out + ran.err, ran.code, words)
        return "oförändrad" if ran.code == 0 else "sagd"

    def _spoilt(self, content: bytes, dice: Random) -> bytes:
        if dice.random() < 0.7:
            at = dice.randrange(len(content) * 8)
            return content[: at // 8] + bytes([content[at // 8] ^ 1 << at % 8]) + content[at // 8 + 1 :]
        return content[: dice.randrange(len(content))] if dice.random() < 0.3 else spoilt(content, dice)

    def _see(self, place: Path, before: bytes, after: bytes, told: str, code: int, words: tuple[str, ...]) -> None:
        found = documents(self._out)
        beside = {name: content for name, content in found.items() if name not in self._documents}
        expected = dict(self._documents)
        if place.is_relative_to(self._out) and place.name not in (MANIFEST, JOURNAL):
            name = place.relative_to(self._out).as_posix()
            if found[name] not in (after, before):
                raise Fault(f"{name} is neither the one nor the other")
            if found[name] == before and after != before:
                raise Fault(f"{name}, changed by hand, was written over")
            expected[name] = after
        elif place.parent == self._cache and (code or beside):
            raise Fault(f"{place.name}: {told}")
        if {name: found.get(name) for name in expected} != expected:
            raise Fault(f"{place.name}: a document has changed")
        if any(content not in self._documents.values() for content in beside.values()):
            raise Fault(f"{place.name}: something else lies beside: {sorted(beside)}")
        if beside and "för hand" not in told:
            raise Fault(f"{place.name}: {sorted(beside)} and nothing told")
