"""Stamps: by which a file is known to be the same without being read."""

from __future__ import annotations

import os

Stamp = tuple[int, int, int, int]
"""Size, times of the last change of the content and of the file's entry in ns, and inode."""


def stamp(stat: os.stat_result) -> Stamp:
    """Return the stamp of a file."""
    return stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino


_FINE, _COARSE = 100_000_000, 2_000_000_000
"""How long after a change, in ns, another may leave the same stamp: the ticks of disks that keep
fractions of a second, and of those that keep two seconds (FAT)."""


def is_settled(of: Stamp, read: int) -> bool:
    """Say whether a file read at a time (ns) cannot have changed since without another stamp."""
    changed = max(of[1], of[2])
    return changed + (_FINE if of[1] % 1_000_000_000 else _COARSE) < read
