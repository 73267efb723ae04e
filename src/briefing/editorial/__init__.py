"""House rules over the library: what no single value can tell.

Each rule is a small function from the library to diagnostics; RULES is the table of all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from briefing.diagnostics import Diagnostic, Diagnostics
from briefing.editorial import commitments
from briefing.model.library import Library

Rule = Callable[[Library], Iterator[Diagnostic]]

RULES: tuple[tuple[str, Rule], ...] = (
    ("the status history is in order", commitments.status_in_order),
    ("nothing becomes of a promise before it is made", commitments.status_after_statement),
    ("a final status has a source", commitments.final_status_has_source),
    ("a missed promise has its evidence", commitments.missed_has_evidence),
)


def review(library: Library, problems: Diagnostics) -> None:
    """Apply every rule."""
    for _, rule in RULES:
        problems.extend(rule(library))
