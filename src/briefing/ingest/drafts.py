"""The records of ingest: what a reader finds in a source, and the draft that is made of it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from briefing.diagnostics import Diagnostic
from briefing.model.records import Amount


@dataclass(frozen=True, slots=True)
class Dropped:
    """A passage of the source that does not stand in the Markdown."""

    text: str
    """Its words as they stood there, in their order."""
    line: int | None
    """Where it begins, from 1, in the raw text; None where the source has no lines."""
    reason: str
    """One of REASONS."""
    confidence: float = 1.0
    """From 0 to 1."""


REASONS = {
    "title": "it is the title, in the front matter",
    "kicker": "a label above the title",
    "site": "the name of the site or newsletter",
    "byline": "who wrote it, in the front matter",
    "date": "when it appeared, in the front matter",
    "summary": "the standfirst, in the front matter",
    "advert": "an advert or a sponsored block",
    "related": "links to other pieces",
    "navigation": "the site's navigation",
    "cookie": "a notice about cookies or consent",
    "share": "buttons for sharing, printing, following",
    "subscribe": "an invitation to subscribe or sign in",
    "footer": "the site's footer, address or copyright",
    "comments": "readers' comments",
    "caption": "the name or credit of a picture",
    "repeated": "it stands in the text already",
    "boilerplate": "outside the article as the page is built",
    "markup": "a form, script or other thing that cannot be text",
}
"""Why a passage is dropped: code → what the report says."""


@dataclass(frozen=True, slots=True)
class Question:
    """A doubtful decision that an editor should look at."""

    text: str
    """As asked: "is this a table?"."""
    line: int | None
    """Where the passage begins in the raw text, from 1."""
    passage: str
    """Its first words."""
    decided: str
    """What was done meanwhile."""
    confidence: float
    """In that decision, from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A tag or entry for an editor to accept."""

    kind: str
    """company, theme, year, commitment, new-company, ownership, duplicate or story."""
    value: str
    """The name as it would stand in front matter; for a commitment its sentence."""
    reason: str
    """Why, in a phrase: where it was found, how often."""
    score: float
    """From 0 to 1."""
    accepted: bool = False
    """Whether it already stands under its own key of the front matter."""
    details: Mapping[str, object] = field(default_factory=dict)
    """For a commitment: who, what, due, amount, modality."""


@dataclass(frozen=True, slots=True)
class DueTime:
    """A due time of a text, in the kinds and dates of the content model."""

    start: int
    """Offset of its first character in the text."""
    end: int
    """Offset after its last."""
    text: str
    """As it stands there, with its preposition: "by the end of 2027"."""
    date: str
    """EDTF-like, as in `due.date`: `2027-Q3`, `P12M/P18M`; empty where it stays relative."""
    kind: str
    """One of vocabulary.DUE_KINDS."""
    precision: str
    """One of dates.PRECISIONS."""
    earliest: datetime.date | None
    """First day of the window; None where open or not known."""
    latest: datetime.date | None
    """Last day of the window."""
    relative: str = ""
    """What it is relative to, where no reference day was given: "next year"."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may be a commitment."""

    sentence: str
    """Verbatim."""
    start: int
    """Offset of the sentence in the text."""
    end: int
    who: str
    """Name by the registry, else as written."""
    action: str
    """What will be done, in the words of the sentence."""
    due: DueTime | None
    amount: Amount | None
    modality: str
    """committed, plans, aims, will, expects, scheduled or not-until."""
    score: float
    """From 0 to 1."""
    reason: str = ""
    """What spoke for and against it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """What the reader of one kind of input found: the article before tags and commitments."""

    raw: str
    """The source as text, which quotes are verified against; kept in sources/."""
    title: str = ""
    title_from: str = ""
    """How it was found, for the review: "og:title", "first line"."""
    markdown: str = ""
    """The whole normalised body; headings from level 2."""
    kicker: str = ""
    site: str = ""
    author: str = ""
    publisher: str = ""
    url: str = ""
    published: str = ""
    """EDTF-like, as precise as it was found; empty where unknown."""
    published_from: str = ""
    """How it was found: "meta article:published_time"."""
    updated: str = ""
    lang: str = ""
    summary: str = ""
    """A standfirst or description that the source itself gives."""
    labels: tuple[str, ...] = ()
    """Categories that the source itself gives, as a feed does."""
    dropped: tuple[Dropped, ...] = ()
    questions: tuple[Question, ...] = ()
    problems: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A source article on its way to an editor.

    With an error among its diagnostics it is a report of failure, and its Markdown may be empty.
    """

    name: str
    """The input that it came from."""
    kind: str
    """One of readers.READERS."""
    title: str = ""
    markdown: str = ""
    """The whole normalised body."""
    front_matter: Mapping[str, Any] = field(default_factory=dict)
    """As it is to be written, ready for YAML."""
    dropped: tuple[Dropped, ...] = ()
    questions: tuple[Question, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    material: Material | None = None
    """What it was made of."""

    @property
    def failed(self) -> bool:
        """Whether it is the report of a failure."""
        return any(item.severity == "error" for item in self.diagnostics)

    def with_problems(self, problems: Iterable[Diagnostic]) -> Draft:
        """Return it with further diagnostics."""
        return replace(self, diagnostics=(*self.diagnostics, *problems))
