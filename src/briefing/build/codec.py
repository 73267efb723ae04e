"""Values as bytes: what is kept of a build, and the digests by which values are compared.

msgspec turns values into MessagePack by their declared types, and reads them back checked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

import msgspec

from briefing.disk import checksum
from briefing.model.contents import Entry
from briefing.model.library import FOLDERS, KINDS
from briefing.model.records import Body, Commitment, Path, Positions, Record, Where

_Placed = tuple[dict[str, msgspec.Raw], msgspec.Raw]
"""The positions in each file, once for all parts of a record, and the record."""
_POSITIONS = msgspec.msgpack.Decoder(list[tuple[Path, tuple[int, int]]])


class _Positions(Mapping[Path, tuple[int, int]]):
    """Positions that are only read where one is asked for: most pages tell none."""

    def __init__(self, kept: msgspec.Raw) -> None:
        self._kept = kept

    @cached_property
    def _read(self) -> dict[Path, tuple[int, int]]:
        return dict(_POSITIONS.decode(self._kept))

    def __getitem__(self, path: Path) -> tuple[int, int]:
        return self._read[path]

    def __contains__(self, path: object) -> bool:
        step = path[-1] if isinstance(path, tuple) and path else None
        if isinstance(step, str) and step.encode() not in bytes(self._kept):
            return False  # as nearly each page finds that has no slug of its own
        return path in self._read

    def __iter__(self) -> Iterator[Path]:
        return iter(self._read)

    def __len__(self) -> int:
        return len(self._read)


def _plain(value: object) -> object:
    if isinstance(value, Where):
        return (value.file, value.base)
    if isinstance(value, str):  # Markup
        return str(value)
    raise TypeError(f"a {type(value).__name__} cannot be kept")


_ENCODER = msgspec.msgpack.Encoder(enc_hook=_plain)


def encode(value: object) -> bytes:
    """Return a value as bytes."""
    return _ENCODER.encode(value)


def digest(value: object) -> bytes:
    """Return the digest of a value: equal values have equal ones."""
    return checksum(_ENCODER.encode(value))


class RecordCodec:
    """Turns records into bytes and back.

    A record is kept without its text, which most pages do not need: ten thousand titles are read
    for the lists, one text for the page that shows it.
    """

    def __init__(self) -> None:
        self._places: Mapping[str, Positions] = {}
        self._placed = msgspec.msgpack.Decoder(_Placed)
        self._records = {
            FOLDERS[name]: msgspec.msgpack.Decoder(kind, dec_hook=self._where)
            for kind, name in KINDS.items()
        }
        self._entries = msgspec.msgpack.Decoder(list[Entry])
        self._told = msgspec.msgpack.Decoder(tuple[Commitment, ...], dec_hook=self._where)
        self._body = msgspec.msgpack.Decoder(Body)

    def __reduce__(self) -> tuple[type[RecordCodec], tuple[()]]:
        return RecordCodec, ()

    def encode(
        self, value: Record | tuple[Commitment, ...], places: Mapping[str, Positions]
    ) -> bytes:
        """Return a record, or the commitments that an article tells, as bytes.

        `places` are the positions of all values in each file that it was read from.
        """
        placed = {file: list(positions.items()) for file, positions in places.items()}
        return encode((placed, msgspec.Raw(encode(value))))

    def record(self, folder: str, data: bytes) -> Record:
        """Return the record of a folder's kind.  Raises msgspec.MsgspecError for other bytes."""
        record: Record = self._decode(self._records[folder], data)
        return record

    def entries(self, data: Sequence[bytes]) -> list[Entry]:
        """Return entries without their commitments, at once: that takes a third of the time.

        Raises msgspec.MsgspecError for other bytes.
        """
        return self._entries.decode(b"\xdd" + len(data).to_bytes(4, "big") + b"".join(data))

    def told(self, data: bytes) -> tuple[Commitment, ...]:
        """Return the commitments of an entry.  Raises msgspec.MsgspecError for other bytes."""
        told: tuple[Commitment, ...] = self._decode(self._told, data)
        return told

    def body(self, data: bytes) -> Body:
        """Return a text.  Raises msgspec.MsgspecError for other bytes."""
        return self._body.decode(data)

    def _decode(self, decoder: msgspec.msgpack.Decoder[Any], data: bytes) -> Any:
        placed, rest = self._placed.decode(data)
        self._places = {file: _Positions(positions) for file, positions in placed.items()}
        return decoder.decode(rest)

    def _where(self, _: type, value: Any) -> Where:
        file, base = value
        return Where(file, self._places[file], tuple(base))
