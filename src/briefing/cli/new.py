"""briefing new."""

from __future__ import annotations

import re
import unicodedata
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
    project = open_project(root)
    today = disk.today("UTC")
    path_form, header_form = TEMPLATES[kind]
    values = {"id": slugify(title), "year": today.year, "today": today, "title": _quoted(title)}
    path = "content/" + path_form.format(**values)
    if project.has(path):
        click.echo(f"{path} exists already; nothing was changed", err=True)
        raise SystemExit(WRONG_USAGE)
    project.write(path, f"---\n{header_form.format(**values)}\n---\n\n")
    click.echo(path)


def slugify(title: str) -> str:
    """Return an id for a title: lower-case letters and digits with hyphens between."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:60].strip("-") or "untitled"


def _quoted(title: str) -> str:
    """Return a title as a YAML value: in quotes, so that it needs no other care."""
    plain = " ".join(title.split())
    escaped = plain.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
