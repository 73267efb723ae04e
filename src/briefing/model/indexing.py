"""Indexing: what was read becomes the library, without drafts and the future."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any, TypeVar

from briefing.diagnostics import Diagnostics, Place
from briefing.model.contents import Contents, Entry
from briefing.model.library import KINDS, Articles, Change, Id, Library
from briefing.model.merging import merge
from briefing.model.records import (
    Article,
    Commitment,
    Company,
    Edition,
    Page,
    Product,
    Record,
    Story,
    Theme,
)
from briefing.model.registry import fold

R = TypeVar("R", bound=Record)
K = TypeVar("K", bound=Hashable)
T = TypeVar("T")

Item = Record | Entry
ByKind = dict[type[Any], dict[str, Item]]


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
        articles=Articles(paths, contents.articles),
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
