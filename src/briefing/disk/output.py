"""The output folder: what in it is ours, and how a new site takes its place."""

# Paths of the ten thousand files of a site stay strings: a Path costs more than what is done to it.
# ruff: noqa: PTH105, PTH123

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from json.encoder import encode_basestring as quoted
from pathlib import Path, PurePosixPath

import msgspec

from briefing.disk.problems import DiskError
from briefing.disk.stamps import Stamp, stamp
from briefing.disk.writing import write

MANIFEST = ".briefing.json"
_STAGE = ".briefing-stage"


class _Manifest(msgspec.Struct):
    files: dict[str, str]


_MANIFEST = msgspec.json.Decoder(_Manifest)


def digest(data: bytes) -> str:
    """Return the digest by which the manifest knows a file."""
    return hashlib.sha256(data).hexdigest()


def _write(file: str, data: bytes) -> None:
    with open(file, "wb", buffering=0) as opened:
        opened.write(data)


def _is_local(path: str) -> bool:
    """Say whether a path stays in its folder."""
    steps = path.split("/")
    return path != "" and steps[0] != "" and ".." not in steps and ":" not in path


def _manifest(files: Mapping[str, str]) -> bytes:
    # As json.dumps with indent=0, which is written in Python and takes ten times as long.
    lines = (f"{quoted(path)}: {quoted(value)}" for path, value in sorted(files.items()))
    listed = "{\n" + ",\n".join(lines) + "\n}" if files else "{}"
    return f'{{\n"generator": "briefing",\n"files": {listed}\n}}\n'.encode()


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
    def at(cls, root: Path) -> Output:
        """Return the output folder at a place.  Raises DiskError if it is not ours."""
        if root.exists() and not root.is_dir():
            raise DiskError("output-foreign", folder=root.name)
        manifest = root / MANIFEST
        listed: dict[str, str] = {}
        data = b""
        if manifest.is_file():
            data = manifest.read_bytes()
            try:
                listed = _MANIFEST.decode(data).files
            except msgspec.MsgspecError:
                raise DiskError("output-foreign", folder=root.name) from None
            if not all(_is_local(path) for path in listed):
                raise DiskError("output-foreign", folder=root.name)
        elif root.is_dir() and any(entry.name != _STAGE for entry in root.iterdir()):
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

    def digest_of(self, path: str) -> str:
        """Return the digest of a file; empty where there is none."""
        try:
            return digest((self.root / path).read_bytes())
        except OSError:
            return ""

    def stage(self, path: str, data: bytes) -> str:
        """Put a new file aside, and return under which name.  Raises OSError."""
        name = blake2b(path.encode(), digest_size=16).hexdigest()
        try:
            _write(f"{self.root}/{_STAGE}/{name}", data)
        except FileNotFoundError:
            (self.root / _STAGE).mkdir(parents=True, exist_ok=True)
            _write(f"{self.root}/{_STAGE}/{name}", data)
        return name

    def foreign(self, paths: Iterable[str]) -> list[str]:
        """Return the paths at which there is something that is not ours, or behind a link."""
        linked: dict[PurePosixPath, bool] = {}
        return [
            path
            for path in paths
            if self._is_linked(PurePosixPath(path).parent, linked)
            or (path not in self.listed and not self._is_free(path))
        ]

    def _is_free(self, path: str) -> bool:
        """Say whether a new file can stand at a path: there is nothing, or a folder of ours."""
        file = self.root / path
        if not os.path.lexists(file):
            return True
        return file.is_dir() and any(listed.startswith(f"{path}/") for listed in self.listed)

    def _is_linked(self, folder: PurePosixPath, known: dict[PurePosixPath, bool]) -> bool:
        """Say whether a folder of the output is reached through a symbolic link."""
        if folder.name == "":
            return False
        if folder not in known:
            here = (self.root / folder).is_symlink()
            known[folder] = here or self._is_linked(folder.parent, known)
        return known[folder]

    def publish(self, files: dict[str, str], staged: Mapping[str, str]) -> None:
        """Move staged files into place, and delete what is no longer written.

        `files` is the new manifest, path → digest; `staged` is path → name it was staged under.
        """
        if not staged and files == self.listed and self.manifest == _manifest(files):
            self.discard()
            return
        self._write_manifest(self.listed | files)
        for path in sorted(set(self.listed) - set(files)):
            self._delete(path)
        root, stage = f"{self.root}/", f"{self.root}/{_STAGE}/"
        for path, name in staged.items():
            try:
                os.replace(stage + name, root + path)
            except (FileNotFoundError, NotADirectoryError):
                (self.root / path).parent.mkdir(parents=True, exist_ok=True)
                os.replace(stage + name, root + path)
        self._write_manifest(files)
        self.discard()
        self.listed = files

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
        self.manifest = manifest
