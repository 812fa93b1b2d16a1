# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The floor: what nobody gets round for one document like the product's, step by step, in one process.

Nothing of the product runs here: its shipped template, with plain words for its names, goes through jinja2 and
markdown-it, and the parts of a finished file that differ between parties through zlib; the file is then written anew.
"""

from __future__ import annotations

import os
import statistics
import time
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markdown_it import MarkdownIt

from bench_measuring import fixed_work

ROOT = Path(__file__).resolve().parents[1]
_CHANGING = ("word/document.xml", "word/comments.xml", "word/header1.xml", "docProps/core.xml")
_TIMES = 290


def floor(document: Path, folder: Path, rounds: int) -> dict[str, float]:
    """Microseconds of each step for one document, and of all of them; `document` is a finished .docx of the case."""
    folder.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(document) as package:
        parts = [package.read(name) for name in _CHANGING]
    content = document.read_bytes()
    text = (ROOT / "templates" / "inera" / "tjansteskrivelse.md").read_text("utf-8")
    environment = Environment(trim_blocks=True, autoescape=False)
    environment.filters["versal"] = lambda words: words[:1].upper() + words[1:]
    template, names = environment.from_string(text), _names()
    parser = MarkdownIt("commonmark").enable("table")
    rendered = template.render(names)
    made = 0

    def write() -> None:
        nonlocal made
        made += 1
        file = os.open(folder / f"{made}.docx", os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
        os.write(file, content)
        os.close(file)

    def packed() -> None:
        for part in parts:
            packer = zlib.compressobj(6, zlib.DEFLATED, -15)
            packer.compress(part)
            packer.flush()
            zlib.crc32(part)

    steps: dict[str, Callable[[], object]] = {
        "texten ur mallen (jinja2, kompilerad)": lambda: template.render(names),
        "läsa uppmärkningen (markdown-it)": lambda: parser.parse(rendered),
        "packa det som skiljer (zlib 6)": packed,
        "skriva en ny fil": write,
    }
    return _measured(steps, rounds)


def _measured(steps: dict[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """The median over rounds, each scaled by the fixed work before it."""
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in steps}
    for _ in range(rounds):
        for name, step in steps.items():
            fixed = fixed_work()
            started = time.perf_counter()
            for _ in range(_TIMES):
                step()
            taken[name].append(((time.perf_counter() - started) / _TIMES * 1e6, fixed))
    fastest = min(fixed for times in taken.values() for _, fixed in times)
    out = {name: statistics.median(one * fastest / fixed for one, fixed in times) for name, times in taken.items()}
    return out | {"summa": sum(out.values())}


def _names() -> dict[str, Any]:
    decision = "\n".join(
        ["::: beslut onumrerat", "Kommunfullmäktige föreslås besluta", ""]
        + [f"- att {words}" for words in ("förvärva fem aktier i Inera AB från SKL Företag AB för sammanlagt 42 500 "
           "kronor i enlighet med aktieöverlåtelseavtalet (bilaga 1)", "godkänna aktieägaravtalet (bilaga 2)",
           "för egen del ansluta sig till aktieägaravtalet genom anslutningsavtalet (bilaga 3)",
           "förvärvet finansieras ur kommunstyrelsens anslag", "uppdra åt ordföranden att underteckna avtalen.")]
        + [":::"]
    )  # fmt: skip
    sender, party = {"egen_form": "SKL Företag AB"}, {"i_beslut": "Sandvikens kommun"}
    return {
        "datum": "2026-01-02", "uppgifter": {"partens_diarienummer": "KS 2026/17", "handläggare": "kommunsekreteraren"},
        "organ": {"mottagare": "kommunstyrelsen"}, "ärende": {"ärendemening": "Förvärv av aktier i Inera AB"},
        "typnamn": {"tjänsteskrivelse": "Tjänsteskrivelse"}, "beslut": {"föreslås": decision},
        "avsändare": sender, "part": party, "möte": {"steg": "", "tidigare": []},
        "bilagor": ["Aktieöverlåtelseavtal", "Aktieägaravtal", "Anslutningsavtal till aktieägaravtalet"],
    }  # fmt: skip
