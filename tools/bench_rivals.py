# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The rivals: where their folder is, what they need to run, and the processes that write their documents.

BESLUT_PERF names the folder. One that is already set up is used where it lies, and nothing is written in it; else it is
copied below build/ and set up there, for the rivals that are asked for.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from bench_measuring import Work

DOCXTPL, MAILMERGE = "docxtpl", "docx-mailmerge2"
PYTHONS = {
    DOCXTPL: "docxtpl_peer.py",
    MAILMERGE: "mailmerge_peer.py",
    "python-docx, mager grund": "python_docx_base.py",
    "python-docx, mall": "python_docx_template.py",
}
NODES = {"easy-template-x": "easy_template_x_peer.js", "docxtemplater": "docxtemplater_peer.js"}
_NEEDED = ("docx-mailmerge2", "docxtpl", "Jinja2", "lxml", "python-docx", "PyYAML")
_MODULES = ("easy-template-x", "docxtemplater", "pizzip")
_SIZES = ("1", "10", "290")


def rivals(scratch: Path, chosen: Callable[[str], bool], tell: Callable[[str], None]) -> tuple[Path | None, list[Work]]:
    """The rivals' folder, ready, and their processes: each with 290 documents and with one.

    No folder and no processes when there is none; `tell` is told what is left out, in a line each.
    """
    named = os.environ.get("BESLUT_PERF", "")
    if not named or not (Path(named) / "peers").is_dir():
        tell("BESLUT_PERF pekar inte på någon mapp med medtävlare: bara beslut mäts")
        return None, []
    python = [name for name in PYTHONS if chosen(name)]
    node = [name for name in NODES if chosen(name)]
    if not python and not node:
        return Path(named).resolve(), []
    try:
        perf = _ready(Path(named).resolve(), scratch, python)
    except (OSError, subprocess.CalledProcessError) as error:
        tell(f"medtävlarna går inte att ställa i ordning ({error}): bara beslut mäts")
        return None, []
    if node and not _node_ready(perf):
        tell("node, npm eller nätet saknas: medtävlarna i node hoppas över")
        node = []
    return perf, [*_works(perf, python, node)]


def _ready(theirs: Path, scratch: Path, python: Sequence[str]) -> Path:
    made = ("build/templates/docxtpl.docx", "build/data-290.json", ".venv/bin/python")
    if all((theirs / path).exists() for path in made):
        return theirs
    perf = scratch / "perf"
    if not perf.is_dir():
        shutil.copytree(theirs, perf, ignore=shutil.ignore_patterns(".venv*", "node_modules", "out", "results"))
        for path in (perf, *perf.rglob("*")):
            path.chmod(0o755 if path.is_dir() else 0o644)  # theirs may be read-only
    own = perf / ".venv" / "bin" / "python"
    if not own.exists():
        subprocess.run([sys.executable, "-m", "venv", str(perf / ".venv")], check=True)
        lines = (perf / "requirements.txt").read_text("utf-8").splitlines()
        wanted = [line for line in lines if line.split("==")[0] in _NEEDED]
        subprocess.run([str(own), "-m", "pip", "install", "-q", "--disable-pip-version-check", *wanted], check=True)
    if not all((perf / path).exists() for path in made):
        subprocess.run([str(own), "workload/make_data.py", *_SIZES], cwd=perf, check=True)
        subprocess.run([str(own), "workload/make_templates.py"], cwd=perf, check=True)
    return perf


def _node_ready(perf: Path) -> bool:
    modules = perf / "node" / "node_modules"
    if not shutil.which("node"):
        return False
    if all((modules / name).is_dir() for name in _MODULES):
        return True
    npm = shutil.which("npm")
    if not npm or not os.access(perf / "node", os.W_OK):
        return False
    versions = json.loads((perf / "node" / "package.json").read_text("utf-8"))["dependencies"]
    wanted = [f"{name}@{versions[name]}" for name in _MODULES]
    quiet = ["--no-audit", "--no-fund", "--no-package-lock", "--no-save", "--loglevel=error"]
    (perf / "node" / "package.json").unlink()  # else npm would fetch the other rivals too
    return subprocess.run([npm, "install", *quiet, *wanted], cwd=perf / "node", check=False).returncode == 0


def _works(perf: Path, python: Sequence[str], node: Sequence[str]) -> Iterator[Work]:
    programs = [(name, [str(perf / ".venv/bin/python"), str(perf / "peers" / PYTHONS[name])]) for name in python]
    programs += [(name, ["node", str(perf / "peers" / NODES[name])]) for name in node]
    for name, program in programs:
        for count in (290, 1):
            words = partial(_words, program, perf / "build" / f"data-{count}.json")
            yield Work(f"{name} @{count}", words, count)


def _words(program: Sequence[str], data: Path, out: Path) -> list[str]:
    return [*program, "--data", str(data), "--out", str(out)]
