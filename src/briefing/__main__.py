"""Run as `briefing`, or as `python -m briefing`."""

from __future__ import annotations

import gc
import os
import sys

gc.set_threshold(50_000)  # 700 objects make Python look for cycles a hundred times as it starts

from briefing.cli import main  # noqa: E402


def run() -> None:
    """Run a command, and end without taking apart one by one what it made.

    That would take a tenth of a build.  Whatever was open is closed by now, but for processes that
    may work for us: where there are any, and for a fault of ours, we take the long way out.
    """
    try:
        main()
    except SystemExit as end:
        if not isinstance(end.code, int | None) or "multiprocessing" in sys.modules:
            raise
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(end.code or 0)


if __name__ == "__main__":
    run()
