# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""How long a person waits for beslut.html in Chromium: until it is ready, and from a keystroke until it is seen."""

from __future__ import annotations

import shutil
import statistics
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

PAGE = Path(__file__).resolve().parents[1] / "dist" / "beslut.html"
_GAP = '#blad mark.lucka[data-nyckel="uppgifter.partens_diarienummer"]'


def can_measure() -> bool:
    """Whether the page is built, and there is a Chromium to open it in."""
    return PAGE.is_file() and shutil.which("chromium") is not None


def waits(rounds: int) -> Mapping[str, float]:
    """The median of each wait, in seconds, each round in a browser of its own that has kept nothing."""
    from playwright.sync_api import sync_playwright

    found: dict[str, list[float]] = {}
    with sync_playwright() as started:
        for _ in range(rounds):
            browser = started.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
            for name, seconds in _round(browser.new_page()).items():
                found.setdefault(name, []).append(seconds)
            browser.close()
    return {name: statistics.median(seconds) for name, seconds in found.items()}


def _round(page: Any) -> dict[str, float]:
    page.set_default_timeout(120_000)
    times = [time.perf_counter()]

    def lap() -> float:
        times.append(time.perf_counter())
        return times[-1] - times[-2]

    page.goto(PAGE.as_uri())
    page.wait_for_selector("[data-redo]")
    told = {"från öppnad till klar": lap()}
    page.click("[data-arende=valfardsstrategin]")
    page.click('#partlista button:has-text("Sandviken")')
    page.wait_for_selector(_GAP)
    told["ärende och part, till handlingen syns"] = lap()
    page.wait_for_selector('#anm-antal:has-text("granskningen")')
    page.locator(_GAP).first.click()
    lap()
    page.keyboard.type("7")
    page.wait_for_selector(f'{_GAP}:has-text("7")')
    told["från tangent till att det syns"] = lap()
    page.wait_for_selector('#blad dd:has-text("7"):not(:has(mark))')
    told["från tangent till den färdiga handlingen, med 0,7 s väntan på mer"] = lap() + told[list(told)[-1]]
    return told
