"""Which short lines are headings, and of which level."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.ingest.paste.imprint import imprint
from briefing.ingest.paste.lines import Passage
from briefing.ingest.paste.markers import is_bullet, number
from briefing.ingest.paste.vocabulary import listed

MOST_WORDS, MOST_LENGTH = 16, 120
CLAUSE = 6
"""Most words of a heading behind a number that ends as a sentence does: "2. Definitions."."""
_LABEL = 3
"""Most words of the label of a field, and of its day."""
SURE = 0.6
"""Confidence from which a line becomes a heading."""
_MARKED = re.compile(r"(#{1,6})\s+(?=\S)(.*?)(?:\s+#+)?$")
_BOLD = re.compile(r"(\*\*|__)(?=\S)([^*_]+)(?<=\S)\1:?$")
_QUOTE = re.compile(r"""^["“‘«'].*["”’»'][.,]?$""")
_LINK = re.compile(
    r"(?:learn|read|find out|see|discover|explore|watch|view|click|download|get|visit|go to) "
    r"(?:more|here|(?:the )?full|our|all|how|on)\b"
    r"|.*\b(?:photo|photograph|image|picture|illustration)s? by\b"
    r"|(?:reviewed|edited|photographs?|illustrations?|translated|updated) by\b",
    re.IGNORECASE,
)
"""Lines that lead elsewhere or give credit."""
_FIGURE = re.compile(
    r"(?:figure|fig\.?|table|chart|exhibit|graph) [A-Z]?\d+(?:[.-]\d+)*(?:\s?[.:|–—]| ?$)"
    r"|(?:source|note)s?:",
    re.IGNORECASE,
)
"""What names a figure or table, or stands below one."""
_CREDIT = re.compile(r"\((?:[A-Z][\w.'’-]+ ){1,3}[A-Z]\w+\)$")
"""The name behind a caption."""
_GREETING = re.compile(
    r"(?:(?:kind|best|warm|many) (?:regards|wishes|thanks)|yours|sincerely|regards|cheers|dear"
    r"|hello|hi)\b[^.!?]*$",
    re.IGNORECASE,
)
_REPLY = re.compile(
    r"(?:on|am|le|el) .{4,160}\b(?:wrote|writes|schrieb|a écrit|escribió)\b[^.]{0,60}:$",
    re.IGNORECASE,
)
"""What stands above a letter that is answered: "On Mon 3 March 2026, Bob wrote:"."""
NUMBERED = re.compile(
    r"(?:(?:chapter|part|section|step|article|annex|appendix)\s+)?(\d{1,2}(?:\.\d{1,2})*)[.):]?\s+(?-i:[^a-z\s])",
    re.IGNORECASE,
)
"""A number before a heading."""
SMALL = listed("""
    a an and as at but by for from if in into is it its nor of off on onto or our out over
    per so than that the their to up via vs versus was we when who with without yet you your
    & –— -
""")
_CLOSING = listed("""
    challenges conclusion conclusions faq faqs final implications looking methodology notes
    outlook references summary takeaways verdict sources key bottom current next
""")
"""First words by which a section of the highest level begins."""


def marked(text: str) -> tuple[int, str] | None:
    """Read a heading that says so itself ("## Title", "**Title**"): its level, 0 if unknown."""
    if found := _MARKED.match(text):
        return len(found[1]), found[2]
    if found := _BOLD.match(text):
        return 0, found[2]
    return None


def names_reply(text: str) -> bool:
    """Say whether a line tells who wrote what is quoted below it."""
    return _REPLY.match(text) is not None


def _is_field(text: str) -> bool:
    """Say whether a line tells a day under a label: "Effective date: 2 February 2025"."""
    label, _, value = text.partition(": ")
    short = len(label.split()) <= _LABEL and len(value.split()) <= _LABEL
    return short and imprint(value) is not None


def likeness(
    passage: Passage,
    before: Passage | None,
    after: Passage | None,
    *,
    blank_separated: bool,
    stacked: bool = False,
) -> float:
    """Return how much a passage looks like a heading over the next one, from 0 to 1.

    `before` and `after` are its neighbours in the article; `stacked` says that the next one is a
    short line with a paragraph behind it, so that both may be headings.
    """
    text = passage.text
    if after is None or not may_be(passage) or _GREETING.match(text):
        return 0.0
    tells = after.is_text or (after.ends and after.words > passage.words)
    opens = tells or bool(after.marker) or after.text.endswith(":")
    score = 0.45
    score += 0.15 * opens + 0.1 * (after.words > 2 * passage.words)
    score += 0.15 * title_case(text) + 0.1 * text.endswith(("?", '?"', "?”"))
    score += 0.05 * (2 <= passage.words <= 9) - 0.15 * (passage.words > 12)
    if blank_separated:
        score += 0.1 if passage.gap else -0.25
    if before is not None and not before.ends and not before.marker and before.words > 12:
        score -= 0.1
    if not opens:
        score += 0.1 if stacked else -0.1
    score -= 0.3 * text.endswith(":")
    score -= 0.4 * (_QUOTE.match(text) is not None and text[-2:-1] != "?")
    return max(0.0, min(0.95, score))


def may_be(passage: Passage) -> bool:
    """Say whether nothing in a line forbids that it is a heading."""
    text = passage.text
    if passage.words > MOST_WORDS or len(text) > MOST_LENGTH or "\t" in text:
        return False
    if passage.marker and (is_bullet(passage.marker) or passage.marker == ">"):
        return False
    numbered = passage.marker and passage.words <= CLAUSE and text[-1:] == "."
    if not numbered and text.endswith((".", ",", ";", "…", "–", "—", "!”", ".”", '."')):
        return False
    if not any(map(str.isalpha, text)):
        return False
    if (_LINK.match(text) and not text.endswith("?")) or (
        _CREDIT.search(text) and not title_case(text)
    ):
        return False
    if _FIGURE.match(text) or names_reply(text) or "://" in text:
        return False
    first = next((word for word in text.split() if any(map(str.isalnum, word))), "")
    small = first.islower() and not any(map(str.isdigit, first))  # unlike "xAI" and "o3"
    return not small and imprint(text) is None and not _is_field(text)


def title_case(text: str) -> bool:
    """Say whether most words but the small ones begin with a capital or a digit."""
    words = [word for word in text.split() if word.lower() not in SMALL and word[0].isalnum()]
    capital = sum(not word[0].islower() for word in words)
    return bool(words) and capital >= 0.8 * len(words)


def levels(headings: Sequence[Passage], stacked: Sequence[bool]) -> list[int]:
    """Return the level of each heading: 2, or 3 and more for what stands under another.

    `stacked` says of each whether the next heading follows it without text in between: that next
    one is a level deeper, and so are those after it, until one that is stacked itself or that
    begins as a closing section does.  Numbers ("2.1 Costs") tell their level themselves.
    """
    result = []
    level = 2
    for at, heading in enumerate(headings):
        depth = _depth(heading)
        if depth:
            level = 1 + depth
        elif at and stacked[at - 1]:
            level = min(6, level + 1)
        elif level > 2 and (stacked[at] or _closes(heading.text)):
            level = 2
        result.append(level)
    return result


def _depth(heading: Passage) -> int:
    """Return how deep the number of a heading is: 1 for "2.", 2 for "2.1"; 0 without number."""
    if heading.marker and number(heading.marker) is not None:
        return 1
    found = NUMBERED.match(heading.text)
    return found[1].count(".") + 1 if found and "." in found[1] else 0


def numbered_below(text: str, number: int) -> bool:
    """Say whether a line is numbered as a part of a section: "2.1 Costs" of 2."""
    found = NUMBERED.match(text)
    return found is not None and found[1].startswith(f"{number}.")


def _closes(text: str) -> bool:
    words = text.casefold().split()
    return bool(words) and (words[0].strip(":") in _CLOSING or words[-1] in _CLOSING)
