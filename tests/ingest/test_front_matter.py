"""What was found, in the keys of the content model; and an editor's word on what is suggested."""

from __future__ import annotations

import datetime
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.content import header
from briefing.content.reader import File, read_file
from briefing.diagnostics import UNSAFE, Diagnostics
from briefing.ingest.composing import document, read
from briefing.ingest.deciding import accepted, rejected
from briefing.ingest.drafts import Draft, DueTime, Material, Suggestion
from briefing.ingest.front_matter import (
    address,
    amount_of,
    front_matter,
    one_line,
    reference,
    suggested,
)
from briefing.model.records import Amount

TODAY = datetime.date(2026, 11, 22)
SENTENCE = "Microsoft will open a line in Leeds by the end of 2027, at about $2.5 billion, it said."
DUE = DueTime(0, 18, "by the end of 2027", "2027", "by-end", "year", None, None)
AMOUNT = Amount(Decimal("2.5"), scale="billion", currency="USD", approx=True)
COMMITMENT = Suggestion(
    "commitment",
    SENTENCE,
    "will",
    0.8,
    details={"who": "Microsoft", "what": "open a line", "due": DUE, "amount": AMOUNT},
)


def tag(kind: str, value: str, score: float = 0.5, *, taken: bool = False) -> Suggestion:
    return Suggestion(kind, value, "named twice", score, accepted=taken)


def made(*suggestions: Suggestion, **known: Any) -> dict[str, Any]:
    material = Material(raw=SENTENCE, **known)
    return front_matter(material, suggestions, title="T", sha256="0" * 64, today=TODAY)


def test_what_is_certain_has_its_own_key_and_the_rest_is_suggested():
    found = made(
        tag("company", "Microsoft", taken=True),
        tag("company", "OpenAI"),
        tag("theme", "Chips", taken=True),
        tag("year", "2027", taken=True),
        tag("year", "2030"),
        tag("new-company", "Fabrikam"),
        tag("ownership", "Ernie Bot"),
        COMMITMENT,
    )
    assert (found["companies"], found["themes"], found["years"]) == (
        ["Microsoft"],
        ["Chips"],
        [2027],
    )
    left = found["suggested"]
    assert left["companies"] == {"OpenAI": "named twice"}
    assert left["years"] == {2030: "named twice"}
    assert left["new_companies"] == {"Fabrikam": "named twice"}
    assert left["ownership"] == {"Ernie Bot": "named twice"}
    assert left["commitments"] == [
        {
            "who": "Microsoft",
            "what": "open a line",
            "due": {"date": "2027", "kind": "by-end", "text": "by the end of 2027"},
            "amount": {"value": 2.5, "scale": "billion", "currency": "USD", "approx": True},
            "sentence": SENTENCE,
            "score": 0.8,
            "why": "will",
        }
    ]


def test_what_is_not_known_has_no_key():
    found = made()
    assert found == {
        "title": "T",
        "source": {"retrieved": TODAY, "sha256": "0" * 64},
        "rights": "excerpt",
        "draft": True,
    }


@pytest.mark.parametrize(
    ("published", "day"),
    [
        ("2026-03-14", datetime.date(2026, 3, 14)),
        ("2026-03", "2026-03"),
        ("2026", "2026"),
        ("2026-03~", "2026-03~"),
        ("2026-Q1", None),
        ("2026-02-30", None),
        ("soon", None),
        ("", None),
    ],
)
def test_a_date_is_as_precise_as_it_was_found(published: str, day: object):
    found = made(published=published)
    assert found.get("date") == day
    assert found["source"].get("published") == day


def test_due_times_count_from_a_month_but_not_from_a_year():
    days = [reference(published) for published in ("2026-03-14", "2026-03", "2026", "")]
    assert days == [datetime.date(2026, 3, 14), datetime.date(2026, 3, 1), None, None]


def test_a_language_is_told_unless_it_is_english():
    assert "lang" not in made(lang="en-GB")
    assert made(lang="de")["lang"] == "de"


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        (" https://example.org/a b ", "https://example.org/a%20b"),
        ("https://example.org/ü/%C3%BC", "https://example.org/%C3%BC/%C3%BC"),
        ('https://example.org/"<>\\', "https://example.org/%22%3C%3E%5C"),
        ("javascript:alert(1)", ""),
        ("//example.org/", ""),
        ("https://", ""),
        ("http://[", ""),
        ("mid:1@example.org", ""),
    ],
)
def test_only_addresses_of_the_web_are_kept(given: str, kept: str):
    assert address(given) == kept


@given(st.text())
def test_any_address_can_be_written(text: str):
    kept = address("https://example.org/" + text)
    assert address(kept) == kept
    front = made(url="https://example.org/" + text)
    problems = Diagnostics()
    read_file(File("content/articles/a.md", document(front, "")), None, problems)
    assert {item.code for item in problems} <= {"ingest-suggested"}


@given(st.text(), st.integers(1, 50))
def test_a_plain_text_is_one_line_that_can_be_seen(text: str, most: int):
    line = one_line(text, most)
    assert line == " ".join(line.split())
    assert not UNSAFE.search(line)
    assert len(line) <= most + 2


def test_a_long_text_is_cut_after_a_whole_word():
    assert one_line("one two, three", 9) == "one two …"


def test_amounts_are_numbers():
    assert amount_of(Amount(Decimal(600), Decimal("700.5"), "billion", "USD", measure="spend")) == {
        "value": 600,
        "value_upper": 700.5,
        "scale": "billion",
        "currency": "USD",
        "measure": "spend",
    }


def test_however_much_is_suggested_a_build_can_read_it():
    many = [
        Suggestion("commitment", f"{number} {SENTENCE * 9}", "will", number / 999)
        for number in range(400)
    ]
    found = made(*many)
    text = document(found, "")
    assert len(text.encode()) < header.MAX_BYTES
    kept = [entry["sentence"].split()[0] for entry in found["suggested"]["commitments"]]
    assert kept == [str(399 - number) for number in range(len(kept))], "the likeliest"
    assert len(kept) > 30
    front, _ = read(text)
    assert front == found


def test_suggestions_keep_the_order_of_their_keys():
    found = suggested(
        [COMMITMENT, tag("story", "a.md"), tag("theme", "Chips"), tag("company", "X")]
    )
    assert list(found) == ["companies", "themes", "stories", "commitments"]


# An editor's word


def draft(*suggestions: Suggestion) -> Draft:
    return Draft(
        name="a.txt",
        kind="paste",
        front_matter=made(*suggestions, published="2026-03-14"),
        suggestions=suggestions,
        material=Material(raw=SENTENCE),
    )


def test_what_is_rejected_is_gone():
    first = draft(tag("company", "OpenAI"), tag("year", "2030"), COMMITMENT)
    left = first
    for one in first.suggestions:
        left = rejected(left, one)
    assert "suggested" not in left.front_matter
    assert left.suggestions == ()


def test_a_tag_that_is_accepted_moves_to_its_key():
    one, other = tag("company", "OpenAI"), tag("year", "2030")
    done = accepted(accepted(draft(one, other), one, "OpenAI", "a"), other, "2031", "a")
    assert done.front_matter["companies"] == ["OpenAI"]
    assert done.front_matter["years"] == [2031], "as edited"
    assert "suggested" not in done.front_matter
    assert all(one.accepted for one in done.suggestions)


def test_a_commitment_that_is_accepted_has_its_date_in_a_dozen_words_of_evidence():
    done = accepted(draft(COMMITMENT), COMMITMENT, "Open a line in Leeds.", "labs")
    (entry,) = done.front_matter["commitments"]
    assert (entry["id"], entry["who"], entry["what"]) == (
        "labs-1",
        "Microsoft",
        "Open a line in Leeds.",
    )
    assert entry["stated_on"] == datetime.date(2026, 3, 14)
    (evidence,) = entry["evidence"]
    assert evidence["article"] == "labs"
    assert evidence["quote"]["exact"].endswith("by the end of 2027,")
    assert len(evidence["quote"]["exact"].split()) == 12
    assert list(done.front_matter)[-3:] == ["commitments", "rights", "draft"]


def test_evidence_is_quoted_as_a_page_shows_it():
    sentence = "**Plans:** [Microsoft](https://www.microsoft.com/) will open a line."
    one = Suggestion("commitment", sentence, "will", 0.8, details={"who": "Microsoft"})
    shown = replace(draft(one), material=Material(raw="Plans: Microsoft will open a line."))
    (entry,) = accepted(shown, one, "Open a line.", "labs").front_matter["commitments"]
    assert entry["evidence"][0]["quote"] == {"exact": "Plans: Microsoft will open a line."}


def test_a_due_time_that_cannot_be_placed_becomes_a_note():
    due = DueTime(0, 9, "next year", "", "in", "year", None, None, relative="next year")
    one = Suggestion("commitment", SENTENCE, "will", 0.8, details={"who": "Microsoft", "due": due})
    (entry,) = accepted(draft(one), one, "Open a line.", "labs").front_matter["commitments"]
    assert "due" not in entry
    assert entry["note"] == "Due, in the words of the source: next year."


def test_a_story_is_joined_where_the_other_article_has_one():
    one = Suggestion(
        "story", "content/articles/b.md", "likeness .4", 0.4, details={"story": "lines"}
    )
    done = accepted(draft(one), one, one.value, "a")
    assert done.front_matter["story"] == "lines"
