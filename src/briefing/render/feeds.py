"""Atom feeds (RFC 4287), written by feedgenerator."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any

from feedgenerator import Atom1Feed
from feedgenerator.django.utils.xmlutils import SimplerXMLGenerator

from briefing.pages.feeds import Feed, FeedEntry

LIMIT = 5_000
"""Entries that are remembered as they were written, about 1 kB each."""


class _Atom(Atom1Feed):  # type: ignore[misc]
    """A feed whose date is given: the library would ask the clock for an empty one."""

    def __init__(self, feed: Feed) -> None:
        super().__init__(
            title=feed.title,
            link=feed.home,
            description=feed.subtitle,
            language=feed.language,
            author_name=feed.author,
            subtitle=feed.subtitle or None,
            feed_url=feed.absolute,
            feed_guid=feed.absolute,
        )
        self._updated = _instant(feed.updated)
        self._entries = feed.entries

    def latest_post_date(self) -> datetime:
        return self._updated

    def write_items(self, handler: Any) -> None:
        for entry in self._entries:
            handler.ignorableWhitespace(_written(entry))  # which writes a text as it is


def render(feed: Feed) -> str:
    """Return a feed as XML."""
    text = io.StringIO()
    _Atom(feed).write(text, "utf-8")
    return text.getvalue() + "\n"


@lru_cache(maxsize=LIMIT)
def _written(entry: FeedEntry) -> str:
    """Return an entry as XML; it stands in the feeds of its companies and themes alike."""
    alone = Atom1Feed(title="", link="", description="")
    alone.add_item(
        title=entry.title,
        link=entry.address,
        description=entry.summary,
        unique_id=entry.id,
        updateddate=_instant(entry.updated),
        pubdate=_instant(entry.published) if entry.published else None,
        categories=entry.categories,
    )
    text = io.StringIO()
    alone.write_items(SimplerXMLGenerator(text, "utf-8", short_empty_elements=True))
    return text.getvalue()


def _instant(day: date) -> datetime:
    """Return the first instant of a day: Atom knows nothing coarser."""
    return datetime(day.year, day.month, day.day, tzinfo=UTC)
