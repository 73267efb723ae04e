"""`briefing serve`: the real command, real files, a real browser."""

from __future__ import annotations

import http.client
import json
import os
import queue
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from briefing import disk
from briefing.diagnostics import Diagnostics
from briefing.pipeline import Outcome
from briefing.serve import live
from briefing.serve.rebuilding import survive
from briefing.serve.server import PORT
from tests.site import MINIMAL_ARTICLE, SMALL, SMALL_ARTICLE, TODAY, briefing, tree, write

PATIENCE = 20
"""Seconds after which something that should have happened is missed."""
expect.set_options(timeout=PATIENCE * 1000)
ARTICLE = "content/articles/microsoft-own-models.md"
BROKEN = MINIMAL_ARTICLE.replace("Microsoft\n", "Microsfot\n")
LONG = MINIMAL_ARTICLE + "\n\n".join(f"Paragraph {n}." for n in range(200))

SIGNALS = pytest.mark.skipif(sys.platform == "win32", reason="has no such signal")
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="needs namespaces of Linux")


class Serving:
    """A running `briefing serve` and what it says on standard error."""

    def __init__(self, command: list[str], environment: Mapping[str, str]) -> None:
        self.process = subprocess.Popen(
            command,
            env=os.environ | environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        self.said: list[str] = []
        self._lines: queue.Queue[str] = queue.Queue()
        self._reader = threading.Thread(target=self._read)
        self._reader.start()
        self.url = self.wait_for("^Serving at").split()[2]

    def _read(self) -> None:
        assert self.process.stderr
        with self.process.stderr as lines:
            for line in lines:
                self._lines.put(line.rstrip("\n"))

    def wait_for(self, pattern: str) -> str:
        """Return the next line that holds a pattern."""
        while True:
            try:
                line = self._lines.get(timeout=PATIENCE)
            except queue.Empty:
                pytest.fail(f"nobody said {pattern!r}, but: {self.said}")
            self.said.append(line)
            if re.search(pattern, line):
                return line

    def stop(self) -> int:
        """Press Ctrl-C; return the exit code, when all was said."""
        self.process.send_signal(signal.SIGINT)
        code = self.process.wait(timeout=PATIENCE)
        self._reader.join()
        self.said += [self._lines.get() for _ in range(self._lines.qsize())]
        return code

    def end(self) -> None:
        """End it, however it is."""
        self.process.kill()
        self.process.wait()
        self._reader.join()

    def ask(self, address: str, method: str = "GET", **headers: str) -> Response:
        """Ask for an address as it is written: nothing normalises it on the way."""
        parts = urlsplit(self.url)
        connection = http.client.HTTPConnection(str(parts.hostname), parts.port, timeout=PATIENCE)
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, address, headers=names)
        answer = connection.getresponse()
        response = Response(answer.status, dict(answer.getheaders()), answer.read())
        connection.close()
        return response


@dataclass(frozen=True)
class Response:
    """What the server answered."""

    status: int
    headers: dict[str, str]
    data: bytes


@contextmanager
def serving(
    root: Path,
    *options: str,
    port: int | None = 0,
    wrapper: tuple[str, ...] = (),
    **environment: str,
) -> Iterator[Serving]:
    """Run the command, at any free port unless told otherwise, and end it afterwards."""
    command = [*wrapper, sys.executable, "-m", "briefing", "serve", "-C", str(root), *options]
    command += ["--today", TODAY, "--jobs", "1"]
    command += [] if port is None else ["--port", str(port)]
    running = Serving(command, environment)
    try:
        yield running
    finally:
        running.end()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return write(tmp_path / "project", SMALL)


def alert(page: Page):
    return page.get_by_role("alert")


def status(page: Page, url: str) -> int:
    """Open a page; return the status of the answer."""
    answer = page.goto(url)
    assert answer
    return answer.status


def mark(page: Page) -> None:
    """Leave something on a page that a reload takes away."""
    page.evaluate("() => { window.marked = true; }")


def is_marked(page: Page) -> bool:
    return bool(page.evaluate("() => window.marked === true"))


# In the browser


def test_a_saved_file_changes_the_open_page_and_the_scroll_position_stays(
    project: Path, page: Page
):
    write(project, {ARTICLE: LONG})
    with serving(project) as running:
        page.goto(running.url + SMALL_ARTICLE[1:])
        page.evaluate("() => scrollTo(0, 1500)")
        page.wait_for_function("() => scrollY === 1500")
        write(project, {ARTICLE: LONG.replace("Text in Markdown", "Another text")})
        expect(page.get_by_text("Another text")).to_be_attached()
        page.wait_for_function("() => scrollY === 1500")


def test_what_is_broken_is_shown_with_its_line_until_it_is_mended(project: Path, page: Page):
    with serving(project) as running:
        page.goto(running.url + SMALL_ARTICLE[1:])
        write(project, {ARTICLE: BROKEN})
        expect(alert(page)).to_contain_text(f"{ARTICLE}:3:10")
        expect(alert(page)).to_contain_text("error[unknown-company] no company is called")
        expect(alert(page)).to_contain_text("did you mean 'Microsoft'?")
        expect(alert(page).locator("mark")).to_have_text("Microsfot")
        expect(page.locator("h1")).to_have_text(re.compile("frontier models"))
        write(project, {ARTICLE: MINIMAL_ARTICLE})
        expect(alert(page)).to_have_count(0)
        assert running.wait_for("^Built after")


def test_the_overlay_is_told_once_and_stays_closed(project: Path, page: Page):
    with serving(project) as running:
        page.goto(running.url)
        write(project, {ARTICLE: BROKEN})
        alert(page).get_by_role("button").click()
        expect(alert(page)).to_have_count(0)
        write(project, {"content/themes/other.md": "---\nname: Other\n---\n"})
        running.wait_for("^Failed after content/themes/other.md")
        expect(alert(page)).to_have_count(0)
        write(project, {ARTICLE: BROKEN.replace("Microsfot", "Mikrosoft")})
        expect(alert(page)).to_contain_text("Mikrosoft")
        page.keyboard.press("Escape")
        expect(alert(page)).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_overlay_can_be_read(project: Path, page: Page, scheme):
    write(project, {ARTICLE: BROKEN})
    page.emulate_media(color_scheme=scheme)
    with serving(project) as running:
        page.goto(running.url)
        paper, ink = alert(page).evaluate(
            "e => [getComputedStyle(e).backgroundColor, getComputedStyle(e).color]"
        )
    brightness = [sum(map(int, re.findall(r"\d+", colour)[:3])) / 3 for colour in (paper, ink)]
    assert (brightness[0] > brightness[1]) == (scheme == "light")
    assert abs(brightness[0] - brightness[1]) > 150


def test_texts_in_the_overlay_are_never_markup(project: Path, page: Page):
    hostile = "<img src=x onerror=window.hit=1></script><script>window.hit=1</script>"
    write(
        project, {ARTICLE: MINIMAL_ARTICLE.replace("company: Microsoft", f"company: '{hostile}'")}
    )
    with serving(project) as running:
        page.goto(running.url)
        expect(alert(page)).to_contain_text(f"no company is called '{hostile}'")
        assert page.evaluate("() => window.hit") is None


def test_the_page_appears_when_a_first_build_that_failed_is_mended(project: Path, page: Page):
    write(project, {ARTICLE: BROKEN})
    with serving(project) as running:
        assert status(page, running.url) == 503
        expect(alert(page)).to_contain_text(f"{ARTICLE}:3:10")
        write(project, {ARTICLE: MINIMAL_ARTICLE})
        expect(page.locator("main h1")).to_be_visible()
        expect(alert(page)).to_have_count(0)


def test_only_pages_that_changed_are_loaded_again(project: Path, page: Page):
    with serving(project) as running:
        page.goto(running.url + "index/")
        other = page.context.new_page()
        other.goto(running.url + SMALL_ARTICLE[1:])
        mark(page)
        write(project, {ARTICLE: MINIMAL_ARTICLE.replace("Text in Markdown", "Another text")})
        expect(other.get_by_text("Another text")).to_be_visible()
        write(project, {ARTICLE: BROKEN})
        expect(alert(page)).to_be_visible()
        assert is_marked(page)


def test_templates_and_styles_of_the_project_are_followed(project: Path, page: Page):
    with serving(project) as running:
        page.goto(running.url)
        write(project, {"static/style.css": "body { background: rgb(1, 2, 3); }"})
        page.wait_for_function(
            "() => getComputedStyle(document.body).backgroundColor === 'rgb(1, 2, 3)'"
        )
        write(project, {"templates/home.html": "<body><p>{{ page.title }} of mine</p></body>"})
        expect(page.get_by_text("of mine")).to_be_visible()
        write(project, {"templates/home.html": "<body>\n<p>{{ page.oops }}</p></body>"})
        expect(alert(page)).to_contain_text("templates/home.html:2")
        shutil.rmtree(project / "templates")
        expect(page.locator("header nav")).to_be_visible()
        expect(alert(page)).to_have_count(0)


def test_a_page_that_is_made_while_its_address_is_open_appears(project: Path, page: Page):
    with serving(project) as running:
        assert status(page, running.url + "articles/new/") == 404
        write(
            project,
            {"content/articles/new.md": MINIMAL_ARTICLE.replace("title: M", "title: New m")},
        )
        expect(page.locator("h1")).to_contain_text("New m")
        write(project, {"content/articles/new.md": None})
        expect(page.locator("h1")).not_to_contain_text("New m")


def test_the_browser_has_no_complaint_about_served_pages(project: Path, page: Page):
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    with serving(project) as running:
        page.goto(running.url)
        write(project, {ARTICLE: BROKEN})
        expect(alert(page)).to_be_visible()
        assert said == []


def test_going_back_never_shows_an_old_page(project: Path, page: Page):
    with serving(project) as running:
        page.goto(running.url + SMALL_ARTICLE[1:])
        page.goto(running.url + "index/")
        write(project, {ARTICLE: MINIMAL_ARTICLE.replace("Text in Markdown", "Another text")})
        running.wait_for("^Built after")
        page.evaluate("() => { setTimeout(() => history.back(), 0); }")
        expect(page.get_by_text("Another text")).to_be_visible()


def test_a_page_finds_a_server_that_was_started_again(project: Path, page: Page):
    with serving(project) as running:
        page.goto(running.url + SMALL_ARTICLE[1:])
        port = urlsplit(running.url).port
    write(project, {ARTICLE: MINIMAL_ARTICLE.replace("Text in Markdown", "Another text")})
    with serving(project, port=port):
        expect(page.get_by_text("Another text")).to_be_visible()


def test_a_new_base_path_takes_the_open_page_along(project: Path, page: Page):
    with serving(project) as running:
        page.goto(running.url + SMALL_ARTICLE[1:] + "#main")
        start = running.url
        moved = SMALL["briefing.toml"].replace("example.org/", "example.org/a/digest/")
        write(project, {"briefing.toml": moved})
        assert running.wait_for("^Serving at").split()[2] == f"{start}a/digest/"
        page.wait_for_url(f"{start}a/digest{SMALL_ARTICLE}#main")
        write(project, {"briefing.toml": "[site\n"})
        expect(alert(page)).to_contain_text("briefing.toml:1")
        page.reload()
        expect(page.locator("h1")).to_contain_text("frontier models")


# Watching


def test_a_save_is_one_build(project: Path):
    with serving(project) as running:
        for text in ("One", "Two", "Three"):
            (project / ARTICLE).write_text("", encoding="utf-8")
            (project / ARTICLE).write_text(MINIMAL_ARTICLE + text, encoding="utf-8")
            running.wait_for(f"^Built after {ARTICLE}: ")
        write(project, {"content/themes/last.md": "---\nname: Last\n---\n"})
        running.wait_for("^Built after content/themes/last.md: ")
        assert len([line for line in running.said if "after" in line]) == 4


def test_two_edits_in_quick_succession_are_both_shown(project: Path, page: Page):
    with serving(project) as running:
        page.goto(running.url + SMALL_ARTICLE[1:])
        for number in range(20):
            write(project, {ARTICLE: f"{MINIMAL_ARTICLE}\nEdit {number}."})
        expect(page.get_by_text("Edit 19.")).to_be_visible()


def test_an_editor_that_saves_by_renaming_is_followed(project: Path):
    with serving(project) as running:
        write(project, {"content/articles/.new.swp": MINIMAL_ARTICLE + "Renamed"})
        (project / "content/articles/.new.swp").replace(project / ARTICLE)
        running.wait_for(f"^Built after {ARTICLE}: ")
        assert b"Renamed" in running.ask(SMALL_ARTICLE).data
        write(project, {"new.toml": SMALL["briefing.toml"].replace("Test", "Renamed")})
        (project / "new.toml").replace(project / "briefing.toml")
        running.wait_for("^Built after briefing.toml: ")
        assert b"The Renamed Digest" in running.ask("/").data


def test_files_of_editors_and_of_the_site_wake_nobody(project: Path):
    briefing("build", "-C", project, "--today", TODAY)
    with serving(project) as running:
        shutil.rmtree(project / "site")
        names = (".a.md.swp", "a.md~", "#a.md#", "4913", ".git/index", "a.tmp")
        write(project, {f"content/articles/{name}": "x" for name in names})
        write(project, {"notes.txt": "x", ".briefing/x": "x", ARTICLE: BROKEN})
        assert ARTICLE in running.wait_for("after")


def test_what_no_watch_tells_of_is_found_in_the_pause_after_a_save(project: Path):
    link = project / "content/articles/linked.md"
    write(project, {"elsewhere.md": MINIMAL_ARTICLE})
    link.symlink_to(project / "elsewhere.md")
    with serving(project) as running:
        write(project, {"elsewhere.md": MINIMAL_ARTICLE + "Edited elsewhere"})
        write(project, {ARTICLE: MINIMAL_ARTICLE + "Saved"})
        running.wait_for(f"^Built after {ARTICLE}: ")
        running.wait_for("^Built: ")
        assert b"Edited elsewhere" in running.ask("/articles/linked/").data


def test_folders_that_come_go_and_are_replaced_are_followed(project: Path):
    with serving(project) as running:
        (project / "content").rename(project / "away")
        running.wait_for("^Built after content")
        assert running.ask(SMALL_ARTICLE).status == 404
        shutil.copytree(project / "away", project / "content")
        running.wait_for("^Built after content")
        assert running.ask(SMALL_ARTICLE).status == 200
        write(project, {ARTICLE: MINIMAL_ARTICLE + "In the new folder"})
        running.wait_for(f"^Built after {ARTICLE}: ")
        (project / "content/articles").rename(project / "content/stories")
        (project / "content/stories").rename(project / "content/articles")
        write(project, {"content/articles/2026/new.md": MINIMAL_ARTICLE})
        running.wait_for("^Built after .*articles")
        assert running.ask("/articles/new/").status == 200


def test_a_configuration_that_goes_and_comes_back_is_followed(project: Path):
    with serving(project) as running:
        write(project, {"briefing.toml": None})
        running.wait_for("^Failed after briefing.toml: ")
        assert running.ask(SMALL_ARTICLE).status == 200
        write(project, {"briefing.toml": SMALL["briefing.toml"]})
        running.wait_for("^Built after briefing.toml: ")


@LINUX
@pytest.mark.parametrize("limit", ["max_inotify_watches", "max_inotify_instances"])
def test_where_the_system_has_no_more_watches_files_are_looked_at(project: Path, limit: str):
    script = f'echo 0 > /proc/sys/user/{limit} && exec "$@"'
    wrapper = ("unshare", "--user", "--map-root-user", "sh", "-c", script, "sh")
    if subprocess.run([*wrapper, "true"], capture_output=True).returncode:
        pytest.skip("may not make a namespace here")
    with serving(project, wrapper=wrapper) as running:
        write(project, {ARTICLE: MINIMAL_ARTICLE + "Seen"})
        os.utime(project / ARTICLE, (2e9, 2e9))  # only whole seconds count here
        running.wait_for("^Built after")
        assert b"Seen" in running.ask(SMALL_ARTICLE).data


# The terminal


def test_each_build_is_a_line_and_problems_are_told_as_usual(project: Path):
    draft = {"content/articles/draft.md": "---\ntitle: A draft\ndraft: true\n---\n"}
    with serving(write(project, draft)) as running:
        assert any("draft-skipped" in line for line in running.said)
        assert any(
            re.search(r"^Built: \d+ files, .* \(\d+\.\d\d s\)$", one) for one in running.said
        )
        assert running.url == f"http://127.0.0.1:{urlsplit(running.url).port}/"
        running.said.clear()
        write(project, {ARTICLE: BROKEN})
        running.wait_for(f"^{ARTICLE}:3:10: error.unknown-company")
        running.wait_for(r"^ +\| +\^")
        running.wait_for("^  help: did you mean 'Microsoft'")
        running.wait_for(f"^Failed after {ARTICLE}: 1 error; the pages stay as they were")
        assert not any("draft-skipped" in line for line in running.said), "told once"


def test_what_build_can_show_serve_can(project: Path):
    draft = {"content/articles/draft.md": "---\ntitle: A draft\ndraft: true\n---\n"}
    with serving(write(project, draft)) as running:
        assert running.ask("/articles/draft/").status == 404
    with serving(project, "--drafts", "--base-url", "https://example.org/b%20c/") as running:
        assert running.url.endswith("/b%20c/")
        assert running.ask("/b%20c/articles/draft/").status == 200


@SIGNALS
def test_ctrl_c_ends_with_0_and_leaves_no_trace_but_the_preview(project: Path):
    before = tree(project)
    with serving(project) as running:
        with socket.create_connection(("127.0.0.1", urlsplit(running.url).port or 0)) as client:
            client.sendall(b"GET /-/live HTTP/1.1\r\nHost: localhost\r\n\r\n")
            assert client.recv(4) == b"HTTP"
            running.said.clear()
            assert running.stop() == 0
        assert running.said == ["Stopped."]
    after = {path: data for path, data in tree(project).items() if not path.startswith(".briefing")}
    assert after == before


@pytest.mark.skipif(sys.platform == "win32", reason="needs a command line of Unix")
def test_the_browser_is_opened_when_that_is_asked_for(project: Path, tmp_path: Path):
    opened = tmp_path / "opened"
    command = f"{sys.executable} -c \"open(r'{opened}', 'w').write('%s')\""
    with serving(project, "--open", BROWSER=command) as running:
        write(project, {ARTICLE: BROKEN})
        running.wait_for("^Failed")
        assert opened.read_text(encoding="utf-8") == running.url


# Addresses


@contextmanager
def taken(port: int) -> Iterator[int]:
    """Hold a port; one that is held by somebody else is as good."""
    with socket.socket() as holder:
        if port == 0 or holder.connect_ex(("127.0.0.1", port)):
            holder = socket.create_server(("127.0.0.1", port))
        yield holder.getsockname()[1] if port == 0 else port
        holder.close()


def test_a_free_port_is_found_when_the_usual_one_is_taken(project: Path):
    with taken(PORT), serving(project, port=None) as running:
        assert urlsplit(running.url).port != PORT
        assert running.ask("/").status == 200


def test_a_taken_port_that_was_asked_for_ends_with_2(project: Path):
    with taken(0) as port:
        done = briefing("serve", "-C", project, "--port", str(port), "--format", "json")
    assert done.returncode == 2
    (found,) = json.loads(done.stdout)["diagnostics"]
    assert (found["code"], found["file"]) == ("address-unavailable", f"127.0.0.1:{port}")
    assert "Traceback" not in done.stderr


def test_a_folder_without_configuration_ends_with_2(tmp_path: Path):
    done = briefing("serve", "-C", tmp_path)
    assert done.returncode == 2
    assert "config-missing" in done.stderr


def test_other_machines_are_let_in_only_when_told_and_with_a_warning(project: Path):
    with serving(project, "--host", "0.0.0.0") as running:
        assert any("everybody who can reach this machine" in line for line in running.said)
        assert running.url.startswith("http://127.0.0.1:")
        assert running.ask("/", Host="a-name.example").status == 200
    with serving(project) as running:
        assert not any("everybody" in line for line in running.said)
        port = urlsplit(running.url).port
        refusal = pytest.raises(OSError, match=r"refused|assign|timed out")
        with socket.socket() as other, refusal:
            other.settimeout(1)
            other.connect(("127.0.0.2", port))


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    """A server under a base path, for tests that only ask."""
    files: dict[str, str | bytes | None] = {
        **SMALL,
        "static/a.webmanifest": "{}",
        "static/a.ics": "BEGIN:VCALENDAR",
        "static/a.woff2": b"wOF2",
        "static/a.js": "1",
        "secret.txt": "a secret",
    }
    root = write(tmp_path_factory.mktemp("asked"), files)
    with serving(root, "--base-url", "https://example.org/digest/") as running:
        yield running


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "", "[", "10.0.0.1"])
def test_a_name_that_is_not_of_this_machine_is_refused(running: Serving, host: str):
    assert running.ask("/digest/", Host=host).status == 421
    assert running.ask("/-/live", Host=host).status == 421


@pytest.mark.parametrize(
    "host", ["localhost", "LOCALHOST:1", "127.0.0.1:9", "[::1]", "a.localhost"]
)
def test_names_of_this_machine_are_answered(running: Serving, host: str):
    assert running.ask("/digest/", Host=host).status == 200


@pytest.mark.parametrize(
    "address",
    [
        "/digest/../../../secret.txt",
        "/digest/..%2f..%2f..%2fsecret.txt",
        "/digest/%2e%2e/%2e%2e/%2e%2e/secret.txt",
        "/digest/..\\..\\..\\secret.txt",
        "/digest/articles/../../../../secret.txt",
        "/digest//etc/passwd",
        "/digest/%2fetc/passwd",
        "/digest/C:/secret.txt",
        "/digest/a%00b",
        "/digest/" + "a" * 5000,
        "/digest/%ff%fe",
        "/../secret.txt",
        "/secret.txt",
        "//evil.example/%2e%2e",
    ],
)
def test_nothing_outside_of_the_site_is_served(running: Serving, address: str):
    answer = running.ask(address)
    assert answer.status == 404
    assert b"a secret" not in answer.data
    assert b"<h1>" in answer.data


@pytest.mark.parametrize(
    ("address", "to"),
    [
        ("/", "/digest/"),
        ("/digest", "/digest/"),
        ("/digest/articles", "/digest/articles/"),
        ("/digest/articles?page=2", "/digest/articles/"),
    ],
)
def test_folders_lead_to_their_slash_and_the_root_to_the_base(
    running: Serving, address: str, to: str
):
    answer = running.ask(address)
    assert (answer.status, answer.headers["Location"]) == (302, to)


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("", "text/html; charset=utf-8"),
        ("style.css", "text/css; charset=utf-8"),
        ("icon.svg", "image/svg+xml; charset=utf-8"),
        ("feed.xml", "application/xml; charset=utf-8"),
        ("robots.txt", "text/plain; charset=utf-8"),
        (".briefing.json", "application/json; charset=utf-8"),
        ("a.webmanifest", "application/manifest+json; charset=utf-8"),
        ("a.ics", "text/calendar; charset=utf-8"),
        ("a.woff2", "font/woff2"),
        ("a.js", "text/javascript; charset=utf-8"),
        (".nojekyll", "application/octet-stream"),
    ],
)
def test_files_have_their_type(running: Serving, address: str, kind: str):
    answer = running.ask(f"/digest/{address}")
    assert (answer.status, answer.headers["Content-Type"]) == (200, kind)


def test_a_browser_asks_each_time_and_is_sent_only_what_changed(running: Serving):
    for address in ("/digest/", "/digest/style.css"):
        first = running.ask(address)
        assert first.headers["Cache-Control"] == "no-cache"
        again = running.ask(address, If_None_Match=first.headers["ETag"])
        assert (again.status, again.data) == (304, b"")
        assert running.ask(address, If_None_Match='"other"').status == 200


def test_a_head_has_no_body(running: Serving):
    head, whole = running.ask("/digest/", "HEAD"), running.ask("/digest/")
    assert head.data == b""
    assert head.headers["Content-Length"] == str(len(whole.data))
    assert running.ask("/-/live", "HEAD").status == 200
    assert running.ask("/digest/nowhere", "HEAD").status == 404


def test_a_connection_serves_several_requests(running: Serving):
    parts = urlsplit(running.url)
    connection = http.client.HTTPConnection(str(parts.hostname), parts.port, timeout=PATIENCE)
    for address in ("/digest/", "/digest/nowhere", "/", "/digest/style.css"):
        connection.request("GET", address)
        connection.getresponse().read()
        assert connection.sock is not None, "kept alive"
    connection.close()


def test_the_files_of_the_preview_are_those_of_a_build(project: Path):
    briefing("build", "-C", project, "--today", TODAY)
    with serving(project) as running:
        assert tree(project / ".briefing/preview") == tree(project / "site")
        assert b"EventSource" in running.ask("/").data


def test_other_commands_do_not_wait_for_server_and_watcher():
    code = "import briefing.cli, sys; print({'watchfiles', 'http.server'} & {*sys.modules})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stdout == "set()\n"


# Parts


PAGE = '<meta http-equiv="Content-Security-Policy" content="{}"><body><p>Text</p></body>'


@pytest.mark.parametrize(
    ("policy", "script", "connect"),
    [
        ("default-src 'none'", "HASH", "'self'"),
        ("default-src 'self'", "'self' HASH", "'self' 'self'"),
        ("default-src 'none'; script-src 'self'; connect-src https://a.example", "'self' HASH",
         "https://a.example 'self'"),
        ("style-src 'self'", None, None),
    ],
)  # fmt: skip
def test_a_policy_is_loosened_as_little_as_can_be(
    policy: str, script: str | None, connect: str | None
):
    served = live.enliven(PAGE.format(policy), version="v", base="/")
    found = re.search(r'content="([^"]*)"', served)
    assert found
    directives = dict(part.split(maxsplit=1) for part in found[1].split("; "))
    source = re.search(r"'sha256-[\w+/=]{44}'", served)
    assert directives.get("script-src") == (script and source and script.replace("HASH", source[0]))
    assert directives.get("connect-src") == connect
    assert {name: directives[name] for name in ("default-src", "style-src") if name in policy} == {
        part.split()[0]: part.split(maxsplit=1)[1]
        for part in policy.split("; ")
        if part.startswith(("default", "style"))
    }


def test_what_a_page_loads_is_told_from_where_it_leads():
    page = """
        <link rel="canonical" href="https://example.org/x/"> <link href="../a.css" rel="stylesheet">
        <link rel="alternate" href="../feed.xml"> <link rel="icon" href="/icon.svg">
        <a href="../y/">y</a> <img alt="a > b" src="pic.png?x=1"> <img alt="" src="pic.png">
        <use href="../marks.svg#one"/> <script src="https://elsewhere.example/a.js"></script>
    """
    assert live.loads(page, "/x/") == ["/a.css", "/icon.svg", "/x/pic.png", "/marks.svg"]


def failing(error: Exception) -> Outcome:
    raise error


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (disk.DiskError("output-foreign", folder="preview"), "output-foreign"),
        (OSError(28, "No space left on device"), "output-unwritable"),
        (ZeroDivisionError("division by zero"), "internal-error"),
    ],
)
def test_whatever_stops_a_build_is_told_and_ends_nothing(
    error: Exception, code: str, capsys: pytest.CaptureFixture[str]
):
    outcome = survive(lambda: failing(error))
    assert outcome.failed
    assert [item.code for item in outcome.problems] == [code]
    assert ("Traceback" in capsys.readouterr().err) == (code == "internal-error")
    good = Outcome(Diagnostics())
    assert survive(lambda: good) is good


def test_a_folder_of_somebody_else_is_told_and_the_server_goes_on(project: Path, page: Page):
    write(project, {".briefing/preview/mine.txt": "Mine"})
    with serving(project) as running:
        page.goto(running.url)
        expect(alert(page)).to_contain_text("error[output-foreign]")
        write(project, {".briefing/preview/mine.txt": None, ARTICLE: MINIMAL_ARTICLE + "More"})
        running.wait_for("^Built after")
        expect(page.locator("main h1")).to_be_visible()
