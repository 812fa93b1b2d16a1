# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Broken files, one mistake each, with the exact words that a person reads; and what must be read as it stands.

A new case is a file in `trasiga/` whose name begins with its kind: `arende-`, `kommuner-`, `profiler-` or `verb-`.
`make golden` writes its `.txt`.
"""

from __future__ import annotations

import codecs
import re
import time
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from beslut.assets import CASES, REGISTER, Assets
from beslut.errors import DataError
from beslut.loading.source import YamlFile
from beslut.model import Case, Register
from beslut.planning import Order
from conftest import CASE, ROOT, TODAY, Approve, room
from planned import Planned

# What each kind of file is called in a project, and how it is loaded there.
KINDS: dict[str, tuple[Path, Callable[[Planned], object]]] = {
    "arende": (CASES / "prov.yaml", lambda room: room.case),
    "kommuner": (REGISTER, lambda room: room.register),
    "profiler": (Path("data", "profiler.yaml"), lambda room: room.profiles),
    "verb": (Path("data", "verb.yaml"), lambda room: room.verbs),
}
BROKEN = Path(__file__).with_name("trasiga")
FILES = sorted(path for path in BROKEN.glob("*.yaml") if path.stem != "tio-fel")
SWEDISH_PROBLEM = re.compile(r"^fel\[[YM]\d\d\]: \S.*\n  --> data/\S+\.yaml:\d+:\d+(\n|$)")
ENGLISH = re.compile(
    r"\b(the|is|are|not|found|expected|while|should|must|range|invalid|input|value|string|month|key|could|unable)\b",
    re.I,
)


@pytest.fixture(scope="module")
def register() -> Register:
    return room().register


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where what ships is kept between the tests."""
    return tmp_path_factory.mktemp("cache")


def _load(folder: Path, name: str, content: bytes, cache: Path) -> object:
    """Lay the content where it belongs in a project and load it."""
    place, load = KINDS[name.split("-")[0]]
    (folder / place).parent.mkdir(parents=True, exist_ok=True)
    (folder / place).write_bytes(content)
    return load(Planned(Order(today=TODAY, case="prov", project=folder), cache))


def _refused(folder: Path, name: str, content: bytes, cache: Path) -> DataError:
    with pytest.raises(DataError) as caught:
        _load(folder, name, content, cache)
    return caught.value


@dataclass(frozen=True)
class Broken:
    """A broken file, the project it was laid in, and why that was refused."""

    path: Path
    folder: Path
    error: DataError


@pytest.fixture(scope="module", params=FILES, ids=lambda path: path.stem)
def broken(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Broken:
    path, folder = request.param, tmp_path_factory.mktemp("trasig")
    return Broken(path, folder, _refused(folder, path.name, path.read_bytes(), cache))


def test_each_broken_file_is_refused_in_these_words(broken: Broken, approve: Approve) -> None:
    approve(f"{broken.error}\n", broken.path.with_suffix(".txt"))


def test_each_problem_is_swedish_and_stands_on_a_line_that_exists(broken: Broken) -> None:
    lines = broken.path.read_bytes().count(b"\n") + 1
    for problem in broken.error.problems:
        assert SWEDISH_PROBLEM.match(str(problem))
        assert problem.place is not None
        assert 1 <= problem.place.line <= lines
        assert broken.folder.as_posix() not in str(problem)
        assert ENGLISH.findall(re.sub("”.*?”", "", f"{problem.message} {problem.hint}")) == []


def test_every_code_of_the_loader_has_a_broken_file() -> None:
    source = "".join(file.read_text("utf-8") for file in (ROOT / "src" / "beslut" / "loading").glob("*.py"))
    told = "".join(golden.read_text("utf-8") for golden in BROKEN.glob("*.txt"))
    generated_here = {"Y01", "Y02", "Y17"}  # Y17: tests/test_followup_record.py
    assert set(re.findall(r'"([YM]\d\d)"', source)) - generated_here == set(re.findall(r"fel\[([YM]\d\d)\]", told))


def test_every_golden_text_belongs_to_a_file() -> None:
    assert sorted(golden.stem for golden in BROKEN.glob("*.txt")) == sorted(path.stem for path in FILES)


def test_ten_mistakes_are_ten_findings_each_on_its_line(tmp_path: Path, cache: Path) -> None:
    path = BROKEN / "tio-fel.yaml"
    marked = [
        (number, found.group(1))
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if (found := re.search(r"# fel: (\w+)", line))
    ]
    error = _refused(tmp_path, "arende-tio-fel", path.read_bytes(), cache)
    assert len(marked) == 10
    assert [(problem.place.line, problem.code) for problem in error.problems if problem.place] == marked


SOUND = (ROOT / CASE).read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("arende", SOUND.encode() + b"# " + b"x" * 2_000_000 + b"\n", "Y02"),
        ("kommuner", b"#" * 2_000_001, "Y02"),
        ("arende", b"[" * 100_000, "Y10"),
        ("arende", b"a: " + b"[" * 100_000 + b"]" * 100_000, "Y10"),
        ("arende", b"{a: " * 50_000, "Y10"),
        ("kommuner", b"\n".join(b" " * depth + b"a:" for depth in range(1_400)), "Y10"),
        ("arende", b"- " * 100_000, "Y10"),
        ("arende", b"? " * 100_000, "Y08"),
        ("arende", b"a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n", "Y11"),
        ("arende", b'"' * 500_000, "Y07"),
        ("arende", b"\x00" * 1_000, "Y04"),
    ],
    ids=["stor-arende", "stor-kommuner", "hakar", "hakar-slutna", "klamrar", "indrag", "streck", "fragetecken",
         "aliasbomb", "citattecken", "nul"],
)  # fmt: skip
def test_bombs_end_quickly(name: str, content: bytes, code: str, tmp_path: Path, cache: Path) -> None:
    start = time.process_time()
    error = _refused(tmp_path, name, content, cache)
    assert time.process_time() - start < 5
    assert error.problems[0].code == code


def test_many_forbidden_characters_end_quickly(tmp_path: Path, cache: Path) -> None:
    content = SOUND.encode() + "\n".join(f'x{number}: "a\u0096"' for number in range(20_000)).encode()
    start = time.process_time()
    error = _refused(tmp_path, "arende", content, cache)
    assert time.process_time() - start < 5
    assert [problem.code for problem in error.problems] == ["Y04"] * 50 + ["Y16"]


def test_a_folder_in_the_place_of_a_file_is_told(tmp_path: Path, register: Register) -> None:
    path = tmp_path / CASES / "prov.yaml"
    path.mkdir(parents=True)
    with pytest.raises(DataError) as caught:
        _ = Planned(Order(today=TODAY, case="prov", project=tmp_path)).case
    assert [problem.code for problem in caught.value.problems] == ["Y01"]
    assert "data/arenden/prov.yaml" in str(caught.value)


@pytest.mark.parametrize("typed", ["0114", "no", "yes", "on", "true", "12:30", "1.10", "0x1f", "1e3", "2022-06-14",
                                   "0701234567", "1_000", ".inf", "=", "=>", "§ 45"])  # fmt: skip
def test_a_scalar_stays_as_it_was_typed(typed: str, tmp_path: Path) -> None:
    path = tmp_path / "prov.yaml"
    path.write_text(f"nyckel: {typed}\nlista: [{typed}, x]\n", "utf-8")
    assert YamlFile(path, Assets((tmp_path,))).data == {"nyckel": typed, "lista": [typed, "x"]}


def test_a_code_with_a_leading_zero_is_found(register: Register) -> None:
    party = register.named("0114")
    assert party is not None
    assert (party.code, party.name) == ("0114", "Upplands Väsby")


@pytest.mark.parametrize(
    "saved",
    [
        lambda text: text.replace("\n", "\r\n").encode(),
        lambda text: text.replace("\n", "\r").encode(),
        lambda text: codecs.BOM_UTF8 + text.encode(),
        lambda text: codecs.BOM_UTF8 + text.replace("\n", "\r\n").encode(),
        lambda text: unicodedata.normalize("NFD", text).encode(),
        lambda text: text.rstrip("\n").encode(),
        lambda text: f"---\n{text}".encode(),
        lambda text: f"%YAML 1.1\n---\n{text}...\n".encode(),
    ],
    ids=["crlf", "cr", "bom", "bom-crlf", "nfd", "utan-slutrad", "ett-streck", "yaml-direktiv"],
)
def test_the_same_case_however_it_was_saved(saved: Callable[[str], bytes], tmp_path: Path, cache: Path) -> None:
    assert _load(tmp_path, "arende", saved(SOUND), cache) == room().case


def test_what_has_been_worked_out_from_a_case_changes_neither_its_worth_nor_its_words(tmp_path: Path) -> None:
    one, other = (_load(tmp_path, "arende", SOUND.encode(), tmp_path / name) for name in "ab")
    assert isinstance(one, Case) and one.common_facts(sent=True)
    assert (one, repr(one)) == (other, repr(other))
    assert "_of_parties" in vars(one).keys() - vars(other).keys()


def test_a_place_is_right_in_a_file_with_crlf_and_bom(tmp_path: Path, cache: Path) -> None:
    content = codecs.BOM_UTF8 + SOUND.replace("\n", "\r\n").replace("titel:", "titl:", 1).encode()
    error = _refused(tmp_path, "arende", content, cache)
    line = SOUND[: SOUND.index("\ntitel:")].count("\n") + 2
    assert (line, 1, "titl: Välfärdsstrategin") in [
        (problem.place.line, problem.place.column, problem.place.source) for problem in error.problems if problem.place
    ]


def test_a_line_of_letters_outside_the_first_plane_has_the_right_column(tmp_path: Path, cache: Path) -> None:
    start, end = SOUND.index("\nparter:"), SOUND.index("\nbeslutande_organ:")
    content = SOUND[:start] + '\nparter: {lista: ["𝔊ä", "Gävl"]}\n' + SOUND[end:]
    columns = [one.place.column for one in _refused(tmp_path, "arende", content.encode(), cache).problems if one.place]
    assert columns[:2] == [len('parter: {lista: ["'), len('parter: {lista: ["𝔊ä", "')]


def test_the_data_that_ships_is_sound(register: Register) -> None:
    codes = list(register.parties)
    assert [sum(len(code) == size for code in codes) for size in (4, 2)] == [290, 20]
    for path in Assets.of().case_files():
        assert Planned(Order(today=TODAY, case=path.stem)).case.id == path.stem


@pytest.mark.parametrize("text", ["titel: § 45 #brådskande", "titel: a #b"])
def test_words_after_a_hash_are_not_lost_in_silence(text: str, tmp_path: Path, cache: Path) -> None:
    # YAML reads an unquoted " #" as the beginning of a comment.
    content = SOUND.replace("titel: Välfärdsstrategin", text, 1).encode()
    try:
        case = _load(tmp_path, "arende", content, cache)
    except DataError as error:
        assert "#" in str(error)
    else:
        assert isinstance(case, Case)
        assert case.title == text.removeprefix("titel: ")
