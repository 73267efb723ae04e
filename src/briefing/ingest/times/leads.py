"""Prepositions: the table of which kind of due time each makes."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.ingest.times.tokens import Phrases


@dataclass(frozen=True, slots=True)
class Lead:
    """What a preposition makes of the time after it."""

    kind: str
    """Kind of due time (vocabulary.DUE_KINDS); "after" and "to" become one when the date and the
    verb are known."""
    at_end: str = "by-end"
    """Kind where the end of the period is meant."""
    takes: str = "periods"
    """One of TAKES."""


TAKES = {
    "periods": "periods",
    "next": "periods, and durations that begin now: the next two years",
    "spans": "periods and any duration: two years",
    "days": "days and weekdays",
    "ends": "the end or the start of a period",
}

BY = Lead("by")
LATEST = Lead("by-end", takes="next")
BEFORE = Lead("before")
SOONER = Lead("before")
"""Only with a "not" before it: "not sooner than 2027"."""
IN = Lead("in", takes="spans")
COME = Lead("in")
"""Only at the head of a clause or before a month or year: "come January"."""
DURING = Lead("in", takes="next")
WITHIN = Lead("in", takes="spans")
ON = Lead("on", takes="days")
ABOUT_ON = Lead("on", at_end="in", takes="days")
AT = Lead("in", takes="ends")
NEAR = Lead("in", at_end="in", takes="next")
TOWARDS = Lead("in", at_end="in", takes="ends")
FROM = Lead("from", at_end="from")
EARLIEST = Lead("not-before", at_end="not-before")
AFTER = Lead("after", at_end="after")
UNTIL = Lead("until", at_end="until")
TO = Lead("to", at_end="to")
ALONE = Lead("in", takes="next")
"""Where there is no preposition."""

LEADS = Phrases(
    (BY, "by | as late as"),
    (LATEST, "(by) no later than (by) | (by) not later than | by or before"),
    (LATEST, "at the latest by | at the latest in | on or before | on or prior to"),
    (BEFORE, "before | prior to | ahead of | in advance of"),
    (SOONER, "(any) sooner than | (any) earlier than"),
    (IN, "in | over"),
    (COME, "come"),
    (
        DURING,
        "during | throughout | across | for | in the course of | over the course of | in each of",
    ),
    (WITHIN, "within | inside (of)"),
    (ON, "on"),
    (ABOUT_ON, "on or about | on or around"),
    (AT, "at"),
    (NEAR, "around | circa"),
    (TOWARDS, "towards | toward | near"),
    (FROM, "from | as from | with effect from | as of | effective (from) | effective (as) of"),
    (FROM, "starting (in) | starting on | starting from | starting as of"),
    (FROM, "beginning (in) | beginning on | beginning from | commencing (in) | commencing on"),
    (EARLIEST, "no earlier than | not earlier than | no sooner than | not sooner than"),
    (EARLIEST, "not before | never before | not until | not till | on or after"),
    (EARLIEST, "(by) as early as (in) | (by) as soon as (in) | from as early as"),
    (EARLIEST, "starting as early as | starting as soon as | beginning as early as"),
    (EARLIEST, "at the earliest in | at the earliest by"),
    (AFTER, "after | later than"),
    (UNTIL, "(up) until (after) | till | (all the way) through (to) | thru"),
    (UNTIL, "up to (and including)"),
    (TO, "to | into"),
)
"""Prepositions; the longest wins."""

ABOUT = Phrases(
    ("~", "about | around | roughly | approximately | circa | or around"),
    ("", "at least | at the latest | as early as | as late as | sometime (in) | some time in"),
    ("", "some point in | either"),
)
"""Words between a preposition and its time: whether they make it approximate."""

BOUNDS = Phrases((LATEST, "at the (very) latest"), (EARLIEST, "at the (very) earliest"))
"""Words after a time that say which of its ends counts."""

HOURS = Phrases((True, "midnight (on) | noon on | (the) close of business on"))
HALVES_OF_DAY = Phrases((True, "am | pm | a . m . | p . m . | o'clock"))
IS_OVER = Phrases((True, "ends | is out | is over | closes | runs out"))
"""After "before 2027" they mean its end."""
