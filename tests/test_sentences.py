# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Kind of point × sentence form × deciding body × what is known of the earlier decision: one golden text to read.

`make golden` rewrites tests/golden/dialekter/meningar.txt; a person reads it as a council secretary would.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from beslut.blocks import Gap, Phrase
from beslut.model import (
    DIALECTS,
    BodyKind,
    Case,
    DecidingBody,
    EarlierDecision,
    EarlierDocument,
    Party,
    PartyContext,
    PartyFacts,
    Profile,
)
from beslut.model.validation import checked
from beslut.planning import Order
from beslut.points import KINDS, PointKind, decisions
from beslut.points.condition import _listed
from conftest import Approve
from planned import Planned

HERE = Path(__file__).parent
ROOM = Planned(Order(today=date(2030, 1, 1), everyone=True, case="provarende", project=HERE / "projekt"))
TOWN = next(party for party in ROOM.parties if party.name == "Påhittköping")
FEDERATION = next(party for party in ROOM.parties if party.kind == "kommunalförbund")
FORMS = {"att": "D1", "aktiv": "D3", "passiv": "D4", "infinitiv": "D6"}
BODIES: Mapping[str, tuple[Party, dict[str, str]]] = {
    "fullmäktige": (TOWN, {"slag": "fullmäktige"}),
    "styrelsen": (TOWN, {"slag": "styrelse"}),
    "nämnden": (TOWN, {"namn": "omsorgsnämnden"}),
    "direktionen": (FEDERATION, {"slag": "förbundsdirektion"}),
}

B: dict[str, Any] = {"slag": "beslut"}
POINTS: Mapping[str, dict[str, Any]] = {
    "anta, dokument": {**B, "verb": "anta", "dokument": "reglementet", "omfattning": "för {i_beslut}"},
    "anta, dokument med rubrikform": {**B, "verb": "anta", "dokument": "programmet"},
    "anta, med verkan": {**B, "verb": "anta", "objekt": "strategin", "verkan": {
        "subjekt": "den", "verb": "ersätter", "adverb": "därmed", "resten": "tidigare överenskommelser"}},
    "anta ett daterat dokument, med verkan": {**B, "verb": "anta", "dokument": "reglementet", "verkan": {
        "subjekt": "det", "verb": "ersätter", "adverb": "därmed", "resten": "det tidigare"}},
    "anta som svar": {**B, "verb": "anta", "objekt": "yttrandet, daterat den 3 februari 2026",
                      "omfattning": "som {partens} svar"},
    "anta, dagen i objektet": {**B, "verb": "anta", "objekt": "planen, daterad den 3 februari 2026",
                               "omfattning": "för {i_beslut}"},
    "anta en uppräkning": {**B, "verb": "anta", "objekt": "målen, planen och budgeten"},
    "summa med bilaga": {**B, "verb": "avsätta", "objekt": "{belopp}", "omfattning": "för projektet, bilaga 2",
                         "belopp": {"slag": "fast", "kronor": "2500"}},
    "dagen i subjektet": {"slag": "giltighet", "subjekt": "taxan, bilaga 1", "från_och_med": "2027-01-01"},
    "subjekt som slutar med komma": {"slag": "giltighet", "subjekt": "taxan, bilaga 1,", "från_och_med": "2027-01-01"},
    "omfattning som börjar med komma": {**B, "verb": "godkänna", "objekt": "avtalet", "omfattning": ", bilaga 1"},
    "godkänna, för egen del": {**B, "verb": "godkänna", "dokument": "riktlinjerna", "för_egen_del": True},
    "anta inom kommunen, för egen del": {**B, "verb": "anta", "objekt": "planen", "för_egen_del": True,
                                         "omfattning": "för verksamheten inom {officiellt}"},
    "lägga till handlingarna": {**B, "verb": "lägga", "objekt": "rapporten"},
    "ingå, för egen del": {**B, "verb": "ingå", "dokument": "överenskommelsen", "för_egen_del": True},
    "säga upp, för egen del": {**B, "verb": "säga upp", "objekt": "avtalet, bilaga 1", "för_egen_del": True},
    "ansluta sig": {**B, "verb": "ansluta sig till", "objekt": "avtalet"},
    "förvärva": {**B, "verb": "förvärva", "objekt": "fem aktier", "omfattning": "för {belopp}",
                 "belopp": {"slag": "fast", "kronor": "42500"}},
    "utträda": {**B, "verb": "utträda ur", "objekt": "förbundet"},
    "fast belopp": {**B, "verb": "anvisa", "objekt": "{belopp}", "omfattning": "till projektet",
                    "belopp": {"slag": "fast", "kronor": "7,5", "enhet": "miljoner kronor", "period": "2027–2029"}},
    "summa med ändamål": {**B, "verb": "anvisa", "objekt": "{belopp} till projektet",
                          "belopp": {"slag": "fast", "kronor": "1250000"}},
    "summa ur medel": {**B, "verb": "anvisa", "objekt": "{belopp}",
                       "omfattning": "för projektledning ur {styrelsens} medel till förfogande",
                       "belopp": {"slag": "fast", "kronor": "750", "enhet": "tkr", "period": "2027–2029"}},
    "summa ur egen budget": {**B, "verb": "avsätta", "objekt": "{belopp}", "omfattning": "ur {sin} budget",
                             "belopp": {"slag": "fast", "kronor": "2500"}},
    "summa för utträde ur": {**B, "verb": "avsätta", "objekt": "{belopp}", "omfattning": "för utträde ur förbundet",
                             "belopp": {"slag": "fast", "kronor": "2500"}},
    "summa ensam": {**B, "verb": "bevilja", "objekt": "{belopp}", "belopp": {"slag": "fast", "kronor": "1250000"}},
    "sin eller kommunens": {**B, "verb": "bidra med", "objekt": "{belopp} ur {sin} budget",
                            "belopp": {"slag": "fast", "kronor": "100"}},
    "belopp i tkr, per år": {**B, "verb": "anvisa", "objekt": "{belopp}", "omfattning": "till projektet",
                             "belopp": {"slag": "fast", "kronor": "12,5", "enhet": "tkr", "per_år": True}},
    "belopp per invånare och år": {**B, "verb": "bidra med", "objekt": "{belopp}", "omfattning": "till projektet",
                                   "belopp": {"slag": "per_invånare", "kronor": "1,95", "per_år": True}},
    "andel": {**B, "verb": "bidra med", "objekt": "{belopp}",
              "belopp": {"slag": "andel", "procent": "12,5", "av": "projektets kostnad", "period": "2027"}},
    "finansiera en andel": {**B, "verb": "finansiera", "objekt": "{belopp}",
                            "belopp": {"slag": "andel", "procent": "50", "av": "kostnaden"}},
    "anvisa en andel": {**B, "verb": "anvisa", "objekt": "{belopp}",
                        "belopp": {"slag": "andel", "procent": "50", "av": "kostnaden", "period": "2027"}},
    "uppdrag": {"slag": "uppdrag", "mottagare": "{styrelsen}", "senast": "2027-06-30",
                "uppgift": "ta fram en handlingsplan som beskriver hur verksamheten ska bedrivas"},
    "undertecknande": {"slag": "undertecknande", "roller": ["{styrelsens} ordförande", "direktören"],
                       "objekt": "avtalet"},
    "undertecknande, en": {"slag": "undertecknande", "roller": ["{styrelsens} ordförande"], "objekt": "avtalet"},
    "gäller": {"slag": "giltighet", "subjekt": "avtalet", "från_och_med": "2027-01-01",
               "till_och_med": "2030-12-31"},
    "träder i kraft": {"slag": "giltighet", "subjekt": "taxan", "verb": "träder i kraft",
                       "från_och_med": "2027-01-01", "till_och_med": "2030-12-31"},
    "utse": {"slag": "utse", "i": "styrelsen för nämnden", "ersättare": 1, "för_tiden": "mandatperioden 2027–2030"},
    "utse flera": {"slag": "utse", "i": "nämnden", "ledamöter": 3, "ersättare": 2},
    "justering": {"slag": "justering"},
    "sats": {"slag": "sats", "subjekt": "kostnaden", "verb": "delas", "adverb": "årligen", "resten": "lika"},
    "egna ord": {"slag": "sats", "subjekt": "ärendet", "verb": "är", "resten": "avslutat",
                 "formuleringar": {"infinitiv": "avsluta ärendet"}},
    "villkor": {"slag": "villkor"},
    "villkor, två parter": {"slag": "villkor", "likhet": "motsvarande", "parter": ["Påhittala", "Påhittnäs"]},
    "upphäva ett dokument": {"slag": "upphävande", "tidigare_beslut": "dokument"},
    "upphäva ett beslut": {"slag": "upphävande", "tidigare_beslut": "beslut"},
    "upphör samtidigt": {"slag": "upphävande", "tidigare_beslut": "dokument", "form": "samtidigt"},
    "upphör en dag": {"slag": "upphävande", "tidigare_beslut": "beslut", "form": "daterat", "datum": "2027-01-01"},
    "upphör när": {"slag": "upphävande", "tidigare_beslut": "dokument", "form": "när",
                   "när": "strategin börjar gälla"},
}  # fmt: skip
WHOLE = {"organ": "kommunfullmäktige", "datum": "2010-06-14", "paragraf": "75", "diarienummer": "KS 2010/75"}
STATES: Mapping[str, dict[str, str]] = {
    "dokumenterat": {"läge": "dokumenterat", **WHOLE, "källa": "protokollet"},
    "delvis känt, utan paragraf": {"läge": "dokumenterat", "organ": "kommunfullmäktige", "datum": "2010-06-14",
                                   "källa": "diariet", "anvisning": "Sök i protokollet."},
    "delvis känt, bara dagen": {"läge": "dokumenterat", "datum": "2010-06-14", "källa": "diariet",
                                "anvisning": "Sök i protokollet."},
    "okänt": {"läge": "okänt", "anvisning": "Sök i diariet."},
    "okänt men med organ": {"läge": "okänt", "organ": "kommunstyrelsen", "källa": "brevet",
                            "anvisning": "Sök i diariet."},
    "inget": {"läge": "inget", "källa": "diariet"},
    "ersätts": {"läge": "dokumenterat", "relation": "ersätts", **WHOLE, "källa": "protokollet"},
    "fullföljs": {"läge": "okänt", "relation": "fullföljs"},
    "tecknat": {"läge": "dokumenterat", "verb": "teckna", **WHOLE, "källa": "protokollet"},
}  # fmt: skip


def changed(value: Any, **fields: object) -> Any:
    """The frozen value with other fields."""
    told = {name: one for name, one in vars(value).items() if not name.startswith("_")}  # not what it has worked out
    return type(value)(**{**told, **fields})


def made(raw: Mapping[str, Any]) -> PointKind:
    """The point, held against the model as the loader does."""
    kind = next(kind for kind in KINDS if kind.explained.startswith(f"{raw['slag']}:"))
    data = {**raw, "id": "prov"}
    return checked(kind, data)


EARLIER = tuple(
    checked(EarlierDocument, {
        "id": name, "dokument": "riktlinjerna för samverkan", "böjning": "plural", "upphävs_som": name,
        "annars": {"läge": "okänt", "anvisning": "Sök."},
    })
    for name in ("dokument", "beslut")
)  # fmt: skip


def case_of(point: PointKind, body: str, state: str) -> tuple[Party, Case]:
    """The invented case with that point alone, decided by that body, and that earlier decision."""
    party, told = BODIES[body]
    earlier = checked(EarlierDecision, STATES[state])
    facts = changed(
        ROOM.case.party_facts.get(party.name) or PartyFacts(),
        deciding_body=checked(DecidingBody, {"status": "valt", "källa": "prov", **told}),
        chain=None,
        earlier={"dokument": earlier, "beslut": earlier},
        own_points=(),
    )
    programme = changed(
        ROOM.case.identified["reglementet"], name="programmet för ungdomar", heading_form="program för ungdomar"
    )
    return party, changed(
        ROOM.case,
        points=(point,),
        earlier=EARLIER,
        identified={**ROOM.case.identified, "programmet": programme},
        party_facts={**ROOM.case.party_facts, party.name: facts},
    )


def context_of(point: PointKind, body: str, state: str, form: str) -> PartyContext:
    party, case = case_of(point, body, state)
    return replace(ROOM.context(party), case=case, dialect=DIALECTS[FORMS[form]])


def sentence(point: PointKind, body: str, form: str, state: str = "dokumenterat") -> str:
    """The point as it stands in that body's own decision, the lead included; a dash where nothing is printed."""
    found = decisions(context_of(point, body, state, form), own=True)
    return " / ".join(marked(part) for one in found for part in (one.lead, *one.points) if part) or "–"


def marked(phrase: Phrase) -> str:
    return "".join(f"»{one.text}«" if isinstance(one, Gap) else one.text for one in phrase).replace("\u00a0", " ")


def _table() -> Iterator[str]:
    """Each point in the four forms as the council decides it, and the other bodies where more than the name differs."""
    for name, raw in POINTS.items():
        point = made(raw)
        for state in STATES if raw["slag"] == "upphävande" else ("dokumenterat",):
            yield f"=== {name}" + (f", {state}" if raw["slag"] == "upphävande" else "")
            of_council = {form: sentence(point, "fullmäktige", form, state) for form in FORMS}
            for body in BODIES:
                told = {form: sentence(point, body, form, state) for form in FORMS}
                as_the_council = {form: _renamed(words, body) for form, words in of_council.items()}
                if body == "fullmäktige" or told != as_the_council:
                    yield body
                    yield from (f"  {form:10}{words}" for form, words in told.items())
                else:
                    yield f"{body}: som fullmäktige"
            yield ""


def _renamed(words: str, body: str) -> str:
    """The council's sentence with the name of another body and its party."""
    party, told = BODIES[body]
    name = "direktionen" if party is FEDERATION else told.get("namn", "kommunstyrelsen")
    for old, new in (("Kommunfullmäktige ", f"{name.capitalize()} "), ("Påhittköpings kommun", party.official)):
        words = words.replace(old, new)
    return words


def test_the_table_of_sentences_is_as_somebody_has_read_it(approve: Approve) -> None:
    approve("\n".join(_table()), HERE / "golden" / "dialekter" / "meningar.txt")


def test_every_kind_is_in_the_table() -> None:
    assert {type(made(raw)) for raw in POINTS.values()} == set(KINDS)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("body", BODIES)
@pytest.mark.parametrize("name", POINTS)
def test_what_is_told_of_a_point_is_never_dropped(name: str, body: str, form: str) -> None:
    """Every word of data is found again, but for keys that only choose and words that the grammar may replace."""
    raw = POINTS[name]
    words = sentence(made(raw), body, form)
    for key in ("senast", "från_och_med", "till_och_med", "datum"):
        if key in raw:
            year, _, day = raw[key].split("-")
            assert f"den {int(day)} " in words and year in words, words
    for key in ("för_tiden", "när", "objekt", "uppgift"):
        if key in raw and "{" not in raw[key]:
            assert raw[key].casefold() in words.casefold(), words
    assert not any(wrong in words for wrong in (" ,", "  ", " .", ",,", "..", "att att")), words


PARTY_ACTS: Profile = replace(ROOM.profiles["standard"], party_acts=True)


def test_a_house_can_write_the_party_as_subject() -> None:
    context = context_of(made(POINTS["anta, dokument med rubrikform"]), "fullmäktige", "okänt", "aktiv")
    (found,) = decisions(replace(context, profile=PARTY_ACTS), own=True)
    assert marked(found.lead) == "Kommunfullmäktige beslutar:"
    assert marked(found.points[0]).startswith("Påhittköpings kommun antar programmet för ungdomar, daterat")
    (proposed,) = decisions(replace(context, profile=PARTY_ACTS))
    assert marked(proposed.lead) == "Kommunfullmäktige föreslås besluta:"


def test_a_party_alone_in_deciding_has_no_part_of_its_own() -> None:
    point = made(POINTS["ingå, för egen del"])
    shared = sentence(point, "fullmäktige", "aktiv")
    assert "ingår för egen del överenskommelsen" in shared
    context = context_of(point, "fullmäktige", "okänt", "aktiv")
    (alone,) = decisions(replace(context, parties=(context.party,)), own=True)
    assert marked(alone.points[0]).startswith("Påhittköpings kommun ingår överenskommelsen")


def test_four_bodies_or_more_are_listed_with_letters_each_once_and_with_one_samt() -> None:
    words = sentence(made({"slag": "villkor"}), "fullmäktige", "aktiv")
    others = words.partition("fattas av ")[2]
    assert "a)" not in others  # three bodies
    point, (party, case) = made({"slag": "villkor"}), case_of(made({"slag": "villkor"}), "fullmäktige", "okänt")
    board = checked(DecidingBody, {"status": "valt", "källa": "prov", "slag": "styrelse"})
    case = changed(case, party_facts={**case.party_facts, "Påhittnäs": changed(PartyFacts(), deciding_body=board)})
    context = replace(ROOM.context(party), case=case, dialect=DIALECTS["D3"])
    (found,) = decisions(context, own=True)
    assert marked(found.points[0]) == (
        "Beslutet gäller under förutsättning att likalydande beslut fattas av a) kommunfullmäktige i Påhittala kommun, "
        "b) kommunstyrelsen i Påhittnäs kommun, c) förbundsdirektionen i Kommunalförbundet Påhittsam samt "
        "d) regionfullmäktige i Region Påhittad."
    )
    assert point.comes_last


@pytest.mark.parametrize(
    ("names", "lead"),
    [(("utträda",), "Kommunfullmäktige beslutar:"), (("utträda", "anta, dokument"), ""),
     (("villkor", "sats"), "Kommunfullmäktige beslutar:"), (("upphör en dag",), "Kommunfullmäktige beslutar:")],
)  # fmt: skip
def test_a_decision_names_its_body_also_where_no_point_does(names: tuple[str, ...], lead: str) -> None:
    points = [changed(made(POINTS[name]), id=f"p{number}") for number, name in enumerate(names)]
    context = context_of(points[0], "fullmäktige", "dokumenterat", "aktiv")
    (found,) = decisions(replace(context, case=changed(context.case, points=tuple(points))), own=True)
    assert marked(found.lead) == lead
    (proposed,) = decisions(replace(context, case=changed(context.case, points=tuple(points))))
    assert marked(proposed.lead) == ("Kommunfullmäktige föreslås besluta:" if lead else "")


@pytest.mark.parametrize(
    ("name", "lead"),
    [("anta, dokument", "Kommunfullmäktige beslutar"), ("utträda", "Kommunfullmäktige beslutar:"),
     ("egna ord", "Kommunfullmäktige beslutar"), ("villkor", "Kommunfullmäktige beslutar:")],
)  # fmt: skip
def test_a_lead_has_a_colon_before_whole_sentences_and_none_before_infinitives(name: str, lead: str) -> None:
    assert sentence(made(POINTS[name]), "fullmäktige", "infinitiv").partition(" / ")[0] == lead


@pytest.mark.parametrize(
    ("verb", "words"),
    [
        ("säga upp", "säger för egen del upp avtalet"),
        ("gå i borgen för", "går för egen del i borgen för avtalet"),
        ("begära utträde ur", "begär för egen del utträde ur avtalet"),
        ("ansluta sig till", "ansluter sig för egen del till avtalet"),
    ],
)
def test_for_its_own_part_stands_after_the_verb(verb: str, words: str) -> None:
    point = made({**B, "verb": verb, "objekt": "avtalet", "för_egen_del": True})
    assert sentence(point, "fullmäktige", "passiv").endswith(f" / Påhittköpings kommun {words}.")


def test_more_bodies_than_letters_are_all_named() -> None:
    """Thirty bodies of thirty names: none is dropped, and none has a letter that does not exist."""
    names = [f"nämnden {number}" for number in range(30)]
    assert all(name in _listed(names) for name in names)
    assert "a)" not in _listed(names) and "z)" in _listed(names[:26])


def test_a_directorate_is_the_board_of_its_federation() -> None:
    assert FEDERATION.body_of(BodyKind.BOARD) == FEDERATION.body_of(BodyKind.COUNCIL) == FEDERATION.bodies[0]
    assert "direktionens ordförande" in sentence(made(POINTS["undertecknande"]), "direktionen", "passiv").casefold()


def test_each_kind_of_point_has_a_module_of_its_own() -> None:
    modules = {kind.__module__.rpartition(".")[2] for kind in KINDS}
    shared = {"__init__", "kind", "decision", "amount"}
    files = {path.stem for path in (HERE.parent / "src" / "beslut" / "points").glob("*.py")}
    assert len(modules) == len(KINDS)
    assert files == modules | shared


def test_what_is_known_in_part_tells_its_source_where_the_rest_is_to_be_filled_in() -> None:
    point = made(POINTS["upphäva ett beslut"])
    (found,) = decisions(context_of(point, "fullmäktige", "delvis känt, utan paragraf", "att"), own=True)
    (gap,) = (one for one in found.points[0] if isinstance(one, Gap))
    assert (gap.text, gap.hint) == ("paragraf saknas", "Sök i protokollet. Det som är känt är ur diariet.")
