"""Draws commitments: one for every so many articles, which are its evidence."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from digest import prose
from digest.articles import draws, slots
from digest.records import FINAL, TODAY, Commitment, Head, Values

ARTICLES_PER_COMMITMENT = 20
STRENGTHS = ("contract", "filing", "official-statement", "interview", "reported")


def commitment(seed: int, number: int, head: Head) -> Commitment:
    """Draw the commitment that an article tells."""
    rng = draws(seed, "commitment", number)
    own = slots(head.companies, head.themes, head.years)
    stated = head.date or date(head.years[0], 1, 15)
    stated = min(stated, TODAY)
    due, falls_on = _due(rng, stated, max(*head.years, stated.year + 1))
    source = {"publisher": "Policy Wire", "url": f"https://policy-wire.example.com/{number}"}
    values = {
        "who": [company.id for company in head.companies[:2]],
        "what": prose.phrase(rng, prose.PROMISES, own) + ".",
        "themes": [theme.id for theme in head.themes],
        **({"due": due} if due else {}),
        **({"amount": _amount(rng)} if rng.random() < 0.4 else {}),
        "stated_on": stated,
        "strength": rng.choice(
            ("contract", "filing", "official-statement", "interview", "reported")
        ),
        "standing": rng.choice(("reported", "reported", "disputed", "unverified")),
        "settles_when": prose.phrase(rng, ("{measure_} is published by {group}.",), own),
        "evidence": [{"article": head.id, "role": "obligation"}],
        "sources": [source],
        "status": _history(rng, stated, falls_on, source),
        **({"revisions": [_moved(rng, stated, own)]} if due and rng.random() < 0.2 else {}),
        "checked_on": TODAY,
    }
    return Commitment(f"commitment-{number + 1:04}", values, falls_on, head)


def _due(rng: Random, stated: date, year: int) -> tuple[Values, date | None]:
    """Return a due date of one of many forms, and the last day that it can mean."""
    month = rng.randint(1, 12)
    first = date(year, month, 1)
    forms: tuple[tuple[Values, date | None], ...] = (
        ({}, None),
        ({"date": year, "kind": "in"}, date(year, 12, 31)),
        ({"date": year, "kind": "by", "text": f"by {year}"}, date(year, 12, 31)),
        ({"date": year, "kind": "by-end", "basis": "stated"}, date(year, 12, 31)),
        ({"date": f"{year}-{month:02}", "kind": "before"}, first - timedelta(days=1)),
        ({"date": f"{year}-H1", "kind": "in"}, date(year, 6, 30)),
        ({"date": f"{year}-Q3", "kind": "from"}, date(year, 9, 30)),
        ({"date": f"{year}-{month:02}", "kind": "not-before"}, first),
        ({"date": first, "kind": "on", "basis": "derived"}, first),
        ({"date": date(year, 12, 31), "kind": "until"}, date(year, 12, 31)),
        ({"date": "P18M", "kind": "within"}, stated + timedelta(days=548)),
    )
    return rng.choice(forms)


def _amount(rng: Random) -> Values:
    if rng.random() < 0.3:
        return {"value": rng.randrange(1, 9), "unit": "gigawatt", "measure": "generating capacity"}
    return {
        "value": rng.randrange(1, 400),
        "scale": rng.choice(("million", "billion")),
        "currency": rng.choice(("USD", "EUR", "GBP")),
        "measure": "capital expenditure",
    }


def _history(rng: Random, stated: date, falls_on: date | None, source: Values) -> list[Values]:
    """Return what became of a promise; only what has fallen due is settled."""
    entries: list[Values] = [
        {"on": stated, "is": "stated", "what": "First said.", "source": source}
    ]
    if falls_on and stated < falls_on < TODAY and rng.random() < 0.8:
        outcome = rng.choice(FINAL)
        second = {"publisher": "Grid Gazette", "url": f"{source['url']}/outcome"}
        entries.append({"on": falls_on, "is": outcome, "source": [source, second]})
    elif rng.random() < 0.3:
        entries.append(
            {"on": stated, "is": "in-progress", "what": "First steps.", "source": source}
        )
    return entries


def _moved(rng: Random, stated: date, own: prose.Slots) -> Values:
    old = stated.year + 1
    why = prose.phrase(rng, ("{company} named {work} as the reason.",), own)
    return {"on": stated, "field": "due", "from": str(old), "to": str(old + 1), "why": why}
