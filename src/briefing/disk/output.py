"""The output folder: what in it is ours, and how a new site takes its place."""

# Paths of the ten thousand files of a site stay strings: a Path costs more than what is done to it.
# ruff: noqa: PTH102, PTH103, PTH105, PTH112, PTH114, PTH120

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from briefing.disk.cache import checksum
from briefing.disk.problems import DiskError
from briefing.disk.stamps import NIL, Stamp, cut, stamp
from briefing.disk.writing import write

MANIFEST = ".briefing.json"
_STAGE = ".briefing-stage"


class _Manifest(msgspec.Struct, kw_only=True):
    generator: str = "briefing"
    files: dict[str, str]


_MANIFEST = msgspec.json.Decoder(_Manifest)
_ENCODER = msgspec.json.Encoder(order="deterministic")


def _holds_any(root: Path) -> bool:
    """Say whether a folder is there and holds more than what was put aside in it."""
    return root.is_dir() and any(entry.name != _STAGE for entry in root.iterdir())


def digest(data: bytes) -> str:
    """Return the digest by which the manifest knows a file."""
    return hashlib.sha256(data).hexdigest()


_NEW = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)


def _write(file: str, data: bytes) -> None:
    """Write a file with no more than three calls of the system, which are half of what it costs."""
    opened = os.open(file, _NEW, 0o666)
    try:
        while data:
            data = data[os.write(opened, data) :]
    finally:
        os.close(opened)


def _is_local(path: str) -> bool:
    """Say whether a path stays in its folder."""
    steps = path.split("/")
    return path != "" and steps[0] != "" and ".." not in steps and ":" not in path


def _manifest(files: Mapping[str, str]) -> bytes:
    return msgspec.json.format(_ENCODER.encode(_Manifest(files=dict(files))), indent=1) + b"\n"


class Seen(msgspec.Struct, frozen=True, array_like=True):
    """An output folder as it looks from outside."""

    manifest: bytes
    """Digest of the manifest."""
    stamps: bytes
    """Of each file that the manifest lists, by the order of their paths; nil where it is not."""

    def by_path(self, listed: Iterable[str]) -> dict[str, Stamp]:
        """Return the stamps of the files that are there, of those that the manifest lists."""
        each = zip(sorted(listed), cut(self.stamps), strict=True)
        return {path: stamp for path, stamp in each if stamp != NIL}


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
    manifest: bytes = b""
    """The manifest as it stands."""

    @classmethod
    def at(cls, root: Path, last: Output | None = None) -> Output:
        """Return the output folder at a place.  Raises DiskError if it is not ours.

        `last` is a folder as it was left: the same manifest need not be read once more.
        """
        if root.exists() and not root.is_dir():
            raise DiskError("output-foreign", folder=root.name)
        manifest = root / MANIFEST
        listed: dict[str, str] = {}
        data = b""
        if manifest.is_file():
            data = manifest.read_bytes()
            if last and last.root == root and last.manifest == data:
                return cls(root, last.listed, data)
            try:
                listed = _MANIFEST.decode(data).files
            except msgspec.MsgspecError:
                raise DiskError("output-foreign", folder=root.name) from None
            if not all(_is_local(path) for path in listed):
                raise DiskError("output-foreign", folder=root.name)
        elif _holds_any(root):
            raise DiskError("output-foreign", folder=root.name)
        return cls(root, listed, data)

    @property
    def name(self) -> str:
        """The folder, as this machine knows it."""
        return str(self.root.resolve())

    def stamps(self, paths: Iterable[str]) -> dict[str, Stamp]:
        """Return the stamps of the files that are there."""
        root, found = f"{self.root}/", {}
        for path in paths:
            try:
                found[path] = stamp(os.lstat(root + path))
            except OSError:
                continue
        return found

    def seen(self, stamps: Mapping[str, Stamp]) -> Seen:
        """Return how the folder looks with files of these stamps in it."""
        packed = b"".join([stamps.get(path, NIL) for path in sorted(self.listed)])
        return Seen(checksum(self.manifest), packed)

    def digest_of(self, path: str) -> str:
        """Return the digest of a file; empty where there is none."""
        try:
            return digest((self.root / path).read_bytes())
        except OSError:
            return ""

    def stage(self, path: str, data: bytes) -> None:
        """Put a new file aside.  Raises OSError.

        What is staged is laid out as the site, so that a new folder is moved at once.  Two files
        of which one needs a folder in the place of the other are never published: what is put
        aside of them does not matter.
        """
        file = f"{self.root}/{_STAGE}/{path}"
        folder = os.path.dirname(file)
        with suppress(FileExistsError, IsADirectoryError, NotADirectoryError):
            try:
                os.mkdir(folder)  # most pages are the only one in theirs
            except FileExistsError:
                pass
            except FileNotFoundError:
                os.makedirs(folder, exist_ok=True)
            _write(file, data)

    def foreign(self, paths: Iterable[str]) -> list[str]:
        """Return the paths at which there is something that is not ours, or behind a link."""
        if not _holds_any(self.root):
            return []
        linked: dict[str, bool] = {}
        return [
            path
            for path in paths
            if self._is_linked(path.rpartition("/")[0], linked)
            or (path not in self.listed and not self._is_free(path))
        ]

    def _is_free(self, path: str) -> bool:
        """Say whether a new file can stand at a path: there is nothing, or a folder of ours."""
        file = f"{self.root}/{path}"
        if not os.path.lexists(file):
            return True
        return os.path.isdir(file) and any(listed.startswith(f"{path}/") for listed in self.listed)

    def _is_linked(self, folder: str, known: dict[str, bool]) -> bool:
        """Say whether a folder of the output is reached through a symbolic link."""
        if folder == "":
            return False
        if folder not in known:
            here = os.path.islink(f"{self.root}/{folder}")
            known[folder] = here or self._is_linked(folder.rpartition("/")[0], known)
        return known[folder]

    def publish(self, files: dict[str, str], staged: Collection[str]) -> None:
        """Move the staged files into place, and delete what is no longer written.

        `files` is the new manifest, path → digest; `staged` are the paths of what was staged.
        """
        if not staged and files == self.listed and self.manifest == _manifest(files):
            self.discard()
            return
        both = self.listed | files
        self._write_manifest(both)
        for path in sorted(both.keys() - files.keys()):
            self._delete(path)
        if staged:
            self._move("")
        if both.keys() != files.keys():
            self._write_manifest(files)
        self.discard()

    def _move(self, folder: str) -> None:
        """Move what is staged in a folder: each that the site has not as a whole."""
        with os.scandir(f"{self.root}/{_STAGE}/{folder}") as staged:
            for entry in list(staged):
                path = f"{folder}{entry.name}"
                if entry.is_dir(follow_symlinks=False) and (self.root / path).is_dir():
                    self._move(f"{path}/")
                else:
                    os.replace(entry.path, f"{self.root}/{path}")

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
        manifest = _manifest(files)
        if manifest == self.manifest:
            return
        stage = self.root / _STAGE
        stage.mkdir(parents=True, exist_ok=True)
        write(self.root / MANIFEST, manifest, beside=stage)
        self.listed, self.manifest = files, manifest
