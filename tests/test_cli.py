# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The command line as people meet it: real processes, their exit codes, what they say and what they leave behind."""

from __future__ import annotations

import io
import json
import os
import re
import signal
import subprocess
import sys
import time
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from beslut import __version__, swedish
from beslut.cli.commands import BY_NAME
from conftest import CASE, FIVE, TEN, Beslut, environment, replaced

ENGLISH = re.compile(
    r"\b(usage|options?|commands?|arguments?|show|this|message|install|missing|error|required|default|the|and|for|what|try"
    r"|text|str|int|path|file|directory|permission|denied|not|a directory)\b",
    re.IGNORECASE,
)
COMMANDS = ((), *((name,) for name in BY_NAME))
DECOMPOSED = "Ga\u0308vle"
NO_TRACEBACK = "Traceback"


@dataclass(frozen=True)
class Line:
    """A command line and what must come of it."""

    words: tuple[str, ...]
    code: int
    out: tuple[str, ...] = ()
    err: tuple[str, ...] = ()


def _dry(*words: str) -> tuple[str, ...]:
    return ("generate", *words, "--dry-run", "--handling", "missiv")


LINES = {
    "version": Line(("--version",), 0, (f"beslut {__version__}",)),
    "version-kort": Line(("-V",), 0, (f"beslut {__version__}",)),
    "hjalp-om": Line(("help", "list"), 0, ("beslut list [VAL] LISTA\n", "profiler, dialekter", "heter också lista.")),
    "hjalp-svenska": Line(("hjälp", "skriv"), 0, ("Användning: beslut skriv", "heter också generate")),
    "hjalp-inget": Line(("help",), 0, ("Användning: beslut KOMMANDO", "generate, skriv", "init, börja")),
    "hjalp-okant": Line(("help", "genrate"), 2, (), ("okänt kommando ”genrate”", "menade du ”generate”")),
    "borja": Line(("borja", "!!!"), 2, (), ("duger inte",)),
    "börja-nfd": Line(("bo\u0308rja", "!!!"), 2, (), ("duger inte",)),
    "skriv": Line(("skriv", "-n", "-k", "Gävle", "--format", "html,md"), 0, ("missiv-gavle.html", "missiv-gavle.md")),
    "lista-län-nfd": Line((*_dry(), "--la\u0308n", "Gävleborg"), 0, ("bollnas/",)),
    "val-nara-bara-ett": Line(("generate", "--komun", "x"), 2, (), ("tips: menade du ”--kommun”?\n",)),
    "val-med-likhetstecken": Line(_dry("--kommun=Gävle"), 0, ("gavle/missiv",)),
    "val-ihop": Line(("generate", "-nqkGävle"), 0),
    "hjalp": Line(("-h",), 0, ("Användning: beslut", "Exempel:", "generate", "show", "list")),
    "hjalp-lang": Line(("--help",), 0, ("Användning: beslut",)),
    "inga-ord": Line((), 0, ("Användning: beslut", "Exempel:")),
    "okant-val": Line(("generate", "--komun", "Gävle"), 2, (), ("okänt val --komun", "menade du", "--kommun")),
    "okant-val-overst": Line(("--versoin",), 2, (), ("okänt val --versoin", "--version")),
    "okant-kommando": Line(("genrate",), 2, (), ("okänt kommando ”genrate”", "menade du ”generate”")),
    "okant-kommando-langt-ifran": Line(("xyz",), 2, (), ("okänt kommando ”xyz”", "generate, show, list")),
    "val-utan-varde": Line(("generate", "--ut"), 2, (), ("--ut behöver ett värde", "beslut generate -h")),
    "flagga-med-varde": Line(("generate", "--alla=nej"), 2, (), ("--alla", "inget värde")),
    "for-manga-ord": Line(("generate", "Gävle"), 2, (), ("kommandoraden: Gävle", "menade du --kommun Gävle?")),
    "for-manga-ord-list": Line(("list", "kommuner", "Gävle"), 2, (), ("fel[U16]", "beslut list -h")),
    "list-utan-ord": Line(("list",), 2, (), ("fel[U", "kommuner|organ|arenden|handlingar")),
    "list-okant": Line(("list", "kommunr"), 2, (), ("kommunr", "menade du ”kommuner”")),
    "list-kommuner": Line(("list", "kommuner"), 0, ("0114\tUpplands Väsby\t", "2181\tSandviken\tSandvikens kommun")),
    "list-arenden": Line(("list", "arenden"), 0, ("valfardsstrategin\tVälfärdsstrategin",)),
    "list-arenden-med-prickar": Line(("list", "ärenden"), 0, ("valfardsstrategin\t",)),
    "list-handlingar": Line(("list", "handlingar"), 0, FIVE),
    "list-ett-arendes-kommuner": Line(("list", "kommuner", "--arende", "valfardsstrategin"), 0, TEN),
    "okand-kommun": Line(_dry("--kommun", "Sandvikn"), 2, (), ("”Sandvikn” finns inte", "menade du ”Sandviken”")),
    "okand-kommun-tom": Line(_dry("--kommun", ""), 2, (), ("fel[U",)),
    "gavle": Line(_dry("--kommun", "gavle"), 0, ("gavle/missiv-gavle.docx",)),
    "gavle-versaler": Line(_dry("--kommun", "GÄVLE"), 0, ("gavle/missiv-gavle.docx",)),
    "gavle-nfd": Line(_dry("--kommun", DECOMPOSED), 0, ("gavle/missiv-gavle.docx",)),
    "gavle-kod": Line(_dry("--kommun", "2180"), 0, ("gavle/missiv-gavle.docx",)),
    "gavle-egen-form": Line(_dry("--kommun", "Gävle kommun"), 0, ("gavle/missiv-gavle.docx",)),
    "gavle-blanksteg": Line(_dry("--kommun", "  Gävle "), 0, ("gavle/missiv-gavle.docx",)),
    "gavle-kort-val": Line(_dry("-k", "Gävle"), 0, ("gavle/missiv-gavle.docx",)),
    "tva-kommuner": Line(_dry("-k", "Gävle", "-k", "hofors"), 0, ("gavle/missiv-gavle", "hofors/missiv-hofors")),
    "habo-utan-ring": Line(_dry("--kommun", "habo"), 2, (), ("Håbo", "Habo", "å, ä och ö")),
    "habo": Line(_dry("--kommun", "Habo"), 2, (), ("Habo är inte part",)),
    "habo-med-ring": Line(_dry("--kommun", "Håbo"), 2, (), ("Håbo är inte part",)),
    "part-utanfor": Line(_dry("--kommun", "Umeå"), 2, (), ("Umeå är inte part i ärendet", "--arende inera")),
    "ingen-part": Line(("generate",), 2, (), ("--kommun", "--lan", "--alla", *TEN)),
    "show-ingen-part": Line(("show",), 2, (), ("--kommun", *TEN)),
    "lan": Line(_dry("--lan", "Gävleborg"), 0, ("bollnas/", "soderhamn/")),
    "lan-med-prickar": Line(_dry("--län", "gavleborgs län"), 0, ("bollnas/", "soderhamn/")),
    "lan-kod": Line(_dry("--lan", "21"), 0, ("bollnas/", "soderhamn/")),
    "lan-okant": Line(_dry("--lan", "Gävlebor"), 2, (), ("inget län ”Gävlebor”", "Gävleborgs län")),
    "lan-utanfor": Line(_dry("--lan", "Skåne"), 2, (), ("Skåne", "Gävleborgs län")),
    "arende": Line(_dry("--arende", "valfardsstrategin", "-k", "Gävle"), 0, ("gavle/missiv",)),
    "arende-med-prickar": Line(_dry("--ärende", "Välfärdsstrategin", "-k", "Gävle"), 0, ("gavle/missiv",)),
    "arende-okant": Line(_dry("-a", "valfard", "-k", "Gävle"), 2, (), ("”valfard” finns inte", "valfardsstrategin")),
    "handling": Line(("generate", "-n", "-k", "Gävle", "--handling", "tjansteskrivelse"), 0, ("tjansteskrivelse-",)),
    "handling-med-prickar": Line(
        ("generate", "-n", "-k", "Gävle", "--handling", "Tjänsteskrivelse"), 0, ("tjansteskrivelse-gavle",)
    ),
    "handling-okand": Line(
        ("generate", "-n", "-k", "Gävle", "--handling", "misiv"), 2, (), ("”misiv” finns inte", "menade du ”missiv”")
    ),
    "format-okant": Line(_dry("-k", "Gävle", "--format", "rtf"), 2, (), ("”rtf” finns inte", "html, md, odt, pdf")),
    "format-nara": Line(_dry("-k", "Gävle", "--format", "docs"), 2, (), ("menade du ”docx”",)),
    "dag-utan-mening": Line(_dry("-k", "Gävle", "--dag", "i går"), 2, (), ("--dag", "”i går”", "2022-06-14")),
    "dag-finns-inte": Line(_dry("-k", "Gävle", "--dag", "2022-02-30"), 2, (), ("”2022-02-30” är inget datum",)),
    "dag-vecka": Line(_dry("-k", "Gävle", "--dag", "2022-W10-1"), 2, (), ("”2022-W10-1” är inget datum",)),
    "dag-tom": Line(_dry("-k", "Gävle", "--dag", ""), 2, (), ("är inget datum",)),
    "projekt-finns-inte": Line(_dry("-k", "Gävle", "--projekt", "saknas"), 2, (), ("projektmappen saknas finns inte",)),
    "show": Line(("show", "-k", "Sandviken", "--handling", "beslutsformulering"), 0, ("Sandvikens kommun", "anta")),
    "show-okand": Line(("show", "-k", "Sandvikn"), 2, (), ("menade du ”Sandviken”",)),
}  # fmt: skip


@pytest.mark.parametrize("line", LINES.values(), ids=LINES.keys())
def test_a_line_ends_as_the_table_says(line: Line, beslut: Beslut) -> None:
    ran = beslut(*line.words)
    assert ran.code == line.code, ran.stdout + ran.stderr
    assert [words for words in line.out if words not in ran.stdout] == []
    assert [words for words in line.err if words not in ran.stderr] == []
    assert NO_TRACEBACK not in ran.stderr
    if ran.code == 2:
        own_words = re.sub(r"(”.*?”|--?[a-z-]+|generate, show, list|beslut (generate|show|list) -h)", " ", ran.stderr)
        assert ran.stdout == ""
        assert ran.stderr.startswith("fel[U")
        assert ENGLISH.findall(own_words) == []
    assert not (beslut.folder / "ut").exists()


@pytest.mark.parametrize("command", COMMANDS, ids=lambda words: words[0] if words else "beslut")
def test_help_is_swedish(command: tuple[str, ...], beslut: Beslut) -> None:
    ran = beslut(*command, "-h")
    own_words = [
        word
        for line in ran.stdout.splitlines()
        if not line.strip().startswith(("beslut ", "Användning:"))
        for word in ENGLISH.findall(re.sub(r"(--?[a-z-]+|^ +[a-z]+, |heter också.*|^Argument:)", " ", line))
    ]
    assert ran.code == 0
    assert own_words == []


def test_the_five_documents_of_one_party(beslut: Beslut) -> None:
    ran = beslut("generate", "--kommun", "Sandviken")
    folder = beslut.folder / "ut" / "valfardsstrategin" / "sandviken"
    assert ran.code == 0
    assert sorted(path.name for path in folder.iterdir()) == sorted(f"{name}-sandviken.docx" for name in FIVE)
    assert [line for line in ran.stdout.splitlines() if line.count("  ny")] == ran.stdout.splitlines()
    assert "5 filer för 1 part: 5 nya" in ran.stderr


def test_all_parties_and_formats_together(beslut: Beslut) -> None:
    ran = beslut("generate", "--alla", "-f", "html", "-f", "txt", "-f", "html", "--ut", "utkast/Ärende 1")
    files = list((beslut.folder / "utkast" / "Ärende 1" / "valfardsstrategin").glob("*/*-*.*"))
    html, txt = ({path.stem for path in files if path.suffix == ending} for ending in (".html", ".txt"))
    assert ran.code == 0
    assert html == txt
    assert {f"{kind}-{swedish.slug(name)}" for kind in FIVE for name in TEN} <= html
    assert f"{len(files)} filer för {len({path.parent for path in files})} parter" in ran.stderr


def test_the_day_asked_for_is_the_date_of_the_documents(beslut: Beslut) -> None:
    words = ("generate", "-k", "Gävle", "--handling", "missiv", "-f", "txt", "-f", "docx")
    assert beslut(*words, "--ut", "utan").code == 0
    assert beslut(*words, "--ut", "med", "--dag", "2022-05-10").code == 0
    without, dated = (
        re.findall(
            r"^Datum: (.*)$",
            (beslut.folder / folder / "valfardsstrategin/gavle/missiv-gavle.txt").read_text("utf-8"),
            re.M,
        )
        for folder in ("utan", "med")
    )
    assert without == ["»datum saknas«"]
    assert len(dated) == 1 and re.search(r"2022-05-10|10\s+maj\s+2022", dated[0])
    with zipfile.ZipFile(beslut.folder / "med/valfardsstrategin/gavle/missiv-gavle.docx") as package:
        assert b"2022-05-10T00:00:00Z" in package.read("docProps/core.xml")


def test_the_day_decides_which_committees_there_are(beslut: Beslut) -> None:
    words = ("generate", "-k", "Söderhamn", "--handling", "beslutsformulering", "-f", "txt")
    told = []
    for day in ("2022-12-31", "2023-01-01"):
        assert beslut(*words, "--ut", day, "--dag", day).code == 0
        path = beslut.folder / day / "valfardsstrategin/soderhamn/beslutsformulering-soderhamn.txt"
        told.append(next(line for line in path.read_text("utf-8").splitlines() if "deltar ordf" in line))
    assert told[0] != told[1]


def test_a_dry_run_writes_nothing(beslut: Beslut) -> None:
    ran = beslut("generate", "--alla", "--dry-run")
    assert ran.code == 0
    assert ran.stdout.count("  skulle bli ny") == len(ran.stdout.splitlines()) >= 50
    assert ran.stdout.startswith("ut/valfardsstrategin/")
    assert "Inget är skrivet" in ran.stderr
    assert list(beslut.folder.iterdir()) == []


def test_a_dry_run_says_of_each_file_what_the_run_then_does(beslut: Beslut) -> None:
    words = ("generate", "-k", "Hofors", "-f", "txt", "--handling", "missiv,tjansteskrivelse,beslutsformulering")
    beslut(*words)
    out = beslut.folder / "ut/valfardsstrategin/hofors"
    (out / "missiv-hofors.txt").write_text("mitt eget", "utf-8")
    (out / "beslutsformulering-hofors.txt").unlink()
    before = {path: path.read_bytes() for path in beslut.folder.rglob("*") if path.is_file()}
    for more in ((), ("--dag", "2099-01-02")):
        dry = beslut(*words, *more, "--dry-run", "--json")
        assert {path: path.read_bytes() for path in beslut.folder.rglob("*") if path.is_file()} == before
        told = {one["fil"]: one["utfall"] for one in json.loads(dry.stdout)["filer"]}
        assert told == {
            f"{PLACE}/missiv-hofors.txt": "ändrad för hand" if more else "ändrad för hand, inget nytt",
            f"{PLACE}/tjansteskrivelse-hofors.txt": "uppdaterad" if more else "oförändrad",
            f"{PLACE}/beslutsformulering-hofors.txt": "ny",
        }
        assert dry.code == (1 if more else 0)
    real = beslut(*words, "--dag", "2099-01-02", "--json")
    assert {one["fil"]: one["utfall"] for one in json.loads(real.stdout)["filer"]} == told
    assert real.code == dry.code


PLACE = "ut/valfardsstrategin/hofors"


@pytest.mark.parametrize("dry", [(), ("--dry-run",)], ids=["skriver", "torr"])
def test_json_tells_files_and_gaps(dry: tuple[str, ...], beslut: Beslut) -> None:
    ran = beslut("generate", "-k", "Sandviken", "-f", "md", "--json", *dry)
    told = json.loads(ran.stdout)
    assert (ran.code, ran.stderr) == (0, "")
    assert (told["version"], told["ärende"], told["fel"]) == (2, "valfardsstrategin", [])
    assert [file["handling"] for file in told["filer"]] == list(FIVE)
    for file in told["filer"]:
        assert (file["part"], file["kod"]) == ("Sandviken", "2181")
        assert (beslut.folder / file["fil"]).is_file() is not bool(dry)
        assert (file["utfall"], told["provkörning"]) == ("ny", bool(dry))
        assert all(gap["text"] and gap["anvisning"] and gap["slag"] for gap in file["luckor"])
    assert "uppgifter.partens_diarienummer" in [gap["nyckel"] for file in told["filer"] for gap in file["luckor"]]


@pytest.mark.parametrize("what", ["kommuner", "arenden", "handlingar"])
def test_lists_as_json_hold_what_the_columns_hold(what: str, beslut: Beslut) -> None:
    rows = json.loads(beslut("list", what, "--json").stdout)["rader"]
    columns = [line.split("\t") for line in beslut("list", what).stdout.splitlines()]
    marked = {True: "standard", False: "", None: ""}
    assert [[marked.get(cell, str(cell)) for cell in row.values()][: len(line)]
            for row, line in zip(rows, columns, strict=True)] == columns  # fmt: skip
    assert len(rows) >= {"kommuner": 310, "arenden": 1, "handlingar": 5}[what]


def test_quiet_says_nothing_and_writes_all_the_same(beslut: Beslut) -> None:
    ran = beslut("generate", "-k", "Sandviken", "-q")
    assert (ran.code, ran.stdout, ran.stderr) == (0, "", "")
    assert len(list(beslut.folder.rglob("*.docx"))) == 5


def test_verbose_lists_each_gap_with_what_to_do(beslut: Beslut) -> None:
    plain, verbose = (beslut(*_dry("-k", "Sandviken"), *words) for words in ((), ("-v",)))
    assert "  lucka: " not in plain.stdout
    assert re.search(r"^  lucka: sista svarsdag saknas – Fyll i \S", verbose.stdout, re.MULTILINE)
    assert re.search(r"^  kontrollera: \S.* – \S", verbose.stdout, re.MULTILINE)


def test_strict_ends_with_1_when_there_are_gaps_and_writes_all_the_same(beslut: Beslut) -> None:
    ran = beslut("generate", "-k", "Sandviken", "--strikt")
    assert ran.code == 1
    assert len(list(beslut.folder.rglob("*.docx"))) == 5


def test_a_second_run_changes_nothing(beslut: Beslut) -> None:
    words = ("generate", "-k", "Sandviken", "-f", "docx", "-f", "html", "-f", "md", "-f", "txt")
    beslut(*words)
    before = {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in beslut.folder.rglob("*") if path.is_file()}
    ran = beslut(*words, env=environment(TZ="Pacific/Kiritimati"))
    after = {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in beslut.folder.rglob("*") if path.is_file()}
    assert (ran.code, ran.stdout.count("  oförändrad")) == (0, 20)
    assert before == after


def test_a_file_edited_by_hand_is_kept_and_the_new_one_laid_beside(beslut: Beslut) -> None:
    words = ("generate", "-k", "Sandviken", "-f", "txt", "--handling", "missiv")
    beslut(*words)
    path = beslut.folder / "ut/valfardsstrategin/sandviken/missiv-sandviken.txt"
    new = path.read_bytes()
    edited = new + "Tillagt för hand.\n".encode()
    path.write_bytes(edited)
    own = beslut(*words)
    assert (own.code, list(path.parent.iterdir())) == (0, [path])
    assert "ändrad för hand, inget nytt" in own.stdout
    beslut(*words, "--dag", "2099-01-02", "--ut", "annan")
    new = (beslut.folder / "annan/valfardsstrategin/sandviken/missiv-sandviken.txt").read_bytes()
    for quiet in ((), ("-q",)):
        ran = beslut(*words, "--dag", "2099-01-02", *quiet)
        beside = path.with_name("missiv-sandviken.ny.txt")
        assert ran.code == 1
        assert "ändrad för hand" in ran.stdout
        assert beside.name in ran.stdout
        assert (path.read_bytes(), beside.read_bytes()) == (edited, new)
        assert sorted(file.name for file in path.parent.iterdir()) == [beside.name, path.name]


def test_one_broken_party_never_stops_the_rest(beslut: Beslut, project: Path) -> None:
    template = project / "templates/valfardsstrategin/missiv.md"
    template.write_text(template.read_text("utf-8") + '\n{% if part.kod == "2180" %}\n{{ part.saknas }}\n{% endif %}\n')
    line = template.read_text("utf-8").count("\n") - 1
    ran = beslut("generate", "--alla", "-f", "txt", "--projekt", str(project))
    written = beslut.folder / "ut" / "valfardsstrategin"
    assert ran.code == 1
    assert f"templates/valfardsstrategin/missiv.md:{line}:" in ran.stderr
    assert "”saknas” finns inte" in ran.stderr
    assert "1 part misslyckades" in ran.stderr
    assert {path.name for path in written.iterdir() if len(list(path.glob("*.txt"))) == 5} == {
        "bollnas", "hofors", "hudiksvall", "ljusdal", "nordanstig", "ockelbo", "ovanaker", "sandviken", "soderhamn",
    }  # fmt: skip


def test_a_failed_party_is_named(beslut: Beslut, project: Path) -> None:
    template = project / "templates/valfardsstrategin/missiv.md"
    template.write_text(template.read_text("utf-8") + '\n{% if part.kod == "2180" %}\n{{ part.saknas }}\n{% endif %}\n')
    words = ("generate", "--alla", "-n", "--projekt", str(project))
    told = json.loads(beslut(*words, "--json").stdout)
    assert "Gävle" in beslut(*words, "-q").stderr
    assert [problem.get("part") for problem in told["fel"]] == ["Gävle"]


def test_a_broken_case_file_is_told_with_its_line(beslut: Beslut, project: Path) -> None:
    replaced(project / CASE, ("\ntitel:", "\ntitl:"))
    ran = beslut("generate", "--alla", "--projekt", str(project))
    assert ran.code == 1
    assert "fel[M02]: okänd nyckel ”titl”" in ran.stderr
    assert "menade du ”titel”" in ran.stderr
    assert re.search(r"--> data/arenden/valfardsstrategin\.yaml:\d+:1\n", ran.stderr)
    assert ran.stdout == ""


MISTAKES = {
    "plats-i-objekt": ("{i_beslut}", "{i_beslutt}"),
    "plats-i-mening": ("{ordförandena}", "{ordforandena}"),
    "plats-i-titel": ('titel: "Missiv: Välfärdsstrategin, {egen_form}"', 'titel: "Missiv: {egenform}"'),
    "mall-utanfor": ("mall: valfardsstrategin/missiv.md", "mall: ../../missiv.md"),
    "mall-finns-inte": ("mall: valfardsstrategin/missiv.md", "mall: valfardsstrategin/misiv.md"),
    "organ-finns-inte": ("organ: [omsorgsnämnden", "organ: [omsorgsnämden"),
    "styrtecken-i-citat": ("ärendemening: Antagande av Välfärdsstrategin", r'ärendemening: "Antagande\u0007 av"'),
    "bilaga-utanfor": ("fil: Välfärdsstrategin.pdf", "fil: ../../../hemlig.txt"),
    "samma-filnamn": ("id: processbeskrivning", "id: missiv_"),
}


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES.keys())
def test_a_mistake_in_a_case_is_the_users_to_mend_never_a_bug(
    mistake: tuple[str, str], beslut: Beslut, project: Path
) -> None:
    (project.parent / "hemlig.txt").write_text("hemligt", "utf-8")
    (project / CASE).with_suffix("").mkdir()
    replaced(project / CASE, mistake)
    ran = beslut("generate", "--kommun", "Ljusdal", "--projekt", str(project), "--ut", "mapp/ut")
    assert (ran.code, NO_TRACEBACK in ran.stderr) == (1, False), ran.stderr[-500:]
    assert ran.stderr.startswith("fel[")
    assert "-->" in ran.stderr
    assert [path for path in beslut.folder.rglob("hemlig.txt") if path.parent != project.parent] == []


def test_two_parties_with_names_alike_do_not_share_files(beslut: Beslut, project: Path) -> None:
    text = (project / CASE).read_text("utf-8")
    (project / CASE).write_text(text[: text.index("\nper_part:")], "utf-8")
    replaced(project / CASE, ('  län: ["21"]\n  lista: [Region Gävleborg]', "  lista: [Habo, Håbo]"))
    ran = beslut("generate", "--alla", "-f", "txt", "--projekt", str(project))
    told = [line for line in ran.stdout.splitlines() if line.endswith(".txt  ny") or ".txt  ny " in line]
    assert (ran.code, len(told)) == (0, 10), ran.stderr
    assert len(list((beslut.folder / "ut").rglob("*.txt"))) == 10


@pytest.mark.parametrize(("stamp", "day"), [("1655164800", "2022-06-14"), ("0", "1970-01-01")])
def test_source_date_epoch_is_the_day_of_a_case_without_one(
    stamp: str, day: str, beslut: Beslut, project: Path
) -> None:
    text = (project / CASE).read_text("utf-8")
    (project / CASE).write_text(re.sub(r"\ndag:\n(  .*\n)+", "\n", text), "utf-8")
    words = ("generate", "-k", "Gävle", "--handling", "missiv", "--projekt", str(project))
    assert beslut(*words, env=environment(SOURCE_DATE_EPOCH=stamp)).code == 0
    with zipfile.ZipFile(beslut.folder / "ut/valfardsstrategin/gavle/missiv-gavle.docx") as package:
        assert f"{day}T00:00:00Z".encode() in package.read("docProps/core.xml")


@pytest.mark.parametrize("stamp", ["i dag", "-1e9", "9" * 30])
def test_a_source_date_epoch_that_is_no_time_is_told(stamp: str, beslut: Beslut) -> None:
    ran = beslut("generate", "-k", "Gävle", "-n", env=environment(SOURCE_DATE_EPOCH=stamp))
    assert ran.code == 2
    assert f"SOURCE_DATE_EPOCH är inget tal: ”{stamp}”" in ran.stderr


@pytest.mark.parametrize(
    "words",
    [("list", "kommuner"), ("list", "kommuner", "--json"), ("show", "-k", "Sandviken"), ("-h",), ("--version",),
     ("generate", "-k", "Sandviken"), ("generate", "-k", "Sandviken", "--json"), ("generate", "--alla", "-v")],
    ids=lambda words: "-".join(words),
)  # fmt: skip
@pytest.mark.parametrize("buffered", [True, False], ids=["buffrad", "obuffrad"])
def test_a_reader_that_leaves_stops_nothing(words: tuple[str, ...], buffered: bool, beslut: Beslut) -> None:
    # With more output than a buffer holds the remaining files are written all the same.
    env = environment() if buffered else environment(PYTHONUNBUFFERED="1")
    read, write = os.pipe()
    os.close(read)  # as `| head -1` does, only always in time
    with os.fdopen(write, "wb") as closed:
        ended = subprocess.run(
            beslut.command(*words), cwd=beslut.folder, env=env, stdout=closed, stderr=subprocess.PIPE, timeout=120
        )
    said = ended.stderr.decode("utf-8")
    assert (NO_TRACEBACK in said, "Exception ignored" in said) == (False, False), said
    assert ended.returncode == 0
    least = {"generate": 50 if "--alla" in words else 5}.get(words[0], 0)
    assert len(list(beslut.folder.rglob("*.docx"))) >= least


def test_a_reader_that_takes_one_line(beslut: Beslut) -> None:
    with subprocess.Popen(
        beslut.command("list", "kommuner"), cwd=beslut.folder, env=environment(),
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        assert process.stderr is not None
        first = process.stdout.readline().decode("utf-8")
        process.stdout.close()
        assert process.stderr.read() == b""
    assert first.startswith("0114\tUpplands Väsby")


POOR = {
    "ascii": {"PYTHONIOENCODING": "ascii"},
    "cp1252": {"PYTHONIOENCODING": "cp1252"},
    "lang-c": {"LC_ALL": "C", "LANG": "C"},
    "lang-c-utan-utf8": {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
}


@pytest.mark.parametrize("poor", POOR.values(), ids=POOR.keys())
@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("generate", "-k", "gavle", "-v"), 0),
        (("show", "-k", "2180"), 0),
        (("list", "kommuner"), 0),
        (("-h",), 0),
        (("generate", "-k", "Gävlö"), 2),
    ],
    ids=["generate", "show", "list", "hjalp", "okand"],
)
def test_a_poor_console_is_no_reason_to_break(
    words: tuple[str, ...], code: int, poor: dict[str, str], beslut: Beslut
) -> None:
    env = {name: value for name, value in environment().items() if name != "PYTHONIOENCODING"}
    ended = subprocess.run(
        beslut.command(*words), cwd=beslut.folder, env={**env, **poor}, capture_output=True, timeout=120
    )
    assert NO_TRACEBACK.encode() not in ended.stderr
    assert ended.returncode == code, ended.stderr
    assert len(list(beslut.folder.rglob("*.docx"))) == (5 if words[0] == "generate" and code == 0 else 0)


def _cannot_write(ran_code: int, said: str, folder: Path) -> None:
    assert ran_code == 1
    assert NO_TRACEBACK not in said
    assert re.search(r"fel\[S\d\d\]: ", said)
    assert folder.name in said
    own_words = re.sub(r"ut/\S+|/\S+", "", said)
    assert ENGLISH.findall(re.sub(r"(”.*?”|--?[a-z-]+)", " ", own_words)) == []


def test_an_output_folder_that_is_a_file_is_told(beslut: Beslut) -> None:
    (beslut.folder / "upptagen").write_text("en fil", "utf-8")
    ran = beslut("generate", "-k", "Sandviken", "--ut", "upptagen/ut")
    _cannot_write(ran.code, ran.stderr, Path("upptagen"))
    assert (beslut.folder / "upptagen").read_text("utf-8") == "en fil"


def test_a_folder_in_the_place_of_a_document_is_told(beslut: Beslut) -> None:
    place = beslut.folder / "ut/valfardsstrategin/sandviken/missiv-sandviken.docx"
    place.mkdir(parents=True)
    ran = beslut("generate", "-k", "Sandviken", "-k", "Gävle")
    assert ran.code == 1
    assert "fel[S07]: det ligger en mapp där en fil ska vara" in ran.stderr
    assert place.name in ran.stderr
    assert len(list((beslut.folder / "ut/valfardsstrategin/gavle").glob("*.docx"))) == 5


@pytest.mark.skipif(sys.platform == "win32" or (hasattr(os, "geteuid") and os.geteuid() == 0), reason="root can write")
def test_a_folder_without_leave_to_write_is_told(beslut: Beslut) -> None:
    folder = beslut.folder / "last"
    folder.mkdir(mode=0o555)
    ran = beslut("generate", "-k", "Sandviken", "--ut", "last")
    _cannot_write(ran.code, ran.stderr, folder)
    assert list(folder.iterdir()) == []


def _with_default_interrupt() -> None:
    """A child of a background job inherits that Ctrl-C is ignored; a person's shell does not give it that."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is sent in another way there")
def test_ctrl_c_ends_with_130_and_leaves_whole_files(beslut: Beslut, project: Path) -> None:
    every = ", ".join(f'"{code:02}"' for code in (*range(1, 11), *range(12, 26)) if code not in (2, 11, 15, 16))
    text = (project / CASE).read_text("utf-8")
    (project / CASE).write_text(text[: text.index("\nper_part:")], "utf-8")
    replaced(project / CASE, ('  län: ["21"]', f"  län: [{every}]"))
    words = ("generate", "--alla", "-f", "docx", "-f", "html", "-f", "md", "-f", "txt", "--projekt", str(project))
    with subprocess.Popen(
        beslut.command(*words), cwd=beslut.folder, env=environment(), stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE, preexec_fn=_with_default_interrupt,
    ) as process:  # fmt: skip
        for _ in range(600):
            if len(list((beslut.folder / "ut").rglob("*.docx"))) >= 3 or process.poll() is not None:
                break
            time.sleep(0.05)
        assert process.poll() is None, "it ended before it could be interrupted"
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert said.decode("utf-8").strip().endswith("avbrutet")
    assert NO_TRACEBACK.encode() not in said
    files = [path for path in (beslut.folder / "ut").rglob("*") if path.is_file()]
    assert [path for path in files if path.suffix == ".tmp"] == []
    assert all(
        zipfile.ZipFile(io.BytesIO(path.read_bytes())).testzip() is None for path in files if path.suffix == ".docx"
    )
    manifest = json.loads((beslut.folder / "ut/valfardsstrategin/.beslut.json").read_text("utf-8"))
    assert len(manifest["filer"]) == len([path for path in files if not path.name.startswith(".beslut.")])


def test_an_error_that_many_parties_have_is_told_once_and_then_whose_it_is(beslut: Beslut, project: Path) -> None:
    template = project / "templates" / "valfardsstrategin" / "tjansteskrivelse.md"
    template.write_text(template.read_text("utf-8") + "\nSe bilaga 9.\n\nHandläggare är [namn].\n", "utf-8")
    ran = beslut("generate", "-k", "Gävle", "-k", "Hofors", "-k", "Ljusdal", "--projekt", str(project))
    assert ran.code == 1
    assert ran.stderr.count("bilaga 9 finns inte") == 1
    assert "Felet R38 hos Gävle gäller också Hofors, Ljusdal\n" in ran.stderr


def test_without_a_table_of_time_zones_it_says_so(beslut: Beslut) -> None:
    (beslut.folder / "utan/tzdata").mkdir(parents=True)
    (beslut.folder / "utan/tzdata/__init__.py").touch()
    path = os.pathsep.join([str(beslut.folder / "utan"), os.environ.get("PYTHONPATH", "")])
    env = environment(PYTHONTZPATH="", PYTHONPATH=path)
    ran = beslut("generate", "-k", "Hofors", "--handling", "missiv", env=env)
    assert (ran.code, "[U31]" in ran.stderr, "tzdata" in ran.stderr) == (2, True, True), ran.stderr
    assert not (beslut.folder / "ut").exists()
