"""Pages that stand before an article are told by what they are called, or by what they say."""

import pytest

from briefing.ingest.walls import MOST_WORDS, is_wall

TEXT = "The harbour opens its second basin, and the town has asked for a road to it."


@pytest.mark.parametrize(
    "title",
    [
        "Just a moment...",
        "The Example - Are you a robot?",
        "Please verify you’re a human",
        "404",
        "Error 404 - Page not found | The Example",
        "Subscribe to read | The Example Times",
    ],
)
def test_a_page_is_told_by_what_it_is_called(title: str):
    assert is_wall(title, TEXT)
    assert not is_wall(title, "word " * (MOST_WORDS + 1))


@pytest.mark.parametrize(
    "title",
    [
        "Harbour opens its second basin | 404 Media",
        "500 Startups",
        "Access denied: how a harbour was shut",
        "Access denied - how a harbour was shut for a year",
        "A moment for harbours",
    ],
)
def test_an_article_is_no_such_page_because_of_a_word_in_its_title(title: str):
    assert not is_wall(title, TEXT)


def test_two_different_signs_in_the_text_tell_such_a_page():
    assert is_wall("example.com", f"{TEXT} Verify you are human. Ray ID: 7d0d.")
    assert not is_wall("example.com", f"{TEXT} Verify you are human, they ask: are you human?")
