"""The folder .briefing/: what one build keeps for the next.  Safe to delete at any time.

docs/cache.md describes what is in it.  A file is replaced whole, by renaming, and begins with a
digest of what follows, so that a damaged one reads as none.
"""

from __future__ import annotations

import contextlib
import hashlib
import mmap
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from msgspec import Struct

from briefing.disk.writing import write

CACHE = ".briefing"
_MARK = b"briefing-cache 4\n"
"""Begins every file; the number is that of the format."""
_DIGEST = 16
_PACK = ".pack"
_BUFFER = 2**18
"""Bytes of a pack that are written at once: some ten files' worth."""
_LOCK = "lock"
FILES, SITE, READS, INDEX, LAST = "files", "site-", "reads-", "index-", "last-"
"""What is kept of all files; and the beginnings of the names of what is kept for one way to build:
one set of options, and one folder."""
MOST_WAYS = 6


def checksum(data: bytes | memoryview) -> bytes:
    """Return the digest by which kept bytes are known: SHA-256, cut to 16 bytes."""
    return hashlib.sha256(data).digest()[:_DIGEST]


class Span(Struct, frozen=True, array_like=True):
    """Where some bytes are kept, and their digest."""

    pack: str
    start: int
    length: int
    digest: bytes


class Pack:
    """A file that bytes are added to, by one process."""

    def __init__(self, folder: Path, owner: str) -> None:
        self.name = f"{owner}.{os.urandom(8).hex()}"
        self._file: BinaryIO = (folder / f"{self.name}{_PACK}").open("xb", buffering=_BUFFER)
        self._end = 0

    def add(self, data: bytes) -> Span:
        """Keep some bytes."""
        span = Span(self.name, self._end, len(data), checksum(data))
        self._file.write(data)
        self._end += len(data)
        return span

    def flush(self) -> None:
        """Let other processes read what was added."""
        self._file.flush()

    def close(self) -> None:
        """Add no more."""
        self._file.close()


def _mapped(file: Path) -> memoryview:
    """Return a file without copying it, where that keeps nobody from replacing it.

    Raises OSError, and ValueError for an empty file.
    """
    if os.name == "nt":
        return memoryview(file.read_bytes())
    with file.open("rb") as opened:
        return memoryview(mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ))


class Cache:
    """What was kept of a project; where its folder cannot be written, a temporary one.

    Each process opens packs of its own: one that was forked must neither read nor write where the
    file of another stands.
    """

    def __init__(self, folder: Path, aside: Path | None = None) -> None:
        """`aside`: a folder that takes what is written, where the cache is only read."""
        self.folder = folder
        self._into = aside or folder
        self.was_busy = False
        """Whether another build was at work when it was opened, which may have left other files."""
        self._before = {file.name for file in folder.glob(f"*{_PACK}")}
        """Packs of earlier builds, of which parts are verified: they may have been damaged."""
        self._process = os.getpid()
        self._read: dict[str, BinaryIO] = {}
        self._written: dict[str, Pack] = {}
        self._filled: list[Pack] = []
        self._inherited: tuple[object, ...] = ()

    def _come_apart(self) -> None:
        if self._process != os.getpid():
            self._inherited = (self._read, self._written, self._filled)
            self._process, self._read, self._written, self._filled = os.getpid(), {}, {}, []

    def read(self, name: str, known: bytes | None = None) -> memoryview | None:
        """Return what was kept under a name; None where there is nothing, or it is damaged.

        `known` is the digest of what is wanted, if nothing else will do.
        """
        try:
            data = _mapped(self.folder / name)
        except (OSError, ValueError):
            return None
        start = len(_MARK) + _DIGEST
        digest, rest = data[len(_MARK) : start], data[start:]
        if data[: len(_MARK)] != _MARK or known not in (None, digest) or digest != checksum(rest):
            return None
        return rest

    def write(self, name: str, data: bytes) -> None:
        """Keep bytes under a name, in place of what was there."""
        write(self._into / name, _MARK, checksum(data), data)

    def add(self, owner: str, data: bytes) -> Span:
        """Keep bytes in a pack of this process, for what is kept under the name of the owner."""
        self._come_apart()
        if owner not in self._written:
            self._written[owner] = Pack(self._into, owner)
        return self._written[owner].add(data)

    def begin_pack(self, owner: str) -> None:
        """Add to a new pack from now on."""
        if owner in self._written:
            self._filled.append(self._written.pop(owner))

    def flush(self) -> None:
        """Let other processes read what was added."""
        self._come_apart()
        for pack in (*self._filled, *self._written.values()):
            pack.flush()

    def part(self, span: Span) -> bytes | None:
        """Return part of a pack; None where it is gone or damaged."""
        self._come_apart()
        try:
            name = f"{span.pack}{_PACK}"
            if span.pack not in self._read:
                here = self.folder if (self.folder / name).exists() else self._into
                self._read[span.pack] = (here / name).open("rb", buffering=0)
            pack = self._read[span.pack]
            pack.seek(span.start)
            data = pack.read(span.length)
        except OSError:
            return None
        known = name not in self._before and len(data) == span.length
        return data if known or checksum(data) == span.digest else None

    def size(self, packs: Iterable[str]) -> int:
        """Return how many bytes some packs have."""
        files = (self.folder / f"{name}{_PACK}" for name in packs)
        return sum(file.stat().st_size for file in files if file.is_file())

    def sweep(self, owner: str, packs: Iterable[str]) -> None:
        """Delete all packs of an owner but some."""
        self.close()
        kept = {f"{name}{_PACK}" for name in packs}
        for file in self.folder.glob(f"{owner}.*{_PACK}"):
            if file.name not in kept:
                file.unlink(missing_ok=True)

    def forget(self) -> None:
        """Delete the oldest of what is kept for each way to build, and packs without an owner."""
        self.close()
        for name in (SITE, READS, INDEX, LAST):
            ways = (file for file in self.folder.glob(f"{name}*") if file.suffix != _PACK)
            for file in sorted(ways, key=lambda file: file.stat().st_mtime_ns)[:-MOST_WAYS]:
                file.unlink(missing_ok=True)
        for file in self.folder.glob(f"*{_PACK}"):
            if not (self.folder / file.name.partition(".")[0]).exists():
                file.unlink(missing_ok=True)

    def close(self) -> None:
        """Close all packs."""
        for file in self._read.values():
            file.close()
        for pack in (*self._filled, *self._written.values()):
            pack.close()
        self._read, self._written, self._filled = {}, {}, []

    def __reduce__(self) -> tuple[type[Cache], tuple[Path, Path]]:
        return Cache, (self.folder, self._into)


def kept(root: Path) -> Cache:
    """Return the cache of a project to look into, which another build may be writing."""
    return Cache(root / CACHE)


@contextmanager
def cache(root: Path, waiting: Callable[[], None], *, reads_only: bool = False) -> Iterator[Cache]:
    """Open the cache of a project, alone: another build at work is waited for.

    If it is only read, it may change meanwhile, which costs no more than if it were damaged.
    """
    import tempfile  # a build with nothing to do needs neither

    from filelock import FileLock, Timeout

    folder, was_busy = root / CACHE, False
    with contextlib.ExitStack() as stack:
        if reads_only:
            opened = Cache(folder, Path(stack.enter_context(tempfile.TemporaryDirectory())))
            stack.callback(opened.close)
            yield opened
            return
        try:
            folder.mkdir(exist_ok=True)
            (folder / ".gitignore").write_text("*\n", encoding="utf-8")
            if not os.access(folder, os.W_OK):
                raise PermissionError
            lock = FileLock(folder / _LOCK)
            try:
                stack.enter_context(lock.acquire(blocking=False))
            except Timeout:
                was_busy = True
                waiting()
                stack.enter_context(lock.acquire())
        except OSError:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        opened = Cache(folder)
        opened.was_busy = was_busy
        stack.callback(opened.close)
        yield opened
