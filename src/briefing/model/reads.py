"""What is read, noted while it is read.

The tables of the library note every look-up.  So what a page was made from is known without
being declared, and nothing that it read can be forgotten: a page whose cells all have the same
values as last time is the same page.
"""

from __future__ import annotations

import hashlib
from collections.abc import Hashable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from typing import Any, TypeVar

import msgspec

K = TypeVar("K")
V = TypeVar("V")

Cell = tuple[str, Hashable]
"""A table and a key of it, or one of the two below."""

EVERY = "*"
"""Key of the cell that stands for a whole table: all keys in order, and all values."""
KEYS = "#"
"""Key of the cell that stands for all keys of a table, in order."""

Mark = bytes
"""Digest of a cell's name, by which it is noted: a page reads a hundred of them."""
MARK = 8
"""Length of a mark, and of the fingerprint of a value: 2**64 makes a chance likeness of two among
a hundred million of them one in four thousand, and a mark that is like another only costs a page
that is made in vain."""


class Marks(dict[Any, Mark]):
    """The marks of a table's cells by their keys, each made when it is first asked for."""

    __slots__ = ("_table",)

    def __init__(self, table: str) -> None:
        super().__init__()
        self._table = table

    def __missing__(self, key: Hashable) -> Mark:
        self[key] = made = short(msgspec.msgpack.encode((self._table, key)))
        return made


@cache
def marks_of(table: str) -> Marks:
    """Return the marks of a table, which all tables of that name share."""
    return Marks(table)


def short(data: bytes) -> bytes:
    """Return a short digest; BLAKE2 takes half the time of SHA-256 for so few bytes."""
    return hashlib.blake2b(data, digest_size=MARK).digest()


class Reads:
    """The cells that were read since noting began, by their marks."""

    __slots__ = ("cells",)

    def __init__(self) -> None:
        self.cells: set[Mark] = set()

    @contextmanager
    def noting(self) -> Iterator[set[Mark]]:
        """Note what is read in the block, apart from what is read around it."""
        around, self.cells = self.cells, set()
        try:
            yield self.cells
        finally:
            self.cells = around


class Table(Mapping[K, V]):
    """A mapping that notes every look-up."""

    __slots__ = ("_marks", "_reads", "_values")

    def __init__(self, name: str, values: Mapping[K, V], reads: Reads) -> None:
        self._marks, self._values, self._reads = marks_of(name), values, reads

    def __getitem__(self, key: K) -> V:
        self._reads.cells.add(self._marks[key])
        return self._values[key]

    def get(self, key: K, default: Any = None) -> Any:
        """Return a value; that there is none is noted too."""
        self._reads.cells.add(self._marks[key])
        return self._values.get(key, default)

    def __contains__(self, key: object) -> bool:
        self._reads.cells.add(self._marks[key])
        return key in self._values

    def __iter__(self) -> Iterator[K]:
        self._reads.cells.add(self._marks[KEYS])
        return iter(self._values)

    def __len__(self) -> int:
        self._reads.cells.add(self._marks[KEYS])
        return len(self._values)

    def unwatched(self) -> Mapping[K, V]:
        """Return the mapping itself: the whole table is read."""
        self._reads.cells.add(self._marks[EVERY])
        return self._values

    def values(self) -> Any:
        """Return all values: the whole table is read."""
        self._reads.cells.add(self._marks[EVERY])
        return self._values.values()

    def items(self) -> Any:
        """Return all keys with their values: the whole table is read."""
        self._reads.cells.add(self._marks[EVERY])
        return self._values.items()


def whole(table: Mapping[K, V]) -> Mapping[K, V]:
    """Return a table for many look-ups that are not noted one by one: all of it is read."""
    return table.unwatched() if isinstance(table, Table) else table


class Fields:
    """A value whose fields are noted as they are read: the configuration."""

    __slots__ = ("_marks", "_reads", "_value")

    def __init__(self, name: str, value: object, reads: Reads) -> None:
        self._marks, self._value, self._reads = marks_of(name), value, reads

    def __getattr__(self, field: str) -> Any:
        self._reads.cells.add(self._marks[field])
        return getattr(self._value, field)
