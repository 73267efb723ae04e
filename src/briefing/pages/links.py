"""Links of texts: where each leads, and the files that come along with an article."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from urllib.parse import quote, unquote, urlsplit

from msgspec import Struct, field

from briefing.diagnostics import Diagnostics, Place, nearest
from briefing.model.library import FOLDERS, Library
from briefing.model.records import Article, Link, Record
from briefing.pages import routes

_ROOT = "content"
_ELSEWHERE = re.compile(r"https?://[^\[\]]*$")
"""An address that cannot be a wrong one; brackets can make it that."""
_PATH = re.compile(r"/?[A-Za-z0-9_.-][A-Za-z0-9_./-]*")
"""A target that is nothing but a path; without \\w, which takes four times as long."""
_KINDS = {folder: kind for kind, folder in FOLDERS.items()}


class Attachment(Struct, frozen=True):
    """A file that is copied with a page."""

    address: str
    source: str
    """Path relative to the project."""


class Found(Struct):
    """What making a page brings to light, besides the page."""

    problems: Diagnostics = field(default_factory=Diagnostics)
    attachments: dict[str, Attachment] = {}
    """By address."""
    to_site: list[tuple[str, Place]] = []
    """Addresses of the site that the text links to, to be checked once all pages are known."""


def resolve(
    library: Library, assets: Mapping[str, str], record: Record, found: Found
) -> dict[str, str]:
    """Return where each link of a text leads, by its target as written.

    Those that lead nowhere are reported.  `assets` are the files below content/ that are not
    Markdown: composed path → path as the disk has it.  Links to files that could not be read,
    which are reported themselves, are let pass.
    """
    resolver = _Resolver(library, assets, found, record, posixpath.dirname(record.where.file))
    targets = {}
    for link in library.body(record).links:
        address = resolver.resolve(link)
        if address is not None:
            targets[link.target] = address
    return targets


def composed(path: str) -> str:
    """Return a path as it is typed (NFC); some disks keep it decomposed."""
    return unicodedata.normalize("NFC", path)


class _Resolver(Struct):
    library: Library
    assets: Mapping[str, str]
    found: Found
    record: Record
    """Whose links they are."""
    folder: str
    """Of its file."""

    def resolve(self, link: Link) -> str | None:
        """Return the address of a link; None, with a diagnostic, where it leads nowhere."""
        if _ELSEWHERE.match(link.target):
            return link.target
        place = Place(self.record.where.file, link.line, link.column)
        try:
            scheme, named, fragment = _parts(link.target)
        except ValueError:
            return self._dead(link, place, "it is not an address", "correct its spelling")
        if scheme:
            return link.target
        if not named:
            return self._anchor(self.record, link, place, fragment) if fragment else "#"
        if named.startswith("/"):
            address = quote(unquote(named)) + (f"#{fragment}" if fragment else "")
            self.found.to_site.append((address, place))
            return address
        path = _path(self.folder, named)
        if not path.startswith(f"{_ROOT}/"):
            hint = "link to a file below content/, or to an address of the site, as /about/"
            return self._dead(link, place, "it leads out of content/", hint)
        if target := self.library.files.get(path):
            kind, id = target
            address = _address(self.library, kind, id)
            if not fragment:
                return address
            anchor = self._anchor(self.library.of_kind(kind)[id], link, place, fragment)
            return address + anchor if anchor else None
        if path in self.assets and not link.target.endswith("/"):
            return self._attach(path)
        return "#" if path in self.library.unread else self._missing(link, place, path)

    def _anchor(self, target: Record, link: Link, place: Place, fragment: str) -> str | None:
        """Return the anchor of a link as it is written; None where the page has none like it."""
        anchors = set(self.library.body(target).anchors)
        if isinstance(target, Article):
            anchors |= {f"claim-{claim.id}" for claim in target.claims if claim.id}
        if unquote(fragment) in anchors:
            return f"#{fragment}"
        hint = nearest(fragment, anchors, otherwise="link to the page without its anchor")
        return self._dead(link, place, f"that page has no anchor '{fragment}'", hint)

    def _attach(self, path: str) -> str:
        name = posixpath.relpath(path, self.folder)
        if name.startswith("../"):
            name = posixpath.basename(path)
        address = routes.record(self.record) + quote(name)
        self.found.attachments[address] = Attachment(address, self.assets[path])
        return address

    def _missing(self, link: Link, place: Place, path: str) -> str | None:
        stem = posixpath.splitext(posixpath.basename(path))[0]
        kind = _KINDS.get(path.split("/")[1], "")
        if reason := self.library.skipped.get((kind, stem)):
            hint = "publish that file too, or build with --drafts or --future"
            return self._dead(link, place, f"{reason} and was left out", hint)
        known = (_from(self.folder, file) for file in (*self.library.files, *self.assets))
        hint = nearest(_from(self.folder, path), known, otherwise="correct its path", cutoff=0.8)
        return self._dead(link, place, f"there is no file {path}", hint)

    def _dead(self, link: Link, place: Place, reason: str, hint: str) -> str | None:
        """Report a dead link; always None, which stands for its address."""
        self.found.problems.add("dead-link", place, target=link.target, reason=reason, hint=hint)
        return None


def _from(here: str, path: str) -> str:
    """Return the path of a file as seen from a folder."""
    folder, _, name = path.rpartition("/")
    return f"{_way(here, folder)}/{name}".removeprefix("./")


@lru_cache(maxsize=1024)
def _way(here: str, folder: str) -> str:
    return posixpath.relpath(folder, here)


def _parts(target: str) -> tuple[str, str, str]:
    """Return scheme, path and fragment of a target.  Raises ValueError."""
    if _PATH.fullmatch(target):
        return "", target, ""
    parts = urlsplit(target)
    return parts.scheme, parts.path, parts.fragment


@lru_cache(maxsize=50_000)
def _path(folder: str, target: str) -> str:
    """Return the file that a relative target names: most lead where others of the folder do."""
    return composed(posixpath.normpath(posixpath.join(composed(folder), unquote(target))))


def _address(library: Library, kind: str, id: str) -> str:
    if kind == "article":
        return routes.article(library.slugs[id])
    return routes.record(library.of_kind(kind)[id])


def neighbours(library: Library, assets: Collection[str]) -> dict[str, tuple[str, ...]]:
    """Return the files that come along with each article: those of a folder of its own."""
    if not assets:
        return {}
    owners: dict[str, list[str]] = {}
    for file, (kind, id) in library.files.items():
        if kind == "article":
            owners.setdefault(posixpath.dirname(file), []).append(id)
    found: dict[str, tuple[str, ...]] = {}
    for path in sorted(assets):
        folder = posixpath.dirname(path)
        while folder not in owners and folder.count("/") > 1:
            folder = posixpath.dirname(folder)
        if len(owners.get(folder, ())) == 1 and folder.count("/") > 1:
            id = owners[folder][0]
            found[id] = (*found.get(id, ()), path)
    return found


def attach(article: Article, paths: Iterable[str], found: Found) -> None:
    """Copy files that come along with an article."""
    folder = posixpath.dirname(article.where.file)
    for path in paths:
        address = routes.record(article) + quote(posixpath.relpath(path, folder))
        found.attachments.setdefault(address, Attachment(address, path))
