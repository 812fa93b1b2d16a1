# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Minutes to readings: the invented texts in every format, each held to what stands beside it."""

import json

import jsonschema
import pytest

from beslut.reading.as_json import reading_schema, readings_as_json
from beslut.reading.formats import lined
from beslut.reading.minutes import readings_of
from reading_cases import CASES, Score, as_file, formats_of, measure

KNOWN = {"ra-beslut-enligt-bilaga": {"beslutspunkter"}}
"""Read wrong, and never called sure: clauses without number, *att* or blank rows, in rows that may as well be wrapped."""
EVERY = [(name, form) for name in CASES for form in formats_of(name)]


@pytest.mark.parametrize(("name", "form"), EVERY, ids=[f"{name}.{form}" for name, form in EVERY])
def test_a_text_says_what_stands_beside_it(name: str, form: str) -> None:
    score = Score()
    measure(name, form, score)
    missed = {kind for kind in score.asked if score.right[kind] < score.asked[kind]}
    assert missed == KNOWN.get(name, set()), score.wrong
    assert score.wrong_but_sure == []
    assert score.asked


@pytest.mark.parametrize("name", CASES)
def test_what_is_read_has_the_schema_and_a_place_in_the_file(name: str) -> None:
    form = formats_of(name)[0]
    file = lined(as_file(name, form), f"{name}.{form}")
    read = readings_as_json(readings_of(file))
    jsonschema.validate(json.loads(json.dumps(read)), reading_schema())
    pages = {line.page for line in file.lines}
    for reading in read["läsningar"]:
        for field in reading.values():
            for one in field if isinstance(field, list) else [field]:
                if isinstance(one, dict) and one["plats"]:
                    assert one["plats"]["sida"] in pages
                if isinstance(one, dict) and "värde" in one:
                    assert (one["värde"] is None) == (one["säkerhet"] is None)
                    assert one["skäl"]


def test_the_same_file_gives_the_same_reading() -> None:
    raw = as_file("tva-listor", "pdf")
    assert readings_of(lined(raw, "a.pdf")) == readings_of(lined(raw, "a.pdf"))
