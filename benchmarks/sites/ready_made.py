"""What generators without commitments and due windows are given ready-made.

It spares them work that briefing does, and so is in their favour.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from digest.records import BASE, FINAL, TODAY, Commitment, Values
from digest.subjects import COMPANIES

DUE_WORDS = {
    "in": "in", "on": "on", "by": "by", "by-end": "by the end of", "before": "before",
    "from": "from", "not-before": "not before", "until": "until", "within": "within",
}  # fmt: skip

_ARTICLE_LINK = re.compile(r"\]\(\.\./[\w-]+/([\w-]+)\.md\)")
_SUBJECT_LINK = re.compile(r"\]\(\.\./\.\./(companies|themes)/([\w-]+)\.md\)")
_SITE_LINK = re.compile(r"\]\(/")


def with_addresses(body: str) -> str:
    """Replace links to files by the addresses that they lead to, which need no looking up."""
    body = _SITE_LINK.sub(f"]({BASE}", body)
    body = _ARTICLE_LINK.sub(rf"]({BASE}articles/\1/)", body)
    return _SUBJECT_LINK.sub(rf"]({BASE}\1/\2/)", body)


def shown(commitment: Commitment) -> str:
    """Return the status that is shown, as far as a single day can tell it."""
    current: str = commitment.values["status"][-1]["is"]
    falls_on = commitment.falls_on
    late = falls_on is not None and falls_on < TODAY
    return "overdue" if late and current not in FINAL else current


def due(commitment: Commitment) -> dict[str, str]:
    """Return a due date in words, with its last day."""
    given = commitment.values["due"]
    return {"words": f"{DUE_WORDS[given['kind']]} {given['date']}", "day": f"{commitment.falls_on}"}


def changes(commitments: Iterable[Commitment]) -> list[dict[str, Any]]:
    """Return what became of commitments, the latest first."""
    names = {company.id: company.name for company in COMPANIES}
    entries = [
        {
            "on": str(entry["on"]),
            "mark": entry["is"],
            "who": names[commitment.values["who"][0]],
            "subject": commitment.values["what"],
            "address": f"{BASE}commitments/{commitment.id}/",
            "text": entry.get("what", ""),
        }
        for commitment in commitments
        for entry in commitment.values["status"]
    ]
    return sorted(entries, key=lambda entry: entry["on"], reverse=True)


def amount_words(amount: Values) -> str:
    """Return an amount as it is read."""
    parts = (amount["value"], amount.get("scale"), amount.get("currency") or amount.get("unit"))
    return " ".join(str(part) for part in parts if part)


# As files of a project of briefing
