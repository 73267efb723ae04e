"""What holds of any paste: no word is lost (law 8), nothing fails, nothing takes long."""

import re
from html import unescape
from time import process_time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefing.content import markdown as site_markdown
from briefing.diagnostics import Diagnostics
from briefing.ingest import paste
from briefing.ingest.words import Account, account

WHOLE = Account((), ())

LINES = st.one_of(
    st.sampled_from(
        [
            "Skip to content",
            "Home > AI > News",
            "AI News",
            "By Jane Doe",
            "March 3, 2026",
            "Updated 4 March 2026 10:00 GMT",
            "5 min read",
            "Share",
            "Advertisement",
            "Related",
            "Featured",
            "Comments (12)",
            "© 2026 Example. All rights reserved.",
            "A plan for new machines",
            "Details[edit]",
            "It said , opens new tab so (opens in a new window) on Monday of last week.",
            "Why It Matters",
            "## Marked heading #",
            "**Bold heading**",
            "The company said that it would build a new plant in the north of the country by 2027.",
            "The steps are these:",
            "a lower-case line that goes on",
            "an in-",
            "depend-",
            "soft\u00ad",
            "ent word",
            "-",
            "- item one",
            "• item two",
            "  ◦ nested item",
            "1. first",
            "2. second",
            "(a) letter",
            "1986. A good year",
            "> quoted",
            "a\tb\tc",
            "1\t2\t3",
            "Country Capital People",
            "France Paris 68 million",
            "United Kingdom London 67 million",
            "| a | b |",
            "|---|---|",
            "*", "_a_ *b* `c` [d](e) <f> &amp; \\", "[x]: y", "![i](j)", "^[note]", "[^1]: z",
            "~~s~~", "===", "---", "```", "~~~", "    code", "#", "# h", "+", "<!-- c -->", "<b>",
            "a|b", "\0", "\ufeff",
            "$5 😀 @who_ever", "“A quote.”", "",
        ]
    ),
    st.text(max_size=40),
    st.text(st.sampled_from("aB1 .-*_#>|`~[]()\\<&!^:=+\t\u00ad\u200b•“"), max_size=25),
)  # fmt: skip
PASTES = st.lists(LINES, max_size=30).map("\n".join)


@settings(max_examples=200, deadline=None)
@given(st.one_of(PASTES, st.text(max_size=300)))
@example("a\u0301-\nb\n\n- \u0301c")
def test_every_word_stands_in_the_markdown_or_in_what_was_dropped(text):
    material = paste.read(text, name="a.txt")
    assert account(text, material.markdown, material.dropped) == WHOLE
    assert account(material.raw, material.markdown, material.dropped) == WHOLE


@settings(max_examples=100, deadline=None)
@given(PASTES)
@example("^[note]")
@example("[^note] and ![picture] and ]: it")
@example("Term\n: Meaning\n")
def test_the_site_shows_the_words_that_the_markdown_was_made_of(text):
    material = paste.read(text, name="a.txt")
    body = site_markdown.render(
        material.markdown, file="a.md", first_line=1, problems=Diagnostics()
    )
    plain = unescape(re.sub(r"<[^>]*>", " ", body.html(lambda link: "")))
    assert account(plain, material.markdown, ()) == WHOLE


WORST = [
    "a\n" * 50_000,
    "1.\n" * 33_000,
    "A b 1\n" * 16_000,
    "a\tb\n" * 25_000,
    ("A " * 40 + "\n") * 1_200,
    "A B\n\n" * 20_000,
    "A!\n" * 33_000,
    "1." * 50_000,
    "(" * 100_000,
    "By Jane Doe\n" * 8_000,
    "\u2026\n\n1. an item\n\n" * 6_000,
    "A title of it here now\nA sentence that ends as sentences do end.\n" * 1_500,
    "![" * 50_000,
    "A sentence stands here, and it has words enough.\n\n" * 20 + "a:\n" * 30_000,
]


@pytest.mark.parametrize("text", WORST, ids=lambda text: repr(text[:12]))
def test_a_hundred_thousand_characters_of_anything_take_two_seconds_at_most(text):
    start = process_time()
    material = paste.read(text, name="a.txt")
    assert process_time() - start < 4  # twice as long: machines differ
    assert account(text, material.markdown, material.dropped) == WHOLE


@settings(max_examples=5, deadline=None)
@given(st.lists(LINES, min_size=5, max_size=30))
def test_a_long_paste_of_mixed_lines_takes_seconds_at_most(lines):
    text = "\n".join(lines) * 300
    start = process_time()
    paste.read(text[:100_000], name="a.txt")
    assert process_time() - start < 4
