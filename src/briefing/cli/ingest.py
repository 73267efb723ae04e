"""briefing ingest."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefing import config, disk
from briefing.cli.options import (
    CONTENT_FAILED,
    WRONG_USAGE,
    open_project,
    project_option,
    refuse,
    tell,
    today_option,
    work_options,
)
from briefing.cli.telling import FEW, Teller, Terms, progress
from briefing.diagnostics import Diagnostics, Place, Severity, diagnose

if TYPE_CHECKING:
    from briefing.ingest.batch import Input, Reader
    from briefing.ingest.drafts import Draft
    from briefing.ingest.shelving import Shelf


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
    gc.enable()
    terms = Terms(**options)
    terms.check(files)
    project = _project(root, terms)
    zone = _time_zone(project, terms.form)
    inputs = list(_inputs(files, terms))
    try:
        failed = _take(inputs, project, zone, terms)
        sys.stdout.flush()
    except BrokenPipeError:
        raise  # whoever read what we print has seen enough; Click ends quietly
    except OSError as error:
        name = str(terms.report or error.filename or "standard output")
        disk.abandon(sys.stdout)
        problem = diagnose("ingest-unwritable", Place(name), path=name, reason=error.strerror)
        refuse(problem, terms.form)
        return
    raise SystemExit(CONTENT_FAILED if failed else 0)


def _project(root: Path, terms: Terms) -> disk.Project | None:
    """Return the project; where nothing is written, there need be none."""
    if terms.stdout and not disk.Project(root).has(config.FILE):
        return None
    return open_project(root, terms.form)


def _time_zone(project: disk.Project | None, form: str) -> str:
    """Return where the project's days begin; end where its configuration cannot be used."""
    if project is None:
        return "UTC"
    problems = Diagnostics()
    text = project.read(config.FILE, problems)
    zone = config.parse(text or "", problems).time_zone
    if errors := [item for item in problems if item.severity == Severity.ERROR]:
        tell(errors, {config.FILE: text or ""}, form)
        raise SystemExit(WRONG_USAGE)
    return zone


def _inputs(files: tuple[str, ...], terms: Terms) -> Iterator[Input]:
    """Yield the inputs that are named; standard input is read at once."""
    from briefing.ingest.batch import Input

    for name in files:
        if name == "-":
            yield Input(name, sys.stdin.buffer.read(terms.most + 1) if sys.stdin else b"")
        elif "://" in name:
            yield Input(name)
        else:
            yield from map(Input, disk.files_of(name))


def _take(inputs: list[Input], project: disk.Project | None, zone: str, terms: Terms) -> bool:
    """Take all inputs in and tell what became of each; say whether one of them failed."""
    from briefing.ingest import batch, taking
    from briefing.ingest.reports import Report

    shelf, reader = _tools(project, zone, terms)
    teller = Teller(terms)
    teller.warn(shelf.articles.problems if shelf else [])
    jobs = 1 if terms.interactive else terms.jobs or disk.processors()
    ask = _asking(teller, shelf) if terms.interactive and shelf else None
    with ExitStack() as stack:
        report = Report(stack.enter_context(disk.written(terms.report))) if terms.report else None
        bar = stack.enter_context(progress(len(inputs), silent=terms.interactive or terms.quiet))
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


def _tools(project: disk.Project | None, zone: str, terms: Terms) -> tuple[Shelf | None, Reader]:
    """Return the shelf that drafts go to, and the reader that makes them."""
    from briefing.ingest.batch import Reader
    from briefing.ingest.normalising import Told
    from briefing.ingest.registry import FOLDERS, registry_of, shipped, with_borrowed
    from briefing.ingest.shelving import Shelf

    registry, shelf = shipped(), None
    if project:
        unheard = Diagnostics()  # of content: `briefing check` tells it
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


def _asking(teller: Teller, shelf: Shelf) -> Callable[[Draft, str], Draft]:
    from briefing.cli.asking import ask

    def review_and_ask(draft: Draft, id: str) -> Draft:
        teller.review(draft, None)
        return ask(draft, id, shelf.knows)

    return review_and_ask
