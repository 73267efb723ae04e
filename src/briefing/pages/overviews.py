"""Overviews of the whole digest: changes, the matrix, the A–Z, methodology, corrections, pages."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Any

from briefing.language import terms
from briefing.language.strings import say
from briefing.model import vocabulary
from briefing.model.records import Company, Page
from briefing.pages import articles, parts, routes, subjects
from briefing.pages import views as v
from briefing.pages.keys import Key, once, several, single
from briefing.pages.paging import grouped, paged
from briefing.pages.publication import Publication

SPECIAL_PAGES = {"methodology", "corrections"}
"""Pages that are there even without a file, and show more than their text."""


def change_numbers(pub: Publication) -> Iterator[Key]:
    """The pages of the list of changes."""
    return several("", len(pub.library.changes), pub.config.page_size)


def changes(pub: Publication, _: str, number: int) -> v.ChangesPage:
    """Every dated change, the latest first."""
    everything = tuple(pub.library.changes.values())
    items, pager = paged(everything, number, pub.config.page_size, routes.CHANGES)
    rows = ((*pub.month(change.on.last), pub.change_row(change)) for change in items)
    return v.ChangesPage(
        **pub.frame(
            routes.numbered(routes.CHANGES, number),
            say("title_changes"),
            section=routes.TIMELINE,
            feed=routes.CHANGES_FEED,
            dated=True,
        ),
        groups=grouped(rows),
        pager=pager,
    )


def matrix(pub: Publication, _: str, __: int) -> v.MatrixPage:
    """Companies × themes."""
    library = pub.library
    themes = [
        theme
        for theme in library.themes.values()
        if theme.id in library.commitments_by_theme or theme.id in library.articles_by_theme
    ]
    columns = [subjects.ids(pub, "theme", theme.id) for theme in themes]
    rows = []
    for company in library.companies.values():
        commitments, briefings = subjects.ids(pub, "company", company.id)
        total = len(commitments) + len(briefings)
        if total:
            cells = tuple(
                len(commitments & told) + len(briefings & written) for told, written in columns
            )
            rows.append(v.MatrixRow(v.Link(company.name, routes.record(company)), cells, total))
    return v.MatrixPage(
        **pub.frame(routes.MATRIX, say("title_matrix"), section=routes.COMPANIES),
        themes=tuple(v.Link(theme.name, routes.record(theme)) for theme in themes),
        rows=tuple(rows),
    )


def a_to_z(pub: Publication, _: str, __: int) -> v.IndexPage:
    """A–Z of companies, products, people, themes, stories and pages."""
    return v.IndexPage(**pub.frame(routes.INDEX, say("title_index")), groups=_letters(pub))


def search(pub: Publication, _: str, __: int) -> v.IndexPage:
    """The search page, which shows the A–Z."""
    return v.IndexPage(**pub.frame(routes.SEARCH, say("title_search")), groups=_letters(pub))


def texts(pub: Publication) -> Iterator[Key]:
    """Pages of the digest about itself."""
    return single(id for id in pub.library.pages if id not in SPECIAL_PAGES)


def text(pub: Publication, id: str, _: int) -> v.TextPage:
    """Return one page of the digest about itself."""
    page = pub.library.pages[id]
    return v.TextPage(**_text(pub, page, routes.record(page), page.title))


def not_found(pub: Publication, _: str, __: int) -> v.NotFoundPage:
    """The page for addresses that do not exist."""
    frame = pub.frame(routes.NOT_FOUND, say("title_not_found"), index=False)
    return v.NotFoundPage(**(frame | {"canonical": ""}))


def robots(pub: Publication, _: str, __: int) -> v.RobotsPage:
    """What robots are told."""
    return v.RobotsPage(**pub.frame(routes.ROBOTS, "robots", index=False))


def sitemaps(pub: Publication) -> Iterator[Key]:
    """The sitemap, where the site's own address is known."""
    return once(pub) if pub.config.url else iter(())


def sitemap(pub: Publication, _: str, __: int) -> v.SitemapPage:
    """Every page that robots may list, by its absolute address."""
    return v.SitemapPage(**pub.frame(routes.SITEMAP, "sitemap"), addresses=pub.addresses)


def _text(
    pub: Publication, page: Page | None, address: str, title: str, **rest: object
) -> dict[str, Any]:
    """Return what a text page needs; without a file it has no text of its own."""
    frame = pub.frame(
        address, page.title if page else title, description=page.description if page else ""
    )
    body = {
        "body": pub.body(page) if page else "",
        "contents": articles.contents(pub, page) if page else (),
    }
    return frame | body | rest


def methodology(pub: Publication, _: str, __: int) -> v.MethodologyPage:
    """How the digest works: the text, every mark, and how many quotes are verified."""
    page = pub.library.pages.get("methodology")
    tally = pub.tally
    axes: tuple[tuple[str, tuple[v.Mark, ...]], ...] = (
        ("axis_strength", tuple(parts.strength(value) for value in vocabulary.STRENGTHS)),
        ("axis_standing", tuple(parts.standing(value) for value in vocabulary.STANDINGS)),
        ("axis_status", tuple(parts.status(value) for value in vocabulary.STATUSES)),
        ("axis_computed", tuple(parts.status(value) for value in vocabulary.COMPUTED_STATES)),
        (
            "axis_due",
            tuple(parts.mark(value, vocabulary.DUE_KINDS) for value in vocabulary.DUE_KINDS),
        ),
        (
            "axis_roles",
            tuple(
                parts.mark(value, vocabulary.EVIDENCE_ROLES) for value in vocabulary.EVIDENCE_ROLES
            ),
        ),
    )
    return v.MethodologyPage(
        **_text(pub, page, routes.METHODOLOGY, say("title_methodology"), facts=pub.facts()),
        vocabularies=tuple(v.Vocabulary(say(title), marks) for title, marks in axes),
        quotes=tally.quotes,
        verified=tally.quotes - tally.unverified,
        unverified=tally.unverified,
    )


def corrections(pub: Publication, _: str, __: int) -> v.CorrectionsPage:
    """The corrections policy and every correction, the latest first."""
    page = pub.library.pages.get("corrections")
    corrected = (change.article for change in pub.library.changes.values() if change.article)
    rank = {id: number for number, id in enumerate(pub.library.dates)}
    entries = [
        (entry.on.last, articles.correction(pub, article, entry))
        for id in sorted(set(corrected), key=rank.__getitem__)
        for article in [pub.library.articles[id]]
        for entry in article.corrections
    ]
    entries.sort(key=lambda item: item[0], reverse=True)
    return v.CorrectionsPage(
        **_text(pub, page, routes.CORRECTIONS, say("title_corrections")),
        corrections=tuple(view for _, view in entries),
    )


def _letters(pub: Publication) -> tuple[v.Group, ...]:
    """Return the A–Z by letter."""
    entries = sorted(set(_entries(pub)), key=lambda entry: (_sorted_as(entry[0]), entry))
    rows = []
    for name, address, note in entries:
        letter = _letter(name)
        anchor = "other" if letter == "#" else letter.lower()
        rows.append((letter, anchor, v.IndexEntry(v.Link(name, address), note)))
    return grouped(rows)


def _entries(pub: Publication) -> Iterator[tuple[str, str, str]]:
    """Yield every line of the A–Z: name, address, note."""
    library = pub.library
    for company in library.companies.values():
        yield from _company_entries(company)
    for theme in library.themes.values():
        yield theme.name, routes.record(theme), say("kind_theme")
        for alias in theme.aliases:
            if not alias.weak:
                yield alias.text, routes.record(theme), say("see", name=theme.name)
    for story in library.stories.values():
        yield story.title, routes.record(story), say("kind_story")
    for page in library.pages.values():
        yield page.title, routes.record(page), say("kind_page")


def _company_entries(company: Company) -> Iterator[tuple[str, str, str]]:
    address = routes.record(company)
    yield company.name, address, terms.word(company.kind)
    for alias in company.aliases:
        if not alias.weak:
            yield alias.text, address, say("see", name=company.name)
    for product in company.products:
        yield product.name, address, say("kind_product", name=company.name)
    for person in company.people:
        role = say("kind_person", role=person.role, name=company.name)
        yield person.name, address, role if person.role else company.name


def _sorted_as(name: str) -> str:
    """Return a name as it is sorted: without accents, quotes and letter case."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(char for char in plain if char.isalnum() or char == " ").strip()


def _letter(name: str) -> str:
    first = _sorted_as(name)[:1].upper()
    return first if "A" <= first <= "Z" else "#"
