"""Small views that many pages share: days, marks, due dates, sources, evidence, changes."""

from __future__ import annotations

from datetime import date, timedelta
from urllib.parse import quote, urlsplit

from briefing.language import dates as wording
from briefing.language import terms
from briefing.model import vocabulary
from briefing.model.dates import Due, Period
from briefing.model.records import Quote, Revision
from briefing.pages.views import Bar, Day, DueView, Mark

STATUS_TONES = {
    "stated": "open",
    "upcoming": "open",
    "in-progress": "open",
    "running": "open",
    "in-force": "open",
    "no-date": "open",
    "window-open": "soon",
    "overdue": "soon",
    "met": "met",
    "met-late": "met",
    "partly-met": "partly",
    "stalled": "partly",
    "missed": "missed",
    "superseded": "moved",
    "withdrawn": "withdrawn",
    "lapsed": "withdrawn",
}

STANDING_TONES = {
    "confirmed": "met",
    "reported": "open",
    "alleged": "soon",
    "disputed": "partly",
    "contradicted": "missed",
    "unverified": "withdrawn",
    "opinion": "moved",
}

CHANGE_TONES = {"new": "open", "moved": "moved", "revised": "moved", "corrected": "missed"}
CHANGE_MEANINGS = {
    "new": "a commitment that was not there before",
    "moved": "its due date changed",
    "revised": "its terms changed",
    "corrected": "something was wrong, and is put right",
}

STATUS_MEANINGS = vocabulary.STATUSES | vocabulary.COMPUTED_STATES


def mark(value: str, meanings: dict[str, str], tones: dict[str, str] | None = None) -> Mark:
    """Return a value of a vocabulary with its words and colour."""
    return Mark(value, terms.word(value), (tones or {}).get(value, ""), meanings[value])


def status(value: str) -> Mark:
    """Return the mark of a status or computed state."""
    return mark(value, STATUS_MEANINGS, STATUS_TONES)


def standing(value: str) -> Mark:
    """Return the mark of a standing."""
    return mark(value, vocabulary.STANDINGS, STANDING_TONES)


def strength(value: str) -> Mark:
    """Return the mark of a strength."""
    return mark(value, vocabulary.STRENGTHS)


def change(value: str) -> Mark:
    """Return the mark of a change."""
    return mark(value, STATUS_MEANINGS | CHANGE_MEANINGS, STATUS_TONES | CHANGE_TONES)


def day(of: date) -> Day:
    """Return a day in words."""
    return Day(of.isoformat(), wording.day(of))


def period(of: Period) -> Day:
    """Return a date at its authored precision."""
    words = wording.period(of.text, of.precision, of.first, of.last, approx=of.approx)
    return Day(wording.iso(of.text, of.precision, of.first), words)


def maybe_period(of: Period | None) -> Day | None:
    """Return a date at its authored precision, if there is one."""
    return period(of) if of else None


def due(of: Due, stated_on: Period | None) -> DueView:
    """Return a due date at authored precision, with its lines; durations name their start."""
    words, iso = wording.due("ongoing", "", ""), ""
    if of.period:
        at = period(of.period)
        words, iso = wording.due(of.kind, at.words, of.period.precision), at.iso
        if of.period.precision == "duration" and stated_on:
            words = wording.counted(words, period(stated_on).words)
    return DueView(
        words=words,
        iso=iso,
        kind=of.kind,
        kind_words=vocabulary.DUE_KINDS[of.kind],
        basis=of.basis,
        text=of.text,
        note=of.note,
    )


def reading(of: Due) -> tuple[str, ...]:
    """Return how a due date is read, one sentence for each line."""
    if of.period is None:
        return ()
    words = period(of.period).words
    lines = wording.reading(of.kind, words, of.strict, of.loose)
    return lines or wording.first_and_last(of.kind, of.earliest, of.latest)


def bar(of: Due, as_of: date) -> Bar | None:
    """Return the tiny bar: the calendar year of the last day, or the window where it is longer.

    For "by P" the coloured part is the time between the strict and the loose line.
    """
    if of.latest is None:
        return None
    start = date(of.latest.year, 1, 1)
    end = date(of.latest.year, 12, 31)
    if of.earliest and of.earliest < start:
        start, end = of.earliest, of.latest
    first = of.earliest or start
    if of.kind in {"by", "by-end", "before"} and of.strict:
        first = of.strict if of.kind == "by" and of.strict != of.latest else of.latest

    def percent(at: date) -> int:
        return round(100 * (min(max(at, start), end) - start) / max(end - start, timedelta(days=1)))

    inside = start <= as_of <= end
    label = f"{wording.day(start)} to {wording.day(end)}"
    return Bar(percent(first), percent(of.latest), percent(as_of) if inside else None, label)


def host(address: str) -> str:
    """Return the host of an address, without www."""
    return (urlsplit(address).hostname or "").removeprefix("www.")


def fragment(address: str, of: Quote | None) -> str:
    """Return an address that leads to the quote itself (WICG, Text Fragments)."""
    if not address or of is None or "#" in address:
        return address

    def part(text: str) -> str:
        return quote(text, safe="").replace("-", "%2D")

    prefix = f"{part(of.prefix)}-," if of.prefix else ""
    suffix = f",-{part(of.suffix)}" if of.suffix else ""
    return f"{address}#:~:text={prefix}{part(of.exact)}{suffix}"


def revised(revision: Revision) -> tuple[str, str]:
    """Return the old and the new value of a revision in words."""
    old = period(revision.old_due).words if revision.old_due else revision.old
    new = period(revision.new_due).words if revision.new_due else revision.new
    return old, new
