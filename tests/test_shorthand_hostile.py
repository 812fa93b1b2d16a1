# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Whatever stands where a short form could stand, it is written out or left for the model to refuse, never a crash."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from beslut.loading.shorthand import Standard, write_out

STANDARD = Standard({"missiv": {"mall": "standard/missiv.md"}}, {"svarsdag": {"status": "okänd"}})
KEYS = ("källa", "handlingar", "uppgifter", "kedja", "beslutande_organ", "deltagande", "annan_avsändare", "dag",
        "andra_parter", "tidigare_beslut", "per_part", "organ")  # fmt: skip
VALUES: tuple[Any, ...] = ("", " ", ">", "ks >", "okänd", None, [], {}, [None], [[]], [{}], [""], {"": ""},
                           [{"id": []}], {"organ": {"värde": "a", "källa": "b"}, "källor": "x"})  # fmt: skip
WHERE: tuple[Any, ...] = (
    lambda key, value: {key: value},
    lambda key, value: {key: value, "källa": "EXEMPEL"},
    lambda key, value: {"per_part": {"Hofors": {key: value}}, "källa": "EXEMPEL"},
    lambda key, value: {"per_part": {"Hofors": {"steg": {"ks": {key: value}}}}},
    lambda key, value: {"per_part": {"Hofors": {"tidigare_beslut": {"x": {key: value, "källor": value}}}}},
    lambda key, value: {"tidigare_beslut": [{"annars": {key: value}}], "källa": "EXEMPEL"},
    lambda key, value: {"andra_parter": [{key: value}], "källa": "EXEMPEL"},
)


@pytest.mark.parametrize("key", KEYS)
def test_nothing_of_another_form_breaks_the_writing_out(key: str) -> None:
    for value in VALUES:
        for where in WHERE:
            data = copy.deepcopy(where(key, value))
            write_out(data, STANDARD)
            assert isinstance(data, dict)
