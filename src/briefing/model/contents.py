"""What was read of a project, with the articles themselves left where they are.

The library is made of an `Entry` of each article, a few facts, so that ten thousand articles need
not be in memory to know who refers to whom; the rest of an article is read when a page asks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from msgspec import Struct

from briefing.model.dates import Period
from briefing.model.records import Article, Body, Commitment, Correction, Record

_COMMITMENT = re.compile(r"(?:.*/)?commitments/(?:.*/)?([^/#]+?)(?:\.md|/)?(?:#.*)?")
"""A link to a commitment: its file, or its address where that is its id."""


class Entry(Struct, frozen=True, array_like=True):
    """What the library knows of an article before it is read."""

    id: str
    slug: str
    file: str
    draft: bool
    dated: Period | None
    touched: date | None
    """The latest day that is known of it."""
    companies: tuple[str, ...]
    themes: tuple[str, ...]
    years: tuple[int, ...]
    story: str
    redirect_from: tuple[str, ...]
    linked: tuple[str, ...]
    """Ids that its text links to as commitments."""
    commitments: tuple[Commitment, ...]
    corrections: tuple[Correction, ...]


def entry(article: Article, body: Body) -> Entry:
    """Return the entry of an article."""
    source = article.source
    days = [
        period.last
        for period in (
            article.updated,
            article.date,
            source.retrieved if source else None,
            source.published if source else None,
        )
        if period
    ]
    targets = [link.target for link in body.links if "commitments/" in link.target]
    linked = map(_COMMITMENT.fullmatch, targets)
    return Entry(
        id=article.id,
        slug=article.slug,
        file=article.where.file,
        draft=article.draft,
        dated=article.date,
        touched=max(days, default=None),
        companies=article.companies,
        themes=article.themes,
        years=article.years,
        story=article.story,
        redirect_from=article.redirect_from,
        linked=tuple(dict.fromkeys(match[1] for match in linked if match)),
        commitments=article.commitments,
        corrections=article.corrections,
    )


@dataclass(frozen=True, slots=True)
class Contents:
    """All that was read."""

    records: Iterable[Record] = ()
    """All but articles."""
    entries: Iterable[Entry] = ()
    articles: Mapping[str, Article] = field(default_factory=dict)
    """By file."""
    bodies: Mapping[str, Body] = field(default_factory=dict)
    """By file, of every record."""
    unread: frozenset[str] = frozenset()
    """Files of which no record could be made; what refers to them is let pass."""
