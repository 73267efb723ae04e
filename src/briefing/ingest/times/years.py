"""Years: calendar years, fiscal years, and words such as "of next year" after a part of one."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from briefing.ingest.times.shapes import Time
from briefing.ingest.times.tokens import Phrases, Words

_YEAR = re.compile(r"(?:19|20|21)\d\d")
_SHORT = re.compile(r"\d\d")
_PIVOT = 60
"""Two figures below this are of this century: '27 is 2027, '91 is 1991."""
_PREFIXED = re.compile(r"(fy|cy)((?:20)?\d\d)?")
_YEAR_END = re.compile(r"ye((?:20)?[1-5]\d)")

_WHOSE = frozenset({"the", "our", "its", "their"})

FISCAL = Phrases(
    (True, "fiscal (year) | fiscal years | financial year | tax year | fy"),
    (True, "full year fiscal | full - year fiscal"),
)
CALENDAR = Phrases(
    (True, "(the) year | (the) calendar (year) | (the) calendar years | cy"),
    (True, "(the) full year | (the) full - year"),
)
RELATIVE = Phrases(
    ((1, "counted"), "next year | this coming year | next calendar year"),
    ((0, "this"), "this (calendar) year | the same year | the current year"),
    ((0, "definite"), "the year"),
)
"""Words for a year: how far from the present one, and the form."""


@dataclass(frozen=True, slots=True)
class Year:
    """A year that something is a part of."""

    number: int
    end: int
    form: str
    fiscal: bool = False


def number(words: Words, at: int) -> tuple[int, int] | None:
    """Read "2027" or "'27": the year and the index after it."""
    if _YEAR.fullmatch(words.lower[at]):
        return int(words.lower[at]), at + 1
    short = words.lower[at + 1]
    if words.lower[at] in {"'", "‘"} and words.glued[at + 1] and _SHORT.fullmatch(short):
        return int(short) + (2000 if int(short) < _PIVOT else 1900), at + 2
    return None


def calendar_year(words: Words, at: int, day: date) -> Time | None:
    """2027, the year 2027, calendar 2027, CY27, the 2027 calendar year."""
    found = explicit(words, at) or explicit(words, at + words.reads(at, "the"))
    if not found or found.fiscal:
        return None
    end = found.end + 2 * words.reads(found.end, "calendar", "year")
    if words.reads(at, "the") and end == found.end == at + 2:
        return None  # "the 2027"
    return Time(end, f"{found.number:04}", "dated", "year", alone=False)


def year_end(words: Words, at: int, day: date) -> Time | None:
    """YE2027, YE27: the end of that year."""
    match = words.text[at].startswith("YE") and _YEAR_END.fullmatch(words.lower[at])
    if not match:
        return None
    return Time(at + 1, f"20{match[1][-2:]}", "dated", "year", edge=True)


def fiscal_year(words: Words, at: int, day: date) -> Time | None:
    """FY2027, FY27, fiscal 2027, FY2026-27, the 2027 fiscal year."""
    start = at + words.reads(at, "the")
    found = explicit(words, start)
    if found and found.fiscal:
        return Time(found.end, f"FY{found.number:04}", "dated", "fiscal")
    if found:
        found = across_two(words, found) or found
        name = FISCAL.at(words, found.end)
        if name and words.lower[name[1] - 1] == "year":
            return Time(name[1], f"FY{found.number:04}", "dated", "fiscal", alone=False)
    return None


def unknown_fiscal_year(words: Words, at: int, day: date) -> Time | None:
    """Next fiscal year, the fiscal year: no date, since its days differ between companies."""
    start = at + (words.lower[at] in _WHOSE)
    told = words.lower[start] in {"next", "this", "coming", "current"}
    name = FISCAL.at(words, start + told) if told or start > at else None
    if not name or words.lower[name[1] - 1] != "year":
        return None
    return Time(name[1], "", "counted" if told else "definite", "fiscal", alone=told)


def explicit(words: Words, at: int) -> Year | None:
    """Read a year that is written out, calendar or fiscal."""
    prefixed = _PREFIXED.fullmatch(words.lower[at])
    if prefixed and prefixed[2]:
        year = int(prefixed[2]) % 100 + 2000
        fiscal = prefixed[1] == "fy"
        return _ended(words, Year(year, at + 1, "dated", fiscal))
    for table, fiscal in ((FISCAL, True), (CALENDAR, False)):
        name = table.at(words, at)
        if name and (found := number(words, name[1] + _joined(words, name[1]))):
            return _ended(words, Year(*found, "dated", fiscal))
    found = number(words, at)
    return Year(*found, "dated") if found else None


def _ended(words: Words, year: Year) -> Year:
    """Read the "-27" of "FY2026-27": a fiscal year is named after the year that it ends in."""
    joined = words.lower[year.end] in {"-", "–", "/"} and words.glued[year.end + 1]
    at = year.end + 1 + (words.lower[year.end + 1] in {"'", "‘"})
    last = words.lower[at]
    if year.fiscal and joined and last[-2:] == f"{(year.number + 1) % 100:02}" and last.isdecimal():
        return Year(year.number + 1, at + 1, year.form, fiscal=True)
    return year


def across_two(words: Words, year: Year) -> Year | None:
    """Return the fiscal year that "2027/28" is; None for a year alone."""
    fiscal = _ended(words, replace(year, fiscal=True))
    return fiscal if fiscal.end > year.end else None


def _joined(words: Words, at: int) -> bool:
    """Say whether a hyphen stands there: "fiscal-2027"."""
    return words.reads(at, "-") and words.glued[at]


def _separated(words: Words, at: int) -> bool:
    """Say whether ", 2027", "-2027" or "/2027" follows."""
    tight = words.glued[at] and words.glued[at + 1]
    return words.reads(at, ",") or (words.lower[at] in {"-", "/"} and tight)


def year_after(words: Words, at: int, day: date) -> Year | None:
    """Read the year of a part that ends before `at`: "2027", "of 2027", ", 2027", "next year"."""
    in_year = words.reads(at, "in") and number(words, at + 1) is not None
    start = at + (words.reads(at, "of") or in_year)
    if start == at and number(words, at + 1) and _separated(words, at):
        start += 1
    relative = RELATIVE.at(words, start)
    written = explicit(words, start + (words.lower[start] == "the" and not relative))
    if written:
        return written
    if relative:
        (distance, form), end = relative
        return Year(day.year + distance, end, "this" if form == "definite" else form)
    return None
