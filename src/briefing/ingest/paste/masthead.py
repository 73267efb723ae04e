"""What stands above the text of an article: kicker, title, standfirst, byline and date."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from briefing.ingest.paste.crumbs import crumb, normal, section, tail
from briefing.ingest.paste.imprint import day, imprint, people, person
from briefing.ingest.paste.lines import Passage
from briefing.ingest.paste.vocabulary import listed

_LEAD = 150
"""Words of the text that a title should share words with."""
_LEAST = -0.2
"""The least score of a title."""
_DISTANCE = 0.12
"""What a title loses for each passage between it and the text."""
_FAR, _MOST_DISTANCE = 300, 3.0
"""How far above the text a title may stand, and what it loses for that at most."""
_AGAIN = 0.8
"""What a title gains by standing there twice, or at the end of a trail."""
_TRAIL = re.compile(r"\s+[>»›→|/]\s+")
_LINK = re.compile(r"[«‹←|]|.*[»›→]$|.*[|].*[|]")
_BELOW_BYLINE = 0.8
"""What a title loses below a byline, which names the author of what stands above it."""
_OVER_CREDIT = 1.5
"""What a title loses close over the credit of a picture."""
_SIGNED, _SIGNED_NEAR = 12, 4
"""Within how many passages below a title its byline stands, and how many of them are the page's
own: neither buttons nor names of fields."""
_ROLE = 1.2
"""What a title loses right below a name: there stands what an author is."""
_WHOLE = 4
"""Fewest words of a title behind a trail that leads to it."""
_WORD = re.compile(r"[^\W_]+")
_TWO_SENTENCES = re.compile(r"[a-z]{3}[.!?] [A-Z]")
_SMALL = listed("""
    a an and as at by for from how in into is its it of on or over than that the this to up
    vs was what when why will with are be has have not new can
""")


FIELDS = {
    "from": "byline", "by": "byline", "author": "byline", "authors": "byline",
    "written by": "byline", "posted by": "byline", "published by": "byline",
    "published": "date", "last updated": "date", "updated": "date", "posted": "date",
    "posted on": "date", "published on": "date", "date": "date", "publication date": "date",
    "news provided by": "byline",
    "release date": "date", "last modified": "date",
}  # fmt: skip
"""Names of fields above an article, on lines of their own: reason of them and their value."""


@dataclass(frozen=True, slots=True)
class Masthead:
    """Where the parts stand among the passages above the text."""

    title: int | None = None
    confidence: float = 0.0
    """That it is the title."""
    kicker: int | None = None
    others: tuple[int, ...] = ()
    """Further titles below the first."""


def content_words(text: str) -> set[str]:
    """Return the words that tell what a text is about, cut to their first six letters."""
    return {
        word[:6]
        for word in (match.casefold() for match in _WORD.findall(text))
        if word not in _SMALL and len(word) > 1
    }


def masthead(passages: Sequence[Passage], first: int) -> Masthead:
    """Find the title among the passages before the first of the text."""
    lead = content_words(_lead(passages, first))
    entries = _entries(passages, first)
    candidates = [
        at
        for at in range(max(0, first - _FAR), first)
        if _may_be_title(passages[at])
        and passages[at].text.casefold() not in entries
        and not (at and normal(passages[at - 1].text) in FIELDS)
    ]
    if not candidates:
        return Masthead()
    lines = {one.text for one in passages[:first] if one.words >= _WHOLE}
    candidates = [at for at in candidates if _without_trail(passages[at].text) not in lines]
    trails = {part for one in passages[:first] for part in _TRAIL.split(one.text)[2:]}
    repeated = Counter(one.text for one in passages[: first + 1])
    again = trails | {text for text, times in repeated.items() if times > 1}
    scores = {
        at: _score(passages, at, first, lead) + _AGAIN * (passages[at].text in again)
        for at in candidates
    }
    best = max(candidates, key=lambda at: (scores[at], -at))
    if scores[best] < _LEAST:
        return Masthead()
    title = _top_of_stack(passages, scores, best)
    others = _titles_below(passages, scores, title, first)
    kicker = title - 1 if title and _may_be_kicker(passages[title - 1]) else None
    rest = [score for at, score in scores.items() if at != title and at not in others]
    margin = scores[title] - max(rest, default=0.0)
    confidence = 0.6 if others else min(0.95, max(0.5, 0.6 + margin / 8))
    return Masthead(title, round(confidence, 2), kicker, others)


def _lead(passages: Sequence[Passage], first: int) -> str:
    texts: list[str] = []
    words = 0
    for passage in passages[first:]:
        if words > _LEAD:
            break
        if crumb(passage.text):
            continue
        texts.append(passage.text)
        words += passage.words
    return " ".join(texts)


def _without_trail(text: str) -> str:
    """Return what stands behind the trail that a line begins with; "" where none does."""
    *trail, last = _TRAIL.split(text)
    return last if trail else ""


def _may_be_title(passage: Passage) -> bool:
    return (
        1 <= passage.words <= 30
        and len(passage.text) <= 250
        and not passage.marker
        and not passage.text.endswith((".", ",", ";", ":", "…"))
        and any(char.isalpha() for char in passage.text)
        and not (passage.words >= 12 and _TWO_SENTENCES.search(passage.text))
        and not _LINK.match(passage.text)
        and "\t" not in passage.text
        and len(_TRAIL.findall(passage.text)) < 2
        and crumb(passage.text) is None
        and imprint(passage.text) is None
        and tail(passage.text) is None
        and normal(passage.text) not in FIELDS
    )


def _score(passages: Sequence[Passage], at: int, first: int, lead: set[str]) -> float:
    """Return how much a passage looks like the title; 0 is doubtful."""
    passage = passages[at]
    words = content_words(passage.text)
    shared = len(words & lead) / max(1, len(words))
    score = 3.0 * shared + min(1.5, 0.3 * len(words & lead))
    score -= {1: 3.0, 2: 1.5, 3: 0.5}.get(passage.words, 0.0) + max(0, passage.words - 18) * 0.2
    score -= min(_DISTANCE * (first - at), _MOST_DISTANCE)
    score -= _OVER_CREDIT * _is_over_credit(passages, at)
    score -= _ROLE * (at > 0 and person(passages[at - 1].text))
    score -= 2.5 * (day(passage.text) is not None and passage.words < 8)
    score -= 2.0 * section(passage.text) + 0.8 * bool(people(passage.text))
    score += 1.2 * _is_signed(passages, at, first)
    score -= _BELOW_BYLINE * _is_below_byline(passages[max(0, at - 6) : at])
    score += (2.0 if first == 1 else 1.0) * (at == 0) + 0.8 * (not passage.text[0].islower())
    return score


def _entries(passages: Sequence[Passage], first: int) -> set[str]:
    """Return the lines that stand below again, as their neighbour does: a table of contents."""
    keys = [one.text.casefold() for one in passages]
    last = {key: at for at, key in enumerate(keys)}
    below = [last[key] >= first for key in keys[:first]]
    near = [any(below[max(0, at - 1) : at] + below[at + 1 : at + 2]) for at in range(first)]
    return {keys[at] for at in range(first) if below[at] and near[at]}


def _is_signed(passages: Sequence[Passage], at: int, first: int) -> bool:
    """Say whether a byline or date stands soon below a line, past fields and buttons."""
    near = 0
    for other in passages[at + 1 : min(first, at + _SIGNED)]:
        if imprint(other.text):
            return True
        near += crumb(other.text) is None and normal(other.text) not in FIELDS
        if near == _SIGNED_NEAR:
            break
    return False


def _is_below_byline(above: Sequence[Passage]) -> bool:
    """Say whether an author is named above a line, or a day beside buttons for sharing."""
    told = [found for one in above if (found := imprint(one.text))]
    buttons = any((button := crumb(one.text)) and button.reason == "share" for one in above)
    return any(found.author for found in told) or bool(told and buttons)


def _is_over_credit(passages: Sequence[Passage], at: int) -> bool:
    """Say whether the credit of a picture stands close below a line: then it is a caption."""
    below = passages[at + 1]
    found = crumb(below.text)
    return found is not None and found.reason == "caption" and not below.gap


def _top_of_stack(passages: Sequence[Passage], scores: dict[int, float], best: int) -> int:
    """Return the first of the titles that stand one on the other with the best one."""
    title = at = best
    while (at := _above(passages, at)) in scores and passages[at].words >= 3:
        again = _is_title_again(passages, at, best)
        above = (
            at == _above(passages, title)
            and passages[at].words >= 4
            and scores[at] >= 0.4 * scores[best]
        )
        if above or (again and scores[at] >= 0.3 * scores[best]):
            title = at
    return title


def _above(passages: Sequence[Passage], at: int) -> int:
    """Return the passage above another, past a count of comments or the like; -1 for none."""
    at -= 1
    return at - 1 if at > 0 and crumb(passages[at].text) is not None else at


def _titles_below(
    passages: Sequence[Passage], scores: dict[int, float], title: int, first: int
) -> tuple[int, ...]:
    """Return the further titles below the first: each says it again, or the one above it."""
    others: list[int] = []
    for at in range(title + 1, first):
        stacked = bool(others) and others[-1] == at - 1 and _is_title_again(passages, at - 1, at)
        if at in scores and (stacked or _is_title_again(passages, title, at)):
            others.append(at)
    return tuple(others)


def _is_title_again(passages: Sequence[Passage], title: int, at: int) -> bool:
    """Say whether a passage below the title says it again: the same, or most of its words."""
    if passages[at].text.casefold() == passages[title].text.casefold():
        return True
    ours, theirs = content_words(passages[title].text), content_words(passages[at].text)
    adjacent = all(not other.ends and other.words >= 3 for other in passages[title + 1 : at])
    return (
        adjacent
        and len(ours & theirs) * 2 >= min(len(ours), len(theirs))
        and len(ours & theirs) > 1
    )


def _may_be_kicker(passage: Passage) -> bool:
    return (
        passage.words <= 5
        and not passage.ends
        and not passage.marker
        and crumb(passage.text) is None
        and imprint(passage.text) is None
        and any(char.isalpha() for char in passage.text)
    )
