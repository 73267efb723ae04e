"""Figures of a text, brought to one form."""

from datetime import date
from decimal import Decimal

import pytest

from briefing.editorial import figures

BILLION = 10**9


@pytest.mark.parametrize(
    ("text", "values", "unit"),
    [
        ("$600 billion", [600 * BILLION], "USD"),
        ("US$1.4 trillion", [1400 * BILLION], "USD"),
        ("600bn dollars", [600 * BILLION], "USD"),
        ("USD 600B", [600 * BILLION], "USD"),
        ("$180B-$190B", [180 * BILLION, 190 * BILLION], "USD"),
        ("$175–185 billion", [175 * BILLION, 185 * BILLION], "USD"),
        ("180 to 190 billion dollars", [180 * BILLION, 190 * BILLION], "USD"),
        ("$1,400", [1400], "USD"),
        ("380 billion yuan", [380 * BILLION], "CNY"),
        ("RMB 380 billion", [380 * BILLION], "CNY"),
        ("€20 million", [20 * 10**6], "EUR"),
        ("£5bn", [5 * BILLION], "GBP"),
        ("70 per cent", [70], "%"),
        ("57%", [57], "%"),
        ("10-gigawatt", [10 * BILLION], "watt"),
        ("1.5 GW", [1500 * 10**6], "watt"),
        ("24,000 accounts", [], ""),
        ("GPT-5 and 12 to 18 months", [], ""),
    ],
)
def test_amounts(text: str, values: list[int], unit: str) -> None:
    said = f"It is {text}, so."
    found = [each.figure for each in figures.amounts(said, figures.numbers(said))]
    assert found == [(Decimal(value), unit) for value in values]


@pytest.mark.parametrize(
    "text", ["2 April 2026", "2nd April 2026", "April 2, 2026", "April 2nd, 2026", "2026-04-02"]
)
def test_days(text: str) -> None:
    said = f"It was {text}, a day."
    (found,) = figures.days(said, figures.numbers(said))
    assert (found.figure, found.text) == (date(2026, 4, 2), text)


@pytest.mark.parametrize("text", ["April 2026", "2 April", "31 April 2026", "2 Aprils 2026"])
def test_what_is_no_full_day(text: str) -> None:
    assert list(figures.days(text, figures.numbers(text))) == []


def test_numbers_begin_at_the_first_of_their_digits() -> None:
    text = "“1,400” in 2026–27, GPT-5"
    assert [text[each:] for each in figures.numbers(text)] == [
        "1,400” in 2026–27, GPT-5", "400” in 2026–27, GPT-5", "2026–27, GPT-5", "27, GPT-5", "5",
    ]  # fmt: skip
    assert figures.numbers(text, start=6) == [11, 16, 24]
