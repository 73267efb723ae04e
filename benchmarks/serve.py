"""Measure how long a saved change takes to show in a browser that has the page open.

    python benchmarks/serve.py --articles 10000 --json served.json

From just before the file is written to the moment when its new words stand in the page; servers as
they come, each with its own way to reload.  Both run at once, and each round edits an article of
each in turn.  Needs Playwright and a Chromium or Chrome.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import digest
import edits
import generators
import machine
import report
from digest import Digest
from digest.records import BASE
from generators import GENERATORS, HERE, Installed
from playwright.sync_api import Browser, Page, sync_playwright

SERVERS = ("briefing", "hugo")
START_TIMEOUT, CHANGE_TIMEOUT, STOP_TIMEOUT = 600.0, 120.0, 30.0
"""Seconds."""
REST = 1.0
"""Seconds between two edits, in which servers come to rest."""
TELLING = "addEventListener('DOMContentLoaded', () => console.log(document.body.textContent))"
"""Tells the text of each page as soon as it is there: a browser that is asked for words again and
again is asked every half second only."""
BROWSER_ARGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
)


def measure(articles: int, rounds: int, servers: Sequence[str]) -> dict[str, Any]:
    """Return the seconds of every round for each server, ready for JSON."""
    of = digest.draw(articles)
    described = machine.describe()
    with ExitStack() as stack:
        browser = stack.enter_context(open_browser())
        served = [stack.enter_context(_served(name, of, browser)) for name in servers]
        for number in range(1, rounds + 1):
            for one in served:
                one.edit(number)
    return {
        "machine": described,
        "articles": articles,
        "rounds": rounds,
        "versions": {one.installed.generator.name: one.installed.version for one in served},
        "served": {one.installed.generator.name: one.times for one in served},
    }


@dataclass
class Served:
    """A project that is served, with an article of it open in a browser."""

    installed: Installed
    article: Path
    page: Page
    times: list[float] = field(default_factory=list)
    """Seconds from each edit to the changed page."""

    def edit(self, number: int) -> None:
        """Change the article, and wait for the new words in the browser."""
        time.sleep(REST)
        words = edits.body_words(number)
        start = time.perf_counter()
        with self.page.expect_console_message(
            lambda message: words in message.text, timeout=CHANGE_TIMEOUT * 1000
        ):
            edits.change_body(self.article, number)
        self.times.append(time.perf_counter() - start)
        name = self.installed.generator.name
        print(f"{name}: edit {number}: {self.times[-1]:.3f} s", file=sys.stderr, flush=True)


@contextmanager
def _served(name: str, of: Digest, browser: Browser) -> Iterator[Served]:
    """Write and serve the project of a generator, and open the article in the middle."""
    installed = generators.installed(GENERATORS[name])
    head = of.heads[of.count // 2]
    with tempfile.TemporaryDirectory(prefix="briefing-benchmark-") as folder:
        installed.generator.write(of, Path(folder))
        with serving(installed, Path(folder)) as root:
            address = f"{root}articles/{head.id}/"
            _await(address)
            page = browser.new_page()
            page.add_init_script(TELLING)
            page.goto(address)
            yield Served(installed, Path(folder) / head.path, page)


@contextmanager
def serving(installed: Installed, folder: Path) -> Iterator[str]:
    """Run the server of a generator; yield the address of its front page."""
    port = _free_port()
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(
            list(map(str, installed.serve(folder, port))),
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
        )
        try:
            yield f"http://localhost:{port}{BASE}"
        finally:
            process.send_signal(signal.SIGINT)
            try:
                process.wait(STOP_TIMEOUT)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def _await(address: str) -> None:
    """Wait until a server answers with a page."""
    deadline = time.monotonic() + START_TIMEOUT
    while True:
        try:
            with urllib.request.urlopen(address, timeout=START_TIMEOUT):
                return
        except (urllib.error.URLError, ConnectionError):
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)


@contextmanager
def open_browser() -> Iterator[Browser]:
    """Open the browser that the tests use."""
    spec = importlib.util.spec_from_file_location(
        "bring_browser", HERE.parent / "tests" / "bring_browser.py"
    )
    assert spec
    assert spec.loader
    tests = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tests)
    executable = tests.find_browser()
    if executable is None:
        sys.exit("No Chromium or Chrome is here: run 'make browser', or set BRIEFING_BROWSER.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=[*BROWSER_ARGS])
        yield browser
        browser.close()


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=10_000, metavar="N")
    parser.add_argument("--rounds", type=int, default=7, metavar="R")
    parser.add_argument("--only", choices=SERVERS, help="one of the two")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the results there, too")
    options = parser.parse_args()
    servers = (options.only,) if options.only else SERVERS
    results = measure(options.articles, options.rounds, servers)
    if options.json:
        options.json.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    print(report.served(results))


if __name__ == "__main__":
    main()
