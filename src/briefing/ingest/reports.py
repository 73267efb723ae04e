"""The report of a draft as data, for `--report`."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from briefing.ingest.drafts import REASONS, Draft, DueTime
from briefing.ingest.front_matter import amount_of
from briefing.ingest.shelving import Shelved
from briefing.model.records import Amount
from briefing.report.json import FIELDS


class Report:
    """A JSON list that is written entry by entry, so that none need be kept."""

    def __init__(self, write: Callable[[str], object]) -> None:
        self._write = write
        self._between = "[\n"

    def add(self, draft: Draft, shelved: Shelved | None) -> None:
        """Write what became of a draft."""
        text = json.dumps(entry(draft, shelved), ensure_ascii=False, indent=2, default=_data)
        self._write(self._between + text)
        self._between = ",\n"

    def end(self) -> None:
        """End the list."""
        self._write("[]\n" if self._between == "[\n" else "\n]\n")


def entry(draft: Draft, shelved: Shelved | None) -> dict[str, Any]:
    """Return what became of a draft, and why."""
    return {
        "name": draft.name,
        "kind": draft.kind,
        "title": draft.title,
        "path": shelved.path if shelved else None,
        "state": shelved.state if shelved else None,
        "dropped": [asdict(one) | {"why": REASONS[one.reason]} for one in draft.dropped],
        "questions": [asdict(one) for one in draft.questions],
        "suggestions": [
            {
                "kind": one.kind,
                "value": one.value,
                "reason": one.reason,
                "score": round(one.score, 3),
                "accepted": one.accepted,
                "details": dict(one.details),
            }
            for one in draft.suggestions
        ],
        "diagnostics": [{name: getattr(one, name) for name in FIELDS} for one in draft.diagnostics],
    }


def _data(value: object) -> object:
    """Return a record, or a day, as what JSON knows."""
    if isinstance(value, Amount):
        return amount_of(value)
    if isinstance(value, DueTime):
        return {key: part for key, part in asdict(value).items() if part is not None}
    return str(value)
