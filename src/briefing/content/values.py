"""Readers of single values: from a node of the front matter to a checked Python value.

A reader is a function of a `Cursor`; it returns the value, or None after reporting why it cannot.
Readers are composed into the tables of `schema`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import TypeVar
from urllib.parse import urlsplit

from msgspec import Struct
from msgspec.structs import replace

from briefing.content import header
from briefing.diagnostics import Diagnostics, Place, nearest
from briefing.model import dates
from briefing.model.dates import DateError, Period
from briefing.model.records import Path
from briefing.model.registry import Names, Registry

T = TypeVar("T")


class Cursor(Struct, frozen=True):
    """A node, where it stands, and what its reader needs to know."""

    node: header.Node
    file: str
    path: Path
    problems: Diagnostics
    positions: dict[Path, tuple[int, int]]
    registry: Registry | None
    """None while the registry itself is read."""
    names: Path = ()
    """The path with keys as they were written; the same as `path` where empty."""

    @property
    def place(self) -> Place:
        """The position of the node."""
        return Place(self.file, self.node.line, self.node.column)

    @property
    def key(self) -> str:
        """The path for people, with keys as they were written: status[2].on."""
        words = ""
        for step in self.names or self.path:
            words += f"[{step + 1}]" if isinstance(step, int) else f".{step}"
        return words.removeprefix(".")

    def on(self, node: header.Node) -> Cursor:
        """Look at another node from the same place, such as the key of a value."""
        return replace(self, node=node)

    def to(self, node: header.Node, step: str | int, *, shown: str = "") -> Cursor:
        """Move to a node below this one, noting its position; `shown` is its key as written."""
        path = (*self.path, step)
        names = self.names
        if names or shown not in ("", step):
            names = (*(names or self.path), shown or step)
        self.positions[path] = (node.line, node.column)
        return Cursor(node, self.file, path, self.problems, self.positions, self.registry, names)

    def to_only(self) -> Cursor:
        """Stay, as on the first item of a list that holds nothing else."""
        path = (*self.path, 0)
        self.positions[path] = (self.node.line, self.node.column)
        return Cursor(
            self.node, self.file, path, self.problems, self.positions, self.registry,
            self.names or self.path,
        )  # fmt: skip

    def report(self, code: str, **values: object) -> None:
        """Report a problem at this node."""
        self.problems.add(code, self.place, **values)

    def wrong(self, expected: str, hint: str = "") -> None:
        """Report that the node is not of the type that is expected."""
        self.report(
            "wrong-type", key=self.key, expected=expected, found=_found(self.node), hint=hint
        )


Reader = Callable[[Cursor], T | None]


def _found(node: header.Node) -> str:
    match node:
        case header.Mapping():
            return "a group of keys"
        case header.Sequence():
            return "a list"
        case header.Scalar(text=None):
            return "empty"
        case header.Scalar(text=text):
            return repr(text if len(str(text)) <= 40 else str(text)[:39] + "…")


def text(at: Cursor) -> str | None:
    """Read a text; runs of white space count as one space."""
    if isinstance(at.node, header.Scalar) and (words := (at.node.text or "").split()):
        return " ".join(words)
    at.wrong("a text", "write it on the line of its key; quote it if it holds ': ' or '#'")
    return None


def boolean(at: Cursor) -> bool | None:
    """Read true or false."""
    if isinstance(at.node, header.Scalar) and at.node.text is not None:
        folded = at.node.text.casefold()
        if folded in {"true", "yes"}:
            return True
        if folded in {"false", "no"}:
            return False
    at.wrong("true or false")
    return None


def number(at: Cursor) -> Decimal | None:
    """Read a number that is not negative."""
    if isinstance(at.node, header.Scalar) and at.node.text is not None:
        try:
            value = Decimal(at.node.text.replace("_", ""))
        except InvalidOperation:
            value = Decimal("NaN")
        if value.is_finite() and 0 <= value < 10**18 and _decimals(value) <= 12:
            return value
    at.wrong("a number", "write digits only, as 1.2 or 600; the unit has a key of its own")
    return None


def _decimals(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0


_YEAR = re.compile(r"[1-9][0-9]{3}")


def year(at: Cursor) -> int | None:
    """Read a year of four digits."""
    if isinstance(at.node, header.Scalar) and _YEAR.fullmatch(at.node.text or ""):
        return int(at.node.text or "")
    at.wrong("a year", "write four digits, as 2027; finer dates belong to a commitment's 'due'")
    return None


_period = lru_cache(maxsize=1000)(dates.parse_period)
"""Most days of an article are those of its source, and of others around it."""


def period(at: Cursor) -> Period | None:
    """Read a date, as coarse as it is known."""
    value = text(at)
    if value is None:
        return None
    try:
        return _period(value)
    except DateError as error:
        hint = error.hint or "write a calendar date here, as 2026-08-02 or 2026-08"
        at.report("bad-date", value=value, reason=error.reason, hint=hint)
        return None


def month_day(at: Cursor) -> tuple[int, int] | None:
    """Read MM-DD."""
    value = text(at)
    if value is None:
        return None
    try:
        return dates.parse_fiscal_year_end(value)
    except DateError as error:
        at.report("bad-date", value=value, reason=error.reason, hint=error.hint)
        return None


_NOT_IN_URL = re.compile(r"[\s<>\"\\]")
_PLAIN_URL = re.compile(r"https?://[a-z0-9.-]+(?:[/?#][^\s<>\"\\]*)?")
"""What most addresses are, told in a tenth of the time that it takes to split one."""


def url(at: Cursor) -> str | None:
    """Read an http or https address."""
    value = text(at)
    if value is None or _PLAIN_URL.fullmatch(value):
        return value
    try:
        parts = urlsplit(value)
        usable = parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        usable = False
    if not usable or _NOT_IN_URL.search(value):
        at.report("bad-address", value=value, hint="write it in full, as https://example.org/page")
        return None
    return value


def site_path(at: Cursor) -> str | None:
    """Read an address inside the site, from its root."""
    value = text(at)
    if value is None:
        return None
    steps = value.split("/")
    if not value.startswith("/") or "//" in value or {".", ".."} & set(steps):
        at.report("bad-address", value=value, hint="write it from the site's root, as /old/page/")
        return None
    hidden = any(step.startswith(".") or len(step.encode()) > MAX_STEP for step in steps)
    if hidden or re.search(r"[\s<>\"\\?#%:*|]", value):
        at.report("bad-address", value=value, hint="use letters, digits, '-', '_', '.' and '/'")
        return None
    return value


RESERVED = {"con", "prn", "aux", "nul"} | {f"{n}{i}" for n in ("com", "lpt") for i in range(1, 10)}
"""Names that Windows keeps for devices, whatever their ending."""
MAX_STEP = 255
"""Bytes of one step of an address: what file systems take."""
MAX_ID = 60
"""Characters of an id that is made of a title."""
_SLUG = re.compile(r"\w[\w.-]*")


def is_id(value: str) -> bool:
    """Say whether a text can be an id or a slug: one step of an address, safe on any disk."""
    if value.partition(".")[0].casefold() in RESERVED or len(value.encode()) > MAX_STEP:
        return False
    return bool(_SLUG.fullmatch(value)) and ".." not in value and not value.endswith(".")


def suggest_id(value: str) -> str:
    """Return the id nearest to a text."""
    plain = re.sub(r"[^\w.-]+|\.\.+", "-", value.casefold()).strip("-.")[:MAX_ID].strip("-.")
    return plain if is_id(plain) else f"page-{plain}".strip("-.")


def id_of(title: str) -> str:
    """Return an id for a title: lower-case Latin letters and digits with hyphens between.

    A title in another script keeps its letters.
    """
    letters = re.findall(r"\w", title)
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")
    if 2 * len(words) < len(letters):
        words = suggest_id(unicodedata.normalize("NFC", title))
    if len(words) > MAX_ID:
        words = words[: MAX_ID + 1].rpartition("-")[0] or words[:MAX_ID]
    return suggest_id(words) if letters else "untitled"


def slug(at: Cursor) -> str | None:
    """Read an id or slug."""
    value = text(at)
    if value is not None and not is_id(value):
        hint = f"use letters, digits, '-', '_' and '.', for example {suggest_id(value)}"
        at.report("bad-address", value=value, hint=hint)
        return None
    return value


def sha256(at: Cursor) -> str | None:
    """Read a SHA-256 in hexadecimal."""
    value = text(at)
    if value is not None and not re.fullmatch(r"[0-9a-fA-F]{64}", value):
        at.wrong("64 hexadecimal digits", "take it from 'sha256sum FILE'")
        return None
    return value.lower() if value else None


def anything(at: Cursor) -> object:
    """Accept whatever stands here."""
    return at.node


def one_of(table: Mapping[str, str]) -> Reader[str]:
    """Read one value of a closed vocabulary."""

    def read(at: Cursor) -> str | None:
        value = text(at)
        if value is None or value in table:
            return value
        hint = nearest(value, table, otherwise="use one of " + ", ".join(table))
        at.report("unknown-value", value=value, key=at.key, hint=hint)
        return None

    return read


def many(read: Reader[T]) -> Reader[tuple[T, ...]]:
    """Read one value or a list of them, keeping those that can be read."""

    def read_all(at: Cursor) -> tuple[T, ...]:
        if isinstance(at.node, header.Sequence):
            cursors = [at.to(node, i) for i, node in enumerate(at.node.items)]
        else:
            cursors = [at.to_only()]
        return tuple([value for cursor in cursors if (value := read(cursor)) is not None])

    return read_all


def company(at: Cursor) -> str | None:
    """Read the id, name or alias of a company as its id."""
    return _known(at, at.registry.companies if at.registry else Names(), "unknown-company")


def theme(at: Cursor) -> str | None:
    """Read the id, name or alias of a theme as its id."""
    return _known(at, at.registry.themes if at.registry else Names(), "unknown-theme")


def company_or_name(at: Cursor) -> str | None:
    """Read a company as its id, and keep any other name as it is."""
    value = text(at)
    if value is None or at.registry is None:
        return value
    owners = at.registry.companies.owners(value)
    return owners[0] if len(owners) == 1 else value


def _known(at: Cursor, names: Names, code: str) -> str | None:
    value = text(at)
    if value is None:
        return None
    owners = names.owners(value)
    if len(owners) == 1:
        return owners[0]
    if owners:
        at.report("ambiguous-alias", value=value, owners=" or ".join(owners))
        return None
    folder = "companies" if code == "unknown-company" else "themes"
    otherwise = f"add content/{folder}/{suggest_id(value)}.md, or correct the spelling"
    at.report(code, value=value, hint=nearest(value, names.spelling.values(), otherwise=otherwise))
    return None
