"""Render Markdown articles as the plain text that is pasted of them, and say what each line is.

    python -m tests.ingest.pasting ARTICLE.md SHAPE

What a browser gives of a page depends on the browser and the page: bullets may be lost, and blank
lines stand around paragraphs, around everything or nowhere (`SHAPES`).
"""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pyromark import Markdown, Options

_PARSER = Markdown(options=Options.ENABLE_TABLES | Options.ENABLE_STRIKETHROUGH)


@dataclass(frozen=True, slots=True)
class Shape:
    """How a page looks as plain text."""

    bullets: str = ""
    """What stands before items; where it ends in a line feed, on a line of its own."""
    gaps: str = "paragraphs"
    """Around what blank lines stand: nothing, paragraphs, headings (below them, too) or all;
    "behind": only below paragraphs and headings, as Chrome and Safari copy them."""
    width: int = 0
    """Where lines are wrapped; 0 for nowhere."""


SHAPES: Mapping[str, Shape] = {
    "bullets": Shape("• "),
    "bullets-wrapped": Shape("- ", width=78),
    "dashes-tight": Shape("-\n", "nothing"),
    "bullets-tight": Shape("• ", "nothing"),
    "lost": Shape(),
    "lost-copied": Shape(gaps="headings"),
    "lost-behind": Shape(gaps="behind"),
    "lost-tight": Shape(gaps="nothing"),
    "lost-apart": Shape(gaps="all"),
}
_WITH_GAPS = {
    "nothing": set(),
    "paragraphs": {"paragraph", "quote", "code"},
    "headings": {"paragraph", "quote", "code"},
    "behind": {"paragraph", "quote", "heading"},
    "all": {"paragraph", "quote", "code", "heading", "item", "row"},
}


@dataclass(frozen=True, slots=True)
class Part:
    """A block of an article."""

    kind: str
    """heading, paragraph, item, row, quote or code."""
    text: str
    number: int | None = None
    """Of an item of an ordered list."""
    depth: int = 0
    apart: bool = False
    """Whether the item stands apart from others, as a paragraph of its own."""


def paste(markdown: str, shape: Shape) -> tuple[str, dict[int, str]]:
    """Return an article as plain text, and what begins on each of its lines."""
    lines: list[str] = []
    kinds = {}
    before: Part | None = None
    for part in parts(markdown):
        if before and _is_apart(before, part, shape):
            lines.append("")
        text = part.text
        if shape.bullets and part.kind == "item":
            mark = f"{part.number}. " if part.number is not None else shape.bullets
            text = mark + text
        for row in text.split("\n"):
            kinds[len(lines) + 1] = part.kind
            lines += textwrap.wrap(row, shape.width) if shape.width and "\t" not in row else [row]
        before = part
    return "\n".join(lines) + "\n", kinds


def _is_apart(above: Part, below: Part, shape: Shape) -> bool:
    apart = _WITH_GAPS[shape.gaps]
    behind = shape.gaps == "behind"
    if shape.gaps != "nothing" and (above.apart or (below.apart and not behind)):
        return True
    if above.kind == below.kind == "row":
        return False
    if shape.gaps == "headings" and above.kind == "heading":
        return True
    return above.kind in apart or (below.kind in apart and not behind)


def parts(markdown: str) -> Iterator[Part]:
    """Yield the blocks of an article in their order."""
    reading = _Reading()
    events: Any = _PARSER.events(markdown, merge_text=True)
    for event in events:
        [(tag, what)] = event.items() if isinstance(event, dict) else [(event, "")]
        if tag == "Start":
            name, value = (what, None) if isinstance(what, str) else next(iter(what.items()))
            yield from reading.start(name, value)
        elif tag == "End":
            yield from reading.end(what if isinstance(what, str) else next(iter(what)))
        else:
            reading.texts.append(_BREAKS.get(tag, what))


_BREAKS = {"SoftBreak": " ", "HardBreak": "\n"}


@dataclass(slots=True)
class _Reading:
    """Where the parser is."""

    texts: list[str] = field(default_factory=list)
    kind: str = ""
    number: int | None = None
    apart: bool = False
    lists: list[int | None] = field(default_factory=list)
    """Of each list that is open, the number of its next item."""
    quoted: int = 0

    def start(self, name: str, value: Any) -> Iterator[Part]:
        """Open a block; yield the text before it."""
        if name == "Paragraph" and self.kind == "item" and not self.texts:
            self.apart = True
        elif name in _KINDS:
            yield from self._flush()
            self.kind = _KINDS[name]
        if name == "List":
            self.lists.append(value)
        elif name == "Item":
            self.number = self.lists[-1]
            if self.number is not None:
                self.lists[-1] = self.number + 1
        elif name == "BlockQuote":
            self.quoted += 1

    def end(self, name: str) -> Iterator[Part]:
        """Close a block; yield its text."""
        if name in _KINDS:
            yield from self._flush()
        if name == "List":
            self.lists.pop()
        elif name == "BlockQuote":
            self.quoted -= 1
        elif name == "TableCell":
            self.texts.append("\t")

    def _flush(self) -> Iterator[Part]:
        text = "".join(self.texts).strip()
        if text:
            kind = self.kind or "paragraph"
            shown = "quote" if self.quoted and kind != "item" else kind
            yield Part(shown, text, self.number, len(self.lists), self.apart)
        self.texts.clear()
        self.kind, self.number, self.apart = "", None, False


_KINDS = {
    "List": "",
    "Item": "item",
    "BlockQuote": "",
    "Paragraph": "paragraph",
    "Heading": "heading",
    "CodeBlock": "code",
    "TableHead": "row",
    "TableRow": "row",
}

if __name__ == "__main__":
    sys.stdout.write(paste(Path(sys.argv[1]).read_text("utf-8"), SHAPES[sys.argv[2]])[0])
