"""What the verb before a phrase makes of it: "delayed until", "won't … until", "extended to"."""

from __future__ import annotations

from collections.abc import Collection

from briefing.ingest.times.tokens import Words, listed

_NEAR = 14
_CLAUSE = 16
"""Words before the phrase in which the verb is looked for."""

_MOVED = listed(
    """delay delays delayed delaying postpone postpones postponed postponing push pushes pushed
    pushing move moves moved moving slip slips slipped slipping defer defers deferred deferring
    shift shifts shifted shifting slid slide slides reschedule rescheduled bring brought pull pulled
    pulls brings advanced accelerated"""
)
_WAITED = _MOVED | listed("wait waits waited suspend suspended halt halted shelved off")
_LASTING = listed(
    """extend extends extended extending run runs running last lasts lasting continue continues
    continued valid roadmap outlook out renewed extension contract contracted good stay stays remain
    remains operate keep"""
)
_NOT = listed("not no never none nothing nobody neither nor without hardly unlikely cannot")
_WALLS = frozenset(";:()|")


def moved(words: Words, at: int) -> bool:
    """Say whether something was delayed or moved to the time that begins at `at`."""
    return _before(words, at, _NEAR, _MOVED)


def put_off(words: Words, at: int) -> bool:
    """Say whether something does not happen until the time that begins at `at`."""
    return _before(words, at, _NEAR, _WAITED) or negated(words, at)


def negated(words: Words, at: int) -> bool:
    """Say whether the clause before `at` has a "not"."""
    return _before(words, at, _CLAUSE, _NOT, "n't")


def lasting(words: Words, at: int) -> bool:
    """Say whether something lasts to the time that begins at `at`."""
    return _before(words, at, _NEAR, _LASTING)


def _before(words: Words, at: int, reach: int, wanted: Collection[str], ending: str = "\0") -> bool:
    for index in range(at - 1, max(-1, at - 1 - reach), -1):
        word = words.lower[index]
        if word in _WALLS:
            return False
        if word in wanted or word.endswith(ending):
            return True
    return False
