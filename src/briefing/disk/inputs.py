"""Files outside of a project: what an editor hands over, and where a report goes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from briefing.disk.problems import DiskError


def read_input(path: str, limit: int) -> bytes:
    """Return the bytes of a file anywhere.

    Raises OSError, or DiskError ("ingest-too-large") for more bytes than the limit.
    """
    try:
        with Path(path).open("rb") as file:
            data = file.read(limit + 1)
    except IsADirectoryError as error:
        raise OSError(error.errno, "there is no file right in this folder") from None
    if len(data) > limit:
        raise DiskError("ingest-too-large", limit=limit)
    return data


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
    """Write a file piece by piece; it takes its place once it is whole.  Raises OSError."""
    temporary = path.with_name(f".{path.name}.new")
    try:
        with temporary.open("w", encoding="utf-8", newline="\n") as file:
            yield file.write
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
