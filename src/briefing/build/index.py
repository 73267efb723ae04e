"""The library as an earlier build indexed it, each table read when it is asked for.

After an edit a page or two are made, and they look up little of what ten thousand articles were
indexed for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, get_type_hints

import msgspec
from msgspec import Raw, Struct
from msgspec.msgpack import Decoder

from briefing.build.codec import RecordCodec, encode
from briefing.diagnostics import Diagnostic
from briefing.model.contents import Contents
from briefing.model.library import FOLDERS, Library, evidence_of
from briefing.model.records import Positions, Record

_ELSEWHERE = {"articles", "bodies"}
"""Tables of which the values stay where they were read."""
_RECORDS = set(FOLDERS.values()) - _ELSEWHERE


@dataclass(frozen=True, slots=True)
class Index:
    """A library without its articles and texts, and what it was made of."""

    key: bytes
    """Digest of what it was made of."""
    problems: tuple[Diagnostic, ...]
    """What was wrong with it."""
    tables: Mapping[str, Mapping[Any, Any]]
    is_kept: bool = False
    """Whether it was read from where it would be kept."""

    def library(self, contents: Contents) -> Library:
        """Return the library; what was read may differ from then in what its articles say."""
        return Library.of(self.tables, contents)


class _Kept(Struct, frozen=True, array_like=True):
    """An index in bytes."""

    engine: str
    """Names what made it."""
    key: bytes
    problems: tuple[Diagnostic, ...]
    tables: dict[str, Raw]


_KEPT = Decoder(_Kept)


def load(data: memoryview | None, engine: str) -> Index | None:
    """Return an index that was kept; None where there is none that this engine made."""
    try:
        kept = _KEPT.decode(data) if data else None
    except msgspec.MsgspecError:
        return None
    if kept is None or kept.engine != engine:
        return None
    tables = {
        name: (_Records if name in _RECORDS else _Table)(name, table)
        for name, table in kept.tables.items()
    }
    return Index(kept.key, kept.problems, tables, is_kept=True)


def dump(index: Index, engine: str) -> bytes:
    """Return an index as bytes."""
    tables = {
        name: Raw(encode(_encoded(table) if name in _RECORDS else table))
        for name, table in index.tables.items()
        if name not in _ELSEWHERE
    }
    return encode(_Kept(engine, index.key, index.problems, tables))


def _encoded(records: Mapping[str, Record]) -> dict[str, bytes]:
    codec = RecordCodec()
    return {id: codec.encode(record, _places(record)) for id, record in records.items()}


def _places(record: Record) -> dict[str, Positions]:
    """Return the positions in each file that a record was put together from."""
    wheres = (record.where, *(entry.where for entry in evidence_of(record)))
    return {where.file: where.positions for where in wheres}


class _Table(Mapping[Any, Any]):
    """A table, read when it is asked for."""

    def __init__(self, name: str, data: Raw) -> None:
        self._name, self._data = name, data

    @cached_property
    def _values(self) -> dict[Any, Any]:
        return dict(_decoder(self._name).decode(self._data))

    def __getitem__(self, key: Any) -> Any:
        return self._values[key]

    def __contains__(self, key: object) -> bool:
        return key in self._values

    def __iter__(self) -> Iterator[Any]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)


class _Records(_Table):
    """A table of records, each read when it is asked for."""

    def __init__(self, name: str, data: Raw) -> None:
        super().__init__(name, data)
        self._read: dict[str, Record] = {}

    def __getitem__(self, key: Any) -> Record:
        if key not in self._read:
            self._read[key] = _CODEC.record(self._name, self._values[key])
        return self._read[key]


_CODEC = RecordCodec()


@cache
def _decoder(name: str) -> Decoder[Any]:
    return Decoder(dict[str, bytes] if name in _RECORDS else get_type_hints(Library)[name])
