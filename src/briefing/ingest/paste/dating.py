"""When an article appeared and who wrote it, by the lines around its title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefing.ingest.paste.imprint import Imprint, as_signed, dateline, day, imprint
from briefing.ingest.paste.sorting import Sorting

_ABOVE = 2
"""How many lines above a title may hold its day."""
_LOOSE = 18
"""Most words of a line that holds a day among others."""
_POSTED = re.compile(r"\d{1,2}:\d\d(?:\s?[AP]M)? [·•-] ", re.IGNORECASE)
"""How the line below a post begins: "3:14 PM · Nov 18, 2026"."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a paste tells of when and by whom."""

    author: str = ""
    published: str = ""
    """EDTF-like."""
    source: str = ""
    """Where the day was found: "byline in line 8"."""
    updated: str = ""


def told(sorting: Sorting) -> Told:
    """Gather what bylines and dates tell.

    Where they have no day of publication, the place and date of a release are looked at, then a
    day in a line about the title, the time below a post, and last the day of a change: the page
    shows no other.
    """
    found = dict(_imprints(sorting))
    authors = [one.author for one in found.values() if one.author] + [
        as_signed(sorting.passages[at].text)
        for at, fate in sorted(sorting.fates.items())
        if fate.reason == "byline" and at not in found
    ]
    updated = next((one.updated for one in found.values() if one.updated), "")
    published, source = next(_days(sorting, found), ("", ""))
    return Told(
        author=" ".join(authors[0].split()) if authors else "",
        published=published,
        source=source,
        updated=updated if updated != published else "",
    )


def _imprints(sorting: Sorting) -> Iterator[tuple[int, Imprint]]:
    for at, fate in sorted(sorting.fates.items()):
        if fate.reason in {"byline", "date"} and (found := imprint(sorting.passages[at].text)):
            yield at, found


def _days(sorting: Sorting, found: dict[int, Imprint]) -> Iterator[tuple[str, str]]:
    """Yield days on which the article may have appeared, the best first, and where they stand.

    What stands far above the title is the day on which the page was shown.
    """
    top = (sorting.masthead.title or 0) - _ABOVE
    for at in sorted(found, key=lambda at: at < top):
        if found[at].published and not found[at].ambiguous:
            line = sorting.passages[at].line
            yield found[at].published, f"{sorting.fates[at].reason} in line {line}"
    if sorting.first < len(sorting.passages):
        passage = sorting.passages[sorting.first]
        if published := dateline(passage.text):
            yield published, f"dateline in line {passage.line}"
    loose = dict(_loose(sorting))
    if len(loose) == 1:
        yield from loose.items()
    for passage in sorting.passages[sorting.extent.end :][:1]:
        posted = imprint(passage.text) if _POSTED.match(passage.text) else None
        if posted and posted.published and not posted.ambiguous:
            yield posted.published, f"time below the post in line {passage.line}"
    for at, one in found.items():
        if one.updated:
            yield one.updated, f"day of a change in line {sorting.passages[at].line}"


def _loose(sorting: Sorting) -> Iterator[tuple[str, str]]:
    """Yield the days among other words in the lines about the title that are no sentences."""
    title = sorting.masthead.title
    if title is None:
        return
    for passage in sorting.passages[max(0, title - _ABOVE) : sorting.first]:
        if passage.ends or passage.words > _LOOSE or imprint(passage.text):
            continue
        published, ambiguous = day(passage.text) or ("", True)
        if not ambiguous:
            yield published, f"line {passage.line}"
