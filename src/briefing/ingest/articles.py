"""The articles of a project as ingest looks at them: which source each is made of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import urlsplit

import yaml

from briefing import disk
from briefing.content.values import id_of
from briefing.diagnostics import Diagnostics

FOLDER = "content/articles"
MOST_BYTES = 2**24
"""Of an article; a build reads no larger ones."""

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_SOURCE = re.compile(r"^source:.*\n(?:[ \t].*\n|[ \t]*\n)*", re.MULTILINE)
_CLOSING = re.compile(r"^---[ \t\r]*$", re.MULTILINE)


@dataclass(slots=True)
class Articles:
    """Which file each source is in, and which ids are taken."""

    by_sha256: dict[str, str] = field(default_factory=dict)
    by_address: dict[tuple[str, str], str] = field(default_factory=dict)
    """By address and headline: pages that name another's address as theirs are not that page."""
    taken: set[str] = field(default_factory=set)
    """Ids without regard to letter case, as they must be unique."""

    def add(self, path: str, source: Mapping[str, Any]) -> None:
        """Note an article and its source."""
        self.taken.add(PurePosixPath(path).stem.casefold())
        if sha256 := str(source.get("sha256") or ""):
            self.by_sha256.setdefault(sha256.lower(), path)
        if address := _address(source):
            self.by_address.setdefault(address, path)

    def home(self, source: Mapping[str, Any]) -> str | None:
        """Return the article of a source, known by its text, else by its address and headline."""
        path = self.by_sha256.get(source["sha256"])
        address = _address(source)
        return path or (self.by_address.get(address) if address else None)

    def room(self, title: str, year: str) -> str:
        """Return the path of a new article: its id is the title, numbered where that is taken."""
        id = stem = id_of(title)
        number = 1
        while id.casefold() in self.taken:
            number += 1
            id = f"{stem}-{number}"
        return f"{FOLDER}/{year}/{id}.md"


def articles_of(project: disk.Project, paths: Iterator[str]) -> Articles:
    """Read which sources some articles are made of; those that cannot be read have none."""
    found = Articles()
    unheard = Diagnostics()
    for path in paths:
        data = project.data(path, unheard, limit=MOST_BYTES) or b""
        found.add(path, source_of(data.decode("utf-8", "replace")))
    return found


def source_of(text: str) -> Mapping[str, Any]:
    """Return the source that an article names, without reading all of its front matter."""
    closing = _CLOSING.search(text, 4)
    block = _SOURCE.search(text, 0, closing.start() if closing else 0)
    try:
        values = yaml.load(block[0], Loader=_Loader) if block else {}
    except (yaml.YAMLError, ValueError):
        return {}
    source = values.get("source") if isinstance(values, dict) else None
    if isinstance(source, str):
        return {"url": source}
    return source if isinstance(source, dict) else {}


def _address(source: Mapping[str, Any]) -> tuple[str, str] | None:
    """Return address and headline as they are compared; None for want of one, or a front page."""
    try:
        parts = urlsplit(str(source.get("url") or "").strip())
    except ValueError:
        return None
    title = " ".join(str(source.get("title") or "").casefold().split())
    if not title or not (parts.path.strip("/") or parts.query):
        return None
    host = (parts.hostname or "").removeprefix("www.")
    return f"{host}{parts.path.rstrip('/')}?{parts.query}", title
