"""The plan: every file of the site before any is written.

PAGES is the table of page kinds: their template, the keys of their pages, and the view of each.
A page is a unit of the plan: it is made from what it reads of the publication, which is noted, and
from nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from msgspec import Struct

from briefing.diagnostics import Diagnostics, Place, nearest
from briefing.language.strings import say
from briefing.model.library import FOLDERS, Library
from briefing.model.records import Record
from briefing.pages import (
    articles,
    commitments,
    editions,
    feeds,
    overviews,
    routes,
    subjects,
    timeline,
)
from briefing.pages import views as v
from briefing.pages.keys import Key, once
from briefing.pages.links import Found
from briefing.pages.publication import Publication

Keys = Callable[[Publication], Iterable[Key]]

PAGES: tuple[tuple[str, str, Keys, Callable[[Publication, str, int], v.Page]], ...] = (
    ("home", "home.html", once, editions.home),
    ("articles", "articles.html", articles.all_numbers, articles.index),
    ("article", "article.html", articles.each, articles.page),
    ("companies", "companies.html", once, subjects.companies),
    ("company", "company.html", subjects.each_company, subjects.company),
    ("themes", "themes.html", once, subjects.themes),
    ("theme", "theme.html", subjects.each_theme, subjects.theme),
    ("timeline", "timeline.html", timeline.whole, timeline.page),
    ("timeline-year", "timeline.html", timeline.by_year, timeline.year_page),
    ("timeline-company", "timeline.html", timeline.by_company, timeline.company_page),
    ("timeline-theme", "timeline.html", timeline.by_theme, timeline.theme_page),
    ("timeline-status", "timeline.html", timeline.by_status, timeline.status_page),
    ("commitments", "commitments.html", commitments.all_numbers, commitments.index),
    ("commitment", "commitment.html", commitments.each, commitments.page),
    ("editions", "editions.html", editions.all_numbers, editions.index),
    ("edition", "edition.html", editions.each, editions.page),
    ("stories", "stories.html", editions.story_numbers, editions.stories),
    ("story", "story.html", editions.each_story, editions.story),
    ("changes", "changes.html", overviews.change_numbers, overviews.changes),
    ("matrix", "matrix.html", once, overviews.matrix),
    ("index", "index.html", once, overviews.a_to_z),
    ("search", "search.html", once, overviews.search),
    ("page", "page.html", overviews.texts, overviews.text),
    ("methodology", "methodology.html", once, overviews.methodology),
    ("corrections", "corrections.html", once, overviews.corrections),
    ("404", "404.html", once, overviews.not_found),
    ("robots", "robots.txt", once, overviews.robots),
    ("sitemap", "sitemap.xml", overviews.sitemaps, overviews.sitemap),
)

FEEDS: tuple[tuple[str, Keys, Callable[[Publication, str, int], feeds.Feed]], ...] = (
    ("feed", once, feeds.briefings),
    ("changes-feed", once, feeds.changes),
    ("company-feed", feeds.companies, feeds.company),
    ("theme-feed", feeds.themes, feeds.theme),
)

SUMS = {"methodology": "tally", "sitemap": "addresses"}
"""Kinds of which the views sum up what making all other pages brings to light, and the table that
holds the sum.  They are made last, in this order."""


class Rendered(Struct, frozen=True):
    """A page that a template draws from a view."""

    path: str
    """Relative to the output folder."""
    template: str
    view: v.Page
    origin: Place
    """What it comes from, for messages: a place in the content; else the template."""


class Syndicated(Struct, frozen=True):
    """A feed."""

    path: str
    feed: feeds.Feed
    origin: Place


class Copied(Struct, frozen=True):
    """A file that is copied as it is."""

    path: str
    source: str
    """As `disk` knows it: relative to the project, or to the built-in design."""
    digest: bytes
    """Of the source."""
    origin: Place


class Written(Struct, frozen=True):
    """A small file of fixed text."""

    path: str
    text: str
    origin: Place


Output = Rendered | Syndicated | Copied | Written


Unit = tuple[str, str, int]
"""What is made at once: a kind of page, and the key of one of them."""


class Made(Struct, frozen=True):
    """What came of a unit."""

    outputs: tuple[Output, ...]
    found: Found


def units(pub: Publication) -> Iterator[Unit]:
    """Lay out the whole site."""
    for name, _, keys, _ in PAGES:
        yield from ((name, *key) for key in keys(pub))
    for name, keys, _ in FEEDS:
        yield from ((name, *key) for key in keys(pub))
    for (kind, id), old in pub.library.redirects.items():
        yield from (("redirect", f"{kind}/{id}", number) for number in range(1, len(old) + 1))
    yield from (("static", name, 1) for name in pub.static)
    yield "text", ".nojekyll", 1
    if pub.config.cname:
        yield "text", "CNAME", 1


def make(pub: Publication, unit: Unit) -> Made:
    """Make one unit; what it reads is noted by the publication."""
    pub.found = Found()
    return Made(tuple(_outputs(pub, *unit)), pub.found)


def _outputs(pub: Publication, kind: str, id: str, number: int) -> Iterator[Output]:
    if kind == "redirect":
        yield from _redirect(pub, id, number)
        return
    if kind == "static":
        yield _copied(pub, id, pub.static[id])
        return
    if kind == "text":
        text = f"{pub.config.cname}\n" if id == "CNAME" else ""
        yield Written(id, text, Place("briefing.toml"))
        return
    if kind in _FEEDS:
        feed = _FEEDS[kind](pub, id, number)
        origin = _origin(pub, kind.removesuffix("-feed"), id) or Place("feed")
        yield Syndicated(routes.path(feed.address), feed, origin)
        return
    template, view_of = _PAGES[kind]
    view = view_of(pub, id, number)
    origin = _origin(pub, kind, id) or Place(f"templates/{template}")
    yield Rendered(routes.path(view.address), template, view, origin)
    if number == 1:
        for item in pub.found.attachments.values():
            yield _copied(pub, routes.path(item.address), item.source)


_PAGES = {name: (template, view) for name, template, _, view in PAGES}
_FEEDS = {name: view for name, _, view in FEEDS}


def record(library: Library, unit: Unit) -> Record | None:
    """Return the record that a unit is the page of, if it is."""
    kind, id, _ = unit
    if kind in overviews.SPECIAL_PAGES:
        kind, id = "page", kind
    return library.of_kind(kind).get(id) if kind in FOLDERS else None


def _copied(pub: Publication, path: str, source: str) -> Copied:
    return Copied(path, source, pub.files.get(source, b""), Place(source))


def _origin(pub: Publication, kind: str, id: str) -> Place | None:
    """Return where the address of a page, or of the record that it is about, is decided."""
    of = record(pub.library, (kind.removeprefix("timeline-"), id, 1))
    return of.where.at("slug") if of else None


def _redirect(pub: Publication, id: str, number: int) -> Iterator[Rendered]:
    """Yield the page at an old address of a record, given as kind/id."""
    kind, _, name = id.partition("/")
    of = record(pub.library, (kind, name, 1))
    assert of
    target, old = routes.record(of), of.redirect_from[number - 1]
    address = old if old.endswith("/") or "." in old.rpartition("/")[2] else f"{old}/"
    place = of.where.at("redirect_from", number - 1)
    if routes.path(address) == routes.path(target):
        pub.found.problems.add("redirect-loop", place, address=target)
        return
    frame = pub.frame(address, say("title_moved"), index=False)
    frame["canonical"] = pub.absolute(target)
    yield Rendered(
        routes.path(address), "redirect.html", v.RedirectPage(**frame, target=target), place
    )


Address = tuple[str, Place]
"""The path of an output, and where it comes from."""


def check_paths(outputs: Sequence[Address], problems: Diagnostics) -> None:
    """Report two outputs on one path, and a file where another needs a folder.

    Two records that want one address are told once, not for each page of theirs.
    """
    taken: dict[str, Address] = {}
    told: set[tuple[str, str]] = set()
    for output in outputs:
        other = taken.setdefault(output[0].casefold(), output)
        if other is not output:
            _report_clash(output, other, told, problems)
    folders: dict[str, Address] = {}
    for output in outputs:
        folder = output[0].casefold().rpartition("/")[0]
        while folder and folder not in folders:
            folders[folder] = output
            folder = folder.rpartition("/")[0]
    for folder in sorted(folders.keys() & taken.keys()):
        _report_clash(folders[folder], taken[folder], told, problems)


def _report_clash(
    one: Address, two: Address, told: set[tuple[str, str]], problems: Diagnostics
) -> None:
    """Report a clash at the place that the user can change; the other is named."""
    address = "/" + one[0].removesuffix("index.html")
    if not one[1].file.startswith(("content/", "static/")):
        one, two = two, one
    pair = (one[1].file, two[1].file)
    if pair in told and pair[1].startswith("content/"):
        return
    told.add(pair)
    place = one[1] if one[1].line else Place(one[1].file, 1, 1)
    problems.add("duplicate-address", place, address=address, other=two[1].file)


def check_site_links(
    wanted: Iterable[tuple[str, Place]], known: Collection[str], problems: Diagnostics
) -> None:
    """Report texts that link to an address of the site which does not exist."""
    for address, place in wanted:
        if routes.path(address.partition("#")[0]) not in known:
            reason = "the site has no such address"
            addresses = ("/" + path.removesuffix("index.html") for path in known)
            hint = nearest(address, addresses, otherwise="link to the content file instead")
            problems.add("dead-link", place, target=address, reason=reason, hint=hint)
