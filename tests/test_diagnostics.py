"""Every diagnostic: its place, its words, its hint; and what a folder of mistakes comes to.

tests/fixtures/diagnostics/ has a file for each code: the files of a project, and what `check`
says of them.  Below a diagnostic, `at:` is the text at its line and column.
"""

from __future__ import annotations

import json
import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from briefing.diagnostics import CATALOGUE
from tests.site import TODAY, briefing, invoke, tree, write

FIXTURES = Path(__file__).with_name("fixtures") / "diagnostics"
BROKEN = sorted(path for path in FIXTURES.glob("*.txt") if path.name != "_base.txt")
VALID = sorted((FIXTURES / "valid").glob("*.txt"))

DISK = {
    "file-outside-project",
    "file-unreadable",
    "output-foreign",
    "output-unwritable",
    "project-exists",
}
"""Codes that no content can trip; each has its own test in this module."""

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
    done = invoke("check", "-C", root, "--today", TODAY, "--format", "json", "--jobs", "1", *options)
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
    return re.split(r"\r\n|\r|\n", text)[item["line"] - 1][item["column"] - 1 :]


def shown(files: dict[str, bytes], items: list[dict[str, Any]], expected: str) -> str:
    """Write diagnostics as a fixture does; `at:` gives as much of the line as is expected."""
    wanted = [unescape(at).decode("utf-8", "surrogateescape") for at in re.findall(AT, expected)]
    rows = []
    for item in items:
        place = ":".join(str(item[key]) for key in ("file", "line", "column") if item[key])
        rows.append(f"{place} {item['severity']}[{item['code']}] {item['message']}")
        if item["column"]:
            at = text_at(files, item)
            rows.append("  at: " + next((text for text in wanted if at.startswith(text)), at))
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
    assert covered | DISK == set(CATALOGUE)
    assert not covered & DISK


def test_every_near_miss_names_a_code() -> None:
    assert {path.stem.partition("--")[0] for path in VALID} <= set(CATALOGUE)
