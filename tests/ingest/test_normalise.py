"""A source becomes drafts: the contract of the pure functions, for any input."""

from __future__ import annotations

import datetime
import hashlib
import subprocess
import sys
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import briefing.ingest
from briefing.content.reader import File, read_file
from briefing.diagnostics import CATALOGUE, Diagnostics
from briefing.ingest import Draft, Registry, compose, normalise, read, words
from briefing.ingest.drafts import REASONS
from briefing.ingest.normalising import Told
from briefing.ingest.registry import registry_of, shipped
from tests.ingest.shipped import registry

TODAY = datetime.date(2026, 11, 22)

PASTE = """\
AI News

Example Labs will open a data centre in Leeds

By Ada Byron
14 March 2026

Microsoft plans to develop its own large models by 2027, the company said on Friday. Microsoft has
relied on OpenAI for years.

Why it matters

- Cost: own models are cheaper to run.
- Control: nobody else decides when a model is switched off.

The plan follows a review of all contracts. Microsoft expects to hire 500 researchers.

Share this article
Subscribe to our newsletter
"""

PAGE = """\
<!doctype html><html lang="en"><head><title>Labs to open a data centre | The Example</title>
<meta property="og:title" content="Labs to open a data centre">
<meta property="og:site_name" content="The Example">
<meta property="article:published_time" content="2026-03-14T10:00:00Z">
<link rel="canonical" href="https://example.org/news/centre"></head>
<body><nav><a href="/">Home</a> <a href="/news">News</a></nav>
<article><h1>Labs to open a data centre</h1>
<p>Microsoft plans to develop its own large models by 2027, the company said on Friday. It has
relied on OpenAI for years, and that is now to change, people who know of the plan say.</p>
<h2>Why it matters</h2>
<p>The plan follows a review of all contracts. Microsoft expects to hire 500 researchers for it,
and to spend more on chips than in any year before.</p>
<ul><li>Own models are cheaper to run.</li><li>Nobody else decides about them.</li></ul>
</article><footer>© The Example</footer></body></html>
"""

FEED = """\
<?xml version="1.0"?><rss version="2.0"><channel><title>The Example</title>
<link>https://example.org/</link><description>News</description>
<item><title>First piece</title><link>https://example.org/1</link>
<pubDate>Sat, 14 Mar 2026 10:00:00 GMT</pubDate>
<description>&lt;p&gt;Microsoft plans to open a data centre in Leeds by 2027.&lt;/p&gt;
</description></item>
<item><title>Second piece</title><link>https://example.org/2</link>
<pubDate>Sun, 15 Mar 2026 10:00:00 GMT</pubDate>
<description>OpenAI says that it will publish a model in June 2026.</description></item>
</channel></rss>
"""

MAIL = """\
From: The Example <news@example.org>
To: reader@example.com
Subject: Microsoft to develop own models
Date: Sat, 14 Mar 2026 10:00:00 +0000
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

Microsoft plans to develop its own large models by 2027, the company said on Friday.

Unsubscribe
"""

MARKDOWN = """\
# Microsoft to develop own models

Microsoft plans to develop its own **large** models by 2027.

## Why

| a | b |
| --- | --- |
| 1 | 2 |
"""

SOURCES = {
    "paste.txt": PASTE,
    "page.html": PAGE,
    "feed.xml": FEED,
    "letter.eml": MAIL,
    "notes.md": MARKDOWN,
}


def raw(draft: Draft) -> str:
    assert draft.material
    return draft.material.raw


def drafts(name: str, **given) -> list[Draft]:
    return normalise(SOURCES[name].encode(), name=name, registry=registry(), today=TODAY, **given)


# The contract


@pytest.mark.parametrize("name", SOURCES)
def test_a_draft_has_all_that_an_editor_needs(name: str):
    made = drafts(name)
    assert len(made) == (2 if name == "feed.xml" else 1)
    for draft in made:
        assert not draft.failed, draft.diagnostics
        assert draft.title
        assert draft.markdown
        front = draft.front_matter
        assert next(iter(front)) == "title"
        assert (front["title"], front["draft"], front["rights"]) == (draft.title, True, "excerpt")
        assert front["source"]["sha256"] == hashlib.sha256(raw(draft).encode()).hexdigest()
        assert front["source"]["retrieved"] == TODAY
        if name != "notes.md":
            assert front["date"] == front["source"]["published"]
            assert front["date"].isoformat() in {"2026-03-14", "2026-03-15"}
        assert {item.reason for item in draft.dropped} <= REASONS.keys()


@pytest.mark.parametrize("name", SOURCES)
def test_reading_what_was_composed_gives_the_draft(name: str):
    for draft in drafts(name):
        assert read(compose(draft)) == (draft.front_matter, draft.markdown)


@pytest.mark.parametrize("name", SOURCES)
def test_no_word_of_a_source_is_lost(name: str):
    for draft in drafts(name):
        assert words.missing(raw(draft), draft.markdown, draft.dropped) == []


@pytest.mark.parametrize("name", SOURCES)
def test_a_build_finds_nothing_wrong_with_a_draft(name: str):
    """Tags are names of the registry, dates are dates, addresses addresses."""
    from briefing.content.reader import registry_of as names_of

    known = names_of((*registry().companies, *registry().themes), (), Diagnostics())
    for draft in drafts(name):
        problems = Diagnostics()
        assert read_file(File("content/articles/a.md", compose(draft)), known, problems)
        assert {item.code for item in problems} <= {"ingest-suggested"}


def test_the_same_input_gives_the_same_draft():
    assert drafts("page.html") == drafts("page.html")


def test_a_company_is_tagged_and_a_commitment_suggested_with_its_sentence():
    (draft,) = drafts("page.html")
    assert "Microsoft" in draft.front_matter["companies"]
    (entry, *_) = draft.front_matter["suggested"]["commitments"]
    assert entry["who"] == "Microsoft"
    assert entry["due"] == {"date": "2027", "kind": "by", "text": "by 2027"}
    assert entry["sentence"] in raw(draft).replace("\n", " ")


def test_what_an_editor_says_counts_for_more():
    (draft,) = drafts("page.html", told=Told("2025-12", "Another Example"))
    assert draft.front_matter["date"] == "2025-12"
    assert draft.front_matter["source"]["publisher"] == "Another Example"


def test_an_address_that_is_given_is_the_source():
    (draft,) = drafts("paste.txt", url="https://example.org/a?b=c")
    assert draft.front_matter["source"]["url"] == "https://example.org/a?b=c"


def test_without_a_registry_the_one_that_comes_with_briefing_is_used():
    (draft,) = normalise(PASTE.encode(), name="paste.txt")
    assert "Microsoft" in draft.front_matter["companies"]
    assert "retrieved" not in draft.front_matter["source"]
    assert {company.id for company in shipped().companies} >= {"microsoft", "openai"}


def test_with_an_empty_registry_there_are_no_tags():
    (draft,) = normalise(PASTE.encode(), name="paste.txt", registry=Registry())
    assert "companies" not in draft.front_matter


def test_a_registry_leaves_out_what_cannot_be_read():
    found = registry_of({
        "content/companies/a.md": "---\nname: A\n---\n",
        "content/companies/b.md": "---\nnaem: B\n---\n",
        "content/themes/c.md": "no front matter",
    })  # fmt: skip
    assert ([company.name for company in found.companies], found.themes) == (["A"], ())


def test_a_text_without_title_and_date_says_so():
    (draft,) = normalise(b"- one thing\n- another thing\n", name="-", registry=Registry())
    assert "ingest-no-date" in {item.code for item in draft.diagnostics}
    assert draft.front_matter["title"]


# What is named is there, and costs nothing until it is used


def test_what_the_package_names_stays_what_it_is_after_all_is_loaded():
    drafts("paste.txt")
    for name in briefing.ingest.__all__:
        assert callable(getattr(briefing.ingest, name)), name
    with pytest.raises(AttributeError):
        _ = briefing.ingest.nothing


DEAR = (
    "ahocorasick_rs", "charset_normalizer", "feedparser", "html_to_markdown", "htmldate", "lxml",
    "nh3", "protego", "pypdfium2", "rensa", "trafilatura", "urllib3",
)  # fmt: skip


@pytest.mark.parametrize(
    "code",
    [
        "from briefing.cli import main; main(['--version'], standalone_mode=False)",
        "from briefing.cli import main; main(['ingest', '--help'], standalone_mode=False)",
        "import briefing.pipeline, briefing.ingest",
    ],
)
def test_other_commands_load_none_of_the_libraries(code: str):
    asked = f"{code}\nimport sys\nprint(*({DEAR!r} and [m for m in {DEAR!r} if m in sys.modules]))"
    done = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, encoding="utf-8", check=True
    )
    assert done.stdout.splitlines()[-1] == ""


# Anything at all

CUTS = st.integers(0, 3000)
NOISE = st.binary(max_size=600)


def whole(data: bytes, name: str) -> list[Draft]:
    """Return drafts that keep the contract, whatever they are of."""
    made = normalise(data, name=name, registry=registry(), today=TODAY)
    for draft in made:
        assert {item.code for item in draft.diagnostics} <= CATALOGUE.keys()
        assert read(compose(draft)) == (draft.front_matter, draft.markdown)
        if not draft.failed:
            assert words.missing(raw(draft), draft.markdown, draft.dropped) == []
    return made


@given(NOISE, st.sampled_from(["a", "a.html", "a.txt", "a.md", "a.eml", "a.xml", "a.pdf"]))
def test_random_bytes_end_in_drafts(data: bytes, name: str):
    assert whole(data, name)


@given(st.sampled_from(sorted(SOURCES)), CUTS, CUTS, NOISE)
@settings(max_examples=60)
def test_damaged_sources_end_in_drafts(name: str, start: int, end: int, noise: bytes):
    data = SOURCES[name].encode()
    whole(data[:start] + noise + data[end:], name)


TEXTS = st.lists(
    st.sampled_from(
        ["- ", "-\n", "1. ", "\t", "\n", "\n\n", "# ", "Share", "Featured", "Microsoft", "by 2027",
         "A b c\n1 2 3\n", "|", "*", "\\", "<p>", "&amp;", "“", "\u2028", "\u200b", "\u00ad\n",
         "Sign up", "© 2026", "https://example.org/?utm_source=a", "```\n", "> ", "[a](b)"]
    )
    | st.text(max_size=20),
    max_size=40,
).map("".join)  # fmt: skip


@given(TEXTS, st.sampled_from(["a.txt", "a.md", "a.html"]))
def test_no_word_of_any_text_is_lost(text: str, name: str):
    whole(text.encode(), name)


HEAVY = {
    "one line": b"word " * 20_000,
    "one word": b"a" * 100_000,
    "brackets": b"(" * 100_000,
    "dashes": b"- " * 50_000,
    "nulls": b"\0" * 100_000,
    "deep markup": b"<html><body>" + b"<div>" * 16_000 + b"text",
    "open tags": b"<html><p>" + b"<b" * 30_000,
    "lines": b"a\n" * 50_000,
    "blank lines": b"\n" * 100_000 + b"a",
    "cells": b"a\tb\tc\n" * 16_000,
    "quotes": b"> " * 50_000,
    "capitals": b"Microsoft Will Ship By 2027. " * 3_500,
    "numbers": b"2027 " * 20_000,
    "a gap in a line": b"Contents" + b" " * 100_000 + b"hide",
    "a long cell": b"Model Price Seats\nAlpha 10 20\nBeta " + b"1." * 40_000 + b" 30\nGamma 1 2\n",
    "mail headers": b"Subject: a\n" * 9_000,
    "entities": b"<p>" + b"&amp;" * 20_000,
}


@pytest.mark.parametrize("name", HEAVY)
@pytest.mark.parametrize("ending", [".txt", ".html"])
def test_a_hundred_kilobytes_of_anything_take_a_few_seconds(name: str, ending: str):
    started = time.process_time()
    made = normalise(HEAVY[name], name=name + ending, registry=registry(), today=TODAY)
    assert time.process_time() - started < 10  # a reading that goes astray takes minutes
    assert made
    for draft in made:
        assert read(compose(draft)) == (draft.front_matter, draft.markdown)


def test_a_reader_that_fails_is_told(monkeypatch: pytest.MonkeyPatch):
    from briefing.ingest import paste

    def broken(*_args: object, **_given: object) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr(paste, "read", broken)
    (draft,) = normalise(b"Text.\n\nMore.", name="a.txt", registry=Registry())
    (told,) = draft.diagnostics
    assert told.code == "ingest-unreadable"
    assert "RecursionError: too deep" in told.message


def test_want_of_memory_and_ctrl_c_are_not_hidden(monkeypatch: pytest.MonkeyPatch):
    from briefing.ingest import paste

    for error in (MemoryError, KeyboardInterrupt):

        def broken(*_args: object, error=error, **_given: object) -> None:
            raise error

        monkeypatch.setattr(paste, "read", broken)
        with pytest.raises(error):
            normalise(b"Text.\n\nMore.", name="a.txt", registry=Registry())
