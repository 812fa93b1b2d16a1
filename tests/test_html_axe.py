# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""HTML pages in a browser: axe finds nothing in light or dark, nothing scrolls sideways at 320 pixels, nothing is asked
for."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from beslut.runs.make import document_for
from beslut.writers import writer
from conftest import room

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
CHROMIUM = shutil.which("chromium")
_QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]


@pytest.mark.skipif(not CHROMIUM, reason="there is no chromium here")
def test_axe_is_silent_and_nothing_scrolls_sideways(tmp_path: Path) -> None:
    shipped = room("Gävle")
    (party,) = shipped.chosen()
    for kind in shipped.case.documents[:5]:
        document = document_for(shipped.context(party), kind, shipped.templates)
        signed = replace(document, contact="Box 1, 999 99 Orten", margin="Justerandes signatur ___ | § 1")
        content = writer("html")(signed)
        (tmp_path / f"{kind.id}.html").write_bytes(content)
    with sync_api.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=_QUIET)
        for scheme in ("light", "dark"):
            page = browser.new_page(color_scheme=scheme, viewport={"width": 320, "height": 900})
            asked: list[str] = []
            page.on("request", lambda request, asked=asked: asked.append(request.url))
            for path in sorted(tmp_path.glob("*.html")):
                page.goto(path.as_uri())
                found = axe.Axe().run(page).response["violations"]
                assert [(one["id"], one["nodes"][0]["html"]) for one in found] == [], path.name
                assert page.evaluate("document.documentElement.scrollWidth") <= 320, path.name
            assert all(url.startswith("file:") for url in asked) and len(asked) == 5
        browser.close()
