"""The configuration: every option declared once, with type, default and a line of documentation.

`briefing.toml` is read from text and never from disk here.  The reference page
docs/configuration.md is generated from OPTIONS.
"""

from __future__ import annotations

import contextlib
import re
import tomllib
import zoneinfo
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import SplitResult, urlsplit

from briefing.diagnostics import UNSAFE, Diagnostics, Place, nearest

FILE = "briefing.toml"


class _ValueError(Exception):
    """A value of the wrong type: says what was expected."""

    def __init__(self, expected: str, hint: str) -> None:
        super().__init__(expected)
        self.expected, self.hint = expected, hint


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise _ValueError("a text", "put it into quotes")
    if UNSAFE.search(value):
        raise _ValueError("a text without control characters", "delete the character")
    return value


def _split(text: str) -> SplitResult:
    """Return the parts of an address; none where it has no parts."""
    try:
        return urlsplit(text)
    except ValueError:
        return SplitResult("", "", "", "", "")


_TAIL = re.compile(r"[\s?#]")


def _host(value: object) -> str:
    text = _text(value)
    if text and not re.fullmatch(r"[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+", text):
        raise _ValueError("a host name", "write it without https:// and slashes")
    return text


def _url(value: object) -> str:
    text = _text(value)
    parts = _split(text)
    if text and (parts.scheme not in {"http", "https"} or not parts.hostname or _TAIL.search(text)):
        raise _ValueError("an http or https address", "write it as https://example.org/digest/")
    return text if not text or text.endswith("/") else text + "/"


def _link(value: object) -> str:
    text = _text(value)
    if text and _split(text).scheme not in {"http", "https", "mailto"}:
        raise _ValueError(
            "an https or mailto address", "write it as https://… or mailto:desk@example.org"
        )
    return text


def _number(low: int, high: int) -> Callable[[object], int]:
    def read(value: object) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
            raise _ValueError(f"a whole number from {low} to {high}", "write it without quotes")
        return value

    return read


def _day(value: object) -> date:
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        with contextlib.suppress(ValueError):
            value = date.fromisoformat(value)
    if type(value) is not date:
        raise _ValueError("a day", "write it as 2026-01-01")
    return value


def _zone(value: object) -> str:
    text = _text(value)
    try:
        zoneinfo.ZoneInfo(text)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        raise _ValueError("a time zone of the IANA database", "write it as Europe/London") from None
    return text


@dataclass(frozen=True, slots=True)
class Option:
    """One option of briefing.toml."""

    key: str
    """table.name"""
    read: Callable[[object], Any]
    """Checks a TOML value and returns it; raises `_ValueError`."""
    type: str
    """For the documentation."""
    default: Any
    doc: str

    @property
    def field(self) -> str:
        """Name of the field of Config."""
        return self.key.split(".")[1]


OPTIONS = (
    Option("site.title", _text, "text", "Briefing", "Name of the digest."),
    Option("site.tagline", _text, "text", "", "One line under the name, on the front page."),
    Option(
        "site.url",
        _url,
        "address",
        "",
        "Where the site is published, for canonical links, feeds, the sitemap and 404.html. "
        "All other links are relative, so one build works anywhere; `--base-url` overrides it.",
    ),
    Option("site.language", _text, "BCP 47 tag", "en", "Language of the texts."),
    Option(
        "site.time_zone",
        _zone,
        "IANA name",
        "UTC",
        "Zone in which a day of the digest begins and ends.",
    ),
    Option(
        "site.since",
        _day,
        "day",
        date(2026, 1, 1),
        "When the digest began: what feeds give as the date of undated briefings.",
    ),
    Option("site.cname", _host, "host name", "", "Written to `CNAME`, for a custom domain."),
    Option("site.contact", _text, "text", "", "Contact, as printed on pages."),
    Option(
        "site.report",
        _link,
        "https or mailto address",
        "",
        'Where the "report an error" link of every page leads.',
    ),
    Option("site.licence", _text, "text", "CC BY 4.0", "Licence of the digest's own data."),
    Option(
        "site.licence_url",
        _link,
        "address",
        "https://creativecommons.org/licenses/by/4.0/",
        "Where that licence can be read.",
    ),
    Option(
        "site.privacy",
        _text,
        "text",
        "No cookies, no trackers, nothing loaded from elsewhere.",
        "The privacy line in the footer.",
    ),
    Option("lists.page_size", _number(1, 1000), "1 to 1000", 50, "Items on one page of a list."),
    Option("lists.feed_size", _number(1, 500), "1 to 500", 50, "Entries of a feed."),
    Option(
        "lists.due_days",
        _number(1, 366),
        "1 to 366",
        90,
        'Days that "due next" looks ahead.',
    ),
    Option(
        "limits.file_bytes",
        _number(1024, 2**30),
        "1024 to 1073741824",
        4 * 2**20,
        "Largest content file that is read.",
    ),
)
"""Every option, in the order of the documentation."""


@dataclass(frozen=True, slots=True)
class Config:
    """The checked configuration: one field for each of OPTIONS, which say what it means."""

    title: str
    tagline: str
    url: str
    """Ends in a slash, or is empty."""
    language: str
    time_zone: str
    since: date
    cname: str
    contact: str
    report: str
    licence: str
    licence_url: str
    privacy: str
    page_size: int
    feed_size: int
    due_days: int
    file_bytes: int


DEFAULTS: dict[str, Any] = {option.field: option.default for option in OPTIONS}


def parse(text: str, problems: Diagnostics) -> Config:
    """Read briefing.toml; options that cannot be used are reported and keep their default."""
    text = text.removeprefix("\ufeff")
    try:
        document = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        place, reason = _explain(error, text)
        problems.add("config-syntax", place, reason=reason)
        return Config(**DEFAULTS)
    known = {option.key: option for option in OPTIONS}
    values: dict[str, Any] = {}
    for key, value in _flatten(document):
        place = _place(text, key)
        option = known.get(key)
        if option is None:
            hint = nearest(key, known, otherwise="docs/configuration.md lists every option")
            problems.add("config-unknown", place, key=key, hint=hint)
            continue
        try:
            values[option.field] = option.read(value)
        except _ValueError as error:
            problems.add("config-value", place, key=key, expected=error.expected, hint=error.hint)
    return Config(**(DEFAULTS | values))


def _flatten(document: dict[str, Any]) -> list[tuple[str, Any]]:
    pairs = []
    for table, content in document.items():
        if isinstance(content, dict):
            pairs += [(f"{table}.{name}", value) for name, value in content.items()]
        else:
            pairs.append((table, content))
    return pairs


def _explain(error: Exception, text: str) -> tuple[Place, str]:
    """Return where and why TOML failed; at the end of the document, its last line."""
    reason = str(error).removesuffix(" (at end of document)")
    if isinstance(error, RecursionError):
        reason = "it is nested too deep"
    if match := re.search(r"^(.*) \(at line (\d+), column (\d+)\)$", reason):
        return Place(FILE, int(match[2]), int(match[3])), match[1]
    return Place(FILE, max(1, len(text.rstrip().splitlines())), 1), reason


def _place(text: str, key: str) -> Place:
    """Find an option: its line ends the shortest beginning of the text that has it."""
    lines = text.split("\n")
    for number in range(1, len(lines) + 1):
        with contextlib.suppress(ValueError, RecursionError):
            if key in dict(_flatten(tomllib.loads("\n".join(lines[:number])))):
                return _start(lines[:number], key.rpartition(".")[2])
    return Place(FILE)


def _start(lines: list[str], name: str) -> Place:
    """Find where an option that ends on the last of these lines starts."""
    for number in range(len(lines), 0, -1):
        if match := re.search(rf"(?<![\w-]){re.escape(name)}[\"']?\s*[]=]", lines[number - 1]):
            return Place(FILE, number, match.start() + 1)
    return Place(FILE, len(lines), 1)
