"""Phrases: a preposition and its time, and which kind of due time they make."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from briefing.ingest.times import periods, spans
from briefing.ingest.times.edges import ending_with, following, last_day, part_of
from briefing.ingest.times.governing import delayed, kind_of_to, moved, negated, put_off
from briefing.ingest.times.holidays import HOLIDAYS
from briefing.ingest.times.leads import (
    ABOUT,
    ABOUT_ON,
    ALONE,
    BEFORE,
    BOUNDS,
    COME,
    DURING,
    EARLIEST,
    FROM,
    HALVES_OF_DAY,
    HOURS,
    IN,
    IS_OVER,
    LEADS,
    NEAR,
    SOONER,
    TO,
    TOWARDS,
    UNTIL,
    WITHIN,
    Lead,
)
from briefing.ingest.times.lexicon import MONTHS, NUMBERS, WEEKDAYS
from briefing.ingest.times.shapes import Time
from briefing.ingest.times.spans import NEXT, length, span
from briefing.ingest.times.targets import is_entry, predicate_kind, target_kind
from briefing.ingest.times.tokens import Phrases, Words
from briefing.ingest.times.verbs import being_before
from briefing.model.vocabulary import SCALES

TARGET = "target"
"""Stands for the preposition of a time that needs none: "its 2030 target"."""
_GERUNDS = frozenset({"starting", "beginning", "commencing"})
_HOUR = re.compile(r"\d\d?(?:\.\d\d)?")
_HALF_OF_DAY = re.compile(r"\d\d?(?:\.\d\d)?(?:am|pm)")
_ZONE = 3
"""Words of a zone, at most: "eastern daylight time"."""
_INFINITIVES = frozenset({("fall",), ("spring",)})
_JOINING = frozenset({"and", "but", "so", "that"})
"""Before "come January" they begin a clause."""
_ENDING = Phrases((True, "to | until | through | ending (in) | ending on"))
_BETWEEN = frozenset({"and"})
_HAVING = frozenset({"have", "has", "given", "gets", "get"})
_FROM_NOW = frozenset({"now", "today", "hence", "away"})
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


_LINKING = (
    frozenset({"between", "now", "and"})
    | periods.LINKING
    | spans.LINKING
    | LEADS.words()
    | ABOUT.words()
    | HOURS.words()
)
"""Words of a phrase before the one that makes it a time: no phrase has others there."""
_LONGEST = 16
"""How many of them, at most."""


def first_word(words: Words, time: int) -> int:
    """Return the index from which on a phrase may begin that has its first time at `time`."""
    at = time
    while at and time - at < _LONGEST and words.lower[at - 1] in _LINKING:
        at -= 1
    return at


@lru_cache(maxsize=4096)
def _begins(word: str) -> bool:
    """Say whether a phrase may begin with a word; most words cannot."""
    if word in NUMBERS or word in {"between", "a", "an", "half"}:
        return True
    tables = (LEADS.begins(word), NEXT.begins(word), periods.begins(word))
    return any(tables) and word not in {"'", "‘"}


def phrase_at(words: Words, at: int, day: date) -> Phrase | None:
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
    lead, start = _meant(words, at, found[0]), found[1]
    verb = words.lower[at] in _GERUNDS and being_before(words, at)  # "is starting in June"
    if not lead or verb or _leads_to(words, at, start, day):
        return None
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
    if lead is TO:
        kind, time = _to(words, at, time)
    elif lead is UNTIL:
        kind = _until(words, at)
    return Phrase(at, time.end, kind, time, name) if kind else None


def _meant(words: Words, at: int, lead: Lead) -> Lead | None:
    """Return what the words before a preposition make of it; None where it is none."""
    if lead is COME:
        before = words.lower[at - 1]
        opens = not before.isalnum() or before in _JOINING
        time = words.lower[at + 1] in MONTHS or words.lower[at + 1].isdecimal()
        return lead if opens or (time and before != "to") else None
    if (lead is BEFORE or lead is SOONER) and negated(words, at):
        return EARLIEST
    if lead is NEAR and words.lower[at - 1] == "from":
        return None  # "from around 2027" is read from its first word on
    return None if lead is SOONER else lead


def _to(words: Words, at: int, time: Time) -> tuple[str, Time]:
    """Read "moved to 2028", "extended to 2028"; but not "will continue to fall"."""
    kind = kind_of_to(words, at)
    if kind == "until" and words.lower[at + 1 : time.end] in _INFINITIVES:
        kind = ""
    if kind == "in" and time.unit in {"day", "weekday"}:
        return "on", time
    late = time.edge and kind == "in"
    return kind, replace(time, date=part_of(time.date, "late")) if late else time


def _until(words: Words, at: int) -> str:
    return "not-before" if words.lower[at] != "through" and put_off(words, at) else "until"


def _leads_to(words: Words, at: int, start: int, day: date) -> bool:
    """Say whether a "to" after `at` leads: "moved from 2026 to 2028", "moved up to 2030"."""
    if words.reads(at, "from") and not delayed(words, at):
        first = periods.read(words, ABOUT.after(words, start), day, frozenset())
        to = first.end + words.reads(first.end, ",") if first else at
        return words.reads(to, "to") and moved(words, at)
    return words.reads(at, "from") or (words.reads(at, "up", "to") and moved(words, at))


def _before_it_ends(words: Words, at: int, day: date) -> Time | None:
    """Read "2027 ends", "the decade is out" after "before"."""
    time = periods.read(words, at, day)
    over = IS_OVER.at(words, time.end) if time else None
    if not time or not over:
        return None
    return replace(time, end=over[1], form="named" if time.form == "definite" else time.form)


def _time(words: Words, at: int, day: date, lead: Lead) -> Time | None:
    if lead.takes in {"spans", "next"}:
        least = at + 2 if words.reads(at, "at", "least") else at
        if time := _stretch_to(words, least, day):
            return time
        if time := span(words, least, day):
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
    the_decade = time.unit == "decade" and lead in {DURING, UNTIL}
    if time.form == "definite" and (lead is WITHIN or the_decade):
        time = replace(time, form="named")
    return time if _fits(lead, time) else None


def _stretch_to(words: Words, at: int, day: date) -> Time | None:
    """Read "the five years to March 2031", "the fiscal year ending June 30, 2027"."""
    long = length(words, at, day)
    ending = _ENDING.at(words, long[1]) if long else None
    last = periods.read(words, ending[1], day, frozenset()) if ending else None
    if not long or not last or last.form != "dated":
        return None
    text = ending_with(long[0], last.date)
    return Time(last.end, text, "dated", "stretch") if text else None


def _after_hour(words: Words, at: int) -> int:
    """Return the index after "midnight on" or "5:30 p.m. ET on"; `at` where there is no hour."""
    if named := HOURS.at(words, at):
        return named[1]
    minutes = 2 * words.reads(at + 1, ":")
    if _HALF_OF_DAY.fullmatch(words.lower[at + minutes]):  # "5pm on", "5:30pm ET on"
        end = at + minutes + 1
    elif not _HOUR.fullmatch(words.lower[at]):
        return at
    elif minutes and words.reads(at + 3, "on"):  # "23:59 on 30 June"
        return at + 4
    elif half := HALVES_OF_DAY.at(words, at + 1 + minutes):
        end = half[1]
    else:
        return at
    for on in range(end, end + _ZONE + 1):
        if words.reads(on, "on"):
            return on + 1
    return end + (words.text[end].isupper() and words.capital(end))


def _fits(lead: Lead, time: Time) -> bool:
    if lead.takes == "days":
        return time.edge or time.unit in {"day", "days", "weekday"}
    if lead is IN and time.unit == "day":
        return False  # "kicks in May 1"
    if lead.takes == "ends":
        return time.edge or time.date.endswith("~")
    if time.unit == "century" and not time.edge and "~" not in time.date:
        return False
    return time.form != "definite"


def _kind(lead: Lead, time: Time) -> tuple[str, Time]:
    """Return the kind of due time and the time as that kind means it."""
    kind = lead.at_end if time.edge else lead.kind
    if kind == "by-end" and not time.edge and time.unit in {"day", "weekday"}:
        return "by", time
    if time.edge and lead in {NEAR, TOWARDS, FROM}:
        return kind, replace(time, date=part_of(time.date, "late"))
    if (lead is NEAR or lead is ABOUT_ON) and "~" not in time.date:
        return kind, replace(time, date=f"{time.date}~")
    if kind == "not-before" and time.edge:
        return kind, replace(time, date=last_day(time.date))
    if kind == "after":
        return "not-before", replace(time, date=following(time.date))
    if kind == "in" and time.unit in {"day", "weekday"}:
        return "on", time
    return kind, time


def _allowed(words: Words, at: int, end: int) -> bool:
    """Say whether somebody has that long for a deed: "firms have two months to reply"."""
    return words.lower[at - 1] in _HAVING and words.reads(end, "to")


def _counted_from_now(words: Words, at: int, end: int) -> bool:
    """Say whether a duration without a preposition begins now."""
    now = words.lower[end - 1] in _FROM_NOW and not words.reads(end - 1, "away", "from")
    return now or _sum(words, at)


def _sum(words: Words, at: int) -> bool:
    """Say whether a sum ends before `at`: "$1 trillion the next five years"."""
    return words.lower[at - 1] in SCALES or words.lower[at - 1][:1].isdecimal()


def _bare(words: Words, at: int, time: Time) -> Phrase | None:
    """Read "its 2030 target", "the deadline for bids is June 28", "takes effect June 28"."""
    lead, kind = TARGET, target_kind(words, at, time.end)
    if not kind and is_entry(words, at, time):
        kind = "in"
    if not kind:
        lead, kind = "is", predicate_kind(words, at, time)
    named = time.unit == "stretch" and time.form == "named" and words.lower[at] not in WEEKDAYS
    day = time.unit in {"day", "days", "weekday"} and not HOLIDAYS.at(words, at)
    if not kind and (named or day):
        lead, kind = "", "in"
    kind, time = _kind(ALONE, time) if kind == "in" else (kind, time)
    return Phrase(at, time.end, kind, time, lead) if kind else None


def _alone(words: Words, at: int, day: date) -> Phrase | None:
    """Read a time without a preposition: "next year", "Q3 2026", "the end of 2027"."""
    joins = frozenset[str]() if words.reads(at - 1, "from") else periods.JOINS
    time = span(words, at, day) or periods.read(words, at, day, joins)
    if time and time.unit == "day" and words.reads(at, "the"):
        return None  # "the 2 August 2026 deadline" is read from its second word on
    if time and not time.alone and time.form in {"dated", "named"}:
        return _bare(words, at, time)
    if time and time.form == "span" and _allowed(words, at, time.end):
        return Phrase(at, time.end, "within", replace(time, form="next span"), "within")
    if not time or not time.alone:
        return None
    if time.unit == "span" and not _counted_from_now(words, at, time.end):
        return None
    if time.unit == "span":
        return Phrase(at, time.end, "within", time, "")
    if after := BOUNDS.at(words, time.end):
        kind, time = _kind(after[0], replace(time, end=after[1]))
        return Phrase(at, time.end, kind, time, "")
    kind, time = _kind(ALONE, time)
    goal = "by" in {target_kind(words, at, time.end), predicate_kind(words, at, time)}
    if kind != "by-end" and goal:
        kind = "by"
    return Phrase(at, time.end, kind, time, "")
