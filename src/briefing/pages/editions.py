"""Editions, stories and the front page: what an editor chose, and what changed."""

from __future__ import annotations

from collections.abc import Container, Iterator
from datetime import date
from itertools import islice

from briefing.language import terms
from briefing.language.strings import say
from briefing.model.records import Edition, Pick
from briefing.pages import parts, routes, subjects
from briefing.pages import views as v
from briefing.pages.keys import Key, several, single
from briefing.pages.paging import paged
from briefing.pages.publication import Publication

DUE_NEXT, CHANGES, ARTICLES, UNDATED, STORIES, SUBJECTS = 10, 6, 6, 12, 4, 12
"""Lengths of the lists of the front page; undated briefings follow the latest dated ones."""


def home(pub: Publication, _: str, __: int) -> v.HomePage:
    """The front page."""
    library = pub.library
    edition = next(iter(library.editions.values()), None)
    dated = [id for id, day in library.dates.items() if day][:ARTICLES]
    undated = [id for id, day in library.dates.items() if not day][:UNDATED]
    due_next = [c.id for c in library.commitments.values() if pub.is_due_next(c)]
    companies, themes = subjects.ranked(pub)
    return v.HomePage(
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
        changes=tuple(
            pub.change_row(change) for change in islice(library.changes.values(), CHANGES)
        ),
        stories=tuple(pub.story_row(story) for story in list(library.stories.values())[:STORIES]),
        articles=pub.article_rows([*dated, *undated]),
        companies=companies[:SUBJECTS],
        themes=themes[:SUBJECTS],
    )


def all_numbers(pub: Publication) -> Iterator[Key]:
    """The pages of the list of editions."""
    return several("", len(pub.library.editions), pub.config.page_size)


def index(pub: Publication, _: str, number: int) -> v.EditionsPage:
    """All editions, the latest first."""
    editions = tuple(pub.library.editions.values())
    items, pager = paged(editions, number, pub.config.page_size, routes.EDITIONS)
    return v.EditionsPage(
        **pub.frame(
            routes.numbered(routes.EDITIONS, number),
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


def each(pub: Publication) -> Iterator[Key]:
    """Every edition."""
    return single(pub.library.editions)


def page(pub: Publication, id: str, _: int) -> v.EditionPage:
    """Return one edition, with what changed and appeared within its dates."""
    library = pub.library
    edition = library.editions[id]
    order = list(library.editions)
    number = order.index(id)
    newer = library.editions[order[number - 1]] if number else None
    older = library.editions[order[number + 1]] if number + 1 < len(order) else None
    changes = (c for c in library.changes.values() if _within(c.on.last, edition))
    articles = (id for id, day in library.dates.items() if day and _within(day, edition))
    return v.EditionPage(
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


def story_numbers(pub: Publication) -> Iterator[Key]:
    """The pages of the list of stories."""
    return several("", len(pub.library.stories), pub.config.page_size)


def stories(pub: Publication, _: str, number: int) -> v.StoriesPage:
    """All stories, those with the latest briefing first."""
    everything = tuple(pub.library.stories.values())
    items, pager = paged(everything, number, pub.config.page_size, routes.STORIES)
    return v.StoriesPage(
        **pub.frame(
            routes.numbered(routes.STORIES, number),
            say("title_stories"),
            section=routes.ARTICLES,
        ),
        rows=tuple(pub.story_row(story) for story in items),
        pager=pager,
    )


def each_story(pub: Publication) -> Iterator[Key]:
    """Every story."""
    return single(pub.library.stories)


def story(pub: Publication, id: str, _: int) -> v.StoryPage:
    """Return one story, with its briefings side by side."""
    library = pub.library
    story = library.stories[id]
    ids = library.articles_by_story.get(id, ())
    articles = [library.articles[one] for one in ids]
    told = dict.fromkeys(one for id in ids for one in library.commitments_by_article.get(id, ()))
    conflicts = (conflict for one in told for conflict in library.commitments[one].conflicts)
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
        articles=pub.article_rows(ids),
        commitments=pub.commitment_rows(told, dated=False),
        disagreements=tuple(conflicts),
        body=pub.body(story),
    )


def _within(day: date, edition: Edition) -> bool:
    """Say whether the last day of a date lies within an edition."""
    return edition.covers.first <= day <= edition.covers.last


def _picks(pub: Publication, edition: Edition, *, dated: bool = True) -> tuple[v.PickView, ...]:
    """Return the picks; those that name nothing are reported by the library."""
    library = pub.library
    known: dict[str, Container[str]] = {
        "story": library.stories,
        "article": library.dates,
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
        commitment = pub.commitment_row(pick.id, dated=dated)
        link = v.Link(
            f"{terms.joined([w.text for w in commitment.who])}: {found.what}", commitment.address
        )
    elif pick.kind == "story":
        story = library.stories[pick.id]
        link, summary = v.Link(story.title, routes.record(story)), story.summary
    else:
        article = library.articles[pick.id]
        link, summary = pub.article(pick.id), article.excerpt
    return v.PickView(
        kind=pick.kind,
        kind_words=say(f"pick_{pick.kind}"),
        link=link,
        why=pick.why,
        commitment=commitment,
        summary=summary,
    )
