"""Blocks to Markdown: text is escaped where a reader would otherwise see other words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefing.ingest.escaping import escaped, escaped_start


@dataclass(frozen=True, slots=True)
class Block:
    """A part of the body."""

    kind: str
    """heading, paragraph, item, table, quote or code."""
    text: str = ""
    level: int = 0
    """Of a heading from 2; of an item from 0."""
    number: int | None = None
    """Of an item of an ordered list."""
    cells: tuple[tuple[str, ...], ...] = ()
    """Rows of a table, the first is its head."""
    confidence: float = 1.0
    line: int | None = None


_CLOSING = re.compile(r"(?:(?<=\s)|^)#(?=#*\s*$)")


def render(blocks: Iterable[Block]) -> str:
    """Return the Markdown of blocks in their order, with a line feed at its end."""
    parts: list[str] = []
    before = ""
    items = _Items()
    for block in blocks:
        if block.kind == "item":
            text, gap = items.write(block)
        else:
            items = _Items()
            text, gap = _WRITERS[block.kind](block), "\n\n"
        if before == block.kind == "quote":
            gap = "\n>\n"
        elif before != block.kind:
            gap = "\n\n"
        parts += (gap, text)
        before = block.kind
    return "".join(parts[1:]) + "\n" if parts else ""


class _Items:
    """Writes the items of a list, nested by the width of the markers above them."""

    def __init__(self) -> None:
        self._indents = [0]
        self._lists: list[tuple[int | None, str]] = []
        """Of each list that is open: the number of its last item, and the sign of its markers."""

    def write(self, block: Block) -> tuple[str, str]:
        """Return an item and what stands before it: a blank line where another list begins."""
        level = min(block.level, len(self._indents) - 1)
        del self._indents[level + 1 :]
        sign, apart = self._sign(block, level)
        self._lists = [*self._lists[:level], (block.number, sign)]
        mark = f"{block.number}{sign} " if block.number is not None else f"{sign} "
        text = " " * self._indents[level] + mark + escaped_start(escaped(block.text))
        self._indents.append(self._indents[level] + len(mark))
        return text, "\n\n" if apart else "\n"

    def _sign(self, block: Block, level: int) -> tuple[str, bool]:
        """Return the sign of a marker, another one where a new list begins, and whether it does."""
        usual, other = ("-", "*") if block.number is None else (".", ")")
        if len(self._lists) <= level:
            return usual, False
        number, sign = self._lists[level]
        if (number is None) != (block.number is None):
            return usual, True
        if number is not None and block.number != number + 1:
            return (other if sign == usual else usual), True
        return sign, False


def _heading(block: Block) -> str:
    text = _CLOSING.sub(r"\\#", escaped(block.text))
    return "#" * block.level + " " + text


def _paragraph(block: Block) -> str:
    return escaped_start(escaped(block.text))


def _quote(block: Block) -> str:
    return "> " + escaped_start(escaped(block.text))


def _code(block: Block) -> str:
    longest = max((len(run) for run in re.findall(r"`+", block.text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}\n{block.text}\n{fence}"


def _table(block: Block) -> str:
    width = max(len(row) for row in block.cells)
    rows = [_row(row, width) for row in block.cells]
    return "\n".join((rows[0], "|" + " --- |" * width, *rows[1:]))


def _row(cells: Sequence[str], width: int) -> str:
    shown = [escaped(cell).replace("|", r"\|") for cell in cells]
    return "| " + " | ".join(shown + [""] * (width - len(shown))) + " |"


_WRITERS = {
    "heading": _heading,
    "paragraph": _paragraph,
    "quote": _quote,
    "code": _code,
    "table": _table,
}
