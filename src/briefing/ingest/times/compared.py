"""Times that others are compared with: "up from 2024", "from $30bn this year"."""

from __future__ import annotations

from datetime import date

from briefing.ingest.times.lexicon import UNITS
from briefing.ingest.times.phrases import TARGET, Phrase
from briefing.ingest.times.tokens import Words, listed
from briefing.model.vocabulary import SCALES

_BEHIND = listed("earlier than versus vs ago compared already back recently")
"""Before a phrase they make it one to compare with, or a past one."""
_BEHIND_TIME = _BEHIND | listed(
    """last past previous since annual every each dated © copyright into of with like under via at
    between against v plus from beyond"""
)
"""The same before a time that has no preposition."""

_COMPARED = listed("from than versus vs against")
_SUMS = listed("$ € £ ¥ ₹ % percent per cent bn m about around nearly over some").union(SCALES)
"""Words of a sum."""

_FORMER = listed("previous prior former earlier initial")
"""Adjectives of a plan that another has replaced."""

_DATES = listed("date dates deadline target goal backstop cut-off")
"""Nouns that a time stands after with "of"."""


def compared(words: Words, phrase: Phrase, ref: date | None) -> bool:
    """More than in 2024, two years ago, its previous target of 2025: past, or compared with."""
    before = words.lower[phrase.start - 1]
    former = not _FORMER.isdisjoint(words.lower[max(0, phrase.start - 4) : phrase.start])
    if (former and phrase.lead in {"", TARGET}) or (phrase.lead == "after" and before in UNITS):
        return True  # "its previous target of 2025", "a year after June 2027"
    if phrase.lead == TARGET and "from" in words.lower[max(0, phrase.start - 3) : phrase.start]:
        return True  # "moved from a 2026 target to 2027"
    rate = words.lower[phrase.start - 2] in {"a", "per"}
    if phrase.lead == "through" and before in UNITS and not rate:
        return phrase.time.form == "named"  # "in the quarter through September"
    if words.reads(phrase.start - 2, "recently", "as"):
        return True
    if before == "back" and phrase.lead not in {"in", "on"}:
        return False
    if before == "of" and words.lower[phrase.start - 2] in _DATES:
        return False
    return before in (_BEHIND if phrase.lead else _BEHIND_TIME) or words.reads(phrase.end, "ago")


def from_a_sum(words: Words, phrase: Phrase, ref: date | None) -> bool:
    """Up from $30bn this year: a sum that another is compared with."""
    if phrase.lead or phrase.time.form != "this":
        return False
    first = phrase.start
    while _is_of_a_sum(words, first - 1):
        first -= 1
    figures = any(word[:1].isdecimal() for word in words.lower[first : phrase.start])
    beside = words.lower[first - 1] in _COMPARED or words.lower[first - 2] == "compared"
    return figures and beside


def _is_of_a_sum(words: Words, at: int) -> bool:
    word = words.lower[at]
    return word in _SUMS or word[:1].isdecimal() or words.text[at].isupper()  # a currency
