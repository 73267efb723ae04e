"""Notices that an editor saved something."""

from __future__ import annotations

import re
from collections.abc import Callable, Generator, Iterator, Set
from contextlib import closing
from pathlib import Path, PurePath

import watchfiles

from briefing import config, disk
from briefing.disk.landmarks import Landmarks, landmarks

STEP, LONGEST, LOOK = 10, 500, 60
"""Milliseconds: the quiet that ends a save, the longest wait for it, between looks at landmarks."""
PAUSE = 8
"""Looks without a change, after which there is time to look at all files."""

_PASSING = re.compile(r"^\.|~$|^#.*#$|^4913$|\.(?:tmp|sw[opx]|crswap)$|___jb_(?:tmp|old)___$")
"""Names of hidden files, and of those that editors write only while they save."""


def changes(project: disk.Project) -> Iterator[list[str]]:
    """Yield the names of what changed, time and again; the events of one save come together.

    The first list is empty and comes at once; another comes in the first pause after changes, to
    look for some that no watch tells of, as those of a linked file.  Watching begins before the
    first list and goes on while the caller builds: what changes meanwhile is in the next list.
    """
    polling = None
    found: set[str] = set()
    standing = landmarks(project, config.FILE)
    while True:
        try:
            found = yield from _until_moved(project, standing, found, polling)
        except FileNotFoundError:
            pass  # a folder went after the landmarks were taken
        except (OSError, RuntimeError):
            if polling:
                raise
            polling = True  # the system has no more watches to give
        before, standing = standing, landmarks(project, config.FILE)
        found |= _moved(before, standing)


def _until_moved(
    project: disk.Project, standing: Landmarks, found: set[str], polling: bool | None
) -> Generator[list[str], None, set[str]]:
    """Yield what was found before, then what changes, until the landmarks do.

    Returns what was found with that last change.
    """
    with closing(_watch(standing, polling)) as watch:
        yield sorted(found | _names(project, next(watch)))
        quiet = 0
        for batch in watch:
            names = _names(project, batch)
            if landmarks(project, config.FILE) != standing:
                return names
            quiet = 0 if names else quiet + 1
            if names or quiet == PAUSE:
                yield sorted(names)
    return set()


Batch = set[tuple[watchfiles.Change, str]]


def _watch(standing: Landmarks, polling: bool | None) -> Generator[Batch, None, None]:
    """Watch folders; an empty batch comes whenever it is time to look at the landmarks."""
    folders = {folder.resolve() for folder in standing.folders}
    return watchfiles.watch(
        *folders,
        watch_filter=_input_of(folders),
        debounce=LONGEST,
        step=STEP,
        rust_timeout=LOOK,
        yield_on_timeout=True,
        force_polling=polling,
    )


def _input_of(folders: Set[Path]) -> Callable[[watchfiles.Change, str], bool]:
    """Return a filter that lets through what a build may read of some folders."""

    def is_input(_: watchfiles.Change, name: str) -> bool:
        path = PurePath(name)
        folder = next((folder for folder in folders if path.is_relative_to(folder)), path)
        return not any(_PASSING.search(part) for part in path.relative_to(folder).parts)

    return is_input


def _names(project: disk.Project, batch: Batch) -> set[str]:
    root = project.root.resolve()
    return {_name(PurePath(path), root) for _, path in batch}


def _name(path: PurePath, root: Path) -> str:
    """Return a path as diagnostics have it; of a file of the built-in design, its end."""
    inside = path.is_relative_to(root)
    return (path.relative_to(root) if inside else PurePath(*path.parts[-2:])).as_posix()


def _moved(before: Landmarks, after: Landmarks) -> set[str]:
    """Return the names of landmarks that are not what they were."""
    folders = set(before.folders.items()) ^ set(after.folders.items())
    names = {folder.name for folder, _ in folders}
    return names if before.configuration == after.configuration else names | {config.FILE}
