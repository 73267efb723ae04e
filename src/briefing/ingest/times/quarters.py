"""Quarters, halves and seasons, with or without their year."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from briefing.ingest.times.days import month_name
from briefing.ingest.times.lexicon import HALVES, LAST_ORDINALS, ORDINALS, SEASONS
from briefing.ingest.times.present import unit
from briefing.ingest.times.shapes import Time, coming, period
from briefing.ingest.times.tokens import Words
from briefing.ingest.times.years import Year, across_two, explicit, number, year_after

_CODE = re.compile(r"(?:([qh])([1-4])|([1-4])([qh]))((?:fy|cy)?)((?:20)?[1-5]\d)?")
"""Q3, 3Q, 3Q26, H2, 2H2026, Q3FY27; "1Q84" is a novel."""
_YEAR_CODE = re.compile(r"(20[1-5]\d)([qh])([1-4])")
_DECADE = re.compile(r"((?:19|20|21)\d)0s")


def code(words: Words, at: int, day: date) -> Time | None:
    """Q3 2026, 3Q26, H2 next year, 2H, calendar Q3 2026."""
    at += words.reads(at, "calendar")
    match = _CODE.fullmatch(words.lower[at])
    if not match:
        return None
    letter = (match[1] or match[4]).upper()
    count = int(match[2] or match[3])
    if letter == "H" and count > 2:
        return None
    if match[6]:
        short = Year(2000 + int(match[6]) % 100, at + 1, "dated", match[5] == "fy")
        return _of(letter, count, short, at + 1, day)
    year = year_after(words, at + 1, day)
    return _of(letter, count, (year and across_two(words, year)) or year, at + 1, day)


def year_first(words: Words, at: int, day: date) -> Time | None:
    """2027 Q1, 2027-H2, 2027Q1, FY27 Q3."""
    if match := _YEAR_CODE.fullmatch(words.lower[at]):
        letter, count, year = match[2].upper(), int(match[3]), Year(int(match[1]), at + 1, "dated")
        return _of(letter, count, year, at + 1, day) if letter == "Q" or count < 3 else None
    year_found = explicit(words, at)
    if not year_found:
        return None
    start = year_found.end + (words.lower[year_found.end] in {"-", "/"})
    code_found = _CODE.fullmatch(words.lower[start])
    if not code_found or code_found[6] or not code_found[1]:
        return None
    letter, count = code_found[1].upper(), int(code_found[2])
    if letter == "H" and count > 2:
        return None
    return _of(letter, count, replace(year_found, end=start + 1), start + 1, day)


def quarter(words: Words, at: int, day: date) -> Time | None:
    """The third quarter of 2026, fourth quarter, final quarter of the year."""
    start = at + words.reads(at, "the")
    name = words.lower[start]
    count = ORDINALS.get(name) or (4 if name in LAST_ORDINALS else 0)
    end = _named(words, start + 1, "quarter")
    if not count or not end:
        return None
    year = year_after(words, end, day)
    if (words.lower[end] == "of" and not year) or (name in LAST_ORDINALS and not year):
        return None
    return _of("Q", count, year, end, day)


def quarter_to(words: Words, at: int, day: date) -> Time | None:
    """The March quarter of 2027: the one that ends with that month."""
    named = month_name(words, at + words.reads(at, "the"))
    if not named or named[0] % 3 or words.lower[named[1]] != "quarter":
        return None
    end = named[1] + 1
    return _of("Q", named[0] // 3, year_after(words, end, day), end, day)


def half(words: Words, at: int, day: date) -> Time | None:
    """The second half of 2026, the back half of next year."""
    start = at + words.reads(at, "the")
    count = HALVES.get(words.lower[start])
    end = _named(words, start + 1, "half")
    if not count or not end:
        return None
    if found := _half_of_decade(words, end, count, day):
        return found
    year = year_after(words, end, day)
    if words.lower[end] == "of" and not year:
        return None
    return _of("H", count, year, end, day)


def _named(words: Words, at: int, name: str) -> int | None:
    """Return the index after "quarter", "-quarter" or "calendar quarter"."""
    joined = at + words.reads(at, "-")
    joined += words.lower[joined] in {"calendar", "fiscal"}
    return joined + 1 if words.lower[joined] == name else None


def _half_of_decade(words: Words, at: int, count: int, day: date) -> Time | None:
    if not words.reads(at, "of"):
        return None
    whole = decade(words, at + 1, day) or unit(words, at + 1, day)
    if not whole or whole.unit != "decade":
        return None
    first = int(whole.date[:3]) * 10 + 5 * (count - 1)
    return Time(whole.end, f"{first:04}/{first + 4:04}", "named", "decade")


def _of(letter: str, count: int, year: Year | None, end: int, day: date) -> Time:
    """Return a quarter or half of a year, or the next one where no year is given."""
    name = "quarter" if letter == "Q" else "half"

    def write(of: int) -> str:
        return f"{of:04}-{letter}{count}"

    if year is None:
        return Time(end, coming(write, day), "named", name, alone=False)
    if year.fiscal:  # the model has no quarters of fiscal years: the year holds them
        return Time(year.end, f"FY{year.number:04}~", year.form, name)
    return Time(year.end, write(year.number), year.form, name)


def decade(words: Words, at: int, day: date) -> Time | None:
    """The 2030s."""
    match = _DECADE.fullmatch(words.lower[at + words.reads(at, "the")])
    if not match:
        return None
    return Time(at + words.reads(at, "the") + 1, f"{match[1]}X", "dated", "decade", alone=False)


def season(words: Words, at: int, day: date) -> Time | None:
    """Spring 2027, the summer of next year, winter 2026/27, summer."""
    start = at + words.reads(at, "the")
    name = SEASONS.get(words.lower[start])
    if not name:
        return None
    write = _written(name)
    year = year_after(words, start + 1, day)
    if not year:
        if words.lower[start + 1] == "of":
            return None
        return Time(start + 1, coming(write, day), "named", "season", alone=False)
    return Time(_second_year(words, year), write(year.number), year.form, "season")


def _written(season: str) -> Callable[[int], str]:
    return lambda year: f"{year:04}-{season}"


def _second_year(words: Words, year: Year) -> int:
    """Return the index after the "/27" of "winter 2026/27"."""
    follows = words.lower[year.end] in {"/", "-", "–"} and words.glued[year.end + 1]
    if follows and words.lower[year.end + 1][-2:] == f"{(year.number + 1) % 100:02}":
        return year.end + 2
    return year.end


def season_of(words: Words, at: int, day: date) -> Time | None:
    """This fall, this coming summer, next spring."""
    which = words.lower[at]
    start = at + 1 + words.reads(at + 1, "coming")
    name = SEASONS.get(words.lower[start])
    if which not in {"this", "next"} or not name or number(words, start + 1):
        return None
    write = _written(name)
    if which == "this":
        present = day.year - (name == "winter" and day.month < 3)
        if period(write(present)).last < day:
            return None
        return Time(start + 1, write(present), "this", "season")
    following = day.year + (name != "winter" or day.month == 12)
    return Time(start + 1, write(following), "counted", "season")
