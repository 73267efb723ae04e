"""What the machine tells: the date, and how many processors there are."""

from __future__ import annotations

import datetime
import os
import zoneinfo


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


def processors() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
