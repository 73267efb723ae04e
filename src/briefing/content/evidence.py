"""Evidence: whether the words of a quote stand in their source, and the receipts that say so.

A quote is compared on NFC text, with each run of white space as one space and straight quotes;
prefix and suffix count.  It must stand in the source exactly once; nothing is matched loosely.
Where the raw source is not at hand, a receipt of an earlier check vouches for the quote.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import yaml

from briefing.content import header, schema
from briefing.content.values import Cursor
from briefing.diagnostics import Diagnostics, Place
from briefing.model.dates import Period, parse_period
from briefing.model.library import Library
from briefing.model.records import Evidence, Quote, Source

_STRAIGHT = str.maketrans(
    dict.fromkeys("\u2018\u2019\u201a\u201b\u2032", "'")
    | dict.fromkeys("\u201c\u201d\u201e\u201f\u2033", '"')
)
"""Typographic quotation marks and primes as straight ones."""


@dataclass(frozen=True, slots=True)
class Found:
    """Where a quote stands in its source."""

    word: int
    """How many words of the source come before it."""
    words: int
    """Its length."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A quote of a receipt."""

    sha256: str
    verified_on: Period
    found: Found
    tool: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """The record of a check: which quotes were found in one source, and when."""

    sha256: str
    normalised_sha256: str
    publisher: str
    retrieved: str
    quotes: tuple[Checked, ...]


@dataclass(frozen=True, slots=True)
class Verification:
    """The outcome for the whole digest."""

    verified: Mapping[tuple[str, Quote], Period]
    """(sha256 of the source, quote) → day on which it was found."""
    receipts: Mapping[str, Receipt]
    """sha256 of the source → receipt as it should be written."""
    quotes: int
    """How many quotes there are."""
    unverified: int
    """How many of them are not verified here."""


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


def verify(
    library: Library,
    sources: Mapping[str, str],
    receipts: Mapping[str, Receipt],
    problems: Diagnostics,
    *,
    as_of: date,
    tool: str,
) -> Verification:
    """Check every quote that can be checked; take the rest from receipts.

    `sources` holds the raw texts at hand, `receipts` those of the project, both by SHA-256.
    """
    today = parse_period(as_of.isoformat())
    verified: dict[tuple[str, Quote], Period] = {}
    checked: dict[str, dict[str, Checked]] = {}
    normalised = {sha256: normalise(text) for sha256, text in sources.items()}
    quotes = unverified = 0
    for entry in library.evidence():
        if entry.quote is None:
            continue
        quotes += 1
        source = library.source(entry)
        known = _known(receipts.get(source.sha256), entry.quote)
        if source.sha256 in normalised:
            found = _look(normalised[source.sha256], entry, entry.quote, source, problems)
            if found is None:
                continue
            day = known.verified_on if known and known.found == found else today
            known = Checked(digest(entry.quote), day, found, known.tool if known else tool)
            checked.setdefault(source.sha256, {})[known.sha256] = known
        if known is None:
            unverified += 1
        else:
            verified[source.sha256, entry.quote] = known.verified_on
    written = {
        sha256: _receipt(sha256, normalised[sha256], found, library)
        for sha256, found in sorted(checked.items())
    }
    return Verification(verified, written, quotes, unverified)


def _known(receipt: Receipt | None, quote: Quote) -> Checked | None:
    wanted = digest(quote)
    return next((c for c in receipt.quotes if c.sha256 == wanted), None) if receipt else None


def _look(
    text: str, entry: Evidence, quote: Quote, source: Source, problems: Diagnostics
) -> Found | None:
    """Find a quote exactly once, or report it."""
    places = find(text, quote)
    if len(places) == 1:
        return places[0]
    code = "quote-ambiguous" if places else "quote-not-found"
    problems.add(
        code,
        entry.where.at("quote"),
        quote=quote.exact,
        count=len(places),
        source=f"sources/{source.sha256[:12]}….txt",
    )
    return None


def _receipt(
    sha256: str, normalised: str, found: Mapping[str, Checked], library: Library
) -> Receipt:
    sources = (library.source(entry) for entry in library.evidence())
    source = next(source for source in sources if source.sha256 == sha256)
    return Receipt(
        sha256=sha256,
        normalised_sha256=hashlib.sha256(normalised.encode()).hexdigest(),
        publisher=source.publisher,
        retrieved=source.retrieved.text if source.retrieved else "",
        quotes=tuple(sorted(found.values(), key=lambda checked: checked.found.word)),
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
