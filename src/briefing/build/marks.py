"""Cells and their values in a few bytes: what a page read, and whether it is what it was."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from functools import cache
from typing import Any

from msgspec import Struct

from briefing.build.codec import digest
from briefing.model.reads import EVERY, KEYS, Cell

Mark = bytes
"""Digest of a cell's name."""
MARK = 8
"""Length of a mark, and of the fingerprint of a value: 2**64 makes a chance likeness of two among
a hundred million of them one in four thousand, and a mark that is like another only costs a page
that is made in vain."""


@cache
def mark(cell: Cell) -> Mark:
    """Return the mark of a cell."""
    return digest(cell)[:MARK]


class Column(Struct, frozen=True, array_like=True):
    """The fingerprints of a table."""

    whole: bytes
    """Of all keys and values, in order."""
    keys: bytes
    """Of all keys, in order."""
    values: bytes
    """Mark and fingerprint of each value, one after the other."""

    def pairs(self) -> dict[Mark, bytes]:
        """Return fingerprints by mark."""
        packed = self.values
        return {
            packed[at : at + MARK]: packed[at + MARK : at + 2 * MARK]
            for at in range(0, len(packed), 2 * MARK)
        }


Digested = Mapping[str, Callable[[Any], bytes]]
"""Tables of which the digests of values are known without reading them."""


def columns(
    tables: Mapping[str, Mapping[Any, Any]],
    digested: Digested,
    old: Mapping[str, Column],
    same: Collection[str] = (),
) -> dict[str, Column]:
    """Return the fingerprints of tables; the old ones of those that are known to be the `same`."""
    return {
        name: old[name]
        if name in same and name in old
        else _column(name, table, digested.get(name), old.get(name))
        for name, table in tables.items()
    }


def _column(
    name: str,
    table: Mapping[Any, Any],
    known: Callable[[Any], bytes] | None,
    old: Column | None,
) -> Column:
    items = tuple(map(known, table)) if known else tuple(table.items())
    keys = digest(tuple(table))
    whole = digest((keys, items))
    if old and old.whole == whole:
        return old
    of = known or (lambda key: digest(table[key]))
    values = b"".join([mark((name, key)) + of(key)[:MARK] for key in table])
    return Column(whole, keys, values)


def changed(
    tables: Mapping[str, Mapping[Any, Any]],
    old: Mapping[str, Column],
    new: Mapping[str, Column],
) -> dict[Mark, Cell]:
    """Return the cells that have another value than they had, by their marks."""
    found: dict[Mark, Cell] = {}
    for name, table in tables.items():
        column, before = new[name], old.get(name, _NONE)
        if before.whole == column.whole:
            continue
        found[mark((name, EVERY))] = (name, EVERY)
        if before.keys != column.keys:
            found[mark((name, KEYS))] = (name, KEYS)
        known, values = before.pairs(), column.pairs()
        names = {mark((name, key)): key for key in table}
        for one in known.keys() | values.keys():
            if known.get(one) != values.get(one):
                found[one] = (name, names.get(one, EVERY))
    return found


_NONE = Column(b"", b"", b"")
