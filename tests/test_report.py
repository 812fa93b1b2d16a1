# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The report: one page that a person reads, that asks for nothing, that holds any text, and that is small."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from beslut.followup.case_status import CaseStatus
from beslut.followup.in_force import in_force, sameness
from beslut.followup.standing import PASSED, SENT, SOON, STATES, standing
from beslut.loading.outlines import load_outlines
from beslut.model import Event, PartyHistory, RecordedDifference
from beslut.planning import Order
from beslut.reporting.page import report_page
from beslut.reporting.report import Report
from beslut.runs.report import page, report
from beslut.swedish import NBSP
from conftest import ROOT, Approve, Beslut
from followed import project as shipped

GOLDEN = Path(__file__).parent / "golden" / "rapport"
EXAMPLES = ROOT / "docs" / "exempel" / "uppfoljning"
DAY = date(2099, 9, 1)
ORDER = Order(today=DAY, case="valfardsstrategin")
CHROMIUM = shutil.which("chromium")
_QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]


class _Seen(HTMLParser):
    """The tags of a page with the names of their attributes, in order, and its words."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, tuple[str, ...]]] = []
        self.addresses: list[str | None] = []
        self.words = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, tuple(name for name, _ in attrs)))
        self.addresses += [value for name, value in attrs if name in ("href", "src", "action", "data", "srcset")]

    def handle_data(self, data: str) -> None:
        self.words += data


@pytest.fixture
def followed(beslut: Beslut) -> Path:
    """A folder where the Gävleborg case has been followed up, with invented outcomes of all kinds."""
    case = ("--arende", "valfardsstrategin", "--dag", "2099-09-01")
    for words in (
        ("--utskickat", "2099-04-01", "--alla"),
        (str(EXAMPLES), "--kontrollerat-av", "registrator"),
        ("--kommun", "Ljusdal", "--anslag", "2099-06-23"),
    ):
        assert beslut("record", *case[:2], *words).code == 0
    return beslut.folder


def test_a_person_reads_the_report_of_the_county(followed: Path, approve: Approve) -> None:
    made = page(ORDER, shipped(), followed)
    approve(made, GOLDEN / "valfardsstrategin.html")
    assert made == page(ORDER, shipped(), followed)


def test_the_command_writes_it_beside_the_documents_or_where_it_is_asked_for(followed: Path, beslut: Beslut) -> None:
    words = ("report", "--arende", "valfardsstrategin", "--dag", "2099-09-01")
    ran = beslut(*words)
    usual = followed / "ut" / "valfardsstrategin-rapport.html"
    assert (ran.code, ran.stderr) == (0, "")
    assert ran.stdout.split(": ")[1] == "11 parter\n"
    ran = beslut("rapport", "-a", "inera", "--lan", "Gävleborg", "--ut", "hit/länet.html")
    made = (followed / "hit" / "länet.html").read_text("utf-8")
    assert (ran.stdout, made.count('<path id="k')) == (f"{Path('hit', 'länet.html')}: 10 parter\n", 10)
    assert usual.read_text("utf-8") == page(ORDER, shipped(), followed)
    assert "Inte på kartan: Region Gävleborg" in usual.read_text("utf-8")
    wrong = beslut(*words, "--lan", "Gävleborgg")
    assert wrong.code == 2 and "Gävleborg" in wrong.stderr


def test_before_anything_is_recorded_it_says_so() -> None:
    made = page(ORDER, shipped(), Path("finns-inte"))
    assert "11 inte utskickat" in made and "Ingen har beslutat ännu" in made
    assert made.count('<path id="k') == 10


def test_a_last_day_is_told_with_who_has_answered() -> None:
    found = _country({}, 3)
    late, early, done = (replace(one, deadline="2099-08-31") for one in found.shown)
    late, early = replace(late, state=SENT, time=PASSED), replace(early, deadline="2099-09-10", state=SENT, time=SOON)
    made = report_page(replace(found, shown=(late, early, done))).replace(NBSP, " ")
    passed = made.index("31 augusti 2099</time> sista svarsdag, inte besvarat: Ale; sista svarsdag, besvarat: Alvesta")
    today = made.index("1 september 2099</time> <strong>Dagen för rapporten")
    assert passed < today < made.index("10 september 2099</time> sista svarsdag, inte besvarat: Alingsås")
    assert "<td>2099-08-31 passerad<td>" in made and "<td>2099-09-10 nära<td>" in made and "<td>2099-08-31<td>" in made


def test_a_case_whose_parties_have_no_outline_has_no_map() -> None:
    found = report(ORDER, shipped(), Path("finns-inte"))
    made = report_page(replace(found, outlines={}))
    assert 'class="karta"' not in made and "Inte på kartan: Bollnäs" in made and "SCB" not in made
    assert made.count('<use href="#s0"/>') == 1 + 11


def test_every_municipality_has_an_outline_and_nobody_else() -> None:
    project = shipped()
    towns = {code for code, party in project.register.parties.items() if party.kind == "kommun"}
    outlines = load_outlines(project.assets)
    assert outlines.keys() == towns
    for one in outlines.values():
        left, top, right, bottom = one.box
        assert left <= one.middle[0] <= right and top <= one.middle[1] <= bottom
        assert re.fullmatch(r"(?:M-?\d+ -?\d+l(?:[ -]?\d+)+z)+", one.path)


def _country(told: Mapping[str, str], count: int | None = None) -> Report:
    """The report of a case for the whole country, or its first parties, where all have decided.

    `told` are the texts that somebody types.
    """
    project = shipped()
    loaded = project.case("inera")
    usual = Event(
        kind="beslut", recorded="2099-06-20", body="kommunstyrelsen", day="2099-06-15", section="123",
        case_number="KS 2099/123", outcome="antaget", announced="2099-06-23", source="protokoll.docx",
        checked_by="registrator", points={point.id: "lika" for point in loaded.case.points},
    )  # fmt: skip
    words = told.get("skillnad", "om staten betalar")
    differs = RecordedDifference(point="anslutning", kind="villkor", decided=words)
    changed = replace(
        usual, outcome="antaget med ändring", points={"anslutning": "ändrad i sak"},
        additions=(told.get("tillägg", "att följa upp"),), remark=told.get("anmärkning", "se protokollet"),
        differences=(differs,),
    )  # fmt: skip
    parties = [replace(one, name=told.get("namn", one.name)) for one in loaded.parties[:count]]
    standings = tuple(
        standing(loaded.case, party, PartyHistory(events=(changed if place % 10 == 0 else usual,)), DAY, tuple)
        for place, party in enumerate(parties)
    )
    found = CaseStatus(loaded.case, DAY, standings, in_force(loaded.case, standings, DAY), sameness(standings))
    proposed = {point.id: (parties[0].name, told.get("punkt", "anta avtalet")) for point in loaded.case.points}
    documents = {party.code: ("Missiv", "Tjänsteskrivelse", "Protokollsutdrag") for party in parties}
    return Report(found, told.get("avsändare", "Inera"), standings, documents, proposed, load_outlines(project.assets))


def test_the_whole_country_is_small() -> None:
    found = _country({})
    made = report_page(found)
    assert len(found.shown) >= 290 and made.count('<path id="k') == 290
    assert len(made.encode()) <= 200_000


_TYPED = ("namn", "tillägg", "anmärkning", "skillnad", "punkt", "avsändare")
_HOSTILE = st.text(st.sampled_from("<>\"'&;=/-! \n`åxscriptonload{}#"), min_size=1, max_size=40) | st.sampled_from(
    ("</script><script>alert(1)</script>", "<!--", "]]>", "</title>", '" onload="alert(1)', "&lt;b&gt;", "</style>")
)


@settings(max_examples=20)
@given(st.fixed_dictionaries(dict.fromkeys(_TYPED, _HOSTILE)))
def test_no_text_is_markup(told: dict[str, str]) -> None:
    plain = report_page(_country(dict.fromkeys(_TYPED, "x"), 2))
    hostile = report_page(_country(told, 2))
    assert _Seen(hostile).tags == _Seen(plain).tags
    words = " ".join(_Seen(hostile).words.split())
    assert all(" ".join(text.split()) in words for text in told.values())


def test_it_asks_for_nothing(followed: Path) -> None:
    made = page(ORDER, shipped(), followed)
    assert [url for url in _Seen(made).addresses if not (url or "").startswith("#")] == []
    assert "default-src 'none'" in made and "unsafe" not in made and " style=" not in made
    assert not re.search(r"https?://(?!www.w3.org/2000/svg)|url\((?!#)|@import", made)


@pytest.mark.skipif(not CHROMIUM, reason="there is no chromium here")
def test_in_a_browser_it_is_read_sorted_searched_and_printed(followed: Path) -> None:
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    path = followed / "rapport.html"
    path.write_text(page(ORDER, shipped(), followed), "utf-8")
    with sync_api.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=_QUIET)
        for scheme, width in (("light", 320), ("dark", 1000)):
            at = browser.new_page(color_scheme=scheme, viewport={"width": width, "height": 900})
            said: list[str] = []
            asked: list[str] = []
            at.on("console", lambda message, said=said: said.append(message.text))
            at.on("pageerror", lambda error, said=said: said.append(str(error)))
            at.on("request", lambda request, asked=asked: asked.append(request.url))
            at.goto(path.as_uri())
            found = axe.Axe().run(at).response["violations"]
            assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []
            assert at.evaluate("document.documentElement.scrollWidth") <= width
            _sort_and_search(at)
            assert (said, asked) == ([], [path.as_uri()])
        plain = browser.new_page(java_script_enabled=False)
        plain.goto(path.as_uri())
        assert plain.locator("tbody tr:visible").count() == 11 and not plain.locator("#sok").is_visible()
        browser.close()


def _sort_and_search(at: object) -> None:
    names = "[...document.querySelectorAll('tbody tr:not([hidden]) th')].map(one => one.textContent)"
    at.locator("#sok").fill("BESLUTAT ändring")  # type: ignore[attr-defined]
    assert at.evaluate(names) == ["Hofors"]  # type: ignore[attr-defined]
    assert at.locator("[role=status]").text_content() == "1 av 11"  # type: ignore[attr-defined]
    at.locator("#sok").fill("")  # type: ignore[attr-defined]
    button = at.get_by_role("button", name="Datum")  # type: ignore[attr-defined]
    for first, last in (("Gävle", "Region Gävleborg"), ("Hudiksvall", "Region Gävleborg")):
        button.press("Enter")
        found = at.evaluate(names)  # type: ignore[attr-defined]
        assert (found[0], found[-1], len(found)) == (first, last, 11)
    at.locator("#k3").click(force=True)  # type: ignore[attr-defined]
    assert at.evaluate("document.activeElement.textContent") == "Hofors"  # type: ignore[attr-defined]


def test_every_state_has_a_pattern_of_its_own() -> None:
    made = page(ORDER, shipped(), Path("finns-inte"))
    drawn = re.findall(r'<pattern id="m(\d)".*?<rect class="(b\d)".*?d="([^"]*)"', made)
    assert len({mark for _, _, mark in drawn}) == len(drawn) == len(STATES)
