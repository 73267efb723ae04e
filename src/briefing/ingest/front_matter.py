"""The front matter of a draft: what was found, in the keys of the content model.

What is certain enough stands under its own key; the rest stands under `suggested`, where an editor
moves it from or deletes it.  What a build would refuse is left out here: addresses that are none,
dates that are none, characters that nobody sees.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any
from urllib.parse import quote, urlsplit

from briefing.diagnostics import UNSAFE
from briefing.ingest.drafts import DueTime, Material, Suggestion
from briefing.model.dates import DateError, Period, parse_period
from briefing.model.records import Amount

MOST_TITLE, MOST_TEXT = 300, 1000
"""Characters of a title, and of any other text that a source gives of itself."""
MOST_SUGGESTED = 32_768
"""Bytes of all that is suggested: a build reads 64 kB of front matter.  What does not fit is in the
report alone, the least likely first."""

ACCEPTED = {"company": "companies", "theme": "themes", "year": "years"}
"""Kind of a tag → its key."""
SUGGESTED = {
    **ACCEPTED,
    "new-company": "new_companies",
    "ownership": "ownership",
    "duplicate": "near",
    "story": "stories",
}
"""Kind of a suggestion → its key under `suggested`, where its reason stands after it."""
SUGGESTED_KEYS = (*SUGGESTED.values(), "commitments")
"""The keys under `suggested`, in their order."""
ODD = re.compile("[\ud800-\udfff]")
"""Halves of characters, which cannot be written; numbers in JSON and HTML can name them."""


def front_matter(
    material: Material,
    suggestions: Iterable[Suggestion],
    *,
    title: str,
    sha256: str,
    today: date | None,
) -> dict[str, Any]:
    """Return the front matter of a draft.

    `sha256` is that of the raw text; `today` is when it was retrieved.
    """
    suggestions = list(suggestions)
    published = period(material.published)
    source = {
        "publisher": one_line(material.publisher),
        "title": one_line(material.title, MOST_TITLE),
        "author": one_line(material.author),
        "url": address(material.url),
        "published": _day(published),
        "retrieved": today,
        "sha256": sha256,
    }
    values = {
        "title": one_line(title, MOST_TITLE),
        "date": _day(published),
        "updated": _day(period(material.updated)),
        **{key: _accepted(suggestions, kind) for kind, key in ACCEPTED.items()},
        "summary": one_line(material.summary),
        "source": _filled(source),
        "rights": "excerpt",
        "draft": True,
        "lang": "" if material.lang.lower().startswith("en") else one_line(material.lang),
        "suggested": suggested(suggestions),
    }
    return _filled(values)


def suggested(suggestions: Iterable[Suggestion]) -> dict[str, Any]:
    """Return what is left for an editor to decide, by key; each with its reason."""
    found: dict[str, Any] = {}
    left = MOST_SUGGESTED
    for one in sorted(suggestions, key=lambda one: -one.score):
        if one.accepted:
            continue
        entry = commitment(one) if one.kind == "commitment" else one_line(one.reason)
        left -= len(f"{one.value if one.kind != 'commitment' else ''}{entry}".encode())
        if left < 0:
            break
        if one.kind == "commitment":
            found.setdefault("commitments", []).append(entry)
        else:
            found.setdefault(SUGGESTED[one.kind], {})[_value(one)] = entry
    return {key: found[key] for key in SUGGESTED_KEYS if key in found}


def with_suggested(front_matter: Mapping[str, Any], more: Mapping[str, Any]) -> dict[str, Any]:
    """Return front matter with some suggestions in the place of those of the same keys."""
    both = {**front_matter.get("suggested", {}), **more}
    left = {key: both[key] for key in SUGGESTED_KEYS if both.get(key)}
    rest = {key: value for key, value in front_matter.items() if key != "suggested"}
    return {**rest, "suggested": left} if left else rest


def commitment(one: Suggestion) -> dict[str, Any]:
    """Return a suggested commitment in the keys of the content model, with its sentence."""
    details = one.details
    due, amount = details.get("due"), details.get("amount")
    return _filled(
        {
            "who": one_line(str(details.get("who", ""))),
            "what": one_line(str(details.get("what", ""))),
            "due": due_of(due) if isinstance(due, DueTime) else {},
            "amount": amount_of(amount) if isinstance(amount, Amount) else {},
            "modality": details.get("modality", ""),
            "sentence": one_line(one.value, len(one.value)),
            "score": round(one.score, 2),
            "why": one_line(one.reason),
        }
    )


def due_of(due: DueTime) -> dict[str, str]:
    """Return a due time as the key `due`; one that stays relative has no date."""
    return _filled({"date": due.date, "kind": due.kind, "text": one_line(due.text)})


def amount_of(amount: Amount) -> dict[str, Any]:
    """Return an amount as the key `amount`."""
    return _filled(
        {
            "value": _number(amount.value),
            "value_upper": None if amount.value_upper is None else _number(amount.value_upper),
            "scale": amount.scale,
            "currency": amount.currency,
            "unit": amount.unit,
            "approx": amount.approx or None,
            "measure": amount.measure,
        }
    )


def seen(text: str) -> str:
    """Return a text without characters that nobody sees; controls are spaces."""
    return UNSAFE.sub(lambda match: " " if match[0] < "\xa0" else "", ODD.sub("\ufffd", text))


def one_line(text: str, most: int = MOST_TEXT) -> str:
    """Return a text as one line without characters that nobody sees, cut after a whole word."""
    line = " ".join(seen(text).split())
    if len(line) <= most:
        return line
    return (
        line[:most].rpartition(" ")[0].rstrip(" ,;:–—-") + " …"
        if " " in line[:most]
        else line[:most]
    )


def address(url: str) -> str:
    """Return an address as it may stand in front matter; empty where it is none."""
    url = quote(url.strip(), safe="%/:=&?~#+!$,;'@()*[]-._|^", errors="replace")
    try:
        parts = urlsplit(url)
        usable = parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        usable = False
    return url if usable else ""


def period(text: str) -> Period | None:
    """Return a date as precise as it is; None for what is none."""
    try:
        found = parse_period(text) if text else None
    except DateError:
        return None
    return found if found and found.precision in {"day", "month", "year"} else None


def reference(published: str) -> date | None:
    """Return the day that due times count from: none for an article of some day of a year."""
    found = period(published)
    return found.first if found and found.precision in {"day", "month"} else None


def _day(published: Period | None) -> date | str:
    """Return a full day as a date, anything coarser as text."""
    if published is None:
        return ""
    exact = published.precision == "day" and not published.approx
    return published.first if exact else published.text + "~" * published.approx


def _accepted(suggestions: Iterable[Suggestion], kind: str) -> list[Any]:
    return [_value(one) for one in suggestions if one.accepted and one.kind == kind]


def _value(one: Suggestion) -> str | int:
    return int(one.value) if one.kind == "year" else one_line(one.value)


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def _filled(values: Mapping[str, Any]) -> dict[str, Any]:
    """Leave out what is empty."""
    return {key: value for key, value in values.items() if value not in ("", None, [], {})}
