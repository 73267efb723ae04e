"""Phrases: a preposition and its time, and which kind of due time they make."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from briefing.ingest.times import periods
from briefing.ingest.times.governing import lasting, moved, negated, put_off
from briefing.ingest.times.leads import (
    ABOUT,
    ALONE,
    BEFORE,
    BOUNDS,
    EARLIEST,
    FROM,
    HALVES_OF_DAY,
    HOURS,
    IS_OVER,
    LEADS,
    NEAR,
    TO,
    TOWARDS,
    WITHIN,
    Lead,
)
from briefing.ingest.times.lexicon import NUMBERS
from briefing.ingest.times.shapes import Time, period
from briefing.ingest.times.spans import NEXT, span
from briefing.ingest.times.targets import target_kind
from briefing.ingest.times.tokens import Words
from briefing.model.dates import DateError
from briefing.model.vocabulary import SCALES

TARGET = "target"
"""Stands for the preposition of a time that needs none: "its 2030 target"."""
_BETWEEN = frozenset({"and"})
_FROM_TO = frozenset({"to", "until", "through", "till", "-", "–", "—"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A due time as it stands in a sentence, before the sentence is asked whether it is one."""

    start: int
    """Index of its first word."""
    end: int
    """Index after its last."""
    kind: str
    time: Time
    lead: str
    """Its preposition; empty where it has none."""


@lru_cache(maxsize=4096)
def _begins(word: str) -> bool:
    """Say whether a phrase may begin with a word; most words cannot."""
    if word in NUMBERS or word in {"between", "a", "an", "half"}:
        return True
    tables = (LEADS.begins(word), NEXT.begins(word), periods.begins(word))
    return any(tables) and word not in {"'", "‘"}


def phrase(words: Words, at: int, day: date) -> Phrase | None:
    """Read a due time that begins at a word; None where there is none."""
    if not _begins(words.lower[at]):
        return None
    return _bounded(words, at, day) or _led(words, at, day) or _alone(words, at, day)


def _bounded(words: Words, at: int, day: date) -> Phrase | None:
    """Read "between P and P" and "from P to P"."""
    if words.reads(at, "between", "now", "and") and (time := periods.read(words, at + 3, day)):
        return Phrase(at, time.end, "by-end" if time.edge else "by", time, "between")
    joins = {"between": _BETWEEN, "from": _FROM_TO}.get(words.lower[at])
    time = periods.read(words, at + 1, day, joins, apart=True) if joins else None
    if not time or time.unit not in {"stretch", "years", "days"} or moved(words, at):
        return None
    return Phrase(at, time.end, "in", time, words.lower[at])


def _led(words: Words, at: int, day: date) -> Phrase | None:
    found = LEADS.at(words, at)
    if not found:
        return None
    lead, start = found
    if (lead is FROM or words.reads(at, "up", "to")) and moved(words, at):
        return None  # "moved from 2026 to 2028", "moved up to 2030": the "to" leads
    if lead is BEFORE and negated(words, at):
        lead = EARLIEST
    if lead is BEFORE and (time := _before_it_ends(words, start, day)):
        return Phrase(at, time.end, "by-end", time, "before")
    time = _time(words, start, day, lead)
    if not time:
        return None
    name = " ".join(words.lower[at:start])
    if time.unit == "span":
        return Phrase(at, time.end, "within", time, name)
    if after := BOUNDS.at(words, time.end):
        lead, time = after[0], replace(time, end=after[1])
    kind, time = _kind(lead, time)
    kind = _VERBS[kind](words, at) if kind in _VERBS else kind
    if lead is TO and time.edge and kind == "in":
        time = replace(time, date=periods.part_of(time.date, "late"))
    return Phrase(at, time.end, kind, time, name) if kind else None


def _before_it_ends(words: Words, at: int, day: date) -> Time | None:
    """Read "2027 ends", "the decade is out" after "before"."""
    time = periods.read(words, at, day)
    over = IS_OVER.at(words, time.end) if time else None
    if not time or not over:
        return None
    return replace(time, end=over[1], form="named" if time.form == "definite" else time.form)


def _time(words: Words, at: int, day: date, lead: Lead) -> Time | None:
    if lead.takes in {"spans", "next"} and (time := span(words, at, day)):
        return time if lead.takes == "spans" or time.form == "next span" else None
    about = ""
    start = _after_hour(words, at)
    time = periods.read(words, start, day)
    if not time and (skipped := ABOUT.at(words, start)):
        about, start = skipped
        time = periods.read(words, start, day)
    if not time:
        return None
    if about and "~" not in time.date:
        time = replace(time, date=f"{time.date}~")
    if time.form == "definite" and lead is WITHIN:
        time = replace(time, form="named")
    return time if _fits(lead, time) else None


def _after_hour(words: Words, at: int) -> int:
    """Return the index after "midnight on" or "5:30 p.m. ET on"; `at` where there is no hour."""
    if named := HOURS.at(words, at):
        return named[1]
    if not words.lower[at].isdecimal():
        return at
    end = at + 1 + 2 * words.reads(at + 1, ":")
    half = HALVES_OF_DAY.at(words, end)
    if not half:
        return at
    end = half[1] + (words.text[half[1]].isupper() and words.capital(half[1]))
    return end + 1 if words.reads(end, "on") else at


def _fits(lead: Lead, time: Time) -> bool:
    if lead.takes == "days":
        return time.unit in {"day", "days", "weekday"}
    if lead.takes == "ends":
        return time.edge or time.date.endswith("~")
    return time.form != "definite"


def _until(words: Words, at: int) -> str:
    return "not-before" if words.lower[at] != "through" and put_off(words, at) else "until"


def _to(words: Words, at: int) -> str:
    return "in" if moved(words, at) else "until" if lasting(words, at) else ""


_VERBS: dict[str, Callable[[Words, int], str]] = {"until": _until, "to": _to}
"""Kinds that depend on the verb; an empty one where there is no due time."""


def _kind(lead: Lead, time: Time) -> tuple[str, Time]:
    """Return the kind of due time and its date."""
    kind = lead.at_end if time.edge else lead.kind
    if kind == "by-end" and not time.edge and time.unit in {"day", "weekday"}:
        return "by", time
    if time.edge and lead in {NEAR, TOWARDS, FROM}:
        return kind, replace(time, date=periods.part_of(time.date, "late"))
    if lead is NEAR and "~" not in time.date:
        return kind, replace(time, date=f"{time.date}~")
    if kind == "not-before" and time.edge:
        return kind, replace(time, date=_last_day(time.date))
    if kind == "after":
        return "not-before", replace(time, date=_following(time.date))
    if kind == "in" and time.unit in {"day", "weekday"}:
        return "on", time
    return kind, time


def _last_day(text: str) -> str:
    try:
        return period(text).last.isoformat()
    except DateError:
        return f"{text.rstrip('~')}~"


def _following(text: str) -> str:
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


def _sum(words: Words, at: int) -> bool:
    """Say whether a sum ends before `at`: "$1 trillion the next five years"."""
    return words.lower[at - 1] in SCALES or words.lower[at - 1][:1].isdecimal()


def _alone(words: Words, at: int, day: date) -> Phrase | None:
    """Read a time without a preposition: "next year", "Q3 2026", "the end of 2027"."""
    joins = frozenset[str]() if words.reads(at - 1, "from") else periods.JOINS
    time = span(words, at, day) or periods.read(words, at, day, joins)
    if time and not time.alone and time.form in {"dated", "named"} and time.unit != "weekday":
        kind = target_kind(words, at, time.end)
        return Phrase(at, time.end, kind, time, TARGET) if kind else None
    if not time or not time.alone:
        return None
    if time.unit == "span" and not words.reads(time.end - 1, "now") and not _sum(words, at):
        return None
    if time.unit == "span":
        return Phrase(at, time.end, "within", time, "")
    if after := BOUNDS.at(words, time.end):
        kind, time = _kind(after[0], replace(time, end=after[1]))
        return Phrase(at, time.end, kind, time, "")
    kind, time = _kind(ALONE, time)
    if kind != "by-end" and target_kind(words, at, time.end) == "by":
        kind = "by"
    return Phrase(at, time.end, kind, time, "")
