"""Feeds: what they hold, as views; `briefing.render` writes them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from briefing.language.strings import say
from briefing.model.library import Change
from briefing.model.records import Article
from briefing.pages import parts, routes
from briefing.pages.publication import Publication


@dataclass(frozen=True, slots=True)
class FeedEntry:
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


@dataclass(frozen=True, slots=True)
class Feed:
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


def all(pub: Publication) -> Iterator[Feed]:
    """The feeds of the digest: briefings, changes, each company and each theme."""
    library = pub.library
    latest = list(library.articles.values())
    yield _feed(pub, routes.FEED, pub.config.title, routes.HOME, _articles(pub, latest))
    changes = _changes(pub, library.changes[: pub.config.feed_size])
    title = say("feed_subject", site=pub.config.title, name=say("feed_changes"))
    yield _feed(pub, routes.CHANGES_FEED, title, routes.CHANGES, changes)
    groups = (
        (library.companies.values(), library.articles_by_company),
        (library.themes.values(), library.articles_by_theme),
    )
    for subjects, articles in groups:
        for subject in subjects:
            title = say("feed_subject", site=pub.config.title, name=subject.name)
            entries = _articles(pub, articles.get(subject.id, ()))
            yield _feed(pub, routes.feed_of(subject), title, routes.record(subject), entries)


def updated(pub: Publication, article: Article) -> date:
    """Return the feed's date of a briefing: the latest that is known of it, never the clock."""
    source = article.source
    known = [
        period.last
        for period in (
            article.updated,
            article.date,
            source.retrieved if source else None,
            source.published if source else None,
        )
        if period
    ]
    return max(known, default=pub.config.since)


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


def _articles(pub: Publication, articles: Iterable[Article]) -> list[FeedEntry]:
    latest = sorted(articles, key=lambda a: (-updated(pub, a).toordinal(), a.id))
    return [_article(pub, article) for article in latest[: pub.config.feed_size]]


def _article(pub: Publication, article: Article) -> FeedEntry:
    row = pub.article_row(article)
    address = pub.absolute(row.address) or row.address
    return FeedEntry(
        id=address,
        title=article.title,
        address=address,
        updated=updated(pub, article),
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
