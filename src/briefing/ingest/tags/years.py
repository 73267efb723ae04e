"""Years of the timeline that an article speaks of, by the due times in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from briefing.ingest.drafts import Candidate, DueTime, Suggestion
from briefing.ingest.front_matter import reference
from briefing.ingest.tags.passages import is_crumb
from briefing.ingest.tags.reading import Reading
from briefing.ingest.times import due_times

COMMITTED, TITLE, TEXT = 0.9, 0.8, 0.4
"""Scores of a year by the best place where it is due."""
MOST = 8
"""Years that are told: an article that names more is a table of forecasts."""

_MARKS = " \t>-*+_#"
"""What may stand before the words of a line."""


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


def suggestions(
    reading: Reading, candidates: Sequence[Candidate], dues: Iterable[DueTime]
) -> Iterator[Suggestion]:
    """Yield the years, those of commitments and of the title as accepted.

    `dues` are the due times of the Markdown.
    """
    found: dict[int, _Year] = {}
    ref = reference(reading.material.published)
    for passage in reading.passages:
        if passage.kind in {"title", "summary"}:
            place = "title" if passage.kind == "title" else "text"
            _add(found, due_times(passage.text, ref), place)
    _add(found, (due for due in dues if not _of_a_crumb(reading.material.markdown, due)), "text")
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


def _of_a_crumb(markdown: str, due: DueTime) -> bool:
    """Say whether a due time stands in a line that is not the article's own."""
    line = markdown.rfind("\n", 0, due.start) + 1
    return is_crumb(markdown[line : due.start].lstrip(_MARKS))


def _add(found: dict[int, _Year], dues: Iterable[DueTime], place: str) -> None:
    for due in dues:
        if (year := year_of(due)) is not None:
            entry = found.setdefault(year, _Year())
            entry.places.add(place)
            wording = " ".join(due.text.split())
            if place != "commitment" or wording not in entry.times:
                entry.times.append(wording)


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
