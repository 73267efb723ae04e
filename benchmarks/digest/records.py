"""What a made-up digest holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from digest.subjects import Company, Theme

TODAY = date(2026, 11, 22)
"""The as-of date of all measurements; nothing in a digest is younger."""
FIRST_DAY = date(2019, 1, 2)
TITLE, ADDRESS, BASE = "The Benchmark Digest", "https://example.org/digest/", "/digest/"
TAGLINE, CONTACT = "Invented promises, to measure with.", "desk@example.org"
FINAL = ("met", "partly-met", "missed", "withdrawn")
"""Statuses after which nothing more is expected."""

Values = Mapping[str, Any]
"""Front matter."""


@dataclass(frozen=True, slots=True)
class Head:
    """What is known of an article without its text."""

    number: int
    id: str
    title: str
    date: date | None
    companies: tuple[Company, ...]
    themes: tuple[Theme, ...]
    years: tuple[int, ...]
    """Years of the timeline, none before that of the article."""
    story: str

    @property
    def folder(self) -> str:
        """The folder below content/articles/."""
        return str(self.date.year) if self.date else "undated"

    @property
    def path(self) -> str:
        """The path of the article in a project, the same for all generators."""
        return f"content/articles/{self.folder}/{self.id}.md"


@dataclass(frozen=True, slots=True)
class Article:
    """An article with its text."""

    head: Head
    summary: str
    source: Values
    claims: tuple[Values, ...]
    body: str


@dataclass(frozen=True, slots=True)
class Commitment:
    """A commitment, with what a generator without due windows needs to place it."""

    id: str
    values: Values
    falls_on: date | None
    """The last day that its due date can mean; None where there is no date."""
    article: Head
    """The evidence."""


@dataclass(frozen=True, slots=True)
class Note:
    """A story, an edition or a page."""

    id: str
    values: Values
    body: str
