"""The weights that tables are cut by are learned from tables in the repository, and cut others."""

from pathlib import Path

import pytest

from briefing.ingest.paste import weights
from tests.ingest import fitting

KEPT_APART = 0.80
"""The goal for rows of tables that nothing was learned from."""


@pytest.fixture(scope="module")
def learned():
    return fitting.tables(fitting.TABLES / "learned.txt")


def test_the_weights_are_those_that_the_tables_teach(learned):
    assert fitting.gap_weights(learned, weights.GAPS) == pytest.approx(weights.GAPS, abs=0.011)


def test_the_program_writes_the_module_as_it_is():
    assert Path(weights.__file__).read_text("utf-8") == fitting.module(weights.GAPS, weights.LAYOUTS)


def test_rows_of_tables_kept_apart_are_cut_right():
    held = fitting.tables(fitting.TABLES / "held.txt")
    assert fitting.right(held) >= KEPT_APART * sum(map(len, held))


def test_no_list_becomes_a_table():
    assert fitting.mistaken(fitting.lists(fitting.TABLES / "lists.txt")) == 0


def test_tables_that_are_kept_apart_teach_nothing(learned):
    held = fitting.tables(fitting.TABLES / "held.txt")
    assert not {tuple(table) for table in learned} & {tuple(table) for table in held}
