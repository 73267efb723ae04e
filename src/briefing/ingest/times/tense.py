"""Whether the words around a time look ahead or back.

The nearest verb on the left governs a time, or the nearest on the right where the time opens its
clause or no verb stands before it.
"""

from __future__ import annotations

from briefing.ingest.times.tokens import Words, listed
from briefing.ingest.times.verbs import Tense, look

REACH = 30
"""Words that are looked at on each side."""
_AFTER_BEING = 5
"""Words after "is" in which a verb may still say more: "is now expected"."""

_WALLS = listed("; ( ) | — •")
_OPENERS = listed(", ‘ — – - | ; : ( ) • that and but because if which who") | {""}
_SUBJECTS = listed(", that which who it he she they we you")


def tense(words: Words, start: int, end: int, acts: frozenset[str] = frozenset()) -> Tense:
    """Say where the words around those from `start` to before `end` look.

    `acts` are acts of promising that look ahead although they are in the past tense.
    """
    left = _left(words, start, acts)
    if left is not Tense.OPEN and words.lower[start - 1] not in _OPENERS:
        return left
    right = _right(words, end, acts)
    return left if right is Tense.OPEN else right


def _left(words: Words, start: int, acts: frozenset[str]) -> Tense:
    """Look left for the verb of the clause.

    A past verb that stands apart from the time may be part of the object ("will ship the chip it
    showed off in June"), so that a verb before it counts unless a new subject stands between.
    """
    back = False
    for at in range(start - 1, max(-1, start - 1 - REACH), -1):
        word = words.lower[at]
        if word in _WALLS or (back and word in _SUBJECTS):
            break
        match look(words, at, acts):
            case Tense.AHEAD:
                return Tense.AHEAD
            case Tense.BACK if at == start - 1:
                return Tense.BACK
            case Tense.BACK:
                back = True
            case Tense.NOW if not back:
                return Tense.NOW
    return Tense.BACK if back else Tense.OPEN


def _right(words: Words, end: int, acts: frozenset[str]) -> Tense:
    last, found = min(words.length, end + REACH), Tense.OPEN
    at = end
    while at < last and words.lower[at] not in _WALLS:
        match look(words, at, acts):
            case Tense.NOW:
                last, found = min(last, at + _AFTER_BEING), Tense.NOW
            case Tense.AHEAD | Tense.BACK as sure:
                return sure
        at += 1
    return found
