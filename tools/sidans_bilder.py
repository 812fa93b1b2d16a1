# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Make the pictures of docs/utan-installation.md from the page itself: build it first (make page), then

    python tools/sidans_bilder.py

Needs Playwright and Chromium. The type depends on which fonts the machine has. What is typed is invented.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "dist" / "beslut.html"
NUMBER = '#blad mark.lucka[data-nyckel="uppgifter.partens_diarienummer"]'


def main() -> None:
    """Write docs/sida-*.png."""
    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 720}, locale="sv-SE")
        page.set_default_timeout(60_000)
        page.goto(PAGE.as_uri())
        page.wait_for_selector("[data-redo]")
        _shot(page, "arende")
        page.click("[data-arende=valfardsstrategin]")
        page.click('#partlista button:has-text("Sandviken")')
        page.wait_for_selector('#falt input[data-part="Sandviken"]')
        page.fill("#kalla", "registrator")
        page.locator(NUMBER).first.click()
        page.keyboard.type("KS 2099/7")
        page.wait_for_selector('#blad dd:has-text("KS\u00a02099/7")')
        page.wait_for_selector('#anm-antal:has-text("granskningen")')
        page.wait_for_selector('#partlista small:has-text("5 saknas")')
        _shot(page, "uppgifter")
        page.check("[name=vilka][value=alla]")
        page.wait_for_selector("td input")
        _shot(page, "rutnat")
        page.click("nav [data-till=uppfoljning]")
        page.fill("#nar", "2022-05-12")
        page.click("#handelse button")
        page.wait_for_selector('#rapport p:has-text("11 utskickat")')
        _shot(page, "uppfoljning")
        browser.close()


def _shot(page: Any, name: str) -> None:
    page.evaluate("scrollTo(0, 0)")  # a field that got the focus may have moved the head of the page out of sight
    page.screenshot(path=str(ROOT / "docs" / f"sida-{name}.png"))


if __name__ == "__main__":
    main()
