"""Content files read and parsed, in any process, and what is known of them afterwards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from msgspec import Struct
from msgspec.msgpack import Decoder
from msgspec.structs import replace

from briefing import disk
from briefing.build.codec import RecordCodec, encode
from briefing.content import reader
from briefing.content.reader import File
from briefing.diagnostics import Diagnostic, Diagnostics
from briefing.disk import Span, Stamp
from briefing.model.contents import entry
from briefing.model.records import Article, Body, Record
from briefing.model.registry import Registry


class Parsed(Struct, frozen=True, array_like=True):
    """What came of a file, and where it is kept."""

    record: Span | None
    """None where no record could be made."""
    body: Span | None
    entry: bytes
    """Of an article, without what it tells; else empty."""
    told: bytes
    """Its commitments, if there are any."""
    problems: tuple[Diagnostic, ...]

    @property
    def facts(self) -> bytes:
        """What the library is made of: a few facts of an article, all of another record."""
        return self.entry + self.told or (self.record.digest if self.record else b"")

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


@dataclass(slots=True)
class Parser:
    """Reads files; each process has a copy of its own."""

    project: disk.Project
    cache: disk.Cache
    limit: int
    """Most bytes of a file."""
    known: Mapping[str, Known]
    """Files as they were last read with the same registry."""
    registry: Registry | None = None
    codec: RecordCodec = field(default_factory=RecordCodec)

    def begin(self) -> None:
        """Make ready: there is nothing to do."""

    def work(self, share: Sequence[tuple[str, Stamp, bool]]) -> bytes:
        """Read some files; each is given with its stamp and whether that is settled."""
        problems = {path: Diagnostics() for path, _, _ in share}
        known: dict[str, Known] = {}
        fresh: dict[str, bytes] = {}
        for path, stamp, settled in share:
            data = self.project.data(path, problems[path], limit=self.limit)
            if data is not None:
                found, before = disk.checksum(data), self.known.get(path)
                same = before.parsed if before and before.digest == found else None
                known[path] = Known(stamp, settled, found, same)
                if same is None:
                    fresh[path] = data
        for path, parsed in self._parse(fresh):
            known[path] = replace(known[path], parsed=parsed)
        self.cache.flush()
        unread = {path: tuple(found) for path, found in problems.items() if path not in known}
        return encode((known, unread))

    def _parse(self, data: Mapping[str, bytes]) -> Iterator[tuple[str, Parsed]]:
        problems = {path: Diagnostics() for path in data}
        texts = ((path, disk.text_of(path, each, problems[path])) for path, each in data.items())
        files = [File(path, text) for path, text in texts if text is not None]
        read = reader.read_files(files, self.registry, problems)
        for path, found in problems.items():
            yield path, self._kept(path, read.get(path), found)

    def _kept(
        self, path: str, read: tuple[Record, Body] | None, problems: Iterable[Diagnostic]
    ) -> Parsed:
        """Keep what came of a file."""
        if read is None:
            return Parsed(None, None, b"", b"", tuple(problems))
        record, body = read
        places = {path: record.where.positions}
        article = record if isinstance(record, Article) else None
        told = article.commitments if article else ()
        return Parsed(
            record=self.cache.add(disk.FILES, self.codec.encode(record, places)),
            body=self.cache.add(disk.FILES, encode(body)),
            entry=encode(replace(entry(article, body), commitments=())) if article else b"",
            told=self.codec.encode(told, places) if told else b"",
            problems=tuple(problems),
        )


DONE = Decoder(tuple[dict[str, Known], dict[str, tuple[Diagnostic, ...]]])
"""What was read of some files, and why others were not."""
