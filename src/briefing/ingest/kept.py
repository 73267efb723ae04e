"""What is made of a registry once and kept, since every article is read against the same one."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TypeVar

from briefing.ingest.registry import Registry

T = TypeVar("T")

MOST = 4
"""Registries whose makings are kept at a time."""


def kept(make: Callable[[Registry], T]) -> Callable[[Registry], T]:
    """Let a function of a registry be called once for each registry."""
    return lru_cache(maxsize=MOST)(make)
