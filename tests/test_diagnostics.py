"""Every diagnostic: its place, its words, its hint; and what a folder of mistakes comes to.

tests/fixtures/diagnostics/ has a file for each code: the files of a project, and what `check`
says of them.  Below a diagnostic, `at:` is the text at its line and column.
"""

from __future__ import annotations

import json
import os
import re
import signal
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from briefing.build import pool
from briefing.build.execute import Maker
from briefing.diagnostics import CATALOGUE
from tests.site import TODAY, briefing, invoke, tree, write

FIXTURES = Path(__file__).with_name("fixtures") / "diagnostics"
BROKEN = sorted(path for path in FIXTURES.glob("*.txt") if path.name != "_base.txt")
VALID = sorted((FIXTURES / "valid").glob("*.txt"))

DISK = {
    "address-unavailable",
    "file-outside-project",
    "file-unreadable",
    "internal-error",
    "output-foreign",
    "output-unwritable",
    "process-lost",
    "project-exists",
}
"""Codes that no content can trip; each has its own test, here or (of serve) in test_serve."""

INGEST = {code for code in CATALOGUE if code.startswith("ingest-") and code != "ingest-suggested"}
"""Codes of sources that are no content yet; tests/ingest/ has a test of each."""

ESCAPE = re.compile(r"\\x([0-9a-f]{2})|\\u([0-9a-f]{4})|\\([nrt])|\\\{([0-9]+) × ([^}]*)\}")


@dataclass(frozen=True)
class Fixture:
    """A project and what is said of it."""

    files: dict[str, bytes]
    expected: str


def unescape(text: str) -> bytes:
    r"""Return bytes: \xNN is a byte, \uNNNN a character, \{3 × a} is aaa."""

    def write_out(match: re.Match[str]) -> str:
        byte, code, short, times, of = match.groups()
        if byte:
            return chr(0xDC00 + int(byte, 16)) if int(byte, 16) > 0x7F else chr(int(byte, 16))
        if code:
            return chr(int(code, 16))
        return {"n": "\n", "r": "\r", "t": "\t"}[short] if short else of * int(times)

    return ESCAPE.sub(write_out, text).encode("utf-8", "surrogateescape")


def read(path: Path, base: dict[str, bytes] | None = None) -> Fixture:
    blocks = re.split(r"^=== (.+)\n", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    files = dict(base or {})
    expected = ""
    for head, text in zip(blocks[1::2], blocks[2::2], strict=True):
        name, _, how = head.partition(" (")
        if name == "expected":
            expected = text
        elif how == "absent)":
            files.pop(name, None)
        else:
            files[name] = unescape(text) if how == "escaped)" else text.encode()
    return Fixture(files, expected)


BASE = read(FIXTURES / "_base.txt").files


def diagnostics(root: Path, *options: str) -> list[dict[str, Any]]:
    done = invoke(
        "check", "-C", root, "--today", TODAY, "--format", "json", "--jobs", "1", *options
    )
    return found(done)


def found(done: Result) -> list[dict[str, Any]]:
    """Return the diagnostics of a command, which must have ended as it should."""
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exc_info
    items: list[dict[str, Any]] = json.loads(done.stdout)["diagnostics"]
    errors = [item for item in items if item["severity"] == "error"]
    configuration = any(item["code"].startswith("config-") for item in errors)
    assert done.exit_code == (2 if configuration else 1 if errors else 0)
    return items


def text_at(files: dict[str, bytes], item: dict[str, Any]) -> str:
    """Return what stands at a diagnostic's position, to the end of the line."""
    text = files[item["file"]].decode("utf-8-sig", "surrogateescape")
    line: str = re.split(r"\r\n|\r|\n", text)[item["line"] - 1]
    return line[item["column"] - 1 :]


def shown(files: dict[str, bytes], items: list[dict[str, Any]], expected: str) -> str:
    """Write diagnostics as a fixture does; `at:` gives as much of the line as is expected."""
    wanted = [unescape(at).decode("utf-8", "surrogateescape") for at in re.findall(AT, expected)]
    rows = []
    for item in items:
        place = ":".join(str(item[key]) for key in ("file", "line", "column") if item[key])
        rows.append(f"{place} {item['severity']}[{item['code']}] {item['message']}")
        if item["column"]:
            at = text_at(files, item)
            rows.append(
                "  at: "
                + max((text for text in wanted if at.startswith(text)), key=len, default=at)
            )
        if item["hint"]:
            rows.append(f"  help: {item['hint']}")
    return "".join(f"{row}\n" for row in rows)


AT = re.compile(r"^  at: (.*)$", re.MULTILINE)


def assert_expected(path: Path, root: Path) -> None:
    fixture = read(path, BASE)
    write(root, fixture.files)
    items = diagnostics(root)
    unescaped = unescape(fixture.expected).decode("utf-8", "surrogateescape")
    assert shown(fixture.files, items, fixture.expected) == unescaped


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_a_mistake_is_told_with_its_place_and_how_to_mend_it(path: Path, tmp_path: Path) -> None:
    assert f"[{path.stem.partition('--')[0]}]" in read(path).expected
    assert_expected(path, tmp_path)


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
def test_what_only_looks_like_a_mistake_is_not_told(path: Path, tmp_path: Path) -> None:
    assert_expected(path, tmp_path)


def test_the_base_of_the_fixtures_has_no_mistake(tmp_path: Path) -> None:
    assert diagnostics(write(tmp_path, BASE)) == []


def test_every_code_of_the_catalogue_has_a_fixture() -> None:
    covered = {path.stem.partition("--")[0] for path in BROKEN}
    assert covered | DISK | INGEST == set(CATALOGUE)
    assert not covered & (DISK | INGEST)


def test_every_near_miss_names_a_code() -> None:
    assert {path.stem.partition("--")[0] for path in VALID} <= set(CATALOGUE)


# Mistakes of the disk

LINKS = pytest.mark.skipif(os.name == "nt", reason="needs symbolic links and named pipes")


def article(title: str = "Own models", text: str = "Text.\n", **tags: str) -> str:
    lines = "".join(f"{key}: {value}\n" for key, value in tags.items())
    return f"---\ntitle: {title}\n{lines}---\n{text}"


def places(items: list[dict[str, Any]]) -> list[tuple[str, str]]:
    return [(item["code"], item["file"]) for item in items]


@LINKS
def test_a_link_to_a_file_or_folder_outside_of_the_project_is_refused(tmp_path: Path) -> None:
    root = write(tmp_path / "project", BASE)
    outside = write(tmp_path / "outside", {"secret.md": article("Secret"), "key.txt": "Secret"})
    articles = root / "content" / "articles"
    articles.mkdir()
    (articles / "a.md").symlink_to(outside / "secret.md")
    (articles / "key.txt").symlink_to(outside / "key.txt")
    (articles / "more").symlink_to(outside, target_is_directory=True)
    items = diagnostics(root)
    assert places(items) == [
        ("file-outside-project", "content/articles/a.md"),
        ("file-outside-project", "content/articles/key.txt"),
        ("file-outside-project", "content/articles/more"),
    ]
    assert "to secret.md" in items[0]["message"]


@LINKS
@pytest.mark.parametrize("folder", ["content", "templates", "static"])
def test_a_linked_top_folder_outside_of_the_project_is_refused(folder: str, tmp_path: Path) -> None:
    root = write(tmp_path / "project", BASE)
    outside = write(tmp_path / "outside", {"articles/a.md": article(), "home.html": "Secret"})
    (root / folder).rename(tmp_path / "away") if folder == "content" else None
    (root / folder).symlink_to(outside, target_is_directory=True)
    assert ("file-outside-project", folder) in places(diagnostics(root))


@LINKS
def test_a_link_inside_the_project_is_followed_once(tmp_path: Path) -> None:
    root = write(tmp_path, {**BASE, "content/articles/2026/a.md": article()})
    (root / "content" / "stories").mkdir()
    (root / "content" / "articles" / "again").symlink_to(root / "content", target_is_directory=True)
    (root / "content" / "articles" / "2026" / "up").symlink_to("..", target_is_directory=True)
    (root / "content" / "pages").symlink_to("stories", target_is_directory=True)
    assert diagnostics(root) == []


@LINKS
@pytest.mark.parametrize("target", ["nowhere.md", "a.md", "b.md"])
def test_a_link_to_nothing_or_to_itself_is_told(target: str, tmp_path: Path) -> None:
    root = write(tmp_path, BASE)
    articles = root / "content" / "articles"
    articles.mkdir()
    (articles / "a.md").symlink_to(target)
    if target == "b.md":
        (articles / "b.md").symlink_to("a.md")
    told = {place for place in places(diagnostics(root)) if place[1].endswith("/a.md")}
    assert told == {("file-unreadable", "content/articles/a.md")}


@LINKS
def test_a_named_pipe_is_told_and_never_opened(tmp_path: Path) -> None:
    root = write(tmp_path, BASE)
    (root / "content" / "articles").mkdir()
    os.mkfifo(root / "content" / "articles" / "pipe.md")
    assert places(diagnostics(root)) == [("file-unreadable", "content/articles/pipe.md")]


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="may read every file here"
)
def test_a_file_without_permission_is_told(tmp_path: Path) -> None:
    root = write(tmp_path, {**BASE, "content/articles/a.md": article()})
    (root / "content" / "articles" / "a.md").chmod(0)
    assert places(diagnostics(root)) == [("file-unreadable", "content/articles/a.md")]


def refused(done: Result) -> dict[str, Any]:
    assert isinstance(done.exception, SystemExit), done.exc_info
    assert done.exit_code == 2
    [item] = json.loads(done.stdout)["diagnostics"]
    assert isinstance(item, dict)
    return item


def test_an_output_folder_of_somebody_else_is_refused(tmp_path: Path) -> None:
    root = write(tmp_path / "project", BASE)
    output = write(tmp_path / "www", {"index.html": "Mine", "photos/a.jpg": b"\xff\xd8"})
    before = tree(output)
    item = refused(invoke("build", "-C", root, "--output", output, "--format", "json"))
    assert (item["code"], item["line"]) == ("output-foreign", None)
    assert item["message"] == "the output folder www holds files that briefing did not write"
    assert tree(output) == before


def test_a_manifest_of_something_else_does_not_make_a_folder_ours(tmp_path: Path) -> None:
    root = write(tmp_path / "project", BASE)
    output = write(tmp_path / "www", {"index.html": "Mine", ".briefing.json": "[1, 2]"})
    before = tree(output)
    item = refused(invoke("build", "-C", root, "--output", output, "--format", "json"))
    assert item["code"] == "output-foreign"
    assert tree(output) == before


def test_an_output_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    root = write(tmp_path / "project", BASE)
    (tmp_path / "file").write_text("Mine", encoding="utf-8")
    output = tmp_path / "file" / "site"
    item = refused(invoke("build", "-C", root, "--output", output, "--format", "json"))
    assert item["code"] == "output-unwritable"
    assert (tmp_path / "file").read_text(encoding="utf-8") == "Mine"


@pytest.mark.skipif(pool.START_METHOD != "fork", reason="processes are not forked here")
def test_a_process_that_is_ended_by_the_system_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write(tmp_path, BASE)
    assert invoke("build", "-C", root).exit_code == 0
    before, mine = tree(root / "site"), os.getpid()
    write(root, {f"content/articles/more-{number}.md": article() for number in range(500)})

    def end(_: Maker, share: object) -> bytes:
        assert os.getpid() != mine
        os.kill(os.getpid(), signal.SIGKILL)
        return b""

    monkeypatch.setattr(Maker, "work", end)
    item = refused(invoke("build", "-C", root, "--jobs", "2", "--format", "json"))
    assert item["code"] == "process-lost"
    assert tree(root / "site") == before


def test_a_new_project_overwrites_nothing(tmp_path: Path) -> None:
    folder = write(tmp_path / "digest", {"notes.txt": "Mine"})
    done = invoke("init", folder)
    assert done.exit_code == 2
    assert "error[project-exists] the folder digest is not empty" in done.stderr
    assert tree(folder) == {"notes.txt": b"Mine"}


# All of them at once

THIRTY: dict[str, tuple[str | bytes, list[tuple[int | None, str]]]] = {
    "articles/alias.md": (article(company="Labs"), [(3, "ambiguous-alias")]),
    "articles/aliases.md": (
        article(suggested="{a: &a [1, 2, *b]}"),
        [(3, "header-syntax")],
    ),
    "articles/binary.md": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", [(1, "file-not-utf8")]),
    "articles/company.md": (article(company="Mircosoft"), [(3, "unknown-company")]),
    "articles/date.md": (article(date="2026-02-30"), [(3, "bad-date")]),
    "articles/dead.md": (article(text="One.\n\nSee [it](nowhere.md).\n"), [(6, "dead-link")]),
    "articles/double.md": (article(lang="en").replace("lang", "title"), [(3, "duplicate-key")]),
    "articles/id.md": ("---\ntitle: One\n---\n", []),
    "articles/image.md": (
        article(text="![a](https://example.org/a.png)\n"),
        [(4, "remote-image")],
    ),
    "articles/key.md": (article(compnay="Microsoft"), [(3, "unknown-key")]),
    "articles/list.md": ("---\n- title\n---\n", [(2, "header-not-a-mapping")]),
    "articles/more/ID.md": (article(), [(1, "duplicate-id")]),
    "articles/none.md": ("Text without front matter.\n", [(1, "header-missing")]),
    "articles/old address.md": (article(), [(None, "file-name")]),
    "articles/override.md": (article(text="\n\nA\u202eB\n"), [(6, "unsafe-text")]),
    "articles/scheme.md": (
        article(text="[a](javascript:alert(1))\n"),
        [(4, "link-scheme")],
    ),
    "articles/slug.md": (article(slug="../../up"), [(3, "bad-address")]),
    "articles/story.md": (article(story="none"), [(3, "unknown-reference")]),
    "articles/synonyms.md": (
        article(company="Microsoft", companies="Google"),
        [(4, "synonym-keys")],
    ),
    "articles/tabs.md": ("---\ntitle: A\nsource:\n\turl: b\n---\n", [(4, "header-syntax")]),
    "articles/theme.md": (article(theme="Roadmpa"), [(3, "unknown-theme")]),
    "articles/title.md": ("---\ncompany: Microsoft\n---\n", [(2, "missing-key")]),
    "articles/unclosed.md": ("---\ntitle: A\n\nText.\n", [(1, "header-unclosed")]),
    "articles/year.md": (article(timeline="next"), [(3, "wrong-type")]),
    "commitments/amount.md": (
        "---\nwho: Google\nwhat: A\namount: {value: 2, value_upper: 1, unit: W, measure: A}\n---\n",
        [(4, "amount-range")],
    ),
    "commitments/duration.md": (
        "---\nwho: Google\nwhat: Do.\ndue: P6M\n---\n",
        [(4, "duration-without-start")],
    ),
    "commitments/fiscal.md": (
        "---\nwho: Google\nwhat: Do.\ndue: FY2027\n---\n",
        [(4, "fiscal-year-unknown")],
    ),
    "commitments/history.md": (
        "---\nwho: MSFT\nwhat: A.\nstatus:\n- {on: 2026, is: met}\n- {on: 2025, is: stated}\n---\n",
        [(5, "final-without-source"), (6, "status-order")],
    ),
    "commitments/strength.md": (
        "---\nwho: Google\nwhat: Do.\nstrength: strong\n---\n",
        [(4, "unknown-value")],
    ),
    "companies/openai.md": ("---\nname: OpenAI\naliases: [MSFT]\n---\n", [(3, "duplicate-alias")]),
    "editions/reversed.md": (
        "---\ntitle: Week 1\ncovers: 2026-01-07/2026-01-01\n---\n",
        [(3, "bad-date")],
    ),
    "misplaced.md": (article(), [(None, "file-misplaced")]),
}  # fmt: skip


def test_thirty_broken_files_are_told_in_one_run_and_the_old_site_stays(tmp_path: Path) -> None:
    root = write(tmp_path, {**BASE, "content/articles/good.md": article()})
    assert briefing("build", "-C", root, "--today", TODAY).returncode == 0
    before = tree(root / "site")
    write(root, {f"content/{name}": text for name, (text, _) in THIRTY.items()})

    done = briefing("build", "-C", root, "--today", TODAY, "--format", "json")

    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stderr
    told = [
        (item["file"], item["line"], item["code"])
        for item in json.loads(done.stdout)["diagnostics"]
    ]
    assert told == [
        (f"content/{name}", line, code)
        for name, (_, mistakes) in THIRTY.items()
        for line, code in mistakes
    ]
    assert sum(bool(mistakes) for _, mistakes in THIRTY.values()) >= 30
    assert "the old site is untouched" in done.stderr
    assert tree(root / "site") == before


def test_every_mistake_of_one_file_is_told_in_the_order_of_the_file(tmp_path: Path) -> None:
    text = """\
---
title: [Own, models]
compnay: Microsoft
theme: [Raodmap, Energy]
timeline: [2027, soon]
date: 2026-02-30
lang: en
lang: de
claims:
  - {text: It has models., kind: rumour, evidence: {role: proof}}
---
See [one](one.md), [two](javascript:alert(2)) and

![three](https://example.org/three.png).
"""
    items = diagnostics(write(tmp_path, {**BASE, "content/articles/a.md": text}))
    assert [(item["line"], item["column"], item["code"]) for item in items] == [
        (2, 8, "wrong-type"),
        (3, 1, "unknown-key"),
        (4, 9, "unknown-theme"),
        (4, 18, "unknown-theme"),
        (5, 18, "wrong-type"),
        (6, 7, "bad-date"),
        (8, 1, "duplicate-key"),
        (10, 34, "unknown-value"),
        (10, 59, "unknown-value"),
        (12, 26, "link-scheme"),
        (14, 10, "remote-image"),
    ]


def test_every_mistake_of_a_readable_file_is_told_with_those_of_its_text(tmp_path: Path) -> None:
    text = article(
        company="Mircosoft",
        date="soon",
        text="See [one](one.md) and\n[two](data:text/html,x).\n\n[Three](#four)\n",
    )
    items = diagnostics(write(tmp_path, {**BASE, "content/articles/a.md": text}))
    assert [(item["line"], item["code"]) for item in items] == [
        (3, "unknown-company"),
        (4, "bad-date"),
        (6, "dead-link"),
        (7, "link-scheme"),
        (9, "dead-link"),
    ]


def test_diagnostics_are_sorted_by_file_and_place_and_none_stands_twice(tmp_path: Path) -> None:
    write(tmp_path, {**BASE, **{f"content/{name}": text for name, (text, _) in THIRTY.items()}})
    items = diagnostics(tmp_path)
    order = [(item["file"], item["line"] or 0, item["column"] or 0) for item in items]
    assert order == sorted(order)
    assert len({tuple(item.items()) for item in items}) == len(items)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Mircosoft", "Microsoft"),
        ("microsfot", "microsoft"),
        ("msfT.", "MSFT"),
        ("Gogle", "Google"),
        ("Alphabeth", "Alphabet"),
        ("the plx", "The Plex"),
    ],
)
def test_a_slip_in_a_name_is_told_with_the_name_that_is_near(
    written: str, meant: str, tmp_path: Path
) -> None:
    write(tmp_path, {**BASE, "content/articles/a.md": article(company=written)})
    [item] = diagnostics(tmp_path)
    hint = item["hint"].casefold() if meant == "microsoft" else item["hint"]
    assert hint == f"did you mean '{meant}'?"


def test_a_clash_names_both_files(tmp_path: Path) -> None:
    files = {
        "content/articles/a/one.md": article(),
        "content/articles/b/one.md": article(),
        "content/articles/two.md": article(slug="same"),
        "content/articles/three.md": article(slug="SAME"),
        "content/articles/four.md": article(redirect_from="/themes/model-roadmaps/"),
        "content/companies/clone.md": "---\nname: microsoft\n---\n",
        "static/feed.xml": "<feed/>",
    }
    items = diagnostics(write(tmp_path, {**BASE, **files}))
    named = {(item["code"], item["file"]): item["message"] for item in items}
    for code, file, other in [
        ("duplicate-id", "content/articles/b/one.md", "content/articles/a/one.md"),
        ("duplicate-address", "content/articles/two.md", "content/articles/three.md"),
        ("duplicate-address", "content/articles/four.md", "content/themes/model-roadmaps.md"),
        ("duplicate-alias", "content/companies/microsoft.md", "content/companies/clone.md"),
    ]:
        assert other in named[code, file]
    assert ("duplicate-address", "static/feed.xml") in named
    assert len(items) == 5


@pytest.mark.parametrize(
    "address",
    ["articles", "timeline", "search", "index", "changes", "feed.xml", "404.html", "style.css"],
)
def test_a_page_never_takes_the_place_of_one_that_briefing_makes(
    address: str, tmp_path: Path
) -> None:
    page = f"---\ntitle: Mine\nslug: {address}\n---\nMine\n"
    items = diagnostics(write(tmp_path, {**BASE, "content/pages/mine.md": page}))
    assert places(items) == [("duplicate-address", "content/pages/mine.md")]


@pytest.mark.parametrize("reserved", ["methodology", "corrections"])
def test_the_pages_about_the_digest_may_have_a_text_of_its_own(
    reserved: str, tmp_path: Path
) -> None:
    page = "---\ntitle: Mine\n---\nMine\n"
    assert diagnostics(write(tmp_path, {**BASE, f"content/pages/{reserved}.md": page})) == []


# One mistake, one diagnostic


def test_a_company_with_a_broken_header_is_not_said_to_be_missing(tmp_path: Path) -> None:
    files = {
        "content/companies/microsoft.md": "---\nname: Microsoft: the company\n---\n",
        "content/articles/a.md": article(
            company="microsoft", text="[It](../companies/microsoft.md)\n"
        ),
    }
    items = diagnostics(write(tmp_path, {**BASE, **files}))
    assert items[-1]["code"] == "header-syntax"
    said = " ".join(f"{item['message']} {item['hint']}" for item in items)
    assert "add content/companies/microsoft.md" not in said
    assert "there is no file content/companies/microsoft.md" not in said


def test_an_unknown_company_makes_no_second_mistake_of_its_fiscal_year(tmp_path: Path) -> None:
    text = "---\nwho: Mircosoft\nwhat: Spend.\ndue: FY2027\n---\n"
    items = diagnostics(write(tmp_path, {**BASE, "content/commitments/c.md": text}))
    assert [item["code"] for item in items] == ["unknown-company"]


def test_a_date_that_cannot_be_read_makes_no_second_mistake(tmp_path: Path) -> None:
    text = "---\nwho: Google\nwhat: Do.\nstated_on: soon\ndue: P6M\n---\n"
    items = diagnostics(write(tmp_path, {**BASE, "content/commitments/c.md": text}))
    assert [item["code"] for item in items] == ["bad-date"]


def test_information_never_fails_and_what_is_left_out_is_listed(tmp_path: Path) -> None:
    quote = "{source: 'https://example.org/a', quote: own models}"
    files = {
        "content/articles/a.md": article(draft="true"),
        "content/commitments/c.md": f"---\nwho: Google\nwhat: Do.\nevidence: {quote}\n---\n",
    }
    root = write(tmp_path, {**BASE, **files})
    plain = invoke("check", "-C", root, "--strict", "--today", TODAY)
    assert plain.exit_code == 0
    assert "info[draft-skipped]" in plain.stderr
    assert "quote-not-verified" not in plain.stderr
    assert "quote-not-verified" in invoke("check", "-C", root, "-v").stderr
    assert "info" not in invoke("check", "-C", root, "-q").stderr
    assert [item["code"] for item in diagnostics(root, "--drafts")] == ["quote-not-verified"]
