"""What is written of a draft, where, and what is never written over."""

from __future__ import annotations

import datetime
import hashlib
import json
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from briefing import disk
from briefing.content.markdown import render
from briefing.diagnostics import Diagnostics
from briefing.ingest import Draft, compose, read
from briefing.ingest.drafts import Material
from briefing.ingest.registry import registry_of
from briefing.ingest.rights import excerpt
from briefing.ingest.shelving import Shelf, Shelved
from briefing.ingest.taking import take
from tests.ingest.test_command import tree
from tests.site import SMALL, build, invoke, write

RAW = (
    "Example Labs will ship\n\nThe company says that it will ship a model by 2027. " + "More. " * 90
)
DAY = datetime.date(2026, 3, 14)


def made(title: str = "Example Labs will ship", raw: str = RAW, **front: Any) -> Draft:
    source = {
        "publisher": "The Example",
        "title": title,
        "retrieved": datetime.date(2026, 11, 22),
        "sha256": hashlib.sha256(raw.encode()).hexdigest(),
    } | front.pop("source", {})
    values = {"title": title, "date": DAY, "companies": ["Microsoft"], "source": source}
    return Draft(
        name="paste.txt",
        kind="paste",
        title=title,
        markdown=raw.partition("\n\n")[2],
        front_matter=values | {"rights": "excerpt", "draft": True} | front,
        material=Material(raw=raw),
    )


def on(draft: Draft, day: datetime.date) -> Draft:
    """Return a draft as it is made on another day."""
    source = draft.front_matter["source"] | {"retrieved": day}
    return replace(draft, front_matter=dict(draft.front_matter) | {"source": source})


LATER = datetime.date(2027, 1, 5)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return write(tmp_path, SMALL)


def check(root: Path) -> tuple[int, list[dict[str, Any]]]:
    """Check a project in this process; return the exit code and the diagnostics."""
    done = invoke("check", "-C", root, "--today", "2026-11-22", "--format", "json", "--jobs", "1")
    return done.exit_code, json.loads(done.stdout)["diagnostics"]


def shelf_of(root: Path, rights: str = "excerpt") -> Shelf:
    project = disk.Project(root)
    tree = project.scan(Diagnostics())
    paths = [path for path in tree.texts if path.startswith("content/companies/")]
    known = registry_of({path: (root / path).read_text("utf-8") for path in paths})
    return Shelf(project, tree, known, rights)


def put(root: Path, draft: Draft, rights: str = "excerpt", ask=None) -> Shelved:
    shelf = shelf_of(root, rights)
    ((_, shelved),) = take([draft], shelf, ask)
    assert shelved
    return shelved


def front(root: Path, path: str) -> dict[str, Any]:
    return read((root / path).read_text("utf-8"))[0]


# What is written


def test_a_draft_goes_to_the_folder_of_its_year_under_the_id_of_its_title(project: Path):
    assert put(project, made()).path == "content/articles/2026/example-labs-will-ship.md"
    undated = made("Café №5: a — test", "Other text.")
    undated = replace(undated, front_matter=dict(undated.front_matter) | {"date": ""})
    assert put(project, undated).path == "content/articles/undated/cafe-no5-a-test.md"
    month = made("Month", "Third text.", date="2025-03")
    assert put(project, month).path == "content/articles/2025/month.md"


def test_an_article_holds_no_more_of_its_source_than_an_excerpt(project: Path):
    draft = made()
    path = put(project, draft).path
    front_matter, body = read((project / path).read_text("utf-8"))
    assert front_matter == draft.front_matter
    assert body.startswith("> The company says that it will ship a model by 2027. More.")
    assert len(body.split()) < 70


def test_sources_hold_the_whole_and_git_ignores_them(project: Path):
    draft = made()
    put(project, draft)
    sha256 = draft.front_matter["source"]["sha256"]
    sources = project / "sources"
    assert (sources / f"{sha256}.txt").read_text("utf-8") == RAW
    assert (sources / f"{sha256}.md").read_text("utf-8") == draft.markdown + "\n"
    assert (sources / ".gitignore").read_text("utf-8") == "*\n"


def test_full_and_summary_rights_hold_all_or_nothing(project: Path):
    draft = made()
    path = put(project, draft, "full").path
    assert read((project / path).read_text("utf-8"))[1] == draft.markdown
    assert front(project, path)["rights"] == "full"
    other = made("Another", "Other text.\n\nBody.")
    path = put(project, other, "summary").path
    assert read((project / path).read_text("utf-8"))[1] == ""
    assert front(project, path)["rights"] == "summary"


def test_pictures_of_other_hosts_become_links_and_code_stays(project: Path):
    raw = "T\n\n![A mill](https://example.org/a.png) and `![b](c)`\n\n    ![code](d)\n"
    path = put(project, made("T", raw), "full").path
    body = read((project / path).read_text("utf-8"))[1]
    assert body.splitlines()[0].startswith("[A mill](https://example.org/a.png)")
    assert "    ![code](d)" in body
    site = build(project, "--drafts")
    assert site.has("/articles/t/")


def test_the_receipt_names_the_source_and_has_no_quotes(project: Path):
    draft = made()
    put(project, draft)
    sha256 = draft.front_matter["source"]["sha256"]
    text = (project / f"content/receipts/{sha256[:12]}.yml").read_text("utf-8")
    receipt = yaml.safe_load(text)
    assert (receipt["sha256"], receipt["publisher"]) == (sha256, "The Example")
    assert (receipt["retrieved"], receipt["quotes"]) == ("2026-11-22", [])
    assert "ship" not in text


def test_a_build_takes_all_of_it(project: Path):
    draft = made(suggested={"companies": {"OpenAI": "named once"}})
    put(project, draft)
    code, told = check(project)
    assert code == 0
    codes = {item["code"] for item in told}
    assert codes == {"draft-skipped", "ingest-suggested"}
    site = build(project, "--drafts")
    assert site.has("/articles/example-labs-will-ship/")


def test_a_title_that_is_taken_gets_a_number(project: Path):
    first = put(project, made())
    second = put(project, made(raw="Quite another text.\n\nBody."))
    upper = put(project, made("EXAMPLE LABS WILL SHIP", "A third text.\n\nBody.", date="2024"))
    assert first.path.endswith("/2026/example-labs-will-ship.md")
    assert second.path.endswith("/2026/example-labs-will-ship-2.md")
    assert upper.path.endswith("/2024/example-labs-will-ship-3.md")
    assert check(project)[0] == 0


AWKWARD = st.sampled_from(
    [
        "# ", "1. ", "- ", "* ", "> ", "|a|\n|-|\n|b|", "[a](b)", "<b>", "&amp;", "`", "\\",
        "~~a~~", "\n\n", "\n", "a", "2027) ", "+ ", "=", "---", "![x](y)", "[^1]",
    ]
)  # fmt: skip
MARKED = ("<ul", "<ol", "<table", "<a", "<code", "<em", "<strong", "<del", "<img", "<h")


@given(st.lists(AWKWARD | st.text(max_size=12), max_size=12).map("".join))
def test_an_excerpt_is_plain_text_whatever_it_is_made_of(markdown: str):
    text = excerpt(replace(made(), markdown=markdown))
    body = render(text, file="a.md", first_line=1, problems=Diagnostics())
    html = body.html(lambda link: link.target)
    assert not [tag for tag in MARKED if tag in html]


def test_an_excerpt_is_escaped_no_more_than_it_must_be():
    draft = replace(made(), markdown="AT&T has snake_case, 2 < 3 and 1 * 2, said #1.\n")
    assert excerpt(draft) == "> AT&T has snake_case, 2 < 3 and 1 * 2, said #1."


def test_an_excerpt_of_a_script_without_spaces_is_short():
    draft = replace(made(), markdown="模型" * 500)
    assert len(excerpt(draft)) < 130


# Taking the same source in again


def test_the_same_source_changes_nothing(project: Path):
    assert put(project, made()).state == "new"
    before = tree(project)
    assert put(project, made()).state == "unchanged"
    assert put(project, on(made(), LATER)).state == "unchanged", "the first day of retrieval stays"
    assert tree(project) == before


def test_what_was_suggested_because_of_other_articles_stays(project: Path):
    near = {"near": {"content/articles/a.md": "likeness .7"}, "commitments": [{"who": "X"}]}
    put(project, made(suggested=near))
    before = tree(project)
    assert put(project, made(suggested={"commitments": [{"who": "X"}]})).state == "unchanged"
    other = {"stories": {"content/articles/b.md": "likeness .5"}, "commitments": [{"who": "X"}]}
    assert put(project, made(suggested=other)).state == "unchanged"
    assert tree(project) == before


def test_a_source_is_known_by_its_text_wherever_its_article_went(project: Path):
    path = put(project, made()).path
    moved = project / "content/articles/elsewhere/better-name.md"
    moved.parent.mkdir()
    (project / path).rename(moved)
    again = put(project, on(made(), LATER))
    assert (again.path, again.state) == ("content/articles/elsewhere/better-name.md", "unchanged")
    assert not (project / path).exists()


URL: dict[str, Any] = {"source": {"url": "https://www.example.org/news/1?x=2#top"}}


def test_a_page_that_changed_is_known_by_its_address_and_headline(project: Path):
    path = put(project, made(**URL)).path
    changed = made(raw=RAW + "Updated.", source={"url": "http://example.org/news/1/?x=2"})
    again = put(project, changed)
    assert (again.path, again.state) == (path, "renewed")
    assert front(project, path)["source"]["sha256"] == changed.front_matter["source"]["sha256"]
    assert len(list((project / "sources").glob("*.txt"))) == 2, "quotes of the old text hold"


@pytest.mark.parametrize("other", [
    made("Another headline", "Other text.\n\nBody.", **URL),
    made(raw="Other text.\n\nBody.", source={"url": "https://example.org/"}),
    made(raw="Other text.\n\nBody.", source={"url": "https://example.org/news/2"}),
])  # fmt: skip
def test_another_page_is_another_article(project: Path, other: Draft):
    root: dict[str, Any] = {"source": {"url": "https://example.org/"}}
    put(project, made(**URL))
    put(project, made(raw="Front page.\n\nBody.", **root))
    assert put(project, other).state == "new"


def test_two_texts_from_one_address_in_one_run_are_two_articles(project: Path):
    shelf = shelf_of(project)
    texts = (RAW, RAW + "Another edition.")
    taken = list(take([made(raw=raw, **URL) for raw in texts], shelf))
    paths = {shelved.path for _, shelved in taken if shelved}
    assert len(paths) == 2
    assert "ingest-near" in {item.code for item in taken[1][0].diagnostics}


def test_better_tags_renew_a_draft_that_nobody_touched(project: Path):
    path = put(project, made()).path
    renewed = put(project, on(made(companies=["Microsoft", "MSFT"]), LATER))
    assert renewed.state == "renewed"
    found = front(project, path)
    assert found["companies"] == ["Microsoft", "MSFT"]
    assert found["source"]["retrieved"] == datetime.date(2026, 11, 22)


# An editor's file


def edit(root: Path, path: str, text: str = "A line of mine.\n") -> str:
    with (root / path).open("a", encoding="utf-8") as file:
        file.write(text)
    return (root / path).read_text("utf-8")


def test_an_edited_article_is_kept_and_the_new_draft_lies_beside_it(project: Path):
    path = put(project, made()).path
    mine = edit(project, path)
    again = put(project, made(companies=["MSFT"]))
    assert (again.path, again.state) == (path, "kept")
    (told,) = again.problems
    assert told.code == "ingest-kept"
    assert f"{path}.new" in told.message
    assert (project / path).read_text("utf-8") == mine
    assert front(project, f"{path}.new")["companies"] == ["MSFT"]


def test_the_same_draft_beside_an_edited_article_is_not_written_again(project: Path):
    path = put(project, made()).path
    edit(project, path)
    put(project, made())
    before = tree(project / "content")
    again = put(project, on(made(), LATER))
    assert again.state == "kept"
    assert again.problems, "it is told each time"
    assert tree(project / "content") == before


def test_a_later_draft_takes_the_place_of_an_untouched_one_beside_the_article(project: Path):
    path = put(project, made()).path
    edit(project, path)
    put(project, made())
    put(project, made(companies=["MSFT"]))
    assert front(project, f"{path}.new")["companies"] == ["MSFT"]
    assert len(list((project / path).parent.iterdir())) == 2


def test_an_edited_draft_beside_the_article_is_kept_too(project: Path):
    path = put(project, made()).path
    edit(project, path)
    put(project, made())
    mine = edit(project, f"{path}.new")
    again = put(project, made(companies=["MSFT"]))
    assert (project / f"{path}.new").read_text("utf-8") == mine
    second = f"{path.removesuffix('.md')}.2.md.new"
    assert second in again.problems[0].message
    assert front(project, second)["companies"] == ["MSFT"]


@pytest.mark.parametrize("lost", ["receipts", "sources", "both"])
def test_without_its_receipt_every_file_counts_as_edited(project: Path, lost: str):
    path = put(project, made()).path
    before = (project / path).read_text("utf-8")
    for folder in ("content/receipts", "sources"):
        if lost in {folder.rpartition("/")[2], "both"}:
            for file in (project / folder).iterdir():
                file.unlink()
    assert put(project, on(made(), LATER)).state == "unchanged", "it still equals the draft"
    state = put(project, made(companies=["MSFT"])).state
    assert state == "renewed", "what equals the draft is known again"
    assert (project / path).read_text("utf-8") != before


def test_a_lost_receipt_keeps_an_article_that_differs(project: Path):
    path = put(project, made()).path
    before = (project / path).read_text("utf-8")
    for file in (project / "content/receipts").iterdir():
        file.unlink()
    assert put(project, made(companies=["MSFT"])).state == "kept"
    assert (project / path).read_text("utf-8") == before


def test_a_damaged_receipt_keeps_the_article_and_is_made_anew(project: Path):
    path = put(project, made()).path
    (receipt,) = (project / "content/receipts").iterdir()
    receipt.write_text("sha256: [", encoding="utf-8")
    before = (project / path).read_text("utf-8")
    assert put(project, made(companies=["MSFT"])).state == "kept"
    assert (project / path).read_text("utf-8") == before
    assert check(project)[0] == 0


def test_an_article_that_is_no_text_any_more_is_kept(project: Path):
    path = put(project, made()).path
    (project / path).write_bytes((project / path).read_bytes() + b"\xff")
    before = tree(project)[path]
    assert put(project, made(companies=["MSFT"])).state == "kept"
    assert tree(project)[path] == before


def test_an_edited_markdown_in_sources_is_kept(project: Path):
    put(project, made())
    (markdown,) = (project / "sources").glob("*.md")
    markdown.write_text("Mine.\n", encoding="utf-8")
    put(project, made())
    assert markdown.read_text("utf-8") == "Mine.\n"


def test_a_draft_beside_an_article_is_no_file_of_the_site(project: Path):
    """The only article of a folder has the files beside it copied with it."""
    path = put(project, made(), "full").path
    ours = (project / path).read_text("utf-8").replace("draft: true\n", "")
    (project / path).write_text(ours, encoding="utf-8")
    put(project, made())
    assert (project / f"{path}.new").exists()
    site = build(project)
    assert site.has("/articles/example-labs-will-ship/")
    assert not [name for name in tree(site.folder) if name.endswith(".new")]


# Likenesses

NEWS = " ".join(f"Sentence {number} of a report on the plans of Microsoft." for number in range(40))


def both(root: Path, *texts: str) -> list[Draft]:
    """Put drafts of some texts, one after the other, and return them."""
    shelf = shelf_of(root)
    batch = [made(f"Title {n}", f"Title {n}\n\n{text}") for n, text in enumerate(texts)]
    return [draft for draft, _ in take(batch, shelf)]


def near(draft: Draft) -> dict[str, str]:
    found: dict[str, str] = draft.front_matter.get("suggested", {}).get("near", {})
    return found


def test_a_near_duplicate_is_pointed_out_with_the_figure(project: Path):
    other = "Wholly other words about nothing that anybody planned. " * 20
    drafts = both(project, NEWS, NEWS.replace("Sentence 7 ", "Passage seven "), other)
    assert [bool(near(draft)) for draft in drafts] == [False, True, False]
    ((path, reason),) = near(drafts[1]).items()
    assert path == "content/articles/2026/title-0.md"
    assert reason.startswith("likeness 0.9")
    (told,) = [item for item in drafts[1].diagnostics if item.code == "ingest-near"]
    assert f"much like {path} (likeness 0.9" in told.message


def test_a_near_duplicate_of_an_earlier_run_is_known_by_its_whole_text(project: Path):
    both(project, NEWS)
    (draft,) = both(project, NEWS + " A sentence more.")
    assert list(near(draft)) == ["content/articles/2026/title-0.md"]


def test_articles_are_read_once_for_as_long_as_they_stay_the_same(project: Path):
    both(project, NEWS)
    time.sleep(0.2)  # a file that was just written may change without another stamp
    (draft,) = both(project, NEWS + " A sentence more.")
    assert near(draft)
    (kept,) = (project / ".briefing").glob("ingest")
    kept.write_bytes(kept.read_bytes()[:-9])
    (draft,) = both(project, NEWS + " A sentence more.")
    assert near(draft), "a damaged file reads as none"


def test_taking_near_duplicates_in_again_changes_nothing(project: Path):
    both(project, NEWS, NEWS + " A sentence more.")
    before = tree(project)
    both(project, NEWS, NEWS + " A sentence more.")
    assert tree(project) == before


# Whole or not at all


@pytest.mark.parametrize("blocked", ["content/articles/2026", "content/receipts", "sources"])
def test_what_cannot_be_written_is_told_and_leaves_no_half_file(project: Path, blocked: str):
    (project / blocked).write_text("A file in the way.\n", encoding="utf-8")
    ((draft, shelved),) = take([made()], shelf_of(project))
    assert shelved is None
    assert draft.failed
    assert draft.diagnostics[-1].code == "ingest-unwritable"
    assert draft.diagnostics[-1].message.startswith(blocked), "what is in the way is named"
    assert not [path for path in project.rglob("*") if path.name.endswith(".new")]
    (project / blocked).unlink()
    assert put(project, made()).state in {"new", "unchanged"}
    assert check(project)[0] == 0


@pytest.mark.parametrize("steps", range(5))
def test_a_run_that_was_stopped_is_carried_on(project: Path, monkeypatch, steps: int):
    class StopError(Exception):
        pass

    written: list[str] = []
    write_file = disk.Project.write

    def stopping(self, path: str, text: str) -> None:
        if len(written) == steps:
            raise StopError
        written.append(path)
        write_file(self, path, text)

    with monkeypatch.context() as patched:
        patched.setattr(disk.Project, "write", stopping)
        with pytest.raises(StopError):
            put(project, made())
    assert put(project, on(made(), LATER)).state in {"new", "unchanged"}
    assert put(project, made()).state == "unchanged"
    assert put(project, made(companies=["MSFT"])).state == "renewed"
    assert check(project)[0] == 0


# quotes


def test_quotes_are_checked_against_a_source_that_was_taken_in(project: Path):
    draft = made()
    path = put(project, draft).path
    text = (project / path).read_text("utf-8")
    claim = (
        "claims:\n  - text: It will ship.\n    evidence:\n"
        "      - article: example-labs-will-ship\n        quote: it will ship a model by 2027\n"
    )
    (project / path).write_text(text.replace("rights:", f"{claim}rights:"), encoding="utf-8")
    assert invoke("quotes", "-C", project).exit_code == 0
    sha256 = draft.front_matter["source"]["sha256"]
    receipt = project / f"content/receipts/{sha256[:12]}.yml"
    found = yaml.safe_load(receipt.read_text("utf-8"))
    assert [quote["words"] for quote in found["quotes"]] == [7]
    assert found["written"], "it still knows what ingest wrote"
    assert put(project, made()).state == "kept"
    assert len(yaml.safe_load(receipt.read_text("utf-8"))["quotes"]) == 1
    (project / path).write_text(text, encoding="utf-8")
    assert invoke("quotes", "-C", project).exit_code == 0
    assert yaml.safe_load(receipt.read_text("utf-8"))["quotes"] == [], "nothing uses it any more"
    assert put(project, made()).state == "unchanged"


def test_composing_is_what_is_written_with_full_rights(project: Path):
    draft = made(rights="full")
    path = put(project, draft, "full").path
    assert (project / path).read_text("utf-8") == compose(draft)
