"""What one build remembers for the next: files as they were read, traces, written outputs.

docs/cache.md describes the format.  All of it can be lost at any time, and it is believed only
where the same engine wrote it: another version reads, draws or keeps things in another way.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

import msgspec
from msgspec.msgpack import Decoder
from msgspec.structs import replace

from briefing.build import index, packing, unchanged
from briefing.build.codec import encode
from briefing.build.index import Index
from briefing.build.parser import Known
from briefing.build.parsing import Files
from briefing.build.standing import Standing, Written
from briefing.build.trace import ForgottenError, Traces
from briefing.build.unchanged import Listing
from briefing.disk import (
    FILES,
    INDEX,
    READS,
    SITE,
    Cache,
    Output,
    Project,
    Seen,
    Span,
    checksum,
    surroundings,
)
from briefing.disk import engine as disk_engine
from briefing.pages.plan import Unit

T = TypeVar("T", "Files", "Site")

_ENGINE = "engine"
_MOST_FOLDERS = 3


_FILES = Decoder(Files)


@dataclass(slots=True)
class Site:
    """One way to build a project: with one set of options."""

    engine: str = ""
    traces: Traces = field(default_factory=Traces)
    reads: bytes = b""
    """Digest of the reads of the traces, which are kept apart: most edits change none."""
    written: dict[str, Written] = field(default_factory=dict)
    """By output folder."""

    def wrote(self, standing: Standing, staged: Collection[str], time: int) -> Written:
        """Note and return the outputs as they stand, some just written; `time` is now, in ns."""
        standing.wrote(staged, time)
        self.written.pop(standing.target.name, None)
        while len(self.written) >= _MOST_FOLDERS:
            self.written.pop(next(iter(self.written)))
        written = self.written[standing.target.name] = standing.written()
        return written


_SITE = Decoder(Site)
_READS = Decoder(dict[Unit, bytes])


@dataclass(slots=True)
class Session:
    """What a process that builds again and again need not recall from disk."""

    files: Files = field(default_factory=Files)
    site: Site = field(default_factory=Site)
    keeper: Keeper = field(default_factory=lambda: Keeper())
    reads: dict[Unit, bytes] | None = None
    """What the pages of the site read, as it is kept."""
    index: Index | None = None
    """Of the last build."""
    alone: bool = False
    """Whether nobody else writes into the output folder: no need to look for changes in it."""
    standing: Standing | None = None
    """In the output folder that it wrote last."""
    listed: Listing | None = None
    """The files of the project as the last build found them."""

    def listing(self, project: Project, edited: Iterable[str]) -> Listing:
        """List the files of a project: only those edited, if the last build knew all others."""
        known = unchanged.following(self.listed, project, edited) if self.listed else None
        self.listed = known or unchanged.listing(project)
        return self.listed

    def missed(self, project: Project) -> bool:
        """Say whether files are other than the last build took them to be."""
        last = self.listed
        if last is None or last.suspects is None:
            return False
        now = unchanged.listing(project)
        return bool(now.problems) or now.tree != last.tree

    def recall(self, cache: Cache, way: str) -> None:
        """Recall the last build, unless this process was the one that made it."""
        now = engine(cache)
        self.keeper.cache, self.keeper.owner = cache, f"{SITE}{way}"
        if self.files.engine != now:
            self.files = _load(cache, FILES, Files(now), now, _FILES)
            self.site = _load_site(cache, way, now)
            self.reads = self.site.traces.reads
            self.index = index.load(cache.read(f"{INDEX}{way}"), now)

    def stands(
        self, target: Output | None, seen: Seen | None, time: int, *, verify: bool
    ) -> Standing | None:
        """Return the outputs of a folder that are as they were written; `time` is now, in ns."""
        if target is None:
            return None
        last = self.standing if self.alone and not verify else None
        if last and last.target.name == target.name and target.listed == self.site.traces.outputs:
            last.target = target
            return last
        seen = seen or target.seen(target.stamps(target.listed))
        known = self.site.written.get(target.name)
        self.standing = Standing.found(target, known, seen, time, verify=verify)
        return self.standing


class Keeper:
    """Keeps the traces of a site in packs of the cache."""

    cache: Cache
    owner: str

    def keep(self, data: bytes) -> Span:
        """Keep some bytes."""
        return self.cache.add(self.owner, data)

    def recall(self, span: Span) -> bytes:
        """Return what was kept.  Raises ForgottenError."""
        self.cache.flush()
        data = self.cache.part(span)
        if data is None:
            raise ForgottenError
        return data


def engine(cache: Cache) -> str:
    """Return what reads and draws, as `disk.engine`, which is only asked where it can differ."""
    around = encode(surroundings())
    try:
        known = msgspec.msgpack.decode(cache.read(_ENGINE) or b"", type=tuple[bytes, str])
    except msgspec.MsgspecError:
        known = (b"", "")
    if known[0] != around:
        known = (around, disk_engine())
        cache.write(_ENGINE, encode(known))
    return known[1]


def _load(cache: Cache, name: str, empty: T, engine: str, decoder: Decoder[T]) -> T:
    data = cache.read(name)
    if data is None:
        return empty
    try:
        found = decoder.decode(data)
    except msgspec.MsgspecError:
        return empty
    return found if found.engine == engine else empty


def save(cache: Cache, session: Session, way: str = "") -> None:
    """Remember a build; without its way only the files, where it failed."""
    files, site = session.files, session.site
    packs = _tidy_files(cache, files.known)
    cache.write(FILES, encode(files))
    cache.sweep(FILES, packs)
    if way:
        owner = f"{SITE}{way}"
        packs = _tidy_traces(cache, owner, site)
        _save_site(cache, session, way)
        cache.sweep(owner, packs)
        if session.index and not session.index.is_kept:
            cache.write(f"{INDEX}{way}", index.dump(session.index, files.engine))
    cache.forget()


def _save_site(cache: Cache, session: Session, way: str) -> None:
    """Remember a site: what its pages read only where that is not what is kept."""
    site, traces = session.site, session.site.traces
    if session.reads is not traces.reads:
        reads = encode(traces.reads)
        site.reads = checksum(reads)
        cache.write(f"{READS}{way}", reads)
        session.reads = traces.reads
    kept = dataclasses.replace(site, traces=dataclasses.replace(traces, reads={}))
    cache.write(f"{SITE}{way}", encode(kept))


def _load_site(cache: Cache, way: str, engine: str) -> Site:
    site = _load(cache, f"{SITE}{way}", Site(engine), engine, _SITE)
    reads = cache.read(f"{READS}{way}", site.reads)
    if reads is None:
        return Site(engine, written=site.written)
    site.traces.reads = _READS.decode(reads)
    return site


def _tidy_files(cache: Cache, known: dict[str, Known]) -> Collection[str]:
    """Write worn packs of parsed files anew; return the packs that are used."""
    packs = _used(known)
    worn = packing.worn(cache, packs)
    if not worn:
        return packs
    kept = {path: one.parsed.spans for path, one in known.items() if one.parsed}
    for path, spans in packing.moved(cache, FILES, kept, worn):
        one = known.pop(path)  # a damaged one will be parsed again
        if spans and one.parsed:
            record, body = spans
            known[path] = replace(one, parsed=replace(one.parsed, record=record, body=body))
    return _used(known)


def _used(known: Mapping[str, Known]) -> Mapping[str, int]:
    return packing.used(span for one in known.values() if one.parsed for span in one.parsed.spans)


def _tidy_traces(cache: Cache, owner: str, site: Site) -> Collection[str]:
    """Write worn packs of traces anew; return the packs that are used."""
    units = site.traces.units
    packs = packing.used(units.values())
    worn = packing.worn(cache, packs)
    if not worn:
        return packs
    each = {unit: (span,) for unit, span in units.items()}
    for unit, spans in packing.moved(cache, owner, each, worn):
        if not spans:  # damaged: all will be made again
            site.traces = Traces()
            return ()
        units[unit] = spans[0]
    return packing.used(units.values())
