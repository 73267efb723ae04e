"""Dates in words, never finer than they were written."""

from datetime import date

import pytest

from briefing.language import dates as wording
from briefing.model import dates
from briefing.model.dates import Period, parse_period
from briefing.model.vocabulary import DUE_KINDS


def read(text: str, stated_on: str = "2026-02-10") -> Period:
    return parse_period(text, fiscal_year_end=(6, 30), stated_on=parse_period(stated_on))


def period(text: str) -> str:
    found = read(text)
    return wording.period(found.text, found.precision, found.first, found.last, approx=found.approx)


def due(kind: str, text: str) -> str:
    return wording.due(kind, period(text), read(text).precision)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2026-08-02", "2 Aug 2026"),
        ("2028-02-29", "29 Feb 2028"),
        ("2026-08", "Aug 2026"),
        ("2026-Q3", "Q3 2026"),
        ("2026-q1", "Q1 2026"),
        ("2026-Q4", "Q4 2026"),
        ("2026-H1", "H1 2026"),
        ("2026-H2", "H2 2026"),
        ("2027-spring", "spring 2027"),
        ("2027-Winter", "winter 2027"),
        ("2027-fall", "fall 2027"),
        ("2027", "2027"),
        ("FY2027", "FY2027"),
        ("FY 2027", "FY2027"),
        ("202X", "the 2020s"),
        ("2026/2027", "2026 to 2027"),
        ("2026-04/2027-10", "Apr 2026 to Oct 2027"),
        ("2026-04-03/2026-04-09", "3 Apr 2026 to 9 Apr 2026"),
        ("2026-Q1/2026-h2", "Q1 2026 to H2 2026"),
        ("2026-spring/203X", "spring 2026 to the 2030s"),
        ("FY2026/FY2027", "FY2026 to FY2027"),
        ("2026-04 / 2027-10", "Apr 2026 to Oct 2027"),
        ("P18M", "18 months"),
        ("P1M", "1 month"),
        ("P1Y", "1 year"),
        ("P90D", "90 days"),
        ("P2W", "2 weeks"),
        ("P1Y6M", "1 year and 6 months"),
        ("P12M/P18M", "12 to 18 months"),
        ("P6M/P1Y", "6 months to 1 year"),
        ("2027~", "about 2027"),
        ("~2026-Q3", "about Q3 2026"),
        ("P18M~", "about 18 months"),
        ("2026~/2027", "about 2026 to 2027"),
    ],
)
def test_a_period_in_words(text: str, words: str):
    assert period(text) == words


@pytest.mark.parametrize(
    ("kind", "text", "words"),
    [
        ("in", "2027", "in 2027"),
        ("in", "2027-06", "in Jun 2027"),
        ("in", "2027-Q3", "Q3 2027"),
        ("in", "2027-H1", "H1 2027"),
        ("in", "FY2027", "FY2027"),
        ("in", "2027-spring", "in spring 2027"),
        ("in", "202X", "in the 2020s"),
        ("in", "2026-08-02", "on 2 Aug 2026"),
        ("in", "2027~", "in about 2027"),
        ("on", "2026-08-02", "on 2 Aug 2026"),
        ("on", "2026-08", "in Aug 2026"),
        ("on", "2026-Q3", "Q3 2026"),
        ("by", "2027", "by 2027"),
        ("by", "2027-Q3", "by Q3 2027"),
        ("by", "2026-08-02", "by 2 Aug 2026"),
        ("by-end", "2027", "by the end of 2027"),
        ("by-end", "202X", "by the end of the 2020s"),
        ("by-end", "2026-08-02", "by 2 Aug 2026"),
        ("before", "2027-06", "before Jun 2027"),
        ("from", "2027", "from 2027"),
        ("not-before", "2027-02", "not before Feb 2027"),
        ("until", "2032", "until 2032"),
        ("within", "P6M", "within 6 months"),
        ("within", "P12M/P18M", "within 12 to 18 months"),
    ],
)
def test_a_due_date_in_words(kind: str, text: str, words: str):
    assert due(kind, text) == words


def test_no_date_in_words():
    assert wording.due("ongoing", "", "") == "no date"


@pytest.mark.parametrize("kind", DUE_KINDS)
def test_every_kind_has_words_for_a_year(kind: str):
    assert wording.due(kind, "2027", "year")


def test_every_kind_of_a_month_is_told_apart():
    told = {wording.due(kind, "Aug 2026", "month") for kind in DUE_KINDS if kind != "on"}
    assert len(told) == len(DUE_KINDS) - 1


# How it is read


def readings(kind: str, text: str, stated_on: str = "2026-02-10") -> tuple[str, ...]:
    stated = parse_period(stated_on)
    found = dates.due(kind, read(text, stated_on), stated_on=stated)
    lines = wording.reading(kind, period(text), found.strict, found.loose)
    return lines + wording.first_and_last(kind, found.earliest, found.latest)


@pytest.mark.parametrize(
    ("kind", "text", "lines"),
    [
        pytest.param(
            "by",
            "2027",
            (
                "Strict reading: before 2027 begins, at the latest on 31 Dec 2026.",
                "Loose reading: before 2027 ends, at the latest on 31 Dec 2027.",
            ),
            id="by a year",
        ),
        pytest.param(
            "by", "2026-08-02", ("One line: at the latest on 2 Aug 2026.",), id="by a day"
        ),
        pytest.param("by-end", "2027", ("One line: at the latest on 31 Dec 2027.",), id="by-end"),
        pytest.param("before", "2027", ("One line: at the latest on 31 Dec 2026.",), id="before"),
        pytest.param(
            "within",
            "P6M",
            ("Counted from the statement: at the latest on 10 Aug 2026.",),
            id="within one duration",
        ),
        pytest.param(
            "within",
            "P12M/P18M",
            (
                "Shorter end, counted from the statement: 10 Feb 2027.",
                "Longer end: 10 Aug 2027.",
            ),
            id="within two durations",
        ),
        pytest.param(
            "until",
            "2032",
            ("An obligation that runs up to and including 31 Dec 2032.",),
            id="until",
        ),
        pytest.param(
            "not-before",
            "2027-02",
            ("A lower bound: not earlier than 1 Feb 2027, and no promise to do it then.",),
            id="not before",
        ),
        pytest.param(
            "in", "2027", ("Falls on any day from 1 Jan 2027 to 31 Dec 2027.",), id="in a year"
        ),
        pytest.param("on", "2026-08-02", ("Falls on 2 Aug 2026.",), id="on a day"),
        pytest.param(
            "from",
            "2027-Q3",
            ("Starts on any day from 1 Jul 2027 to 30 Sep 2027.",),
            id="from a quarter",
        ),
    ],
)
def test_how_a_due_date_is_read(kind: str, text: str, lines: tuple[str, ...]):
    assert readings(kind, text) == lines


def test_no_date_needs_no_reading():
    assert wording.reading("ongoing", "", None, None) == ()
    assert wording.first_and_last("ongoing", None, None) == ()


# Other forms


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2026-08-02", "2026-08-02"),
        ("2026-08", "2026-08"),
        ("2026", "2026"),
        ("0999", "0999"),
        ("2026-Q3", ""),
        ("2026-H1", ""),
        ("2026-winter", ""),
        ("FY2026", ""),
        ("202X", ""),
        ("2026/2027", ""),
        ("P6M", ""),
    ],
)
def test_machines_read_days_months_and_years_only(text: str, value: str):
    found = read(text)
    assert wording.iso(found.text, found.precision, found.first) == value


def test_days_and_months_in_headings():
    assert wording.day(date(2026, 8, 2)) == "2 Aug 2026"
    assert wording.month(date(2026, 8, 2)) == "August 2026"
    assert wording.month_day(6, 30) == "30 June"


def test_months_are_named_in_their_order():
    assert [name[:3] for name in wording.LONG_MONTHS] == list(wording.MONTHS)
