"""How likely a cell of a table begins between two words of a line.

The figures were found on tables of public texts by trying; what they weigh is told beside each.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from briefing.ingest.paste.vocabulary import (
    ADJECTIVE,
    ADVERB,
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

AFTER_SMALL = 1.36
"""A capital behind a word without one."""
AFTER_CAPITAL = 0.3
"""A capital behind another."""
ACRONYM = 0.25
"""An acronym before the cut, which goes on with the next word."""
ADJECTIVE_BEFORE = 0.38
"""An adjective before the cut."""
ADVERB_BEFORE = 1.2
"""An adverb before the cut, which goes on: "Fully aligned"."""
NOUN_BEFORE = 0.27
"""A noun before the cut."""
ADJECTIVE_AFTER = 0.2
"""An adjective behind it."""
TWO_LABELS = 0.74
"""Two names of columns in the head."""
ATTRIBUTE = -0.3
"""One of them and the word that it goes on with."""
LABEL = 0.6
"""One of them, behind which the next begins."""
COMPOUND = 0.25
"""One of them that goes on with the word before it: "Error rate"."""
ALIKE = 0.5
"""A word in the head that is its last one too: "Input cost", "Output cost"."""
SENTENCE = 0.4
"""A word with a capital before one without: where a phrase begins as a sentence does."""
AGAIN, AGAIN_BEFORE = 1.6, 0.5
"""A word that all rows have, before which or behind which the cut is."""
IN_FIGURES = 1.6
"""Before each of the figures that all rows end with."""
LEANING = -3.0
"""Up to which score nothing speaks for a cut."""
FLAG = 2.1
""""Yes", "High" and their like."""
SMALL_NUMBER = 0.88
"""A small number behind a name."""
BEHIND = 1.5
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


def cut_scores(row: Sequence[str]) -> list[float]:
    """Return for each word but the first how likely a cell begins with it."""
    scores = [_between(row[at - 1], row[at]) for at in range(1, len(row))]
    for at in range(1, len(row)):
        if at > 1 and VERSION.fullmatch(row[at - 1]) and _begins(row[at - 2]):
            scores[at - 1] = AFTER_VERSION if scores[at - 1] == BEHIND else scores[at - 1]
        if at + 1 < len(row) and _begins(row[at]) and row[at + 1].isalpha():
            scores[at - 1] += SENTENCE if row[at + 1].islower() else 0.0
    return scores


def head_scores(row: Sequence[str]) -> list[float]:
    """Return the same for the names of columns, which end in their noun and may end alike."""
    scores = cut_scores(row)
    for at in range(1, len(row)):
        left, right = row[at - 1].lower(), row[at].lower()
        if left in ATTRIBUTES and right in LABELS:
            scores[at - 1] = ATTRIBUTE
        elif left in LABELS:
            scores[at - 1] += TWO_LABELS if right in LABELS else LABEL
        elif right in LABELS:
            scores[at - 1] -= COMPOUND
    last = row[-1].lower()
    for at in range(1, len(row)):
        scores[at - 1] += ALIKE * (row[at - 1].lower() == last)
    return scores


def body_scores(rows: Sequence[Sequence[str]]) -> list[list[float]]:
    """Return the same for the rows below a head: words that come again tell of their columns."""
    scores = [cut_scores(row) for row in rows]
    again = _again(rows)
    counted = _counted(rows)
    figures = _figures(rows)
    for row, found in zip(rows, scores, strict=True):
        for at in range(1, len(row)):
            here, before = again.get(row[at], 0.0), again.get(row[at - 1], 0.0)
            of_figure = row[at] in counted and is_number(row[at - 1])
            if of_figure or (at == 1 and before and VERSION.match(row[at])):
                found[at - 1] = LEANING
            elif found[at - 1] > LEANING:
                found[at - 1] += AGAIN * here + AGAIN_BEFORE * before
            if len(row) - at <= figures:
                found[at - 1] = max(found[at - 1], IN_FIGURES)
    return scores


def _again(rows: Sequence[Sequence[str]]) -> dict[str, float]:
    """Return the words that some rows share, and which share of them: no numbers, no small ones."""
    times = Counter(word for row in rows for word in set(row))
    return {
        word: number / len(rows)
        for word, number in times.items()
        if number > 1
        and any(map(str.isalpha, word))
        and word.lower() not in TIES | LEANS | OPENERS
        and not is_number(word)
    }


def _counted(rows: Sequence[Sequence[str]]) -> set[str]:
    """Return the small words that come again behind figures alone: what these count."""
    before: dict[str, list[bool]] = {}
    for row in rows:
        for at, word in enumerate(row):
            if word.islower():
                before.setdefault(word, []).append(at > 0 and is_number(row[at - 1]))
    return {word for word, found in before.items() if len(found) > 1 and all(found)}


def _figures(rows: Sequence[Sequence[str]]) -> int:
    """Return how many figures all rows end with, each in a column of its own."""
    most = min(map(len, rows), default=1) - 1
    alike = next(
        (at for at in range(most) if not all(is_number(row[-1 - at]) for row in rows)), most
    )
    return alike if alike > 1 else 0


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
    if (left in FLAGS and _begins(after)) or (right in FLAGS and left not in DEGREES):
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
    if ADVERB.search(before):
        score -= ADVERB_BEFORE
    elif ADJECTIVE.match(before) and not NOUN.match(before):
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


@lru_cache(maxsize=4096)
def is_number(word: str) -> bool:
    """Say whether a word is a figure or a date, whatever stands in brackets behind it."""
    word = word.partition(" (")[0]
    return NUMBER.match(word) is not None or (" " in word and any(map(str.isdigit, word)))
