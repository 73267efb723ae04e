"""What the grammar reads: a time, before anybody asks whether something falls due then."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from briefing.ingest.times.tokens import Words
from briefing.model import dates


@dataclass(frozen=True, slots=True)
class Time:
    """A period or duration that stands in a sentence."""

    end: int
    """Index after its last word."""
    date: str
    """EDTF-like; relative words are counted from the day that the reader was given."""
    form: str
    """How it is anchored, one of FORMS."""
    unit: str
    """year, half, quarter, month, week, day, weekday, season, decade, century, fiscal; days, years
    or stretch where it has two ends; span for a duration."""
    edge: bool = False
    """Whether its last day is meant: "the end of 2027"."""
    alone: bool = True
    """Whether it can stand without a preposition: "Q3 2026", but not "2026" or "June"."""


FORMS = {
    "dated": "with its own year: 2027, Q3 2026, 2 August 2026",
    "named": "without a year, so the next of that name: June, Q3, Tuesday",
    "this": "the present one: this year, this summer",
    "counted": "counted from the present: next year, tomorrow, later this year",
    "definite": "the year, the quarter: only where its end or a part of it is meant",
    "span": "a duration: two years",
    "next span": "a duration that begins now: the next two years, two years from now",
}

Reader = Callable[[Words, int, date], Time | None]
"""Reads a time that begins at a word, seen from a day; None where there is none."""


@lru_cache(maxsize=4096)
def period(text: str) -> dates.Period:
    """Return the days of a date that needs no day to count from.

    Raises dates.DateError, also for fiscal years, whose days differ from company to company.
    """
    return dates.parse_period(text)


def first_of(words: Words, at: int, day: date, readers: tuple[Reader, ...]) -> Time | None:
    """Return what the first reader of the table that fits reads."""
    for read in readers:
        if time := read(words, at, day):
            return time
    return None


def coming(make: Callable[[int], str], day: date) -> str:
    """Return the next period of a kind that comes every year, or the present one.

    `make` writes the one of a year.
    """
    for year in (day.year - 1, day.year):
        if period(make(year)).last >= day:
            return make(year)
    return make(day.year + 1)
