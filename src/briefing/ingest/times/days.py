"""Months, days, weekdays and weeks, with or without their year."""

from __future__ import annotations

import re
from datetime import date, timedelta

from briefing.ingest.times.lexicon import LAST_ORDINALS, MONTHS, ORDINALS, SHORT_MONTHS, WEEKDAYS
from briefing.ingest.times.present import seven_days
from briefing.ingest.times.shapes import Time, coming, period
from briefing.ingest.times.tokens import Words
from briefing.ingest.times.years import Year, year_after
from briefing.model.dates import DateError, parse_period

_DAY = re.compile(r"(\d\d?)(?:st|nd|rd|th)?")
_NUMERIC = re.compile(r"(\d\d?)[.](\d\d?)[.]((?:19|20|21)\d\d)")
_DASHES = frozenset("-–—")
_AFTER_DAY = frozenset({"to", "at", "when", "but", "if"})
"""What may follow "the 27th", where a noun would make it a thing."""


def month_name(words: Words, at: int) -> tuple[int, int] | None:
    """Read "June", "Aug." with a capital letter: the month and the index after it."""
    if not words.capital(at):
        return None
    if month := MONTHS.get(words.lower[at]):
        return month, at + 1
    if month := SHORT_MONTHS.get(words.lower[at]):
        return month, at + 1 + (words.reads(at + 1, ".") and words.glued[at + 1])
    return None


def day_number(words: Words, at: int) -> int | None:
    """Read 2, 2nd: a day of a month."""
    match = _DAY.fullmatch(words.lower[at])
    return int(match[1]) if match and 1 <= int(match[1]) <= 31 else None


def month(words: Words, at: int, day: date) -> Time | None:
    """June 2027, the month of June 2027, March of next year, Sept. 2026, June."""
    named = month_name(words, at + 3 if words.reads(at, "the", "month", "of") else at)
    if not named:
        return None
    number, end = named
    year = year_after(words, end, day)
    if year and not year.fiscal:
        return Time(year.end, f"{year.number:04}-{number:02}", year.form, "month")
    date_text = coming(lambda of: f"{of:04}-{number:02}", day)
    return Time(end, date_text, "named", "month", alone=False)


def month_of(words: Words, at: int, day: date) -> Time | None:
    """This June, next January."""
    named = month_name(words, at + 1 + words.reads(at + 1, "coming"))
    if words.lower[at] not in {"this", "next"} or not named:
        return None
    number, end = named
    if words.reads(at, "this", "coming"):
        return Time(end, coming(lambda of: f"{of:04}-{number:02}", day), "this", "month")
    if words.lower[at] == "next":
        return Time(end, f"{day.year + 1:04}-{number:02}", "counted", "month")
    if number < day.month:
        return None
    return Time(end, f"{day.year:04}-{number:02}", "this", "month")


def day_of_month(words: Words, at: int, day: date) -> Time | None:
    """2 August 2026, Aug. 2, the 2nd of June, Friday, June 5, 2026, May 3–7."""
    start = _after_weekday(words, at)
    american, british = month_name(words, start), _british(words, start)
    if american:
        number, end = american
        first = day_number(words, end)
        joins = () if words.lower[end + 3].isalpha() else ("and", "to")  # "May 4 and 20 people"
        last, end = _last_day(words, end, first, joins)
    elif british:
        first, last, number, end = british
    else:
        return None
    if first is None or last is None or first > last:
        return None
    return _days(words, end, day, number, (first, last))


def _days(words: Words, end: int, day: date, month: int, days: tuple[int, int]) -> Time | None:
    year = year_after(words, end, day)
    if year and not _is_year_of_day(words, end, year):
        year = None

    def write(of: int) -> str:
        texts = [f"{of:04}-{month:02}-{number:02}" for number in days]
        return texts[0] if days[0] == days[1] else "/".join(texts)

    unit = "day" if days[0] == days[1] else "days"
    try:
        if year:
            parse_period(write(year.number))
            return Time(year.end, write(year.number), year.form, unit)
        return Time(end, coming(write, day), "named", unit, alone=False)
    except DateError:  # 31 June
        return None


def _is_year_of_day(words: Words, end: int, year: Year) -> bool:
    """Say whether the year belongs to the day: not "on May 5 this year's budget"."""
    return not year.fiscal and words.lower[year.end] != "'s"


def _british(words: Words, at: int) -> tuple[int, int, int, int] | None:
    """Read "2 August", "the 2nd of August", "3 to 7 May": days, month, index after it."""
    start = at + words.reads(at, "the")
    first = day_number(words, start)
    if first is None:
        return None
    last, end = _last_day(words, start, first, ("to", "and"))
    named = month_name(words, end + words.reads(end, "of"))
    return (first, last, *named) if named and last is not None else None


def _last_day(
    words: Words, at: int, first: int | None, joins: tuple[str, ...] = ()
) -> tuple[int | None, int]:
    """Return the last day of "3–7" (of a single day itself) and the index after it."""
    joined = words.lower[at + 1] in _DASHES or words.lower[at + 1] in joins
    last = day_number(words, at + 2) if joined else None
    return (last, at + 3) if last else (first, at + 1)


def _after_weekday(words: Words, at: int) -> int:
    if words.lower[at] not in WEEKDAYS:
        return at
    return at + 1 + words.reads(at + 1, ",")


def numeric_day(words: Words, at: int, day: date) -> Time | None:
    """2026-08-02, 31.12.2027, 12/31/2027 where only one order makes a day."""
    if match := _NUMERIC.fullmatch(words.lower[at]):
        return _known_day(at + 1, match[3], match[2], match[1])
    three = (words.lower[at], words.lower[at + 2], words.lower[at + 4])
    if not all(words.glued[at + 1 : at + 5]) or not all(part.isdecimal() for part in three):
        return None
    lengths = tuple(map(len, three))
    if words.reads(at + 1, "-") and words.reads(at + 3, "-") and lengths == (4, 2, 2):
        return _known_day(at + 5, *three)
    slashed = words.reads(at + 1, "/") and words.reads(at + 3, "/")
    if slashed and lengths[2] == 4 and max(lengths[:2]) < 3:
        month, number = (three[1], three[0]) if int(three[0]) > 12 else three[:2]
        if int(number) > 12 or month == number:
            return _known_day(at + 5, three[2], month, number)
    return None


def _known_day(end: int, year: str, month: str, number: str) -> Time | None:
    text = f"{year}-{month:0>2}-{number:0>2}"
    try:
        parse_period(text)
    except DateError:
        return None
    return Time(end, text, "dated", "day") if 1900 <= int(year) < 2200 else None


def weekday(words: Words, at: int, day: date) -> Time | None:
    """Tuesday, next Tuesday, Tuesday next week, this Friday; "next" means one of next week."""
    which = words.lower[at] if words.lower[at] in {"next", "this"} else ""
    start = at + bool(which) + (bool(which) and words.reads(at + 1, "coming"))
    number = WEEKDAYS.get(words.lower[start])
    if number is None or not words.capital(start):
        return None
    end = start + 1
    if not which and words.lower[end + words.reads(end, "of") :][:2] == ("next", "week"):
        which, end = "next", end + words.reads(end, "of") + 2
    ahead = (number - day.weekday()) % 7
    if which == "next":
        ahead = 7 - day.weekday() + number
    found = day + timedelta(days=ahead)
    form = {"next": "counted", "this": "this", "": "named"}[which]
    return Time(end, found.isoformat(), form, "weekday", alone=bool(which))


def day_alone(words: Words, at: int, day: date) -> Time | None:
    """The 27th, where no noun follows: of this month or the next."""
    ordinal = words.lower[at + 1]
    number = day_number(words, at + 1)
    noun = words.lower[at + 2].isalnum() and words.lower[at + 2] not in _AFTER_DAY
    if number is None or ordinal.isdecimal() or noun:
        return None
    month = day.year * 12 + day.month - 1 + (number < day.day)
    try:
        found = date(month // 12, month % 12 + 1, number)
    except ValueError:  # the 31st of a shorter month
        return None
    return Time(at + 2, found.isoformat(), "named", "day", alone=False)


def week_of(words: Words, at: int, day: date) -> Time | None:
    """The week of May 4: seven days from there."""
    start = at + words.reads(at, "the")
    if words.lower[start] != "week" or words.lower[start + 1] not in {"of", "beginning"}:
        return None
    named = day_of_month(words, start + 2, day)
    if not named or named.unit != "day":
        return None
    text = seven_days(date.fromisoformat(named.date))
    return Time(named.end, text, named.form, "week")


def week_of_month(words: Words, at: int, day: date) -> Time | None:
    """The second week of June: its days 8 to 14; the last week: its last seven days."""
    start = at + words.reads(at, "the")
    name = words.lower[start]
    last = name in LAST_ORDINALS
    if not (last or name in ORDINALS) or words.lower[start + 1] != "week":
        return None
    whole = month(words, start + 2 + (words.lower[start + 2] in {"of", "in"}), day)
    if not whole:
        return None
    days = period(whole.date)
    first = days.first + timedelta(weeks=ORDINALS.get(name, 1) - 1)
    text = seven_days(days.last - timedelta(days=6) if last else first)
    return Time(whole.end, text, whole.form, "week")
