"""Officers of companies: once "Tesla CEO Elon Musk" is told, "Musk plans" is Tesla's plan."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from briefing.ingest.candidates.nouns import is_field
from briefing.ingest.names.characters import is_word

_WORDS = (
    r"(?:[Cc]o-)?(?:CEO|CFO|CTO|COO|[Cc]hief|[Ee]xecutive|[Oo]fficer|[Ff]inancial|[Tt]echnology"
    r"|[Oo]perating|[Cc]hair(?:man|woman|person)?|[Pp]resident|[Ff]ounder|[Bb]oss|[Dd]irector"
    r"|[Mm]anaging|[Vv]ice|[Ss]enior|[Rr]otating|[Gg]eneral|[Mm]anager)"
)
_ANOTHER = re.compile(rf"\b(?!{_WORDS}\s|(?:Mr|Ms|Mrs|Dr)\.?\s)(?:[A-Z][\w'-]*|[A-Z]\.)\s\Z")
"""A first name before a last name; no title."""
_NAME = 30
"""Characters before a last name in which a first name stands."""
_TITLE = rf"{_WORDS}(?:(?:\s|\sand\s|\s&\s|,\s){_WORDS}){{0,5}}"
_FIRM = r"(?P<firm>[A-Z][\w&+-]*(?:\.[A-Za-z]+)?(?:\s(?:of\s)?[A-Z][\w&+-]*){0,4}?)"
_DESCRIBED = r"(?:[A-Z][\w-]*\s(?:firm|company|start-?up|group|giant|lab|[a-z]*maker|developer)\s)?"
_PERSON = (
    r"(?:M(?:r|s|rs)\.?\s|Dr\.?\s)?"
    r"(?P<person>(?:(?:[A-Z][\w'-]+|(?:[A-Z]\.)+)\s){1,3}[A-Z][\w'-]+)"
)
_TITLES = re.compile(r"\b(?:CEO|CFO|CTO|COO|[Cc]hief|[Cc]hair|[Pp]resident|[Ff]ounder|[Bb]oss)")
_INTRODUCED = (
    re.compile(
        rf"(?<![\w.])(?!{_WORDS}\b|Former\b|Ex\b){_FIRM}(?:'s?)?\s{_TITLE},?\s(?!{_WORDS}\b){_PERSON}"
    ),
    re.compile(rf"(?<!\w){_PERSON},\s(?:the\s)?{_TITLE}\s(?:of|at)\s(?:the\s)?{_FIRM}(?=[\s,.;)])"),
    re.compile(rf"(?<!\w){_PERSON},\s{_FIRM}'s\s{_TITLE}\b"),
    re.compile(
        rf"(?:\A|[.!?]\s|\n){_DESCRIBED}{_FIRM}\s[a-z][^.!?\n]{{2,120}}?\sits\s{_TITLE},?\s{_PERSON}"
    ),
)
"""A firm's officer with a name: "Tesla CEO Jane Roe", "Jane Roe, head of Tesla", "Tesla's head".

The last is a sentence that begins with the firm, and then names "its head Jane Roe".
"""
_UNTOLD = re.compile(
    rf"(?:CEO|CFO|CTO|COO|[Cc]hief\s[Ee]xecutive|[Cc]hair(?:man|woman)|[Ff]ounder)\s{_PERSON}"
)
_FORMER = re.compile(r"\b(?:[Ff]ormer|[Ee]x|[Oo]netime)[\s-]\Z")
_BEFORE = 160
_AFTER = 120
"""Characters around a title in which the person and the company stand."""
_MOST = 300
"""Titles that are looked at: no article has more."""


def officers(text: str) -> dict[str, tuple[int, int] | None]:
    """Return the officers whom a text introduces, each with where their company is named.

    There is no such place for "Vice Chairman Eric Xu": who reads of one company knows whose.
    """
    found: dict[str, tuple[int, int] | None] = {}
    gone = set()
    for title in islice(_TITLES.finditer(text), _MOST):
        for person, start, firm in _introduced(text, title.start(), title.end()):
            if _FORMER.search(text, max(0, start - _NAME), start):
                gone.add(person)
            found.setdefault(person, firm)
    return {person: firm for person, firm in found.items() if person not in gone}


def _introduced(
    text: str, start: int, end: int
) -> Iterator[tuple[str, int, tuple[int, int] | None]]:
    """Yield who has the title there, where that is said from, and where the company is named."""
    for pattern in _INTRODUCED:
        for match in pattern.finditer(text, max(0, start - _BEFORE), end + _AFTER):
            if match.start() <= start < match.end():
                field = is_field(match["firm"])  # "Finance chief Jane Roe"
                yield match["person"], match.start("firm"), None if field else match.span("firm")
    if untold := _UNTOLD.match(text, start):
        yield untold["person"], start, None


def mentions(text: str, person: str) -> Iterator[tuple[int, int]]:
    """Yield where a person is named, in full or by the last name; not others of that name."""
    last = person.rpartition(" ")[2]
    for at, end in spots(text, last):
        start = end - len(person)
        if start >= 0 and text.startswith(person, start):
            yield start, end
        elif not _ANOTHER.search(text, max(0, at - _NAME), at):
            yield at, end


def spots(text: str, name: str) -> Iterator[tuple[int, int]]:
    """Yield where a name stands on its own."""
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        before = text[at - 1 : at] if at else ""
        if not (before == "-" or is_word(before or " ") or is_word(text[end : end + 1] or " ")):
            yield at, end
        at = text.find(name, end)
