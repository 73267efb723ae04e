"""The publication: the library on a day, with what every page needs to be built from it.

Rows are made once and shared by all lists that show them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from dataclasses import fields
from datetime import date, timedelta
from html import escape
from typing import Any, TypeVar, cast

from markupsafe import Markup
from msgspec import Struct

from briefing.config import Config
from briefing.content.evidence import NO_QUOTES, Shelf, Tally
from briefing.language import dates as wording
from briefing.language import terms
from briefing.language.strings import say
from briefing.model import states, vocabulary
from briefing.model.dates import parse_period
from briefing.model.library import Change, Library
from briefing.model.reads import Fields, Mark, Reads, Table
from briefing.model.records import (
    Article,
    Commitment,
    Company,
    Evidence,
    Record,
    Revision,
    Source,
    Story,
    Theme,
)
from briefing.pages import links, parts, routes
from briefing.pages import views as v
from briefing.pages.links import Found

T = TypeVar("T")


class Inputs(Struct, frozen=True):
    """What a site is made of besides the library."""

    config: Config
    as_of: date
    shelf: Shelf
    assets: Mapping[str, str]
    """Files below content/ that are not Markdown: composed path → path as the disk has it."""
    neighbours: Mapping[str, tuple[str, ...]]
    """Id of an article → files that come along with it."""
    static: Mapping[str, str]
    """Name below static/ → its source as `disk` knows it."""
    files: Mapping[str, bytes]
    """Digests of all files that can be copied, by their source."""
    version: str
    site: v.Site
    """What all pages show."""
    tally: Tally = NO_QUOTES
    """Of all quotes, once they are counted."""
    addresses: tuple[str, ...] = ()
    """Of all pages that are listed in the sitemap, once they are made."""


_ALONE = ("as_of", "site", "tally", "addresses")
"""Inputs that are a table of one cell each."""


class Publication:
    """A library, ready to be published.

    Every look-up is noted in `reads`, so that it is known what a page was made from.
    """

    __slots__ = (
        "_alone", "_kept", "_tables", "assets", "config", "files", "found", "library",
        "neighbours", "reads", "shelf", "static", "version",
    )  # fmt: skip

    def __init__(self, library: Library, inputs: Inputs) -> None:
        self._tables: dict[str, Mapping[Any, Any]] = library.tables() | {
            "assets": inputs.assets,
            "static": inputs.static,
            "digests": inputs.files,
            "neighbours": inputs.neighbours,
            "receipts": inputs.shelf.receipts,
            "sources": inputs.shelf.sources,
            "damaged": inputs.shelf.damaged,
            "config": {
                each.name: getattr(inputs.config, each.name) for each in fields(inputs.config)
            },
            **{name: {"": getattr(inputs, name)} for name in _ALONE},
        }
        self._kept: dict[object, tuple[Any, frozenset[Mark]]] = {}
        self.reads = Reads()
        self.found = Found()
        self.version = inputs.version
        self.library = library.watched(self.reads)
        self.config = cast(Config, Fields("config", inputs.config, self.reads))
        self.shelf = Shelf(self._table("sources"), self._table("receipts"), self._table("damaged"))
        self.assets: Mapping[str, str] = self._table("assets")
        self.static: Mapping[str, str] = self._table("static")
        self.files: Mapping[str, bytes] = self._table("digests")
        self.neighbours: Mapping[str, tuple[str, ...]] = self._table("neighbours")
        self._alone = {name: self._table(name) for name in _ALONE}

    def _table(self, name: str) -> Table[Any, Any]:
        return Table(name, self._tables[name], self.reads)

    def tables(self) -> Mapping[str, Mapping[Any, Any]]:
        """Return all tables by the names that their cells have, unwatched."""
        return self._tables

    @property
    def as_of(self) -> date:
        """The day that computed states are computed for."""
        only: date = self._alone["as_of"][""]
        return only

    @property
    def site(self) -> v.Site:
        """What all pages show."""
        only: v.Site = self._alone["site"][""]
        return only

    @property
    def tally(self) -> Tally:
        """How many quotes there are, and how many of them are not verified here."""
        only: Tally = self._alone["tally"][""]
        return only

    @property
    def addresses(self) -> tuple[str, ...]:
        """The absolute addresses of all pages that are listed in the sitemap."""
        only: tuple[str, ...] = self._alone["addresses"][""]
        return only

    def kept(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return a value that many pages share, made once; each of them has read what it read."""
        known = self._kept.get(key)
        if known is None:
            with self.reads.noting() as cells:
                value = make()
            known = self._kept[key] = (value, frozenset(cells))
        self.reads.cells |= known[1]
        return known[0]

    # What every page needs

    def absolute(self, address: str) -> str:
        """Return the absolute form of an address; empty when the site has none."""
        url = self.config.url
        return url + address.removeprefix("/") if url else ""

    def facts(self) -> v.Facts:
        """Return the as-of date and build facts, for pages that depend on them."""
        return v.Facts(parts.day(self.as_of), self.version)

    def frame(
        self, address: str, title: str, *, section: str = "", dated: bool = False, **rest: object
    ) -> dict[str, Any]:
        """Return what `views.Page` needs; `dated` pages show as-of date and build facts."""
        frame: dict[str, Any] = {
            "site": self.site,
            "address": address,
            "title": title,
            "section": section,
            "canonical": self.absolute(address),
            "facts": self.facts() if dated else None,
        }
        return frame | rest

    def body(self, record: Record) -> Markup:
        """Return a record's text with its links resolved; those that lead nowhere are reported."""
        targets = links.resolve(self.library, self.assets, record, self.found)
        return Markup(
            self.library.body(record).html(
                lambda link: escape(targets.get(link.target, link.target))
            )
        )

    # Links

    def company(self, id: str) -> v.Link:
        """Return the link to a company; a name that is none leads nowhere."""
        company = self.library.companies.get(id)
        return v.Link(company.name, routes.record(company)) if company else v.Link(id, "")

    def theme(self, id: str) -> v.Link:
        """Return the link to a theme."""
        theme = self.library.themes.get(id)
        return v.Link(theme.name, routes.record(theme)) if theme else v.Link(id, "")

    def article(self, id: str) -> v.Link:
        """Return the link to a briefing."""
        article = self.library.articles[id]
        return v.Link(article.title, routes.record(article))

    def commitment(self, id: str) -> v.Link:
        """Return the link to a commitment."""
        commitment = self.library.commitments.get(id)
        return v.Link(commitment.what, routes.record(commitment)) if commitment else v.Link(id, "")

    # Sources and evidence

    def source(self, source: Source) -> v.SourceView:
        """Return a source, ready to be named."""
        host = parts.host(source.url)
        named = source.publisher or host or source.title or say("unnamed_source")
        address = source.url
        if source.article and not address:
            cited = self.library.articles.get(source.article)
            address = routes.record(cited) if cited else ""
        relays = terms.joined(source.relays)
        return v.SourceView(
            words=say("relaying", publisher=named, origin=relays) if relays else named,
            title=source.title,
            author=source.author,
            address=address,
            archive=source.archive_url,
            host=host,
            published=parts.maybe_period(source.published),
            retrieved=parts.maybe_period(source.retrieved),
        )

    def sources(self, sources: Iterable[Source]) -> tuple[v.SourceView, ...]:
        """Return several sources."""
        return tuple(self.source(source) for source in sources)

    def evidence(self, entries: Iterable[Evidence], *, own: str = "") -> tuple[v.EvidenceView, ...]:
        """Return evidence with whether it was verified.

        On the page of the article `own`, that article's source need not be named again.
        """
        return tuple(self._evidence(entry, own) for entry in entries)

    def _evidence(self, entry: Evidence, own: str) -> v.EvidenceView:
        source = self.library.source(entry)
        day = None
        if entry.quote:
            look = self.shelf.look(source.sha256, entry.quote)
            day = look.verified(lambda: parse_period(self.as_of.isoformat()))
        return v.EvidenceView(
            source=_UNNAMED if own and entry.source.article == own else self.source(source),
            role=parts.mark(entry.role, vocabulary.EVIDENCE_ROLES),
            quote=entry.quote.exact if entry.quote else "",
            fragment=parts.fragment(source.url, entry.quote),
            verified=parts.maybe_period(day),
        )

    def revision(self, revision: Revision) -> v.RevisionView:
        """Return a change of a promise."""
        old, new = parts.revised(revision)
        return v.RevisionView(
            on=parts.period(revision.on),
            field=terms.FIELDS.get(revision.field, revision.field),
            old=old,
            new=new,
            why=revision.why,
            sources=self.sources(revision.sources),
        )

    # Rows

    def commitment_row(self, id: str, *, dated: bool = True) -> v.CommitmentRow:
        """Return a commitment for a list; undated lists show no computed state."""
        return self.kept(
            ("commitment" if dated else "told", id),
            lambda: self._commitment_row(self.library.commitments[id], dated=dated),
        )

    def _commitment_row(self, commitment: Commitment, *, dated: bool) -> v.CommitmentRow:
        entry = states.current(commitment)
        shown = entry.status if entry else "stated"
        if dated:
            shown = states.shown(commitment, self.as_of)
        mark = parts.status(shown)
        if dated and mark.tone == "open" and self.is_due_next(commitment):
            mark = v.Mark(mark.id, mark.word, "soon", mark.meaning)
        origins = self.library.origins(commitment.evidence)
        moves = [r for r in commitment.revisions if r.field == "due"]
        overdue = ""
        if shown == "overdue":
            looked = commitment.checked_on
            overdue = (
                say("overdue", day=parts.period(looked).words) if looked else say("overdue_unknown")
            )
        return v.CommitmentRow(
            id=commitment.id,
            address=routes.record(commitment),
            who=tuple(self.company(id) for id in commitment.who),
            what=commitment.what,
            due=parts.due(commitment.due, commitment.stated_on),
            bar=parts.bar(commitment.due, self.as_of) if dated else None,
            status=mark,
            strength=parts.strength(commitment.strength),
            standing=parts.standing(commitment.standing),
            origins=say("origins", n=origins) if origins else "",
            moved=self.revision(moves[-1]) if moves else None,
            revisions=len(commitment.revisions),
            overdue=overdue,
        )

    def commitment_rows(
        self, ids: Iterable[str], *, dated: bool = True
    ) -> tuple[v.CommitmentRow, ...]:
        """Return several commitments for a list."""
        return tuple(self.commitment_row(id, dated=dated) for id in ids)

    def article_row(self, id: str, reason: str = "") -> v.ArticleRow:
        """Return a briefing for a list, with the reason why it stands there."""
        row = self.kept(("article", id), lambda: self._article_row(self.library.articles[id]))
        if not reason:
            return row
        return v.ArticleRow(
            row.address, row.title, row.date, row.publisher, row.excerpt, row.companies,
            row.themes, reason,
        )  # fmt: skip

    def _article_row(self, article: Article) -> v.ArticleRow:
        return v.ArticleRow(
            address=routes.record(article),
            title=article.title,
            date=parts.maybe_period(article.date),
            publisher=article.source.publisher if article.source else "",
            excerpt=article.excerpt,
            companies=tuple(self.company(id) for id in article.companies),
            themes=tuple(self.theme(id) for id in article.themes),
            reason="",
        )

    def article_rows(self, ids: Iterable[str]) -> tuple[v.ArticleRow, ...]:
        """Return several briefings for a list."""
        return tuple(self.article_row(id) for id in ids)

    def story_row(self, story: Story) -> v.ArticleRow:
        """Return a story for a list."""
        ids = self.library.articles_by_story.get(story.id, ())
        articles = [self.library.articles[id] for id in ids]
        companies = dict.fromkeys(id for article in articles for id in article.companies)
        themes = dict.fromkeys(id for article in articles for id in article.themes)
        latest = articles[0].date if articles else None
        return v.ArticleRow(
            address=routes.record(story),
            title=story.title,
            date=parts.maybe_period(latest),
            publisher="",
            excerpt=story.summary or self.library.body(story).excerpt,
            companies=tuple(self.company(id) for id in companies),
            themes=tuple(self.theme(id) for id in themes),
            reason=say("briefings", n=len(articles)),
        )

    def change_row(self, change: Change) -> v.ChangeRow:
        """Return a dated change of the digest."""
        old, new = "", ""
        if change.commitment:
            old, new = change.old, change.new
            commitment = self.library.commitments[change.commitment]
            subject = self.commitment(change.commitment)
            who = terms.joined([self.company(id).text for id in commitment.who])
            revision = next(
                (
                    r
                    for r in commitment.revisions
                    if (r.on, r.old, r.new, r.why) == (change.on, old, new, change.text)
                ),
                None,
            )
            if revision:
                old, new = parts.revised(revision)
        else:
            subject, who = self.article(change.article), ""
        return v.ChangeRow(
            on=parts.period(change.on),
            mark=parts.change(change.mark),
            subject=subject,
            who=who,
            text=change.text,
            old=old,
            new=new,
            sources=self.sources(change.sources),
        )

    def count_row(
        self,
        record: Company | Theme,
        commitments: Collection[str],
        articles: Collection[str],
    ) -> v.CountRow:
        """Return a company or theme with how much there is about it."""
        return v.CountRow(
            link=v.Link(record.name, routes.record(record)),
            kind=terms.word(record.kind) if isinstance(record, Company) else "",
            note=record.country if isinstance(record, Company) else record.definition,
            commitments=len(commitments),
            open=sum(not self.is_final(id) for id in commitments),
            articles=len(articles),
        )

    def counts(self, commitments: Collection[str]) -> v.Counts:
        """Return what became of some commitments, with denominators."""
        shown = [self.shown(id) for id in commitments]
        final = [status for status in shown if status in vocabulary.FINAL_STATUSES]
        met, late = final.count("met"), final.count("met-late")
        kept = ""
        if len(final) >= KEPT_RATE_FROM:
            kept = say("kept_late" if late else "kept", met=met, resolved=len(final), late=late)
        return v.Counts(
            total=len(commitments),
            resolved=len(final),
            by_status=tuple(
                (parts.status(status), shown.count(status))
                for status in parts.STATUS_TONES
                if status in shown
            ),
            kept=kept,
            words=say("resolved_of", n=len(commitments), resolved=len(final)),
        )

    # Questions about commitments

    def is_final(self, id: str) -> bool:
        """Say whether a commitment is settled."""
        return states.is_final(self.library.commitments[id])

    def shown(self, id: str) -> str:
        """Return the status that readers see of a commitment."""
        return self.kept(
            ("shown", id), lambda: states.shown(self.library.commitments[id], self.as_of)
        )

    def is_due_next(self, commitment: Commitment) -> bool:
        """Say whether a line or an end of the window is near, or the window open."""
        if states.is_final(commitment) or commitment.due.kind == "ongoing":
            return False
        state = states.computed(commitment, self.as_of)
        if state == "window-open":
            return True
        ahead = min(timedelta(days=self.config.due_days), date.max - self.as_of)
        horizon = self.as_of + ahead
        due = commitment.due
        first = due.earliest if due.kind in {"in", "on", "from", "not-before"} else due.strict
        return any(line and self.as_of <= line <= horizon for line in (first, due.latest))

    def moved(self, id: str) -> bool:
        """Say whether the due date of a commitment was ever moved."""
        revisions = self.library.commitments[id].revisions
        return any(revision.field == "due" for revision in revisions)

    def month(self, period_first: date | None) -> tuple[str, str]:
        """Return title and anchor of a month in a list; None is "undated"."""
        if period_first is None:
            return say("undated_group"), "undated"
        return wording.month(period_first), f"{period_first.year:04}-{period_first.month:02}"


_UNNAMED = v.SourceView("", "", "", "", "", "", None, None)

KEPT_RATE_FROM = 5
"""A kept rate of fewer resolved commitments would say more than is known."""
