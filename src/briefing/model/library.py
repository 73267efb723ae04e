"""The library: every record of the digest, indexed, with all references checked.

Built once from what was read; nothing in it changes afterwards.  Its tables refer to articles and
commitments by id, so that a page depends on no more than it looks up.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from pathlib import PurePosixPath
from typing import Any, TypeVar

from msgspec.structs import replace

from briefing.diagnostics import Diagnostics, Place, nearest
from briefing.model.contents import Contents, Entry
from briefing.model.dates import Period
from briefing.model.merging import merge
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
    Product,
    Record,
    Source,
    Story,
    Theme,
)
from briefing.model.registry import fold

R = TypeVar("R", bound=Record)
K = TypeVar("K", bound=Hashable)
T = TypeVar("T")

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
        articles = _Articles(tables["paths"], contents.articles)
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


class _Articles(Mapping[str, Article]):
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


def build(
    contents: Contents,
    problems: Diagnostics,
    *,
    as_of: date,
    drafts: bool = False,
    future: bool = False,
) -> Library:
    """Index what was read, leaving out drafts and the future."""
    by_kind = _distinct(contents, problems)
    skipped = _skip(by_kind, contents.articles, problems, as_of=as_of, drafts=drafts, future=future)
    entries = dict(sorted(_of(by_kind, Entry).items(), key=lambda item: _latest(item[1])))
    inline = [each for entry in entries.values() for each in entry.commitments]
    commitments = merge([*_ordered(by_kind, Commitment, _by_id).values(), *inline], problems)
    told = _told(entries, commitments)
    by_story = _group(entries.values(), lambda entry: (entry.story,) if entry.story else ())
    companies = _ordered(by_kind, Company, _by_name)
    names = _names(companies.values())
    small: dict[str, Mapping[str, Any]] = {
        "company": companies,
        "theme": _ordered(by_kind, Theme, _by_name),
        "story": _ordered(
            by_kind,
            Story,
            lambda story: min(
                (_latest(entries[id]) for id in by_story.get(story.id, ())),
                default=(1, 0, story.id),
            ),
        ),
        "edition": _ordered(by_kind, Edition, lambda e: (-e.covers.last.toordinal(), e.id)),
        "page": _ordered(by_kind, Page, lambda page: (page.title.casefold(), page.id)),
    }
    every: dict[str, Mapping[str, Any]] = {"article": entries, "commitment": commitments, **small}
    paths = {id: entry.file for id, entry in entries.items()}
    return Library(
        companies=companies,
        themes=small["theme"],
        articles=_Articles(paths, contents.articles),
        commitments=commitments,
        stories=small["story"],
        editions=small["edition"],
        pages=small["page"],
        bodies=contents.bodies,
        files={
            _composed(_file(record)): (kind, id)
            for kind, records in every.items()
            for id, record in records.items()
            if isinstance(record, Entry) or not record.where.base
        },
        skipped=skipped,
        unread={_composed(path): None for path in sorted(contents.unread)},
        dates={id: entry.dated.last if entry.dated else None for id, entry in entries.items()},
        touched={id: entry.touched for id, entry in entries.items()},
        articles_by_company=_group(entries.values(), lambda entry: entry.companies),
        articles_by_theme=_group(entries.values(), lambda entry: entry.themes),
        articles_by_year=_group(entries.values(), lambda entry: entry.years),
        articles_by_story=by_story,
        commitments_by_company=_group(commitments.values(), lambda c: c.who),
        commitments_by_theme=_group(commitments.values(), lambda c: c.themes),
        commitments_by_article=told,
        articles_by_commitment=_group(entries.values(), lambda entry: told.get(entry.id, ())),
        superseded_by={c.supersedes: c.id for c in commitments.values() if c.supersedes},
        names=names,
        owners=_owners(companies.values(), names),
        changes=dict(enumerate(_changes(commitments.values(), entries.values()))),
        redirects={
            (kind, id): record.redirect_from
            for kind, records in every.items()
            for id, record in records.items()
            if record.redirect_from
        },
        slugs={id: entry.slug for id, entry in entries.items()},
        paths=paths,
    )


Item = Record | Entry
ByKind = dict[type[Any], dict[str, Item]]


def _file(item: Item) -> str:
    return item.file if isinstance(item, Entry) else item.where.file


def _composed(path: str) -> str:
    """Return a path as it is typed."""
    return path if path.isascii() else unicodedata.normalize("NFC", path)


def _distinct(contents: Contents, problems: Diagnostics) -> ByKind:
    """Sort records by kind and id, reporting ids that are taken."""
    by_kind: ByKind = defaultdict(dict)
    taken: dict[tuple[type[Any], str], Item] = {}
    items: list[Item] = [*contents.records, *contents.entries]
    for item in sorted(items, key=_file):
        key = (type(item), item.id.casefold())
        other = taken.setdefault(key, item)
        if other is not item:
            problems.add(
                "duplicate-id",
                Place(_file(item), 1, 1),
                kind=_kind(item),
                id=item.id,
                other=_file(other),
            )
            continue
        by_kind[type(item)][item.id] = item
    return by_kind


def _kind(item: Item) -> str:
    return "article" if isinstance(item, Entry) else KINDS[type(item)]


def _skip(
    by_kind: ByKind,
    articles: Mapping[str, Article],
    problems: Diagnostics,
    *,
    as_of: date,
    drafts: bool,
    future: bool,
) -> dict[Id, str]:
    skipped = {}
    for items in by_kind.values():
        for item in list(items.values()):
            day = item.dated if isinstance(item, Entry) else getattr(item, "covers", None)
            is_draft = item.draft and not drafts
            if not is_draft and (future or day is None or day.first <= as_of):
                continue
            record = articles[item.file] if isinstance(item, Entry) else item
            title = getattr(record, "title", "") or getattr(record, "name", "") or record.id
            if is_draft:
                problems.add("draft-skipped", record.where.at("draft"), title=title)
                reason = "it is a draft"
            else:
                assert day
                problems.add(
                    "future-skipped",
                    record.where.at("date" if isinstance(record, Article) else "covers"),
                    title=title,
                    date=day.text,
                    as_of=as_of.isoformat(),
                )
                reason = "its date lies in the future"
            skipped[_kind(item), item.id] = reason
            del items[item.id]
    return skipped


def _of(by_kind: ByKind, kind: type[T]) -> dict[str, T]:
    return {id: item for id, item in by_kind.get(kind, {}).items() if isinstance(item, kind)}


def _ordered(by_kind: ByKind, kind: type[R], key: Callable[[R], Any]) -> dict[str, R]:
    return {record.id: record for record in sorted(_of(by_kind, kind).values(), key=key)}


def _by_id(record: Record) -> str:
    return record.id


def _by_name(record: Company | Theme) -> tuple[str, str]:
    return (record.name.casefold(), record.id)


def _latest(entry: Entry) -> tuple[int, int, str]:
    """Order articles the latest first; undated ones come last."""
    if entry.dated is None:
        return (1, 0, entry.id)
    return (0, -entry.dated.last.toordinal(), entry.id)


def _group(items: Iterable[Any], keys: Callable[[Any], Collection[K]]) -> dict[K, tuple[str, ...]]:
    """Return ids by the keys of what they stand for."""
    groups: dict[K, list[str]] = defaultdict(list)
    for item in items:
        found = keys(item)
        for key in found if len(found) < 2 else dict.fromkeys(found):
            groups[key].append(item.id)
    return {key: tuple(group) for key, group in groups.items()}


def _told(
    entries: Mapping[str, Entry], commitments: Mapping[str, Commitment]
) -> dict[str, tuple[str, ...]]:
    """Return the commitments of each article: told in it, resting on it, or linked from it."""
    told: dict[str, set[str]] = defaultdict(set)
    for commitment in commitments.values():
        cited = (entry.source.article for entry in commitment.evidence)
        for id in (*commitment.articles, *cited):
            if id in entries:
                told[id].add(commitment.id)
    for entry in entries.values():
        for id in entry.linked:
            if id in commitments:
                told[entry.id].add(id)
    # In the order of the commitments: by due window.
    rank = {id: number for number, id in enumerate(commitments)}
    return {id: tuple(sorted(ids, key=rank.__getitem__)) for id, ids in told.items()}


def _names(companies: Iterable[Company]) -> dict[str, tuple[str, ...]]:
    return _ids_by_name((name, company.id) for company in companies for name in _strong(company))


def _owners(
    companies: Iterable[Company], names: Mapping[str, object]
) -> dict[str, tuple[str, ...]]:
    products = ((each, company.id) for company in companies for each in company.products)
    owners = _ids_by_name((name, owner) for each, owner in products for name in _strong(each))
    return {name: ids for name, ids in owners.items() if name not in names}


def _strong(named: Company | Product) -> Iterator[str]:
    """Return name and aliases, without the weak ones."""
    yield named.name
    yield from (alias.text for alias in named.aliases if not alias.weak)


def _ids_by_name(named: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """Return ids by folded name, each id once."""
    ids: dict[str, dict[str, None]] = defaultdict(dict)
    for name, id in named:
        ids[fold(name)][id] = None
    return {name: tuple(each) for name, each in ids.items()}


def _changes(commitments: Iterable[Commitment], entries: Iterable[Entry]) -> list[Change]:
    """Gather the dated entries of status, revisions and corrections, the latest first."""
    changes: list[Change] = []
    for commitment in commitments:
        for number, entry in enumerate(commitment.status):
            mark = "new" if entry.status == "stated" and number == 0 else entry.status
            text = entry.what or commitment.what
            changes.append(Change(entry.on, mark, commitment.id, "", text, sources=entry.sources))
        for revision in commitment.revisions:
            mark = "moved" if revision.field == "due" else "revised"
            changes.append(
                Change(
                    revision.on, mark, commitment.id, "", revision.why,
                    old=revision.old, new=revision.new, sources=revision.sources,
                )
            )  # fmt: skip
    for article in entries:
        for correction in article.corrections:
            changes.append(
                Change(
                    correction.on, "corrected", "", article.id, correction.right,
                    old=correction.wrong, sources=correction.sources,
                )
            )  # fmt: skip
    return sorted(changes, key=lambda change: change.on.last, reverse=True)


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
