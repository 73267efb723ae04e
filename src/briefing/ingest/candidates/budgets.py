"""Years that only say which budget is meant: "its 2026 capital expenditure"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from briefing.ingest.drafts import DueTime
from briefing.ingest.times import due_times

_BUDGET = re.compile(
    r"(?<![\w$€£.,-])(?P<year>(?:(?:fiscal(?:\syear)?|FY)\s?)?20\d\d)(?:'s)?\s(?:full-year\s|total\s|AI\s"
    r"|planned\s){0,2}(?:capital\s(?:expenditures?|spending|investments?)|capex|CapEx|spending"
    r"|investments?|(?:spending|budget|investment)\splans?)\b"
)


def budget_years(text: str, ref: date | None) -> Iterator[DueTime]:
    """Yield the years of budgets, read as "in 2026"."""
    if "20" not in text:  # as in most sentences
        return
    for match in _BUDGET.finditer(text):
        for due in due_times(f"It will be spent in {match['year']}.", ref):
            yield replace(due, start=match.start("year"), end=match.end("year"), text=match["year"])
