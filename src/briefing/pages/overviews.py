"""Overviews of the whole digest: changes, the matrix, the A–Z, methodology, corrections, pages."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Any

from briefing.language import terms
from briefing.language.strings import say
from briefing.model import vocabulary
from briefing.model.records import Article, Commitment, Company, Page
from briefing.pages import articles, parts, routes
from briefing.pages import views as v
from briefing.pages.paging import grouped, paged
from briefing.pages.publication import Publication

SPECIAL_PAGES = {"methodology", "corrections"}
"""Pages that are there even without a file, and show more than their text."""


def changes(pub: Publication) -> Iterator[v.ChangesPage]:
    """Every dated change, the latest first."""
    everything = pub.library.changes
    for items, pager in paged(everything, pub.config.page_size, routes.CHANGES):
        rows = ((*pub.month(change.on.last), pub.change_row(change)) for change in items)
        yield v.ChangesPage(
            **pub.frame(
                routes.numbered(routes.CHANGES, pager.number),
                say("title_changes"),
                section=routes.TIMELINE,
                feed=routes.CHANGES_FEED,
                dated=True,
            ),
            groups=grouped(rows),
            pager=pager,
        )


def matrix(pub: Publication) -> Iterator[v.MatrixPage]:
    """Companies × themes."""
    library = pub.library
    themes = [
        theme
        for theme in library.themes.values()
        if theme.id in library.commitments_by_theme or theme.id in library.articles_by_theme
    ]
    rows = []
    for company in library.companies.values():
        items: tuple[Commitment | Article, ...] = (
            *library.commitments_by_company.get(company.id, ()),
            *library.articles_by_company.get(company.id, ()),
        )
        if items:
            cells = tuple(sum(theme.id in item.themes for item in items) for theme in themes)
            rows.append(
                v.MatrixRow(v.Link(company.name, routes.record(company)), cells, len(items))
            )
    yield v.MatrixPage(
        **pub.frame(routes.MATRIX, say("title_matrix"), section=routes.COMPANIES),
        themes=tuple(v.Link(theme.name, routes.record(theme)) for theme in themes),
        rows=tuple(rows),
    )


def a_to_z(pub: Publication) -> Iterator[v.IndexPage]:
    """A–Z of companies, products, people, themes, stories and pages."""
    yield v.IndexPage(**pub.frame(routes.INDEX, say("title_index")), groups=_letters(pub))


def search(pub: Publication) -> Iterator[v.IndexPage]:
    """The search page, which shows the A–Z."""
    yield v.IndexPage(**pub.frame(routes.SEARCH, say("title_search")), groups=_letters(pub))


def texts(pub: Publication) -> Iterator[v.TextPage]:
    """Pages of the digest about itself."""
    for page in pub.library.pages.values():
        if page.id not in SPECIAL_PAGES:
            yield v.TextPage(**_text(pub, page, routes.record(page), page.title))


def not_found(pub: Publication) -> Iterator[v.NotFoundPage]:
    """The page for addresses that do not exist."""
    frame = pub.frame(routes.NOT_FOUND, say("title_not_found"), index=False)
    yield v.NotFoundPage(**(frame | {"canonical": ""}))


def _text(
    pub: Publication, page: Page | None, address: str, title: str, **rest: object
) -> dict[str, Any]:
    """Return what a text page needs; without a file it has no text of its own."""
    frame = pub.frame(
        address, page.title if page else title, description=page.description if page else ""
    )
    body = {
        "body": pub.body(page) if page else "",
        "contents": articles.contents(page) if page else (),
    }
    return frame | body | rest


def methodology(pub: Publication) -> Iterator[v.MethodologyPage]:
    """How the digest works: the text, every mark, and how many quotes are verified."""
    page = pub.library.pages.get("methodology")
    found = pub.verification
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
    yield v.MethodologyPage(
        **_text(pub, page, routes.METHODOLOGY, say("title_methodology"), facts=pub.facts()),
        vocabularies=tuple(v.Vocabulary(say(title), marks) for title, marks in axes),
        quotes=found.quotes,
        verified=found.quotes - found.unverified,
        unverified=found.unverified,
    )


def corrections(pub: Publication) -> Iterator[v.CorrectionsPage]:
    """The corrections policy and every correction, the latest first."""
    page = pub.library.pages.get("corrections")
    entries = [
        (entry.on.last, articles.correction(pub, article, entry))
        for article in pub.library.articles.values()
        for entry in article.corrections
    ]
    entries.sort(key=lambda item: item[0], reverse=True)
    yield v.CorrectionsPage(
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
