"""Prose: every character of a text is found again at its line and column."""

import pytest

from briefing.editorial.texts import BREAK, Prose, own
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


def prose(text: str) -> Prose:
    library = read({ARTICLE: text})
    record = library.articles["news"]
    return Prose(record, library.body(record))


def test_every_character_of_a_body_is_at_its_place() -> None:
    source = f"---\ntitle: News\nsummary: Short\nkey_points: [One]\n---\n{BODY}"
    lines = source.split("\n")
    text = prose(source)
    for offset, char in enumerate(text.text[text.body :], text.body):
        place = text.at(offset)
        assert place.file == ARTICLE
        assert place.line
        assert place.column
        assert char in {"\n", BREAK} or lines[place.line - 1][place.column - 1] == char
    assert text.text.split(BREAK) == [
        "News", "Short", "One",
        "A heading with code", "One link and more,\non two lines.", "a cell", "another", "a", "a b",
        "an item\nof two lines", "an item below", "A note.",
    ]  # fmt: skip


def test_a_character_of_the_front_matter_is_at_its_value() -> None:
    text = prose("---\ntitle: News\nsummary: Short\nkey_points: [One, Two]\n---\nText\n")
    lines = [text.at(text.text.index(word)).line for word in ("News", "Short", "Two", "Text")]
    assert lines == [2, 3, 4, 6]


def test_a_text_without_title_summary_and_key_points_begins_with_its_body() -> None:
    library = read({"content/pages/about.md": "---\ntitle: About\n---\nText\n"})
    record = library.pages["about"]
    text = Prose(record, library.body(record))
    assert (text.text, text.body) == ("Text", 0)


@pytest.mark.parametrize("written", ["one &amp; two", r"one \* two"])
def test_behind_what_is_spelt_otherwise_the_column_is_not_known(written: str) -> None:
    text = prose(f"---\ntitle: News\n---\n{written}\nthree\n")
    place = text.at(text.text.index("two"))
    assert (place.line, place.column) == (4, None)
    place = text.at(text.text.index("three"))
    assert (place.line, place.column) == (5, 1)


def test_a_passage_is_told_once_with_where_it_begins() -> None:
    text = prose("---\ntitle: News\n---\nfirst\n\nsecond part\n\nthird\n")
    offsets = [text.text.index(word) for word in ("part", "News", "second")]
    found = list(text.passages(offsets))
    assert [passage for _, passage in found] == ["News", "second part"]
    assert all(text.text[start:].startswith(passage) for start, passage in found)


def test_own_words_are_those_outside_of_quotation_marks() -> None:
    text = 'It’s “one” or "two" or ‘three’; it’s “open.'
    assert own(text).split() == ["It’s", "or", "or", ";", "it’s", "“open."]
    assert len(own(text)) == len(text)
