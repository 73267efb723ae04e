"""The laws of the design, each by name.

Law 8 comes with ingest; law 1 has more tests in test_incremental, law 5 in build/test_killed,
law 6 in content/.
"""

import hashlib
import json
import os
import re
import signal
import subprocess
import sys
import textwrap
import time
import typing
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from markupsafe import Markup
from msgspec import Struct

from briefing import disk, pipeline
from briefing.build import pool, unchanged
from briefing.build.memory import Session
from briefing.content import schema
from briefing.pages import plan, views
from briefing.pages.plan import Rendered
from briefing.pages.publication import Publication
from tests.site import (
    SITES,
    SMALL,
    TODAY,
    Site,
    briefing,
    build,
    check,
    commitment,
    copied,
    errors,
    invoke,
    parse,
    record,
    stamps,
    tree,
    without_cache,
    write,
)


@pytest.fixture
def one_of_each(tmp_path: Path) -> Path:
    """A project that has one of everything."""
    return copied(SITES / "one-of-each", tmp_path / "one-of-each")


# Law 1: an incremental build equals a clean build


def test_law_1_nothing_is_written_where_nothing_changed(one_of_each: Path):
    output = build(one_of_each).folder
    before = stamps(output)
    site = build(one_of_each)
    after = stamps(output)
    before.pop(".briefing.json"), after.pop(".briefing.json")
    assert after == before
    assert " 0 written, 0 deleted" in site.told


def test_law_1_a_damaged_output_is_repaired(one_of_each: Path):
    site = build(one_of_each)
    clean = tree(site.folder)
    site.path("/").write_text("damaged", encoding="utf-8")
    site.path("/feed.xml").unlink()
    build(one_of_each)
    assert tree(site.folder) == clean


# Law 2: a template sees one frozen view


def test_law_2_views_are_frozen_and_hold_plain_values_only(one_of_each: Path):
    project, options = disk.Project(one_of_each), pipeline.Options(today=TODAY)
    with disk.cache(project.root, lambda: None) as cache:
        listed = unchanged.listing(project)
        read = pipeline.load(project, listed, cache, Session(), options, pipeline.Outcome())
        pub = Publication(read.library, read.inputs)
        made = [plan.make(pub, unit) for unit in plan.units(pub)]
    outputs = [output for each in made for output in each.outputs]
    pages = [output.view for output in outputs if isinstance(output, Rendered)]
    assert len({type(page) for page in pages}) > 20
    for page in pages:
        assert_plain(page, type(page).__name__)


def assert_plain(value: object, where: str) -> None:
    """Assert that a value is made of texts, numbers, tuples and frozen views."""
    if isinstance(value, tuple):
        for item in value:
            assert_plain(item, f"{where}[]")
    elif isinstance(value, Struct) and type(value).__module__ == views.__name__:
        assert value.__struct_config__.frozen, where
        assert not hasattr(value, "__dict__"), f"{where}: without slots it can be changed"
        for name in value.__struct_fields__:
            assert_plain(getattr(value, name), f"{where}.{name}")
    else:
        assert type(value) in {str, Markup, int, bool, type(None)}, f"{where}: {type(value)}"


FORBIDDEN = {
    "clock": "{{ now() }}",
    "date": "{{ date.today() }}",
    "library": "{{ library }}",
    "environment": "{{ environ }}",
    "global-range": "{{ range(3) }}",
    "global-lipsum": "{{ lipsum() }}",
    "global-cycler": '{{ cycler("a") }}',
    "chance": "{{ [1, 2]|random }}",
    "addresses": "{{ page|pprint }}",
    "class": "{{ page.__class__.__mro__ }}",
    "class-by-filter": '{{ page|attr("__class__") }}',
    "class-of-text": '{{ "".__class__ }}',
    "class-by-format": '{{ "{0.__class__}".format(page) }}',
    "globals": "{{ self.__init__.__globals__ }}",
    "undefined": "{{ page.no_such_field }}",
    "undefined-deep": "{{ page.site.no_such_field }}",
    "undefined-name": "{{ nothing }}",
    "undefined-test": "{% if page.no_such_field %}{% endif %}",
    "undefined-loop": "{% for x in page.no_such_field %}{% endfor %}",
    "disk": '{% include "../briefing.toml" %}',
    "disk-absolute": '{% include "/etc/hostname" %}',
    "disk-content": '{% include "content/articles/microsoft-own-models.md" %}',
    "change": '{{ page.site.nav.append("x") }}',
    "method": "{{ page.title.upper }}",
    "generator": '{{ page.site.nav|map(attribute="text") }}',
}


@pytest.mark.parametrize("probe", FORBIDDEN.values(), ids=FORBIDDEN)
def test_law_2_a_template_reaches_nothing_but_its_view(tmp_path: Path, probe: str):
    template = f'{{% extends "base.html" %}}\n{{% block main %}}\n{probe}\n{{% endblock %}}\n'
    write(tmp_path, SMALL | {"templates/404.html": template})
    done = invoke("check", "-C", tmp_path, "--today", TODAY, "--format", "json")
    assert done.exit_code == 1, "the template was let through"
    (found,) = json.loads(done.stdout)["diagnostics"]
    assert found["code"] in {"template-error", "template-missing"}
    assert found["file"] == "templates/404.html"


def test_law_2_autoescape_and_a_fixed_table_of_filters(tmp_path: Path):
    template = (
        '{% extends "base.html" %}{% block main %}<h1>{{ "<script>" }}</h1>'
        "<p>{{ page.site.title|upper }}{{ '<i>' ~ page.title|e }}</p>{% endblock %}"
    )
    write(tmp_path, SMALL | {"templates/404.html": template})
    text = build(tmp_path).read("/404.html")
    assert "<h1>&lt;script&gt;</h1>" in text
    assert "<p>THE TEST DIGEST&lt;i&gt;" in text


# Law 3: identical bytes everywhere


def many(count: int) -> dict[str, str]:
    """Return a project of so many articles that several processes render it."""
    files = {
        f"content/articles/{2020 + n % 7}/a{n:03}.md": record(
            {
                "title": f"Number {n}",
                "company": "Microsoft",
                "theme": "own models",
                "date": f"{2020 + n % 7}-0{1 + n % 9}",
            },
            f"Text {n}, see [another](../{2020 + (n + 1) % 7}/a{(n + 1) % count:03}.md).\n",
        )
        for n in range(count)
    }
    promises = {f"content/commitments/c{n}.md": commitment(due=f"202{n}") for n in range(4, 10)}
    return SMALL | files | promises


def test_law_3_identical_bytes_in_any_surroundings(tmp_path: Path):
    files = many(420)
    write(tmp_path / "one", files)
    write(tmp_path / "another folder" / "é" / "two", dict(reversed(files.items())))
    common = ["--today", TODAY]
    surroundings = [
        (tmp_path / "one", "1", {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "1"}),
        (
            tmp_path / "another folder" / "é" / "two",
            "2",
            {
                "TZ": "America/Los_Angeles",
                "LC_ALL": "de_DE.UTF-8",
                "PYTHONHASHSEED": "4711",
                "HOME": "/",
            },
        ),
    ]
    sites = [build(root, *common, "--jobs", jobs, **env) for root, jobs, env in surroundings]
    assert len(sites[0].manifest()) > 450
    assert tree(sites[0].folder) == tree(sites[1].folder)


def test_law_3_spawned_processes_write_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    one, two = (write(tmp_path / name, many(420)) for name in ("one", "two"))
    site = build(one)
    monkeypatch.setattr(pool, "START_METHOD", "spawn")
    done = invoke("build", "-C", two, "--today", TODAY, "--jobs", "2")
    assert done.exit_code == 0, done.stderr
    assert tree(site.folder) == tree(two / "site")


def test_law_3_the_locale_and_zone_of_the_machine_do_not_matter(tmp_path: Path):
    sites = [
        build(copied(SITES / "one-of-each", tmp_path / name), "--jobs", jobs, **env)
        for name, jobs, env in (
            ("a", "1", {"TZ": "Asia/Tokyo", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "0"}),
            ("b", "2", {"TZ": "UTC", "LC_ALL": "POSIX", "PYTHONHASHSEED": "99", "PYTHONUTF8": "0"}),
        )
    ]
    assert tree(sites[0].folder) == tree(sites[1].folder)


@pytest.mark.parametrize(
    ("zone", "day"),
    [("UTC", "2026-11-22"), ("Pacific/Kiritimati", "2026-11-23"), ("Etc/GMT+12", "2026-11-22")],
)
def test_law_3_source_date_epoch_is_a_day_in_the_zone_of_the_site(
    tmp_path: Path, zone: str, day: str
):
    config = SMALL["briefing.toml"] + f'time_zone = "{zone}"\n'
    write(tmp_path, SMALL | {"briefing.toml": config})
    expected = build(tmp_path, "--output", tmp_path / "expected", today=day)
    # 2026-11-22T12:30:00Z
    done = briefing(
        "build",
        "-C",
        tmp_path,
        "--output",
        tmp_path / "by-epoch",
        SOURCE_DATE_EPOCH="1795350600",
        TZ="Asia/Tokyo",
    )
    assert done.returncode == 0, done.stderr
    assert tree(tmp_path / "by-epoch") == tree(expected.folder)


# Law 4: two outputs on one address


CLASHES: dict[str, dict[str, str]] = {
    "two slugs": {
        "content/articles/a.md": record({"title": "A", "slug": "same"}),
        "content/articles/b.md": record({"title": "B", "slug": "same"}),
    },
    "slug and id": {
        "content/articles/a.md": record({"title": "A"}),
        "content/articles/b.md": record({"title": "B", "slug": "a"}),
    },
    "letter case": {
        "content/articles/a.md": record({"title": "A", "slug": "SAME"}),
        "content/articles/b.md": record({"title": "B", "slug": "same"}),
    },
    "old address of two": {
        "content/articles/a.md": record({"title": "A", "redirect_from": "/old/"}),
        "content/articles/b.md": record({"title": "B", "redirect_from": "/old"}),
    },
    "old address and page": {
        "content/articles/a.md": record({"title": "A"}),
        "content/articles/b.md": record({"title": "B", "redirect_from": "/articles/a/"}),
    },
    "static file and page": {
        "content/pages/about.md": record({"title": "A"}),
        "static/about/index.html": "own",
    },
    "static file and folder": {
        "content/pages/about.md": record({"title": "A"}),
        "static/about": "own",
    },
    "file beside and old address": {
        "content/articles/one/a.md": record({"title": "A"}, "[f](f.html)"),
        "content/articles/one/f.html": "own",
        "content/articles/b.md": record({"title": "B", "redirect_from": "/articles/a/f.html"}),
    },
    "page and list": {
        "content/pages/timeline.md": record({"title": "A"}),
    },
    "old address and list": {
        "content/articles/b.md": record({"title": "B", "redirect_from": "/companies/"}),
    },
}


@pytest.mark.parametrize("files", CLASHES.values(), ids=CLASHES)
def test_law_4_two_outputs_on_one_address_are_an_error(tmp_path: Path, files: dict[str, str]):
    site = build(write(tmp_path, SMALL))
    before = stamps(site.folder)
    write(tmp_path, files)
    found = errors(tmp_path)
    assert {item["code"] for item in found} == {"duplicate-address"}
    named = {
        name
        for name in files
        for item in found
        if name in (item["file"], *re.findall(r"[\w./-]+", item["message"]))
    }
    asked = [name for name in files if name != "content/articles/one/a.md"]
    assert named >= set(asked)
    assert briefing("build", "-C", tmp_path, "--today", TODAY).returncode == 1
    assert stamps(site.folder) == before


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("content/articles/a.md", "content/articles/b/a.md"),
        ("content/themes/x.md", "content/themes/sub/X.md"),
    ],
)
def test_law_4_two_files_of_one_id_are_an_error(tmp_path: Path, one: str, two: str):
    text = record({"title": "T"}) if "articles" in one else record({"name": "N"})
    found = errors(write(tmp_path, SMALL | {one: text, two: text.replace("N", "M")}))
    (error,) = [item for item in found if item["code"] == "duplicate-id"]
    assert {one, two} == {error["file"], *re.findall(r"content/[\w./]+", error["message"])}


# Law 5: killed at any moment

KILLER = """
import os, signal, sys
from briefing.cli import main

output, arguments = sys.argv[1], sys.argv[2:]
EFFECTS = {"open", "os.rename", "os.remove", "os.rmdir", "os.mkdir"}

def run(stop):
    "Build in a child, killed before effect `stop`; return a letter for each, m for the manifest."
    reading, writing = os.pipe()
    child = os.fork()
    if child:
        os.close(writing)
        data = b""
        while chunk := os.read(reading, 1 << 16):
            data += chunk
        status = os.waitpid(child, 0)[1]
        os.close(reading)
        return data, status
    count = 0

    def watch(event, args):
        nonlocal count
        if event not in EFFECTS or not str(args[0]).startswith(output):
            return
        if event == "open" and not (args[2] or 0) & (os.O_WRONLY | os.O_RDWR):
            return
        os.write(writing, b"m" if ".briefing.json" in str(args[0]) else b".")
        if count == stop:
            os.kill(os.getpid(), signal.SIGKILL)
        count += 1

    os.close(reading)
    sys.stderr.flush()
    sys.addaudithook(watch)
    try:
        main(["build", "-q", "--jobs", "1", "--output", output, *arguments])
    except SystemExit as end:
        os._exit(end.code or 0)
    os._exit(0)
"""

SWEEP = """
import pathlib, shutil

old, new = pathlib.Path(arguments.pop()), pathlib.Path(arguments.pop())

def files(folder):
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}

whole_old, whole_new = files(old) if old.is_dir() else {}, files(new)

def begin():
    shutil.rmtree(output, ignore_errors=True)
    if old.is_dir():
        shutil.copytree(old, output)

begin()
effects, status = run(None)
assert status == 0 and files(pathlib.Path(output)) == whole_new, status
total = len(effects)
manifest = {place for place, letter in enumerate(effects) if letter == ord("m")}
after = {place + 1 for place in manifest if place + 1 < total}
for stop in sorted({*range(0, total, max(1, total // 8)), *manifest, *after, total - 1}):
    begin()
    _, status = run(stop)
    assert os.WIFSIGNALED(status), (stop, status)
    left = files(pathlib.Path(output)) if os.path.isdir(output) else {}
    for name, data in left.items():
        if name == ".briefing.json" or name.startswith((".briefing-stage/", "..")):
            continue
        whole = data in (whole_old.get(name), whole_new.get(name))
        assert whole, (stop, total, "half-written", name)
    _, status = run(None)
    assert status == 0, (stop, total, "the next build fails", status, sorted(left)[:3])
    assert files(pathlib.Path(output)) == whole_new, (stop, total, "the next build does not repair")
print(total)
"""

unix_only = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and signals")


def sweep(tmp_path: Path, old: Path) -> None:
    """Kill a build from `old` to `new` before many of its effects on disk, and build again."""
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            textwrap.dedent(KILLER + SWEEP),
            str(tmp_path / "site"),
            "-C",
            str(tmp_path / "project"),
            "--today",
            TODAY,
            str(tmp_path / "new"),
            str(old),
        ],
        capture_output=True,
        encoding="utf-8",
        timeout=120,
    )
    assert done.returncode == 0, done.stderr[-600:]
    assert int(done.stdout) > 20


@unix_only
def test_law_5_the_next_build_repairs_one_that_was_killed(tmp_path: Path):
    project = write(tmp_path / "project", SMALL | CHANGED[0])
    build(project, "--output", tmp_path / "old")
    write(project, CHANGED[1])
    (project / "static/box").rmdir()
    write(project, {"static/page/file": "now a folder", "static/box": "now a file"})
    build(project, "--output", tmp_path / "new")
    sweep(tmp_path, tmp_path / "old")


@unix_only
def test_law_5_the_next_build_repairs_a_first_one_that_was_killed(tmp_path: Path):
    project = write(tmp_path / "project", SMALL)
    build(project, "--output", tmp_path / "new")
    sweep(tmp_path, tmp_path / "none")


CHANGED: tuple[dict[str, str], dict[str, str | None]] = (
    {
        "content/articles/a.md": record({"title": "A", "company": "Microsoft"}),
        "content/articles/b.md": record({"title": "B", "redirect_from": "/was/"}),
        "static/page": "a file",
        "static/box/file": "in a folder",
    },
    {
        "content/articles/a.md": None,
        "content/articles/b.md": record({"title": "B, again", "slug": "c"}),
        "static/page": None,
        "static/box/file": None,
    },
)
"""A project and its change, in which files become folders and folders files."""


@unix_only
def test_law_5_killed_from_outside_with_several_processes(tmp_path: Path):
    project = write(tmp_path / "project", many(420))
    clean = build(project, "--output", tmp_path / "clean")
    whole = tree(clean.folder)
    site = tmp_path / "site"
    command = [
        sys.executable,
        "-m",
        "briefing",
        "build",
        "-C",
        str(project),
        "--output",
        str(site),
        "--today",
        TODAY,
        "--jobs",
        "2",
    ]
    for wait in (0.1, 0.6):
        running = subprocess.Popen(command, stderr=subprocess.DEVNULL, start_new_session=True)
        try:
            until = time.monotonic() + 60
            while not (site / ".briefing-stage").exists() and time.monotonic() < until:
                time.sleep(0.005)
            time.sleep(wait)
            running.kill()
            running.wait()
            assert left_alone(running.pid), "processes of the killed build live on"
        finally:
            end_session(running.pid)
    build(project, "--output", site)
    assert tree(site) == whole


def left_alone(session: int) -> bool:
    """Say whether all processes of a session end by themselves."""
    until = time.monotonic() + 10
    while time.monotonic() < until:
        try:
            os.killpg(session, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


def end_session(session: int) -> None:
    try:
        os.killpg(session, signal.SIGKILL)
    except ProcessLookupError:
        return


def test_law_5_only_listed_files_are_deleted(tmp_path: Path):
    write(tmp_path, SMALL)
    site = build(tmp_path)
    foreign = {
        "articles/own.txt": b"mine",
        "own/page.html": b"mine",
        ".htaccess": b"mine",
        "articles/microsoft-own-models/own.css": b"mine",
    }
    write(site.folder, foreign)
    write(tmp_path, {"content/articles/microsoft-own-models.md": None})
    build(tmp_path)
    assert {name: (site.folder / name).read_bytes() for name in foreign} == foreign
    assert not site.has("/articles/microsoft-own-models/")


def folder_of_somebody(output: Path) -> None:
    write(output, {"thesis.txt": b"mine"})


def file_of_somebody(output: Path) -> None:
    output.write_bytes(b"mine")


def other_manifest(output: Path) -> None:
    write(output, {".briefing.json": b"[]", "thesis.txt": b"mine"})


@pytest.mark.parametrize("make", [folder_of_somebody, file_of_somebody, other_manifest])
def test_law_5_a_foreign_folder_is_refused_and_untouched(
    tmp_path: Path, make: typing.Callable[[Path], None]
):
    write(tmp_path / "project", SMALL)
    output = tmp_path / "output"
    make(output)
    before = stamps(tmp_path)
    done = briefing("build", "-C", tmp_path / "project", "--output", output, "--today", TODAY)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert without_cache(stamps(tmp_path)) == before


def test_law_5_a_foreign_file_in_the_way_is_refused_and_untouched(tmp_path: Path):
    write(tmp_path, SMALL)
    site = build(tmp_path)
    write(site.folder, {"articles/new/index.html": b"mine"})
    write(tmp_path, {"content/articles/new.md": record({"title": "New"})})
    before = stamps(site.folder)
    done = briefing("build", "-C", tmp_path, "--today", TODAY)
    assert done.returncode == 2
    assert "articles/new/index.html" in done.stderr
    assert stamps(site.folder) == before


@pytest.mark.parametrize("escape", ["../outside.txt", "/{root}/outside.txt"])
def test_law_5_a_manifest_cannot_name_files_outside_of_its_folder(tmp_path: Path, escape: str):
    write(tmp_path, SMALL | {"outside.txt": "mine"})
    site = build(tmp_path)
    manifest = json.loads(site.read("/.briefing.json"))
    manifest["files"][escape.replace("/{root}", str(tmp_path))] = "0"
    site.path("/.briefing.json").write_text(json.dumps(manifest), encoding="utf-8")
    briefing("build", "-C", tmp_path, "--today", TODAY)
    assert (tmp_path / "outside.txt").read_text(encoding="utf-8") == "mine"


@unix_only
@pytest.mark.parametrize("linked", ["articles", "index.html"])
def test_law_5_nothing_is_written_through_a_link_out_of_the_folder(tmp_path: Path, linked: str):
    write(tmp_path / "project", SMALL)
    site = build(tmp_path / "project")
    target = site.folder / linked
    outside = tmp_path / "outside"
    target.rename(outside)
    target.symlink_to(outside)
    before = stamps(outside) if outside.is_dir() else outside.read_bytes()
    write(
        tmp_path / "project", {"content/articles/microsoft-own-models.md": record({"title": "New"})}
    )
    done = briefing("build", "-C", tmp_path / "project", "--today", TODAY)
    assert "Traceback" not in done.stderr
    assert (stamps(outside) if outside.is_dir() else outside.read_bytes()) == before


# Law 6: bad input never shows a traceback


def has_no_traceback(root: Path) -> None:
    done = invoke("check", "-C", root, "--today", TODAY, "--jobs", "1", "--format", "json")
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    assert done.exit_code in (0, 1, 2)
    for item in json.loads(done.stdout)["diagnostics"]:
        path = root / item["file"]
        if item["line"] and path.is_file():
            rows = (
                path.read_bytes()
                .decode("utf-8", "replace")
                .replace("\r\n", "\n")
                .replace("\r", "\n")
                .split("\n")
            )
            assert 1 <= item["line"] <= len(rows)
            assert item["column"] is None or 1 <= item["column"] <= len(rows[item["line"] - 1]) + 2


fences = st.sampled_from(
    [
        b"---\n",
        b"---",
        b"\n",
        b"\r\n",
        b"title: T\n",
        b"\xef\xbb\xbf",
        b"- ",
        b": ",
        b"&a ",
        b"*a",
        b"'",
    ]
)
anything = st.one_of(
    st.binary(max_size=200),
    st.lists(st.one_of(fences, st.binary(max_size=12)), max_size=20).map(b"".join),
    st.text(max_size=120).map(
        lambda text: f"---\ntitle: T\n---\n{text}".encode("utf-8", "surrogatepass")
    ),
    st.text(max_size=120).map(lambda text: f"---\n{text}\n---\n".encode("utf-8", "surrogatepass")),
)
QUIET = settings(
    max_examples=40,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


@pytest.fixture(scope="module")
def fuzzed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("fuzzed"), SMALL)


@QUIET
@given(anything, st.sampled_from(sorted(schema.KINDS)))
@example(b"---\nevidence:\n- {article: a, source: {url: 'https://x.example/'}}\n---", "commitments")
def test_law_6_any_bytes_as_content_give_diagnostics(fuzzed: Path, data: bytes, kind: str):
    path = f"content/{kind}/it.md"
    write(fuzzed, {path: data})
    try:
        has_no_traceback(fuzzed)
    finally:
        write(fuzzed, {path: None})


scalars = st.one_of(
    st.sampled_from(
        [
            "",
            "microsoft",
            "2027",
            "2027-13",
            "2026-11-22",
            "P18M",
            "FY2027",
            "9999-12-31",
            "0000",
            "202X",
            "~",
            "P99999Y",
            "by",
            "met",
            "https://x.example/",
            "http://[",
            "/old/",
            "a b",
            "{",
            "[",
            "\u202e",
            "02-30",
            "2027/2026",
            "1e999",
            "..",
            "reported",
            "due",
            "law",
        ]
    ),
    st.integers(),
    st.none(),
    st.booleans(),
)


def names_of(table: schema.Table) -> list[str]:
    return [name for key in table.keys for name in (key.name, *key.synonyms)]


GROUPS = {
    "due": schema.DUE,
    "amount": schema.AMOUNT,
    "evidence": schema.EVIDENCE,
    "quote": schema.QUOTE,
    "source": schema.SOURCE,
    "sources": schema.SOURCE,
    "status": schema.STATUS,
    "revisions": schema.REVISION,
    "claims": schema.CLAIM,
    "commitments": schema.INLINE_COMMITMENT,
    "corrections": schema.CORRECTION,
    "origin": schema.ORIGIN,
    "picks": schema.PICK,
    "aliases": schema.ALIAS,
    "products": schema.PRODUCT,
    "people": schema.PERSON,
}


@st.composite
def headers(draw: st.DrawFn, table: schema.Table) -> dict[str, object]:
    """Return front matter with keys of a table, some nested as they should be, and any values."""
    every = names_of(table)
    required = [key.name for key in table.keys if key.required]
    chosen = draw(st.lists(st.sampled_from(every), max_size=6, unique=True))
    found: dict[str, object] = {}
    for name in [*required, *chosen]:
        inner = GROUPS.get(name)
        if inner and draw(st.integers(0, 4)):
            group = draw(headers(inner))
            found[name] = [group, draw(headers(inner))] if draw(st.booleans()) else group
        elif draw(st.booleans()):
            found[name] = [draw(scalars), draw(scalars)]
        else:
            found[name] = "Microsoft" if name == "who" and draw(st.booleans()) else draw(scalars)
    return found


@QUIET
@given(
    st.sampled_from(sorted(schema.KINDS)).flatmap(
        lambda kind: st.tuples(st.just(kind), headers(schema.KINDS[kind]))
    )
)
def test_law_6_any_values_of_known_keys_give_diagnostics(
    fuzzed: Path, given: tuple[str, dict[str, object]]
):
    kind, values = given
    path = f"content/{kind}/it.md"
    write(fuzzed, {path: record(values)})
    try:
        has_no_traceback(fuzzed)
    finally:
        write(fuzzed, {path: None})


@QUIET
@given(
    st.one_of(
        st.binary(max_size=80),
        st.text(max_size=80).map(lambda t: f"[site]\n{t}".encode("utf-8", "surrogatepass")),
        st.sampled_from(
            [
                b"site = 1\n",
                b"[site]\nurl = 'http://[' \n",
                b"[[site]]\n",
                b"[site.title]\n",
                b"lists = []",
                b"[site]\ntime_zone = '../etc'\n",
                b"[site]\ntime_zone = ''\n",
                b"[site]\nreport = 'http://['\n",
                b"[site]\nsince = 12:00:00\n",
                b"[site]\nlanguage = '\"'\n",
                b"[site]\ncname = '../x'\n",
            ]
        ),
    )
)
def test_law_6_any_bytes_as_configuration_give_diagnostics(fuzzed: Path, data: bytes):
    write(fuzzed, {"briefing.toml": data})
    try:
        has_no_traceback(fuzzed)
    finally:
        write(fuzzed, SMALL)


# Law 7: text never becomes markup or script

HOSTILE = [
    "<script>alert(1)</script>",
    "</title><script>alert(2)</script>",
    '"><img src=x onerror=alert(3)>',
    "' onmouseover='alert(4)",
    '" style="color:red" onclick="alert(5)',
    "{{ 7*7 }}{% raw %}{{ page.__class__ }}",
    "javascript:alert(6)",
    "--><svg onload=alert(7)>]]>",
    "</style></p></main>&lt;b&gt;&#x3c;i&#x3e;",
    'href="/index.html" src="/x',
]
HOSTILE_TEXT = " ".join(HOSTILE)
TEXT_READERS = ("text", "company, name or list", "text or list")


def hostile(table: schema.Table, **given: object) -> dict[str, object]:
    """Return front matter in which every free text is hostile."""
    free = {
        key.name: HOSTILE_TEXT
        for key in table.keys
        if key.type in TEXT_READERS and key.name != "slug"
    }
    return {key: value for key, value in (free | given).items() if value is not None}


def hostile_project() -> dict[str, str]:
    source = hostile(
        schema.SOURCE,
        url="https://x.example/",
        archive_url="https://y.example/?a=1&b='",
        published="2026-11",
        retrieved="2026-11-02",
        article=None,
    )
    quote = {"exact": HOSTILE_TEXT, "prefix": HOSTILE[0], "suffix": HOSTILE[2]}
    evidence = [{"source": source, "quote": quote, "role": "obligation"}]
    promise = hostile(
        schema.INLINE_COMMITMENT,
        id="told",
        who="evil",
        due={"date": "2026", "kind": "by", "text": HOSTILE_TEXT, "note": HOSTILE_TEXT},
        amount={"value": 1, "currency": HOSTILE[2], "measure": HOSTILE_TEXT},
        evidence=evidence,
        sources=[source],
        status=[hostile(schema.STATUS, **{"on": "2026-11", "is": "met", "source": source})],
        revisions=[
            hostile(schema.REVISION, on="2026-10", field="due", source=source)
            | {"from": "2025", "to": "2026"},
            hostile(schema.REVISION, on="2026-09", source=source)
            | {"from": HOSTILE_TEXT, "to": HOSTILE_TEXT},
        ],
        supersedes=None,
        stated_on="2025",
    )
    alias = {"text": HOSTILE_TEXT}
    body = "\n\n".join(
        [
            HOSTILE_TEXT,
            f"# {HOSTILE_TEXT}",
            f"`{HOSTILE[0]}`",
            f"    {HOSTILE[0]}",
            f"```{HOSTILE[2]}\n{HOSTILE[0]}\n```",
            f"| {HOSTILE[1]} |\n| :---: |\n| {HOSTILE[2]} |",
            f"[x](https://x.example/ '{HOSTILE[2]}')",
            "[^n]\n\n[^n]: " + HOSTILE[0],
            "<div style='x' onclick=alert(8)>\n<script>alert(9)</script>\n</div>",
            '<https://x.example/?"onerror=alert(10)>',
        ]
    )
    claim = hostile(schema.CLAIM, id="c", who=["evil", HOSTILE_TEXT], evidence=evidence)
    article = hostile(
        schema.ARTICLE,
        companies="evil",
        themes="evil",
        years=2026,
        source=source,
        date="2026-11-02",
        story="evil",
        origin={"id": HOSTILE_TEXT, "basis": HOSTILE_TEXT},
        claims=[claim],
        commitments=[promise],
        lang=HOSTILE[4],
        corrections=[hostile(schema.CORRECTION, on="2026-11-02", source=source)],
        translation_of=None,
    )
    config = "[site]\n" + "".join(
        f"{key} = {json.dumps(value)}\n"
        for key, value in {
            "title": HOSTILE_TEXT,
            "tagline": HOSTILE_TEXT,
            "contact": HOSTILE_TEXT,
            "licence": HOSTILE_TEXT,
            "privacy": HOSTILE_TEXT,
            "url": "https://x.example/",
            "report": "mailto:x@x.example?subject=%22&body='\"",
            "language": HOSTILE[4],
        }.items()
    )
    return {
        "briefing.toml": config,
        "content/companies/evil.md": record(
            hostile(
                schema.COMPANY,
                aliases=[alias],
                url="https://x.example/",
                products=[{"name": HOSTILE_TEXT, "aliases": [HOSTILE_TEXT + "!"]}],
                people=[{"name": HOSTILE_TEXT, "role": HOSTILE_TEXT}],
            )
            | {"name": "evil " + HOSTILE_TEXT},
            body,
        ),
        "content/themes/evil.md": record(
            hostile(schema.THEME, aliases=[alias]) | {"name": "evil " + HOSTILE_TEXT}, body
        ),
        "content/articles/evil.md": record(article, body),
        "content/articles/evil-two.md": record(
            {"title": HOSTILE_TEXT, "company": "evil", "story": "evil"}, body
        ),
        "content/commitments/evil.md": record(
            hostile(schema.COMMITMENT, who="evil", supersedes=None, evidence=evidence), body
        ),
        "content/stories/evil.md": record(hostile(schema.STORY), body),
        "content/editions/evil.md": record(
            hostile(
                schema.EDITION,
                covers="2026-11-01/2026-11-07",
                picks=[
                    {"article": "evil", "why": HOSTILE_TEXT},
                    {"story": "evil", "why": HOSTILE_TEXT},
                    {"commitment": "told", "why": HOSTILE_TEXT},
                ],
            ),
            body,
        ),
        "content/pages/evil.md": record(hostile(schema.PAGE), body),
        "content/pages/methodology.md": record(hostile(schema.PAGE), body),
    }


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return build(write(tmp_path_factory.mktemp("hostile"), hostile_project()), "--preview")


RUNS = {
    "script",
    "style",
    "iframe",
    "object",
    "embed",
    "form",
    "base",
    "input",
    "button",
    "link-import",
    "foreignobject",
}
SCHEMES = ("http://", "https://", "mailto:")


def assert_harmless(name: str, text: str) -> None:
    document = parse(text)
    assert document.faults == [], name
    for element in document.all():
        assert element.tag not in RUNS, f"{name}: <{element.tag}>"
        strange = [
            key for key in element.attributes if key.startswith("on") or key in {"style", "srcdoc"}
        ]
        assert not strange, f"{name}: <{element.tag} {strange}>"
        for key in ("href", "src", "cite", "action", "xlink:href"):
            target = element.attributes.get(key, "")
            assert ":" not in target.partition("/")[0] or target.startswith(SCHEMES), (
                f"{name}: {target}"
            )


def test_law_7_hostile_text_stays_text(hostile_site: Site):
    pages = hostile_site.pages()
    assert len(pages) > 25
    for address in pages:
        assert_harmless(address, hostile_site.read(address))
    for address in (
        "/",
        "/articles/evil/",
        "/companies/evil/",
        "/themes/evil/",
        "/commitments/told/",
        "/editions/evil/",
    ):
        text = pages[address].text
        assert "<script>alert(1)</script>" in text, address
        assert "{{ 7*7 }}{% raw %}{{ page.__class__ }}" in text, address
        assert "javascript:alert(6)" in text, address
        assert "&lt;b&gt;&#x3c;i&#x3e;" in text or address == "/", address


def test_law_7_hostile_text_does_not_shift_links(hostile_site: Site):
    # Text that looks like an attribute with an address is not rewritten as one.
    assert 'href="/index.html" src="/x' in hostile_site.page("/articles/evil/").text


def test_law_7_feeds_carry_hostile_text_as_text(hostile_site: Site):
    for path in hostile_site.manifest():
        if path.endswith(".xml"):
            feed = ET.fromstring(hostile_site.read(f"/{path}"))
            for element in feed.iter():
                for value in element.attrib.values():
                    assert not value.startswith("javascript:"), path
    titles = [
        e.text
        for e in ET.fromstring(hostile_site.read("/feed.xml")).iter(
            "{http://www.w3.org/2005/Atom}title"
        )
    ]
    assert HOSTILE_TEXT in titles


def policies(site: Site) -> dict[str, str]:
    """Return the policy of each page, which must come before all that it governs."""
    found = {}
    for address, page in site.pages().items():
        head = page.one("head")
        first, second = [child for child in head.children if not isinstance(child, str)][:2]
        assert first.attributes == {"charset": "utf-8"}, address
        assert second.attributes.get("http-equiv") == "Content-Security-Policy", address
        found[address] = second.attributes["content"]
    return found


def test_law_7_every_page_has_a_strict_policy(hostile_site: Site, one_of_each: Path):
    for site in (hostile_site, build(one_of_each)):
        for address, policy in policies(site).items():
            rules = {rule.split()[0]: rule.split()[1:] for rule in policy.split(";")}
            assert rules["default-src"] == ["'none'"], address
            assert rules["base-uri"] == rules["form-action"] == ["'none'"], address
            for values in rules.values():
                assert not {
                    "'unsafe-inline'",
                    "'unsafe-eval'",
                    "*",
                    "data:",
                    "https:",
                    "http:",
                } & set(values), address


def test_law_7_pages_and_drawings_have_no_inline_style_or_script(one_of_each: Path):
    site = build(one_of_each)
    for path in site.manifest():
        if path.endswith((".html", ".svg")):
            assert_harmless(path, site.read(f"/{path}"))


@pytest.mark.parametrize(
    "target",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "java\tscript:alert(1)",
        "&#106;avascript:alert(1)",
        "//evil.example/",
    ],
)
def test_law_7_links_of_other_schemes_are_errors(tmp_path: Path, target: str):
    body = f"[one](<{target}>)\n\n<{target}>\n\n[two]\n\n[two]: <{target}>\n"
    write(tmp_path, SMALL | {"content/articles/a.md": record({"title": "A"}, body)})
    code, found = check(tmp_path)
    assert code == 1
    assert {item["code"] for item in found} <= {"link-scheme", "dead-link"}
    lines = {item["line"] for item in found}
    assert 4 in lines
    assert lines & {8, 10}, "where it is used, or where it is defined"


# Law 9: a quote is found exactly once

SOURCE = "We will   have\na frontier “model” of our own. We will have more. We will have more."


def quoted(
    root: Path, quote: object, *, source: bool = True
) -> tuple[int, list[dict[str, object]]]:
    """Check a project with one quote, with or without its source."""
    data = SOURCE.encode()
    sha = hashlib.sha256(data).hexdigest()
    evidence = [{"source": {"url": "https://x.example/", "sha256": sha}, "quote": quote}]
    files: dict[str, str | bytes] = {"content/commitments/due.md": commitment(evidence=evidence)}
    if source:
        files[f"sources/{sha}.txt"] = data
    return check(write(write(root, SMALL), files))


@pytest.mark.parametrize(
    "quote",
    [
        'a frontier "model" of our own',
        "a   frontier “model” of",
        {"exact": "We will have", "suffix": "a frontier"},
        {"exact": "We will have more", "prefix": "our own."},
    ],
)
def test_law_9_a_quote_that_stands_once_is_verified(tmp_path: Path, quote: object):
    code, found = quoted(tmp_path, quote)
    assert (code, found) == (0, [])


@pytest.mark.parametrize(
    ("quote", "problem"),
    [
        ("a frontier model of our own", "quote-not-found"),
        ("A frontier “model”", "quote-not-found"),
        ("We will have", "quote-ambiguous"),
        ({"exact": "We will have more", "suffix": "."}, "quote-ambiguous"),
        ({"exact": "of our own", "prefix": "We will have"}, "quote-not-found"),
        ({"exact": "of our own", "suffix": "today"}, "quote-not-found"),
    ],
)
def test_law_9_a_quote_that_is_not_found_exactly_once_is_an_error(
    tmp_path: Path, quote: object, problem: str
):
    code, found = quoted(tmp_path, quote)
    assert code == 1
    assert [(item["code"], item["file"], item["line"]) for item in found] == [
        (problem, "content/commitments/due.md", 4)
    ]


def test_law_9_a_quote_without_its_source_is_said_to_be_unverified(tmp_path: Path):
    code, found = quoted(tmp_path, "not in there at all", source=False)
    assert code == 0
    assert [(item["code"], item["severity"]) for item in found] == [("quote-not-verified", "info")]
