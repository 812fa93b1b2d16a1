# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What the columns of a table mean to the case, and that none of them is passed over in silence."""

from __future__ import annotations

from pathlib import Path

import pytest

from beslut.errors import DataError, Problem
from beslut.loading.columns import column_of, columns_of
from beslut.loading.party_rows import column_for
from beslut.model import BodyKind, EarlierState
from beslut.planning import Order
from beslut.wording import chain, decider, earlier_keys, fact_name, facts
from conftest import TODAY, Beslut
from planned import Planned

CASE = """id: prov
titel: Prov
ärendemening: Beslut om provet
källa: "EXEMPEL: mejlet"
avsändare: Region Gävleborg
parter:
  tabell: parter.csv
kedja: ks > kf
beslut:
  - {id: anta, slag: beslut, verb: anta, objekt: provet}
  - {id: pengar, slag: beslut, verb: bidra med, objekt: "{belopp}", omfattning: till provet 2100}
  - {id: uppdrag, slag: uppdrag, mottagare: "{mottagare}", uppgift: pröva}
tidigare_beslut:
  - id: gamla
    dokument: de gamla riktlinjerna
    böjning: plural
    annars: {läge: okänt, anvisning: Sök i diariet.}
"""


def _room(folder: Path, table: str, case: str = CASE) -> Planned:
    place = folder / "data" / "arenden"
    place.mkdir(parents=True, exist_ok=True)
    (place / "prov.yaml").write_text(case, "utf-8")
    (place / "parter.csv").write_text(table, "utf-8")
    return Planned(Order(today=TODAY, project=folder, everyone=True, case="prov"))


def _problems(folder: Path, table: str, case: str = CASE) -> list[Problem]:
    with pytest.raises(DataError) as caught:
        _ = _room(folder, table, case).case
    return list(caught.value.problems)


def _printed(room: Planned, name: str) -> dict[str, str]:
    context = next(one.context for one in room.plan.parties if one.party.name == name)
    return {ident: "".join(piece.text for piece in words) for ident, words in facts(context).items()}


@pytest.mark.parametrize(
    ("header", "cell", "printed"),
    [
        ("belopp", "701 tkr", "701\u00a0000\u00a0kronor"),
        ("belopp", "7,5 mnkr", "7,5\u00a0miljoner\u00a0kronor"),
        ("belopp", "12 500", "12\u00a0500\u00a0kronor"),
        ("Belopp (tkr)", "701", "701\u00a0000\u00a0kronor"),
        ("Belopp i mnkr", "7,5", "7,5\u00a0miljoner\u00a0kronor"),
        ("BELOPP mnkr", "1", "1\u00a0miljon\u00a0kronor"),
        ("belopp", "12,5 %", "12,5\u00a0procent"),
    ],
)
def test_an_amount_is_understood_and_printed_as_decisions_print_it(
    header: str, cell: str, printed: str, tmp_path: Path
) -> None:
    table = f"kommun;mottagare;{header}\nHofors;kommunchefen;{cell}\n"
    assert _printed(_room(tmp_path, table), "Hofors")["belopp"] == printed


def test_a_column_that_nobody_has_filled_in_asks_each_party(tmp_path: Path) -> None:
    """Also where the case has an unknown fact of that name: one answer would be everybody's."""
    case = CASE + "uppgifter: {svarsadress: okänd}\n"
    room = _room(tmp_path, "kommun;belopp;mottagare;svarsadress\nHofors;;x;\nGävle;;x;\n", case)
    assert {"belopp", "svarsadress"}.isdisjoint(room.case.common_facts(sent=True))
    assert "svarsadress" in _room(tmp_path, "kommun;belopp;mottagare\nHofors;;x\n", case).case.common_facts(sent=True)


def test_what_is_no_amount_is_told_at_its_cell(tmp_path: Path) -> None:
    (problem,) = _problems(tmp_path, "kommun;belopp;mottagare\nHofors;cirka 5;chefen\n")
    assert (problem.code, str(problem.place)) == ("M05", "data/arenden/parter.csv:2:8")


def test_the_chain_is_one_cell_and_its_last_organ_decides(tmp_path: Path) -> None:
    table = (
        "kommun;kedja;beslutande organ;belopp;mottagare\nHofors;socialnämnden > ks > kf;;1 kr;x\n"
        "Gävle;;socialnämnden;1 kr;x\nOckelbo;AU;;1 kr;x\nSandviken;;;1 kr;x\n"
    )
    room = _room(tmp_path, table)
    chains = {party.name: [body.name for body in chain(room.case, party)] for party in room.parties}
    assert chains == {
        "Gävle": ["socialnämnden"],
        "Hofors": ["socialnämnden", "kommunstyrelsen", "kommunfullmäktige"],
        "Ockelbo": [chains["Ockelbo"][0]],
        "Sandviken": ["kommunstyrelsen", "kommunfullmäktige"],
    }
    deciding = {party.name: body for party in room.parties if (body := decider(room.case, party))}
    assert deciding["Gävle"].kind is BodyKind.COMMITTEE
    assert deciding["Ockelbo"].kind is BodyKind.SUBCOMMITTEE
    assert room.case.decider_of(room.parties[0]).status == "valt"
    assert room.case.decider_of(room.parties[-1]).status == "föreslaget"


def test_an_earlier_decision_that_nobody_has_told_of_is_unknown(tmp_path: Path) -> None:
    case = CASE.replace("    annars: {läge: okänt, anvisning: Sök i diariet.}\n", "")
    assert case != CASE
    (earlier,) = _room(tmp_path, "kommun;belopp;mottagare\nHofors;1 kr;x\n", case).case.earlier
    assert earlier.otherwise.state is EarlierState.UNKNOWN
    assert "stryk punkten" in (earlier.otherwise.hint or "")


def test_an_earlier_decision_may_be_known_in_part(tmp_path: Path) -> None:
    table = (
        "kommun;tidigare organ;tidigare datum;tidigare §;tidigare dnr;tidigare läge;belopp;mottagare\n"
        "Hofors;kommunfullmäktige;14 juni 2010;§ 75;KS 2010/7;;1 kr;x\n"
        "Gävle;Kf;;;;;1 kr;x\nOckelbo;;;;;inget;1 kr;x\nSandviken;;;;;;1 kr;x\n"
    )
    ljusdal = "per_part: {Ljusdal: {tidigare_beslut: {gamla: {organ: ks, datum: 2010-01-02, paragraf: 4, källa: x}}}}\n"
    case = _room(tmp_path, table + "Ljusdal;;;;;;1 kr;x\n", CASE + ljusdal).case
    known = {name: facts.earlier["gamla"] for name, facts in case.party_facts.items() if facts.earlier}
    assert (known["Hofors"].day, known["Hofors"].section) == ("2010-06-14", "75")
    assert known["Gävle"].state is EarlierState.RECORDED
    assert (known["Gävle"].body, known["Ljusdal"].body) == ("kommunfullmäktige", "kommunstyrelsen")
    assert "tidigare datum och tidigare paragraf för Gävle i parter.csv" in (known["Gävle"].hint or "")
    assert known["Ockelbo"].state is EarlierState.NONE
    assert "Sandviken" not in known


SEVERAL = """  - {id: avtalet, dokument: avtalet, böjning: utrum, annars: {läge: okänt, anvisning: Sök.}}
  - {id: a, dokument: överenskommelsen om samverkan mellan länets kommuner,
     böjning: utrum, annars: {läge: okänt, anvisning: Sök.}}
  - {id: b, dokument: överenskommelsen om samverkan mellan länets regioner,
     böjning: utrum, annars: {läge: okänt, anvisning: Sök.}}
"""


@pytest.mark.parametrize("more", ["", SEVERAL])
def test_a_table_reads_a_fact_by_the_name_that_a_list_gives_it(tmp_path: Path, more: str) -> None:
    case = _room(tmp_path, "kommun;belopp;mottagare\nGävle;1 kr;x\n", CASE + more).case
    known = columns_of(case)
    keys = (*earlier_keys(case), "beslutande_organ", "deltagande.organ", "uppgifter.partens_diarienummer")
    names = {key: fact_name(key, case.earlier) for key in keys}
    assert {key: column_of(name, known) for key, name in names.items()} == {key: column_for(key) for key in keys}
    told = [name for name in names.values() if name.endswith(("datum", "datum)")) or " datum (" in name]
    assert told == (
        ["tidigare datum (de gamla riktlinjerna)", "tidigare datum (avtalet)",
         "tidigare datum (a)", "tidigare datum (b)"] if more else ["tidigare datum"]
    )  # fmt: skip


def test_a_day_or_a_state_that_cannot_be_read_is_told_at_its_cell(tmp_path: Path) -> None:
    told = _problems(
        tmp_path, "kommun;tidigare datum;tidigare läge\nHofors;i somras;dokumenterat\nGävle;2010-06-14;kanske\n"
    )
    assert [(one.code, one.place and one.place.line) for one in told] == [("M05", 2), ("M04", 3)]


def test_an_order_between_parties_is_read_and_a_circle_is_told(tmp_path: Path) -> None:
    table = 'kommun;efter;belopp;mottagare\nLjusdal;"Bollnäs, Ovanåker";1 kr;x\nBollnäs;{};1 kr;x\nOvanåker;;1 kr;x\n'
    assert _room(tmp_path, table.format("")).case.party_facts["Ljusdal"].after == ("Bollnäs", "Ovanåker")
    (circle,) = _problems(tmp_path, table.format("Ljusdal"))
    assert (circle.code, "Ljusdal → Bollnäs → Ljusdal" in circle.message) == ("P08", True)
    (stranger,) = _problems(tmp_path, table.format("Gävle"))
    assert "Bollnäs väntar på ”Gävle”, som inte är part i ärendet" in stranger.message


def test_a_column_that_nobody_reads_is_told_once_and_does_not_stop(tmp_path: Path, beslut: Beslut) -> None:
    _room(tmp_path, "kommun;belopp;mottagare;kommentar\nHofors;1 kr;x;ring\nGävle;2 kr;y;\n")
    ran = beslut("generate", "--alla", "--projekt", str(tmp_path), "-f", "md")
    assert ran.stderr.count("info[P06]: kolumnen ”kommentar” läses inte") == 1
    assert "ring" not in "".join(path.read_text("utf-8") for path in beslut.folder.rglob("*.md"))


def test_a_party_that_gets_no_document_is_an_error_that_names_the_key(tmp_path: Path) -> None:
    case = CASE + "handlingar:\n  - {id: missiv, för: [kommun]}\n"
    (problem,) = _problems(tmp_path, "kommun;belopp;mottagare\nHofors;1 kr;x\nRegion Dalarna;1 kr;x\n", case)
    assert (problem.code, problem.message) == ("P09", "ingen handling är för Region Dalarna")
    assert "lägg till region under för" in problem.hint


def test_a_region_and_a_party_that_the_register_lacks_stand_in_the_table(tmp_path: Path) -> None:
    case = CASE + (
        "andra_parter:\n  - {namn: Påhittade förbundet, genitiv: Påhittade förbundets, organ: [förbundsdirektionen]}\n"
    )
    table = "part;kedja;belopp;mottagare\nRegion Gävleborg;rs > rf;1 kr;x\nPåhittade förbundet;direktionen;1 kr;x\n"
    room = _room(tmp_path, table, case)
    assert [party.name for party in room.parties] == ["Påhittade förbundet", "Region Gävleborg"]
    assert [body.name for body in chain(room.case, room.parties[0])] == ["förbundsdirektionen"]


def test_a_federation_with_a_council_has_its_chain_and_its_steps(tmp_path: Path) -> None:
    organs = "organ: [förbundsfullmäktige, förbundsstyrelsen]"
    case = f"{CASE}andra_parter:\n  - {{namn: Påhittade förbundet, genitiv: Påhittade förbundets, {organs}}}\n"
    table = "part;kedja;belopp;mottagare\nPåhittade förbundet;förbundsstyrelsen > förbundsfullmäktige;1 kr;x\n"
    room = _room(tmp_path, table, case)
    bodies = chain(room.case, room.parties[0])
    assert [body.name for body in bodies] == ["förbundsstyrelsen", "förbundsfullmäktige"]
    for step, body in zip(("styrelse", "fullmäktige"), bodies, strict=True):
        order = Order(today=TODAY, project=tmp_path, everyone=True, case="prov", step=step)
        assert {one.context.step for one in Planned(order).plan.parties[0].documents} == {body}


def test_a_slip_of_an_organ_is_told_and_a_new_one_is_taken(tmp_path: Path) -> None:
    (slip,) = _problems(tmp_path, "kommun;kedja;belopp;mottagare\nSandviken;omsorgsnämden > kf;1 kr;x\n")
    assert "menade du ”omsorgsnämnden”" in slip.hint
    (unclear,) = _problems(tmp_path, "kommun;kedja;belopp;mottagare\nSandviken;rådet > kf;1 kr;x\n")
    assert "per_part, Sandviken, organ" in unclear.hint


def test_a_chain_and_another_deciding_body_in_the_same_row_is_an_error(tmp_path: Path) -> None:
    table = "kommun;kedja;beslutande organ;belopp;mottagare\nHofors;ks > kf;socialnämnden;1 kr;x\n"
    assert [one.code for one in _problems(tmp_path, table)] == ["P07"]


def test_a_house_style_and_a_dialect_of_the_row_go_first(tmp_path: Path) -> None:
    room = _room(tmp_path, "kommun;profil;dialekt;belopp;mottagare\nHofors;Nacka;d4;1 kr;x\nGävle;;;1 kr;x\n")
    hofors = next(one.context for one in room.plan.parties if one.party.name == "Hofors")
    assert (hofors.profile.name, hofors.dialect.form) == (room.project.profiles["nacka"].name, "passiv")
    told = _problems(tmp_path, "kommun;profil;dialekt\nHofors;orst;D9\n")
    assert [(one.code, one.place and one.place.column) for one in told] == [("M06", 8), ("M06", 13)]
