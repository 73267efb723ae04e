"""briefing new."""

from __future__ import annotations

from pathlib import Path

import click

from briefing import disk
from briefing.cli.options import WRONG_USAGE, open_project, project_option

TEMPLATES: dict[str, tuple[str, str]] = {
    "article": (
        "articles/{year}/{id}.md",
        "title: {title}\ncompany:\ntheme:\ntimeline:\ndate: {today}\nsummary:\ndraft: true",
    ),
    "company": ("companies/{id}.md", "name: {title}\nkind: company\ncountry:\naliases: []"),
    "theme": ("themes/{id}.md", "name: {title}\ndefinition:\nis_not:\nkeywords: []"),
    "commitment": (
        "commitments/{id}.md",
        "who:\nwhat: {title}\nthemes:\ndue:\nstated_on: {today}\nstrength:\ndraft: true",
    ),
    "edition": (
        "editions/{id}.md",
        "title: {title}\ncovers: {today}/{today}\nlead:\npicks: []\ndraft: true",
    ),
}
"""Kind → path and front matter of a new file."""


@click.command()
@project_option
@click.argument("kind", type=click.Choice(list(TEMPLATES)))
@click.argument("title")
def new(root: Path, kind: str, title: str) -> None:
    """Add a file of KIND with its keys ready to be filled in.

    \b
    Examples:
      briefing new article "Alphabet raises its spending plan"
      briefing new company "Example Labs"
    """
    from briefing.content.values import id_of  # the other commands need not load it

    project = open_project(root)
    today = disk.today("UTC")
    path_form, header_form = TEMPLATES[kind]
    values = {"id": id_of(title), "year": today.year, "today": today, "title": _quoted(title)}
    path = "content/" + path_form.format(**values)
    if project.has(path):
        click.echo(f"{path} exists already; nothing was changed", err=True)
        raise SystemExit(WRONG_USAGE)
    project.write(path, f"---\n{header_form.format(**values)}\n---\n\n")
    click.echo(path)


def _quoted(title: str) -> str:
    """Return a title as a YAML value: in quotes, so that it needs no other care."""
    plain = " ".join(title.split())
    escaped = plain.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
