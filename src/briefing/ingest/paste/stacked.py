"""Tables that were pasted with one cell on each line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import exp, log
from operator import itemgetter

from briefing.ingest.paste.cuts import is_number, kind, tokens
from briefing.ingest.paste.lines import Passage
from briefing.ingest.paste.spaced import Column, names_column

MIN_ROWS, MAX_COLUMNS, MAX_LINES = 3, 8, 240
_LEARNED = 8
"""How many rows tell what the columns hold."""
MAX_WORDS = 14
"""Of a line that may be a cell."""
_TYPED, _UNLIKE, _SLOPE = 1.0, 0.8, 4.0
"""What columns of figures beside others weigh, what that, the likeness of a cell to those above it
and the share of names of columns in the head must come to, and how soon that makes sure."""
_WHOLE, _MOST = 0.3, 0.5
"""What it weighs that rows take all lines, and which share of the best gain they must keep."""


@dataclass(frozen=True, slots=True)
class Stack:
    """Lines that are the cells of a table."""

    rows: tuple[tuple[str, ...], ...]
    lines: int
    confidence: float


def stack(passages: Sequence[Passage], at: int) -> Stack | None:
    """Return the table that the lines from `at` on spell, row after row."""
    blocks = _blocks(passages, at)
    if blocks is not None:
        return blocks
    end = at
    while end < len(passages) and end - at < MAX_LINES and _may_be_cell(passages, end, at):
        end += 1
    cells = [passage.text for passage in passages[at:end]]
    if len(cells) < 2 * MIN_ROWS or is_number(cells[0]):
        return None
    kinds = [[kind(word) for word in tokens(cell)] for cell in cells]
    found = (_read(cells, kinds, columns) for columns in range(2, MAX_COLUMNS + 1))
    gain, best = max((one for one in found if one), key=itemgetter(0), default=(0.0, None))
    return best if gain > 0 else None


def _may_be_cell(passages: Sequence[Passage], end: int, at: int) -> bool:
    passage = passages[end]
    return (
        passage.words <= MAX_WORDS
        and not passage.marker
        and "\t" not in passage.text
        and not passage.text.endswith((":", ";"))
        and (end == at or passage.gap == passages[at + 1].gap)
        and not (passage.ends and passage.words > 9)
    )


def _read(
    cells: Sequence[str], kinds: Sequence[Sequence[str]], columns: int
) -> tuple[float, Stack] | None:
    """Lay cells out in rows, as many as are like those above them; return what that gains too.

    A cell should be more like those above it than like any: the items of a list are all alike.
    """
    gains: list[float] = []
    learned, usual = [Column.unknown()], Column.unknown()
    for row in range(2, len(cells) // columns):
        if row <= _LEARNED:
            body = kinds[columns : row * columns]
            learned = [Column.of(body[place::columns]) for place in range(columns)]
            usual = Column.of(body)
        own = kinds[row * columns : (row + 1) * columns]
        told = zip(learned, own, strict=True)
        gains.append(sum(column.gain(cell) - usual.gain(cell) for column, cell in told))
    totals = list(accumulate(gains))
    if not totals:
        return None
    gain = max(totals)
    if len(cells) % columns == 0 and totals[-1] > _MOST * gain:
        gain = totals[-1]
    rows = 3 + totals.index(gain)
    head = cells[:columns]
    named = sum(names_column(name) for name in head)
    figures = sum(is_number(name) and not name.isdecimal() for name in head)
    typed = _TYPED * _is_typed(kinds[columns : rows * columns], columns)
    whole = _WHOLE * log(columns) * (rows * columns == len(cells))
    odds = gain / ((rows - 2) * columns) + (named - figures) / columns + typed + whole - _UNLIKE
    if rows < MIN_ROWS or odds < 0:
        return None
    table = tuple(tuple(cells[at : at + columns]) for at in range(0, rows * columns, columns))
    confidence = round(0.95 / (1 + exp(-_SLOPE * odds)), 2)
    return gain + named + columns * typed, Stack(table, rows * columns, confidence)


def _is_typed(kinds: Sequence[Sequence[str]], columns: int) -> bool:
    """Say whether each column is of figures or of other cells only, and some are of each."""
    figures = [cell[0] in "nv" for cell in kinds]
    shares = [sum(figures[place::columns]) * columns / len(figures) for place in range(columns)]
    return set(shares) == {0.0, 1.0}


def _blocks(passages: Sequence[Passage], at: int) -> Stack | None:
    """Read groups of as many lines each, parted by blank lines: each group is a row."""
    rows: list[tuple[str, ...]] = []
    end = at
    while end < len(passages) and end - at < MAX_LINES:
        size = 1
        while end + size < len(passages) and passages[end + size].gap == 0 and size <= MAX_COLUMNS:
            size += 1
        group = passages[end : end + size]
        parted = end + size == len(passages) or passages[end + size].gap
        if size < 3 or not parted or (rows and size != len(rows[0])):
            break
        if any(p.marker or p.words > MAX_WORDS or (p.ends and p.words > 6) for p in group):
            break
        rows.append(tuple(passage.text for passage in group))
        end += size
    if len(rows) < MIN_ROWS:
        return None
    return Stack(tuple(rows), end - at, 0.6)
