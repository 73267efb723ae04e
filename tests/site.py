"""Projects in a temporary folder, the real command, and a reader of what it wrote."""

from __future__ import annotations

import functools
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import unquote, urljoin, urlsplit

from click.testing import CliRunner, Result

from briefing.cli import main

ROOT = Path(__file__).parents[1]
SITES = Path(__file__).with_name("sites")
TODAY = "2026-11-22"
CACHE = ".briefing"
"""What a build keeps for the next, in the folder of a project."""

MINIMAL_ARTICLE = """\
---
title: Microsoft sets sights on its own frontier models
company: Microsoft
theme: In-house models
timeline: 2027
---
Text in Markdown.
"""
"""The example of the content model, letter for letter."""

SMALL: dict[str, str] = {
    "briefing.toml": '[site]\ntitle = "The Test Digest"\nurl = "https://example.org/"\n',
    "content/companies/microsoft.md": "---\nname: Microsoft\naliases: [MSFT]\n---\n",
    "content/themes/in-house-models.md": "---\nname: In-house models\naliases: [own models]\n---\n",
    "content/articles/microsoft-own-models.md": MINIMAL_ARTICLE,
}
"""The smallest project with the minimal article; its page is SMALL_ARTICLE."""

SMALL_ARTICLE = "/articles/microsoft-own-models/"

Files = Mapping[str, str | bytes | None]
T = TypeVar("T")


def write(root: Path, files: Files) -> Path:
    """Write files by their path below `root`; None deletes one."""
    for name, content in files.items():
        path = root / name
        if content is None:
            path.unlink()
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return root


def copied(project: Path, to: Path) -> Path:
    """Copy a project to a folder, without what was kept of it: its next build is a clean one."""
    return shutil.copytree(project, to, ignore=shutil.ignore_patterns(CACHE))


def commitment(**values: object) -> str:
    """Return a commitment file: Microsoft's, unless `values` say otherwise."""
    return record({"who": "Microsoft", "what": "Do as it said."} | values)


def record(values: Mapping[str, object], body: str = "") -> str:
    """Return a content file; its front matter is JSON, which is YAML."""
    header = "".join(f"{key}: {json.dumps(value)}\n" for key, value in values.items())
    return f"---\n{header}---\n{body}"


def briefing(
    *arguments: str | Path, cwd: Path | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own."""
    inherited = {key: value for key, value in os.environ.items() if key != "SOURCE_DATE_EPOCH"}
    return subprocess.run(
        [sys.executable, "-m", "briefing", *map(str, arguments)],
        cwd=cwd,
        env=inherited | environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=180,
    )


def invoke(*arguments: str | Path) -> Result:
    """Run the command in this process, for tests that run it very often."""
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def build(root: Path, *options: str | Path, today: str = TODAY, **environment: str) -> Site:
    """Build a project, which must succeed, and return its site.

    Where the environment or the number of jobs matters, in a process of its own.
    """
    arguments = ("build", "-C", root, "--today", today, *options)
    if environment or "--jobs" in options:
        done = briefing(*arguments, cwd=None, **environment)
        code, told = done.returncode, done.stderr
    else:
        result = invoke(*arguments, "--jobs", "1")
        code, told = result.exit_code, result.stderr
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
    assert code == 0, told[-900:]
    output = Path(options[options.index("--output") + 1]) if "--output" in options else None
    return Site(output or root / "site", told)


def check(root: Path, *options: str) -> tuple[int, list[dict[str, Any]]]:
    """Check a project; return the exit code and the diagnostics."""
    done = briefing("check", "-C", root, "--today", TODAY, "--format", "json", *options)
    assert "Traceback" not in done.stderr, done.stderr[-300:]
    return done.returncode, json.loads(done.stdout)["diagnostics"]


def errors(root: Path) -> list[dict[str, Any]]:
    """Check a project that must have errors, and return them."""
    code, diagnostics = check(root)
    assert code == 1, diagnostics
    return [item for item in diagnostics if item["severity"] == "error"]


def tree(folder: Path) -> dict[str, bytes | None]:
    """Return all that a folder holds: files with their bytes, folders with None."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None
        for path in sorted(folder.rglob("*"))
    }


def stamps(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Return every file of a folder with the time of its last change and its bytes."""
    return {
        path.relative_to(folder).as_posix(): (path.stat().st_mtime_ns, path.read_bytes())
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def without_cache(found: Mapping[str, T]) -> dict[str, T]:
    """Return what `tree` or `stamps` found, but for what builds of projects keep for the next."""
    return {path: value for path, value in found.items() if CACHE not in path.split("/")}


# Documents

VOID = {
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
}  # fmt: skip


@dataclass
class Element:
    """An element of a page."""

    tag: str
    attributes: dict[str, str]
    children: list[Element | str] = field(default_factory=list)

    def all(self, tag: str | None = None, **attributes: str) -> list[Element]:
        """Return the elements within, by tag and attributes; `class_` looks for one class."""
        return [element for element in self._below() if element._matches(tag, attributes)]

    def one(self, tag: str | None = None, **attributes: str) -> Element:
        """Return the only such element."""
        found = self.all(tag, **attributes)
        assert len(found) == 1, f"{len(found)} elements <{tag or '*'} {attributes}>"
        return found[0]

    @property
    def text(self) -> str:
        """What it says, with single spaces."""
        return " ".join("".join(self._texts()).split())

    @property
    def links(self) -> list[str]:
        """Where the links within lead."""
        return [a.attributes["href"] for a in self.all("a") if "href" in a.attributes]

    def _below(self) -> Iterator[Element]:
        for child in self.children:
            if isinstance(child, Element):
                yield child
                yield from child._below()

    def _matches(self, tag: str | None, attributes: Mapping[str, str]) -> bool:
        if tag is not None and self.tag != tag:
            return False
        for name, value in attributes.items():
            given = self.attributes.get(name.rstrip("_").replace("_", "-"))
            if given is None or (
                value not in given.split() if name == "class_" else value != given
            ):
                return False
        return True

    def _texts(self) -> Iterator[str]:
        for child in self.children:
            if isinstance(child, str):
                yield child
            else:
                yield from child._texts()
                if child.tag not in {"a", "b", "cite", "code", "em", "q", "s", "span", "strong"}:
                    yield " "


class _Reader(HTMLParser):
    """Builds the tree, and notes tags that do not match and names that stand twice."""

    def __init__(self) -> None:
        super().__init__()
        self.root = Element("", {})
        self.open = [self.root]
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        if len(set(names)) < len(names):
            self.faults.append(f"line {self.getpos()[0]}: an attribute of <{tag}> stands twice")
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        if len(self.open) > 1 and self.open[-1].tag == tag:
            self.open.pop()
        else:
            line = self.getpos()[0]
            self.faults.append(f"line {line}: </{tag}> closes <{self.open[-1].tag}>")

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


@dataclass
class Document(Element):
    """A page, parsed."""

    faults: list[str] = field(default_factory=list)
    """Where it is not well-formed."""

    @property
    def main(self) -> Element:
        """What is between header and footer."""
        return self.one("main")

    @property
    def ids(self) -> list[str]:
        """Every id."""
        return [e.attributes["id"] for e in self.all() if "id" in e.attributes]


def parse(text: str) -> Document:
    """Read HTML, or SVG."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    unclosed = [f"<{element.tag}> is never closed" for element in reader.open[1:]]
    return Document("", {}, reader.root.children, [*reader.faults, *unclosed])


@dataclass
class Site:
    """A built site."""

    folder: Path
    told: str = ""
    """What the command said on standard error."""

    def path(self, address: str) -> Path:
        """Return the file of an address."""
        name = unquote(address.partition("#")[0]).removeprefix("/")
        return self.folder / (f"{name}index.html" if not name or name.endswith("/") else name)

    def has(self, address: str) -> bool:
        """Say whether an address leads to a file."""
        return self.path(address).is_file()

    def read(self, address: str) -> str:
        """Return the text at an address."""
        return self.path(address).read_text(encoding="utf-8")

    def page(self, address: str) -> Document:
        """Return the page at an address, with its links made to start at the root."""
        document = parse(self.read(address))
        for element in document.all("a"):
            target = element.attributes.get("href", "")
            if target and not urlsplit(target).scheme:
                element.attributes["href"] = urljoin(address, target)
        return document

    def pages(self) -> dict[str, Document]:
        """Return every page by address."""
        found = {}
        for path in sorted(self.folder.rglob("*.html")):
            address = "/" + path.relative_to(self.folder).as_posix().removesuffix("index.html")
            found[address] = self.page(address)
        return found

    def links(self, address: str) -> list[str]:
        """Return where the main part of a page leads, without anchors."""
        return [link.partition("#")[0] for link in self.page(address).main.links]

    def manifest(self) -> dict[str, str]:
        """Return what .briefing.json lists."""
        files: dict[str, str] = json.loads(self.read("/.briefing.json"))["files"]
        return files

    def assert_whole(self) -> None:
        """Assert that the site holds what its manifest lists, and nothing else."""
        files = {path: data for path, data in tree(self.folder).items() if data is not None}
        files.pop(".briefing.json")
        digests = {path: hashlib.sha256(data).hexdigest() for path, data in files.items()}
        assert digests == self.manifest()


@functools.cache
def digest(where: Path) -> Site:
    """Build the digest of this repository, once a process."""
    project = where / "digest-project"
    for name in ("content", "static", "templates"):
        shutil.copytree(ROOT / name, project / name)
    shutil.copy(ROOT / "briefing.toml", project)
    return build(project, "--output", where / "digest")


# A server


class _Quiet(SimpleHTTPRequestHandler):
    """Serves a folder below a prefix, and says nothing."""

    prefix = "/"

    def translate_path(self, path: str) -> str:
        if not path.startswith(self.prefix):
            return str(Path(self.directory) / "outside-of-the-site")
        return super().translate_path("/" + path.removeprefix(self.prefix))

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def served(folder: Path, prefix: str = "/") -> Iterator[str]:
    """Serve a folder over HTTP on this machine; yield its address."""
    name = re.sub(r"\W", "_", prefix)
    kind = type(f"_Quiet{name}", (_Quiet,), {"prefix": prefix})
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(kind, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{prefix}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
