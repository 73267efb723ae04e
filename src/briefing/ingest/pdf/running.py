"""What stands on the pages but not in the text: running heads, page numbers, marginal marks."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from briefing.ingest.pdf.layout import Document, Line, Page

BAND = 0.12
"""Share of a page's height, above and below, in which running lines stand."""
NEAR = 6.0
"""In points: how much the place of a running line may differ between pages."""
GAP = 1.7
"""Distance, in letter sizes, from which a row stands apart."""

_OUTER_NUMBER = re.compile(r"^\d{1,4}(?=\s)|(?<=\s)\d{1,4}$")
_NUMBER = re.compile(
    r"(?:(?:page|seite|p\.)\s*)?[-–—|(\[ ]*(?:\d{1,4}|[ivxlc]{1,7})"
    r"(?:\s*(?:/|of|von|de|sur)\s*\d{1,4})?[-–—|)\] ]*",
    re.IGNORECASE,
)
_PRINTED = re.compile(
    r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}, \d{1,2}[:.]\d\d.*|(?:https?|file)://\S+(?:\s+\d+ ?/ ?\d+)?",
    re.IGNORECASE,
)
"""What browsers print above and below a page: the time and its title, its address and number."""
_ADDRESS = re.compile(r"https?://\S+")


def running(document: Document) -> dict[int, str]:
    """Return why lines are no part of the text: the id of a line → a reason of REASONS."""
    found = {
        id(line): "boilerplate"
        for page in document.pages
        for line in page.lines
        if not line.upright and any(other.upright for other in page.lines)
    }
    edges = [_edge_rows(page, above=above) for page in document.pages for above in (True, False)]
    repeated = _repeated([row for edge in edges for row in edge], len(document.pages))
    for edge in edges:
        inner_runs = False
        for row in reversed(edge):
            inner_runs = (row.free or inner_runs) and (
                row in repeated or _is_furniture(row.text) or row.untagged
            )
            if inner_runs:
                found.update((id(line), row.reason) for line in row.lines)
    return found


def printed_address(document: Document, found: dict[int, str]) -> str:
    """Return the address that a browser printed below the pages."""
    for line in document.lines:
        address = _ADDRESS.search(line.text) if id(line) in found else None
        if address and _PRINTED.fullmatch(_text([line])):
            return address[0]
    return ""


@dataclass(frozen=True, slots=True, eq=False)
class _Row:
    """What stands side by side at the head or foot of a page."""

    page: int
    above: bool
    """Whether it is at the head."""
    lines: tuple[Line, ...]
    free: bool
    """Whether it stands apart from what is further inside: by a gap or by its size."""
    untagged: bool
    """Whether a document that says what its text is says nothing of this."""

    @property
    def text(self) -> str:
        """Its text on one line."""
        return _text(self.lines)

    @property
    def reason(self) -> str:
        """Why it is no part of the text."""
        head = self.above and not _NUMBER.fullmatch(self.text)
        return "repeated" if head else "footer"


def _edge_rows(page: Page, *, above: bool) -> list[_Row]:
    """Return the rows at the head or foot of a page, from the outside inwards."""
    upright = sorted(
        (line for line in page.lines if line.upright),
        key=lambda line: (-line.bottom if above else line.bottom, line.left),
    )
    if not upright:
        return []
    rows = [tuple(row) for _, row in groupby(upright, key=lambda line: round(line.bottom / 3))]
    edge = page.height * (1 - BAND if above else BAND)
    return [
        _Row(
            page=page.number,
            above=above,
            lines=row,
            free=_stands_apart(row[0], inner[0] if inner else None),
            untagged=page.tagged and all(line.element is None for line in row),
        )
        for row, inner in zip(rows, [*rows[1:], None], strict=True)
        if (row[0].bottom > edge if above else row[0].top < edge)
    ]


def _stands_apart(line: Line, inner: Line | None) -> bool:
    if inner is None:
        return True
    size = max(line.size, inner.size)
    return abs(line.bottom - inner.bottom) > GAP * size or abs(line.size - inner.size) > 0.08 * size


def _is_furniture(text: str) -> bool:
    return bool(_NUMBER.fullmatch(text) or _PRINTED.fullmatch(text))


def _repeated(rows: list[_Row], pages: int) -> set[_Row]:
    """Return the rows that stand on several pages in one place, or that count the pages."""
    alike: dict[tuple[bool, str | int], list[_Row]] = defaultdict(list)
    for row in rows:
        alike[row.above, re.sub(r"\d+", "#", row.text.casefold())].append(row)
        for number in _OUTER_NUMBER.findall(row.text):
            alike[row.above, int(number) - row.page].append(row)
    return {
        row
        for (_, key), group in alike.items()
        for row in group
        if sum(_in_place(row, other) for other in group)
        >= (3 if isinstance(key, int) or pages > 8 else 2)
    }


def _in_place(row: _Row, other: _Row) -> bool:
    return abs(row.lines[0].bottom - other.lines[0].bottom) <= NEAR


def _text(lines: Iterable[Line]) -> str:
    return " ".join(" ".join(line.text for line in lines).split())
