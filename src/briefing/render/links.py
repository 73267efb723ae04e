"""Links of rendered pages: what each page offers as anchors, and what it links to."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Set
from dataclasses import dataclass
from html import unescape
from urllib.parse import unquote, urlsplit

from briefing.pages import routes

_LINK = re.compile(r'(?:href|src)="([^"]*)"')
_ANCHOR = re.compile(r'\sid="([^"]*)"')


@dataclass(frozen=True, slots=True)
class PageLinks:
    """What one page contributes to the check of all links."""

    anchors: frozenset[str]
    dead: tuple[str, ...]
    """Links to files that the plan does not have."""
    fragments: tuple[tuple[str, str, str], ...]
    """(link as it stands, path that it leads to, anchor) of links into a page."""


def check(path: str, text: str, known: Set[str], root: str) -> PageLinks:
    """Gather anchors and links of a page.

    `known` holds the paths of the plan; `root` is the path part of the site's address, with which
    the links of 404.html begin.
    """
    dead: list[str] = []
    fragments: dict[tuple[str, str, str], None] = {}
    joined = ""
    folder = posixpath.dirname(path)
    for target in dict.fromkeys(_LINK.findall(text)):
        link = unescape(target)
        parts = urlsplit(link)
        if parts.scheme or parts.netloc:
            continue
        if parts.path:
            if parts.path.startswith("/"):
                joined = parts.path.removeprefix(root)
            else:
                joined = posixpath.normpath(posixpath.join(folder, parts.path))
                joined = "" if joined == "." else joined
                joined += "/" if parts.path.endswith(("/", "..")) and joined else ""
            to = routes.path(f"/{joined}")
        else:
            to = path
        if to not in known or to.startswith("../"):
            anchor = f"#{parts.fragment}" if parts.fragment else ""
            dead.append(f"/{joined}{anchor}" if parts.path else link)
        elif parts.fragment:
            fragments[link, to, unquote(parts.fragment)] = None
    return PageLinks(frozenset(map(unescape, _ANCHOR.findall(text))), tuple(dead), tuple(fragments))
