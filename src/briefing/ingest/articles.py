"""The articles of a project as ingest looks at them: which source each is of, and what it is like.

What is known of an article is kept in .briefing/ for as long as its file stays the same.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any
from urllib.parse import urlsplit

import yaml
from msgspec import DecodeError, Struct, msgpack

from briefing import disk
from briefing.content.values import id_of
from briefing.diagnostics import Diagnostic, Diagnostics, Place, diagnose
from briefing.ingest import similar
from briefing.model.registry import Names

FOLDER = "content/articles"
KEPT = "ingest"
"""Name of the file in .briefing/."""
MOST_BYTES = 2**24
"""Of an article; a build reads no larger ones."""

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_CLOSING = re.compile(r"^---[ \t\r]*$", re.MULTILINE)
_BLOCK = r"^(?:{}):.*\n(?:[ \t-].*\n|[ \t]*\n)*"
_SOURCE = re.compile(_BLOCK.format("source"), re.MULTILINE)
_ALL = re.compile(_BLOCK.format("title|company|companies|date|source|story"), re.MULTILINE)


class Entry(Struct, frozen=True, array_like=True):
    """What is known of an article."""

    stamp: disk.Stamp
    """Of its file, when it was read."""
    sha256: str
    """Of its source."""
    address: tuple[str, str] | None
    """And headline of its source, as they are compared."""
    story: str
    sketch: str
    """Of its text, or of the whole source where that is at hand."""
    whole: bool
    readable: bool
    """Whether its front matter could be read; if not, nobody can tell which source it is of."""


_SCHEMA = """
CREATE TABLE article (path TEXT, id TEXT, sha256 TEXT, address TEXT, new INTEGER);
CREATE INDEX of_id ON article (id);
CREATE INDEX of_sha256 ON article (sha256) WHERE sha256 > '';
CREATE INDEX of_address ON article (address) WHERE address > '';
CREATE INDEX of_new ON article (path) WHERE new;
"""
"""`id` is without regard to letter case, as ids must be unique; `address` is address and headline:
pages that name another's address as theirs are not that page; `new` are those of this run: what
else comes from their addresses is another text, not a later one."""
_BY_SHA256 = "SELECT path FROM article WHERE sha256 = ? AND sha256 > '' ORDER BY rowid LIMIT 1"
_BY_ADDRESS = _BY_SHA256.replace("sha256", "address")
_BY_ID = "SELECT path FROM article WHERE id = ? LIMIT 1"
_NEW = "SELECT path FROM article WHERE path = ? AND new LIMIT 1"


class Articles:
    """Which file each source is in, which ids are taken, and what is like what."""

    def __init__(self) -> None:
        self._database = disk.scratch(_SCHEMA)
        self.index = similar.Index()
        """By path."""
        self.stories: dict[str, str] = {}
        """Path → id of the story that an editor has put it to."""
        self.problems: list[Diagnostic] = []
        """What is wrong with articles."""

    def add(self, path: str, source: Mapping[str, Any], sketch: similar.Sketch | None) -> None:
        """Note an article that was put, and its source."""
        sha256 = str(source.get("sha256") or "")
        self._add(path, sha256, address_of(source), sketch, new=True)

    def enter(self, path: str, entry: Entry) -> None:
        """Note an article that stands there."""
        self._add(path, entry.sha256, entry.address, similar.load(entry.sketch))
        if entry.story:
            self.stories[path] = entry.story
        if not entry.readable:
            self.problems.append(diagnose("ingest-article", Place(path)))

    def _add(
        self,
        path: str,
        sha256: str,
        address: tuple[str, str] | None,
        sketch: similar.Sketch | None,
        *,
        new: bool = False,
    ) -> None:
        id = path.rpartition("/")[2].removesuffix(".md").casefold()
        values = (path, id, sha256.lower(), "\n".join(address or ()), new)
        self._database.execute("INSERT INTO article VALUES (?, ?, ?, ?, ?)", values)
        if sketch:
            self.index.add(path, sketch)

    def home(self, source: Mapping[str, Any]) -> str | None:
        """Return the article of a source, known by its text, else by its address and headline."""
        if path := self._path(_BY_SHA256, source["sha256"]):
            return path
        path = self._path(_BY_ADDRESS, "\n".join(address_of(source) or ()))
        return None if path and self._path(_NEW, path) else path

    def _path(self, query: str, value: str) -> str | None:
        found = self._database.execute(query, (value,)).fetchone()
        return found[0] if found else None

    def room(self, title: str, year: str) -> str:
        """Return the path of a new article: its id is the title, numbered where that is taken."""
        id = stem = id_of(title)
        number = 1
        while self._path(_BY_ID, id.casefold()):
            number += 1
            id = f"{stem}-{number}"
        return f"{FOLDER}/{year}/{id}.md"


def articles_of(project: disk.Project, tree: disk.Tree, companies: Names) -> Articles:
    """Return the articles of a project; of those that cannot be read only the id is known."""
    now = disk.now()
    before = _recalled(project)
    entries = {}
    for path, stamp in tree.texts.items():
        if path.startswith(f"{FOLDER}/"):
            known = before.get(path)
            fresh = known and known.stamp == stamp and known.whole == _is_whole(project, known)
            entries[path] = known if known and fresh else _read(project, path, stamp, companies)
    settled = {path: one for path, one in entries.items() if disk.is_settled(one.stamp, now)}
    if settled != before:
        with disk.cache(project.root, lambda: None) as cache:
            cache.write(KEPT, msgpack.encode(settled))
    found = Articles()
    for path, entry in entries.items():
        found.enter(path, entry)
    return found


def _recalled(project: disk.Project) -> dict[str, Entry]:
    data = disk.kept(project.root).read(KEPT)
    try:
        return msgpack.decode(data, type=dict[str, Entry]) if data else {}
    except DecodeError:
        return {}


def _read(project: disk.Project, path: str, stamp: disk.Stamp, companies: Names) -> Entry:
    data = project.data(path, Diagnostics(), limit=MOST_BYTES) or b""
    header, body = parts(data.decode("utf-8", "replace"))
    found = _values(_ALL, header)
    values = found or {}
    source = _source(values)
    sha256 = str(source.get("sha256") or "").lower()
    text = whole(project, sha256)
    sketch = sketch_of(values, body if text is None else text, companies)
    return Entry(
        stamp,
        sha256,
        address_of(source),
        str(values.get("story") or ""),
        sketch.dump(),
        text is not None,
        readable=bool(header) and found is not None,
    )


def whole(project: disk.Project, sha256: str) -> str | None:
    """Return the whole Markdown of a source, where it is at hand."""
    path = f"{disk.SOURCES}/{sha256}.md"
    if not sha256 or not project.has(path):
        return None
    data = project.data(path, Diagnostics(), limit=MOST_BYTES)
    return None if data is None else data.decode("utf-8", "replace")


def _is_whole(project: disk.Project, entry: Entry) -> bool:
    return bool(entry.sha256) and project.has(f"{disk.SOURCES}/{entry.sha256}.md")


def sketch_of(values: Mapping[str, Any], text: str, companies: Names) -> similar.Sketch:
    """Return what is kept of an article with some front matter to compare it with others."""
    names = values.get("companies") or values.get("company") or ()
    day = values.get("date")
    return similar.sketch(
        text,
        title=str(values.get("title") or ""),
        companies=[
            (companies.owners(name) or (name,))[0]
            for name in ([names] if isinstance(names, str) else names)
            if isinstance(name, str)
        ],
        day=day if isinstance(day, date) else None,
    )


def source_of(text: str) -> Mapping[str, Any]:
    """Return the source that an article names, without reading all of its front matter."""
    return _source(_values(_SOURCE, parts(text)[0]) or {})


def parts(text: str) -> tuple[str, str]:
    """Return the front matter of an article as YAML, and its body."""
    closing = _CLOSING.search(text, 4)
    return (text[4 : closing.start()], text[closing.end() :]) if closing else ("", text)


def _values(blocks: re.Pattern[str], header: str) -> dict[str, Any] | None:
    """Return the values of a few keys of a front matter; None where they cannot be read."""
    try:
        values = yaml.load("".join(blocks.findall(header)), Loader=_Loader)
    except (yaml.YAMLError, ValueError):
        return None
    return values or {} if isinstance(values, dict | None) else None


def _source(values: Mapping[str, Any]) -> Mapping[str, Any]:
    source = values.get("source")
    if isinstance(source, str):
        return {"url": source}
    return source if isinstance(source, dict) else {}


def address_of(source: Mapping[str, Any]) -> tuple[str, str] | None:
    """Return address and headline as they are compared; None for want of one, or a front page."""
    try:
        address = urlsplit(str(source.get("url") or "").strip())
        host = (address.hostname or "").removeprefix("www.")
    except ValueError:
        return None
    title = " ".join(str(source.get("title") or "").casefold().split())
    if not title or not (address.path.strip("/") or address.query):
        return None
    return f"{host}{address.path.rstrip('/')}?{address.query}", title
