"""The companies and themes that tags and commitments are read against."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from briefing import disk
from briefing.content.reader import REGISTRY_KINDS, File, read_file
from briefing.diagnostics import Diagnostics
from briefing.model.records import Company, Theme
from briefing.model.registry import fold

FOLDERS = tuple(f"content/{kind}" for kind in REGISTRY_KINDS)
"""Where companies and themes are kept, in a project as in the shipped digest."""


@dataclass(frozen=True, slots=True, eq=False)
class Registry:
    """Companies and themes with their aliases, products, people and keywords.

    Two are the same if they are one object: to compare their many records would be slow.
    """

    companies: tuple[Company, ...] = ()
    themes: tuple[Theme, ...] = ()
    borrowed: frozenset[str] = frozenset()
    """Names of companies that are not of the project: known, but only suggested as new entries."""


def registry_of(files: Mapping[str, str]) -> Registry:
    """Return the registry of files given as path → text, leaving out those that cannot be read.

    What is wrong with those is told by `briefing check`.
    """
    unheard = Diagnostics()
    found = (read_file(File(path, text), None, unheard) for path, text in sorted(files.items()))
    records = [record for record, _ in filter(None, found)]
    return Registry(
        tuple(record for record in records if isinstance(record, Company)),
        tuple(record for record in records if isinstance(record, Theme)),
    )


@cache
def shipped() -> Registry:
    """Return the registry that comes with briefing, for texts that belong to no project."""
    return registry_of(disk.shipped(FOLDERS))


def with_borrowed(own: Registry, other: Registry) -> Registry:
    """Return a registry that also knows the companies of another one that it has no name of."""
    names = {name for company in own.companies for name in _names(company)}
    borrowed = [company for company in other.companies if names.isdisjoint(_names(company))]
    return Registry(
        (*own.companies, *borrowed), own.themes, frozenset(company.name for company in borrowed)
    )


def _names(company: Company) -> Iterator[str]:
    aliases = [*company.aliases, *(one for made in company.products for one in made.aliases)]
    texts = [company.id, company.name, *(made.name for made in company.products)]
    yield from map(fold, (*texts, *(alias.text for alias in aliases)))


def entry_of(name: str) -> str:
    """Return a company file for a name: with what the shipped entry knows, else the name alone."""
    for path, text in disk.shipped(FOLDERS[:1]).items():
        if any(company.name == name for company in registry_of({path: text}).companies):
            return "".join(text.partition("\n---\n")[:2])
    return f"---\nname: {json.dumps(name, ensure_ascii=False)}\n---\n"
