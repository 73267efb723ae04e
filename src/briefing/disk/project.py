"""The project: a folder with a briefing.toml, and what is read from it."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from operator import attrgetter
from pathlib import Path
from stat import S_ISREG

from briefing.diagnostics import Diagnostics, Place
from briefing.disk.cache import checksum
from briefing.disk.design import design
from briefing.disk.stamps import Stamp, stamp
from briefing.disk.writing import write

CONTENT, SOURCES, TEMPLATES, STATIC = "content", "sources", "templates", "static"
ASIDE = ".md.new"
"""Ends the name of a draft that lies beside the file of an editor; a build does not see it."""
CONFIG = "briefing.toml"
RECEIPTS = f"{CONTENT}/receipts"
_BUILT_IN = "built-in:"
"""How a file of the built-in design is named, to tell it from one of the project."""
_READ = os.O_RDONLY | getattr(os, "O_BINARY", 0)


@dataclass(frozen=True, slots=True)
class Tree:
    """All files that a build reads, with their stamps.

    Paths are relative to the project; those of the built-in design begin with "built-in:".
    """

    texts: dict[str, Stamp]
    """Markdown below content/."""
    assets: dict[str, Stamp]
    """All else there."""
    receipts: dict[str, Stamp]
    sources: dict[str, Stamp]
    templates: dict[str, Stamp]
    static: dict[str, Stamp]
    config: dict[str, Stamp]

    def stamps(self) -> dict[str, Stamp]:
        """Return the stamps of all files."""
        return {
            **self.config, **self.texts, **self.assets, **self.receipts, **self.sources,
            **self.templates, **self.static,
        }  # fmt: skip


@dataclass(slots=True)
class Project:
    """A folder with a briefing.toml, and what is read from it."""

    root: Path

    def has(self, path: str) -> bool:
        """Say whether a file is there."""
        return (self.root / path).is_file()

    def read(self, path: str, problems: Diagnostics, *, limit: int = 2**20) -> str | None:
        """Return a UTF-8 text; None, with a diagnostic, where it cannot be read."""
        data = self.data(path, problems, limit=limit)
        return None if data is None else text_of(path, data, problems)

    def scan(self, problems: Diagnostics) -> Tree:
        """Return all files that a build reads, reporting those that cannot be."""
        texts: dict[str, Stamp] = {}
        assets: dict[str, Stamp] = {}
        receipts: dict[str, Stamp] = {}
        receipt = f"{RECEIPTS}/"
        for path, known in self._walk(CONTENT, problems).items():
            if path.startswith(receipt):
                if path.endswith(".yml"):
                    receipts[path] = known
            elif path.endswith(".md") or path.lower().endswith((".md", ".markdown")):
                texts[path] = known
            elif not path.endswith(ASIDE):
                assets[path] = known
        config = self.root / CONFIG
        return Tree(
            texts=texts,
            assets=assets,
            receipts=receipts,
            sources={
                path: known
                for path, known in self._walk(SOURCES, problems).items()
                if path.endswith(".txt")
            },
            templates=self._layered(TEMPLATES, problems),
            static=self._layered(STATIC, problems),
            config={CONFIG: stamp(config.stat())} if config.is_file() else {},
        )

    def look_again(self, tree: Tree, paths: Iterable[str]) -> Tree | None:
        """Return a tree after some of its texts were edited; None where one is no plain text."""
        try:
            states = {path: (self.root / path).lstat() for path in paths}
        except OSError:
            return None
        if any(path not in tree.texts or not S_ISREG(at.st_mode) for path, at in states.items()):
            return None
        edited = {path: stamp(state) for path, state in states.items()}
        return replace(tree, texts=tree.texts | edited)

    def receipts(self, tree: Tree, problems: Diagnostics) -> list[tuple[str, str]]:
        """Return (path, text) of every receipt."""
        texts = ((path, self.read(path, problems)) for path in tree.receipts)
        return [(path, text) for path, text in texts if text is not None]

    def source(self, sha256: str) -> bytes:
        """Return a raw source.  Raises OSError."""
        return (self.root / f"{SOURCES}/{sha256}.txt").read_bytes()

    def source_digest(self, path: str) -> str:
        """Return the SHA-256 of a raw source, which its name must be.  Raises OSError."""
        return hashlib.sha256((self.root / path).read_bytes()).hexdigest()

    def template(self, path: str, problems: Diagnostics) -> tuple[str, str] | None:
        """Return the text of a template, and how it is named to people."""
        try:
            return self._locate(path).read_text(encoding="utf-8"), shown(path)
        except UnicodeDecodeError as error:
            problems.add("file-not-utf8", Place(path), reason=error.reason)
        except OSError as error:
            problems.add("file-unreadable", Place(path), reason=error.strerror)
        return None

    def bytes_of(self, path: str) -> bytes:
        """Return a file as it is.  Raises OSError."""
        return self._locate(path).read_bytes()

    def checksum(self, path: str) -> bytes:
        """Return the digest of a file; empty where it cannot be read."""
        try:
            return checksum(self.bytes_of(path))
        except OSError:
            return b""

    def _locate(self, path: str) -> Path:
        """Return where a file stands: of the project, or of the built-in design."""
        if path.startswith(_BUILT_IN):
            folder, _, name = path.removeprefix(_BUILT_IN).partition("/")
            return design(folder) / name
        return self.root / path

    def _layered(self, folder: str, problems: Diagnostics) -> dict[str, Stamp]:
        """Return the files of a folder; the project's own take the place of built-in ones."""
        built_in = design(folder)
        own = self._walk(folder, problems)
        if (self.root / folder).resolve() == built_in.resolve():
            return own
        hidden = {path.removeprefix(f"{folder}/") for path in own}
        files = _regular(built_in, "")
        return own | {
            f"{_BUILT_IN}{folder}/{name}": known
            for name, known in files.items()
            if name not in hidden
        }

    def _walk(self, folder: str, problems: Diagnostics) -> dict[str, Stamp]:
        """Return the files of a folder in a fixed order, leaving out hidden ones."""
        if (self.root / folder).is_symlink():
            return dict(self._linked(self.root / folder, problems))
        found: dict[str, Stamp] = {}
        left = [folder]
        while left:
            here = left.pop()
            folders = []
            for entry in self._list(here, problems):
                path = f"{here}/{entry.name}"
                if entry.is_file(follow_symlinks=False):
                    if path[-1] != "~":
                        found[path] = stamp(entry.stat(follow_symlinks=False))
                elif entry.is_dir(follow_symlinks=False):
                    folders.append(path)
                elif entry.is_symlink() and (self.root / path).is_dir():
                    found.update(self._linked(self.root / path, problems))
                elif path[-1] == "~":
                    continue
                elif found_stamp := self._special(self.root / path, problems):
                    found[path] = found_stamp
            left += reversed(folders)
        return found

    def _list(self, folder: str, problems: Diagnostics) -> list[os.DirEntry[str]]:
        """Return what a folder holds, by name, leaving out what is hidden."""
        try:
            entries = _entries(self.root / folder)
        except OSError as error:
            problems.add("file-unreadable", Place(folder), reason=error.strerror)
            return []
        shown = [entry for entry in entries if entry.name[0] != "."]
        for entry in shown:
            if not _is_unicode(entry.name):
                name = ascii(entry.name)
                problems.add("file-name", Place(folder), name=name, near="another name")
        return [entry for entry in shown if _is_unicode(entry.name)]

    def _special(self, path: Path, problems: Diagnostics) -> Stamp | None:
        """Return the stamp of a linked file; None, with a diagnostic, of what is no file."""
        where = path.relative_to(self.root).as_posix()
        if path.is_symlink() and not self._is_inside(path):
            problems.add("file-outside-project", Place(where), target=_target(path))
        elif not path.is_file():
            reason = "it leads nowhere" if path.is_symlink() else "it is not a regular file"
            problems.add("file-unreadable", Place(where), reason=reason)
        else:
            return stamp(path.stat())
        return None

    def _is_inside(self, path: Path) -> bool:
        return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(self.root))

    def _linked(self, path: Path, problems: Diagnostics) -> Iterator[tuple[str, Stamp]]:
        """Yield the files of a linked folder that stays inside the project and has no loop."""
        target = Path(os.path.realpath(path))
        if not self._is_inside(path):
            where = path.relative_to(self.root).as_posix()
            problems.add("file-outside-project", Place(where), target=_target(path))
        elif not Path(os.path.realpath(path.parent)).is_relative_to(target):
            for file in sorted(target.rglob("*")):
                if file.is_file() and self._is_inside(file) and not file.name.startswith("."):
                    name = (path / file.relative_to(target)).relative_to(self.root).as_posix()
                    yield name, stamp(file.stat())

    def data(self, path: str, problems: Diagnostics, *, limit: int) -> bytes | None:
        """Return the bytes of a file; None, with a diagnostic, where it cannot be read."""
        try:
            # Opened, read and closed by the system's own calls: a file object makes twice as many.
            opened = os.open(f"{self.root}/{path}", _READ)
            try:
                size = os.fstat(opened).st_size
                if size > limit:
                    problems.add("file-too-large", Place(path), size=size, limit=limit)
                    return None
                data = os.read(opened, size)
                while len(data) < size and (more := os.read(opened, size - len(data))):
                    data += more
                return data
            finally:
                os.close(opened)
        except OSError as error:
            problems.add("file-unreadable", Place(path), reason=error.strerror)
            return None

    def write(self, path: str, text: str) -> None:
        """Write a file of the project, whole or not at all.  Raises OSError, which names it."""
        target = self.root / path
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            write(target, text.encode())
        except OSError as error:
            raise OSError(error.errno, error.strerror, path) from None


class Texts(Mapping[str, str]):
    """The files of a project as texts, each read when it is asked for."""

    def __init__(self, project: Project) -> None:
        self._project = project

    def __getitem__(self, path: str) -> str:
        try:
            return self._project.bytes_of(path.replace("built-in ", _BUILT_IN)).decode()
        except (OSError, ValueError):
            raise KeyError(path) from None

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


class Sources(Mapping[str, str]):
    """The raw sources at hand, by their SHA-256, each read when it is asked for."""

    def __init__(self, project: Project, digests: Iterable[str]) -> None:
        self._project, self._digests = project, dict.fromkeys(digests)

    def __getitem__(self, sha256: str) -> str:
        if sha256 not in self._digests:
            raise KeyError(sha256)
        return self._project.source(sha256).decode("utf-8", errors="replace")

    def __contains__(self, sha256: object) -> bool:
        return sha256 in self._digests

    def __iter__(self) -> Iterator[str]:
        return iter(self._digests)

    def __len__(self) -> int:
        return len(self._digests)


def text_of(path: str, data: bytes, problems: Diagnostics) -> str | None:
    """Return bytes as UTF-8 text; None, with a diagnostic, where they are not."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8").removeprefix("\ufeff")
        rows = before.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        line, column = len(rows), len(rows[-1]) + 1
        reason = f"byte 0x{data[error.start]:02x} cannot stand here"
        problems.add("file-not-utf8", Place(path, line, column), reason=reason)
        return None


def shown(path: str) -> str:
    """Return how a file is named to people."""
    return path.replace(_BUILT_IN, "built-in ")


def name_of(path: str) -> str:
    """Return the name of a template or static file below its folder."""
    return path.removeprefix(_BUILT_IN).partition("/")[2]


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return sorted(entries, key=attrgetter("name"))
    except (FileNotFoundError, NotADirectoryError):
        return []


def _regular(folder: Path, below: str) -> dict[str, Stamp]:
    """Return the files of a folder of the built-in design, by name."""
    found: dict[str, Stamp] = {}
    for entry in _entries(folder):
        if entry.is_dir():
            found |= _regular(folder / entry.name, f"{below}{entry.name}/")
        else:
            found[below + entry.name] = stamp(entry.stat())
    return found


def _is_unicode(name: str) -> bool:
    """Say whether a file name is text; others reach Python with surrogates in them."""
    return name.isascii() or not any("\ud800" <= char <= "\udfff" for char in name)


def _target(link: Path) -> str:
    """Return what a link leads to, without telling where the project stands on this machine."""
    return Path(os.path.realpath(link)).name
