"""Diagnostics as the overlay in the browser shows them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from briefing.diagnostics import Diagnostic, Severity
from briefing.pipeline import Outcome
from briefing.report.text import visible

MOST = 20
"""Diagnostics that the overlay shows; the terminal has all of them."""
_WIDTH, _LEAD = 160, 60
"""Characters of a source line that are shown, and those of them before the column."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The source line of a diagnostic, cut in two at its column."""

    line: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Notice:
    """One diagnostic, as text that is safe to show."""

    severity: str
    code: str
    place: str
    """file:line:column, as far as they are known"""
    message: str
    hint: str
    excerpt: Excerpt | None


@dataclass(frozen=True, slots=True)
class Notices:
    """What kept the last build from being shown; nothing after a good one."""

    count: int = 0
    first: tuple[Notice, ...] = ()
    """At most MOST of them."""


def notices(outcome: Outcome) -> Notices:
    """Return what made a build fail: its errors, or where only warnings did, those."""
    if not outcome.failed:
        return Notices()
    problems = outcome.problems.sorted()
    errors = [item for item in problems if item.severity == Severity.ERROR]
    shown = errors or [item for item in problems if item.severity == Severity.WARNING]
    return Notices(len(shown), tuple(_notice(item, outcome.texts) for item in shown[:MOST]))


def _notice(item: Diagnostic, texts: Mapping[str, str]) -> Notice:
    place = ":".join(str(part) for part in (visible(item.file), item.line, item.column) if part)
    return Notice(
        severity=item.severity,
        code=item.code,
        place=place,
        message=visible(item.message),
        hint=visible(item.hint),
        excerpt=_excerpt(texts.get(item.file, ""), item.line, item.column or 1),
    )


def _excerpt(text: str, line: int | None, column: int) -> Excerpt | None:
    rows = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if line is None or line > len(rows):
        return None
    row, at = rows[line - 1], column - 1
    start = max(0, at - _LEAD)
    return Excerpt(line, _shown(row[start:at]), _shown(row[at : start + _WIDTH]))


def _shown(text: str) -> str:
    return visible(text.replace("\t", " "))
