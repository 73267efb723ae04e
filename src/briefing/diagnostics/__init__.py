"""Problems in the user's files, as data.

A diagnostic says what is wrong, where, and how to mend it; how it is shown (text, JSON, CI
annotations) is the business of `briefing.report`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from briefing.diagnostics.catalogue import CATALOGUE, Entry, Severity

__all__ = [
    "CATALOGUE",
    "UNSAFE",
    "Diagnostic",
    "Diagnostics",
    "Entry",
    "Place",
    "Severity",
    "diagnose",
    "nearest",
]

UNSAFE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u061c\u200b\u200e\u200f"
    "\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff]"
)
"""Characters that nobody sees: controls, direction overrides, zero-width spaces."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the user's files: a project-relative path, line and column from 1 or unknown."""

    file: str
    line: int | None = None
    column: int | None = None


@dataclass(frozen=True, slots=True, order=True)
class Diagnostic:
    """One problem, ready to be shown.  Ordered by file, then position."""

    file: str
    """Path relative to the project, with forward slashes."""
    line: int | None
    """From 1; None when the problem has no line."""
    column: int | None
    """In characters, from 1."""
    code: str
    """Permanent name, a key of CATALOGUE."""
    severity: Severity
    message: str
    hint: str


def diagnose(code: str, place: Place, **values: object) -> Diagnostic:
    """Make a diagnostic of a catalogue code; `values` fill its message and hint."""
    entry = CATALOGUE[code]
    return Diagnostic(
        file=place.file,
        line=place.line,
        column=place.column,
        code=code,
        severity=entry.severity,
        message=entry.message.format(**values),
        hint=entry.hint.format(**values),
    )


def nearest(word: str, known: Iterable[str], *, otherwise: str = "", cutoff: float = 0.6) -> str:
    """Return a hint: "did you mean …?" for the known word nearest to `word`, else `otherwise`.

    `cutoff` is the least likeness, from 0 to 1: of the letters of both words, the share that
    stands in both in one order.
    """
    from rapidfuzz import fuzz, process  # few builds have something to hint at

    close = process.extractOne(
        word.casefold(),
        list(known),
        scorer=fuzz.ratio,
        processor=str.casefold,
        score_cutoff=100 * cutoff,
    )
    return f"did you mean '{close[0]}'?" if close else otherwise


class Diagnostics:
    """A growing list of diagnostics: every stage reports into one and goes on."""

    def __init__(self) -> None:
        self._items: list[Diagnostic] = []

    def add(self, code: str, place: Place, **values: object) -> None:
        """Report a problem."""
        self._items.append(diagnose(code, place, **values))

    def extend(self, items: Iterable[Diagnostic]) -> None:
        """Take over problems found elsewhere."""
        self._items.extend(items)

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def sorted(self) -> tuple[Diagnostic, ...]:
        """Return every distinct problem by file and position, those without a line first."""
        return tuple(
            sorted(
                set(self._items),
                key=lambda d: (d.file, d.line or 0, d.column or 0, d.code, d.message),
            )
        )

    def failed(self, *, strict: bool = False) -> bool:
        """Say whether there is an error, or a warning where `strict` counts it as one."""
        serious = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
        return any(item.severity in serious for item in self._items)
