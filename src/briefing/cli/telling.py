"""What `briefing ingest` was told, and what it tells of each draft and in the end of all."""

from __future__ import annotations

import json
import shutil
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefing import disk
from briefing.cli.options import style, tell
from briefing.diagnostics import Diagnostic, Severity
from briefing.report.json import FIELDS
from briefing.report.text import visible

if TYPE_CHECKING:
    from briefing.ingest.drafts import Draft
    from briefing.ingest.shelving import Shelved

FEW = 10
"""Inputs, or drafts of one, that are reviewed in full; of more, each draft has one line."""
WIDEST = 100
"""Columns of a review."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """The options of the command."""

    stdout: bool
    report: Path | None
    interactive: bool
    rights: str
    published: str
    url: str | None
    publisher: str
    timeout: float
    max_size: float
    allow_private: bool
    ignore_robots: bool
    today: str | None
    form: str
    jobs: int | None
    quiet: bool
    verbose: bool

    def check(self, files: tuple[str, ...]) -> None:
        """Refuse options that contradict each other."""
        if "" in files:
            raise click.UsageError("a FILE has no name")
        if self.stdout and (self.interactive or self.form != "text"):
            raise click.UsageError("--stdout prints drafts alone: leave out -i and --format")
        if self.interactive and (self.form != "text" or self.quiet):
            raise click.UsageError("-i asks in the terminal: leave out --format and -q")
        if self.interactive and "-" in files:
            raise click.UsageError("-i reads answers from standard input: name a file instead of -")
        if self.url and len(files) != 1:
            raise click.UsageError("--url is the address of one FILE")

    @property
    def most(self) -> int:
        """Bytes of an input that are read."""
        return int(self.max_size * disk.MEGABYTE)


@dataclass(slots=True)
class Teller:
    """Tells what becomes of each draft, and in the end of all."""

    terms: Terms
    full: bool = True
    """Whether a draft is reviewed in full."""
    failed: int = 0
    _started: float = field(default_factory=time.perf_counter)
    _states: Counter[str] = field(default_factory=Counter)
    _problems: list[Diagnostic] = field(default_factory=list)
    _drafts: list[dict[str, object]] = field(default_factory=list)
    """For the forms that are one document."""

    def tell(self, draft: Draft, shelved: Shelved | None) -> None:
        """Tell of one draft."""
        self.failed += draft.failed
        self._states["failed" if draft.failed else shelved.state if shelved else "read"] += 1
        if self.terms.form != "text":
            self._problems += draft.diagnostics
            self._drafts.append(_line(draft, shelved))
            return
        if self.terms.stdout and not draft.failed:
            from briefing.ingest.composing import document

            front_matter = {**draft.front_matter, "rights": self.terms.rights}
            click.echo(document(front_matter, draft.markdown), nl=False)
        if draft.failed and draft.title:
            click.echo(style(visible(draft.title), "place"), err=True)
        if not self.terms.quiet and not draft.failed:
            self.review(draft, shelved)
        tell([item for item in draft.diagnostics if self._is_told(item)], {}, "text")

    def warn(self, problems: list[Diagnostic]) -> None:
        """Tell what is wrong with the project itself."""
        if self.terms.form == "text":
            tell([item for item in problems if self._is_told(item)], {}, "text")
        else:
            self._problems += problems

    def review(self, draft: Draft, shelved: Shelved | None) -> None:
        """Show what is to be looked at."""
        from briefing.ingest import review

        columns = shutil.get_terminal_size().columns
        if self.full and not (self.terms.interactive and shelved):
            shown = review.render(draft, shelved, style, min(columns, WIDEST))
        else:
            shown = review.line(draft, shelved, columns if sys.stdout.isatty() else None)
        click.echo(shown, err=self.terms.stdout)

    def close(self) -> None:
        """Tell of all of them."""
        if self.terms.form == "json":
            problems = [{name: getattr(item, name) for name in FIELDS} for item in self._problems]
            document = {"diagnostics": problems, "drafts": self._drafts}
            click.echo(json.dumps(document, ensure_ascii=False, indent=2))
        elif self.terms.form != "text":
            tell(self._problems, {}, self.terms.form)
        if not self.terms.quiet:
            states = ", ".join(f"{number} {state}" for state, number in self._states.items())
            seconds = time.perf_counter() - self._started
            total = self._states.total()
            told = f"{total} draft{'' if total == 1 else 's'}: {states} ({seconds:.1f} s)"
            click.secho(told, fg="red" if self.failed else "green", err=True)

    def _is_told(self, item: Diagnostic) -> bool:
        """Say whether to tell a problem; of information, the review has it already."""
        if item.severity == Severity.INFO:
            return self.terms.verbose
        return item.severity == Severity.ERROR or not self.terms.quiet


def _line(draft: Draft, shelved: Shelved | None) -> dict[str, object]:
    path, state = (shelved.path, shelved.state) if shelved else (None, None)
    return {
        "name": draft.name, "kind": draft.kind, "title": draft.title, "path": path, "state": state
    }  # fmt: skip


Drafts = Iterator["list[Draft]"]


@contextmanager
def progress(inputs: int, *, silent: bool) -> Iterator[Callable[[Drafts], Drafts]]:
    """Show a progress bar on standard error, on a terminal and for long batches only."""
    if silent or inputs <= FEW or not sys.stderr.isatty():
        yield lambda drafts: drafts
        return
    with click.progressbar(length=inputs, label="Ingesting", file=sys.stderr) as bar:

        def counted(drafts: Drafts) -> Drafts:
            for made in drafts:
                click.echo("\r\x1b[K", nl=False, err=True)  # what is told takes the bar's line
                yield made
                bar.update(1)
                bar.render_progress()

        yield counted
