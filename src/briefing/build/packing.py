"""Packs of the cache, kept from growing: what is still used of them is moved to a new one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from briefing.disk import Cache, Span

K = TypeVar("K")

_COMPACT_FROM = 4 * 2**20
"""Size of packs, in bytes, from which those with more waste than use are written anew."""
_MOST_PACKS = 64
"""Small packs that are let stand: each edit makes one, and all that are read are open at once."""


def used(spans: Iterable[Span]) -> dict[str, int]:
    """Return how many bytes of each pack are in use."""
    packs: dict[str, int] = {}
    for span in spans:
        packs[span.pack] = packs.get(span.pack, 0) + span.length
    return packs


def worn(cache: Cache, packs: Mapping[str, int]) -> set[str]:
    """Return the packs to be written anew.

    These are all where most is no longer used, else the small ones of which there are many.
    """
    sizes = {pack: cache.size([pack]) for pack in packs}
    if _COMPACT_FROM <= sum(sizes.values()) >= 2 * sum(packs.values()):
        return set(sizes)
    small = {pack for pack, size in sizes.items() if size < _COMPACT_FROM}
    return small if len(small) > _MOST_PACKS else set()


def moved(
    cache: Cache, owner: str, kept: Mapping[K, tuple[Span, ...]], packs: set[str]
) -> Iterator[tuple[K, tuple[Span, ...]]]:
    """Write packs anew.

    Yields what stands elsewhere now, and where: nowhere, if it was damaged.
    """
    if not packs:
        return
    cache.begin_pack(owner)
    for key, spans in kept.items():
        if packs.isdisjoint(span.pack for span in spans):
            continue
        parts = [cache.part(span) for span in spans]
        whole = tuple(cache.add(owner, data) for data in parts if data is not None)
        yield key, whole if len(whole) == len(parts) else ()
    cache.flush()
