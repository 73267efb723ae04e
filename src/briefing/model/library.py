"""The library: every record of the digest, indexed, with all references checked.

Built once from the records; nothing in it changes afterwards.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import PurePosixPath
from typing import TypeVar

from briefing.diagnostics import Diagnostics, Place, nearest
from briefing.model.dates import Period
from briefing.model.merging import merge
from briefing.model.records import (
    Article,
    Commitment,
    Company,
    Edition,
    Evidence,
    Page,
    Product,
    Record,
    Source,
    Story,
    Theme,
)
from briefing.model.registry import fold

R = TypeVar("R", bound=Record)
K = TypeVar("K", bound=Hashable)

FOLDERS = {
    "article": "articles",
    "company": "companies",
    "theme": "themes",
    "commitment": "commitments",
    "story": "stories",
    "edition": "editions",
    "page": "pages",
}
"""Kind of record → its folder below content/."""

KINDS: dict[type[Record], str] = {
    Article: "article",
    Company: "company",
    Theme: "theme",
    Commitment: "commitment",
    Story: "story",
    Edition: "edition",
    Page: "page",
}


@dataclass(frozen=True, slots=True)
class Change:
    """A dated entry of a status, a revision or a correction."""

    on: Period
    mark: str
    """new, moved, revised, corrected, or a status."""
    commitment: Commitment | None
    article: Article | None
    text: str
    old: str = ""
    new: str = ""
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
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
    skipped: Mapping[tuple[str, str], str]
    """(kind, id) of drafts and future articles that were left out → why."""
    articles_by_company: Mapping[str, tuple[Article, ...]] = field(default_factory=dict)
    articles_by_theme: Mapping[str, tuple[Article, ...]] = field(default_factory=dict)
    articles_by_year: Mapping[int, tuple[Article, ...]] = field(default_factory=dict)
    articles_by_story: Mapping[str, tuple[Article, ...]] = field(default_factory=dict)
    commitments_by_company: Mapping[str, tuple[Commitment, ...]] = field(default_factory=dict)
    commitments_by_theme: Mapping[str, tuple[Commitment, ...]] = field(default_factory=dict)
    commitments_by_article: Mapping[str, tuple[Commitment, ...]] = field(default_factory=dict)
    articles_by_commitment: Mapping[str, tuple[Article, ...]] = field(default_factory=dict)
    superseded_by: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Folded name of a company, also an alias that is not weak → ids of those so called."""
    owners: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Folded name of a product, also an alias that is not weak → ids of the companies that own one
    of that name.  A name that a company has too is left out: it tells nothing."""
    changes: tuple[Change, ...] = ()
    """The latest first."""

    def records(self) -> Iterator[Record]:
        """Return every record, kind by kind; each has a page."""
        for kind in (
            self.articles,
            self.companies,
            self.themes,
            self.commitments,
            self.stories,
            self.editions,
            self.pages,
        ):
            yield from kind.values()

    def source(self, evidence: Evidence) -> Source:
        """Return the source of an evidence: its own, or that of the article it names."""
        article = self.articles.get(evidence.source.article)
        if article is None:
            return evidence.source
        source = article.source or Source(title=article.title)
        return replace(source, article=article.id)

    def evidence(self) -> Iterable[Evidence]:
        """Return every evidence of the digest."""
        for commitment in self.commitments.values():
            yield from commitment.evidence
        for article in self.articles.values():
            for claim in article.claims:
                yield from claim.evidence

    def origins(self, evidence: Iterable[Evidence]) -> int:
        """Count where evidence first came from: relays of one outlet are one origin."""
        found = set()
        for entry in evidence:
            article = self.articles.get(entry.source.article)
            source = self.source(entry)
            if article and article.origin:
                found.add(article.origin.id)
            else:
                first = source.relays[0] if source.relays else source.publisher
                found.add(fold(first or source.url or source.title))
        return len(found)


def build(
    records: Iterable[Record],
    problems: Diagnostics,
    *,
    as_of: date,
    drafts: bool = False,
    future: bool = False,
    unread: Set[str] = frozenset(),
) -> Library:
    """Index the records, leaving out drafts and the future, and check every reference.

    References to `unread` files, which could not be read and are reported already, are let pass.
    """
    by_kind = _distinct(records, problems)
    skipped = _skip(by_kind, problems, as_of=as_of, drafts=drafts, future=future)
    articles = _ordered(by_kind, Article, _latest_article)
    inline = [each for article in articles.values() for each in article.commitments]
    commitments = merge([*_ordered(by_kind, Commitment, _by_id).values(), *inline], problems)
    told = _told(articles, commitments)
    by_story = _group(articles.values(), lambda a: (a.story,) if a.story else ())
    companies = _ordered(by_kind, Company, _by_name)
    names = _names(companies.values())
    library = Library(
        companies=companies,
        themes=_ordered(by_kind, Theme, _by_name),
        articles=articles,
        commitments=commitments,
        stories=_ordered(
            by_kind,
            Story,
            lambda story: min(
                (_latest_article(article) for article in by_story.get(story.id, ())),
                default=(1, 0, story.id),
            ),
        ),
        editions=_ordered(by_kind, Edition, lambda e: (-e.covers.last.toordinal(), e.id)),
        pages=_ordered(by_kind, Page, lambda page: (page.title.casefold(), page.id)),
        skipped=skipped,
        articles_by_company=_group(articles.values(), lambda article: article.companies),
        articles_by_theme=_group(articles.values(), lambda article: article.themes),
        articles_by_year=_group(articles.values(), lambda article: article.years),
        articles_by_story=by_story,
        commitments_by_company=_group(commitments.values(), lambda c: c.who),
        commitments_by_theme=_group(commitments.values(), lambda c: c.themes),
        commitments_by_article=told,
        articles_by_commitment=_group(
            articles.values(), lambda article: [c.id for c in told.get(article.id, ())]
        ),
        superseded_by={c.supersedes: c.id for c in commitments.values() if c.supersedes},
        names=names,
        owners=_owners(companies.values(), names),
        changes=_changes(commitments.values(), articles.values()),
    )
    _check_references(library, unread, problems)
    return library


def _distinct(
    records: Iterable[Record], problems: Diagnostics
) -> dict[type[Record], dict[str, Record]]:
    """Sort records by kind and id, reporting ids that are taken."""
    by_kind: dict[type[Record], dict[str, Record]] = defaultdict(dict)
    taken: dict[tuple[type[Record], str], Record] = {}
    for record in sorted(records, key=lambda record: record.where.file):
        key = (type(record), record.id.casefold())
        other = taken.setdefault(key, record)
        if other is not record:
            problems.add(
                "duplicate-id",
                Place(record.where.file, 1, 1),
                kind=KINDS[type(record)],
                id=record.id,
                other=other.where.file,
            )
            continue
        by_kind[type(record)][record.id] = record
    return by_kind


def _skip(
    by_kind: dict[type[Record], dict[str, Record]],
    problems: Diagnostics,
    *,
    as_of: date,
    drafts: bool,
    future: bool,
) -> dict[tuple[str, str], str]:
    skipped = {}
    for kind, records in by_kind.items():
        for record in list(records.values()):
            title = getattr(record, "title", "") or getattr(record, "name", "") or record.id
            day = getattr(record, "date", None) or getattr(record, "covers", None)
            if record.draft and not drafts:
                problems.add("draft-skipped", record.where.at("draft"), title=title)
                reason = "it is a draft"
            elif day and day.first > as_of and not future:
                problems.add(
                    "future-skipped",
                    record.where.at("date" if isinstance(record, Article) else "covers"),
                    title=title,
                    date=day.text,
                    as_of=as_of.isoformat(),
                )
                reason = "its date lies in the future"
            else:
                continue
            skipped[KINDS[kind], record.id] = reason
            del records[record.id]
    return skipped


def _ordered(
    by_kind: Mapping[type[Record], Mapping[str, Record]], kind: type[R], key: Callable[[R], object]
) -> dict[str, R]:
    records = [record for record in by_kind.get(kind, {}).values() if isinstance(record, kind)]
    return {record.id: record for record in sorted(records, key=key)}  # type: ignore[arg-type]


def _by_id(record: Record) -> str:
    return record.id


def _by_name(record: Company | Theme) -> tuple[str, str]:
    return (record.name.casefold(), record.id)


def _latest_article(article: Article) -> tuple[int, int, str]:
    """Order articles the latest first; undated ones come last."""
    if article.date is None:
        return (1, 0, article.id)
    return (0, -article.date.last.toordinal(), article.id)


def _group(records: Iterable[R], keys: Callable[[R], Iterable[K]]) -> dict[K, tuple[R, ...]]:
    groups: dict[K, list[R]] = defaultdict(list)
    for record in records:
        for key in dict.fromkeys(keys(record)):
            groups[key].append(record)
    return {key: tuple(group) for key, group in groups.items()}


_COMMITMENT = re.compile(r"(?:.*/)?commitments/(?:.*/)?([^/#]+?)(?:\.md|/)?(?:#.*)?")
"""A link to a commitment: its file, or its address where that is its id."""


def _told(
    articles: Mapping[str, Article], commitments: Mapping[str, Commitment]
) -> dict[str, tuple[Commitment, ...]]:
    """Return the commitments of each article: told in it, resting on it, or linked from it."""
    told: dict[str, dict[str, None]] = {id: {} for id in articles}
    for commitment in commitments.values():
        cited = (entry.source.article for entry in commitment.evidence)
        for id in (*commitment.articles, *cited):
            if id in told:
                told[id][commitment.id] = None
    for article in articles.values():
        for link in article.body.links:
            match = _COMMITMENT.fullmatch(link.target)
            if match and match[1] in commitments:
                told[article.id][match[1]] = None
    # In the order of the commitments: by due window.
    rank = {id: number for number, id in enumerate(commitments)}
    return {
        id: tuple(commitments[one] for one in sorted(ids, key=rank.__getitem__))
        for id, ids in told.items()
        if ids
    }


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


def _changes(commitments: Iterable[Commitment], articles: Iterable[Article]) -> tuple[Change, ...]:
    """Gather the dated entries of status, revisions and corrections, the latest first."""
    changes: list[Change] = []
    for commitment in commitments:
        for number, entry in enumerate(commitment.status):
            mark = "new" if entry.status == "stated" and number == 0 else entry.status
            text = entry.what or commitment.what
            changes.append(Change(entry.on, mark, commitment, None, text, sources=entry.sources))
        for revision in commitment.revisions:
            mark = "moved" if revision.field == "due" else "revised"
            changes.append(
                Change(
                    revision.on, mark, commitment, None, revision.why,
                    old=revision.old, new=revision.new, sources=revision.sources,
                )
            )  # fmt: skip
    for article in articles:
        for correction in article.corrections:
            changes.append(
                Change(
                    correction.on, "corrected", None, article, correction.right,
                    old=correction.wrong, sources=correction.sources,
                )
            )  # fmt: skip
    return tuple(sorted(changes, key=lambda change: change.on.last, reverse=True))


def _check_references(library: Library, unread: Set[str], problems: Diagnostics) -> None:
    """Report every id that names nothing."""
    known: dict[str, Iterable[str]] = {
        "article": library.articles,
        "commitment": library.commitments,
        "story": library.stories,
        "theme": library.themes,
    }

    broken = {f"{path.split('/')[1]}/{PurePosixPath(path).stem}" for path in unread}

    def check(kind: str, name: str, place: Place) -> None:
        if not name or name in known[kind] or f"{FOLDERS[kind]}/{name}" in broken:
            return
        reason = library.skipped.get((kind, name))
        hint = (
            f"{reason} and was left out"
            if reason
            else nearest(name, known[kind], otherwise="correct it, or add the file")
        )
        problems.add("unknown-reference", place, kind=kind, value=name, hint=hint)

    for article in library.articles.values():
        check("story", article.story, article.where.at("story"))
        check("article", article.translation_of, article.where.at("translation_of"))
    for theme in library.themes.values():
        check("theme", theme.parent, theme.where.at("parent"))
    for commitment in library.commitments.values():
        check("commitment", commitment.supersedes, commitment.where.at("supersedes"))
    for entry in library.evidence():
        check("article", entry.source.article, entry.where.at("article"))
    for edition in library.editions.values():
        for index, pick in enumerate(edition.picks):
            check(pick.kind, pick.id, edition.where.at("picks", index, pick.kind))
