"""Due windows: every kind and precision, worked out by hand from the content model."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.language import dates as wording
from briefing.model import dates
from briefing.model.dates import DateError, Due, Duration, Period, parse_period

DAY = timedelta(days=1)


def day(text: str) -> date:
    return date.fromisoformat(text)


def said(text: str) -> Period:
    return parse_period(text)


@dataclass(frozen=True)
class Span:
    """A period by hand: eve is the day before its first, after the day after its last."""

    text: str
    eve: str
    first: str
    last: str
    after: str
    precision: str
    stated_on: str = "2026-02-10"


SPANS = {
    "day": Span("2026-08-02", "2026-08-01", "2026-08-02", "2026-08-02", "2026-08-03", "day"),
    "leap-day": Span("2028-02-29", "2028-02-28", "2028-02-29", "2028-02-29", "2028-03-01", "day"),
    "month": Span("2027-06", "2027-05-31", "2027-06-01", "2027-06-30", "2027-07-01", "month"),
    "february": Span("2028-02", "2028-01-31", "2028-02-01", "2028-02-29", "2028-03-01", "month"),
    "quarter": Span("2027-Q3", "2027-06-30", "2027-07-01", "2027-09-30", "2027-10-01", "quarter"),
    "spring": Span("2027-spring", "2027-02-28", "2027-03-01", "2027-05-31", "2027-06-01", "season"),
    "winter": Span("2027-winter", "2027-11-30", "2027-12-01", "2028-02-29", "2028-03-01", "season"),
    "half": Span("2027-H1", "2026-12-31", "2027-01-01", "2027-06-30", "2027-07-01", "half"),
    "year": Span("2027", "2026-12-31", "2027-01-01", "2027-12-31", "2028-01-01", "year"),
    "fiscal": Span("FY2027", "2026-06-30", "2026-07-01", "2027-06-30", "2027-07-01", "fiscal-year"),
    "decade": Span("202X", "2019-12-31", "2020-01-01", "2029-12-31", "2030-01-01", "decade"),
    "interval": Span(
        "2026-04/2027-10", "2026-03-31", "2026-04-01", "2027-10-31", "2027-11-01", "interval"
    ),
    "duration": Span("P6M", "2026-08-09", "2026-08-10", "2026-08-10", "2026-08-11", "duration"),
    "durations": Span(
        "P12M/P18M", "2027-02-09", "2027-02-10", "2027-08-10", "2027-08-11", "duration"
    ),
    "about": Span("2027-Q3~", "2027-06-30", "2027-07-01", "2027-09-30", "2027-10-01", "quarter"),
}

WINDOWS = {
    # kind: earliest, latest, strict line, loose line, year page
    "in": ("first", "last", "eve", "last", "last"),
    "on": ("first", "last", "eve", "last", "last"),
    "by": ("stated_on", "last", "eve", "last", "last"),
    "by-end": ("stated_on", "last", "last", "last", "last"),
    "before": ("stated_on", "eve", "eve", "eve", "eve"),
    "from": ("first", "last", "eve", "last", "first"),
    "not-before": ("first", None, "eve", None, "first"),
    "until": (None, "last", None, "last", "last"),
    "within": ("first", "last", "first", "last", "last"),
}

STATES = {
    # kind: on the eve, on the first day, on the last day, on the day after
    "in": ("upcoming", "window-open", "window-open", "overdue"),
    "on": ("upcoming", "window-open", "window-open", "overdue"),
    "by": ("upcoming", "window-open", "window-open", "overdue"),
    "by-end": ("upcoming", "upcoming", "upcoming", "overdue"),
    "before": ("upcoming", "overdue", "overdue", "overdue"),
    "from": ("upcoming", "window-open", "window-open", "overdue"),
    "not-before": ("upcoming", "window-open", "window-open", "window-open"),
    "until": ("running", "running", "running", "lapsed"),
    "within": ("upcoming", "upcoming", "window-open", "overdue"),
}
ON_ONE_DAY = {
    # where the period is a single day, its two lines are that day
    "by": ("upcoming", "upcoming", "upcoming", "overdue"),
    "within": ("upcoming", "upcoming", "upcoming", "overdue"),
}

CASES = [
    pytest.param(kind, span, id=f"{kind} {name}")
    for kind in WINDOWS
    for name, span in SPANS.items()
    if kind != "within" or span.precision == "duration"
]


def read(span: Span) -> Period:
    return parse_period(span.text, fiscal_year_end=(6, 30), stated_on=said(span.stated_on))


def read_due(kind: str, span: Span) -> Due:
    return dates.due(kind, read(span), stated_on=said(span.stated_on))


@pytest.mark.parametrize("span", [pytest.param(span, id=name) for name, span in SPANS.items()])
def test_a_period_has_the_first_and_last_day_of_its_text(span: Span):
    period = read(span)
    assert (period.first, period.last) == (day(span.first), day(span.last))


@pytest.mark.parametrize("span", [pytest.param(span, id=name) for name, span in SPANS.items()])
def test_a_period_is_as_precise_as_its_text(span: Span):
    assert read(span).precision == span.precision


@pytest.mark.parametrize(("kind", "span"), CASES)
def test_the_window_and_its_lines(kind: str, span: Span):
    *window, _ = WINDOWS[kind]
    expected = [day(getattr(span, name)) if name else None for name in window]
    if kind == "by" and span.first == span.last:
        expected[2] = day(span.last)
    due = read_due(kind, span)
    assert [due.earliest, due.latest, due.strict, due.loose] == expected


@pytest.mark.parametrize(("kind", "span"), CASES)
def test_the_year_page_is_that_of_the_last_day_or_of_the_start(kind: str, span: Span):
    assert read_due(kind, span).year == day(getattr(span, WINDOWS[kind][4])).year


@pytest.mark.parametrize(("kind", "span"), CASES)
def test_the_state_around_each_line(kind: str, span: Span):
    due = read_due(kind, span)
    expected = STATES[kind]
    if span.first == span.last:
        expected = ON_ONE_DAY.get(kind, expected)
    days = (span.eve, span.first, span.last, span.after)
    assert tuple(dates.state(due, day(text)) for text in days) == expected


def test_ongoing_has_no_window_no_year_and_no_date():
    due = dates.due("ongoing", None)
    assert (due.earliest, due.latest, due.year) == (None, None, None)
    assert dates.state(due, day("2026-08-02")) == "no-date"


@pytest.mark.parametrize("kind", ["by", "by-end", "before"])
def test_without_a_statement_the_window_of_a_deadline_has_no_first_day(kind: str):
    assert dates.due(kind, said("2027")).earliest is None


def test_a_deadline_counts_from_the_first_day_of_a_coarse_statement():
    due = dates.due("by", said("2027"), stated_on=said("2025-11"))
    assert due.earliest == day("2025-11-01")


@pytest.mark.parametrize(
    ("kind", "states"),
    [
        pytest.param("from", ("upcoming", "window-open", "in-force", "in-force"), id="from"),
        pytest.param("in", ("upcoming", "window-open", "in-force", "in-force"), id="in"),
        pytest.param("on", ("upcoming", "window-open", "in-force", "in-force"), id="on"),
        pytest.param("not-before", ("upcoming", "in-force", "in-force", "in-force"), id="bound"),
        pytest.param("until", ("running", "running", "running", "lapsed"), id="until"),
        pytest.param("by", ("upcoming", "window-open", "window-open", "overdue"), id="by"),
    ],
)
def test_a_law_comes_into_force_and_its_start_is_never_overdue(kind: str, states: tuple[str, ...]):
    due = dates.due(kind, said("2027-06"))
    days = ("2027-05-31", "2027-06-01", "2027-06-30", "2027-07-01")
    assert tuple(dates.state(due, day(text), law=True) for text in days) == states


@pytest.mark.parametrize(
    ("year", "end", "first", "last"),
    [
        pytest.param(2027, (6, 30), "2026-07-01", "2027-06-30", id="june"),
        pytest.param(2025, (9, 30), "2024-10-01", "2025-09-30", id="september"),
        pytest.param(2026, (12, 31), "2026-01-01", "2026-12-31", id="calendar year"),
        pytest.param(2026, (3, 31), "2025-04-01", "2026-03-31", id="march"),
        pytest.param(2027, (1, 25), "2026-01-26", "2027-01-25", id="within a month"),
        pytest.param(2027, (2, 28), "2026-03-01", "2027-02-28", id="end of February"),
        pytest.param(2028, (2, 28), "2027-03-01", "2028-02-29", id="leap year"),
        pytest.param(2029, (2, 28), "2028-03-01", "2029-02-28", id="after a leap year"),
        pytest.param(2027, (2, 29), "2026-03-01", "2027-02-28", id="29 February, common year"),
        pytest.param(2028, (2, 29), "2027-03-01", "2028-02-29", id="29 February, leap year"),
    ],
)
def test_a_fiscal_year_is_named_after_the_year_it_ends_in(
    year: int, end: tuple[int, int], first: str, last: str
):
    period = parse_period(f"FY{year}", fiscal_year_end=end)
    assert (period.first, period.last) == (day(first), day(last))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        pytest.param("2027-summer", "2027-06-01", "2027-08-31", id="summer"),
        pytest.param("2027-autumn", "2027-09-01", "2027-11-30", id="autumn"),
        pytest.param("2027-fall", "2027-09-01", "2027-11-30", id="fall"),
        pytest.param("2026-winter", "2026-12-01", "2027-02-28", id="winter, common year"),
        pytest.param("2027-Q1", "2027-01-01", "2027-03-31", id="first quarter"),
        pytest.param("2027-Q4", "2027-10-01", "2027-12-31", id="last quarter"),
        pytest.param("2027-h2", "2027-07-01", "2027-12-31", id="small letters"),
        pytest.param("2027-02", "2027-02-01", "2027-02-28", id="February"),
        pytest.param("2100-02", "2100-02-01", "2100-02-28", id="no leap year in 2100"),
        pytest.param("2000-02", "2000-02-01", "2000-02-29", id="leap year in 2000"),
        pytest.param("2026/2028", "2026-01-01", "2028-12-31", id="years"),
        pytest.param("2026-Q2/2026-Q3", "2026-04-01", "2026-09-30", id="quarters"),
        pytest.param("2026-08-02/2026-09", "2026-08-02", "2026-09-30", id="mixed ends"),
        pytest.param("9999", "9999-01-01", "9999-12-31", id="last year"),
    ],
)
def test_more_periods(text: str, first: str, last: str):
    period = parse_period(text)
    assert (period.first, period.last) == (day(first), day(last))


@pytest.mark.parametrize(
    ("text", "stated_on", "first", "last"),
    [
        pytest.param("P1M", "2026-01-31", "2026-02-28", "2026-02-28", id="clamped"),
        pytest.param("P1M", "2028-01-31", "2028-02-29", "2028-02-29", id="clamped, leap year"),
        pytest.param("P1Y", "2028-02-29", "2029-02-28", "2029-02-28", id="a year from a leap day"),
        pytest.param("P90D", "2026-01-01", "2026-04-01", "2026-04-01", id="days"),
        pytest.param("P2W", "2026-12-25", "2027-01-08", "2027-01-08", id="weeks"),
        pytest.param("P1Y6M", "2026-03-15", "2027-09-15", "2027-09-15", id="years and months"),
        pytest.param("P12M", "2026-02", "2027-02-01", "2027-02-28", id="coarse: month"),
        pytest.param("P12M/P18M", "2026", "2027-01-01", "2028-06-30", id="coarse: year, range"),
        pytest.param("P6M", "2026-H1", "2026-07-01", "2026-12-30", id="coarse: half"),
    ],
)
def test_a_duration_counts_from_the_statement_and_widens_with_it(
    text: str, stated_on: str, first: str, last: str
):
    period = parse_period(text, stated_on=said(stated_on))
    assert (period.first, period.last) == (day(first), day(last))


def test_a_range_of_durations_in_different_units_never_ends_before_it_starts():
    period = parse_period("P30D/P1M", stated_on=said("2026-02-01"))
    assert period.first <= period.last


@pytest.mark.parametrize("text", ["~2027", "2027~", " 2027 ~ "])
def test_about_is_a_mark_beside_the_period(text: str):
    assert parse_period(text) == Period("2027", day("2027-01-01"), day("2027-12-31"), "year", True)


def test_an_interval_is_about_if_one_of_its_ends_is():
    assert parse_period("2026~/2027").approx


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param("", "form", id="empty"),
        pytest.param("soon", "form", id="words"),
        pytest.param("27", "form", id="two digits"),
        pytest.param("2027-6", "form", id="one digit"),
        pytest.param("02.08.2026", "form", id="another order"),
        pytest.param("2026-08-02T10:00:00Z", "form", id="an instant"),
        pytest.param("2026-08-02 10:00", "form", id="a time of day"),
        pytest.param("\uff12\uff10\uff12\uff17", "form", id="digits of another script"),
        pytest.param("2026-13", "no month 13", id="month 13"),
        pytest.param("2026-00", "no month 0", id="month 0"),
        pytest.param("2026-02-30", "February 2026 has 28 days", id="30 February"),
        pytest.param("2027-02-29", "February 2027 has 28 days", id="no leap year"),
        pytest.param("2026-06-31", "June 2026 has 30 days", id="31 June"),
        pytest.param("2026-06-00", "June 2026 has 30 days", id="day 0"),
        pytest.param("2027-Q5", "no quarter 5", id="fifth quarter"),
        pytest.param("2027-H3", "no half-year 3", id="third half"),
        pytest.param("2027-monsoon", "no season 'monsoon'", id="another season"),
        pytest.param("0000", "no year 0", id="year 0"),
        pytest.param("FY2027", "not known when the fiscal year ends", id="fiscal year unknown"),
        pytest.param("2027/2026", "ends before it starts", id="reversed interval"),
        pytest.param("2027/", "two ends", id="open interval"),
        pytest.param("2025/2026/2027", "two ends", id="three ends"),
        pytest.param("P18M", "counts from a day that is not given", id="duration, no statement"),
        pytest.param("P", "not a duration", id="empty duration"),
        pytest.param("PT5H", "not a duration", id="hours"),
        pytest.param("P18M/P12M", "longer duration comes first", id="reversed durations"),
        pytest.param("P1M/P2M/P3M", "more than two ends", id="three durations"),
        pytest.param("P" + "9" * 5000 + "D", "too long", id="absurdly long"),
        pytest.param("9999-winter", "out of the calendar", id="after the last day"),
    ],
)
def test_text_that_is_no_date_is_refused_with_the_reason(text: str, reason: str):
    with pytest.raises(DateError) as caught:
        parse_period(text)
    assert reason in caught.value.reason


@pytest.mark.parametrize("text", ["P9000Y", "P99999M", "P7500Y99999W"])
def test_a_duration_does_not_lead_out_of_the_calendar(text: str):
    with pytest.raises(DateError, match="out of the calendar"):
        parse_period(text, stated_on=said("2026"))


@pytest.mark.parametrize("text", ["6-30", "06/30", "13-01", "06-31", "02-30", "00-10", "06-00"])
def test_a_fiscal_year_end_is_a_day_of_the_year(text: str):
    with pytest.raises(DateError):
        dates.parse_fiscal_year_end(text)


@pytest.mark.parametrize(
    ("text", "end"),
    [("06-30", (6, 30)), ("02-28", (2, 28)), ("02-29", (2, 29)), ("12-31", (12, 31))],
)
def test_a_fiscal_year_end_is_read_as_month_and_day(text: str, end: tuple[int, int]):
    assert dates.parse_fiscal_year_end(text) == end


def test_commitments_sort_by_last_day_first_day_and_precision_with_missing_ends_last():
    ordered = [
        dates.due("before", said("2027"), stated_on=said("2025")),
        dates.due("by", said("2027-06-30"), stated_on=said("2025")),
        dates.due("in", said("2027-H1")),
        dates.due("in", said("2027-Q2")),
        dates.due("on", said("2027-06-30")),
        dates.due("by", said("2027-06-30")),
        dates.due("by", said("2027-06")),
        dates.due("by", said("2027-Q2")),
        dates.due("by", said("2027-H1")),
        dates.due("in", said("2027")),
        dates.due("not-before", said("2026")),
        dates.due("not-before", said("2028")),
        dates.NO_DATE,
    ]
    shuffled = [*ordered[1::2], *ordered[::2]]
    assert sorted(shuffled, key=lambda due: due.sort_key) == ordered


# Laws

years = st.integers(2, 9990)
days = st.dates(date(2, 1, 1), date(9900, 12, 31))
ends = st.sampled_from([(1, 25), (2, 28), (2, 29), (3, 31), (6, 30), (9, 30), (12, 31)])
simple_texts = st.one_of(
    days.map(date.isoformat),
    days.map(lambda d: f"{d.year:04}-{d.month:02}"),
    st.builds("{:04}-Q{}".format, years, st.integers(1, 4)),
    st.builds("{:04}-H{}".format, years, st.integers(1, 2)),
    st.builds("{:04}-{}".format, years, st.sampled_from(["spring", "summer", "autumn", "winter"])),
    years.map("{:04}".format),
    years.map("FY{:04}".format),
    st.integers(1, 998).map("{:03}X".format),
)
counted = st.builds("P{}{}".format, st.integers(0, 400), st.sampled_from("YMWD"))
durations = counted | st.builds("{}/{}".format, counted, counted)
intervals = st.builds("{}/{}".format, simple_texts, simple_texts)
texts = st.builds(str.__add__, simple_texts | durations | intervals, st.sampled_from(["", "~"]))
noise = st.text() | st.text(alphabet="0123456789-/~PYMWDQHFXx spring", max_size=24)


def try_period(text: str, end: tuple[int, int], stated_on: date) -> Period | None:
    try:
        start = parse_period(stated_on.isoformat())
        return parse_period(text, fiscal_year_end=end, stated_on=start)
    except DateError:
        return None


@given(noise | texts, ends, days)
def test_any_text_is_a_period_or_a_date_error(text: str, end: tuple[int, int], stated_on: date):
    period = try_period(text, end, stated_on)
    assert period is None or period.first <= period.last


@given(noise)
def test_any_text_is_a_fiscal_year_end_or_a_date_error(text: str):
    try:
        month, number = dates.parse_fiscal_year_end(text)
    except DateError:
        return
    assert date(2024, month, number).month == month


@given(texts, ends, days, st.sampled_from(sorted(WINDOWS)))
def test_earliest_strict_loose_and_latest_stand_in_this_order(text, end, stated_on, kind):
    period = try_period(text, end, stated_on)
    if period is None or period.first <= stated_on:
        return
    due = dates.due(kind, period, stated_on=parse_period(stated_on.isoformat()))
    # "before the first day" of in, on, from and not-before lies outside their window
    lines = [due.earliest, due.strict, due.loose, due.latest]
    if kind in {"in", "on", "from", "not-before"}:
        lines.pop(1)
    known = [line for line in lines if line is not None]
    assert known == sorted(known)


RANK = {"upcoming": 0, "running": 0, "window-open": 1, "overdue": 2, "in-force": 2, "lapsed": 2}


@given(texts, ends, days, st.sampled_from(sorted(WINDOWS)), st.lists(days), st.booleans())
def test_a_state_never_goes_back(text, end, stated_on, kind, as_of_days, law):
    period = try_period(text, end, stated_on)
    if period is None:
        return
    due = dates.due(kind, period, stated_on=parse_period(stated_on.isoformat()))
    near = [period.first - DAY, period.first, period.last, period.last + DAY]
    ranks = [RANK[dates.state(due, as_of, law=law)] for as_of in sorted([*as_of_days, *near])]
    assert ranks == sorted(ranks)


def covers(outer: Period, inner: Period) -> bool:
    return outer.first <= inner.first and inner.last <= outer.last


@given(days)
def test_a_day_lies_in_its_month_quarter_half_year_and_decade(of: date):
    nested = [
        parse_period(text)
        for text in (
            of.isoformat(),
            f"{of.year:04}-{of.month:02}",
            f"{of.year:04}-Q{(of.month + 2) // 3}",
            f"{of.year:04}-H{1 if of.month < 7 else 2}",
            f"{of.year:04}",
            f"{of.year // 10:03}X",
        )
    ]
    assert all(covers(outer, inner) for inner, outer in pairwise(nested))


@given(st.integers(2, 9990), ends)
def test_fiscal_years_follow_each_other_without_a_gap(year: int, end: tuple[int, int]):
    _, last = dates.fiscal_year(year, end)
    assert dates.fiscal_year(year + 1, end)[0] == last + DAY


@given(simple_texts, simple_texts, ends)
def test_an_interval_contains_its_ends(start: str, stop: str, end: tuple[int, int]):
    interval = try_period(f"{start}/{stop}", end, date(2026, 1, 1))
    if interval is not None:
        one, two = (parse_period(text, fiscal_year_end=end) for text in (start, stop))
        assert interval.first == one.first
        assert interval.last == two.last


@given(st.integers(0, 400), days)
def test_months_are_calendar_months(months: int, start: date):
    reached = Duration(months, 0).after(start)
    assert (reached.year * 12 + reached.month) - (start.year * 12 + start.month) == months
    assert reached.day == start.day or (reached + DAY).day == 1


MONTH = "(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
DISPLAYS = {
    "day": rf"\d{{1,2}} {MONTH} \d+",
    "month": rf"{MONTH} \d+",
    "quarter": r"Q[1-4] \d+",
    "season": r"(spring|summer|autumn|fall|winter) \d+",
    "half": r"H[12] \d+",
    "year": r"\d+",
    "fiscal-year": r"FY\d{4}",
    "decade": r"the \d{3}0s",
    "interval": r".+ to .+",
    "duration": r"\d+( \w+)?( (to|and) \d+ \w+)*",
}


def shown(period: Period) -> str:
    return wording.period(
        period.text, period.precision, period.first, period.last, approx=period.approx
    )


@given(texts, ends, days)
def test_a_period_is_shown_at_its_own_precision_only(text, end, stated_on):
    period = try_period(text, end, stated_on)
    if period is not None:
        about = "about " if period.approx else ""
        assert re.fullmatch(about + DISPLAYS[period.precision], shown(period))


@given(simple_texts, simple_texts, ends)
def test_different_periods_of_one_precision_are_shown_differently(one, two, end):
    first, second = (parse_period(text, fiscal_year_end=end) for text in (one, two))
    if first.precision == second.precision and first != second:
        assert shown(first) != shown(second)
