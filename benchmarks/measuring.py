"""Wall time, processor time and memory of a command with all its processes."""

from __future__ import annotations

import importlib
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

TIMEOUT = 3600.0
"""Seconds after which a command is taken to hang."""
TAIL = 2000
"""Characters of what a command that failed said, from the end."""
SAMPLE_EVERY = 0.03
"""Seconds between two looks at the memory."""

Command = Sequence[str | Path]

_UNUSUAL = ("PYTHONDONTWRITEBYTECODE", "PYTHONOPTIMIZE", "PYTHONPROFILEIMPORTTIME")
"""Settings that some machines for tests have and people have not: Python would compile its sources
at every start."""


def environment() -> dict[str, str]:
    """Return the environment as people have it."""
    return {name: value for name, value in os.environ.items() if name not in _UNUSUAL}


class CommandError(Exception):
    """A command that is measured did not succeed; the text says which, and what it said."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a run of a command took."""

    wall: float
    """Seconds."""
    cpu: float
    """Seconds of all its processes, in user mode and in the kernel."""


def cost(command: Command, folder: Path, timeout: float = TIMEOUT) -> Cost:
    """Run a command to its end."""
    os.sync()  # what the run before has left to be written is not this one's to pay
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        process = _start(command, folder, said.fileno())
        stopper = threading.Timer(timeout, _kill, (process,))
        stopper.start()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        stopper.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        _check(process, command, said)
    return Cost(wall, usage.ru_utime + usage.ru_stime)


def peak_memory(command: Command, folder: Path, timeout: float = TIMEOUT) -> int:
    """Run a command and return the most bytes that all its processes held at once.

    Pages that processes share are counted once (PSS), so that forks are not counted double.
    """
    peak = 0
    memory = _of_linux if sys.platform == "linux" else _of_psutil
    with tempfile.TemporaryFile() as said:
        deadline = time.monotonic() + timeout
        process = _start(command, folder, said.fileno())
        while process.poll() is None:
            if time.monotonic() > deadline:
                _kill(process)
            peak = max(peak, memory(process.pid))
            time.sleep(SAMPLE_EVERY)
        _check(process, command, said)
    return peak


def _start(command: Command, folder: Path, output: int) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        list(map(str, command)),
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT,
        env=environment(),
        start_new_session=True,
    )


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End a command that hangs, with the processes that it started."""
    os.killpg(process.pid, signal.SIGKILL)


def _check(process: subprocess.Popen[bytes], command: Command, said: object) -> None:
    if process.returncode == 0:
        return
    said.seek(0)  # type: ignore[attr-defined]
    text = said.read().decode(errors="replace")  # type: ignore[attr-defined]
    raise CommandError(
        f"{' '.join(map(str, command))}: exit code {process.returncode}\n{text[-TAIL:]}"
    )


def _of_linux(pid: int) -> int:
    return sum(map(_proportional_share, _family(pid)))


def _family(pid: int) -> Iterator[int]:
    """Yield a process and all that it started, as far as they still run."""
    yield pid
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            children = task.read_text()
        except OSError:
            continue
        for child in children.split():
            yield from _family(int(child))


def _proportional_share(pid: int) -> int:
    try:
        text = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in text.splitlines() if line[:4] == "Pss:")


def _of_psutil(pid: int) -> int:
    """Return the resident memory where there is no /proc: shared pages are counted double."""
    psutil = importlib.import_module("psutil")
    try:
        process = psutil.Process(pid)
        family = [process, *process.children(recursive=True)]
        return sum(each.memory_info().rss for each in family)
    except psutil.NoSuchProcess:
        return 0
