# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Cases, registers, house styles, verbs and tables that are wrong in their structure, their values or their bytes."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import yaml
from openpyxl import Workbook

from attacks.ground import STARTER_CASE, STARTER_PROJECT, emptied, refusal, whole
from attacks.nasty import LETTERS, spoilt, word
from beslut.assets import CASES, PROFILES, REGISTER, TEMPLATES, VERBS, Assets, shipped_root
from beslut.errors import BeslutError
from beslut.planning import Order, make_plan
from beslut.project import Project
from beslut.runs.make import document_for, templates_of

_CASE = CASES / f"{STARTER_CASE}.yaml"
_TABLE = CASES / "parter.csv"
_WIDE = 3_000  # keys or values, now and then


class _Small:
    """A project that can be spoilt, before a register so small that it is read anew each time."""

    def __init__(self, folder: Path) -> None:
        self.project, base = folder / "projekt", emptied(folder / "grund")
        (base / "data").mkdir()
        register = yaml.load((shipped_root() / REGISTER).read_text("utf-8"), yaml.BaseLoader)
        register["kommuner"] = [one for one in register["kommuner"] if one["länskod"] == "21"]
        register["regioner"] = [one for one in register["regioner"] if one["länskod"] in ("21", "24")]
        self.files: dict[Path, Any] = {REGISTER: {part: register[part][:3] for part in ("kommuner", "regioner")}}
        self.files[PROFILES] = yaml.load((shipped_root() / PROFILES).read_text("utf-8"), yaml.BaseLoader)
        self.files[VERBS] = yaml.load((shipped_root() / VERBS).read_text("utf-8"), yaml.BaseLoader)
        (base / REGISTER).write_text(yaml.safe_dump(register, allow_unicode=True), "utf-8")
        for name in (PROFILES, VERBS):
            (base / name).write_bytes((shipped_root() / name).read_bytes())
        (base / TEMPLATES).symlink_to(shipped_root() / TEMPLATES)
        for shipped in (shipped_root() / "data").glob("*.yaml"):
            if not (base / "data" / shipped.name).exists():
                (base / "data" / shipped.name).symlink_to(shipped)
        self.roots = (self.project, base)
        known = yaml.load((STARTER_PROJECT / _CASE).read_text("utf-8"), yaml.BaseLoader)
        self.files[_CASE] = known
        for other in ("valfardsstrategin", "samverkansstruktur"):
            for key, value in yaml.load(
                (shipped_root() / CASES / f"{other}.yaml").read_text("utf-8"), yaml.BaseLoader
            ).items():
                known.setdefault(key, value)
        self.shared = Project(Assets(self.roots[1:]))

    def made(self, dice: Random, *, shared: bool) -> str:
        """Load what lies there and make one document of it."""
        project = Project(Assets(self.roots))
        if shared:
            project.__dict__["_shared"] = self.shared.register, self.shared.profiles, self.shared.verbs
        try:
            plan = make_plan(Order(date(2026, 1, 2), case=STARTER_CASE, everyone=True), project)
            task = dice.choice(plan.documents)
            return whole(document_for(task.context, task.kind, templates_of(project)))
        except BeslutError as error:
            return refusal(error)


class DataAttack:
    """One data file whose tree has a few things wrong, and now and then its bytes too."""

    def __init__(self, folder: Path) -> None:
        self._small = _Small(folder)

    def one(self, dice: Random) -> str:
        small = self._small
        (emptied(small.project) / CASES).mkdir(parents=True)
        files: dict[Path, bytes] = {
            _TABLE: (STARTER_PROJECT / _TABLE).read_bytes(),
            _CASE: (STARTER_PROJECT / _CASE).read_bytes(),
        }
        name = dice.choice((_CASE, _CASE, _CASE, REGISTER, PROFILES, VERBS))
        tree = _copied(small.files[name])
        for _ in range(dice.choice((1, 1, 2, 4))):
            _change(tree, dice)
        files[name] = _dumped(tree, dice).encode("utf-8", "surrogatepass")
        if dice.random() < 0.15:
            files[name] = spoilt(files[name], dice)
        for place, content in files.items():
            (small.project / place).write_bytes(content)
        return small.made(dice, shared=name == _CASE)


def _copied(tree: Any) -> Any:
    match tree:
        case dict():
            return {key: _copied(value) for key, value in tree.items()}
        case list():
            return [_copied(value) for value in tree]
    return tree


def _places(tree: Any) -> Iterator[tuple[Any, Any]]:
    """Every collection with each of its keys or places."""
    for key, value in list(tree.items() if isinstance(tree, dict) else enumerate(tree)):
        yield tree, key
        if isinstance(value, dict | list):
            yield from _places(value)


def _change(tree: Any, dice: Random) -> None:
    places = list(_places(tree))
    if not 0 < len(places) < 10 * _WIDE:  # nothing left, or as much as anybody waits for
        return
    at, key = dice.choice(places)
    match dice.randrange(8):
        case 0 | 1 | 2:
            at[key] = word(dice)
        case 3:
            at[key] = _value(dice, 3)
        case 4:
            del at[key]
        case 5 if isinstance(at, dict):
            at[dice.choice((word(dice), f"{key}x", key[:-1] or "a"))] = at.pop(key)
        case 6 if isinstance(at, list):
            most = 2 if isinstance(at[key], dict | list) else _WIDE
            at.extend([_copied(at[key])] * dice.choice((1, 2, 2, most)))
        case _ if isinstance(at, dict):
            at[word(dice)] = _value(dice, 2)
        case _:
            at.reverse()


def _value(dice: Random, left: int) -> Any:
    match dice.randrange(6 if left else 2):
        case 0 | 1:
            return dice.choice((word(dice), word(dice), None, ""))
        case 2:
            return [_value(dice, left - 1) for _ in range(dice.randrange(4))]
        case 3:
            return {word(dice): _value(dice, left - 1) for _ in range(dice.randrange(4))}
        case 4:
            deep: Any = "a"
            for _ in range(dice.choice((5, 45, 60, 400))):
                deep = dice.choice((lambda inner: [inner], lambda inner: {"a": inner}))(deep)
            return deep
    return [word(dice)] * dice.choice((30, _WIDE)) if dice.random() < 0.5 else word(dice) * dice.choice((30, 3_000))


def _dumped(tree: Any, dice: Random) -> str:
    """YAML as somebody could have written it: in lines, with quotes or mostly without, or all of it on one line."""
    if dice.random() < 0.2:
        return json.dumps(tree, ensure_ascii=False)
    return "\n".join(_lines(tree, "", dice.choice((0.0, 0.0, 0.5)), dice)) + "\n"


def _lines(tree: Any, indent: str, bare: float, dice: Random) -> Iterator[str]:
    """The lines of a collection; a share of its words stands `bare`, whatever that makes of them."""
    pairs = tree.items() if isinstance(tree, dict) else ((None, value) for value in tree)
    for key, value in pairs:
        head = f"{indent}-" if key is None else f"{indent}{_scalar(key, 0.5, dice)}:"
        if isinstance(value, dict | list) and value:
            yield head
            yield from _lines(value, f"{indent}  ", bare, dice)
        else:
            yield f"{head} {_scalar(value, bare, dice)}"


def _scalar(value: Any, bare: float, dice: Random) -> str:
    plain = isinstance(value, str) and "\n" not in value and dice.random() < (1 if value.isalnum() else bare)
    return value if plain else json.dumps(value, ensure_ascii=dice.random() < 0.1)


class TableAttack:
    """A table of parties with hostile cells, rows, quotes, encodings and bytes, as text or as a workbook."""

    def __init__(self, folder: Path) -> None:
        self._small = _Small(folder)
        self._case = (STARTER_PROJECT / _CASE).read_text("utf-8")

    def one(self, dice: Random) -> str:
        (emptied(self._small.project) / CASES).mkdir(parents=True)
        rows = _rows(dice)
        name, content = _book(rows, dice) if dice.random() < 0.4 else _text(rows, dice)
        if dice.random() < 0.3:
            content = spoilt(content, dice)
        (self._small.project / CASES / name).write_bytes(content)
        (self._small.project / _CASE).write_text(self._case.replace("parter.csv", name), "utf-8")
        return self._small.made(dice, shared=True)


def _rows(dice: Random) -> list[list[str]]:
    sound = (STARTER_PROJECT / _TABLE).read_text("utf-8-sig").splitlines()[0].split(";")
    if dice.random() < 0.3:  # one cell in an ordinary table
        rows = [sound, *([party, *("" for _ in sound[1:])] for party in ("Hofors", "Ockelbo"))]
        rows[dice.choice((1, 2))][dice.randrange(2, 4)] = word(dice)
        return rows
    columns = [*sound, "grupp", "källa", "sista_svarsdag", "kommun", "x"]
    header = dice.sample(columns, dice.randrange(1, len(columns))) if dice.random() < 0.4 else sound
    if dice.random() < 0.1:
        header[dice.randrange(len(header))] = word(dice)
    parties = [("Hofors", "2104"), ("Ockelbo", "2101"), ("Sandviken", "2181"), ("Gävle", "2180"), ("gavle", "80")]
    dice.shuffle(parties)
    rows = [header]
    for _ in range(dice.choice((1, 2, 3, 3, 9, 1_100 if dice.random() < 0.05 else 4))):
        party, code = parties.pop() if parties and dice.random() < 0.9 else ("Hofors", "2104")
        known = {"kommun": party, "kommunkod": code}
        rows.append([known.get(name) or (word(dice) if dice.random() < 0.1 else "") for name in header])
        if dice.random() < 0.1:
            rows[-1][dice.randrange(len(header)) :] = [word(dice)] * dice.choice((0, 1, 120))
    return rows


def _text(rows: list[list[str]], dice: Random) -> tuple[str, bytes]:
    stop = dice.choice((";", ",", "\t", dice.choice(LETTERS)))
    quoted = dice.random() < 0.5
    lines = [stop.join(f'"{cell}"' if quoted and dice.random() < 0.8 else cell for cell in row) for row in rows]
    text = dice.choice(("\n", "\r\n", "\r")).join(lines)
    encoding = dice.choice(("utf-8", "utf-8", "utf-8-sig", "cp1252", "utf-16", "latin-1", "cp437"))
    handling = "surrogatepass" if encoding.startswith("utf") else "replace"
    return dice.choice(("parter.csv", "parter.CSV", "parter.txt")), text.encode(encoding, handling)


def _book(rows: list[list[str]], dice: Random) -> tuple[str, bytes]:
    book = Workbook()
    sheet: Any = book.active
    for row in rows:
        sheet.append([_cell(cell, dice) for cell in row])
    if dice.random() < 0.1:
        sheet.cell(dice.choice((1, 5_000, 1_048_576)), dice.choice((1, 200, 16_384)), "långt bort")
    content = io.BytesIO()
    book.save(content)
    return dice.choice(("parter.xlsx", "parter.XLSX", "parter.xlsm")), content.getvalue()


def _cell(words: str, dice: Random) -> Any:
    clean = "".join(letter for letter in words if letter.isprintable())[:32_000]
    other: tuple[Any, ...] = (10**308, -0.0, 1e-300, True, date(1900, 1, 1), f"={clean}", 10**15 + 0.5, None)
    return dice.choice(other) if dice.random() < 0.05 else clean
