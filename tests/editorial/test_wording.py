"""House rules about words: each with what trips it, and what nearly does."""

import re
import time
from pathlib import Path

import pytest

from briefing.editorial import cues
from tests.editorial.project import ARTICLE, article, findings, read, review

GUIDE = Path(__file__).parents[2] / "docs" / "editorial.md"


# Praise


@pytest.mark.parametrize("word", cues.PRAISE)
def test_every_word_of_praise_is_told_with_its_line_and_column(word: str) -> None:
    (found,) = review({ARTICLE: f"---\ntitle: News\n---\nText.\n\nIt is *so* {word}.\n"})
    assert (found.code, found.line, found.column) == ("praise-word", 6, 12)
    assert word in found.message


def test_the_words_of_praise_are_those_of_the_guide() -> None:
    (listed,) = re.findall(r"(?m)((?:^> .*\n)+)", GUIDE.read_text(encoding="utf-8"))
    assert tuple(listed.replace(">", " ").replace(",", " ").split()) == cues.PRAISE


def test_praise_is_told_in_title_summary_and_key_points() -> None:
    front = "summary: Impressive.\nkey_points: [One, An amazing model]\n"
    said = [("praise-word", line) for line in (2, 3, 4)]
    assert article(front=front, title="A landmark") == said


def test_praise_is_told_of_every_kind_of_file() -> None:
    files = {
        "content/companies/openai.md": "---\nname: OpenAI\n---\nRemarkably large.\n",
        "content/themes/chips.md": "---\nname: Chips\n---\nRemarkable.\n",
        "content/pages/about.md": "---\ntitle: About\n---\nA breakthrough.\n",
        "content/stories/own.md": "---\ntitle: Own\n---\nBreakthroughs.\n",
        "content/editions/one.md": "---\ntitle: One\ncovers: 2026-W14\n---\nStunning.\n",
    }
    files["content/editions/one.md"] = files["content/editions/one.md"].replace("W14", "04")
    assert {each.file for each in review(files)} == set(files)


@pytest.mark.parametrize(
    "body",
    [
        "Its maker calls it “a landmark”.",
        'Its maker calls it "unprecedented and amazing".',
        "> An amazing model.",
        "    amazing()",
        "An innovation, powered by a landing mark.",
        "It unmatches.",
    ],
)
def test_words_of_others_and_near_words_are_not_praise(body: str) -> None:
    assert article(body) == []


# Allegations


def alleged(text: str, how: str = "kind: allegation") -> list[tuple[str, int | None]]:
    return article(front=f"claims:\n  - {how}\n    text: {text}\n")


@pytest.mark.parametrize("how", ["kind: allegation", "standing: alleged"])
def test_a_bare_allegation_is_told(how: str) -> None:
    assert alleged("Microsoft copied models.", how) == [("bare-allegation", 5)]


@pytest.mark.parametrize(
    "text",
    [
        "Baidu alleges that Microsoft copied models.",
        "According to Baidu, Microsoft copied models.",
        "Microsoft is accused of copying models.",
        "Baidu said Microsoft copied models.",
        "Microsoft allegedly copied models.",
        "Baidu attributes the copies to Microsoft.",
    ],
)
def test_an_allegation_with_its_accuser_or_a_hedge_is_not_bare(text: str) -> None:
    assert alleged(text) == []


def test_a_claim_that_is_no_allegation_may_stand_bare() -> None:
    assert alleged("Microsoft copied models.", "kind: fact") == []


# Sums


@pytest.mark.parametrize(
    "body",
    [
        "The plan fell to 600 billion.",
        "It fell from 1.4 trillion to 600 billion, it is said.",
        "The 600 billion are for chips, and 1.4 trillion in all is spent.",
    ],
)
def test_a_bare_sum_is_told(body: str) -> None:
    assert article(body)[:1] == [("amount-without-unit", 4)]


@pytest.mark.parametrize(
    "body",
    [
        "There were 16 million exchanges and 3 billion users, or 3 to 4 billion people.",
        "It has 10 million or more.",
        "The 600 billion-parameter model.",
        "A model of 600 billion parameters.",
    ],
)
def test_a_sum_that_says_what_it_counts_is_not_bare(body: str) -> None:
    assert article(body) == []


def test_a_sum_whose_currency_stands_beside_is_not_bare() -> None:
    claim = "claims: [{text: It says $600 billion and 600 billion yuan}]\n"
    body = "Of $600 billion, the 600 billion in the plan are 600 billion yuan."
    assert article(body, claim) == []


# Products


@pytest.mark.parametrize(
    ("body", "column"),
    [
        ("So ByteDance’s Ernie Bot grew.", 16),
        ("So ByteDance's [**Ernie Bot**](https://example.org).", 19),
        ("Wenxin, made by ByteDance, grew.", 17),
        ("Ernie Bot is built by MSFT.", 23),
    ],
)
def test_a_product_of_another_company_is_told(body: str, column: int) -> None:
    (found,) = review({ARTICLE: f"---\ntitle: News\n---\n{body}\n"})
    assert (found.code, found.line, found.column) == ("product-owner", 4, column)
    assert "belongs to Baidu" in found.message


@pytest.mark.parametrize(
    "body",
    [
        "Baidu’s Ernie Bot and ByteDance’s Doubao grew.",
        "ByteDance’s rival Ernie Bot grew.",
        "ByteDance’s Ernie grew.",
        "One page writes “ByteDance’s Ernie Bot”.",
        "Ernie Bot was praised by ByteDance.",
        "Somebody’s Ernie Bot grew.",
    ],
)
def test_owners_weak_aliases_and_words_of_others_are_let_pass(body: str) -> None:
    assert article(body) == []


def test_a_product_named_like_a_company_tells_nothing() -> None:
    company = {"content/companies/doubao.md": "---\nname: Doubao\n---\n"}
    assert article("Microsoft’s Doubao grew.") == [("product-owner", 4)]
    assert article("Microsoft’s Doubao grew.", **company) == []


# Hostile text


@pytest.mark.parametrize(
    "piece",
    [
        "“", "‘", "'s ", "1", "1,111", "20 ", "billion ", "by ", "by the end of ", "a", "$",
        "made by ", "amazing\n\n", "1 billion\n\n",
    ],
)  # fmt: skip
def test_no_text_stalls_the_rules(piece: str) -> None:
    text = (piece * (200_000 // len(piece))).strip()
    library = read({ARTICLE: f"---\ntitle: News\ndate: 2026\n---\n2030 {text}\n"})
    start = time.process_time()
    findings(library)
    assert time.process_time() - start < 5
