"""Pages of companies and themes: the lists, and each with its commitments and briefings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping

from briefing.language import dates as wording
from briefing.language import terms
from briefing.language.strings import say
from briefing.model import states, vocabulary
from briefing.model.records import Article, Commitment, Company, Theme
from briefing.pages import parts, routes
from briefing.pages import views as v
from briefing.pages.paging import grouped, paged
from briefing.pages.publication import Publication

NEIGHBOURS = 8


def companies(pub: Publication) -> Iterator[v.CompaniesPage]:
    """All companies by kind, those with most commitments first."""
    rows = sorted(
        (
            (list(vocabulary.COMPANY_KINDS).index(company.kind), -row.commitments, company, row)
            for company in pub.library.companies.values()
            for row in [_company_row(pub, company)]
        ),
        key=lambda entry: entry[:2],
    )
    yield v.CompaniesPage(
        **pub.frame(routes.COMPANIES, say("title_companies"), section=routes.COMPANIES, dated=True),
        groups=grouped((terms.KINDS[company.kind], company.kind, row) for *_, company, row in rows),
    )


def themes(pub: Publication) -> Iterator[v.ThemesPage]:
    """All themes by name."""
    yield v.ThemesPage(
        **pub.frame(routes.THEMES, say("title_themes"), section=routes.THEMES, dated=True),
        rows=tuple(_theme_row(pub, theme) for theme in pub.library.themes.values()),
    )


def each_company(pub: Publication) -> Iterator[v.CompanyPage]:
    """Each company, its briefings over several pages where there are many."""
    for company in pub.library.companies.values():
        yield from _company_pages(pub, company)


def each_theme(pub: Publication) -> Iterator[v.ThemePage]:
    """Each theme, its briefings over several pages where there are many."""
    for theme in pub.library.themes.values():
        yield from _theme_pages(pub, theme)


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


def _company_pages(pub: Publication, company: Company) -> Iterator[v.CompanyPage]:
    library = pub.library
    address = routes.record(company)
    commitments = library.commitments_by_company.get(company.id, ())
    articles = library.articles_by_company.get(company.id, ())
    open_ones, resolved = _split(commitments)
    themes = _shared_with(commitments, articles, lambda item: item.themes)
    others = _shared_with(commitments, articles, _companies_of)
    others.pop(company.id, None)
    for items, pager in paged(articles, pub.config.page_size, address):
        yield v.CompanyPage(
            **pub.frame(
                routes.numbered(address, pager.number),
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
                v.ProductView(product.name, tuple(a.text for a in product.aliases if not a.weak))
                for product in company.products
            ),
            people=tuple(
                v.PersonView(person.name, person.role, parts.maybe_period(person.as_of))
                for person in company.people
            ),
            body=pub.body(company),
            counts=pub.counts(commitments),
            open=pub.commitment_rows(open_ones),
            resolved=pub.commitment_rows(resolved),
            slips=pub.commitment_rows(c for c in commitments if pub.moved(c)),
            articles=pub.article_rows(items),
            pager=pager,
            themes=_count_rows(pub, library.themes, themes),
            neighbours=_count_rows(pub, library.companies, others)[:NEIGHBOURS],
            timeline=routes.timeline_of(company) if commitments else "",
        )


def _theme_pages(pub: Publication, theme: Theme) -> Iterator[v.ThemePage]:
    library = pub.library
    address = routes.record(theme)
    commitments = library.commitments_by_theme.get(theme.id, ())
    articles = library.articles_by_theme.get(theme.id, ())
    open_ones, resolved = _split(commitments)
    companies = _shared_with(commitments, articles, _companies_of)
    others = _shared_with(commitments, articles, lambda item: item.themes)
    others.pop(theme.id, None)
    parent = library.themes.get(theme.parent)
    for items, pager in paged(articles, pub.config.page_size, address):
        yield v.ThemePage(
            **pub.frame(
                routes.numbered(address, pager.number),
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
                if child.parent == theme.id
            ),
            body=pub.body(theme),
            counts=pub.counts(commitments),
            companies=_count_rows(pub, library.companies, companies),
            open=pub.commitment_rows(open_ones),
            resolved=pub.commitment_rows(resolved),
            articles=pub.article_rows(items),
            pager=pager,
            neighbours=_count_rows(pub, library.themes, others)[:NEIGHBOURS],
            timeline=routes.timeline_of(theme) if commitments else "",
        )


def _split(
    commitments: Iterable[Commitment],
) -> tuple[list[Commitment], list[Commitment]]:
    """Part commitments into open ones by due window, and resolved ones, the latest due first."""
    commitments = list(commitments)
    resolved = [c for c in commitments if states.is_final(c)]
    return [c for c in commitments if not states.is_final(c)], resolved[::-1]


Item = Commitment | Article


def _companies_of(item: Item) -> tuple[str, ...]:
    return item.who if isinstance(item, Commitment) else item.companies


class _Shared:
    """Commitments and briefings that a subject shares with another."""

    def __init__(self) -> None:
        self.commitments: list[Commitment] = []
        self.articles: list[Article] = []


def _shared_with(
    commitments: Iterable[Commitment],
    articles: Iterable[Article],
    subjects: Callable[[Item], Iterable[str]],
) -> dict[str, _Shared]:
    """Gather commitments and briefings by the subjects they have, each subject by its id."""
    shared: dict[str, _Shared] = defaultdict(_Shared)
    for commitment in commitments:
        for id in subjects(commitment):
            shared[id].commitments.append(commitment)
    for article in articles:
        for id in subjects(article):
            shared[id].articles.append(article)
    return shared


def _count_rows(
    pub: Publication,
    records: Mapping[str, Company] | Mapping[str, Theme],
    shared: Mapping[str, _Shared],
) -> tuple[v.CountRow, ...]:
    """Return subjects with what they share, the most first."""
    rows = (
        pub.count_row(records[id], found.commitments, found.articles)
        for id, found in shared.items()
        if id in records
    )
    return tuple(
        sorted(rows, key=lambda row: (-row.commitments - row.articles, row.link.text.casefold()))
    )
