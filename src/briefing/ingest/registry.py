"""The companies and themes that tags and commitments are read against."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.model.records import Company, Theme


@dataclass(frozen=True, slots=True)
class Registry:
    """Companies and themes with their aliases, products, people and keywords."""

    companies: tuple[Company, ...] = ()
    themes: tuple[Theme, ...] = ()
