"""Near-duplicates and articles of the same story."""

from __future__ import annotations

from datetime import date
from random import Random
from struct import unpack

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.ingest import similar
from briefing.ingest.similar import Index, Likeness, Sketch, jaccard, load, shingles, sketch

NOUNS = [f"{stem}{end}" for stem in ("mill", "dam", "loom", "forge") for end in "abcdefghijklmnop"]


def text(seed: int, words: int = 400) -> str:
    random = Random(seed)
    return " ".join(random.choice(NOUNS) for _ in range(words))


def changed(original: str, share: float, seed: int = 1) -> str:
    random = Random(seed)
    return " ".join(word if random.random() > share else "new" for word in original.split())


def looked(original: str, other: str, *, readable: bool = True) -> list[Likeness]:
    index = Index()
    index.add("other", sketch(other))
    texts = {"other": other} if readable else {}
    return index.look(original, sketch(original), texts.get)


def test_shingles_are_three_words_in_a_row() -> None:
    assert shingles("One two, three FOUR!") == {"one two three", "two three four"}
    assert shingles("One two") == {"one two"}
    assert shingles(" – ") == frozenset()


def test_jaccard_is_what_both_have_of_what_either_has() -> None:
    assert jaccard(shingles("a b c d"), shingles("a b c e")) == pytest.approx(1 / 3)
    assert jaccard(frozenset(), frozenset()) == 0.0


def test_the_same_text_is_a_duplicate_with_a_figure_of_one() -> None:
    assert looked(text(1), text(1)) == [Likeness("other", 1.0, "duplicate")]


@pytest.mark.parametrize("share", [0.01, 0.04, 0.07])
def test_a_text_with_some_words_changed_is_a_duplicate(share: float) -> None:
    other = changed(text(2), share)
    exact = jaccard(shingles(text(2)), shingles(other))
    assert exact >= 0.6
    assert looked(text(2), other) == [Likeness("other", round(exact, 3), "duplicate")]


@pytest.mark.parametrize("share", [0.3, 1.0])
def test_a_text_with_many_words_changed_is_none(share: float) -> None:
    assert looked(text(3), changed(text(3), share)) == []


def test_where_the_other_text_cannot_be_read_the_figure_is_estimated() -> None:
    other = changed(text(4), 0.05)
    (found,) = looked(text(4), other, readable=False)
    assert found.figure == pytest.approx(jaccard(shingles(text(4)), shingles(other)), abs=0.13)


def test_every_near_duplicate_at_the_limit_becomes_a_candidate() -> None:
    found = 0
    for seed in range(100):
        one, other = text(seed), changed(text(seed), 0.08, seed)
        if jaccard(shingles(one), shingles(other)) >= 0.6:
            assert looked(one, other)
            found += 1
    assert found > 20


def test_texts_without_words_are_like_nothing() -> None:
    assert looked("", "") == []
    assert looked("…", "…") == []


STORY = (
    "Northwind will build a reactor of molten salt in Leeds, the lab said on Monday. Engineers "
    "from Bergen poured the first vessel in spring; a permit for the harbour followed in autumn."
)
RETOLD = (
    "A reactor of molten salt is coming to Leeds. Northwind said on Monday that a vessel had been "
    "poured by engineers from Bergen; the harbour has a permit since autumn."
)
OTHER = (
    "Northwind hired forty translators for its new dictionary of Frisian dialects. Schools on the "
    "islands may use it for nothing, and teachers were trained during the holidays."
)


def stories(
    one: str,
    other: str,
    *,
    companies: tuple[str, str] = ("northwind", "northwind"),
    days: tuple[date | None, date | None] = (date(2031, 3, 3), date(2031, 3, 5)),
) -> list[str]:
    index = Index()
    for number in range(20):
        index.add(f"far-{number}", sketch(text(number), companies=["tailspin"]))
    index.add("other", sketch(other, companies=[companies[1]], day=days[1]))
    look = sketch(one, companies=[companies[0]], day=days[0])
    return [f"{one.id} {one.kind}" for one in index.look(one, look)]


def test_two_reports_of_an_event_are_the_same_story() -> None:
    assert stories(STORY, RETOLD) == ["other story"]


def test_two_reports_on_one_company_are_not_the_same_story() -> None:
    assert stories(STORY, OTHER) == []


def test_reports_weeks_apart_or_on_other_companies_are_not_the_same_story() -> None:
    assert stories(STORY, RETOLD, days=(date(2031, 3, 3), date(2031, 3, 24))) == []
    assert stories(STORY, RETOLD, companies=("northwind", "contoso")) == []


def test_without_dates_more_words_must_be_shared() -> None:
    assert stories(STORY, STORY + " It rained.", days=(None, None)) == ["other duplicate"]
    assert stories(STORY, RETOLD, days=(None, date(2031, 3, 5))) == ["other story"]
    assert similar.UNDATED > 0


def test_a_duplicate_is_not_told_again_as_a_story() -> None:
    assert stories(STORY, STORY) == ["other duplicate"]


def test_the_likest_come_first() -> None:
    index = Index()
    for share in (0.05, 0.01, 0.03):
        index.add(f"{share}", sketch(changed(text(5), share)))
    found = index.look(text(5), sketch(text(5)))
    assert [one.id for one in found] == ["0.01", "0.03", "0.05"]


def test_the_same_is_found_by_reading_all_as_by_the_indexes_of_many_looks() -> None:
    index = Index()
    for seed in range(40):
        index.add(f"{seed}", sketch(text(seed)))
    looks = similar.SCANS * 2
    own = {n: index.look(text(n), sketch(text(n))) for n in range(looks)}
    assert {n: [one.id for one in found] for n, found in own.items()} == {
        n: [f"{n}"] for n in range(looks)
    }
    index.add("late", sketch(text(41)))
    index.remove("3")
    assert [one.id for one in index.look(text(41), sketch(text(41)))] == ["late"]
    assert index.look(text(3), sketch(text(3))) == []


def test_an_article_is_replaced_and_removed_by_its_id() -> None:
    index = Index()
    index.add("a", sketch(text(6), companies=["northwind"]))
    index.add("a", sketch(text(7), companies=["northwind"]))
    assert len(index) == 1
    assert index.look(text(6), sketch(text(6))) == []
    index.remove("a")
    index.remove("b")
    assert len(index) == 0
    assert index.look(text(7), sketch(text(7), companies=["northwind"])) == []


@given(st.text(max_size=200), st.text(max_size=40), st.none() | st.dates())
def test_a_sketch_is_read_as_it_was_written(body: str, title: str, day: date | None) -> None:
    made = sketch(body, title=title, companies=["contoso", "northwind"], day=day)
    assert "\n" not in made.dump()
    assert load(made.dump() + "\n") == made


@given(st.text(max_size=100))
def test_what_is_no_sketch_is_none(line: str) -> None:
    version = sketch("a").dump().partition("\t")[0]
    assert load(line) is None
    load(f"{version}\t{line}")


def test_a_sketch_made_in_another_way_is_none() -> None:
    made = sketch(text(8)).dump()
    assert load("0." + made) is None


def test_a_sketch_is_small_however_long_the_text() -> None:
    long = sketch(text(9, 100_000), title="A title", companies=["northwind"])
    assert isinstance(long, Sketch)
    assert len(long.dump()) < 1200


def test_sketches_are_the_same_every_time() -> None:
    """They are kept in files: another seed or algorithm would make the kept ones useless."""
    made = sketch("Northwind will build a reactor in Leeds.")
    assert unpack("<3I", made.digest[:12]) == (3605694038, 3627025404, 3379584162)
    assert sketch("northwind WILL build a reactor in leeds").digest == made.digest
    assert made.dump().startswith("2.3.126.")
