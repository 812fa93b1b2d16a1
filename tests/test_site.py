# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The desk that the page asks: the same files as the command, the same answers, and nothing from strangers outside it.

Everything filled in is invented.
"""

from __future__ import annotations

import base64
import html
import io
import json
import re
import shutil
import zipfile
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from beslut.output.manifest import MANIFEST
from beslut.site.calling import answer
from beslut.site.desk import Desk, Files
from beslut.site.mailing import given_files, page_with
from beslut.site.shelf import unzipped, zipped
from beslut.speed.cache import Cache
from beslut.speed.switch import Speed
from conftest import CASE, ROOT, TODAY, Beslut, ask_for, environment
from editing_word import filled_word
from planned import CACHE

NAME = CASE.stem


class Page:
    """Asks as the page does: a question, and arguments as JSON, of a desk that keeps what it has worked out."""

    def __init__(self, folder: Path) -> None:
        self.desk = Desk(folder, TODAY, Speed(Cache(Path(CACHE.name)), second_process=False))
        self.files: Files = {}

    def __call__(self, question: str, files: Files | None = None, **arguments: object) -> Any:
        said, self.files = answer(self.desk, question, json.dumps(arguments), files)
        told = json.loads(said)
        return told["svar"] if "svar" in told else told["fel"]

    def fact(self, key: str, party: str) -> Any:
        (found,) = (one for one in self("facts", case=NAME, parties=[party])["uppgifter"] if one["nyckel"] == key)
        return found["svar"][0]


@pytest.fixture
def page(tmp_path: Path) -> Page:
    return Page(tmp_path / "bord")


@pytest.fixture
def opened(page: Page) -> Page:
    page("open", case=NAME)
    return page


def the_zip(files: Files) -> dict[str, bytes]:
    ((_, content),) = files.items()
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def today() -> dict[str, str]:
    seconds = (TODAY - date(1970, 1, 1)).days * 86_400 + 43_200
    return {"SOURCE_DATE_EPOCH": str(seconds)}


def test_every_file_is_the_commands(opened: Page, beslut: Beslut) -> None:
    ran = beslut("generate", "--kommun", "Sandviken", "--arende", NAME, env=environment(**today()))
    assert ran.code == 0, ran.stderr
    written = {
        path.relative_to(beslut.folder / "ut").as_posix(): path.read_bytes()
        for path in (beslut.folder / "ut").rglob("*.docx")
    }
    assert len(written) == 5
    opened("files", case=NAME, parties=["Sandviken"])
    made = the_zip(opened.files)
    assert {name: made[name] for name in written} == written
    assert set(made) - set(written) == {f"{NAME}/{MANIFEST}"}
    opened("file", case=NAME, party="Sandviken", document="missiv")
    assert opened.files == {"missiv-sandviken.docx": written[f"{NAME}/sandviken/missiv-sandviken.docx"]}


def test_each_party_s_documents_are_told(opened: Page) -> None:
    told = opened("documents", case=NAME, party="Sandviken")
    opened("files", case=NAME, parties=["Sandviken"])
    assert {f"{NAME}/sandviken/{one['id']}-sandviken.docx" for one in told} == {*the_zip(opened.files)} - {
        f"{NAME}/{MANIFEST}"
    }


def test_an_answer_is_in_the_document_at_once_and_can_be_taken_back(opened: Page) -> None:
    before = opened.desk.shelf.contents()
    asked = opened.fact("uppgifter.partens_diarienummer", "Sandviken")
    assert (asked["läge"], asked["står_i"]) == ("okänd", ["Tjänsteskrivelse", "Beslutsformulering"])
    shown = opened("document", case=NAME, party="Sandviken", document="tjansteskrivelse")
    assert 'data-nyckel="uppgifter.partens_diarienummer"' in shown["html"]
    lacks = opened("counts", case=NAME)
    told = [{"nyckel": "uppgifter.partens_diarienummer", "part": "Sandviken", "värde": " KS 2099/7 "}]
    made = opened("set", case=NAME, answers=told, source="registrator")
    assert [one["utfall"] for one in made["svar"]] == ["ny"]
    after = opened("document", case=NAME, party="Sandviken", document="tjansteskrivelse")
    assert "KS\u00a02099/7" in after["html"] and after["luckor"] < shown["luckor"]
    known = opened.fact("uppgifter.partens_diarienummer", "Sandviken")
    assert (known["läge"], known["värde"]) == ("känd", "KS 2099/7")
    assert known["källa"] == "ifyllt i beslut.html av registrator, 2026-01-02"
    assert opened("counts", case=NAME)["Sandviken"]["saknas"] == lacks["Sandviken"]["saknas"] - 1
    assert opened("undo") is True
    assert opened.desk.shelf.contents() == before
    assert opened("undo") is False


def test_an_answer_that_cannot_be_used_changes_nothing(opened: Page) -> None:
    before = opened.desk.shelf.contents()
    key = "tidigare_beslut.gemensamma-utgangspunkter.datum"
    made = opened("set", case=NAME, answers=[{"nyckel": key, "part": "Sandviken", "värde": "i våras"}])
    assert made["fel"] and all(one["tips"] for one in made["fel"])
    assert opened.desk.shelf.contents() == before


TAKEN_BACK = {
    "uppgifter.partens_diarienummer": ("Sandviken", "KS 2099/7"),
    "uppgifter.svarsadress": ("", "a@exempel.test"),
    "tidigare_beslut.gemensamma-utgangspunkter.datum": ("Sandviken", "14 juni 2015"),
    "tidigare_beslut.gemensamma-utgangspunkter.organ": ("Sandviken", "inget"),
    "beslutande_organ": ("Sandviken", "kommunstyrelsen"),
    "deltagande.organ": ("Ockelbo", "kommunstyrelsen, socialnämnden"),
}


@pytest.mark.parametrize("key", TAKEN_BACK)
@pytest.mark.parametrize("table", [False, True], ids=["case file", "table"])
def test_an_answer_that_is_emptied_is_unknown_again(key: str, table: bool, page: Page) -> None:
    if table:
        page("add", files=a_case_with_a_table(), apply=True)
    case = "eget" if table else NAME
    page("open", case=case)
    party, value = TAKEN_BACK[key]
    if table and party == "Ockelbo":
        party = "Sandviken"

    def shown() -> tuple[object, ...]:
        facts = page("facts", case=case, parties=["Sandviken"])["uppgifter"]
        paper = page("document", case=case, party="Sandviken", document="tjansteskrivelse")
        return {one["nyckel"]: one["svar"] for one in facts}, paper, page("counts", case=case)

    before = shown()
    told = {"nyckel": key, "part": party, "värde": value}
    assert page("set", case=case, answers=[told])["fel"] == []
    assert shown() != before
    assert page("set", case=case, answers=[told | {"värde": " "}])["skrivna"]
    assert shown() == before
    assert page("set", case=case, answers=[told | {"värde": ""}])["skrivna"] == [], "there is nothing to take back"
    page("undo")
    assert shown() != before


def test_that_there_is_no_decision_stands_in_the_form_and_nothing_goes_over_it_in_silence(opened: Page) -> None:
    key = "tidigare_beslut.gemensamma-utgangspunkter"
    told = {"nyckel": f"{key}.organ", "part": "Sandviken", "värde": "inget"}
    assert "inget" in opened.fact(told["nyckel"], "Sandviken")["val"]
    opened("set", case=NAME, answers=[told])
    known = opened.fact(told["nyckel"], "Sandviken")
    assert (known["läge"], known["värde"]) == ("känd", "inget")
    opened("answers", case=NAME, party="Sandviken")
    ((name, content),) = opened.files.items()
    assert [one["utfall"] for one in opened("add", files={name: content}, case=NAME)[0]["svar"]] == ["lika"]
    dated = content.decode().replace(f"{key}.organ", f"{key}.datum").replace(";inget;", ";2015-06-14;").encode()
    assert dated != content
    (said,) = opened("add", files={name: dated}, case=NAME, apply=True)
    assert [(one["utfall"], one["förut"]) for one in said["svar"]] == [("säger emot", "inget")]
    assert opened.fact(told["nyckel"], "Sandviken")["värde"] == "inget"


def test_a_wrong_answer_stops_no_other_and_is_told_at_its_field(opened: Page) -> None:
    keys = [f"tidigare_beslut.gemensamma-utgangspunkter.{part}" for part in ("datum", "organ")]
    told = [{"nyckel": key, "part": party, "värde": value} for party, value in
            (("Sandviken", "i våras"), ("Hofors", "2015-06-14"), ("Gävle", "juni")) for key in keys[:1]]  # fmt: skip
    made = opened("set", case=NAME, answers=[*told, {"nyckel": keys[1], "part": "Gävle", "värde": "kommunfullmäktige"}])
    assert [(one["part"], one["nyckel"]) for one in made["fel"]] == [("Sandviken", keys[0]), ("Gävle", keys[0])]
    assert "Sandviken, tidigare datum: ”i våras” är ingen dag" in made["fel"][0]["meddelande"]
    assert {one["part"] for one in made["svar"]} == {"Hofors", "Gävle"}
    assert opened.fact(keys[0], "Hofors")["värde"] == "2015-06-14"


def test_the_project_goes_to_the_command_and_back(opened: Page, beslut: Beslut, tmp_path: Path) -> None:
    opened("set", case=NAME, answers=[{"nyckel": "uppgifter.svarsadress", "part": "", "värde": "a@exempel.test"}])
    opened("save", case=NAME)
    project = tmp_path / "hem"
    for name, content in the_zip(opened.files).items():
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        (project / name).write_bytes(content)
    ran = beslut("gaps", "--json", "--arende", NAME, "--projekt", str(project))
    assert ran.code == 0, ran.stderr
    assert "uppgifter.svarsadress" not in {one["nyckel"] for one in json.loads(ran.stdout)["uppgifter"]}
    other = Page(tmp_path / "annat bord")
    (told,) = other("add", files=opened.files)
    assert (told["ärenden"], told["fel"]) == ([NAME], [])
    assert other.desk.shelf.contents() == {}, "told, and not yet done"
    other("add", files=opened.files, apply=True)
    assert other.desk.shelf.contents() == opened.desk.shelf.contents()


def test_filled_in_files_come_back(opened: Page) -> None:
    ask_for("excel")
    opened("gaps", case=NAME)
    assert list(opened.files) == ["luckor.xlsx"]
    (told,) = opened("add", files=opened.files, case=NAME)
    assert told["slag"] == ["svar"] and not told["fel"]
    opened("file", case=NAME, party="Sandviken", document="tjansteskrivelse")
    ((name, content),) = opened.files.items()
    answers = {"partens_diarienummer": "KS 2099/7", "handläggare": "utredare"}
    (told,) = opened("add", files={name: filled_word(content, answers)}, case=NAME, apply=True)
    assert {one["värde"]: one["utfall"] for one in told["svar"]} == {"KS 2099/7": "ny", "utredare": "ny"}
    assert opened.fact("uppgifter.handläggare", "Sandviken")["värde"] == "utredare"


def test_an_enclosure_of_the_case_is_put_beside_it(opened: Page) -> None:
    (name,) = (one.file for one in opened.desk.loaded(NAME).case.attachments if one.file)
    assert "filen saknas" in {one["ord"] for one in opened("facts", case=NAME, parties=["Sandviken"])["övrigt"]}
    (told,) = opened("add", files={name: b"%PDF-1.4 exempel"}, case=NAME, apply=True)
    assert (told["slag"], told["fel"]) == (["bilaga"], [])
    assert "filen saknas" not in {one["ord"] for one in opened("facts", case=NAME, parties=["Sandviken"])["övrigt"]}
    opened("files", case=NAME, parties=["Sandviken"])
    assert the_zip(opened.files)[f"{NAME}/sandviken/{name}"] == b"%PDF-1.4 exempel"
    (told,) = opened("add", files={name: bytes(30_000_001)}, case=NAME, apply=True)
    assert told["fel"][0]["kod"] == "I04"


def test_the_map_has_every_party_that_lies_on_it(opened: Page) -> None:
    told = opened("map", case=NAME)
    assert ([one["part"] for one in told["ytor"]][:2], told["utanför"]) == (["Bollnäs", "Gävle"], ["Region Gävleborg"])
    assert all(one["bana"].startswith("M") and min(one["ruta"][2:]) > 0 for one in told["ytor"])
    assert len(json.dumps(opened("map", case="inera"))) < 200_000


def test_a_recipients_answers_go_back_to_the_coordinator(opened: Page, tmp_path: Path) -> None:
    keys = (
        "uppgifter.partens_diarienummer",
        "tidigare_beslut.gemensamma-utgangspunkter.organ",
        "uppgifter.svarsadress",
    )
    values = ("KS 2099/7", "kommunfullmäktige", "a@exempel.test")
    told = [{"nyckel": key, "part": "" if "svars" in key else "Sandviken", "värde": value}
            for key, value in zip(keys, values, strict=True)]  # fmt: skip
    assert not opened("set", case=NAME, answers=told, source="registrator")["fel"]
    opened("answers", case=NAME, party="Sandviken")
    assert list(opened.files) == ["svar-sandviken.csv"]
    coordinator = Page(tmp_path / "samordnarens")
    coordinator("open", case=NAME)
    (said,) = coordinator("add", files=opened.files, case=NAME, apply=True)
    assert {(one["nyckel"], one["värde"], one["utfall"]) for one in said["svar"]} == {
        (key, value, "ny") for key, value in zip(keys, values, strict=True)
    }


def test_a_case_begins_from_a_form(page: Page) -> None:
    found = page("choices")
    assert "Gävleborgs län" in found["län"] and "Region Gävleborg" in found["avsändare"]
    ident = page("start", name="Vårt arkiv", sender="Region Dalarna", county="Dalarnas län")
    assert ident == "vart-arkiv"
    opened = page("open", case=ident)
    assert (opened["avsändare"], len(opened["parter"])) == ("Region Dalarna", 15)
    assert page("document", case=ident, party="Falun", document="tjansteskrivelse")["html"]
    hints = [one["anvisning"] for one in page("facts", case=ident, parties=["Falun"])["uppgifter"]]
    assert "Fyll i belopp." in hints and not any("ärendefil" in one or ".csv" in one for one in hints), hints
    assert page("start", name="Vårt arkiv")[0]["kod"] == "U98"
    assert page("start", name="!?")[0]["tips"]
    assert page("start", name="Nytt", sender="Region Påhitt")[0]["kod"] == "U01"
    (lacks,) = page("start", name="Nytt", like=NAME)
    assert lacks["kod"] == "U34" and "Vem sänder ut det?" in lacks["tips"] and "--" not in lacks["tips"]
    other = page("start", name="Efter", sender="Region Dalarna", county="Dalarnas län", like=NAME)
    assert page("open", case=other)["titel"]


def a_case_with_a_table() -> dict[str, bytes]:
    text = (ROOT / "data/arenden" / CASE.name).read_text("utf-8")
    text = text.replace('  län: ["21"]\n  lista: [Region Gävleborg]', "  tabell: parter.csv").replace(
        f"id: {NAME}", "id: eget"
    )
    return {"eget.yaml": text.encode(), "parter.csv": b"kommun;kommunkod\r\nSandviken;2181\r\n"}


def test_a_case_file_with_its_table(page: Page) -> None:
    told = page("add", files=a_case_with_a_table(), apply=True)
    assert [one["fel"] for one in told] == [[], []]
    assert [one["namn"] for one in page("open", case="eget")["parter"]] == ["Sandviken"]
    (bad,) = page("add", files={"fel.yaml": b"id: fel\ntitel: [\n"}, apply=True)
    assert bad["fel"][0]["plats"].startswith("data/arenden/fel.yaml:")
    assert set(page.desk.shelf.contents()) == {"data/arenden/eget.yaml", "data/arenden/parter.csv"}


MINUTES = """Sandvikens kommun
Kommunfullmäktige

Sammanträdesprotokoll 2022-06-13

§ 81 Välfärdsstrategin

Kommunfullmäktige beslutar

att {points}

"""


def minutes_of(desk: Desk) -> bytes:
    """Minutes in which Sandviken decides what was proposed to it."""
    proposed = desk.document(NAME, "Sandviken", "beslutsformulering")["html"]
    points = re.findall(r"<li>(?:att )?(.*?)</li>", proposed.partition('class="beslut"')[2].partition("</ul>")[0])
    assert points
    text = MINUTES.format(points="\n\natt ".join(re.sub("<[^>]+>", "", one).rstrip(".,") for one in points))
    return html.unescape(text).encode()


def test_minutes_are_read_recorded_and_told(opened: Page) -> None:
    opened("record", case=NAME, party="", event={"utskickat": "2022-05-12"})
    files = {"protokoll.txt": minutes_of(opened.desk)}
    (told,) = opened("add", files=files, case=NAME)
    (compared,) = told["jämförelser"]
    assert (compared["part"], compared["organ"], compared["datum"]) == ("Sandviken", "kommunfullmäktige", "2022-06-13")
    assert {one["läge"] for one in opened("status", case=NAME)["parter"]} == {"utskickat"}
    opened("add", files=files, case=NAME, apply=True)
    opened("record", case=NAME, party="Sandviken", event={"anslag": "2022-06-27"})
    (row,) = (one for one in opened("status", case=NAME)["parter"] if one["part"] == "Sandviken")
    assert (row["datum"], row["paragraf"], row["utfall"]) == ("2022-06-13", "81", compared["sammantaget"])
    assert row["laga_kraft"]
    assert "hash: sha256:" in opened.desk.shelf.contents()["uppfoljning/valfardsstrategin.yaml"].decode()


def test_minutes_that_are_laid_there_again_are_said_to_be_recorded(opened: Page) -> None:
    files = {"protokoll.txt": minutes_of(opened.desk)}
    before = opened.desk.shelf.contents()
    for recorded, apply in ((False, False), (False, True), (True, False), (True, True)):
        (told,) = opened("add", files=files, case=NAME, apply=apply)
        assert [one["redan_antecknat"] for one in told["jämförelser"]] == [recorded]
    assert opened("undo") and opened.desk.shelf.contents() == before


def test_somebody_says_whose_the_minutes_are(opened: Page) -> None:
    nameless = minutes_of(opened.desk).replace(b"Sandvikens kommun", b"")
    (told,) = opened("add", files={"protokoll.txt": nameless}, case=NAME)
    assert told["frågar_part"] and told["fel"][0]["plats"] == "protokoll.txt:1:1"
    whose = {"protokoll.txt": "Sandviken"}
    (told,) = opened("add", files={"protokoll.txt": nameless}, case=NAME, whose=whose, apply=True)
    assert [one["part"] for one in told["jämförelser"]] == ["Sandviken"] and not told["frågar_part"]
    named = {"protokoll.txt": minutes_of(opened.desk)}
    (told,) = opened("add", files=named, case=NAME, whose={"protokoll.txt": "Gävle"}, apply=True)
    assert told["fel"][0]["kod"] == "I09" and not told["jämförelser"]


OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(3000)
NOT_TAKEN: dict[str, tuple[bytes, str]] = {
    "bild.jpg": (b"\xff\xd8\xff\xe0" + bytes(900), "filen är en bild"),
    "hemlig.docx": (OLE, "låst med lösenord eller sparad i ett gammalt format"),
    "hemlig.xlsx": (OLE, "låst med lösenord"),
    "hemlig.zip": (OLE, "låst med lösenord"),
    "gammal.doc": (OLE, "gamla .doc går inte att läsa"),
    "mejl.msg": (OLE, "filen är ett mejl"),
    "gammal.xls": (OLE, "kalkylblad av det slaget"),
    "genväg.lnk": (b"L", "inte går att läsa här"),
    "beslut-sandviken.html": (b'<script type="text/plain" id="bundle">', "programmet självt"),
    "luckor.csv": (zipped({"xl/workbook.xml": b""}), "ingen text, fast namnet slutar på .csv"),
    "luckor.txt": (zipped({"xl/workbook.xml": b""}), "ingen text, fast namnet slutar på .txt"),
    "lista.csv": (b"a;b\r\n1;2\r\n", "inget ärende läser tabellen"),
    "tom.txt": (b"", "filen är tom"),
    "tom.docx": (b"", "filen är tom"),
    "trasig.docx": (b"PK", "går inte att packa upp"),
    "nya.yaml": (b"hej: [", "fel"),
}


@pytest.mark.parametrize("name", NOT_TAKEN)
def test_a_wrong_file_is_told_with_the_next_step_and_nothing_is_changed(name: str, opened: Page) -> None:
    before = opened.desk.shelf.contents()
    content, words = NOT_TAKEN[name]
    (told,) = opened("add", files={name: content}, case=NAME, apply=True)
    assert any(words in one["meddelande"] or one["nivå"] == words for one in told["fel"]), told
    assert all(one["tips"] and "--" not in one["tips"] for one in told["fel"]), told
    assert opened.desk.shelf.contents() == before


def test_many_filled_files_are_one_change_and_a_wrong_one_stops_no_other(opened: Page) -> None:
    files = {}
    for number, party in enumerate(("Sandviken", "Hofors", "Gävle", "Bollnäs")):
        opened("file", case=NAME, party=party, document="tjansteskrivelse")
        ((name, content),) = opened.files.items()
        files[name] = filled_word(content, {"partens_diarienummer": f"KS 2099/{number}"})
        opened("file", case=NAME, party=party, document="beslutsformulering")
        ((name, content),) = opened.files.items()
        files[name] = filled_word(content, {"partens_diarienummer": f"KS 2099/{number if number != 2 else 9}"})
    files["trasig.docx"] = b"PK"
    before = opened.desk.shelf.contents()
    dry = opened("add", files=files, case=NAME)
    assert opened.desk.shelf.contents() == before
    told = {one["fil"]: one for one in opened("add", files=files, case=NAME, apply=True)}
    assert [one["fil"] for one in dry] == list(told) and len(told) == 9
    became = {name: [each["utfall"] for each in one["svar"]] for name, one in told.items() if name != "trasig.docx"}
    assert became.pop("beslutsformulering-gavle.docx") == ["säger emot"], "the other paper said another number"
    assert all(became.values()), became
    assert opened.fact("uppgifter.partens_diarienummer", "Bollnäs")["värde"] == "KS 2099/3"
    assert opened("undo") is True
    assert opened.desk.shelf.contents() == before


def test_each_file_of_a_zip_is_taken_for_what_it_is(opened: Page) -> None:
    (enclosure,) = (one.file for one in opened.desk.loaded(NAME).case.attachments if one.file)
    opened("files", case=NAME, parties=["Sandviken"])
    papers = {name: one for name, one in the_zip(opened.files).items() if name.endswith(".docx")}
    memo = next(name for name in papers if "tjansteskrivelse" in name)
    papers[memo] = filled_word(papers[memo], {"partens_diarienummer": "KS 2099/7"})
    sent = {
        **papers,
        "protokoll.txt": minutes_of(opened.desk),
        "gammal.doc": OLE,
        enclosure: b"%PDF-",
        ".DS_Store": b"x",
    }
    before = opened.desk.shelf.contents()
    told = {one["fil"]: one for one in opened("add", files={"svar.zip": zipped(sent)}, case=NAME, apply=True)}
    assert set(told) == {f"svar.zip/{name}" for name in sent if name not in (enclosure, ".DS_Store")}
    assert {name for name, one in told.items() if one["fel"]} == {"svar.zip/gammal.doc"}
    assert [one["utfall"] for one in told[f"svar.zip/{memo}"]["svar"]] == ["ny"]
    assert opened.fact("uppgifter.partens_diarienummer", "Sandviken")["värde"] == "KS 2099/7"
    decided = {one["part"]: one["utfall"] for one in opened("status", case=NAME)["parter"] if one["utfall"]}
    assert decided == {"Sandviken": "antaget"}
    opened("undo")
    assert opened.desk.shelf.contents() == before, "all that came in one is one change"


def test_what_is_only_proposed_is_no_decision(opened: Page) -> None:
    opened("file", case=NAME, party="Sandviken", document="tjansteskrivelse", form="md")
    before = opened.desk.shelf.contents()
    (told,) = opened("add", files=opened.files, case=NAME, apply=True)
    assert "föreslår, men beslutar inte" in told["jämförelser"][0]["skäl"]
    assert opened.desk.shelf.contents() == before


def test_a_word_file_of_another_case_is_told(opened: Page) -> None:
    opened("open", case="samverkansstruktur")
    opened("file", case="samverkansstruktur", party="Umeå", document="tjansteskrivelse")
    ((name, content),) = opened.files.items()
    (told,) = opened("add", files={name: filled_word(content, {"handläggare": "utredare"})}, case=NAME, apply=True)
    assert "öppna ärendet samverkansstruktur under Ärende" in told["fel"][0]["tips"]


def a_zip(members: Iterable[tuple[str, bytes]], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as packed:
        for name, content in members:
            packed.writestr(name, content)
    return out.getvalue()


def _case() -> tuple[str, bytes]:
    return (f"data/arenden/{CASE.name}", (ROOT / "data/arenden" / CASE.name).read_bytes())


HOSTILE: dict[str, Callable[[], bytes]] = {
    "leads out": lambda: a_zip([_case(), ("data/../../ute.yaml", b"x")]),
    "absolute": lambda: a_zip([_case(), ("/etc/ute.yaml", b"x")]),
    "windows": lambda: a_zip([_case(), ("data\\..\\ute.yaml", b"x"), ("data/C:/x", b"")]),
    "device": lambda: a_zip([_case(), ("data/nul.yaml", b"x")]),
    "alike": lambda: a_zip([_case(), ("data/A.yaml", b"x"), ("data/a.yaml", b"y")]),
    "bomb": lambda: a_zip([_case(), ("data/stor.bin", bytes(40_000_000))]),
    "many": lambda: a_zip([_case(), *((f"data/{number}.txt", b"") for number in range(600))]),
    "no case": lambda: a_zip([("läsmig.txt", b"x")]),
    "broken": lambda: a_zip([_case()])[:-40],
    "no zip": lambda: b"hej",
    "empty": lambda: b"",
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_zip_is_refused_and_nothing_is_touched(kind: str, opened: Page, tmp_path: Path) -> None:
    before = opened.desk.shelf.contents()
    around = sorted(path for path in tmp_path.rglob("*") if "bord" not in path.parts)
    (told,) = opened("add", files={"projekt.zip": HOSTILE[kind]()}, case=NAME, apply=True)
    assert told["fel"] and all(one["tips"] for one in told["fel"])
    assert opened.desk.shelf.contents() == before
    assert sorted(path for path in tmp_path.rglob("*") if "bord" not in path.parts) == around


def test_a_project_in_a_folder_of_a_zip() -> None:
    name, content = _case()
    packed = a_zip([("mitt/", b""), (f"mitt/{name}", content), ("mitt/README.md", b"x"), ("mitt/ut/a.docx", b"y")])
    assert unzipped(packed, "p.zip") == {name: content}
    assert unzipped(zipped({name: content}), "p.zip") == {name: content}


def test_an_unknown_question_and_a_bad_day_are_told(opened: Page) -> None:
    assert opened("eval", x=1)[0]["kod"]
    assert opened("day", day="i morgon")[0]["tips"]
    opened("day", day="2099-06-30")
    assert "2099" in opened("document", case=NAME, party="Sandviken", document="tjansteskrivelse")["html"]


def test_what_the_desk_is_handed_must_be_a_project(page: Page) -> None:
    for name in ("../ute", "/etc/x", "data/../../x"):
        with pytest.raises(Exception, match="går inte att använda"):
            page.desk.shelf.put_all({name: b"x"})
    assert not list(page.desk.shelf.folder.parent.glob("ute"))
    shutil.rmtree(page.desk.shelf.folder, ignore_errors=True)


PAGE = '<html><script type="application/json" id="givet">{}</script><p>resten</p></html>'


def test_a_page_with_a_case_in_it(beslut: Beslut, tmp_path: Path) -> None:
    base = tmp_path / "beslut.html"
    base.write_text(PAGE, "utf-8")
    ran = beslut("page", "--arende", NAME, "--kommun", "Sandviken", "--kommun", "Gävle", "--sida", str(base), "--json")
    assert ran.code == 0, ran.stderr
    told = json.loads(ran.stdout)
    assert told["skrivna"] == [f"ut/beslut-{NAME}-sandviken.html", f"ut/beslut-{NAME}-gavle.html"]
    text = (beslut.folder / told["skrivna"][0]).read_text("utf-8")
    given = json.loads(text.partition('id="givet">')[2].partition("</script>")[0])
    assert (given["ärende"], given["kommun"]) == (NAME, "Sandviken")
    name, content = _case()
    assert {place: base64.b64decode(one) for place, one in given["projekt"].items()} == {name: content}
    ran = beslut("page", "--sida", str(base))
    assert (ran.code, ran.stdout) == (0, f"ut/beslut-{NAME}.html\n")
    base.write_text("<p>något annat</p>", "utf-8")
    ran = beslut("page", "--sida", str(base))
    assert (ran.code, "fel[I02]" in ran.stderr) == (1, True)
    ran = beslut("page", "--sida", "finns-inte.html")
    assert (ran.code, "fel[U94]" in ran.stderr, "make page" in ran.stderr) == (2, True, True)


def test_a_page_holds_a_projects_own_and_no_more(tmp_path: Path) -> None:
    page = Page(tmp_path / "bord")
    page("start", name="eget", sender="Region Dalarna", county="Dalarnas län", like=NAME)
    page("start", name="annat", sender="Region Dalarna", county="Dalarnas län", like=NAME)
    files = given_files(page.desk.loaded("eget"), page.desk.project)
    assert {"data/arenden/eget.yaml", "data/arenden/parter.csv", "templates/eget/missiv.md"} <= set(files)
    assert "data/arenden/annat.yaml" not in files
    tricky = page_with(PAGE, "p", "eget", "</script><script>", files)
    assert tricky.count("<script") == 1
