"""The library: every record of the digest, indexed, with all references checked.

Built once from what was read; nothing in it changes afterwards.  Its tables refer to articles and
commitments by id, so that a page depends on no more than it looks up.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from pathlib import PurePosixPath
from typing import Any

from msgspec.structs import replace

from briefing.diagnostics import Diagnostics, nearest
from briefing.model.contents import Contents
from briefing.model.dates import Period
from briefing.model.reads import Reads, Table
from briefing.model.records import (
    Article,
    Body,
    Commitment,
    Company,
    Edition,
    Evidence,
    Page,
    Path,
    Record,
    Source,
    Story,
    Theme,
)
from briefing.model.registry import fold

FOLDERS = {
    "article": "articles",
    "company": "companies",
    "theme": "themes",
    "commitment": "commitments",
    "story": "stories",
    "edition": "editions",
    "page": "pages",
}
"""Kind of record → its folder below content/, and the library's table of them."""

KINDS: dict[type[Record], str] = {
    Article: "article",
    Company: "company",
    Theme: "theme",
    Commitment: "commitment",
    Story: "story",
    Edition: "edition",
    Page: "page",
}

Id = tuple[str, str]
"""Kind and id of a record."""


@dataclass(frozen=True, slots=True)
class Change:
    """A dated entry of a status, a revision or a correction."""

    on: Period
    mark: str
    """new, moved, revised, corrected, or a status."""
    commitment: str
    """Id; empty for a correction."""
    article: str
    """Id of the article that was corrected; else empty."""
    text: str
    old: str = ""
    new: str = ""
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """All records by id, each kind in its natural order, and who refers to whom."""

    companies: Mapping[str, Company]
    """By name."""
    themes: Mapping[str, Theme]
    """By name."""
    articles: Mapping[str, Article]
    """The latest first, undated ones last."""
    commitments: Mapping[str, Commitment]
    """By (latest, earliest, precision, id)."""
    stories: Mapping[str, Story]
    """Those with the latest article first."""
    editions: Mapping[str, Edition]
    """The latest first."""
    pages: Mapping[str, Page]
    """By title."""
    bodies: Mapping[str, Body]
    """Body of each file."""
    files: Mapping[str, Id]
    """Which record each file holds; paths as they are typed (NFC), some disks decompose them."""
    skipped: Mapping[Id, str]
    """Drafts and future articles that were left out → why."""
    unread: Mapping[str, None]
    """Files of which no record could be made."""
    dates: Mapping[str, date | None]
    """Last day of each article's date, in the order of the articles."""
    touched: Mapping[str, date | None]
    """The latest day that is known of each article."""
    articles_by_company: Mapping[str, tuple[str, ...]]
    articles_by_theme: Mapping[str, tuple[str, ...]]
    articles_by_year: Mapping[int, tuple[str, ...]]
    articles_by_story: Mapping[str, tuple[str, ...]]
    commitments_by_company: Mapping[str, tuple[str, ...]]
    commitments_by_theme: Mapping[str, tuple[str, ...]]
    commitments_by_article: Mapping[str, tuple[str, ...]]
    articles_by_commitment: Mapping[str, tuple[str, ...]]
    superseded_by: Mapping[str, str]
    names: Mapping[str, tuple[str, ...]]
    """Folded name of a company, also an alias that is not weak → ids of those so called."""
    owners: Mapping[str, tuple[str, ...]]
    """Folded name of a product, also an alias that is not weak → ids of the companies that own one
    of that name.  A name that a company has too is left out: it tells nothing."""
    changes: Mapping[int, Change]
    """Numbered, the latest first."""
    redirects: Mapping[Id, tuple[str, ...]]
    """Old addresses of each record that has any."""
    slugs: Mapping[str, str]
    """Slug of each article."""
    paths: Mapping[str, str]
    """File of each article."""

    def watched(self, reads: Reads) -> Library:
        """Return the same library, with every look-up noted."""
        return Library(**{name: Table(name, of, reads) for name, of in self.tables().items()})

    def tables(self) -> dict[str, Mapping[Any, Any]]:
        """Return all tables by name."""
        return {each.name: getattr(self, each.name) for each in _TABLES}

    @classmethod
    def of(cls, tables: Mapping[str, Mapping[Any, Any]], contents: Contents) -> Library:
        """Return the library of these tables, and of articles and texts as they are read now."""
        articles = Articles(tables["paths"], contents.articles)
        return cls(**{**tables, "articles": articles, "bodies": contents.bodies})

    def of_kind(self, kind: str) -> Mapping[str, Record]:
        """Return the records of a kind, one of KINDS, by id."""
        table: Mapping[str, Record] = getattr(self, FOLDERS[kind])
        return table

    def records(self) -> Iterator[Record]:
        """Return every record, kind by kind; each has a page."""
        for kind in FOLDERS:
            yield from self.of_kind(kind).values()

    def body(self, record: Record) -> Body:
        """Return the text of a record; what is told inside an article has none of its own."""
        return _EMPTY if record.where.base else self.bodies[record.where.file]

    def source(self, evidence: Evidence) -> Source:
        """Return the source of an evidence: its own, or that of the article it names."""
        article = self.articles.get(evidence.source.article) if evidence.source.article else None
        if article is None:
            return evidence.source
        source = article.source or Source(title=article.title)
        return replace(source, article=article.id)

    def evidence(self) -> Iterable[Evidence]:
        """Return every evidence of the digest."""
        for record in (*self.commitments.values(), *self.articles.values()):
            yield from evidence_of(record)

    def origins(self, evidence: Iterable[Evidence]) -> int:
        """Count where evidence first came from: relays of one outlet are one origin."""
        found = set()
        for entry in evidence:
            article = self.articles.get(entry.source.article) if entry.source.article else None
            source = self.source(entry)
            if article and article.origin:
                found.add(article.origin.id)
            else:
                first = source.relays[0] if source.relays else source.publisher
                found.add(fold(first or source.url or source.title))
        return len(found)


_TABLES = fields(Library)
_EMPTY = Body()


def evidence_of(record: Record) -> Iterator[Evidence]:
    """Return the evidence of a commitment, or of the claims of an article."""
    if isinstance(record, Commitment):
        yield from record.evidence
    elif isinstance(record, Article):
        for claim in record.claims:
            yield from claim.evidence


class Articles(Mapping[str, Article]):
    """Articles by id, each read when it is asked for."""

    def __init__(self, files: Mapping[str, str], articles: Mapping[str, Article]) -> None:
        """`files`: id → file, in order; `articles`: by file."""
        self._files, self._articles = files, articles

    def __getitem__(self, id: str) -> Article:
        return self._articles[self._files[id]]

    def __contains__(self, id: object) -> bool:
        return id in self._files

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


def check_references(library: Library, record: Record, problems: Diagnostics) -> None:
    """Report every id in a record that names nothing; unread files are reported already."""
    for kind, name, path in _references(record):
        if not name or name in _ids(library, kind):
            continue
        place = record.where.at(*path)
        if any(_named(file, kind, name) for file in library.unread):
            continue
        reason = library.skipped.get((kind, name))
        hint = (
            f"{reason} and was left out"
            if reason
            else nearest(name, _ids(library, kind), otherwise="correct it, or add the file")
        )
        problems.add("unknown-reference", place, kind=kind, value=name, hint=hint)


def _references(record: Record) -> Iterator[tuple[str, str, Path]]:
    """Return what a record refers to: kind, id, and at which value it says so."""
    match record:
        case Article():
            yield "story", record.story, ("story",)
            yield "article", record.translation_of, ("translation_of",)
        case Theme():
            yield "theme", record.parent, ("parent",)
        case Commitment():
            yield "commitment", record.supersedes, ("supersedes",)
        case Edition():
            for index, pick in enumerate(record.picks):
                yield pick.kind, pick.id, ("picks", index, pick.kind)
    base = len(record.where.base)
    for entry in evidence_of(record):
        yield "article", entry.source.article, (*entry.where.base[base:], "article")


def _named(file: str, kind: str, id: str) -> bool:
    """Say whether a file would hold a record."""
    return file.split("/")[1] == FOLDERS[kind] and PurePosixPath(file).stem == id


def _ids(library: Library, kind: str) -> Iterable[str]:
    # Of an article its date is enough to know that it is there.
    return library.dates if kind == "article" else library.of_kind(kind)
