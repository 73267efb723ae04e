"""Diagnostics as text: the place, the message, the source line with a caret, the hint."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping, Sequence

from briefing.diagnostics import Diagnostic

WIDTH = 100
"""Characters of a source line that are shown."""


def render(
    diagnostics: Sequence[Diagnostic],
    texts: Mapping[str, str],
    style: Callable[[str, str], str],
) -> str:
    """Return one paragraph for each diagnostic; `texts` holds the files by path."""
    return "\n".join(_one(item, texts.get(item.file), style) for item in diagnostics)


def _one(item: Diagnostic, text: str | None, style: Callable[[str, str], str]) -> str:
    place = ":".join(str(part) for part in (visible(item.file), item.line, item.column) if part)
    severity = style(f"{item.severity}[{item.code}]", item.severity)
    lines = [f"{style(place, 'place')}: {severity} {visible(item.message)}"]
    if text is not None and item.line:
        lines += _excerpt(text, item.line, item.column, style)
    if item.hint:
        lines.append(f"  {style('help:', 'hint')} {visible(item.hint)}")
    return "\n".join(lines) + "\n"


def _excerpt(
    text: str, line: int, column: int | None, style: Callable[[str, str], str]
) -> list[str]:
    rows = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if line > len(rows):
        return []
    row = rows[line - 1]
    start = max(0, (column or 1) - WIDTH + 20)
    shown = visible(row[start : start + WIDTH].replace("\t", " "))
    width = max(5, len(str(line)))
    gutter = style(f"{line:>{width}} |", "gutter")
    excerpt = [f"{gutter} {shown}"]
    if column:
        lead = visible(row[start : column - 1].replace("\t", " "))
        blank = style(f"{'':>{width}} |", "gutter")
        excerpt.append(f"{blank} {' ' * cells(lead)}{style('^', 'caret')}")
    return excerpt


def cells(text: str) -> int:
    """Return how many columns of a terminal a text takes (Unicode Standard Annex 11)."""
    return sum(
        0
        if unicodedata.combining(char) or unicodedata.category(char) in {"Mn", "Me", "Cf"}
        else 2
        if unicodedata.east_asian_width(char) in "WF"
        else 1
        for char in text
    )


def visible(text: str) -> str:
    """Return a text with control and direction characters spelt out, safe for a terminal."""
    return "".join(
        char if char.isprintable() or char == " " else char.encode("unicode_escape").decode()
        for char in text
    )
