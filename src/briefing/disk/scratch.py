"""Room for what is too much to be held in memory, for as long as a process runs."""

from __future__ import annotations

import sqlite3

_CACHE = 1024
"""Kilobytes of a database that stay in memory."""


def scratch(schema: str) -> sqlite3.Connection:
    """Return an empty database in a nameless temporary file that goes with its connection."""
    database = sqlite3.connect("")
    database.executescript(
        f"PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-{_CACHE};{schema}"
    )
    return database
