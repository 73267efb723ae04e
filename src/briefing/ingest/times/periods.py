"""Periods: the table of their forms, then parts, ends and stretches of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

from briefing.ingest.times import days, holidays, present, quarters, years
from briefing.ingest.times.edges import part_of
from briefing.ingest.times.lexicon import (
    ENDS,
    FRAMES,
    HALVES,
    LAST_ORDINALS,
    LATER,
    MONTHS,
    ORDINALS,
    PARTS,
    SEASONS,
    SHORT_MONTHS,
    UNIT_ENDS,
    UNITS,
    WEEKDAYS,
)
from briefing.ingest.times.shapes import Reader, Time, first_of, period
from briefing.ingest.times.tokens import Words, listed
from briefing.model.dates import DateError

_FIGURES = frozenset({"#"})
"""Stands for all words that hold a figure."""
_THE = frozenset({"the"})
_THIS = frozenset({"this", "next"})
_MONTHS = frozenset(MONTHS) | frozenset(SHORT_MONTHS)
_COUNTS = frozenset(ORDINALS) | frozenset(HALVES) | LAST_ORDINALS | _THE
_YEARS = _FIGURES | listed("the year full calendar cy fiscal financial fy ' ‘")

SINGLE: tuple[tuple[frozenset[str], Reader], ...] = (
    (_FIGURES, days.numeric_day),
    (_FIGURES | _MONTHS | _THE | frozenset(WEEKDAYS), days.day_of_month),
    (_THE, days.day_alone),
    (_MONTHS | _THE, quarters.quarter_to),
    (_MONTHS | _THE, days.month),
    (holidays.HOLIDAYS.first_words(), holidays.holiday),
    (_THIS, days.month_of),
    (_THE | {"week"}, days.week_of),
    (_THIS | frozenset(WEEKDAYS), days.weekday),
    (_FIGURES | {"calendar"}, quarters.code),
    (_YEARS, quarters.year_first),
    (_COUNTS, days.week_of_month),
    (_COUNTS, quarters.quarter),
    (_COUNTS, quarters.half),
    (_THE | frozenset(SEASONS), quarters.season),
    (_THIS, quarters.season_of),
    (_FIGURES | _THE, quarters.decade),
    (_THIS, present.this_time),
    (_THE, present.new_year),
    (_THE | {"tomorrow"}, present.tomorrow),
    (_YEARS, years.fiscal_year),
    (_YEARS | _THE, years.calendar_year),
    (_THIS | _THE | listed("coming current our its their"), years.unknown_fiscal_year),
    (_THIS | _THE, present.unit),
)
"""The words that a form of a period begins with, and its reader; the first that fits is read."""


@lru_cache(maxsize=4096)
def _readers(word: str) -> tuple[Reader, ...]:
    """Return the readers of the forms that may begin with a word."""
    figures = any(character.isdigit() for character in word)
    return tuple(
        reader for begins, reader in SINGLE if word in begins or (figures and "#" in begins)
    )


_WRAPPED = {"definite": "named", "this": "counted"}
"""What a form becomes when its end or a part of it is meant: "the end of this year"."""


def _single(words: Words, at: int, day: date) -> Time | None:
    return first_of(words, at, day, _readers(words.lower[at]))


def _part(words: Words, at: int, day: date) -> Time | None:
    """Early 2028, mid-March, late next year, the start of the decade."""
    found = PARTS.at(words, at)
    inner = _single(words, found[1], day) if found else None
    if not found or not inner or inner.unit in {"day", "weekday", "century"}:
        return None
    form = _WRAPPED.get(inner.form, inner.form)
    alone = form != "named" or words.reads(found[1] - 1, "in")  # "late in the third quarter"
    return replace(inner, date=part_of(inner.date, found[0]), form=form, alone=alone)


def _later(words: Words, at: int, day: date) -> Time | None:
    """Later this year, later in 2026, later in the summer."""
    found = LATER.at(words, at)
    inner = _single(words, found[1], day) if found else None
    if not found or not inner or (inner.form == "named" and inner.unit != "season"):
        return None
    return replace(inner, form=_WRAPPED.get(inner.form, inner.form), alone=found[0])


def _end(words: Words, at: int, day: date) -> Time | None:
    """The end of Q3 2026, end-2027, end of the year."""
    found = ENDS.at(words, at)
    inner = (_later(words, found[1], day) or _single(words, found[1], day)) if found else None
    if not inner or inner.unit in {"day", "weekday"}:
        return None
    if words.reads(at - 1, "to", "end") and inner.form != "dated":
        return None  # a verb: "intended to end next year"
    return _ended(inner, inner.end)


def _ended(inner: Time, end: int) -> Time:
    form = _WRAPPED.get(inner.form, inner.form)
    return replace(inner, end=end, form=form, edge=True, alone=True)


def _whole(words: Words, at: int, day: date) -> Time | None:
    """2025, this summer; with 's end, its end: "2025's end"."""
    inner = _single(words, at, day)
    if inner and words.reads(inner.end, "'s", "end"):
        return _ended(inner, inner.end + 2)
    return inner


def _unit_end(words: Words, at: int, day: date) -> Time | None:
    """Year-end, year-end 2026, decade's end, EOY, month-end; mid-year likewise."""
    found = UNIT_ENDS.at(words, at)
    if not found:
        return None
    (unit, part), end = found
    fiscal = unit == "fiscal"
    year = years.year_after(words, end, day) if fiscal or unit == "year" else None
    if year:
        text = f"{'FY' * (fiscal or year.fiscal)}{year.number:04}"
    else:
        text = "" if fiscal else present.PRESENT[unit](day, 0)
    form = year.form if year else "named"
    if part and unit == "century":
        text = f"{int(text) - 50}~"
    elif part:
        text = part_of(text, part)
    return Time(year.end if year else end, text, form, unit, edge=not part)


def _framed(words: Words, at: int, day: date) -> Time | None:
    """The 2028 to 2030 timeframe."""
    inner = read(words, at + 1, day) if words.reads(at, "the") else None
    frame = FRAMES.at(words, inner.end) if inner else None
    return replace(inner, end=frame[1]) if inner and frame else None


_LAYERS: tuple[Reader, ...] = (_framed, years.year_end, _unit_end, _end, _part, _later, _whole)

LINKING = (
    frozenset().union(
        *(begins for begins, _ in SINGLE),
        *(table.words() for table in (PARTS, ENDS, LATER, UNIT_ENDS, years.FISCAL, years.CALENDAR)),
    )
    | years.RELATIVE.words()
    | listed("coming time new of good all")
)
"""Words that stand before the one that makes a period a time: "the early part of"."""

JOINS = frozenset({"or", "to", "through", "-", "–", "—", "/", "and", "and/or"})
"""Words between the two ends of a stretch."""


@lru_cache(maxsize=4096)
def begins(word: str) -> bool:
    """Say whether a period may begin with a word."""
    tables = (PARTS, ENDS, LATER, UNIT_ENDS)
    return bool(_readers(word)) or any(table.begins(word) for table in tables)


def read(
    words: Words, at: int, day: date, joins: frozenset[str] = JOINS, *, apart: bool = False
) -> Time | None:
    """Read a period, or a stretch from one period to another: "Q3 or Q4 2026", "2026–2028".

    With `apart` the two periods of "P and P" need not follow on each other.
    """
    if not begins(words.lower[at]):
        return None
    first = first_of(words, at, day, _LAYERS)
    if not first or words.lower[first.end] not in joins:
        return first
    return _elided(words, first, day) or _stretch(words, at, first, day, apart) or first


def _elided(words: Words, first: Time, day: date) -> Time | None:
    """Read the rest of "2026-27", "this year and next", "late this year or early next"."""
    at = first.end + 1
    glued = words.glued[at] and words.glued[at - 1] and words.lower[at - 1] in "-–/"
    if first.unit == "year" and first.form == "dated" and glued and not first.edge:
        ending = words.lower[at]
        if len(ending) == 2 and ending.isdecimal() and ending > first.date[2:4]:
            text = f"{first.date[:4]}/{first.date[:2]}{ending}"
            return Time(at + 1, text, "dated", "years", alone=False)
    part, end = PARTS.at(words, at) or ("", at)
    if words.reads(end, "next") and first.unit == "year" and words.lower[end + 1] not in UNITS:
        text = f"{day.year + 1:04}"
        second = part_of(text, part) if part else text
        return _joined(first, Time(end + 1, second, first.form, "year"))
    return None


def _stretch(words: Words, at: int, first: Time, day: date, apart: bool) -> Time | None:
    join = first.end
    second = first_of(words, join + 1, day, _LAYERS)
    if not second or "span" in (first.unit, second.unit):
        return None
    if second.form == "dated" and first.form == "named":
        first = _in_year_of(words, at, second) or first
    elif second.form == "named" and (begins := _days(first)):
        second = first_of(words, join + 1, begins, _LAYERS) or second
    together = _joined(first, second)
    if together and words.lower[join] == "and" and not apart and not _adjacent(first, second):
        return None
    return together


def _in_year_of(words: Words, at: int, second: Time) -> Time | None:
    """Read the first end again so that it lies before the second, which has a year."""
    last = _days(second)
    for year in (last.year, last.year - 1) if last else ():
        again = first_of(words, at, date(year, 1, 1), _LAYERS)
        begins = _days(again) if again else None
        if again and begins and last and begins <= last:
            return replace(again, form="dated")
    return None


def _days(time: Time) -> date | None:
    try:
        return period(time.date).first
    except DateError:
        return None


def _adjacent(first: Time, second: Time) -> bool:
    """Say whether the second period begins when the first is over."""
    return period(first.date).last + timedelta(days=1) == period(second.date).first


def _joined(first: Time, second: Time) -> Time | None:
    start = part_of(first.date, "late") if first.edge else first.date
    bounds = (start.split("/")[0].rstrip("~"), second.date.split("/")[-1].rstrip("~"))
    about = "~" if "~" in start + second.date else ""
    text = "/".join(bounds) + about
    try:
        if period(start).first >= period(second.date).first:
            return None
        period(text)
    except DateError:
        return None
    single = {first.unit, second.unit} == {"year"} and not about
    form = first.form if first.form != "dated" else second.form
    alone = (first.alone or second.alone) and not (single and form == "dated")
    return Time(second.end, text, form, "years" if single else "stretch", alone=alone)
