# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What was decided, held against what is proposed: our own wordings never differ, and another decision always does."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from beslut.followup.choosing import comparison_of
from beslut.followup.comparison import POINT_OUTCOMES, WHOLES
from beslut.followup.differences import Text
from beslut.followup.matching import answers
from beslut.followup.tokens import tokens_of
from beslut.followup.wordings import proposed_to
from beslut.points.kind import FORMS
from beslut.reading.formats import lined
from beslut.reading.minutes import readings_of
from beslut.writers import writer
from conftest import Beslut
from followed import TRIED, Way, faults, mutations, project, templates, ways
from roundtrip import gone

EXTRACT = """\
Ljusdals kommun
{organ}
Sammanträdesdatum 2022-06-20

§ 75 Antagande av Välfärdsstrategin
Dnr KS 2022/123

Beslut
{lead}

{points}

Beslutet skickas till
Region Gävleborg
"""
ADOPT = (
    "att anta Välfärdsstrategin för den samverkan Ljusdals kommun genomför inom ramen för Nätverk Välfärd och att den "
    "därmed ersätter tidigare överenskommelser rörande länssamverkan"
)
REPEAL = (
    "att upphäva beslutet av kommunfullmäktige, den 14 juni 2010, § 9, att anta de gemensamma utgångspunkterna för "
    "samverkan mellan Region Gävleborg och länets kommuner inom välfärdsområdet"
)
TARGETS = "att Välfärdsstrategin ska integreras i Ljusdals kommuns målarbete"


def _sample(case: str, folder: Path | None, every: int) -> list[Way]:
    """One in so many of the ways of a case, for its first and its last parties."""
    names = [party.name for party in project(folder).case(case).parties]
    chosen = {*names[:2], *names[-2:]}
    return list(ways(case, folder, lambda party: party.name in chosen))[::every]


SAMPLE = [
    *_sample("valfardsstrategin", None, 173),
    *_sample("samverkansstruktur", None, 97),
    *_sample("inera", None, 227),
    *_sample("provarende", TRIED, 331),
]


@pytest.mark.parametrize("way", SAMPLE, ids=str)
def test_what_we_write_is_read_as_the_same_decision(way: Way) -> None:
    document = way.document(templates(TRIED if way.context.case.id == "provarende" else None))
    assert faults(way, way.compared(document)) == []


@pytest.mark.parametrize("dialect", ["D2", "D3", "D4"])
def test_a_house_whose_party_acts_knows_the_sentences_of_the_others(dialect: str) -> None:
    acting = {name for name, profile in project().profiles.items() if profile.party_acts}
    found = [
        way
        for way in ways("inera", None, lambda party: party.profile in acting)
        if way.dialect == dialect and way.form == "txt"
    ]
    told = {way.profile.party_acts: way for way in found}
    assert set(told) == {True, False}
    for way in told.values():
        assert faults(way, way.compared(way.document(templates(None)))) == []


@pytest.mark.parametrize("way", SAMPLE[::5], ids=str)
def test_no_mutation_of_a_decision_is_missed(way: Way) -> None:
    document = way.document(templates(TRIED if way.context.case.id == "provarende" else None))
    unchanged = way.compared(document)
    made = list(mutations(document))[::19]
    missed = [(one.what, one.point) for one in made if not one.is_found(unchanged, way.compared(one.document))]
    assert made
    assert missed == []


def test_one_party_goes_its_share_of_the_ways() -> None:
    made = gone((None, "valfardsstrategin", 3, False))
    assert (made.wrong, made.missed) == ([], [])
    assert 0 < made.files <= made.ways
    assert sum(made.mutated.values()) > 20


def _extract(
    folder: Path, *points: str, lead: str = "Kommunfullmäktige beslutar", organ: str = "Kommunfullmäktige"
) -> str:
    file = folder / "utdrag.txt"
    text = "\n\n".join(f"{number}. {point}" for number, point in enumerate(points, 1))
    file.write_text(EXTRACT.format(organ=organ, lead=lead, points=text), "utf-8")
    return str(file)


def _compared(beslut: Beslut, file: str, *words: str) -> dict:  # type: ignore[type-arg]
    ran = beslut("compare", file, "--arende", "valfardsstrategin", "--json", *words)
    assert (ran.code, ran.stderr) == (0, "")
    found: dict = json.loads(ran.stdout)  # type: ignore[type-arg]
    assert found["sammantaget"] in WHOLES
    assert {point["utfall"] for point in found["punkter"]} <= set(POINT_OUTCOMES)
    return found


@pytest.mark.parametrize(
    ("ours", "theirs", "alike"),
    [
        ("fattas av a) nämnden i Påhittala, b) direktionen samt c) fullmäktige i Påhittnäs",
         "fattas av nämnden i Påhittala, direktionen samt fullmäktige i Påhittnäs", True),
        ("fattas av a) nämnden, b) direktionen och c) fullmäktige", "fattas av a) nämnden och b) direktionen", False),
        ("anta alternativ a)", "anta alternativ b)", False),
        ("anta alternativ a) i förslaget", "anta alternativ b) i förslaget", False),
        ("anta alternativ a) och b) i förslaget", "anta alternativ a), b) och c) i förslaget", False),
        ("Nämnden får i uppdrag att pröva", "Nämnden ges i uppdrag att pröva", True),
        ("ger nämnden i uppdrag att pröva", "uppdrar åt nämnden att pröva", True),
        ("ger nämnden i uppdrag att pröva", "lämnar i uppdrag åt nämnden att pröva", True),
        ("Nämnden får i uppdrag att pröva", "Nämnden får pröva", False),
        ("ger nämnden i uppdrag att pröva", "ger nämnden rätt att pröva", False),
    ],
)  # fmt: skip
def test_a_list_in_letters_and_an_assignment_are_the_same_in_any_form(ours: str, theirs: str, alike: bool) -> None:
    said = [Counter(one.stem for one in tokens_of(text, None, {}) if not one.soft) for text in (ours, theirs)]
    assert (said[0] == said[1]) == alike


@pytest.mark.parametrize(
    ("given", "outcome"),
    [
        ("Kommunstyrelsen får i uppdrag att senast den 30 juni 2027 ta fram en handlingsplan.", "lika"),
        ("att ge kommunstyrelsen i uppdrag att senast den 30 juni 2027 ta fram en handlingsplan", "lika"),
        ("Kommunstyrelsen ges i uppdrag att senast den 30 juni 2027 ta fram en handlingsplan.", "omformulerad"),
        ("att uppdra åt kommunstyrelsen att senast den 30 juni 2027 ta fram en handlingsplan", "omformulerad"),
    ],
)
def test_an_assignment_in_other_words_is_not_word_for_word(given: str, outcome: str, beslut: Beslut) -> None:
    (beslut.folder / "protokoll.txt").write_text(
        "Påhittala kommun\nKommunfullmäktige\nSammanträdesprotokoll 2099-06-20\n\n"
        f"§ 4 Påhittad överenskommelse om samverkan\n\nBeslut\n\n1. {given}\n",
        "utf-8",
    )
    ran = beslut("compare", "protokoll.txt", "--projekt", str(TRIED), "--json")
    (point,) = [one for one in json.loads(ran.stdout)["punkter"] if one["id"] == "uppdrag"]
    assert (point["utfall"], point["skillnader"]) == (outcome, [])


def test_a_federation_is_known_by_the_name_that_heads_its_minutes(beslut: Beslut) -> None:
    matter = (
        "Förbundsdirektionen\tProtokoll\nSammanträdesdatum 2099-06-20\n\nBeslutande\nEn ledamot, Region Påhittad\n\n"
        "§ 4 Påhittad överenskommelse om samverkan\n\nBeslut\nFörbundsdirektionen beslutar\n\natt bordlägga ärendet\n"
    )
    papers = {
        "förbundet.txt": "Kommunalförbundet Påhittsam\n",
        "regionen.txt": "Region Påhittad\nKommunalförbundet Påhittsam\n",
    }
    told = {}
    for name, first in papers.items():
        (beslut.folder / name).write_text(first + matter, "utf-8")
        ran = beslut("compare", name, "--projekt", str(TRIED), "--json")
        told[name] = json.loads(ran.stdout)["part"]
    assert told == {"förbundet.txt": "Kommunalförbundet Påhittsam", "regionen.txt": "Region Påhittad"}
    ran = beslut("compare", "förbundet.txt", "--projekt", str(TRIED), "--kommun", "Kommunalförbundet Påhittsam")
    assert ran.code == 0, ran.stderr


def postponed(folder: Path, front: str, body: str, told: str = "", after: str = "") -> None:
    """Minutes with that on their first page, where the body only postpones the matter."""
    decision = f"Beslut\n{body} beslutar\n\natt bordlägga ärendet\n"
    text = f"{front}\n§ 4 Påhittad överenskommelse om samverkan\n\n{told}{decision}{after}"
    (folder / "protokoll.txt").write_text(text, "utf-8")


@pytest.mark.parametrize(
    "front",
    [
        "Beslutande\nEn ledamot, Region Påhittad\n",
        "Beslutande:\tEn ledamot, Region Påhittad\n",
        "Närvarande\n\nRegion Påhittad\nEn ledamot\n",
        "Ledamöter\nEn ledamot, Påhittköpings kommun\n\nÖvriga deltagare\nEn tjänsteman, Region Påhittad\n",
        "Ersättare\nEn ersättare\tPåhittköpings kommun\n",
        "Närvarande\n\nKommunalförbundet Påhittsam\nEn ledamot\n",
        "Beslutet skickas till\nPåhittköpings kommun\n",
        "Beslutet skickas till: Region Påhittad\n",
        "Ärendet gäller samverkan med Region Påhittad\n",
        "Plats: Regionens hus, Region Påhittad\n",
        "En ledamot (Region Påhittad)\nEn ledamot, Påhittköpings kommun\n",
        "Medlemmar\nRegion Påhittad\nPåhittköpings kommun\n",
        "Region Påhittad har den 3 mars 2099 lämnat ett förslag till överenskommelse.\n",
    ],
)
def test_who_only_takes_part_or_is_told_of_it_has_not_decided(front: str, beslut: Beslut) -> None:
    front = f"Förbundsdirektionen\tProtokoll\nSammanträdesdatum 2099-06-20\n\n{front}"
    told = "Region Påhittad och Påhittköpings kommun föreslår samverkan.\n\n"
    postponed(beslut.folder, front, "Förbundsdirektionen", told, "\nBeslutet skickas till\nRegion Påhittad\n")
    ran = beslut("record", "protokoll.txt", "--projekt", str(TRIED), "--dry-run")
    assert ran.code == 1
    assert "fel[I08]: det går inte att veta vilken part handlingen är från" in ran.stderr
    ran = beslut("compare", "protokoll.txt", "--projekt", str(TRIED), "--kommun", "Påhittnäs")
    assert "I09" not in ran.stderr  # whose it is, the user may say


@pytest.mark.parametrize(
    "front",
    [
        "Närvarande\nEn ledamot, Region Påhittad\n\nSammanträdesprotokoll\nPåhittköpings kommun\nKommunstyrelsen\n",
        "Protokoll kommunstyrelsen 2099-06-20, Påhittköpings kommun\n\nNärvarande\nRegion Påhittad\n",
        "Utdrag ur protokoll fört vid sammanträde med kommunstyrelsen i Påhittköpings kommun den 20 juni 2099.\n",
        "Protokollsutdrag\nPlats och tid: Kommunhuset, Påhittköpings kommun, klockan 17\nKommunstyrelsen 2099-06-20\n",
    ],
)
def test_whose_minutes_they_are_may_stand_anywhere_on_the_first_page(front: str, beslut: Beslut) -> None:
    postponed(beslut.folder, front, "Kommunstyrelsen")
    ran = beslut("compare", "protokoll.txt", "--projekt", str(TRIED), "--json")
    assert json.loads(ran.stdout)["part"] == "Påhittköping"


def test_the_whole_is_adopted_with_a_gap_filled(tmp_path: Path, beslut: Beslut) -> None:
    found = _compared(beslut, _extract(tmp_path, ADOPT, REPEAL, TARGETS))
    assert found["sammantaget"] == "antaget"
    assert [(point["id"], point["utfall"]) for point in found["punkter"]] == [
        ("antagande", "lika"), ("upphävande", "lika"), ("målarbete", "lika")
    ]  # fmt: skip
    assert [point["beslutat"] for point in found["punkter"]] == [ADOPT, REPEAL, TARGETS]
    assert (found["organ"], found["datum"], found["paragraf"]) == ("kommunfullmäktige", "2022-06-20", "75")


@pytest.mark.parametrize(
    "words",
    [
        "Kommunfullmäktige antar välfärds-strategin för den samverkan som kommunen genomför inom ramen för Nätverk "
        "Välfärd. Därmed ersätter den tidigare överenskommelser rörande länssamverkan.",
        "godkänna Välfärdsstrategin för den samverkan kommunen genomför inom ramen för Nätverk Välfärd och att den "
        "därmed ersätter tidigare överenskommelser avseende länssamverkan",
        "anta Välfärdsstrategin för den samverkan Ljusdals kommun genomför inom ramen för Nätverk Välfärd, enligt "
        "bilaga 2, och att den därmed ersätter tidigare överenskomelser rörande läns-samverkan",
    ],
)  # fmt: skip
def test_other_small_words_are_the_same_point(words: str, tmp_path: Path, beslut: Beslut) -> None:
    found = _compared(beslut, _extract(tmp_path, words, REPEAL, TARGETS))
    assert (found["punkter"][0]["utfall"], found["punkter"][0]["skillnader"]) == ("omformulerad", [])
    assert found["sammantaget"] == "antaget"


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("anta Välfärd", "inte anta Välfärd", "nekande"),
        ("Välfärdsstrategin", "Folkhälsostrategin", "objekt"),
        ("länssamverkan", "länssamverkan under förutsättning att regionen betalar", "villkor"),
        ("tidigare överenskommelser", "tidigare riktlinjer", "verkan"),
    ],
)
def test_a_difference_is_told_by_kind_with_both_texts(
    old: str, new: str, kind: str, tmp_path: Path, beslut: Beslut
) -> None:
    found = _compared(beslut, _extract(tmp_path, ADOPT.replace(old, new), REPEAL, TARGETS))
    first = found["punkter"][0]
    assert (found["sammantaget"], first["utfall"]) == ("antaget med ändring", "ändrad i sak")
    told = {one["slag"]: (one["föreslaget"], one["beslutat"]) for one in first["skillnader"]}
    assert kind in told, told
    assert set((told[kind][1] or "").split()) <= set(new.split())


REFERRING = """\
Kommunstyrelsens förslag till kommunfullmäktige

1. {adopt}
2. {repeal}
3. {targets}

Kommunfullmäktiges beslut

{words}
"""


@pytest.mark.parametrize(
    ("words", "whole"),
    [
        ("Kommunfullmäktige beslutar enligt kommunstyrelsens förslag.", "antaget"),
        ("Kommunfullmäktige bifaller kommunstyrelsens förslag.", "antaget"),
        ("Kommunfullmäktige beslutar återremittera ärendet enligt ordförandens förslag.", "återremitterat"),
        ("Kommunfullmäktige avslår kommunstyrelsens förslag.", "avslaget"),
        ("Kommunfullmäktige beslutar enligt kommunstyrelsens förslag med tillägget att planen ses över.", "okänt"),
    ],
)
def test_a_decision_can_refer_to_the_proposal_that_stands_in_the_text(
    words: str, whole: str, tmp_path: Path, beslut: Beslut
) -> None:
    told = REFERRING.format(adopt=ADOPT, repeal=REPEAL, targets=TARGETS, words=words)
    file = tmp_path / "utdrag.txt"
    head = EXTRACT.split("Beslut\n")[0].format(organ="Kommunfullmäktige")
    file.write_text(head + told, "utf-8")
    found = _compared(beslut, str(file))
    assert found["sammantaget"] == whole, found["skäl"]
    if whole == "antaget":
        assert "hänvisar till ett förslag som står i texten" in found["skäl"]
        assert [point["utfall"] for point in found["punkter"]] == ["lika"] * 3
    file.write_text(f"{head}Kommunfullmäktiges beslut\n\n{words}\n", "utf-8")
    assert _compared(beslut, str(file))["sammantaget"] == ("okänt" if whole == "antaget" else whole)


def test_a_point_that_is_cut_down_is_changed_and_not_left_out(tmp_path: Path, beslut: Beslut) -> None:
    found = _compared(beslut, _extract(tmp_path, "Kommunfullmäktige antar Välfärdsstrategin.", REPEAL, TARGETS))
    assert [point["utfall"] for point in found["punkter"]] == ["ändrad i sak", "lika", "lika"]
    assert found["tillägg"] == []


def test_points_set_as_one_paragraph_are_parted(tmp_path: Path, beslut: Beslut) -> None:
    found = _compared(beslut, _extract(tmp_path, f"{ADOPT}, {REPEAL} samt {TARGETS}"))
    assert [point["utfall"] for point in found["punkter"]] == ["omformulerad", "omformulerad", "lika"]


def test_points_after_their_lead_in_one_paragraph_are_parted(tmp_path: Path, beslut: Beslut) -> None:
    file = tmp_path / "utdrag.txt"
    head = EXTRACT[: EXTRACT.index("{lead}")].format(organ="Kommunfullmäktige")
    file.write_text(f"{head}Kommunfullmäktige beslutar {ADOPT}, {REPEAL} samt {TARGETS}\n", "utf-8")
    found = _compared(beslut, str(file))
    assert (found["sammantaget"], [point["utfall"] for point in found["punkter"]][-1]) == ("antaget", "lika")


def test_that_the_matter_is_decided_today_changes_nothing(tmp_path: Path, beslut: Beslut) -> None:
    words = "Kommunfullmäktige beslutar att ärendet ska avgöras i dag."
    found = _compared(beslut, _extract(tmp_path, words, ADOPT, REPEAL, TARGETS))
    assert (found["sammantaget"], found["tillägg"]) == (
        "antaget", [{"text": words, "plats": found["tillägg"][0]["plats"], "i_sak": False}]
    )  # fmt: skip
    changed = words.replace("i dag", "i dag under förutsättning att regionen betalar")
    assert _compared(beslut, _extract(tmp_path, changed, ADOPT, REPEAL, TARGETS))["sammantaget"] != "antaget"


PARTS = ("kommunfullmäktige i {0} kommun", "regionfullmäktige i Region {0}", "förbundsdirektionen i {0}förbundet")


@pytest.mark.parametrize("mark", ["– ", "{number}) ", "• "])
def test_a_condition_of_many_parts_is_one_point_however_they_are_listed(mark: str, tmp_path: Path) -> None:
    parts = [f"{form.format(name)}" for name in ("Påhitta", "Påhittb") for form in PARTS]
    listed = [f"{letter}) {part}" for letter, part in zip("abcdef", parts, strict=True)]
    lead = "beslutet gäller under förutsättning att motsvarande beslut fattas av"
    rows = "\n".join(mark.format(number=number) + part + "," for number, part in enumerate(parts, 1))
    file = tmp_path / "utdrag.txt"
    file.write_text(
        EXTRACT.format(organ="Kommunfullmäktige", lead="", points=f"6. {lead.capitalize()}\n{rows}"), "utf-8"
    )
    (reading,) = readings_of(lined(file.read_bytes(), file.name))
    way = next(way for way in ways("provarende", TRIED) if way.decides)
    first, *_ = proposed_to(way.context, None)
    shown = f"{lead} {', '.join(listed)}"
    condition = replace(first, shown=shown, _by_form={form: (Text(first.tokens(shown)),) for form in FORMS})
    found, left = answers([condition], reading.points)
    assert (found[condition.id].match.differences, left) == ((), [])


def test_what_is_left_out_and_what_is_added_is_told(tmp_path: Path, beslut: Beslut) -> None:
    found = _compared(beslut, _extract(tmp_path, ADOPT, REPEAL))
    assert (found["sammantaget"], found["punkter"][2]["utfall"]) == ("antaget i delar", "utelämnad")
    found = _compared(beslut, _extract(tmp_path, ADOPT, REPEAL, TARGETS, "uppdra åt kommunstyrelsen att återkomma"))
    assert found["sammantaget"] == "antaget med ändring"
    assert [one["text"] for one in found["tillägg"]] == ["uppdra åt kommunstyrelsen att återkomma"]


def test_another_organ_is_another_decision(tmp_path: Path, beslut: Beslut) -> None:
    file = _extract(tmp_path, ADOPT, REPEAL, TARGETS, lead="Omsorgsnämnden beslutar", organ="Omsorgsnämnden")
    found = _compared(beslut, file)
    assert found["sammantaget"] == "antaget med ändring"
    assert found["punkter"][0]["skillnader"] == [
        {"slag": "organ", "föreslaget": "kommunfullmäktige", "beslutat": "omsorgsnämnden"}
    ]


@pytest.mark.parametrize(
    ("point", "whole"),
    [
        ("återremittera ärendet till kommunstyrelsen för ytterligare beredning", "återremitterat"),
        ("bordlägga ärendet", "bordlagt"),
        ("avslå förslaget", "avslaget"),
        ("anta en badplatsplan", "okänt"),
    ],
)
def test_what_the_minutes_say_of_the_matter(point: str, whole: str, tmp_path: Path, beslut: Beslut) -> None:
    assert _compared(beslut, _extract(tmp_path, point))["sammantaget"] == whole


def test_a_proposal_to_the_council_is_supported(tmp_path: Path, beslut: Beslut) -> None:
    lead = "Kommunstyrelsen föreslår kommunfullmäktige besluta"
    found = _compared(beslut, _extract(tmp_path, ADOPT, REPEAL, TARGETS, lead=lead, organ="Kommunstyrelsen"))
    assert found["sammantaget"] == "tillstyrkt"


@pytest.mark.parametrize(
    ("more", "outcome"),
    [
        (".", "omformulerad"),
        (" om länsstyrelsen medger det.", "ändrad i sak"),
        (". Beslutet gäller endast om regionen betalar.", "ändrad i sak"),
    ],
)
def test_a_condition_for_adjusting_the_minutes_at_once_is_not_missed(more: str, outcome: str) -> None:
    way = next(way for way in ways("provarende", TRIED) if way.dialect == "D4" and way.form == "txt" and way.decides)
    text = writer("txt")(way.document(templates(TRIED))).decode("utf-8")
    assert "Paragrafen justeras omedelbart." in text
    text = text.replace("Paragrafen justeras omedelbart.", f"Paragrafen justeras omedelbart{more}")
    found = comparison_of(readings_of(lined(text.encode(), "utdrag.txt")), way.proposals, None)
    assert {one.id: one.outcome for one in found.points}["justering"] == outcome


def test_the_paper_of_another_party_is_refused(tmp_path: Path, beslut: Beslut) -> None:
    ran = beslut("compare", _extract(tmp_path, ADOPT), "--kommun", "Bollnäs", "--arende", "valfardsstrategin")
    assert (ran.code, ran.stdout) == (1, "\n" if ran.stdout else "")
    assert "fel[I09]: handlingen är från Ljusdals kommun, inte från Bollnäs kommun" in ran.stderr


@pytest.mark.parametrize("command", ["compare", "jämför", "jamfor"])
def test_it_is_shown_to_read(command: str, tmp_path: Path, beslut: Beslut) -> None:
    file = _extract(tmp_path, ADOPT, TARGETS.replace("ska", "ska inte"))
    ran = beslut(command, file, "--kommun", "Ljusdal", "--arende", "valfardsstrategin")
    assert ran.code == 0
    assert "Ljusdal: antaget med ändring (ändrad i sak: målarbete; utelämnad: upphävande)" in ran.stdout
    assert "    nekande: – → inte\n" in ran.stdout


def test_several_files_are_summed_up(tmp_path: Path, beslut: Beslut) -> None:
    for name, town in (("a", "Ljusdals kommun"), ("b", "Bollnäs kommun"), ("c", "Påhittköping")):
        text = EXTRACT.format(organ="Kommunfullmäktige", lead="Kommunfullmäktige beslutar", points=f"1. {ADOPT}")
        (tmp_path / f"{name}.txt").write_text(text.replace("Ljusdals kommun", town), "utf-8")
    ran = beslut("compare", str(tmp_path), "--arende", "valfardsstrategin", "--json")
    found = json.loads(ran.stdout)["jämförelser"]
    assert [(one["part"], one["sammantaget"]) for one in found] == [
        ("Ljusdal", "antaget i delar"), ("Bollnäs", "antaget i delar")
    ]  # fmt: skip
    assert ran.code == 1
    assert "fel[I08]: det går inte att veta vilken part handlingen är från" in ran.stderr
