# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Swedish text forms."""

import re
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
    assert swedish.section("§ 75") == swedish.section("§75") == "§\u00a075"
    assert swedish.section("§ 75", "Kf § {n}") == "Kf §\u00a075"
    assert swedish.section("§§ 75–76") == "§§\u00a075–76"


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


@pytest.mark.parametrize(
    "pair",
    ["bilaga_1", "Bilaga_2", "bilagorna_1–3", "§_5", "§§_75–76", "Kf_§_75", "5_kap._26_§", "den_1_september",
     "1_september", "den_14_juni 2022", "dnr_KS_2026/17", "RS_352-2020", "42_500_kronor", "1_250_000_kronor",
     "7,5_miljoner_kronor", "1_miljard_kronor", "12,5_procent", "39_012_invånare", "2020_–_2023", "punkterna_2–12",
     "kl._13.00", "nr_12", "prop._2016/17:171", "SFS_2017:725", "version_2"],
)  # fmt: skip
def test_a_line_parts_no_pair(pair: str) -> None:
    loose = pair.replace("_", " ")
    assert swedish.hard_spaces(f"Enligt {loose} gäller") == f"Enligt {loose} gäller".replace(
        loose, pair.replace("_", swedish.NBSP)
    )
    assert swedish.hard_spaces(swedish.hard_spaces(loose)) == swedish.hard_spaces(loose)


_PLAIN = re.compile(  # one alternative for each pair, tried at every letter: five times as long to look for
    r"(?<=§) (?=\d)|(?<=\d) (?=§)|\b[KRkr][fsFS] (?=§)|(?<=\bkap\.) (?=\d)"
    r"|(?<![\d.,-])(?:\d{1,3}(?: \d{3})+)(?![\d-])"
    r"|(?<=\d) (?=(?:kronor|krona|kr|öre|procent|invånare|miljon(?:er)?|miljard(?:er)?|tkr|mnkr)\b|kap\.|%)"
    r"|(?:(?<=\bmiljon)|(?<=\bmiljoner)|(?<=\bmiljard)|(?<=\bmiljarder)) (?=kronor\b)"
    rf"|\bden (?=\d{{1,2}} (?:{'|'.join(swedish.MONTHS)})\b)|\b\d{{1,2}} (?=(?:{'|'.join(swedish.MONTHS)})\b)"
    r"|\b(?i:bilag(?:a|an|or|orna)|punkt(?:en|er|erna)?|kapitel|avsnitt(?:et)?|tabell|figur|sida|paragraf(?:en)?"
    r"|artikel|version|nr|kl\.|prop\.) (?=\d)"
    r"|\b(?i:dnr) (?=[A-ZÅÄÖ\d])|\b[A-ZÅÄÖ]{1,5} (?=\d+[/:-]\d)|(?<=\d) – (?=\d)"
)
_PIECES = [
    "§", "§§", "1", "12", "123", "1234", "000", "-", ".", ",", "–", "kap.", "Kap.", "kronor", "krona", "kr", "öre",
    "procent", "%", "miljon", "miljoner", "miljard", "miljarder", "mkr", "tkr", "mnkr", "den", "Den", "maj", "juni",
    "bilaga", "BILAGA", "punkten", "kl.", "prop.", "nr", "dnr", "Dnr", "KS", "ABCDEF", "Å", "2026/17", "17:3", "Kf",
    "ks", "rf", "ſida", "sida", "avsnittet", "\u00a0", "x", "_", "a1", "invånare", "(", ")", "paragrafen", "Kapitel",
]  # fmt: skip


@given(st.lists(st.sampled_from([*_PIECES, *[" "] * 30]), max_size=12).map("".join))
def test_the_pairs_are_those_of_the_plain_pattern(text: str) -> None:
    wanted = _PLAIN.sub(lambda found: found.group().replace(" ", swedish.NBSP), text)
    assert swedish.hard_spaces(text) == (wanted if re.search(r"\d", text) else text)


@pytest.mark.parametrize("loose", ["år 2020 gav", "3 av 10", "maj 2024", "sedan 2019", "fem aktier", "Region 2030"])
def test_other_spaces_stay_soft(loose: str) -> None:
    assert swedish.hard_spaces(loose) == loose
