"""House rules about years and figures: each with what trips it, and what nearly does."""

import pytest

from tests.editorial.project import article

DATED = "date: 2026-06-15\ntimeline: [2027]\n"
COMMITMENT = "content/commitments/ship.md"


@pytest.mark.parametrize(
    "body",
    [
        "It comes by 2028.",
        "It comes in the spring of 2028.",
        "It runs until 31 December 2032.",
        "It runs through [2032](https://example.org).",
        "It comes in late 2028.",
        "It comes by 2026.",
        "It comes by the end of 2026.",
        "It runs until August 2026.",
    ],
)
def test_a_year_to_come_that_is_no_tag_is_told(body: str) -> None:
    found = article(body, DATED + "claims: [{text: It says until 31 December 2032}]\n")
    assert found == [("year-not-tagged", 7)]


@pytest.mark.parametrize(
    "body",
    [
        "It comes by 2027.",
        "In 2024 it was to come by 2025.",
        "In 2026 it said so; in February 2026 too.",
        "It had none until March 2026.",
        "It has 2030 chips, or 2,030, or 2030.5.",
        "It costs by 20300.",
        "> It comes by 2028.",
    ],
)
def test_tags_years_of_the_past_and_other_numbers_are_let_pass(body: str) -> None:
    assert article(body, DATED) == []


def test_each_year_is_told_once() -> None:
    assert article("By 2028.\n\nBy 2028.", DATED) == [("year-not-tagged", 6)]


def test_an_article_without_a_date_counts_from_its_source_or_the_last_look() -> None:
    body = "It comes by 2025."
    assert article(body, "source: {published: 2024}\n") == [("year-not-tagged", 5)]
    assert article(body, "checked_on: 2024-03\n") == [("year-not-tagged", 5)]
    assert article(body, "checked_on: 2026-03\n") == []
    assert article(body) == []


@pytest.mark.parametrize(
    "body",
    [
        "It spends $90 billion.",
        "It spends 80 billion yuan.",
        "It spends $80 million.",
        "It spends $80–90 billion.",
        "It holds 80 per cent.",
        "It builds 80 gigawatts.",
        "It was said on 2 April 2026.",
        "It was said on April 2, 2026.",
        "It **spends** [$90 billion](https://example.org).",
    ],
)
def test_a_figure_without_a_record_is_told(body: str) -> None:
    front = "claims: [{text: It says $80 billion on 1 April 2026}]\n"
    assert article(body, front) == [("unbacked-figure", 5)]


BACKED = [
    "claims: [{text: It says $600 billion}]",
    "claims: [{text: A, note: It says 600 billion dollars}]",
    "claims: [{text: A, evidence: [{source: {publisher: B}, quote: about $600B}]}]",
    "claims: [{text: A, evidence: [{source: {title: It spends $0.6 trillion}}]}]",
    "claims: [{text: It says $500-600bn}]",
    "corrections: [{on: 2026-01-01, wrong: It spends US$600 billion, right: Less}]",
    "source: {title: It spends 600 billion dollars}",
]


@pytest.mark.parametrize("front", BACKED)
def test_a_figure_of_a_claim_quote_source_or_correction_is_backed(front: str) -> None:
    assert article("It spends $600 billion.", f"{front}\n") == []


def test_a_title_or_key_point_backs_nothing() -> None:
    front = "summary: It spends $600 billion\nkey_points: [It spends $600 billion]\n"
    assert article("It spends $600 billion.", front) == [("unbacked-figure", 6)]


def test_a_commitment_backs_the_figures_of_an_article_that_links_or_tells_it() -> None:
    front = "who: Microsoft\nwhat: Build\ndue: {date: 2027, kind: by}\nstated_on: 2026-04-02\n"
    front += "amount: {value: 2, scale: thousand, unit: MW, measure: capacity}\n"
    files = {COMMITMENT: f"---\n{front}---\n"}
    said = "On 2 April 2026 it said [2 gigawatts]({}) by 31 December 2027."
    for target in ("../commitments/ship.md", "../commitments/ship.md#status", "/commitments/ship/"):
        assert article(said.format(target), **files) == []
    assert len(article(said.format("https://example.org"), **files)) == 3
    files[COMMITMENT] = f"---\n{front}evidence: [{{article: news}}]\n---\n"
    assert article(said.format("https://example.org"), **files) == []


@pytest.mark.parametrize(
    "body",
    [
        "In April 2026 it had 24,000 accounts, 30 people and GPT-5.",
        "It was said on 35 April 2026.",
        "> It spends $90 billion.",
        "It takes 12 to 18 months.",
    ],
)
def test_what_is_neither_amount_nor_day_needs_no_record(body: str) -> None:
    assert article(body) == []


def test_the_dates_of_article_and_source_are_on_record() -> None:
    front = "date: 2026-04-03\ntimeline: [2026]\nsource: {published: 2026-04-02}\n"
    assert article("Said on 2 April 2026, told on 3 April 2026.", front) == []
