"""The output folder: what in it is ours, and how a new site takes its place."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from briefing.disk.problems import DiskError
from briefing.disk.writing import write

MANIFEST = ".briefing.json"
_STAGE = ".briefing-stage"


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
        write(self.root / MANIFEST, text.encode(), beside=stage)
