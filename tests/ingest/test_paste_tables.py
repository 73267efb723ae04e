"""Pastes: tables without tabs are cut by what their columns hold, and end where that ends."""

import pytest

from tests.ingest.test_paste import END, LEAD, MORE, article, read
from tests.ingest.test_paste_signs import headings, rows

TAIL = ("", "Share this article", "Facebook", "LinkedIn", "", "© 2026 Osthaven Post")


def lines(table):
    return [" ".join(row.split(" | ")) for row in table.splitlines()]


def cells(table):
    return [cell for row in table.splitlines() for cell in row.split(" | ")]


def shown(found):
    return [
        tuple(cell.replace("\\", "") for cell in row) for row in rows(found) if "---" not in row
    ]


def cut(table):
    return [tuple(row.split(" | ")) for row in table.splitlines()]


FIGURES = """\
Model | Context window | Price
Wren 2 | 128K | $2.50
Wren 3 Large | 1M | $3.00
Corvid | 200K | $15.00
Mistle Turbo | 64K | $0.40"""
NAMES = """\
Hall | Tenant | Rank
Old Mill | Corvid Systems | 1
Depot | Nordlys | 2
Station Road | Mistle Works | 3
Quay | Quill Systems | 4"""
FLAGS = """\
Site | Gate guarded | Power
Larne | Yes | 12 MW
Ghent | No | 40 MW
Ferrol | Yes | 9 MW"""
UNNAMED = """\
Breach | Highest fine | Daily penalty
Late report | 2% | £50,000
False report | 6% | £100,000
No access for those who look for it | 10% | £250,000"""
WORDS = """\
Role | Task | Experience
Guard | Walks round the halls at night | None
Engineer | Keeps the pumps and lines running | Five years
Clerk | Writes down who comes and who leaves | One year
Driver | Brings what the halls need | Two years"""


def tables(material):
    return [row for row in rows(material) if set(row[0]) != {"-"}]


SMALL = """\
model | reading | arithmetic
wren-7b-chat | 31.30 | 29.53
wren-13b-chat | 35.56 | 40.25
corvid-30b-base | 57.35 | 55.78
corvid-65b-base | 70.21 | 75.35"""
BOUND = """\
System | Measured | Published
Wren 3 | 61.8 ± 0.4 | 58.4 ± 1.1
Corvid Pro | 85.1 ± 0.2 | 92.6 ± 0.9
Mistle | 44.0 ± 1.3 | 41.7 ± 2.0"""
PEOPLE = """\
Name | Role | Joined From
Anna Kowalski | Chief executive | Corvid Systems
Tomas Brandt | Head of research | University of Ghent
Priya Nair | Chief operating officer | Deloitte
Peter Osei | General counsel | Ministry of Justice"""


TITLE_CASE = """\
Planning Question | Agency-Led Delivery | In-house Delivery
Design Ownership | Contracted and Co-authored | Complete Control
Maintenance Depth | Limited to Templates/Forms | Full Editorial Mastery
Price Structure | Volume-based/Retainer Fees | Capital Expenditure/Hiring Budget
Seasonal Agility | Dependent on Agency Calendar | Closely Aligned with Council Goals"""


@pytest.mark.parametrize("table", [FIGURES, FLAGS, SMALL, BOUND, PEOPLE, TITLE_CASE])
def test_single_spaced_cells_are_cut_by_what_their_columns_hold(table):
    assert tables(article(*lines(table))) == cut(table)


@pytest.mark.parametrize("table", [FIGURES, NAMES, FLAGS, UNNAMED, WORDS])
def test_cells_one_a_line_are_laid_out_by_what_their_columns_hold(table):
    assert tables(article(*cells(table))) == cut(table)


DATED = """\
Hall | Tenant | Opened | Gate
Old Mill | Corvid | 5 April 2025 | open
Depot | Nordlys | 20 January 2025 | open
Quay | Mistle Works | 22 May 2025 | closed
Station Road | Quill Systems | 9 July 2025 | closed"""


def test_days_in_a_table_are_no_bylines_that_the_text_begins_below():
    found = read(LEAD, "", MORE, "", *cells(DATED), "", END, "", LEAD, "", MORE)
    assert LEAD in found.markdown[: len(LEAD)]
    assert tables(found) == cut(DATED)


WORDS_OF_PAGES = """\
Item | Share | Change
Staff | 48% | 3 min
Google | 12% | 9 min
Jobs | 31% | 1 min
Support | 14% | 5 min"""


def test_cells_of_a_table_stay_that_alone_would_be_a_pages_own():
    found = read(LEAD, "", MORE, "", END, "", *cells(WORDS_OF_PAGES), "", LEAD, "", MORE)
    assert tables(found) == cut(WORDS_OF_PAGES)


def test_lines_that_are_all_of_a_kind_are_no_cells():
    points = [
        "The gate is guarded", "The road is cleared of snow", "The water is cleaned",
        "The lines are checked", "The heat is given away", "The halls are painted",
    ]  # fmt: skip
    assert tables(article("What the tenant does:", "", *points)) == []


def test_a_table_ends_where_its_rows_end_in_a_paste_without_blank_lines():
    found = read(LEAD, MORE, *lines(FIGURES), "How the prices were found", MORE, END)
    assert tables(found) == cut(FIGURES)
    assert headings(found) == ["How the prices were found"]


def test_a_table_stands_below_another_without_blank_lines():
    found = read(LEAD, MORE, *lines(FIGURES), "Tenants", *lines(FLAGS), MORE, END)
    assert tables(found) == cut(FIGURES) + cut(FLAGS)


def test_even_rows_of_tabs_at_the_end_of_a_text_are_its_own():
    table = ["Hall\tRed gate\tBlue gate", "Width\tthree metres\tfour metres", "Paint\tnew\told"]
    found = read(LEAD, MORE, END, LEAD, MORE, END, LEAD, "", "Gates", "", *table, *TAIL)
    assert len(tables(found)) == 3


def test_a_short_row_far_below_the_others_does_no_harm():
    table = ["Year Hall Rent", *(f"{1990 + at} Hall {at} ${at}.50" for at in range(30)), "Sum $9"]
    assert "1990" in article(*table).markdown


@pytest.mark.parametrize("blank", [False, True])
@pytest.mark.parametrize("table", [FIGURES, NAMES, FLAGS])
def test_cells_one_a_line_are_found_between_headings_with_all_blank_lines_or_none(table, blank):
    text = [LEAD, MORE, "What it costs", *cells(table), "Why it matters", MORE, END]
    page = ["The council leases its depot", *text]
    found = read(*(["\n".join(line for one in page for line in (one, ""))] if blank else page))
    assert shown(found) == cut(table)


@pytest.mark.parametrize("blank", [False, True])
def test_the_heading_right_above_single_spaced_rows_is_none(blank):
    text = [LEAD, MORE, "What it costs", *lines(FIGURES), "Why it matters", MORE, END]
    page = ["The council leases its depot", *text]
    found = read(*(["\n".join(line for one in page for line in (one, ""))] if blank else page))
    assert shown(found) == cut(FIGURES)


SIGNS = """\
Company | Grant | Change | Loan
Corvid | $2.1bn | > 10% | –
Nordlys | $1.0bn | < 5% | $400m
Mistle | $1.4bn | + 3% | $250m
Quill | $0.8bn | > 20% | –"""


def test_a_cell_may_be_a_dash_or_begin_as_a_bullet_does_and_a_head_as_a_footer_does():
    found = article("", *cells(SIGNS), "")
    assert shown(found) == cut(SIGNS)


SENTENCES = """\
Fault | Cause | Remedy
Doors | The motor was too weak for the wind. | A stronger one, paid for by the maker.
Lights | Mice have eaten the cables under the floor. | Steel pipes, and a cat.
Lift | It had not been greased since the day it was built. | A contract with a firm in town."""


def test_cells_one_a_line_may_be_sentences():
    assert shown(article("", *cells(SENTENCES), "")) == cut(SENTENCES)


def test_dashes_that_come_again_before_each_item_are_bullets():
    found = article(
        "", "Why Leeds", "", "–", "Cheap power", "–", "Many engineers", "–", "A port", ""
    )
    assert found.markdown.count("\n- ") == 3
