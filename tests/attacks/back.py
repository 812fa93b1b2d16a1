# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What comes back: drafts, lists of gaps and decisions that were spoilt on the way, and the follow-up and the table
that they are taken into."""

from __future__ import annotations

import os
from pathlib import Path
from random import Random

from attacks.foreign import spoilt_package
from attacks.ground import STARTER_CASE, STARTER_PROJECT, Fault, Ran, command, contents, restore, sound
from attacks.nasty import spoilt

_DAY = "2026-11-25"
_ANOTHER_DAY = "2027-03-01"
_FOLLOWED = f"uppfoljning/{STARTER_CASE}.yaml"


class BackAttack:
    """A command that takes back one spoilt file, in a project where something was written and recorded."""

    def __init__(self, folder: Path) -> None:
        os.environ["BESLUT_CACHE"] = str(folder / "cache")
        self._project = folder / "p"
        self._project.mkdir()
        restore(self._project, contents(STARTER_PROJECT))
        os.chdir(self._project)
        parties = self._written()
        self._party = parties[0]
        for words in (
            ("gaps", "--ut", "luckor.xlsx"),
            ("gaps", "--ut", "luckor.csv"),
            ("record", "--utskickat", _DAY, "--alla"),
            ("record", "--kommun", self._party, "--organ", "kommunfullmäktige", "--datum", _DAY, "--paragraf", "7",
             "--utfall", "antaget", "--kalla", "påhittat"),
        ):  # fmt: skip
            if sound(command(*words)).code:
                raise Fault(f"the ground cannot be laid: {words}")
        self._content = contents(self._project)
        self._drafts = sorted(name for name in self._content if name.endswith(".docx"))
        self._extracts = [name for name in self._drafts if "protokollsutdrag" in name] or self._drafts

    def _written(self) -> list[str]:
        """The parties that were written for, by the names of their folders."""
        sound(command("generate", "--alla", "--dag", _DAY))
        return sorted(path.name for path in (self._project / "ut" / STARTER_CASE).iterdir() if path.is_dir())

    def one(self, dice: Random) -> str:
        restore(self._project, self._content)
        os.chdir(self._project)
        name, words = self._try(dice)
        content = self._content[name]
        made = spoilt_package(content, dice) if content.startswith(b"PK") else spoilt(content, dice)
        if dice.random() < 0.1:
            made = content
        (self._project / name).write_bytes(made)
        before = contents(self._project)
        ran = sound(command(*words))
        self._nothing_lost(name, words, ran, before, contents(self._project))
        return ("gjord", "avvisad", "inte förstådd")[ran.code]

    def _try(self, dice: Random) -> tuple[str, tuple[str, ...]]:
        """The file to spoil, and the command that takes it."""
        draft, extract, other = (dice.choice(some) for some in (self._drafts, self._extracts, self._drafts))
        day = ("--dag", _ANOTHER_DAY)
        tries: list[tuple[str, tuple[str, ...]]] = [
            (draft, ("merge", draft, *day)),
            (draft, ("generate", "--alla", *day)),
            (draft, ("generate", "--alla", "--for-in", *day)),
            (draft, ("diff", draft, other, *dice.choice(((), ("--json",), ("--html", "s.html"), ("--sparade", "s"))))),
            (draft, ("diff", "--alla", *day)),
            (draft, ("fill", draft)),
            (draft, ("fill", draft, other, "--dry-run")),
            ("luckor.xlsx", ("fill", "luckor.xlsx")),
            ("luckor.csv", ("fill", "luckor.csv", "--json")),
            (extract, ("compare", extract, "--kommun", self._party, *dice.choice(((), ("--json",))))),
            (extract, ("record", extract, "--kommun", self._party)),
            (_FOLLOWED, ("status", *dice.choice(((), ("--json",), ("--csv",), ("--xlsx", "s.xlsx"))))),
            (_FOLLOWED, ("record", "--kommun", self._party, "--anslag", _ANOTHER_DAY)),
            (_FOLLOWED, ("mail", "--alla", "--paminnelse", *day)),
            (f"ut/{STARTER_CASE}/.beslut.json", ("mail", "--alla", *day)),
            (f"ut/{STARTER_CASE}/.beslut.bas", ("merge", draft, *day)),
            (f"ut/{STARTER_CASE}/.beslut.bas", ("diff", "--alla", *day)),
        ]
        return dice.choice([one for one in tries if one[0] in self._content])

    def _nothing_lost(
        self, name: str, words: tuple[str, ...], ran: Ran, before: dict[str, bytes], after: dict[str, bytes]
    ) -> None:
        """What was given is as it was, unless the command is one that writes there; what is read still reads."""
        changed = {one for one in before if after.get(one) != before[one]}
        writes = words[0] in ("record", "fill", "generate", "mail")
        own = name == _FOLLOWED or name.endswith(".json") or "--for-in" in words or before[name] == self._content[name]
        if name in changed and not (writes and own):
            raise Fault(f"{name} was given and is not as it was")
        if not writes and changed - {one for one in changed if Path(one).name.startswith(".")}:
            raise Fault(f"{words[0]} changed {sorted(changed)}")
        if "--dry-run" in words and changed:
            raise Fault(f"a dry run changed {sorted(changed)}")
        kept = [one for one in changed if one.endswith((".yaml", ".csv", ".xlsx")) and one != name]
        if ran.code and words[0] in ("record", "fill") and (kept or name in changed):
            raise Fault(f"refused, and {kept or name} is changed")
        if changed & {one for one in before if one.startswith("data/") or one == _FOLLOWED}:
            again = sound(command("status"))
            if again.code:
                raise Fault(f"what was written does not read: {again.err[:500]}")
