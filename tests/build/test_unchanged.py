"""A build that has nothing to do finds that out first, and is never wrong about it."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from briefing import disk, pipeline
from briefing.build import unchanged
from briefing.build.outcome import Options, Outcome
from tests.editing import (
    SURROUNDINGS,
    Editor,
    assert_as_from_scratch,
    coarse,
    site_of,
    told,
)
from tests.site import TODAY, record, write


@pytest.fixture(params=sorted(SURROUNDINGS))
def editor(tmp_path: Path, request: pytest.FixtureRequest):
    """An editor who has built."""
    with SURROUNDINGS[request.param]():
        editor = Editor(tmp_path / "project", keeps_times=request.param != "coarse")
        assert told(editor.root, *editor.arguments).code == 0
        yield editor


def known(editor: Editor, **chosen: Any) -> Outcome | None:
    """Return the outcome of the next build, if there is nothing to do."""
    project = disk.Project(editor.root)
    options, site = Options(**{"today": TODAY} | chosen), editor.root / "site"
    return unchanged.outcome(project, options, site, unchanged.listing(project, site))


def test_nothing_is_to_be_done_where_nothing_changed(editor: Editor):
    assert known(editor)
    assert known(editor), "asking changes nothing"


CHANGES: dict[str, Callable[[Editor], object]] = {
    "text": lambda editor: editor.body("a", "Other text.\n"),
    "new file": lambda editor: editor.put("content/articles/new.md", record({"title": "New"})),
    "deleted file": lambda editor: editor.delete("a"),
    "renamed file": lambda editor: editor.rename("a", "z"),
    "attachment": lambda editor: editor.put("content/articles/c/file.txt", "Two file.\n"),
    "template": lambda editor: editor.toggle("templates/base.html"),
    "static file": lambda editor: editor.put("static/extra.txt", "Two more.\n"),
    "receipt": lambda editor: editor.put("content/receipts/0.yml", "x: y\n"),
    "source": lambda editor: editor.put("sources/0.txt", "x"),
    "configuration": lambda editor: editor.put("briefing.toml", '[site]\ntitle = "New"\n'),
    "file that cannot be read": lambda editor: (editor.root / "content/x.md").symlink_to("x.md"),
    "deleted output": lambda editor: editor.delete_output(0),
    "edited output": lambda editor: editor.edit_output(7),
    "swapped output": lambda editor: editor.swap_in_output(7),
    "deleted site": lambda editor: editor.delete_site(),
    "deleted cache": lambda editor: editor.delete_cache(),
    "deleted manifest": lambda editor: (editor.root / "site/.briefing.json").unlink(),
    "edited manifest": lambda editor: editor.reformat_manifest(),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_something_may_be_to_be_done_after_a_change_of(
    editor: Editor, change: Callable[[Editor], object]
):
    change(editor)
    assert known(editor) is None


@pytest.mark.parametrize(
    "chosen",
    [
        {"today": "2026-11-23"},
        {"drafts": True},
        {"future": True},
        {"preview": True},
        {"base_url": "https://other.example/"},
        {"verify": True},
        {"dry_run": True},
    ],
    ids=str,
)
def test_something_may_be_to_be_done_with_another_option(editor: Editor, chosen: dict[str, Any]):
    assert known(editor, **chosen) is None


def test_the_day_of_the_environment_is_looked_at(editor: Editor, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795350600")
    assert known(editor, today=None), "2026-11-22"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795437000")
    assert known(editor, today=None) is None, "2026-11-23"


def test_a_manifest_edited_by_hand_is_repaired(editor: Editor, tmp_path: Path):
    editor.reformat_manifest()
    assert assert_as_from_scratch(editor, tmp_path / "clean").code == 0


SAME: dict[str, Callable[[Editor], object]] = {
    "touched file": lambda editor: editor.touch(3),
    "files checked out again": lambda editor: editor.check_out(),
    "folder replaced": lambda editor: editor.replace_folder(),
    "touched output": lambda editor: editor.outputs()[5].touch(),
    "outputs copied": lambda editor: copied(editor),
}


def copied(editor: Editor) -> None:
    for path in editor.outputs():
        data = path.read_bytes()
        path.unlink()
        path.write_bytes(data)


@pytest.mark.parametrize("change", SAME.values(), ids=SAME)
def test_one_build_suffices_to_know_again_what_only_has_other_times(
    editor: Editor, change: Callable[[Editor], object]
):
    change(editor)
    before = site_of(editor.root)
    assert told(editor.root, *editor.arguments).code == 0
    assert site_of(editor.root) == before
    assert known(editor)


def test_what_was_told_is_told_again(editor: Editor, tmp_path: Path):
    editor.put("content/articles/later.md", record({"title": "Later", "draft": True}))
    editor.header("a", {"title": "A groundbreaking leap", "company": "Other"})
    first = told(editor.root, *editor.arguments)
    assert {item["severity"] for item in first.report["diagnostics"]} >= {"info", "warning"}
    assert known(editor)
    assert told(editor.root, *editor.arguments) == first
    editor.choose("--strict", True)
    assert assert_as_from_scratch(editor, tmp_path / "clean").code == 1


def test_a_file_that_is_edited_while_it_is_built_is_read_again(tmp_path: Path):
    with coarse():
        editor = Editor(tmp_path / "project", keeps_times=False)
        options = Options(today=TODAY)

        def edit(done: int, _: int) -> None:
            if done == 1:
                for path in ("content/articles/b.md", "templates/404.html", "static/extra.txt"):
                    text = (editor.root / path).read_bytes().replace(b"Two", b"Six")
                    write(editor.root, {path: text.replace(b"One", b"Six")})

        pipeline.build(
            disk.Project(editor.root), options, output=editor.root / "site", progress=edit
        )
        assert assert_as_from_scratch(editor, tmp_path / "clean").code == 0
        page = editor.root / "site/articles/b/index.html"
        assert "Six" in page.read_text(encoding="utf-8")


# Warm start

HEAVY = {"jinja2", "markdown_it", "pyromark", "yaml", "multiprocessing", "briefing.pipeline"}
START = """
import json, sys
from briefing.cli import main
try:
    main(sys.argv[1:])
finally:
    print(json.dumps(sorted(sys.modules)))
"""


def loaded(editor: Editor) -> tuple[str, set[str]]:
    """Build in a process of its own; return what it told, and the modules that it loaded."""
    line = [sys.executable, "-c", START, "build", "-C", str(editor.root), *editor.arguments]
    done = subprocess.run(line, capture_output=True, encoding="utf-8", timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stderr, set(json.loads(done.stdout))


def test_a_build_with_nothing_to_do_loads_nothing_heavy(tmp_path: Path):
    editor = Editor(tmp_path / "project")
    assert HEAVY & loaded(editor)[1]
    said, modules = loaded(editor)
    assert " 0 written, 0 deleted" in said
    assert not HEAVY & modules
