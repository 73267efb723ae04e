"""Commitments told more than once: one commitment, with the evidence of all."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from briefing.diagnostics import Diagnostics
from briefing.model.dates import Due
from briefing.model.records import Commitment

_TOLD_ONCE = {"id", "slug", "where", "draft", "redirect_from"}
_GATHERED = {"evidence", "sources", "articles"}


def merge(told: Sequence[Commitment], problems: Diagnostics) -> dict[str, Commitment]:
    """Make one commitment of those with the same id, reporting fields that differ."""
    merged: dict[str, Commitment] = {}
    for commitment in told:
        key = commitment.id.casefold()
        first = merged.get(key)
        merged[key] = _join(first, commitment, problems) if first else commitment
    ordered = sorted(merged.values(), key=lambda c: (*c.due.sort_key, c.id))
    return {commitment.id: commitment for commitment in ordered}


def _join(first: Commitment, second: Commitment, problems: Diagnostics) -> Commitment:
    values: dict[str, object] = {}
    for name in Commitment.__struct_fields__:
        one, two = getattr(first, name), getattr(second, name)
        if name in _TOLD_ONCE:
            continue
        if name in _GATHERED:
            values[name] = (*one, *(entry for entry in two if entry not in one))
        elif not _authored(first, name):
            values[name] = two
            if name == "stated_on" and _authored(second, "due"):
                values["due"] = second.due
        elif _authored(second, name) and not _same(name, one, two):
            place = first.where.at(name)
            problems.add(
                "commitment-differs",
                second.where.at(name),
                id=second.id,
                field=name,
                elsewhere=f"{place.file}:{place.line}",
            )
    return replace(first, **values)


def _same(name: str, one: object, two: object) -> bool:
    """Say whether two tell the same; a due date by what was written, not by its window."""
    if isinstance(one, Due) and isinstance(two, Due):
        return _written(one) == _written(two)
    return one == two


def _written(due: Due) -> tuple[object, ...]:
    period = (due.period.text, due.period.approx) if due.period else None
    return (due.kind, period, due.basis, due.text, due.note)


def _authored(commitment: Commitment, name: str) -> bool:
    return (*commitment.where.base, name) in commitment.where.positions
