# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The wheel and the sdist: everything that is needed inside, nothing else, and it works far from the checkout."""

from __future__ import annotations

import re
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from beslut import __address__
from conftest import ROOT, Beslut, environment

PAGE = re.compile(r"beslut/site/(page[.-]|worker\.js|licenser/)")
"""What only the building of beslut.html reads."""


def _built(kind: str, folder: Path, **surroundings: str) -> Path:
    """The wheel or the sdist, built from the checkout."""
    words = [sys.executable, "-m", "build", f"--{kind}", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    built = subprocess.run(words, env=environment(**surroundings), capture_output=True, text=True)
    assert built.returncode == 0, built.stdout + built.stderr
    (made,) = folder.iterdir()
    return made


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _built("wheel", tmp_path_factory.mktemp("hjul"), TZ="Asia/Tokyo", SOURCE_DATE_EPOCH="1767225600")


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _built("sdist", tmp_path_factory.mktemp("källa"), TZ="Asia/Tokyo", SOURCE_DATE_EPOCH="1767225600")


def test_the_same_code_and_time_give_the_same_bytes(wheel: Path, sdist: Path, tmp_path: Path) -> None:
    for made, kind in ((wheel, "wheel"), (sdist, "sdist")):
        (tmp_path / kind).mkdir()
        again = _built(kind, tmp_path / kind, TZ="America/Lima", SOURCE_DATE_EPOCH="1767225600", PYTHONHASHSEED="7")
        assert again.read_bytes() == made.read_bytes()


def _files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_the_wheel_holds_what_is_needed_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as package:
        inside = {name: package.read(name) for name in package.namelist() if ".dist-info/" not in name}
        about = {name.split("/", 1)[1] for name in package.namelist() if ".dist-info/" in name}
        metadata = next(package.read(name).decode() for name in package.namelist() if name.endswith("/METADATA"))
    expected = {f"beslut/{name}": content for name, content in _files(ROOT / "src" / "beslut").items()}
    built_of = {name for name in expected if PAGE.match(name)}
    assert len(built_of) > 5
    expected = {name: content for name, content in expected.items() if name not in built_of}
    for part in ("data", "templates"):
        expected |= {f"beslut/{part}/{name}": content for name, content in _files(ROOT / part).items()}
    assert sorted(inside) == sorted(expected)
    assert inside == expected
    assert {"beslut/py.typed", "beslut/writers/grund.docx", "beslut/data/kommuner.yaml"} <= set(inside)
    assert {"entry_points.txt", "licenses/LICENSES/MIT.txt", "licenses/LICENSES/CC0-1.0.txt"} <= about
    assert str(ROOT) not in metadata
    assert "Description-Content-Type: text/markdown" in metadata
    assert f"Project-URL: Source, {__address__}\n" in metadata
    assert [link for link in re.findall(r"\]\(([^)]+)\)", metadata) if not link.startswith(("https://", "#"))] == []


def test_an_installed_wheel_writes_the_same_bytes_far_from_the_checkout(
    wheel: Path, beslut: Beslut, tmp_path: Path
) -> None:
    installed, elsewhere = tmp_path / "installerat", tmp_path / "någon annanstans"
    elsewhere.mkdir()
    words = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--no-deps",
        "--no-index",
    ]
    subprocess.run([*words, "--target", str(installed), str(wheel)], check=True, env=environment(), capture_output=True)
    env = environment(PYTHONPATH=str(installed))
    program = "import beslut, beslut.assets; print(beslut.__file__); print(beslut.assets.shipped_root())"
    asked = subprocess.run([sys.executable, "-c", program], cwd=elsewhere, env=env, capture_output=True, check=True)
    package, root = (Path(line) for line in asked.stdout.decode("utf-8").splitlines())
    assert package.parent.resolve() == root.resolve() == (installed / "beslut").resolve()
    order = ("generate", "--kommun", "Sandviken", "-f", "docx", "-f", "html", "-f", "md", "-f", "txt")
    far = beslut(*order, cwd=elsewhere, env=env)
    near = beslut(*order, cwd=tmp_path)
    assert (far.code, near.code) == (0, 0), far.stderr
    assert len(_files(elsewhere / "ut")) == 23  # twenty documents, the manifest, the lock, what was written
    assert _files(elsewhere / "ut") == _files(tmp_path / "ut")
    assert (far.stdout, far.stderr) == (near.stdout, near.stderr)


def test_the_version_of_the_wheel_is_the_one_that_is_told(wheel: Path, beslut: Beslut) -> None:
    assert beslut("--version").stdout == f"beslut {wheel.name.split('-')[1]}\n"


def test_the_sdist_holds_every_file_of_the_repository_and_no_other(sdist: Path) -> None:
    """So its tests can be run from it. That they pass is seen by a workflow; here it would be the suite twice."""
    if not (ROOT / ".git").exists():
        pytest.skip("not a repository: only git knows which files are the project's own")
    told = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, encoding="utf-8")
    files = {name for name in told.stdout.split("\0") if name and (ROOT / name).exists()}
    with tarfile.open(sdist) as package:
        inside = {name.partition("/")[2] for name in package.getnames()}
    assert sorted(files - inside) == []
    untracked = subprocess.run(
        ["git", "ls-files", "-z", "--others", "--exclude-standard"], cwd=ROOT, check=True, capture_output=True
    ).stdout.decode("utf-8")
    assert sorted(inside - files - set(untracked.split("\0"))) == ["PKG-INFO"]
