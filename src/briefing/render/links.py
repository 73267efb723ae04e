"""Addresses of drawn pages: made relative, gathered, and those found that lead nowhere.

Templates and views write addresses from the root of the site.  In drawn HTML a quotation mark of
any text is escaped, so that `href="` can only begin an attribute.  Pages are searched as bytes, of
which they have half as many as Python keeps for a text that is not all Latin-1.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from typing import Protocol
from urllib.parse import unquote

from briefing.pages import routes

_BEFORE = (
    rb'="(?<=[fcrt]=")'
    rb'(?:(?<=href=")|(?<=src=")|(?<=poster=")|(?<=http-equiv="refresh" content=")0; ?url=)'
)
"""What stands before an address.

The pattern begins with literal characters, which is searched for several times faster than
alternatives are, and then tells most other attributes by the last letter of their names.
"""
_ADDRESS = re.compile(rb'(%b)([^"]*)' % _BEFORE)
"""An address, after what stands before it."""
_ANCHOR = re.compile(rb'id="(?<=\sid=")([^"]*)"')
_ELSEWHERE = re.compile(r"//|[A-Za-z][A-Za-z0-9+.-]*:")
_SETTLED: dict[str, dict[bytes, tuple[str, bytes]]] = {}
"""Addresses as they are written, by root: what each leads to, and how it starts at the root.  Half
of those of a page stand on nearly every page."""
_MOST = 20_000
"""How many of them for each root."""


class Linked(Protocol):
    """What a page contributes to the check of all links."""

    @property
    def links(self) -> tuple[str, ...]:
        """Where it links to in the site, from the root."""

    @property
    def anchors(self) -> tuple[str, ...]:
        """What it offers to be linked to."""


def settle(page: bytes, address: str, root: str) -> tuple[bytes, tuple[str, ...]]:
    """Make the addresses of a page start at `root`; return the page, and its links in the site.

    Each link is told once, from the root of the site; `address` is that of the page.
    """
    pieces, above = _ADDRESS.split(page), root.encode()
    known = _SETTLED.setdefault(root, {})
    written = pieces[2::3]
    found: dict[str, None] = {}
    for at, one in enumerate(written):
        if before := known.get(one):
            link, written[at] = before
            found[link] = None
            continue
        link = one.decode()
        if "&" in link:
            link = unescape(link)
        if link[:1] == "#":
            found[address + link] = None
        elif link[:1] == "/" and link[:2] != "//":
            found[link] = None
            if one[:1] == b"/":
                written[at] = above + one[1:]
                if len(known) >= _MOST:
                    known.clear()
                known[one] = link, written[at]
        elif link and not _ELSEWHERE.match(link):
            found[posixpath.join(posixpath.dirname(address), link)] = None
    pieces[2::3] = written
    return b"".join(pieces), tuple(found)


def anchors(page: bytes) -> tuple[str, ...]:
    """Return the anchors of a page."""
    return tuple(dict.fromkeys([unescape(anchor.decode()) for anchor in _ANCHOR.findall(page)]))


def dead(
    pages: Iterable[tuple[str, Linked]], files: Mapping[str, Linked | None]
) -> Iterator[tuple[str, str]]:
    """Yield each link of some pages that leads nowhere, after the path of the page that has it.

    `files` are all files of the site by their paths, None where they have no anchors to look for.
    """
    alive: set[str] = set()
    for path, page in pages:
        for link in page.links:
            if link in alive:
                continue
            to, anchor = _leads_to(link)
            if to in files and not (anchor and _lacks(files[to], anchor)):
                alive.add(link)
            else:
                yield path, f"#{anchor}" if to == path else link


def _lacks(page: Linked | None, anchor: str) -> bool:
    return page is not None and anchor not in page.anchors


def _leads_to(link: str) -> tuple[str, str]:
    """Return the path of the file, and the anchor in it, that an address from the root names."""
    address, _, anchor = link.partition("#")
    written = address.partition("?")[0].removeprefix("/")
    joined = posixpath.normpath(written)
    slash = "/" if written.endswith(("/", "/.", "/..")) else ""
    return routes.path("/" if joined == "." else f"/{joined}{slash}"), unquote(anchor)
