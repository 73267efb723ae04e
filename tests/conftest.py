"""What every test may use: a browser, a page, and no network beyond this machine."""

import ipaddress
import os
import socket
from collections.abc import Iterator

import hypothesis
import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.bring_browser import find_browser

hypothesis.settings.register_profile("here", deadline=None)
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "here")

UPDATE = "--update-snapshots"

BROWSER_ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(UPDATE, action="store_true", help="write expected files anew (not on CI)")


@pytest.fixture(scope="session")
def update_snapshots(request: pytest.FixtureRequest) -> bool:
    """Whether a test may replace its expected files by what it got."""
    update = bool(request.config.getoption(UPDATE))
    if update and os.environ.get("CI"):
        pytest.fail("snapshots are never made on CI")
    return update


def _is_here(host: str) -> bool:
    try:
        return ipaddress.ip_address(host.partition("%")[0]).is_loopback
    except ValueError:
        return host == "localhost"


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse connections to other hosts; programs that a test starts are not covered."""

    def guarded(name):
        connect = getattr(socket.socket, name)

        def method(self, address):
            if isinstance(address, tuple) and not _is_here(address[0]):
                raise PermissionError(f"tests may reach this machine only, not {address[0]}")
            return connect(self, address)

        return method

    for name in ("connect", "connect_ex"):
        monkeypatch.setattr(socket.socket, name, guarded(name))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One headless Chromium for the whole run (one a worker)."""
    executable = find_browser()
    if executable is None:
        pytest.fail("no Chromium or Chrome here: run `make browser`, or set BRIEFING_BROWSER")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=executable, args=BROWSER_ARGS)
        yield started
        started.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh page; the test fails if a script on it threw."""
    context = browser.new_context()
    page = context.new_page()
    thrown: list[str] = []
    page.on("pageerror", lambda error: thrown.append(str(error)))
    yield page
    context.close()
    assert not thrown
