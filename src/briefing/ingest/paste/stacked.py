"""Tables that were pasted with one cell on each line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.ingest.paste.cuts import is_number, tokens
from briefing.ingest.paste.lines import Passage

MIN_ROWS, MAX_COLUMNS, MAX_LINES = 3, 8, 240
MAX_WORDS = 14
"""Of a line that may be a cell."""
SURE = 0.5


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
    best: Stack | None = None
    for columns in range(2, MAX_COLUMNS + 1):
        for size in _sizes(len(cells), columns):
            found = _read(cells[:size], columns)
            if found and (best is None or found.confidence > best.confidence + 0.01):
                best = found
    return best if best and best.confidence >= SURE else None


def _sizes(cells: int, columns: int) -> list[int]:
    """Return how many of the cells could make whole rows: all, or all but a heading behind."""
    return [
        size for size in (cells, cells - 1) if size % columns == 0 and size // columns >= MIN_ROWS
    ]


def _may_be_cell(passages: Sequence[Passage], end: int, at: int) -> bool:
    passage = passages[end]
    return (
        passage.words <= MAX_WORDS
        and not passage.marker
        and "\t" not in passage.text
        and not passage.text.endswith((":", ";"))
        and (end == at or passage.gap == passages[at + 1].gap)
        and not (passage.ends and passage.words > 6)
    )


def _read(cells: Sequence[str], columns: int) -> Stack | None:
    """Judge one way to lay cells out: a column of figures under a word tells a table."""
    rows = [tuple(cells[at : at + columns]) for at in range(0, len(cells), columns)]
    kinds = [[_kind(row[column]) for row in rows[1:]] for column in range(columns)]
    pure = [max(kind.count("figure"), kind.count("flag")) / len(kind) for kind in kinds]
    typed = sum(share >= 0.8 for share in pure)
    mixed = sum(0.2 < share < 0.8 for share in pure)
    words = sum(share <= 0.2 for share in pure)
    if not typed or not words or is_number(rows[0][0]):
        return None
    heads = sum(not is_number(cell) or cell.isdecimal() for cell in rows[0]) / columns
    confidence = (
        0.35 + 0.35 * typed / columns + 0.25 * heads - 0.3 * mixed + 0.02 * min(10, len(rows))
    )
    return Stack(tuple(rows), len(cells), round(min(0.9, confidence), 2))


def _kind(cell: str) -> str:
    first = tokens(cell)[:1]
    if first and is_number(first[0]) and len(cell.split()) <= 4:
        return "figure"
    return "flag" if cell.lower() in {"yes", "no", "high", "low", "medium", "n/a"} else "word"


def _blocks(passages: Sequence[Passage], at: int) -> Stack | None:
    """Read groups of as many lines each, parted by blank lines: each group is a row."""
    rows: list[tuple[str, ...]] = []
    end = at
    while end < len(passages) and end - at < MAX_LINES:
        size = 1
        while end + size < len(passages) and passages[end + size].gap == 0 and size <= MAX_COLUMNS:
            size += 1
        group = passages[end : end + size]
        if size < 3 or (rows and size != len(rows[0])):
            break
        if any(p.marker or p.words > MAX_WORDS or (p.ends and p.words > 6) for p in group):
            break
        rows.append(tuple(passage.text for passage in group))
        end += size
    if len(rows) < MIN_ROWS:
        return None
    return Stack(tuple(rows), end - at, 0.6)
