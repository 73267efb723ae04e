"""briefing ingest."""

from __future__ import annotations

import json
import shutil
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefing import config, disk
from briefing.cli.options import (
    CONTENT_FAILED,
    open_project,
    project_option,
    refuse,
    style,
    tell,
    today_option,
    work_options,
)
from briefing.diagnostics import Diagnostic, Diagnostics, Place, Severity, diagnose
from briefing.report.json import FIELDS

if TYPE_CHECKING:
    from briefing.ingest.batch import Input, Reader
    from briefing.ingest.drafts import Draft
    from briefing.ingest.shelving import Shelf, Shelved

FEW = 10
"""Inputs, or drafts of one, that are reviewed in full; of more, each draft has one line."""
WIDEST = 100
"""Columns of a review."""
MEGABYTE = 2**20


def _period(_: click.Context, __: click.Parameter, value: str | None) -> str:
    """Check --date."""
    if not value:
        return ""
    from briefing.ingest.front_matter import period

    if period(value) is None:
        raise click.BadParameter("write a date as 2026-11-22, 2026-11 or 2026")
    return value


def _web(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    """Check --url."""
    if not value:
        return None
    from briefing.ingest.front_matter import address

    if not address(value):
        raise click.BadParameter("write it in full, as https://example.org/page")
    return value


@dataclass(frozen=True, slots=True, kw_only=True)
class _Terms:
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
        return int(self.max_size * MEGABYTE)


@click.command()
@project_option
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@click.option("--stdout", is_flag=True, help="Print front matter and Markdown; write nothing.")
@click.option(
    "--report",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="PATH",
    help="Write what was found and what was dropped as JSON.",
)
@click.option("-i", "--interactive", is_flag=True, help="Ask for each suggestion.")
@click.option(
    "--rights",
    type=click.Choice(["excerpt", "full", "summary"]),
    default="excerpt",
    show_default=True,
    help="How much of the source its article may hold.",
)
@click.option(
    "--date", "published", callback=_period, metavar="DATE", help="When the source appeared."
)
@click.option("--url", callback=_web, metavar="URL", help="Where the source can be read.")
@click.option("--publisher", default="", metavar="NAME", help="Who published the source.")
@click.option(
    "--timeout",
    type=click.FloatRange(0, min_open=True),
    default=60,
    show_default=True,
    metavar="SECONDS",
    help="How long fetching an address may take.",
)
@click.option(
    "--max-size",
    type=click.FloatRange(0, min_open=True),
    default=20,
    show_default=True,
    metavar="MB",
    help="How much is read of an input.",
)
@click.option("--allow-private", is_flag=True, help="Fetch from private networks too.")
@click.option("--ignore-robots", is_flag=True, help="Fetch what robots.txt asks not to.")
@today_option("When sources are retrieved")
@work_options
def ingest(root: Path, files: tuple[str, ...], **options: Any) -> None:
    """Turn sources into drafts: web pages, pastes, mails, feeds, PDFs, addresses.

    A FILE is a path, a folder (the files in it), an http(s) address, or - for standard input.

    A draft has title, date, source, companies, themes and years in its front matter, and suggested
    commitments with their sentences. It goes to content/articles/ as 'draft: true', the whole text
    to sources/. A file that you edited is never written over: the new draft lies beside it.

    \b
    Examples:
      briefing ingest page.html
      briefing ingest --date 2026-04-02 --publisher "The Example" paste.txt
      xclip -o | briefing ingest -
      briefing ingest https://example.org/news/story
      briefing ingest --stdout newsletter.eml
      briefing ingest saved/ --jobs 4 --report report.json
    """
    terms = _Terms(**options)
    terms.check(files)
    project = _project(root, terms)
    inputs = list(_inputs(files, terms))
    try:
        failed = _take(inputs, project, terms)
    except BrokenPipeError:
        raise  # whoever read what we print has seen enough; Click ends quietly
    except OSError as error:
        name = str(terms.report or error.filename or root)
        problem = diagnose("ingest-unwritable", Place(name), path=name, reason=error.strerror)
        refuse(problem, terms.form)
        return
    raise SystemExit(CONTENT_FAILED if failed else 0)


def _project(root: Path, terms: _Terms) -> disk.Project | None:
    """Return the project; where nothing is written, there need be none."""
    if terms.stdout and not disk.Project(root).has(config.FILE):
        return None
    return open_project(root, terms.form)


def _inputs(files: tuple[str, ...], terms: _Terms) -> Iterator[Input]:
    """Yield the inputs that are named; standard input is read at once."""
    from briefing.ingest.batch import Input

    for name in files:
        if name == "-":
            yield Input(name, sys.stdin.buffer.read(terms.most + 1) if sys.stdin else b"")
        elif "://" in name:
            yield Input(name)
        else:
            yield from map(Input, disk.files_of(name))


def _take(inputs: list[Input], project: disk.Project | None, terms: _Terms) -> bool:
    """Take all inputs in and tell what became of each; say whether one of them failed."""
    from briefing.ingest import batch, taking
    from briefing.ingest.reports import Report

    shelf, reader = _tools(project, terms)
    teller = _Teller(terms)
    jobs = 1 if terms.interactive else terms.jobs or disk.processors()
    ask = _asking(teller, shelf) if terms.interactive and shelf else None
    with ExitStack() as stack:
        report = Report(stack.enter_context(disk.written(terms.report))) if terms.report else None
        bar = stack.enter_context(_progress(len(inputs), silent=terms.interactive or terms.quiet))
        jobs = min(jobs, len(inputs) // batch.WORTH_A_PROCESS)
        for drafts in bar(batch.drafts(reader, inputs, jobs)):
            teller.full = terms.verbose or max(len(inputs), len(drafts)) <= FEW
            for draft, shelved in taking.take(drafts, shelf, ask):
                teller.tell(draft, shelved)
                if report:
                    report.add(draft, shelved)
        if report:
            report.end()
    teller.close()
    return teller.failed > 0


def _tools(project: disk.Project | None, terms: _Terms) -> tuple[Shelf | None, Reader]:
    """Return the shelf that drafts go to, and the reader that makes them."""
    from briefing.ingest.batch import Reader
    from briefing.ingest.normalising import Told
    from briefing.ingest.registry import FOLDERS, registry_of, shipped, with_borrowed
    from briefing.ingest.shelving import Shelf

    registry, shelf, zone = shipped(), None, "UTC"
    if project:
        unheard = Diagnostics()
        zone = config.parse(project.read(config.FILE, unheard) or "", unheard).time_zone
        tree = project.scan(unheard)
        paths = [path for path in tree.texts if path.startswith(FOLDERS)]
        own = registry_of({path: project.read(path, unheard) or "" for path in paths})
        registry = with_borrowed(own, shipped())
        shelf = None if terms.stdout else Shelf(project, tree, own, terms.rights)
    return shelf, Reader(
        registry=registry,
        today=disk.today(zone, terms.today),
        told=Told(terms.published, terms.publisher),
        url=terms.url,
        most=terms.most,
        seconds=terms.timeout,
        private=terms.allow_private,
        robots=not terms.ignore_robots,
    )


@dataclass(slots=True)
class _Teller:
    """Tells what becomes of each draft, and in the end of all."""

    terms: _Terms
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
        if not self.terms.quiet and not draft.failed:
            self.review(draft, shelved)
        tell([item for item in draft.diagnostics if self._is_told(item)], {}, "text")

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


def _asking(teller: _Teller, shelf: Shelf) -> Callable[[Draft, str], Draft]:
    from briefing.cli.asking import ask

    def review_and_ask(draft: Draft, id: str) -> Draft:
        teller.review(draft, None)
        return ask(draft, id, shelf.knows)

    return review_and_ask


Drafts = Iterator["list[Draft]"]


@contextmanager
def _progress(inputs: int, *, silent: bool) -> Iterator[Callable[[Drafts], Drafts]]:
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
