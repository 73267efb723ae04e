"""Find Chromium or Chrome for the browser tests, or install it: `make browser` runs this file.

Standard library only until Playwright is asked, so that it explains itself in any environment.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MAC = ("Google Chrome.app/Contents/MacOS/Google Chrome", "Chromium.app/Contents/MacOS/Chromium")
WINDOWS = (r"Google\Chrome\Application\chrome.exe", r"Chromium\Application\chrome.exe")
WINDOWS_FOLDERS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")

ADVICE = """\
No Chromium or Chrome was found, and none could be installed. Any one of these helps:
  - install it yourself (Debian, Ubuntu: sudo apt install chromium; macOS: brew install chromium)
  - python -m playwright install --with-deps chromium
  - name one that you have: BRIEFING_BROWSER=/path/to/chrome make test"""


def find_browser() -> Path | None:
    """Return the executable that the tests start, or None; BRIEFING_BROWSER goes before all."""
    wanted = os.environ.get("BRIEFING_BROWSER")
    if wanted:
        found = shutil.which(wanted)
        if not found:
            sys.exit(f"BRIEFING_BROWSER names {wanted}, which is not a program.")
        return Path(found)
    return next((path for path in _candidates() if _starts(path)), None)


def bring_browser() -> Path | None:
    """Find a browser; else try Playwright's download, then the system's package."""
    for install in (lambda: None, _install_with_playwright, _install_with_apt):
        install()
        found = find_browser()
        if found:
            return found
    return None


def _candidates() -> Iterator[Path]:
    for name in NAMES:
        if on_path := shutil.which(name):
            yield Path(on_path)
    if sys.platform == "darwin":
        folders = [Path("/Applications"), Path.home() / "Applications"]
        yield from (folder / app for folder in folders for app in MAC)
    if sys.platform == "win32":
        folders = [Path(os.environ[key]) for key in WINDOWS_FOLDERS if key in os.environ]
        yield from (folder / exe for folder in folders for exe in WINDOWS)
    if of_playwright := _playwright_browser():
        yield of_playwright


def _playwright_browser() -> Path | None:
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        return None
    with sync_playwright() as playwright:
        return Path(playwright.chromium.executable_path)


def _starts(path: Path) -> bool:
    """Tell whether the program runs; a download without its system libraries does not."""
    if not path.is_file():
        return False
    if sys.platform == "win32":  # chrome.exe --version opens a window there
        return True
    try:
        return subprocess.run([path, "--version"], capture_output=True, timeout=60).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def _install_with_playwright() -> None:
    _run(sys.executable, "-m", "playwright", "install", "chromium")


def _install_with_apt() -> None:
    if sys.platform == "win32" or not shutil.which("apt-get"):
        return
    as_root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    apt_get = [*as_root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]
    _run(*apt_get, "update")
    _run(*apt_get, "install", "-y", "--no-install-recommends", "chromium")


def _run(*command: str) -> None:
    """Run an installer; what counts is what is found afterwards."""
    print("bring_browser:", *command, file=sys.stderr, flush=True)
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=300,
        )
    except (OSError, subprocess.TimeoutExpired) as problem:
        print(f"bring_browser: {problem}", file=sys.stderr)
        return
    if done.returncode:
        print(*done.stdout.splitlines()[-5:], sep="\n", file=sys.stderr)


if __name__ == "__main__":
    browser = bring_browser()
    if browser is None:
        sys.exit(ADVICE)
    print(f"browser: {browser}")
