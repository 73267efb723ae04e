"""The small things that stand between the paragraphs of a page: cards, captions, contents, forms.

Each is told by what it stands beside, since its words could be the article's own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from briefing.ingest.paste.crumbs import SURE, Crumb, crumb, normal
from briefing.ingest.paste.imprint import imprint
from briefing.ingest.paste.lines import Passage
from briefing.ingest.paste.phrases import CRUMBS, OVER_TEXTS
from briefing.ingest.paste.sorting import Sorting
from briefing.ingest.paste.stacked import stack

_NUMBER = re.compile(r"\A\d[\d.]*\)?\s+")
"""The number before an entry of a table of contents, which its heading need not have."""
_FEWEST_ENTRIES = 3
"""Entries from which on a table of contents is one."""
_NAMED = 6
"""Most words of a label that holds the name of an author."""
_STRAY, _STRAY_ABOVE = 8, 4
"""Most words of a label that touches what was dropped above it, or below it."""
_CAPTION = 45
"""Most words of a caption."""
_CARD = 60
"""Most words of what a page says of an author."""
_ABOUT = (" is ", " covers ", " has covered ", " writes ", " reports ", " reported from ")
"""How a sentence about an author goes on behind the name."""
_TEASER, _TITLE = 5, 20
"""Most lines of a card that leads elsewhere, and most words of each."""
_OWN, _SITE = {"title", "kicker", "byline", "date"}, 2
"""Reasons of lines that an article has, and how many others tell that a page was pasted."""
_FORM, _PITCH = 3, 25
"""Most lines above the field of a form that belong to it, and most words of each."""
_ITEM = 4
"""Fewest words of an item of a list that says what a page says too."""
_TOLD = 20
"""Fewest words of the paragraph below such a label."""


def contents(sorting: Sorting) -> None:
    """Lines that stand there again further down, apart and in order, are a table of contents."""
    passages = sorting.passages
    last: dict[str, int] = {}
    entries = [_NUMBER.sub("", one.text).casefold() for one in passages]
    for at, entry in enumerate(entries):
        last[entry] = at
    at = 0 if sorting.masthead.title is None else sorting.masthead.title + 1
    while at < sorting.extent.end:
        end, place, first = at, at, last[entries[at]]
        while end < sorting.extent.end and not passages[end].ends:
            again = last[entries[end]]
            if again <= max(place, end):
                break
            end, place = end + 1, again
        apart = 2 * (place - first + 1) >= 3 * (end - at)
        if end - at >= _FEWEST_ENTRIES and first >= end and apart:
            for inside in range(at, end):
                sorting.drop(inside, "navigation", 0.8)
        at = max(end, at + 1)


def strays(sorting: Sorting) -> None:
    """A label between title and text that touches a dropped line is the page's: a role, a tab."""
    title = sorting.masthead.title
    passages = sorting.passages
    if title is None:
        return
    heads = sorting.first > title + 1 and normal(passages[sorting.first - 1].text) in OVER_TEXTS
    between = range(title + 1, sorting.first - heads)
    parted = any(one.gap for one in passages[sorting.first :][:1])
    for at in between:
        above = at - 1 > title and at - 1 in sorting.fates and not passages[at].gap
        if above and (parted or at + 1 in sorting.fates) and _is_label(passages[at], _STRAY):
            sorting.drop(at, "navigation", 0.6)
    for at in reversed(between) if parted else ():
        below = at + 1 in sorting.fates and not passages[at + 1].gap
        if below and _is_label(passages[at], _STRAY_ABOVE):
            sorting.drop(at, "navigation", 0.6)


def _is_label(passage: Passage, most: int) -> bool:
    return passage.words <= most and not (passage.ends or passage.marker)


def captions(sorting: Sorting) -> None:
    """What a credit touches from below is the caption that it closes."""
    passages = sorting.passages
    start = sorting.first if sorting.masthead.title is None else sorting.masthead.title + 1
    for at in range(start, sorting.extent.end - 1):
        below = sorting.fates.get(at + 1)
        if below is None or below.reason != "caption" or passages[at + 1].gap:
            continue
        apart = passages[at].gap or at - 1 in sorting.fates
        if apart and not passages[at].marker and passages[at].words <= _CAPTION:
            sorting.drop(at, "caption", 0.7)


def authors(sorting: Sorting) -> None:
    """Lines that open with the name of an author and go on about them are a card of the page."""
    names = [one.casefold() for name in _names(sorting) for one in (name, name.split()[-1])]
    passages = sorting.passages
    for at, passage in enumerate(passages[: sorting.extent.end]):
        if at > sorting.first and _is_label(passage, _NAMED) and _has_name(passage, names):
            sorting.drop(at, "footer", 0.7)
        name = next((one for one in names if passage.text.casefold().startswith(one)), "")
        if not name or passage.marker or passage.words > _CARD:
            continue
        rest = passage.text[len(name) :]
        if (not rest.strip() and " " in name) or rest.startswith(_ABOUT):
            sorting.drop(at, "footer", 0.75)
            after = passages[at + 1] if at + 1 < len(passages) else passage
            if not rest.strip() and after.text[:1].islower() and after.words <= _CARD:
                sorting.drop(at + 1, "footer", 0.7)


def _has_name(passage: Passage, names: Sequence[str]) -> bool:
    """Say whether a line holds the whole name of an author, and not as the credit of a picture."""
    text = passage.text.casefold()
    return "(" not in text and any(" " in name and name in text for name in names)


def teasers(sorting: Sorting) -> None:
    """Groups of short lines, one after another without a text, are cards that lead elsewhere.

    Where hardly a line is the site's, nor comes again, they are lists of the article, each with the
    heading of the next one.
    """
    passages = sorting.passages
    site = [fate for fate in sorting.fates.values() if fate.reason not in _OWN]
    known = sum(fate.confidence >= SURE for fate in site) >= _SITE
    run: list[range] = []
    at = sorting.first
    while at < sorting.extent.end:
        end = at + 1
        while end < sorting.extent.end and not passages[end].gap:
            end += 1
        if _is_teaser(passages[at:end]):
            run.append(range(at, end))
        if not run or run[-1].stop < end or end == sorting.extent.end:
            cards = len(run) >= _FEWEST_ENTRIES and (known or _come_again(passages, run))
            if cards and not stack(passages, run[0].start):
                for place in range(run[0].start, run[-1].stop):
                    sorting.drop(place, "related", 0.6)
            run = []
        at = end


def _come_again(passages: Sequence[Passage], run: Sequence[range]) -> bool:
    """Say whether some groups of lines have one in common, as cards have the name of a section."""
    lines = Counter(line for group in run for line in {passages[at].text for at in group})
    return max(lines.values()) >= _FEWEST_ENTRIES


def _is_teaser(group: Sequence[Passage]) -> bool:
    """Say whether lines that stand close may name another piece, its section and its author."""
    short = all(one.words <= _TITLE and not (one.ends or one.marker) for one in group)
    plain = not any("\t" in one.text or one.text.endswith(":") for one in group)
    return 2 <= len(group) <= _TEASER and short and plain and any(one.words > 3 for one in group)


def _names(sorting: Sorting) -> list[str]:
    """Return the names that the bylines tell, one by one."""
    told = [
        (found.author if (found := imprint(sorting.passages[at].text)) else "")
        or sorting.passages[at].text
        for at, fate in sorting.fates.items()
        if fate.reason == "byline"
    ]
    names = [name.strip() for line in told for name in line.replace(" and ", ",").split(",")]
    return [name for name in names if 2 <= len(name.split()) <= 4]


def forms(sorting: Sorting) -> None:
    """What the field of a form or a button touches from below is the pitch for it."""
    passages = sorting.passages
    for at in range(sorting.first + 1, sorting.extent.end):
        found = crumb(passages[at].text)
        if found is None or found.reason not in {"subscribe", "advert"}:
            continue
        start = at
        while start and not passages[start].gap and at - start <= _FORM:
            start -= 1
        pitch = passages[start:at]
        short = all(one.words <= _PITCH and not one.marker for one in pitch)
        if found.reason == "advert" and any(one.ends for one in pitch):
            continue  # what tells something may be the article's own
        if passages[start].gap and len(pitch) <= _FORM and short:
            for inside in range(start, at):
                sorting.drop(inside, found.reason, 0.7)


def is_own(sorting: Sorting, at: int, found: Crumb) -> bool:
    """Say whether what could be a page's stands where only the article's own does.

    That is in a list among items that are none, or as the heading of a paragraph in the text.
    """
    above, here, below = sorting.passages[at - 1], sorting.passages[at], sorting.passages[at + 1 :]
    if here.marker and here.words >= _ITEM:
        near = [one for one in (above, *below[:1]) if one.marker]
        return bool(near) and all(crumb(one.text) is None for one in near)
    if here.marker or here.ends or here.gap != 1 or not below:
        return False
    if found.reason != "footer" or normal(here.text) not in CRUMBS:
        return False
    told = below[0].is_text and below[0].words >= _TOLD and crumb(below[0].text) is None
    return told and below[0].gap == 1 and (above.is_text or above.marker != "")
