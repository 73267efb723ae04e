"""Atom feeds (RFC 4287), written by feedgenerator."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime

from feedgenerator import Atom1Feed

from briefing.pages.feeds import Feed


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

    def latest_post_date(self) -> datetime:
        return self._updated


def render(feed: Feed) -> str:
    """Return a feed as XML."""
    atom = _Atom(feed)
    for entry in feed.entries:
        atom.add_item(
            title=entry.title,
            link=entry.address,
            description=entry.summary,
            unique_id=entry.id,
            updateddate=_instant(entry.updated),
            pubdate=_instant(entry.published) if entry.published else None,
            categories=entry.categories,
        )
    text = io.StringIO()
    atom.write(text, "utf-8")
    return text.getvalue() + "\n"


def _instant(day: date) -> datetime:
    """Return the first instant of a day: Atom knows nothing coarser."""
    return datetime(day.year, day.month, day.day, tzinfo=UTC)
