"""Passages: what a rule about wording reads, each with its place in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.diagnostics import Place
from briefing.model.library import Library
from briefing.model.records import Article, Record, Where

QUOTED = re.compile('“[^“”]*”|‘[^‘’]{0,300}’|"[^"\n]*"')
"""Words in quotation marks are somebody else's."""


class Passage:
    """A piece of text: a value of the front matter, or a paragraph, heading or cell of a body."""

    __slots__ = ("_aligned", "_line", "_path", "_where", "text")

    def __init__(
        self, text: str, where: Where, *path: str | int, line: int = 0, aligned: str = ""
    ) -> None:
        """Take a value of the front matter by its path, a piece of a body as in `Body.lines`."""
        self.text = text
        self._where = where
        self._path = path
        self._line = line
        self._aligned = aligned

    @property
    def own(self) -> str:
        """The text with the words in quotation marks blanked out, at the same offsets."""
        return QUOTED.sub(lambda quote: " " * len(quote[0]), self.text)

    def at(self, offset: int) -> Place:
        """Return the place of a character of the text; of the front matter, that of the value."""
        if not self._aligned:
            return self._where.at(*self._path)
        line, column, known, left = self._line, 1, True, offset
        for char in self._aligned:
            if char == "\1":
                known = False
                continue
            if char != "\0":
                if left == 0:
                    break
                left -= 1
            if char == "\n":
                line, column, known = line + 1, 1, True
            else:
                column += 1
        return Place(self._where.file, line, column if known else None)


def body(record: Record) -> Iterator[Passage]:
    """Return the passages of a body, without quoted blocks and code."""
    for line, aligned in record.body.lines:
        text = aligned.replace("\0", "").replace("\1", "")
        yield Passage(text, record.where, line=line, aligned=aligned)


def front(article: Article) -> Iterator[Passage]:
    """Return title, summary and key points."""
    yield Passage(article.title, article.where, "title")
    yield Passage(article.summary, article.where, "summary")
    for index, point in enumerate(article.key_points):
        yield Passage(point, article.where, "key_points", index)


def passages(library: Library) -> Iterator[Passage]:
    """Return what the digest says in its own words: every body, and what stands above it."""
    for article in library.articles.values():
        yield from front(article)
    for record in library.records():
        yield from body(record)
