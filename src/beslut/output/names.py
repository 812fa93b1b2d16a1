# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Names that every system can hold, and that no system takes for one another.

Documents are sent on: what is written in Linux is opened in Windows, and laid on a Mac. So the rules of all of them
hold everywhere, as data below.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

_PORTS = tuple(f"{port}{sign}" for port in ("com", "lpt") for sign in "0123456789¹²³")
_DEVICES = frozenset(("con", "prn", "aux", "nul", "conin$", "conout$", *_PORTS))
"""What Windows takes for a device, with any ending and with spaces before it: `CON .txt` too, and folders."""
_REFUSED = frozenset('<>:"|?*')
"""What a name in Windows cannot hold; slashes are between folders."""
_UNSEEN = frozenset(("Cc", "Cf", "Cs", "Cn", "Zl", "Zp"))
"""The kinds of characters that no name may hold, since nobody could see them."""
_LONGEST = 240  # bytes of one part: 255 is most in Linux, and a temporary name has a few more


def unsafe(name: str) -> str:
    """Why a relative path cannot be ours at all, in Swedish: it leads out, or cannot be shown; empty when it can."""
    for part in name.split("/"):
        if part in ("", ".", ".."):
            return "det leder ut ur mappen"
        if any(sign == "\\" or unicodedata.category(sign) in _UNSEEN for sign in part):
            return "det har tecken som inte får finnas i ett filnamn"
    return ""


def unfit(name: str) -> str:
    """Why a relative path with slashes cannot be the name of a file on every system, in Swedish; empty when it can."""
    for part in name.split("/"):
        if why := unsafe(part):
            return why
        if not _REFUSED.isdisjoint(part):
            return "det har tecken som inte får finnas i ett filnamn"
        if part[-1] in ". " or part[0] == " ":
            return "det börjar eller slutar med ett tecken som Windows tar bort"
        if part.partition(".")[0].rstrip(" ").casefold() in _DEVICES:
            return f"”{part}” är namnet på en enhet i Windows"
        if len(part.encode()) > _LONGEST:
            return "det är för långt"
    return ""


def same_for_any(name: str) -> str:
    """The name as the most forgetful system has it: two names that are equal here may be one and the same file."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def locks_of(name: str) -> dict[str, str]:
    """The name of the file that a program lays beside one that it has open, by what the program is called."""
    stem, _, ending = name.rpartition(".")
    locks = {"LibreOffice": f".~lock.{name}#"}
    if ending == "docx":
        locks["Word"] = f"~${name[min(max(len(stem) - 6, 0), 2) :]}"  # the longer the name, the more is cut from it
    return locks


_MAX_VERSIONS = 1000  # beside one file


def versions(name: str, word: str) -> Iterator[str]:
    """Names beside a file, to try in order: `missiv.ny.docx`, `missiv.ny-2.docx` …"""
    stem, dot, ending = name.rpartition(".")
    for number in range(1, _MAX_VERSIONS):
        yield f"{stem}.{word}{f'-{number}' if number > 1 else ''}{dot}{ending}"
