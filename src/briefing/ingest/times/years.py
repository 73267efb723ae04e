"""Years: calendar years, fiscal years, and words such as "of next year" after a part of one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from briefing.ingest.times.shapes import Time
from briefing.ingest.times.tokens import Phrases, Words

_YEAR = re.compile(r"(?:19|20|21)\d\d")
_SHORT = re.compile(r"\d\d")
_PREFIXED = re.compile(r"(fy|cy)((?:20)?\d\d)?")

FISCAL = Phrases(dict.fromkeys(("fiscal year", "fiscal", "financial year", "fy"), True))
_CALENDAR = Phrases(
    dict.fromkeys(("the year", "year", "calendar year", "calendar", "the calendar year", "cy"), "")
)
RELATIVE = Phrases(
    {
        "next year": (1, "counted"),
        "this year": (0, "this"),
        "this coming year": (1, "counted"),
        "the same year": (0, "this"),
        "the current year": (0, "this"),
        "the year": (0, "definite"),
    }
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
    if (
        words.lower[at] in {"'", "‘"}
        and words.glued[at + 1]
        and _SHORT.fullmatch(words.lower[at + 1])
    ):
        return 2000 + int(words.lower[at + 1]), at + 2
    return None


def calendar_year(words: Words, at: int, day: date) -> Time | None:
    """2027, the year 2027, calendar 2027, CY27."""
    found = _explicit(words, at)
    if not found or found.fiscal:
        return None
    return Time(found.end, f"{found.number:04}", "dated", "year", alone=False)


def fiscal_year(words: Words, at: int, day: date) -> Time | None:
    """FY2027, FY27, fiscal 2027, the 2027 fiscal year; "next fiscal year" has no date."""
    start = at + words.reads(at, "the")
    found = _explicit(words, start)
    if found and found.fiscal:
        return Time(found.end, f"FY{found.number:04}", "dated", "fiscal")
    if found and (name := FISCAL.at(words, found.end)) and words.lower[name[1] - 1] == "year":
        return Time(name[1], f"FY{found.number:04}", "dated", "fiscal", alone=False)
    return None


def _explicit(words: Words, at: int) -> Year | None:
    if prefixed := _PREFIXED.fullmatch(words.lower[at]):
        fiscal = prefixed[1] == "fy"
        if prefixed[2]:
            return Year(int(prefixed[2]) % 100 + 2000, at + 1, "dated", fiscal)
    for table, fiscal in ((FISCAL, True), (_CALENDAR, False)):
        name = table.at(words, at)
        if name and (found := number(words, name[1] + _joined(words, name[1]))):
            return Year(*found, "dated", fiscal)
    found = number(words, at)
    return Year(*found, "dated") if found else None


def _joined(words: Words, at: int) -> bool:
    """Say whether a hyphen stands there: "fiscal-2027"."""
    return words.reads(at, "-") and words.glued[at]


def year_after(words: Words, at: int, day: date) -> Year | None:
    """Read the year of a part that ends before `at`: "2027", "of 2027", ", 2027", "next year"."""
    start = at + words.reads(at, "of")
    if words.lower[start] in {",", "-", "/"} and number(words, start + 1) and start == at:
        if words.lower[start] == "," or (words.glued[start] and words.glued[start + 1]):
            start += 1
    relative = RELATIVE.at(words, start)
    explicit = _explicit(words, start + (words.lower[start] == "the" and not relative))
    if explicit:
        return explicit
    if relative:
        (distance, form), end = relative
        return Year(day.year + distance, end, "this" if form == "definite" else form)
    return None
