"""The registry: which company or theme a name in a tag means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from briefing.diagnostics import Diagnostics, Place
from briefing.model.records import Company, Theme

R = TypeVar("R", Company, Theme)


@dataclass(frozen=True, slots=True)
class Names:
    """The names of one kind of record, for look-up in any letter case."""

    strong: dict[str, str] = field(default_factory=dict)
    """Folded id, name or alias → id."""
    weak: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Folded weak alias → ids of its owners."""
    spelling: dict[str, str] = field(default_factory=dict)
    """Folded name → as written, for "did you mean"."""

    def owners(self, name: str) -> tuple[str, ...]:
        """Return the ids that a name can mean: none, one, or several for a weak alias."""
        folded = fold(name)
        if folded in self.strong:
            return (self.strong[folded],)
        return self.weak.get(folded, ())


@dataclass(frozen=True, slots=True)
class Registry:
    """All companies and themes by name."""

    companies: Names
    themes: Names
    fiscal_year_ends: dict[str, tuple[int, int]]
    """Company id → month and day, where known."""


def fold(name: str) -> str:
    """Return a name without regard to letter case and white space."""
    return " ".join(name.casefold().split())


def build(
    companies: Iterable[Company],
    themes: Iterable[Theme],
    problems: Diagnostics,
    *,
    unread: Mapping[str, Iterable[str]] | None = None,
) -> Registry:
    """Index the names of companies and themes, reporting those with two owners.

    `unread` holds ids by folder of files that could not be read: known, though nothing else of
    them is, so that one broken file is not reported once for each tag that names it.
    """
    companies = _first_of_each_id(companies)
    known = unread or {}
    return Registry(
        companies=_names(companies, known.get("companies", ()), problems),
        themes=_names(_first_of_each_id(themes), known.get("themes", ()), problems),
        fiscal_year_ends={
            company.id: company.fiscal_year_end for company in companies if company.fiscal_year_end
        },
    )


def _first_of_each_id(records: Iterable[R]) -> list[R]:
    """Leave out records whose id is taken; the library reports them."""
    first: dict[str, R] = {}
    for record in sorted(records, key=lambda record: record.where.file):
        first.setdefault(record.id.casefold(), record)
    return list(first.values())


def _names(
    records: list[Company] | list[Theme], unread: Iterable[str], problems: Diagnostics
) -> Names:
    names = Names(strong={fold(id): id for id in unread})
    claimed: dict[str, tuple[str, Place]] = {}
    told: set[tuple[str, str]] = set()
    # Names before aliases: where the two clash, it is the alias that must go.
    for strong in (_own_names, _strong_aliases):
        for record in records:
            for text, place in strong(record):
                folded = fold(text)
                names.spelling.setdefault(folded, text)
                owner, other = claimed.setdefault(folded, (record.id, place))
                if owner == record.id:
                    names.strong[folded] = record.id
                    continue
                if (record.id, folded) in told:
                    continue
                told.add((record.id, folded))
                problems.add(
                    "duplicate-alias",
                    place,
                    value=text,
                    other=owner,
                    elsewhere=f"{other.file}:{other.line}",
                )
    for record in records:
        for alias in record.aliases:
            if alias.weak:
                folded = fold(alias.text)
                names.spelling.setdefault(folded, alias.text)
                owners = names.weak.get(folded, ())
                if record.id not in owners:
                    names.weak[folded] = (*owners, record.id)
    return names


def _own_names(record: Company | Theme) -> Iterator[tuple[str, Place]]:
    yield record.name, record.where.at("name")
    yield record.id, record.where.at()


def _strong_aliases(record: Company | Theme) -> Iterator[tuple[str, Place]]:
    for index, alias in enumerate(record.aliases):
        if not alias.weak:
            yield alias.text, record.where.at("aliases", index)
