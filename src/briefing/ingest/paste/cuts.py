"""How likely a cell of a table begins between two words of a line.

The figures were found on tables of public texts by trying; what they weigh is told beside each.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.ingest.paste.vocabulary import (
    ADJECTIVE,
    ATTRIBUTES,
    BEFORE_NUMBERS,
    BRACKETED,
    DEGREES,
    FLAGS,
    LABELS,
    LEANS,
    LETTERED,
    NOUN,
    NUMBER,
    OPENERS,
    PERIODS,
    TIES,
    TOGETHER,
    VERSION,
    YEAR,
)

AFTER_SMALL = 0.85
"""A capital behind a word without one."""
AFTER_CAPITAL = 0.3
"""A capital behind another."""
ACRONYM = 0.42
"""An acronym before the cut, which goes on with the next word."""
ADJECTIVE_BEFORE = 0.38
"""An adjective before the cut."""
NOUN_BEFORE = 0.27
"""A noun before the cut."""
ADJECTIVE_AFTER = 0.2
"""An adjective behind it."""
TWO_LABELS = 0.92
"""Two names of columns in the head."""
ATTRIBUTE = -0.5
"""One of them and the word that it goes on with."""
LABEL = 0.4
"""One of them."""
FLAG = 1.3
""""Yes", "High" and their like."""
SMALL_NUMBER = 0.7
"""A small number behind a name."""
BEHIND = 1.2
"""A capital behind a number."""
AFTER_VERSION = 0.0
"""The same behind a small number and a name, which may be the version of what goes on: "Llama 4
Scout"."""
SMALL_LETTER = -2.5
"""A word behind the cut that begins with a small letter."""
OPENER = -0.8
"""The same, of a word that opens many a cell: "not", "about"."""
_TOKEN = re.compile(r"\S+")


def tokens(line: str) -> list[str]:
    """Return the words of a line; dates, figures with their unit and brackets count as one."""
    tied = BRACKETED.sub(_tied, TOGETHER.sub(_tied, line))
    return [found.group().replace("\0", " ") for found in _TOKEN.finditer(tied)]


def _tied(match: re.Match[str]) -> str:
    return match[0].replace(" ", "\0")


def cut_scores(row: Sequence[str], *, head: bool) -> list[float]:
    """Return for each word but the first how likely a cell begins with it."""
    scores = [_between(row[at - 1], row[at]) for at in range(1, len(row))]
    for at in range(2, len(row)):
        if VERSION.fullmatch(row[at - 1]) and _begins(row[at - 2]) and scores[at - 1] == BEHIND:
            scores[at - 1] = AFTER_VERSION
    if head:
        for at in range(1, len(row)):
            if row[at - 1].lower() in ATTRIBUTES and row[at].lower() in LABELS:
                scores[at - 1] = ATTRIBUTE
                continue
            known = (row[at - 1].lower() in LABELS) + (row[at].lower() in LABELS)
            scores[at - 1] += TWO_LABELS * (known == 2) + LABEL * (known == 1)
    return scores


def _between(before: str, after: str) -> float:
    """Return the score of a cut between two words."""
    left, right = before.split()[-1].lower().rstrip(","), after.lower()
    if (
        right in LEANS
        or right.startswith(("/", "$/", "€/", "£/"))
        or (len(before) > 1 and before.endswith((",", "/", "-", "&", "(", "+", ":", "–", "—", "→")))
    ):
        return -4.0
    left_number, right_number = is_number(before), is_number(after)
    if left_number or right_number:
        return _beside_number(before, after, left, left_number and right_number)
    if left in LEANS:
        return -4.0
    if left in FLAGS or (right in FLAGS and left not in DEGREES):
        return FLAG
    if len(after) == 1 and left in LETTERED:
        return SMALL_LETTER
    if _begins(after):
        return _phrases(before, after, left)
    return OPENER if right in OPENERS and left not in TIES else SMALL_LETTER


def _beside_number(before: str, after: str, left: str, both: bool) -> float:
    if both:
        return 1.6
    if is_number(after):
        if left in PERIODS and not YEAR.fullmatch(after):
            return 1.6
        if left in PERIODS or left in BEFORE_NUMBERS or left in TIES or left in LEANS:
            return -1.0
        return SMALL_NUMBER if VERSION.fullmatch(after) else 1.6
    return BEHIND if _begins(after) else -0.6


def _phrases(before: str, after: str, left: str) -> float:
    """Return the score between two words of which the second begins with a capital."""
    score = (
        AFTER_SMALL
        if not _begins(before) or (len(before) == 1 and before.isalpha())
        else AFTER_CAPITAL
    )
    if left in TIES:
        score -= 2.0
    if before.isupper() and len(before) <= 5 and len(before) > 1:
        score -= ACRONYM
    if ADJECTIVE.match(before) and not NOUN.match(before):
        score -= ADJECTIVE_BEFORE
    elif NOUN.match(before):
        score += NOUN_BEFORE
    if ADJECTIVE.match(after) or after.lower() in TIES:
        score += ADJECTIVE_AFTER
    return score


def _begins(word: str) -> bool:
    """Say whether a word has a capital or a digit at its beginning, or soon after: "aP"."""
    letters = [char for char in word[:4] if char.isalnum()]
    return any(not char.islower() for char in letters[:3])


def is_number(word: str) -> bool:
    """Say whether a word is a figure or a date, whatever stands in brackets behind it."""
    word = word.partition(" (")[0]
    return NUMBER.match(word) is not None or (" " in word and any(map(str.isdigit, word)))
