"""The project: a folder with a briefing.toml, and what is read from it."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from briefing.diagnostics import Diagnostics, Place
from briefing.disk.design import design
from briefing.disk.writing import write

CONTENT, SOURCES, TEMPLATES, STATIC = "content", "sources", "templates", "static"
RECEIPTS = f"{CONTENT}/receipts"
_BUILT_IN = "built-in:"
"""How a file of the built-in design is named, to tell it from one of the project."""


@dataclass(slots=True)
class Project:
    """A folder with a briefing.toml, and what is read from it."""

    root: Path

    def has(self, path: str) -> bool:
        """Say whether a file is there."""
        return (self.root / path).is_file()

    def read(self, path: str, problems: Diagnostics, *, limit: int = 2**20) -> str | None:
        """Return a UTF-8 text; None, with a diagnostic, where it cannot be read."""
        return self._text(path, problems, limit)

    def content(
        self, problems: Diagnostics, *, limit: int
    ) -> tuple[list[tuple[str, str]], frozenset[str]]:
        """Return (path, text) of every Markdown file below content/, and all other files."""
        texts: list[tuple[str, str]] = []
        assets: set[str] = set()
        for path in self._walk(CONTENT, problems):
            if path.startswith(f"{RECEIPTS}/"):
                continue
            if not path.lower().endswith((".md", ".markdown")):
                assets.add(path)
            elif (text := self._text(path, problems, limit)) is not None:
                texts.append((path, text))
        return texts, frozenset(assets)

    def receipts(self, problems: Diagnostics) -> list[tuple[str, str]]:
        """Return (path, text) of every receipt."""
        paths = [path for path in self._walk(RECEIPTS, problems) if path.endswith(".yml")]
        texts = ((path, self._text(path, problems, 2**20)) for path in paths)
        return [(path, text) for path, text in texts if text is not None]

    def sources(self, wanted: Iterable[str], problems: Diagnostics) -> dict[str, str]:
        """Return the raw sources that are at hand, by the SHA-256 of their bytes."""
        found = {}
        for sha256 in sorted(set(wanted)):
            path = f"{SOURCES}/{sha256}.txt"
            if not self.has(path):
                continue
            data = (self.root / path).read_bytes()
            actual = hashlib.sha256(data).hexdigest()
            if actual != sha256:
                problems.add("source-digest", Place(path), found=actual)
                continue
            found[sha256] = data.decode("utf-8", errors="replace")
        return found

    def templates(self, problems: Diagnostics) -> dict[str, tuple[str, str]]:
        """Return name → (text, where it stands); the project's own override built-in ones."""
        found = {}
        for name, path in self._layered(TEMPLATES, problems).items():
            try:
                text = self._locate(path).read_text(encoding="utf-8")
            except UnicodeDecodeError as error:
                problems.add("file-not-utf8", Place(path), reason=error.reason)
                continue
            found[name] = (text, path.replace(_BUILT_IN, "built-in "))
        return found

    def static(self, problems: Diagnostics) -> dict[str, str]:
        """Return name → path of static files; the project's own override built-in ones."""
        return self._layered(STATIC, problems)

    def bytes_of(self, path: str) -> bytes:
        """Return a file as it is.  Raises OSError."""
        return self._locate(path).read_bytes()

    def _locate(self, path: str) -> Path:
        """Return where a file stands: of the project, or of the built-in design."""
        if path.startswith(_BUILT_IN):
            folder, _, name = path.removeprefix(_BUILT_IN).partition("/")
            return design(folder) / name
        return self.root / path

    def _layered(self, folder: str, problems: Diagnostics) -> dict[str, str]:
        built_in = design(folder)
        layers = {
            file.relative_to(built_in).as_posix(): _BUILT_IN
            + f"{folder}/{file.relative_to(built_in).as_posix()}"
            for file in sorted(built_in.rglob("*"))
            if file.is_file()
        }
        if (self.root / folder).resolve() == built_in.resolve():
            return {name: f"{folder}/{name}" for name in layers}
        own = self._walk(folder, problems)
        return layers | {path.removeprefix(f"{folder}/"): path for path in own}

    def _walk(self, folder: str, problems: Diagnostics) -> Iterator[str]:
        """Yield the files of a folder in a fixed order, leaving out hidden ones."""
        if (self.root / folder).is_symlink():
            yield from self._linked(self.root / folder, problems)
            return
        for where, folders, files in os.walk(self.root / folder, followlinks=False):
            at = Path(where)
            folders[:] = sorted(n for n in folders if not n.startswith(".") and _is_unicode(n))
            for name in list(folders):
                if (at / name).is_symlink():
                    folders.remove(name)
                    yield from self._linked(at / name, problems)
            for name in sorted(files):
                if not _is_unicode(name):
                    place = Place(at.relative_to(self.root).as_posix())
                    problems.add("file-name", place, name=ascii(name), near="another name")
                elif not name.startswith(".") and not name.endswith("~"):
                    yield from self._file(at / name, problems)

    def _file(self, path: Path, problems: Diagnostics) -> Iterator[str]:
        """Yield a file that can be read, as its path."""
        where = path.relative_to(self.root).as_posix()
        if path.is_symlink() and not self._is_inside(path):
            problems.add("file-outside-project", Place(where), target=_target(path))
        elif not Path(os.path.realpath(path)).is_file():
            reason = "it leads nowhere" if path.is_symlink() else "it is not a regular file"
            problems.add("file-unreadable", Place(where), reason=reason)
        else:
            yield where

    def _is_inside(self, path: Path) -> bool:
        return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(self.root))

    def _linked(self, path: Path, problems: Diagnostics) -> Iterator[str]:
        """Yield the files of a linked folder that stays inside the project and has no loop."""
        target = Path(os.path.realpath(path))
        if not self._is_inside(path):
            where = path.relative_to(self.root).as_posix()
            problems.add("file-outside-project", Place(where), target=_target(path))
        elif not Path(os.path.realpath(path.parent)).is_relative_to(target):
            for file in sorted(target.rglob("*")):
                if file.is_file() and self._is_inside(file) and not file.name.startswith("."):
                    yield (path / file.relative_to(target)).relative_to(self.root).as_posix()

    def _text(self, path: str, problems: Diagnostics, limit: int) -> str | None:
        file = self.root / path
        try:
            size = file.stat().st_size
            if size > limit:
                problems.add("file-too-large", Place(path), size=size, limit=limit)
                return None
            data = file.read_bytes()
        except OSError as error:
            problems.add("file-unreadable", Place(path), reason=error.strerror)
            return None
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError as error:
            before = data[: error.start]
            line = before.count(b"\n") + 1
            column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8")) + 1
            reason = f"byte 0x{data[error.start]:02x} cannot stand here"
            problems.add("file-not-utf8", Place(path, line, column), reason=reason)
            return None

    def write(self, path: str, text: str) -> None:
        """Write a file of the project, whole or not at all."""
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        write(target, text.encode())


def _is_unicode(name: str) -> bool:
    """Say whether a file name is text; others reach Python with surrogates in them."""
    return not any("\ud800" <= char <= "\udfff" for char in name)


def _target(link: Path) -> str:
    """Return what a link leads to, without telling where the project stands on this machine."""
    return Path(os.path.realpath(link)).name
