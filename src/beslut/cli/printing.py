# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The one place that prints. What is said may hold anybody's data, so it is made harmless here, whoever says it.

A terminal obeys control characters, and a CI runner obeys lines that begin with `::` or hold `##[`. Both are shown as
escapes of JSON (`\\u001b`), so that text stays readable and JSON stays JSON with the same value. Sources:
docs.github.com, Workflow commands for GitHub Actions; learn.microsoft.com, Logging commands (Azure Pipelines).
"""

from __future__ import annotations

import itertools
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from beslut.cli.surroundings import wants_colour
from beslut.swedish import NBSP, UNPRINTABLE

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

_COMMANDS = re.compile(r"^([^\S\n]*):(?=:)|#(?=#\[|#vso\[)", re.MULTILINE)


def harmless(text: str) -> str:
    """The text with each control character, direction mark and other invisible sign as an escape."""
    return UNPRINTABLE.sub(_escaped, text).replace("\r", "\\u000d")


def _escaped(found: re.Match[str]) -> str:
    units = found[0].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[place]:02x}{units[place + 1]:02x}" for place in range(0, len(units), 2))


def _obeyed_by_nobody(text: str) -> str:
    """Harmless, and without a line that a CI runner would take for a command."""
    return _COMMANDS.sub(lambda found: f"{found[1] or ''}{_escaped_sign(found[0][-1])}", harmless(text))


def _escaped_sign(sign: str) -> str:
    return f"\\u{ord(sign):04x}"


def print_result(text: str = "", *, end: str = "\n", to_runner: bool = False) -> None:
    """Print to standard output; `to_runner` lets through the commands of a report that is made for a CI runner."""
    print((harmless if to_runner else _obeyed_by_nobody)(text), end=end)


_COLOURS = {"fel": "31", "varning": "33", "lucka": "33", "info": "36", "tips": "32"}
_HEADS = re.compile(r"^( {0,2})(fel|varning|lucka|info)(\[\w+\])?(?=:)|^( {2})(tips)(?=:)", re.MULTILINE)
_asked: list[str | None] = [None]


def show_now() -> None:
    """Let nothing that has been printed wait: Ctrl-C ends the process where it stands."""
    sys.stdout.flush()


def ask_for_colour(asked: str | None) -> None:
    """Let what is printed from now on be in colour `always`, `never`, or as the terminal has it: `auto`, None."""
    _asked[0] = None if asked == "auto" else asked


def print_table(text: str) -> None:
    """Print CSV to standard output, after the mark by which Excel knows that it is UTF-8."""
    print(f"\ufeff{_obeyed_by_nobody(text)}", end="")


def print_message(text: object = "") -> None:
    """Print to standard error: an error, a summary, a next step; the word that says what it is in its colour."""
    words = _obeyed_by_nobody(str(text))
    if wants_colour(_asked[0], watched=sys.stderr.isatty()):
        words = _HEADS.sub(_coloured, words)
    print(words, file=sys.stderr)


def _coloured(found: re.Match[str]) -> str:
    indent, word = found[1] or found[4] or "", found[2] or found[5]
    return f"{indent}\x1b[1;{_COLOURS[word]}m{found[0][len(indent) :]}\x1b[0m"


_HELD = "\ue002"  # no document holds it; to Rich it is a letter, while it takes a hard space for any other


def held(text: str) -> str:
    """The text of a page with its hard spaces held together, until `print_page` prints it."""
    return text.replace(NBSP, _HELD)


def print_page(content: RenderableType) -> None:
    """Print something of Rich's to standard output, in colour where the terminal has it; for texts see `held`."""
    from rich.segment import Segment, Segments

    console = _console()
    laid = [
        Segment(_obeyed_by_nobody(one.text.replace(_HELD, NBSP)), one.style, one.control)
        for one in console.render(content)
    ]
    console.print(Segments(laid), end="", soft_wrap=True)


def has_colour() -> bool:
    """Whether standard output shows colours, so that a gap can be seen by its own."""
    console = _console()
    return console.color_system is not None and not console.no_color


def _console() -> Console:
    from rich.console import Console

    if _asked[0] == "never":
        return Console(highlight=False, no_color=True, color_system=None)
    return Console(highlight=False, force_terminal=True if _asked[0] == "always" else None)


def is_watched() -> bool:
    """Whether standard error is a terminal, with somebody to see a bar."""
    return sys.stderr.isatty()


@contextmanager
def progress(what: str, expected: int, *, shown: bool) -> Iterator[Callable[[], None]]:
    """A bar on standard error; gives what is to be called at each step. Nothing is shown unless `shown`."""
    if not shown:
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import Progress

    # It is drawn at each hundredth, here: a thread that draws it would keep the work from a second process.
    done = itertools.count(1)
    # What is printed meanwhile stands above it on the same screen, but goes where it was sent when that is elsewhere.
    same = sys.stdout.isatty()
    with Progress(console=Console(stderr=True), transient=True, auto_refresh=False, redirect_stdout=same) as bar:
        task = bar.add_task(what, total=expected)
        yield lambda: bar.update(task, advance=1, refresh=next(done) % max(1, expected // 100) == 0)


def counted(facts: int, places: int) -> str:
    """*15 uppgifter saknas (331 ställen)*."""
    if not facts:
        return "Inget saknas"
    return (
        f"{facts} {'uppgift' if facts == 1 else 'uppgifter'} saknas ({places} {'ställe' if places == 1 else 'ställen'})"
    )
