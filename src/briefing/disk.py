"""The one place that touches disk, clock and environment.

Everything above works on values; reading the project, writing the site and asking for the date
happen here.  Paths are relative to the project with forward slashes unless said otherwise.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import os
import shutil
import zoneinfo
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from briefing.diagnostics import Diagnostics, Place

CONTENT, SOURCES, TEMPLATES, STATIC = "content", "sources", "templates", "static"
RECEIPTS = f"{CONTENT}/receipts"
MANIFEST = ".briefing.json"
_STAGE = ".briefing-stage"
_BUILT_IN = "built-in:"
"""How a file of the built-in design is named, to tell it from one of the project."""


class DiskError(Exception):
    """Something that the user must mend before a build can go on."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code, self.values = code, values


def today(zone: str, given: str | None = None) -> datetime.date:
    """Return the as-of date: as given, else SOURCE_DATE_EPOCH, else now, in a time zone.

    Raises ValueError for a date or epoch that cannot be read.
    """
    if given:
        return datetime.date.fromisoformat(given)
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    utc = datetime.UTC
    try:
        now = datetime.datetime.now(utc) if not epoch else _instant(int(epoch), utc)
        return now.astimezone(zoneinfo.ZoneInfo(zone)).date()
    except (OverflowError, OSError) as error:
        raise ValueError(f"SOURCE_DATE_EPOCH is no day of the calendar: {epoch}") from error


def _instant(seconds: int, zone: datetime.timezone) -> datetime.datetime:
    return datetime.datetime.fromtimestamp(seconds, zone)


def processors() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def design(folder: str) -> Path:
    """Return a folder of the built-in design: in the package, else in the source tree."""
    here = Path(__file__).resolve().parent
    source_tree = here.parents[1] / folder
    packaged = here / "design" / folder
    return packaged if packaged.is_dir() or not source_tree.is_dir() else source_tree


def starter() -> Path:
    """Return the folder that `briefing init` copies."""
    return Path(__file__).resolve().parent / "starter"


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
        _write(target, text.encode())


def _is_unicode(name: str) -> bool:
    """Say whether a file name is text; others reach Python with surrogates in them."""
    return not any("\ud800" <= char <= "\udfff" for char in name)


def _target(link: Path) -> str:
    """Return what a link leads to, without telling where the project stands on this machine."""
    return Path(os.path.realpath(link)).name


def _write(path: Path, data: bytes, beside: Path | None = None) -> None:
    """Write a file by renaming a finished one, made in the folder `beside`, into its place."""
    temporary = (beside or path.parent) / f".{path.name}.new"
    temporary.write_bytes(data)
    temporary.replace(path)


def digest(data: bytes) -> str:
    """Return the digest by which the manifest knows a file."""
    return hashlib.sha256(data).hexdigest()


def _is_local(path: str) -> bool:
    """Say whether a path stays in its folder."""
    steps = PurePosixPath(path).parts
    return bool(steps) and not path.startswith("/") and ".." not in steps and ":" not in path


@dataclass(slots=True)
class Output:
    """The output folder: what is in it that is ours, and how a new site takes its place.

    New files are staged inside it first, so that a build that fails, or is killed while it
    renders, leaves the old site untouched.  The manifest is written before the first file is
    moved and names old and new ones, so that a build killed while moving knows next time what is
    its own.
    """

    root: Path
    listed: dict[str, str] = field(default_factory=dict)
    """Path → digest of each file that an earlier build wrote."""

    @classmethod
    def at(cls, root: Path) -> Output:
        """Return the output folder at a place.  Raises DiskError if it is not ours."""
        if root.exists() and not root.is_dir():
            raise DiskError("output-foreign", folder=root.name)
        manifest = root / MANIFEST
        listed: dict[str, str] = {}
        if manifest.is_file():
            try:
                document = json.loads(manifest.read_text(encoding="utf-8"))
                listed = {str(path): str(value) for path, value in document["files"].items()}
            except (ValueError, KeyError, AttributeError, TypeError):
                raise DiskError("output-foreign", folder=root.name) from None
            if not all(_is_local(path) for path in listed):
                raise DiskError("output-foreign", folder=root.name)
        elif root.is_dir() and any(entry.name != _STAGE for entry in root.iterdir()):
            raise DiskError("output-foreign", folder=root.name)
        return cls(root, listed)

    def is_current(self, path: str, data: bytes) -> bool:
        """Say whether a file already holds these bytes."""
        file = self.root / path
        try:
            return file.stat().st_size == len(data) and file.read_bytes() == data
        except OSError:
            return False

    def stage(self, path: str, data: bytes) -> None:
        """Put a new file aside.  Raises OSError."""
        file = self.root / _STAGE / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)

    def foreign(self, paths: Iterable[str]) -> list[str]:
        """Return the paths at which there is something that is not ours, or behind a link."""
        folders = {""}
        for path in self.listed:
            folders.update(parent.as_posix() for parent in PurePosixPath(path).parents)
        linked: dict[PurePosixPath, bool] = {}
        found = []
        for path in paths:
            file = self.root / path
            ours = path in self.listed or (path in folders and file.is_dir())
            behind_link = self._is_linked(PurePosixPath(path).parent, linked)
            if behind_link or (not ours and os.path.lexists(file)):
                found.append(path)
        return found

    def _is_linked(self, folder: PurePosixPath, known: dict[PurePosixPath, bool]) -> bool:
        """Say whether a folder of the output is reached through a symbolic link."""
        if folder.name == "":
            return False
        if folder not in known:
            here = (self.root / folder).is_symlink()
            known[folder] = here or self._is_linked(folder.parent, known)
        return known[folder]

    def publish(self, files: dict[str, str], staged: Iterable[str]) -> int:
        """Move staged files into place, delete what is no longer written; return how many.

        `files` is the new manifest: path → digest.
        """
        self._write_manifest(self.listed | files)
        orphans = sorted(set(self.listed) - set(files))
        for path in orphans:
            self._delete(path)
        for path in staged:
            target = self.root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            (self.root / _STAGE / path).replace(target)
        self._write_manifest(files)
        self.discard()
        self.listed = files
        return len(orphans)

    def discard(self) -> None:
        """Remove what was staged, and the folder itself where nothing else is in it."""
        shutil.rmtree(self.root / _STAGE, ignore_errors=True)
        if self.root.is_dir() and not any(self.root.iterdir()):
            self.root.rmdir()

    def _delete(self, path: str) -> None:
        file = self.root / path
        if file.is_file() or file.is_symlink():
            file.unlink()
        for folder in file.parents:
            if folder == self.root or not folder.is_dir() or any(folder.iterdir()):
                break
            folder.rmdir()

    def _write_manifest(self, files: dict[str, str]) -> None:
        self.root.mkdir(parents=True, exist_ok=True)
        document = {"generator": "briefing", "files": dict(sorted(files.items()))}
        text = json.dumps(document, indent=0, ensure_ascii=False) + "\n"
        stage = self.root / _STAGE
        stage.mkdir(exist_ok=True)
        _write(self.root / MANIFEST, text.encode(), beside=stage)


def copy_starter(target: Path, texts: dict[str, str]) -> list[str]:
    """Copy the starter project to a new or empty folder, filling `{{key}}` in its texts.

    Raises DiskError where the folder holds anything.
    """
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise DiskError("project-exists", folder=target.name)
    written = []
    for file in sorted(starter().rglob("*")):
        if file.is_file():
            name = file.relative_to(starter()).as_posix().replace("dot-", ".")
            text = file.read_text(encoding="utf-8")
            for key, value in texts.items():
                text = text.replace("{{" + key + "}}", value)
            path = target / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
            written.append(name)
    return written
