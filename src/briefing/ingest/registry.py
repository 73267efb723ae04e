"""The companies and themes that tags and commitments are read against."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from briefing import disk
from briefing.content.reader import REGISTRY_KINDS, File, read_file
from briefing.diagnostics import Diagnostics
from briefing.model.records import Company, Theme

FOLDERS = tuple(f"content/{kind}" for kind in REGISTRY_KINDS)
"""Where companies and themes are kept, in a project as in the shipped digest."""


@dataclass(frozen=True, slots=True)
class Registry:
    """Companies and themes with their aliases, products, people and keywords."""

    companies: tuple[Company, ...] = ()
    themes: tuple[Theme, ...] = ()


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
