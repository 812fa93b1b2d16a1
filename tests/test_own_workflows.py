# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The project's own workflows: taken by the service's schema and the linter, least rights, every system and Python."""

from __future__ import annotations

import re
import shutil
import subprocess
import sysconfig
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from conftest import ROOT, environment

FOLDER = ROOT / ".github" / "workflows"
FORMS = ROOT / ".github" / "ISSUE_TEMPLATE"
WORKFLOWS = sorted(FOLDER.glob("*.yml"))
WITH_ACTIONS = [*WORKFLOWS, ROOT / "action.yml", ROOT / "data" / "start" / "github" / "beslut.yml"]
by_workflow = pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)


def _run(program: str, *words: str) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sysconfig.get_path("scripts")) / program), *words]
    return subprocess.run(command, capture_output=True, encoding="utf-8", env=environment(), timeout=120)


def _jobs(name: str) -> dict[str, Any]:
    jobs: dict[str, Any] = yaml.safe_load((FOLDER / name).read_text("utf-8"))["jobs"]
    return jobs


def _commands(job: dict[str, Any]) -> str:
    return "\n".join(step.get("run", "") for step in job["steps"])


def test_the_workflows_are_there() -> None:
    assert [path.name for path in WORKFLOWS] == ["release.yml", "safety.yml", "scorecard.yml", "tests.yml"]


@by_workflow
def test_the_service_takes_it(path: Path) -> None:
    judged = _run("check-jsonschema", "--builtin-schema", "vendor.github-workflows", str(path))
    assert judged.returncode == 0, judged.stdout + judged.stderr


@by_workflow
def test_the_linter_finds_nothing(path: Path) -> None:
    judged = _run("zizmor", "--offline", "--no-progress", "--persona", "pedantic", str(path))
    assert judged.returncode == 0, judged.stdout + judged.stderr


@pytest.mark.skipif(not shutil.which("actionlint"), reason="actionlint is not here")
@by_workflow
def test_what_the_workflow_says_can_be_run(path: Path) -> None:
    judged = subprocess.run(["actionlint", str(path)], capture_output=True, encoding="utf-8", timeout=120)
    assert judged.returncode == 0, judged.stdout + judged.stderr


def test_what_updates_the_libraries_is_taken_by_the_service_and_the_linter() -> None:
    path = str(ROOT / ".github" / "dependabot.yml")
    judged = _run("check-jsonschema", "--builtin-schema", "vendor.dependabot", path)
    assert judged.returncode == 0, judged.stdout + judged.stderr
    judged = _run("zizmor", "--offline", "--no-progress", "--persona", "pedantic", path)
    assert judged.returncode == 0, judged.stdout + judged.stderr


@pytest.mark.parametrize("kind", ["issue-config", "issue-forms"])
def test_the_forms_for_issues_are_taken_by_the_service(kind: str) -> None:
    found = [path for path in sorted(FORMS.glob("*.yml")) if (path.name == "config.yml") == (kind == "issue-config")]
    judged = _run("check-jsonschema", "--builtin-schema", f"vendor.github-{kind}", *map(str, found))
    assert found and judged.returncode == 0, judged.stdout + judged.stderr


def test_an_action_is_pinned_to_one_commit_everywhere_with_its_version() -> None:
    """Zizmor looks for a hash; this also for the version a person reads, and the same one in every file."""
    used = [
        use for path in WITH_ACTIONS for use in re.findall(r"uses: (\S+@.*)$", path.read_text("utf-8"), re.MULTILINE)
    ]
    assert len(used) > 10
    assert [use for use in used if not re.fullmatch(r"\S+@[0-9a-f]{40} # v\d+\.\d+\.\d+", use)] == []
    pins = {use.split("@")[0]: set[str]() for use in used}
    for use in used:
        pins[use.split("@")[0]].add(use)
    assert [name for name, found in pins.items() if len(found) > 1] == []


def _may_write() -> Iterator[tuple[str, str, str]]:
    for path in WORKFLOWS:
        data = yaml.safe_load(path.read_text("utf-8"))
        assert data["permissions"] == {}
        for name, job in data["jobs"].items():
            yield from ((path.name, name, what) for what, may in job["permissions"].items() if may == "write")


def test_a_job_may_write_only_what_it_is_for() -> None:
    assert set(_may_write()) == {
        ("release.yml", "attest", "id-token"),
        ("release.yml", "attest", "attestations"),
        ("release.yml", "publish", "id-token"),
        ("release.yml", "page", "contents"),
        ("safety.yml", "static", "security-events"),
        ("scorecard.yml", "scorecard", "id-token"),
    }


def test_every_supported_system_and_python_is_tried() -> None:
    matrix = _jobs("tests.yml")["tests"]["strategy"]["matrix"]
    assert {system.split("-")[0] for system in matrix["os"]} == {"ubuntu", "windows", "macos"}
    oldest = re.search(r'requires-python = ">=(3\.\d+)"', (ROOT / "pyproject.toml").read_text("utf-8"))
    assert oldest and matrix["python"] == [oldest[1], "3.12", "3.13", "3.14"]


def test_nothing_is_released_before_the_tests_and_a_persons_yes() -> None:
    jobs = _jobs("release.yml")
    assert jobs["tests"]["uses"] == "./.github/workflows/tests.yml"
    assert [jobs[name]["needs"] for name in ("attest", "publish", "page")] == [
        ["tests", "build", "program"],
        ["attest"],
        ["publish"],
    ]
    assert jobs["publish"]["environment"] == jobs["page"]["environment"] == "release"
    assert "tools/slapp.py" in _commands(jobs["build"])


def test_what_is_released_is_built_once_and_its_tests_run_from_the_sdist() -> None:
    jobs = {**_jobs("tests.yml"), **{f"release {name}": job for name, job in _jobs("release.yml").items()}}
    built = {name for name, job in jobs.items() if "steps" in job and "python -m build" in _commands(job)}
    assert built == {"package", "release build"}
    package = _commands(jobs["package"])
    assert package.index("tar -xzf dist/") < package.index("pytest")
