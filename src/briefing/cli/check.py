"""briefing check."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from briefing.cli.options import build_options, run


@click.command()
@build_options
def check(root: Path, **options: Any) -> None:
    """Say everything that is wrong: a build without its last step.

    \b
    Examples:
      briefing check
      briefing check --strict --format github
      briefing check --format json > problems.json
    """
    run(root, None, **options)
