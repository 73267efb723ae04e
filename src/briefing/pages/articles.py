"""Pages of briefings: the list by month, and each briefing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from briefing.language.strings import say
from briefing.model import vocabulary
from briefing.model.records import Article, Claim, Correction, Record, Source
from briefing.pages import parts, routes
from briefing.pages import views as v
from briefing.pages.paging import grouped, paged
from briefing.pages.publication import Publication

CONTENTS_FROM_WORDS = 500
"""A text of that length with three headings gets a table of contents."""
RELATED = 5
LOOKED_AT = 20
"""Related briefings shown, and looked at for each company and theme."""


def index(pub: Publication) -> Iterator[v.ArticlesPage]:
    """All briefings by month."""
    articles = list(pub.library.articles.values())
    for items, pager in paged(articles, pub.config.page_size, routes.ARTICLES):
        rows = (
            (*pub.month(article.date.last if article.date else None), pub.article_row(article))
            for article in items
        )
        yield v.ArticlesPage(
            **pub.frame(
                routes.numbered(routes.ARTICLES, pager.number),
                say("title_articles"),
                section=routes.ARTICLES,
                feed=routes.FEED,
                description=say("about_articles"),
            ),
            groups=grouped(rows),
            pager=pager,
        )


def each(pub: Publication) -> Iterator[v.ArticlePage]:
    """Each briefing."""
    for article in pub.library.articles.values():
        yield page(pub, article)


def page(pub: Publication, article: Article) -> v.ArticlePage:
    """Return the page of one briefing; nothing on it depends on the as-of date."""
    library = pub.library
    address = routes.record(article)
    told = library.commitments_by_article.get(article.id, ())
    story = library.stories.get(article.story)
    original = library.articles.get(article.translation_of)
    return v.ArticlePage(
        **pub.frame(
            address,
            article.title,
            section=routes.ARTICLES,
            feed=routes.FEED,
            description=article.summary or article.body.excerpt,
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
        contents=contents(article),
        disagreements=tuple(conflict for told_one in told for conflict in told_one.conflicts),
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


def contents(record: Record) -> tuple[v.Heading, ...]:
    """Return the table of contents of a long text."""
    headings = tuple(
        v.Heading(heading.level, heading.text, heading.anchor)
        for heading in record.body.headings
        if heading.level <= 3
    )
    return headings if len(headings) >= 3 and record.body.words >= CONTENTS_FROM_WORDS else ()


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
    score: Counter[str] = Counter()
    shared: dict[str, list[str]] = {}
    groups = [
        *(
            (library.articles_by_company.get(id, ()), 2, pub.company(id).text)
            for id in article.companies
        ),
        *((library.articles_by_theme.get(id, ()), 1, pub.theme(id).text) for id in article.themes),
    ]
    for others, weight, name in groups:
        for other in others[:LOOKED_AT]:
            score[other.id] += weight
            shared.setdefault(other.id, []).append(name)
    for other in library.articles_by_story.get(article.story, ()) if article.story else ():
        score[other.id] += 100
        shared[other.id] = [say("same_story")]
    del score[article.id]
    order = sorted(score, key=lambda id: (-score[id], id))
    return tuple(
        pub.article_row(library.articles[id], ", ".join(shared[id])) for id in order[:RELATED]
    )


def _cite(pub: Publication, article: Article) -> str:
    date = parts.maybe_period(article.date)
    cite = say(
        "cite_article",
        site=pub.config.title,
        title=article.title,
        date=date.words if date else say("cite_undated"),
    )
    return f"{cite} {pub.absolute(routes.record(article))}".strip()
