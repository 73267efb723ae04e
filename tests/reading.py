"""Files as an editor writes them, read as a build reads them, without a disk."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefing.content import reader
from briefing.content.reader import File
from briefing.diagnostics import Diagnostics
from briefing.model.contents import Contents, entry
from briefing.model.records import Article, Body, Record
from briefing.model.registry import Registry

Found = dict[str, tuple[Record, Body]]
"""What came of each file of which a record could be made."""


def read(files: Sequence[File], problems: Diagnostics, unread: Iterable[str] = ()) -> Contents:
    """Read files: companies and themes, then the rest; `unread` ones are known to be broken."""
    first = [file for file in files if file.kind in reader.REGISTRY_KINDS]
    rest = [file for file in files if file.kind not in reader.REGISTRY_KINDS]
    registry, found = registry_of(first, problems)
    found |= _read(rest, registry, problems)
    records = [record for record, _ in found.values()]
    articles = [record for record in records if isinstance(record, Article)]
    bodies = {path: body for path, (_, body) in found.items()}
    missing = {file.path for file in files} - found.keys()
    return Contents(
        records=tuple(record for record in records if not isinstance(record, Article)),
        entries=tuple(entry(article, bodies[article.where.file]) for article in articles),
        articles={article.where.file: article for article in articles},
        bodies=bodies,
        unread=frozenset({*missing, *unread}),
    )


def registry_of(files: Iterable[File], problems: Diagnostics) -> tuple[Registry, Found]:
    """Read companies and themes, and index their names."""
    files = [file for file in files if file.kind in reader.REGISTRY_KINDS]
    found = _read(files, None, problems)
    unread = [file.path for file in files if file.path not in found]
    return reader.registry_of([record for record, _ in found.values()], unread, problems), found


def _read(files: Iterable[File], registry: Registry | None, problems: Diagnostics) -> Found:
    read = {file.path: reader.read_file(file, registry, problems) for file in files}
    return {path: found for path, found in read.items() if found}
