"""The weights that tell lists are learned from articles in the repository, and tell others."""

from pathlib import Path

import pytest

from briefing.ingest.paste import outline_weights
from tests.ingest import teaching

KEPT_APART = 0.85
"""What is asked for of items of articles that nothing was learned from."""
LEFT = 0.03
"""How much of the slope of no weights at all may be left: learning stops a little short."""


@pytest.fixture(scope="module")
def groups():
    articles = teaching.articles(teaching.ARTICLES / "learned")
    return [teaching.lessons(article) for article in articles]


def steepness(weights, groups):
    slopes = teaching.slope(weights, [lesson for group in groups for lesson in group])
    return sum(abs(value) for table in slopes.tables() for row in table.values() for value in row)


def test_the_weights_are_those_that_the_articles_teach(groups):
    blank, shipped = teaching.blank(groups), teaching.shipped()
    for wanted, table in zip(blank.tables(), shipped.tables(), strict=True):
        assert table.keys() <= wanted.keys()
        wanted |= table
    assert steepness(blank, groups) < LEFT * steepness(blank.like(0.0), groups)


def test_the_program_writes_the_module_as_it_is():
    text = Path(outline_weights.__file__).read_text("utf-8")
    assert text == teaching.module(teaching.shipped())


def test_items_of_articles_kept_apart_are_told():
    held = teaching.articles(teaching.ARTICLES / "held")
    lessons = [lesson for article in held for lesson in teaching.lessons(article)]
    found = teaching.figures(lessons, teaching.shipped())
    items = [one for (_, kind), one in found.items() if kind == "item"]
    assert sum(items[1:], items[0]).f1 >= KEPT_APART


def test_articles_that_are_kept_apart_teach_nothing():
    both = (teaching.articles(teaching.ARTICLES / name) for name in ("learned", "held"))
    learned, held = ({text.splitlines()[0] for text in some} for some in both)
    assert not learned & held
