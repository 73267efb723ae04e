"""The text of a block with its marks, as small clean HTML."""

from __future__ import annotations

import html
from collections.abc import Sequence
from itertools import groupby

from lxml.html import HtmlElement

from briefing.ingest.html.addresses import Addresses
from briefing.ingest.html.blocks import BREAK, KINDS, Block, Piece
from briefing.ingest.html.escaping import MARK, escaped, escaped_start
from briefing.ingest.html.notes import reference_of

_STARRED = frozenset(("strong", "em", "del"))


class Writer:
    """Writes blocks of one page: it knows where links start from and which notes are kept."""

    __slots__ = ("addresses", "notes")

    def __init__(self, addresses: Addresses, notes: frozenset[str]) -> None:
        self.addresses = addresses
        self.notes = notes

    def html(self, block: Block, *, breaks: bool = True) -> str:
        """Return the HTML of a block's line; without `breaks` as one line."""
        pieces = block.pieces
        if not breaks:
            pieces = [(" " if text == BREAK else text, marks) for text, marks in pieces]
        if any(marks for _, marks in pieces):
            text = self._marked(pieces, 0, "", "", start=True)
        else:
            text = "".join(_plain(pieces, start=True))
        return f"{text[:-2]}]" if text.endswith(f"{MARK}]") else text

    def _marked(
        self, pieces: Sequence[Piece], depth: int, before: str, after: str, *, start: bool
    ) -> str:
        """Write pieces whose marks up to a depth are open.

        `before` and `after` are the neighbouring characters, on which it depends whether stars
        are read as marks.
        """
        groups = [
            (mark, list(group))
            for mark, group in groupby(
                pieces, lambda piece: piece[1][depth] if len(piece[1]) > depth else None
            )
        ]
        texts = ["".join(text for text, _ in group) for _, group in groups]
        parts: list[str] = []
        closed = coded = False
        for index, (mark, group) in enumerate(groups):
            left = texts[index - 1][-1:] if index else before
            right = texts[index + 1][:1] if index + 1 < len(groups) else after
            first = start and index == 0
            if mark is None or (coded and KINDS[mark.tag] == "code"):
                parts += _plain(group, start=first)
                closed = coded = False
                continue
            coded = KINDS[mark.tag] == "code"
            inner = self._inner(mark, group, depth, left, right, start=first)
            opened, end = self._tags(mark, texts[index], left, right, closed)
            if coded and opened:  # a blank at an end of code would be taken off
                left, right = " " * inner.startswith(" "), " " * inner.endswith(" ")
                opened, inner, end = left + opened, inner.strip(" "), end + right
            parts += [opened, inner, end]
            closed = bool(end) and not texts[index][-1:].isspace()
        return "".join(parts)

    def _inner(
        self,
        mark: HtmlElement,
        group: list[Piece],
        depth: int,
        left: str,
        right: str,
        *,
        start: bool,
    ) -> str:
        text = "".join(text for text, _ in group)
        if KINDS[mark.tag] == "code":
            return html.escape(text.replace(BREAK, " "), quote=False)
        note = reference_of(mark)
        if note and note in self.notes:
            return f"[^{note}]"
        if mark.tag == "a":
            group = [(" " if text == BREAK else text, marks) for text, marks in group]
        return self._marked(group, depth + 1, left, right, start=start)

    def _tags(
        self, mark: HtmlElement, text: str, left: str, right: str, closed: bool
    ) -> tuple[str, str]:
        """Return the tags around a mark's text; none where they would say nothing."""
        if not text.strip() or text.strip() == BREAK:
            return "", ""
        if mark.tag == "a":
            if reference_of(mark):
                return "", ""
            href = self.addresses.absolute(mark.get("href", ""))
            return (f'<a href="{html.escape(href)}">', "</a>") if href else ("", "")
        tag = KINDS[mark.tag]
        if tag in _STARRED and (closed or not _reads(text, left, right)):
            return "", ""
        return f"<{tag}>", f"</{tag}>"


def _plain(pieces: Sequence[Piece], *, start: bool) -> list[str]:
    parts: list[str] = []
    for text, marks in pieces:
        if text == BREAK:
            parts.append("<br>")
            start = True
            continue
        text = escaped(text, linked=any(mark.tag == "a" for mark in marks))
        if start and text.strip():
            text = escaped_start(text)
            start = False
        parts.append(html.escape(text, quote=False))
    return parts


def _reads(text: str, left: str, right: str) -> bool:
    """Whether stars around a text are read as emphasis between these characters.

    They are not within a word, nor beside a sign that counts as neither word nor point.
    """
    return BREAK not in text and not _glues(left, text[:1]) and not _glues(right, text[-1:])


def _glues(outer: str, inner: str) -> bool:
    return outer.isalnum() or not (inner.isalnum() or inner.isspace() or outer in _PARTING)


_PARTING = ("", " ", BREAK, *"\"'([{.,;:!?/—–-“”‘’")
"""Characters beside which stars are read whatever they begin or end with."""
