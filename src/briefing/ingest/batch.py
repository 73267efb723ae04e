"""Many inputs to drafts: in order, in several processes, and whatever becomes of one of them.

A window of inputs is at work at a time, so that memory does not grow with their number.  A process
that dies (a library can end it from within) takes no other input with it: those that were at work
are tried again, each in a process of its own.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import islice
from multiprocessing import get_context
from typing import TYPE_CHECKING

from briefing import disk
from briefing.build.pool import START_METHOD, follow_parent
from briefing.diagnostics import Diagnostic, Place, diagnose
from briefing.ingest.drafts import Draft
from briefing.ingest.front_matter import ODD
from briefing.ingest.normalising import NOTHING, Told, normalise
from briefing.ingest.registry import Registry

if TYPE_CHECKING:
    from briefing.ingest.fetching import Fetcher

AHEAD = 4
"""Inputs that each process has waiting."""
WORTH_A_PROCESS = 4
"""Inputs below which another process costs more than it saves."""


@dataclass(frozen=True, slots=True)
class Input:
    """Something to be ingested."""

    name: str
    """A path, an address, or `-` for standard input."""
    data: bytes | None = None
    """What was read of it already."""

    @property
    def shown(self) -> str:
        """Its name as text: those of files need not be any."""
        return ODD.sub("\ufffd", self.name)

    @property
    def is_address(self) -> bool:
        """Whether it is to be fetched."""
        return self.data is None and "://" in self.name


@dataclass(frozen=True)
class Reader:
    """Takes an input in, on the terms of one batch."""

    registry: Registry
    today: date
    told: Told = NOTHING
    url: str | None = None
    """Where the input can be read, for one that is a file."""
    most: int = 20 * disk.MEGABYTE
    """Bytes of an input that are read."""
    seconds: float = 60.0
    """That a fetch may take."""
    private: bool = False
    """Whether addresses inside private networks may be fetched."""
    robots: bool = True
    """Whether robots.txt is honoured."""

    def drafts(self, one: Input) -> list[Draft]:
        """Return the drafts of an input; what fails is a draft too."""
        try:
            found = self._fetched(one.name) if one.is_address else self._read(one)
            if isinstance(found, Diagnostic):
                return [failure(one, found)]
            data, url = found
            return normalise(
                data, name=one.shown, url=url, registry=self.registry, today=self.today,
                told=self.told,
            )  # fmt: skip
        except MemoryError:
            return [unreadable(one, "there is not enough memory for it")]

    def _read(self, one: Input) -> tuple[bytes, str | None] | Diagnostic:
        if one.data is not None:
            too_large = len(one.data) > self.most
            return _too_large(one, self.most) if too_large else (one.data, self.url)
        try:
            return disk.read_input(one.name, self.most), self.url
        except disk.DiskError:
            return _too_large(one, self.most)
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            return diagnose("ingest-unreadable", Place(one.shown), reason=reason)

    def _fetched(self, address: str) -> tuple[bytes, str | None] | Diagnostic:
        found = self._fetcher.fetch(address)
        return found if isinstance(found, Diagnostic) else (found.data, found.url)

    @cached_property
    def _fetcher(self) -> Fetcher:
        from briefing.ingest.fetching import ANYWHERE, PUBLIC, Fetcher, Limits

        limits = Limits(total=self.seconds, size=self.most)
        return Fetcher(limits, ANYWHERE if self.private else PUBLIC, self.robots)


def failure(one: Input, problem: Diagnostic) -> Draft:
    """Return the report of an input that cannot be taken in."""
    return Draft(name=one.shown, kind="unknown", diagnostics=(problem,))


def unreadable(one: Input, reason: str) -> Draft:
    """Return the report of an input that cannot be read."""
    return failure(one, diagnose("ingest-unreadable", Place(one.shown), reason=reason))


def _too_large(one: Input, most: int) -> Diagnostic:
    return diagnose("ingest-too-large", Place(one.shown), limit=f"{most / disk.MEGABYTE:g}")


def drafts(reader: Reader, inputs: Iterable[Input], jobs: int) -> Iterator[list[Draft]]:
    """Yield the drafts of each input, in order."""
    if jobs <= 1:
        yield from map(reader.drafts, inputs)
        return
    yield from _Pool(reader, jobs).drafts(iter(inputs))


@dataclass(slots=True)
class _Pool:
    """Processes that each have a copy of the reader."""

    reader: Reader
    jobs: int
    _at_work: deque[Input] = field(default_factory=deque)
    _results: deque[Future[list[Draft]]] = field(default_factory=deque)
    """Of the first of those at work."""

    def drafts(self, inputs: Iterator[Input]) -> Iterator[list[Draft]]:
        """Yield the drafts of each input, with new processes whenever one has died."""
        while True:
            try:
                yield from self._flow(inputs)
                return
            except BrokenProcessPool:
                again = list(self._at_work)
                self._at_work.clear()
                self._results.clear()
            yield from map(self._alone, again)

    def _flow(self, inputs: Iterator[Input]) -> Iterator[list[Draft]]:
        with self._processes(self.jobs) as processes:
            while True:
                for one in islice(inputs, self.jobs * AHEAD - len(self._at_work)):
                    self._at_work.append(one)
                    self._results.append(processes.submit(_drafts, one))
                if not self._results:
                    return
                made = self._results[0].result()
                self._results.popleft()
                self._at_work.popleft()
                yield made

    def _alone(self, one: Input) -> list[Draft]:
        """Take one input in, in a process that may die of it."""
        with self._processes(1) as process:
            try:
                return process.submit(_drafts, one).result()
            except BrokenProcessPool:
                return [unreadable(one, "a library that reads it ended the process")]

    @contextmanager
    def _processes(self, jobs: int) -> Iterator[ProcessPoolExecutor]:
        context = get_context(START_METHOD)
        pool = ProcessPoolExecutor(jobs, context, initializer=_begin, initargs=(self.reader,))
        try:
            yield pool
        finally:
            pool.shutdown(cancel_futures=True)


class _Process:
    """The reader of this process."""

    reader: Reader


def _begin(reader: Reader) -> None:
    """Start a process."""
    follow_parent()
    _Process.reader = reader


def _drafts(one: Input) -> list[Draft]:
    return _Process.reader.drafts(one)
