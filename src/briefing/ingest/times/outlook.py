"""Whether a sentence looks ahead as far as a phrase needs it to.

"By the end of next year" needs nothing, "in June" a sentence that does not look back, "this year"
one that looks ahead.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from enum import Enum

from briefing.ingest.times.governing import extended
from briefing.ingest.times.phrases import TARGET, Phrase
from briefing.ingest.times.shapes import Time, period
from briefing.ingest.times.tense import Reading, tense, undone
from briefing.ingest.times.tokens import Phrases, Words
from briefing.ingest.times.verbs import AGREED, GUESSED, PLEDGED, REQUESTED, Tense
from briefing.model.dates import DateError, Period


class Need(Enum):
    """What a phrase needs of its sentence to be a due time."""

    NOTHING = "nothing"
    NOT_BACK = "that it does not look back"
    AHEAD = "that it looks ahead"
    NEVER = "it lies in the past"


_REPORTED = frozenset({"year", "quarter", "month", "week"})
"""Units whose present one news tells of: "rose this quarter"."""
_PAST = frozenset({Tense.BACK, Tense.UNDONE})
_REACH = 12
"""Words before a time in which "would" is looked for."""
_UNMET = Phrases(
    (True, "has not | have not | hasn't | haven't | has yet to | have yet to"),
    (True, "did not | didn't | never | has never | have never | failed"),
)
"""After a time that is running they say that it brought nothing."""
_ARTICLE_AND_NOUN = 3
"""Words of "in the winter"; without the article it may be any winter."""
_OLD = 2000
"""A year before this one is past, also in a text of an unknown day."""
_YEAR = timedelta(days=365)
_NEWS = timedelta(days=92)


def looks_ahead(words: Words, phrase: Phrase, ref: date | None) -> bool:
    """Say whether the sentence looks ahead as far as the phrase needs it to."""
    need = _need(phrase, ref)
    if need is Need.NEVER:
        return False
    if ref and _begun(phrase.time, ref) and _UNMET.at(words, phrase.end):
        return False  # "production slated to begin in 2024 has not begun"
    if need is Need.NOTHING:
        return not undone(words, phrase.start)
    named = phrase.time.form == "named"
    over = named and ref is not None and _told_of(phrase, ref)
    strict = over or (named and not phrase.lead)  # as often of the past: "on Monday"
    given = words.reads(phrase.end, "to") or (not strict and extended(words, phrase.start))
    if phrase.kind == "until" and given and not over:
        return True  # "it gave itself until the end of June to find a buyer"
    after = phrase.end + (phrase.lead == TARGET)  # the launch of "a March launch" is no verb
    reading = Reading(
        _acts(phrase, ref),
        near=phrase.kind in {"in", "on"},
        strict=strict,
        weekday=phrase.time.unit == "weekday" and phrase.kind == "on",
        news=ref is not None and (_is_past(phrase.time, ref) or (over and _is_news(phrase, ref))),
    )
    found = tense(words, phrase.start, after, reading)
    if over and "would" in words.lower[max(0, phrase.start - _REACH) : phrase.start]:
        return False  # "it said in October that it would in December"
    if phrase.time.edge and found is Tense.NOW:
        return True  # "is removed at the end of January"
    return found is Tense.AHEAD or (need is Need.NOT_BACK and found not in _PAST)


def _acts(phrase: Phrase, ref: date | None) -> frozenset[str]:
    """Return the acts of promising that are not themselves at the time of the phrase."""
    if phrase.time.unit == "span":
        return PLEDGED | AGREED
    if phrase.time.unit == "fiscal":
        coming = ref is not None and phrase.time.date > f"FY{ref.year}"
        return PLEDGED | GUESSED | (REQUESTED if coming else frozenset())
    quarterly = phrase.time.unit in {"quarter", "half"} and not (ref and _told_of(phrase, ref))
    if phrase.kind in {"in", "on"} and phrase.lead != "for" and not quarterly:
        return GUESSED if phrase.time.unit == "year" else frozenset()
    return PLEDGED | GUESSED


def _need(phrase: Phrase, ref: date | None) -> Need:
    time = phrase.time
    if time.form == "dated":
        return _of_undated_text(phrase) if ref is None else _of_date(phrase, ref)
    if time.form == "span":
        return Need.NOT_BACK if phrase.lead in {"within", "inside"} else Need.AHEAD
    if time.form == "next span":
        return Need.NOT_BACK
    if phrase.lead == "after":
        return Need.AHEAD
    if phrase.lead == "to":  # what was moved there has a verb of its own
        return Need.NOTHING
    if ref is not None and _is_past(time, ref):
        return Need.NEVER  # "at the beginning of the year", said in May
    if phrase.kind == "not-before" or time.form == "counted":
        return Need.NOTHING
    if phrase.lead in {"as of", "is"} and _begun(time, ref):
        return Need.NEVER
    return Need.AHEAD if _weak(phrase, ref) else Need.NOT_BACK


def _weak(phrase: Phrase, ref: date | None) -> bool:
    """Say whether a time without a year is as often one of the past."""
    time = phrase.time
    if time.form == "this":
        return time.unit in _REPORTED and phrase.lead not in {"within", "by"}
    if phrase.lead in {"for", "", "as of", "at", TARGET}:
        return time.unit != "decade"  # "for the rest of the decade"
    if time.unit == "season" and phrase.end - phrase.start < _ARTICLE_AND_NOUN:
        return True  # "it rains in winter"
    if time.unit == "weekday" and phrase.kind == "on" and phrase.lead != "is":
        return True
    return ref is not None and _told_of(phrase, ref)


def _begun(time: Time, ref: date | None) -> bool:
    days = _days(time)
    return ref is not None and days is not None and days.first <= ref


def _is_past(time: Time, ref: date) -> bool:
    days = _days(time)
    return days is not None and days.last < ref


def just_over(time: Time, ref: date) -> bool:
    """Say whether the last time of this name is nearer than the next: Q1, seen from May."""
    days = _days(time)
    if days is None or days.first <= ref or time.unit in {"decade", "century"}:
        return False
    if time.unit in {"quarter", "half", "season"} and days.first.year == ref.year:
        return False
    return ref - days.last + _YEAR < days.first - ref


def _told_of(phrase: Phrase, ref: date) -> bool:
    """Say whether a named time is as often told of.

    That is one just over, a month that has begun, or a quarter of which most is over.
    """
    days = _days(phrase.time)
    month, quarter = phrase.time.unit == "month", phrase.time.unit == "quarter"
    running = days is not None and days.first < ref and (month or (quarter and _late(days, ref)))
    return (running and phrase.kind == "in") or just_over(phrase.time, ref)


def _late(days: Period, ref: date) -> bool:
    return days.last - ref < ref - days.first


def _is_news(phrase: Phrase, ref: date) -> bool:
    """Say whether most of a month is over, so lately that headlines tell of it in the present.

    One that says the day, such as "takes effect on 1 January", is no headline; nor is "ends at the
    end of January".
    """
    days = _days(phrase.time)
    if days is None or phrase.kind == "on" or phrase.time.edge:
        return False
    if days.first <= ref:
        return _late(days, ref)
    return ref - days.last + _YEAR < _NEWS


def _of_undated_text(phrase: Phrase) -> Need:
    days = _days(phrase.time)
    if days and days.last.year < _OLD:
        return Need.NEVER
    alone = not phrase.lead and phrase.time.unit in {"day", "month"}
    entry = phrase.lead == TARGET and phrase.kind == "in"
    return Need.AHEAD if alone or entry or phrase.lead == "as of" else Need.NOT_BACK


def _of_date(phrase: Phrase, ref: date) -> Need:
    days = _days(phrase.time)
    if days is None:
        return _of_fiscal_year(phrase, ref)
    if days.first > ref or _last_part(phrase.time).first > ref:
        return Need.NOTHING
    if days.last < ref:  # a promise that fell due, but no mere event
        due = phrase.kind in {"by", "by-end", "before"} and phrase.lead not in {"at", TARGET}
        return Need.AHEAD if due else Need.NEVER
    if phrase.lead == "as of":
        return Need.NEVER
    if phrase.lead == "to":
        return Need.NOTHING
    if phrase.time.edge and phrase.kind == "by-end" and phrase.lead not in {"", "at"}:
        return Need.NOTHING
    alone = phrase.lead in {"", "for"} and not phrase.time.edge
    whole = phrase.kind in {"in", "from"} and days.precision == "year"
    return Need.AHEAD if alone or whole else Need.NOT_BACK


def _last_part(time: Time) -> Period:
    """Return the second of the two periods of an interval: 2027 of "2026–2027"."""
    return period(time.date.rstrip("~").split("/")[-1])


def _of_fiscal_year(phrase: Phrase, ref: date) -> Need:
    """Fiscal years begin up to a year before the calendar year that they are named after."""
    year = re.match(r"FY(\d{4})", phrase.time.date)
    if not year:
        return Need.NEVER
    ahead = int(year[1]) - ref.year
    if ahead > 1:
        return Need.NOTHING
    if ahead < 0:
        return Need.NEVER
    return Need.AHEAD if ahead == 0 or not phrase.lead else Need.NOT_BACK


def _days(time: Time) -> Period | None:
    try:
        return period(time.date)
    except DateError:
        return None
