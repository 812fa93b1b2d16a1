# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""How exactly the invented texts are read, as the table of docs/tillforlitlighet.md: `make reading`."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from reading_cases import CASES, FORMATS, Score, formats_of, measure

PAPER = Path(__file__).parents[1] / "docs" / "tillforlitlighet.md"
START, END = "<!-- läsning -->\n", "<!-- /läsning -->\n"
SHOWN = (
    ("organ", "Organ"),
    ("datum", "Datum"),
    ("paragraf", "Paragraf"),
    ("diarienummer", "Diarienummer"),
    ("beslutspunkter", "Beslutspunkter, alla ordagrant"),
    ("förslag", "Förslag, alla ordagrant"),
    ("ärendemening", "Ärendemening"),
    ("beslut_avser", "Eget beslut eller förslag till annat organ"),
    ("utfall", "Utfall"),
    ("skickas_till", "Mottagare"),
)


def scores() -> dict[str, Score]:
    """A score for each format, over every text that is set in it."""
    made = {form: Score() for form in FORMATS}
    for name in CASES:
        for form in formats_of(name):
            measure(name, form, made[form])
    return made


def table(made: dict[str, Score]) -> str:
    """The figures as a table, with how many wrong values were called sure below it."""
    rows = [
        f"| Uppgift | {' | '.join(f'.{form}' for form in FORMATS)} | Alla |",
        f"| --- |{' ---: |' * (len(FORMATS) + 1)}",
    ]
    for kind, name in SHOWN:
        right, asked = sum(one.right[kind] for one in made.values()), sum(one.asked[kind] for one in made.values())
        cells = [f"{one.right[kind]} av {one.asked[kind]}" if one.asked[kind] else "–" for one in made.values()]
        share = f"{100 * right / asked:.1f} %".replace(".", ",")
        rows.append(f"| {name} | {' | '.join(cells)} | {share} |")
    files = sum(len(formats_of(name)) for name in CASES)
    wrong = sum(len(one.wrong_but_sure) for one in made.values())
    return "\n".join(rows) + f"\n\n{len(CASES)} texter, {files} filer. Felaktiga uppgifter som kallas säkra: {wrong}.\n"


def told() -> str:
    """What the paper says now."""
    found = re.search(f"{START}(.*?){END}", PAPER.read_text("utf-8"), re.DOTALL)
    assert found, f"{PAPER.name} has no place for the figures"
    return found[1]


def main() -> int:
    """Print the table, and write it into the paper with --skriv."""
    made = scores()
    text = table(made)
    sys.stdout.write(text)
    for one in made.values():
        for wrong in one.wrong:
            sys.stdout.write(f"{'SÄKER MEN FEL ' if wrong in one.wrong_but_sure else ''}{wrong}\n")
    if "--skriv" in sys.argv:
        PAPER.write_text(PAPER.read_text("utf-8").replace(f"{START}{told()}{END}", f"{START}{text}{END}"), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
