# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Swedish text forms."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beslut import swedish


@pytest.mark.parametrize(
    ("items", "words"),
    [
        (["socialnämnden"], "socialnämnden"),
        (["omsorgsnämnden", "utbildningsnämnden"], "omsorgsnämnden och utbildningsnämnden"),
        (["socialnämnden", "barn- och utbildningsnämnden"], "socialnämnden samt barn- och utbildningsnämnden"),
        (["a", "b", "c"], "a, b och c"),
        (
            ["omsorgsnämnden", "fritids-, kultur- och utbildningsnämnden", "valnämnden"],
            "omsorgsnämnden, fritids-, kultur- och utbildningsnämnden samt valnämnden",
        ),
        (["Stockholm", "Bochum"], "Stockholm och Bochum"),
    ],
)
def test_lists(items: list[str], words: str) -> None:
    assert swedish.joined(items) == words


def test_an_empty_list_has_no_form() -> None:
    with pytest.raises(ValueError, match="empty"):
        swedish.joined([])


@pytest.mark.parametrize(
    ("day", "words"),
    [(date(2022, 6, 14), "den 14 juni 2022"), (date(2020, 9, 1), "den 1 september 2020")],
)
def test_dates_stay_on_one_line(day: date, words: str) -> None:
    assert swedish.long_date(day).replace("\u00a0", " ") == words
    assert " " not in swedish.long_date(day)[:-5]


def test_section() -> None:
    assert swedish.section("75") == "§\u00a075"


def test_order_is_swedish() -> None:
    names = ["Östersund", "Ånge", "Älvkarleby", "Zürich", "Åre", "Malå", "Mala", "Arboga", "Umeå"]
    assert sorted(names, key=swedish.sort_key) == [
        "Arboga", "Mala", "Malå", "Umeå", "Zürich", "Ånge", "Åre", "Älvkarleby", "Östersund",
    ]  # fmt: skip


@pytest.mark.parametrize("typed", ["Gävle", "gavle", "GÄVLE", "Ga\u0308vle", " gävle "])
def test_forgiving_comparison(typed: str) -> None:
    assert swedish.folded(typed) == "gavle"


@pytest.mark.parametrize(
    ("text", "name"),
    [("Tjänsteskrivelse", "tjansteskrivelse"), ("Malung-Sälen", "malung-salen"), ("Upplands Väsby", "upplands-vasby")],
)
def test_slug(text: str, name: str) -> None:
    assert swedish.slug(text) == name


def test_slug_of_nothing() -> None:
    with pytest.raises(ValueError, match="no letters"):
        swedish.slug("../")


@given(st.text(min_size=1))
def test_a_slug_is_a_safe_file_name_or_refused(text: str) -> None:
    try:
        name = swedish.slug(text)
    except ValueError:
        return
    assert name.isascii()
    assert 0 < len(name) <= 60
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
