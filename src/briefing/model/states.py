"""What became of a commitment: the authored status, the computed state, and what is shown."""

from __future__ import annotations

from datetime import date

from briefing.model import dates
from briefing.model.records import Commitment, StatusEntry
from briefing.model.vocabulary import FINAL_STATUSES

_TELLING = {"window-open", "overdue", "in-force", "lapsed"}
"""Computed states that say more than an authored status that is not final."""


def current(commitment: Commitment) -> StatusEntry | None:
    """Return the last status entry; a coarse date counts as its last day, ties by file order."""
    return max(
        enumerate(commitment.status), key=lambda item: (item[1].on.last, item[0]), default=(0, None)
    )[1]


def is_final(commitment: Commitment) -> bool:
    """Say whether it is settled, one way or another."""
    entry = current(commitment)
    return entry is not None and entry.status in FINAL_STATUSES


def computed(commitment: Commitment, as_of: date) -> str:
    """Return the state that follows from the due window alone."""
    return dates.state(commitment.due, as_of, law=commitment.strength == "law")


def shown(commitment: Commitment, as_of: date) -> str:
    """Return the one status that readers see.

    The authored one if it is final; else the computed one where it says more (window open,
    overdue, in force, lapsed); else the authored one; else the computed one.
    """
    entry = current(commitment)
    state = computed(commitment, as_of)
    if entry is None or (entry.status not in FINAL_STATUSES and state in _TELLING):
        return state
    return entry.status
