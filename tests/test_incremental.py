"""Incremental builds: law 1 after any history of edits, and what is said of them."""

import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, event, example, given, settings
from hypothesis import strategies as st

from tests.editing import (
    COMING,
    SOURCE,
    SURROUNDINGS,
    Editor,
    assert_as_from_scratch,
    blind,
    from_scratch,
    site_of,
    tick,
    told,
)
from tests.site import SMALL, TODAY, invoke, record, stamps

# Law 1: an incremental build equals a clean build

Edit = tuple[Any, ...]
"""A method of Editor, and its arguments."""

CONFIGS = [
    SMALL["briefing.toml"],
    SMALL["briefing.toml"] + "[lists]\npage_size = 2\nfeed_size = 1\n",
    '[site]\ntitle = "Another"\ntagline = "Line"\ntime_zone = "Asia/Tokyo"\n',
    '[site]\ntitle = "C"\nurl = "https://c.example/x/"\ncname = "c.example"\n',
    '[site]\ntitel = "C"\n',
]
PROMISES = st.fixed_dictionaries(
    {"who": st.sampled_from(["Microsoft", ["Microsoft", "other"], "other"])},
    optional={
        "due": st.sampled_from(["2027", "2026-12", "2026-Q3", "2027-H1", "FY2027"]),
        "themes": st.just("roadmaps"),
        "standing": st.sampled_from(["confirmed", "disputed"]),
        "supersedes": st.just("inline"),
        "amount": st.just({"value": 5, "scale": "billion"}),
        "stated_on": st.sampled_from(["2026-05", "2026-06-01"]),
        "checked_on": st.just("2026-11-01"),
        "status": st.sampled_from(
            [
                [{"on": "2026-11", "is": "in-progress"}],
                [{"on": "2026-11", "is": "met", "source": {"url": "https://x.example/"}}],
            ]
        ),
        "revisions": st.just([{"on": "2026-10", "field": "due", "from": "2025", "to": "2027"}]),
        "evidence": st.sampled_from(
            [
                [{"article": "a"}],
                [{"article": "a"}, {"article": "b", "quote": "Two"}],
                [
                    {
                        "source": {"url": "https://x.example/", "sha256": Path(SOURCE).stem},
                        "quote": "a frontier model",
                    }
                ],
            ]
        ),
    },
).map(lambda values: {"what": "Do as it said."} | values)
TAGS = st.fixed_dictionaries(
    {"title": st.sampled_from(["One", "Two", "Three"])},
    optional={
        "company": st.sampled_from(["Microsoft", "msft", "other", "Acme"]),
        "theme": st.sampled_from(["own models", "roadmaps"]),
        "timeline": st.sampled_from([2026, 2027, [2027, 2028]]),
        "date": st.sampled_from(["2026-11-01", "2026-12-24", "2025"]),
        "updated": st.just("2026-11-20"),
        "draft": st.booleans(),
        "slug": st.sampled_from(["w", "x", "themes.txt"]),
        "story": st.just("s"),
        "origin": st.just({"id": "interview"}),
        "rights": st.sampled_from(["full", "excerpt"]),
        "claims": st.just([{"id": "k", "text": "It is one.", "who": "other", "kind": "fact"}]),
        "summary": st.just("In short."),
        "source": st.just({"publisher": "Gazette", "url": "https://x.example/"}),
        "redirect_from": st.sampled_from(["/old/", "/old/file.html", "/articles/a/"]),
        "corrections": st.just([{"on": "2026-11-02", "wrong": "W", "right": "R"}]),
        "translation_of": st.sampled_from(["a", "b"]),
        "commitments": PROMISES.map(lambda values: [values | {"id": "inline"}]),
    },
)
BODIES = st.sampled_from(
    [
        "Text.\n",
        "One *text*. <b>\n",
        "[own](#head)\n\n## Head\n",
        "Two\n\n<!--more-->\n\nand [a](a.md), [b](b.md#head)\n",
        "[site](/articles/b/), [file](/themes.txt)\n",
        "In 2031 the Gizmo of Microsoft costs $5 billion, a groundbreaking price.\n",
        "[claim](a.md#claim-k)\n",
        "[promise](../commitments/p.md)\n",
        "[file](file.txt)\n",
        "[x](nowhere.md)\n",
    ]
)
COMPANIES: st.SearchStrategy[dict[str, Any]] = st.sampled_from(
    [
        {"name": "Other"},
        {"name": "Other", "aliases": ["Acme"]},
        {"name": "Renamed", "aliases": ["Other", "Acme"]},
        {"name": "Other", "fiscal_year_end": "06-30"},
        {"name": "Other", "fiscal_year_end": "09-30", "kind": "government"},
        {"name": "Other", "aliases": ["MSFT"]},
        {"name": "Other", "products": [{"name": "Gizmo"}], "redirect_from": "/old/"},
    ]
)
THEMES: st.SearchStrategy[dict[str, Any]] = st.sampled_from(
    [
        {"name": "Roadmaps"},
        {"name": "Plans", "aliases": ["Roadmaps"]},
        {"name": "Roadmaps", "parent": "in-house-models", "definition": "What is planned."},
    ]
)
EDITIONS = st.fixed_dictionaries(
    {"title": st.just("Week"), "covers": st.just("2026-11-01/2026-11-07")},
    optional={
        "lead": st.sampled_from(["One week.", "Two weeks."]),
        "picks": st.lists(
            st.sampled_from([{"story": "s"}, {"article": "a"}, {"commitment": "p"}]), max_size=2
        ),
    },
)

names = st.sampled_from(["a", "b", "c", "d"])
numbers = st.integers(0, 99)
OPTIONS: dict[str, list[str | bool]] = {
    "--today": [TODAY, "2026-12-25", "2028-01-01"],
    "--drafts": [True, False],
    "--future": [True, False],
    "--preview": [True, False],
    "--strict": [True, False],
    "--base-url": ["https://y.example/z/", ""],
}
options = st.sampled_from(
    [(option, value) for option, values in OPTIONS.items() for value in values]
)


def file(path: str, values: st.SearchStrategy[dict[str, Any]]) -> st.SearchStrategy[Edit]:
    """Return writings of one content file."""
    return st.tuples(st.just("put"), st.just(path), values.map(record))


def edit(name: str, *arguments: st.SearchStrategy[Any]) -> st.SearchStrategy[Edit]:
    """Return edits of one kind."""
    return st.tuples(st.just(name), *arguments)


edits = st.one_of(
    edit("article", names, TAGS, BODIES),
    edit("header", names, TAGS),
    edit("body", names, BODIES),
    edit("remark", names),
    edit("rename", names, names),
    edit("move", names, st.sampled_from([".", "c", "own"])),
    edit("delete", names),
    file("content/commitments/p.md", PROMISES),
    file("content/commitments/inline.md", PROMISES),
    file("content/companies/other.md", COMPANIES),
    file("content/themes/roadmaps.md", THEMES),
    file("content/editions/week.md", EDITIONS),
    file("content/stories/s.md", st.sampled_from([{"title": "One"}, {"title": "Story"}])),
    edit("put", st.just("briefing.toml"), st.sampled_from(CONFIGS)),
    edit("toggle", st.sampled_from([path for path in COMING if path.startswith("templates/")])),
    edit("toggle", st.sampled_from([path for path in COMING if path.startswith("static/")])),
    edit("toggle", st.sampled_from(sorted(COMING))),
    edit("touch", numbers),
    edit("check_out"),
    edit("replace_folder"),
    edit("swap", numbers),
    edit("delete_output", numbers),
    edit("edit_output", numbers),
    edit("swap_in_output", numbers),
    edit("reformat_manifest"),
    edit("delete_site"),
    edit("delete_cache"),
    edit("cut_cache", numbers),
    options.map(lambda chosen: ("choose", *chosen)),
)
steps = st.tuples(st.lists(edits, min_size=1, max_size=3), st.sampled_from([1, 1, 1, 1, 2]))
"""Some edits, and how many processes build then."""


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("incremental")


TAKES_W, TAKES_X, SWAPS_X, WANTS_W = (
    ("article", name, {"title": "One", "slug": slug}, "Text.\n")
    for name, slug in (("a", "w"), ("b", "x"), ("a", "x"), ("b", "w"))
)
WANTS_W_DATED = ("article", "d", {"title": "One", "slug": "w", "date": "2026-11-01"}, "Text.\n")
LAW_1 = settings(
    max_examples=int(os.environ.get("HISTORIES", 10)),
    phases=[Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink],  # explaining takes minutes
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@LAW_1
@given(st.sampled_from(sorted(SURROUNDINGS)), st.lists(steps, min_size=1, max_size=4))
@example("quick", [([TAKES_W], 1), ([("rename", "a", "b")], 1)])
@example("quick", [([TAKES_W, TAKES_X], 1), ([WANTS_W, SWAPS_X], 1)])
@example("quick", [([TAKES_W], 1), ([("remark", "a")], 1), ([WANTS_W], 1)])
@example("quick", [([WANTS_W], 1), ([("remark", "b"), ("move", "b", "own")], 1), ([TAKES_W], 1)])
@example("quick", [([TAKES_W], 1), ([WANTS_W_DATED], 1)])
@example("quick", [([("toggle", "templates/parts/own.html")], 1)] * 2)
@example("quick", [([("body", "a", "[promise](../commitments/p.md)\n")], 1)])
@example("patient", [([("choose", "--preview", True)], 1)])
@example("patient", [([("toggle", "static/box/file.txt")], 1), ([("toggle", "static/box")], 1)])
def test_law_1_any_history_of_edits_comes_to_what_a_clean_build_does(
    scratch: Path, surroundings: str, history: list[tuple[list[Edit], int]]
):
    shutil.rmtree(scratch)
    with SURROUNDINGS[surroundings]():
        editor = Editor(scratch / "project", keeps_times=surroundings != "coarse")
        assert assert_as_from_scratch(editor, scratch / "clean").code == 0
        for edits, jobs in history:
            tick(scratch)
            for name, *arguments in edits:
                getattr(editor, name)(*arguments)
            known = assert_as_from_scratch(editor, scratch / "clean", jobs=jobs)
            event(f"exit code {known.code}")
            site = site_of(editor.root)
            assert told(editor.root, *editor.arguments) == known, "nothing changed"
            assert site_of(editor.root) == site


def test_law_1_holds_for_processes_that_are_spawned(editor: Editor, tmp_path: Path):
    editor.toggle("templates/base.html")
    editor.body("a", "Other text.\n")
    assert told(editor.root, *editor.arguments, jobs=2, start="spawn").code == 0
    assert from_scratch(editor, tmp_path / "clean").code == 0
    assert site_of(editor.root) == site_of(tmp_path / "clean")


# What is said


@pytest.fixture
def editor(tmp_path: Path) -> Editor:
    """An editor who has built."""
    editor = Editor(tmp_path / "project")
    assert told(editor.root, *editor.arguments).code == 0
    return editor


def explained(editor: Editor, *options: str) -> tuple[dict[str, str], str]:
    """Build, and return why each page was drawn, and the closing line."""
    chosen = [*editor.arguments, *options]
    done = invoke("build", "-C", editor.root, "--jobs", "1", "--explain", *chosen)
    assert done.exit_code == 0, done.stderr
    *reasons, closing = done.stderr.splitlines()
    return dict(reason.split(": ", 1) for reason in reasons), closing


LISTS_OF_A = {
    "articles/index.html",
    "companies/other/feed.xml",
    "companies/other/index.html",
    "feed.xml",
    "index.html",
}
TITLE = {"title": "Four", "company": "Other", "date": "2026-11"}


def test_explain_names_the_text_for_the_page_of_an_edited_text(editor: Editor):
    editor.body("a", "Text.\n\n<!--more-->\n\nMore.\n")
    explained(editor)
    editor.body("a", "Text.\n\n<!--more-->\n\nMuch more.\n")
    reasons, closing = explained(editor)
    assert reasons == {"articles/a/index.html": "changed: the text of content/articles/a.md"}
    assert " 1 written, 0 deleted" in closing


def test_explain_names_the_front_matter_for_the_page_and_the_lists_of_an_edited_title(
    editor: Editor,
):
    editor.header("a", TITLE)
    reasons, closing = explained(editor)
    assert reasons.keys() == LISTS_OF_A | {"articles/a/index.html"}
    assert set(reasons.values()) == {"changed: the front matter or the excerpt of briefing a"}
    assert " 6 written, 0 deleted" in closing


@pytest.mark.parametrize(
    ("edited", "drawn", "others"),
    [
        ("templates/404.html", {"404.html"}, set()),
        ("templates/base.html", {"404.html", "index.html", "articles/a/index.html"}, {"feed.xml"}),
    ],
)
def test_explain_names_the_template_of_what_it_draws(
    editor: Editor, edited: str, drawn: set[str], others: set[str]
):
    editor.toggle(edited)
    reasons, _ = explained(editor)
    assert drawn <= reasons.keys()
    assert not others & reasons.keys()
    assert reasons["404.html"] == "templates/404.html, or what it draws with, changed"
    assert all("or what it draws with, changed" in reason for reason in reasons.values())


def test_explain_names_the_option_of_the_configuration(editor: Editor):
    editor.put("briefing.toml", SMALL["briefing.toml"] + "[lists]\nfeed_size = 7\n")
    reasons, _ = explained(editor)
    assert set(reasons.values()) <= {"changed: the configuration (feed_size)"}
    editor.put("briefing.toml", SMALL["briefing.toml"].replace("Test", "Best"))
    reasons, _ = explained(editor)
    assert "the configuration (title)" in reasons["feed.xml"]
    assert "what all pages show" in reasons["404.html"]


def test_explain_names_the_day_for_pages_that_depend_on_it_and_for_no_other(editor: Editor):
    editor.choose("--today", "2026-11-23")
    reasons, _ = explained(editor)
    assert set(reasons.values()) == {"changed: the as-of date"}
    assert {"index.html", "timeline/index.html", "commitments/p/index.html"} <= reasons.keys()
    assert not any(path.startswith("articles/") for path in reasons)


def test_explain_names_an_output_that_is_gone(editor: Editor):
    (editor.root / "site/articles/b/index.html").unlink()
    reasons, closing = explained(editor)
    assert reasons == {
        "articles/b/index.html": "articles/b/index.html is not as it was written",
    }
    assert " 1 written, 0 deleted" in closing


def test_explain_says_nothing_where_nothing_changed(editor: Editor):
    assert explained(editor)[0] == {}


DRY: dict[str, Callable[[Editor], object]] = {
    "nothing": lambda editor: None,
    "text": lambda editor: editor.body("a", "Other text.\n"),
    "title": lambda editor: editor.header("a", TITLE),
    "deletion": lambda editor: editor.delete("a"),
    "template": lambda editor: editor.toggle("templates/base.html"),
    "static file": lambda editor: editor.toggle("static/box/file.txt"),
    "day": lambda editor: editor.choose("--today", "2027-01-01"),
    "output": lambda editor: editor.delete_output(5),
    "site": lambda editor: editor.delete_site(),
    "cache": lambda editor: editor.delete_cache(),
}


@pytest.mark.parametrize("change", DRY.values(), ids=DRY)
def test_a_dry_run_tells_what_a_build_does_and_changes_nothing(
    editor: Editor, change: Callable[[Editor], object]
):
    change(editor)
    before = stamps(editor.root)
    reasons, closing = explained(editor, "--dry-run")
    assert stamps(editor.root) == before
    found, built = explained(editor)
    assert reasons == found
    assert counts(closing) == counts(built)


def counts(closing: str) -> list[str]:
    """Return the numbers of a closing line: of files in all, to write, to delete."""
    return re.findall(r"(\d+) (?:files|written|deleted|to write|to delete)", closing)


def test_verify_finds_an_output_that_was_changed_behind_its_stamp(tmp_path: Path):
    with blind():
        editor = Editor(tmp_path / "project")
        told(editor.root, *editor.arguments)
        page = editor.root / "site/articles/b/index.html"
        whole = page.read_bytes()
        page.write_bytes(whole[::-1])
        assert explained(editor)[0] == {}
        assert explained(editor, "--verify")[0].keys() == {"articles/b/index.html"}
        assert page.read_bytes() == whole


def test_profile_lists_the_stages(editor: Editor):
    def stages() -> list[str]:
        done = invoke("build", "-C", editor.root, "--jobs", "1", "--profile", *editor.arguments)
        return re.findall(r"^ *\d+\.\d+ s  (\w+)$", done.stderr, re.MULTILINE)

    assert stages() == ["look"]
    editor.body("a", "Other text.\n")
    every = ["look", "recall", "parse", "index", "pages", "checks", "publish", "remember"]
    assert stages() == every
