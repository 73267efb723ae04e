"""The records of the digest: frozen, checked, with every reference resolved to an id.

A record holds only what an author wrote; what can be computed is computed by the library.
Texts are plain text unless said otherwise.  They are Structs (msgspec), which are what frozen
dataclasses with slots are, and quicker to define, to make, to keep and to compare.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

from msgspec import Struct

from briefing.diagnostics import Place
from briefing.model.dates import NO_DATE, Due, Period

Path = tuple[str | int, ...]
"""Where a value stands in the front matter: ("status", 2, "on")."""


Positions = Mapping[Path, tuple[int, int]]
"""Line and column, both from 1, by path; inline commitments have paths below their own."""


class Where:
    """The file that a record was read from, and the position of each of its values.

    It is no part of what a record says: all are equal.  No Struct, so that a record that is stored
    can keep the positions once for all its parts.
    """

    __slots__ = ("base", "file", "positions")

    def __init__(self, file: str, positions: Positions | None = None, base: Path = ()) -> None:
        self.file, self.base = file, base
        self.positions: Positions = {} if positions is None else positions

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Where)

    def __hash__(self) -> int:
        return 0

    def at(self, *path: str | int) -> Place:
        """Return the position of a value, else that of the nearest value around it."""
        full = self.base + path
        while full and full not in self.positions:
            full = full[:-1]
        line, column = self.positions[full] if full else (1, 1)
        return Place(self.file, line, column)

    def below(self, *path: str | int) -> Where:
        """Return the same file seen from a nested record."""
        return Where(self.file, self.positions, self.base + path)


class Link(Struct, frozen=True, array_like=True):
    """A link or image of a body, to be resolved once all addresses are known."""

    target: str
    """As written, with its anchor."""
    line: int
    """Line in the file, from 1."""
    column: int | None = None
    image: bool = False


class Heading(Struct, frozen=True, array_like=True):
    """A heading of a body."""

    level: int
    text: str
    anchor: str


PASSAGE_END = "\2"
"""Stands between two passages of a text: no word, blank or mark, so that a pattern matches across
it only by naming it."""


class Body(Struct, frozen=True, array_like=True):
    """Markdown rendered to safe HTML but for its link targets.

    The HTML is `parts[0] + target(links[0]) + parts[1] + …`, so that a body can be rendered
    before it is known where its links lead.
    """

    parts: tuple[str, ...] = ("",)
    links: tuple[Link, ...] = ()
    headings: tuple[Heading, ...] = ()
    anchors: frozenset[str] = frozenset()
    excerpt: str = ""
    """Plain text before `<!--more-->`, else the first 60 words."""
    text: str = ""
    """The plain text of each paragraph, heading, list item and cell outside of quotes and code,
    with PASSAGE_END between two."""
    source: str = ""
    """The Markdown, in which the place of a passage is looked up (`markdown.lines`)."""
    line: int = 1
    """The line of the file that it starts on."""

    def html(self, resolve: Callable[[Link], str]) -> str:
        """Return the HTML with each link's target as `resolve` gives it, already escaped."""
        pieces = [self.parts[0]]
        for link, part in zip(self.links, self.parts[1:], strict=True):
            pieces += (resolve(link), part)
        return "".join(pieces)


class Source(Struct, frozen=True, array_like=True):
    """Somebody else's text that a statement rests on."""

    publisher: str = ""
    title: str = ""
    author: str = ""
    url: str = ""
    archive_url: str = ""
    published: Period | None = None
    retrieved: Period | None = None
    sha256: str = ""
    """Of the raw bytes, in lower-case hexadecimal; the text is `sources/<sha256>.txt`."""
    relays: tuple[str, ...] = ()
    """Outlets that the page repeats: "Bloomberg, as relayed by …"."""
    article: str = ""
    """Id of the article of the digest that this source is, if any."""


class Quote(Struct, frozen=True, array_like=True):
    """A few words of a source, with enough around them to be found once."""

    exact: str
    prefix: str = ""
    suffix: str = ""


class Evidence(Struct, frozen=True, array_like=True):
    """What a commitment or claim rests on."""

    source: Source
    role: str = "context"
    """One of vocabulary.EVIDENCE_ROLES."""
    quote: Quote | None = None
    where: Where = Where("")


class Alias(Struct, frozen=True, array_like=True):
    """Another name of a company, product or theme."""

    text: str
    weak: bool = False
    """Ambiguous: accepted in a tag only while it has one owner, in a text only with support."""
    requires: tuple[str, ...] = ()
    rejects: tuple[str, ...] = ()


class Product(Struct, frozen=True, array_like=True):
    """A product, model or programme of a company."""

    name: str
    aliases: tuple[Alias, ...] = ()


class Person(Struct, frozen=True, array_like=True):
    """Somebody who speaks for a company, in a role that was checked on a day."""

    name: str
    role: str = ""
    as_of: Period | None = None


class Record(Struct, frozen=True, array_like=True, kw_only=True):
    """What every kind of file has."""

    id: str
    slug: str
    where: Where
    redirect_from: tuple[str, ...] = ()
    draft: bool = False


class Company(Record, frozen=True, kw_only=True):
    """An organisation that acts."""

    name: str
    kind: str = "company"
    country: str = ""
    aliases: tuple[Alias, ...] = ()
    products: tuple[Product, ...] = ()
    people: tuple[Person, ...] = ()
    url: str = ""
    fiscal_year_end: tuple[int, int] | None = None
    """Month and day."""


class Theme(Record, frozen=True, kw_only=True):
    """A subject; its page is the topic page."""

    name: str
    aliases: tuple[Alias, ...] = ()
    definition: str = ""
    is_not: str = ""
    keywords: tuple[str, ...] = ()
    parent: str = ""


class Amount(Struct, frozen=True, array_like=True):
    """A sum or quantity: `value`…`value_upper`, times the scale, of a currency or unit."""

    value: Decimal
    value_upper: Decimal | None = None
    scale: str = ""
    """One of vocabulary.SCALES, or empty for one."""
    currency: str = ""
    """ISO 4217."""
    unit: str = ""
    approx: bool = False
    measure: str = ""
    """What is counted: "capital expenditure"."""


class StatusEntry(Struct, frozen=True, array_like=True):
    """What became of a commitment, on a day."""

    on: Period
    status: str
    """One of vocabulary.STATUSES; written `is`."""
    what: str = ""
    sources: tuple[Source, ...] = ()
    by: str = ""


class Revision(Struct, frozen=True, array_like=True):
    """A change of the promise itself."""

    on: Period
    field: str
    old: str = ""
    """Written `from`."""
    new: str = ""
    """Written `to`."""
    why: str = ""
    sources: tuple[Source, ...] = ()
    old_due: Period | None = None
    new_due: Period | None = None
    """Read from `from` and `to` where the field is `due`."""


class Correction(Struct, frozen=True, array_like=True):
    """Something that was wrong, and what is right."""

    on: Period
    wrong: str
    right: str
    sources: tuple[Source, ...] = ()


class Commitment(Record, frozen=True, kw_only=True):
    """A dated statement of what someone will do."""

    who: tuple[str, ...]
    """Company ids."""
    what: str
    said_by: str = ""
    themes: tuple[str, ...] = ()
    due: Due = NO_DATE
    amount: Amount | None = None
    stated_on: Period | None = None
    strength: str = "reported"
    standing: str = "reported"
    settles_when: str = ""
    voided_if: str = ""
    evidence: tuple[Evidence, ...] = ()
    sources: tuple[Source, ...] = ()
    status: tuple[StatusEntry, ...] = ()
    revisions: tuple[Revision, ...] = ()
    conflicts: tuple[str, ...] = ()
    supersedes: str = ""
    checked_on: Period | None = None
    note: str = ""
    articles: tuple[str, ...] = ()
    """Ids of the articles that it is told in."""


class Claim(Struct, frozen=True, array_like=True):
    """An attributed statement in an article that is not a commitment."""

    id: str
    text: str
    who: tuple[str, ...] = ()
    """Company ids, or names of others."""
    kind: str = "fact"
    standing: str = "reported"
    note: str = ""
    evidence: tuple[Evidence, ...] = ()
    checked_on: Period | None = None


class Origin(Struct, frozen=True, array_like=True):
    """Where a statement first came from."""

    id: str
    basis: str = ""


class Article(Record, frozen=True, kw_only=True):
    """One Markdown file about one source, or an original piece."""

    title: str
    excerpt: str = ""
    """What lists show of it: the summary, else the excerpt of the body."""
    companies: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    date: Period | None = None
    updated: Period | None = None
    summary: str = ""
    source: Source | None = None
    rights: str = "full"
    origin: Origin | None = None
    story: str = ""
    key_points: tuple[str, ...] = ()
    claims: tuple[Claim, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    corrections: tuple[Correction, ...] = ()
    checked_on: Period | None = None
    lang: str = ""
    translation_of: str = ""


class Story(Record, frozen=True, kw_only=True):
    """Several articles about the same event."""

    title: str
    summary: str = ""


class Pick(Struct, frozen=True, array_like=True):
    """One item of an edition, with the reason for it."""

    kind: str
    """story, article or commitment."""
    id: str
    why: str = ""


class Edition(Record, frozen=True, kw_only=True):
    """A dated issue of the digest."""

    title: str
    covers: Period
    lead: str = ""
    picks: tuple[Pick, ...] = ()


class Page(Record, frozen=True, kw_only=True):
    """A page of the digest about itself."""

    title: str
    description: str = ""
