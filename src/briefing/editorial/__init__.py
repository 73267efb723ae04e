"""House rules over the library: what no single value can tell.

Each rule is a small function from the library to diagnostics; RULES is the table of all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from briefing.diagnostics import Diagnostic, Diagnostics
from briefing.editorial import articles, commitments, evidence, wording
from briefing.model.library import Library

Rule = Callable[[Library], Iterator[Diagnostic]]

RULES: tuple[tuple[str, Rule], ...] = (
    ("the status history is in order", commitments.status_in_order),
    ("nothing becomes of a promise before it is made", commitments.status_after_statement),
    ("a final status has a source", commitments.final_status_has_source),
    ("a missed promise has its evidence", commitments.missed_has_evidence),
    ("an amount says what it counts", commitments.amount_has_unit),
    ("so does a sum in a text", wording.sum_has_unit),
    ("an allegation carries a hedge", wording.allegation_is_hedged),
    ("no words of praise", wording.no_praise),
    ("a product belongs to its owner", wording.product_has_its_owner),
    ("a headline is no evidence", evidence.headline_is_no_evidence),
    ("a quote has at most a dozen words", evidence.quotes_are_short),
    ("one origin never confirms", evidence.one_origin_never_confirms),
    ("a due year in the body is a tag", articles.due_years_are_tagged),
    ("every figure in a body has a record", articles.figures_are_backed),
)


def review(library: Library, problems: Diagnostics) -> None:
    """Apply every rule."""
    for _, rule in RULES:
        problems.extend(rule(library))
