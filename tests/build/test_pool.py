"""Work that other processes do."""

import subprocess
import sys
import time

import pytest

from briefing.build import pool

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
