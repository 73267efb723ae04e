"""briefing init."""

from __future__ import annotations

import json
from pathlib import Path

import click

from briefing import disk
from briefing.cli.options import refuse
from briefing.diagnostics import Place, diagnose


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
def init(folder: Path) -> None:
    """Make a small working project in FOLDER.

    It has a configuration, three example records and a workflow for GitHub Pages.

    \b
    Example:
      briefing init digest && briefing build -C digest
    """
    today = disk.today("UTC")
    texts = {
        "title": json.dumps(folder.resolve().name, ensure_ascii=False)[1:-1],
        "today": today.isoformat(),
        "year": str(today.year + 1),
    }
    try:
        written = disk.copy_starter(folder, texts)
    except disk.DiskError as error:
        refuse(diagnose(error.code, Place(str(folder)), **error.values))
        return
    for name in written:
        click.echo(f"wrote {folder / name}", err=True)
    click.echo(f"Next: briefing build -C {folder}", err=True)
