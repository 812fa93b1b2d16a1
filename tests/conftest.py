# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What several tests share: the command as a real process, a project to edit, a room with a fixed day."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from approving import hold
from beslut.assets import CASES, REGISTER, TEMPLATES, shipped_root
from beslut.planning import Order
from copying import Loaded, can_copy
from planned import CACHE, Planned

if sys.platform != "win32":
    import resource

settings.register_profile("ci", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("jakt", deadline=None, max_examples=5000)
settings.load_profile(os.environ.get("BESLUT_HYPOTHESIS", "ci"))

ROOT = Path(__file__).resolve().parents[1]
TODAY = date(2026, 1, 2)
CASE = CASES / "valfardsstrategin.yaml"
TEN = ("Bollnäs", "Gävle", "Hofors", "Hudiksvall", "Ljusdal", "Nordanstig", "Ockelbo", "Ovanåker", "Sandviken",
       "Söderhamn")  # fmt: skip
FIVE = ("missiv", "tjansteskrivelse", "beslutsformulering", "processbeskrivning", "deltagarbeskrivning")

Approve = Callable[[str, Path], None]

_NOT_INHERITED = ("BESLUT_", "LC_", "LANG", "PYTHONUTF8", "PYTHONIOENCODING", "PYTHONCOERCECLOCALE", "PYTHONUNBUFFERED",
                  "PYTHONWARNINGS", "PYTHONDONTWRITEBYTECODE", "SOURCE_DATE_EPOCH", "COLUMNS", "LINES", "NO_COLOR",
                  "FORCE_COLOR")  # fmt: skip


_TIMEOUT = 120  # seconds


def environment(**changes: str) -> dict[str, str]:
    """The surroundings of a process: this machine's, without what would change the output, and then the changes.

    Only the streams are UTF-8. PYTHONUTF8 stays unset, so that a file opened without an encoding shows itself.
    """
    kept = {name: value for name, value in os.environ.items() if not name.upper().startswith(_NOT_INHERITED)}
    return {**kept, "PYTHONIOENCODING": "utf-8", "BESLUT_CACHE": CACHE.name, **changes}


_LOADED = Loaded(environment())


@dataclass(frozen=True)
class Ran:
    """A process that has ended."""

    code: int
    stdout: str
    stderr: str


def as_in_a_terminal() -> None:
    """Hear Ctrl-C, in a process to be: where the tests run in the background, deafness to it is inherited."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@dataclass(frozen=True)
class Beslut:
    """The command line as a real process in a folder of its own."""

    folder: Path

    def __call__(self, *arguments: str, cwd: Path | None = None, env: Mapping[str, str] | None = None) -> Ran:
        """Run to the end, in a copy of a loaded process where that is the same, else in a new one.

        `env` replaces the surroundings; build it with `environment`.
        """
        cwd, env = cwd or self.folder, env or environment()
        if not can_copy(env, environment()):
            return self.in_a_new_process(*arguments, cwd=cwd, env=env)
        code, *streams = _LOADED.run(arguments, cwd, env, _TIMEOUT)
        return Ran(code, *map(_text, streams))

    def in_a_new_process(self, *arguments: str, cwd: Path | None = None, env: Mapping[str, str] | None = None) -> Ran:
        """Run to the end in a process of its own, wherever the tests are run."""
        ended = subprocess.run(
            self.command(*arguments), cwd=cwd or self.folder, env=env or environment(), capture_output=True,
            timeout=_TIMEOUT,
        )  # fmt: skip
        return Ran(ended.returncode, *map(_text, (ended.stdout, ended.stderr)))

    def command(self, *arguments: str) -> list[str]:
        """The words that start it."""
        return [sys.executable, "-m", "beslut", *arguments]


def _text(stream: bytes) -> str:
    return stream.decode("utf-8").replace("\r\n", "\n")


@pytest.fixture
def beslut(tmp_path: Path) -> Beslut:
    """`beslut("generate", "--kommun", "Sandviken")` in an empty folder."""
    return Beslut(tmp_path)


@pytest.fixture
def approve() -> Approve:
    """`approve(made, path)` holds a text against the approved one in that file; a test that takes it is golden."""
    return hold


EXTRAS = {"excel": "openpyxl", "pdf": "typst", "pdf-lasning": "pypdfium2"}
"""What a test may ask for of what is optional, each by a module of it."""


def ask_for(extra: str) -> None:
    """Skip the test, with a word about why, where that extra is not installed."""
    if find_spec(EXTRAS[extra]) is None:
        pytest.skip(f'asks for the extra "{extra}"')


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that hold stored texts, for `make golden`, and begin with those that a whole run would else wait
    for: they share a browser, and so a process. Runs before -m is heeded."""
    items.sort(key=lambda item: item.path.name != "test_site_browser.py")
    for item in items:
        if "approve" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.golden)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project folder with all that ships, to edit; its register is left out, since it would only say the same."""
    folder = tmp_path / "projekt"
    for part in (CASES, TEMPLATES):
        shutil.copytree(shipped_root() / part, folder / part)
    return folder


def peak_memory() -> int:
    """The most memory that this process has had, in kilobytes; always 0 in Windows, which tells it in another way."""
    if sys.platform != "win32":
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return most // 1024 if sys.platform == "darwin" else most  # macOS counts in bytes
    return 0


def files_of_at_most(size: int) -> Callable[[], None]:
    """What a process does as it begins to have no room for more than that in a file: for `preexec_fn`."""

    def limit() -> None:
        if sys.platform != "win32":
            resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    return limit


def replaced(path: Path, *changes: tuple[str, str]) -> None:
    """Replace words in a file; each must be there, so that a test cannot go on without its change."""
    text = path.read_text("utf-8")
    for old, new in changes:
        assert old in text, f"{path.name}: {old!r} is not there"
        text = text.replace(old, new)
    path.write_text(text, "utf-8")


def room(*parties: str, project: Path | None = None, day: date | None = None) -> Planned:
    """All that is loaded for the shipped case on a fixed day; every party of the case when none is named."""
    return Planned(Order(today=TODAY, parties=parties, everyone=not parties, day=day, project=project))


__all__ = [
    "CASE",
    "FIVE",
    "REGISTER",
    "ROOT",
    "TEN",
    "TODAY",
    "Approve",
    "Beslut",
    "Ran",
    "environment",
    "files_of_at_most",
    "peak_memory",
    "replaced",
    "room",
]
