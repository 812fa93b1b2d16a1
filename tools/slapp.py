# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""See that a tag, the version in the code, CHANGELOG.md and publiccode.yml tell of the same release.

    python tools/slapp.py v1.2.3                      # what is wrong, a line for each; gives 1 when something is
    python tools/slapp.py v1.2.3 --notes notes.md     # and lay that release's part of the changelog in a file

docs/slappa.md has the whole checklist. This needs nothing but Python.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VERSION = re.compile(r"\d+\.\d+\.\d+")


def section(changelog: str, heading: str) -> str | None:
    """What stands under `## [heading]`, up to the next heading of that level; None when there is no such heading."""
    found = re.search(rf"^## \[{re.escape(heading)}\][^\n]*\n(.*?)(?=^## |\Z)", changelog, re.MULTILINE | re.DOTALL)
    return found[1].strip() if found else None


def problems(tag: str, root: Path = ROOT) -> Iterator[str]:
    """What is not as it should be for that tag to be released; nothing when all is well."""
    version = tag.removeprefix("v")
    if tag == version or not VERSION.fullmatch(version):
        yield f"the tag {tag} is not v and three numbers, as v1.2.3"
        return
    code = (root / "src" / "beslut" / "__init__.py").read_text("utf-8")
    told = re.search(r'^__version__ = "(.*)"$', code, re.MULTILINE)
    if not told or told[1] != version:
        yield f"src/beslut/__init__.py says version {told[1] if told else 'nothing'}"
    changelog = (root / "CHANGELOG.md").read_text("utf-8")
    dated = re.search(rf"^## \[{re.escape(version)}\] - (\d{{4}}-\d\d-\d\d)$", changelog, re.MULTILINE)
    if not dated:
        yield f"CHANGELOG.md has no heading: ## [{version}] - and the day"
    elif not section(changelog, version):
        yield f"CHANGELOG.md says nothing under {version}"
    if section(changelog, "Unreleased"):
        yield f"CHANGELOG.md still has something under Unreleased: move it to {version}"
    card = (root / "publiccode.yml").read_text("utf-8")
    if f'softwareVersion: "{version}"' not in card.splitlines():
        yield f'publiccode.yml has no line: softwareVersion: "{version}"'
    if dated and f'releaseDate: "{dated[1]}"' not in card.splitlines():
        yield f'publiccode.yml has no line: releaseDate: "{dated[1]}"'


def main() -> int:
    """Tell what is wrong, and give 1 if anything is; lay the notes in a file if nothing is."""
    parser = argparse.ArgumentParser(description="See that all that tells of a release tells the same.")
    parser.add_argument("tag", help="the tag, as v1.2.3")
    parser.add_argument("--notes", type=Path, help="a file for the release's part of the changelog")
    words = parser.parse_args()
    found = list(problems(words.tag))
    for problem in found:
        print(problem)
    if not found and words.notes:
        notes = section((ROOT / "CHANGELOG.md").read_text("utf-8"), words.tag.removeprefix("v")) or ""
        words.notes.write_text(f"{notes}\n", "utf-8")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
