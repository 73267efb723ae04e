"""Tables that were pasted with one cell on each line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import exp

from briefing.ingest.paste.layouts import MIN_ROWS, SAMPLE, Layout, layouts
from briefing.ingest.paste.lines import Passage
from briefing.ingest.paste.markers import number
from briefing.ingest.paste.weights import LAYOUTS

MAX_LINES = 240
MAX_WORDS = 26
"""Of a line that may be a cell."""
_GROUPED = 14
"""The same where blank lines part the rows."""
LIKELY = 0.35
"""How likely a layout must be."""
_GROUP = 8
"""Most lines of a row where blank lines part the rows."""


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
    if end - at < 2 * MIN_ROWS or passages[at].is_text:
        return None
    apart = end == len(passages) or passages[end].gap > passages[at + 1].gap
    return _laid_out(
        tuple(f"{one.marker} {one.text}".strip() for one in passages[at:end]), apart=apart
    )


def _may_be_cell(passages: Sequence[Passage], end: int, at: int) -> bool:
    passage = passages[end]
    return (
        passage.words <= MAX_WORDS
        and (not passage.marker or _is_sign(passages, end))
        and "\t" not in passage.text
        and not passage.text.endswith((":", ";"))
        and (end == at or passage.gap == passages[at + 1].gap)
    )


def _is_sign(passages: Sequence[Passage], at: int) -> bool:
    """Say whether what looks like a bullet is none, since those come one below another: "> 0.7"."""
    near = passages[at - 1 : at + 2 : 2] if at else passages[1:2]
    return not (any(one.marker for one in near) or number(passages[at].marker) is not None)


def laid_out(cells: Sequence[str], *, apart: bool = True) -> Stack | None:
    """Return the likeliest layout of lines, if one is likelier than none and begins here."""
    found = [(odds(layout.evidence), layout) for layout in layouts(cells, apart=apart)]
    best, layout = max(found, key=lambda told: told[0], default=(0.0, None))
    if layout is None or layout.start:
        return None
    others = sum(exp(odds - best) for odds, one in found if not _is_alike(one, layout))
    confidence = 1 / (1 + others + exp(-best))
    if confidence < LIKELY:
        return None
    if layout.end + layout.columns > SAMPLE < len(cells):
        more = layouts(cells, [layout.columns], len(cells), apart=apart)
        layout = max((one for one in more if not one.start), key=lambda one: odds(one.evidence))
    ends = range(layout.columns, layout.end + 1, layout.columns)
    rows = tuple(tuple(cells[end - layout.columns : end]) for end in ends)
    return Stack(rows, layout.end, round(0.95 * confidence, 2))


_laid_out = lru_cache(maxsize=512)(laid_out)
"""The same, remembered, since several passes ask for it."""


def _is_alike(one: Layout, other: Layout) -> bool:
    """Say whether two layouts differ in the number of rows only."""
    return (one.start, one.columns) == (other.start, other.columns)


def odds(evidence: Mapping[str, float]) -> float:
    """Return how much likelier a layout is than that there is no table, as a logarithm."""
    return sum(LAYOUTS.get(name, 0.0) * value for name, value in evidence.items())


def _blocks(passages: Sequence[Passage], at: int) -> Stack | None:
    """Read groups of as many lines each, parted by blank lines: each group is a row."""
    rows: list[tuple[str, ...]] = []
    end = at
    while end < len(passages) and end - at < MAX_LINES:
        size = 1
        while end + size < len(passages) and passages[end + size].gap == 0 and size <= _GROUP:
            size += 1
        group = passages[end : end + size]
        parted = end + size == len(passages) or passages[end + size].gap
        if size < 3 or not parted or (rows and size != len(rows[0])):
            break
        if any(p.marker or p.words > _GROUPED or (p.ends and p.words > 6) for p in group):
            break
        rows.append(tuple(passage.text for passage in group))
        end += size
    if len(rows) < MIN_ROWS:
        return None
    found = _laid_out(tuple(cell for row in rows for cell in row))
    alike = found is not None and len(found.rows[0]) == len(rows[0])
    return Stack(tuple(rows), end - at, found.confidence) if found and alike else None
