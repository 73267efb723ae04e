"""The page as its reader sees it: blocks of text in their order, each with the place it stands in.

A block is what a browser sets as one run of lines: a paragraph, a heading, an item, a cell, or
the bare text between two of those.  The blocks, one a line, are the raw text of the source.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from briefing.ingest.html.reasons import reason_of
from briefing.ingest.pieces import key_of

_INLINE = """
    a abbr acronym b bdi bdo big br button cite code data del dfn em font i img input ins kbd label
    mark math mfrac mi mn mo mrow msub msup mtext nobr picture q rb rp rt ruby s samp semantics
    small span strike strong sub sup time tt u var wbr
"""
INLINE = frozenset(_INLINE.split())
"""Elements that do not begin a line of their own."""
KINDS = {
    "a": "a",
    **dict.fromkeys(("b", "strong"), "strong"),
    **dict.fromkeys(("i", "em", "cite", "dfn", "var"), "em"),
    **dict.fromkeys(("del", "s", "strike"), "del"),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), "code"),
}
"""Inline elements that Markdown has a mark for → the element that says the same."""
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_LINES = frozenset(("p", *HEADINGS))
"""Elements that hold nothing but a line: a page's own tags in them, "st1:city", begin none."""
_OWN_TAG = re.compile("[:-]")
_SPACES = re.compile(r"[ \t\r\n\f\v\u00a0\u2028\u2029\x85\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_SIGNED = ("footer", "header")
"""Elements that say in a quotation whose it is."""
_CREDIT = re.compile(r"credit|copyright|source|photographer", re.IGNORECASE)

PROSE = 80
"""Letters from which an unlinked block is taken for prose."""
BREAK = "\v"
"""Stands for a line break among the pieces of a block."""
Piece = tuple[str, tuple[HtmlElement, ...]]
"""A stretch of text and the marks around it, outermost first."""


@dataclass(slots=True, eq=False)
class Spot:
    """A block-level element: a link of the chain from a block up to the body."""

    tag: str
    element: HtmlElement
    parent: Spot | None
    depth: int
    own: str = ""
    """Why text in it is likely no part of the article (see reasons); empty where nothing says."""
    reason: str = ""
    """The same, or else that of the nearest element around it."""
    plain: bool = False
    """Whether its white space is kept as it is."""

    def chain(self) -> Iterator[Spot]:
        """Yield it and what it stands in, outwards."""
        spot: Spot | None = self
        while spot is not None:
            yield spot
            spot = spot.parent

    def within(self, *tags: str) -> Spot | None:
        """Return the innermost of its chain with one of these tags."""
        spot: Spot | None = self
        while spot is not None and spot.tag not in tags:
            spot = spot.parent
        return spot


@dataclass(slots=True, eq=False)
class Block:
    """One run of text."""

    spot: Spot
    pieces: list[Piece]
    text: str
    """As shown: white space folded, but for preformatted text."""
    number: int
    """Its place in the order of the page, from 0."""
    line: int = 1
    """Where it begins in the raw text, from 1."""
    key: str = ""
    """Its letters and digits alone, for finding it again."""
    linked: float = 0.0
    """Share of its text that is links."""
    kept: bool = False
    """Whether it belongs to the article."""
    reason: str = ""
    """Why it is left out, where that is known better than from its spot."""

    def leave_out(self, reason: str) -> None:
        """Take it out of the article."""
        self.kept, self.reason = False, reason


def kept(blocks: Iterable[Block]) -> list[Block]:
    """Return the blocks that are kept."""
    return [block for block in blocks if block.kept]


def drop(blocks: Iterable[Block], reason: str = "") -> None:
    """Leave blocks out, for a reason if one is known."""
    for block in blocks:
        block.kept = False
        block.reason = block.reason or reason


def size_of(blocks: Iterable[Block]) -> int:
    """Return how many letters blocks have."""
    return sum(len(block.key) for block in blocks)


def is_linked(blocks: list[Block]) -> bool:
    """Whether most of what blocks say is links."""
    return sum(len(block.key) * block.linked for block in blocks) > 0.6 * size_of(blocks)


def blocks_of(body: HtmlElement) -> list[Block]:
    """Return the blocks of a page."""
    return _Walk().walk(body)


def marks_of(block: Block) -> set[HtmlElement]:
    """Return the marks in a block, links among them."""
    return {mark for _, marks in block.pieces for mark in marks}


def raw_of(blocks: list[Block]) -> str:
    """Return the raw text, one block a line, and write down at which line each begins."""
    line = 1
    for block in blocks:
        block.line = line
        line += block.text.count("\n") + 1
    return "\n".join(block.text for block in blocks)


@dataclass(slots=True, eq=False)
class _Level:
    """An element that is being walked over."""

    element: HtmlElement
    children: Iterator[HtmlElement]
    spot: Spot
    marks: tuple[HtmlElement, ...]
    """The marks that are open inside it."""


@dataclass(slots=True)
class _Walk:
    blocks: list[Block] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    marks: tuple[HtmlElement, ...] = ()

    def walk(self, body: HtmlElement) -> list[Block]:
        """Walk over the tree without recursion: pages may nest as deep as they like."""
        self._add(body.text)
        stack = [_Level(body, iter(body), Spot("body", body, None, 0), ())]
        while stack:
            level = stack[-1]
            child = next(level.children, None)
            if child is None:
                stack.pop()
                self._leave(level, stack[-1] if stack else None)
            elif child.tag == "br":
                self._break(level.spot)
                self._add(child.tail)
            elif isinstance(child.tag, str):
                stack.append(self._enter(child, level))
            else:
                self._add(child.tail)
        return self.blocks

    def _enter(self, child: HtmlElement, level: _Level) -> _Level:
        spot, marks, tag = level.spot, level.marks, child.tag
        if tag not in INLINE and not (spot.tag in _LINES and _OWN_TAG.search(tag)):
            if self.pieces:
                self._flush(spot)
            own = "" if tag in _SIGNED and spot.within("blockquote") else reason_of(child)
            plain = spot.plain or tag == "pre"
            spot = Spot(tag, child, spot, spot.depth + 1, own, own or spot.reason, plain)
        elif tag in KINDS and KINDS[tag] not in _kinds(marks):
            marks = (*marks, child)
        elif tag == "span" and spot.tag == "figcaption" and _is_credit(child):
            self._flush(spot)
            spot = Spot(tag, child, spot, spot.depth + 1, "credit", "caption")
        self.marks = marks
        if tag == "q":
            self._add("“")
        if text := child.text:
            self._add(text)
        return _Level(child, iter(child), spot, marks)

    def _leave(self, level: _Level, outer: _Level | None) -> None:
        if level.element.tag == "q":
            self._add("”")
        if self.pieces and (outer is None or outer.spot is not level.spot):
            self._flush(level.spot)
        if outer is not None:
            self.marks = outer.marks
            if tail := level.element.tail:
                self._add(tail)

    def _add(self, text: str | None) -> None:
        if text and (self.pieces or not text.isspace()):
            self.pieces.append((text, self.marks))

    def _break(self, spot: Spot) -> None:
        """Take a line break; a second one ends the block, as an empty line does."""
        if spot.plain:
            self._add("\n")
            return
        for text, _ in reversed(self.pieces):
            if text == BREAK:
                self._flush(spot)
                return
            if text.strip():
                break
        self.pieces.append((BREAK, self.marks))

    def _flush(self, spot: Spot) -> None:
        pieces, self.pieces = self.pieces, []
        if spot.plain:
            pieces = [(text.replace(BREAK, "\n"), marks) for text, marks in pieces]
            text = "".join(text for text, _ in pieces).strip("\n").rstrip()
        elif len(pieces) == 1:
            text, marks = pieces[0]
            text = " ".join(text.split())
            pieces = [(text, marks)]
        else:
            pieces = _folded(pieces)
            text = "".join([text for text, _ in pieces]).replace(BREAK, " ")
        if text:
            number = len(self.blocks)
            self.blocks.append(
                Block(spot, pieces, text, number, key=key_of(text), linked=_linked(pieces, text))
            )


def _linked(pieces: list[Piece], text: str) -> float:
    """Return the share of a text that stands in links off the page."""
    linked = [text for text, marks in pieces if marks and _leads_off(marks)]
    return sum(map(len, linked)) / len(text) if linked else 0.0


def _kinds(marks: tuple[HtmlElement, ...]) -> list[str]:
    return [KINDS[mark.tag] for mark in marks]


def _leads_off(marks: tuple[HtmlElement, ...]) -> bool:
    """Whether one of the marks is a link that leads off the page."""
    for mark in marks:
        if mark.tag == "a":
            return bool(mark.get("href", "#")[:1] != "#")
    return False


def _is_credit(element: HtmlElement) -> bool:
    return _CREDIT.search(element.get("class", "")) is not None


def _folded(pieces: list[Piece]) -> list[Piece]:
    """Fold white space over the borders of pieces; leave none at the ends or around breaks."""
    folded: list[Piece] = []
    space = True
    for text, marks in pieces:
        if text == BREAK:
            if folded and folded[-1][0] != BREAK:
                _strip_end(folded)
                folded.append((BREAK, marks))
            space = True
            continue
        text = _SPACES.sub(" ", text)
        if space and text[:1] == " ":
            text = text[1:]
        if text:
            folded.append((text, marks))
            space = text[-1] == " "
    _strip_end(folded)
    while folded and folded[-1][0] == BREAK:
        folded.pop()
        _strip_end(folded)
    return folded


def _strip_end(pieces: list[Piece]) -> None:
    while pieces and pieces[-1][0] != BREAK:
        text, marks = pieces[-1]
        text = text.rstrip(" ")
        if text:
            pieces[-1] = (text, marks)
            return
        pieces.pop()
