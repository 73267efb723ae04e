"""Due times: an English grammar of when something is to happen.

    sentence ─tokens→ words ─phrases→ preposition and time ─doubts→ due times ─model.dates→ windows

The table of the forms of a period is in `periods`, that of prepositions in `phrases`, that of
traps in `doubts`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from briefing.ingest.drafts import DueTime
from briefing.ingest.sentences import sentences
from briefing.ingest.times.doubts import doubtful
from briefing.ingest.times.following import in_year_of
from briefing.ingest.times.lexicon import makes_time, may_hold_time
from briefing.ingest.times.phrases import Phrase, first_word, phrase_at
from briefing.ingest.times.tokens import Words
from briefing.model import dates

_SOME_DAY = date(2001, 1, 1)
"""Stands in where there is no reference day; nothing that is counted from it is kept."""
_YEARS = range(1900, 2200)
"""Years that the grammar knows; a reference day outside of them counts as none."""


def due_times(text: str, ref: date | None) -> list[DueTime]:
    """Return the due times of a plain or Markdown text in order; they do not overlap.

    Words such as "next year" and "in June" are counted from `ref`, the day that the text was
    published.  Without it they stay relative: no date, no window, and `relative` says so.  Fiscal
    years have no window, since their days depend on the company.  A quantity, a version, a past
    event and whatever else is no due time yields nothing.
    """
    known = ref if ref and ref.year in _YEARS else None
    stated = dates.parse_period(known.isoformat()) if known else None
    found = []
    for span in sentences(text):
        if not may_hold_time(text[span.start : span.end]):
            continue
        words = Words(text, span)
        found += [_due(text, words, phrase, stated) for phrase in _phrases(words, known)]
    return found


def _phrases(words: Words, ref: date | None) -> Iterator[Phrase]:
    at, last = 0, None
    for time in [index for index, word in enumerate(words.lower) if makes_time(word)]:
        at = max(at, first_word(words, time))
        while at <= time:
            found = phrase_at(words, at, ref or _SOME_DAY)
            if found and last and ref:
                found = in_year_of(words, last, found, ref)
            if found and not doubtful(words, found, ref):
                yield (last := found)
            at = found.end if found else at + 1


def _due(text: str, words: Words, found: Phrase, stated: dates.Period | None) -> DueTime:
    """Return a phrase with its window, as the model computes it from the day it was stated on."""
    start, end = words.start[found.start], words.end[found.end - 1]
    time = found.time
    known = stated is not None or time.form == "dated"
    try:
        whole = dates.parse_period(time.date, stated_on=stated)
        due = dates.due(found.kind, whole if known else None, stated_on=stated)
        precision, earliest, latest = whole.precision, due.earliest, due.latest
    except dates.DateError:  # a fiscal year, or a duration that has nothing to count from
        precision = "duration" if dates.is_duration(time.date) else "fiscal-year"
        earliest = latest = None
    return DueTime(
        start=start,
        end=end,
        text=text[start:end],
        date=time.date if known or time.unit == "span" else "",
        kind=found.kind,
        precision=precision,
        earliest=earliest,
        latest=latest,
        relative="" if known and time.date else text[start:end],
    )
