"""What a build is asked for, and what it comes to.

Nothing here is dear to import: a build that has nothing to do needs no more.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from briefing.diagnostics import Diagnostics


@dataclass(frozen=True, slots=True)
class Options:
    """What a command line can say about a build."""

    base_url: str | None = None
    today: str | None = None
    drafts: bool = False
    future: bool = False
    strict: bool = False
    preview: bool = False
    jobs: int = 1
    verify: bool = False
    """Read every output, even those that look as they were written."""
    dry_run: bool = False
    """Only say what would be done."""

    @property
    def way(self) -> str:
        """A name for those options that a site looks different with."""
        chosen = (self.base_url, self.drafts, self.future, self.preview)
        return hashlib.blake2b(repr(chosen).encode(), digest_size=6).hexdigest()


@dataclass(slots=True)
class Outcome:
    """What a build came to."""

    problems: Diagnostics = field(default_factory=Diagnostics)
    texts: Mapping[str, str] = field(default_factory=dict)
    """Files by path, for the excerpts of diagnostics."""
    counts: dict[str, int] = field(default_factory=dict)
    """articles, companies, themes, commitments, files, written, deleted."""
    reasons: list[tuple[str, str]] = field(default_factory=list)
    """Each page that was made again, and why."""
    stages: list[tuple[str, float]] = field(default_factory=list)
    """Stages with the seconds that they took."""
    failed: bool = False

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Note how long a stage takes."""
        started = time.perf_counter()
        yield
        self.stages.append((name, time.perf_counter() - started))
