"""`briefing ingest`: what it tells, writes and leaves alone, and how it ends."""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

from briefing.cli import main
from briefing.ingest import read
from briefing.ingest.drafts import REASONS
from tests.ingest import printing
from tests.ingest.printing import Print, Sheet
from tests.ingest.test_normalise import FEED, MAIL, MARKDOWN, PAGE, PASTE
from tests.site import ROOT, SMALL, briefing, invoke, write
from tests.site import tree as whole_tree

SOURCES = {
    "paste.txt": PASTE,
    "page.html": PAGE,
    "feed.xml": FEED,
    "letter.eml": MAIL,
    "notes.md": MARKDOWN,
}
PROJECT = SMALL | {
    "content/companies/openai.md": "---\nname: OpenAI\n---\n",
    "content/articles/microsoft-own-models.md": None,
}
"""A digest that knows two companies, and has no article yet."""
TODAY = "2026-11-22"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    files = {name: text for name, text in PROJECT.items() if text}
    root = write(tmp_path / "digest", files)
    write(tmp_path / "inbox", SOURCES)
    return root


def ingest(root: Path, *arguments: str | Path, stdin: str | bytes = "") -> Result:
    """Run the command in this process; files are those of the inbox beside the project."""
    inbox = root.parent / "inbox"
    known = {path.name for path in inbox.iterdir()}
    given = [str(inbox / a) if str(a) in known else str(a) for a in arguments]
    options = ["--today", TODAY, "--jobs", "1"]
    done = CliRunner().invoke(main, ["ingest", "-C", str(root), *options, *given], input=stdin)
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exc_info
    return done


def check(root: Path) -> tuple[int, list[dict[str, Any]]]:
    """Check a project in this process; return the exit code and the diagnostics."""
    done = invoke("check", "-C", root, "--today", TODAY, "--format", "json", "--jobs", "1")
    return done.exit_code, json.loads(done.stdout)["diagnostics"]


def tree(root: Path) -> dict[str, bytes | None]:
    """Return what a folder holds, without what is kept for the next run."""
    return {
        path: data for path, data in whole_tree(root).items() if not path.startswith(".briefing")
    }


def articles(root: Path) -> dict[str, tuple[dict[str, Any], str]]:
    folder = root / "content" / "articles"
    return {
        path.relative_to(folder).as_posix(): read(path.read_text("utf-8"))
        for path in sorted(folder.rglob("*.md"))
    }


# What is written


@pytest.mark.parametrize(
    ("name", "paths"),
    [
        ("paste.txt", ["2026/example-labs-will-open-a-data-centre-in-leeds.md"]),
        ("page.html", ["2026/labs-to-open-a-data-centre.md"]),
        ("feed.xml", ["2026/first-piece.md", "2026/second-piece.md"]),
        ("letter.eml", ["2026/microsoft-to-develop-own-models.md"]),
        ("notes.md", ["undated/microsoft-to-develop-own-models.md"]),
    ],
)
def test_each_kind_of_source_becomes_drafts(project: Path, name: str, paths: list[str]):
    done = ingest(project, name)
    assert done.exit_code == 0, done.output
    assert list(articles(project)) == paths
    code, told = check(project)
    assert code == 0, told
    assert {item["code"] for item in told} <= {"draft-skipped", "ingest-suggested"}


def test_ingesting_again_changes_nothing(project: Path):
    names = list(SOURCES)
    assert ingest(project, *names).exit_code == 0
    before = tree(project)
    done = ingest(project, *names, "--today", "2027-01-05")
    assert done.exit_code == 0
    assert "6 unchanged" in done.stderr
    assert tree(project) == before


@pytest.mark.parametrize("broken", ["title: [", "title: A: B", ""])
def test_an_article_whose_source_cannot_be_told_is_reported(project: Path, broken: str):
    ingest(project, "page.html")
    (path,) = (project / "content" / "articles" / "2026").iterdir()
    path.write_text(f"---\n{broken}\n---\nMine.\n" if broken else "Mine.\n", encoding="utf-8")
    for _ in range(2):  # from the file, then from what is kept of it
        done = ingest(project, "page.html")
        assert "warning[ingest-article]" in done.stderr
        assert f"content/articles/2026/{path.name}" in done.stderr
    told = json.loads(ingest(project, "page.html", "--format", "json").stdout)["diagnostics"]
    assert "ingest-article" in {item["code"] for item in told}


def test_a_sound_article_is_not_reported(project: Path):
    write(project, {"content/articles/2026/mine.md": "---\ndate: 2026-03-14\n---\nMine.\n"})
    assert "ingest-article" not in ingest(project, "page.html").stderr


def test_an_edited_article_is_kept(project: Path):
    ingest(project, "page.html")
    (path,) = (project / "content" / "articles" / "2026").iterdir()
    path.write_text(path.read_text("utf-8") + "Mine.\n", encoding="utf-8")
    mine = path.read_bytes()
    done = ingest(project, "page.html")
    assert done.exit_code == 0
    assert "warning[ingest-kept]" in done.stderr
    assert f"{path.name}.new" in done.stderr
    assert path.read_bytes() == mine
    assert path.with_name(path.name + ".new").exists()
    assert check(project)[0] == 0


def test_what_is_suggested_is_listed_until_it_is_gone(project: Path):
    ingest(project, "page.html")
    told = {item["code"] for item in check(project)[1]}
    assert "ingest-suggested" in told
    assert "ingest-suggested" in invoke("check", "-C", project, "--today", TODAY).stderr
    (path,) = (project / "content" / "articles" / "2026").iterdir()
    text = path.read_text("utf-8")
    start, end = text.index("suggested:"), text.index("\n---\n", 4)
    path.write_text(text[:start].rstrip("\n") + text[end:], encoding="utf-8")
    assert "ingest-suggested" not in {item["code"] for item in check(project)[1]}


def test_rights_say_how_much_of_a_source_an_article_holds(project: Path):
    ingest(project, "page.html", "--rights", "full")
    ((front, body),) = articles(project).values()
    assert front["rights"] == "full"
    assert "## Why it matters" in body
    assert "- Own models are cheaper to run." in body


def test_date_address_and_publisher_can_be_told(project: Path):
    options = ("--date", "2025-12", "--url", "https://example.org/a", "--publisher", "The Paper")
    ingest(project, "notes.md", *options)
    ((path, (front, _)),) = articles(project).items()
    assert path.startswith("2025/")
    assert (front["date"], front["source"]["published"]) == ("2025-12", "2025-12")
    assert front["source"]["url"] == "https://example.org/a"
    assert front["source"]["publisher"] == "The Paper"


# Standard input and output, the report


def test_stdout_prints_the_draft_and_writes_nothing(project: Path):
    before = tree(project)
    done = ingest(project, "--stdout", "page.html")
    assert done.exit_code == 0
    front, markdown = read(done.stdout)
    assert front["title"] == "Labs to open a data centre"
    assert "## Why it matters" in markdown
    assert "companies" in done.stderr, "the review goes to standard error"
    assert tree(project) == before


def test_stdout_needs_no_project(tmp_path: Path):
    write(tmp_path, SOURCES)
    done = briefing("ingest", "--stdout", "page.html", cwd=tmp_path)
    assert done.returncode == 0
    assert read(done.stdout)[0]["companies"] == ["Microsoft"]
    assert tree(tmp_path).keys() == SOURCES.keys()


@pytest.mark.parametrize(
    ("broken", "code"),
    [
        ('title = "Digest', "config-syntax"),
        ('site.time_zone = "Europe/Nowhere"', "config-value"),
        ('site.timezone = "Europe/Paris"', "config-unknown"),
    ],
)
def test_a_broken_configuration_is_told_and_nothing_is_done(project: Path, broken: str, code: str):
    write(project, {"briefing.toml": broken})
    before = tree(project)
    done = ingest(project, "paste.txt")
    assert (done.exit_code, done.stdout) == (2, "")
    assert f"[{code}]" in done.stderr
    assert "briefing.toml:1" in done.stderr
    told = json.loads(ingest(project, "--format", "json", "paste.txt").stdout)
    assert [item["code"] for item in told["diagnostics"]] == [code]
    assert ingest(project, "--stdout", "paste.txt").exit_code == 2
    assert tree(project) == before


def test_standard_input_is_read(project: Path):
    done = ingest(project, "-", "--stdout", stdin=PASTE)
    assert read(done.stdout)[0]["title"] == "Example Labs will open a data centre in Leeds"


def test_the_report_has_what_was_dropped_asked_and_suggested(project: Path, tmp_path: Path):
    path = tmp_path / "report.json"
    done = ingest(project, "paste.txt", "feed.xml", "none.txt", "--report", path)
    assert done.exit_code == 1
    first, second, third, failed = json.loads(path.read_text("utf-8"))
    keys = ["name", "kind", "title", "path", "state"]
    keys += ["dropped", "questions", "suggestions", "diagnostics"]
    assert list(first) == list(failed) == keys
    assert first["path"].startswith("content/articles/2026/")
    assert {"text", "line", "reason", "confidence"} <= first["dropped"][0].keys()
    assert "Subscribe to our newsletter" in {item["text"] for item in first["dropped"]}
    found = {(item["kind"], item["value"]) for item in first["suggestions"]}
    assert ("company", "Microsoft") in found
    (commitment,) = [item for item in first["suggestions"] if item["kind"] == "commitment"]
    assert commitment["details"]["due"]["date"] == "2027"
    assert [second["title"], third["title"]] == ["First piece", "Second piece"]
    assert [item["code"] for item in failed["diagnostics"]] == ["ingest-unreadable"]


def test_a_report_that_cannot_be_written_ends_with_2(project: Path):
    done = ingest(project, "page.html", "--report", project / "none" / "report.json")
    assert done.exit_code == 2
    assert "ingest-unwritable" in done.stderr


def test_a_report_may_go_to_a_pipe(project: Path):
    path = project / "pipe"
    os.mkfifo(path)
    reading = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    assert ingest(project, "page.html", "--report", path).exit_code == 0
    assert [one["state"] for one in json.loads(os.read(reading, 1 << 16))] == ["new"]
    os.close(reading)
    assert path.is_fifo()


def test_json_is_one_document(project: Path):
    done = ingest(project, "page.html", "none.txt", "--format", "json")
    assert done.exit_code == 1
    document = json.loads(done.stdout)
    assert [item["code"] for item in document["diagnostics"]] == ["ingest-unreadable"]
    assert [item["state"] for item in document["drafts"]] == ["new", None]


def test_quiet_says_nothing(project: Path):
    done = ingest(project, "page.html", "-q")
    assert (done.exit_code, done.output) == (0, "")


def test_the_review_tells_what_to_look_at(project: Path):
    told = ingest(project, "paste.txt").stdout
    lines = told.splitlines()
    assert lines[0] == "Example Labs will open a data centre in Leeds"
    assert max(len(line) for line in lines if "paste.txt" not in line) <= 100
    labels = [line[2:15].strip() for line in lines[1:] if line[2:15].strip()]
    assert labels[:5] == ["file", "input", "date", "source", "companies"]
    assert "2026-03-14" in told
    assert "“Microsoft plans to develop its own large models by 2027" in " ".join(told.split())
    assert "words (" in told


def test_stdout_says_the_rights_that_are_told(project: Path):
    done = ingest(project, "--stdout", "page.html", "--rights", "full")
    assert read(done.stdout)[0]["rights"] == "full"


def test_a_reader_of_what_is_printed_may_stop(project: Path):
    command = [sys.executable, "-m", "briefing", "ingest", "-C", str(project), "--stdout", "-q"]
    inbox = project.parent / "inbox"
    write(inbox, {"long.md": "# A long one\n\n" + "A sentence of it. " * 20_000})
    running = subprocess.Popen(
        [*command, str(inbox / "long.md")], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert running.stdout
    assert running.stderr
    running.stdout.close()
    assert running.stderr.read() == b""
    running.stderr.close()
    assert running.wait(60) == 1


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="needs a full device")
def test_standard_output_that_takes_no_more_is_named(project: Path):
    page = project.parent / "inbox" / "page.html"
    options = ["--stdout", "-q", "-C", str(project), str(page)]
    command = [sys.executable, "-m", "briefing", "ingest", *options]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            command,
            env={name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"},
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 2
    assert "standard output cannot be written: No space left on device" in done.stderr


def test_a_feed_of_many_entries_has_one_line_each(project: Path):
    entry = "<item><title>Piece {0}</title><description>Text of number {0}.</description></item>"
    items = "".join(entry.format(number) for number in range(11))
    feed = f'<?xml version="1.0"?><rss version="2.0"><channel>{items}</channel></rss>'
    write(project.parent / "inbox", {"many.xml": feed})
    assert len(ingest(project, "many.xml").stdout.splitlines()) == 11
    assert len(ingest(project, "many.xml", "-v").stdout.splitlines()) > 33


def test_an_entry_that_fails_is_named(project: Path):
    items = (
        "<item><title>Nothing more</title></item><item><description>A text.</description></item>"
    )
    feed = f'<?xml version="1.0"?><rss version="2.0"><channel>{items}</channel></rss>'
    write(project.parent / "inbox", {"some.xml": feed})
    done = ingest(project, "some.xml", "-q")
    assert done.exit_code == 1
    assert done.stderr.startswith("Nothing more\n")
    assert "error[ingest-no-article]" in done.stderr


def test_a_title_that_is_made_up_is_told_as_such(project: Path):
    write(project.parent / "inbox", {"bare.txt": "some words without any headline, and no more."})
    done = ingest(project, "bare.txt")
    assert "(paste; title: the first words)" in done.stdout
    assert "1 draft: 1 new" in done.stderr


def test_a_terminal_may_be_narrow(project: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("COLUMNS", "5")
    assert "commitments" in ingest(project, "page.html").stdout


# Failures


WALL = b"<title>%b</title><p>%bGo back to where you came from, or tell us what you were doing then."

FAILURES = {
    "missing.txt": (None, "ingest-unreadable"),
    "name-too-long-" * 30: (None, "ingest-unreadable"),
    "gopher://example.org/a": (None, "ingest-network"),
    "empty.txt": (b"", "ingest-empty"),
    "picture.html": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(200), "ingest-kind"),
    "menu.html": (b"<html><body><script>render()</script></body></html>", "ingest-no-article"),
    "robots.html": (
        WALL % (b"The Example - Are you a robot?", b"Your network behaves oddly. "),
        "ingest-no-article",
    ),
    "check.html": (
        WALL % (b"example.com", b"Verify you are human. Checking your browser. "),
        "ingest-no-article",
    ),
    "lost.html": (
        WALL % (b"Page not found | The Example", b"It may have been moved. "),
        "ingest-no-article",
    ),
    "links.html": (b"<p>" + b"<a href='/a'>Another story of today</a> " * 30, "ingest-no-article"),
    "nulls.txt": (bytes(5000), "ingest-empty"),
    "archive.html": (b"PK\3\4" + bytes(200), "ingest-kind"),
    "program.html": (b"MZ\x90\0\3\0\0\0" + bytes(range(256)) * 9, "ingest-kind"),
    "noise.txt": (random.Random(1).randbytes(9000), "ingest-kind"),
    "broken.pdf": (b"%PDF-1.4\nnothing", "ingest-damaged"),
    "cut.pdf": (printing.pdf([Sheet([Print("A text.", 700)])])[:300], "ingest-damaged"),
    "locked.pdf": (printing.pdf([Sheet([Print("A text.", 700)])], locked=True), "ingest-locked"),
    "scanned.pdf": (printing.pdf([Sheet([])]), "ingest-no-text"),
    "large.txt": (b"Text. " * 400_000, "ingest-too-large"),
}


@pytest.mark.parametrize("name", FAILURES)
def test_a_failure_has_its_diagnostic_and_leaves_nothing(project: Path, name: str):
    data, code = FAILURES[name]
    before = tree(project)
    if data is not None:
        write(project.parent / "inbox", {name: data})
    done = ingest(project, name, "--max-size", "2", "--format", "json")
    assert done.exit_code == 1
    told = json.loads(done.stdout)["diagnostics"]
    assert [one["code"] for one in told if one["severity"] == "error"] == [code]
    assert tree(project) == before


@pytest.mark.parametrize("link", ["itself", "nothing"])
def test_a_link_that_leads_nowhere_is_told(project: Path, link: str):
    (project.parent / "inbox" / "itself").symlink_to(link)
    before = tree(project)
    done = ingest(project, "itself")
    assert done.exit_code == 1
    assert "error[ingest-unreadable]" in done.stderr
    assert tree(project) == before


BLOCKED = {
    "sources": "sources/.gitignore",
    "content/receipts": "content/receipts",
    "content/articles/2026": "content/articles/2026/labs-to-open-a-data-centre.md",
}
"""What stands where a folder of ingest belongs, and what then cannot be written."""


@pytest.mark.parametrize("path", BLOCKED)
def test_what_cannot_be_written_is_told_and_the_next_run_carries_on(project: Path, path: str):
    (project / path).parent.mkdir(parents=True, exist_ok=True)
    (project / path).write_text("mine\n", encoding="utf-8")
    done = ingest(project, "page.html", "notes.md")
    assert done.exit_code == 1
    assert f"error[ingest-unwritable] {BLOCKED[path]}" in done.stderr
    assert (project / path).read_text("utf-8") == "mine\n"
    assert not list(project.rglob(".*.new"))
    (project / path).unlink()
    assert ingest(project, "page.html", "notes.md").exit_code == 0
    assert len(articles(project)) == 2


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads all")
def test_a_file_that_may_not_be_read_stops_nothing(project: Path):
    (project.parent / "inbox" / "paste.txt").chmod(0)
    done = ingest(project, "paste.txt", "page.html")
    assert done.exit_code == 1
    assert "paste.txt: error[ingest-unreadable]" in done.stderr
    assert len(articles(project)) == 1


def test_a_folder_without_files_is_told(project: Path):
    folder = project.parent / "inbox" / "empty"
    (folder / "below").mkdir(parents=True)
    done = ingest(project, folder)
    assert done.exit_code == 1
    assert "ingest-unreadable" in done.stderr
    assert "no file right in this folder" in done.stderr


def test_a_pipe_in_a_folder_that_nothing_is_written_to_is_told(project: Path):
    folder = write(project.parent / "mixed", {"paste.txt": PASTE})
    os.mkfifo(folder / "a-pipe")
    done = briefing("ingest", folder, cwd=project)
    assert done.returncode == 1
    assert "a-pipe: error[ingest-unreadable]" in done.stderr
    assert "a pipe that nothing is written to" in done.stderr
    assert "1 new" in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="pipes with names, of POSIX")
def test_a_pipe_is_read_to_its_end_however_late_that_comes(project: Path):
    paste = project.parent / "inbox" / "paste.txt"
    script = f"{sys.executable} -m briefing ingest --stdout <(sleep 1; cat {paste})"
    done = subprocess.run(
        ["bash", "-c", script], cwd=project, capture_output=True, encoding="utf-8", timeout=180
    )
    assert done.returncode == 0, done.stderr
    assert read(done.stdout)[1] == read(ingest(project, "paste.txt", "--stdout").stdout)[1]


def test_a_letter_of_a_few_words_is_no_article_but_a_paste_is(project: Path):
    head = "From: a@example.org\nSubject: The plan\nMessage-ID: <1@example.org>\n\n"
    text = "See attached.\n"
    write(project.parent / "inbox", {"letter.eml": head + text, "note.txt": text})
    before = tree(project)
    done = ingest(project, "letter.eml")
    assert done.exit_code == 1
    assert "error[ingest-no-article]" in done.stderr
    assert tree(project) == before
    assert read(ingest(project, "note.txt", "--stdout").stdout)[1] == text.strip()


def test_closed_standard_input_is_empty(project: Path):
    command = [sys.executable, "-m", "briefing", "ingest", "-C", str(project), "-"]
    done = subprocess.run(
        ["sh", "-c", '"$@" <&-', "sh", *command], capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 1
    assert "error[ingest-empty]" in done.stderr


def test_one_failure_does_not_stop_the_rest(project: Path):
    write(project.parent / "inbox", {"broken.pdf": b"%PDF-1.4\nnothing"})
    done = ingest(project, "none.txt", "page.html", "broken.pdf", "letter.eml")
    assert done.exit_code == 1
    assert len(articles(project)) == 2
    assert "2 failed" in done.stderr


def test_broken_text_is_read_with_a_warning(project: Path):
    broken = PASTE.replace("relied on", "relied — on").encode("cp1252")
    write(project.parent / "inbox", {"broken.txt": broken})
    done = ingest(project, "broken.txt")
    assert done.exit_code == 0
    assert "warning[ingest-encoding]" in done.stderr


WRONG = """
ingest
ingest --rights all page.html
ingest --date yesterday page.html
ingest --url example.org page.html
ingest --url https://example.org/a page.html notes.md
ingest --jobs 0 page.html
ingest --timeout 0 page.html
ingest --stdout -i page.html
ingest --stdout --format json page.html
ingest -i -q page.html
ingest -i -
ingest --no-such page.html
"""


def test_a_file_without_a_name_is_not_this_folder(project: Path):
    done = invoke("ingest", "", "-C", project)
    assert done.exit_code == 2
    assert "no name" in done.stderr


@pytest.mark.parametrize("line", WRONG.strip().splitlines())
def test_wrong_usage_ends_with_2(project: Path, line: str):
    before = tree(project)
    done = invoke(*line.split(), "-C", project)
    assert isinstance(done.exception, SystemExit)
    assert done.exit_code == 2
    assert done.stderr
    assert tree(project) == before


# Addresses


PAGES: dict[str, tuple[int, str, str]] = {
    "/news/centre": (200, "text/html", PAGE),
    "/feed": (200, "application/rss+xml", FEED),
    "/gone": (404, "text/html", PAGE),
    "/robots.txt": (200, "text/plain", "User-agent: *\nDisallow: /closed\n"),
    "/closed": (200, "text/html", PAGE),
    "/film": (200, "video/mp4", "film"),
    "/failed": (500, "text/html", PAGE),
    "/loop": (302, "/loop", ""),
    "/elsewhere": (302, "file:///etc/hosts", ""),
    "/moved": (302, "/news/centre", ""),
}


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        status, kind, text = PAGES.get(self.path, (404, "text/plain", ""))
        if self.path == "/slow":
            time.sleep(3)
        self.send_response(status)
        self.send_header("Location" if status == 302 else "Content-Type", kind)
        self.end_headers()
        with suppress(BrokenPipeError):
            self.wfile.write(text.encode())

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def serving() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def test_an_address_becomes_a_draft(project: Path):
    with serving() as site:
        done = ingest(project, f"{site}/moved", "--allow-private")
    assert done.exit_code == 0, done.output
    ((path, (front, _)),) = articles(project).items()
    assert path == "2026/labs-to-open-a-data-centre.md"
    assert front["source"]["url"] == "https://example.org/news/centre"


@pytest.mark.parametrize(
    ("path", "options", "code"),
    [
        ("/gone", ["--allow-private"], "ingest-http"),
        ("/failed", ["--allow-private"], "ingest-http"),
        ("/elsewhere", ["--allow-private"], "ingest-network"),
        ("/film", ["--allow-private"], "ingest-kind"),
        ("/loop", ["--allow-private"], "ingest-redirects"),
        ("/closed", ["--allow-private"], "ingest-robots"),
        ("/slow", ["--allow-private", "--timeout", "0.5"], "ingest-timeout"),
        ("/news/centre", ["--allow-private", "--max-size", "0.0001"], "ingest-too-large"),
    ],
)
def test_a_fetch_that_fails_is_told(project: Path, path: str, options: list[str], code: str):
    before = tree(project)
    with serving() as site:
        done = ingest(project, site + path, "--format", "json", *options)
    assert done.exit_code == 1
    assert [item["code"] for item in json.loads(done.stdout)["diagnostics"]] == [code]
    assert tree(project) == before


def test_a_private_address_is_refused_unless_told(project: Path):
    done = ingest(project, "http://localhost:8080/", "--format", "json")
    assert done.exit_code == 1
    assert [i["code"] for i in json.loads(done.stdout)["diagnostics"]] == ["ingest-private"]


def test_robots_can_be_ignored(project: Path):
    with serving() as site:
        assert (
            ingest(project, f"{site}/closed", "--allow-private", "--ignore-robots").exit_code == 0
        )
    assert len(articles(project)) == 1


# Batches


def test_a_folder_stands_for_its_files_and_processes_change_nothing(project: Path):
    inbox = project.parent / "inbox"
    write(inbox, {"page_files/style.css": "a {}", ".hidden": "x"})
    for number in range(30):
        text = PASTE.replace("Leeds", f"Leeds {number}")
        write(inbox, {f"more-{number:02}.txt": text})
    done = briefing("ingest", "-C", project, "--today", TODAY, "--jobs", "2", inbox)
    assert done.returncode == 0, done.stderr
    assert "36 drafts: 36 new" in done.stderr
    assert len(done.stdout.splitlines()) == 36, "one line each"
    with_two = tree(project)
    again = write(project.parent / "again", {name: text for name, text in PROJECT.items() if text})
    briefing("ingest", "-C", again, "--today", TODAY, "--jobs", "1", inbox)
    assert tree(again) == with_two


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_ctrl_c_ends_quietly_and_leaves_whole_files(project: Path):
    inbox = project.parent / "inbox"
    for number in range(300):
        write(inbox, {f"more-{number:03}.txt": PASTE.replace("Leeds", f"Leeds {number}") * 5})
    command = [sys.executable, "-m", "briefing", "ingest", "-C", str(project), "--jobs", "2"]
    running = subprocess.Popen(
        [*command, "--today", TODAY, str(inbox)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    )
    assert running.stdout
    running.stdout.readline()
    os.killpg(running.pid, signal.SIGINT)
    _, told = running.communicate(timeout=60)
    assert running.returncode == 130, told
    assert "Traceback" not in told
    assert not list(project.rglob(".*.new"))
    assert check(project)[0] == 0


# Asking


def test_an_editor_decides_suggestion_by_suggestion(project: Path):
    done = ingest(project, "-i", "page.html", stdin="y\n" * 20)
    assert done.exit_code == 0, done.output
    ((path, (front, _)),) = articles(project).items()
    assert "suggested" not in front
    (entry, *_) = front["commitments"]
    assert (entry["who"], entry["due"]["date"]) == ("Microsoft", "2027")
    assert entry["evidence"][0]["article"] == Path(path).stem
    code, told = check(project)
    assert code == 0, told
    assert {item["code"] for item in told} == {"draft-skipped"}
    assert invoke("quotes", "-C", project).exit_code == 0, "the sentence stands in the source"


def test_the_line_of_what_was_decided_names_tags_alone(project: Path):
    line = ingest(project, "-i", "page.html", stdin="y\n" * 20).stdout.splitlines()[-1]
    assert line.startswith("new ")
    assert "Microsoft, " in line
    assert "plans" not in line, "a commitment is no tag"


def test_a_year_is_edited_into_a_year(project: Path):
    text = "A headline\n\n2 March 2026\n\nThe town hopes for a bridge by 2031, as it has for long."
    write(project.parent / "inbox", {"bridge.txt": text})
    ingest(project, "-i", "bridge.txt", stdin="e\nsoon\n2032\n")
    assert articles(project).popitem()[1][0]["years"] == [2032]


def test_what_an_editor_decided_is_theirs(project: Path):
    ingest(project, "-i", "page.html", stdin="n\n" * 20)
    ((path, (front, _)),) = articles(project).items()
    assert "suggested" not in front
    before = (project / "content" / "articles" / path).read_bytes()
    done = ingest(project, "page.html")
    assert "ingest-kept" in done.stderr
    assert (project / "content" / "articles" / path).read_bytes() == before


def test_what_is_left_for_later_stays_suggested(project: Path):
    ingest(project, "-i", "page.html", stdin="q\n")
    ((_, (front, _)),) = articles(project).items()
    assert front["suggested"]["commitments"]


def test_the_end_of_the_answers_leaves_the_rest(project: Path):
    done = ingest(project, "-i", "page.html", stdin="")
    assert done.exit_code == 0
    assert articles(project).popitem()[1][0]["suggested"]["commitments"]


def test_ctrl_c_at_a_question_writes_nothing(project: Path, monkeypatch: pytest.MonkeyPatch):
    def stopped(*_: object, **__: object) -> str:
        try:
            raise KeyboardInterrupt
        except KeyboardInterrupt:
            raise click.Abort from None  # as click.prompt does

    monkeypatch.setattr(click, "prompt", stopped)
    before = tree(project)
    assert ingest(project, "-i", "page.html").exit_code == 130
    assert tree(project) == before


@pytest.mark.skipif(sys.platform != "linux", reason="names of files are text elsewhere")
def test_a_file_whose_name_is_no_text_is_taken_in(project: Path, tmp_path: Path):
    inbox = os.fsencode(project.parent / "inbox")
    Path(os.fsdecode(inbox + b"/caf\xe9.html")).write_text(PAGE, encoding="utf-8")
    report = tmp_path / "report.json"
    done = ingest(project, project.parent / "inbox", "--report", report)
    assert done.exit_code == 0, done.output
    assert len(json.loads(report.read_text("utf-8"))) == 7
    done = ingest(project, project.parent / "inbox", "--format", "json")
    assert len(json.loads(done.stdout)["drafts"]) == 7


def test_a_company_that_is_not_of_the_project_can_be_added(project: Path):
    (project / "content" / "companies" / "microsoft.md").unlink()
    done = ingest(project, "page.html")
    assert "briefing has an entry for it" in " ".join(done.stdout.split())
    ((path, (front, _)),) = articles(project).items()
    assert "companies" not in front
    assert list(front["suggested"]["new_companies"]) == ["Microsoft"]
    ingest(project, "-i", "page.html", stdin="y\n" * 20)
    front = articles(project)[path][0]
    assert "Microsoft" in front["companies"]
    assert front["commitments"][0]["who"] == "Microsoft"
    entry = (project / "content" / "companies" / "microsoft.md").read_text("utf-8")
    assert "Azure" in entry, "with what briefing knows of it"
    code, told = check(project)
    assert code == 0, told


def test_a_commitment_of_a_company_without_entry_is_left_for_later(project: Path):
    (project / "content" / "companies" / "microsoft.md").unlink()
    done = ingest(project, "-i", "page.html", stdin="n\n" * 20)
    assert "Microsoft has no entry in content/companies/" in done.stderr
    ((_, (front, _)),) = articles(project).items()
    assert list(front["suggested"]) == ["commitments"]


# What the documentation shows


def test_the_example_of_the_documentation_is_what_the_command_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, update_snapshots: bool
):
    page = ROOT / "docs" / "ingest.md"
    text = page.read_text("utf-8")
    pasted = re.search(r"```text\n(.*?)```", text, re.DOTALL)
    shown = re.search(r"(?<=\$ briefing ingest news.txt\n).*?(?=```)", text, re.DOTALL)
    assert pasted
    assert shown
    registry = ("content/companies", "content/themes")
    write(tmp_path, {"briefing.toml": "", "news.txt": pasted[1]})
    for folder in registry:
        shutil.copytree(ROOT / folder, tmp_path / folder)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    told = CliRunner().invoke(main, ["ingest", "--today", TODAY, "news.txt"]).stdout.rstrip() + "\n"
    if update_snapshots:
        page.write_text(text.replace(shown[0], told), encoding="utf-8")
        return
    assert shown[0] == told


def test_every_reason_is_in_the_documentation():
    text = (ROOT / "docs" / "ingest.md").read_text("utf-8")
    assert not [code for code, means in REASONS.items() if f"| `{code}` | {means} |" not in text]
