"""Files to records, each parsed once for as long as it stays the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TypeVar

from msgspec.structs import replace

from briefing import disk
from briefing.build import pool
from briefing.build.codec import digest
from briefing.build.parser import DONE, Known, Parser
from briefing.content import reader, schema
from briefing.content.reader import File
from briefing.diagnostics import Diagnostics, Place
from briefing.disk import DiskError, Stamp, Tree
from briefing.model.contents import Contents, Entry
from briefing.model.records import Article, Body, Record

T = TypeVar("T")

_LATEST = 500
"""Records that are in memory at a time."""
_SHARE = 32
"""Files that a process takes at a time."""


@dataclass(slots=True)
class Files:
    """Every file of a project as it was last read."""

    engine: str = ""
    """Names the versions of what parses."""
    registry: bytes = b""
    """Digest of the companies and themes that the rest of the content was read with."""
    known: dict[str, Known] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Read:
    """All content, and each of its files as it was read."""

    contents: Contents
    files: Files
    records: Records
    digest: bytes
    """Of all that the library is made of but the articles themselves."""


def parse(
    project: disk.Project,
    cache: disk.Cache,
    tree: Tree,
    files: Files,
    problems: Diagnostics,
    *,
    limit: int,
    time: int,
    jobs: int,
) -> Read:
    """Read all content, parsing what is not known: companies and themes first.

    `files` are those of the last build; `time` is when the files were listed, in ns.
    """
    texts = tree.texts
    placed = dict(_placed(texts, problems))
    first = [path for path, kind in placed.items() if kind in reader.REGISTRY_KINDS]
    rest = [path for path, kind in placed.items() if kind not in reader.REGISTRY_KINDS]
    parser = Parser(project, cache, limit, files.known)
    now = _known(parser, texts, first, time, jobs, problems)
    records = Records(cache, now, parser)
    small = [records.record(path) for path in first if path in records]
    unread = [path for path in first if path not in records]
    parser.registry = reader.registry_of(small, unread, problems)
    registry = digest(parser.registry)
    if registry != files.registry:
        parser.known = {}
    now |= _known(parser, texts, rest, time, jobs, problems)
    records = Records(cache, now, parser)
    for one in now.values():
        if one.parsed and one.parsed.problems:
            problems.extend(one.parsed.problems)
    found = [path for path in placed if path in records]
    articles = [path for path in found if placed[path] == "articles"]
    others = [path for path in found if placed[path] != "articles"]
    return Read(
        Contents(
            records=Lazy(lambda: map(records.record, others)),
            entries=Lazy(lambda: records.entries(articles)),
            articles=Articles(records, articles),
            bodies=Bodies(records),
            unread=frozenset(placed.keys() - set(found)),
        ),
        Files(files.engine, registry, dict(_digested(project, tree, files.known, time)) | now),
        records,
        _digest(now),
    )


def _digest(known: Mapping[str, Known]) -> bytes:
    """Return the digest of what the library is made of."""
    return digest([(path, one.parsed.facts) for path, one in known.items() if one.parsed])


def _digested(
    project: disk.Project, tree: Tree, known: Mapping[str, Known], time: int
) -> Iterator[tuple[str, Known]]:
    """Yield the files that are no texts with their digests, reading those that may have changed."""
    for path, stamp in (*tree.assets.items(), *tree.static.items(), *tree.sources.items()):
        before = known.get(path)
        if before and before.stamp == stamp and before.settled:
            yield path, before
            continue
        with suppress(OSError):  # it is told when it is copied
            found = (
                project.source_digest(path).encode()
                if path in tree.sources
                else disk.checksum(project.bytes_of(path))
            )
            yield path, Known(stamp, disk.is_settled(stamp, time), found)


def _kind(path: str) -> str:
    """Return the folder of a content file that says what kind it is."""
    return path.split("/", 2)[1]


def _placed(texts: Iterable[str], problems: Diagnostics) -> Iterator[tuple[str, str]]:
    """Yield the content files and their kinds, reporting those in a folder of no kind."""
    kinds = schema.KINDS
    for path in texts:
        _, folder, *below = path.split("/", 2)
        if folder in kinds and below:
            yield path, folder
        else:
            known = ", ".join(f"content/{kind}/" for kind in kinds)
            where = f"content/{folder}" if below else "content/ itself"
            problems.add("file-misplaced", Place(path), folder=where, known=known)


def _known(
    parser: Parser,
    texts: Mapping[str, Stamp],
    paths: Sequence[str],
    time: int,
    jobs: int,
    problems: Diagnostics,
) -> dict[str, Known]:
    """Return files as they are known, in this order, reading those that may have changed."""
    known, doubtful = {}, []
    for path in paths:
        before, stamp = parser.known.get(path), texts[path]
        if before and before.stamp == stamp and before.settled and before.parsed:
            known[path] = before
        else:
            doubtful.append((path, stamp, disk.is_settled(stamp, time)))
    for done in pool.spread(parser, doubtful, jobs, _SHARE):
        now, unread = DONE.decode(done)
        known |= now
        for found in unread.values():
            problems.extend(found)
    return {path: known[path] for path in paths if path in known}


class Records:
    """Records, entries and bodies by file, each read when it is asked for."""

    def __init__(self, cache: disk.Cache, known: Mapping[str, Known], parser: Parser) -> None:
        self._cache, self._parser = cache, parser
        self._parsed = {
            path: one.parsed for path, one in known.items() if one.parsed and one.parsed.record
        }
        self._codec = parser.codec
        self._latest: dict[str, Record] = {}
        self._texts: dict[str, Body] = {}

    def __contains__(self, path: object) -> bool:
        return path in self._parsed

    def __iter__(self) -> Iterator[str]:
        return iter(self._parsed)

    def record(self, path: str) -> Record:
        """Return the record of a file."""
        found = self._latest.get(path)
        return self._remember(self._latest, path, self._record(path)) if found is None else found

    def _record(self, path: str) -> Record:
        span = self._parsed[path].record
        data = self._cache.part(span) if span else None
        if data is None:
            return self._again(path)[0]
        return self._codec.record(_kind(path), data)

    def body(self, path: str) -> Body:
        """Return the text of a file."""
        found = self._texts.get(path)
        return self._remember(self._texts, path, self._body(path)) if found is None else found

    def _body(self, path: str) -> Body:
        span = self._parsed[path].body
        data = self._cache.part(span) if span else None
        return self._again(path)[1] if data is None else self._codec.body(data)

    def _remember(self, latest: dict[str, T], path: str, value: T) -> T:
        """Keep a value for a while: a page asks for its record several times."""
        if len(latest) >= _LATEST:
            latest.clear()
        latest[path] = value
        return value

    def entries(self, paths: Iterable[str]) -> Iterator[Entry]:
        """Yield the entries of articles' files."""
        parsed = [self._parsed[path] for path in paths]
        entries = self._codec.entries([one.entry for one in parsed])
        for one, known in zip(parsed, entries, strict=True):
            yield replace(known, commitments=self._codec.told(one.told)) if one.told else known

    def digests(self) -> tuple[dict[str, bytes], dict[str, bytes]]:
        """Return the digests of all records and of all texts, by file, without reading them."""
        spans = [(path, one.record, one.body) for path, one in self._parsed.items()]
        return (
            {path: record.digest for path, record, _ in spans if record},
            {path: body.digest for path, _, body in spans if body},
        )

    def _again(self, path: str) -> tuple[Record, Body]:
        """Parse a file once more, of which what was kept is damaged."""
        text = self._parser.project.read(path, Diagnostics(), limit=self._parser.limit)
        registry = None if _kind(path) in reader.REGISTRY_KINDS else self._parser.registry
        read = reader.read_file(File(path, text or ""), registry, Diagnostics())
        if read is None:
            raise DiskError("file-unreadable", reason=f"{path} changed while it was built")
        return read


class Lazy(Iterable[T]):
    """Values that are read when they are asked for."""

    def __init__(self, read: Callable[[], Iterator[T]]) -> None:
        self._read = read

    def __iter__(self) -> Iterator[T]:
        return self._read()


class Articles(Mapping[str, Article]):
    """Articles by file."""

    def __init__(self, records: Records, paths: Sequence[str]) -> None:
        self._records, self._paths = records, dict.fromkeys(paths)

    def __getitem__(self, path: str) -> Article:
        record = self._records.record(path)
        assert isinstance(record, Article)
        return record

    def __contains__(self, path: object) -> bool:
        return path in self._paths

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)


class Bodies(Mapping[str, Body]):
    """Texts by file."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def __getitem__(self, path: str) -> Body:
        return self._records.body(path)

    def __contains__(self, path: object) -> bool:
        return path in self._records

    def __iter__(self) -> Iterator[str]:
        return iter(self._records)

    def __len__(self) -> int:
        return sum(1 for _ in self._records)
