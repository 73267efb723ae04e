from __future__ import annotations

import re
import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.ingest.drafts import DueTime
from briefing.ingest.times import due_times, leads
from briefing.ingest.times.doubts import DOUBTS
from briefing.model import dates
from briefing.model.vocabulary import DUE_KINDS

FIXTURES = Path(__file__).parent.parent / "fixtures" / "times"
REF = date(2026, 3, 10)


@dataclass(frozen=True)
class Case:
    text: str
    ref: date | None
    expected: list[tuple[str, str, str]]
    """Text, date and kind of each due time."""
    line: int


def cases(name: str) -> list[Case]:
    """Read a fixture; its first lines say how it is written."""
    found, ref = [], None
    for number, line in enumerate((FIXTURES / name).read_text(encoding="utf-8").split("\n"), 1):
        if line.startswith("@"):
            day = line.removeprefix("@").strip()
            ref = None if day == "none" else date.fromisoformat(day)
        elif line and not line.startswith("#"):
            marked, *answers = (part.strip() for part in line.replace("\\n", "\n").split(" |"))
            spans = re.findall(r"\[(.*?)\]", marked, re.DOTALL)
            wanted = [answer.split() for answer in answers if answer]
            expected = [
                (span, due.removeprefix("?"), kind)
                for span, (due, kind) in zip(spans, wanted, strict=True)
            ]
            found.append(Case(re.sub(r"[\[\]]", "", marked), ref, expected, number))
    return found


def read(case: Case) -> list[tuple[str, str, str]]:
    return [(due.text, due.date, due.kind) for due in due_times(case.text, case.ref)]


def only(text: str, ref: date | None = REF) -> DueTime:
    (due,) = due_times(text, ref)
    return due


def test_the_due_times_of_a_sentence_are_read_with_span_date_and_kind() -> None:
    wrong = {case.line: read(case) for case in cases("tuned.txt") if read(case) != case.expected}
    assert not wrong, "lines of tuned.txt, and what was read"


def test_sentences_that_nobody_tuned_on_are_read_as_well() -> None:
    held_out = cases("held-out.txt")
    wanted = sum(len(case.expected) for case in held_out)
    exact = sum(len(set(case.expected) & set(read(case))) for case in held_out)
    assert exact / wanted >= 0.95
    assert not [case.text for case in held_out if not case.expected and read(case)]


@pytest.mark.parametrize(
    ("text", "precision", "earliest", "latest"),
    [
        ("It will ship by 2027.", "year", "2026-03-10", "2027-12-31"),
        ("It will ship by the end of Q3 2026.", "quarter", "2026-03-10", "2026-09-30"),
        ("It will ship in early 2028.", "half", "2028-01-01", "2028-06-30"),
        ("It will ship in mid-2027.", "interval", "2027-04-01", "2027-09-30"),
        ("It will ship before 2028.", "year", "2026-03-10", "2027-12-31"),
        ("It will ship no earlier than June.", "month", "2026-06-01", None),
        ("It will run until 2032.", "year", None, "2032-12-31"),
        ("It will ship within 12 to 18 months.", "duration", "2027-03-10", "2027-09-10"),
        ("It will ship in spring 2027.", "season", "2027-03-01", "2027-05-31"),
        ("It will ship by the end of the decade.", "decade", "2026-03-10", "2029-12-31"),
        ("It will ship on 2 August 2026.", "day", "2026-08-02", "2026-08-02"),
        ("It will ship in FY2027.", "fiscal-year", None, None),
    ],
)
def test_windows_are_those_of_the_content_model(
    text: str, precision: str, earliest: str | None, latest: str | None
) -> None:
    due = only(text)
    assert due.precision == precision
    assert (str(due.earliest), str(due.latest)) == (str(earliest), str(latest))


@pytest.mark.parametrize(
    ("text", "wording", "precision"),
    [
        ("It will ship next year.", "next year", "year"),
        ("It will ship in June.", "in June", "month"),
        ("It will ship by the end of the decade.", "by the end of the decade", "decade"),
        ("It will ship on Tuesday.", "on Tuesday", "day"),
    ],
)
def test_without_a_reference_day_relative_words_have_no_date_and_say_so(
    text: str, wording: str, precision: str
) -> None:
    due = only(text, None)
    assert (due.date, due.relative, due.precision) == ("", wording, precision)
    assert due.earliest is due.latest is None


def test_a_duration_keeps_its_date_without_a_reference_day_but_has_no_window() -> None:
    due = only("It will ship within 90 days.", None)
    assert (due.date, due.relative) == ("P90D", "within 90 days")
    assert due.earliest is due.latest is None


def test_a_date_with_its_own_year_needs_no_reference_day() -> None:
    due = only("It will ship by 2027.", None)
    assert (due.date, due.relative, due.latest) == ("2027", "", date(2027, 12, 31))


def test_next_fiscal_year_has_no_date_even_with_a_reference_day() -> None:
    due = only("Spending will rise next fiscal year.")
    assert (due.date, due.relative, due.precision) == ("", "next fiscal year", "fiscal-year")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It opens **by 2028**.", ["by 2028"]),
        ("It opens by **2028**.", ["by **2028"]),
        ("It opens [by 2028](https://example.com/2027/by-2029).", ["by 2028"]),
        ("It opens by 2028.[^1] It has cost much.", ["by 2028"]),
        ("- one hall by 2027\n- two halls by 2028\n", ["by 2027", "by 2028"]),
        ("| Hall | Opens |\n| --- | --- |\n| A | Q3 2026 |\n", ["Q3 2026"]),
        ("> It opens by\n> 2028.", ["by\n> 2028"]),
        ("It opens “by 2028”.", ["by 2028"]),
    ],
)
def test_markdown_marks_do_not_hide_due_times(text: str, found: list[str]) -> None:
    assert [due.text for due in due_times(text, REF)] == found


def test_a_wrapped_paragraph_is_read_across_its_lines() -> None:
    text = (
        "The group said that its third campus would be ready by the\n"
        "end of 2028, and that all of its halls would run on it in\n"
        "2029 at the latest."
    )
    assert [due.text for due in due_times(text, REF)] == [
        "by the\nend of 2028",
        "in\n2029 at the latest",
    ]


def test_due_times_of_two_sentences_do_not_run_together() -> None:
    text = "It will be decided by June. 2027 brings a vote.\n\nIt opens in\n\n2028"
    assert [due.text for due in due_times(text, REF)] == ["by June"]


GRAMMAR = """by in the end of early mid late - / to and or from between until through not before no
earlier than as within next this year years month quarter decade century week two three 12 18 a an
half couple coming 2026 2027 2031 1999 Q3 H2 3Q26 FY27 fiscal 2030s June May Aug . , 2 31 30 spring
fall winter Tuesday tomorrow 's ' will said was launched plans later target launch due after ago on
at for over first second fourth last time now latest earliest year-end 2026-27 2027-02-30
31.12.2027 12/31/2027 so ahead turn new 2027Q1 delayed moved extended $ % ( ) every **
"""

sentences_of_the_grammar = st.lists(st.sampled_from([*GRAMMAR.split(), "\n"]), max_size=14).map(
    " ".join
)
texts = st.one_of(sentences_of_the_grammar, st.text(max_size=80))
days = st.one_of(st.none(), st.dates(), st.dates(date(2020, 1, 1), date(2030, 12, 31)))


@given(texts, days)
def test_spans_lie_in_the_text_in_order_and_do_not_overlap(text: str, ref: date | None) -> None:
    found = due_times(text, ref)
    bounds = [bound for due in found for bound in (due.start, due.end)]
    assert bounds == sorted(bounds)
    assert all(due.text == text[due.start : due.end] != "" for due in found)
    assert all(due.text.strip() == due.text for due in found)


@given(texts, days)
def test_kinds_precisions_and_windows_are_those_of_the_model(text: str, ref: date | None) -> None:
    said = dates.parse_period(ref.isoformat()) if ref and 1900 <= ref.year < 2200 else None
    for due in due_times(text, ref):
        assert due.kind in DUE_KINDS
        assert due.precision in dates.PRECISIONS
        assert bool(due.relative) == (not due.date or (said is None and "P" in due.date))
        if due.date and due.precision != "fiscal-year" and (said or due.precision != "duration"):
            whole = dates.parse_period(due.date, stated_on=said)
            again = dates.due(due.kind, whole, stated_on=said)
            assert (due.earliest, due.latest) == (again.earliest, again.latest)
            assert due.precision == whole.precision


@pytest.mark.parametrize(
    "unit",
    ["in the ", "2026-", "a ", "(", "'", "1", "1.", "June or ", "on May 3-4, ", "in June ", "\n"],
)
def test_a_hundred_kilobytes_of_anything_are_read_in_linear_time(unit: str) -> None:
    text = (unit * 100_000)[:100_000]
    began = time.process_time()
    due_times(text, REF)
    assert time.process_time() - began < 4  # about 1 s for the worst on the slowest machine met


def test_the_tables_name_each_thing_once_and_use_all_they_name() -> None:
    assert {lead.takes for lead in vars(leads).values() if isinstance(lead, leads.Lead)} == set(
        leads.TAKES
    )
    assert len({name for name, _, _ in DOUBTS}) == len(DOUBTS)
