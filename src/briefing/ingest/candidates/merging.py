"""Restatements: several sentences of one text that say the same thing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from math import inf

from briefing.ingest.candidates.nouns import ACTORS, AUTHORITIES, words
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
    found: list[Candidate] = []
    for candidate in sorted(candidates, key=lambda one: (-one.score, one.start)):
        namesakes = kept[_initial(candidate.who)]
        others = found if _is_noun(candidate.who) else [*kept[""], *namesakes]
        if not any(_same(candidate, other) for other in others[-FAR_BACK:]):
            namesakes.append(candidate)
            found.append(candidate)
    return sorted(found, key=lambda one: (one.start, one.due.start if one.due else -1))


def _initial(name: str) -> str:
    """Return what namesakes have in common; nothing for a noun, which may stand for anybody."""
    return "" if _is_noun(name) else name[:1].casefold()


def _is_noun(name: str) -> bool:
    return name.rpartition(" ")[2].casefold() in ACTORS | AUTHORITIES


def _same(one: Candidate, other: Candidate) -> bool:
    if not _same_due(one, other):
        return False
    if not _same_name(one.who, other.who):
        nameless = _is_noun(one.who) or _is_noun(other.who)
        return nameless and _likeness(one, other) >= 2 * ALIKE
    if one.start == other.start and one.due == other.due:
        return True
    likeness = _likeness(one, other)
    if _postponed(one, other):
        return likeness >= ALIKE or _days_apart(one.due, other.due) <= MONTHS_APART
    if _sum(one) and _sum(other):
        return _sum(one) == _sum(other) or likeness >= 2 * ALIKE
    return likeness >= ALIKE


def _postponed(one: Candidate, other: Candidate) -> bool:
    """Say whether both tell that something will not be before a day."""
    return one.modality == other.modality == "not-until"


def _sum(candidate: Candidate) -> tuple[object, ...]:
    """Return the money that is named, if any."""
    amount = candidate.amount
    return (amount.value, amount.scale, amount.currency) if amount and amount.currency else ()


def _same_name(one: str, other: str) -> bool:
    """Say whether two names are one, or one is short for the other: Acme Technologies, AT."""
    short, long = sorted((one.casefold(), other.casefold()), key=len)
    initials = "".join(word[0] for word in long.split())
    return (
        short == long
        or long.startswith(f"{short} ")
        or (len(short) > 1 and initials.startswith(short))
    )


def _same_due(one: Candidate, other: Candidate) -> bool:
    """Say whether two due times can be the same; statements without one are alike in that.

    They end, or what is put off begins, in the same year, and not months apart if they are precise.
    """
    if one.due is None or other.due is None:
        return one.due is other.due
    if not (_last(one.due) and _last(other.due)):
        return (one.due.date or one.due.relative) == (other.due.date or other.due.relative)
    precise = {one.due.precision, other.due.precision} <= _FINE
    if precise and _days_apart(one.due, other.due) > MONTHS_APART:
        return False
    return _year(_last(one.due)) == _year(_last(other.due)) or (
        _postponed(one, other) and _year(one.due.earliest) == _year(other.due.earliest) != 0
    )


_FINE = frozenset({"day", "month", "quarter", "season", "half"})


def _last(due: DueTime) -> date | None:
    return due.latest or due.earliest


def _year(day: date | None) -> int:
    return day.year if day else 0


def _days_apart(one: DueTime | None, other: DueTime | None) -> float:
    """Return the days between the last days of two due times; many where one has none."""
    first, second = (_last(due) if due else None for due in (one, other))
    return abs((first - second).days) if first and second else inf


def _likeness(one: Candidate, other: Candidate) -> float:
    """Return the share of common words of the shorter of two actions, 1 where one names nothing."""
    first, second = _words(one), _words(other)
    if not first or not second:
        return 1.0
    return len(first & second) / min(len(first), len(second))


def _words(candidate: Candidate) -> set[str]:
    """Return the stems of the words of an action."""
    return {word[:5] for word in _WORD.findall(candidate.action.lower()) if word not in _COMMON}
