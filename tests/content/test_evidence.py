"""Quotes: found once in their source, or vouched for by a receipt."""

import dataclasses
from dataclasses import dataclass
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from briefing.content import evidence
from briefing.content.evidence import Checked, Found, Receipt, Shelf
from briefing.content.reader import File
from briefing.diagnostics import UNSAFE, Diagnostics
from briefing.model import indexing
from briefing.model.dates import parse_period
from briefing.model.library import Library
from briefing.model.records import Quote
from tests.reading import read

SHA = "0123456789abcdef" * 4
OTHER = "f" * 64
TODAY, EARLIER = date(2026, 8, 2), date(2026, 3, 1)
TEXT = "Microsoft will ship by 2027. It said so twice: Microsoft will ship, and soon."


def find(source: str, exact: str, prefix: str = "", suffix: str = "") -> list[Found]:
    return evidence.find(evidence.normalise(source), Quote(exact, prefix, suffix))


# Matching


@pytest.mark.parametrize(
    ("source", "quote"),
    [
        pytest.param("one  two\n\tthree", "one two three", id="white space of the source"),
        pytest.param("one two", " one\n  two ", id="white space of the quote"),
        pytest.param("one\u00a0two\u2009three", "one two three", id="other spaces"),
        pytest.param("“so ‘it’ is”", "\"so 'it' is\"", id="typographic quotes of the source"),
        pytest.param('"so it\'s"', "„so it’s“", id="typographic quotes of the quote"),
        pytest.param("cafe\u0301", "caf\u00e9", id="letters with separate accents"),
        pytest.param("caf\u00e9", "cafe\u0301", id="separate accents of the quote"),
        pytest.param("a (b) [c] .* d", "(b) [c] .*", id="signs of regular expressions"),
    ],
)
def test_a_quote_is_found_whatever_its_spaces_quotes_and_accents(source: str, quote: str):
    assert len(find(source, quote)) == 1


@pytest.mark.parametrize(
    ("source", "quote"),
    [
        pytest.param("Will ship", "will ship", id="letter case"),
        pytest.param("will ship", "will shp", id="misspelt"),
        pytest.param("will, ship", "will ship", id="punctuation"),
        pytest.param("will really ship", "will ship", id="words between"),
        pytest.param("will ship", "will … ship", id="an ellipsis"),
        pytest.param("long-term", "long\u2013term", id="another dash"),
        pytest.param("willship", "will ship", id="no space"),
        pytest.param("\ufb01rst", "first", id="ligature"),
        pytest.param("", "will", id="nothing"),
    ],
)
def test_nothing_is_matched_loosely(source: str, quote: str):
    assert find(source, quote) == []


@pytest.mark.parametrize(
    ("prefix", "suffix", "words"),
    [
        pytest.param("", "", [0, 9], id="neither"),
        pytest.param("twice:", "", [9], id="prefix"),
        pytest.param("It said so twice:", "", [9], id="longer prefix"),
        pytest.param("", "by 2027", [0], id="suffix"),
        pytest.param("", ", and soon", [9], id="suffix without a space before it"),
        pytest.param("twice:", ", and", [9], id="both"),
        pytest.param("twice:", "by 2027", [], id="of two places"),
        pytest.param("never", "", [], id="not there"),
        pytest.param("so", "", [], id="not beside it"),
    ],
)
def test_prefix_and_suffix_count(prefix: str, suffix: str, words: list[int]):
    found = find(TEXT, "Microsoft will ship", prefix, suffix)
    assert found == [Found(word, 3) for word in words]


@pytest.mark.parametrize(
    ("source", "quote", "places"),
    [("la la la", "la la", 2), ("aaa", "aa", 2), ("one two one", "one", 2), ("one two", "two", 1)],
)
def test_every_place_counts_also_overlapping_ones(source: str, quote: str, places: int):
    assert len(find(source, quote)) == places


def test_the_place_of_a_quote_is_counted_in_words():
    assert find("one, two three four", "three four") == [Found(2, 2)]


texts = st.text(alphabet=" \n\t\u00a0ab.’'“\"e\u0301é\u2028", max_size=30)


@given(texts)
def test_normalising_twice_is_normalising_once(text: str):
    once = evidence.normalise(text)
    assert evidence.normalise(once) == once


@given(st.text(), st.text().filter(str.split), st.text())
def test_a_quote_is_found_in_a_source_that_holds_it(before: str, quote: str, after: str):
    assert find(f"{before} {quote} {after}", quote)


# Verifying a digest


def digest_of(*quotes: str, sha256: str = SHA) -> Library:
    """Return a library with one commitment whose evidence has these quotes."""
    entries = "".join(
        f"  - quote: {quote}\n    source: {{publisher: The Times, retrieved: 2026-07, "
        f"sha256: '{sha256}'}}\n"
        for quote in quotes
    )
    problems = Diagnostics()
    files = [
        File("content/companies/microsoft.md", "---\nname: Microsoft\n---\n"),
        File(
            "content/commitments/ship.md",
            f"---\nwho: Microsoft\nwhat: Ship\nevidence:\n{entries}---\n",
        ),
    ]
    built = indexing.build(read(files, problems), problems, as_of=TODAY)
    assert list(problems) == []
    return built


@dataclass
class Verification:
    """The outcome for a whole digest."""

    days: list[str]
    """On which each quote was found that was."""
    receipts: dict[str, Receipt]
    quotes: int = 0
    unverified: int = 0


def verify(
    built: Library,
    text: str | None = TEXT,
    receipts: dict[str, Receipt] | None = None,
    *,
    as_of: date = TODAY,
    tool: str = "briefing 2",
) -> tuple[Verification, Diagnostics]:
    problems = Diagnostics()
    shelf = Shelf({} if text is None else {SHA: text}, receipts or {})
    today = parse_period(as_of.isoformat())
    quotes = [(built.source(entry), entry.quote) for entry in built.evidence() if entry.quote]
    looks = (shelf.look(source.sha256, quote).verified(lambda: today) for source, quote in quotes)
    written = evidence.receipts(built, shelf, as_of=as_of, tool=tool)
    done = Verification([day.text for day in looks if day], written)
    for record in built.records():
        tally = evidence.check(built, record, shelf, problems)
        done.quotes += tally.quotes
        done.unverified += tally.unverified
    return done, problems


def receipts_of(*quotes: str) -> dict[str, Receipt]:
    """Return the receipts of an earlier check."""
    done, problems = verify(digest_of(*quotes), as_of=EARLIER, tool="briefing 1")
    assert list(problems) == []
    return done.receipts


def test_a_quote_of_a_source_at_hand_is_verified_today():
    done, problems = verify(digest_of("by 2027"))
    assert list(problems) == []
    assert (done.days, done.quotes, done.unverified) == (["2026-08-02"], 1, 0)


@pytest.mark.parametrize(
    ("quote", "code"),
    [
        pytest.param("by 2028", "quote-not-found", id="nowhere"),
        pytest.param("Microsoft will ship", "quote-ambiguous", id="twice"),
    ],
)
def test_a_quote_that_is_not_found_exactly_once_is_an_error_at_its_line(quote: str, code: str):
    done, problems = verify(digest_of("by 2027", quote))
    assert [(problem.code, problem.line) for problem in problems] == [(code, 7)]
    assert len(done.days) == 1


def test_a_quote_that_is_not_found_any_more_is_an_error_in_spite_of_its_receipt():
    receipts = receipts_of("by 2027")
    done, problems = verify(digest_of("by 2027"), "Another text.", receipts)
    assert [problem.code for problem in problems] == ["quote-not-found"]
    assert done.days == []


def test_without_source_and_receipt_a_quote_is_counted_as_unverified():
    done, problems = verify(digest_of("by 2027", "and soon"), None)
    assert list(problems) == []
    assert (done.quotes, done.unverified, done.days) == (2, 2, [])


def test_a_receipt_vouches_where_the_source_is_absent():
    done, problems = verify(digest_of("by 2027"), None, receipts_of("by 2027"))
    assert list(problems) == []
    assert (done.days, done.unverified) == (["2026-03-01"], 0)


@pytest.mark.parametrize("quote", ["by 2028", "{exact: by 2027, prefix: ship}"])
def test_a_changed_quote_is_no_longer_vouched_for(quote: str):
    done, problems = verify(digest_of(quote), None, receipts_of("by 2027"))
    assert list(problems) == []
    assert (done.days, done.unverified) == ([], 1)


def test_a_quote_that_reads_the_same_is_still_vouched_for():
    done, _ = verify(digest_of("'\"by\"  2027'"), 'Ships "by" 2027.', as_of=EARLIER)
    again, _ = verify(digest_of("“by” 2027"), None, done.receipts)
    assert again.days == ["2026-03-01"]


def test_a_receipt_vouches_for_its_own_source_only():
    done, _ = verify(digest_of("by 2027", sha256=OTHER), None, receipts_of("by 2027"))
    assert done.unverified == 1


def test_the_day_of_the_first_check_is_kept_when_checked_again():
    done, _ = verify(digest_of("by 2027"), TEXT, receipts_of("by 2027"))
    assert done.days == ["2026-03-01"]
    (checked,) = done.receipts[SHA].quotes
    assert (checked.verified_on.text, checked.tool) == ("2026-03-01", "briefing 1")


def test_a_quote_that_stands_elsewhere_now_is_verified_anew():
    done, _ = verify(digest_of("by 2027"), f"Correction. {TEXT}", receipts_of("by 2027"))
    assert done.days == ["2026-08-02"]


def test_a_receipt_holds_the_quotes_in_use_in_the_order_of_the_source():
    receipts = receipts_of("and soon", "It said so", "by 2027")
    assert [quote.found.word for quote in receipts[SHA].quotes] == [3, 5, 12]
    done, _ = verify(digest_of("It said so"), TEXT, receipts)
    assert [quote.found.word for quote in done.receipts[SHA].quotes] == [5]


def test_a_receipt_names_its_source_and_holds_no_words_of_it():
    (receipt,) = receipts_of("by 2027").values()
    assert (receipt.sha256, receipt.publisher, receipt.retrieved) == (SHA, "The Times", "2026-07")
    assert "2027" not in evidence.compose_receipt(receipt)


def test_a_source_without_digest_is_not_verified():
    built = digest_of("by 2027")
    (ship,) = built.commitments.values()
    (entry,) = ship.evidence
    bare = replace(entry, source=replace(entry.source, sha256=""))
    commitments = {"ship": replace(ship, evidence=(bare,))}
    done, _ = verify(
        dataclasses.replace(built, commitments=commitments), TEXT, receipts_of("by 2027")
    )
    assert done.unverified == 1


def test_evidence_without_a_quote_is_not_counted():
    built = digest_of("by 2027")
    (ship,) = built.commitments.values()
    entry = replace(ship.evidence[0], quote=None)
    commitments = {"ship": replace(ship, evidence=(entry,))}
    done, _ = verify(dataclasses.replace(built, commitments=commitments))
    assert (done.quotes, done.receipts) == (0, {})


# Receipts as files

hashes = st.text(alphabet="0123456789abcdef", min_size=64, max_size=64)
lines = (
    st.text(max_size=90)
    .map(lambda text: " ".join(text.split()))
    .filter(lambda text: not UNSAFE.search(text))
)
clean = lines.filter(lambda text: text.isprintable())
awkward = st.sampled_from(
    ["no", "~", "null", "1:30", "2026-08-02", "- a", "a: b", "# a", "'", '"', "[", "*a", "&a",
     "!a", "%", "|", "é 🙂", "0123"]
)  # fmt: skip
a_day = st.dates(date(1000, 1, 1)).map(lambda day: parse_period(day.isoformat()))
checked = st.builds(
    Checked,
    sha256=hashes,
    verified_on=a_day,
    found=st.builds(Found, st.integers(0, 10**9), st.integers(0, 10**6)),
    tool=clean | awkward,
)
receipts = st.builds(
    Receipt,
    sha256=hashes,
    normalised_sha256=hashes,
    publisher=clean | awkward,
    retrieved=st.sampled_from(["", "2026", "2026-07", "2026-07-05", "2026-Q3"]),
    quotes=st.lists(checked, max_size=4).map(tuple),
)


def path(receipt: Receipt) -> str:
    return f"content/receipts/{receipt.sha256[:12]}.yml"


@given(receipts)
def test_reading_a_composed_receipt_gives_the_receipt(receipt: Receipt):
    problems = Diagnostics()
    text = evidence.compose_receipt(receipt)
    read = evidence.read_receipts([(path(receipt), text)], problems)
    assert list(problems) == []
    assert read == {receipt.sha256: receipt}


def valid() -> tuple[str, str]:
    (receipt,) = receipts_of("by 2027").values()
    return path(receipt), evidence.compose_receipt(receipt)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param(SHA, SHA[:-1], id="a digest that is too short"),
        pytest.param("sha256: 0", "sha257: 0", id="an unknown key"),
        pytest.param("verified_on:", "seen_on:", id="a quote without its day"),
        pytest.param("'2026-03-01'", "soon", id="a day that is none"),
        pytest.param("word: 3", "word: three", id="a place that is none"),
        pytest.param("quotes:", "quotes: [", id="broken YAML"),
        pytest.param("publisher: The Times", "publisher: A\npublisher: B", id="a key twice"),
    ],
)
def test_a_damaged_receipt_vouches_for_nothing(old: str, new: str):
    name, text = valid()
    assert old in text
    problems = Diagnostics()
    assert evidence.read_receipts([(name, text.replace(old, new))], problems) == {}
    assert [(problem.code, problem.file) for problem in problems] == [("receipt-invalid", name)]


@pytest.mark.parametrize("text", ["", "just text", "- a\n- b", "~"])
def test_a_file_that_is_no_receipt_is_reported(text: str):
    problems = Diagnostics()
    assert evidence.read_receipts([("content/receipts/a.yml", text)], problems) == {}
    assert [problem.code for problem in problems] == ["receipt-invalid"]


def test_a_receipt_under_a_foreign_name_is_reported():
    problems = Diagnostics()
    _, text = valid()
    assert evidence.read_receipts([("content/receipts/ffffffffffff.yml", text)], problems) == {}
    assert [problem.code for problem in problems] == ["receipt-invalid"]


def test_one_damaged_receipt_does_not_harm_the_others():
    problems = Diagnostics()
    read = evidence.read_receipts([("content/receipts/a.yml", "a: ["), valid()], problems)
    assert list(read) == [SHA]
    assert len(problems) == 1
