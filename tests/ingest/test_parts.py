"""Parts of speech: common words are listed where their end does not tell what they are."""

from pathlib import Path

import pytest

from briefing.ingest.paste import parts, words
from tests.ingest import listing


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("weights", "nouns"),
        ("closed", "done"),
        ("open", "adjective"),
        ("quickly", "adverb"),
        ("build", "verb"),
        ("roadmap", "noun"),
        ("dashboards", "nouns"),
        ("of", "small"),
        ("nordlys", ""),
    ],
)
def test_words_have_the_part_of_speech_that_they_are_most_often(word, name):
    assert parts.part(word) == name


def test_no_word_is_listed_whose_end_tells_what_it_is():
    listed = parts.read(words.LISTED)
    assert listing.needed(listed) == listed
    assert Path(words.__file__).read_text("utf-8") == listing.written(listed)


def test_a_lexicon_is_read_for_the_parts_that_are_told_apart():
    assert listing.tagged(";;; a remark\n! .\nchip NN\nchips NNS\nAtlas NNP") == {
        "chip": "noun",
        "chips": "nouns",
    }
