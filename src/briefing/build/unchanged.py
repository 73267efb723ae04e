"""A build that has nothing to do finds that out first, and loads no more than it needs for that.

What the last build read and wrote is known by stamps; where all of them are the same, and so are
options, day and engine, its outcome is told again.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import msgspec

from briefing import disk
from briefing.build import pool
from briefing.build.outcome import Options, Outcome
from briefing.build.standing import Written
from briefing.diagnostics import Diagnostic, Diagnostics
from briefing.disk import Seen


@dataclass(frozen=True, slots=True)
class Listing:
    """The files of a project, as a build finds them."""

    tree: disk.Tree
    problems: tuple[Diagnostic, ...]
    """Files that cannot be read."""
    time: int
    """When the files were listed, in ns."""
    look: Callable[[], bytes] = bytes
    """Waits for how the output folder looks."""
    suspects: Collection[str] | None = None
    """Files that were looked at, or may change yet without another stamp; None where it was all:
    the others are taken to be as they were."""

    @property
    def seen(self) -> Seen | None:
        """The output folder; None where it is not known how it looks."""
        try:
            return msgspec.msgpack.decode(self.look(), type=Seen)
        except msgspec.MsgspecError:
            return None


@dataclass(frozen=True, slots=True)
class Last:
    """The last build that succeeded."""

    surroundings: bytes
    time_zone: str
    as_of: date
    inputs: bytes
    """Digest of the stamps of all files that were read."""
    unsettled_inputs: dict[str, bytes]
    """Files that may have changed without another stamp, with their digests."""
    written: bytes
    """Digest of how the output folder was left."""
    unsettled_outputs: dict[str, str]
    problems: list[Diagnostic]
    counts: dict[str, int]


def listing(project: disk.Project, output: Path | None = None, jobs: int = 1) -> Listing:
    """List the files of a project, and those that an earlier build wrote into a folder.

    Each takes half the time of a build that has nothing to do: two processes share it.
    """
    look = pool.meanwhile(lambda: _look(output), jobs) if output else bytes
    time, problems = disk.now(), Diagnostics()
    return Listing(project.scan(problems), tuple(problems), time, look)


def following(last: Listing, project: disk.Project, edited: Iterable[str]) -> Listing | None:
    """Return the listing after some files were edited, and no others as far as is known.

    To look at ten thousand files takes a third of the time of a build that makes one page.  None
    where all have to be looked at: something else than an edit happened.
    """
    time, edited = disk.now(), set(edited)
    tree = None if last.problems or not edited else project.look_again(last.tree, edited)
    return Listing(tree, (), time, suspects=edited.union(_unsettled(last))) if tree else None


def _unsettled(listed: Listing) -> list[str]:
    """Return the files that may yet change without another stamp."""
    stamps, suspects = listed.tree.stamps(), listed.suspects
    each = stamps if suspects is None else suspects
    return [path for path in each if not disk.is_settled(stamps[path], listed.time)]


def _look(output: Path) -> bytes:
    try:
        target = disk.Output.at(output)
    except (OSError, disk.DiskError):
        return b""  # the build will say so
    return msgspec.msgpack.encode(target.seen(target.stamps(target.listed)))


def outcome(
    project: disk.Project, options: Options, output: Path | None, listed: Listing
) -> Outcome | None:
    """Return the outcome of a build that has nothing to do; None where it may have something."""
    if options.verify or options.dry_run or listed.problems:
        return None
    data = disk.kept(project.root).read(_name(options, output))
    try:
        last = msgspec.msgpack.decode(data or b"", type=Last)
    except msgspec.MsgspecError:
        return None
    if not _is_current(last, project, options, output, listed):
        return None
    problems = Diagnostics()
    problems.extend(last.problems)
    counts = last.counts | {"written": 0, "deleted": 0}
    failed = problems.failed(strict=options.strict)
    return Outcome(problems, disk.Texts(project), counts, failed=failed)


def _is_current(
    last: Last, project: disk.Project, options: Options, output: Path | None, listed: Listing
) -> bool:
    if last.surroundings != _surroundings():
        return False
    if last.as_of != disk.today(last.time_zone, options.today):
        return False
    if last.inputs != _digest(listed.tree.stamps()):
        return False
    for path, before in last.unsettled_inputs.items():
        if project.checksum(path) != before:
            return False
    if output is None:
        return True
    target = disk.Output(output)
    return last.written == _digest(listed.seen) and all(
        target.digest_of(path) == before for path, before in last.unsettled_outputs.items()
    )


def doubtful(project: disk.Project, listed: Listing) -> dict[str, bytes]:
    """Return the digests of the files that may yet change without another stamp.

    They are taken before anything is read, so that what changes meanwhile is noticed next time.
    """
    return {path: project.checksum(path) for path in _unsettled(listed)}


def remember(
    cache: disk.Cache,
    listed: Listing,
    doubtful: Mapping[str, bytes],
    options: Options,
    output: Path | None,
    left: Written | None,
    outcome: Outcome,
    *,
    time_zone: str,
    as_of: date,
) -> None:
    """Remember a build that succeeded, with the files that it left."""
    last = Last(
        surroundings=_surroundings(),
        time_zone=time_zone,
        as_of=as_of,
        inputs=_digest(listed.tree.stamps()),
        unsettled_inputs=dict(doubtful),
        written=_digest(left.seen if left else None),
        unsettled_outputs=left.unsettled if left else {},
        problems=list(outcome.problems.sorted()),
        counts=outcome.counts,
    )
    cache.write(_name(options, output), msgspec.msgpack.encode(last))


def _name(options: Options, output: Path | None) -> str:
    folder = str(output.resolve()) if output else ""
    return f"{disk.LAST}{options.way}-{_digest(folder).hex()[:12]}"


def _surroundings() -> bytes:
    return _digest(disk.surroundings())


def _digest(value: object) -> bytes:
    return disk.checksum(msgspec.msgpack.encode(value))
