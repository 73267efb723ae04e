"""The timeline: commitments by due window, whole and by year, company, theme and status."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from briefing.language import terms
from briefing.language.strings import say
from briefing.model import states
from briefing.model.dates import month_end
from briefing.model.records import Article, Commitment, Company, Theme
from briefing.pages import parts, routes
from briefing.pages import views as v
from briefing.pages.paging import pager
from briefing.pages.publication import Publication

_QUARTERLY = {"day", "month", "quarter"}
_HALF_YEARLY = {"season", "half"}


def whole(pub: Publication) -> Iterator[v.TimelinePage]:
    """Every commitment."""
    everything = list(pub.library.commitments.values())
    yield from _pages(pub, routes.TIMELINE, say("title_timeline"), everything, feed=True)


def by_year(pub: Publication) -> Iterator[v.TimelinePage]:
    """Each year that a commitment falls due in, or a briefing is tagged with."""
    for year in _years(pub):
        commitments = _of_year(pub, year)
        articles = pub.library.articles_by_year.get(year, ())
        title = say("title_timeline_year", year=year)
        yield from _pages(pub, routes.timeline_year(year), title, commitments, articles=articles)


def by_subject(pub: Publication) -> Iterator[v.TimelinePage]:
    """Each company and theme that has a commitment."""
    for record, commitments in _subjects(pub):
        subject = v.Link(record.name, routes.record(record))
        title = say("title_timeline_subject", name=record.name)
        yield from _pages(pub, routes.timeline_of(record), title, commitments, subject=subject)


def by_status(pub: Publication) -> Iterator[v.TimelinePage]:
    """Each status that is shown."""
    for status, commitments in _statuses(pub).items():
        title = say("title_timeline_status", status=terms.word(status))
        yield from _pages(pub, routes.timeline_status(status), title, commitments)


def _years(pub: Publication) -> list[int]:
    due = {c.due.year for c in pub.library.commitments.values() if c.due.year}
    return sorted(due | set(pub.library.articles_by_year))


def _of_year(pub: Publication, year: int) -> list[Commitment]:
    return [c for c in pub.library.commitments.values() if c.due.year == year]


def _subjects(pub: Publication) -> Iterator[tuple[Company | Theme, Sequence[Commitment]]]:
    library = pub.library
    for company in library.companies.values():
        if commitments := library.commitments_by_company.get(company.id):
            yield company, commitments
    for theme in library.themes.values():
        if commitments := library.commitments_by_theme.get(theme.id):
            yield theme, commitments


def _statuses(pub: Publication) -> dict[str, list[Commitment]]:
    """Return commitments by shown status, in the order of the vocabulary."""
    groups: dict[str, list[Commitment]] = {status: [] for status in parts.STATUS_TONES}
    for commitment in pub.library.commitments.values():
        groups[states.shown(commitment, pub.as_of)].append(commitment)
    return {status: found for status, found in groups.items() if found}


def _pages(
    pub: Publication,
    address: str,
    title: str,
    commitments: Sequence[Commitment],
    *,
    articles: Sequence[Article] = (),
    subject: v.Link | None = None,
    feed: bool = False,
) -> Iterator[v.TimelinePage]:
    """Return the pages of one view; commitments and briefings are cut alike."""
    size = pub.config.page_size
    count = max(1, -(-max(len(commitments), len(articles)) // size))
    commitments = sorted(commitments, key=lambda c: _slot(c).order)
    today_placed = False
    for number in range(1, count + 1):
        part = slice(size * (number - 1), size * number)
        years, today_placed, today_last = _years_view(
            pub, commitments[part], placed=today_placed, last=number == count
        )
        yield v.TimelinePage(
            **pub.frame(
                routes.numbered(address, number),
                title,
                section=routes.TIMELINE,
                description=say("about_timeline"),
                feed=routes.CHANGES_FEED if feed else "",
                dated=True,
            ),
            subject=subject,
            years=years,
            today_last=today_last,
            choices=_choices(pub, address),
            articles=pub.article_rows(articles[part]),
            pager=pager(address, number, count, max(len(commitments), len(articles))),
        )


@dataclass(frozen=True, slots=True)
class _Slot:
    """Where a commitment stands: a year, and a stretch of it."""

    year: int | None
    title: str
    anchor: str
    end: date
    """Last day of the stretch."""
    rank: int
    """Coarse stretches stand after the finer ones that end on the same day."""

    @property
    def order(self) -> tuple[date, int]:
        """Coarse stretches stand at the end of what they cover."""
        return (self.end, self.rank)


def _slot(commitment: Commitment) -> _Slot:
    """Return the slot of a commitment: by quarter or half where known, else its year's end."""
    due = commitment.due
    year = due.year
    if year is None or due.period is None:
        return _Slot(None, say("no_end_date"), "no-end-date", date.max, 3)
    day = due.latest if due.kind not in {"from", "not-before"} else due.earliest
    month = day.month if day else 12
    precision = due.period.precision
    if precision == "duration" and due.strict == due.loose:
        precision = "day"
    if precision in _QUARTERLY:
        quarter = (month + 2) // 3
        end = month_end(year, 3 * quarter)
        return _Slot(year, f"Q{quarter} {year}", f"q{quarter}-{year}", end, 0)
    if precision in _HALF_YEARLY:
        half = 1 if month <= 6 else 2
        return _Slot(year, f"H{half} {year}", f"h{half}-{year}", month_end(year, 6 * half), 1)
    return _Slot(year, say("sometime_in", year=year), f"in-{year}", date(year, 12, 31), 2)


def _years_view(
    pub: Publication, commitments: Sequence[Commitment], *, placed: bool, last: bool
) -> tuple[tuple[v.TimelineYear, ...], bool, bool]:
    """Return the years of one page, whether today is placed, and whether it ends the page."""
    slots: dict[_Slot, list[Commitment]] = {}
    for commitment in commitments:
        slots.setdefault(_slot(commitment), []).append(commitment)
    years: dict[int | None, list[v.TimelinePeriod]] = {}
    for slot, found in slots.items():
        today = not placed and slot.end >= pub.as_of
        placed = placed or today
        rows = pub.commitment_rows(found)
        period = v.TimelinePeriod(slot.title, slot.anchor, today, rows)
        years.setdefault(slot.year, []).append(period)
    views = tuple(
        v.TimelineYear(
            title=str(year) if year else say("no_end_date"),
            anchor=f"y{year}" if year else "no-date",
            address=routes.timeline_year(year) if year else "",
            periods=tuple(periods),
        )
        for year, periods in years.items()
    )
    return views, placed or last, last and not placed and bool(slots)


def _choices(pub: Publication, address: str) -> tuple[v.ChoiceGroup, ...]:
    """Return the prebuilt views, with the one at `address` marked."""
    cached = pub.rows.get(("choices", ""))
    groups: list[tuple[str, list[tuple[v.Link, int]]]]
    if isinstance(cached, list):
        groups = cached
    else:
        groups = pub.rows["choices", ""] = _all_choices(pub)
    return tuple(
        v.ChoiceGroup(
            title,
            tuple(v.Choice(link, count, link.address == address) for link, count in choices),
        )
        for title, choices in groups
        if choices
    )


def _all_choices(pub: Publication) -> list[tuple[str, list[tuple[v.Link, int]]]]:
    companies: list[tuple[v.Link, int]] = []
    themes: list[tuple[v.Link, int]] = []
    for record, commitments in _subjects(pub):
        choice = (v.Link(record.name, routes.timeline_of(record)), len(commitments))
        (companies if isinstance(record, Company) else themes).append(choice)
    years = [
        (v.Link(str(year), routes.timeline_year(year)), len(_of_year(pub, year)))
        for year in _years(pub)
    ]
    statuses = [
        (v.Link(terms.word(status), routes.timeline_status(status)), len(found))
        for status, found in _statuses(pub).items()
    ]
    return [
        (say("choice_year"), years),
        (say("choice_company"), companies),
        (say("choice_theme"), themes),
        (say("choice_status"), statuses),
    ]
