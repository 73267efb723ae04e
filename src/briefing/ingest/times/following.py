"""Times that take their year from the one before: "in March 2027 and the second in October"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from briefing.ingest.times.phrases import Phrase, phrase_at
from briefing.ingest.times.shapes import period
from briefing.ingest.times.tokens import Words
from briefing.ingest.times.verbs import Tense, look
from briefing.model.dates import DateError

_JOINS = frozenset({"and", "followed", "then", "with"})
_PARTS = frozenset({"half", "quarter", "month", "season", "day"})


def in_year_of(words: Words, last: Phrase, found: Phrase, ref: date) -> Phrase:
    """Return a phrase as counted from the one before it, where it is joined to that one.

    A verb between them begins a clause, whose time may be counted from the day of the text.
    """
    if found.time.unit == last.time.unit == "weekday" and found.kind == "until":
        after = date.fromisoformat(last.time.date)  # "begins on Sunday and lasts until Wednesday"
        return phrase_at(words, found.start, after) or found
    if found.time.form != "named" or last.time.form != "dated" or last.time.unit not in _PARTS:
        return found
    between = range(last.end, found.start)
    if _JOINS.isdisjoint(words.lower[last.end : found.start]):
        return found
    if any(look(words, at, frozenset()) is not Tense.OPEN for at in between):
        return found
    try:
        first = period(last.time.date).first
    except DateError:
        return found
    again = phrase_at(words, found.start, first) if first > ref else None
    return replace(again, time=replace(again.time, form="dated")) if again else found
