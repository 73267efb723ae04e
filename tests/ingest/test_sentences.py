from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.ingest.sentences import sentences


def cut(text: str) -> list[str]:
    return [text[span.start : span.end] for span in sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        "It will ship in June. | Prices were not given.",
        "Made in the U.S. by 2027. | More later.",
        "The U.S. Department of Energy agreed. | It will pay.",
        "It moved to the U.S. | The move cost little.",
        "Acme Inc. said so. | Mr. J. R. Doe of Acme Corp. agreed.",
        "Acme Inc. | It makes anvils.",
        "See No. 5 on the list. | No. | That is wrong.",
        "On Aug. 2 the rule applies. | On Sept. 3 it ends.",
        "Growth was 3.5 percent. | Version 2.1 follows in Q3.",
        "We will wait … and see. | Then act.",
        "It waits... | Then it acts.",
        "“We will ship by 2027.” | The rest is silence.",
        "“Will it ship?” he asked. | Nobody knew.",
        "“Will it ship?” Jane Doe asked. | Nobody knew.",
        "Is it late? | Yes! | It is.",
        "Yahoo! said it would. | (It did not.) | So it goes.",
        "**Acme plans ten sites by 2028.** | It has two.",
        "It is agreed.[^1] | The rest is open.[2] | Good.",
        "Doe et al. Found it (e.g. Smith v. Jones, i.e. the case). | Done.",
        "The call is at 9 a.m. Pacific time. | Join us.",
        "Open ai.example.com/a.b for v2.0.1 now. | Bye.",
        "5G is here. | 2027 is the target. | 3 sites follow.",
        "I and J. Doe met Plan B. | It failed.",
    ],
)
def test_stops_end_sentences_but_abbreviations_decimals_and_quotes_do_not(text: str) -> None:
    assert cut(text.replace(" | ", " ")) == text.split(" | ")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Plans for 2027\nAcme will build.", ["Plans for 2027", "Acme will build."]),
        ("- one by 2027\n- two by 2028", ["one by 2027", "two by 2028"]),
        ("- [ ] one by 2027\n- [x] two by 2028", ["one by 2027", "two by 2028"]),
        ("-\nAcme plans it.\n-\nBeta too.", ["Acme plans it.", "Beta too."]),
        ("Steps:\na) Plan it\nb) Do it", ["Steps:", "Plan it", "Do it"]),
        ("1. First\n2. Second thing", ["First", "Second thing"]),
        ("Intro:\n\n* a\n  goes on\n* b", ["Intro:", "a\n  goes on", "b"]),
        ("| a | b |\n| - | - |\n| c | 2027 |", ["| a | b |", "| - | - |", "| c | 2027 |"]),
        ("Firm\tYear\nAcme\t2027", ["Firm\tYear", "Acme\t2027"]),
        ("> Quoted text goes\n> on here.", ["Quoted text goes\n> on here."]),
        (
            "Acme said on its site that it would open ten halls in\nBerlin by 2027. It gave\nnone.",
            [
                "Acme said on its site that it would open ten halls in\nBerlin by 2027.",
                "It gave\nnone.",
            ],
        ),
        (
            "A short headline\nThe paragraph under it is on one very long line that goes on, on.",
            [
                "A short headline",
                "The paragraph under it is on one very long line that goes on, on.",
            ],
        ),
        ("Open by\n2027 or\nlater", ["Open by\n2027 or\nlater"]),
        ("Revenue up\nMargins down", ["Revenue up", "Margins down"]),
        ("Title\n=====\nText", ["Title", "Text"]),
        ("Broken here  \nAnd on", ["Broken here", "And on"]),
        ("Line one.\r\n\r\nLine two.", ["Line one.", "Line two."]),
    ],
)
def test_lists_headings_and_rows_end_sentences_but_wraps_do_not(
    text: str, expected: list[str]
) -> None:
    assert cut(text) == expected


@given(st.text(st.sampled_from('ab A.!?…\n\t-#>|"”)*1. \r\x00é'), max_size=120))
def test_sentences_hold_all_words_in_order_without_overlap(text: str) -> None:
    spans = sentences(text)
    bounds = [bound for span in spans for bound in (span.start, span.end)]
    assert bounds == sorted(bounds)
    assert all(text[s.start : s.end].strip() == text[s.start : s.end] != "" for s in spans)
    within = {at for span in spans for at in range(span.start, span.end)}
    marks = {mark.start(1) for mark in re.finditer(r"(?m)^[\s>#-]*([a-z])[.)](?=\s)", text)}
    assert not [at for at, c in enumerate(text) if c.isalpha() and at not in within | marks]


@pytest.mark.parametrize(
    "text",
    [
        "a " * 50_000,
        "- " * 50_000,
        "." * 100_000,
        "A. " * 33_000,
        ".)" * 50_000,
        "a\n" * 50_000,
        " " * 100_000,
        "> " * 50_000,
        "- - - " * 17_000,
        "a.\n" * 33_000,
        "?" + "”" * 99_999,
    ],
    ids=lambda text: repr(text[:6]),
)
def test_a_hundred_kilobytes_take_less_than_a_second(text: str) -> None:
    began = time.process_time()
    sentences(text)
    assert time.process_time() - began < 1
