"""briefing.toml: every option with good and bad values, and the line that a mistake stands on."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from briefing.config import DEFAULTS, OPTIONS, parse
from briefing.diagnostics import Diagnostic, Diagnostics
from tests.site import ROOT, TODAY, Site, invoke, write

GOOD: dict[str, list[tuple[str, Any]]] = {
    "site.title": [('"Größe"', "Größe"), ("'A \"B\"'", 'A "B"'), ('""', "")],
    "site.tagline": [('"One line"', "One line"), ('"""Two\nlines"""', "Two\nlines")],
    "site.url": [
        ('"https://example.org/"', "https://example.org/"),
        ('"https://example.org/a/b"', "https://example.org/a/b/"),
        ('"http://localhost:8000"', "http://localhost:8000/"),
        ('""', ""),
    ],
    "site.language": [('"en"', "en"), ('"pt-BR"', "pt-BR")],
    "site.time_zone": [('"UTC"', "UTC"), ('"Europe/London"', "Europe/London")],
    "site.since": [("2025-12-31", date(2025, 12, 31)), ('"2024-02-29"', date(2024, 2, 29))],
    "site.cname": [('"digest.example.org"', "digest.example.org"), ('""', "")],
    "site.contact": [('"desk@example.org"', "desk@example.org")],
    "site.report": [
        ('"mailto:desk@example.org"', "mailto:desk@example.org"),
        ('"https://example.org/report?a=b"', "https://example.org/report?a=b"),
        ('""', ""),
    ],
    "site.licence": [('"CC0 1.0"', "CC0 1.0")],
    "site.licence_url": [('"https://example.org/licence"', "https://example.org/licence")],
    "site.privacy": [('"We keep nothing."', "We keep nothing.")],
    "lists.page_size": [("1", 1), ("1_000", 1000), ("0x20", 32)],
    "lists.feed_size": [("1", 1), ("500", 500)],
    "lists.due_days": [("1", 1), ("366", 366)],
    "limits.file_bytes": [("1024", 1024), ("1_073_741_824", 2**30)],
}

TEXT = ["3", "true", '["a"]', "{a = 1}", "2026-01-01"]
LINK = [*TEXT, '"javascript:alert(1)"', '"//example.org/"', '"example.org"', '"http://["']
BAD: dict[str, list[str]] = {
    "site.title": TEXT,
    "site.tagline": TEXT,
    "site.url": [
        *LINK,
        '"mailto:desk@example.org"',
        '"https://"',
        '"https://example.org/?a=b"',
        '"https://example.org/#a"',
        '"https://example.org/a b/"',
    ],
    "site.language": TEXT,
    "site.time_zone": [*TEXT, '"Mars/Olympus"', '"../../etc/passwd"', '"/etc/passwd"', '""'],
    "site.since": ["2026", '"2026-02-30"', '"last year"', "2026-01-01T00:00:00Z", "12:30:00"],
    "site.cname": [*TEXT, '"https://example.org/"', '"a b"', '"a.org\\nb.org"'],
    "site.contact": TEXT,
    "site.report": [*LINK, '"data:text/html,a"'],
    "site.licence": TEXT,
    "site.licence_url": [*LINK, '"ftp://example.org/"'],
    "site.privacy": TEXT,
    "lists.page_size": ["0", "1001", "-1", '"50"', "50.0", "true", "inf", "[50]"],
    "lists.feed_size": ["0", "501", '"50"', "false"],
    "lists.due_days": ["0", "367", "1e1"],
    "limits.file_bytes": ["1023", "1_073_741_825", '"4 MB"'],
}


def values(table: dict[str, list[Any]]) -> list[tuple[str, Any]]:
    return [(key, value) for key, each in table.items() for value in each]


def told(text: str) -> tuple[list[Diagnostic], Any]:
    problems = Diagnostics()
    settings = parse(text, problems)
    return list(problems), settings


def as_toml(key: str, value: str) -> str:
    table, _, name = key.partition(".")
    return f"# A digest\n\n[{table}] # options\n{name} = {value}\n"


def test_every_option_is_tested_here() -> None:
    keys = {option.key for option in OPTIONS}
    assert set(GOOD) == keys
    assert set(BAD) == keys


@pytest.mark.parametrize(("key", "value"), values(GOOD))
def test_a_good_value_is_taken(key: str, value: tuple[str, Any]) -> None:
    written, read = value
    problems, settings = told(as_toml(key, written))
    assert problems == []
    assert getattr(settings, key.partition(".")[2]) == read


@pytest.mark.parametrize(("key", "value"), values(BAD))
def test_a_bad_value_is_told_with_its_line_and_the_default_serves(key: str, value: str) -> None:
    problems, settings = told(as_toml(key, value))
    assert [(p.code, p.file, p.line, p.column) for p in problems] == [
        ("config-value", "briefing.toml", 4, 1)
    ]
    assert problems[0].message.startswith(f"'{key}' must be ")
    assert problems[0].hint
    name = key.partition(".")[2]
    assert getattr(settings, name) == DEFAULTS[name]


def test_without_options_the_defaults_serve() -> None:
    problems, settings = told("")
    assert problems == []
    assert {option.field: getattr(settings, option.field) for option in OPTIONS} == DEFAULTS


@pytest.mark.parametrize("option", OPTIONS, ids=lambda option: option.key)
def test_every_default_is_a_value_that_could_be_written(option: Any) -> None:
    assert option.read(option.default) == option.default


def test_all_mistakes_are_told_at_once() -> None:
    problems, settings = told(
        '[site]\ntitel = "A"\nurl = "example"\nlanguage = "de"\n\n[lists]\npage_size = 0\n'
    )
    assert [(p.code, p.line) for p in problems] == [
        ("config-unknown", 2),
        ("config-value", 3),
        ("config-value", 7),
    ]
    assert settings.language == "de"


@pytest.mark.parametrize(
    ("text", "key", "line", "hint"),
    [
        ("[site]\ntitel = 'A'\n", "site.titel", 2, "did you mean 'site.title'?"),
        ("[sites]\ntitle = 'A'\n", "sites.title", 2, "did you mean 'site.title'?"),
        ("[site]\n  langauge = 'A'\n", "site.langauge", 2, "did you mean 'site.language'?"),
        ("title = 'A'\n", "title", 1, "did you mean 'site.title'?"),
        ("\n\n[colour]\na = 1\n", "colour.a", 4, "docs/configuration.md lists every option"),
    ],
)
def test_an_unknown_option_is_told_with_the_near_one(
    text: str, key: str, line: int, hint: str
) -> None:
    [problem] = told(text)[0]
    assert (problem.code, problem.line) == ("config-unknown", line)
    assert problem.message == f"there is no option '{key}'"
    assert problem.hint == hint


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("[site]\ntitle = 3\n", 2),
        ("[site]\r\ntitle = 3\r\n", 2),
        ("[ site ]\n\ttitle=3\n", 2),
        ('[site]\n"title" = 3\n', 2),
        ("[site]\n'title' = 3\n", 2),
        ("site.title = 3\n", 1),
        ("site . title = 3\n", 1),
        ('site."title" = 3\n', 1),
        ("site = {language = 'en', title = 3}\n", 1),
        ('["site"]\ntitle = 3\n', 2),
        ('[site]\ntagline = """\ntitle = 1\n"""\ntitle = 3\n', 5),
        ("[site]\n# title = 1\ntitle = 3\n", 3),
        ("[lists]\n[site]\ntitle = 3\n", 3),
        ("[site.title]\na = 1\n", 1),
    ],
)
def test_the_line_of_an_option_is_found_however_it_is_written(text: str, line: int) -> None:
    [problem] = told(text)[0]
    assert (problem.code, problem.line) == ("config-value", line)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("[site]\ntitle = Digest\n", 2),
        ("[site\n", 1),
        ("[site]\ntitle = 'a\n", 2),
        ("[site]\ntitle\n", 2),
        ("[site]\ntitle =", 2),
        ('[site]\ntitle = "a', 2),
        ('[site]\ntitle = """a\n\n', 2),
        ("[site]\ntitle = 'a' 'b'\n", 2),
        ("[site]\ntitle = 'a'\ntitle = 'b'\n", 3),
        ("[site]\n[site]\n", 2),
        ("[site]\nsince = 2026-13-01\n", 2),
        ("[site]\ntitle: 'a'\n", 2),
        ("[site]\ntitle = '\x07'\n", 2),
        ("[site]\npages = [1, 2\n", 2),
    ],
)
def test_a_syntax_error_is_told_with_its_line(text: str, line: int) -> None:
    [problem] = told(text)[0]
    assert problem.code == "config-syntax"
    assert problem.line is not None
    assert problem.line in {line, text.count("\n") + 1}
    assert "(at " not in problem.message


@pytest.mark.parametrize(
    "text",
    [
        "a = " + "[" * 100_000,
        "a = " + "{a=" * 100_000,
        "[" * 100_000,
        "a." * 1_000 + "a = 1",
        "[lists]\npage_size = " + "9" * 5_000,
        "[site]\nsince = 0000-01-01",
        "[site]\nsince = 9999-12-31T23:59:59+00:00",
        "[[site]]\ntitle = 'a'",
        "site = 3",
        "[site]\ntitle = '''" + "a" * 1_000_000 + "'",
        '[site]\ntitle = "a\\u0007b"',
        '[site]\ntitle = "a\\u001b[31m"',
        '[site]\ntagline = "a\\u202eb"',
        '[site]\ncname = "a.org\\u0000"',
        "\0",
    ],
    ids=lambda text: text[:30],
)
def test_hostile_configuration_is_told(text: str, tmp_path: Path) -> None:
    root = write(tmp_path, {"briefing.toml": text})
    done = invoke("check", "-C", root, "--today", TODAY, "--format", "json")
    assert isinstance(done.exception, SystemExit), done.exc_info
    assert done.exit_code == 2
    items = json.loads(done.stdout)["diagnostics"]
    assert items
    assert {item["file"] for item in items} == {"briefing.toml"}


def test_a_byte_order_mark_is_fine(tmp_path: Path) -> None:
    root = write(tmp_path, {"briefing.toml": "\ufeff[site]\r\ntitle = 'A'\r\n"})
    done = invoke("check", "-C", root, "--today", TODAY)
    assert done.exit_code == 0, done.stderr


def test_a_file_that_is_not_utf8_is_told(tmp_path: Path) -> None:
    root = write(tmp_path, {"briefing.toml": b"[site]\ntitle = 'caf\xe9'\n"})
    done = invoke("check", "-C", root, "--format", "json")
    assert done.exit_code == 2
    [item] = json.loads(done.stdout)["diagnostics"]
    assert (item["code"], item["file"], item["line"]) == ("file-not-utf8", "briefing.toml", 2)


def test_a_folder_named_like_the_configuration_is_no_project(tmp_path: Path) -> None:
    (tmp_path / "briefing.toml").mkdir()
    done = invoke("check", "-C", tmp_path, "--format", "json")
    assert done.exit_code == 2
    assert "config-missing" in done.stdout


def test_mistakes_of_configuration_and_content_are_told_together(tmp_path: Path) -> None:
    files = {"briefing.toml": "[site]\nurl = 3\n", "content/articles/a.md": "Text\n"}
    done = invoke("check", "-C", write(tmp_path, files), "--format", "json")
    assert done.exit_code == 2
    codes = [item["code"] for item in json.loads(done.stdout)["diagnostics"]]
    assert codes == ["config-value", "header-missing"]


def test_options_reach_the_site(tmp_path: Path) -> None:
    text = """\
[site]
title = "The Digest"
tagline = "What came of it."
url = "https://example.org/digest"
language = "en-GB"
cname = "digest.example.org"
contact = "desk@example.org"
report = "mailto:desk@example.org"
licence = "CC0"
licence_url = "https://example.org/cc0"
privacy = "We keep nothing."

[lists]
page_size = 2
"""
    files = {f"content/articles/a{n}.md": f"---\ntitle: Title {n}\n---\n" for n in range(3)}
    root = write(tmp_path, {"briefing.toml": text, **files})
    assert invoke("build", "-C", root, "--today", TODAY).exit_code == 0
    site = Site(root / "site")
    home = site.page("/")
    assert home.one("html").attributes["lang"] == "en-GB"
    for words in ("The Digest", "What came of it.", "desk@example.org", "We keep nothing.", "CC0"):
        assert words in home.text
    assert "https://example.org/cc0" in home.links
    assert site.read("/CNAME") == "digest.example.org\n"
    assert site.has("/articles/page/2/")
    assert "https://example.org/digest/articles/" in site.read("/sitemap.xml")


def test_the_reference_page_has_every_option_with_its_default() -> None:
    page = (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")
    for option in OPTIONS:
        assert f"{option.field}" in page
        assert option.doc in page or option.doc.split("|")[0] in page
        assert option.type in page
