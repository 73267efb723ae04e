"""What stands at the top of a project: where a watcher looks, and what no watch tells it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from briefing.disk.design import design
from briefing.disk.project import CONTENT, SOURCES, STATIC, TEMPLATES, Project


@dataclass(frozen=True, slots=True)
class Landmarks:
    """The folders that a build reads, and the configuration, as they stand now.

    A watch of the operating system follows a folder that is renamed, cannot wait for one that is
    not there, and would take in `site/` if it were set on the whole project.  Where landmarks
    differ, a folder came, went or was replaced, or the configuration was edited.
    """

    folders: dict[Path, tuple[int, int]]
    """Each folder that is there, with its device and inode."""
    configuration: bytes


def landmarks(project: Project, configuration: str) -> Landmarks:
    """Return the landmarks of a project whose configuration has this path."""
    own = [project.root / name for name in (CONTENT, TEMPLATES, STATIC, SOURCES)]
    built_in = [design(name) for name in (TEMPLATES, STATIC)]
    folders = {}
    for folder in (*own, *built_in):
        try:
            state = folder.stat()
        except OSError:
            continue
        folders[folder] = (state.st_dev, state.st_ino)
    return Landmarks(folders, _bytes(project, configuration))


def _bytes(project: Project, path: str) -> bytes:
    try:
        return project.bytes_of(path)
    except OSError:
        return b""
