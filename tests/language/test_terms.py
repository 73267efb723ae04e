"""Vocabularies and amounts in words."""

from decimal import Decimal

import pytest

from briefing.language import terms
from briefing.model import vocabulary

VOCABULARIES = [
    vocabulary.STRENGTHS,
    vocabulary.STANDINGS,
    vocabulary.STATUSES,
    vocabulary.COMPUTED_STATES,
    vocabulary.CLAIM_KINDS,
    vocabulary.EVIDENCE_ROLES,
]


@pytest.mark.parametrize("value", sorted({value for table in VOCABULARIES for value in table}))
def test_every_value_is_shown_without_hyphens(value: str):
    assert terms.word(value).replace(" ", "") == value.replace("-", "")


def test_a_value_in_words():
    assert terms.word("met-late") == "met late"


def test_every_kind_of_company_has_a_heading():
    assert set(terms.KINDS) == set(vocabulary.COMPANY_KINDS)


@pytest.mark.parametrize("scale", vocabulary.SCALES)
def test_every_scale_can_be_shown(scale: str):
    assert terms.amount(Decimal(1), scale=scale).startswith("1 ")


@pytest.mark.parametrize(
    ("value", "rest", "words"),
    [
        pytest.param("600", {"scale": "billion", "currency": "USD"}, "$600 bn", id="dollars"),
        pytest.param("1.50", {"scale": "trillion", "currency": "EUR"}, "€1.5 tn", id="euros"),
        pytest.param("380", {"scale": "billion", "currency": "CNY"}, "CNY 380 bn", id="yuan"),
        pytest.param("30", {"scale": "million", "currency": "GBP"}, "£30 m", id="pounds"),
        pytest.param("10", {"unit": "gigawatt"}, "10 GW", id="gigawatt"),
        pytest.param("0.5", {"unit": "megawatt"}, "0.5 MW", id="megawatt"),
        pytest.param("70", {"unit": "percent"}, "70%", id="percent"),
        pytest.param("20", {"unit": "times"}, "20×", id="times"),
        pytest.param("400000", {"unit": "GPUs"}, "400,000 GPUs", id="another unit"),
        pytest.param("5", {"scale": "thousand", "unit": "jobs"}, "5 k jobs", id="scale and unit"),
        pytest.param("0", {}, "0", id="nought"),
        pytest.param("100", {}, "100", id="noughts at the end"),
        pytest.param("1E+3", {}, "1,000", id="written with an exponent"),
        pytest.param(
            "600",
            {"approx": True, "scale": "billion", "currency": "USD", "measure": "compute"},
            "about $600 bn, compute",
            id="about, with what is counted",
        ),
    ],
)
def test_an_amount_in_words(value: str, rest, words: str):
    assert terms.amount(Decimal(value), **rest) == words


@pytest.mark.parametrize(
    ("value", "upper", "words"),
    [("115", "135", "$115–135 bn"), ("1.5", "2", "$1.5–2 bn"), ("0", "1", "$0–1 bn")],
)
def test_a_range_in_words(value: str, upper: str, words: str):
    amount = terms.amount(Decimal(value), Decimal(upper), scale="billion", currency="USD")
    assert amount == words


@pytest.mark.parametrize(
    ("words", "joined"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_a_list_in_words(words: list[str], joined: str):
    assert terms.joined(words) == joined
    assert terms.joined(tuple(words)) == joined
