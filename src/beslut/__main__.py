# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Where the process begins, as the command or as `python -m beslut`: what Ctrl-C does is settled before all else."""

from importlib import import_module
from typing import NoReturn

from beslut import interrupts


def main() -> NoReturn:
    """The command `beslut`."""
    interrupts.listen("avbrutet\n".encode())  # noqa: UP012 (what is said is text)
    import_module("beslut.cli").main()  # which takes a while to load, and can be stopped meanwhile
    raise SystemExit  # not reached: the command line ends the process


if __name__ == "__main__":
    main()
