"""Periods that are counted from the present: next year, this month, the quarter."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from briefing.ingest.times.shapes import Time
from briefing.ingest.times.tokens import Phrases, Words


def _quarter(day: date, ahead: int) -> str:
    year, index = divmod(4 * day.year + (day.month - 1) // 3 + ahead, 4)
    return f"{year:04}-Q{index + 1}"


def _month(day: date, ahead: int) -> str:
    year, index = divmod(12 * day.year + day.month - 1 + ahead, 12)
    return f"{year:04}-{index + 1:02}"


def seven_days(day: date, ahead: int = 0) -> str:
    """Return the seven days from a day, or from that many weeks later."""
    first = day + timedelta(weeks=ahead)
    return f"{first.isoformat()}/{(first + timedelta(days=6)).isoformat()}"


PRESENT: dict[str, Callable[[date, int], str]] = {
    "year": lambda day, ahead: f"{day.year + ahead:04}",
    "quarter": _quarter,
    "month": _month,
    "week": lambda day, ahead: seven_days(day - timedelta(days=day.weekday()), ahead),
    "decade": lambda day, ahead: f"{day.year // 10 + ahead}X",
    "century": lambda day, ahead: f"{((day.year + 99) // 100 + ahead) * 100:04}",
}
"""Writes the present year, quarter, … of a day, or one ahead of it.  Weeks run from Monday to
Sunday; the model has no centuries, so their last year stands for them."""

_WHICH = Phrases(
    ((1, "counted"), "next | the next | the coming"),
    ((0, "this"), "this | the current | this current"),
    ((0, "definite"), "the"),
)


def unit(words: Words, at: int, day: date) -> Time | None:
    """Next year, this month, the quarter, this decade, the week."""
    found = _WHICH.at(words, at)
    if not found:
        return None
    (ahead, form), end = found
    end += words.reads(end, "calendar", "year")
    name = words.lower[end]
    if form == "definite" and words.lower[end : end + 2] == ("full", "year"):
        return Time(end + 2, PRESENT["year"](day, 0), "this", "year", alone=False)
    if name not in PRESENT:
        return None
    if ahead and name != "quarter" and "the" in words.lower[at - 1 : end]:
        return None  # "the next year" is a duration
    return Time(
        end + 1,
        PRESENT[name](day, ahead),
        form,
        name,
        alone=form != "definite" and name != "century",
    )


def new_year(words: Words, at: int, day: date) -> Time | None:
    """The new year, as in "early in the new year": its first months."""
    if not words.reads(at, "the", "new", "year"):
        return None
    return Time(at + 3, f"{day.year + 1:04}-Q1~", "counted", "quarter", alone=False)


def this_time(words: Words, at: int, day: date) -> Time | None:
    """This time next year: the month, a year on."""
    if not words.reads(at, "this", "time", "next", "year"):
        return None
    return Time(at + 4, _month(day, 12), "counted", "month")


def tomorrow(words: Words, at: int, day: date) -> Time | None:
    """Tomorrow, the day after tomorrow."""
    if words.reads(at, "tomorrow"):
        return Time(at + 1, (day + timedelta(days=1)).isoformat(), "counted", "day")
    if words.reads(at, "the", "day", "after", "tomorrow"):
        return Time(at + 4, (day + timedelta(days=2)).isoformat(), "counted", "day")
    return None
