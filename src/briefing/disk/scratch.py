"""Room for what is too much to be held in memory, for as long as a process runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

_CACHE = 1024
"""Kilobytes of a database that stay in memory."""


def scratch(schema: str) -> sqlite3.Connection:
    """Return an empty database in a nameless temporary file that goes with its connection."""
    import sqlite3  # a build with nothing to do need not load it

    database = sqlite3.connect("")
    database.executescript(
        f"PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-{_CACHE};{schema}"
    )
    return database
