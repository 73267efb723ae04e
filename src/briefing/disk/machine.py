"""What the machine tells: the date, and how many processors there are."""

from __future__ import annotations

import datetime
import hashlib
import os
import sys
import time
import zoneinfo
from functools import cache
from pathlib import Path

from briefing.disk.stamps import stamp


def today(zone: str, given: str | None = None) -> datetime.date:
    """Return the as-of date: as given, else SOURCE_DATE_EPOCH, else now, in a time zone.

    Raises ValueError for a date or epoch that cannot be read.
    """
    if given:
        return datetime.date.fromisoformat(given)
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    utc = datetime.UTC
    try:
        now = datetime.datetime.now(utc) if not epoch else _instant(int(epoch), utc)
        return now.astimezone(zoneinfo.ZoneInfo(zone)).date()
    except (OverflowError, OSError) as error:
        raise ValueError(f"SOURCE_DATE_EPOCH is no day of the calendar: {epoch}") from error


def _instant(seconds: int, zone: datetime.timezone) -> datetime.datetime:
    return datetime.datetime.fromtimestamp(seconds, zone)


def now() -> int:
    """Return the time of the machine's clock, by which disks stamp files, in ns."""
    return time.time_ns()


ENGINES = (
    "ahocorasick-rs",
    "feedgenerator",
    "jinja2",
    "markdown-it-py",
    "markupsafe",
    "mdit-py-plugins",
    "msgspec",
    "pyromark",
    "python-frontmatter",
    "pyyaml",
)
"""Distributions whose version can change what is read or drawn."""


def engine() -> str:
    """Return what reads and draws: the source of briefing, and the versions of its libraries.

    It takes a tenth of a second; `surroundings` say whether it may have changed.
    """
    import importlib.metadata  # dear, and not needed where nothing has changed

    source = hashlib.blake2b(digest_size=16)
    for file in _source():
        source.update(Path(file).read_bytes())
    versions = (f"{name} {importlib.metadata.version(name)}" for name in ENGINES)
    return ", ".join((f"python {sys.version}", f"briefing {source.hexdigest()}", *versions))


@cache
def surroundings() -> tuple[object, ...]:
    """Return stamps that change whenever `engine` can, and cost less.

    They are taken once: what changes later is not what this process runs.  Installing a package
    changes the folder that it is put into.
    """
    stamps = []
    for place in (*filter(None, sys.path), *_source()):
        try:
            stamps.append(stamp(Path(place).stat()))
        except OSError:
            continue
    return (sys.version, sys.executable, tuple(stamps))


def _source() -> list[str]:
    return sorted(
        f"{folder}/{name}"
        for folder, _, names in os.walk(Path(__file__).parents[1])
        for name in names
        if name.endswith(".py")
    )


def processors() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
