"""A project with an editor at work, built both incrementally and from scratch."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from briefing import disk
from briefing.disk import output, project, stamps
from tests.site import ROOT, SMALL, TODAY, Site, commitment, invoke, record, tree, write

OWN = {"site", ".briefing"}
"""Folders of a project that a build makes."""

QUOTED = b"We will have a frontier model of our own."
SOURCE = f"sources/{hashlib.sha256(QUOTED).hexdigest()}.txt"

BEGINNING = SMALL | {
    "content/companies/other.md": record({"name": "Other", "aliases": ["Acme"]}),
    "content/themes/roadmaps.md": record({"name": "Roadmaps"}),
    "content/stories/s.md": record({"title": "Story"}),
    "content/articles/a.md": record(
        {"title": "One", "company": "Acme", "date": "2026-11"}, "Text."
    ),
    "content/articles/b.md": record({"title": "Two", "theme": "Roadmaps", "story": "s"}, "Text."),
    "content/articles/c/c.md": record({"title": "Two", "timeline": 2027}, "[file](file.txt)"),
    "content/articles/c/file.txt": "One file.\n",
    "content/commitments/p.md": commitment(due="2027"),
    "static/extra.txt": "One more.\n",
}


@dataclass(frozen=True)
class Told:
    """What a build says, apart from what it did."""

    code: int
    report: dict[str, Any]
    counts: str
    """The closing line up to the number of files."""


@dataclass
class Editor:
    """Edits a project: each method is one edit, or what looks like one."""

    root: Path
    options: dict[str, str | bool] = field(default_factory=lambda: {"--today": TODAY})
    keeps_times: bool = True
    """Whether the disk tells a file from one that has its size and time of change."""

    def __post_init__(self) -> None:
        write(self.root, BEGINNING | {path: COMING[path] for path in THERE})

    # Files

    def put(self, path: str, text: str | bytes) -> None:
        """Write a file, in place of a folder or a file that is in its way."""
        parent = (self.root / path).parent
        if parent.is_file():
            parent.unlink()
        if (self.root / path).is_dir():
            shutil.rmtree(self.root / path)
        write(self.root, {path: text})

    def toggle(self, path: str) -> None:
        """Write one of the files that come and go, or delete it."""
        if (self.root / path).is_file():
            (self.root / path).unlink()
        else:
            self.put(path, COMING[path])

    def files(self) -> list[Path]:
        """Return all files that are the editor's own."""
        every = (path for path in self.root.rglob("*") if path.is_file())
        return sorted(path for path in every if path.relative_to(self.root).parts[0] not in OWN)

    def _articles(self) -> dict[str, Path]:
        return {path.stem: path for path in (self.root / "content/articles").rglob("*.md")}

    def article(self, name: str, values: Mapping[str, object], body: str) -> None:
        """Write an article where it stands."""
        path = self._articles().get(name, self.root / f"content/articles/{name}.md")
        self.put(path.relative_to(self.root).as_posix(), record(values, body))

    def header(self, name: str, values: Mapping[str, object]) -> None:
        """Change the front matter of an article, and not its text."""
        if path := self._articles().get(name):
            body = path.read_text(encoding="utf-8").rpartition("---\n")[2]
            path.write_text(record(values, body), encoding="utf-8")

    def body(self, name: str, body: str) -> None:
        """Change the text of an article, and not its front matter."""
        if path := self._articles().get(name):
            head, mark, _ = path.read_text(encoding="utf-8").rpartition("---\n")
            path.write_text(head + mark + body, encoding="utf-8")

    def remark(self, name: str) -> None:
        """Add a comment to the front matter of an article: all lines move, and nothing else."""
        if path := self._articles().get(name):
            text = path.read_text(encoding="utf-8")
            path.write_text(text.replace("---\n", "---\n# remark\n", 1), encoding="utf-8")

    def rename(self, old: str, new: str) -> None:
        """Rename an article, in place of any that has the name."""
        if path := self._articles().get(old):
            path.replace(path.with_name(f"{new}.md"))

    def move(self, name: str, folder: str) -> None:
        """Move an article to a folder."""
        if path := self._articles().get(name):
            target = self.root / "content/articles" / folder / path.name
            target.parent.mkdir(exist_ok=True)
            path.replace(target)

    def delete(self, name: str) -> None:
        """Delete an article."""
        if path := self._articles().get(name):
            path.unlink()

    # What is no edit at all, or hides that it is one

    def touch(self, number: int) -> None:
        """Give a file another time."""
        os.utime(_pick(self.files(), number))

    def check_out(self) -> None:
        """Write all files anew, as they are."""
        for path in self.files():
            data = path.read_bytes()
            path.unlink()
            path.write_bytes(data)

    def replace_folder(self) -> None:
        """Put a copy of all content in its place."""
        shutil.copytree(self.root / "content", self.root / "copy")
        shutil.rmtree(self.root / "content")
        (self.root / "copy").rename(self.root / "content")

    def swap(self, number: int) -> None:
        """Change a file, and neither its size nor its time."""
        path = _pick(self.files(), number)
        data = path.read_bytes()
        _overwrite(path, re.sub(rb"One|Two", _other_word, data), keep_time=self.keeps_times)

    # The site

    def outputs(self) -> list[Path]:
        """Return the files of the site, but for its manifest."""
        every = (path for path in (self.root / "site").rglob("*") if path.is_file())
        return sorted(path for path in every if path.name != ".briefing.json")

    def delete_output(self, number: int) -> None:
        """Delete a file of the site."""
        if outputs := self.outputs():
            _pick(outputs, number).unlink()

    def edit_output(self, number: int) -> None:
        """Change a file of the site."""
        if outputs := self.outputs():
            path = _pick(outputs, number)
            path.write_bytes(path.read_bytes() + b"by hand")

    def swap_in_output(self, number: int) -> None:
        """Change a file of the site, and neither its size nor its time."""
        if outputs := self.outputs():
            path = _pick(outputs, number)
            _overwrite(path, path.read_bytes()[::-1], keep_time=self.keeps_times)

    def reformat_manifest(self) -> None:
        """Write the list of the site's files in another form."""
        path = self.root / "site/.briefing.json"
        if path.is_file():
            path.write_text(json.dumps(json.loads(path.read_bytes())), encoding="utf-8")

    def delete_site(self) -> None:
        """Delete the whole site."""
        shutil.rmtree(self.root / "site", ignore_errors=True)

    # The cache

    def kept(self) -> list[Path]:
        """Return the files of the cache."""
        return sorted(path for path in (self.root / ".briefing").glob("*") if path.is_file())

    def delete_cache(self) -> None:
        """Delete all that is kept."""
        shutil.rmtree(self.root / ".briefing", ignore_errors=True)

    def cut_cache(self, number: int) -> None:
        """Lose half of a file of the cache."""
        if kept := self.kept():
            path = _pick(kept, number)
            path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])

    # Options

    def choose(self, option: str, value: str | bool) -> None:
        """Build with an option from now on; without it where its value is false."""
        self.options[option] = value

    @property
    def arguments(self) -> list[str]:
        """All options."""
        given = {name: value for name, value in self.options.items() if value}
        return [part for name, value in given.items() for part in _argument(name, value)]


def _argument(name: str, value: str | bool) -> list[str]:
    return [name] if value is True else [name, str(value)]


def _pick(paths: list[Path], number: int) -> Path:
    return paths[number % len(paths)]


def _other_word(found: re.Match[bytes]) -> bytes:
    return b"One" if found[0] == b"Two" else b"Two"


def _overwrite(path: Path, data: bytes, *, keep_time: bool) -> None:
    before = path.stat()
    path.write_bytes(data)
    if keep_time:
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


# Builds

SEVERAL = """
import sys
from briefing.build import pool
from briefing.cli import main

pool.START_METHOD = sys.argv.pop(1) or pool.START_METHOD
pool._WORTH_A_PROCESS = 3
if __name__ == "__main__":
    main()
"""
"""The command, for which few files are worth another process."""


def told(root: Path, *arguments: str | Path, jobs: int = 1, start: str = "") -> Told:
    """Build a project, in several processes if asked, and return what is told.

    `start`: how processes are started, if not as it is done here.
    """
    line = ["build", "-C", str(root), "--jobs", str(jobs), "--format", "json"]
    line += [str(argument) for argument in arguments]
    if jobs > 1:
        command = [sys.executable, "-c", SEVERAL, start, *line]
        done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=120)
        code, report, closing = done.returncode, done.stdout, done.stderr
    else:
        result = invoke(*line)
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        code, report, closing = result.exit_code, result.stdout, result.stderr
    assert report, closing
    return Told(code, json.loads(report), closing.rpartition(" files in ")[0])


def from_scratch(editor: Editor, root: Path, *arguments: str) -> Told:
    """Build a copy of a project that has neither site nor cache."""
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(
        editor.root, root, ignore=lambda at, _: OWN if Path(at) == editor.root else set()
    )
    return told(root, *editor.arguments, *arguments)


def site_of(root: Path) -> dict[str, bytes | None]:
    """Return all that the site of a project holds."""
    return tree(root / "site") if (root / "site").exists() else {}


def assert_as_from_scratch(editor: Editor, clean: Path, *, jobs: int = 1) -> Told:
    """Build incrementally, and assert that it comes to what a build from scratch comes to."""
    before = site_of(editor.root)
    found = told(editor.root, *editor.arguments, jobs=jobs)
    expected = from_scratch(editor, clean)
    assert found == expected, f"{found}\nfrom scratch: {expected}"
    assert site_of(editor.root) == (before if found.code else site_of(clean))
    if found.code == 0:
        Site(clean / "site").assert_whole()
    return found


# Clocks and disks

SECOND = 1_000_000_000


@contextmanager
def quick() -> Iterator[None]:
    """An editor who saves again at once."""
    yield


@contextmanager
def patient() -> Iterator[None]:
    """An editor who waits after every save: all files look settled."""
    with pytest.MonkeyPatch.context() as patch:
        now = disk.now
        patch.setattr(disk, "now", lambda: now() + 3 * SECOND)
        yield


def _stamp(size: int, time: int) -> stamps.Stamp:
    stat: Any = SimpleNamespace(st_size=size, st_mtime_ns=time, st_ctime_ns=time, st_ino=0)
    return stamps.stamp(stat)


@contextmanager
def coarse() -> Iterator[None]:
    """A disk that keeps sizes and times, these to two seconds, and nothing else."""

    def stamp(stat: os.stat_result) -> stamps.Stamp:
        return _stamp(stat.st_size, stat.st_mtime_ns // (2 * SECOND) * (2 * SECOND))

    with pytest.MonkeyPatch.context() as patch:
        for module in (output, project):
            patch.setattr(module, "stamp", stamp)
        yield


@contextmanager
def blind() -> Iterator[None]:
    """A disk that keeps nothing but sizes."""
    with pytest.MonkeyPatch.context() as patch:
        for module in (output, project):
            patch.setattr(module, "stamp", lambda stat: _stamp(stat.st_size, 0))
        yield


SURROUNDINGS: dict[str, Callable[[], Any]] = {
    "quick": quick,
    "patient": patient,
    "coarse": coarse,
}


def tick(folder: Path) -> None:
    """Wait until the clock that stamps files has gone on: a few milliseconds at most."""
    probe = folder / "tick"
    first = probe.write_bytes(b"") or probe.stat().st_ctime_ns
    while probe.stat().st_ctime_ns == first:
        probe.write_bytes(b"")
    probe.unlink()


COMING: dict[str, str | bytes] = {
    "templates/404.html": '{% extends "base.html" %}{% block main %}<h1>{{ page.title }}</h1>'
    '{% include "parts/own.html" ignore missing %}{% endblock %}',
    "templates/page.html": '{% extends "base.html" %}{% block main %}'
    '{% set part = "parts/own.html" %}{% include [part, "parts/other.html"] ignore missing %}'
    "<h1>{{ page.title }}</h1>{{ page.body }}{% endblock %}",
    "templates/parts/own.html": "<p>One {{ page.title }}</p>",
    "templates/parts/other.html": "<p>Two {{ page.title }}</p>",
    "templates/base.html": (ROOT / "templates/base.html").read_text(encoding="utf-8") + "<!--1-->",
    "templates/article.html": '{% extends "base.html" %}{% block main %}<h1>{{ page.title }}</h1>'
    '<a href="/themes/roadmaps/">One</a>{{ page.body }}{% endblock %}',
    "templates/parts/lists.html": (ROOT / "templates/parts/lists.html").read_bytes() + b"{# 1 #}",
    "templates/theme.html": "{{ page.no_such_field }}",
    "static/style.css": "body { color: black }\n",
    "static/icon.svg": (ROOT / "static/icon.svg").read_bytes(),
    "static/themes.txt": "One file.\n",
    "static/box/file.txt": "One file.\n",
    "static/box": "",
    "content/articles/c/file.txt": "Two files.\n",
    "content/companies/acme.md": record({"name": "Acme", "country": "US"}, "One.\n"),
    "content/articles/c/more.txt": "One more.\n",
    "content/pages/about.md": record({"title": "About"}, "[one](/articles/)\n"),
    "content/pages/methodology.md": record({"title": "Our method"}, "One.\n"),
    "content/articles/broken.md": "---\ntitle: [\n---\n",
    SOURCE: QUOTED,
}
"""Files that come and go."""

THERE = (
    "content/pages/about.md",
    "templates/404.html",
    "templates/page.html",
    "templates/parts/own.html",
)
"""Those of them that are there to begin with."""
