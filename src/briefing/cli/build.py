"""briefing build."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from briefing.cli.options import build_options, run


@click.command()
@build_options
@click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    default=None,
    metavar="DIR",
    help="Folder for the site.  [default: site in the project]",
)
@click.option("--explain", is_flag=True, help="Say of each page that is drawn why.")
@click.option("--dry-run", is_flag=True, help="Only say what would be drawn, and why.")
@click.option("--verify", is_flag=True, help="Read every file of the site to find changed ones.")
@click.option("--profile", is_flag=True, help="Say how long each stage takes.")
def build(root: Path, output: Path | None, **options: Any) -> None:
    """Make the site.

    Only what changed is drawn again. Where there are errors, all of them are told and the old
    site stays as it is.

    \b
    Examples:
      briefing build
      briefing build --base-url https://example.github.io/digest/
      briefing build --drafts --today 2027-01-01 --output /tmp/site
      briefing build --explain
    """
    run(root, output or root / "site", **options)
