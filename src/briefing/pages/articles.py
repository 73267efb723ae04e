"""Pages of briefings: the list by month, and each briefing."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.language.strings import say
from briefing.model import vocabulary
from briefing.model.records import Article, Claim, Correction, Record, Source
from briefing.pages import links, parts, routes
from briefing.pages import views as v
from briefing.pages.keys import Key, several, single
from briefing.pages.paging import grouped, paged
from briefing.pages.publication import Publication

CONTENTS_FROM = 3_000
"""A text of so many characters, some 500 words, with three headings gets a table of contents."""
RELATED = 5
LOOKED_AT = 20
"""Related briefings shown, and looked at for each company and theme."""


def all_numbers(pub: Publication) -> Iterator[Key]:
    """The pages of the list of all briefings."""
    return several("", len(pub.library.dates), pub.config.page_size)


def index(pub: Publication, _: str, number: int) -> v.ArticlesPage:
    """All briefings by month."""
    dated = pub.kept("dated", lambda: tuple(pub.library.dates.items()))
    items, pager = paged(dated, number, pub.config.page_size, routes.ARTICLES)
    return v.ArticlesPage(
        **pub.frame(
            routes.numbered(routes.ARTICLES, number),
            say("title_articles"),
            section=routes.ARTICLES,
            feed=routes.FEED,
            description=say("about_articles"),
        ),
        groups=grouped((*pub.month(day), pub.article_row(id)) for id, day in items),
        pager=pager,
    )


def each(pub: Publication) -> Iterator[Key]:
    """Every briefing."""
    return single(pub.library.dates)


def page(pub: Publication, id: str, _: int) -> v.ArticlePage:
    """Return the page of one briefing; nothing on it depends on the as-of date."""
    library = pub.library
    article = library.articles[id]
    address = routes.record(article)
    links.attach(article, pub.neighbours.get(id, ()), pub.found)
    told = library.commitments_by_article.get(article.id, ())
    conflicts = (conflict for one in told for conflict in library.commitments[one].conflicts)
    story = library.stories.get(article.story) if article.story else None
    original = library.articles.get(article.translation_of) if article.translation_of else None
    return v.ArticlePage(
        **pub.frame(
            address,
            article.title,
            section=routes.ARTICLES,
            feed=routes.FEED,
            description=article.excerpt,
        ),
        date=parts.maybe_period(article.date),
        updated=parts.maybe_period(article.updated),
        source=pub.source(article.source) if article.source else None,
        gaps=_gaps(article.source) if article.source else (),
        rights=parts.mark(article.rights, vocabulary.RIGHTS),
        origin=article.origin.basis or article.origin.id if article.origin else "",
        checked=parts.maybe_period(article.checked_on),
        summary=article.summary,
        key_points=article.key_points,
        companies=tuple(pub.company(id) for id in article.companies),
        themes=tuple(pub.theme(id) for id in article.themes),
        years=tuple(v.Link(str(year), routes.timeline_year(year)) for year in article.years),
        claims=tuple(
            _claim(pub, article, claim, number) for number, claim in enumerate(article.claims, 1)
        ),
        commitments=pub.commitment_rows(told, dated=False),
        corrections=tuple(correction(pub, article, entry) for entry in article.corrections),
        body=pub.body(article),
        contents=contents(pub, article),
        disagreements=tuple(conflicts),
        related=_related(pub, article),
        story=v.Link(story.title, routes.record(story)) if story else None,
        lang=article.lang,
        translation_of=v.Link(original.title, routes.record(original)) if original else None,
        cite=_cite(pub, article),
    )


def correction(pub: Publication, article: Article, entry: Correction) -> v.CorrectionView:
    """Return a correction with the briefing it belongs to."""
    return v.CorrectionView(
        on=parts.period(entry.on),
        wrong=entry.wrong,
        right=entry.right,
        sources=pub.sources(entry.sources),
        subject=v.Link(article.title, routes.record(article)),
    )


def contents(pub: Publication, record: Record) -> tuple[v.Heading, ...]:
    """Return the table of contents of a long text."""
    body = pub.library.body(record)
    headings = tuple(
        v.Heading(heading.level, heading.text, heading.anchor)
        for heading in body.headings
        if heading.level <= 3
    )
    return headings if len(headings) >= 3 and len(body.text) >= CONTENTS_FROM else ()


def _gaps(source: Source) -> tuple[str, ...]:
    gaps = []
    if not source.publisher:
        gaps.append(say("gap_publisher"))
    if source.published is None:
        gaps.append(say("gap_undated"))
    if not source.author:
        gaps.append(say("gap_author"))
    if not source.url:
        gaps.append(say("gap_address"))
    return tuple(gaps)


def _claim(pub: Publication, article: Article, claim: Claim, number: int) -> v.ClaimView:
    cited = [entry for entry in claim.evidence if entry.source.article != article.id]
    return v.ClaimView(
        id=claim.id,
        text=claim.text,
        who=tuple(pub.company(who) for who in claim.who),
        kind=parts.mark(claim.kind, vocabulary.CLAIM_KINDS),
        standing=parts.standing(claim.standing),
        note=claim.note,
        evidence=pub.evidence(claim.evidence, own=article.id),
        origins=say("origins", n=pub.library.origins(cited)) if cited else "",
        checked=parts.maybe_period(claim.checked_on),
        number=number,
    )


def _related(pub: Publication, article: Article) -> tuple[v.ArticleRow, ...]:
    """Return briefings of the same story, then those that share most companies and themes.

    Only the newest of each company and theme are looked at, so that the cost of a page does not
    grow with the digest.
    """
    library = pub.library
    companies = (library.articles_by_company.get(id, ())[:LOOKED_AT] for id in article.companies)
    themes = (library.articles_by_theme.get(id, ())[:LOOKED_AT] for id in article.themes)
    groups = [*((newest, 2) for newest in companies), *((newest, 1) for newest in themes)]
    score: dict[str, int] = {}
    for newest, weight in groups:
        for other in newest:
            score[other] = score.get(other, 0) + weight
    story = library.articles_by_story.get(article.story, ()) if article.story else ()
    for other in story:
        score[other] = score.get(other, 0) + 100
    score.pop(article.id, None)
    least = min(sorted(score.values())[-RELATED:], default=0)
    best = sorted(
        (id for id, shared in score.items() if shared >= least), key=lambda id: (-score[id], id)
    )[:RELATED]
    subjects = (*map(pub.company, article.companies), *map(pub.theme, article.themes))
    names = [link.text for link in subjects]

    def reason(id: str) -> str:
        if id in story:
            return say("same_story")
        shared = zip(names, groups, strict=True)
        return ", ".join(name for name, (newest, _) in shared if id in newest)

    return tuple(pub.article_row(id, reason(id)) for id in best)


def _cite(pub: Publication, article: Article) -> str:
    date = parts.maybe_period(article.date)
    cite = say(
        "cite_article",
        site=pub.config.title,
        title=article.title,
        date=date.words if date else say("cite_undated"),
    )
    return f"{cite} {pub.absolute(routes.record(article))}".strip()
