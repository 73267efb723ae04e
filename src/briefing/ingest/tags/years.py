"""Years of the timeline that an article speaks of, by the due times in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from briefing.ingest.drafts import Candidate, DueTime, Suggestion
from briefing.ingest.front_matter import reference
from briefing.ingest.tags.reading import Reading
from briefing.ingest.times import due_times

COMMITTED, TITLE, TEXT = 0.9, 0.8, 0.4
"""Scores of a year by the best place where it is due."""
MOST = 8
"""Years that are told: an article that names more is a table of forecasts."""


_DATED = re.compile(r"(?:19|20|21)\d\d|\bFY|[1-4][QH]|[QH][1-4]|['’]\d\d\b", re.I)
_RELATIVE = re.compile(
    r"\b(?:years?|decades?|quarters?|months?|weeks?|half|spring|summer|autumn|fall|winter|next|day|"
    r"January|February|March|April|May|June|July|August|September|October|November|December)\b",
    re.I,
)
"""Passages without such words have no due time in a year that is known; the grammar takes its time
with every word."""


@dataclass(slots=True)
class _Year:
    times: list[str] = field(default_factory=list)
    """The wordings, in order."""
    places: set[str] = field(default_factory=set)
    """commitment, title or text."""

    @property
    def score(self) -> float:
        if "commitment" in self.places:
            return COMMITTED
        return TITLE if "title" in self.places else TEXT + 0.05 * min(len(self.times) - 1, 5)


def suggestions(reading: Reading, candidates: Sequence[Candidate]) -> Iterator[Suggestion]:
    """Yield the years, those of commitments and of the title as accepted."""
    found: dict[int, _Year] = {}
    ref = reference(reading.material.published)
    for passage in reading.passages:
        if _DATED.search(passage.text) or (ref and _RELATIVE.search(passage.text)):
            place = "title" if passage.kind == "title" else "text"
            _add(found, due_times(passage.text, ref), place)
    for candidate in candidates:
        _add(found, [candidate.due] if candidate.due else [], "commitment")
    likely = sorted(found, key=lambda year: (-found[year].score, year))[:MOST]
    for year in sorted(likely):
        entry = found[year]
        yield Suggestion(
            "year",
            str(year),
            _reason(entry),
            round(entry.score, 2),
            accepted=bool(entry.places & {"commitment", "title"}),
        )


def _add(found: dict[int, _Year], dues: Iterable[DueTime], place: str) -> None:
    for due in dues:
        if (year := year_of(due)) is not None:
            entry = found.setdefault(year, _Year())
            entry.places.add(place)
            if place != "commitment" or due.text not in entry.times:
                entry.times.append(due.text)


def year_of(due: DueTime) -> int | None:
    """Return the page of the timeline it belongs to: as model.dates has it for commitments."""
    day: date | None = due.earliest if due.kind in {"from", "not-before"} else due.latest
    return None if day is None else day.year


def _reason(entry: _Year) -> str:
    where = [place for place in ("commitment", "title") if place in entry.places]
    wordings = list(dict.fromkeys(entry.times))
    said = ", ".join(f"“{wording}”" for wording in wordings[:2])
    more = len(entry.times) - len(wordings[:2])
    return ", ".join([*where, said]) + (f" and {more} more" if more else "")
