"""The folder .briefing/: whatever becomes of it, the next build is right."""

import os
import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from briefing.build import packing
from briefing.build.codec import encode
from briefing.disk import Cache
from tests.editing import (
    COMING,
    SOURCE,
    Editor,
    assert_as_from_scratch,
    from_scratch,
    site_of,
    told,
)
from tests.site import briefing, build, invoke, record, tree, write


@pytest.fixture
def editor(tmp_path: Path) -> Editor:
    """An editor who has built, also with drafts, and then edited one of the articles."""
    editor = Editor(tmp_path / "project")
    editor.put(SOURCE, COMING[SOURCE])
    for options in ((), ("--drafts",)):
        assert told(editor.root, *editor.arguments, *options).code == 0
    assert told(editor.root, *editor.arguments).code == 0
    editor.body("a", "Another text.\n")
    return editor


def names(root: Path) -> list[str]:
    """Return the names of all files of the cache."""
    return [file.name for file in sorted((root / ".briefing").iterdir()) if file.is_file()]


def each(editor: Editor, pattern: str = "*") -> Iterator[Path]:
    files = sorted(file for file in (editor.root / ".briefing").glob(pattern) if file.is_file())
    assert files
    yield from files


def test_what_pages_read_is_written_only_where_it_changes(editor: Editor):
    def kept() -> dict[str, int]:
        return {file.name: file.stat().st_ino for file in each(editor, "reads-*")}

    before = kept()
    for seed in ("1", "2"):  # each with another order of the sets of Python
        editor.body("a", f"Text number {seed}.\n")
        build(editor.root, PYTHONHASHSEED=seed)
        assert kept() == before
    editor.body("a", "A text that [leads](b.md) elsewhere.\n")
    build(editor.root)
    assert kept() != before


def delete(file: Path, _: random.Random) -> None:
    file.unlink()


def empty(file: Path, _: random.Random) -> None:
    file.write_bytes(b"")


def cut(file: Path, chance: random.Random) -> None:
    data = file.read_bytes()
    file.write_bytes(data[: chance.randrange(len(data) or 1)])


def flip_a_bit(file: Path, chance: random.Random) -> None:
    data = bytearray(file.read_bytes())
    if data:
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    file.write_bytes(data)


def lengthen(file: Path, _: random.Random) -> None:
    file.write_bytes(file.read_bytes() + b"more")


DAMAGES = [delete, empty, cut, flip_a_bit, lengthen]


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_cache_costs_time_and_nothing_else(
    editor: Editor, tmp_path: Path, damage: Callable[[Path, random.Random], None]
):
    chance = random.Random(4)
    whole = tmp_path / "whole"
    shutil.copytree(editor.root / ".briefing", whole)
    for name in names(editor.root):
        shutil.rmtree(editor.root / ".briefing")
        shutil.copytree(whole, editor.root / ".briefing")
        damage(editor.root / ".briefing" / name, chance)
        editor.body("a", f"Text with {name} damaged.\n")
        assert assert_as_from_scratch(editor, tmp_path / "clean").code == 0, name


def test_damaged_packs_are_read_again_where_all_pages_are_made_anew(editor: Editor, tmp_path: Path):
    for file in each(editor, "*.pack"):
        flip_a_bit(file, random.Random(1))
    editor.toggle("templates/base.html")
    assert assert_as_from_scratch(editor, tmp_path / "clean").code == 0


def test_a_cache_can_be_deleted(editor: Editor, tmp_path: Path):
    editor.delete_cache()
    assert assert_as_from_scratch(editor, tmp_path / "clean").code == 0


def test_deleting_the_cache_loses_no_ownership(editor: Editor, tmp_path: Path):
    write(editor.root / "site", {"own.txt": b"mine"})
    editor.delete("a")
    editor.delete_cache()
    assert told(editor.root, *editor.arguments).code == 0
    from_scratch(editor, tmp_path / "clean")
    assert site_of(editor.root) == site_of(tmp_path / "clean") | {"own.txt": b"mine"}


def test_the_format_of_another_version_is_not_read(editor: Editor, tmp_path: Path):
    for file in each(editor):
        data = file.read_bytes()
        if data.startswith(b"briefing-cache "):
            mark, _, rest = data.partition(b"\n")
            file.write_bytes(mark + b"7\n" + rest)
    assert assert_as_from_scratch(editor, tmp_path / "clean").code == 0


@pytest.mark.parametrize("kept", ["files", "site-*", "last-*", "engine"])
def test_other_values_than_expected_read_as_none(editor: Editor, tmp_path: Path, kept: str):
    for data in (b"", b"\xc0", b"\x90", encode([1, {"a": [2]}]), encode("text")):
        for file in each(editor, kept):
            Cache(file.parent).write(file.name, data)
        editor.remark("a")
        assert assert_as_from_scratch(editor, tmp_path / "clean").code == 0


def test_what_is_not_ours_in_the_folder_stays(editor: Editor, tmp_path: Path):
    own = {"own.txt": b"mine", "folder/own.txt": b"mine"}
    write(editor.root / ".briefing", own)
    assert assert_as_from_scratch(editor, tmp_path / "clean").code == 0
    assert {name: (editor.root / ".briefing" / name).read_bytes() for name in own} == own


def test_a_file_in_place_of_the_folder_is_left_alone(editor: Editor, tmp_path: Path):
    editor.delete_cache()
    write(editor.root, {".briefing": b"mine"})
    assert assert_as_from_scratch(editor, tmp_path / "clean").code == 0
    assert (editor.root / ".briefing").read_bytes() == b"mine"


@pytest.fixture
def read_only(editor: Editor) -> Iterator[Editor]:
    """An editor whose project has no cache and cannot be written."""
    editor.delete_cache()
    editor.root.chmod(0o555)
    if os.access(editor.root, os.W_OK):
        pytest.skip("permissions do not bind this user")
    yield editor
    editor.root.chmod(0o755)


def test_a_project_that_cannot_be_written_is_built_elsewhere(read_only: Editor, tmp_path: Path):
    before = tree(read_only.root)
    build(read_only.root, "--output", tmp_path / "site")
    site = build(read_only.root, "--output", tmp_path / "site")
    assert tree(read_only.root) == before
    copy = tmp_path / "copy"
    shutil.copytree(read_only.root, copy)
    copy.chmod(0o755)
    assert tree(site.folder) == tree(build(copy, "--output", tmp_path / "clean").folder)


def test_git_does_not_see_the_cache(editor: Editor):
    assert (editor.root / ".briefing/.gitignore").read_text(encoding="utf-8") == "*\n"


def test_two_output_folders_share_a_cache_and_differ(editor: Editor, tmp_path: Path):
    from_scratch(editor, tmp_path / "clean")
    for name in ("one", "two", "one"):
        site = build(editor.root, "--output", tmp_path / name)
        assert tree(site.folder) == site_of(tmp_path / "clean")
        site.path("/").unlink()


def test_a_check_leaves_the_site_to_be_made(editor: Editor, tmp_path: Path):
    editor.header("a", {"title": "Three"})
    assert briefing("check", "-C", editor.root, *editor.arguments).returncode == 0
    assert assert_as_from_scratch(editor, tmp_path / "clean").code == 0


def test_commands_that_only_look_leave_the_cache_as_it_is(editor: Editor):
    before = tree(editor.root / ".briefing")
    for line in (("quotes",), ("build", "--dry-run", *editor.arguments)):
        assert invoke(*line, "-C", editor.root).exit_code == 0
        assert tree(editor.root / ".briefing") == before


# Growth


def size(root: Path) -> int:
    return sum(file.stat().st_size for file in (root / ".briefing").iterdir() if file.is_file())


def test_edits_of_all_sorts_let_the_cache_grow_no_more_than_the_project(
    editor: Editor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(packing, "_COMPACT_FROM", 20_000)
    chance = random.Random(3)
    for number in range(40):
        editor.body(chance.choice("abc"), f"Text {number}.\n\n[x](/articles/?{number})\n" * 20)
        if number % 10 == 0:
            editor.choose("--base-url", f"https://{number}.example/")
        assert told(editor.root, *editor.arguments).code == 0
    fresh = tmp_path / "fresh"
    from_scratch(editor, fresh)
    assert size(editor.root) < 3 * size(fresh) + 20_000 + memory_of_other_ways(editor.root)
    assert assert_as_from_scratch(editor, tmp_path / "clean").code == 0


def memory_of_other_ways(root: Path) -> int:
    """Return the size of what is kept for other sets of options than the latest."""
    kept = [*(root / ".briefing").glob("site-*"), *(root / ".briefing").glob("index-*")]
    sites = (file for file in kept if file.suffix != ".pack" and file.name.startswith("site-"))
    ways = sorted(sites, key=lambda file: file.stat().st_mtime_ns)
    assert len(ways) <= 6
    latest = ways[-1].name.partition("-")[2]
    return sum(file.stat().st_size for file in kept if latest not in file.name)


def test_edits_of_many_files_one_by_one_leave_few_packs(
    editor: Editor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(packing, "_MOST_PACKS", 4)
    for number in range(12):
        editor.put(f"content/articles/n{number}.md", record({"title": f"Number {number}"}))
        assert told(editor.root, *editor.arguments).code == 0
    assert len(list(each(editor, "files.*.pack"))) <= 5
    assert len(list(each(editor, "site-*.pack"))) <= 5
    assert assert_as_from_scratch(editor, tmp_path / "clean").code == 0
