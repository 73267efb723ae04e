"""What one build remembers for the next: files as they were read, traces, written outputs.

docs/cache.md describes the format.  All of it can be lost at any time, and it is believed only
where the same engine wrote it: another version reads, draws or keeps things in another way.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

import msgspec
from msgspec.structs import replace

from briefing.build.codec import encode
from briefing.build.parsing import Known
from briefing.build.trace import Traces
from briefing.build.unchanged import Written
from briefing.disk import SITE, Cache, Output, is_settled, surroundings
from briefing.disk import engine as disk_engine

T = TypeVar("T", "Files", "Site")

FILES, _ENGINE = "files", "engine"
_MOST_FOLDERS = 3
_COMPACT_FROM = 4 * 2**20
"""Size of packs, in bytes, from which those with more waste than use are written anew."""
_MOST_PACKS = 64
"""Small packs that are let stand: each edit makes one, and all that are read are open at once."""


@dataclass(slots=True)
class Files:
    """Every file of a project as it was last read."""

    engine: str = ""
    known: dict[str, Known] = field(default_factory=dict)


@dataclass(slots=True)
class Site:
    """One way to build a project: with one set of options."""

    engine: str = ""
    traces: Traces = field(default_factory=Traces)
    written: dict[str, dict[str, Written]] = field(default_factory=dict)
    """By output folder, by path."""

    def written_to(self, target: Output | None, time: int, *, verify: bool) -> dict[str, str]:
        """Return the digests of the outputs that are as they were written, by path.

        Those that look so by their stamps are believed, but for `verify`; of the others, the
        stamps that they have now are noted.  `time` is now, in ns.
        """
        if target is None:
            return {}
        known = self.written.get(target.name, {})
        found = {}
        for path, stamp in target.stamps(known).items():
            one = known[path]
            if stamp != one.stamp or not one.settled or verify:
                if target.digest_of(path) != one.digest:
                    continue
                known[path] = Written(stamp, is_settled(stamp, time), one.digest)
            found[path] = one.digest
        return found

    def wrote(self, target: Output, staged: Collection[str], time: int) -> dict[str, Written]:
        """Note and return the outputs as they stand, some just written; `time` is now, in ns."""
        known = self.written.pop(target.name, {})
        new = [
            path
            for path, digest in target.listed.items()
            if path in staged or path not in known or known[path].digest != digest
        ]
        known = {path: one for path, one in known.items() if path in target.listed}
        for path, stamp in target.stamps(new).items():
            known[path] = Written(stamp, is_settled(stamp, time), target.listed[path])
        while len(self.written) >= _MOST_FOLDERS:
            self.written.pop(next(iter(self.written)))
        self.written[target.name] = known
        return known


@dataclass(slots=True)
class Session:
    """What a process that builds again and again need not recall from disk."""

    files: Files = field(default_factory=Files)
    site: Site = field(default_factory=Site)

    def recall(self, cache: Cache, way: str) -> None:
        """Recall the last build, unless this process was the one that made it."""
        now = engine(cache)
        if self.files.engine != now:
            self.files = _load(cache, FILES, Files(now), now)
            self.site = _load(cache, f"{SITE}{way}", Site(now), now)


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


def _load(cache: Cache, name: str, empty: T, engine: str) -> T:
    data = cache.read(name)
    if data is None:
        return empty
    try:
        found = msgspec.msgpack.decode(data, type=type(empty))
    except msgspec.MsgspecError:
        return empty
    return found if found.engine == engine else empty


def save(cache: Cache, files: Files, site: Site | None = None, way: str = "") -> None:
    """Remember a build; without a site only the files, where the build failed."""
    files.known = _compacted(cache, files.known)
    cache.write(FILES, encode(files))
    if site:
        cache.write(f"{SITE}{way}", encode(site))
    cache.sweep(_packs(files.known))


def _packs(known: Mapping[str, Known]) -> set[str]:
    return {span.pack for one in known.values() if one.parsed for span in one.parsed.spans}


def _compacted(cache: Cache, known: dict[str, Known]) -> dict[str, Known]:
    """Write packs anew: all where most is no longer used, else the small ones of which are many."""
    parsed = {path: one.parsed for path, one in known.items() if one.parsed}
    used = sum(span.length for one in parsed.values() for span in one.spans)
    sizes = {pack: cache.size([pack]) for pack in _packs(known)}
    size = sum(sizes.values())
    again = {pack for pack, bytes in sizes.items() if bytes < _COMPACT_FROM}
    if _COMPACT_FROM <= size >= 2 * used:
        again = set(sizes)
    elif len(again) <= _MOST_PACKS:
        return known
    cache.begin_pack()
    for path, one in parsed.items():
        if again.isdisjoint(span.pack for span in one.spans):
            continue
        parts = [cache.part(span) for span in one.spans]
        whole = [cache.add(data) for data in parts if data is not None]
        if len(whole) < len(parts):
            del known[path]  # damaged: it will be parsed again
        elif whole:
            record, body = whole
            known[path] = replace(known[path], parsed=replace(one, record=record, body=body))
    cache.flush()
    return known
