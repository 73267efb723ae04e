"""Whether the words around a time look ahead or back.

The nearest verb on the left governs a time, or the nearest on the right where the time opens its
clause or no verb stands before it.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefing.ingest.times.tokens import Words, listed
from briefing.ingest.times.verbs import NO_FINITE, SCHEDULED, Tense, look

REACH = 24
"""Words that are looked at on each side."""
_AFTER_BEING = 5
"""Words after "is" in which a verb may still say more: "is now expected"."""

_WALLS = listed("; ( ) | — •")
"""Where a clause ends; a remark in brackets as a whole is passed over."""
_OPENERS = listed(", ‘ — – - | ; : ( ) • that and but because if which who") | {""}
_SUBJECTS = listed(", that which who it he she they we you")
_WAS = frozenset({"was", "were"})
_PLANS = listed("plan project forecast target goal roadmap timeline outlook guidance deadline")
_MANY_PLANS = listed("plans projects forecasts targets goals")
_PARTICLES = listed("up down out off over back away")
"""Between a verb and its time: "handed down Monday"."""
_EVENTS = listed("after following since amid despite according")
"""Before an event they say that it has been: "after its launch in June"."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How the words around a time are read."""

    acts: frozenset[str] = frozenset()
    """Acts of promising that look ahead although they are in the past tense."""
    near: bool = False
    """Whether a past verb right before the time governs it in any case: "shown in June"."""
    strict: bool = False
    """Whether only a finite verb makes it a time to come: not "its decision to go in June"."""
    weekday: bool = False
    """Whether a plan is more likely what was done that day: "laid out plans on Thursday"."""
    news: bool = False
    """Whether the present tense of headlines tells of it: "opens its lab in June", from July."""


def tense(words: Words, start: int, end: int, reading: Reading) -> Tense:
    """Say where the words around those from `start` to before `end` look."""
    left = _left(words, start, reading)
    opens = words.lower[start - 1] in _OPENERS
    if (left is not Tense.OPEN or reading.strict) and not opens:
        return left
    right = _right(words, end, reading)
    return left if right is Tense.OPEN else right


def undone(words: Words, start: int) -> bool:
    """Say whether the verb before `start` tells of what never came."""
    return _left(words, start, Reading(strict=True)) is Tense.UNDONE


def _left(words: Words, start: int, reading: Reading) -> Tense:
    """Look left for the verb of the clause.

    A past verb that stands apart from the time may be part of the object ("will ship the chip it
    showed off in June"), so that a verb before it counts unless a new subject stands between.
    """
    back, at = False, start
    while at > max(0, start - REACH):
        at = _before(words, at)
        word = words.lower[at]
        if word in _WALLS or (back and word in _SUBJECTS):
            break
        found = _word(words, at, reading)
        if word in _WAS and reading.strict:
            return Tense.BACK  # its subject may be a plan: "plans to build it were shown in June"
        if found is Tense.BACK:
            last = reading.near and at == start - 1 - (words.lower[start - 1] in _PARTICLES)
            if last or (reading.strict and word in _EVENTS):
                return found
            back = True
        elif found is not Tense.OPEN and not (back and (found is Tense.NOW or word in SCHEDULED)):
            return found
    return Tense.BACK if back else Tense.OPEN


def _word(words: Words, at: int, reading: Reading) -> Tense:
    """Say where one word looks, as a reading takes it."""
    word = words.lower[at]
    ahead = word == "following" and look(words, at, reading.acts) is Tense.AHEAD
    if word in _EVENTS and words.lower[at + 1] not in _SUBJECTS and not ahead:
        return Tense.BACK
    if reading.strict and word == "to" and not _of_headline(words, at):
        return Tense.OPEN
    if (reading.strict or reading.weekday) and _is_noun(words, at):
        return Tense.OPEN
    if reading.news and word in SCHEDULED:
        return Tense.OPEN
    return look(words, at, reading.acts)


def _of_headline(words: Words, at: int) -> bool:
    """Say whether a name stands before "to": "Roe to retire in June"; not "Asked to speak"."""
    return words.capital(at - 1) and not words.lower[at - 1].endswith("ed")


def _is_noun(words: Words, at: int) -> bool:
    """Say whether a word that may be a verb is what a verb is done to: "showed a draft plan"."""
    before = words.lower[at - 1]
    if before in NO_FINITE:
        return True
    if words.reads(at + 1, "to"):
        return False
    if words.lower[at] in _PLANS:
        return not (before.endswith("s") or before in _SUBJECTS)
    verb = at - 1 - (before in _PARTICLES)
    return words.lower[at] in _MANY_PLANS and look(words, verb, frozenset()) is Tense.BACK


def _before(words: Words, at: int) -> int:
    """Return the index of the word before `at`, or before a remark in brackets there."""
    if words.lower[at - 1] != ")":
        return at - 1
    for opening in range(at - 2, max(-1, at - 2 - REACH), -1):
        if words.lower[opening] == "(":
            return max(0, opening - 1)
    return at - 1


def _after_bracket(words: Words, at: int) -> int:
    """Return the index after a remark in brackets that begins at `at`."""
    for closing in range(at, at + REACH):
        if words.lower[closing] == ")":
            return closing + 1
    return at + REACH


def _right(words: Words, end: int, reading: Reading) -> Tense:
    last, found = min(words.length, end + REACH), Tense.OPEN
    at = end
    while at < last:
        word = words.lower[at]
        if word == "(":
            at = _after_bracket(words, at)
            continue
        if word in _WALLS:
            break
        noun = words.lower[at - 1] in NO_FINITE  # "the plan was dropped"
        told = noun or (reading.news and word in SCHEDULED)
        match Tense.OPEN if told else look(words, at, reading.acts):
            case Tense.NOW:
                last, found = min(last, at + _AFTER_BEING), Tense.NOW
            case Tense.AHEAD | Tense.BACK | Tense.UNDONE as sure:
                return sure
        at += 1
    return found
