# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The files for CI, judged by their consumers' own schemas and linters, and their shell lines run for real."""

from __future__ import annotations

import os
import re
import shutil
import stat
import subprocess
import sysconfig
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from beslut import __address__, __version__
from conftest import ROOT, Beslut, environment

ACTION = ROOT / "action.yml"
WITH_SHELL = ["github", "gitlab", "action"]


@pytest.fixture
def files(beslut: Beslut) -> dict[str, Path]:
    """Each file for CI by its service: what `init` writes, and the action."""
    for service in ("github", "gitlab"):
        assert beslut("init", service, "--ci", service).code == 0
    return {
        "github": beslut.folder / "github/.github/workflows/beslut.yml",
        "gitlab": beslut.folder / "gitlab/.gitlab-ci.yml",
        "action": ACTION,
    }


def _run(program: str, *words: str) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sysconfig.get_path("scripts")) / program), *words]
    return subprocess.run(command, capture_output=True, encoding="utf-8", env=environment(), timeout=120)


def _parsed(path: Path) -> Any:
    return yaml.safe_load(path.read_text("utf-8"))


def _steps(path: Path) -> list[dict[str, Any]]:
    data = _parsed(path)
    steps: list[dict[str, Any]] = data["runs"]["steps"] if "runs" in data else data["jobs"]["handlingar"]["steps"]
    return steps


def _shells(service: str, path: Path) -> Iterator[str]:
    """Every piece that a shell runs."""
    if service == "gitlab":
        yield from _parsed(path)["handlingar"]["script"]
    else:
        yield from (step["run"] for step in _steps(path) if "run" in step)


@pytest.mark.parametrize(
    ("service", "words"),
    [
        ("github", ["vendor.github-workflows"]),
        ("gitlab", ["vendor.gitlab-ci", "--data-transform", "gitlab-ci"]),
        ("action", ["vendor.github-actions"]),
    ],
)
def test_the_service_takes_it(service: str, words: list[str], files: dict[str, Path]) -> None:
    judged = _run("check-jsonschema", "--builtin-schema", *words, str(files[service]))
    assert judged.returncode == 0, judged.stdout + judged.stderr


@pytest.mark.parametrize("service", ["github", "action"])
def test_the_workflow_linter_finds_nothing(service: str, files: dict[str, Path]) -> None:
    judged = _run(
        "zizmor", "--offline", "--no-progress", "--persona", "pedantic", "--config", _rules(files), str(files[service])
    )
    assert judged.returncode == 0, judged.stdout + judged.stderr


def _rules(files: dict[str, Path]) -> str:
    """A press of the button must not end somebody else's run, so no run has to give way."""
    rules = files["github"].with_name("zizmor.yml")
    rules.write_text("rules:\n  concurrency-limits:\n    disable: true\n", "utf-8")
    return str(rules)


def test_pre_commit_takes_the_hooks() -> None:
    judged = _run("pre-commit", "validate-manifest", str(ROOT / ".pre-commit-hooks.yaml"))
    assert judged.returncode == 0, judged.stdout + judged.stderr
    (hook,) = _parsed(ROOT / ".pre-commit-hooks.yaml")
    assert hook["entry"] == "beslut check --alla"
    assert re.search(hook["files"], "data/arenden/mitt-arende.yaml")


def test_the_own_hooks_check_every_case_that_ships() -> None:
    own = ROOT / ".pre-commit-config.yaml"
    judged = _run("pre-commit", "validate-config", str(own))
    assert judged.returncode == 0, judged.stdout + judged.stderr
    entries = [hook["entry"] for repository in _parsed(own)["repos"] for hook in repository["hooks"]]
    checked = {entry.split("--arende ")[1] for entry in entries if "beslut check" in entry}
    assert checked == {path.stem for path in (ROOT / "data" / "arenden").glob("*.yaml")}
    assert [entry for entry in entries if not entry.startswith(".venv/bin/")] == []  # nothing is fetched


@pytest.mark.parametrize("service", WITH_SHELL)
def test_nothing_is_written_into_a_command_line(service: str, files: dict[str, Path]) -> None:
    shells = list(_shells(service, files[service]))
    assert len(shells) >= 2
    assert [shell for shell in shells if "${{" in shell] == []


@pytest.mark.parametrize("service", ["github", "action"])
def test_what_others_wrote_is_pinned_to_a_commit(service: str, files: dict[str, Path]) -> None:
    used = [step["uses"] for step in _steps(files[service]) if "uses" in step]
    assert used
    assert [one for one in used if not re.search(r"@[0-9a-f]{40}$", one)] == []


def test_the_button_asks_for_a_municipality_and_a_case(files: dict[str, Path]) -> None:
    workflow = _parsed(files["github"])
    form = workflow[True]["workflow_dispatch"]["inputs"]  # YAML 1.1 reads the key `on` as a truth
    assert set(form) == {"kommun", "arende", "handling", "steg", "dag", "slutlig"}
    assert workflow["permissions"] == {"contents": "read"}
    asked = {"KOMMUN", "ARENDE", "HANDLING", "STEG", "DAG", "SLUTLIG"}
    assert asked <= set(_parsed(files["gitlab"])["variables"])


def test_a_change_runs_once_and_the_program_can_come_from_elsewhere(files: dict[str, Path]) -> None:
    on = _parsed(files["github"])[True]
    assert on["push"] == {"branches": ["main", "master"]}
    assert "vars.BESLUT ||" in files["github"].read_text("utf-8")
    assert len(_parsed(files["gitlab"])["workflow"]["rules"]) == 2


def test_the_form_reaches_the_program(files: dict[str, Path], tmp_path: Path) -> None:
    program, told = tmp_path / "bin/beslut", tmp_path / "ord"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nprintf "%s\\n" "$*" >> {told}\n')
    program.chmod(0o755)
    typed = {
        "KOMMUN": "Gävle", "ARENDE": "", "HANDLING": "missiv", "STEG": "ks", "DAG": "2099-06-30", "SLUTLIG": "true",
    }  # fmt: skip
    surroundings = environment(PATH=f"{program.parent}{os.pathsep}{os.environ['PATH']}", **typed)
    for name in ("Kontrollera", "Skriv handlingarna"):
        script = next(step["run"] for step in _steps(files["github"]) if step["name"] == name)
        subprocess.run(["sh", "-e", "-c", script], env=surroundings, cwd=tmp_path, check=True)
    assert told.read_text("utf-8").splitlines() == [
        "check --kommun=Gävle --handling=missiv --dag=2099-06-30 --output-format github",
        "generate --kommun=Gävle --handling=missiv --dag=2099-06-30 --steg=ks --slutlig --ut ut",
    ]


def test_the_drafts_are_uploaded_after_a_failed_check_and_the_job_fails_afterwards(files: dict[str, Path]) -> None:
    steps = _steps(files["github"])
    places = {step["name"]: number for number, step in enumerate(steps)}
    names = (
        "Kontrollera", "Skriv handlingarna", "Visa vad som skiljer", "Lägg upp utkasten",
        "Säg nej om kontrollen fann fel",
    )  # fmt: skip
    check, write, differ, upload, refuse = (steps[places[name]] for name in names)
    assert "pull_request" in differ["if"]
    assert check["continue-on-error"] is True
    assert "if" not in write
    assert "!cancelled()" in upload["if"]
    assert f"steps.{check['id']}.outcome == 'failure'" in refuse["if"]
    assert sorted(places, key=lambda name: places[name])[-5:] == list(names)
    assert _parsed(files["gitlab"])["handlingar"]["artifacts"]["when"] == "always"


@pytest.mark.parametrize("service", ["github", "gitlab"])
def test_the_version_that_wrote_it_is_the_one_that_runs(service: str, files: dict[str, Path]) -> None:
    assert f"git+{__address__}@v{__version__}" in files[service].read_text("utf-8")


PLAYED = """#!/bin/sh
printf '%s|' "$@" >> "$PLAYED"
echo >> "$PLAYED"
case "$1" in check) exit "$CHECK" ;; esac
"""


@pytest.mark.skipif(shutil.which("bash") is None, reason="the services run bash")
@pytest.mark.parametrize("service", WITH_SHELL)
@pytest.mark.parametrize("check", ["0", "1"])
def test_the_lines_run_and_what_is_typed_stays_a_value(
    service: str, check: str, files: dict[str, Path], tmp_path: Path
) -> None:
    """With a program of that name that writes its words down: the form's words are never run, nor become options."""
    program, told = tmp_path / "bin" / "beslut", tmp_path / "ord.txt"
    program.parent.mkdir()
    program.write_text(PLAYED, "utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    typed = '--ut=/etc"; touch knäckt; $(touch knäckt) `touch knäckt`'
    env = environment(
        PATH=f"{program.parent}{os.pathsep}{os.environ['PATH']}", KOMMUN=typed, ARENDE="", PROJEKT=".", UT="ut",
        PLAYED=str(told), CHECK=check, GITHUB_STEP_SUMMARY=str(tmp_path / "sammanfattning.md"),
    )  # fmt: skip
    lines = [line for line in _shells(service, files[service]) if "beslut " in line and "pip" not in line]
    codes = [
        subprocess.run(["bash", "-eo", "pipefail", "-c", line], cwd=tmp_path, env=env, capture_output=True).returncode
        for line in lines
        if "exit 1" not in line
    ]
    ran = told.read_text("utf-8").splitlines()
    assert max(codes) == int(check)
    assert [line.split("|")[0] for line in ran] == ["check", "generate"] + ["diff"] * (service == "github")
    assert [line.split("|")[1] for line in ran][:2] == [f"--kommun={typed}"] * 2
    assert list(tmp_path.glob("knäckt*")) == []
