"""Passages: every character of a text is found again at its line and column."""

import pytest

from briefing.editorial import texts
from tests.editorial.project import ARTICLE, read

BODY = """\
# A *heading* `with` code

One [link](https://example.org/a_(b) "title") and **more**,
  on [two][ref] lines.

| a *cell* | [another](https://example.org) |
| --- | --- |
| a | a b |

- an item
  of two lines
  1. an *item* below[^1]

> quoted

    code

[ref]: https://example.org
[^1]: A note.
"""


def test_every_character_is_at_its_place() -> None:
    source = f"---\ntitle: News\n---\n{BODY}"
    record = read({ARTICLE: source}).articles["news"]
    lines = source.split("\n")
    found = list(texts.body(record))
    for passage in found:
        for offset, char in enumerate(passage.text):
            place = passage.at(offset)
            assert place.file == ARTICLE
            assert place.line
            assert place.column
            assert char == "\n" or lines[place.line - 1][place.column - 1] == char
    assert [passage.text for passage in found] == [
        "A heading with code", "One link and more,\non two lines.", "a cell", "another", "a", "a b",
        "an item\nof two lines", "an item below", "A note.",
    ]  # fmt: skip


@pytest.mark.parametrize("written", ["one &amp; two", r"one \* two"])
def test_behind_what_is_spelt_otherwise_the_column_is_not_known(written: str) -> None:
    record = read({ARTICLE: f"---\ntitle: News\n---\n{written}\nthree\n"}).articles["news"]
    (passage,) = texts.body(record)
    place = passage.at(passage.text.index("two"))
    assert (place.line, place.column) == (4, None)
    place = passage.at(passage.text.index("three"))
    assert (place.line, place.column) == (5, 1)


def test_own_words_are_those_outside_of_quotation_marks() -> None:
    text = 'It’s “one” or "two" or ‘three’; it’s “open.'
    own = texts.Passage(text, read({}).companies["baidu"].where, "name").own
    assert own.split() == ["It’s", "or", "or", ";", "it’s", "“open."]
    assert len(own) == len(text)
