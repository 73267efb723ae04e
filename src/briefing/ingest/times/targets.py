"""Times that need no preposition next to some words: "its 2030 target", "due 2027"."""

from __future__ import annotations

from briefing.ingest.times.lexicon import ARTICLES
from briefing.ingest.times.shapes import Time
from briefing.ingest.times.tokens import Phrases, Words, listed

_GOALS = listed("target targets goal goals deadline deadlines objective objectives")
_EVENTS = listed(
    """launch release debut rollout roll-out opening completion start start-up startup delivery
    deliveries deployment availability ipo listing rollout handover shutdown"""
)
_GOALS_BEFORE = Phrases(
    ("by", "target (date) of | target year of | target (date) : | target year : | target date is"),
    ("by", "deadline of | deadline : | deadline is | goal (date) of | goal : | cut-off of"),
)
_ANNOUNCED = listed(
    """due slated expected coming planned scheduled eta launching available opening arriving
    targeting targets eyes eyeing launch release payable anticipated covers covering period years"""
)
_SIGNS = frozenset({":", "-", "–", "—"})
_IS = frozenset({"is", "be", "remains"})
_AFTER_DAY = listed("at in from and but with for")
"""Words that go on after "the hearing is Monday"; a noun would make it "is Monday morning fun"."""
_SUBJECT = 14
"""Words before a time in which the subject of its "is" is looked for."""
_BETWEEN = 2
"""Words that may stand between a time and its goal: "2030 net-zero goal"."""


def is_goal_or_event(words: Words, at: int) -> bool:
    """Say whether "target", "launch" or the like stands at `at`."""
    at = _past_comma(words, at)
    return words.lower[at] in _GOALS or words.lower[at] in _EVENTS


def _past_comma(words: Words, at: int) -> int:
    """Return the index of the goal in "a March 17, 2026, deadline"; `at` where there is none."""
    return at + (words.reads(at, ",") and words.lower[at + 1] in _GOALS)


def predicate_kind(words: Words, at: int, time: Time) -> str:
    """Return the kind of a time that is said of a date: "the target date for it is 2030"."""
    if words.lower[at - 1] not in _IS:
        return ""
    said_of = words.lower[max(0, at - _SUBJECT) : at]
    if not _GOALS.isdisjoint(said_of):
        return "by"
    after = words.lower[time.end]
    said = time.unit in {"day", "days", "weekday"} and (after in _AFTER_DAY or not after.isalpha())
    return "in" if said else ""


def is_entry(words: Words, at: int, time: Time) -> bool:
    """Say whether a time heads an entry of a plan, "2027: the plant opens", or dates one: "(2027)".

    The days of such entries are as often those of what has been.
    """
    before, after = words.lower[at - 1], words.lower[time.end]
    if (before, after) == ("(", ")"):
        return time.unit in {"year", "years"}
    ended = after in _SIGNS and not words.glued[time.end + 1]
    return before in {"", ":"} and ended and time.unit not in {"day", "weekday"}


def target_kind(words: Words, at: int, end: int) -> str:
    """Return the kind of due time of a time from `at` to before `end`; empty where it is none."""
    end = _past_comma(words, end)
    between = 2 * _BETWEEN if words.reads(end, "as") else _BETWEEN  # "2035 as the main target"
    for after in range(end, end + between + 1):
        if words.lower[after] in _GOALS:
            return "by"
        if not words.lower[after].isalpha() and words.lower[after] != "-":
            break
    if words.lower[end] in _EVENTS:
        return "in"
    for back in (2, 3):
        if (found := _GOALS_BEFORE.at(words, at - back)) and found[1] == at:
            return found[0]
    before = at - 1 - (words.lower[at - 1] in {":", "in"})
    word = words.lower[before]
    adjective = word.endswith("ed") and words.lower[before - 1] in ARTICLES | {"'s"}
    return "in" if word in _ANNOUNCED and not adjective else ""  # "its planned August date"
