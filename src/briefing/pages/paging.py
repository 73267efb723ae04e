"""Lists cut into groups and pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from briefing.pages import routes
from briefing.pages import views as v

T = TypeVar("T")


def grouped(rows: Iterable[tuple[str, str, T]]) -> tuple[v.Group, ...]:
    """Gather rows given as (title, anchor, row) under their titles, in order."""
    groups: dict[tuple[str, str], list[T]] = {}
    for title, anchor, row in rows:
        groups.setdefault((title, anchor), []).append(row)
    return tuple(v.Group(title, anchor, tuple(found)) for (title, anchor), found in groups.items())


def numbers(length: int, size: int) -> range:
    """Return the numbers of the pages of a list, at least one."""
    return range(1, max(1, -(-length // size)) + 1)


def paged(items: Sequence[T], number: int, size: int, address: str) -> tuple[Sequence[T], v.Pager]:
    """Return what page `number` of a list shows, with its pager."""
    part = items[size * (number - 1) : size * number]
    return part, pager(address, number, len(numbers(len(items), size)), len(items))


def pager(address: str, number: int, count: int, total: int) -> v.Pager:
    """Return where page `number` of `count` stands, with links to those around it."""
    near = sorted({1, count, *range(max(1, number - 2), min(count, number + 2) + 1)})
    return v.Pager(
        number=number,
        count=count,
        total=total,
        previous=routes.numbered(address, number - 1) if number > 1 else "",
        next=routes.numbered(address, number + 1) if number < count else "",
        pages=tuple(
            v.Link(str(n), "" if n == number else routes.numbered(address, n)) for n in near
        ),
    )
