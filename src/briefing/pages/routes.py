"""Addresses: where each thing of the digest is published (DESIGN §3).

An address starts at the root of the site and is percent-encoded where needed; `path` gives the
file that it names.
"""

from __future__ import annotations

from urllib.parse import quote, unquote

from briefing.model.records import (
    Article,
    Commitment,
    Company,
    Edition,
    Page,
    Record,
    Story,
    Theme,
)

HOME = "/"
ARTICLES = "/articles/"
COMPANIES = "/companies/"
THEMES = "/themes/"
TIMELINE = "/timeline/"
COMMITMENTS = "/commitments/"
EDITIONS = "/editions/"
STORIES = "/stories/"
CHANGES = "/changes/"
MATRIX = "/matrix/"
INDEX = "/index/"
SEARCH = "/search/"
METHODOLOGY = "/methodology/"
CORRECTIONS = "/corrections/"
NOT_FOUND = "/404.html"
FEED = "/feed.xml"
CHANGES_FEED = "/changes/feed.xml"
SITEMAP = "/sitemap.xml"
ROBOTS = "/robots.txt"

_FOLDERS: dict[type[Record], str] = {
    Article: ARTICLES,
    Company: COMPANIES,
    Theme: THEMES,
    Commitment: COMMITMENTS,
    Edition: EDITIONS,
    Story: STORIES,
    Page: "/",
}


def _step(slug: str) -> str:
    """Return a slug as a step of an address: of its characters only those beyond ASCII change."""
    return slug if slug.isascii() else quote(slug)


def article(slug: str) -> str:
    """Return the address of a briefing."""
    return f"{ARTICLES}{_step(slug)}/"


def record(of: Record) -> str:
    """Return the address of a record's page."""
    return f"{_FOLDERS[type(of)]}{_step(of.slug)}/"


def timeline_year(year: int) -> str:
    """Return the timeline page of a year."""
    return f"{TIMELINE}{year:04}/"


def timeline_of(of: Company | Theme) -> str:
    """Return the timeline page of a company or theme."""
    kind = "company" if isinstance(of, Company) else "theme"
    return f"{TIMELINE}{kind}/{_step(of.slug)}/"


def timeline_status(status: str) -> str:
    """Return the timeline page of a shown status."""
    return f"{TIMELINE}status/{status}/"


def feed_of(of: Company | Theme) -> str:
    """Return the feed of a company or theme."""
    return f"{record(of)}feed.xml"


def numbered(address: str, number: int) -> str:
    """Return the address of a further page of a list."""
    return address if number == 1 else f"{address}page/{number}/"


def path(address: str) -> str:
    """Return the file of an address, relative to the output folder."""
    name = unquote(address).removeprefix("/")
    last = name.rpartition("/")[2]
    if not last or "." not in last:
        name = f"{name.rstrip('/')}/index.html".removeprefix("/")
    return name
