"""An editor's word on what is suggested: it moves to its own key, or goes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from briefing.content import evidence
from briefing.editorial.evidence import QUOTE_WORDS
from briefing.ingest.candidates.plain import unmarked
from briefing.ingest.drafts import Draft, DueTime, Suggestion
from briefing.ingest.front_matter import ACCEPTED, SUGGESTED, commitment, with_suggested
from briefing.model.dates import is_duration
from briefing.model.records import Quote

MOST_ID = 48
"""Characters of the article's id that begin the id of its commitment."""
_KEYS = {**ACCEPTED, "new-company": "companies"}


def rejected(draft: Draft, one: Suggestion) -> Draft:
    """Return a draft without a suggestion."""
    suggestions = tuple(other for other in draft.suggestions if other is not one)
    before = draft.front_matter.get("suggested", {})
    left: dict[str, Any]
    if one.kind == "commitment":
        entries, gone = before.get("commitments", []), commitment(one)
        left = {"commitments": [entry for entry in entries if entry != gone]}
    else:
        key = SUGGESTED[one.kind]
        tags = before.get(key, {}).items()
        left = {key: {name: why for name, why in tags if str(name) != one.value}}
    front_matter = with_suggested(draft.front_matter, left)
    return replace(draft, front_matter=front_matter, suggestions=suggestions)


def accepted(draft: Draft, one: Suggestion, value: str, id: str) -> Draft:
    """Return a draft with a suggestion under its own key, in the words of the editor.

    `id` is that of the article, which the evidence of a commitment names.
    """
    draft = rejected(draft, one)
    front_matter = dict(draft.front_matter)
    if one.kind == "commitment":
        entries = front_matter.get("commitments", [])
        entry = _inline(one, value, id, front_matter.get("date"), len(entries) + 1)
        quote = _quote(one, draft.material.raw if draft.material else "")
        if quote:
            entry["evidence"][0]["quote"] = {"exact": quote}
        front_matter["commitments"] = [*entries, entry]
    elif key := _KEYS.get(one.kind):
        tag = int(value) if one.kind == "year" and value.isdigit() else value
        front_matter[key] = list(dict.fromkeys([*front_matter.get(key, []), tag]))
    elif one.kind in {"story", "duplicate"} and one.details.get("story"):
        front_matter["story"] = str(one.details["story"])
    done = replace(one, value=one.value if one.kind == "commitment" else value, accepted=True)
    ordered = {key: front_matter[key] for key in _order(front_matter)}
    return replace(draft, front_matter=ordered, suggestions=(*draft.suggestions, done))


def _inline(one: Suggestion, what: str, id: str, stated_on: object, number: int) -> dict[str, Any]:
    """Return a commitment as an article tells it, with its sentence as evidence."""
    found = commitment(one)
    due = found.get("due", {})
    entry = {
        "id": f"{id if len(id) <= MOST_ID else id[:MOST_ID].rpartition('-')[0] or id}-{number}",
        "who": found.get("who", ""),
        "what": what,
        "due": due if _is_placed(due, stated_on) else {},
        "amount": found.get("amount", {}),
        "stated_on": stated_on,
        "evidence": [{"article": id, "role": "obligation"}],
    }
    if due and not entry["due"]:
        entry["note"] = f"Due, in the words of the source: {due['text']}."
    return {key: value for key, value in entry.items() if value}


def _quote(one: Suggestion, raw: str) -> str:
    """Return the words of a sentence that carry its date, as few as a quote may have.

    They must stand in the source exactly once; empty where no words do.
    """
    source = evidence.normalise(raw)
    due = one.details.get("due")
    for sentence in dict.fromkeys((one.value, unmarked(one.value))):
        words = sentence.split()
        at = sentence.find(due.text) if isinstance(due, DueTime) else -1
        dated = len(sentence[: at + len(due.text)].split()) if isinstance(due, DueTime) else 0
        last = max(dated if at >= 0 else len(words), QUOTE_WORDS)
        for chosen in (words[max(last - QUOTE_WORDS, 0) : last], words):
            quote = " ".join(chosen)
            if quote and len(evidence.find(source, Quote(quote))) == 1:
                return quote
    return ""


def _is_placed(due: Mapping[str, str], stated_on: object) -> bool:
    """Say whether a due date is a window of days."""
    day = due.get("date", "")
    return bool(day) and not (is_duration(day) and not stated_on) and not day.startswith("FY")


_FIRST = ("title", "date", "updated", "companies", "themes", "years", "summary", "source")
_LAST = ("story", "commitments", "rights", "draft", "lang", "suggested")


def _order(front_matter: Mapping[str, Any]) -> list[str]:
    """Return the keys in their order in a file."""
    known = [key for key in (*_FIRST, *_LAST) if key in front_matter]
    return known + [key for key in front_matter if key not in known]
