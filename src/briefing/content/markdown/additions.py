"""What the site adds to plain Markdown: anchors, sections set apart, tables that scroll."""

from __future__ import annotations

import re

SET_APART = {"the article argues": "argues"}
"""Sections that the design sets apart from the rest, by heading: class of their element."""

TABLE = '<div class="table" role="region" tabindex="0">'
"""Around each table, so that it can be scrolled by keyboard."""

_NOT_IN_ANCHORS = re.compile(r"[^\w\- ]")
_FOOTNOTE = re.compile(r"fn(ref)?\d")


def slug(title: str) -> str:
    """Return the anchor of a heading: never empty, and none that a footnote has."""
    slug = _NOT_IN_ANCHORS.sub("", title.strip().lower().replace(" ", "-"))
    return f"section-{slug}".rstrip("-") if not slug.strip("-") or _FOOTNOTE.match(slug) else slug


def numbered(slug: str, taken: set[str]) -> str:
    """Return an anchor that no heading before has, and take it."""
    anchor, number = slug, 0
    while anchor in taken:
        number += 1
        anchor = f"{slug}-{number}"
    taken.add(anchor)
    return anchor


def demoted(level: int) -> int:
    """Return the level of a heading in a text that uses level 1, which belongs to the page."""
    return min(6, level + 1)


def set_apart(heading: str) -> str | None:
    """Return the class of the section below a heading, if the design sets it apart."""
    return SET_APART.get(heading.strip().casefold())
