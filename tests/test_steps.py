# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Who gets which document, and what each body's own minutes hold at its step of the chain."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from beslut.blocks import Check, Paragraph, plain
from beslut.model import (
    DIALECTS,
    Case,
    DecidingBody,
    DocumentKind,
    EarlierDecision,
    Fact,
    Party,
    PartyContext,
    PartyFacts,
)
from beslut.model.validation import checked
from beslut.planning import Order
from beslut.points import Assign, ImmediateVerification, Resolve, decisions
from beslut.rendering import Templates, template_context
from beslut.runs.make import document_for
from beslut.wording import addressee, chain, has_memo
from beslut.wording.homes import fact_name
from beslut.writers.txt import text
from conftest import Beslut
from planned import Planned

TODAY = date(2030, 1, 1)
INVENTED = Planned(
    Order(today=TODAY, everyone=True, case="provarende", project=Path(__file__).parent / "projekt")
)  # fmt: skip
STRATEGY = Planned(Order(today=TODAY, everyone=True, case="valfardsstrategin"))
STRUCTURE = Planned(Order(today=TODAY, everyone=True, case="samverkansstruktur"))
SHARES = Planned(Order(today=TODAY, parties=("Osby",), case="inera"))
TOWN = next(party for party in INVENTED.parties if party.name == "Påhittköping")

ADOPT = checked(Resolve, {"id": "anta", "slag": "beslut", "verb": "anta", "objekt": "planen"})
BOARDS = checked(
    Assign, {"id": "ks", "slag": "uppdrag", "organ": "kommunstyrelsen", "mottagare": "direktören", "uppgift": "verka"}
)
COMMITTEES = checked(ImmediateVerification, {"id": "just", "slag": "justering", "organ": "omsorgsnämnden"})
CHAIN = [{"namn": "omsorgsnämnden"}, {"slag": "styrelse"}, {"slag": "fullmäktige"}]


def changed(value: Any, **fields: object) -> Any:
    told = {name: one for name, one in vars(value).items() if not name.startswith("_")}  # not what it has worked out
    return type(value)(**{**told, **fields})


def facts_of(**told: object) -> PartyFacts:
    return checked(PartyFacts, told)


def at_step(step: str | None, dialect: str, **told: object) -> PartyContext:
    """The town at a step of a chain from committee over board to council, with a point for each of them."""
    facts = facts_of(kedja=CHAIN, **told)
    case = changed(INVENTED.case, points=(ADOPT, BOARDS, COMMITTEES), party_facts={TOWN.name: facts})
    body = next((one for one in chain(case, TOWN) if one.name == step), None)
    assert (body is None) == (step is None)
    return replace(INVENTED.context(TOWN), case=case, step=body, dialect=DIALECTS[dialect])


def printed(context: PartyContext, *, minutes: bool) -> list[str]:
    found = decisions(context, own=False, minutes=minutes)
    return [plain(part) for one in found for part in (one.lead, *one.points) if part]


@pytest.mark.parametrize(
    ("step", "dialect", "words"),
    [
        ("omsorgsnämnden", "D3", [
            "Omsorgsnämnden föreslår kommunstyrelsen föreslå kommunfullmäktige följande beslut:",
            "Kommunfullmäktige antar planen.",
            "Under förutsättning av kommunfullmäktiges beslut:",
            "Kommunstyrelsen ger direktören i uppdrag att verka.",
            "Omsorgsnämnden beslutar för egen del:",
            "Omsorgsnämnden justerar paragrafen omedelbart.",
        ]),
        ("omsorgsnämnden", "D1", [
            "Omsorgsnämnden föreslår kommunstyrelsen föreslå kommunfullmäktige besluta",
            "att anta planen.",
            "Kommunstyrelsen föreslås för egen del besluta, under förutsättning av kommunfullmäktiges beslut,",
            "att ge direktören i uppdrag att verka.",
            "Omsorgsnämnden beslutar för egen del",
            "att justera paragrafen omedelbart.",
        ]),
        ("kommunstyrelsen", "D1", [
            "Kommunstyrelsen föreslår kommunfullmäktige besluta",
            "att anta planen.",
            "Kommunstyrelsen beslutar för egen del, under förutsättning av kommunfullmäktiges beslut,",
            "att ge direktören i uppdrag att verka.",
        ]),
        ("kommunfullmäktige", "D1", ["Kommunfullmäktige beslutar", "att anta planen."]),
        ("kommunfullmäktige", "D4", ["Kommunfullmäktige beslutar:", "Planen antas."]),
    ],
)  # fmt: skip
def test_minutes_hold_their_own_body_s_points(step: str, dialect: str, words: list[str]) -> None:
    assert printed(at_step(step, dialect), minutes=True) == words


def test_a_proposal_holds_every_body_s_points_but_no_verification() -> None:
    assert printed(at_step(None, "D1"), minutes=False) == [
        "Kommunfullmäktige föreslås besluta",
        "att anta planen.",
        "Kommunstyrelsen föreslås för egen del besluta, under förutsättning av kommunfullmäktiges beslut,",
        "att ge direktören i uppdrag att verka.",
    ]


@pytest.mark.parametrize("step", [None, "kommunfullmäktige"])
def test_the_council_s_agenda_asks_it_nothing_that_the_board_decides_itself(step: str | None) -> None:
    told: Any = template_context(at_step(step, "D1"))
    (asked,) = told["beslut"]["förslaget"]
    assert [plain(asked.lead), *map(plain, asked.points)] == [
        "Kommunstyrelsen föreslår kommunfullmäktige besluta",
        "att anta planen.",
    ]


@pytest.mark.parametrize(
    ("step", "lead"),
    [(0, "Kommunstyrelsen föreslår beslutande organ saknas besluta"), (1, "Beslutande organ saknas beslutar")],
)
def test_a_step_has_its_minutes_also_where_nobody_knows_who_decides(step: int, lead: str) -> None:
    party = party_of(INVENTED, "Påhittnäs")
    case = changed(INVENTED.case, points=(ADOPT, BOARDS), deciding_body=None, chain=())
    body = chain(case, party)[step]
    context = replace(INVENTED.context(party), case=case, step=body, dialect=DIALECTS["D1"])
    assert printed(context, minutes=True)[0] == lead
    told: Any = template_context(context)
    assert told["möte"]["förslag"] == (step == 0)


def test_minutes_without_a_step_are_the_deciding_body_s() -> None:
    found = decisions(at_step(None, "D1"), own=True, minutes=True)
    assert [plain(one.lead) for one in found] == ["Kommunfullmäktige beslutar"]


@pytest.mark.parametrize(
    ("decider", "recipient"),
    [({"slag": "fullmäktige"}, "kommunstyrelsen"), ({"slag": "styrelse"}, "kommunstyrelsen"),
     ({"namn": "omsorgsnämnden"}, "omsorgsnämnden")],
)  # fmt: skip
def test_the_memo_goes_to_the_first_body_of_the_chain(decider: dict[str, str], recipient: str) -> None:
    told = facts_of(beslutande_organ={"status": "valt", "källa": "prov", **decider})
    case = changed(INVENTED.case, party_facts={TOWN.name: told})
    assert plain(addressee(replace(INVENTED.context(TOWN), case=case))) == recipient
    assert chain(case, TOWN)[0].name == recipient


def test_a_memo_goes_past_no_preparing_body() -> None:
    context = at_step("kommunfullmäktige", "D1")
    *preparing, last = chain(context.case, TOWN)
    assert [has_memo(context.case, TOWN, body) for body in (None, *preparing, last)] == [True, True, True, False]
    alone = checked(DecidingBody, {"status": "valt", "källa": "prov", "namn": "omsorgsnämnden"})
    case = changed(INVENTED.case, party_facts={TOWN.name: changed(PartyFacts(), deciding_body=alone)})
    assert has_memo(case, TOWN, chain(case, TOWN)[-1])


def test_the_council_s_step_has_minutes_and_agenda_but_no_memo(beslut: Beslut) -> None:
    assert beslut("generate", "--kommun", "Sandviken", "--steg", "kf", "-f", "txt").code == 0
    files = sorted(path.name for path in beslut.folder.rglob("*.txt"))
    assert files == ["foredragningslista-sandviken-kf.txt", "protokollsutdrag-sandviken-kf.txt"]


def page(room: Planned, party: Party, document: str, step: str | None, case: Case | None = None) -> str:
    """The words of one document of one party at a step, without the foot that says how it is reached."""
    kind = next(one for one in room.case.documents if one.id == document)
    context = room.context(party)
    case = case or context.case
    body = next((one for one in chain(case, party) if one.abbreviation == step), None)
    made = document_for(replace(context, case=case, step=body), kind, room.templates)
    return text(replace(made, contact="")).replace("\u00a0", " ")


def party_of(room: Planned, name: str) -> Party:
    return next(party for party in room.parties if party.name == name)


def section_of(words: str, heading: str) -> list[str]:
    """The list items under a heading."""
    lines = words.splitlines()
    start = lines.index(heading) + 2
    end = next((n for n in range(start, len(lines)) if lines[n].startswith("---")), len(lines) + 1) - 1
    return [line for line in lines[start:end] if line.strip()]


@pytest.mark.parametrize(
    ("room", "name", "step", "sent_to", "cites_the_board"),
    [
        (STRATEGY, "Sandviken", "ks", "– Kommunfullmäktige", False),
        (STRATEGY, "Sandviken", "kf", "– Region Gävleborg", True),
        (STRATEGY, "Region Gävleborg", "rs", "– Regionfullmäktige", False),
        (STRATEGY, "Region Gävleborg", "rf", "– Länets kommuner", True),
        (SHARES, "Osby", "ks", "– Kommunfullmäktige", False),
        (SHARES, "Osby", "kf", "– SKL Företag AB", True),
    ],
)
def test_minutes_go_to_the_next_body_and_cite_those_before(
    room: Planned, name: str, step: str, sent_to: str, cites_the_board: bool
) -> None:
    words = page(room, party_of(room, name), "protokollsutdrag", step)
    assert section_of(words, "Beslutet skickas till") == [sent_to]
    assert ("styrelsens protokoll, " in words) == cites_the_board
    assert sent_to != f"– {name}"


def test_an_extract_lists_the_attachments_that_it_cites() -> None:
    words = page(SHARES, party_of(SHARES, "Osby"), "protokollsutdrag", "kf")
    listed = section_of(words, "Bilagor")
    assert [line[:2] for line in listed] == ["1.", "2.", "3."]
    assert all(f"bilaga {number}" in words for number in (1, 2, 3))


@pytest.mark.parametrize(
    ("state", "sentence"),
    [
        ({"läge": "okänt", "anvisning": "Sök."}, "Fyll i den, eller stryk den om Sandvikens kommun inte"),
        ({"läge": "inget", "källa": "diariet"}, "har inget sådant beslut, och förslaget har därför ingen punkt om det"),
        ({"läge": "dokumenterat", "organ": "kommunfullmäktige", "datum": "2010-06-14", "paragraf": "7", "källa": "p"},
         "innehåller en punkt som upphäver Sandvikens kommuns beslut"),
        ({"läge": "dokumenterat", "relation": "ersätts", "organ": "kommunfullmäktige", "datum": "2010-06-14",
          "paragraf": "7", "källa": "p"}, "ersätts Sandvikens kommuns beslut och upphör därmed att gälla"),
        ({"läge": "okänt", "relation": "fullföljs"}, "Beslutet i Sandvikens kommun gäller vidare"),
        ({"läge": "dokumenterat", "relation": "fullföljs", "organ": "kommunfullmäktige", "datum": "2010-06-14",
          "paragraf": "7", "källa": "p"}, "gäller vidare, och förslaget har därför ingen punkt om det"),
    ],
)  # fmt: skip
def test_the_missive_says_what_the_proposal_holds(state: dict[str, str], sentence: str) -> None:
    party = party_of(STRATEGY, "Sandviken")
    known = facts_of(tidigare_beslut={"gemensamma-utgangspunkter": state})
    case = changed(STRATEGY.case, party_facts={**STRATEGY.case.party_facts, party.name: known})
    words = page(STRATEGY, party, "missiv", None, case)
    assert sentence in words
    printed = state["läge"] != "inget" and "relation" not in state
    assert ("upphäva" in words.partition("Förslag till beslut\n")[2]) == printed
    assert checked(EarlierDecision, state).state.value == state["läge"]


def test_the_missive_tells_of_no_point_that_the_party_leaves_out() -> None:
    party = party_of(STRATEGY, "Sandviken")
    known = facts_of(utan_punkter=["upphävande"])
    case = changed(STRATEGY.case, party_facts={**STRATEGY.case.party_facts, party.name: known})
    words = page(STRATEGY, party, "missiv", None, case)
    assert "Förslaget till beslut innehåller ingen punkt om det." in words
    assert "upphäva beslutet" not in words


KNOWN = checked(Fact, {"status": "belagd", "värde": "Saken.", "källa": "mejlet"})


@pytest.mark.parametrize("kind", ["tjansteskrivelse", "protokollsutdrag"])
@pytest.mark.parametrize("name", ["valfardsstrategin", "standard"])
def test_a_missive_is_cited_by_those_who_get_one(kind: str, name: str) -> None:
    party = party_of(STRATEGY, "Hofors")
    documents = [replace(one, template=f"{name}/{one.id}.md") for one in STRATEGY.case.documents]
    told = dict.fromkeys(
        ("sammanfattning", "bakgrund"), checked(Fact, {"status": "belagd", "värde": "x", "källa": "y"})
    )
    case = changed(STRATEGY.case, documents=tuple(documents), facts={**STRATEGY.case.facts, **told})
    assert "– Missiv från Region Gävleborg" in page(STRATEGY, party, kind, "ks", case)
    without = [replace(one, except_for=("Hofors",)) if one.id == "missiv" else one for one in documents]
    assert "Missiv" not in page(STRATEGY, party, kind, "ks", changed(case, documents=tuple(without)))


def test_a_party_s_own_documents_hang_on_no_other_party_s_facts() -> None:
    words = page(STRATEGY, party_of(STRATEGY, "Ljusdal"), "deltagarbeskrivning", None)
    assert words.count("»") == 1  # the sender’s case number in the page head
    assert "Hudiksvalls kommun | Uppgift saknas | Bara att organen fanns en annan tid: 5dok.org (2012)" in words
    assert "Ockelbo kommun | Uppgift saknas | Ingen källa funnen" in words
    assert "Deltagandet: ljusdal.se" in words
    assert "Bara att organen finns: sandviken.se" in words


def test_a_filled_in_source_tells_of_nothing_else_that_was_filled_in() -> None:
    party = party_of(STRATEGY, "Sandviken")
    source = "ifyllt i luckor.xlsx av registrator, 2099-01-02 (handläggare, nämnder som deltar)"
    known = facts_of(deltagande={"organ": ["omsorgsnämnden"], "status": "belagd", "källa": source})
    case = changed(STRATEGY.case, party_facts={**STRATEGY.case.party_facts, party.name: known})
    words = page(STRATEGY, party, "deltagarbeskrivning", None, case)
    assert "| Omsorgsnämnden | Deltagandet: ifyllt i luckor.xlsx av registrator, 2099-01-02\n" in words


DOCUMENT = {"id": "brev", "namn": "Brev", "titel": "Brev", "mall": "brev.md", "utfärdare": "avsändaren"}


@pytest.mark.parametrize(
    ("told", "getting"),
    [
        ({}, ["Påhittala", "Påhittköping", "Påhittnäs"]),
        ({"för": ["kommun", "region"]}, ["Påhittala", "Påhittköping", "Påhittnäs"]),  # the region is the sender
        ({"för": ["kommun", "region"], "utfärdare": "parten"},
         ["Påhittala", "Påhittköping", "Påhittnäs", "Region Påhittad"]),
        ({"för": ["södra"]}, ["Påhittköping", "Påhittnäs"]),
        ({"för": ["södra"], "utom": ["Påhittköpings stad"]}, ["Påhittnäs"]),
        ({"för": ["Påhittala kommun"]}, ["Påhittala"]),
        ({"utom": ["södra"]}, ["Påhittala"]),
    ],
)  # fmt: skip
def test_a_document_is_for_kinds_groups_and_names_and_never_to_oneself(
    told: dict[str, Any], getting: list[str]
) -> None:
    kind = checked(DocumentKind, {**DOCUMENT, **told})
    assert [party.name for party in INVENTED.parties if INVENTED.case.gets(party, kind)] == getting


@pytest.mark.parametrize(
    ("name", "step", "lead"),
    [
        ("Region Västerbotten", "au", "Arbetsutskottet föreslår att regionfullmäktige beslutar:"),
        ("Region Västerbotten", "rf", "Regionstyrelsen föreslår att regionfullmäktige beslutar:"),
    ],
)
def test_the_proposal_before_the_last_body_is_the_board_s(name: str, step: str, lead: str) -> None:
    words = page(STRUCTURE, party_of(STRUCTURE, name), "protokollsutdrag", step)
    assert section_of(words, "Förslag till beslut")[0] == lead


@pytest.mark.parametrize(
    ("name", "noun"),
    [("Göteborg", "stadens"), ("Stockholm", "stadens"), ("Gotland", "regionens"), ("Osby", "kommunens")],
)
def test_a_party_signs_for_what_it_calls_itself(name: str, noun: str) -> None:
    party = next(one for one in SHARES.register.parties.values() if one.name == name)
    assert f"för {noun} räkning underteckna avtalen" in page(SHARES, party, "tjansteskrivelse", None)
    assert SHARES.loaded.sender.own_noun == "bolagets"


def test_a_house_s_own_name_of_its_memo_is_used_in_lists_too() -> None:
    party = next(one for one in SHARES.register.parties.values() if one.name == "Göteborg")
    words = page(SHARES, party, "protokollsutdrag", "kf")
    assert "– Tjänsteutlåtande " in words
    assert "jänsteskrivelse" not in words


def test_a_body_that_the_register_does_not_have_is_marked_for_checking() -> None:
    federation = next(party for party in INVENTED.parties if party.kind == "kommunalförbund")
    case = changed(INVENTED.case, points=(ADOPT, BOARDS))
    context = replace(INVENTED.context(federation), case=case, dialect=DIALECTS["D1"])
    side = decisions(context)[1]
    assert [one.text for one in side.lead if isinstance(one, Check)] == ["Kommunstyrelsen"]


def test_all_parties_are_listed_for_templates(tmp_path: Path) -> None:
    (tmp_path / "alla.md").write_text("# Brev\n\nTill {{ alla_parter }}.\n", "utf-8")
    context = INVENTED.context(TOWN)
    (_, paragraph) = Templates([tmp_path]).blocks("alla.md", template_context(context))
    assert isinstance(paragraph, Paragraph)
    assert plain(paragraph.content) == (
        "Till Påhittala, Påhittköpings och Påhittnäs kommuner samt Kommunalförbundet Påhittsam och Region Påhittad."
    )


@pytest.mark.parametrize(
    ("step", "cited"),
    [(None, []), ("hälso- och sjukvårdsnämnden", []), ("rs", ["Hälso- och sjukvårdsnämndens", "Arbetsutskottets"])],
)
def test_a_memo_cites_the_minutes_before_its_step(step: str | None, cited: list[str]) -> None:
    party = party_of(STRUCTURE, "Region Västerbotten")
    words = page(STRUCTURE, party, "tjansteskrivelse", step)
    papers = section_of(words, "Beslutsunderlag")
    assert [line.removeprefix("– ").partition(" protokoll, ")[0] for line in papers if " protokoll, " in line] == cited


def test_a_committee_is_a_step_by_its_whole_name_and_is_called_so() -> None:
    name = "hälso- och sjukvårdsnämnden"
    told = {"paragraf": {"status": "belagd", "värde": "41", "källa": "protokollet"}}
    assert checked(PartyFacts, {"steg": {name: told}}).at_step[name]["paragraf"].value == "41"
    assert fact_name(f"steg.{name}.paragraf", ()) == f"paragraf i {name}"
    assert fact_name("steg.hsn.paragraf", ()) == "paragraf i HSN"
