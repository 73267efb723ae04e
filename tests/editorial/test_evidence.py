"""House rules about evidence: each with what trips it, and what nearly does."""

import pytest

from tests.editorial.project import article, review

COMMITMENT = "content/commitments/ship.md"


def quoted(quote: str, source: str) -> list[tuple[str, int | None]]:
    evidence = f"[{{source: {{{source}}}, quote: '{quote}'}}]"
    return article(front=f"claims:\n  - text: It is said.\n    evidence: {evidence}\n")


@pytest.mark.parametrize("quote", ["Models by 2027", "models by 2027.", "“Models  by 2027”"])
def test_a_headline_as_evidence_is_told(quote: str) -> None:
    assert quoted(quote, "title: Models by 2027") == [("headline-as-evidence", 5)]


def test_the_title_of_the_article_that_is_cited_is_a_headline_too() -> None:
    source = "---\ntitle: Other\nsource: {title: Models by 2027}\n---\n"
    front = "claims:\n  - text: A\n    evidence: [{article: other, quote: Models by 2027}]\n"
    found = article(front=front, **{"content/articles/other.md": source})
    assert found == [("headline-as-evidence", 5)]


@pytest.mark.parametrize("source", ["title: Models", "title: Models by 2027 etc.", "publisher: A"])
def test_words_that_are_not_the_title_are_evidence(source: str) -> None:
    assert quoted("Models by 2027", source) == []


def test_a_long_quote_is_told_and_one_of_twelve_words_is_not() -> None:
    words = "one two three four five six seven eight nine ten eleven twelve"
    assert quoted(words, "publisher: A") == []
    assert quoted(f"{words} more", "publisher: A") == [("long-quote", 5)]
    assert article(f"It said “{words}” and more.") == []
    assert article(f"Text\nsaid “{words} more”.") == [("long-quote", 5)]


def confirmed(*publishers: str, standing: str = "confirmed", who: str = "Microsoft") -> list[str]:
    evidence = ", ".join(f"{{source: {{{each}}}}}" for each in publishers)
    front = f"who: {who}\nwhat: Ship\nstanding: {standing}\nevidence: [{evidence}]\n"
    found = review({COMMITMENT: f"---\n{front}---\n"})
    assert all(each.line == 4 for each in found)
    return [each.code for each in found]


@pytest.mark.parametrize(
    "publishers",
    [
        (),
        ("publisher: One",),
        ("publisher: One, relays: Bloomberg", "publisher: Two, relays: Bloomberg"),
        ("publisher: Baidu",),
        ("publisher: One, relays: Microsoft",),
    ],
)
def test_confirmed_on_one_origin_is_told(publishers: tuple[str, ...]) -> None:
    assert confirmed(*publishers) == ["single-origin-confirmed"]
    assert confirmed(*publishers, standing="reported") == []


@pytest.mark.parametrize(
    "publishers",
    [
        ("publisher: One", "publisher: Two"),
        ("publisher: One, relays: Bloomberg", "publisher: Two"),
        ("publisher: Microsoft",),
        ("publisher: MSFT",),
    ],
)
def test_two_origins_or_the_one_who_acted_confirm(publishers: tuple[str, ...]) -> None:
    assert confirmed(*publishers) == []


def test_a_confirmed_claim_is_held_to_the_same() -> None:
    claim = "claims:\n  - text: It ships.\n    who: {}\n    standing: confirmed\n"
    claim += "    evidence: [{{source: {{publisher: The Agency}}}}]\n"
    assert article(front=claim.format("Baidu")) == [("single-origin-confirmed", 6)]
    assert article(front=claim.format("the agency")) == []
