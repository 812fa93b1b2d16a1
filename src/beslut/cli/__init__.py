# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Words in, words out, exit codes. The only floor that knows the clock, the environment and the terminal.

Exit codes: 0 done · 1 an error, a refused or kept file, a failed party · 2 the order was not understood ·
3 a bug in beslut · 130 interrupted. Results go to stdout, messages to stderr.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from beslut import interrupts
from beslut.cli.commands import with_composed_names
from beslut.cli.options import COLOR
from beslut.cli.plain import plain_line
from beslut.cli.printing import ask_for_colour, print_message
from beslut.cli.streams import forgiving, loss_of
from beslut.cli.surroundings import is_quick
from beslut.errors import BeslutError, Problem, reason
from beslut.interrupts import INTERRUPTED
from beslut.speed.later import later

BUG = 3
COLOURS = ("auto", "always", "never")
COMPLETION = "_BESLUT_COMPLETE"  # set by a shell that asks for words
_AGAIN = "kör igen; händer det på nytt, kör beslut doctor och visa resultatet för den som sköter datorn"
one_of = later("beslut.cli.words", "one_of")
_ELSEWHERE = "låt utskriften gå till en annan plats och kör igen"


def run(arguments: Sequence[str]) -> int:
    """Carry out one command line and give its exit code."""
    try:
        if os.environ.get(COMPLETION, "").startswith("complete_"):
            from beslut.cli.completion import answer

            return answer(os.environ)
        words = _without_colour(with_composed_names(arguments))
        line = plain_line(words) if is_quick() else None
        code = line.carry_out() if line else _by_typer(words)
        sys.stdout.flush()
    except BeslutError as error:
        print_message(error)
        return error.exit_code
    except KeyboardInterrupt:
        print_message("avbrutet")
        return INTERRUPTED
    except OSError as error:  # nobody below has a better word for it
        print_message(Problem("S14", f"systemet sade nej: {error.filename or 'en fil'} ({reason(error)})", hint=_AGAIN))
        return BeslutError.exit_code
    except Exception:
        import traceback

        print_message(traceback.format_exc())
        print_message("Det här är ett fel i beslut, inte i dina filer. Rapportera det med raderna ovan.")
        return BUG
    return code


def _without_colour(words: list[str]) -> list[str]:
    """The words but for `--color`, which any command takes anywhere, and which holds for all that is printed."""
    rest: list[str] = []
    left = iter(words)
    for word in left:
        name, equals, value = word.partition("=")
        if name not in COLOR.names:
            rest.append(word)
            continue
        ask_for_colour(one_of(value if equals else next(left, ""), COLOURS, "färgvalet"))
    return rest


def _by_typer(arguments: Sequence[str]) -> int:
    """Any command line, as Typer understands it."""
    import typer

    from beslut.cli.app import app
    from beslut.cli.usage import swedish_complaint

    try:
        code = app(list(arguments), prog_name="beslut", standalone_mode=False)
    except typer.TyperException as error:
        command = next((word for word in arguments if not word.startswith("-")), "")
        print_message(swedish_complaint(error, command))
        return 2
    except typer.Abort:
        raise KeyboardInterrupt from None
    if code == INTERRUPTED:
        print_message("avbrutet")
    return code if isinstance(code, int) else 0


def main() -> NoReturn:
    """The command `beslut`."""
    gc.set_threshold(10_000)  # a run makes many values and few cycles: looking for them seldom is enough
    sys.stdout, sys.stderr = forgiving(sys.stdout), forgiving(sys.stderr)
    code = interrupts.end(run(sys.argv[1:]))
    if loss := loss_of(sys.stdout):
        print_message(Problem("S11", f"resultatet gick inte att skriva ut: {loss}", hint=_ELSEWHERE))
        code = code or 1
    sys.exit(code)
