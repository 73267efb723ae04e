"""Markdown with its marks blanked out, so that patterns see prose and offsets stay true."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from briefing.ingest.drafts import DueTime
from briefing.ingest.times import due_times

_ALIKE = {
    **dict.fromkeys("‘’\u02bc", "'"),
    **dict.fromkeys("“”„«»", '"'),
    **dict.fromkeys("\t\u00a0\u2009\u202f", " "),
    **dict.fromkeys("\u2010\u2011", "-"),
}
_FENCE = re.compile(r"^ {0,3}(```|~~~)[^\n`]*\n(?:.*?\n)??(?: {0,3}\1[^\n]*$|\Z)", re.M | re.S)
_MARKS = re.compile(
    r"""
      !\[[^\]\n]{0,300}\]\([^()\n]{0,800}\)          # a picture
    | \]\((?:[^()\n]|\([^()\n]{0,80}\)){0,800}\)     # the target of a link
    | \[\^[^\]\n]{1,20}\] | \[(?:\d{1,3}|edit)\]     # a footnote
    | <https?://[^\s<>|)]{1,2000}>? | https?://[^\s<>|)]{1,2000}>?
    | \\(?=[\\`*_{}\[\]()#+.!|<>$~-])
    | \*[*`\[\]]* | `[*`\[\]]* | \[[*`\[\]]* | \][*`\[\]]* | ~~
    | _(?<!\w_)_{0,2}(?=\w) | _(?<=[\w.!?]_)_{0,2}(?!\w)
    """,
    re.VERBOSE,
)
"""Each begins with a character of its own, so that the engine skips to the next that is one."""
OPENING_MARKS = "*_["
"""What may stand right before the first word of a sentence, and is closed behind it."""
_QUOTE = re.compile(r"^(?:[ ]{0,3}>[ ]?)+", re.MULTILINE)


def prose(text: str) -> str:
    """Return a text of the same length with marks, addresses and code blanked out."""
    for char, plain in _ALIKE.items():
        text = text.replace(char, plain)
    return _MARKS.sub(_blank, _QUOTE.sub(_blank, _FENCE.sub(_blank, text)))


def unmarked(text: str) -> str:
    """Return a text without marks and addresses, as a page shows it."""
    return _MARKS.sub("", text)


@dataclass(frozen=True)
class Timed:
    """The prose of a text and the due times in it: commitments and years are read from them."""

    prose: str
    dues: Sequence[DueTime]

    @classmethod
    def of(cls, text: str, ref: date | None) -> Timed:
        """Read a text, normalised Markdown or plain."""
        bare = prose(text)
        return cls(bare, due_times(bare, ref))

    def within(self, start: int, text: str) -> list[DueTime]:
        """Return the due times of a sentence as it begins in the prose, counted from there."""
        end = start + len(text)
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end, first)
        return [_moved(due, -start, text) for due in self.dues[first:last] if due.end <= end]

    @cached_property
    def _starts(self) -> list[int]:
        return [due.start for due in self.dues]


def _moved(due: DueTime, by: int, text: str) -> DueTime:
    """Return a due time with its offsets counted from elsewhere, in the words that stand there."""
    start, end = due.start + by, due.end + by
    words = text[start:end]
    return replace(due, start=start, end=end, text=words, relative=due.relative and words)


def _blank(match: re.Match[str]) -> str:
    return "".join("\n" if char == "\n" else " " for char in match[0])
