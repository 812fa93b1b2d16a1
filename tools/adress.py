# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Give the project another address, and those behind it another name, in every file that git knows.

    python tools/adress.py https://kod.example/vi/beslut
    python tools/adress.py https://kod.example/vi/beslut --namn "Vi tillsammans"

The address in use is `__address__` in src/beslut/__init__.py. At GitHub both READMEs also get their badges, which there
is nothing to fetch before. This needs nothing but Python and git.
"""

from __future__ import annotations

import argparse
import contextlib
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
HOME = "src/beslut/__init__.py"
HOLDER = re.compile(r"SPDX-FileCopyrightText: \d{4} (.+)")
READMES = ("README.md", "README.sv.md")
BADGES = """\
[![Tests]({address}/actions/workflows/tests.yml/badge.svg)]({address}/actions/workflows/tests.yml)
[![Version](https://img.shields.io/github/v/release/{path})]({address}/releases)
[![OpenSSF Scorecard](https://api.scorecard.dev/projects/github.com/{path}/badge)](https://scorecard.dev/viewer/?uri=github.com/{path})
[![Licence](https://img.shields.io/github/license/{path})]({address}/blob/HEAD/LICENSE)
[![REUSE](https://api.reuse.software/badge/github.com/{path})](https://api.reuse.software/info/github.com/{path})
"""


def path_of(address: str) -> str:
    """The last two parts of an address, as a service names the project: `vi/beslut`."""
    return "/".join(address.split("/")[-2:])


def renamed(text: str, words: Mapping[str, str]) -> str:
    """The text with each word given another, the longest first, so that no one is changed twice."""
    if not words:
        return text
    found = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.sub(found, lambda match: words[match[0]], text)


def with_badges(readme: str, address: str) -> str:
    """A README with badges under its heading; the same when it has them, or when the address is not at GitHub."""
    if "badge.svg" in readme or not address.startswith("https://github.com/"):
        return readme
    return readme.replace("# beslut\n", f"# beslut\n\n{BADGES.format(address=address, path=path_of(address))}", 1)


def text_files(root: Path) -> dict[Path, str]:
    """The files of the repository that hold text in UTF-8, with it."""
    told = subprocess.run(["git", "ls-files", "-z"], cwd=root, check=True, capture_output=True, encoding="utf-8")
    found = {}
    for path in (root / name for name in told.stdout.split("\0") if name):
        with contextlib.suppress(UnicodeDecodeError, OSError):
            found[path] = path.read_bytes().decode("utf-8")
    return found


def change(root: Path, address: str, holder: str | None = None) -> list[Path]:
    """Write the new address, and the new name of those behind it, everywhere; give the files that were changed."""
    home = (root / HOME).read_text("utf-8")
    (old,) = re.findall(r'^__address__ = "(.+)"$', home, re.MULTILINE)
    (name,) = HOLDER.findall(home)
    was, becomes = path_of(old), path_of(address)
    words = {old: address, was: becomes, f"@{was.split('/')[0]}/": f"@{becomes.split('/')[0]}/"}
    words |= {name: holder} if holder else {}
    changed = []
    for path, before in text_files(root).items():
        after = renamed(before, words)
        if path.relative_to(root).as_posix() in READMES:
            after = with_badges(after, address)
        if after != before:
            path.write_bytes(after.encode("utf-8"))
            changed.append(path)
    return changed


def main() -> None:
    """Change what the command line says, and tell in how many files."""
    parser = argparse.ArgumentParser(description="Give the project another address everywhere.")
    parser.add_argument("address", help="https://…/owner/beslut, without a slash at the end")
    parser.add_argument("--namn", help="the name of those behind it, in licence lines too")
    asked = parser.parse_args()
    if not re.fullmatch(r"https://[\w.-]+(/[\w.-]+){2,}", asked.address):
        parser.error("the address must be https:// with an owner and a name, and no slash at the end")
    print(f"changed in {len(change(ROOT, asked.address, asked.namn))} files")


if __name__ == "__main__":
    main()
