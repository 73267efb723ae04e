"""A page from the web, under limits: the only part of ingest that knows the network.

Each hop of a redirect is checked like the first address: its scheme, its port, what robots.txt
says, and every IP address of its name, one of which is then connected to.  Nothing is taken from
the environment: no proxy, no password, no cookie.  What goes wrong is a diagnostic.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass, field
from urllib.parse import urljoin

from protego import Protego
from urllib3.response import BaseHTTPResponse

from briefing import __version__
from briefing.diagnostics import Diagnostic, Place, diagnose
from briefing.ingest import decoding
from briefing.ingest.fetching import addresses, transfer
from briefing.ingest.fetching.addresses import ANYWHERE, PUBLIC, Reach, Resolver, Target
from briefing.ingest.fetching.limits import Deadline, FetchError, Limits

__all__ = ["ANYWHERE", "PUBLIC", "Fetched", "Fetcher", "Limits", "Reach"]

DEFAULTS = Limits()
AGENT = "briefing"
"""By this name robots.txt addresses us."""
HEADERS = {
    "User-Agent": f"{AGENT}/{__version__}",
    "Accept": "text/html, application/xhtml+xml, application/xml;q=0.9, text/*;q=0.8, "
    "application/pdf;q=0.8, */*;q=0.1",
    "Accept-Language": "en, *;q=0.5",
    "Accept-Encoding": "gzip, deflate",
    "Connection": "close",
}
MOVED = frozenset({301, 302, 303, 307, 308})
ROBOTS_SIZE = 500 * 2**10
"""Bytes of a robots.txt that are read (RFC 9309, 2.5)."""

READABLE = frozenset(
    {
        "",
        "text/html",
        "text/plain",
        "text/markdown",
        "text/x-markdown",
        "application/json",
        "application/pdf",
        "application/x-pdf",
        "application/octet-stream",
        "application/x-mimearchive",
        "message/rfc822",
        "multipart/related",
    }
)
"""Media types that may hold an article, beside those of XML and JSON; what a page really is, is
told by its content."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address led to."""

    data: bytes
    """As sent, unpacked; text in an encoding that only the header names is UTF-8 with a mark."""
    url: str
    """Where it was in the end, after all redirects."""
    content_type: str
    """As the server says."""


@dataclass(slots=True)
class Fetcher:
    """Fetches pages under the same limits."""

    limits: Limits = DEFAULTS
    reach: Reach = PUBLIC
    robots: bool = True
    """Whether robots.txt is honoured."""
    resolve: Resolver = addresses.look_up
    _rules: dict[str, Protego] = field(default_factory=dict)
    """Origin → its robots.txt."""

    def fetch(self, address: str) -> Fetched | Diagnostic:
        """Return the page at an address, or why it is not fetched."""
        try:
            return self._page(addresses.target(address), Deadline(self.limits.total))
        except FetchError as error:
            place = Place(addresses.without_secrets(address))
            return diagnose(error.code, place, **error.values)

    def _page(self, target: Target, deadline: Deadline) -> Fetched:
        with self._found(target, deadline, asked=self.robots) as (target, response):
            if not 200 <= response.status < 300:
                raise FetchError("ingest-http", status=_status(response))
            content_type = response.headers.get("Content-Type", "")
            if not _readable(content_type):
                raise FetchError("ingest-kind", kind=f"served as {content_type[:80]!r}")
            data = b"".join(transfer.body(response, self.limits.size, deadline))
        return Fetched(_marked(data, content_type), target.url, content_type)

    @contextmanager
    def _found(
        self, target: Target, deadline: Deadline, *, asked: bool
    ) -> Iterator[tuple[Target, BaseHTTPResponse]]:
        """Follow redirects, and give the last target with its answer."""
        for _ in range(self.limits.redirects + 1):
            if asked:
                self._ask_robots(target, deadline)
            with self._answer(target, deadline) as response:
                onward = _onward(response, target)
                if onward is None:
                    yield target, response
                    return
            target = onward
        raise FetchError("ingest-redirects", limit=self.limits.redirects)

    def _answer(
        self, target: Target, deadline: Deadline
    ) -> AbstractContextManager[BaseHTTPResponse]:
        found = addresses.checked(target, self.reach, self.resolve, self.limits, deadline)
        return transfer.answer(target, found, HEADERS, self.limits, deadline)

    def _ask_robots(self, target: Target, deadline: Deadline) -> None:
        rules = self._rules.get(target.origin)
        if rules is None:
            rules = self._rules[target.origin] = self._robots(target, deadline)
        if not rules.can_fetch(target.url, AGENT):
            raise FetchError("ingest-robots")

    def _robots(self, target: Target, deadline: Deadline) -> Protego:
        """Read the robots.txt of an origin.

        Without one all may be fetched; where the server fails to say, nothing (RFC 9309, 2.3.1).
        """
        start = addresses.target(f"{target.origin}/robots.txt")
        with self._found(start, deadline, asked=False) as (_, response):
            if response.status >= 500 or response.status == 429:
                return Protego.parse("User-agent: *\nDisallow: /")
            if not 200 <= response.status < 300:
                return Protego.parse("")
            data = _beginning(transfer.body(response, 2**62, deadline), ROBOTS_SIZE)
        return Protego.parse(data.decode("utf-8-sig", "replace"))


def _onward(response: BaseHTTPResponse, target: Target) -> Target | None:
    """Return where an answer sends on to."""
    location = response.headers.get("Location", "")
    if response.status not in MOVED or not location:
        return None
    with suppress(UnicodeError):
        location = location.encode("latin-1").decode("utf-8")
    return addresses.target(urljoin(target.url, location.strip()))


def _status(response: BaseHTTPResponse) -> str:
    reason = "".join(letter for letter in response.reason or "" if letter.isprintable())
    return f"{response.status} {reason[:60]}".strip()


def _readable(content_type: str) -> bool:
    kind = content_type.partition(";")[0].strip().lower()
    if kind.startswith(("image/", "audio/", "video/", "font/")):
        return False
    return kind in READABLE or kind.endswith(("/xml", "+xml", "+json"))


def _marked(data: bytes, content_type: str) -> bytes:
    """Return text as UTF-8 with a byte order mark, if only the header says what it is in."""
    kind, _, charset = content_type.lower().partition("charset=")
    charset = charset.partition(";")[0].strip(" \"'")
    if not charset or not (kind.startswith("text/") or "xml" in kind):
        return data
    text = decoding.declared_text(data, charset)
    return data if text is None else text.encode("utf-8-sig")


def _beginning(pieces: Iterable[bytes], size: int) -> bytes:
    """Return the first bytes of what may be longer."""
    data = b""
    for piece in pieces:
        data += piece
        if len(data) >= size:
            break
    return data[:size]
