"""How likely a cell of a table begins between two words of a line.

Each gap between two words has its evidence: the kinds of both (number, name, small word …), what
stands around them, and what the other rows of the table have in the same words.  What a piece of
evidence weighs was learned by logistic regression on the gaps of 450 tables of public texts.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from briefing.ingest.paste.vocabulary import (
    ADJECTIVE,
    ADVERB,
    ATTRIBUTES,
    BEFORE_NUMBERS,
    BRACKETED,
    FLAGS,
    LABELS,
    LEANS,
    NOUN,
    NUMBER,
    OPENERS,
    PERIODS,
    TIES,
    TOGETHER,
    VERSION,
)

KINDS = "nvfslAC"
"""Kinds of words: number, small number that may be a version, flag ("yes"), small word or sign,
word in small letters, acronym or name with digits, word with a capital."""
_PAIRS: Mapping[str, Sequence[float]] = {
    "n": (3.5, 0.5, 1.6, 1.0, -1.8, 0.3, 2.7),
    "v": (1.6, 2.0, -0.2, -0.3, -0.5, 0.7, 1.0),
    "f": (0.7, 0.5, 1.4, -0.1, -1.3, -0.2, 1.2),
    "s": (-0.4, 0.6, -0.2, -0.4, -2.9, -1.1, -0.9),
    "l": (1.8, 1.1, 1.8, -2.1, -2.0, 0.1, 2.0),
    "A": (1.3, 0.3, 0.8, -0.8, -1.6, -0.5, 0.3),
    "C": (1.7, 0.6, 0.8, -1.6, -2.9, -0.5, -0.5),
}
"""What the kinds of both words weigh: a line for that of the first, in the order of KINDS."""
_WEIGHTS: Mapping[str, float] = {
    ">A name": 0.5,
    ">A number": 0.2,
    ">C name": -0.3,
    ">C number": -0.8,
    ">C small": 1.5,
    ">adjective": 0.5,
    "adjective>": -0.2,
    "adverb>": -0.6,
    ">again": 1.3,
    ">again small": 2.2,
    "alike>": 0.8,
    ">alike": -2.0,
    "attribute>": -2.2,
    "bracket>": 2.8,
    ">counted": -0.9,
    ">f name": 1.0,
    ">f number": 0.4,
    ">figures": 3.1,
    "first number>": 2.0,
    "first word>": 0.3,
    "head": 0.9,
    "joins>": -3.7,
    ">l name": -0.8,
    ">l number": -0.6,
    "label>": 1.4,
    "label>label": 0.9,
    ">last number": 1.8,
    "leans": -2.5,
    "name version>": -0.7,
    ">noun": -0.7,
    "noun>": 0.8,
    ">opener": -0.4,
    "same>": -0.7,
    "small small>": -0.6,
    "small>name": 0.6,
    "unit>": -2.2,
}
"""What else weighs; ">" stands for the gap."""
_JOINS = (",", "/", "-", "&", "(", "+", ":", "–", "—", "→")
_TOKEN = re.compile(r"\S+")


def tokens(line: str) -> list[str]:
    """Return the words of a line; dates, figures with their unit and brackets count as one."""
    tied = BRACKETED.sub(_tied, TOGETHER.sub(_tied, line))
    return [found.group().replace("\0", " ") for found in _TOKEN.finditer(tied)]


def _tied(match: re.Match[str]) -> str:
    return match[0].replace(" ", "\0")


@lru_cache(maxsize=4096)
def is_number(word: str) -> bool:
    """Say whether a word is a figure or a date, whatever stands in brackets behind it."""
    word = word.partition(" (")[0]
    return NUMBER.match(word) is not None or (" " in word and any(map(str.isdigit, word)))


@lru_cache(maxsize=4096)
def kind(word: str) -> str:
    """Return the kind of a word, one of KINDS."""
    low = word.lower().rstrip(",;:")
    if is_number(word):
        return "v" if VERSION.fullmatch(word) else "n"
    if low in FLAGS:
        return "f"
    if (low in TIES and not word[0].isupper()) or not any(map(str.isalnum, word)):
        return "s"
    if not _begins(word):
        return "l"
    return "A" if any(map(str.isdigit, word)) or (len(word) > 1 and word.isupper()) else "C"


def _begins(word: str) -> bool:
    """Say whether a word has a capital or a digit at its beginning, or soon after: "aP"."""
    letters = [char for char in word[:4] if char.isalnum()]
    return any(not char.islower() for char in letters[:3])


def head_scores(row: Sequence[str]) -> list[float]:
    """Return for each word of a head but the first how likely a cell begins with it."""
    return [_score(row, at, _in_head(row, at)) for at in range(1, len(row))]


def body_scores(rows: Sequence[Sequence[str]]) -> list[list[float]]:
    """Return the same for the rows below a head: words that come again tell of their columns."""
    others = _Others.of(rows)
    return [[_score(row, at, others.of_gap(row, at)) for at in range(1, len(row))] for row in rows]


def _score(row: Sequence[str], at: int, more: Iterator[tuple[str, float]]) -> float:
    pair = _PAIRS[kind(row[at - 1])][KINDS.index(kind(row[at]))]
    told = sum(_WEIGHTS.get(name, 0.0) for name in _evidence(row, at))
    return pair + told + sum(share * _WEIGHTS.get(name, 0.0) for name, share in more)


def _evidence(row: Sequence[str], at: int) -> Iterator[str]:
    """Yield what a row itself tells of the gap before a word."""
    before, after = row[at - 1], row[at]
    left, right = before.split()[-1].lower().rstrip(","), after.lower()
    first, second = kind(before), kind(after)
    if len(before) > 1 and before.endswith(_JOINS):
        yield "joins>"
    if right in LEANS or left in LEANS or after.startswith(("/", "$/")):
        yield "leans"
    if second in "nv" and (left in BEFORE_NUMBERS or left in PERIODS):
        yield "unit>"
    if second in "ls" and right in OPENERS:
        yield ">opener"
    if before.endswith(")"):
        yield "bracket>"
    if first in "Cl":
        yield from _ending(before, "{}>")
    if second in "Cl":
        yield from _ending(after, ">{}")
    yield from _around(row, at, first, second)


def _ending(word: str, where: str) -> Iterator[str]:
    """Yield what a word is by its end."""
    if ADVERB.search(word) and where == "{}>":
        yield where.format("adverb")
    elif NOUN.match(word):
        yield where.format("noun")
    elif ADJECTIVE.match(word):
        yield where.format("adjective")


def _around(row: Sequence[str], at: int, first: str, second: str) -> Iterator[str]:
    """Yield what the words around a gap tell: a capital before small letters opens a phrase."""
    if at == 1:
        yield "first number>" if first in "nv" else "first word>"
    else:
        above = kind(row[at - 2])
        if first == "v" and above in "CA":
            yield "name version>"
        elif first == "l" and above in "ls":
            yield "small small>"
    if at + 1 == len(row):
        if second in "nv":
            yield ">last number"
    else:
        below = kind(row[at + 1])
        name = "small" if below in "ls" else "name" if below in "CA" else "number"
        if second in "CAlf" and below != "f":
            yield f">{second} {name}"


def _in_head(row: Sequence[str], at: int) -> Iterator[tuple[str, float]]:
    """Yield what tells of a gap in a head: columns end in a noun, and may end alike."""
    left, right = row[at - 1].lower(), row[at].lower()
    yield "head", 1.0
    if left in LABELS:
        yield "label>", 1.0
        if right in LABELS:
            yield "label>label", 1.0
    if left in ATTRIBUTES:
        yield "attribute>", 1.0
    if left == row[-1].lower():
        yield "alike>", 1.0
    if right == row[-1].lower() in map(str.lower, row[:-1]):
        yield ">alike", 1.0


@dataclass(frozen=True, slots=True)
class _Others:
    """What the rows of a table have in common."""

    again: Mapping[str, float]
    """Words that some rows share, and which share of them."""
    before: Mapping[str, Counter[str]]
    """What stands before each word."""
    small: float
    """Share of words in small letters among those that are no numbers."""
    figures: int
    """How many figures all rows end with, each in a column of its own."""

    @staticmethod
    def of(rows: Sequence[Sequence[str]]) -> _Others:
        times = Counter(word for row in rows for word in set(row))
        before: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for row in rows:
            for left, right in pairwise(row):
                before[right][left] += 1
        kinds = Counter(kind(word) for row in rows for word in row)
        named = kinds["l"] + kinds["C"] + kinds["A"]
        most = min(map(len, rows), default=1) - 1
        figures = next(
            (at for at in range(most) if not all(is_number(row[-1 - at]) for row in rows)), most
        )
        again = {word: number / len(rows) for word, number in times.items() if number > 1}
        return _Others(again, before, kinds["l"] / max(1, named), figures if figures > 1 else 0)

    def of_gap(self, row: Sequence[str], at: int) -> Iterator[tuple[str, float]]:
        """Yield what they tell of the gap before a word, and how much."""
        before, after = row[at - 1], row[at]
        first, second = kind(before), kind(after)
        if second in "CAf":
            yield ">again", self.again.get(after, 0.0)
        elif second == "l":
            yield ">again small", self.again.get(after, 0.0)
        if len(row) - at <= self.figures:
            yield ">figures", 1.0
        told = self.before[after]
        if (number := told.total()) > 1:
            yield "same>", (told[before] - 1) / (number - 1)
            if first in "nv" and all(map(is_number, told)):
                yield ">counted", 1.0
        if first == "l" and second in "CA":
            yield "small>name", self.small
