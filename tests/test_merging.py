# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What was written, what a person made of it and what would be written now, as one file: nothing of theirs is lost.

Rejecting and accepting are done by `tracked`, which shares nothing with the code that merges.
"""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import merging_rounds
from beslut.blocks import Block, Bullets, Decision, Document, Heading, Paragraph, Table, Text
from beslut.merging.differences import differences
from beslut.merging.three_way import Merged, merge
from beslut.reading.refusing import UnreadableFile
from beslut.runs import carrying
from beslut.writers.docx import write
from conftest import Beslut
from editing_word import edited, with_parts
from tracked import accepted, rejected

DAY = "2026-11-28"
JUDGE = os.environ.get("BESLUT_JUDGE")
MAIN = "word/document.xml"


def merged(base: bytes, theirs: bytes, ours: bytes) -> Merged:
    return merge(base, theirs, ours, name="missiv.docx", day=DAY, explain=lambda old, new: "Källa: protokollet.")


def document(*paragraphs: str, table: tuple[tuple[str, ...], ...] = ()) -> bytes:
    """A Word file of ours with a heading, some paragraphs, a decision, a list and perhaps a table."""
    rows = [tuple((Text(one),) for one in row) for row in table]
    points = ((Text("att anta strategin"),), (Text("att ge uppdraget"),))
    blocks: tuple[Block, ...] = (
        Heading(1, (Text("Antagande av strategin"),)),
        *(Paragraph((Text(words),)) for words in paragraphs),
        Heading(2, (Text("Beslut"),)),
        Decision((Text("Kommunfullmäktige beslutar"),), points),
        Bullets(((Text("protokoll"),), (Text("bilaga"),))),
        *([Table(rows[0], tuple(rows[1:]))] if rows else []),
    )
    return write(_made(blocks))


def _made(blocks: tuple[Block, ...]) -> Document:
    return Document(
        title="Prov", subject="Prov", kind="Missiv", author="Sandvikens kommun", sender="Sandvikens kommun",
        number_label="Diarienummer", number=(Text("KS 2026/17"),), day=date(2026, 11, 28), blocks=blocks,
    )  # fmt: skip


def changed(raw: bytes, *pairs: tuple[str, str], part: str = MAIN) -> bytes:
    """The file with words replaced in its XML, each once."""
    with zipfile.ZipFile(BytesIO(raw)) as package:
        text = package.read(part).decode()
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new, 1)
    return with_parts(raw, {part: text.encode()})


def texts(said: object) -> list[str]:
    return [one.text for one in said if one.text.strip()]  # type: ignore[attr-defined]


def part(raw: bytes, name: str = MAIN) -> str:
    with zipfile.ZipFile(BytesIO(raw)) as package:
        return package.read(name).decode()


BASE = document("Strategin gäller från den 1 mars 2026.", "Den kostar ingenting.", "Ärendet bereds av nämnden.")


def test_what_is_new_is_a_tracked_change_and_what_the_person_wrote_stands() -> None:
    theirs = changed(BASE, ("Den kostar ingenting.", "Den kostar ingenting, bedömer ekonomichefen."))
    ours = document("Strategin gäller från den 15 april 2026.", "Den kostar ingenting.", "Ärendet bereds av nämnden.")
    made = merged(BASE, theirs, ours)
    assert [(one.old, one.new) for one in made.carried] == [("1 mars", "15 april")]
    assert rejected(made.content) == accepted(theirs)
    assert texts(accepted(made.content))[1:3] == [
        "Strategin gäller från den 15 april 2026.", "Den kostar ingenting, bedömer ekonomichefen.",
    ]  # fmt: skip
    assert 'w:author="beslut"' in part(made.content)
    assert "”1 mars” blev ”15 april”. Källa: protokollet." in part(made.content, "word/comments.xml")


def test_bytes_outside_the_changed_paragraphs_are_theirs() -> None:
    theirs = changed(BASE, ("Den kostar ingenting.", "Den är gratis."))
    ours = document("Strategin gäller från den 15 april 2026.", "Den kostar ingenting.", "Ärendet bereds av nämnden.")
    made = merged(BASE, theirs, ours)
    before, after = part(theirs), part(made.content)
    at = before.index("Strategin gäller")
    start, end = before.rindex("<w:p>", 0, at), before.index("</w:p>", at)
    assert after.startswith(before[:start])
    assert after.endswith(before[end:])
    with zipfile.ZipFile(BytesIO(theirs)) as old, zipfile.ZipFile(BytesIO(made.content)) as new:
        for name in set(old.namelist()) - {MAIN, "word/comments.xml"}:
            assert new.read(name) == old.read(name), name


CONFLICTS = {
    "båda ändrar samma ord": (("den 1 mars 2026", "den 2 mars 2026"), "den 9 mars 2026", "2", "9"),
    "den ena ändrar en del av det andra ändrar": (("1 mars 2026", "1 mars 2027"), "den 1 april 2025", "2027", "2025"),
}


@pytest.mark.parametrize("name", CONFLICTS)
def test_a_conflict_keeps_theirs_and_tells_ours(name: str) -> None:
    edit, new, kept, told = CONFLICTS[name]
    theirs = changed(BASE, edit)
    ours = document(f"Strategin gäller från {new}.", "Den kostar ingenting.", "Ärendet bereds av nämnden.")
    made = merged(BASE, theirs, ours)
    assert any(kept in one.theirs and told in one.ours for one in made.conflicts)
    assert kept in texts(accepted(made.content))[1]
    assert "Texten här står kvar." in part(made.content, "word/comments.xml")


def test_a_paragraph_that_the_person_took_away_and_we_changed_is_a_conflict_told_beside_it() -> None:
    theirs = changed(BASE, (re.search("<w:p><w:r><w:t[^>]*>Den kostar.*?</w:p>", part(BASE))[0], ""))  # type: ignore[index]
    ours = document("Strategin gäller från den 1 mars 2026.", "Den kostar 5 000 kronor.", "Ärendet bereds av nämnden.")
    made = merged(BASE, theirs, ours)
    assert made.conflicts and not made.carried
    assert texts(accepted(made.content)) == texts(accepted(theirs))
    assert "Den kostar 5 000 kronor." in part(made.content, "word/comments.xml")


def test_the_persons_own_tracked_changes_in_the_place_are_not_touched() -> None:
    own = (
        '<w:ins w:id="77" w:author="Handläggaren" w:date="2026-11-01T00:00:00Z">'
        "<w:r><w:t>från och med </w:t></w:r></w:ins>"
        '<w:r><w:t xml:space="preserve">den 1 mars 2026.</w:t></w:r></w:p>'
    )
    theirs = changed(BASE, ("från den 1 mars 2026.</w:t></w:r></w:p>", f"</w:t></w:r>{own}"))
    ours = document(
        "Strategin gäller tills vidare den 1 mars 2026.", "Den kostar ingenting.", "Ärendet bereds av nämnden."
    )
    made = merged(BASE, theirs, ours)
    assert made.conflicts or made.not_merged
    assert "från och med" in part(made.content)
    assert rejected(made.content) == rejected(theirs)


def test_a_new_point_is_set_as_the_points_beside_it_and_a_point_that_is_gone_is_struck() -> None:
    ours = changed(
        BASE,
        ("att ge uppdraget", "att avslå resten av uppdraget helt och hållet"),
        ("att anta strategin", "att anta strategin"),
    )
    made = merged(BASE, BASE, ours)
    assert rejected(made.content) == accepted(BASE)
    new = next(one for one in accepted(made.content) if "avslå resten" in one.text)
    assert new.style == "Beslutspunkt"


ROWS = (("Part", "Datum"), ("Hofors", "den 1 mars"), ("Ockelbo", "den 2 mars"))
TABLES = {
    "en cell": (("Part", "Datum"), ("Hofors", "den 4 mars"), ("Ockelbo", "den 2 mars")),
    "en rad till": (*ROWS, ("Bollnäs", "den 3 mars")),
    "en rad mindre": ROWS[:2],
    "en annan rad": (ROWS[0], ("Bollnäs", "den 3 mars"), ROWS[2]),
}


@pytest.mark.parametrize("name", TABLES)
def test_a_table_takes_cells_and_rows(name: str) -> None:
    base, ours = document("Ett.", table=ROWS), document("Ett.", table=TABLES[name])
    made = merged(base, base, ours)
    assert not made.not_merged
    assert rejected(made.content) == accepted(base)
    assert texts(accepted(made.content)) == texts(accepted(ours))


def test_a_table_that_somebody_has_rebuilt_is_left_and_told() -> None:
    base, ours = document("Ett.", table=ROWS), document("Ett.", table=TABLES["en rad till"])
    theirs = document("Ett.", table=(*ROWS, ("Gävle", "den 9 mars")))
    made = merged(base, theirs, ours)
    assert [one.why for one in made.not_merged] == ["tabellen är ombyggd"]
    assert made.content == theirs


def test_several_rounds_and_a_second_time_the_same() -> None:
    second = document("Strategin gäller från den 15 april 2026.", "Den kostar ingenting.", "Ärendet bereds av nämnden.")
    third = document("Strategin gäller från den 15 april 2026.", "Den kostar 100 kronor.", "Ärendet bereds av nämnden.")
    theirs = changed(BASE, ("Ärendet bereds", "Ärendet har beretts"))
    once = merged(BASE, theirs, second).content
    assert merged(BASE, theirs, second).content == once
    twice = merged(second, once, third)
    assert texts(accepted(twice.content))[1:4] == [
        "Strategin gäller från den 15 april 2026.", "Den kostar 100 kronor.", "Ärendet har beretts av nämnden.",
    ]  # fmt: skip
    assert rejected(twice.content) == accepted(theirs)
    assert merged(BASE, once, second).content == once, "a run that was killed after its file"


@settings(max_examples=40)
@given(st.integers(0, 2**32), st.integers(0, 6), st.integers(0, 6))
def test_reject_all_is_theirs_and_without_edits_of_theirs_accept_all_is_ours(seed: int, own: int, mine: int) -> None:
    lot = random.Random(seed)
    theirs, ours = edited(BASE, lot, own), edited(BASE, lot, mine)
    made = merged(BASE, theirs, ours)
    assert rejected(made.content) == accepted(theirs)
    alone = merged(BASE, BASE, ours)
    if not alone.not_merged:
        assert texts(accepted(alone.content)) == texts(accepted(ours))
    assert merged(ours, theirs, ours).content == theirs
    same = merged(BASE, theirs, theirs)
    assert not same.carried and not same.conflicts


@pytest.mark.parametrize("raw", [b"", b"PK\x03\x04", b"x" * 100])
def test_what_is_no_word_file_is_refused(raw: bytes) -> None:
    with pytest.raises(UnreadableFile):
        merged(BASE, raw, BASE)


def edit(path: Path, *pairs: tuple[str, str]) -> None:
    path.write_bytes(changed(path.read_bytes(), *pairs))


OUT = Path("ut/valfardsstrategin/sandviken")


def test_generate_carries_what_is_new_into_an_edited_file(beslut: Beslut) -> None:
    beslut("generate", "--kommun", "Sandviken")
    memo = beslut.folder / OUT / "tjansteskrivelse-sandviken.docx"
    edit(memo, ("Inga lokala styrdokument påverkas.", "Inga lokala styrdokument påverkas, enligt handläggaren."))
    theirs = memo.read_bytes()
    ran = beslut("generate", "--kommun", "Sandviken", "--dag", "2026-11-28", "--for-in")
    assert ran.code == 0
    assert "tjansteskrivelse-sandviken.docx  förd in" in ran.stdout
    assert "spårad ändring: ”datum saknas” blir ”2026-11-28”" in ran.stdout
    assert rejected(memo.read_bytes()) == accepted(theirs)
    assert "2026-11-28" in " ".join(texts(accepted(memo.read_bytes())))
    assert not list((beslut.folder / OUT).glob("*.ny*"))


def test_a_new_version_from_before_is_told_once_it_is_carried_in(beslut: Beslut) -> None:
    beslut("generate", "--kommun", "Sandviken")
    edit(beslut.folder / OUT / "tjansteskrivelse-sandviken.docx", ("Inga lokala styrdokument", "Inga styrdokument"))
    assert beslut("generate", "--kommun", "Sandviken", "--dag", "2026-11-27").code == 1
    ran = beslut("generate", "--kommun", "Sandviken", "--dag", "2026-11-28", "--for-in")
    assert "behövs inte längre: " in ran.stdout and "tjansteskrivelse-sandviken.ny.docx" in ran.stdout


def test_without_what_was_written_last_it_says_so_and_keeps_both(beslut: Beslut) -> None:
    beslut("generate", "--kommun", "Sandviken")
    memo = beslut.folder / OUT / "tjansteskrivelse-sandviken.docx"
    edit(memo, ("Inga lokala", "Inga egna"))
    theirs = memo.read_bytes()
    (beslut.folder / "ut/valfardsstrategin/.beslut.bas").unlink()
    ran = beslut("generate", "--kommun", "Sandviken", "--dag", "2026-11-28", "--for-in")
    assert ran.code == 1
    assert "förs inte in: den version som ändrades finns inte kvar att jämföra med" in ran.stdout
    assert memo.read_bytes() == theirs
    assert (beslut.folder / OUT / "tjansteskrivelse-sandviken.ny.docx").exists()


def test_merge_lays_a_new_file_beside_and_leaves_the_edited_one(beslut: Beslut) -> None:
    beslut("generate", "--kommun", "Sandviken")
    memo = beslut.folder / OUT / "tjansteskrivelse-sandviken.docx"
    edit(memo, ("Inga lokala", "Inga egna"))
    theirs = memo.read_bytes()
    ran = beslut("merge", str(memo.relative_to(beslut.folder)), "--dag", "2026-11-28")
    made = memo.with_name("tjansteskrivelse-sandviken.sammanfogad.docx")
    assert (ran.code, memo.read_bytes()) == (0, theirs), ran.stderr
    assert "sammanfogad i ut/valfardsstrategin/sandviken/tjansteskrivelse-sandviken.sammanfogad.docx" in ran.stdout
    assert rejected(made.read_bytes()) == accepted(theirs)
    again = json.loads(beslut("merge", str(memo), "--json").stdout)
    assert again["filer"][0]["sammanfogad"] is None, "nothing new without another day"


@pytest.mark.parametrize("moved", ["hemma/kopia (2).docx", OUT / "annat-namn.docx"])
def test_a_file_that_was_renamed_or_sent_back_is_known_by_what_it_says(beslut: Beslut, moved: Path) -> None:
    beslut("generate", "--kommun", "Sandviken", "--handling", "missiv")
    target = beslut.folder / moved
    target.parent.mkdir(exist_ok=True)
    (beslut.folder / OUT / "missiv-sandviken.docx").rename(target)
    ran = beslut("merge", str(target), "--dag", "2026-11-28")
    assert (ran.code, "spårad ändring: ”datum saknas” blir ”2026-11-28”" in ran.stdout) == (0, True), ran.stderr


def _send_away(folder: Path) -> None:
    (folder / OUT / "missiv-sandviken.docx").rename(folder / "hemma.docx")


def _send_away_and_forget(folder: Path) -> None:
    _send_away(folder)
    shutil.rmtree(folder / "ut")


def _lay_a_stranger(folder: Path) -> None:
    (folder / "hemma.docx").write_bytes(BASE)


def _break_the_properties(folder: Path) -> None:
    _send_away(folder)
    made = folder / "hemma.docx"
    made.write_bytes(changed(made.read_bytes(), ("<dc:title>", "<dc:titel>"), part="docProps/core.xml"))


WHY_NOT: dict[str, Callable[[Path], None]] = {
    "inget som beslut har skrivit": _lay_a_stranger,
    "trasiga egenskaper": _break_the_properties,
    "en äldre version": _send_away,
    "ingen mapp": _send_away_and_forget,
}


@pytest.mark.parametrize("name", WHY_NOT)
def test_merge_says_why_it_cannot(beslut: Beslut, name: str) -> None:
    beslut("generate", "--kommun", "Sandviken", "--handling", "missiv")
    WHY_NOT[name](beslut.folder)
    if name == "en äldre version":
        beslut("generate", "--kommun", "Sandviken", "--handling", "missiv", "--dag", "2026-11-27")
    before = (beslut.folder / "hemma.docx").read_bytes()
    ran = beslut("merge", "hemma.docx", "--dag", "2026-11-28")
    assert (ran.code, "[U84]" in ran.stderr) == (2, True), ran.stderr
    assert (beslut.folder / "hemma.docx").read_bytes() == before


def test_diff_tells_what_many_have_alike_once(beslut: Beslut) -> None:
    beslut("generate", "--lan", "Gävleborg", "--handling", "missiv", "--ut", "a")
    beslut("generate", "--lan", "Gävleborg", "--handling", "missiv", "--ut", "b", "--dag", "2026-11-28")
    told = json.loads(beslut("diff", "a", "b", "--json").stdout)
    assert len(told["handlingar"]) == 10
    shared = next(one for one in told["lika_i_flera"] if one["blev"] == "Datum\t2026-11-28")
    assert len(shared["filer"]) == 10
    ran = beslut("diff", "a", "b", "--html", "skillnad.html", "--spårade", "spårade", "--strikt")
    assert ran.code == 1
    assert "I 10 handlingar (missiv-bollnas, " in ran.stdout
    page = (beslut.folder / "skillnad.html").read_text("utf-8")
    assert "<ins>2026-11-28</ins>" in page
    assert "http" not in page.replace("http-equiv", "")
    tracked = (beslut.folder / "spårade/valfardsstrategin/gavle/missiv-gavle.docx").read_bytes()
    before, after = ((beslut.folder / side / "valfardsstrategin/gavle/missiv-gavle.docx").read_bytes() for side in "ab")
    assert rejected(tracked) == accepted(before)
    assert texts(accepted(tracked)) == texts(accepted(after))


def test_a_note_is_told_as_something_that_no_letter_shows() -> None:
    note = ("ingenting.</w:t>", "ingenting</w:t><w:footnoteReference w:id='2'/>")
    theirs, ours = changed(BASE, note), changed(BASE, ("ingenting", "mycket"))
    (told,) = differences(theirs, ours, "a.docx")
    assert (told.old, told.new) == ("Den kostar ingenting…", "Den kostar mycket.")
    into = carrying.told(merged(BASE, theirs, ours))
    assert into.conflicts == (("ingenting…", "mycket."),), into


def test_diff_of_what_was_written_and_what_would_be(beslut: Beslut) -> None:
    beslut("generate", "--kommun", "Hofors")
    edit(beslut.folder / "ut/valfardsstrategin/hofors/missiv-hofors.docx", ("Datum", "Dag"))
    assert beslut("diff", "--kommun", "Hofors").stderr.strip() == "Ingenting skiljer."
    assert "+ Datum\t2026-11-28" in beslut("diff", "--kommun", "Hofors", "--dag", "2026-11-28").stdout


def test_diff_against_a_git_revision(beslut: Beslut, project: Path) -> None:
    def git(*words: str) -> None:
        subprocess.run(["git", "-C", str(project), "-c", "user.name=x", "-c", "user.email=x@x.se", *words], check=True)

    git("init", "-q")
    git("add", "-A")
    git("commit", "-qm", "först")
    case = project / "data/arenden/valfardsstrategin.yaml"
    case.write_text(case.read_text("utf-8").replace("Nätverk Välfärd", "Nätverket Välfärd"), "utf-8")
    ran = beslut("diff", "--kommun", "Hofors", "--mot", "HEAD", "--projekt", str(project))
    assert (ran.code, "Nätverket Välfärd" in ran.stdout) == (0, True), ran.stderr
    assert "[U82]" in beslut("diff", "--kommun", "Hofors", "--mot", "saknas", "--projekt", str(project)).stderr


@pytest.fixture(scope="module")
def bases(tmp_path_factory: pytest.TempPathFactory) -> list[bytes]:
    return merging_rounds.documents(tmp_path_factory.mktemp("skrivna"))


def test_rounds_of_edits_lose_nothing(bases: list[bytes]) -> None:
    assert list(merging_rounds.faults_of_edits(bases, 1_000_000, 20)) == []


def test_killed_runs_lose_nothing() -> None:
    assert list(merging_rounds.faults_of_kills(1_000_000, 2)) == []


@pytest.mark.skipif(not merging_rounds.has_office(), reason="LibreOffice with its Python is not here")
def test_libreoffice_accepts_and_rejects_to_the_same(bases: list[bytes]) -> None:
    assert list(merging_rounds.faults_of_office(bases, 1_000_000, 6)) == []


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not here")
def test_files_saved_by_libreoffice_merge_as_well(bases: list[bytes], tmp_path: Path) -> None:
    names = [f"{number}.docx" for number in range(0, len(bases), 9)]
    for name in names:
        (tmp_path / name).write_bytes(bases[int(name.split(".")[0])])
    words = ["soffice", "--headless", f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}", "--convert-to"]
    words += ["docx:MS Word 2007 XML", "--outdir", str(tmp_path / "sparade"), *(str(tmp_path / name) for name in names)]
    subprocess.run(words, check=True, capture_output=True, timeout=120)
    for name in names:
        base, saved = (tmp_path / name).read_bytes(), (tmp_path / "sparade" / name).read_bytes()
        lot = random.Random(int(name.split(".")[0]))
        theirs, ours = edited(saved, lot, 2), edited(base, lot, 4)
        assert rejected(merged(base, theirs, ours).content) == accepted(theirs)
        alone = merged(base, saved, ours)
        assert texts(accepted(alone.content)) == texts(accepted(ours)), name


# Tracked changes are what a merge makes, in drafts with controls to fill in; a struck paragraph is empty once they are
# accepted; the program comments.
_OF_A_MERGE = "M403,M405,E700,H504,X100"


@pytest.mark.skipif(not JUDGE, reason="BESLUT_JUDGE is not set: the independent judge of .docx files was not run")
def test_the_judge_has_nothing_to_say_of_what_a_merge_made(beslut: Beslut) -> None:
    beslut("generate", "--lan", "Gävleborg", "--dag", "2026-11-01")
    for path in (beslut.folder / "ut").rglob("*.docx"):
        edit(path, ("Välfärd", "Välfärd, som det heter,"))
    beslut("generate", "--lan", "Gävleborg", "--dag", "2026-11-28", "--for-in")
    paths = [path for path in (beslut.folder / "ut").rglob("*.docx") if "<w:ins " in part(path.read_bytes())]
    assert len(paths) >= 10
    words = [sys.executable, str(JUDGE), "--ignore", _OF_A_MERGE, "--require-all", *map(str, paths)]
    ran = subprocess.run(words, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout


def test_a_control_that_a_person_filled_stands_and_one_that_is_untouched_takes_the_new(bases: list[bytes]) -> None:
    base = next(one for one in bases if "diarienummer saknas" in part(one) and "datum saknas" in part(one))
    filled = changed(base, ("<w:showingPlcHdr/>", ""), (">diarienummer saknas<", ">KS 2026/17<"))
    assert not merged(base, filled, filled).carried
    other = changed(base, (">diarienummer saknas<", ">KS 2026/99<"))
    assert [(one.theirs, one.ours) for one in merged(base, filled, other).conflicts] == [("KS 2026/17", "KS 2026/99")]
    dated = merged(base, filled, changed(base, (">datum saknas<", ">2026-11-28<")))
    assert [(one.old, one.new) for one in dated.carried] == [("datum saknas", "2026-11-28")]
    assert part(dated.content).count("<w:sdt>") == part(filled).count("<w:sdt>") - 1, "the one that was answered"
    assert rejected(dated.content) == accepted(filled)
