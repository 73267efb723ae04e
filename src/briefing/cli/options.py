"""Options that several commands share, and how their outcome is told."""

from __future__ import annotations

import functools
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

import click

from briefing import disk
from briefing.build import unchanged
from briefing.build.outcome import Options, Outcome
from briefing.diagnostics import Diagnostic, Place, Severity, diagnose
from briefing.report import FORMATS

F = TypeVar("F", bound=Callable[..., Any])

CONTENT_FAILED, WRONG_USAGE = 1, 2
"""Exit codes (docs/diagnostics.md): the content has errors; usage, configuration or output."""

REMINDERS = {"draft-skipped", "future-skipped", "ingest-suggested"}
"""Information that is told without asking: an editor should not wonder where a file went, nor
forget what was left to decide."""

_STYLES: dict[str, dict[str, Any]] = {
    "error": {"fg": "red", "bold": True},
    "warning": {"fg": "yellow", "bold": True},
    "info": {"fg": "blue", "bold": True},
    "place": {"bold": True},
    "gutter": {"fg": "bright_black"},
    "caret": {"fg": "red", "bold": True},
    "hint": {"fg": "green"},
}


def _address(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    """Check --base-url."""
    if value is None or value == "":
        return value
    try:
        parts = urlsplit(value)
        usable = parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        usable = False
    if not usable:
        raise click.BadParameter("write it in full, as https://example.org/digest/")
    return value if value.endswith("/") else value + "/"


def _day(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    """Check --today."""
    try:
        disk.today("UTC", value)
    except ValueError:
        raise click.BadParameter("write a day as 2026-11-22") from None
    return value


_PROJECT = click.option(
    "-C",
    "--project",
    "root",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path(),
    metavar="DIR",
    help="Folder with briefing.toml.  [default: this folder]",
)


def today_option(what: str) -> Callable[[F], F]:
    """Return --today; `what` says what the day is."""
    return click.option(
        "--today",
        callback=_day,
        metavar="DATE",
        help=f"{what}.  [default: SOURCE_DATE_EPOCH, else today]",
    )


_FORMAT = click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    default="text",
    show_default=True,
    help="How problems are told.",
)

_JOBS = click.option(
    "--jobs",
    type=click.IntRange(1),
    default=None,
    metavar="N",
    help="Processes to work with.  [default: the cores]",
)

_LOUDNESS = (
    click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors."),
    click.option("-v", "--verbose", is_flag=True, help="List drafts and other information too."),
)

_BUILD = (
    _PROJECT,
    click.option(
        "--base-url",
        callback=_address,
        metavar="URL",
        help="Where the site is published; overrides site.url.",
    ),
    today_option("As-of date of computed states"),
    click.option("--drafts", is_flag=True, help="Include drafts."),
    click.option("--future", is_flag=True, help="Include what is dated in the future."),
    click.option("--preview", is_flag=True, help="Mark every page as a preview, not indexed."),
    click.option("--strict", is_flag=True, help="Let warnings fail too."),
    _FORMAT,
    _JOBS,
    *_LOUDNESS,
)


def project_option(command: F) -> F:
    """Add -C/--project."""
    return _PROJECT(command)


def build_options(command: F) -> F:
    """Add the options of build and check."""
    return _with(_BUILD, command)


def work_options(command: F) -> F:
    """Add the options of a command that reads many files but builds nothing."""
    return _with((_FORMAT, _JOBS, *_LOUDNESS), command)


def _with(options: Sequence[Callable[[F], F]], command: F) -> F:
    return functools.reduce(lambda wrapped, option: option(wrapped), reversed(options), command)


def open_project(root: Path, form: str = "text") -> disk.Project:
    """Return the project of a folder, or end with a diagnostic."""
    project = disk.Project(root)
    if not project.has(disk.CONFIG):
        refuse(diagnose("config-missing", Place(disk.CONFIG)), form)
    return project


def refuse(problem: Diagnostic, form: str = "text") -> None:
    """Tell a problem of usage and end."""
    tell([problem], {}, form)
    raise SystemExit(WRONG_USAGE)


def tell(problems: list[Diagnostic], texts: Mapping[str, str], form: str) -> None:
    """Print diagnostics: JSON and GitHub's form to standard output, text to standard error."""
    to_error = form == "text"
    if problems or form == "json":
        click.echo(FORMATS[form](problems, texts, style), err=to_error)


def style(text: str, role: str) -> str:
    """Return a text in the colours of its role (briefing.report.Style)."""
    return click.style(text, **_STYLES.get(role, {}))


def run(
    root: Path,
    output: Path | None,
    *,
    form: str,
    quiet: bool,
    verbose: bool,
    jobs: int | None,
    explain: bool = False,
    profile: bool = False,
    **chosen: Any,
) -> None:
    """Run the pipeline for build (`output` given) or check, tell its outcome, and end."""
    started = time.perf_counter()
    project = open_project(root, form)
    options = Options(jobs=jobs or disk.processors(), **chosen)
    try:
        listed = unchanged.listing(project, output, options.jobs)
        outcome = unchanged.outcome(project, options, output, listed)
        looked = time.perf_counter() - started
        if outcome is None:
            outcome = _build(project, options, output, listed, silent=quiet or form != "text")
    except disk.DiskError as error:
        refuse(diagnose(error.code, Place(str(output or ".")), **error.values), form)
        return
    except OSError as error:
        folder = (output or root).name
        refuse(
            diagnose("output-unwritable", Place(folder), folder=folder, reason=error.strerror), form
        )
        return
    _tell_outcome(outcome, form, quiet=quiet, verbose=verbose)
    if explain or options.dry_run:
        for path, why in sorted(outcome.reasons):
            click.echo(f"{path}: {why}", err=True)
    if profile:
        for stage, took in (("look", looked), *outcome.stages):
            click.echo(f"{took:8.3f} s  {stage}", err=True)
    seconds = time.perf_counter() - started
    if not quiet:
        click.echo(_closing_line(outcome, output, seconds, options), err=True)
    raise SystemExit(_exit_code(outcome))


def _build(
    project: disk.Project,
    options: Options,
    output: Path | None,
    listed: unchanged.Listing,
    *,
    silent: bool,
) -> Outcome:
    """Run the pipeline, which is only loaded now."""
    from briefing import pipeline

    def waiting() -> None:
        if not silent:
            click.echo("Another build of this project is at work; waiting for it.", err=True)

    with _progress(silent) as progress:
        return pipeline.build(
            project,
            options,
            output=output,
            listed=listed,
            progress=progress,
            waiting=waiting,
        )


def _tell_outcome(outcome: Outcome, form: str, *, quiet: bool, verbose: bool) -> None:
    shown = [
        item
        for item in outcome.problems.sorted()
        if item.severity == Severity.ERROR
        or (item.severity == Severity.WARNING and not quiet)
        or (item.severity == Severity.INFO and (verbose or form != "text"))
        or (item.code in REMINDERS and not quiet)
    ]
    tell(shown, outcome.texts, form)


def _exit_code(outcome: Outcome) -> int:
    if not outcome.failed:
        return 0
    configuration = any(
        item.file == disk.CONFIG and item.severity == Severity.ERROR for item in outcome.problems
    )
    return WRONG_USAGE if configuration else CONTENT_FAILED


def _closing_line(outcome: Outcome, output: Path | None, seconds: float, options: Options) -> str:
    counts = outcome.counts
    tally = {
        severity: sum(item.severity == severity for item in outcome.problems.sorted())
        for severity in Severity
    }
    problems = ", ".join(
        f"{number} {severity}{'' if number == 1 or severity == Severity.INFO else 's'}"
        for severity, number in tally.items()
        if number
    )
    if outcome.failed:
        kept = "; the old site is untouched" if output else ""
        return click.style(f"Failed: {problems}{kept} ({seconds:.1f} s)", fg="red")
    content = (
        f"{counts['articles']} briefings, {counts['commitments']} commitments, "
        f"{counts['companies']} companies, {counts['themes']} themes"
    )
    files = f"{counts['files']} files"
    if output:
        done = ("to write", "to delete") if options.dry_run else ("written", "deleted")
        files += f" in {output}, {counts['written']} {done[0]}, {counts['deleted']} {done[1]}"
    verb = "Checked" if options.dry_run or not output else "Built"
    tail = f"; {problems}" if problems else ""
    return click.style(f"{verb} {content}: {files}{tail} ({seconds:.1f} s)", fg="green")


@contextmanager
def _progress(silent: bool) -> Iterator[Callable[[int, int], None]]:
    """Show a progress bar on standard error, on a terminal and for long builds only."""
    stream = sys.stderr
    if silent or not stream.isatty():
        yield lambda _done, _total: None
        return
    with click.progressbar(range(1), length=1, label="Rendering", file=stream) as bar:

        def advance(done: int, total: int) -> None:
            bar.length = total
            bar.update(done - bar.pos)

        yield advance
