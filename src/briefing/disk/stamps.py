"""Stamps: by which a file is known to be the same without being read."""

from __future__ import annotations

import os
import struct
from collections.abc import Iterator

Stamp = bytes
"""Size, times of the last change of the content and of the file's entry in ns, and inode, packed:
tens of thousands of them are compared and kept at a time."""

_FIELDS = struct.Struct("<qqqQ")
NIL = _FIELDS.pack(-1, -1, -1, 0)
"""The stamp of no file: none has less than no bytes."""
_INODE = 2**64 - 1
"""Some systems have longer ones."""


def stamp(stat: os.stat_result) -> Stamp:
    """Return the stamp of a file."""
    return _FIELDS.pack(stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino & _INODE)


def cut(stamps: bytes) -> Iterator[Stamp]:
    """Return the stamps that stand one after the other."""
    return (stamps[at : at + len(NIL)] for at in range(0, len(stamps), len(NIL)))


_FINE, _COARSE = 100_000_000, 2_000_000_000
"""How long after a change, in ns, another may leave the same stamp: the ticks of disks that keep
fractions of a second, and of those that keep two seconds (FAT)."""


def is_settled(of: Stamp, read: int) -> bool:
    """Say whether a file read at a time (ns) cannot have changed since without another stamp."""
    content: int
    entry: int
    _, content, entry, _ = _FIELDS.unpack(of)
    return max(content, entry) + (_FINE if content % 1_000_000_000 else _COARSE) < read
