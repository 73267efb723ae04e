"""The weights that tables are cut by are learned from tables in the repository, and cut others."""

from pathlib import Path

import pytest

from briefing.ingest.paste import weights
from tests.ingest import fitting

KEPT_APART = 0.80
"""The goal for rows of tables that nothing was learned from."""
MISTAKEN = 0.03
"""How many other texts may become a table, with a question."""
STACKED = 0.90
"""The same of tables with one cell a line."""


@pytest.fixture(scope="module")
def learned():
    return fitting.tables(fitting.TABLES / "learned.txt")


def test_the_weights_are_those_that_the_tables_teach(learned):
    assert fitting.gap_weights(learned, weights.GAPS) == pytest.approx(weights.GAPS, abs=0.011)


def test_the_weights_of_tables_that_are_cut_are_those_that_tables_and_other_texts_teach(learned):
    texts = fitting.lists(fitting.TABLES / "none.txt")
    taught = fitting.grid_weights(learned, texts, weights.GRIDS)
    assert taught == pytest.approx(weights.GRIDS, abs=0.011)


def test_the_weights_of_layouts_are_those_that_tables_and_other_texts_teach(learned):
    texts = fitting.lists(fitting.TABLES / "none.txt")
    taught = fitting.layout_weights(learned, texts, weights.LAYOUTS)
    assert taught == pytest.approx(weights.LAYOUTS, abs=0.011)


def test_the_program_writes_the_module_as_it_is():
    assert Path(weights.__file__).read_text("utf-8") == fitting.module(
        weights.GAPS, weights.GRIDS, weights.LAYOUTS
    )


@pytest.mark.parametrize(
    ("name", "share"),
    [("held.txt", KEPT_APART), ("title-case.txt", 0.75), ("mixed.txt", KEPT_APART)],
)
def test_rows_of_tables_kept_apart_are_cut_right(name, share):
    held = fitting.tables(fitting.TABLES / name)
    assert fitting.right(held) >= share * sum(map(len, held))


def test_rows_of_one_cell_a_line_are_read_right_of_tables_kept_apart():
    held = fitting.tables(fitting.TABLES / "held.txt")
    assert fitting.right_stacked(held) >= STACKED * sum(map(len, held))


def test_no_list_becomes_a_table_and_hardly_one_a_table_of_one_cell_a_line():
    lists = fitting.lists(fitting.TABLES / "lists.txt")
    assert fitting.mistaken(lists) == 0
    assert fitting.mistaken_stacked(lists) <= MISTAKEN * len(lists)


def test_tables_that_are_kept_apart_teach_nothing(learned):
    held = fitting.tables(fitting.TABLES / "held.txt")
    assert not {tuple(table) for table in learned} & {tuple(table) for table in held}
    lists, texts = (fitting.lists(fitting.TABLES / name) for name in ("lists.txt", "none.txt"))
    assert not set(map(tuple, lists)) & set(map(tuple, texts))
