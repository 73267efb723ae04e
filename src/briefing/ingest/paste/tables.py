"""Tables of a paste: cells parted by tabs, wide gaps, bars or single spaces, or one a line."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from briefing.ingest.paste import spaced, stacked
from briefing.ingest.paste.cuts import is_number
from briefing.ingest.paste.lines import LABELLED, Passage
from briefing.ingest.paste.markers import number
from briefing.ingest.paste.vocabulary import LABELS

Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A run of passages that is a table."""

    rows: Rows
    passages: int
    """How many passages it takes."""
    confidence: float

    @property
    def is_sure(self) -> bool:
        """Whether its rows are even, its head names a column, or one of them holds figures only."""
        columns = zip(*self.rows[1:], strict=True)
        return self.confidence >= _EVEN or (
            self.confidence >= _DOUBTFUL
            and (_has_label(self.rows[0]) or any(all(map(is_number, cells)) for cells in columns))
        )


_EVEN = 0.95
"""Confidence where all rows have as many cells."""
_DOUBTFUL = 0.55
"""Confidence below which no table is sure."""
_EDGE = 1.0
"""What a line at the edge of a run must gain in odds by being no row of it but a heading."""
_LABELLED = 0.6
"""Share of lines with a term before what is said of it, above which they are no table."""
_SENTENCES = 0.8
"""Share of rows below a head that end as sentences do, where some may."""
_WIDE = re.compile(r"(?<!\s)(?:\s{2,}|\t)")
_BAR = re.compile(r"(?:(?<!\s)\s++)?\|\s*")
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
    width = 0
    end = at
    while end < len(passages):
        passage = passages[end]
        parted = end > at and passage.gap > 1
        if parted or (passage.marker and not (rows and _is_ranked(passage))):
            break
        row = tuple(cell.strip() for cell in cells(_with_rank(passage)))
        if _RULE.match(passage.text) and rows:
            end += 1
            continue
        if len(row) < 2 and not (rows and _is_between(passages, end)):
            break
        if len(row) < 2 and cells(passages[end + 1].text) == cells(passages[at].text):
            break  # the heading of another table with the same columns
        if rows and len(row) > 1 and abs(len(row) - width) > max(1, width // 3):
            break
        width = max(width, len(row))
        rows.append(row)
        end += 1
    if len(rows) < fewest or not _is_regular(rows):
        return None
    confidence = _EVEN if len({len(row) for row in rows}) == 1 else 0.75
    return Table(tuple(row + ("",) * (width - len(row)) for row in rows), end - at, confidence)


def _is_ranked(passage: Passage) -> bool:
    """Say whether the number before a line belongs to its first cell: "1. Leeds, a tab, 4.2"."""
    return "\t" in passage.text and number(passage.marker) is not None


def _with_rank(passage: Passage) -> str:
    """Return a line with the number before it, if there is one, as a cell or part of one."""
    if not passage.marker:
        return passage.text
    apart = "\t" if f"{passage.marker}\t" in passage.source else " "
    return passage.marker + apart + passage.text


def _is_between(passages: Sequence[Passage], at: int) -> bool:
    """Say whether a line without a tab is a row whose other cells are empty."""
    after = passages[at + 1 : at + 2]
    here = passages[at]
    return (
        bool(after) and "\t" in after[0].text and not here.gap + after[0].gap and here.words <= 15
    )


def _is_regular(rows: Sequence[Sequence[str]]) -> bool:
    """Say whether cells are short enough and the rows alike enough for a table."""
    cells = [cell for row in rows for cell in row]
    filled = sum(bool(cell) for cell in cells)
    return filled * 2 >= len(cells) and sum(len(cell) for cell in cells) <= 160 * max(1, filled)


def _spaced(passages: Sequence[Passage], at: int) -> Table | None:
    """Rows whose cells were pasted with single spaces between them."""
    end = _run(passages, at, sentences=_names_columns(passages[at]))
    if sum(one.ends for one in passages[at + 1 : end]) < _SENTENCES * (end - at - 1):
        end = _run(passages, at, sentences=False)
    if end - at > spaced.MIN_ROWS and _outgrows(passages[at + 1 : end]):
        end -= 1
    if end - at < spaced.MIN_ROWS or _are_labelled(passages[at:end]):
        return None
    usual = passages[at + 1].gap
    apart = passages[at].gap > usual and (end == len(passages) or passages[end].gap > usual)
    if _is_over(passages, at, apart=bool(apart)):
        return None
    lasts = (end, end - 1) if end - at <= spaced.SAMPLE else (end,)
    runs = [(at, end)] if apart else [(start, last) for start in (at, at + 1) for last in lasts]
    best: tuple[float, int, int, spaced.Grid] | None = None
    for start, last in runs:
        grid = spaced.grid([passage.text for passage in passages[start:last]])
        if grid and grid.like < last - start:
            last = start + grid.like
            grid = spaced.grid([passage.text for passage in passages[start:last]])
        if grid and (best is None or grid.odds > best[0] + _EDGE * (start - at + end - last)):
            best = (grid.odds, start, last, grid)
    if best is None or best[1] != at or best[3].confidence < _needed(best[3].rows[0], bool(apart)):
        return None
    return Table(best[3].rows, best[2] - at, best[3].confidence)


def _outgrows(rows: Sequence[Passage]) -> bool:
    """Say whether the last of some lines is a sentence twice as long as any other: a paragraph."""
    return rows[-1].ends and rows[-1].words > 2 * max(one.words for one in rows[:-1])


def _is_over(passages: Sequence[Passage], at: int, *, apart: bool) -> bool:
    """Say whether a line is the heading over a table, whose head names more columns."""
    over, head, below = (_names(one.text) for one in passages[at : at + 3])
    phrase = _is_phrase(passages[at]) and not _is_phrase(passages[at + 1]) and head > 0
    return head + phrase > over + apart and (apart or phrase or head > below)


def _is_phrase(line: Passage) -> bool:
    """Say whether a line has words in small letters."""
    return any(word.islower() for word in line.text.split())


def _run(passages: Sequence[Passage], at: int, *, sentences: bool) -> int:
    """Return the end of lines close together that may be rows; these may end in sentences.

    Below a line that names a column a blank line may stand before each, then they may not.
    """
    head = passages[at]
    named = _has_label([head.text])
    sure = _names_columns(head) and not head.marker and "\t" not in head.text
    below = passages[at + 1 : at + 2]
    usual = int(named and bool(below) and below[0].gap == 1)
    small = head.gap > usual and not _begin_alike(passages[at : at + 2])
    end = at + sure
    while (
        end < len(passages)
        and end - at < spaced.MAX_ROWS
        and not passages[end].marker
        and "\t" not in passages[end].text
        and spaced.may_be_row(
            passages[end].text.removesuffix("." if sentences and not usual else ""),
            named=named and (end > at or small),
        )
        and (end == at or passages[end].gap == usual)
    ):
        end += 1
    return end


def _begin_alike(lines: Sequence[Passage]) -> bool:
    """Say whether lines begin with the same word, as the items of a list may, and no head does."""
    return len({line.text.partition(" ")[0] for line in lines}) == 1


def _names_columns(head: Passage) -> bool:
    """Say whether a line has two names of columns: then cells below it may be sentences."""
    return not head.ends and _names(head.text) > 1


def _names(text: str) -> int:
    """Return how many words of a line name columns."""
    return sum(word.lower() in LABELS for word in text.split())


def _are_labelled(run: Sequence[Passage]) -> bool:
    """Say whether most lines say something of a term, each of another: "Power: the grid"."""
    return sum(LABELLED.match(one.text) is not None for one in run) > _LABELLED * len(run)


def _needed(head: Sequence[str], apart: bool) -> float:
    """Return from which confidence lines are a table, by its head and by what is around it."""
    if not _has_label(head):
        return spaced.WITHOUT_HEAD
    return spaced.LIKELY if apart else spaced.SURE


def _has_label(head: Sequence[str]) -> bool:
    return any(map(_names, head))


def _stacked(passages: Sequence[Passage], at: int) -> Table | None:
    """One cell a line, row after row."""
    found = stacked.stack(passages, at)
    return Table(found.rows, found.lines, found.confidence) if found else None


_KINDS = (_tabbed, _barred, _gapped, _spaced, _stacked)
"""In this order: what is surest first."""
