"""Where an address leads, and whether a fetch may go there.

A name is looked up once and every address that it has is checked; the connection then goes to one
of those, never to the name, so that a second answer of the name server cannot lead elsewhere.
"""

from __future__ import annotations

import ipaddress
import re
import socket
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlsplit, urlunsplit

from briefing.ingest.fetching.limits import Deadline, FetchError, Limits

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolver = Callable[[str, int], Sequence[str]]
"""Name and port → its addresses as text; raises OSError where the name is not known."""

PORTS = frozenset({80, 443, 8080, 8443})
"""Where public pages are served; behind other ports listen other services."""
DEFAULT_PORTS = {"http": 80, "https": 443}

CARRIERS: tuple[tuple[str, int], ...] = (
    ("::ffff:0:0/96", 0),  # IPv4-mapped
    ("::/96", 0),  # IPv4-compatible
    ("64:ff9b::/96", 0),  # NAT64
    ("2002::/16", 80),  # 6to4
)
"""IPv6 networks whose addresses carry an IPv4 one, and how many bits stand behind it."""
NEVER_PUBLIC = (
    "64:ff9b:1::/48",  # NAT64 of a local network
    "2001::/23",  # protocol assignments: Teredo, ORCHID, benchmarks
    "3fff::/20",  # documentation
    "5f00::/16",  # segment routing
    "100::/64",  # discarded
    "192.0.0.0/24",  # protocol assignments
    "192.88.99.0/24",  # 6to4 relays
)
"""Networks that are not all private by the tables of every Python that is supported."""

_CARRIERS = tuple((ipaddress.IPv6Network(net), shift) for net, shift in CARRIERS)
_NEVER_PUBLIC = tuple(ipaddress.ip_network(net) for net in NEVER_PUBLIC)
_HOST = re.compile(r"[a-z0-9_](?:[a-z0-9_.-]{0,251}[a-z0-9_.])?")
_PATH = "/%:@!$&'()*+,;=~"
"""What stays as it is in a path; letters, digits and -._ always do."""


@dataclass(frozen=True, slots=True)
class Target:
    """An address in its parts, ready to be asked for."""

    scheme: str
    host: str
    """In ASCII: a name, or an IP address without brackets."""
    port: int
    path: str
    """With its query; never empty."""

    @property
    def authority(self) -> str:
        """The host as in an address, with its port where that is not the usual one."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == DEFAULT_PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def origin(self) -> str:
        """Scheme and authority: what a robots.txt speaks for."""
        return f"{self.scheme}://{self.authority}"

    @property
    def url(self) -> str:
        """The whole address."""
        return self.origin + self.path


@dataclass(frozen=True, slots=True)
class Reach:
    """Where a fetch may lead."""

    permits: Callable[[IPAddress], bool]
    ports: frozenset[int] | None
    """None for any."""


def target(address: str) -> Target:
    """Take an address apart; fail if it is not one that can be fetched."""
    try:
        parts = urlsplit(address.strip())
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise _unusable("it is not a web address") from None
    if parts.scheme not in DEFAULT_PORTS:
        raise _unusable("only http and https addresses are fetched")
    if "@" in parts.netloc:
        raise _unusable("it holds a user name or password")
    path = quote(parts.path or "/", safe=_PATH)
    query = f"?{quote(parts.query, safe=_PATH + '?[]|')}" if parts.query else ""
    return Target(
        scheme=parts.scheme,
        host=_ascii(host),
        port=DEFAULT_PORTS[parts.scheme] if port is None else port,
        path=("" if path.startswith("/") else "/") + path + query,
    )


def without_secrets(address: str) -> str:
    """Return an address as it may be shown: without user name and password."""
    try:
        parts = urlsplit(address.strip())
        return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))
    except ValueError:
        return address.strip().rpartition("@")[2]


def _ascii(host: str) -> str:
    """Return a host name as name servers know it."""
    try:
        return str(ipaddress.ip_address(host))
    except ValueError:
        pass
    try:
        # The codec takes quadratic time; no name is longer.
        name = host.encode("idna").decode() if len(host) <= 253 else ""
    except UnicodeError:
        name = ""
    if not _HOST.fullmatch(name):
        raise _unusable("it is not a web address")
    return name


def _unusable(reason: str) -> FetchError:
    return FetchError("ingest-network", reason=reason)


def is_public(address: IPAddress) -> bool:
    """Whether an address is one of the open internet.

    It is not where it is private, loopback, link-local, multicast, reserved or unspecified, also
    if IPv6 only carries such an IPv4 address.
    """
    if isinstance(address, ipaddress.IPv6Address):
        for network, shift in _CARRIERS:
            if address in network:
                return is_public(ipaddress.IPv4Address(int(address) >> shift & 0xFFFFFFFF))
        if address.is_site_local or address.scope_id:
            return False
    closed = address.is_multicast or address.is_reserved or address.is_unspecified
    return (
        address.is_global
        and not closed
        and not any(address in network for network in _NEVER_PUBLIC)
    )


PUBLIC = Reach(is_public, PORTS)
ANYWHERE = Reach(lambda address: True, None)


def look_up(host: str, port: int) -> Sequence[str]:
    """Ask the system for the addresses of a name."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def checked(
    target: Target, reach: Reach, resolve: Resolver, limits: Limits, deadline: Deadline
) -> list[str]:
    """Return the addresses of a target, all of which may be reached; else fail."""
    found = _within(min(limits.connect, deadline.left()), resolve, target)
    for text in found:
        if not reach.permits(ipaddress.ip_address(text)):
            raise FetchError("ingest-private", address=text)
    if not found:
        raise _unusable("its name is not known")
    if reach.ports is not None and target.port not in reach.ports:
        raise _unusable(
            f"public pages are not served on port {target.port} (any port: --allow-private)"
        )
    return list(found)


def _within(seconds: float, resolve: Resolver, target: Target) -> Sequence[str]:
    """Look a name up, but not for longer: the system's own call has no time-out."""
    outcome: list[Sequence[str] | OSError | UnicodeError] = []

    def run() -> None:
        try:
            outcome.append(resolve(target.host, target.port))
        except (OSError, UnicodeError) as error:
            outcome.append(error)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(seconds)
    if not outcome:
        raise FetchError("ingest-timeout", seconds=f"{seconds:g}")
    if isinstance(outcome[0], (OSError, UnicodeError)):
        raise _unusable("its name is not known")
    return outcome[0]
