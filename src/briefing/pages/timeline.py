"""The timeline: commitments by due window, whole and by year, company, theme and status."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from msgspec import Struct

from briefing.language import terms
from briefing.language.strings import say
from briefing.model import states
from briefing.model.dates import month_end
from briefing.model.records import Commitment, Company, Theme
from briefing.pages import parts, routes
from briefing.pages import views as v
from briefing.pages.keys import Key, several
from briefing.pages.paging import numbers, pager
from briefing.pages.publication import Publication

_QUARTERLY = {"day", "month", "quarter"}
_HALF_YEARLY = {"season", "half"}


def whole(pub: Publication) -> Iterator[Key]:
    """The pages of every commitment."""
    return several("", len(pub.library.commitments), pub.config.page_size)


def by_year(pub: Publication) -> Iterator[Key]:
    """Each year that a commitment falls due in, or a briefing is tagged with."""
    for year in _years(pub):
        articles = pub.library.articles_by_year.get(year, ())
        longest = max(len(_due_in(pub).get(year, ())), len(articles))
        yield from several(str(year), longest, pub.config.page_size)


def by_company(pub: Publication) -> Iterator[Key]:
    """Each company that has a commitment."""
    library = pub.library
    return _by_subject(pub, library.companies, library.commitments_by_company)


def by_theme(pub: Publication) -> Iterator[Key]:
    """Each theme that has a commitment."""
    return _by_subject(pub, pub.library.themes, pub.library.commitments_by_theme)


def _by_subject(
    pub: Publication, subjects: Iterable[str], commitments: Mapping[str, Sequence[str]]
) -> Iterator[Key]:
    for id in subjects:
        if id in commitments:
            yield from several(id, len(commitments[id]), pub.config.page_size)


def by_status(pub: Publication) -> Iterator[Key]:
    """Each status that is shown."""
    for status, commitments in _statuses(pub).items():
        yield from several(status, len(commitments), pub.config.page_size)


def page(pub: Publication, _: str, number: int) -> v.TimelinePage:
    """Every commitment."""
    everything = tuple(pub.library.commitments)
    return _page(pub, number, routes.TIMELINE, say("title_timeline"), everything, feed=True)


def year_page(pub: Publication, id: str, number: int) -> v.TimelinePage:
    """Return a page of one year."""
    year = int(id)
    title = say("title_timeline_year", year=year)
    return _page(
        pub,
        number,
        routes.timeline_year(year),
        title,
        _due_in(pub).get(year, ()),
        articles=pub.library.articles_by_year.get(year, ()),
    )


def company_page(pub: Publication, id: str, number: int) -> v.TimelinePage:
    """Return a page of one company's commitments."""
    company, commitments = pub.library.companies[id], pub.library.commitments_by_company[id]
    return _subject_page(pub, number, company, commitments)


def theme_page(pub: Publication, id: str, number: int) -> v.TimelinePage:
    """Return a page of one theme's commitments."""
    theme, commitments = pub.library.themes[id], pub.library.commitments_by_theme[id]
    return _subject_page(pub, number, theme, commitments)


def _subject_page(
    pub: Publication, number: int, of: Company | Theme, commitments: Sequence[str]
) -> v.TimelinePage:
    subject = v.Link(of.name, routes.record(of))
    title = say("title_timeline_subject", name=of.name)
    return _page(pub, number, routes.timeline_of(of), title, commitments, subject=subject)


def status_page(pub: Publication, status: str, number: int) -> v.TimelinePage:
    """Return a page of the commitments with one status."""
    title = say("title_timeline_status", status=terms.word(status))
    address = routes.timeline_status(status)
    return _page(pub, number, address, title, _statuses(pub)[status])


def _years(pub: Publication) -> list[int]:
    return sorted(set(_due_in(pub)) | set(pub.library.articles_by_year))


def _due_in(pub: Publication) -> dict[int, list[str]]:
    """Return commitments by the year that they fall due in."""

    def group() -> dict[int, list[str]]:
        groups: dict[int, list[str]] = defaultdict(list)
        for commitment in pub.library.commitments.values():
            if commitment.due.year:
                groups[commitment.due.year].append(commitment.id)
        return dict(groups)

    return pub.kept("due-in", group)


def _statuses(pub: Publication) -> dict[str, list[str]]:
    """Return commitments by shown status, in the order of the vocabulary."""

    def group() -> dict[str, list[str]]:
        groups: dict[str, list[str]] = {status: [] for status in parts.STATUS_TONES}
        for id, commitment in pub.library.commitments.items():
            groups[states.shown(commitment, pub.as_of)].append(id)
        return {status: found for status, found in groups.items() if found}

    return pub.kept("statuses", group)


def _page(
    pub: Publication,
    number: int,
    address: str,
    title: str,
    commitments: Sequence[str],
    *,
    articles: Sequence[str] = (),
    subject: v.Link | None = None,
    feed: bool = False,
) -> v.TimelinePage:
    """Return a page of one view; commitments and briefings are cut alike."""
    size = pub.config.page_size
    longest = max(len(commitments), len(articles))
    count = len(numbers(longest, size))
    ordered = pub.kept(
        ("timeline", address),
        lambda: sorted(
            (pub.library.commitments[id] for id in commitments), key=lambda c: _slot(c).order
        ),
    )
    before, part = ordered[: size * (number - 1)], slice(size * (number - 1), size * number)
    placed = bool(before) and _slot(before[-1]).end >= pub.as_of
    years, today_last = _years_view(pub, ordered[part], placed=placed, last=number == count)
    return v.TimelinePage(
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
        pager=pager(address, number, count, longest),
    )


class _Slot(Struct, frozen=True):
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
) -> tuple[tuple[v.TimelineYear, ...], bool]:
    """Return the years of one page, and whether today ends it."""
    slots: dict[_Slot, list[Commitment]] = {}
    for commitment in commitments:
        slots.setdefault(_slot(commitment), []).append(commitment)
    years: dict[int | None, list[v.TimelinePeriod]] = {}
    for slot, found in slots.items():
        today = not placed and slot.end >= pub.as_of
        placed = placed or today
        rows = pub.commitment_rows(commitment.id for commitment in found)
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
    return views, last and not placed and bool(slots)


def _choices(pub: Publication, address: str) -> tuple[v.ChoiceGroup, ...]:
    """Return the prebuilt views, with the one at `address` marked."""
    return tuple(
        v.ChoiceGroup(
            title,
            tuple(v.Choice(link, count, link.address == address) for link, count in choices),
        )
        for title, choices in pub.kept("choices", lambda: _all_choices(pub))
        if choices
    )


def _all_choices(pub: Publication) -> list[tuple[str, list[tuple[v.Link, int]]]]:
    library = pub.library
    return [
        (
            say("choice_year"),
            [
                (v.Link(str(year), routes.timeline_year(year)), len(_due_in(pub).get(year, ())))
                for year in _years(pub)
            ],
        ),
        (say("choice_company"), _subjects(library.companies, library.commitments_by_company)),
        (say("choice_theme"), _subjects(library.themes, library.commitments_by_theme)),
        (
            say("choice_status"),
            [
                (v.Link(terms.word(status), routes.timeline_status(status)), len(found))
                for status, found in _statuses(pub).items()
            ],
        ),
    ]


def _subjects(
    records: Mapping[str, Company] | Mapping[str, Theme], commitments: Mapping[str, Sequence[str]]
) -> list[tuple[v.Link, int]]:
    return [
        (v.Link(record.name, routes.timeline_of(record)), len(commitments[record.id]))
        for record in records.values()
        if record.id in commitments
    ]
