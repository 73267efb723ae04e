"""What the formats of feeds have in common: an entry with its title, address, text and dates."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from email.utils import parsedate_to_datetime

_ISO = re.compile(r"\s*((?:19|20)\d\d)-?(\d\d)-?(\d\d)(?!\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of a feed, as it says of itself."""

    title: str = ""
    """May hold HTML."""
    link: str = ""
    base: str = ""
    """Where relative links of its text start from."""
    text: str = ""
    """Its fullest text: HTML or plain."""
    is_html: bool = True
    summary: str = ""
    """A shorter text beside the full one, in HTML."""
    published: str = ""
    """A day; empty where unknown."""
    source: str = ""
    """Who published it first, where the feed gathers entries of others. May hold HTML."""
    updated: str = ""
    authors: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    """Categories."""
    lang: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed: its name and its entries."""

    title: str = ""
    """May hold HTML."""
    home: str = ""
    """Address of its site, where relative links start from unless an entry says otherwise."""
    lang: str = ""
    entries: tuple[Entry, ...] = ()
    whole: bool = True
    """Whether its last element is closed: a download that broke off holds the beginning only."""


def day(text: str, otherwise: Iterable[int] | None = None) -> str:
    """Return the day that a time stamp names where it was written; not the day in Greenwich.

    `otherwise` are the year, month and day as somebody else understood them.
    """
    iso = _ISO.match(text)
    try:
        if iso:
            return date(int(iso[1]), int(iso[2]), int(iso[3])).isoformat()
        return parsedate_to_datetime(text).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        pass
    try:
        year, month, number = list(otherwise or ())[:3]
        return date(year, month, number).isoformat()
    except (ValueError, TypeError, OverflowError):
        return ""


def distinct(values: Iterable[str]) -> tuple[str, ...]:
    """Return texts without white space around them, each once, in their order."""
    return tuple(dict.fromkeys(" ".join(value.split()) for value in values if value.strip()))
