"""Rules about commitments: their history and its evidence."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from briefing.diagnostics import Diagnostic, diagnose
from briefing.model.library import Library
from briefing.model.records import Commitment
from briefing.model.vocabulary import FINAL_STATUSES

NO_UNIT = {"lacks": "currency or unit", "hint": "add 'currency: USD' or 'unit: gigawatt'"}
NO_MEASURE = {"lacks": "measure", "hint": "add what is counted: 'measure: capital expenditure'"}


def status_in_order(library: Library, commitment: Commitment) -> Iterator[Diagnostic]:
    """Entries of the status history stand in the order of their dates, coarse by last day."""
    for index, (one, two) in enumerate(pairwise(commitment.status)):
        if two.on.last < one.on.last and two.on.first < one.on.first:
            place = commitment.where.at("status", index + 1, "on")
            yield diagnose("status-order", place, late=one.on.text, early=two.on.text)


def status_after_statement(library: Library, commitment: Commitment) -> Iterator[Diagnostic]:
    """No status is older than the statement."""
    stated = commitment.stated_on
    for index, entry in enumerate(commitment.status):
        if stated and entry.on.last < stated.first:
            place = commitment.where.at("status", index, "on")
            yield diagnose("status-before-statement", place, on=entry.on.text, stated=stated.text)


def final_status_has_source(library: Library, commitment: Commitment) -> Iterator[Diagnostic]:
    """An outcome shows its receipt."""
    for index, entry in enumerate(commitment.status):
        if entry.status in FINAL_STATUSES and not entry.sources:
            place = commitment.where.at("status", index, "is")
            yield diagnose("final-without-source", place, status=entry.status)


def missed_has_evidence(library: Library, commitment: Commitment) -> Iterator[Diagnostic]:
    """`missed` has two sources, or one evidence that shows the outcome."""
    shows = any(entry.role == "fulfilment" for entry in commitment.evidence)
    for index, entry in enumerate(commitment.status):
        different = {source.url or source.publisher for source in entry.sources}
        if entry.status == "missed" and len(different) == 1 and not shows:
            yield diagnose("missed-needs-evidence", commitment.where.at("status", index, "is"))


def amount_has_unit(library: Library, commitment: Commitment) -> Iterator[Diagnostic]:
    """An amount says what it counts, and in what."""
    amount = commitment.amount
    if amount is None:
        return
    place = commitment.where.at("amount")
    if not (amount.currency or amount.unit):
        yield diagnose("amount-without-unit", place, amount=amount.value, **NO_UNIT)
    elif not amount.measure:
        yield diagnose("amount-without-unit", place, amount=amount.value, **NO_MEASURE)
