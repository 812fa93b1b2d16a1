# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Generate the same case on several Pythons, each in an environment of its own, and hold the files against each other.

Members of a .docx must have equal names, order and contents everywhere; equal bytes too where zlib is the same.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
ORDER = (
    "generate",
    "--alla",
    "--arende",
    "valfardsstrategin",
    "-q",
    "-f",
    "docx",
    "-f",
    "html",
    "-f",
    "md",
    "-f",
    "txt",
)


def generated(python: str, folder: Path) -> dict[str, bytes]:
    """Every file that the program writes on that Python."""
    subprocess.run([python, "-m", "venv", folder / "venv"], check=True)
    place = folder / "venv" / ("Scripts" if sys.platform == "win32" else "bin")
    subprocess.run([place / "python", "-m", "pip", "install", "-q", str(ROOT)], check=True)
    subprocess.run([place / "beslut", *ORDER, "--ut", folder / "ut"], check=True, cwd=folder)
    files = sorted(path for path in (folder / "ut").rglob("*") if path.is_file())
    return {path.relative_to(folder / "ut").as_posix(): path.read_bytes() for path in files}


def members(package: Path, content: bytes) -> list[tuple[str, bytes]]:
    """The names and contents of a package, in order."""
    package.write_bytes(content)
    with zipfile.ZipFile(package) as opened:
        return [(name, opened.read(name)) for name in opened.namelist()]


def main() -> int:
    """Compare every Python named with the one that runs this. Gives 1 when contents differ."""
    pythons = sys.argv[1:]
    if not pythons:
        print("name the Pythons to compare: make pythons PYTHONS='python3.12 python3.13'")
        return 2
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        found = {
            python: generated(python, folder / str(number)) for number, python in enumerate([sys.executable, *pythons])
        }
        first, *others = found
        worst = 0
        for other in others:
            names = found[first].keys() == found[other].keys()
            bytes_differ = [name for name in found[first] if found[first][name] != found[other].get(name)]
            contents_differ = [
                name
                for name in bytes_differ
                if not name.endswith(".docx")
                or members(folder / "a", found[first][name]) != members(folder / "b", found[other][name])
            ]
            differ = f"{len(bytes_differ)} differ in bytes, {len(contents_differ)} in content"
            print(f"{other}: {len(found[other])} files, {differ}")
            worst = max(worst, bool(contents_differ) or not names)
    return int(worst)


if __name__ == "__main__":
    sys.exit(main())
