"""Feeds: what they hold, as views; `briefing.render` writes them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice

from msgspec import Struct
from msgspec.structs import replace

from briefing.language.strings import say
from briefing.model.library import Change
from briefing.model.records import Company, Theme
from briefing.pages import parts, routes
from briefing.pages.keys import Key, single
from briefing.pages.publication import Publication


class FeedEntry(Struct, frozen=True, array_like=True):
    """An entry of a feed."""

    id: str
    """A permanent identifier."""
    title: str
    address: str
    """Absolute where the site's address is configured."""
    updated: date
    published: date | None
    summary: str
    categories: tuple[str, ...]


class Feed(Struct, frozen=True, array_like=True):
    """An Atom feed."""

    address: str
    """From the root of the site."""
    absolute: str
    """Absolute where the site's address is configured."""
    title: str
    home: str
    """Address of the page that it belongs to, absolute where possible."""
    subtitle: str
    language: str
    author: str
    updated: date
    """Of the latest entry; without entries the day the digest began."""
    entries: tuple[FeedEntry, ...]


def briefings(pub: Publication, _: str, __: int) -> Feed:
    """The feed of all briefings."""
    entries = _articles(pub, pub.library.touched)
    return _feed(pub, routes.FEED, pub.config.title, routes.HOME, entries)


def changes(pub: Publication, _: str, __: int) -> Feed:
    """The feed of changes."""
    title = say("feed_subject", site=pub.config.title, name=say("feed_changes"))
    latest = islice(pub.library.changes.values(), pub.config.feed_size)
    return _feed(pub, routes.CHANGES_FEED, title, routes.CHANGES, _changes(pub, latest))


def companies(pub: Publication) -> Iterator[Key]:
    """Every company has a feed."""
    return single(pub.library.companies)


def company(pub: Publication, id: str, _: int) -> Feed:
    """Return the feed of a company."""
    articles = pub.library.articles_by_company.get(id, ())
    return _subject(pub, pub.library.companies[id], articles)


def themes(pub: Publication) -> Iterator[Key]:
    """Every theme has a feed."""
    return single(pub.library.themes)


def theme(pub: Publication, id: str, _: int) -> Feed:
    """Return the feed of a theme."""
    return _subject(pub, pub.library.themes[id], pub.library.articles_by_theme.get(id, ()))


def _subject(pub: Publication, of: Company | Theme, articles: Iterable[str]) -> Feed:
    title = say("feed_subject", site=pub.config.title, name=of.name)
    entries = _articles(pub, articles)
    return _feed(pub, routes.feed_of(of), title, routes.record(of), entries)


def _updated(pub: Publication, id: str) -> date:
    """Return the feed's date of a briefing: the latest that is known of it, never the clock."""
    return pub.library.touched[id] or pub.config.since


def _feed(
    pub: Publication, address: str, title: str, home: str, entries: Iterable[FeedEntry]
) -> Feed:
    entries = tuple(entries)
    return Feed(
        address=address,
        absolute=pub.absolute(address) or address,
        title=title,
        home=pub.absolute(home) or home,
        subtitle=pub.config.tagline,
        language=pub.config.language,
        author=pub.config.title,
        updated=max((entry.updated for entry in entries), default=pub.config.since),
        entries=entries,
    )


def _articles(pub: Publication, ids: Iterable[str]) -> list[FeedEntry]:
    latest = sorted(ids, key=lambda id: (-_updated(pub, id).toordinal(), id))
    return [_article(pub, id) for id in latest[: pub.config.feed_size]]


def _article(pub: Publication, id: str) -> FeedEntry:
    """Return a briefing as the entry of each feed that it stands in."""
    return pub.kept(("entry", id), lambda: _entry(pub, id))


def _entry(pub: Publication, id: str) -> FeedEntry:
    row, article = pub.article_row(id), pub.library.articles[id]
    address = pub.absolute(row.address) or row.address
    return FeedEntry(
        id=address,
        title=article.title,
        address=address,
        updated=_updated(pub, id),
        published=article.date.last if article.date else None,
        summary=row.excerpt,
        categories=tuple(link.text for link in (*row.companies, *row.themes)),
    )


def _changes(pub: Publication, changes: Iterable[Change]) -> list[FeedEntry]:
    """Return changes as entries; several of one kind and day are told apart by number."""
    met: Counter[str] = Counter()
    entries = []
    for change in changes:
        entry = _change(pub, change)
        met[entry.id] += 1
        number = f"-{met[entry.id]}" if met[entry.id] > 1 else ""
        entries.append(replace(entry, id=entry.id + number))
    return entries


def _change(pub: Publication, change: Change) -> FeedEntry:
    row = pub.change_row(change)
    address = pub.absolute(row.subject.address) or row.subject.address
    moved = f" ({row.old} → {row.new})" if row.old and row.new else ""
    return FeedEntry(
        id=f"{address}#{change.mark}-{change.on.text}",
        title=f"{parts.change(change.mark).word}: {row.subject.text}",
        address=address,
        updated=change.on.last,
        published=None,
        summary=f"{row.text}{moved}".strip(),
        categories=(parts.change(change.mark).word,),
    )
