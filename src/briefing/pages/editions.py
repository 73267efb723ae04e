"""Editions, stories and the front page: what an editor chose, and what changed."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.language import terms
from briefing.language.strings import say
from briefing.model.dates import Period
from briefing.model.records import Edition, Pick, Story
from briefing.pages import parts, routes, subjects
from briefing.pages import views as v
from briefing.pages.paging import paged
from briefing.pages.publication import Publication

DUE_NEXT, CHANGES, ARTICLES, UNDATED, STORIES, SUBJECTS = 10, 6, 6, 12, 4, 12
"""Lengths of the lists of the front page; undated briefings follow the latest dated ones."""


def home(pub: Publication) -> Iterator[v.HomePage]:
    """The front page."""
    library = pub.library
    edition = next(iter(library.editions.values()), None)
    dated = [article for article in library.articles.values() if article.date][:ARTICLES]
    undated = [article for article in library.articles.values() if not article.date][:UNDATED]
    due_next = [c for c in library.commitments.values() if pub.is_due_next(c)]
    companies, themes = subjects.ranked(pub)
    yield v.HomePage(
        **pub.frame(
            routes.HOME,
            pub.config.title,
            description=pub.config.tagline,
            feed=routes.FEED,
            dated=True,
        ),
        edition=v.Link(edition.title, routes.record(edition)) if edition else None,
        edition_covers=parts.period(edition.covers).words if edition else "",
        lead=edition.lead if edition else "",
        picks=_picks(pub, edition) if edition else (),
        due_next=pub.commitment_rows(due_next[:DUE_NEXT]),
        due_next_total=len(due_next),
        changes=tuple(pub.change_row(change) for change in library.changes[:CHANGES]),
        stories=tuple(pub.story_row(story) for story in list(library.stories.values())[:STORIES]),
        articles=pub.article_rows([*dated, *undated]),
        companies=companies[:SUBJECTS],
        themes=themes[:SUBJECTS],
    )


def editions(pub: Publication) -> Iterator[v.EditionsPage]:
    """All editions, the latest first."""
    everything = list(pub.library.editions.values())
    for items, pager in paged(everything, pub.config.page_size, routes.EDITIONS):
        yield v.EditionsPage(
            **pub.frame(
                routes.numbered(routes.EDITIONS, pager.number),
                say("title_editions"),
                section=routes.EDITIONS,
            ),
            rows=tuple(
                v.EditionRow(
                    v.Link(edition.title, routes.record(edition)),
                    parts.period(edition.covers).words,
                    edition.lead,
                )
                for edition in items
            ),
            pager=pager,
        )


def each_edition(pub: Publication) -> Iterator[v.EditionPage]:
    """Each edition, with what changed and appeared within its dates."""
    everything = list(pub.library.editions.values())
    for number, edition in enumerate(everything):
        newer = everything[number - 1] if number else None
        older = everything[number + 1] if number + 1 < len(everything) else None
        changes = (c for c in pub.library.changes if _within(c.on, edition))
        articles = (a for a in pub.library.articles.values() if a.date and _within(a.date, edition))
        yield v.EditionPage(
            **pub.frame(
                routes.record(edition),
                edition.title,
                section=routes.EDITIONS,
                description=edition.lead,
            ),
            covers=parts.period(edition.covers).words,
            lead=edition.lead,
            picks=_picks(pub, edition, dated=False),
            changes=tuple(pub.change_row(change) for change in changes),
            articles=pub.article_rows(articles),
            body=pub.body(edition),
            previous=v.Link(older.title, routes.record(older)) if older else None,
            next=v.Link(newer.title, routes.record(newer)) if newer else None,
        )


def stories(pub: Publication) -> Iterator[v.StoriesPage]:
    """All stories, those with the latest briefing first."""
    everything = list(pub.library.stories.values())
    for items, pager in paged(everything, pub.config.page_size, routes.STORIES):
        yield v.StoriesPage(
            **pub.frame(
                routes.numbered(routes.STORIES, pager.number),
                say("title_stories"),
                section=routes.ARTICLES,
            ),
            rows=tuple(pub.story_row(story) for story in items),
            pager=pager,
        )


def each_story(pub: Publication) -> Iterator[v.StoryPage]:
    """Each story, with its briefings side by side."""
    for story in pub.library.stories.values():
        yield _story(pub, story)


def _story(pub: Publication, story: Story) -> v.StoryPage:
    library = pub.library
    articles = library.articles_by_story.get(story.id, ())
    told = {
        commitment.id: commitment
        for article in articles
        for commitment in library.commitments_by_article.get(article.id, ())
    }
    origins = {article.origin.id if article.origin else article.id for article in articles}
    return v.StoryPage(
        **pub.frame(
            routes.record(story), story.title, section=routes.ARTICLES, description=story.summary
        ),
        summary=story.summary,
        origins=say(
            "story_origins",
            articles=say("briefings", n=len(articles)),
            origins=say("origins", n=len(origins)),
        ),
        articles=pub.article_rows(articles),
        commitments=pub.commitment_rows(told.values(), dated=False),
        disagreements=tuple(conflict for c in told.values() for conflict in c.conflicts),
        body=pub.body(story),
    )


def _within(day: Period, edition: Edition) -> bool:
    """Say whether a date lies within an edition; a coarse one counts as its last day."""
    return edition.covers.first <= day.last <= edition.covers.last


def _picks(pub: Publication, edition: Edition, *, dated: bool = True) -> tuple[v.PickView, ...]:
    """Return the picks; those that name nothing are reported by the library."""
    library = pub.library
    known = {
        "story": library.stories,
        "article": library.articles,
        "commitment": library.commitments,
    }
    return tuple(
        _pick(pub, pick, dated=dated) for pick in edition.picks if pick.id in known[pick.kind]
    )


def _pick(pub: Publication, pick: Pick, *, dated: bool) -> v.PickView:
    library = pub.library
    commitment, summary = None, ""
    if pick.kind == "commitment":
        found = library.commitments[pick.id]
        commitment = pub.commitment_row(found, dated=dated)
        link = v.Link(
            f"{terms.joined([w.text for w in commitment.who])}: {found.what}", commitment.address
        )
    elif pick.kind == "story":
        story = library.stories[pick.id]
        link, summary = v.Link(story.title, routes.record(story)), story.summary
    else:
        article = library.articles[pick.id]
        link, summary = pub.article(pick.id), article.summary or article.body.excerpt
    return v.PickView(
        kind=pick.kind,
        kind_words=say(f"pick_{pick.kind}"),
        link=link,
        why=pick.why,
        commitment=commitment,
        summary=summary,
    )
