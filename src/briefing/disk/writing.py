"""Files written whole or not at all, and what becomes of a stream that takes no more."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TextIO


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


def abandon(stream: TextIO) -> None:
    """Lose what a stream holds if it cannot be written: Python would try, and fail, as it ends."""
    try:
        stream.flush()
    except OSError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
