"""How long and how much a fetch may take, and how it fails."""

from __future__ import annotations

import time
from dataclasses import dataclass

from briefing.disk import MEGABYTE


@dataclass(frozen=True, slots=True)
class Limits:
    """What one fetch may cost; the defaults suit a page that a person would wait for."""

    connect: float = 10.0
    """Seconds for looking a name up, and again for reaching one of its addresses."""
    read: float = 20.0
    """Seconds without a byte."""
    total: float = 60.0
    """Seconds from the first question to the last byte, with robots.txt and redirects."""
    size: int = 20 * MEGABYTE
    """Bytes of the page, as sent and as unpacked."""
    redirects: int = 5
    """Redirects from the address to the page."""


class FetchError(Exception):
    """Why a fetch ends: the code of a diagnostic and what fills its message."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


class Deadline:
    """The moment at which all of a fetch must be over."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """Return the seconds that remain; fail if there are none."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise self.missed()
        return left

    def missed(self) -> FetchError:
        """Return the failure to be told."""
        return FetchError("ingest-timeout", seconds=f"{self.seconds:g}")

    @property
    def passed(self) -> bool:
        """Whether it is over."""
        return time.monotonic() >= self._end
