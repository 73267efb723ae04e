"""Work that other processes do."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence

import pytest

from briefing.build import pool
from briefing.disk import DiskError

SCRIPT = """
import os, signal, threading
from briefing.build import pool

own = str(os.getpid()).encode()
work = {work}
wait = pool.meanwhile(work, jobs=2)
{then}
"""
LARGE = "lambda: str(os.getpid()).encode() + b'x' * 1_000_000"


def run(work: str, then: str) -> subprocess.CompletedProcess[str]:
    """Do some work meanwhile, in a process that has no threads, and then something else."""
    script = SCRIPT.format(work=work, then=then)
    command = [sys.executable, "-c", script]
    return subprocess.run(command, capture_output=True, encoding="utf-8", timeout=60)


@pytest.mark.skipif(pool.START_METHOD != "fork", reason="processes are not forked here")
def test_work_is_done_meanwhile_by_another_process_and_once():
    done = run(LARGE, "print(len(wait()) > 1_000_000, wait().startswith(own), wait() is wait())")
    assert (done.stdout, done.stderr) == ("True False True\n", "")


@pytest.mark.parametrize("work", ["lambda: 1 // 0", "lambda: os.kill(os.getpid(), signal.SIGKILL)"])
@pytest.mark.skipif(pool.START_METHOD != "fork", reason="processes are not forked here")
def test_work_that_fails_meanwhile_comes_to_nothing(work: str):
    done = run(work, "print(wait())")
    assert (done.stdout, done.stderr) == ("b''\n", "")


@pytest.mark.skipif(pool.START_METHOD != "fork", reason="processes are not forked here")
def test_work_that_nobody_waits_for_keeps_nobody():
    done = run(LARGE, "")
    assert (done.stdout, done.stderr, done.returncode) == ("", "", 0)


def test_a_process_with_threads_is_not_forked():
    thread = "threading.Thread(target=threading.Event().wait, daemon=True).start()"
    done = run(f"{LARGE}; {thread}", "print(wait().startswith(own))")
    assert (done.stdout, done.stderr) == ("True\n", "")


def test_one_process_does_it_itself_when_it_is_asked():
    wait = pool.meanwhile(lambda: str(time.perf_counter_ns()).encode(), jobs=1)
    asked = time.perf_counter_ns()
    assert int(wait()) >= asked
    assert wait() == wait()


class Sums:
    """Adds numbers up; of -1 and -2 it cannot."""

    def begin(self) -> None:
        self.begun = os.getpid()

    def work(self, share: Sequence[int]) -> bytes:
        assert self.begun == os.getpid()
        if -1 in share:
            raise OSError(28, "No space left on device", "file")
        if -2 in share:
            os.kill(os.getpid(), signal.SIGKILL)
        if share[0] == 0:
            time.sleep(0.1)
        return str(sum(share)).encode()


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_what_came_of_the_shares_is_told_in_order(jobs: int):
    numbers = range(1003)
    expected = [str(sum(numbers[at : at + 10])).encode() for at in range(0, 1003, 10)]
    assert list(pool.spread(Sums(), numbers, jobs, 10)) == expected


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_fault_of_another_process_is_raised_here(jobs: int):
    with pytest.raises(OSError, match="No space") as caught:
        list(pool.spread(Sums(), [*range(1000), -1], jobs, 10))
    assert (caught.value.errno, caught.value.filename) == (28, "file")


def test_a_process_that_is_killed_is_not_waited_for():
    with pytest.raises(DiskError, match="process-lost"):
        list(pool.spread(Sums(), [*range(1000), -2], 2, 10))


KILLED = """
import multiprocessing, os, signal
from briefing.build import pool
from tests.build.test_pool import Sums

sums = pool.spread(Sums(), range(1000), 2, 10)
next(sums)
print(*(child.pid for child in multiprocessing.active_children()), flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(pool.START_METHOD != "fork", reason="processes are not forked here")
def test_no_process_outlives_the_one_that_is_killed():
    command = [sys.executable, "-c", KILLED]
    # Its output ends when the last process is gone.
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=60)
    assert (len(done.stdout.split()), done.stderr) == (2, "")
