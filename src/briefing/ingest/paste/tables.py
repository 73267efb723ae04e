"""Tables of a paste: cells parted by tabs, by wide gaps or bars, by single spaces, or one a line."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from briefing.ingest.paste import spaced, stacked
from briefing.ingest.paste.lines import Passage

Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A run of passages that is a table."""

    rows: Rows
    passages: int
    """How many passages it takes."""
    confidence: float


_WIDE = re.compile(r"\s{2,}|\s*\t\s*")
_BAR = re.compile(r"\s*\|\s*")
_RULE = re.compile(r"[\s|:+=_─━┼╋-]*$")


def table(passages: Sequence[Passage], at: int) -> Table | None:
    """Return the table that begins at a passage, if one does."""
    return next((found for look in _KINDS if (found := look(passages, at))), None)


def _tabbed(passages: Sequence[Passage], at: int) -> Table | None:
    """Rows of cells parted by tabs; a short line without one may head or end it no more."""
    return _parted(passages, at, lambda text: text.split("\t") if "\t" in text else [text], 2)


def _gapped(passages: Sequence[Passage], at: int) -> Table | None:
    """Rows of cells that are aligned by spaces."""
    return _parted(passages, at, _WIDE.split, 3)


def _barred(passages: Sequence[Passage], at: int) -> Table | None:
    """Rows of cells parted by bars, as in Markdown; lines of dashes are rules."""
    return _parted(passages, at, lambda text: _BAR.split(text.strip().strip("|")), 2)


def _parted(
    passages: Sequence[Passage], at: int, cells: Callable[[str], list[str]], fewest: int
) -> Table | None:
    rows: list[tuple[str, ...]] = []
    end = at
    while end < len(passages):
        passage = passages[end]
        if passage.marker or (end > at and passage.gap > 1):
            break
        row = tuple(cell.strip() for cell in cells(passage.text))
        if _RULE.match(passage.text) and rows:
            end += 1
            continue
        if len(row) < 2 or (rows and not _fits(row, rows)):
            break
        rows.append(row)
        end += 1
    if len(rows) < fewest or not _is_regular(rows):
        return None
    width = max(len(row) for row in rows)
    confidence = 0.95 if len({len(row) for row in rows}) == 1 else 0.75
    return Table(tuple(row + ("",) * (width - len(row)) for row in rows), end - at, confidence)


def _fits(row: Sequence[str], rows: Sequence[Sequence[str]]) -> bool:
    width = max(len(other) for other in rows)
    return abs(len(row) - width) <= max(1, width // 3)


def _is_regular(rows: Sequence[Sequence[str]]) -> bool:
    """Say whether cells are short enough and the rows alike enough for a table."""
    cells = [cell for row in rows for cell in row]
    filled = sum(bool(cell) for cell in cells)
    return filled * 2 >= len(cells) and sum(len(cell) for cell in cells) <= 160 * max(1, filled)


def _spaced(passages: Sequence[Passage], at: int) -> Table | None:
    """Rows whose cells were pasted with single spaces between them."""
    end = at
    while (
        end < len(passages)
        and end - at < spaced.MAX_ROWS
        and not passages[end].marker
        and spaced.may_be_row(passages[end].text)
        and (end == at or passages[end].gap == 0)
    ):
        end += 1
    if end - at < spaced.MIN_ROWS:
        return None
    if end < len(passages) and passages[end].gap == 0 and passages[end].is_text:
        end -= 1  # in a dense paste the last of the run may be the heading of what follows
    found = None
    for last in {end, end + 1}:
        if last <= len(passages) and last - at >= spaced.MIN_ROWS and _all_rows(passages[at:last]):
            grid = spaced.grid([passage.text for passage in passages[at:last]])
            if (
                grid
                and grid.confidence >= spaced.SURE
                and (found is None or grid.confidence >= found.confidence)
            ):
                found = Table(grid.rows, last - at, grid.confidence)
    return found


def _all_rows(passages: Sequence[Passage]) -> bool:
    return all(
        spaced.may_be_row(passage.text) and not passage.marker and (not at or not passage.gap)
        for at, passage in enumerate(passages)
    )


def _stacked(passages: Sequence[Passage], at: int) -> Table | None:
    """One cell a line, row after row."""
    found = stacked.stack(passages, at)
    return Table(found.rows, found.lines, found.confidence) if found else None


_KINDS = (_tabbed, _barred, _gapped, _spaced, _stacked)
"""In this order: what is surest first."""
