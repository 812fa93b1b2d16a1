# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The fuzz target, some hundred times; `make fuzz` runs it a hundred thousand times."""

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from fuzzing import Target

FOLDER = tempfile.TemporaryDirectory()
TARGET = Target(Path(FOLDER.name))


@settings(max_examples=120)
@given(data=st.binary(min_size=48, max_size=48))
def test_any_input_gives_a_sentence_or_a_whole_document(data: bytes) -> None:
    assert TARGET.one(data) in ("refused", "written")


def test_both_ways_are_taken() -> None:
    came = {TARGET.one(bytes([number, 7 * number % 256, 13 * number % 256]) * 16) for number in range(60)}
    assert came == {"refused", "written"}
