# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The one family of problems a user can act on: what is wrong, where, and what to do."""

from __future__ import annotations

import errno
from collections.abc import Iterable
from dataclasses import field
from itertools import islice
from typing import ClassVar, Literal

from beslut.speed.later import later
from beslut.speed.values import dataclass

_get_close_matches = later("difflib", "get_close_matches")  # which only a mistake needs


@dataclass(frozen=True)
class Place:
    """A spot in a text file. `line` and `column` count from 1; `source` is the line as the user wrote it.

    In a workbook they are the row and column of the sheet that `file` ends with, and `cell` is what the sheet calls it.
    """

    file: str
    line: int
    column: int
    source: str = ""
    cell: str = ""

    def __str__(self) -> str:
        if self.cell:
            return f"{self.file}!{self.cell}"
        return f"{self.file}:{self.line}:{self.column}"


Level = Literal["fel", "varning", "lucka", "info"]
LEVELS: tuple[Level, ...] = ("fel", "varning", "lucka", "info")
"""How serious: stops the party or the run; probably wrong; not filled in; good to know. The worst first."""

MAX_SHOWN = 100  # characters of a source line, and of a word that is looked up
SLIP = 0.87
MAX_MESSAGE = 2_000
"""Characters of what is told of one problem."""
MAX_WORDS = 3_000
"""Words among which the nearest to a misspelt one is looked for."""


@dataclass(frozen=True)
class Problem:
    """One thing to mend: a stable code, a Swedish sentence, where it is, and the next step.

    docs/felkoder.md and docs/regler.md tell what each code means.
    """

    code: str
    message: str
    place: Place | None = None
    hint: str = ""
    level: Level = "fel"

    def __post_init__(self) -> None:
        """What is wrong may quote a value of any length; nobody reads more than some of it."""
        if len(self.message) > MAX_MESSAGE:
            object.__setattr__(self, "message", f"{self.message[: MAX_MESSAGE - 1]}…")

    @property
    def sentence(self) -> str:
        """What is wrong, as one line."""
        return self.message

    def __str__(self) -> str:
        return printed(self)


@dataclass(frozen=True)
class Finding(Problem):
    """A problem of a case or of its documents: also whose it is, in which document, and what in the case it is about.

    `party` and `document` are names, empty where the case itself is meant; `about` is the id of a point or a fact.
    `key` is that of a fact that is missing. `cause` is the message without what is the party's own: the same cause at
    several parties is told once.
    """

    party: str = ""
    document: str = ""
    about: str = ""
    key: str = ""
    cause: str = field(default="", compare=False)

    @property
    def sentence(self) -> str:
        """What is wrong and in which document, as one line: `Missiv: sista svarsdag saknas`."""
        return f"{self.document}: {self.message}" if self.document else self.message


def printed(problem: Problem, whose: str = "", elsewhere: int = 0) -> str:
    """A problem as a person reads it, several lines: what is wrong, the line it stands in, whose it is, what to do.

    `elsewhere` is how many more places of that file it is about.
    """
    lines = [f"{problem.level}[{problem.code}]: {problem.sentence}"]
    if problem.place:
        more = f" och på {elsewhere} {'ställe' if elsewhere == 1 else 'ställen'} till" if elsewhere else ""
        lines.append(f"  --> {problem.place}{more}")
        if problem.place.source.strip():
            number = str(problem.place.line)
            source, column = _cut(problem.place.source, problem.place.column)
            bar = " " * len(number)
            lines += [f"{bar} |", f"{number} | {source}", f"{bar} | {' ' * (column - 1)}^"]
    if whose:
        lines.append(f"  för: {whose}")
    if isinstance(problem, Finding) and problem.key:
        lines.append(f"  nyckel: {problem.key}")
    if problem.hint:
        lines.append(f"  tips: {problem.hint}")
    return "\n".join(lines)


def _cut(source: str, column: int) -> tuple[str, int]:
    """A line and a column of it, cut to what a terminal shows; the column stays under its letter."""
    start = max(0, column - MAX_SHOWN // 2) if column > MAX_SHOWN - MAX_SHOWN // 4 else 0
    before, after = ("…" if start else ""), ("…" if start + MAX_SHOWN < len(source) else "")
    return f"{before}{source[start : start + MAX_SHOWN]}{after}", column - start + len(before)


class BeslutError(Exception):
    """Something a user can mend. Catch this class, never a list of its children.

    `problems` holds at least one problem; `exit_code` is what the command line ends with.
    """

    exit_code: ClassVar[int] = 1

    def __init__(self, problems: Problem | Iterable[Problem]) -> None:
        self.problems = (problems,) if isinstance(problems, Problem) else tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class DataError(BeslutError):
    """A data file or a case that cannot be used as it stands."""


class TemplateError(BeslutError):
    """A template that cannot be rendered or carries unknown markup."""


class SaveError(BeslutError):
    """A file or folder that cannot be written."""


class UsageError(BeslutError):
    """The order itself cannot be understood: an unknown municipality, case, document, format or day."""

    exit_code = 2


_REASONS = {
    errno.ENOENT: "den finns inte",
    errno.EACCES: "du har inte rättighet till den",
    errno.EPERM: "du har inte rättighet till den",
    errno.EROFS: "platsen är skrivskyddad",
    errno.ENOSPC: "disken är full",
    errno.EFBIG: "filen blir större än vad som är tillåtet här",
    errno.ENOTDIR: "en del av sökvägen är en fil",
    errno.EEXIST: "en del av sökvägen är en fil",
    errno.EISDIR: "det ligger en mapp där",
    errno.ENAMETOOLONG: "namnet är för långt",
    errno.EBUSY: "den används av ett annat program",
    errno.ELOOP: "länkarna går runt",
    errno.EIO: "disken eller nätverket svarar inte som det ska",
    errno.EMFILE: "för många filer är öppna",
    getattr(errno, "EDQUOT", -1): "ditt utrymme på disken är slut",
    getattr(errno, "ESTALE", -2): "nätverksmappen svarar inte",
}


def reason(error: OSError) -> str:
    """Why the system, or whoever reads our files, said no, in Swedish."""
    return getattr(error, "why", "") or _REASONS.get(error.errno or 0, f"systemet svarade med felkod {error.errno}")


def did_you_mean(word: str, known: Iterable[str], *, lead: str = "menade du", cutoff: float = 0.6) -> str:
    """The nearest of the known words as a Swedish hint, or an empty string when nothing is near.

    With a `cutoff` of SLIP only what must be the same word, misspelt.
    """
    words = {k.casefold(): k for k in islice(known, MAX_WORDS)}
    near = [words[m] for m in _get_close_matches(word[:MAX_SHOWN].casefold(), words, n=3, cutoff=cutoff)]
    if not near:
        return ""
    return f"{lead} {' eller '.join(f'”{n}”' for n in near)}?"
