"""Sentences of plain or Markdown text, as spans of offsets into it.

Two steps: lines are joined into blocks (a paragraph, an item, a heading, a row of a table), and
blocks are cut where a sentence ends.  Spans leave out white space, list marks and heading marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text: `text[start:end]`."""

    start: int
    end: int


_TITLES = """
    mr mrs ms mx dr prof rev fr hon gov sen rep gen col lt capt sgt maj adm amb pres supt st mt ft
    fig figs eq sec ch vol pp ed eds art arts para no nos vs v cf e.g i.e viz approx ca c al est
    dept univ messrs mmes
"""
_MONTHS = "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri"
_NAMES = "inc corp co ltd llc plc bros jr sr etc u.s u.k u.n e.u u.s.a d.c a.m p.m ph.d m.d l.p s.a"

NEVER_LAST = frozenset(_TITLES.split())
"""Abbreviations that something always follows: "Mr. Smith", "No. 5"."""
BEFORE_FIGURES = frozenset((*_MONTHS.split(), "no", "nos", "p", "q"))
"""Abbreviations when a figure follows: "Aug. 2"."""
MAYBE_LAST = frozenset(_NAMES.split())
"""Abbreviations that may end a sentence: "Apple Inc. said", "made in the U.S. It will"."""

_STARTERS = """
    a an the this that these those it its he she his her they their we our i you your there here
    in on at by for from with as if when while but and or so yet however meanwhile after before
    although because since under over both all some many most more one two what who how why where
    according also still now then today last next such each no not instead despite during among
    additionally moreover further finally
"""
STARTERS = frozenset(_STARTERS.split())
"""Words that begin a sentence after an abbreviation when they are capitalised."""

_SAYING = re.compile(
    r"\s+(?:[A-Z][\w’'-]*\s+){1,3}(?:said|says|asked|asks|wrote|added|told|tweeted|posted|joked)\b"
)
_CLOSERS = r"""(?:["'”’»›)\]*_`]|\[\^?\w{1,6}\]){0,8}"""
_STOP = re.compile(rf"(?:\.{{1,6}}|[!?…]{{1,6}})({_CLOSERS})(?=\s)")
_OPENERS = "\"'“‘«‹([*_`-–—¿¡#>"

_ITEM = re.compile(
    r"[ \t]{0,12}(?:[-*+•▪◦‣·–—]|\d{1,3}[.)]|[a-z][.)]|\([\da-z]{1,3}\))(?=\s)[ \t]*"
    r"(?:\[[ xX]\](?=\s)[ \t]*)?"
)
_HEADING = re.compile(r"[ \t]{0,3}#{1,6}(?=\s)[ \t]*")
_QUOTE = re.compile(r"[ \t]{0,3}(?:>[ \t]?)+")
_ROW = re.compile(r"[ \t]{0,12}\|")
_RULE = re.compile(r"[ \t]{0,3}(?:[-=*_~`][ \t]?){3,}")
_CELLS = re.compile(r"\S\t+\S")

_UNFINISHED = re.compile(
    r"(?:,|\b(?:a|an|the|its|their|his|her|our|of|by|in|to|for|with|from|at|on|and|or|that|than|as))$"
)
"""The end of a line that is no end of a sentence, title or item."""

NARROWEST_WRAP = 40
"""Characters: text wrapped into narrower lines than this is a list of short lines."""


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    """Offset of the line."""
    content: int
    """Offset of its first character after marks and white space."""
    end: int
    """Offset after its last character that is not white space."""
    kind: str
    """blank, heading, item, quote, row or plain."""
    hard: bool
    """Whether it ends in a Markdown line break."""


@lru_cache(maxsize=1)
def sentences(text: str) -> tuple[Span, ...]:
    """Return the sentences of a text in order; they do not overlap.

    Due times and commitments ask for those of one text, one after the other.
    """
    return tuple(span for block in _blocks(text) for span in _cut(text, block))


def _lines(text: str) -> Iterator[_Line]:
    start = 0
    for raw in text.splitlines(keepends=True):
        end = start + len(raw.rstrip())
        kind, mark = _kind(raw)
        bare = raw.rstrip("\r\n")
        content = start + mark
        content += len(text[content:end]) - len(text[content:end].lstrip())
        yield _Line(start, min(content, end), end, kind, bare.endswith(("  ", "\\")))
        start += len(raw)


def _kind(raw: str) -> tuple[str, int]:
    """Return the kind of a line and the length of its marks."""
    bare = raw.lstrip()
    if not bare:
        return "blank", 0
    if bare[0].isupper():  # most lines: no mark begins so
        return "row" if _CELLS.search(raw) else "plain", 0
    if _RULE.fullmatch(raw.rstrip()):
        return "blank", 0
    for kind, pattern in (("heading", _HEADING), ("item", _ITEM), ("quote", _QUOTE)):
        if match := pattern.match(raw):
            return kind, match.end()
    return ("row", 0) if _ROW.match(raw) or _CELLS.search(raw) else ("plain", 0)


def _blocks(text: str) -> Iterator[Span]:
    """Yield the stretches that no sentence crosses."""
    for paragraph in _paragraphs(text):
        width = max(line.end - line.start for line in paragraph)
        first = paragraph[0]
        for line, following in zip(paragraph, [*paragraph[1:], None], strict=True):
            if first.content >= first.end:  # a mark alone on its line: the text stands on the next
                first = following or line
            elif following is None or _parted(text, line, following, width):
                yield Span(first.content, line.end)
                first = following or line


def _paragraphs(text: str) -> Iterator[list[_Line]]:
    run: list[_Line] = []
    for line in _lines(text):
        if line.kind != "blank":
            run.append(line)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _parted(text: str, line: _Line, following: _Line, width: int) -> bool:
    """Say whether the break between two lines is more than a wrap of a paragraph."""
    if line.kind in {"heading", "row"} or following.kind in {"heading", "row", "item"}:
        return True
    if line.hard or (following.kind == "quote") != (line.kind == "quote"):
        return True
    if _UNFINISHED.search(text, max(line.content, line.end - 12), line.end):
        return False
    word = text[following.content : following.content + 60].split(None, 1)[:1]
    if not word or word[0][0].islower():
        return False
    full = line.end - line.start + 1 + len(word[0]) > width
    return not (full and width >= NARROWEST_WRAP)


def _cut(text: str, block: Span) -> Iterator[Span]:
    start = block.start
    for stop in _STOP.finditer(text, block.start, block.end):
        if _ends(text, stop, block):
            yield Span(start, stop.end())
            start = stop.end() + _blank(text, stop.end(), block.end)
    if start < block.end:
        yield Span(start, block.end)


def _blank(text: str, start: int, end: int) -> int:
    """Count the white space at `start`."""
    at = start
    while at < end and text[at].isspace():
        at += 1
    return at - start


def _ends(text: str, stop: re.Match[str], block: Span) -> bool:
    """Say whether a full stop, question or exclamation mark ends its sentence."""
    rest = text[stop.end() : min(stop.end() + 80, block.end)]
    following = rest.lstrip()
    if not following:
        return False
    bare = following.lstrip(_OPENERS)
    if bare[:1].islower():
        return False
    if stop[1] and _SAYING.match(rest):
        return False
    return stop[0][0] != "." or stop[0].startswith("..") or not _abbreviated(text, stop, bare)


def _abbreviated(text: str, stop: re.Match[str], following: str) -> bool:
    """Say whether the full stop belongs to an abbreviation inside the sentence."""
    words = text[max(0, stop.start() - 16) : stop.start()].split()
    if not words or text[stop.start() - 1].isspace():
        return False
    word = words[-1].lstrip(_OPENERS)
    lower = word.lower()
    if following[:1].isdigit():
        return lower in BEFORE_FIGURES or lower in NEVER_LAST
    if lower in {"no", "nos"}:
        return False
    if lower in NEVER_LAST and not (lower in {"v", "c", "st", "al", "ch"} and stop[1]):
        return True
    initial = len(word) == 1 and word.isalpha() and word.isupper() and word != "I"
    if initial or lower in MAYBE_LAST:
        begins = re.match(r"\w+", following)
        return not (begins and begins[0].lower() in STARTERS)
    return False
