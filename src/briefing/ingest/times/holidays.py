"""Holidays whose day is plain: those of a fixed day, and those that a rule gives."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from dateutil.easter import easter

from briefing.ingest.times.shapes import Time, coming
from briefing.ingest.times.tokens import Phrases, Words
from briefing.ingest.times.years import year_after

Rule = Callable[[int], date]
"""Tells the day of a holiday in a year."""


def _on(month: int, number: int) -> Rule:
    return lambda year: date(year, month, number)


def _nth(count: int, weekday: int, month: int) -> Rule:
    """Return the rule of, say, the fourth Thursday of November; -1 is the last one."""

    def day(year: int) -> date:
        if count > 0:
            first = date(year, month, 1)
            return first + timedelta((weekday - first.weekday()) % 7 + 7 * (count - 1))
        last = date(year, month + 1, 1) - timedelta(1)
        return last - timedelta((last.weekday() - weekday) % 7)

    return day


def _of_easter(days: int) -> Rule:
    return lambda year: easter(year) + timedelta(days)


_MONDAY, _THURSDAY = 0, 3

HOLIDAYS = Phrases(
    (_on(1, 1), "new year 's day"),
    (_on(2, 14), "valentine 's day"),
    (_on(6, 19), "juneteenth"),
    (_on(7, 4), "independence day"),
    (_on(7, 14), "bastille day"),
    (_on(10, 31), "halloween"),
    (_on(11, 1), "all saints day | all saints ' day"),
    (_on(11, 11), "veterans day"),
    (_on(12, 24), "christmas eve"),
    (_on(12, 25), "christmas (day)"),
    (_on(12, 26), "boxing day"),
    (_on(12, 31), "new year 's eve"),
    (_nth(-1, _MONDAY, 5), "memorial day"),
    (_nth(1, _MONDAY, 9), "labor day"),
    (_nth(4, _THURSDAY, 11), "thanksgiving (day)"),
    (_of_easter(-2), "good friday"),
    (_of_easter(0), "easter (sunday)"),
    (_of_easter(1), "easter monday"),
)
"""Names in American and British news; those of the United States are on its days."""


def holiday(words: Words, at: int, day: date) -> Time | None:
    """Christmas, Easter Monday, Thanksgiving 2027."""
    found = HOLIDAYS.at(words, at) if words.capital(at) else None
    if not found or words.capital(found[1]):
        return None
    rule, end = found
    year = year_after(words, end, day)
    if year and not year.fiscal:
        return Time(year.end, rule(year.number).isoformat(), year.form, "day")
    text = coming(lambda of: rule(of).isoformat(), day)
    return Time(end, text, "named", "day", alone=False)
