# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The day a decision gains legal force: when the three weeks from the announcement of adjusted minutes have passed.

13 kap. 5 § kommunallagen (2017:725): an appeal is to have come in within three weeks from the day when it was announced
on the notice board that the minutes were adjusted. That is the same weekday three weeks later (1 § lagen (1930:173) om
beräkning av lagstadgad tid); a Saturday, a Sunday, another holiday, or Midsummer's, Christmas or New Year's Eve gives
way to the next working day (2 § lagen (1930:173)). The holidays are those of 1 and 2 §§ lagen (1989:253) om allmänna
helgdagar. An unknown announcement gives no day.
"""

from __future__ import annotations

from datetime import date, timedelta

APPEAL = timedelta(weeks=3)
_ONE = timedelta(days=1)
_FIXED = frozenset(((1, 1), (1, 6), (5, 1), (6, 6), (12, 24), (12, 25), (12, 26), (12, 31)))
"""Month and day of the holidays, with Christmas Eve and New Year's Eve, that always fall on the same day."""


def last_day_of_appeal(announced: date) -> date:
    """The last day for an appeal."""
    day = announced + APPEAL
    while not is_working_day(day):
        day += _ONE
    return day


def legal_force(announced: date) -> date:
    """The first day that the decision cannot be appealed any more, if nobody has appealed."""
    return last_day_of_appeal(announced) + _ONE


def is_working_day(day: date) -> bool:
    """Whether it is no Saturday, Sunday or holiday, nor Midsummer's, Christmas or New Year's Eve."""
    if day.weekday() >= 5 or (day.month, day.day) in _FIXED:
        return False
    midsummer_eve = day.month == 6 and 19 <= day.day <= 25 and day.weekday() == 4
    after_easter = (day - easter(day.year)).days
    return not midsummer_eve and after_easter not in (-2, 1, 39)  # Good Friday, Easter Monday, Ascension Day


def easter(year: int) -> date:
    """Easter Sunday of a year in the Gregorian calendar (the anonymous algorithm of 1876)."""
    golden, century, rest = year % 19, year // 100, year % 100
    skipped, leaps = century // 4, century % 4
    correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - skipped - correction + 15) % 30
    weekday = (32 + 2 * leaps + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)
