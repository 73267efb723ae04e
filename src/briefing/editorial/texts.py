"""Prose: what a record says in its own words, as one text that rules about wording read."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate

from briefing.content import markdown
from briefing.diagnostics import Place
from briefing.editorial import cues, figures
from briefing.model.records import PASSAGE_END, Article, Body, Path, Record

BREAK = PASSAGE_END
"""Stands between two passages: title, summary, key point; paragraph, heading, list item or cell of
the body."""
QUOTED = re.compile(f'“[^“”{BREAK}]*”|‘[^‘’{BREAK}]{{0,300}}’|"[^"\n{BREAK}]*"')
"""Words in quotation marks are somebody else's."""


class Prose:
    """All passages of a record in one text.

    The rules search it as a whole, because most articles have nothing to find and a search for
    each rule in each paragraph took ten times as long; where something is found, its place is
    worked out.
    """

    def __init__(self, record: Record, body: Body) -> None:
        """Join the front matter of an article, and the body of any record."""
        front = BREAK.join([*(text for _, text in _front(record)), ""])
        self.record = record
        self._body = body
        self.text = front + body.text
        self.body = len(front)
        """Where the body begins."""

    @cached_property
    def cues(self) -> Mapping[str, Sequence[int]]:
        """Where something may be said that rules about wording look for, by what that is."""
        return cues.find(self.text.encode("ascii", "replace").lower())

    @cached_property
    def numbers(self) -> list[int]:
        """Where the numbers of the body begin."""
        return figures.numbers(self.text, self.body)

    def passages(self, offsets: Iterable[int]) -> Iterator[tuple[int, str]]:
        """Return the passages that hold characters of the text, each with where it begins."""
        end = -1
        for offset in sorted(offsets):
            if offset > end:
                start = self.text.rfind(BREAK, 0, offset) + 1
                end = self.text.find(BREAK, offset)
                end = len(self.text) if end < 0 else end
                yield start, self.text[start:end]

    def at(self, offset: int) -> Place:
        """Return the place of a character of the text; of the front matter, that of the value."""
        number = bisect_right(self._starts, offset) - 1
        paths = [path for path, _ in _front(self.record)]
        if number < len(paths):
            return self.record.where.at(*paths[number])
        line, aligned = self._lines[number - len(paths)]
        return _in_lines(self.record.where.file, line, aligned, offset - self._starts[number])

    @cached_property
    def _lines(self) -> tuple[tuple[int, str], ...]:
        return markdown.lines(self._body)

    @cached_property
    def _starts(self) -> list[int]:
        """Where each passage begins."""
        passages = self.text.split(BREAK)
        return list(accumulate((len(passage) + 1 for passage in passages), initial=0))


def own(passage: str) -> str:
    """Return a passage with the words in quotation marks blanked out, at the same offsets."""
    return QUOTED.sub(lambda quote: " " * len(quote[0]), passage)


def _front(record: Record) -> Iterator[tuple[Path, str]]:
    """Return title, summary and key points of an article, each with its path."""
    if isinstance(record, Article):
        yield ("title",), record.title
        yield ("summary",), record.summary
        for index, point in enumerate(record.key_points):
            yield ("key_points", index), point


def _in_lines(file: str, line: int, aligned: str, offset: int) -> Place:
    """Return the place of a shown character of one of `markdown.lines`."""
    counted, index = 0, offset
    while hidden := _hidden(aligned, counted, index + 1):
        counted, index = index + 1, index + hidden
    row = aligned.rfind("\n", 0, index) + 1
    known = aligned.find("\1", row, index) < 0
    return Place(file, line + aligned.count("\n", 0, index), index - row + 1 if known else None)


def _hidden(aligned: str, start: int, end: int) -> int:
    """Count what stands for characters that are not shown."""
    return aligned.count("\0", start, end) + aligned.count("\1", start, end)
