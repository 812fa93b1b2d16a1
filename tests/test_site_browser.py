# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The page in a browser, from a file: the whole loop, the same bytes as here, nothing asked for, nothing lost.

Everything filled in is invented. `BESLUT_SIDA=allt` (`make page` first) also tries a web server and a whole country.
"""

from __future__ import annotations

import base64
import hashlib
import http.server
import io
import os
import shutil
import threading
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import sida
from beslut.project import Project
from beslut.site import to_folder
from beslut.site.desk import Desk
from beslut.site.mailing import given_files, page_with
from conftest import CASE
from editing_word import filled_word
from test_site import HOSTILE, NOT_TAKEN, a_case_with_a_table, minutes_of

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
CHROMIUM = shutil.which("chromium")
pytestmark = [
    pytest.mark.skipif(not CHROMIUM, reason="there is no chromium here"),
    pytest.mark.skipif(not sida.is_kept(), reason="the page's parts are not fetched here: make page"),
]
EVERYTHING = pytest.mark.skipif(os.environ.get("BESLUT_SIDA") != "allt", reason="asked for with BESLUT_SIDA=allt")

_QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
NAME = CASE.stem
NUMBER = "uppgifter.partens_diarienummer"
GAP = f'#blad mark.lucka[data-nyckel="{NUMBER}"]'
PASTE = """([label, text]) => {
  const field = document.querySelector(`td input[aria-label="${label}"]`);
  const data = new DataTransfer();
  data.setData("text", text);
  field.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""
PATIENCE = 180_000  # ms: many tests run at once


@pytest.fixture(scope="module")
def built(browser: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sida")
    project = Project.at()
    files = given_files(project.case(NAME), project)
    mailed = page_with(sida.whole(sida.bundle(sida.worked_out(browser))), "beslut.html", NAME, "Sandviken", files)
    (folder / "beslut.html").write_text(mailed, "utf-8")
    return folder


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with sync_api.sync_playwright() as started:
        launched = started.chromium.launch(executable_path=CHROMIUM, args=_QUIET)
        yield launched
        launched.close()


@pytest.fixture
def native(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path / "bord", date.today())
    desk.open(NAME)
    return desk


class Tab:
    """A page of the program, and every address that it asked for."""

    def __init__(self, browser: Any, address: str, first: str = "") -> None:
        self.context = browser.new_context(viewport={"width": 1366, "height": 768}, accept_downloads=True)
        self.page = self.context.new_page()
        if first:
            self.page.add_init_script(first)
        self.page.set_default_timeout(PATIENCE)
        self.asked: list[str] = []
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.goto(address)
        self.wait()

    def wait(self) -> None:
        self.page.wait_for_selector("body[data-redo]")

    def see(self, selector: str) -> Any:
        return self.page.wait_for_selector(selector)

    def fetched(self, button: str) -> bytes:
        with self.page.expect_download() as found:
            self.page.click(button)
        return Path(found.value.path()).read_bytes()

    def lay(self, files: Mapping[str, bytes], button: str = "#infor") -> None:
        self.page.click("nav [data-till=arende]")
        given = [{"name": name, "mimeType": "", "buffer": content} for name, content in files.items()]
        self.page.evaluate("$('kommet').replaceChildren()")  # what came before is not taken for what comes now
        self.page.set_input_files("#filer", given)
        self.see("#kommet h3")
        if button:
            self.page.click(button)
            self.page.wait_for_selector('#kommet p:has-text("Infört")', state="attached")  # minutes lead on at once


def test_the_whole_loop(browser: Any, built: Path, native: Desk) -> None:
    tab = Tab(browser, (built / "beslut.html").as_uri())
    loaded = len(tab.asked)
    assert all(url.startswith(("file:", "blob:")) for url in tab.asked)

    # a page that was mailed opens on the recipient's own papers; every case is there as well
    tab.see('#h-handling:has-text("Sandviken")')
    tab.page.click("nav [data-till=arende]")
    tab.page.click(f"[data-arende={NAME}]")
    tab.page.fill("#sok", "hofo")
    assert tab.page.locator("#partlista button").count() == 1
    tab.page.fill("#sok", "")
    tab.page.click('#partlista button:has-text("Sandviken")')

    # the form: a click on a gap leads to its field, what is typed is in the document
    tab.page.fill("#kalla", "registrator")
    tab.see('#anm-antal:has-text("granskningen")')
    tab.page.locator(GAP).first.focus()
    tab.page.keyboard.press("Enter")
    tab.page.keyboard.insert_text("KS 2099/7")  # at once: a pause makes two answers, and two steps to take back
    tab.see('#blad dd:has-text("KS\u00a02099/7")')
    native.set(NAME, [{"nyckel": NUMBER, "part": "Sandviken", "värde": "KS 2099/7"}], "registrator")

    # documents: byte by byte what the program writes here
    (memo,) = native.file(NAME, "Sandviken", "tjansteskrivelse").values()
    assert tab.fetched("[data-hamta=file]") == memo
    for button, parties in (("files-en", ["Sandviken"]), ("files", [])):
        (packed,) = native.files(NAME, parties).values()
        assert the_files(tab.fetched(f"[data-hamta={button}]")) == the_files(packed)
    assert tab.fetched("[data-hamta=gaps]") == native.gaps(NAME)["luckor.xlsx"]
    assert the_files(tab.fetched("#spara")) == {name: sha(one) for name, one in native.shelf.contents().items()}

    # answers go back
    answers = tab.fetched("#svar")
    assert answers == native.answers(NAME, "Sandviken")["svar-sandviken.csv"]
    tab.page.click("#angra")
    tab.see(GAP)
    tab.lay({"svar-sandviken.csv": answers})
    tab.page.click("nav [data-till=uppgifter]")
    tab.see('#partlista li:has-text("Sandviken") small:has-text("5 saknas")')

    # a grid takes a paste from Excel
    tab.page.check("[name=vilka][value=alla]")
    tab.see('td input[aria-label="handläggare, Hofors"]')
    _a_row_is_known_wherever_the_grid_is_scrolled(tab)
    tab.page.evaluate(PASTE, ["handläggare, Hofors", "utredare\tchef\nstrateg\tdirektör\n"])
    tab.see('#partlista li:has-text("Hudiksvall") small:has-text("5 saknas")')
    assert tab.page.input_value('td input[aria-label="handläggare, Hudiksvall"]') == "strateg"
    tab.page.check("[name=vilka][value=en]")

    # minutes in, and in force
    tab.lay({"protokoll.txt": minutes_of(native)})
    tab.see('#rapport tr:has-text("Sandviken") td:has-text("2022-06-13")')
    tab.page.select_option("#vad", "anslag")
    tab.page.select_option("#vem", "Sandviken")
    tab.page.fill("#nar", "2022-06-27")
    tab.page.click("#handelse button")
    tab.see('#rapport tr:has-text("Sandviken") td:has-text("2022-07-")')

    tab.see('#rapport h2:has-text("Gäller överenskommelsen? Delvis")')
    tab.lay({"protokoll.txt": minutes_of(native)}, "")
    tab.see('#kommet .samlat:has-text("1 fil: 1 beslut redan antecknat")')
    assert "Redan antecknat: inget ändras." in tab.page.inner_text("#kommet li")

    # a hostile zip is refused, and the program can die: nothing is lost
    tab.lay({"projekt.zip": HOSTILE["leads out"]()}, "")
    assert "leder ut ur mappen" in tab.page.inner_text("#kommet")
    (worker,) = tab.page.workers
    worker.evaluate("() => setTimeout(() => { throw new Error('dog'); })")
    tab.see('#besked:has-text("startade om")')
    tab.page.click("nav [data-till=uppgifter]")
    tab.page.select_option("#vilken", "missiv")
    tab.see('#h-handling:has-text("Missiv, Sandviken")')
    tab.see('#anm-antal:has-text("granskningen")')
    _axe_is_silent_on_every_screen(tab)
    _nothing_scrolls_sideways_on_a_phone(tab)
    assert [url for url in tab.asked[loaded:] if not url.startswith("blob:")] == []

    # what was typed is there again
    tab.page.reload()
    tab.wait()
    tab.page.click("nav [data-till=handling]")
    tab.page.select_option("#vilken", "tjansteskrivelse")
    tab.see('#blad dd:has-text("KS\u00a02099/7")')
    tab.context.close()


def _a_row_is_known_wherever_the_grid_is_scrolled(tab: Tab) -> None:
    table = tab.page.locator(".tabell")
    table.evaluate("(one) => one.scrollTo(one.scrollWidth, one.scrollHeight)")
    left, top = table.bounding_box()["x"], table.bounding_box()["y"]
    assert tab.page.locator(".tabell tbody th").last.bounding_box()["x"] == left
    assert tab.page.locator(".tabell thead th").last.bounding_box()["y"] == top
    _axe_is_silent(tab, "grid")


def _axe_is_silent_on_every_screen(tab: Tab) -> None:
    for place in ("arende", "uppgifter", "uppfoljning"):
        tab.page.click(f"nav [data-till={place}]")
        if place == "uppfoljning":
            tab.see("#rapport tr")
        _axe_is_silent(tab, place)


def _nothing_scrolls_sideways_on_a_phone(tab: Tab) -> None:
    tab.page.set_viewport_size({"width": 320, "height": 700})
    for place in ("arende", "parter", "uppgifter", "handling", "uppfoljning"):
        tab.page.click(f"nav [data-till={place}]")
        assert tab.page.evaluate("document.documentElement.scrollWidth") <= 320, place
        assert tab.page.locator("main section[aria-labelledby]:visible").count() == 1


FOLDER = """self.showDirectoryPicker = async () =>
  (await navigator.storage.getDirectory()).getDirectoryHandle("hem", { create: true });"""
LAID = """async (files) => {
  const home = await self.showDirectoryPicker();
  for (const [path, text] of Object.entries(files)) {
    const parts = path.split("/"), name = parts.pop();
    let place = home;
    for (const part of parts) place = await place.getDirectoryHandle(part, { create: true });
    const writing = await (await place.getFileHandle(name, { create: true })).createWritable();
    await writing.write(Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0)));
    await writing.close();
  }
}"""
FOUND = """async () => {
  const { there } = await lookedAt(await self.showDirectoryPicker(), ["valfardsstrategin"]);
  return Object.fromEntries(Object.entries(there).map(([name, one]) => [name, btoa(String.fromCharCode(...one))]));
}"""


def test_a_folder_of_ones_own(browser: Any, built: Path, native: Desk) -> None:
    with served(built) as address:
        tab = Tab(browser, f"{address}/beslut.html", FOLDER)
        tab.see('#h-handling:has-text("Sandviken")')
        tab.page.click("#i-mapp-en")
        tab.see('#i-mappen:has-text("5 ny")')
        there = found_in(tab)
        _, made = to_folder.into_folder(native, NAME, ["Sandviken"])
        assert there == {name: one for name, one in made.items() if not name.endswith(".journal")}

        # what somebody has changed by hand is kept, and the new lies beside it; replaced, it lies in a copy
        memo = f"{NAME}/sandviken/tjansteskrivelse-sandviken.docx"
        tab.page.evaluate(LAID, {memo: base64.b64encode(b"for hand").decode()})
        tab.page.fill("#dag", "2022-05-10")
        tab.page.press("#dag", "Tab")
        tab.page.wait_for_function("state.dag === '2022-05-10'")
        tab.page.click("#i-mapp-en")
        tab.see('#i-mappen li:has-text("ändrad för hand")')
        assert found_in(tab)[memo] == b"for hand"
        tab.page.click('#i-mappen button:has-text("Ersätt")')
        tab.see('#i-mappen li:has-text("ersatt")')
        there = found_in(tab)
        assert there[memo] != b"for hand" and b"for hand" in there.values()

        # and a project is opened from a folder
        contents = {name: base64.b64encode(one).decode() for name, one in native.shelf.contents().items()}
        tab.page.evaluate(LAID, contents)
        tab.page.click("nav [data-till=arende]")
        tab.page.click("#oppna-mapp")
        tab.see('#kommet li:has-text("hem.zip är ett projekt")')
        tab.context.close()


def found_in(tab: Tab) -> dict[str, bytes]:
    return {name: base64.b64decode(text) for name, text in tab.page.evaluate(FOUND).items()}


@contextmanager
def served(folder: Path) -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


@EVERYTHING
def test_a_country_and_a_web_server(browser: Any, tmp_path: Path) -> None:
    for name, text in sida.folder(sida.bundle()).items():
        (tmp_path / name).write_text(text, "utf-8")
    with served(tmp_path) as address:
        tab = Tab(browser, f"{address}/")
        loaded = len(tab.asked)
        desk = Desk(tmp_path / "bord", date.today())
        desk.open("inera")
        tab.page.click("[data-arende=inera]")
        tab.page.click('#partlista button:has-text("Sandviken")')
        tab.see("#blad mark.lucka")
        made = the_files(tab.fetched("[data-hamta=files]"))
        assert made == the_files(desk.files("inera")["inera.zip"])
        assert len(made) > 290
        assert [url for url in tab.asked[loaded:] if not url.startswith("blob:")] == []
        tab.context.close()


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves a folder, and says nothing of it."""

    def log_message(self, *_: object) -> None:
        """Nothing."""


def the_files(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return {name: sha(packed.read(name)) for name in packed.namelist()}


def sha(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


# --- each step by itself, in one tab that stays open ---------------------------------------------------------------

NUMBER_FIELD = f'#falt input[data-nyckel="{NUMBER}"]'
DAY_FIELD = '#falt input[data-nyckel="tidigare_beslut.gemensamma-utgangspunkter.datum"]'
DROP = """(files) => {
  const data = new DataTransfer();
  for (const [name, text] of files) data.items.add(new File([text], name));
  document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
}"""


UNREAD = """async () => {
  const locked = new File(["x"], "låst.docx");
  locked.arrayBuffer = async () => { throw new DOMException("", "NotReadableError"); };
  await laid([locked, new File(["x"], "b.rtf"), new File(["y"], "b.rtf")]);
  return $("kommet").textContent;
}"""
WORDS_DROPPED = """() => {
  const data = new DataTransfer();
  data.setData("text/plain", "registrator");
  return $("kalla").dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
}"""


@pytest.fixture(scope="module")
def tab(browser: Any, built: Path) -> Iterator[Tab]:
    opened = Tab(browser, (built / "beslut.html").as_uri())
    yield opened
    assert [url for url in opened.asked if not url.startswith(("file:", "blob:"))] == []
    opened.context.close()


def _lacks(tab: Tab, party: str, number: int) -> None:
    tab.see(f'#partlista li:has-text("{party}") small:has-text("{number} saknas")')


def _of_sandviken(tab: Tab) -> None:
    tab.page.click("nav [data-till=arende]")
    tab.page.click(f"[data-arende={NAME}]")
    tab.page.click('#partlista button:has-text("Sandviken")')
    tab.see('#h-handling:has-text("Sandviken")')


def test_a_field_takes_back_what_was_answered_and_a_wrong_day_stays(tab: Tab) -> None:
    _of_sandviken(tab)
    tab.page.fill(NUMBER_FIELD, "KS 2099/7")
    _lacks(tab, "Sandviken", 5)
    tab.page.fill(NUMBER_FIELD, "")
    tab.page.keyboard.press("Tab")
    _lacks(tab, "Sandviken", 6)
    tab.see(GAP)
    tab.page.click("#angra")
    _lacks(tab, "Sandviken", 5)
    assert tab.page.input_value(NUMBER_FIELD) == "KS 2099/7"

    tab.page.fill(DAY_FIELD, "i våras")
    tab.page.keyboard.press("Tab")
    tab.see('#falt .fel:has-text("”i våras” är ingen dag")')
    tab.page.fill("#dag", "31 februari 2099")
    tab.page.keyboard.press("Tab")
    tab.see('#dag-fel:has-text("skriv den som 2099-06-30 eller 30 juni 2099")')
    _axe_is_silent(tab, "errors")
    tab.page.reload()
    tab.wait()
    tab.see('#falt .fel:has-text("”i våras” är ingen dag")')
    assert (tab.page.input_value(DAY_FIELD), tab.page.input_value("#dag")) == ("i våras", "31 februari 2099")
    tab.page.fill(DAY_FIELD, "14 juni 2015")
    tab.page.keyboard.press("Tab")
    _lacks(tab, "Sandviken", 4)
    tab.page.fill("#dag", "1 juni 2022")
    tab.page.keyboard.press("Tab")
    tab.see('#blad dd:has-text("2022-06-01")')


def test_a_party_is_chosen_on_the_map_and_the_browser_goes_back(tab: Tab) -> None:
    tab.page.click("#kartan summary")
    tab.page.hover('#karta [data-part="Hofors"]')
    tab.see('#karta-namn:has-text("Hofors, ")')
    tab.page.click('#karta [data-part="Gävle"]')
    tab.see('#h-handling:has-text("Gävle")')
    tab.page.focus('#karta [data-part="Gävle"]')
    tab.page.keyboard.press("ArrowUp")
    above = tab.page.inner_text("#karta-namn").partition(",")[0]
    assert above in ("Ockelbo", "Söderhamn")
    tab.page.keyboard.press("Enter")
    tab.see(f'#h-handling:has-text("{above}")')
    _axe_is_silent(tab, "map")
    tab.page.click("nav [data-till=uppfoljning]")
    tab.page.go_back()
    tab.see("#uppgifter:visible")
    tab.page.go_forward()
    tab.see("#uppfoljning:visible")


def test_files_of_every_kind_are_dropped(tab: Tab, native: Desk) -> None:
    wrong = {name: content for name, (content, _) in NOT_TAKEN.items() if name != "nya.yaml"}
    wrong |= {f"projekt-{place}.zip": make() for place, make in enumerate(HOSTILE.values())}
    tab.lay(wrong, "")
    assert tab.page.locator("#kommet > ul > li").count() == len(wrong)
    assert tab.page.locator("#kommet > ul > li > .fel").count() >= len(wrong)
    assert tab.page.locator("#infor").count() == 0
    _axe_is_silent(tab, "arrivals")

    # one that the browser does not reach stops no other, and two may be called the same; words are not taken for files
    assert "b (2).rtf" in tab.page.evaluate(UNREAD)
    assert "kom inte åt låst.docx (NotReadableError)" in tab.page.inner_text("#fel")
    assert tab.page.evaluate(WORDS_DROPPED) is True

    # a case with its table, as a person drops them
    files = a_case_with_a_table()
    tab.page.evaluate(DROP, [[name, content.decode()] for name, content in files.items()])
    tab.page.click("#infor")
    tab.see('#partlista li:has-text("Sandviken") small:has-text("saknas")')
    assert tab.page.locator("#partlista button").count() == 1

    # many: what they come to, and the button, are on the screen wherever the list is scrolled
    _of_sandviken(tab)
    native.set(NAME, [{"nyckel": NUMBER, "part": "Hofors", "värde": "KS 2099/9"}], "registrator")
    (told,) = native.answers(NAME, "Hofors").values()
    native.undo()
    tab.lay({f"svar-{number}.csv": told for number in range(40)} | {"bild.png": b"x"}, "")
    for width, height in ((1366, 768), (390, 844)):
        tab.page.set_viewport_size({"width": width, "height": height})
        for item in (tab.page.locator("#kommet > h3"), tab.page.locator("#kommet > ul > li").last):
            item.scroll_into_view_if_needed()
            assert 0 <= tab.page.locator("#infor").bounding_box()["y"] <= height - 30
            assert "41 filer: 1 nytt svar, 1 oläst fil" in tab.page.inner_text(".samlat")
    tab.page.set_viewport_size({"width": 1366, "height": 768})
    tab.page.click('#kommet button:has-text("Lämna allt")')

    # a filled workbook and a filled Word file; minutes that do not say whose they are
    _of_sandviken(tab)
    book = openpyxl.load_workbook(io.BytesIO(native.gaps(NAME)["luckor.xlsx"]))
    rows = {row[0].value: row for row in book["Parter"].iter_rows()}
    place = [cell.value for cell in rows["part"]].index("underskrift")
    rows["Hofors"][place].value = "kommunchef"
    out = io.BytesIO()
    book.save(out)
    ((name, paper),) = native.file(NAME, "Hofors", "tjansteskrivelse").items()
    tab.lay({"luckor.xlsx": out.getvalue(), name: filled_word(paper, {"handläggare": "utredare"})})
    tab.page.click("nav [data-till=uppgifter]")
    _lacks(tab, "Hofors", 4)
    tab.lay({"protokoll.txt": minutes_of(native).replace(b"Sandvikens kommun", b"")}, "")
    tab.page.select_option('select[data-fil="protokoll.txt"]', "Sandviken")
    tab.see('#kommet strong:has-text("Sandviken: ")')
    tab.page.click("#infor")
    tab.see('#rapport tr:has-text("Sandviken") td:has-text("2022-06-13")')


def test_a_case_begins_from_an_empty_form(tab: Tab, tmp_path: Path) -> None:
    tab.page.click("nav [data-till=arende]")
    tab.page.click("#nytt button")
    tab.see('#nytt-namn-fel:has-text("ärendet har inget namn")')
    assert tab.page.evaluate("document.activeElement.id") == "nytt-namn"
    tab.page.keyboard.type("Vårt arkiv")
    tab.page.fill("#nytt-avs", "Region Påhitt")
    tab.page.click("#nytt button")
    tab.see('#nytt-avs-fel:has-text("Region Påhitt")')
    assert tab.page.evaluate("document.activeElement.id") == "nytt-avs"
    assert tab.page.inner_text("#nytt-namn-fel") == ""
    tab.page.fill("#nytt-avs", "Region Dalarna")
    tab.page.select_option("#nytt-lan", "Dalarnas län")
    tab.page.click("#nytt button")
    tab.see('#partlista button:has-text("Falun")')
    for of_one in ("[data-hamta=file]", "[data-hamta=files-en]", "#svar", "[name=vilka][value=en]"):
        assert tab.page.is_disabled(of_one), "no party is chosen yet"
    tab.page.click('#partlista button:has-text("Falun")')
    tab.see('#h-handling:has-text("Falun")')
    desk = Desk(tmp_path / "bord", date.today())
    desk.open(desk.start("Vårt arkiv", "Region Dalarna", "Dalarnas län"))
    desk.day("2022-06-01")
    kind = tab.page.input_value("#vilken")
    assert tab.fetched("[data-hamta=file]") == next(iter(desk.file("vart-arkiv", "Falun", kind).values()))


def test_a_final_document_when_nothing_stops_it(tab: Tab, native: Desk) -> None:
    _of_sandviken(tab)
    tab.see('#slutlig-om:has-text("när inget saknas")')
    assert tab.page.is_disabled("#slutlig")
    answers = []
    for fact in native.facts(NAME, ["Sandviken"])["uppgifter"]:
        (one,) = fact["svar"]
        last = fact["nyckel"].rpartition(".")[2]
        value = {"organ": "kommunfullmäktige", "datum": "2015-06-14", "paragraf": "61"}.get(
            last, one["värde"] or "Påhittat"
        )
        if one["läge"] != "känd":
            answers.append({"nyckel": fact["nyckel"], "part": one["part"], "värde": value})
    native.set(NAME, answers, "registrator")
    (told,) = native.answers(NAME, "Sandviken").values()
    (enclosure,) = (one.file for one in native.loaded(NAME).case.attachments if one.file)
    tab.lay({"svar.csv": told, enclosure: b"%PDF-1.4 exempel"}, "")
    tab.page.check("#ersatt")
    tab.page.click("#infor")
    tab.page.click("nav [data-till=uppgifter]")
    tab.see('#slutlig-om:has-text("går att välja: granskningen")')
    tab.page.check("#slutlig")
    final = tab.fetched("[data-hamta=file]")
    assert b"utkast" not in zipfile.ZipFile(io.BytesIO(final)).read("word/document.xml").lower()
    tab.page.uncheck("#slutlig")


def test_licences_a_double_click_and_forgetting(tab: Tab) -> None:
    tab.page.click("#lokalt summary")
    tab.page.click("#licenser")
    tab.see('#texten:has-text("Mozilla Public License")')
    _axe_is_silent(tab, "licences")
    tab.page.keyboard.press("Escape")
    assert tab.page.evaluate("document.activeElement.id") == "licenser"
    found: list[object] = []
    tab.page.on("download", lambda one: found.append(one))
    tab.page.dblclick("#spara")
    tab.see('#besked:has-text("Hämtat")')
    tab.page.wait_for_timeout(300)
    (one,) = found
    project = Path(one.path()).read_bytes()  # type: ignore[attr-defined]

    tab.page.once("dialog", lambda asked: asked.accept())
    with tab.page.expect_navigation():
        tab.page.click("#glom")
    tab.wait()
    tab.see(GAP)
    tab.lay({"projekt.zip": project})
    _of_sandviken(tab)
    tab.see('#partlista li:has-text("Sandviken") small:has-text("klar")')
    tab.see('#h-uppgifter:has-text("Inget saknas för Sandviken")')
    tab.page.click("nav [data-till=uppfoljning]")
    tab.see('#rapport tr:has-text("Sandviken") td:has-text("2022-06-13")')


def test_two_tabs_and_a_browser_that_cannot_keep_anything(tab: Tab, built: Path, browser: Any) -> None:
    _of_sandviken(tab)
    other = tab.context.new_page()
    other.set_default_timeout(PATIENCE)
    other.goto((built / "beslut.html").as_uri())
    other.wait_for_selector("body[data-redo]")
    other.fill(NUMBER_FIELD, "KS 2099/8")
    other.keyboard.press("Tab")
    other.wait_for_selector('#blad dd:has-text("KS\u00a02099/8")')
    other.close()
    tab.page.click("#partlista >> text=Hofors")
    field = '#falt input[data-nyckel="uppgifter.underskrift"]'
    tab.page.fill(field, "kanslichef")
    tab.page.keyboard.press("Tab")
    tab.see('#besked:has-text("ändrat i en annan flik")')
    tab.page.click("#partlista >> text=Sandviken")
    tab.see('#blad dd:has-text("KS\u00a02099/8")')

    context = browser.new_context()
    context.add_init_script("indexedDB.open = () => { throw new Error('stängt'); };")
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    page.goto((built / "beslut.html").as_uri())
    page.wait_for_selector('#lagring:has-text("Webbläsaren kan inte spara")')
    page.fill(NUMBER_FIELD, "KS 2099/7")
    page.wait_for_selector('#blad dd:has-text("KS\u00a02099/7")')
    context.close()


def test_where_it_cannot_start_the_page_says_what_to_do(built: Path, browser: Any) -> None:
    address = (built / "beslut.html").as_uri()
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    assert "i en förhandsvisning" in page.inner_text("main noscript, main p.fel")
    assert "startar" not in page.inner_text("#besked")
    context.close()
    context = browser.new_context()
    context.add_init_script("self.Worker = function () { throw new DOMException('', 'SecurityError'); };")
    page = context.new_page()
    page.goto(address)
    page.wait_for_selector('#fel:has-text("WebAssembly")')
    assert page.inner_text("#besked") == ""
    context.close()


def _axe_is_silent(tab: Tab, where: str) -> None:
    for scheme in ("light", "dark"):
        tab.page.emulate_media(color_scheme=scheme)
        found = axe.Axe().run(tab.page).response["violations"]
        assert [(one["id"], one["nodes"][0]["html"]) for one in found] == [], (where, scheme)
