# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The check as a whole: silent on what ships, exemptions with reasons, one order, what stops a final document."""

import random
from dataclasses import replace
from datetime import date

import pytest

from beslut.blocks import GapKind, marks
from beslut.checking import LEVELS, RULES, Finding, blocking, findings, from_problems, lix_of, lix_word
from beslut.checking.reading import lix
from beslut.cli.reports.report import grouped
from beslut.model import DIALECTS, SIGNATURE, PartyFacts
from beslut.model.fields import keys_of
from beslut.planning import Order
from conftest import ROOT, TODAY
from examples import CASE, CLEAN, found_in, project_with
from planned import Planned

SHIPPED = sorted(path.stem for path in (ROOT / "data" / "arenden").glob("*.yaml"))
EVERY_PAPER = ("tjansteskrivelse", "protokollsutdrag")


def said_of(order: Order) -> tuple[Finding, ...]:
    check_input, broken = Planned(order).made()
    refused = [one for each in broken for one in from_problems(each.error.problems, each.party.name, each.kind.name)]
    return (*refused, *findings(check_input))


def alarms(found: tuple[Finding, ...]) -> list[Finding]:
    return [one for one in found if one.level in ("fel", "varning")]


@pytest.mark.parametrize("case", SHIPPED)
def test_nothing_is_wrong_with_what_ships(case: str) -> None:
    assert alarms(said_of(Order(today=TODAY, case=case, everyone=True))) == []


@pytest.mark.parametrize("step", [None, "kf"])
@pytest.mark.parametrize(("case", "party"), [("valfardsstrategin", "Sandviken"), ("samverkansstruktur", "Umeå")])
def test_a_gap_says_where_below_the_party_its_answer_would_stand(case: str, party: str, step: str | None) -> None:
    check_input, _ = Planned(Order(today=TODAY, case=case, parties=(party,), step=step)).made()
    found = [gap for one in check_input.bundles[0].documents for gap in marks(one.document)[0]]
    paths = {gap.key: gap.key.split(".") for gap in found}
    assert {path[0] for path in paths.values()} <= {"", *keys_of(PartyFacts).values()}
    facts = {*check_input.case.facts, SIGNATURE}  # which every case has
    assert all(path[-1] in facts for path in paths.values() if path[0] == "uppgifter")
    assert all(gap.kind is not GapKind.TEXT or gap.key for gap in found if gap.text == "diarienummer saknas")
    assert [key for key, path in paths.items() if path[0] == ("steg" if step else "uppgifter")]


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize("case", ["valfardsstrategin", "samverkansstruktur"])
def test_nothing_is_wrong_in_any_dialect(case: str, dialect: str) -> None:
    assert alarms(said_of(Order(today=TODAY, case=case, everyone=True, dialect=dialect))) == []


def _shapes() -> list[str]:
    """One house style of each way to form sentences and order sections."""
    found: dict[str, str] = {}
    for name, one in sorted(Planned(Order(today=TODAY)).profiles.items()):
        shape = (one.dialect, one.punctuation, one.lead, one.party_acts, one.minutes, one.memo, one.signature)
        found.setdefault(repr(shape), name)
    return list(found.values())


@pytest.mark.parametrize("step", ["ks", "kf"])
@pytest.mark.parametrize("profile", _shapes())
def test_nothing_is_wrong_at_any_step_in_any_house(profile: str, step: str) -> None:
    asked = Order(today=TODAY, case="valfardsstrategin", parties=("Gävle", "Ljusdal"), documents=EVERY_PAPER,
                  step=step, profile=profile, day=date(2022, 5, 10))  # fmt: skip
    assert alarms(said_of(asked)) == []


def test_short_leads_are_not_judged_as_chains() -> None:
    """Region Västerbotten names only the deciding organ in its lead-in; the chain in the data is whole."""
    asked = Order(today=TODAY, case="samverkansstruktur", parties=("Region Västerbotten",), step="au")
    check_input, _ = Planned(asked).made()
    leads = {printed.lead for bundle in check_input.bundles for printed in bundle.printed_decisions}
    assert "Arbetsutskottet föreslår att regionfullmäktige beslutar:" in leads
    assert {one.code for one in findings(check_input)} & {"R01", "R02", "R47"} == set()


def test_the_order_is_fixed_and_does_not_hang_on_how_parties_were_asked_for() -> None:
    asked = Order(today=TODAY, case="valfardsstrategin", parties=("Gävle", "Hofors"))
    once, again = said_of(asked), said_of(asked)
    assert once == again
    assert len(set(once)) == len(once) > 10
    for level in (one.level for one in once):
        assert level in LEVELS


def test_only_some_rules_can_be_asked_for() -> None:
    check_input, _ = Planned(Order(today=TODAY, case="valfardsstrategin", parties=("Gävle",))).made()
    assert {one.code for one in findings(check_input, ["L01"])} == {"L01"}


def test_errors_and_gaps_stop_a_final_document() -> None:
    one = Finding("R01", "x")
    found = [replace(one, level=level) for level in LEVELS]
    assert [one.level for one in blocking(found)] == ["fel", "lucka"]


def test_a_context_whose_words_have_been_read_can_be_given_documents() -> None:
    """What a cached property has kept is not a field."""
    check_input, _ = Planned(Order(today=TODAY, case="valfardsstrategin", parties=("Gävle",))).made()
    assert check_input.language and check_input.party_names
    again = check_input.with_documents(check_input.bundles)
    assert again.case is check_input.case and again.bundles == check_input.bundles


@pytest.mark.parametrize(
    ("party", "whose"),
    [("Exempelby", "Exempelbys"), ("Exempelköping", "Exempelköpings")],
)
def test_a_party_s_own_point_without_a_source_is_told_in_the_genitive_of_the_register(party: str, whose: str) -> None:
    keys = f"per_part:\n  {party}:\n    egna_punkter:\n      - {{id: x, slag: sats, subjekt: den, verb: gäller}}"
    found = found_in(project_with("ärende", keys))
    assert [one.message for one in found if one.code == "F01"] == [f"{whose} egen punkt ”x” har ingen källa"]


# --- exemptions ------------------------------------------------------------------------------------------------

BAD = "dokument:\n  strategin: {namn: Exempelstrategin, böjning: utrum}\n"


@pytest.mark.parametrize(
    ("keys", "codes"),
    [
        ("", {"R11"}),
        ("undantag: [{regel: R11, skäl: Datumet är inte känt.}]", set()),
        ("undantag: [{regel: R11, skäl: Datumet är inte känt., gäller: strategin}]", set()),
        ("undantag: [{regel: R11, skäl: Datumet är inte känt., gäller: något annat}]", {"R11", "X01"}),
        ("undantag: [{regel: R11, skäl: Datumet är inte känt., part: Exempelby}]", {"R11", "X01"}),
        ("undantag: [{regel: R10, skäl: Skälet.}]", {"R11", "X01"}),
        ("undantag: [{regel: R11, skäl: Skälet., part: Stockholm}]", {"R11", "X02"}),
        ("undantag: [{regel: L01, skäl: Luckan stannar.}]", {"R11", "X02"}),
    ],
)
def test_an_exemption_silences_what_it_names_and_nothing_else(keys: str, codes: set[str]) -> None:
    assert {one.code for one in found_in(project_with("ärende", BAD + keys))} == codes


def test_an_exemption_for_one_party_leaves_the_others() -> None:
    keys = "kedja: [{slag: fullmäktige}]\nundantag: [{regel: R47, skäl: Val., part: Exempelby}]"
    found = found_in(project_with("ärende", keys))
    assert [(one.code, one.party) for one in found] == [("R47", "Exempelköping")]


LEFT_OUT = (
    "per_part:\n  Exempelby:\n    utan_punkter: [anta]\n    egna_punkter:\n"
    "      - {id: annan, slag: beslut, verb: anta, objekt: strategin från 2019, källa: brevet}\n"
)


@pytest.mark.parametrize(("party", "codes"), [("Exempelby", set()), ("Exempelköping", {"R45", "X01"})])
def test_what_stands_under_a_party_is_exempted_by_that_party(party: str, codes: set[str]) -> None:
    exempt = f"undantag: [{{regel: R45, skäl: Skälet., part: {party}}}]"
    found = found_in(project_with("ärende", LEFT_OUT + exempt))
    assert {one.code for one in found} == codes
    assert {one.party for one in found if one.code == "R45"} <= {"Exempelby"}


@pytest.mark.parametrize(
    ("told", "codes"),
    [("{tal} aktier i Exempelbolaget", set()), ("{tal} års verksamhetsplan", {"R45"}), ("planen för {tal}", {"R45"})],
)
def test_how_many_may_differ_between_parties_and_a_year_may_not(told: str, codes: set[str]) -> None:
    keys = (
        f"beslut:\n  - {{id: a, slag: beslut, verb: förvärva, objekt: '{told}'}}\nuppgifter:\n"
        "  tal: {status: okänd, lucka: antal saknas, anvisning: Fyll i.}\nper_part:\n"
        "  Exempelby:\n    uppgifter:\n      tal: {status: belagd, värde: '2 019', källa: brevet}\n"
    )
    assert {one.code for one in found_in(project_with("ärende", keys))} & {"R45"} == codes


@pytest.mark.parametrize(
    ("likeness", "whom", "codes"),
    [
        ("likalydande", "{parter: [Exempelby]}", {"R45"}),
        ("likalydande", "{}", set()),
        ("motsvarande", "{parter: [Exempelby]}", set()),
    ],
)
def test_decisions_in_the_same_words_are_asked_of_parties_that_decide_the_same(
    likeness: str, whom: str, codes: set[str]
) -> None:
    keys = (
        "beslut:\n  - {id: anta, slag: beslut, verb: anta, dokument: strategin}\n"
        f"  - {{id: bilda, slag: beslut, verb: inrätta, objekt: nämnden, gäller: {whom}}}\n"
        f"  - {{id: villkor, slag: villkor, likhet: {likeness}}}\n"
    )
    told = [one for one in found_in(project_with("ärende", keys)) if one.code == "R45"]
    assert {one.code for one in told} == codes
    assert {one.level for one in told} <= {"varning"}
    assert {one.about for one in told} <= {"villkor"}


# --- places and causes -----------------------------------------------------------------------------------------

PLACED = [
    ("beslut", "- {{ part.officiellt }} antar policyn 2027 samt godkänner avtalet med {{ part.officiellt }}.", "R03"),
    ("beslut", "- Kommunfullmäktige anvisar 1250000 kronor till projektet för 2027.", "R20"),
    ("beslut", "- {{ part.officiellt }} upphäver riktlinjerna för samverkan i {{ part.officiellt }}.", "R27"),
    ("text", "Strategin beskrivs i {{ 'bilaga' }} 4, som hör till strategin.", "R38"),
    ("text", "Strategin skall vara ett stöd för {{ part.officiellt }}.", "R17"),
    ("text", "Ärendet har beretts av GRX i {{ part.officiellt }}.", "R43"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "example", "code"), PLACED)
def test_a_finding_points_at_the_line_that_holds_the_words(kind: str, example: str, code: str) -> None:
    """Also where what is printed was filled in; and the same cause is told once, whosever documents it stands in."""
    root = project_with(kind, example)  # type: ignore[arg-type]
    lines = (root / "templates/exempel/tjansteskrivelse.md").read_text("utf-8").splitlines()
    found = [one for one in found_in(root) if one.code == code]
    assert {one.party for one in found} == {"Exempelby", "Exempelköping"}
    for one in found:
        assert one.place is not None
        assert lines[one.place.line - 1] == example
    told = grouped(found)
    assert [one.parties for one in told] == [("Exempelby", "Exempelköping")]


def test_the_wrong_body_of_a_repeal_is_placed_where_the_case_tells_it() -> None:
    root = project_with("ärende", RULES["R51"].bad)
    lines = (root / "data/arenden/exempel.yaml").read_text("utf-8").splitlines()
    found = [one for one in found_in(root) if one.code == "R51"]
    assert found
    for one in found:
        assert one.place is not None
        assert lines[one.place.line - 1][one.place.column - 1 :].startswith("organ: kommunfullmäktige")


def test_a_gap_made_in_code_is_placed_at_its_section() -> None:
    root = project_with("mall", "## Beslutsunderlag {.underlag}\n\n- Tjänsteskrivelse {{ datum }}")
    found = [one for one in found_in(root) if one.code == "L01"]
    lines = (root / "templates/exempel/tjansteskrivelse.md").read_text("utf-8").splitlines()
    assert found
    for one in found:
        assert one.place is not None
        assert lines[one.place.line - 1] in ("## Beslutsunderlag {.underlag}", "- Tjänsteskrivelse {{ datum }}")


def test_an_exemption_is_not_called_unused_when_only_some_parties_are_checked() -> None:
    root = project_with("ärende", "undantag: [{regel: R10, skäl: Skälet.}]")
    check_input, _ = Planned(Order(today=TODAY, parties=("Exempelby",), project=root)).made()
    assert findings(check_input) == ()


# --- each rule in more than one way ----------------------------------------------------------------------------

MORE_BAD = [
    ("R01", "mall", "## Kommunfullmäktiges beslut {.förslag}\n\n::: beslut onumrerat\nKommunstyrelsen beslutar:\n\n"
                    "- Exempelstrategin antas.\n:::"),
    ("R02", "ärende", "per_part:\n  Exempelköping:\n"
                      "    kedja: [{slag: styrelse}, {namn: omsorgsnämnden}, {slag: fullmäktige}]"),
    ("R03", "beslut", "Kommunfullmäktige föreslås besluta\n- att anta Exempelstrategin samt godkänna avtalet."),
    ("R05", "beslut", "Kommunfullmäktige föreslås besluta\n1. att anta Exempelstrategin\n2. att godkänna avtalet."),
    ("R06", "beslut", "Kommunfullmäktige föreslås besluta\n- Att anta Exempelstrategin."),
    ("R10", "beslut", "- Kommunfullmäktige antar Exempelstrategin i enlighet med tjänsteskrivelsen."),
    ("R12", "beslut", "- Reglementet för nämnden, daterad 2026-01-14, antas."),
    ("R13", "beslut", "- Ska Exempelstrategin antas?"),
    ("R14", "beslut", "- Förvaltningen uppdras att ta fram en plan senast 2026-12-31."),
    ("R18", "beslut", "Kommunfullmäktige föreslås besluta besluta\n- att anta Exempelstrategin."),
    ("R20", "beslut", "- Kommunfullmäktige anvisar 1250000 kronor till projektet för 2027."),
    ("R22", "text", "Beslutet fattades 2022-02-30."),
    ("R22", "text", "Beslutet fattades den 31 juni 2022."),
    ("R27", "beslut", "- Riktlinjerna för samverkan, antagna av kommunfullmäktige den 14 juni 2010, upphör att gälla."),
    ("R29", "text", "Ärendet bereds av Omsorgsnämnden."),
    ("R30", "text", "Strategin gäller Exempelbys kommun."),
    ("R30", "text", "Strategin gäller Exempelköping och Exempelby kommuner."),
    ("R31", "text", "Frågan togs upp i §§ 75-76."),
    ("R35", "text", "Handläggare är NN."),
    ("R35", "text", "Strategin gäller i X kommun."),
    ("R35", "text", "Strategin gäller i \\[kommunens namn\\]."),
    ("R41", "mall", "# Antagande av Exempelstrategin."),
    ("R44", "text", "Skriv till nagon.person@gmail.com med synpunkter."),
]  # fmt: skip


@pytest.mark.parametrize(("code", "kind", "example"), MORE_BAD)
def test_a_rule_finds_other_ways_to_be_wrong(code: str, kind: str, example: str) -> None:
    found = found_in(project_with(kind, example))  # type: ignore[arg-type]
    assert {one.code for one in found} == {code}, found


SILENT = [
    ("beslut", "- Kommunfullmäktige antar yttrandet, daterat 2026-01-14, och översänder det till Region Exempel."),
    ("beslut", "- Kommunstyrelsens ordförande, eller dennes ersättare, utses att för kommunens räkning underteckna "
               "avtalet."),
    ("beslut", "- Avtalen, daterade 2026-01-14, godkänns."),
    ("beslut", "- Kommunfullmäktige antar policyn för inköp och upphandling, daterad 2026-01-14."),
    ("beslut", "- Omsorgsnämnden får i uppdrag att senast 2026-12-31 ta fram och redovisa en plan."),
    ("beslut", "- Kommunfullmäktige anvisar 1 250 000 kronor till projektet för 2027."),
    ("beslut", "- Motionen avslås."),
    ("beslut", "- Exempelby kommun går för egen del i borgen för Exempelvatten AB:s lån om 900 000 kronor för 2027."),
    ("beslut", "- Redovisningen antecknas och läggs till handlingarna."),
    ("text", "Kommunen har organisationsnummer 212000-2346. Kommunstyrelsen beredde ärendet enligt 5 kap. 26 §."),
    ("text", "Exempelköpings och Exempelby kommuner deltar, liksom Exempelbys invånare. Strategins mål är långa."),
    ("text", "Beslutet fattades 2022-06-14, § 75, och den 29 februari 2024 ändrades det."),
    ("text", "Strategin gäller nämnder, styrelser och utskott i kommunerna (se bilaga 1)."),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "example"), SILENT)
def test_what_is_right_is_left_alone(kind: str, example: str) -> None:
    assert found_in(project_with(kind, example)) == ()  # type: ignore[arg-type]


# --- readability -----------------------------------------------------------------------------------------------


def test_lix_is_words_per_sentence_and_long_words() -> None:
    assert lix(["Katten sover. Hunden äter."]) == 2
    assert lix(["Kommunfullmäktige antar strategin."]) == 3 + 67
    assert lix([]) is None
    assert [lix_word(value) for value in (29, 30, 45, 55, 60)] == [
        "mycket lätt", "lätt", "medelsvår", "svår", "mycket svår",
    ]  # fmt: skip


def test_lix_of_a_document_leaves_heads_and_headings_out() -> None:
    check_input, _ = Planned(Order(today=TODAY, everyone=True, project=CLEAN)).made()
    value = lix_of(check_input.bundles[0].documents[0])
    assert value is not None and 30 < value < 80


def test_every_rule_survives_any_text() -> None:
    """Odd text gives findings or none, never a crash."""
    chance = random.Random(7)
    letters = "aåäöABÅ §0123456789.,:;-–/%()[]”’?!"
    for _ in range(20):
        text = "".join(chance.choice(letters) for _ in range(120)).strip() or "x"
        escaped = "".join(f"\\{letter}" if letter in "[]()!-.:%" else letter for letter in text)
        root = project_with("text", f"x {escaped}")
        assert all(one.code in RULES for one in found_in(root) if one.code[0] != "T")


def test_the_case_file_of_the_examples_is_where_it_is_said() -> None:
    assert (CLEAN / CASE).is_file()
