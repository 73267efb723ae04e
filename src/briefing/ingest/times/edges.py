"""Dates that are made of another: its early part, its last day, the period after it or up to it."""

from __future__ import annotations

import re
from datetime import timedelta

from briefing.ingest.times.shapes import period
from briefing.model.dates import DateError

_YEAR_PARTS = {
    "start": "{0}-Q1~",
    "early": "{0}-H1~",
    "early-mid": "{0}-Q1/{0}-Q3~",
    "mid": "{0}-Q2/{0}-Q3~",
    "mid-late": "{0}-Q2/{0}-Q4~",
    "late": "{0}-H2~",
}
_DECADE_PARTS = {
    "start": "{0}0/{0}3~",
    "early": "{0}0/{0}3~",
    "early-mid": "{0}0/{0}6~",
    "mid": "{0}4/{0}6~",
    "mid-late": "{0}4/{0}9~",
    "late": "{0}7/{0}9~",
}
"""A part of a period is written as the smallest period of the model that surely holds it, with
the mark of approximation: "early 2028" is no quarter that anybody named."""


def part_of(text: str, part: str) -> str:
    """Return the date of an early, middle or late part of a period; empty for no date."""
    if re.fullmatch(r"\d{4}", text):
        return _YEAR_PARTS[part].format(text)
    if re.fullmatch(r"\d{3}X", text):
        return _DECADE_PARTS[part].format(text[:3])
    return text.rstrip("~") + "~" if text else ""


def last_day(text: str) -> str:
    """Return the last day of a period; the period, approximate, where its days are not known."""
    try:
        return period(text).last.isoformat()
    except DateError:
        return f"{text.rstrip('~')}~"


def ending_with(length: str, text: str) -> str:
    """Return the period of a length that ends with another, as precise: 2027/2031 for five years.

    It is empty where the model has no form for it.
    """
    count = re.fullmatch(r"P(\d+)([MY])", length)
    try:
        last = period(text)
    except DateError:
        return ""
    if not count or last.precision not in {"year", "month", "day"}:
        return ""
    months = int(count[1]) * (12 if count[2] == "Y" else 1)
    after = last.last + timedelta(days=1)
    year, month = divmod(12 * after.year + after.month - 1 - months, 12)
    if after.day > 28 or (last.precision == "year" and (months % 12 or months == 12)):
        return ""
    first = f"{year:04}-{month + 1:02}-{after.day:02}"
    return f"{first[: len(text)]}/{text}"


def following(text: str) -> str:
    """Return the period after one, as precise: 2031 for 2030; empty where there is no such form."""
    if text.startswith("FY"):
        return f"FY{int(text[2:6]) + 1:04}"
    try:
        whole = period(text)
    except DateError:
        return ""
    first = whole.last + timedelta(days=1)
    match whole.precision:
        case "year":
            return f"{first.year:04}"
        case "month":
            return f"{first.year:04}-{first.month:02}"
        case "quarter":
            return f"{first.year:04}-Q{(first.month + 2) // 3}"
        case "half":
            return f"{first.year:04}-H{1 if first.month == 1 else 2}"
        case "decade":
            return f"{first.year // 10}X"
        case _:
            return first.isoformat()
