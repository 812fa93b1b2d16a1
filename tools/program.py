# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Make beslut one file that runs without Python, for the system that this runs on.

    python -m pip install ".[excel,pdf,pdf-lasning]" pyinstaller
    python tools/program.py dist-program          # dist-program/beslut, or beslut.exe

Much of beslut is loaded by name when it is first needed, which PyInstaller cannot see: those modules are named here.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "beslut"
OPTIONAL = ("openpyxl", "pypdfium2", "XlsxWriter")
"""Libraries that only the extras ask for; `beslut doctor` tells whether they are there. Typst is collected whole."""
LATER = re.compile(r'later\(\s*"([\w.]+)"')


def loaded_by_name() -> list[str]:
    """The modules that the code loads by name, of beslut and of others."""
    found = {name for path in SOURCE.rglob("*.py") for name in LATER.findall(path.read_text("utf-8"))}
    own = {"beslut." + ".".join(path.relative_to(SOURCE).with_suffix("").parts) for path in SOURCE.rglob("*.py")}
    return sorted(found | {name.removesuffix(".__init__") for name in own if not name.endswith("__main__")})


def command(into: Path) -> list[str]:
    """The words that make the program in that folder."""
    hidden = [f"--hidden-import={name}" for name in loaded_by_name()]
    return [
        sys.executable, "-m", "PyInstaller", "--onefile", "--clean", "--noconfirm", "--log-level=ERROR",
        "--name=beslut", "--collect-data=beslut", "--recursive-copy-metadata=beslut", "--collect-all=typst", *hidden,
        *(f"--copy-metadata={name}" for name in OPTIONAL),
        f"--distpath={into}", f"--workpath={into / 'arbete'}", f"--specpath={into / 'arbete'}",
        str(SOURCE / "__main__.py"),
    ]  # fmt: skip


def main() -> int:
    """Make the program, and give what PyInstaller gives."""
    parser = argparse.ArgumentParser(description="Make beslut one file that runs without Python.")
    parser.add_argument("into", type=Path, help="the folder to make it in")
    return subprocess.run(command(parser.parse_args().into.resolve()), cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
