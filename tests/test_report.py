"""How diagnostics are told: as text, as JSON, as commands of GitHub's workflows."""

from __future__ import annotations

import json
import os
import re
import sys
import unicodedata
from dataclasses import fields
from pathlib import Path

import pytest
from click.testing import CliRunner

from briefing.cli import main
from briefing.diagnostics import Diagnostic, Severity
from briefing.report import FORMATS, text
from briefing.report.json import FIELDS
from tests.site import ROOT, TODAY, briefing, write

GUTTER = "    1 | "

BROKEN = {
    "briefing.toml": '[site]\ntitle = "Digest"\n',
    "content/companies/microsoft.md": "---\nname: Microsoft\n---\n",
    "content/articles/a.md": "---\ntitle: Own models\ncompany: Mircosoft\n---\n",
}


def diagnostic(
    *,
    file: str = "content/articles/a.md",
    line: int | None = 1,
    column: int | None = 1,
    severity: Severity = Severity.ERROR,
    message: str = "this is wrong",
    hint: str = "",
) -> Diagnostic:
    return Diagnostic(file, line, column, "some-code", severity, message, hint)


def plain(words: str, _role: str) -> str:
    return words


def render(form: str, item: Diagnostic, source: str | None = None) -> str:
    texts = {} if source is None else {item.file: source}
    return FORMATS[form]([item], texts, plain)


def excerpt(row: str, column: int) -> tuple[str, str]:
    """Return the source line and the line with the caret, without the gutter."""
    _, shown, caret = render("text", diagnostic(column=column), row).rstrip("\n").split("\n")
    assert shown.startswith(GUTTER)
    assert caret.startswith("      | ")
    return shown.removeprefix(GUTTER), caret.removeprefix("      | ")


def cells(shown: str) -> int:
    """Return how many columns of a terminal a text takes."""
    return sum(
        0
        if unicodedata.combining(char) or unicodedata.category(char) in {"Mn", "Me", "Cf"}
        else 2
        if unicodedata.east_asian_width(char) in {"W", "F"}
        else 1
        for char in shown
    )


# Text


def test_text_shows_place_message_source_line_and_hint() -> None:
    item = diagnostic(line=3, column=10, message="no company is called 'Mircosoft'",
                      hint="did you mean 'Microsoft'?")  # fmt: skip
    assert render("text", item, BROKEN["content/articles/a.md"]) == (
        "content/articles/a.md:3:10: error[some-code] no company is called 'Mircosoft'\n"
        "    3 | company: Mircosoft\n"
        "      |          ^\n"
        "  help: did you mean 'Microsoft'?\n"
    )


def test_text_without_a_hint_has_no_line_for_it() -> None:
    assert "help" not in render("text", diagnostic())


@pytest.mark.parametrize(
    ("line", "column", "place"), [(None, None, ""), (4, None, ":4"), (4, 2, ":4:2")]
)
def test_text_says_only_what_is_known_of_the_place(
    line: int | None, column: int | None, place: str
) -> None:
    first = render("text", diagnostic(line=line, column=column)).split("\n")[0]
    assert first == f"content/articles/a.md{place}: error[some-code] this is wrong"


def test_text_shows_a_line_without_a_column_without_a_caret() -> None:
    shown = render("text", diagnostic(line=2, column=None), "one\ntwo\n")
    assert "    2 | two\n" in shown
    assert "^" not in shown


def test_text_shows_no_line_of_a_file_without_lines_or_of_one_that_was_not_read() -> None:
    assert "|" not in render("text", diagnostic(line=None, column=None), "one\n")
    assert "|" not in render("text", diagnostic(line=9), "one\n")
    assert "|" not in render("text", diagnostic(line=1), None)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_text_counts_lines_as_the_reader_does(mark: str, end: str) -> None:
    source = mark + end.join(["---", "title: One\x0b\u2028\x85two", "company: Three", ""])
    shown = render("text", diagnostic(line=3, column=10), source)
    assert "    3 | company: Three\n      |          ^\n" in shown


def test_text_keeps_the_gutter_straight_for_long_files() -> None:
    rows = render("text", diagnostic(line=123_456), "a\n" * 123_456).split("\n")[1:3]
    assert rows[0].index("|") == rows[1].index("|")


@pytest.mark.parametrize("row", ["\tkey: value", "a\t\tb\tvalue", "- \tvalue"])
def test_the_caret_stands_under_its_column_behind_tabs(row: str) -> None:
    shown, caret = excerpt(row, row.index("value") + 1)
    assert "\t" not in shown
    assert caret.index("^") == shown.index("value")


@pytest.mark.parametrize(
    "before",
    [
        "日本語",
        "한국어 ",
        "\uff26\uff35\uff2c\uff2c",
        "e\u0301a\u0308",
        "🚀",
        "שלום ",
        "क्षि",
        "a\u200db",
        "n\u0303o",
    ],
)
def test_the_caret_stands_under_its_column_behind_wide_and_combining_characters(
    before: str,
) -> None:
    shown, caret = excerpt(f"{before}value", len(before) + 1)
    assert cells(caret[: caret.index("^")]) == cells(shown[: shown.index("value")])


@pytest.mark.parametrize("char", ["\x00", "\x1b", "\x07", "\x7f", "\x9b", "\u202e", "\u2066"])
def test_control_characters_are_spelt_out_and_the_caret_counts_them(char: str) -> None:
    shown, caret = excerpt(f"a{char}[31mvalue", 7)
    assert char not in shown
    assert f"{ord(char):x}" in shown
    assert caret.index("^") == shown.index("value")


def test_control_characters_of_names_and_messages_are_spelt_out() -> None:
    item = diagnostic(file="a\nb\x1b.md", message="no \x1b[31m'\u202e'\n", hint="\r\x07")
    shown = render("text", item)
    assert shown.startswith(r"a\nb\x1b.md:1:1: error[some-code] no \x1b[31m'\u202e'\n")
    assert not {"\x1b", "\u202e", "\r", "\x07"} & set(shown)
    assert shown.count("\n") == 2


@pytest.mark.parametrize("at", [1, 50, 99, 100, 101, 5_000, 999_996])
def test_a_long_line_is_cut_around_the_caret(at: int) -> None:
    row = "a" * (at - 1) + "value" + "b" * (1_000_000 - at - 4)
    shown, caret = excerpt(row, at)
    assert len(shown) <= text.WIDTH + 2
    assert len(caret) <= text.WIDTH + 2
    assert caret.index("^") == shown.index("value")


def test_a_caret_may_stand_behind_the_last_character() -> None:
    shown, caret = excerpt("value", 6)
    assert (shown, caret) == ("value", "     ^")


def test_every_part_is_styled_by_its_role() -> None:
    item = diagnostic(severity=Severity.WARNING, hint="mend it")
    shown = FORMATS["text"]([item], {item.file: "value"}, lambda words, role: f"<{role} {words}>")
    assert shown == (
        "<place content/articles/a.md:1:1>: <warning warning[some-code]> this is wrong\n"
        "<gutter     1 |> value\n"
        "<gutter       |> <caret ^>\n"
        "  <hint help:> mend it\n"
    )


def test_several_are_told_one_below_the_other() -> None:
    items = [diagnostic(message="one"), diagnostic(message="two")]
    shown = FORMATS["text"](items, {}, plain)
    assert re.findall(r"\] (\w+)", shown) == ["one", "two"]


def test_the_command_colours_a_terminal_only(tmp_path: Path) -> None:
    root = write(tmp_path, BROKEN)
    assert "\x1b" not in briefing("check", "-C", root).stderr
    coloured = CliRunner().invoke(main, ["check", "-C", str(root)], color=True)
    assert "\x1b[" in coloured.stderr
    for form in ("json", "github"):
        done = CliRunner().invoke(main, ["check", "-C", str(root), "--format", form], color=True)
        assert "\x1b" not in done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_the_command_colours_a_real_terminal(tmp_path: Path) -> None:
    import pty
    import subprocess

    root = write(tmp_path, BROKEN)
    reader, writer = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "briefing", "check", "-C", root],
        stdout=subprocess.PIPE,
        stderr=writer,
    ) as process:
        assert process.stdout is not None
        process.stdout.read()
        assert process.wait(60) == 1
    os.close(writer)
    shown = b""
    while True:
        try:
            block = os.read(reader, 65536)
        except OSError:  # all has been read, says Linux
            break
        if not block:
            break
        shown += block
    os.close(reader)
    assert b"\x1b[" in shown
    assert b"Mircosoft" in shown


# JSON


def test_json_has_the_fields_of_the_contract_in_order() -> None:
    item = diagnostic(line=3, column=10, hint="mend it")
    [row] = json.loads(render("json", item))["diagnostics"]
    assert list(row) == ["code", "severity", "file", "line", "column", "message", "hint"]
    assert row == {
        "code": "some-code",
        "severity": "error",
        "file": "content/articles/a.md",
        "line": 3,
        "column": 10,
        "message": "this is wrong",
        "hint": "mend it",
    }
    assert set(FIELDS) == {each.name for each in fields(Diagnostic)}


def test_json_says_null_for_what_is_not_known() -> None:
    [row] = json.loads(render("json", diagnostic(line=None, column=None)))["diagnostics"]
    assert row["line"] is None
    assert row["column"] is None


def test_json_keeps_every_character() -> None:
    item = diagnostic(file='a\n"b".md', message="Größe \x1b 日本 \u2028 \\")
    [row] = json.loads(render("json", item))["diagnostics"]
    assert (row["file"], row["message"]) == (item.file, item.message)
    assert "Größe" in render("json", item)


def test_json_of_nothing_is_an_empty_list() -> None:
    assert json.loads(FORMATS["json"]([], {}, plain)) == {"diagnostics": []}


def test_json_is_all_of_standard_output(tmp_path: Path) -> None:
    root = write(tmp_path, BROKEN)
    for command in ("check", "build"):
        done = briefing(command, "-C", root, "--today", TODAY, "--format", "json")
        assert [row["code"] for row in json.loads(done.stdout)["diagnostics"]] == [
            "unknown-company"
        ]
        assert "Failed: 1 error" in done.stderr
    write(root, {"content/articles/a.md": "---\ntitle: A\n---\n"})
    done = briefing("check", "-C", root, "--today", TODAY, "--format", "json")
    assert (done.returncode, json.loads(done.stdout)) == (0, {"diagnostics": []})


def test_json_is_what_its_schema_says() -> None:
    schema = json.loads((ROOT / "docs" / "diagnostics.schema.json").read_text(encoding="utf-8"))
    assert schema["required"] == ["diagnostics"]
    item = schema["properties"]["diagnostics"]["items"]
    assert sorted(item["required"]) == sorted(FIELDS)
    assert sorted(item["properties"]) == sorted(FIELDS)
    assert item["properties"]["severity"]["enum"] == [str(severity) for severity in Severity]
    for key in ("line", "column"):
        assert item["properties"][key]["type"] == ["integer", "null"]


# GitHub


@pytest.mark.parametrize(
    ("severity", "command"),
    [(Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.INFO, "notice")],
)
def test_github_gets_a_command_for_each(severity: Severity, command: str) -> None:
    item = diagnostic(line=3, column=10, severity=severity, hint="mend it")
    assert render("github", item) == (
        f"::{command} file=content/articles/a.md,line=3,col=10,title=some-code"
        "::this is wrong. mend it"
    )


def test_github_is_told_no_line_where_none_is_known() -> None:
    assert render("github", diagnostic(line=None, column=None)) == (
        "::error file=content/articles/a.md,title=some-code::this is wrong"
    )
    assert "line=4,title" in render("github", diagnostic(line=4, column=None))


def test_what_would_end_a_command_is_escaped() -> None:
    item = diagnostic(
        file="a,b:c%d\n::error::e.md", message="100%, a: b\r\n::warning::c", hint="%0A"
    )
    assert render("github", item) == (
        "::error file=a%2Cb%3Ac%25d%0A%3A%3Aerror%3A%3Ae.md,line=1,col=1,title=some-code"
        "::100%25, a: b%0D%0A::warning::c. %250A"
    )


def test_github_gets_one_line_for_each_on_standard_output(tmp_path: Path) -> None:
    root = write(tmp_path, BROKEN | {"content/articles/b.md": "---\ntitle: A\ntheme: B\n---\n"})
    done = briefing("check", "-C", root, "--today", TODAY, "--format", "github")
    lines = done.stdout.splitlines()
    assert [line.partition(" ")[0] for line in lines] == ["::error", "::error"]
    assert lines[0].startswith("::error file=content/articles/a.md,line=3,col=10,title=")
