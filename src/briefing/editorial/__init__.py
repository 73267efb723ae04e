"""House rules: what no single value of a file can tell.

Each rule is a small function from the library and what it looks at, a record or its prose, to
diagnostics; RULES is the table of all of them.  Of the library it reads as little as it can, and
by id where there is one: a record's findings stand until something changes that they were read
from.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from types import UnionType
from typing import Any

from briefing.diagnostics import Diagnostic
from briefing.editorial import articles, commitments, evidence, wording
from briefing.editorial.texts import Prose
from briefing.model.library import KINDS, Library
from briefing.model.records import Article, Commitment, Record

Rule = Callable[[Library, Any], Iterator[Diagnostic]]
"""The second argument is of the kind that RULES gives."""

RULES: tuple[tuple[str, type | UnionType, Rule], ...] = (
    ("the status history is in order", Commitment, commitments.status_in_order),
    (
        "nothing becomes of a promise before it is made",
        Commitment,
        commitments.status_after_statement,
    ),
    ("a final status has a source", Commitment, commitments.final_status_has_source),
    ("a missed promise has its evidence", Commitment, commitments.missed_has_evidence),
    ("an amount says what it counts", Commitment, commitments.amount_has_unit),
    ("so does a sum in a text", Prose, wording.sum_has_unit),
    ("an allegation carries a hedge", Article, wording.allegation_is_hedged),
    ("no words of praise", Prose, wording.no_praise),
    ("a product belongs to its owner", Prose, wording.product_has_its_owner),
    ("a headline is no evidence", Article | Commitment, evidence.headline_is_no_evidence),
    ("a quote has at most a dozen words", Article | Commitment, evidence.quotes_are_short),
    ("so has a quotation in a text", Prose, evidence.quotations_are_short),
    ("one origin never confirms a claim", Article, evidence.claims_stand_on_two_origins),
    ("nor a commitment", Commitment, evidence.commitments_stand_on_two_origins),
    ("a due year in the body is a tag", Prose, articles.due_years_are_tagged),
    ("every figure in a body has a record", Prose, articles.figures_are_backed),
)
"""What each rule demands, the kind of what it looks at, and the rule."""

_BY_KIND: dict[type, tuple[Rule, ...]] = {
    each: tuple(rule for _, kind, rule in RULES if issubclass(each, kind))
    for each in (*KINDS, Prose)
}


def review(library: Library, record: Record) -> Iterator[Diagnostic]:
    """Apply every rule that concerns a record."""
    for subject in (record, Prose(record, library.body(record))):
        for rule in _BY_KIND[type(subject)]:
            yield from rule(library, subject)
