"""The plan: every file of the site before any is written, and two on one address found out.

PAGES is the table of page kinds: the template, and the function that yields its views.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from briefing.config import Config
from briefing.content.evidence import Verification
from briefing.diagnostics import Diagnostics, Place, nearest
from briefing.language.strings import say
from briefing.model.library import Library
from briefing.model.records import Record
from briefing.pages import (
    articles,
    commitments,
    editions,
    feeds,
    links,
    overviews,
    parts,
    routes,
    subjects,
    timeline,
)
from briefing.pages import views as v
from briefing.pages.publication import Publication

PAGES: tuple[tuple[str, Callable[[Publication], Iterator[v.Page]]], ...] = (
    ("home.html", editions.home),
    ("articles.html", articles.index),
    ("article.html", articles.each),
    ("companies.html", subjects.companies),
    ("company.html", subjects.each_company),
    ("themes.html", subjects.themes),
    ("theme.html", subjects.each_theme),
    ("timeline.html", timeline.whole),
    ("timeline.html", timeline.by_year),
    ("timeline.html", timeline.by_subject),
    ("timeline.html", timeline.by_status),
    ("commitments.html", commitments.index),
    ("commitment.html", commitments.each),
    ("editions.html", editions.editions),
    ("edition.html", editions.each_edition),
    ("stories.html", editions.stories),
    ("story.html", editions.each_story),
    ("changes.html", overviews.changes),
    ("matrix.html", overviews.matrix),
    ("index.html", overviews.a_to_z),
    ("search.html", overviews.search),
    ("page.html", overviews.texts),
    ("methodology.html", overviews.methodology),
    ("corrections.html", overviews.corrections),
    ("404.html", overviews.not_found),
)

OF_RECORDS = {
    "article.html",
    "company.html",
    "theme.html",
    "commitment.html",
    "edition.html",
    "story.html",
    "page.html",
    "methodology.html",
    "corrections.html",
}
"""Templates of pages that come from a file; the others are there without one."""

LEGEND = (
    "stated",
    "in-progress",
    "window-open",
    "overdue",
    "met",
    "met-late",
    "partly-met",
    "missed",
    "withdrawn",
)
"""Statuses of the legend in the footer; the methodology page explains all."""

STANDINGS = ("confirmed", "reported", "alleged", "disputed", "contradicted", "unverified")


@dataclass(frozen=True, slots=True)
class Rendered:
    """A page that a template draws from a view."""

    path: str
    """Relative to the output folder."""
    template: str
    view: v.Page
    origin: Place
    """What it comes from, for messages: a place in the content; else the template."""


@dataclass(frozen=True, slots=True)
class Syndicated:
    """A feed."""

    path: str
    feed: feeds.Feed
    origin: Place


@dataclass(frozen=True, slots=True)
class Copied:
    """A file that is copied as it is."""

    path: str
    source: str
    """As `disk` knows it: relative to the project, or to the built-in design."""
    origin: Place


@dataclass(frozen=True, slots=True)
class Written:
    """A small file of fixed text."""

    path: str
    text: str
    origin: Place


Output = Rendered | Syndicated | Copied | Written


@dataclass(frozen=True, slots=True)
class BuildPlan:
    """Everything that a build writes, by path."""

    outputs: tuple[Output, ...]
    base: str
    """Absolute address of the site's root; empty when it is not configured."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """What a plan is made of besides the library."""

    config: Config
    as_of: date
    verification: Verification
    assets: frozenset[str]
    """Files below content/ that are not Markdown, relative to the project."""
    static: dict[str, str]
    """Name below static/ → its source as `disk` knows it."""
    version: str
    preview: bool
    unread: frozenset[str] = frozenset()
    """Files of which no record could be made; links to them are let pass."""


def plan(library: Library, inputs: Inputs, problems: Diagnostics) -> BuildPlan:
    """Lay out the whole site."""
    found = links.resolve(library, inputs.assets, inputs.unread, problems)
    pub = Publication(
        library=library,
        config=inputs.config,
        as_of=inputs.as_of,
        verification=inputs.verification,
        site=_site(library, inputs),
        version=inputs.version,
        targets=found.targets,
    )
    origins, clashes = _origins(library, problems)
    outputs: list[Output] = [
        *_pages(pub, origins, clashes),
        *_redirects(pub, library, problems),
        *(Syndicated(routes.path(feed.address), feed, Place("feed")) for feed in feeds.all(pub)),
        *(
            Copied(routes.path(item.address), item.source, Place(item.source))
            for item in found.attachments.values()
        ),
        *(Copied(name, source, Place(source)) for name, source in inputs.static.items()),
        Written(".nojekyll", "", Place("briefing.toml")),
    ]
    if inputs.config.cname:
        outputs.append(Written("CNAME", f"{inputs.config.cname}\n", Place("briefing.toml")))
    outputs += _sitemap(pub, outputs)
    _check_paths(outputs, problems)
    _check_site_links(found, outputs, problems)
    return BuildPlan(tuple(sorted(outputs, key=lambda output: output.path)), inputs.config.url)


def _site(library: Library, inputs: Inputs) -> v.Site:
    config = inputs.config
    about = [
        v.Link(page.title, routes.record(page))
        for page in library.pages.values()
        if page.id not in ("methodology", "corrections")
    ]
    return v.Site(
        title=config.title,
        tagline=config.tagline,
        language=config.language,
        base=config.url,
        nav=(
            v.Link(say("nav_articles"), routes.ARTICLES),
            v.Link(say("nav_timeline"), routes.TIMELINE),
            v.Link(say("nav_companies"), routes.COMPANIES),
            v.Link(say("nav_themes"), routes.THEMES),
            v.Link(say("nav_editions"), routes.EDITIONS),
        ),
        report=config.report,
        contact=config.contact,
        licence=v.Link(config.licence, config.licence_url),
        privacy=config.privacy,
        preview=inputs.preview,
        pages=(
            *about,
            v.Link(say("title_methodology"), routes.METHODOLOGY),
            v.Link(say("title_corrections"), routes.CORRECTIONS),
            v.Link(say("title_commitments"), routes.COMMITMENTS),
            v.Link(say("title_stories"), routes.STORIES),
            v.Link(say("title_changes"), routes.CHANGES),
            v.Link(say("title_matrix"), routes.MATRIX),
            v.Link(say("title_index"), routes.INDEX),
        ),
        legend=tuple(parts.status(value) for value in LEGEND),
        standings=tuple(parts.standing(value) for value in STANDINGS),
    )


def _origins(library: Library, problems: Diagnostics) -> tuple[dict[str, Place], frozenset[str]]:
    """Return the place of each record's address, and the addresses that two records want."""
    taken: dict[str, Record] = {}
    clashes = set()
    for record in library.records():
        address = routes.record(record)
        other = taken.setdefault(address.casefold(), record)
        if other is not record:
            clashes.add(address.casefold())
            problems.add(
                "duplicate-address",
                record.where.at("slug"),
                address=address,
                other=other.where.file,
            )
    places = {routes.record(record): record.where.at("slug") for record in taken.values()}
    return places, frozenset(clashes)


def _pages(
    pub: Publication, origins: dict[str, Place], clashes: frozenset[str]
) -> Iterator[Rendered]:
    seen: set[str] = set()
    for template, views in PAGES:
        for view in views(pub):
            folded = view.address.casefold()
            if folded in clashes and folded in seen:
                continue  # reported by _origins
            seen.add(folded)
            origin = Place(f"templates/{template}")
            if template in OF_RECORDS:
                origin = origins.get(view.address, origin)
            yield Rendered(routes.path(view.address), template, view, origin)


def _redirects(pub: Publication, library: Library, problems: Diagnostics) -> Iterator[Rendered]:
    for record in library.records():
        target = routes.record(record)
        for index, old in enumerate(record.redirect_from):
            address = old if old.endswith("/") or "." in old.rpartition("/")[2] else f"{old}/"
            place = record.where.at("redirect_from", index)
            if routes.path(address) == routes.path(target):
                problems.add("redirect-loop", place, address=target)
                continue
            frame = pub.frame(address, say("title_moved"), index=False)
            frame["canonical"] = pub.absolute(target)
            view = v.RedirectPage(**frame, target=target)
            yield Rendered(routes.path(address), "redirect.html", view, place)


def _sitemap(pub: Publication, outputs: Iterable[Output]) -> Iterator[Output]:
    """Yield robots.txt, and a sitemap where the site's address is known."""
    frame = pub.frame(routes.ROBOTS, "robots", index=False)
    yield Rendered("robots.txt", "robots.txt", v.RobotsPage(**frame), Place("templates/robots.txt"))
    if not pub.config.url:
        return
    addresses = tuple(
        sorted(
            output.view.canonical
            for output in outputs
            if isinstance(output, Rendered) and output.view.index and output.view.canonical
        )
    )
    view = v.SitemapPage(**pub.frame(routes.SITEMAP, "sitemap"), addresses=addresses)
    yield Rendered("sitemap.xml", "sitemap.xml", view, Place("templates/sitemap.xml"))


def _check_paths(outputs: Iterable[Output], problems: Diagnostics) -> None:
    """Report two outputs on one path, and a file where another needs a folder."""
    taken: dict[str, Output] = {}
    for output in outputs:
        other = taken.setdefault(output.path.casefold(), output)
        if other is not output:
            _report_clash(output, other, problems)
    for output in outputs:
        folder = output.path.casefold()
        while "/" in folder:
            folder = folder.rpartition("/")[0]
            if folder in taken:
                _report_clash(output, taken[folder], problems)


def _report_clash(one: Output, two: Output, problems: Diagnostics) -> None:
    """Report a clash at the place that the user can change; the other is named."""
    if not one.origin.file.startswith(("content/", "static/")):
        one, two = two, one
    address = "/" + one.path.removesuffix("index.html")
    place = one.origin if one.origin.line else Place(one.origin.file, 1, 1)
    problems.add("duplicate-address", place, address=address, other=two.origin.file)


def _check_site_links(
    found: links.Resolution, outputs: Iterable[Output], problems: Diagnostics
) -> None:
    """Report texts that link to an address of the site which does not exist."""
    known = {output.path for output in outputs}
    for address, place in found.to_site:
        if routes.path(address.partition("#")[0]) not in known:
            addresses = ("/" + path.removesuffix("index.html") for path in known)
            hint = nearest(address, addresses, otherwise="link to the content file instead")
            reason = "the site has no such address"
            problems.add("dead-link", place, target=address, reason=reason, hint=hint)
