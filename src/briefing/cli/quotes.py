"""briefing quotes."""

from __future__ import annotations

from pathlib import Path

import click

from briefing import disk
from briefing.build.outcome import Outcome
from briefing.cli.options import CONTENT_FAILED, open_project, project_option, tell
from briefing.diagnostics import Severity


@click.command()
@project_option
def quotes(root: Path) -> None:
    """Check quotes against their sources, and write receipts.

    A quote is checked where its source is in sources/.

    A receipt (content/receipts/) lets others, and CI, show a quote as verified without the source.
    It holds the quotes in use; those that no article or commitment has any more go.

    \b
    Example:
      briefing quotes
    """
    project = open_project(root)
    from briefing import pipeline

    outcome = Outcome(texts=disk.Texts(project))
    receipts = pipeline.receipts(project, outcome)
    errors = [item for item in outcome.problems.sorted() if item.severity == Severity.ERROR]
    tell(errors, outcome.texts, "text")
    if errors:
        raise SystemExit(CONTENT_FAILED)
    for path, text in receipts.items():
        if outcome.texts.get(path) != text:
            project.write(path, text)
            click.echo(f"wrote {path}", err=True)
    click.echo(
        f"{outcome.counts['sources']} sources checked, of those in {disk.SOURCES}/", err=True
    )
