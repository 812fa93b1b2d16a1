# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Every kind of point × dialect × deciding organ, in golden texts; the rules of lists, leads and chains on top.

The invented case tests/projekt/data/arenden/provarende.yaml holds every kind of point, every state of an earlier
decision and every kind of party. `make golden` rewrites the texts; a person reads them.
"""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from beslut.blocks import HOLE, HOLE_END, Check, Decision, Gap, Paragraph, Phrase, Text, plain
from beslut.model import DIALECTS, Body, Dialect, Fact, Lead, Party, Profile, Scope
from beslut.model.validation import checked
from beslut.parsing.filling import filled as filled_block
from beslut.planning import Order
from beslut.points import decisions, points_for
from beslut.wording import bodies_taking_part, body_list, chain, chairs, fact, filled, participation
from conftest import Approve
from planned import Planned

PROJECT = Path(__file__).parent / "projekt"
GOLDEN = Path(__file__).parent / "golden" / "dialekter"
ROOM = Planned(Order(today=date(2030, 1, 1), everyone=True, case="provarende", project=PROJECT))
ALL = {**DIALECTS, "numrerad passiv": Dialect("passiv", True)}


FIRST = next(party for party in ROOM.parties if party.name == "Påhittköping")


def written(decision: Decision) -> str:
    points = [f"{n}. {marked(p)}" if decision.numbered else marked(p) for n, p in enumerate(decision.points, 1)]
    return "\n".join([*([marked(decision.lead)] if decision.lead else []), *points]) + "\n"


def marked(phrase: tuple[object, ...]) -> str:
    return "".join(f"»{i.text}«" if isinstance(i, Gap) else i.text for i in phrase)  # type: ignore[attr-defined]


def steps(party: Party) -> list[Body | None]:
    return [None, *chain(ROOM.case, party)]


@pytest.mark.parametrize("party", ROOM.parties, ids=lambda p: p.name)
def test_every_point_in_every_dialect(party: Party, approve: Approve) -> None:
    out = []
    for name, dialect in ALL.items():
        context = replace(ROOM.context(party), dialect=dialect)
        out.append(f"=== {name}, eget beslut\n")
        out += [written(decision) for decision in decisions(context, own=True)]
        for step in steps(party):
            lead = decisions(replace(context, step=step))[0].lead
            out.append(f"--- inledning, {step.abbreviation if step else 'förvaltningen'}: {marked(lead)}\n")
    approve("\n".join(out), GOLDEN / f"{party.code}.txt")


EVERY = [
    pytest.param(party, name, step, id=f"{party.name}-{name}-{step.abbreviation if step else 'förvaltningen'}")
    for party in ROOM.parties
    for name in ALL
    for step in steps(party)
]


@pytest.mark.parametrize(("party", "name", "step"), EVERY)
def test_the_list_keeps_its_form(party: Party, name: str, step: Body | None) -> None:
    dialect = ALL[name]
    for decision in decisions(replace(ROOM.context(party), dialect=dialect, step=step)):
        points = [plain(point) for point in decision.points]
        assert decision.numbered == dialect.numbered
        assert points
        if dialect.form == "att":
            assert all(point.startswith("att ") for point in points)
            assert [point.endswith(".") for point in points] == [*[False] * (len(points) - 1), True]
            assert not plain(decision.lead).endswith((".", ":"))
        else:
            assert all(point[0].isupper() or point[0].isdigit() for point in points)
            assert all(point.endswith(".") and not point.endswith("..") for point in points)
            assert not any(point.startswith("Att ") for point in points)
        for point in points:
            assert not re.search(r"\batt att\b|\bbesluta\w* besluta|  | ,| \.|,,|,\.", point), point


@pytest.mark.parametrize("party", ROOM.parties, ids=lambda p: p.name)
def test_the_condition_comes_last_and_never_names_the_party_itself(party: Party) -> None:
    for dialect in ALL.values():
        last = plain(decisions(replace(ROOM.context(party), dialect=dialect), own=True)[0].points[-1])
        assert "under förutsättning att likalydande beslut fattas av" in last
        names = last.partition("fattas av")[2]
        assert party.official not in names
        assert party.name not in names.replace("Påhittade", "")


@pytest.mark.parametrize("party", ROOM.parties, ids=lambda p: p.name)
def test_immediate_adjustment_is_only_in_the_own_decision(party: Party) -> None:
    context = ROOM.context(party)
    own = " ".join(plain(p) for d in decisions(context, own=True) for p in d.points)
    assert "omedelbart" in own
    for step in steps(party)[:-1]:
        proposal = " ".join(plain(p) for d in decisions(replace(context, step=step)) for p in d.points)
        assert "omedelbart" not in proposal


LEADS = [
    ("D1", None, "Kommunfullmäktige föreslås besluta"),
    ("D1", "arbetsutskottet", "Arbetsutskottet föreslår kommunstyrelsen föreslå kommunfullmäktige besluta"),
    ("D1", "kommunstyrelsen", "Kommunstyrelsen föreslår kommunfullmäktige besluta"),
    ("D1", "kommunfullmäktige", "Kommunfullmäktige beslutar"),
    ("D3", None, ""),
    ("D3", "arbetsutskottet", "Arbetsutskottet föreslår kommunstyrelsen föreslå kommunfullmäktige följande beslut:"),
    ("D3", "kommunfullmäktige", ""),
    ("D4", "arbetsutskottet", "Arbetsutskottet föreslår att kommunstyrelsen föreslår att kommunfullmäktige beslutar:"),
    ("D4", "kommunstyrelsen", "Kommunstyrelsen föreslår att kommunfullmäktige beslutar:"),
    ("D4", "kommunfullmäktige", "Kommunfullmäktige beslutar:"),
    ("D6", "kommunstyrelsen", "Kommunstyrelsen föreslår kommunfullmäktige besluta:"),
]


@pytest.mark.parametrize(("dialect", "step", "lead"), LEADS)
def test_the_lead_names_every_body_that_remains(dialect: str, step: str | None, lead: str) -> None:
    party = FIRST
    body = party.body_named(step) if step else None
    found = decisions(replace(ROOM.context(party), dialect=DIALECTS[dialect], step=body))[0]
    assert plain(found.lead) == lead


@pytest.mark.parametrize(
    ("lead", "words"),
    [
        ("bara beslutande", "Arbetsutskottet föreslår att kommunfullmäktige beslutar:"),
        ("som beslutet", "Kommunfullmäktige beslutar:"),
    ],
)
def test_a_short_lead_names_the_proposer_and_the_deciding_body_or_the_latter_only(lead: Lead, words: str) -> None:
    party = FIRST
    context = ROOM.context(party)
    profile: Profile = replace(context.profile, lead=lead)
    body = party.body_named("arbetsutskottet")
    context = replace(context, dialect=DIALECTS["D4"], step=body, profile=profile)
    assert plain(decisions(context, headed=True)[0].lead) == words
    assert plain(decisions(context)[0].lead).startswith("Arbetsutskottet föreslår")  # no heading says who proposes


def test_older_punctuation_joins_the_last_two_with_samt() -> None:
    context = ROOM.context(FIRST)
    profile = replace(context.profile, punctuation="samt")
    found = decisions(replace(context, dialect=DIALECTS["D1"], profile=profile), own=True)[0]
    points = [plain(point) for point in found.points]
    assert all(point.endswith(",") for point in points[:-2])
    assert points[-2].endswith(", samt")
    assert points[-1].endswith(".")


def test_two_bodies_that_decide_different_things_have_a_part_each() -> None:
    first, second = decisions(replace(ROOM.context(FIRST), dialect=DIALECTS["D1"]), own=True)
    assert plain(first.lead) == "Kommunfullmäktige beslutar"
    assert plain(second.lead) == (
        "Kommunstyrelsen beslutar för egen del, under förutsättning av kommunfullmäktiges beslut,"
    )
    assert [plain(point) for point in second.points] == ["att ge kommundirektören i uppdrag att verkställa beslutet."]


def test_known_none_gives_no_clause_and_unknown_gives_gaps() -> None:
    def repeal(name: str) -> list[str]:
        party = next(p for p in ROOM.parties if p.name == name)
        found = decisions(replace(ROOM.context(party), dialect=DIALECTS["D1"]), own=True)[0]
        return [marked(point) for point in found.points if "riktlinjerna för samverkan" in plain(point)]

    assert repeal("Påhittala") == []
    assert repeal("Påhittköping") == [
        "att upphäva riktlinjerna för samverkan, antagna av kommunfullmäktige den\u00a014\u00a0juni 2012, §\u00a045"
    ]
    assert repeal("Påhittnäs") == [
        "att upphäva riktlinjerna för samverkan, antagna av »organ saknas« »datum saknas«, »paragraf saknas« – "
        "»fyll i eller stryk punkten«"
    ]


@pytest.mark.parametrize(
    ("kinds", "words"),
    [
        (["nämnd"], "ordföranden i följande nämnd"),
        (["nämnd", "nämnd"], "ordförandena i följande nämnder"),
        (["gemensam nämnd", "nämnd"], "ordförandena i följande nämnder"),
        (["styrelse", "nämnd", "nämnd"], "ordförandena i följande nämnder och styrelse"),
        (["nämnd", "styrelse", "styrelse", "nämnd"], "ordförandena i följande nämnder och styrelser"),
        (["utskott"], "ordföranden i följande utskott"),
        (["utskott", "styrelse"], "ordförandena i följande styrelse och utskott"),
        ([], "ordförandena i följande nämnder och styrelser"),
    ],
)
def test_chairs_agree_with_what_is_listed(kinds: list[str], words: str) -> None:
    bodies = [
        checked(Body, {"namn": f"organ {n}", "slag": kind, "status": "belagd", "källa": "prov"})
        for n, kind in enumerate(kinds)
    ]
    assert chairs(bodies) == words


def test_a_board_or_a_subcommittee_can_carry_the_field() -> None:
    party = next(p for p in ROOM.parties if p.name == "Påhittala")
    assert plain(participation(ROOM.context(party))) == (
        "I Påhittala kommun samverkar ordförandena i följande styrelse och utskott: "
        "kommunstyrelsen och omsorgsutskottet."
    )


def test_own_form_in_running_text_and_official_name_in_points() -> None:
    context = replace(ROOM.context(FIRST), dialect=DIALECTS["D1"])
    assert "I Påhittköpings stad samverkar" in plain(participation(context))
    assert "för Påhittköpings kommun" in plain(decisions(context)[0].points[0])


def test_a_fact_too_old_for_the_day_is_not_used() -> None:
    party = next(p for p in ROOM.parties if p.name == "Påhittnäs")
    assert bodies_taking_part(ROOM.context(party))[0] == ()
    assert [type(part) for part in body_list(ROOM.context(party))] == [Gap]
    assert bodies_taking_part(replace(ROOM.context(party), day=date(2006, 1, 1)))[0] != ()


SHIPPED = Planned(Order(today=date(2030, 1, 1), case="valfardsstrategin", everyone=True))


@pytest.mark.parametrize(
    ("name", "day", "count"),
    [
        ("Hofors", date(2022, 3, 3), 2),
        ("Sandviken", date(2022, 3, 3), 3),
        ("Gävle", date(2022, 3, 3), 4),
        ("Söderhamn", date(2022, 12, 31), 3),
        ("Söderhamn", date(2023, 1, 1), 0),
        ("Ockelbo", date(2022, 3, 3), 0),
        ("Hudiksvall", date(2022, 3, 3), 0),
    ],
)
def test_committees_are_judged_against_the_day(name: str, day: date, count: int) -> None:
    party = next(p for p in SHIPPED.parties if p.name == name)
    context = replace(SHIPPED.context(party), day=day)
    assert len(bodies_taking_part(context)[0]) == count
    assert [type(part) for part in body_list(context)] == [Check if count else Gap]


def test_a_party_that_tells_its_bodies_needs_no_check() -> None:
    party = next(p for p in SHIPPED.parties if p.name == "Ljusdal")
    assert marked(body_list(SHIPPED.context(party))) == "omsorgsnämnden och utbildningsnämnden"
    assert not any(isinstance(part, Check | Gap) for part in body_list(SHIPPED.context(party)))


@pytest.mark.parametrize("called", ["Påhittköping", "Påhittköpings kommun", "Påhittköpings stad", "9901"])
def test_a_point_applies_to_a_party_by_any_of_its_names(called: str) -> None:
    context = ROOM.context(FIRST)
    assert called in FIRST.names
    point = replace_point(context.case.points[0], applies_to=Scope(parties=(called,)))
    only = replace(context, case=replace_point(context.case, points=(point,)))
    assert [one.id for one in points_for(only)][:1] == [point.id]
    without = replace_point(point, applies_to=Scope(except_for=(called,)))
    assert without not in points_for(replace(context, case=replace_point(context.case, points=(without,))))


def replace_point(value: Any, **changed: object) -> Any:
    told = {name: one for name, one in vars(value).items() if not name.startswith("_")}  # not what it has worked out
    return type(value)(**{**told, **changed})


@pytest.mark.parametrize(
    ("told", "printed", "in_a_sentence"),
    [
        ("1 september 2099", "1 september 2099", "den 1 september 2099"),
        ("den 1 september 2099", "den 1 september 2099", "den 1 september 2099"),
        ("2099-09-01", "2099-09-01", "2099-09-01"),
        ("31 september 2099", "31 september 2099", "31 september 2099"),  # no day, so words
        ("våren 2099", "våren 2099", "våren 2099"),
        ("701 tkr", "701 000 kronor", "701 000 kronor"),
    ],
)
def test_a_day_is_printed_as_it_is_told_and_as_it_is_read_where_a_sentence_asks_for_den(
    told: str, printed: str, in_a_sentence: str
) -> None:
    known = fact(checked(Fact, {"status": "belagd", "värde": told, "källa": "brevet"}), "uppgifter.svar")

    def words(phrase: Phrase) -> str:
        return plain(phrase).replace("\u00a0", " ")

    assert words(known) == printed
    assert words(filled("senast {svar}", {"svar": known})) == f"senast {in_a_sentence}"
    assert words(filled("Dag: {svar}", {"svar": known})) == f"Dag: {printed}"
    assert words(filled("senast den {svar}", {"svar": known})) == f"senast den {printed}".replace("den den", "den")
    (block,) = filled_block(Paragraph((Text(f"Svara senast {HOLE}0{HOLE_END}."),)), [known], [0])
    assert isinstance(block, Paragraph)
    assert words(block.content) == f"Svara senast {in_a_sentence}."
