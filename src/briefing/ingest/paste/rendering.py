"""Blocks to Markdown: text is escaped where a reader would otherwise see other words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


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


_ALWAYS = re.compile(r"[\\`]|(?<=!)\[|\[(?=\^)|(?<=\^)\[")
_WITH_BRACKETS = re.compile(r"[\\`\[]")
_STAR = re.compile(r"\*(?!(?<=\s.)\s)")
_UNDERSCORE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
_ANGLE = re.compile(r"<(?=[A-Za-z/!?])")
_ENTITY = re.compile(r"&(?=#?[0-9A-Za-z]+;)")
_MANY_BRACKETS = 20
_LINK = re.compile(r"\](?:\(|:|\[)")
_START = re.compile(r"(?:#{1,6}(?=\s|$)|>|[-+](?=\s|$)|=+\s*$|~{3}|-(?=[\s-]*$)|:\s)")
_NUMBER = re.compile(r"(\d{1,9})([.)])(?=\s|$)")
_CLOSING = re.compile(r"(?:(?<=\s)|^)#(?=#*\s*$)")


def escape(text: str) -> str:
    """Return text on one line so that CommonMark shows it as it is."""
    linked = _LINK.search(text) or text.count("[") > _MANY_BRACKETS
    text = (_WITH_BRACKETS if linked else _ALWAYS).sub(lambda mark: "\\" + mark[0], text)
    text = _STAR.sub(r"\\*", text)
    text = _UNDERSCORE.sub(r"\\_", text)
    text = _ANGLE.sub(r"\\<", text)
    text = _ENTITY.sub(r"\\&", text)
    return text.replace("~", r"\~") if text.count("~") > 1 else text


def escape_start(text: str) -> str:
    """Escape what would begin another block at the start of a line."""
    if _START.match(text):
        return "\\" + text
    return _NUMBER.sub(r"\1\\\2", text, count=1) if _NUMBER.match(text) else text


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
        text = " " * self._indents[level] + mark + escape_start(escape(block.text))
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
    text = _CLOSING.sub(r"\\#", escape(block.text))
    return "#" * block.level + " " + text


def _paragraph(block: Block) -> str:
    return escape_start(escape(block.text))


def _quote(block: Block) -> str:
    return "> " + escape_start(escape(block.text))


def _code(block: Block) -> str:
    longest = max((len(run) for run in re.findall(r"`+", block.text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}\n{block.text}\n{fence}"


def _table(block: Block) -> str:
    width = max(len(row) for row in block.cells)
    rows = [_row(row, width) for row in block.cells]
    return "\n".join((rows[0], "|" + " --- |" * width, *rows[1:]))


def _row(cells: Sequence[str], width: int) -> str:
    shown = [escape(cell).replace("|", r"\|") for cell in cells]
    return "| " + " | ".join(shown + [""] * (width - len(shown))) + " |"


_WRITERS = {
    "heading": _heading,
    "paragraph": _paragraph,
    "quote": _quote,
    "code": _code,
    "table": _table,
}
