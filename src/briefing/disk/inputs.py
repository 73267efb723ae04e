"""Files outside of a project: what an editor hands over, and where a report goes."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from briefing.disk.problems import DiskError

MEGABYTE = 2**20
"""Bytes."""


def read_input(path: str, limit: int) -> bytes:
    """Return the bytes of a file anywhere.

    Raises OSError, or DiskError ("ingest-too-large") for more bytes than the limit.
    """
    try:
        if Path(path).is_fifo():
            data = _piped(path, limit + 1)
        else:
            with Path(path).open("rb") as file:
                data = file.read(limit + 1)
    except IsADirectoryError as error:
        raise OSError(error.errno, "there is no file right in this folder") from None
    if len(data) > limit:
        raise DiskError("ingest-too-large", limit=limit)
    return data


def _piped(path: str, most: int) -> bytes:
    """Return what is written to a pipe; one without a writer would be waited for without end."""
    with open(path, "rb", buffering=0, opener=_at_once) as file:
        data: bytes | None = file.read(most)  # None as long as its writer has written nothing
        if data == b"":
            raise OSError(errno.ENXIO, "it is a pipe that nothing is written to")
        os.set_blocking(file.fileno(), True)
        data = data or b""
        while len(data) < most and (more := file.read(most - len(data))):
            data += more
        return data


def _at_once(path: str, flags: int) -> int:
    return os.open(path, flags | os.O_NONBLOCK)


def files_of(path: str) -> list[str]:
    """Return the files of a folder by name, leaving out hidden ones; else the path alone.

    A folder that has none, or cannot be looked into, is left to be told when it is read.
    """
    try:
        files = [file for file in Path(path).iterdir() if not file.is_dir()]
    except OSError:
        return [path]
    names = (str(file) for file in files if file.name[0] != "." and file.name[-1] != "~")
    return sorted(names) or [path]


@contextmanager
def written(path: Path) -> Iterator[Callable[[str], object]]:
    """Write a file piece by piece; it takes its place once it is whole.  Raises OSError.

    A device or a pipe is written to as it is: nothing may take its place.
    """
    if path.exists() and not path.is_file():
        with path.open("w", encoding="utf-8", newline="\n") as file:
            yield file.write
        return
    temporary = path.with_name(f".{path.name}.new")
    try:
        with temporary.open("w", encoding="utf-8", newline="\n") as file:
            yield file.write
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
