"""Restatements: several sentences of one text that say the same thing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date
from itertools import chain

from briefing.ingest.commitments.nouns import words
from briefing.ingest.drafts import Candidate, DueTime

ALIKE = 0.3
"""Share of the words of the shorter action that both have, from which two actions are the same."""

FAR_BACK = 100
"""Candidates of one actor that another is compared with, so that no text takes long."""

MONTHS_APART = 62
"""Days between the last days of two due times from which they are not the same."""

_WORD = re.compile(r"[a-z]{3,}|\d+")
_COMMON = words(
    """
    the and its their for with from into that this will would new own more than over about around
    billion million trillion company including also has have been our they his her all can plan
    plans aim aims expected year years end part
    """
)
"""Words that say nothing of the action."""


def merged(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Keep the best of each group of candidates that state the same thing, in order of the text."""
    kept: dict[str, list[Candidate]] = defaultdict(list)
    for candidate in sorted(candidates, key=lambda one: (-one.score, one.start)):
        namesakes = kept[_first_word(candidate.who)]
        if not any(_same(candidate, other) for other in namesakes[-FAR_BACK:]):
            namesakes.append(candidate)
    found = chain.from_iterable(kept.values())
    return sorted(found, key=lambda one: (one.start, one.due.start if one.due else -1))


def _first_word(name: str) -> str:
    return name.casefold().partition(" ")[0]


def _same(one: Candidate, other: Candidate) -> bool:
    if not (_same_name(one.who, other.who) and _same_due(one, other)):
        return False
    if one.start == other.start and one.due == other.due:
        return True
    likeness = _likeness(one, other)
    if "not-until" in {one.modality, other.modality}:
        return likeness >= ALIKE or (
            one.modality == other.modality and _last_day(one) == _last_day(other)
        )
    if _sum(one) and _sum(other):
        return _sum(one) == _sum(other) or likeness >= 2 * ALIKE
    return likeness >= ALIKE


def _sum(candidate: Candidate) -> tuple[object, ...]:
    """Return the money that is named, if any."""
    amount = candidate.amount
    return (amount.value, amount.scale, amount.currency) if amount and amount.currency else ()


def _same_name(one: str, other: str) -> bool:
    """Say whether two names are one, or one is short for the other: Cambricon Technologies."""
    first, second = one.casefold(), other.casefold()
    return first == second or first.startswith(f"{second} ") or second.startswith(f"{first} ")


def _same_due(one: Candidate, other: Candidate) -> bool:
    """Say whether two due times end, or begin, in the same year; those without one are alike."""
    if one.due is None or other.due is None:
        return one.due is other.due
    if _apart(one.due, other.due):
        return False
    if both := _years(one, other, _last):
        postponed = one.modality == other.modality == "not-until"
        return both[0] == both[1] or (postponed and _begin_alike(one, other))
    return (one.due.date or one.due.relative) == (other.due.date or other.due.relative)


_FINE = frozenset({"day", "month", "quarter", "season", "half"})


def _apart(one: DueTime, other: DueTime) -> bool:
    """Say whether two due times are precise and lie months apart: in March, in the autumn."""
    last = _last(one), _last(other)
    if not {one.precision, other.precision} <= _FINE or not (last[0] and last[1]):
        return False
    return abs((last[0] - last[1]).days) > MONTHS_APART


def _begin_alike(one: Candidate, other: Candidate) -> bool:
    both = _years(one, other, lambda due: due.earliest)
    return bool(both) and both[0] == both[1]


def _years(
    one: Candidate, other: Candidate, day: Callable[[DueTime], date | None]
) -> tuple[int, ...]:
    """Return the years of a day of two due times; nothing where one has none."""
    days = [day(due) for due in (one.due, other.due) if due]
    years = tuple(day.year for day in days if day)
    return years if len(years) == len((one, other)) else ()


def _last(due: DueTime) -> date | None:
    return due.latest or due.earliest


def _last_day(candidate: Candidate) -> date | None:
    return _last(candidate.due) if candidate.due else None


def _likeness(one: Candidate, other: Candidate) -> float:
    """Return the share of common words of the shorter of two actions, 1 where one names nothing."""
    first, second = _words(one), _words(other)
    if not first or not second:
        return 1.0
    return len(first & second) / min(len(first), len(second))


def _words(candidate: Candidate) -> set[str]:
    """Return the stems of the words of an action."""
    return {word[:5] for word in _WORD.findall(candidate.action.lower()) if word not in _COMMON}
