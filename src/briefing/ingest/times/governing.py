"""What the verb before a phrase makes of it: "delayed until", "won't … until", "extended to"."""

from __future__ import annotations

from collections.abc import Collection

from briefing.ingest.times.tokens import Words, listed

_NEAR = 20
_CLAUSE = 16
"""Words before the phrase in which the verb is looked for."""

_DELAYED = listed(
    """delay delays delayed delaying postpone postpones postponed postponing push pushes pushed
    pushing slip slips slipped slipping defer defers deferred deferring slid slide slides
    reschedule rescheduled reset adjourn adjourned"""
)
_MOVED = _DELAYED | listed(
    """move moves moved moving shift shifts shifted shifting bring brings brought pull pulls pulled
    advanced accelerated"""
)
_EXTENDED = listed("extend extends extended extending")
_WAITED = _MOVED | listed("wait waits waited suspend suspended halt halted shelved off")
_LASTING = (
    listed(
        """run runs running last lasts lasting continue continues
    continued valid roadmap outlook out renewed extension contract contracted good stay stays remain
    remains operate keep stretch stretches cash runway funded"""
    )
    | _EXTENDED
)
_ASIDE = listed("forward back ahead out")
"""Before "to" they go with a verb of moving: "pulled its roadmap forward to 2027"."""
_NOT = listed("not no never none nothing nobody neither nor without hardly unlikely cannot")
_WALLS = frozenset(";:()|")


def moved(words: Words, at: int) -> bool:
    """Say whether the time that begins at `at` was put in the place of another, or is replaced."""
    return _distance(words, at, _NEAR, _MOVED | _EXTENDED) > 0


def extended(words: Words, at: int) -> bool:
    """Say whether something was made to last to the time that begins at `at`."""
    return _distance(words, at, _NEAR, _EXTENDED) > 0


def delayed(words: Words, at: int) -> bool:
    """Say whether something was delayed from the time that begins at `at`."""
    return _distance(words, at, _NEAR, _DELAYED) > 0


def put_off(words: Words, at: int) -> bool:
    """Say whether something does not happen until the time that begins at `at`."""
    return _distance(words, at, _NEAR, _WAITED) > 0 or negated(words, at)


def negated(words: Words, at: int) -> bool:
    """Say whether the clause before `at` has a "not"."""
    return _distance(words, at, _CLAUSE, _NOT, "n't") > 0


def kind_of_to(words: Words, at: int) -> str:
    """Return what "to" makes of a time.

    "in" where something is moved there, "until" where it lasts up to then, nothing otherwise.
    """
    moving = _distance(words, at, _NEAR, _MOVED)
    if moving and words.lower[at - 1] in _ASIDE:
        return "in"
    lasting = _distance(words, at, _NEAR, _LASTING)
    if not moving and not lasting:
        return ""
    return "in" if not lasting or 0 < moving < lasting else "until"


def _distance(
    words: Words, at: int, reach: int, wanted: Collection[str], ending: str = "\0"
) -> int:
    """Count the words back to the nearest that is wanted; 0 where the clause has none."""
    for back in range(1, min(reach, at) + 1):
        word = words.lower[at - back]
        if word in _WALLS:
            return 0
        if word in wanted or word.endswith(ending):
            return back
    return 0
