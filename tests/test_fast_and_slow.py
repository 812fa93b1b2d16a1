# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The same fast and slow: with everything that makes a run quick, and with BESLUT_SNABBT=0, which turns it all off.

Each case is run in two equal folders, fast in the first and slow in the second. What they are told, their exit codes
and what lies there afterwards must be the same to the last byte: cold, warm, after every change, and with nothing new.
At the end the same is asked of what is loaded, without a command: all that is known of a project, or every problem.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from beslut.assets import CASES, PROFILES, REGISTER, TEMPLATES, VERBS, shipped_root
from beslut.errors import DataError
from beslut.loading.language import WORDS as LANGUAGE
from beslut.planning import Order, make_plan
from beslut.project import Project
from beslut.runs.generate import generate
from beslut.runs.results import Written
from beslut.runs.unchanged import UnchangedRun
from beslut.speed import Speed
from beslut.speed.cache import named
from beslut.writers.papers import BASE
from conftest import CASE, ROOT, TODAY, Beslut, Ran, environment, replaced
from planned import Planned

OUT = Path("ut", "valfardsstrategin")
DOCUMENT = OUT / "gavle" / "missiv-gavle.txt"
ENCLOSURE = CASE.with_suffix("") / "Välfärdsstrategin.pdf"
COUNTIES = ["01", "12", "14"]
"""Of more than a hundred municipalities together, which is as many as two processes share."""
BOTH = ("generate", "--kommun", "Gävle", "--kommun", "Hofors", "--projekt", "projekt", "-f", "txt", "-f", "md")
WORDS = (*BOTH, "--handling", "missiv,tjansteskrivelse,beslutsformulering")


def _files(folder: Path) -> dict[str, bytes]:
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def _times(folder: Path) -> dict[str, tuple[int, int]]:
    found = (path for path in [folder, *folder.rglob("*")])
    return {str(path): (path.stat().st_mtime_ns, path.stat().st_ino) for path in found}


@dataclass(frozen=True)
class Twins:
    """Two places with equal projects, where the first is fast and the second slow."""

    beslut: Beslut
    folder: Path

    @property
    def both(self) -> tuple[Path, Path]:
        """The two places."""
        return self.folder / "snabb", self.folder / "sakta"

    def change(self, make: Callable[[Path], object]) -> None:
        """The same in both."""
        for place in self.both:
            make(place)

    def run(self, *words: str, **changes: str) -> Ran:
        """Run in both, and what it told when that was the same and left the same."""
        slowly = self._ran(self.both[1], *words, BESLUT_SNABBT="0", **changes)
        assert self.again(*words, **changes) == slowly
        return slowly

    def again(self, *words: str, **changes: str) -> Ran:
        """Run only the fast one, and what it told when it leaves what lies with the slow one.

        That is enough where the slow one has just been run and can have nothing more to do.
        """
        told = self._ran(self.both[0], *words, **changes)
        assert _files(self.both[0]) == _files(self.both[1])
        return told

    def _ran(self, place: Path, *words: str, **changes: str) -> Ran:
        return self.beslut(*words, cwd=place, env=environment(BESLUT_CACHE=str(self.folder / "cache"), **changes))


@pytest.fixture
def twins(beslut: Beslut) -> Twins:
    return _new_twins(beslut)


def _new_twins(beslut: Beslut) -> Twins:
    """Two equal projects to edit, with nothing written; the case for a whole country goes to three counties of it."""
    twins = Twins(beslut, beslut.folder)
    for place in twins.both:
        for part in (CASES, TEMPLATES):
            shutil.copytree(shipped_root() / part, place / "projekt" / part)
        replaced(place / "projekt" / CASES / "inera.yaml", ("  alla: kommuner\n", f"  län: {json.dumps(COUNTIES)}\n"))
    return twins


@pytest.fixture(scope="session")
def once_written(tmp_path_factory: pytest.TempPathFactory) -> tuple[Twins, Ran]:
    """Twins that have been run once, with what that told; made once, and only copied."""
    twins = _new_twins(Beslut(tmp_path_factory.mktemp("skrivna")))
    return twins, twins.run(*WORDS)


@pytest.fixture
def written(once_written: tuple[Twins, Ran], tmp_path: Path) -> Twins:
    """A copy of those: the next run is the second one, and finds all that the first one kept."""
    first, _ = once_written
    shutil.copytree(first.folder, tmp_path, dirs_exist_ok=True)
    twins = Twins(Beslut(tmp_path), tmp_path)
    # What is kept of a run is of the folder that it wrote in, as the system knows that folder: here of the copy.
    theirs, ours = (tmp_path / "cache" / _kept_run(one.both[0] / OUT) for one in (first, twins))
    content = theirs.read_bytes()[64:].replace(theirs.name.encode(), ours.name.encode(), 1)  # after its own hash
    ours.write_bytes(hashlib.sha256(content).hexdigest().encode() + content)
    return twins


def _kept_run(folder: Path) -> str:
    state = folder.stat()
    return f"korning-{named(f'{state.st_dev}-{state.st_ino}')}"


def _outcomes(told: Ran) -> set[str]:
    lines = told.stdout.splitlines()
    return {line.partition("  ")[2].partition(" (")[0] for line in lines if not line.startswith(" ")}


def test_nothing_changed_is_told_alike_and_touches_nothing(once_written: tuple[Twins, Ran], written: Twins) -> None:
    _, first = once_written
    before = _times(written.both[0] / "ut")
    second = written.run(*WORDS)
    assert _outcomes(first) == {"ny"}
    assert second.stdout == first.stdout.replace("  ny", "  oförändrad")
    assert (second.code, first.code) == (0, 0)
    assert _times(written.both[0] / "ut") == before


def test_nothing_changed_is_the_same_json_but_for_the_outcome(twins: Twins) -> None:
    first, second = (json.loads(twins.run(*WORDS, "--json").stdout) for _ in range(2))
    assert {one.pop("utfall") for one in first["filer"]} == {"ny"}
    assert {one.pop("utfall") for one in second["filer"]} == {"oförändrad"}
    assert first == second
    assert len(first["filer"]) == 12


def test_however_it_is_told_it_is_told_alike(written: Twins) -> None:
    for more in ("--strikt", "-v", "-q", "--ersatt", "--dry-run", "--slutlig"):
        assert written.run(*WORDS, more).code == (1 if more in ("--strikt", "--slutlig") else 0)
    assert written.again(*WORDS, "--slutlig").code == 1


COUNTRY = ("generate", "--alla", "--arende", "inera")
STORIES: dict[str, list[tuple[str, ...]]] = {
    "ett land": [COUNTRY, COUNTRY, (*COUNTRY, "-f", "txt")],
    "ett land, del": [(*COUNTRY, "--del", "2/2", "--json")],
    "ett land, slutlig": [(*COUNTRY, "--slutlig", "-f", "md", "--del", "1/4")],
    "alla parter": [("generate", "--alla", "-f", "docx", "-f", "html", "-f", "md", "-f", "txt")] * 2,
    "fyra format": [("generate", "-k", "Umeå", "-f", "docx", "-f", "html", "-f", "md", "-f", "txt", "--arende",
                     "samverkansstruktur", "--steg", "ks")],
    "granska": [("check", "-k", "Gävle", "-k", "Hofors", "-k", "Ljusdal"),
                ("check", "-k", "Gävle", "--output-format", "json")],
    "visa": [("show", "-k", "Gävle"), ("show", "-k", "Gävle", "--dialekt", "alla"), ("show", "-k", "Gävle")],
    "räkna upp": [("list", "kommuner"), ("list", "arenden"), ("list", "handlingar", "--arende", "inera")],
    "samma ord på flera sätt": [("skriv", "-nkGävle"), ("generate", "--kommun=gavle", "-n"),
                                ("generate", "-n", "-k", "2180", "--format", "docx,html"), ("lista", "ärenden"),
                                ("regel", "r10"), ("hjälp", "skriv"), ("schema", "kommuner")],
    "fel ord": [("generate", "-k", "Gävl"), ("generate", "--arende", "ingen"), ("generate", "-k"), ("generera",),
                ("generate", "--alla", "--format", "rtf"), ("generate", "--alla", "--steg", "xx")],
}  # fmt: skip


@pytest.mark.parametrize("story", STORIES)
def test_whatever_is_asked_for_is_the_same_cold_and_warm(twins: Twins, story: str) -> None:
    for words in STORIES[story]:
        twins.run(*words, *(("--projekt", "projekt") if words[0] in ("generate", "skriv", "check", "show") else ()))


def test_an_error_in_one_partys_document_is_told_alike_by_two_processes(twins: Twins) -> None:
    words = "{% if part.namn == 'Österåker' or part.namn == 'Ale' %}{{ part.finns_inte }}{% endif %}"
    template = Path("projekt", TEMPLATES, "inera", "tjansteskrivelse.md")
    twins.change(lambda place: replaced(place / template, ("Datum\n: ", f"Datum\n: {words}")))
    told = twins.run(*COUNTRY, "--projekt", "projekt")
    assert (told.code, told.stderr.count("T03"), len(_outcomes(told))) == (1, 2, 1)
    assert "106 filer" in told.stderr


_LOADED = """
import sys
from beslut.cli import run
code = run(sys.argv[1:])
print(code, *sorted(sys.modules), file=sys.stderr)
"""


def _loaded(twins: Twins) -> tuple[str, set[str]]:
    """The exit code of a run, and the modules that it has loaded."""
    ended = subprocess.run(
        [sys.executable, "-c", _LOADED, *WORDS, "-q"], cwd=twins.both[0], capture_output=True, check=True, text=True,
        env=environment(BESLUT_CACHE=str(twins.folder / "cache")),
    )  # fmt: skip
    code, *names = ended.stderr.split()
    return code, set(names)


_HEAVY = {"jinja2", "beslut.rendering", "beslut.checking", "beslut.runs.prepare", "beslut.writers.txt"}


def test_a_first_run_loads_what_documents_are_made_with(twins: Twins) -> None:
    code, names = _loaded(twins)
    assert (code, _HEAVY - names) == ("0", set())
    assert "markdown_it" in names  # nothing is known yet


def test_a_run_with_nothing_new_loads_nothing_to_make_documents_with(written: Twins) -> None:
    code, names = _loaded(written)
    assert (code, names & {*_HEAVY, "markdown_it", "yaml", "pydantic"}) == ("0", set())
    (written.both[0] / DOCUMENT).unlink()
    code, names = _loaded(written)
    assert (code, _HEAVY - names) == ("0", set())


def _template(place: Path) -> Path:
    return place / "projekt" / TEMPLATES / "valfardsstrategin" / "missiv.md"


def _enclose(content: bytes) -> Callable[[Path], None]:
    def make(place: Path) -> None:
        (place / "projekt" / ENCLOSURE).parent.mkdir(exist_ok=True)
        (place / "projekt" / ENCLOSURE).write_bytes(content)

    return make


EDITED = b"mitt eget"
CHANGES: dict[str, tuple[Callable[[Path], object], set[str], int]] = {
    "redigerad": (
        lambda place: (place / DOCUMENT).write_bytes(EDITED), {"oförändrad", "ändrad för hand, inget nytt"}, 0,
    ),
    "borta": (lambda place: (place / DOCUMENT).unlink(), {"oförändrad", "ny"}, 0),
    "partens mapp borta": (lambda place: shutil.rmtree((place / DOCUMENT).parent), {"oförändrad", "ny"}, 0),
    "allt borta": (lambda place: shutil.rmtree(place / OUT), {"ny"}, 0),
    "utan manifest": (lambda place: (place / OUT / ".beslut.json").unlink(), {"oförändrad"}, 0),
    "trasigt manifest": (lambda place: (place / OUT / ".beslut.json").write_text("{"), set(), 1),
    "mallen": (lambda place: replaced(_template(place), ("Med vänlig hälsning", "Vänligen")),
               {"oförändrad", "uppdaterad"}, 0),
    "mallen omdöpt": (lambda place: _template(place).rename(_template(place).with_name("missiw.md")),
                      {"oförändrad"}, 0),
    "ärendet": (lambda place: replaced(place / "projekt" / CASE, ("ärendemening: A", "ärendemening: Nytt a")),
                {"oförändrad", "uppdaterad"}, 0),
    "en kommentar": (lambda place: replaced(place / "projekt" / CASE, ("\navsändare: ", "\n# ja\navsändare: ")),
                     {"oförändrad"}, 0),
    "en bilaga": (_enclose(b"%PDF-1.4\n"), {"oförändrad", "uppdaterad", "ny"}, 0),
}  # fmt: skip


@pytest.mark.parametrize("what", CHANGES)
def test_after_a_change_the_same_is_done(written: Twins, what: str) -> None:
    make, outcomes, code = CHANGES[what]
    written.change(make)
    told = written.run(*WORDS)
    assert (_outcomes(told), told.code) == (outcomes, code)
    again = written.again(*WORDS)
    if not outcomes:  # nothing is written until what is wrong is mended
        assert (again.code, "fel[S06]" in again.stderr, again.stdout) == (1, True, "")
        return
    kept = {"ändrad för hand, inget nytt"} if what == "redigerad" else set()
    assert (_outcomes(again), again.code) == ({"oförändrad"} | kept, code)


def test_a_file_edited_by_hand_stands_and_has_the_new_one_beside_it(written: Twins) -> None:
    ours = (written.both[0] / DOCUMENT).read_bytes()
    written.change(lambda place: (place / DOCUMENT).write_bytes(EDITED))
    written.change(lambda place: replaced(_template(place), ("Med vänlig hälsning", "Vänligen")))
    for _ in range(2):
        assert written.run(*WORDS).code == 1
        assert (written.both[0] / DOCUMENT).read_bytes() == EDITED
        assert "Vänligen" in (written.both[0] / DOCUMENT).with_name("missiv-gavle.ny.txt").read_text("utf-8")
    written.change(lambda place: (place / DOCUMENT).write_bytes(ours))
    assert written.run(*WORDS).code == 0


def test_a_template_of_ones_own_that_is_renamed_no_longer_counts(twins: Twins) -> None:
    # The contents of the templates are the same, in the same order.
    twins.change(lambda place: shutil.rmtree(place / "projekt" / TEMPLATES))
    twins.change(lambda place: _template(place).parent.mkdir(parents=True))
    shipped = (ROOT / TEMPLATES / "valfardsstrategin" / "missiv.md").read_text("utf-8")
    twins.change(lambda place: _template(place).write_text(shipped + "\nSist i min egen mall.\n", "utf-8"))
    twins.run(*WORDS)
    assert "Sist i min egen mall." in (twins.both[0] / DOCUMENT).read_text("utf-8")
    twins.change(lambda place: _template(place).rename(_template(place).with_name("foredragningslista.md")))
    twins.run(*WORDS)
    assert "Sist i min egen mall." not in (twins.both[0] / DOCUMENT).read_text("utf-8")


def test_an_enclosure_that_changes_or_goes_is_seen(twins: Twins) -> None:
    enclosed = twins.both[0] / OUT / "gavle" / ENCLOSURE.name
    twins.change(_enclose(b"%PDF-1.4 a"))
    twins.run(*WORDS)
    assert enclosed.read_bytes() == b"%PDF-1.4 a"
    twins.change(_enclose(b"%PDF-1.4 b"))
    assert _outcomes(twins.run(*WORDS)) == {"oförändrad", "uppdaterad"}
    assert enclosed.read_bytes() == b"%PDF-1.4 b"
    twins.change(lambda place: (place / "projekt" / ENCLOSURE).unlink())
    assert "uppdaterad" in _outcomes(twins.run(*WORDS))  # the letter that lists it


@pytest.mark.parametrize(
    "more",
    [("--dag", "2022-05-10"), ("-f", "html"), ("--handling", "processbeskrivning"), ("--profil", "kungsbacka"),
     ("--dialekt", "D5"), ("--kommun", "Sandviken"), ("--del", "1/2"), ("--steg", "kf")],
    ids=" ".join,
)  # fmt: skip
def test_another_order_is_another_run_and_the_first_is_itself_again(
    once_written: tuple[Twins, Ran], written: Twins, more: tuple[str, ...]
) -> None:
    _, first = once_written
    order = *(BOTH if "--steg" in more else WORDS), *more  # not every document has steps
    other = written.run(*order)
    assert other.stdout.replace("oförändrad", "ny") != first.stdout or "uppdaterad" in other.stdout
    again = written.again(*order)
    assert _outcomes(again) == {"oförändrad"}
    assert again.stdout.splitlines()[0].partition("  ")[0] == other.stdout.splitlines()[0].partition("  ")[0]
    written.run(*WORDS)
    assert _outcomes(written.again(*WORDS)) == {"oförändrad"}


def test_another_today_is_another_run_when_the_case_has_no_day(twins: Twins) -> None:
    def without_day(place: Path) -> None:
        path = place / "projekt" / CASE
        head, _, rest = path.read_text("utf-8").partition("\ndag:\n")
        path.write_text(head + "\n" + rest[rest.index("\navsändare:") :], "utf-8")

    manifest = twins.both[0] / OUT / ".beslut.json"
    twins.change(without_day)
    days = []
    for stamp in ("1700000000", "1700000001", "1800000000"):
        assert twins.run(*WORDS, SOURCE_DATE_EPOCH=stamp).code == 0
        days.append(json.loads(manifest.read_text("utf-8"))["dag"])
    assert days == ["2023-11-14", "2023-11-14", "2027-01-15"]


def test_a_killed_runs_journal_is_not_lost(written: Twins) -> None:
    """The journal says that a file is ours, so that a new case may update it; only a run that seals takes it away."""
    killed = b"av en k\xc3\xb6rning som d\xc3\xb6dades"
    line = f"{hashlib.sha256(killed).hexdigest()} {DOCUMENT.relative_to(OUT).as_posix()}\n"
    written.change(lambda place: (place / OUT / ".beslut.journal").write_text(line, "utf-8"))
    written.change(lambda place: (place / DOCUMENT).write_bytes(killed))
    told = written.run(*WORDS)
    assert (_outcomes(told), told.code) == ({"oförändrad", "uppdaterad"}, 0)
    assert not (written.both[0] / OUT / ".beslut.journal").exists()
    assert not list(written.both[0].rglob("*.ny.*"))


def test_a_journal_beside_whole_files_is_taken_away_by_the_run_that_seals(written: Twins) -> None:
    line = f"{'0' * 64} {DOCUMENT.relative_to(OUT).as_posix()}\n"
    written.change(lambda place: (place / OUT / ".beslut.journal").write_text(line, "utf-8"))
    assert _outcomes(written.run(*WORDS)) == {"oförändrad"}
    assert not (written.both[0] / OUT / ".beslut.journal").exists()


def test_a_party_that_has_left_the_case_is_told_every_time(written: Twins) -> None:
    words = [word for word in WORDS if word != "Gävle"]
    words.remove("--kommun")
    written.change(lambda place: replaced(place / "projekt" / CASE, ("\nparter:\n", "\nparter:\n  utom: [Gävle]\n")))
    first, second = written.run(*words), written.run(*words)
    for told in (first, second):
        assert "ligger kvar" in told.stderr
        assert "missiv-gavle.txt" in told.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_a_folder_that_has_become_a_link_is_refused_alike(written: Twins) -> None:

    def link(place: Path) -> None:
        party = (place / DOCUMENT).parent
        party.rename(place / "annan")
        party.symlink_to(place / "annan")

    written.change(link)
    assert written.run(*WORDS).code == 1


_PEAK = """
import resource
from datetime import date
from pathlib import Path
from typing import Any
from beslut.planning import Order
from beslut.project import Project
from beslut.planning import make_plan
from beslut.runs.prepare import drafts
project = Project.at()
plan = make_plan(Order(today=date(2026, 1, 2), case="inera", everyone=True), project)
for _ in range(3):
    files = sum(one.content is not None for one in drafts(plan, project))
    print(files, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="the peak is told by POSIX here")
def test_a_country_three_times_over_takes_no_more_memory_than_once() -> None:
    ended = subprocess.run(
        [sys.executable, "-c", _PEAK], env=environment(), capture_output=True, text=True, check=True
    )  # fmt: skip
    (once, peak), _, (again, last) = (map(int, line.split()) for line in ended.stdout.splitlines())
    assert (once, again) == (290, 290)
    assert last < peak * 1.2


_CHANGED: dict[str, Any] = {
    "today": date(2030, 2, 2), "case": "valfardsstrategin", "parties": ("Hofors",), "county": "Gävleborg",
    "everyone": True, "documents": ("missiv",), "day": date(2030, 3, 3), "step": "kf", "dialect": "D5",
    "profile": "kungsbacka", "part": (1, 1), "formats": ("txt",), "final": True, "signer": "Exempel", "paper": BASE,
}  # fmt: skip
"""Another value of each field of an order; each order below can be carried out."""


def test_another_value_is_known_for_every_field_of_an_order() -> None:
    assert {one.name for one in fields(Order)} == {*_CHANGED, "project"}


@pytest.fixture(scope="session")
def one_run(tmp_path_factory: pytest.TempPathFactory) -> tuple[Order, Speed, Path]:
    """An order that has been carried out, with what was kept of it, and where it wrote."""
    order = Order(today=date(2030, 1, 1), parties=("Gävle",), case=None, formats=("md",))
    place = tmp_path_factory.mktemp("en-order")
    speed, folder = Speed.of(place / "cache"), place / "ut"
    project = Project.at(None, speed)
    assert sum(isinstance(one, Written) for one in generate(make_plan(order, project), project, folder)) == 5
    return order, speed, folder


@pytest.mark.parametrize("name", _CHANGED)
def test_every_field_of_an_order_makes_another_run(one_run: tuple[Order, Speed, Path], name: str) -> None:
    order, speed, folder = one_run

    def told(asked: Order) -> int:
        project = Project.at(None, speed)
        return len(UnchangedRun(make_plan(asked, project), project, folder).told())

    assert told(order) == 5
    assert told(replace(order, **{name: _CHANGED[name]})) == 0


# --- what is loaded: from what an earlier run kept, and from the files -----------------------------------------

START = ROOT / "data" / "start" / "projekt"
OWN_CASE = CASES / "mitt-arende.yaml"
TABLE = CASES / "parter.csv"
SHIPPED = sorted(path.stem for path in (shipped_root() / CASES).glob("*.yaml"))


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """Where the cache is to be; it makes the folder itself."""
    return tmp_path / "gömt" / "djupt"


_OWN_DOCUMENT = """
handlingar:
  - id: missiv
    namn: Missiv
    titel: "Missiv: {egen_form}"
    mall: mitt-arende/missiv.md
    utfärdare: avsändaren
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """The starter project with data files of its own, one of each kind."""
    folder = shutil.copytree(START, tmp_path / "eget")
    for name in (REGISTER, PROFILES, VERBS, LANGUAGE):
        shutil.copy(shipped_root() / name, folder / name)
    template = folder / TEMPLATES / "mitt-arende" / "missiv.md"
    template.parent.mkdir(parents=True)
    shutil.copy(ROOT / TEMPLATES / "standard" / "missiv.md", template)
    with (folder / OWN_CASE).open("a", encoding="utf-8") as file:
        file.write(_OWN_DOCUMENT)
    return folder


def _room(cache: Path | None, project: Path | None = None, case: str | None = None) -> Planned:
    return Planned(Order(today=TODAY, everyone=True, case=case, project=project), cache)


def _data(cache: Path | None, project: Path | None = None, case: str | None = None) -> object:
    """All that is loaded, or every problem in it."""
    room = _room(cache, project, case)
    try:
        shared = room.register, dict(room.profiles), dict(room.verbs), room.project.language
        return *shared, room.case, room.parties
    except DataError as error:
        return [str(problem) for problem in error.problems]


@pytest.mark.parametrize("case", SHIPPED)
def test_what_is_recalled_is_what_was_kept(kept: Path, case: str) -> None:
    without, cold = _data(None, case=case), _data(kept, case=case)
    names = sorted(path.name.partition("-")[0] for path in kept.iterdir())
    assert names == ["arende", "hus", "sprak"]
    warm = _data(kept, case=case)
    assert warm == cold == without
    assert repr(warm) == repr(without)  # and of the same classes, also where those are equal to others


def _edit(name: Path, old: str, new: str) -> Callable[[Path], None]:
    return lambda own: replaced(own / name, (old, new))


DATA_CHANGES: dict[str, Callable[[Path], object]] = {
    "registret": _edit(REGISTER, "egen_form: Hofors kommun", "egen_form: Hofors kommux"),
    "skrivsätten": _edit(PROFILES, "namn: Standard (eget", "namn: Standard (egex"),
    "verben": _edit(VERBS, "presens: antar", "presens: antax"),
    "språket": _edit(LANGUAGE, "byt_ut:\n", "byt_ut:\n  erhållx: få\n"),
    "ärendet": _edit(OWN_CASE, "ärendemening: ", "ärendemening: X"),
    "tabellen": _edit(TABLE, "Hofors;2104;;", "Hofors;2104;KS 1;"),
    "en rad färre": _edit(TABLE, "Ockelbo;2101;;;;;;\n", ""),
}
BREAKS: dict[str, Callable[[Path], object]] = {
    "registret fel": _edit(REGISTER, "egen_form: Hofors kommun", "egenform: Hofors kommun"),
    "skrivsätten fel": _edit(PROFILES, "profiler:\n", "profilex:\n"),
    "verben fel": _edit(VERBS, "verb:\n", "verx:\n"),
    "språket fel": _edit(LANGUAGE, "byt_ut:\n", "bytut:\n"),
    "ärendet fel": _edit(OWN_CASE, "ärendemening: ", "ärendemenin: "),
    "tabellen fel": _edit(TABLE, "Hofors;2104;", "Hofors;2105;"),
    "tabellen borta": lambda own: (own / TABLE).unlink(),
    "tabellen omdöpt": lambda own: (own / TABLE).rename(own / CASES / "andra.csv"),
    "mallen borta": lambda own: (own / TEMPLATES / "mitt-arende" / "missiv.md").unlink(),
    "mallen omdöpt": lambda own: (own / TEMPLATES / "mitt-arende" / "missiv.md").rename(
        own / TEMPLATES / "mitt-arende" / "nytt.md"
    ),
}


@pytest.mark.parametrize("what", DATA_CHANGES)
def test_a_change_of_one_byte_is_seen_by_the_next_room(kept: Path, own: Path, what: str) -> None:
    before = _data(kept, own)
    DATA_CHANGES[what](own)
    after = _data(kept, own)
    assert after == _data(None, own)
    assert after != before
    assert _data(kept, own) == after


@pytest.mark.parametrize("what", BREAKS)
def test_an_error_is_told_however_often_and_until_it_is_mended(kept: Path, own: Path, what: str) -> None:
    before = _data(kept, own)
    shutil.copytree(own, mended := own.with_name("rätt"))
    BREAKS[what](own)
    told = _data(kept, own)
    assert isinstance(told, list)
    assert told == _data(None, own)
    assert _data(kept, own) == told
    shutil.rmtree(own)
    mended.rename(own)
    assert _data(kept, own) == before


def test_a_template_that_a_case_waited_for_is_seen(kept: Path, own: Path) -> None:
    template = own / TEMPLATES / "mitt-arende" / "missiv.md"
    text = template.read_bytes()
    template.unlink()
    assert isinstance(_data(kept, own), list)
    template.write_bytes(text)
    assert _data(kept, own) == _data(None, own)
    assert not isinstance(_data(kept, own), list)


def test_the_same_time_and_size_do_not_hide_a_change(kept: Path, own: Path) -> None:
    state = (own / REGISTER).stat()
    before = _data(kept, own)
    DATA_CHANGES["registret"](own)
    os.utime(own / REGISTER, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert (own / REGISTER).stat().st_size == state.st_size
    assert _data(kept, own) == _data(None, own) != before


def test_two_projects_do_not_take_each_others_place(kept: Path, own: Path) -> None:
    other = shutil.copytree(own, own.with_name("annat"))
    DATA_CHANGES["registret"](other)
    first, second = _data(kept, own), _data(kept, other)
    count = len(list(kept.iterdir()))
    assert first != second
    assert (_data(kept, own), _data(kept, other)) == (first, second)
    assert len(list(kept.iterdir())) == count == 6  # the house, the words of the check and the case, of each project


def test_a_mark_of_standard_that_moves_is_seen(kept: Path, project: Path) -> None:
    assert _room(kept, project).loaded.file.name == CASE.name
    replaced(project / CASE, ("standard: true\n", ""))
    with (project / CASES / "inera.yaml").open("a", encoding="utf-8") as file:
        file.write("standard: true\n")
    assert _room(kept, project).loaded.file.name == "inera.yaml"
