"""The sentences of a text and where they stand: in which paragraph, below which heading."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefing.ingest.sentences import sentences

LONGEST = 1500
"""Characters: anything longer without a full stop is no sentence but a list, a table, code."""

_PARAGRAPH = re.compile(r"\n[ \t]*\n")
_HEADING = re.compile(r"[ \t]{0,3}#{1,6}[ \t]+\Z")
_ITEM = re.compile(r"[ \t]{0,12}(?:[-*+•▪◦‣·–—]|\d{1,3}[.)])[ \t]*\Z")
_OF_A_TAIL = re.compile(
    r"featured|sponsored|promoted|advertisements?|recommended(?: for you)?|trending(?: now)?"
    r"|partner content|related(?: (?:stories|articles|posts|news|reading))?|you may also like"
    r"|more (?:from|on|in) .{1,40}|most (?:read|popular)|read (?:more|next)|around the web",
    re.IGNORECASE,
)
"""A line of its own after which adverts and links stand."""
_ODD_SPACE = re.compile(r"[^\S ]")

HEADLINES = frozenset({"heading", "headline"})
"""Kinds of sentences in the style of headlines."""
HEADLINE_WORDS = 4
"""A line of its own needs as many words to be read as a headline."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its place in the text."""

    start: int
    end: int
    text: str
    """Without marks and line breaks; as long as the stretch of the text, but for what is lent."""
    kind: str
    """heading, headline (a line of its own without a full stop), item, row or plain."""
    paragraph: int
    section: int
    """Number of headings above it."""
    tail: bool = False
    """Whether it stands after a line such as "Featured", where adverts begin."""
    lead: int = 0
    """Where the words begin that it shares with the other items of a list."""
    lent: int = 0
    """How many characters of its text those are."""

    def at(self, offset: int) -> int:
        """Return where a place of its text stands in the whole text."""
        return self.lead + offset if offset < self.lent else self.start + offset - self.lent


def outline(text: str) -> list[Sentence]:
    """Return the sentences of a prose text (see `plain`) in order."""
    found: list[Sentence] = []
    paragraph = section = before = 0
    tail = False
    flat = _ODD_SPACE.sub(" ", text)
    for span in sentences(text):
        line = text.rfind("\n", 0, span.start) + 1
        mark = text[line : span.start]
        heading = bool(_HEADING.match(mark))
        if _PARAGRAPH.search(text, before, span.start) or heading or _ITEM.match(mark):
            paragraph += 1
        section += heading
        before = span.end
        if span.end - span.start <= LONGEST:
            words = flat[span.start : span.end]
            kind = _kind(text, span.start, span.end, mark, heading)
            tail = (tail and not heading) or bool(_OF_A_TAIL.fullmatch(words))
            found.append(Sentence(span.start, span.end, words, kind, paragraph, section, tail))
    return found


def _kind(text: str, start: int, end: int, mark: str, heading: bool) -> str:
    if heading:
        return "heading"
    if text.startswith("|", start) or "|" in mark:
        return "row"
    if _ITEM.match(mark):
        return "item"
    alone = not mark.strip() and (end >= len(text) or text[end : end + 1] == "\n")
    sentence = text[start:end]
    if alone and sentence[-1] not in ".?!:;,\"'" and len(sentence.split()) >= HEADLINE_WORDS:
        return "headline"
    return "plain"
