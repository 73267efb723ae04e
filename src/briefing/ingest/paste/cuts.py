"""How likely a cell of a table begins between two words of a line.

Each gap between two words has its evidence: the kinds of both (number, name, small word …), what
stands around them, and what the other rows of the table have in the same words.  What a piece of
evidence weighs is learned from tables of our own: `python -m tests.ingest.fitting`.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from briefing.ingest.paste.parts import part
from briefing.ingest.paste.vocabulary import (
    ALONE,
    ASKING,
    ATTRIBUTES,
    BEFORE_NUMBERS,
    BRACKETED,
    FLAGS,
    GIVEN,
    LABELS,
    LEANS,
    MODIFIED,
    NAMES,
    NUMBER,
    OPENERS,
    PERIODS,
    SURNAMES,
    TIES,
    TOGETHER,
    VERSION,
)
from briefing.ingest.paste.weights import GAPS

KINDS = "nvfslAC"
"""Kinds of words: number, small number that may be a version, flag ("yes"), small word or sign,
word in small letters, acronym or name with digits, word with a capital."""
_JOINS = (",", "/", "-", "&", "(", "+", ":", "–", "—", "→")
_SHORT = 5
"""Letters that an abbreviation with its full stop has fewer of: "vs.", "Mr."."""
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
    if not _begins(word) and not any(map(str.isdigit, word)):
        return "l"
    return "A" if any(map(str.isdigit, word)) or (len(word) > 1 and word.isupper()) else "C"


def _begins(word: str) -> bool:
    """Say whether a word has a capital or a digit at its beginning, or soon after: "aP"."""
    letters = [char for char in word[:4] if char.isalnum()]
    return any(not char.islower() for char in letters[:3])


Evidence = tuple[tuple[str, float], ...]
"""What tells of a gap between two words, and how much each counts."""


def scores(rows: Sequence[Sequence[str]]) -> list[list[float]]:
    """Return for each row, a head first, how likely a cell begins with each word but its first."""
    return [
        [sum(share * GAPS.get(name, 0.0) for name, share in gap) for gap in row]
        for row in evidence(rows)
    ]


def evidence(rows: Sequence[Sequence[str]]) -> Iterator[list[Evidence]]:
    """Yield for each row of a table, its head first, what tells of the gaps between its words."""
    head, *body = rows
    of_head = _Head.of(head)
    yield [(*_of_words(head, at), *of_head.of_gap(head, at)) for at in range(1, len(head))]
    others = _Others.of(body)
    for row in body:
        yield [(*_of_words(row, at), *others.of_gap(row, at)) for at in range(1, len(row))]


def _of_words(row: Sequence[str], at: int) -> Iterator[tuple[str, float]]:
    """Yield what the words beside a gap tell: a capital before small letters opens a phrase."""
    before, after = row[at - 1], row[at]
    if len(before) > 1 and before.endswith(_JOINS):
        yield "joins>", 1.0
        return
    first, second = kind(before), kind(after)
    yield f"{first}>{second}", 1.0
    ends, opens = _part(before), _part(after)
    yield f"{ends}>", 1.0
    yield f">{opens}", 1.0
    if ends not in KINDS or opens not in KINDS:
        yield f"{ends}>{opens}", 1.0
    left, right = _last(before), after.lower()
    if right == left:
        yield "twice>", 1.0
    if right in LEANS or after.startswith(("/", "$/")):
        yield ">leans", 1.0
    if left in LEANS:
        yield "leans>", 1.0
    if second in "nv" and (left in BEFORE_NUMBERS or left in PERIODS):
        yield "unit>", 1.0
    if at > 1 and first == "v" and kind(row[at - 2]) in "CA":
        yield "name version>", 1.0
    if second in "Cl":
        rank = _RANKS[kind(row[at + 1])] if at + 1 < len(row) else "end"
        yield f">{second} {rank}", 1.0


_RANKS = dict(zip(KINDS, ("number", "number", "flag", *["small"] * 2, *["name"] * 2), strict=True))
"""What the kind of the word after next is called in evidence."""


def _last(word: str) -> str:
    return word.split()[-1].lower().rstrip(",")


@lru_cache(maxsize=4096)
def _part(word: str) -> str:
    """Return the part of speech of a word, or what else it is."""
    low = _last(word)
    if low.endswith(".") and len(low) < _SHORT:
        return "short"
    if word.endswith(")"):
        return "bracket"
    of = kind(word)
    if of not in "Csl":
        return of
    return ("compound" if "-" in low[:-1] else part(low)) or ("name" if of == "C" else of)


@lru_cache(maxsize=4096)
def _listed(word: str, *, head: bool = False) -> tuple[str, ...]:
    """Return the lists that a word is in: of names, or of names of columns."""
    return tuple(
        name for name, words in (_OF_HEADS if head else _OF_NAMES).items() if word in words
    )


_OF_NAMES = {"opens name": NAMES, "ends name": SURNAMES, "alone": ALONE, "given": GIVEN}
_OF_HEADS = {"label": LABELS, "asks": ASKING, "attribute": ATTRIBUTES, "modified": MODIFIED}
"""Lists whose words tell of the gaps beside them: in the rows of a table, and in its head."""


@dataclass(frozen=True, slots=True)
class _Head:
    """What the words of a head have in common."""

    times: Mapping[str, int]
    """How often each is there."""
    last: str
    sentences: bool
    """Whether names of columns are written as sentences are: "Latest version"."""

    @staticmethod
    def of(row: Sequence[str]) -> _Head:
        small = any(kind(word) == "l" for word in row)
        return _Head(Counter(map(str.lower, row)), row[-1].lower(), small)

    def of_gap(self, row: Sequence[str], at: int) -> Iterator[tuple[str, float]]:
        """Yield what tells of a gap in a head: columns end in a noun, and may end alike."""
        left, right = row[at - 1].lower(), row[at].lower()
        if kind(row[at]) in "CA":
            yield ">capital of few" if self.sentences else ">capital of many", 1.0
        for name in _listed(left, head=True):
            yield f"{name}>", 1.0
        for name in _listed(right, head=True):
            yield f">{name}", 1.0
        if left in LABELS and right in LABELS:
            yield "label>label", 1.0
        if self.times[right] > 1:
            yield ">alike", 1.0
        if self.times[left] > 1:
            yield "alike>" if left == self.last else "again>", 1.0


@dataclass(frozen=True, slots=True)
class _Others:
    """What the rows of a table have in common."""

    again: Mapping[str, float]
    """Words that some rows share, and which share of them."""
    times: Mapping[str, int]
    """How often each word is there."""
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
        often = Counter(word for row in rows for word in row)
        return _Others(
            again, often, before, kinds["l"] / max(1, named), figures if figures > 1 else 0
        )

    def of_gap(self, row: Sequence[str], at: int) -> Iterator[tuple[str, float]]:
        """Yield what they tell of the gap before a word, and how much."""
        before, after = row[at - 1], row[at]
        first, second = kind(before), kind(after)
        if after[0].isupper() and (after.lower() in LEANS or after.lower() in OPENERS):
            yield ">capital", 1.0
        for name in _listed(_last(before)):
            yield f"{name}>", 1.0
        for name in _listed(after.lower()):
            yield f">{name}", 1.0
        if at > 1 and "given" in _listed(_last(row[at - 2])):
            yield "given name>", 1.0
        told = self.before[after]
        number = told.total()
        same = (told[before] - 1) / (number - 1) if number > 1 else 0.0
        if second in "CAf":
            yield ">again", self.again.get(after, 0.0) * (1 - same)
        if len(row) - at <= self.figures:
            yield ">figures", 1.0
        if number > 1:
            yield "bound>", same * (told[before] / self.times[before])
        if first == "l" and second in "CA":
            yield "small>name", self.small
