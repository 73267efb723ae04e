"""Links of texts: where each leads, and the files that come along with an article."""

from __future__ import annotations

import posixpath
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, unquote, urlsplit

from briefing.diagnostics import Diagnostics, Place, nearest
from briefing.model.library import FOLDERS, Library
from briefing.model.records import Article, Link, Record
from briefing.pages import routes

_ROOT = "content"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that is copied with a page."""

    address: str
    source: str
    """Path relative to the project."""


@dataclass(slots=True)
class Resolution:
    """Where all links lead."""

    targets: dict[tuple[str, str], str] = field(default_factory=dict)
    """(file, target as written) → address."""
    attachments: dict[str, Attachment] = field(default_factory=dict)
    """By address."""
    to_site: list[tuple[str, Place]] = field(default_factory=list)
    """Addresses of the site that texts link to, to be checked once the plan is known."""


def resolve(
    library: Library, assets: frozenset[str], unread: frozenset[str], problems: Diagnostics
) -> Resolution:
    """Find where every link of every text leads, reporting those that lead nowhere.

    `assets` are the files below content/ that are not Markdown; links to `unread` files, which
    are reported themselves, are let pass.
    """
    by_file = {composed(r.where.file): r for r in library.records() if not r.where.base}
    files = {composed(path): path for path in assets}
    left_out = {f"{FOLDERS[kind]}/{id}": reason for (kind, id), reason in library.skipped.items()}
    found = Resolution()
    resolver = _Resolver(
        by_file, left_out, files, frozenset(map(composed, unread)), problems, found
    )
    for record in by_file.values():
        for link in record.body.links:
            key = (record.where.file, link.target)
            address = resolver.resolve(record, link)
            if address is not None:
                found.targets[key] = address
    _attach_neighbours(library, assets, found)
    return found


def composed(path: str) -> str:
    """Return a path as it is typed (NFC); some disks keep it decomposed."""
    return unicodedata.normalize("NFC", path)


@dataclass(slots=True)
class _Resolver:
    by_file: Mapping[str, Record]
    left_out: Mapping[str, str]
    assets: Mapping[str, str]
    """Composed path → path as the disk has it."""
    unread: frozenset[str]
    problems: Diagnostics
    found: Resolution

    def resolve(self, record: Record, link: Link) -> str | None:
        """Return the address of a link; None, with a diagnostic, where it leads nowhere."""
        place = Place(record.where.file, link.line, link.column)
        try:
            parts = urlsplit(link.target)
        except ValueError:
            return self._dead(link, place, "it is not an address", "correct its spelling")
        if parts.scheme:
            return link.target
        if not parts.path:
            return self._anchor(record, link, place, parts.fragment, "")
        if parts.path.startswith("/"):
            address = quote(unquote(parts.path)) + (f"#{parts.fragment}" if parts.fragment else "")
            self.found.to_site.append((address, place))
            return address
        folder = composed(posixpath.dirname(record.where.file))
        path = composed(posixpath.normpath(posixpath.join(folder, unquote(parts.path))))
        if not path.startswith(f"{_ROOT}/"):
            hint = "link to a file below content/, or to an address of the site, as /about/"
            return self._dead(link, place, "it leads out of content/", hint)
        if target := self.by_file.get(path):
            return self._anchor(target, link, place, parts.fragment, routes.record(target))
        if path in self.assets and not link.target.endswith("/"):
            return self._attach(record, path)
        return "#" if path in self.unread else self._missing(link, place, path)

    def _anchor(
        self, target: Record, link: Link, place: Place, fragment: str, address: str
    ) -> str | None:
        anchors = set(target.body.anchors)
        if isinstance(target, Article):
            anchors |= {f"claim-{claim.id}" for claim in target.claims if claim.id}
        if fragment and unquote(fragment) not in anchors:
            hint = nearest(fragment, anchors, otherwise="link to the page without its anchor")
            return self._dead(link, place, f"that page has no anchor '{fragment}'", hint)
        return f"{address}#{fragment}" if fragment else address or "#"

    def _attach(self, record: Record, path: str) -> str:
        folder = posixpath.dirname(record.where.file)
        name = posixpath.relpath(path, folder)
        if name.startswith("../"):
            name = posixpath.basename(path)
        address = routes.record(record) + quote(name)
        self.found.attachments[address] = Attachment(address, self.assets[path])
        return address

    def _missing(self, link: Link, place: Place, path: str) -> str | None:
        stem = posixpath.splitext(posixpath.basename(path))[0]
        reason = self.left_out.get(f"{path.split('/')[1]}/{stem}")
        if reason:
            hint = "publish that file too, or build with --drafts or --future"
            return self._dead(link, place, f"{reason} and was left out", hint)
        here = posixpath.dirname(place.file)
        known = (posixpath.relpath(file, here) for file in (*self.by_file, *self.assets))
        hint = nearest(
            posixpath.relpath(path, here), known, otherwise="correct its path", cutoff=0.8
        )
        return self._dead(link, place, f"there is no file {path}", hint)

    def _dead(self, link: Link, place: Place, reason: str, hint: str) -> str | None:
        """Report a dead link; always None, which stands for its address."""
        self.problems.add("dead-link", place, target=link.target, reason=reason, hint=hint)
        return None


def _attach_neighbours(library: Library, assets: frozenset[str], found: Resolution) -> None:
    """Copy the files of a folder that holds one article and nothing else along with it."""
    owners: dict[str, list[Article]] = {}
    for article in library.articles.values():
        owners.setdefault(posixpath.dirname(article.where.file), []).append(article)
    for path in sorted(assets):
        folder = posixpath.dirname(path)
        while folder not in owners and folder.count("/") > 1:
            folder = posixpath.dirname(folder)
        if len(owners.get(folder, ())) == 1 and folder.count("/") > 1:
            address = routes.record(owners[folder][0]) + quote(posixpath.relpath(path, folder))
            found.attachments.setdefault(address, Attachment(address, path))
