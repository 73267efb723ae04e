"""How likely lines are the cells of a table, row after row, of some number of columns.

Each layout of the lines has its evidence: how alike the cells of a column are and how unlike those
of others, what its head looks like, how much of the lines it takes.  What a piece of evidence
weighs is learned from tables and other texts of our own: `python -m tests.ingest.fitting`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from math import lgamma, log, sqrt

from briefing.ingest.paste.cuts import kind, tokens
from briefing.ingest.paste.vocabulary import GIVEN, names_column

MIN_ROWS, MAX_COLUMNS = 3, 10
SAMPLE = 48
"""How many lines tell the number of columns."""
_TRAITS = ("first", "last", "form", "size", "length", "opens", "closes", "same")
"""What cells may have in common: the kinds of their first and last words, the kind of the whole,
words, letters, and the first word, the last and the whole themselves."""
_KINDS = 5
"""How many of these are kinds, of which there are few."""
_MOST_OVER = 2
"""Most lines that stand over a table and are none of its own."""
_TRIED = 3
"""How many numbers of columns are looked at closely."""
_TELLING = (0, 2, 4)
"""The traits that these are told by."""
_SIZES = (1, 2, 3, 5, 8, 12)
_LENGTHS = (2, 4, 7, 12, 20, 40)
"""Up to how many words and letters cells are alike."""
_PRIOR = 4.0
"""How many cells of the usual kind a column has before any is seen."""
_LAST = 3
"""How many of the last rows may be one too many."""
_FEW = 4.0
"""How much there has to be to tell before columns can tell most of it."""
_ENOUGH = 9
"""Rows from which on more of them make no table likelier."""
_NUMBER, _LETTERS = re.compile(r"\d+"), re.compile(r"[^\W\d_]+")
_SHORT, _LONG = 2, 4
"""Most words of a short name of a column, and of one that is not long."""


@lru_cache(maxsize=8192)
def traits(cell: str) -> tuple[str, ...]:
    """Return what a cell is like, in the order of the traits."""
    words = tokens(cell) or [cell]
    return (
        kind(words[0]),
        kind(words[-1]),
        _form(cell, words),
        str(bisect_left(_SIZES, len(words))),
        str(bisect_left(_LENGTHS, len(cell))),
        words[0].lower(),
        words[-1].lower(),
        cell,
    )


def _form(cell: str, words: Sequence[str]) -> str:
    """Return what a cell looks like as a whole: "$9.9a", a sentence, a name, a phrase."""
    kinds = [kind(word) for word in words]
    if kinds[0] in "nv":
        return _LETTERS.sub("a", _NUMBER.sub("9", cell))[:12]
    if cell.endswith((".", "!", "?")):
        return "sentence"
    if kinds[0] in "fsl":
        return kinds[0]
    if words[0].lower() in GIVEN and len(words) > 1:
        return "person"
    if set(kinds) <= set("CA"):
        return "name" if len(words) <= _LONG else "title"
    return "phrase"


@dataclass(frozen=True, slots=True)
class Layout:
    """Lines laid out in rows below a head."""

    start: int
    """How many lines stand over the head."""
    columns: int
    rows: int
    """With the head."""
    evidence: Mapping[str, float]

    @property
    def end(self) -> int:
        """Where the lines below the table begin."""
        return self.start + self.rows * self.columns


def layouts(
    cells: Sequence[str],
    columns: Sequence[int] = (),
    most: int = SAMPLE,
    *,
    apart: bool = False,
) -> Iterator[Layout]:
    """Yield the layouts of a sample of lines, in the numbers of columns that explain most.

    What stands behind lines that are `apart` is parted from them by a blank line.
    """
    lines = _Lines.of(cells[:most], len(cells), apart=apart)
    for start, number in product(range(_MOST_OVER + 1), columns or lines.likely()):
        if start + MIN_ROWS * number <= len(lines.cells):
            yield from lines.layouts(start, number)


@dataclass(frozen=True, slots=True)
class _Lines:
    cells: Sequence[str]
    number: int
    """How many there are, with those that are not in the sample."""
    apart: bool
    traits: Sequence[tuple[str, ...]]
    usual: Sequence[Mapping[str, float]]
    """Which share of all has a trait."""
    varies: Sequence[float]
    """How much there is to tell of each trait: its entropy."""

    @staticmethod
    def of(cells: Sequence[str], number: int, *, apart: bool) -> _Lines:
        found = [traits(cell) for cell in cells]
        usual = [
            {trait: times / len(cells) for trait, times in Counter(own).items()}
            for own in zip(*found, strict=True)
        ]
        varies = [-sum(share * log(share) for share in own.values()) for own in usual]
        return _Lines(cells, number, apart, found, usual, varies)

    def likely(self) -> list[int]:
        """Return the numbers of columns that explain most of the traits, wherever rows begin."""
        most = min(MAX_COLUMNS, len(self.cells) // MIN_ROWS)
        return sorted(range(2, most + 1), key=self._explained, reverse=True)[:_TRIED]

    def _explained(self, columns: int) -> float:
        """Return how much likelier traits are where each column has its own: Bayes' factor."""
        gain = 0.0
        for place in _TELLING:
            own, usual = [cell[place] for cell in self.traits], self.usual[place]
            for column in range(columns):
                seen = Counter(own[column::columns])
                gain += lgamma(_PRIOR) - lgamma(_PRIOR + seen.total())
                for trait, times in seen.items():
                    if times == 1:
                        gain += log(_PRIOR)
                    else:
                        share = usual[trait]
                        gain += lgamma(_PRIOR * share + times) - lgamma(_PRIOR * share)
                        gain -= times * log(share)
        return gain

    def layouts(self, start: int, columns: int) -> Iterator[Layout]:
        """Yield the layouts of some shape that end where the lines do or a row is unlike others."""
        head = self.cells[start : start + columns]
        fixed = {**dict(_of_head(head)), **dict(self._of_shape(start, columns))}
        seen = [[Counter[str]() for _ in _TRAITS] for _ in range(columns)]
        gains = [0.0] * len(_TRAITS)
        words = [0] * columns
        last = 0.0
        most = (len(self.cells) - start) // columns
        for rows in range(1, most + 1):
            at = start + rows * columns
            row = self.traits[at : at + columns] if rows < most else ()
            more = self._gains(row, seen, rows - 1)
            if rows >= MIN_ROWS and (rows > most - _LAST or sum(more[:_KINDS]) < 0):
                told_of_rows = {
                    **dict(self._of_gains(gains, (rows - 1) * columns)),
                    **dict(_of_columns(head, seen, words, rows - 1)),
                    **dict(self._of_end(start, columns, rows)),
                    "last row": last / columns,
                    "next row": sum(more[:_KINDS]) / columns,
                }
                yield Layout(start, columns, rows, fixed | told_of_rows)
            last = sum(more[:_KINDS])
            gains = [gain + other for gain, other in zip(gains, more, strict=True)]
            for column, cell in enumerate(row):
                words[column] += len(self.cells[at + column].split())
                for had, trait in zip(seen[column], cell, strict=True):
                    had[trait] += 1

    def _gains(
        self, row: Sequence[Sequence[str]], seen: Sequence[Sequence[Counter[str]]], above: int
    ) -> list[float]:
        """Return for each trait how much likelier the cells of a row are below those above them."""
        told = [1.0] * len(_TRAITS)
        for cell, column in zip(row, seen, strict=False):
            for place, trait in enumerate(cell):
                told[place] *= column[place][trait] / self.usual[place][trait] + _PRIOR
        expected = len(row) * log(above + _PRIOR)
        return [log(one) - expected for one in told]

    def _of_shape(self, start: int, columns: int) -> Iterator[tuple[str, float]]:
        """Yield what tells of the shape alone, and of all lines."""
        yield "columns", float(columns)
        yield "pairs", float(columns == 2)
        yield f"start {start}", 1.0
        yield "lines", log(len(self.cells))
        for name, varies in zip(_TRAITS[:_KINDS], self.varies, strict=False):
            yield f"{name} varies", varies
        if start:
            over = self.cells[start - 1]
            yield "over label", float(names_column(over))
            yield "over words", log(min(len(over.split()), _LONG))
            yield "over sentence", float(over.endswith((".", "!", "?")))
        below = self.cells[start + columns : start + 2 * columns]
        yield "labels below", sum(map(names_column, below)) / columns

    def _of_gains(self, gains: Sequence[float], cells: int) -> Iterator[tuple[str, float]]:
        """Yield how much likelier cells are for what is above them than for standing here.

        The items of a list are all alike, so that no column tells more than all lines do.
        """
        for name, gain in zip(_TRAITS, gains, strict=True):
            yield name, gain / sqrt(cells)
        for name, gain, varies in zip(_TRAITS[:_KINDS], gains, self.varies, strict=False):
            yield f"{name} told", gain / (varies * cells + _FEW)

    def _of_end(self, start: int, columns: int, rows: int) -> Iterator[tuple[str, float]]:
        """Yield what tells that so many rows are all: whether lines are left."""
        end = start + rows * columns
        left = self.number - end
        if end + columns > len(self.cells) < self.number:
            left %= columns  # more rows may stand behind the sample
        yield "left apart", float(left > 0 and self.apart)
        yield "rows", log(min(rows, _ENOUGH) - 2)
        yield "covered", end / len(self.cells)
        if left == 0:
            yield "left none apart" if self.apart else "left none", 1.0
            yield "whole", log(columns)
        elif left == 1:
            yield "left one", 1.0
            yield "under words", log(min(len(self.cells[-1].split()), _LONG))
        else:
            yield "left some" if left < columns else "left row", 1.0
        below = self.cells[start + columns : end]
        yield "sentences", sum(cell.endswith((".", "!", "?")) for cell in below) / len(below)
        yield "labelled", sum(": " in cell for cell in below) / len(below)
        yield "small", sum(cell[:1].islower() for cell in below) / len(below)
        yield "words", log(sum(len(cell.split()) for cell in below) / len(below))


def _of_head(head: Sequence[str]) -> Iterator[tuple[str, float]]:
    """Yield what tells that cells are the names of columns."""
    columns = len(head)
    labels = list(map(names_column, head))
    yield "head label", sum(labels) / columns
    yield "head labels", log(1 + sum(labels))
    yield "head first label", float(labels[0])
    yield "head last label", float(labels[-1])
    figures = [traits(name)[0] in "nv" and not name.isdecimal() for name in head]
    yield "head number", sum(figures) / columns
    sizes = [len(name.split()) for name in head]
    yield "head short", sum(size <= _SHORT for size in sizes) / columns
    yield "head long", sum(size > _LONG for size in sizes) / columns
    yield "head small", sum(name[:1].islower() for name in head) / columns
    yield "head sentence", float(any(name.endswith((".", "!", "?")) for name in head))


def _of_columns(
    head: Sequence[str], seen: Sequence[Sequence[Counter[str]]], words: Sequence[int], rows: int
) -> Iterator[tuple[str, float]]:
    """Yield what tells that columns hold what those of tables do, and not what the head holds."""
    columns = len(seen)
    figures = [(own[0]["n"] + own[0]["v"]) / rows for own in seen]
    some = 0 < sum(figures) < columns
    pure = sum(share in {0, 1} for share in figures) / columns
    yield "pure", pure if some else 0.0
    yield "typed", float(some and pure == 1)
    yield "figures", sum(figures) / columns
    yield "no figures", float(not any(figures))
    yield "first figures", figures[0]
    yield "last figures", figures[-1]
    alike = [_likeness(name, own, rows) for name, own in zip(head, seen, strict=True)]
    yield "head alike", sum(alike) / columns
    yield "last alike", alike[-1]
    again = any(name in own[-1] for name, own in zip(head, seen, strict=True))
    yield "head again", float(again)
    yield "first words", log(words[0] / rows)
    yield "last words", log(words[-1] / rows)
    yield "keys differ", float(len(seen[0][-1]) == rows)
    yield "values again", 1 - min(len(own[-1]) for own in seen[1:]) / rows


def _likeness(name: str, column: Sequence[Counter[str]], rows: int) -> float:
    """Return how often the kinds of a cell of the head are those of the column below it."""
    told = zip(traits(name)[:_KINDS], column, strict=False)
    return sum(had[trait] + 0.5 for trait, had in told) / (rows + 1) / _KINDS
