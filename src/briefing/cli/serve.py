"""briefing serve."""

from __future__ import annotations

import gc
import time
import webbrowser
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefing import disk
from briefing.build.outcome import Options, Outcome
from briefing.cli.options import REMINDERS, build_options, open_project, refuse, tell
from briefing.diagnostics import Diagnostic, Place, Severity, diagnose
from briefing.report.text import visible

if TYPE_CHECKING:
    from briefing.serve.preview import Preview
    from briefing.serve.server import Server


@click.command()
@build_options
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=None,
    metavar="N",
    help="Port; 0 is any free one.  [default: 8000, or a free one where that is taken]",
)
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    metavar="ADDRESS",
    help="Address to listen at; others than that of this machine let everybody in.",
)
@click.option("--open", "opened", is_flag=True, help="Open the front page in a browser.")
def serve(
    root: Path,
    host: str,
    port: int | None,
    opened: bool,
    form: str,
    quiet: bool,
    verbose: bool,
    jobs: int | None,
    **chosen: Any,
) -> None:
    """Show the site while you write.

    Builds and serves the site, and does it again whenever you save a file.

    The open page follows; what is wrong is shown on top of it. Ctrl-C stops.

    \b
    Examples:
      briefing serve
      briefing serve --drafts --open
      briefing serve -C digest --port 8080
    """
    gc.enable()
    # Other commands do not wait for a watcher and an HTTP server to be loaded.
    from briefing.serve.preview import Preview

    project = open_project(root, form)
    options = Options(jobs=jobs or disk.processors(), **chosen)
    terminal = _Terminal(form, quiet=quiet, verbose=verbose)
    preview = Preview(project, options)
    try:
        with _listen(preview, host, port, form) as server:
            _follow(project, preview, server, terminal, opened=opened)
    except KeyboardInterrupt:
        click.echo("Stopped.", err=True)


def _listen(preview: Preview, host: str, port: int | None, form: str) -> Server:
    """Return a server at the address that was asked for, or end with a diagnostic."""
    from briefing.serve.server import listen

    try:
        server = listen(preview, host, port)
    except OSError as error:
        place = f"{host}:{port}" if port else host
        refuse(diagnose("address-unavailable", Place(place), reason=error.strerror), form)
        raise
    if not server.is_private:
        warning = f"Warning: everybody who can reach this machine at {host} can read the preview."
        click.secho(warning, fg="yellow", err=True)
    return server


def _follow(
    project: disk.Project, preview: Preview, server: Server, terminal: _Terminal, *, opened: bool
) -> None:
    """Build, then serve and build again with every change, until Ctrl-C."""
    from briefing.serve.watching import changes

    saves = changes(project)
    terminal.rebuild(preview, next(saves))
    with server.running():
        terminal.announce(server.url)
        if opened:
            webbrowser.open_new_tab(server.url)
        for changed in saves:
            if not changed and not preview.missed():
                continue
            terminal.rebuild(preview, changed)
            terminal.announce(server.url)


@dataclass(slots=True)
class _Terminal:
    """What the terminal is told of each build: what is new."""

    form: str
    quiet: bool
    verbose: bool
    _known: frozenset[Diagnostic] = field(default_factory=frozenset)
    """Problems of the build before."""
    _url: str = ""

    def rebuild(self, preview: Preview, changed: list[str]) -> None:
        """Build because some files changed, and tell the outcome."""
        started = time.perf_counter()
        outcome = preview.rebuild(changed)
        problems = outcome.problems.sorted()
        tell([item for item in problems if self._is_told(item)], outcome.texts, self.form)
        self._known = frozenset(problems)
        if not self.quiet:
            click.echo(_line(outcome, changed, preview.ready - started), err=True)

    def announce(self, url: str) -> None:
        """Say where the front page is, again when it moved."""
        if url != self._url:
            click.echo(f"Serving at {url} (Ctrl-C stops)", err=True)
        self._url = url

    def _is_told(self, item: Diagnostic) -> bool:
        """Say whether to tell a problem: errors each time, the rest once, until it is gone."""
        if item.severity == Severity.ERROR:
            return True
        matters = item.severity == Severity.WARNING or item.code in REMINDERS or self.verbose
        return matters and not self.quiet and item not in self._known


def _line(outcome: Outcome, changed: list[str], seconds: float) -> str:
    more = f" and {len(changed) - 1} more" if len(changed) > 1 else ""
    after = f" after {visible(changed[0])}{more}" if changed else ""
    tally = _tally(outcome)
    if outcome.failed:
        told = f"Failed{after}: {tally}; the pages stay as they were ({seconds:.2f} s)"
        return click.style(told, fg="red")
    counts = outcome.counts
    files = f"{counts['files']} files, {counts['written']} written, {counts['deleted']} deleted"
    told = f"Built{after}: {files}{tally and f'; {tally}'} ({seconds:.2f} s)"
    return click.style(told, fg="green")


def _tally(outcome: Outcome) -> str:
    """Return how many errors and warnings there are, in words."""
    found = [item.severity for item in outcome.problems.sorted()]
    numbers = {severity: found.count(severity) for severity in (Severity.ERROR, Severity.WARNING)}
    return ", ".join(f"{n} {name}{'' if n == 1 else 's'}" for name, n in numbers.items() if n)
