"""What one build remembers for the next: files as they were read, traces, written outputs.

docs/cache.md describes the format.  All of it can be lost at any time, and it is believed only
where the same engine wrote it: another version reads, draws or keeps things in another way.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

import msgspec
from msgspec.msgpack import Decoder
from msgspec.structs import replace

from briefing.build import index
from briefing.build.codec import encode
from briefing.build.index import Index
from briefing.build.parsing import Files, Known
from briefing.build.trace import ForgottenError, Kept, Traces
from briefing.build.unchanged import Written
from briefing.disk import (
    FILES,
    INDEX,
    SITE,
    Cache,
    Output,
    Span,
    Stamp,
    checksum,
    is_settled,
    surroundings,
)
from briefing.disk import engine as disk_engine

T = TypeVar("T", "Files", "Site")
K = TypeVar("K", bound=Hashable)

_ENGINE = "engine"
_MOST_FOLDERS = 3
_COMPACT_FROM = 4 * 2**20
"""Size of packs, in bytes, from which those with more waste than use are written anew."""
_MOST_PACKS = 64
"""Small packs that are let stand: each edit makes one, and all that are read are open at once."""


_FILES = Decoder(Files)


@dataclass(slots=True)
class Site:
    """One way to build a project: with one set of options."""

    engine: str = ""
    traces: Traces = field(default_factory=Traces)
    written: dict[str, Written] = field(default_factory=dict)
    """By output folder."""

    def written_to(self, target: Output | None, time: int, *, verify: bool) -> dict[str, str]:
        """Return the digests of the outputs that are as they were written, by path.

        Those that look so by their stamps are believed, but for `verify`; of the others, the
        stamps that they have now are noted.  `time` is now, in ns.
        """
        known = self.written.get(target.name) if target else None
        if target is None or known is None or known.manifest != checksum(target.manifest):
            return {}
        listed, stamps = target.listed, target.stamps(target.listed)
        if stamps == known.stamps and not verify:
            doubtful = list(known.unsettled)
        else:
            sure = {} if verify else known.stamps
            doubtful = [
                path
                for path, stamp in stamps.items()
                if stamp != sure.get(path) or path in known.unsettled
            ]
        same = [path for path in doubtful if target.digest_of(path) == listed[path]]
        for path in set(doubtful).difference(same):
            del stamps[path]
        self._note(target, stamps, _unsettled(target, {path: stamps[path] for path in same}, time))
        return listed if len(stamps) == len(listed) else {path: listed[path] for path in stamps}

    def wrote(self, target: Output, staged: Collection[str], time: int) -> Written:
        """Note and return the outputs as they stand, some just written; `time` is now, in ns."""
        known = self.written.get(target.name, _NONE)
        kept = {
            path: stamp
            for path, stamp in known.stamps.items()
            if path in target.listed and path not in staged
        }
        new = target.stamps(path for path in target.listed if path not in kept)
        unsettled = {path: one for path, one in known.unsettled.items() if path in kept}
        return self._note(target, kept | new, unsettled | _unsettled(target, new, time))

    def _note(self, target: Output, stamps: dict[str, Stamp], unsettled: dict[str, str]) -> Written:
        self.written.pop(target.name, None)
        while len(self.written) >= _MOST_FOLDERS:
            self.written.pop(next(iter(self.written)))
        written = Written(checksum(target.manifest), stamps, unsettled)
        self.written[target.name] = written
        return written


_SITE = Decoder(Site)
_NONE = Written(b"", {}, {})


def _unsettled(target: Output, stamps: Mapping[str, Stamp], time: int) -> dict[str, str]:
    """Return the digests of the outputs that may change without another stamp than they have."""
    return {
        path: target.listed[path] for path, stamp in stamps.items() if not is_settled(stamp, time)
    }


@dataclass(slots=True)
class Session:
    """What a process that builds again and again need not recall from disk."""

    files: Files = field(default_factory=Files)
    site: Site = field(default_factory=Site)
    keeper: Keeper = field(default_factory=lambda: Keeper())
    index: Index | None = None
    """Of the last build."""
    alone: bool = False
    """Whether nobody else writes into the output folder: no need to look for changes in it."""
    _knows: str = ""
    """The output folder that it wrote last."""

    def recall(self, cache: Cache, way: str) -> None:
        """Recall the last build, unless this process was the one that made it."""
        now = engine(cache)
        self.keeper.cache, self.keeper.owner = cache, f"{SITE}{way}"
        if self.files.engine != now:
            self.files = _load(cache, FILES, Files(now), now, _FILES)
            self.site = _load(cache, self.keeper.owner, Site(now), now, _SITE)
            self.index = index.load(cache.read(f"{INDEX}{way}"), now)

    def written_to(self, target: Output | None, time: int, *, verify: bool) -> dict[str, str]:
        """Return the digests of the outputs that are as they were written, by path."""
        known = self.alone and target and self._knows == target.name and not verify
        if target and known and target.listed == self.site.traces.outputs:
            return target.listed
        self._knows = target.name if target else ""
        return self.site.written_to(target, time, verify=verify)


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
    _compact_files(cache, files.known)
    cache.write(FILES, encode(files))
    if way:
        owner = f"{SITE}{way}"
        _compact_traces(cache, owner, site)
        cache.write(owner, encode(site))
        cache.sweep(owner, {kept.span.pack for kept in site.traces.units.values()})
        if session.index and not session.index.is_kept:
            cache.write(f"{INDEX}{way}", index.dump(session.index, files.engine))
    parsed = (one.parsed for one in files.known.values() if one.parsed)
    cache.sweep(FILES, {span.pack for one in parsed for span in one.spans})
    cache.forget()


def _compact_files(cache: Cache, known: dict[str, Known]) -> None:
    """Write packs of parsed files anew."""
    kept = {path: one.parsed.spans for path, one in known.items() if one.parsed}
    for path, spans in _compacted(cache, FILES, kept):
        one = known.pop(path)  # a damaged one will be parsed again
        if spans and one.parsed:
            record, body = spans
            known[path] = replace(one, parsed=replace(one.parsed, record=record, body=body))


def _compact_traces(cache: Cache, owner: str, site: Site) -> None:
    """Write packs of traces anew."""
    units = site.traces.units
    for unit, spans in _compacted(cache, owner, {unit: (one.span,) for unit, one in units.items()}):
        if not spans:  # damaged: all will be made again
            site.traces = Traces()
            break
        units[unit] = Kept(units[unit].reads, spans[0])


def _compacted(
    cache: Cache, owner: str, kept: Mapping[K, tuple[Span, ...]]
) -> Iterator[tuple[K, tuple[Span, ...]]]:
    """Write packs anew: all where most is no longer used, else the small ones of which are many.

    Yields what stands elsewhere now, and where: nowhere, if it was damaged.
    """
    spans = [span for each in kept.values() for span in each]
    sizes = {pack: cache.size([pack]) for pack in {span.pack for span in spans}}
    size = sum(sizes.values())
    again = {pack for pack, bytes in sizes.items() if bytes < _COMPACT_FROM}
    if _COMPACT_FROM <= size >= 2 * sum(span.length for span in spans):
        again = set(sizes)
    elif len(again) <= _MOST_PACKS:
        return
    cache.begin_pack(owner)
    for key, each in kept.items():
        if again.isdisjoint(span.pack for span in each):
            continue
        parts = [cache.part(span) for span in each]
        whole = tuple(cache.add(owner, data) for data in parts if data is not None)
        yield key, whole if len(whole) == len(parts) else ()
    cache.flush()
