"""Whether the words around a time look ahead or back.

The nearest verb on the left governs a time, or the nearest on the right where the time opens its
clause or no verb stands before it.
"""

from __future__ import annotations

from briefing.ingest.times.tokens import Words, listed
from briefing.ingest.times.verbs import SCHEDULED, Tense, look

REACH = 24
"""Words that are looked at on each side."""
_AFTER_BEING = 5
"""Words after "is" in which a verb may still say more: "is now expected"."""

_WALLS = listed("; ( ) | — •")
"""Where a clause ends; a remark in brackets as a whole is passed over."""
_OPENERS = listed(", ‘ — – - | ; : ( ) • that and but because if which who") | {""}
_SUBJECTS = listed(", that which who it he she they we you")


def tense(words: Words, start: int, end: int, acts: frozenset[str], near: bool) -> Tense:
    """Say where the words around those from `start` to before `end` look.

    `acts` are acts of promising that look ahead although they are in the past tense; `near` says
    that a past verb right before the time governs it in any case: "the chip shown in June".
    """
    left = _left(words, start, acts, near)
    if left is not Tense.OPEN and words.lower[start - 1] not in _OPENERS:
        return left
    right = _right(words, end, acts)
    return left if right is Tense.OPEN else right


def _left(words: Words, start: int, acts: frozenset[str], near: bool) -> Tense:
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
        match look(words, at, acts):
            case Tense.AHEAD if not back or word not in SCHEDULED:
                return Tense.AHEAD
            case Tense.BACK if near and at == start - 1:
                return Tense.BACK
            case Tense.BACK:
                back = True
            case Tense.NOW if not back:
                return Tense.NOW
    return Tense.BACK if back else Tense.OPEN


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


def _right(words: Words, end: int, acts: frozenset[str]) -> Tense:
    last, found = min(words.length, end + REACH), Tense.OPEN
    at = end
    while at < last:
        word = words.lower[at]
        if word == "(":
            at = _after_bracket(words, at)
            continue
        if word in _WALLS:
            break
        match look(words, at, acts):
            case Tense.NOW:
                last, found = min(last, at + _AFTER_BEING), Tense.NOW
            case Tense.AHEAD | Tense.BACK as sure:
                return sure
        at += 1
    return found
