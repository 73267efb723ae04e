"""Amounts of a text: what is read, what is not, and that nothing makes it slow."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.ingest import amounts
from briefing.model.records import Amount
from briefing.model.vocabulary import SCALES


def money(value: str, scale: str, currency: str, **rest: object) -> Amount:
    upper = rest.pop("upper", None)
    return Amount(
        value=Decimal(value),
        value_upper=Decimal(str(upper)) if upper else None,
        scale=scale,
        currency=currency,
        **rest,  # type: ignore[arg-type]
    )


def count(value: str, unit: str, scale: str = "", **rest: object) -> Amount:
    return money(value, scale, "", unit=unit, **rest)


READ = [
    ("$600 billion", "$600 billion", money("600", "billion", "USD")),
    ("US$1.4tn in all", "US$1.4tn", money("1.4", "trillion", "USD")),
    ("€20bn over time", "€20bn", money("20", "billion", "EUR")),
    ("USD10 billion", "USD10 billion", money("10", "billion", "USD")),
    ("CHF 4.5m", "CHF 4.5m", money("4.5", "million", "CHF")),
    ("380bn yuan", "380bn yuan", money("380", "billion", "CNY")),
    ("Rmb160bn ($23bn)", "Rmb160bn", money("160", "billion", "CNY")),
    ("1.2 billion euros ($1.43 billion)", "1.2 billion euros", money("1.2", "billion", "EUR")),
    ("600 billion U.S. dollars", "600 billion U.S. dollars", money("600", "billion", "USD")),
    ("NT$50 billion", "NT$50 billion", money("50", "billion", "TWD")),
    ("Rs 10,372 crore", "Rs 10,372 crore", money("103.72", "billion", "INR")),
    ("$2,52-trillion", "$2,52-trillion", money("2.52", "trillion", "USD")),
    ("a trillion-dollar plan", "a trillion-dollar", money("1", "trillion", "USD")),
    ("$20,000 a month", "$20,000", money("20000", "", "USD")),
    # ranges
    (
        "£30 billion to £40 billion",
        "£30 billion to £40 billion",
        money("30", "billion", "GBP", upper=40),
    ),
    ("$175–185 billion", "$175–185 billion", money("175", "billion", "USD", upper=185)),
    ("$10bn-$12bn", "$10bn-$12bn", money("10", "billion", "USD", upper=12)),
    (
        "between $60 billion and $65 billion",
        "$60 billion and $65 billion",
        money("60", "billion", "USD", upper=65),
    ),
    (
        "$175bn (£128bn) to $185bn",
        "$175bn (£128bn) to $185bn",
        money("175", "billion", "USD", upper=185),
    ),
    (
        "400 million to 1 billion users",
        "400 million to 1 billion users",
        count("0.4", "users", "billion", upper=1),
    ),
    ("70 to 80 per cent", "70 to 80 per cent", count("70", "percent", upper=80)),
    # anything but money
    ("up to 10 gigawatts", "10 gigawatts", count("10", "gigawatt", measure=amounts.UPPER_LIMIT)),
    ("over a gigawatt", "a gigawatt", count("1", "gigawatt", measure=amounts.LOWER_BOUND)),
    ("a 2GW campus", "2GW", count("2", "gigawatt")),
    ("a ten-gigawatt pact", "ten-gigawatt", count("10", "gigawatt")),
    ("about 70 per cent", "70 per cent", count("70", "percent", approx=True)),
    ("15-20%", "15-20%", count("15", "percent", upper=20)),
    ("20x", "20x", count("20", "times")),
    ("at least twenty times", "twenty times", count("20", "times", measure=amounts.LOWER_BOUND)),
    ("twentyfold", "twentyfold", count("20", "times")),
    ("one million TPUs", "one million TPUs", count("1", "TPUs", "million")),
    (
        "500,000 AI accelerator chips",
        "500,000 AI accelerator chips",
        count("500000", "AI accelerator chips"),
    ),
    ("10 lakh young people", "10 lakh young people", count("1", "young people", "million")),
    (
        "a 500-billion-parameter model",
        "500-billion-parameter",
        count("500", "parameter", "billion"),
    ),
    ("100k H100s", "100k", count("100", "", "thousand")),
    (
        "$5 billion or more",
        "$5 billion or more",
        money("5", "billion", "USD", measure=amounts.LOWER_BOUND),
    ),
    (
        "up to about $5bn",
        "$5bn",
        money("5", "billion", "USD", approx=True, measure=amounts.UPPER_LIMIT),
    ),
]


@pytest.mark.parametrize(("text", "passage", "amount"), READ, ids=[text for text, _, _ in READ])
def test_reads(text: str, passage: str, amount: Amount) -> None:
    found = [(text[start:end], read) for start, end, read in amounts.find(text)]
    assert found == [(passage, amount)]


@pytest.mark.parametrize(
    "text",
    [
        "by 2027",
        "In 2024 companies spent more",
        "on 2 August 2026",
        "within 12 to 18 months",
        "GPT-4 and GPT-5",
        "iOS 26.4 and Microsoft 365",
        "Article 50 of the Act",
        "one of the people",
        "a model of 70B",
        "they won 20 won seats",
    ],
)
def test_bare_figures_are_no_amounts(text: str) -> None:
    assert amounts.find(text) == []


def test_a_rise_is_two_amounts_not_a_range() -> None:
    text = "from $35 billion to $40 billion"
    assert [text[start:end] for start, end, _ in amounts.find(text)] == [
        "$35 billion",
        "$40 billion",
    ]


PIECES = (
    "$ € £ US$ 1 20 600 2027 1.4 12,000 a one bn billion million % GW gigawatts to - – and ( ) x "
    "per cent dollars yuan people chips about up between from half"
)


@given(st.lists(st.sampled_from(PIECES.split()), max_size=30), st.sampled_from(["", " "]))
def test_amounts_follow_each_other_and_can_be_told_apart(pieces: list[str], glue: str) -> None:
    text = glue.join(pieces)
    end_before = 0
    for start, end, amount in amounts.find(text):
        assert end_before <= start < end <= len(text)
        end_before = end
        assert amount.currency or amount.scale or amount.unit
        assert amount.scale == "" or amount.scale in SCALES
        assert amount.value_upper is None or amount.value < amount.value_upper


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    amounts.find(text)


@pytest.mark.parametrize(
    "piece", ["a ", "(", "1", "1,", "$1 to ", "5 chips ", "5 aa bb cc ", "1-", "one ", "1 (", " "]
)
def test_long_texts_take_no_time(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    begun = time.process_time()
    amounts.find(text)
    assert time.process_time() - begun < 3
