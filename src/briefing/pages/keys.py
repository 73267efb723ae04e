"""Keys: what the pages of one kind are told apart by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from briefing.pages.paging import numbers

Key = tuple[str, int]
"""Whose page it is (an id, a year, a status; empty where there is one), and its number from 1."""


def once(_: Any) -> Iterator[Key]:
    """The key of a page of which there is one."""
    yield "", 1


def single(ids: Iterable[str]) -> Iterator[Key]:
    """The keys of pages of which each id has one."""
    return ((id, 1) for id in ids)


def several(id: str, length: int, size: int) -> Iterator[Key]:
    """The keys of the pages of a list that belongs to `id`."""
    return ((id, number) for number in numbers(length, size))
