"""Pages of companies and themes: the lists, and each with its commitments and briefings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from briefing.language import dates as wording
from briefing.language import terms
from briefing.language.strings import say
from briefing.model import vocabulary
from briefing.model.records import Company, Theme
from briefing.pages import parts, routes
from briefing.pages import views as v
from briefing.pages.keys import Key, several
from briefing.pages.paging import grouped, paged
from briefing.pages.publication import Publication

NEIGHBOURS = 8


def companies(pub: Publication, _: str, __: int) -> v.CompaniesPage:
    """All companies by kind, those with most commitments first."""
    rows = sorted(
        (
            (list(vocabulary.COMPANY_KINDS).index(company.kind), -row.commitments, company, row)
            for company in pub.library.companies.values()
            for row in [_company_row(pub, company)]
        ),
        key=lambda entry: entry[:2],
    )
    return v.CompaniesPage(
        **pub.frame(routes.COMPANIES, say("title_companies"), section=routes.COMPANIES, dated=True),
        groups=grouped((terms.KINDS[company.kind], company.kind, row) for *_, company, row in rows),
    )


def themes(pub: Publication, _: str, __: int) -> v.ThemesPage:
    """All themes by name."""
    return v.ThemesPage(
        **pub.frame(routes.THEMES, say("title_themes"), section=routes.THEMES, dated=True),
        rows=tuple(_theme_row(pub, theme) for theme in pub.library.themes.values()),
    )


def each_company(pub: Publication) -> Iterator[Key]:
    """Every company, its briefings over several pages where there are many."""
    library = pub.library
    for id in library.companies:
        yield from several(id, len(library.articles_by_company.get(id, ())), pub.config.page_size)


def each_theme(pub: Publication) -> Iterator[Key]:
    """Every theme, its briefings over several pages where there are many."""
    library = pub.library
    for id in library.themes:
        yield from several(id, len(library.articles_by_theme.get(id, ())), pub.config.page_size)


def ranked(pub: Publication) -> tuple[tuple[v.CountRow, ...], tuple[v.CountRow, ...]]:
    """Return companies and themes, those with most commitments and briefings first."""

    def rank(rows: Iterable[v.CountRow]) -> tuple[v.CountRow, ...]:
        some = (row for row in rows if row.commitments or row.articles)
        return tuple(sorted(some, key=lambda row: (-row.commitments, -row.articles)))

    return (
        rank(_company_row(pub, company) for company in pub.library.companies.values()),
        rank(_theme_row(pub, theme) for theme in pub.library.themes.values()),
    )


def _company_row(pub: Publication, company: Company) -> v.CountRow:
    library = pub.library
    return pub.count_row(
        company,
        library.commitments_by_company.get(company.id, ()),
        library.articles_by_company.get(company.id, ()),
    )


def _theme_row(pub: Publication, theme: Theme) -> v.CountRow:
    library = pub.library
    return pub.count_row(
        theme,
        library.commitments_by_theme.get(theme.id, ()),
        library.articles_by_theme.get(theme.id, ()),
    )


def company(pub: Publication, id: str, number: int) -> v.CompanyPage:
    """Return a page of one company; its commitments stand on the first."""
    library = pub.library
    company = library.companies[id]
    address = routes.record(company)
    commitments = library.commitments_by_company.get(id, ())
    articles = library.articles_by_company.get(id, ())
    listed = commitments if number == 1 else ()
    open_ones, resolved = _split(pub, listed)
    items, pager = paged(articles, number, pub.config.page_size, address)
    return v.CompanyPage(
        **pub.frame(
            routes.numbered(address, number),
            company.name,
            section=routes.COMPANIES,
            feed=routes.feed_of(company),
            description=say("about_company", name=company.name),
            dated=True,
        ),
        kind=terms.word(company.kind),
        country=company.country,
        aliases=tuple(alias.text for alias in company.aliases if not alias.weak),
        url=company.url,
        fiscal_year_end=(
            wording.month_day(*company.fiscal_year_end) if company.fiscal_year_end else ""
        ),
        products=tuple(
            v.ProductView(
                product.name,
                tuple(a.text for a in product.aliases if not a.weak and a.text != product.name),
            )
            for product in company.products
        ),
        people=tuple(
            v.PersonView(person.name, person.role, parts.maybe_period(person.as_of))
            for person in company.people
        ),
        body=pub.body(company),
        counts=pub.kept(("counts", "company", id), lambda: pub.counts(commitments)),
        open=pub.commitment_rows(open_ones),
        resolved=pub.commitment_rows(resolved),
        slips=pub.commitment_rows(c for c in listed if pub.moved(c)),
        articles=pub.article_rows(items),
        pager=pager,
        themes=_shared(pub, "company", id, "theme"),
        neighbours=_shared(pub, "company", id, "company")[:NEIGHBOURS],
        timeline=routes.timeline_of(company) if commitments else "",
    )


def theme(pub: Publication, id: str, number: int) -> v.ThemePage:
    """Return a page of one theme; its commitments stand on the first."""
    library = pub.library
    theme = library.themes[id]
    address = routes.record(theme)
    commitments = library.commitments_by_theme.get(id, ())
    articles = library.articles_by_theme.get(id, ())
    open_ones, resolved = _split(pub, commitments if number == 1 else ())
    parent = library.themes.get(theme.parent) if theme.parent else None
    items, pager = paged(articles, number, pub.config.page_size, address)
    return v.ThemePage(
        **pub.frame(
            routes.numbered(address, number),
            theme.name,
            section=routes.THEMES,
            feed=routes.feed_of(theme),
            description=theme.definition,
            dated=True,
        ),
        definition=theme.definition,
        is_not=theme.is_not,
        aliases=tuple(alias.text for alias in theme.aliases if not alias.weak),
        parent=v.Link(parent.name, routes.record(parent)) if parent else None,
        children=tuple(
            v.Link(child.name, routes.record(child))
            for child in library.themes.values()
            if child.parent == id
        ),
        body=pub.body(theme),
        counts=pub.kept(("counts", "theme", id), lambda: pub.counts(commitments)),
        companies=_shared(pub, "theme", id, "company"),
        open=pub.commitment_rows(open_ones),
        resolved=pub.commitment_rows(resolved),
        articles=pub.article_rows(items),
        pager=pager,
        neighbours=_shared(pub, "theme", id, "theme")[:NEIGHBOURS],
        timeline=routes.timeline_of(theme) if commitments else "",
    )


def _split(pub: Publication, commitments: Iterable[str]) -> tuple[list[str], list[str]]:
    """Part commitments into open ones by due window, and resolved ones, the latest due first."""
    final = {id: pub.is_final(id) for id in commitments}
    return (
        [id for id, is_final in final.items() if not is_final],
        [id for id, is_final in final.items() if is_final][::-1],
    )


def _shared(pub: Publication, kind: str, id: str, others: str) -> tuple[v.CountRow, ...]:
    """Return the companies or themes that share commitments and briefings with one."""
    return pub.kept(("shared", kind, id, others), lambda: _shared_with(pub, kind, id, others))


def _shared_with(pub: Publication, kind: str, id: str, others: str) -> tuple[v.CountRow, ...]:
    """Return subjects with what they share with one, the most first."""
    library = pub.library
    records: Mapping[str, Company | Theme]
    records = library.companies if others == "company" else library.themes
    commitments, articles = ids(pub, kind, id)
    rows = []
    for other in records:
        if (kind, id) == (others, other):
            continue
        told, written = ids(pub, others, other)
        shared = commitments & told, articles & written
        if any(shared):
            rows.append(pub.count_row(records[other], *shared))
    return tuple(
        sorted(rows, key=lambda row: (-row.commitments - row.articles, row.link.text.casefold()))
    )


def ids(pub: Publication, kind: str, id: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the commitments and briefings of a subject."""
    library = pub.library
    by_kind = {
        "company": (library.commitments_by_company, library.articles_by_company),
        "theme": (library.commitments_by_theme, library.articles_by_theme),
    }
    commitments, articles = by_kind[kind]
    return pub.kept(
        ("ids", kind, id),
        lambda: (frozenset(commitments.get(id, ())), frozenset(articles.get(id, ()))),
    )
