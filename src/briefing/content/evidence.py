"""Evidence: whether the words of a quote stand in their source, and the receipts that say so.

A quote is compared on NFC text, with each run of white space as one space and straight quotes;
prefix and suffix count.  It must stand in the source exactly once; nothing is matched loosely.
Where the raw source is not at hand, a receipt of an earlier check vouches for the quote.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import lru_cache

import yaml
from msgspec import Struct
from msgspec.structs import replace

from briefing.content import header, schema
from briefing.content.values import Cursor
from briefing.diagnostics import Diagnostics, Place
from briefing.model.dates import Period, parse_period
from briefing.model.library import Library, evidence_of
from briefing.model.records import Quote, Record, Source

_STRAIGHT = str.maketrans(
    dict.fromkeys("\u2018\u2019\u201a\u201b\u2032", "'")
    | dict.fromkeys("\u201c\u201d\u201e\u201f\u2033", '"')
)
"""Typographic quotation marks and primes as straight ones."""


class Found(Struct, frozen=True):
    """Where a quote stands in its source."""

    word: int
    """How many words of the source come before it."""
    words: int
    """Its length."""


class Checked(Struct, frozen=True):
    """A quote of a receipt."""

    sha256: str
    verified_on: Period
    found: Found
    tool: str


class Receipt(Struct, frozen=True):
    """The record of a check: which quotes were found in one source, and when."""

    sha256: str
    normalised_sha256: str
    publisher: str
    retrieved: str
    quotes: tuple[Checked, ...] = ()
    written: tuple[str, ...] = ()
    """SHA-256 of the files that ingest wrote of the source: one that differs was edited."""


class Shelf(Struct, frozen=True):
    """What quotes are checked against."""

    sources: Mapping[str, str]
    """Raw texts at hand, by their SHA-256."""
    receipts: Mapping[str, Receipt]
    """By the SHA-256 of their source."""
    damaged: Mapping[str, str] = {}
    """Sources that are not what their name says: that name → their SHA-256."""

    def look(self, sha256: str, quote: Quote) -> Look:
        """Look a quote up, in its source where that is at hand."""
        text = self.sources.get(sha256) if sha256 else None
        receipt = self.receipts.get(sha256) if sha256 else None
        places = None if text is None else tuple(find(_normalised(text), quote))
        return Look(places, _known(receipt, quote))


class Look(Struct, frozen=True):
    """What is known of a quote."""

    places: tuple[Found, ...] | None
    """Where it stands in its source; None where that is not at hand."""
    known: Checked | None
    """What a receipt says."""

    @property
    def is_wrong(self) -> bool:
        """Whether it could be checked and does not stand there exactly once."""
        return self.places is not None and len(self.places) != 1

    def verified(self, today: Callable[[], Period]) -> Period | None:
        """Return the day on which it was found; None where it was not."""
        if self.places is None:
            return self.known.verified_on if self.known else None
        if self.is_wrong:
            return None
        if self.known and self.known.found == self.places[0]:
            return self.known.verified_on
        return today()


class Tally(Struct, frozen=True):
    """How many quotes there are, and how many of them are not verified here."""

    quotes: int
    unverified: int

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.quotes + other.quotes, self.unverified + other.unverified)

    def __sub__(self, other: Tally) -> Tally:
        return Tally(self.quotes - other.quotes, self.unverified - other.unverified)


NO_QUOTES = Tally(0, 0)


def normalise(text: str) -> str:
    """Return a text as quotes are compared: NFC, single spaces, straight quotes."""
    return " ".join(unicodedata.normalize("NFC", text).translate(_STRAIGHT).split())


def find(source: str, quote: Quote) -> list[Found]:
    """Return every place of a quote in a normalised source."""
    exact = normalise(quote.exact)
    parts = (normalise(quote.prefix), exact, normalise(quote.suffix))
    pattern = " ?".join(re.escape(part) for part in parts if part)
    skip = len(parts[0])
    places = []
    for match in re.finditer(f"(?={pattern})", source):
        start = source.index(exact, match.start() + skip)
        places.append(Found(len(source[:start].split()), len(exact.split())))
    return places


def digest(quote: Quote) -> str:
    """Return the SHA-256 of a quote, by which a receipt knows it."""
    parts = (normalise(quote.prefix), normalise(quote.exact), normalise(quote.suffix))
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


def check(library: Library, record: Record, shelf: Shelf, problems: Diagnostics) -> Tally:
    """Check every quote of a record that can be checked."""
    quotes = unverified = 0
    for entry in evidence_of(record):
        if entry.quote is None:
            continue
        quotes += 1
        sha256 = library.source(entry).sha256
        if found := shelf.damaged.get(sha256):
            problems.add("source-digest", Place(f"sources/{sha256}.txt"), found=found)
        look = shelf.look(sha256, entry.quote)
        if look.is_wrong:
            assert look.places is not None
            problems.add(
                "quote-ambiguous" if look.places else "quote-not-found",
                entry.where.at("quote"),
                quote=entry.quote.exact,
                count=len(look.places),
                source=f"sources/{sha256[:12]}….txt",
            )
        elif look.places is None and look.known is None:
            unverified += 1
    return Tally(quotes, unverified)


def receipts(library: Library, shelf: Shelf, *, as_of: date, tool: str) -> dict[str, Receipt]:
    """Return the receipts that there should be, by SHA-256.

    Those are what the sources at hand amount to, and the present ones of other sources, without
    the quotes that nothing uses any more.
    """
    today = parse_period(as_of.isoformat())
    checked: dict[str, dict[str, Checked]] = {}
    named: dict[str, Source] = {}
    used: set[tuple[str, str]] = set()
    for entry in library.evidence():
        source = library.source(entry)
        if entry.quote is None:
            continue
        used.add((source.sha256, digest(entry.quote)))
        if source.sha256 not in shelf.sources:
            continue
        named.setdefault(source.sha256, source)
        look = shelf.look(source.sha256, entry.quote)
        if not look.places or look.is_wrong:
            continue
        day = look.verified(lambda: today)
        assert day
        one = Checked(
            digest(entry.quote), day, look.places[0], look.known.tool if look.known else tool
        )
        checked.setdefault(source.sha256, {})[one.sha256] = one
    before = {
        sha256: replace(
            receipt, quotes=tuple(one for one in receipt.quotes if (sha256, one.sha256) in used)
        )
        for sha256, receipt in shelf.receipts.items()
    }
    made = {
        sha256: receipt_of(
            named[sha256],
            shelf.sources[sha256],
            quotes=tuple(sorted(found.values(), key=lambda quote: quote.found.word)),
            written=before[sha256].written if sha256 in before else (),
        )
        for sha256, found in checked.items()
    }
    return dict(sorted((before | made).items()))


@lru_cache(maxsize=16)
def _normalised(text: str) -> str:
    return normalise(text)


def _known(receipt: Receipt | None, quote: Quote) -> Checked | None:
    wanted = digest(quote)
    return next((c for c in receipt.quotes if c.sha256 == wanted), None) if receipt else None


def receipt_of(
    source: Source, raw: str, *, quotes: tuple[Checked, ...] = (), written: tuple[str, ...] = ()
) -> Receipt:
    """Return the receipt of a source whose raw text this is."""
    return Receipt(
        sha256=source.sha256,
        normalised_sha256=hashlib.sha256(_normalised(raw).encode()).hexdigest(),
        publisher=source.publisher,
        retrieved=source.retrieved.text if source.retrieved else "",
        quotes=quotes,
        written=written,
    )


def read_receipts(files: Iterable[tuple[str, str]], problems: Diagnostics) -> dict[str, Receipt]:
    """Read receipts given as (path, text), by the SHA-256 of their source."""
    receipts = {}
    for path, text in files:
        receipt = _read_receipt(path, text, problems)
        if receipt is None:
            continue
        if path.rpartition("/")[2] != f"{receipt.sha256[:12]}.yml":
            reason = (
                f"its name does not begin with the digits of its sha256 ({receipt.sha256[:12]})"
            )
            problems.add("receipt-invalid", Place(path, 1, 1), reason=reason)
            continue
        receipts[receipt.sha256] = receipt
    return receipts


def _read_receipt(path: str, text: str, problems: Diagnostics) -> Receipt | None:
    found = Diagnostics()
    node = header.read_yaml(text, 1, path, found)
    values = None
    if node is not None:
        values = schema.read_mapping(Cursor(node, path, (), found, {}, None), schema.RECEIPT)
    if values is None or len(found):
        first = next(iter(found), None)
        place = Place(path, first.line, first.column) if first else Place(path, 1, 1)
        reason = first.message.replace("the front matter is", "it is") if first else "it is empty"
        problems.add("receipt-invalid", place, reason=reason)
        return None
    return Receipt(
        sha256=values["sha256"],
        normalised_sha256=values.get("normalised_sha256", ""),
        publisher=values.get("publisher", ""),
        retrieved=values["retrieved"].text if "retrieved" in values else "",
        quotes=tuple(
            Checked(
                quote["sha256"],
                quote["verified_on"],
                Found(int(quote.get("word", 0)), int(quote.get("words", 0))),
                quote.get("tool", ""),
            )
            for quote in values.get("quotes", ())
        ),
        written=values.get("written", ()),
    )


def compose_receipt(receipt: Receipt) -> str:
    """Return a receipt as the text of its file."""
    document: dict[str, object] = {
        "sha256": receipt.sha256,
        "normalised_sha256": receipt.normalised_sha256,
    }
    for name in ("publisher", "retrieved"):
        if value := getattr(receipt, name):
            document[name] = value
    if receipt.written:
        document["written"] = list(receipt.written)
    document["quotes"] = [
        {
            "sha256": checked.sha256,
            "word": checked.found.word,
            "words": checked.found.words,
            "verified_on": checked.verified_on.text,
            "tool": checked.tool,
        }
        for checked in receipt.quotes
    ]
    return yaml.safe_dump(document, sort_keys=False, allow_unicode=True)
