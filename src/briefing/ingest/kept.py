"""What is made of a registry once and kept, since every article is read against the same one."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

from briefing.ingest.registry import Registry

T = TypeVar("T")

MOST = 4
"""Registries whose makings are kept at a time."""


class _Same:
    """A registry compared by identity: its records are many, and comparing them is slow."""

    __slots__ = ("registry",)

    def __init__(self, registry: Registry) -> None:
        self.registry = registry

    def __hash__(self) -> int:
        return id(self.registry)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.registry is self.registry


def kept(make: Callable[[Registry], T]) -> Callable[[Registry], T]:
    """Let a function of a registry be called once for each registry."""
    made = lru_cache(maxsize=MOST)(lambda same: make(same.registry))

    @wraps(make)
    def find(registry: Registry) -> T:
        return made(_Same(registry))

    return find
