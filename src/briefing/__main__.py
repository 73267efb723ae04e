"""Run as `briefing`, or as `python -m briefing`."""

from __future__ import annotations

import gc
import os
import sys

# Most commands have ended before a search for cycles pays; those that go on for long turn it on.
gc.disable()
gc.set_threshold(50_000)

from briefing.cli import main  # noqa: E402


def run() -> None:
    """Run a command, and end without taking apart one by one what it made.

    That would take a tenth of a build.  Whatever was open is closed by now; what processes that
    were not forked leave behind, and a fault of ours, take the long way out.
    """
    try:
        main()
    except SystemExit as end:
        spawned = sys.platform != "linux" and "multiprocessing" in sys.modules
        if not isinstance(end.code, int | None) or spawned:
            raise
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(end.code or 0)


if __name__ == "__main__":
    run()
