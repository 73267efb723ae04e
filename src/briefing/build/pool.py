"""Work spread over several processes where that pays."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any, Protocol, TypeVar

from briefing.disk import DiskError

T = TypeVar("T", contravariant=True)

START_METHOD = "fork" if sys.platform == "linux" else "spawn"
"""Forking is cheap, and safe only where no threads of system libraries run."""
_WORTH_A_PROCESS = 200
"""Items below which another process costs more than it saves."""


def meanwhile(work: Callable[[], bytes], jobs: int) -> Callable[[], bytes]:
    """Begin some work in another process; return what waits for its outcome, which may be cut off.

    Where no process can be forked, or not without danger since there are threads, the work is
    done when its outcome is wanted.
    """
    if jobs == 1 or START_METHOD != "fork" or threading.active_count() > 1:
        return cache(work)
    outcome, pipe = os.pipe()
    if (child := os.fork()) == 0:
        os.close(outcome)
        try:
            with os.fdopen(pipe, "wb") as file:
                file.write(work())
        finally:
            os._exit(0)  # nothing of what the other process was about
    os.close(pipe)

    def wait() -> bytes:
        with os.fdopen(outcome, "rb") as file:
            done = file.read()
        os.waitpid(child, 0)
        return done

    return cache(wait)


class Worker(Protocol[T]):
    """What is done; each process has a copy of its own."""

    def begin(self) -> None:
        """Make ready, once in each process."""

    def work(self, share: Sequence[T]) -> bytes:
        """Do a share; bytes, since objects are dear to send between processes."""


def spread(worker: Worker[T], items: Sequence[T], jobs: int, share: int) -> Iterator[bytes]:
    """Yield what came of each share of the items, in order.

    Raises DiskError where a process is ended from outside, as the system does for want of memory.
    """
    shares = [items[start : start + share] for start in range(0, len(items), share)]
    jobs = min(jobs, len(items) // _WORTH_A_PROCESS)
    if jobs <= 1:
        worker.begin()
        yield from map(worker.work, shares)
        return
    import multiprocessing  # small builds need to load neither
    from concurrent.futures.process import BrokenProcessPool, ProcessPoolExecutor

    context = multiprocessing.get_context(START_METHOD)
    try:
        with ProcessPoolExecutor(
            jobs, context, initializer=_begin, initargs=(worker,)
        ) as processes:
            yield from processes.map(_work, shares)
    except BrokenProcessPool:
        raise DiskError("process-lost") from None


class _Process:
    """The worker of this process."""

    worker: Worker[Any]


def _begin(worker: Worker[Any]) -> None:
    """Start a process."""
    follow_parent()
    _Process.worker = worker
    worker.begin()


def follow_parent() -> None:
    """Leave Ctrl-C to the process that this one works for, and end with that one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    import multiprocessing

    parent = multiprocessing.parent_process()
    assert parent
    parent.join()
    os._exit(1)


def _work(share: Sequence[object]) -> bytes:
    return _Process.worker.work(share)
