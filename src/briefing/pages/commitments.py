"""Pages of commitments: the list by due window, and each with its evidence."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.language import terms
from briefing.language.strings import say
from briefing.model.records import Commitment
from briefing.pages import parts, routes
from briefing.pages import views as v
from briefing.pages.keys import Key, several, single
from briefing.pages.paging import paged
from briefing.pages.publication import Publication


def all_numbers(pub: Publication) -> Iterator[Key]:
    """The pages of the list of all commitments."""
    return several("", len(pub.library.commitments), pub.config.page_size)


def index(pub: Publication, _: str, number: int) -> v.CommitmentsPage:
    """All commitments by due window."""
    ids = tuple(pub.library.commitments)
    items, pager = paged(ids, number, pub.config.page_size, routes.COMMITMENTS)
    return v.CommitmentsPage(
        **pub.frame(
            routes.numbered(routes.COMMITMENTS, number),
            say("title_commitments"),
            section=routes.TIMELINE,
            description=say("about_timeline"),
            feed=routes.CHANGES_FEED,
            dated=True,
        ),
        rows=pub.commitment_rows(items),
        counts=pub.kept("counts", lambda: pub.counts(ids)),
        pager=pager,
    )


def each(pub: Publication) -> Iterator[Key]:
    """Every commitment."""
    return single(pub.library.commitments)


def page(pub: Publication, id: str, _: int) -> v.CommitmentPage:
    """Return the page of one commitment."""
    library = pub.library
    commitment = library.commitments[id]
    row = pub.commitment_row(id)
    successor = library.superseded_by.get(id, "")
    who = terms.joined([link.text for link in row.who])
    cite = say(
        "cite_commitment", site=pub.config.title, who=who, what=commitment.what, due=row.due.words
    )
    return v.CommitmentPage(
        **pub.frame(
            row.address,
            commitment.what,
            section=routes.TIMELINE,
            description=f"{who}: {commitment.what}",
            feed=routes.CHANGES_FEED,
            dated=True,
        ),
        row=row,
        said_by=commitment.said_by,
        stated=parts.maybe_period(commitment.stated_on),
        amount=_amount(commitment),
        reading=parts.reading(commitment.due),
        themes=tuple(pub.theme(id) for id in commitment.themes),
        evidence=pub.evidence(commitment.evidence),
        sources=pub.sources(commitment.sources),
        history=tuple(
            v.StatusView(
                on=parts.period(entry.on),
                status=parts.status(entry.status),
                what=entry.what,
                by=entry.by,
                sources=pub.sources(entry.sources),
            )
            for entry in reversed(commitment.status)
        ),
        revisions=tuple(pub.revision(entry) for entry in reversed(commitment.revisions)),
        conflicts=commitment.conflicts,
        settles_when=commitment.settles_when,
        voided_if=commitment.voided_if,
        supersedes=pub.commitment(commitment.supersedes) if commitment.supersedes else None,
        superseded_by=pub.commitment(successor) if successor else None,
        articles=pub.article_rows(library.articles_by_commitment.get(id, ())),
        checked=parts.maybe_period(commitment.checked_on),
        note=commitment.note,
        body=pub.body(commitment),
        cite=f"{cite} {pub.absolute(row.address)}".strip(),
    )


def _amount(commitment: Commitment) -> str:
    amount = commitment.amount
    if amount is None:
        return ""
    return terms.amount(
        amount.value,
        amount.value_upper,
        scale=amount.scale,
        currency=amount.currency,
        unit=amount.unit,
        approx=amount.approx,
        measure=amount.measure,
    )
