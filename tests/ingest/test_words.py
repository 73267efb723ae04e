"""The words of texts and of Markdown, and the account of what became of them."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.ingest.drafts import Dropped
from briefing.ingest.words import account, missing, shown, words


def dropped(*texts: str) -> list[Dropped]:
    return [Dropped(text, None, "advert") for text in texts]


def test_words_are_composed_and_free_of_characters_that_nobody_sees():
    assert words("Cafe\u0301s no\u00adtice zero\u200bwidth\ufeff") == [
        "Cafés",
        "notice",
        "zerowidth",
    ]


def test_signs_of_money_and_pictographs_are_words_and_punctuation_is_not():
    assert words("“$600 billion” — says @who_ever 🚨!") == [
        "$", "600", "billion", "says", "who", "ever", "🚨",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("## A *new* **era**", "A new era"),
        (r"\# 5 \* 6 \[a\] \_x\_", "5 6 a x"),
        ("AT&amp;T &#36;5", "AT T $ 5"),
        ("[word](https://example.org/path) <https://a.b>", "word https a b"),
        ("| a | b |\n| --- | :-: |\n| 1 | 2 |", "a b 1 2"),
        ("3. x\n4. y\n\n- z", "3 x 4 y z"),
        ("over*flow* and `co`de", "overflow and code"),
        ("[gone]: https://example.org", ""),
        ("note[^1]\n\n[^1]: below", "note 1 1 below"),
        ("<b>raw</b>", "b raw b"),
    ],
)
def test_markdown_has_the_words_that_a_reader_sees(markdown, expected):
    assert shown(markdown) == expected.split()


def test_a_word_hyphenated_at_the_end_of_a_line_may_be_joined_or_kept_apart():
    raw = "compu-\nter and self-\nreliant soft\u00ad\nware"
    assert missing(raw, "computer and self-reliant software", []) == []
    assert missing(raw, "compu ter and selfreliant soft ware", []) == []
    assert missing(raw, "computer and selfreli ant software", []) != []


def test_words_of_the_source_may_be_dropped_but_not_forgotten():
    raw = "Share this. The text. Share this. More text."
    assert missing(raw, "The text.\n\nMore text.", dropped("Share this.", "Share this.")) == []
    assert missing(raw, "The text.\n\nMore text.", dropped("Share this.")) == ["Share", "this"]


def test_the_order_of_the_source_counts():
    assert missing("one two three", "three two one", []) != []
    assert missing("a b c d", "a d", dropped("c b")) != []


def test_the_right_one_of_two_like_words_is_found():
    raw = "share a b share c"
    assert account(raw, "share a b c", dropped("share")).lost == ()
    assert account(raw, "a b share c", dropped("share")).lost == ()


def test_words_from_nowhere_are_told_and_do_not_hide_what_follows():
    found = account("one two three four five", "one picture of a cat two three four", [])
    assert (found.lost, found.added) == (("five",), ("picture", "of", "a", "cat"))


def test_numbers_of_a_list_may_stand_in_the_source_or_not():
    assert account("1. one\n2. two", "1. one\n2. two", []) == account(
        "one\ntwo", "1. one\n2. two", []
    )
    assert missing("1. one\n1. two", "1. one\n2. two", []) == ["1"]


TEXTS = st.text(st.sampled_from("ab-1 \n\u00ad\u200b$"), max_size=60)


@given(st.lists(st.tuples(TEXTS, st.booleans()), max_size=8))
def test_any_text_cut_into_kept_and_dropped_lines_is_whole(parts):
    raw = "\n".join(text for text, _ in parts)
    kept = "\n\n".join(" ".join(words(text)) for text, keep in parts if keep)
    out = dropped(*(text for text, keep in parts if not keep))
    assert account(raw, kept, out) == account("", "", [])


@given(st.lists(st.sampled_from("abc"), min_size=1, max_size=30), st.data())
def test_one_word_less_is_one_word_lost(source, data):
    gone = data.draw(st.integers(0, len(source) - 1))
    left = source[:gone] + source[gone + 1 :]
    sides = data.draw(st.lists(st.booleans(), min_size=len(left), max_size=len(left)))
    kept = [word for word, side in zip(left, sides, strict=True) if side]
    out = [word for word, side in zip(left, sides, strict=True) if not side]
    assert missing(" ".join(source), " ".join(kept), dropped(" ".join(out)))


@pytest.mark.parametrize(
    ("raw", "markdown", "out"),
    [
        ("a " * 50_000, "a " * 25_000, "a " * 25_000),
        ("a " * 50_000, "a " * 25_000, "a " * 24_000),
        ("a-\n" * 30_000, "a" * 30_000, ""),
        ("lost " * 20_000, "", "x " * 20_000),
        ("a b c d " * 10_000, "d c b a " * 10_000, "b a c d " * 9_000),
        ("> " * 50_000, "> " * 50_000, ""),
        ("(" * 100_000, "(" * 100_000, ""),
    ],
)
def test_the_account_of_a_hundred_thousand_characters_takes_no_time_to_speak_of(raw, markdown, out):
    start = process_time()
    account(raw, markdown, dropped(out))
    assert process_time() - start < 4
