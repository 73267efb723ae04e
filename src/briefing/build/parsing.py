"""Files to records, each parsed once for as long as it stays the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TypeVar

from msgspec import Struct
from msgspec.msgpack import Decoder

from briefing import disk
from briefing.build import pool
from briefing.build.codec import RecordCodec, digest, encode
from briefing.content import reader, schema
from briefing.content.reader import File
from briefing.diagnostics import Diagnostic, Diagnostics, Place
from briefing.disk import DiskError, Span, Stamp, Tree
from briefing.model.contents import Contents, Entry, entry
from briefing.model.records import Article, Body, Record
from briefing.model.registry import Registry

T = TypeVar("T")

_LATEST = 500
"""Records that are in memory at a time."""
_SHARE = 32
"""Files that a process takes at a time."""


class Parsed(Struct, frozen=True, array_like=True):
    """What came of a file, and where it is kept."""

    salt: bytes
    """Digest of what was read besides the file: the registry, and the engines."""
    record: Span | None
    """None where no record could be made."""
    body: Span | None
    entry: bytes
    """Of an article; else empty."""
    problems: tuple[Diagnostic, ...]

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where record and body are kept, if there are any."""
        return (self.record, self.body) if self.record and self.body else ()


class Known(Struct, frozen=True, array_like=True):
    """A file as it was last read."""

    stamp: Stamp
    settled: bool
    """Whether it would have another stamp if it had changed since."""
    digest: bytes
    parsed: Parsed | None = None
    """Of content; None for other files."""


@dataclass(frozen=True, slots=True)
class Read:
    """All content, and each of its files as it was read."""

    contents: Contents
    known: dict[str, Known]
    records: Records
    digest: bytes
    """Of all that the library is made of but the articles themselves."""


@dataclass(slots=True)
class Parser:
    """Reads files; each process has a copy of its own."""

    project: disk.Project
    cache: disk.Cache
    limit: int
    """Most bytes of a file."""
    known: Mapping[str, Known]
    """Files as they were last read."""
    salt: bytes
    registry: Registry | None = None
    codec: RecordCodec = field(default_factory=RecordCodec)

    def begin(self) -> None:
        """Make ready: there is nothing to do."""

    def work(self, share: Sequence[tuple[str, Stamp, bool]]) -> bytes:
        """Read some files; each is given with its stamp and whether that is settled."""
        done = [(path, *self._read(path, stamp, settled)) for path, stamp, settled in share]
        self.cache.flush()
        return encode(done)

    def _read(
        self, path: str, stamp: Stamp, settled: bool
    ) -> tuple[Known | None, tuple[Diagnostic, ...]]:
        """Read a file; without anything to know where that failed."""
        problems = Diagnostics()
        data = self.project.data(path, problems, limit=self.limit)
        if data is None:
            return None, tuple(problems)
        found, before = disk.checksum(data), self.known.get(path)
        if before and before.digest == found and before.parsed and before.parsed.salt == self.salt:
            return Known(stamp, settled, found, before.parsed), ()
        return Known(stamp, settled, found, self._parse(path, data)), ()

    def _parse(self, path: str, data: bytes) -> Parsed:
        problems = Diagnostics()
        text = disk.text_of(path, data, problems)
        read = text is not None and reader.read_file(File(path, text), self.registry, problems)
        if not read:
            return Parsed(self.salt, None, None, b"", tuple(problems))
        record, body = read
        positions = record.where.positions
        index = b""
        if isinstance(record, Article):
            index = self.codec.encode(entry(record, body), positions if record.commitments else {})
        return Parsed(
            salt=self.salt,
            record=self.cache.add(disk.FILES, self.codec.encode(record, positions)),
            body=self.cache.add(disk.FILES, encode(body)),
            entry=index,
            problems=tuple(problems),
        )


_DONE = Decoder(list[tuple[str, Known | None, tuple[Diagnostic, ...]]])


def parse(
    project: disk.Project,
    cache: disk.Cache,
    tree: Tree,
    known: Mapping[str, Known],
    problems: Diagnostics,
    *,
    limit: int,
    time: int,
    engine: str,
    jobs: int,
) -> Read:
    """Read all content, parsing what is not known: companies and themes first.

    `time` is when the files were listed, in ns; `engine` names the versions of what parses.
    """
    texts = tree.texts
    placed = dict(_placed(texts, problems))
    first = [path for path, kind in placed.items() if kind in reader.REGISTRY_KINDS]
    rest = [path for path, kind in placed.items() if kind not in reader.REGISTRY_KINDS]
    parser = Parser(project, cache, limit, known, digest(engine))

    def read(paths: Iterable[str]) -> dict[str, Known]:
        return dict(_known(parser, {path: texts[path] for path in paths}, time, jobs, problems))

    now = read(first)
    records = Records(cache, now, parser)
    small = [records.record(path) for path in first if path in records]
    unread = [path for path in first if path not in records]
    parser.registry = reader.registry_of(small, unread, problems)
    parser.salt = digest((engine, parser.registry))
    now |= read(rest)
    records = Records(cache, now, parser)
    for one in now.values():
        if one.parsed and one.parsed.problems:
            problems.extend(one.parsed.problems)
    articles = [path for path in rest if placed[path] == "articles" and path in records]
    others = [path for path in rest if placed[path] != "articles" and path in records]
    return Read(
        Contents(
            records=(*small, *(records.record(path) for path in others)),
            entries=Entries(records, articles),
            articles=Articles(records, articles),
            bodies=Bodies(records),
            unread=frozenset(path for path in placed if path not in records),
        ),
        dict(_digested(project, tree, known, time)) | now,
        records,
        _digest(now),
    )


def _digest(known: Mapping[str, Known]) -> bytes:
    """Return the digest of the entries of articles, and of all other records."""
    return digest(
        [
            (path, one.parsed.entry or (one.parsed.record and one.parsed.record.digest))
            for path, one in sorted(known.items())
            if one.parsed
        ]
    )


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
    for path in texts:
        folder = _kind(path)
        if folder in schema.KINDS and path.count("/") > 1:
            yield path, folder
        else:
            known = ", ".join(f"content/{kind}/" for kind in schema.KINDS)
            where = f"content/{folder}" if path.count("/") > 1 else "content/ itself"
            problems.add("file-misplaced", Place(path), folder=where, known=known)


def _known(
    parser: Parser, texts: Mapping[str, Stamp], time: int, jobs: int, problems: Diagnostics
) -> Iterator[tuple[str, Known]]:
    """Yield files as they are known, reading those that may have changed."""
    doubtful = []
    for path, stamp in texts.items():
        before = parser.known.get(path)
        if (
            before
            and before.stamp == stamp
            and before.settled
            and before.parsed
            and before.parsed.salt == parser.salt
        ):
            yield path, before
        else:
            doubtful.append((path, stamp, disk.is_settled(stamp, time)))
    for done in pool.spread(parser, doubtful, jobs, _SHARE):
        for path, now, found in _DONE.decode(done):
            problems.extend(found)
            if now:
                yield path, now


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

    def entry(self, path: str) -> Entry:
        """Return the entry of an article's file."""
        return self._codec.entry(self._parsed[path].entry)

    def fingerprint(self, path: str) -> bytes:
        """Return the digest of a record, without reading it."""
        span = self._parsed[path].record
        return span.digest if span else b""

    def body_fingerprint(self, path: str) -> bytes:
        """Return the digest of a text, without reading it."""
        span = self._parsed[path].body
        return span.digest if span else b""

    def _again(self, path: str) -> tuple[Record, Body]:
        """Parse a file once more, of which what was kept is damaged."""
        text = self._parser.project.read(path, Diagnostics(), limit=self._parser.limit)
        registry = None if _kind(path) in reader.REGISTRY_KINDS else self._parser.registry
        read = reader.read_file(File(path, text or ""), registry, Diagnostics())
        if read is None:
            raise DiskError("file-unreadable", reason=f"{path} changed while it was built")
        return read


class Entries(Iterable[Entry]):
    """The entries of articles, read when they are asked for."""

    def __init__(self, records: Records, paths: Sequence[str]) -> None:
        self._records, self._paths = records, paths

    def __iter__(self) -> Iterator[Entry]:
        return map(self._records.entry, self._paths)


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
