"""When a page was published, and how that was found: the surest sign first."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import chain, islice

from htmldate import find_date

from briefing.ingest.html.blocks import HEADINGS, Block, Spot
from briefing.ingest.html.days import day_in, day_in_address, month_in, names_first, names_month
from briefing.ingest.html.extent import around_of, container_of, is_elsewhere
from briefing.ingest.html.front import FRONT
from briefing.ingest.html.metadata import Metadata, language

_METAS = (
    *("article:published_time", "og:article:published_time", "og:published_time"),
    *("datepublished", "article:published", "article.published", "parsely-pub-date"),
    *("sailthru.date", "published_time", "publish-date", "publish_date", "publishdate", "pubdate"),
    *("publication_date", "publication-date", "date_published", "originalpublicationdate"),
    *("cxenseparse:recs:publishtime", "article_date_original", "dc.date.issued", "dc.date.created"),
    *("dcterms.created", "dcterms.issued", "dcterms.date", "dc.date", "date", "ptime", "pdate"),
    *(
        "article:post_date",
        "rnews:datepublished",
        "bt:pubdate",
        "shareaholic:article_published_time",
    ),
    *("citation_online_date", "citation_publication_date", "creation_date", "article-publish-date"),
)
_FIRST = re.compile(r"(?:^|[\W_])(?:first|originally)[-_]?published[-_]?(?:at|on|date|time)?$")
"""What further names of meta elements end with."""
_UPDATED = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "dcterms.modified",
    "lastmod",
)
_LATER = re.compile(
    r"updat|modif|mis à jour|aktualisiert|actualiz|edited|revised|retrieved|last", re.I
)
_EARLIER = re.compile(r"publi|posted|first|original|veröffentlicht|erstellt|créé", re.IGNORECASE)
_LABEL = re.compile(
    r"(?:on|date|datum|data|fecha)\b[\s:]|.{0,20}\b(?:publi|posted|veröffentlicht|erstellt|créé)"
    r"|dieser (?:beitrag|artikel|eintrag) wurde\b",
    re.IGNORECASE,
)
"""The beginning of a line that gives the day of publication: "This entry was posted on …"."""
_LAST = date(2099, 12, 31)
_FEW = 4
"""Most times in an element that may tell of the article: more are a list of pieces."""
_OPENING = 6
"""Blocks of an article among which the one with its dateline is: a release begins with headings."""
_SHORT = 220
"""Letters of a line that may tell when the page appeared."""
_BARE = 40
"""Letters of a line that is little more than a day and an hour."""

logging.getLogger("htmldate").setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True)
class Dated:
    """When a page appeared."""

    published: str = ""
    """As precise as it was found: 2026-03-04, 2026-03 or 2026; empty where unknown."""
    source: str = ""
    """How it was found."""
    updated: str = ""


@dataclass(frozen=True)
class _Page:
    """What the signs are looked for in."""

    data: Metadata
    blocks: list[Block]
    text: str
    url: str
    american: bool
    last: date | None

    def day(self, text: str) -> date | None:
        """Return the first day that a text names."""
        return day_in(text, american=self.american, last=self.last)

    @cached_property
    def first(self) -> int:
        """The number of the first block of the article."""
        return next((block.number for block in self.blocks if block.kept), len(self.blocks))

    @cached_property
    def front(self) -> list[Block]:
        """The blocks between title and article, those above them, and the first of the article.

        What stands above a title is more often the day of the visit than that of the article, and
        what is in parts for something else that of another.
        """
        first = self.first
        near = [block.number for block in self.blocks if block.reason in FRONT and not block.kept]
        above = [b for b in self.blocks[max(0, min(near, default=first) - 3) : first] if not b.kept]
        title = max((n for n, b in enumerate(above) if b.reason == "title"), default=-1)
        found = above[title + 1 :] + above[: title + 1] + self.start[:1]
        return sorted(found, key=lambda block: is_elsewhere(block, self.around))

    @cached_property
    def start(self) -> list[Block]:
        """The first blocks of the article, code apart."""
        text = (block for block in self.blocks[self.first :] if not block.spot.plain)
        return [block for block in text if block.kept][:_OPENING]

    @cached_property
    def below(self) -> list[Block]:
        """What stands among the first blocks of the article, headings and cells apart."""
        among = self.blocks[self.first : self.first + _OPENING]
        return [block for block in among if not block.spot.within("table", "pre", *HEADINGS)]

    @cached_property
    def own(self) -> list[Block]:
        """The blocks that are not in a part for something else, such as teasers and comments."""
        return [block for block in self.blocks if not is_elsewhere(block, self.around)]

    @cached_property
    def around(self) -> frozenset[Spot]:
        """The element that holds the article, and all that it stands in."""
        return around_of(container_of(self.blocks))

    @cached_property
    def marked(self) -> list[Block]:
        """The blocks that are named for a day: before the article, the nearest first, and in it."""
        named = [block for block in self.own if block.spot.reason in ("date", "byline")]
        before = [block for block in named if block.number < self.first]
        return before[::-1] + [block for block in named if block.kept]


def dated(data: Metadata, blocks: list[Block], text: str, url: str, today: date | None) -> Dated:
    """Return when a page was published.

    Of a day in the address and another the earlier one counts: pages give the day of an update
    for that of publication, addresses stay.
    """
    last = today + timedelta(days=1) if today is not None else None
    page = _Page(data, blocks, text, url, _american(data), last)
    updated = _stated(page, data.text("dateModified"), *(data.metas.get(k, "") for k in _UPDATED))
    address = _in_address(page)
    for source, find in _SIGNS:
        day, zone = find(page)
        if day is None:
            continue
        if address is not None and address < day:
            return Dated(address.isoformat(), "address", updated)
        shown = _shown(page, page.front, updates=False) if zone else None
        if shown is not None and abs((shown - day).days) == 1:
            return Dated(shown.isoformat(), "text near the title", updated)
        return Dated(day.isoformat(), source, updated)
    if address is not None:
        return Dated(address.isoformat(), "address", updated)
    return _searched(page, updated)


def _american(data: Metadata) -> bool:
    said = {language(data), data.metas.get("og:locale", "").replace("_", "-")}
    tags = {tag.casefold() for tag in said if tag}
    if any(re.fullmatch(r"en-(?:gb|au|nz|ie|za|in)", tag) for tag in tags):
        return False
    return not tags or any(tag.startswith("en") for tag in tags)


def _stated(page: _Page, *texts: str) -> str:
    days = (page.day(text) for text in texts if text)
    return next((day.isoformat() for day in days if day is not None), "")


_Found = tuple[date | None, bool]
"""A day, and whether it was given in universal time, so that it may be off by one."""


def _first(page: _Page, texts: Iterable[str]) -> _Found:
    """Return the first day that a text tells."""
    for text in texts:
        if text and (day := page.day(text)) is not None:
            return day, re.search(r"T\d.*(?:Z|[+]00:?00)$", text.strip()) is not None
    return None, False


def _from_items(page: _Page) -> _Found:
    text = page.data.text("datePublished") or page.data.text("dateCreated", "uploadDate")
    return _first(page, (text,))


def _from_metas(page: _Page) -> _Found:
    names = (*_METAS, *filter(_FIRST.search, page.data.metas))
    return _first(page, (page.data.metas.get(name, "") for name in names))


def _from_times(page: _Page) -> _Found:
    """Look at the time elements near the title, the ones that tell of an update last."""
    said: list[tuple[bool, str]] = []
    for block in page.front:
        for element in (spot.element for spot in list(block.spot.chain())[:3]):
            times = [*islice(element.iter("time"), _FEW + 1)]
            own = [*times, *islice(element.iter("abbr"), _FEW)] if len(times) <= _FEW else []
            for time in own:
                if text := time.get("datetime") or time.get("title"):
                    later = _LATER.search(f"{time.get('class', '')} {block.text}") is not None
                    said.append((later and not _EARLIER.search(block.text), text))
            if element.get("itemprop", "").lower() == "datepublished":
                said.insert(0, (False, element.get("content") or element.text_content()[:60]))
    return _first(page, (text for _, text in sorted(said, key=lambda one: one[0])))


def _from_front(page: _Page) -> _Found:
    return _shown(page, page.front), False


def _from_marked(page: _Page) -> _Found:
    return _shown(page, page.marked), False


def _from_start(page: _Page) -> _Found:
    """Look at the dateline with which an article begins, or the day alone below its first lines."""
    for block in page.below:
        day = page.day(block.text) if len(block.text) <= _BARE else None
        if day is not None:
            return day, False
    for block in page.start:
        day = page.day(block.text[:48])
        if day is not None and re.match(r"[^.]{0,30}\b(?:19|20)\d\d\s*(?:--|[-–—:|)])", block.text):
            return day, False
    return None, False


def _from_labelled(page: _Page) -> _Found:
    """Look at lines below the article that say when it was published: "Date 10.06.2013"."""
    for block in page.own:
        if block.number > page.first and _LABEL.match(block.text):
            day = page.day(block.text[: 2 * _BARE])
            if day is not None:
                return day, False
    return None, False


_SIGNS = (
    ("json-ld datePublished", _from_items),
    ("meta element", _from_metas),
    ("time element", _from_times),
    ("text near the title", _from_front),
    ("dateline", _from_start),
    ("text named for a date", _from_marked),
    ("text that says so", _from_labelled),
)


def _shown(page: _Page, blocks: list[Block], *, updates: bool = True) -> date | None:
    """Return the first day that is shown; one that is called an update only if alone."""
    later: date | None = None
    for text in _lines(blocks):
        day = page.day(text)
        if day is None:
            continue
        at = _LATER.search(text)
        if at is None or _EARLIER.search(text[: at.start()]):
            return day
        later = later or day
    return later if updates else None


def _lines(front: Iterable[Block]) -> Iterator[str]:
    for block in front:
        caption = block.spot.reason == "caption"
        if len(block.text) <= _SHORT and not caption and block.spot.within("table") is None:
            yield block.text


def _in_address(page: _Page) -> date | None:
    for address in (page.url, page.data.canonical, page.data.metas.get("og:url", "")):
        made = day_in_address(address)
        if made and (page.last is None or made <= page.last):
            return made
    return None


def _searched(page: _Page, updated: str) -> Dated:
    """Ask htmldate, and keep its answer only as precise as the page bears it out."""
    try:
        found = find_date(
            page.text,
            extensive_search=True,
            original_date=True,
            url=page.url or None,
            max_date=(page.last or _LAST).isoformat(),
        )
    except Exception:
        found = None
    if found and _is_told(page, found) and (honest := _honest(page.text, found)):
        return Dated(honest, "htmldate", updated)
    months = (month_in(text, last=page.last) for text in _lines(page.front) if len(text) <= 120)
    if month := next(filter(None, months), ""):
        return Dated(month, "text near the title", updated)
    return Dated(updated=updated)


def _is_told(page: _Page, found: str) -> bool:
    """Whether the page names a day for itself: not in an attribute, a teaser or its prose alone.

    Nor as that of a change, in code, or in a table: those are days of something else.
    """
    said = (text for text in page.data.metas.values() if len(text) <= _SHORT)
    seen = _lines(block for block in page.own if not block.spot.plain)
    told = (text for text in seen if not _LATER.search(text) or _EARLIER.search(text))
    return any(found == str(page.day(text)) for text in chain(said, told))


def _honest(text: str, found: str) -> str:
    """Shorten a day that htmldate made up: it takes the first for one that it does not know.

    A year alone is most often that of the copyright: it is not taken.
    """
    year, month, day = map(int, found.split("-"))
    if day > 1 or names_first(text, year, month):
        return found
    return f"{year}-{month:02}" if names_month(text, year, month) else ""
