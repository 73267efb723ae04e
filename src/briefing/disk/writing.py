"""Files written whole or not at all."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path


def write(path: Path, *parts: bytes, beside: Path | None = None) -> None:
    """Write a file by renaming a finished one, made in the folder `beside`, into its place."""
    temporary = (beside or path.parent) / f".{path.name}.new"
    try:
        with temporary.open("wb") as file:
            file.writelines(parts)
        temporary.replace(path)
    except BaseException:  # also where the user interrupts it
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise
