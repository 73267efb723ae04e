"""Dates in words, at the precision they were written in and never finer."""

from __future__ import annotations

import re
from datetime import date

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
LONG_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def day(value: date) -> str:
    """2 Aug 2026."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def month(value: date) -> str:
    """August 2026, for headings."""
    return f"{LONG_MONTHS[value.month - 1]} {value.year}"


def month_day(month_number: int, day_number: int) -> str:
    """30 June."""
    return f"{day_number} {LONG_MONTHS[month_number - 1]}"


def period(text: str, precision: str, first: date, last: date, *, approx: bool = False) -> str:
    """Return a period in words: 2 Aug 2026, Aug 2026, Q3 2026, spring 2027, the 2020s.

    `text` is the authored form, which tells what the days alone do not (the name of a season, the
    length of a duration).
    """
    about = "about " if approx else ""
    return about + _exact(text, precision, first, last)


def _exact(text: str, precision: str, first: date, last: date) -> str:
    match precision:
        case "day":
            return day(first)
        case "month":
            return f"{MONTHS[first.month - 1]} {first.year}"
        case "quarter":
            return f"Q{(first.month + 2) // 3} {first.year}"
        case "half":
            return f"H{1 if first.month == 1 else 2} {first.year}"
        case "season":
            return f"{text.split('-')[1].lower()} {first.year}"
        case "year":
            return str(first.year)
        case "fiscal-year":
            return text
        case "decade":
            return f"the {text[:3]}0s"
        case "duration":
            return duration(text)
        case _:
            start, end = text.split("/")
            return interval(start, end, first, last)


def interval(start: str, end: str, first: date, last: date) -> str:
    """Return both ends of an interval, the first without its year where it is the same."""
    return f"{_end(start, first)} to {_end(end, last)}"


def _end(text: str, at: date) -> str:
    text = text.strip("~")
    if re.fullmatch(r"\d{4}", text):
        return text
    if re.fullmatch(r"\d{4}-\d{2}", text):
        return f"{MONTHS[at.month - 1]} {at.year}"
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        return day(at)
    if match := re.fullmatch(r"(\d{4})-([QqHh]\d)", text):
        return f"{match[2].upper()} {match[1]}"
    if match := re.fullmatch(r"(\d{4})-([A-Za-z]+)", text):
        return f"{match[2].lower()} {match[1]}"
    if re.fullmatch(r"\d{3}[Xx]", text):
        return f"the {text[:3]}0s"
    return text


_UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day"}


def duration(text: str) -> str:
    """Return P18M as "18 months", P12M/P18M as "12 to 18 months"."""
    shorter, _, longer = text.partition("/")
    one = _parts(shorter)
    if not longer:
        return " and ".join(_counted(n, unit) for n, unit in one)
    other = _parts(longer)
    if len(one) == len(other) == 1 and one[0][1] == other[0][1]:
        return f"{one[0][0]} to {_counted(*other[0])}"
    return f"{duration(shorter)} to {duration(longer)}"


def _parts(text: str) -> list[tuple[int, str]]:
    return [(int(n), _UNITS[unit]) for n, unit in re.findall(r"(\d+)([YMWD])", text)]


def _counted(n: int, unit: str) -> str:
    return f"{n} {unit}" if n == 1 else f"{n} {unit}s"


def iso(text: str, precision: str, first: date) -> str:
    """Return the value of `<time datetime>`: day, month or year; empty where HTML has none."""
    match precision:
        case "day":
            return first.isoformat()
        case "month":
            return f"{first.year:04}-{first.month:02}"
        case "year":
            return f"{first.year:04}"
        case _:
            return ""


DUE_FORMS = {
    "in": "in {period}",
    "on": "on {period}",
    "by": "by {period}",
    "by-end": "by the end of {period}",
    "before": "before {period}",
    "from": "from {period}",
    "not-before": "not before {period}",
    "until": "until {period}",
    "within": "within {period}",
    "ongoing": "no date",
}


def due(kind: str, words: str, precision: str) -> str:
    """Return a due date in words: by 2027, Q3 2026, not before Feb 2027, within 6 months.

    `in` is dropped before quarters and halves, as readers write them; `on` belongs to days only.
    """
    if kind == "on" and precision != "day":
        kind = "in"
    if kind == "in" and precision == "day":
        kind = "on"
    if kind == "by-end" and precision == "day":
        kind = "by"
    if kind == "in" and precision in {"quarter", "half", "fiscal-year"}:
        return words
    return DUE_FORMS[kind].format(period=words)


def counted(words: str, start: str) -> str:
    """Return a duration with the day that it is counted from: within 6 months of Feb 2025."""
    return f"{words} of {start}"


def reading(kind: str, words: str, strict: date | None, loose: date | None) -> tuple[str, ...]:
    """Return how a due date is read, a sentence for each line (DESIGN §2, due windows)."""
    if strict and loose and strict != loose and kind == "by":
        return (
            f"Strict reading: before {words} begins, at the latest on {day(strict)}.",
            f"Loose reading: before {words} ends, at the latest on {day(loose)}.",
        )
    if kind in {"by", "by-end", "before"} and loose:
        return (f"One line: at the latest on {day(loose)}.",)
    if kind == "within" and strict and loose:
        if strict == loose:
            return (f"Counted from the statement: at the latest on {day(loose)}.",)
        return (
            f"Shorter end, counted from the statement: {day(strict)}.",
            f"Longer end: {day(loose)}.",
        )
    if kind == "until" and loose:
        return (f"An obligation that runs up to and including {day(loose)}.",)
    return ()


def first_and_last(kind: str, first: date | None, last: date | None) -> tuple[str, ...]:
    """Return how a period without a strict line is read."""
    if kind == "not-before" and first:
        return (f"A lower bound: not earlier than {day(first)}, and no promise to do it then.",)
    if not first or not last or kind not in {"in", "on", "from"}:
        return ()
    verb = "Starts" if kind == "from" else "Falls"
    if first == last:
        return (f"{verb} on {day(first)}.",)
    return (f"{verb} on any day from {day(first)} to {day(last)}.",)
