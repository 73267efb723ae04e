"""The commands: exit codes, what is told where, and what is left untouched."""

import hashlib
import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.site import (
    MINIMAL_ARTICLE,
    SITES,
    SMALL,
    SMALL_ARTICLE,
    TODAY,
    Site,
    briefing,
    build,
    check,
    commitment,
    errors,
    record,
    stamps,
    tree,
    without_cache,
    write,
)

FIELDS = ["code", "severity", "file", "line", "column", "message", "hint"]
TYPO = {"content/articles/typo.md": "---\ntitle: T\ncompany: Mikrosoft\nthem: x\n---\n"}
DRAFT = {"content/articles/draft.md": "---\ntitle: A draft\ndraft: true\n---\n"}


def run(root: Path, *arguments: str) -> tuple[int, str, str]:
    """Run a command in a project; return exit code, standard output, standard error."""
    done = briefing(arguments[0], "-C", root, *arguments[1:])
    return done.returncode, done.stdout, done.stderr


# Exit codes and what is told


def test_fine_content_ends_with_0_and_a_closing_line(tmp_path: Path):
    code, out, err = run(write(tmp_path, SMALL), "build", "--today", TODAY)
    assert (code, out) == (0, "")
    (line,) = err.splitlines()
    for words in ("1 briefing", "1 compan", "1 theme", "0 commitments", " files", "written", " s)"):
        assert words in line, words


def test_the_closing_line_of_check_counts_too(tmp_path: Path):
    code, out, err = run(write(tmp_path, SMALL), "check", "--today", TODAY)
    assert (code, out) == (0, "")
    assert re.fullmatch(r"Checked .* files.* \(\d+\.\d s\)\n", err)


def test_errors_end_with_1_and_are_told_all_at_once(tmp_path: Path):
    code, out, err = run(write(tmp_path, SMALL | TYPO), "check", "--today", TODAY)
    assert (code, out) == (1, "")
    assert "content/articles/typo.md:3:10: error[unknown-company]" in err
    assert "content/articles/typo.md:4:1: error[unknown-key]" in err
    assert "company: Mikrosoft" in err
    assert re.search(r"\n {6}\| +\^", err), "a caret below the place"
    assert "Microsoft" in err, "did you mean"
    assert "2 errors" in err.splitlines()[-1]
    assert "\x1b[" not in err, "no colours where standard error is no terminal"


def test_strict_lets_warnings_fail(tmp_path: Path):
    write(tmp_path, SMALL | DRAFT)
    assert run(tmp_path, "check", "--strict", "--today", TODAY)[0] == 0, "information is no warning"


def test_quiet_says_nothing_but_errors(tmp_path: Path):
    assert run(write(tmp_path, SMALL | DRAFT), "build", "-q", "--today", TODAY) == (0, "", "")
    code, out, err = run(write(tmp_path, TYPO), "build", "--quiet", "--today", TODAY)
    assert (code, out) == (1, "")
    assert "unknown-company" in err
    assert "Failed" not in err


def test_verbose_lists_what_was_left_out(tmp_path: Path):
    write(tmp_path, SMALL | DRAFT)
    assert "draft.md:3" in run(tmp_path, "check", "-v", "--today", TODAY)[2]


WRONG = """
build --no-such
biuld
build --today soon
build --today 2026-02-30
build --base-url example.org
build --base-url http://[
build --jobs 0
check --format xml
check -C no-such-folder
new nothing T
new article
init
"""


@pytest.mark.parametrize("line", WRONG.strip().splitlines())
def test_wrong_usage_ends_with_2(tmp_path: Path, line: str):
    before = tree(write(tmp_path, SMALL))
    done = briefing(*line.split(), cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr
    assert "Traceback" not in done.stderr
    assert tree(tmp_path) == before


@pytest.mark.parametrize("command", ["build", "check", "quotes", "new"])
def test_a_folder_without_configuration_ends_with_2(tmp_path: Path, command: str):
    arguments = ["article", "T"] if command == "new" else []
    done = briefing(command, *arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert "config-missing" in done.stderr
    assert tree(tmp_path) == {}


@pytest.mark.parametrize(
    ("config", "code", "line"),
    [
        ('[site]\ntitle = "T"\nurll = "x"\n', "config-unknown", 3),
        ('[site]\n\nurl = "example.org"\n', "config-value", 3),
        ("[site]\ntitle = 3\n", "config-value", 2),
        ('[site]\nsince = "yesterday"\n', "config-value", 2),
        ('[site]\ntime_zone = "Mars/Olympus"\n', "config-value", 2),
        ("[lists]\npage_size = 0\n", "config-value", 2),
        ("[lists]\npage_size = true\n", "config-value", 2),
        ('[site]\ntitle = "T\n', "config-syntax", 2),
        ("title = 1\n", "config-unknown", 1),
        ('[sight]\ntitle = "T"\n', "config-unknown", 2),
        ('[site]\nurl = "http://["\n', "config-value", 2),
        ('[site]\nreport = "javascript:alert(1)"\n', "config-value", 2),
    ],
)
def test_configuration_errors_end_with_2_and_have_a_line(
    tmp_path: Path, config: str, code: str, line: int
):
    site = build(write(tmp_path, SMALL))
    before = stamps(site.folder)
    write(tmp_path, {"briefing.toml": config})
    done = briefing("build", "-C", tmp_path, "--today", TODAY, "--format", "json")
    assert "Traceback" not in done.stderr
    assert done.returncode == 2
    (found,) = json.loads(done.stdout)["diagnostics"]
    assert (found["code"], found["file"], found["line"]) == (code, "briefing.toml", line)
    assert stamps(site.folder) == before


def test_configuration_that_is_not_utf_8_ends_with_2(tmp_path: Path):
    done = briefing("check", "-C", write(tmp_path, SMALL | {"briefing.toml": b"\xff"}))
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("command", ["build", "check"])
def test_json_is_the_only_thing_on_standard_output(tmp_path: Path, command: str):
    write(tmp_path, SMALL | TYPO | DRAFT)
    done = briefing(command, "-C", tmp_path, "--today", TODAY, "--format", "json")
    document = json.loads(done.stdout)
    assert done.returncode == 1
    assert {item["code"] for item in document["diagnostics"]} >= {
        "unknown-company",
        "draft-skipped",
    }
    for item in document["diagnostics"]:
        assert list(item) == FIELDS
        assert item["severity"] in {"error", "warning", "info"}
        assert not Path(item["file"]).is_absolute()
        assert item["line"] is None or item["line"] >= 1
        assert item["column"] is None or item["column"] >= 1
    places = [
        (item["file"], item["line"] or 0, item["column"] or 0) for item in document["diagnostics"]
    ]
    assert places == sorted(places)
    assert "Failed" in done.stderr


def test_json_is_written_where_all_is_well(tmp_path: Path):
    done = briefing("check", "-C", write(tmp_path, SMALL), "--format", "json", "-q")
    assert json.loads(done.stdout) == {"diagnostics": []}
    assert done.stderr == ""


def test_json_is_written_for_usage_problems_of_the_project(tmp_path: Path):
    done = briefing("check", "-C", tmp_path, "--format", "json")
    assert done.returncode == 2
    assert [item["code"] for item in json.loads(done.stdout)["diagnostics"]] == ["config-missing"]


def test_github_form_is_one_command_a_line(tmp_path: Path):
    write(tmp_path, SMALL | TYPO | {"content/articles/50%, a:b.md": MINIMAL_ARTICLE})
    done = briefing("check", "-C", tmp_path, "--today", TODAY, "--format", "github")
    assert done.returncode == 1
    lines = done.stdout.splitlines()
    assert (
        "::error file=content/articles/typo.md,line=3,col=10,title=unknown-company::" in done.stdout
    )
    assert all(re.match(r"::(error|warning|notice) [^:]*::\S", line) for line in lines)
    assert any("file=content/articles/50%25%2C a%3Ab.md," in line for line in lines)


@pytest.mark.parametrize("command", ["", "init", "new", "build", "check", "quotes"])
def test_help_teaches_by_example(command: str):
    done = briefing(*([command] if command else []), "--help")
    assert done.returncode == 0
    assert re.search(rf"Examples?:\n\s+briefing {command}", done.stdout)


# What is left untouched


def test_check_writes_nothing_but_what_is_kept_for_the_next_build(tmp_path: Path):
    write(tmp_path, SMALL)
    before = stamps(tmp_path)
    assert check(tmp_path)[0] == 0
    assert without_cache(stamps(tmp_path)) == before
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize(
    "wrong",
    [
        TYPO,
        {"templates/article.html": "{{ oops }}"},
        {"content/articles/dead.md": "---\ntitle: T\n---\n[x](nowhere.md)\n"},
    ],
    ids=["content", "template", "link"],
)
def test_a_failed_build_leaves_the_old_site_untouched(tmp_path: Path, wrong: dict[str, str]):
    site = build(write(tmp_path, SMALL))
    before = stamps(site.folder)
    write(tmp_path, wrong)
    assert run(tmp_path, "build", "--today", TODAY)[0] == 1
    assert stamps(site.folder) == before


def test_a_failed_first_build_leaves_nothing(tmp_path: Path):
    write(tmp_path, SMALL | TYPO)
    assert run(tmp_path, "build", "--today", TODAY)[0] == 1
    assert not (tmp_path / "site").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="has no such signal")
def test_ctrl_c_ends_with_130_and_leaves_the_old_site(tmp_path: Path):
    files = {f"content/articles/a{n}.md": record({"title": f"T{n}"}) for n in range(300)}
    site = build(write(tmp_path, SMALL))
    before = stamps(site.folder)
    write(tmp_path, files)
    command = [sys.executable, "-m", "briefing", "build", "-C", str(tmp_path), "--jobs", "2"]
    running = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    until = time.monotonic() + 60
    while not (site.folder / ".briefing-stage").exists() and time.monotonic() < until:
        time.sleep(0.005)
    running.send_signal(signal.SIGINT)
    _, err = running.communicate(timeout=60)
    assert running.returncode == 130
    assert "Traceback" not in err
    assert stamps(site.folder) == before


# Broken files


def broken_by_the_machine() -> dict[str, str | bytes]:
    """Return files that cannot be kept in a repository, each with something wrong."""
    bomb = "a: &a [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"{chr(c + 1)}: &{chr(c + 1)} [{', '.join(['*' + chr(c)] * 10)}]\n"
        for c in range(ord("a"), ord("h"))
    )
    return {
        "content/articles/not-utf8.md": "---\ntitle: é\n---\n".encode("latin-1"),
        "content/articles/binary.md": bytes(range(256)),
        "content/articles/huge.md": b"---\ntitle: T\n---\n" + b"x" * (5 * 2**20),
        "content/articles/huge-header.md": b"---\ntitle: T\nsummary: "
        + b"x" * (2**20)
        + b"\n---\n",
        "content/articles/brackets.md": "---\ntitle: T\n---\n" + "[" * 50_000,
        "content/articles/nested.md": "---\ntitle: " + "[" * 50_000 + "\n---\n",
        "content/articles/bomb.md": f"---\n{bomb}---\n",
        "content/articles/right-to-left.md": "---\ntitle: T\n---\nfile \u202egpj.exe\n",
        "content/articles/a name\nwith a newline.md": "---\ntitle: T\n---\n",
    }


def test_thirty_broken_files_are_told_in_one_run_with_their_lines(
    tmp_path: Path, update_snapshots: bool
):
    site = build(write(tmp_path, SMALL))
    before = stamps(site.folder)
    folder = SITES / "broken"
    broken = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*.md"))
    } | broken_by_the_machine()
    assert len(broken) >= 30
    write(tmp_path, broken)
    found = [[i["file"], i["line"], i["column"], i["code"]] for i in errors(tmp_path)]
    expected = SITES / "broken.json"
    if update_snapshots:
        rows = ",\n".join(json.dumps(row, ensure_ascii=False) for row in found)
        expected.write_text(f"[\n{rows}\n]\n", encoding="utf-8")
    assert found == json.loads(expected.read_text(encoding="utf-8"))
    told = {file for file, *_ in found} | {"content/articles/same-id.md"}
    assert told >= set(broken), "each is told; the first of two with one id is named by the other"
    code, out, err = run(tmp_path, "build", "--today", TODAY)
    assert (code, out) == (1, "")
    assert "Traceback" not in err
    assert "\u202e" not in err, "the terminal is not turned around"
    assert stamps(site.folder) == before


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
@pytest.mark.parametrize(
    "place",
    [
        "content/articles/link.md",
        "content/articles/folder",
        "static/link.txt",
        "templates/link.html",
    ],
)
def test_links_that_leave_the_project_are_errors(tmp_path: Path, place: str):
    outside = write(tmp_path / "outside", {"secret.md": "---\ntitle: secret\n---\n"})
    project = write(tmp_path / "project", SMALL)
    link = project / place
    link.parent.mkdir(parents=True, exist_ok=True)
    link.symlink_to(outside if "." not in link.name else outside / "secret.md")
    (error,) = errors(project)
    assert (error["code"], error["file"]) == ("file-outside-project", place)


# init


def test_init_makes_a_project_that_builds(tmp_path: Path):
    done = briefing("init", tmp_path / "a" / "digest")
    assert done.returncode == 0, done.stderr
    project = tmp_path / "a" / "digest"
    names = {path for path, data in tree(project).items() if data is not None}
    assert {"briefing.toml", ".gitignore", ".github/workflows/pages.yml"} <= names
    assert len([name for name in names if name.endswith(".md")]) == 3
    assert not [
        name for name in names if "{{" in (project / name).read_text("utf-8").replace("${{", "")
    ]
    code, diagnostics = check(project, "--strict", "--future")
    assert (code, [d for d in diagnostics if d["severity"] != "info"]) == (0, [])
    done = briefing("build", "-C", project)
    assert done.returncode == 0, done.stderr
    site = Site(project / "site")
    assert "digest" in site.page("/").one("head").one("title").text
    assert site.links("/articles/")


def test_init_fills_an_empty_folder(tmp_path: Path):
    assert briefing("init", ".", cwd=tmp_path).returncode == 0
    assert (tmp_path / "briefing.toml").is_file()


@pytest.mark.parametrize("name", ["thesis.txt", ".hidden"])
def test_init_refuses_a_folder_that_holds_anything(tmp_path: Path, name: str):
    write(tmp_path, {name: "mine"})
    done = briefing("init", tmp_path)
    assert done.returncode == 2
    assert "project-exists" in done.stderr
    assert tree(tmp_path) == {name: b"mine"}


def test_init_refuses_a_file(tmp_path: Path):
    write(tmp_path, {"file": "mine"})
    assert briefing("init", tmp_path / "file").returncode == 2
    assert (tmp_path / "file").read_text("utf-8") == "mine"


@pytest.mark.parametrize("name", ['dig"est', "dig\\est", "ünïcödé", "two words"])
def test_init_makes_a_project_in_a_folder_of_any_name(tmp_path: Path, name: str):
    if sys.platform == "win32" and re.search(r'["\\]', name):
        pytest.skip("no folder can have that name there")
    assert briefing("init", tmp_path / name).returncode == 0
    assert check(tmp_path / name, "--future")[0] == 0


# new


NEW = {
    "article": {
        "company:": "company: Microsoft",
        "theme:": "theme: own models",
        "timeline:": "timeline: 2027",
        "summary:": "summary: In a line.",
        "draft: true": "draft: false",
    },
    "company": {"country:": "country: US"},
    "theme": {"definition:": "definition: What it is.", "is_not:": "is_not: What it is not."},
    "commitment": {
        "who:": "who: Microsoft",
        "themes:": "themes: own models",
        "due:": "due: 2027",
        "strength:": "strength: interview",
        "draft: true": "draft: false",
    },
    "edition": {"lead:": "lead: A week.", "draft: true": "draft: false"},
}


@pytest.mark.parametrize("kind", NEW)
def test_new_file_builds_once_it_is_filled_in(tmp_path: Path, kind: str):
    write(tmp_path, SMALL)
    title = 'A "new" one: with\\ care # it\'s 100% ünïcödé'
    done = briefing("new", "-C", tmp_path, kind, title)
    assert done.returncode == 0, done.stderr
    path = tmp_path / done.stdout.strip()
    assert path.is_file()
    text = path.read_text(encoding="utf-8")
    for empty, filled in NEW[kind].items():
        assert f"{empty}\n" in text, "the keys are there, ready to be filled in"
        text = text.replace(f"{empty}\n", f"{filled}\n")
    path.write_text(text, encoding="utf-8")
    site = build(tmp_path, "--future")
    headings = [page.one("h1").text for page in site.pages().values()]
    assert title in headings
    again = briefing("new", "-C", tmp_path, kind, title)
    assert again.returncode == 2
    assert path.read_text(encoding="utf-8") == text, "an editor's file is never overwritten"


@pytest.mark.parametrize("kind", ["article", "commitment", "edition"])
def test_new_file_that_is_not_filled_in_does_not_go_out(tmp_path: Path, kind: str):
    write(tmp_path, SMALL)
    briefing("new", "-C", tmp_path, kind, "Half done")
    code, diagnostics = check(tmp_path)
    told = {item["code"] for item in diagnostics}
    assert "Traceback" not in str(diagnostics)
    assert code == 1 or told == {"draft-skipped"}


# quotes


SOURCE = "We will have a frontier model of our own by 2027, and more."


def quoted(exact: str = "a frontier model of our own") -> tuple[str, dict[str, str]]:
    """Return the digest of a source, and a project with a quote of it."""
    sha = hashlib.sha256(SOURCE.encode()).hexdigest()
    source = {
        "publisher": "The Gazette",
        "url": "https://x.example/",
        "sha256": sha,
        "retrieved": "2026-11-02",
    }
    promise = commitment(evidence=[{"source": source, "quote": exact}])
    return sha, SMALL | {"content/commitments/due.md": promise, f"sources/{sha}.txt": SOURCE}


def test_quotes_writes_receipts_that_hold_without_the_source(tmp_path: Path):
    sha, files = quoted()
    write(tmp_path, files)
    done = briefing("quotes", "-C", tmp_path, SOURCE_DATE_EPOCH="1795305600")
    assert done.returncode == 0, done.stderr
    receipt = tmp_path / f"content/receipts/{sha[:12]}.yml"
    text = receipt.read_text(encoding="utf-8")
    assert "frontier" not in text, "a receipt holds no text of the source"
    assert sha in text
    (tmp_path / f"sources/{sha}.txt").unlink()
    assert check(tmp_path) == (0, [])
    page = build(tmp_path, today="2027-05-06").page("/commitments/due/")
    (figure,) = page.main.all("figure")
    assert {time.attributes["datetime"] for time in figure.all("time")} >= {"2026-11-22"}
    assert "not verified" not in figure.text
    before = stamps(tmp_path / "content")
    write(tmp_path, {f"sources/{sha}.txt": SOURCE})
    assert briefing("quotes", "-C", tmp_path, SOURCE_DATE_EPOCH="1895305600").returncode == 0
    assert stamps(tmp_path / "content") == before, "the day of the first check stays"


def test_a_receipt_does_not_hold_for_other_words(tmp_path: Path):
    sha, files = quoted()
    briefing("quotes", "-C", write(tmp_path, files))
    _, other = quoted("a frontier model of its own")
    write(tmp_path, {"content/commitments/due.md": other["content/commitments/due.md"]})
    (tmp_path / f"sources/{sha}.txt").unlink()
    code, found = check(tmp_path)
    assert (code, [item["code"] for item in found]) == (0, ["quote-not-verified"])


def test_quotes_with_errors_writes_nothing(tmp_path: Path):
    _, files = quoted("not in there")
    write(tmp_path, files)
    before = tree(tmp_path)
    done = briefing("quotes", "-C", tmp_path)
    assert done.returncode == 1
    assert "quote-not-found" in done.stderr
    assert without_cache(tree(tmp_path)) == before


@pytest.mark.parametrize("damage", ["sha256: [", "quotes: 3", "", "sha256: abc\n", "\x00"])
def test_a_damaged_receipt_is_an_error(tmp_path: Path, damage: str):
    sha, files = quoted()
    name = f"content/receipts/{sha[:12]}.yml"
    found = errors(write(tmp_path, files | {name: damage}))
    assert {item["file"] for item in found} == {name}


def test_a_source_that_was_changed_is_an_error(tmp_path: Path):
    sha, files = quoted()
    found = errors(write(tmp_path, files | {f"sources/{sha}.txt": SOURCE + " More."}))
    assert [(item["code"], item["file"]) for item in found] == [
        ("source-digest", f"sources/{sha}.txt")
    ]


# Addresses of content that lead out


LEADING_OUT = ["../evil", "..", ".", "a\\b", "con<>", "%2e%2e"]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        *(("slug", value) for value in (*LEADING_OUT, "a/b", "/etc")),
        *(("redirect_from", value) for value in LEADING_OUT),
    ],
)
def test_addresses_stay_inside_of_the_site(tmp_path: Path, key: str, value: str):
    given = f"/x/{value}/y/" if key == "redirect_from" else value
    write(tmp_path, SMALL | {"content/articles/evil.md": record({"title": "T", key: given})})
    (error,) = errors(tmp_path)
    assert (error["code"], error["file"], error["line"]) == (
        "bad-address",
        "content/articles/evil.md",
        3,
    )


def test_the_smallest_project_builds(tmp_path: Path):
    site = build(write(tmp_path, {"briefing.toml": ""}))
    assert site.has("/")
    assert not site.has(SMALL_ARTICLE)
    for page in site.pages().values():
        assert page.faults == []


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="needs a full device")
@pytest.mark.parametrize("buffered", ["", "1"])
def test_a_report_that_cannot_be_printed_is_no_traceback(tmp_path: Path, buffered: str):
    write(tmp_path, SMALL)
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "briefing", "check", "--format", "json", "-C", str(tmp_path)],
            env=os.environ | {"PYTHONUNBUFFERED": buffered},
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr == "Nothing more can be written: No space left on device.\n"
