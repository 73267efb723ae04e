from __future__ import annotations

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.ingest import feeds
from briefing.ingest.drafts import Material
from briefing.ingest.words import account

HEAD = (
    '<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0"'
    ' xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>'
    "<title>The Anvil &amp; Hammer</title><link>https://anvil.example/</link>"
    "<language>en-gb</language>"
)
ITEM = """<item>
<title>Acme &amp;amp; Co. plan &lt;i&gt;ten&lt;/i&gt; plants</title>
<link>https://anvil.example/acme?utm_source=rss&amp;id=7</link>
<guid isPermaLink="false">7</guid>
<dc:creator>Jane Doe</dc:creator>
<category>Industry</category><category><![CDATA[Anvils & more]]></category>
<pubDate>Mon, 02 Mar 2026 23:30:00 -0800</pubDate>
<description>A short word on plants.</description>
<content:encoded><![CDATA[<h2>Where</h2><p>In Ohio&nbsp;and <a href="/oslo">Oslo</a>.</p>
<ul><li>one</li><li>two</li></ul>
<p>The post <a href="/acme">Acme</a> appeared first on <a href="/">The Anvil</a>.</p>]]>
</content:encoded></item>"""
SECOND = "<item><title>Second</title><description>Only this.</description></item>"
RSS = f"{HEAD}{ITEM}{SECOND}</channel></rss>"
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de" xml:base="https://anvil.example/blog/">
<title>Blog</title><entry><title type="html">Q&amp;amp;A</title>
<link rel="self" href="https://anvil.example/self"/><link href="one"/><id>tag:1</id>
<updated>2026-03-04T01:00:00Z</updated><published>2026-03-01T23:30:00-08:00</published>
<author><name>Jane Doe</name></author><author><name>John Roe</name></author>
<category term="ai" label="AI"/><summary>Why it matters</summary>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">
<p>It is <b>so</b>, <a href="two">see</a>.</p></div></content>
</entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Old</title></channel>
<item rdf:about="https://old.example/1"><title>One</title><link>https://old.example/1</link>
<dc:date>2026-03-02T10:00:00+01:00</dc:date>
<description>Text of one.</description></item></rdf:RDF>"""
JSON = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "JSON & Co",
    "language": "en",
    "items": [
        {
            "id": "1",
            "url": "https://json.example/1",
            "title": "One < two",
            "content_html": "<p>All of <em>it</em>.</p>",
            "summary": "In short",
            "date_published": "2026-03-01T23:30:00-08:00",
            "authors": [{"name": "Jane Doe"}],
            "tags": ["ai"],
        },
        {"id": "https://json.example/2", "content_text": "Plain < text.\n\nMore of it."},
        "no item",
        {"id": 3, "title": ["no", "text"], "authors": "nobody", "tags": {}},
    ],
}


def read(text: str | bytes, url: str | None = None) -> list[Material]:
    data = text.encode() if isinstance(text, str) else text
    materials = feeds.read(data, name="feed.xml", url=url)
    for material in materials:
        assert account(material.raw, material.markdown, material.dropped).lost == ()
        assert account(material.raw, material.markdown, material.dropped).added == ()
    return materials


def test_an_entry_is_a_material_with_its_own_title_link_date_author_and_labels():
    first, second = read(RSS)
    assert first.title == "Acme & Co. plan ten plants"
    assert first.url == "https://anvil.example/acme?id=7"
    assert (first.published, first.published_from) == ("2026-03-02", "the feed")
    assert first.author == "Jane Doe"
    assert first.publisher == first.site == "The Anvil & Hammer"
    assert first.labels == ("Industry", "Anvils & more")
    assert first.lang == "en-gb"
    assert (second.title, second.published, second.labels) == ("Second", "", ())


def test_the_full_text_goes_before_the_summary():
    first, second = read(RSS)
    assert first.markdown == (
        "## Where\n\nIn Ohio and [Oslo](https://anvil.example/oslo).\n\n- one\n- two\n"
    )
    assert first.summary == "A short word on plants."
    assert [(passage.reason, passage.line) for passage in first.dropped] == [
        ("title", 1),
        ("footer", 7),
    ]
    assert second.markdown == "Only this.\n"
    assert second.summary == ""


def test_a_summary_that_begins_the_text_is_none():
    entry = ITEM.replace("A short word on plants.", "Where In Ohio [&amp;hellip;]")
    assert read(f"{HEAD}{entry}</channel></rss>")[0].summary == ""


def test_atom_with_several_authors_and_relative_links():
    [entry] = read(ATOM)
    assert entry.title == "Q&A"
    assert entry.url == "https://anvil.example/blog/one"
    assert entry.markdown == "It is **so**, [see](https://anvil.example/blog/two).\n"
    assert (entry.published, entry.updated) == ("2026-03-01", "2026-03-04")
    assert (entry.author, entry.labels, entry.lang) == ("Jane Doe, John Roe", ("AI",), "de")
    assert entry.summary == "Why it matters"


def test_an_atom_entry_that_was_only_updated_is_dated_by_that():
    only = ATOM.replace("<published>2026-03-01T23:30:00-08:00</published>", "")
    [entry] = read(only)
    assert (entry.published, entry.published_from) == ("2026-03-04", "the feed, as updated")


def test_rdf():
    [entry] = read(RDF)
    assert (entry.title, entry.url, entry.markdown) == (
        "One",
        "https://old.example/1",
        "Text of one.\n",
    )
    assert entry.published == "2026-03-02"


def test_json_feed_and_what_is_no_item_in_it():
    first, second, third = read(json.dumps(JSON))
    assert (first.title, first.markdown) == ("One < two", "All of *it*.\n")
    assert (first.published, first.author, first.labels) == ("2026-03-01", "Jane Doe", ("ai",))
    assert first.summary == "In short"
    assert (second.url, second.markdown) == (
        "https://json.example/2",
        "Plain < text.\n\nMore of it.\n",
    )
    assert (third.title, third.markdown) == ("", "")


def test_a_text_that_breaks_off_is_asked_about():
    entry = (
        "<item><title>A</title><description>It begins so well [&amp;hellip;]</description></item>"
    )
    [cut] = read(f"{HEAD}{entry}</channel></rss>")
    assert [question.text for question in cut.questions] == ["is this the whole article?"]
    assert read(RSS)[0].questions == ()


def test_the_last_entry_of_a_feed_that_breaks_off_is_asked_about():
    entry = "<item><title>A</title><description>Words of it.</description></item>"
    begun = f"{HEAD}{entry}{entry.replace('it.</description></item>', 'the se')}"
    first, last = read(begun)
    assert first.questions == ()
    assert [question.text for question in last.questions] == ["is this the whole article?"]
    assert read(f"{HEAD}{entry}</channel></rss>\n<!-- made by a machine -->")[0].questions == ()


@pytest.mark.parametrize(
    ("broken", "mended"),
    [
        ("&amp;amp;", "&amp;"),
        (' xmlns:content="http://purl.org/rss/1.0/modules/content/"', ""),
        ("Anvil &amp; Hammer", "Anvil & Hammer"),
        ("<language>", "&nbsp;&copy;<language>"),
        ("</item>", ""),
        ("</channel></rss>", ""),
        ('<?xml version="1.0" encoding="utf-8"?>\n', "\n\n \ufeff"),
        ("A short word", "A \x01 short \x00 word"),
    ],
)
def test_a_feed_that_is_not_well_formed_is_mended(broken: str, mended: str):
    assert broken in RSS or broken == "A short word"
    entries = read(RSS.replace(broken, mended))
    assert entries[0].title == "Acme & Co. plan ten plants"
    assert entries[0].markdown.startswith("## Where\n\nIn Ohio")


def test_a_feed_in_another_encoding_is_read_as_it_declares():
    text = RSS.replace("utf-8", "windows-1252").replace("Ohio", "Köln – “Süd”")
    assert "Köln – “Süd”" in read(text.encode("cp1252"))[0].markdown


def test_links_without_a_base_start_from_the_address_of_the_feed():
    text = ATOM.replace(' xml:base="https://anvil.example/blog/"', "")
    assert read(text, url="https://other.example/feed/")[0].url == "https://other.example/feed/one"


def test_links_without_either_start_from_the_site_of_the_feed():
    text = '<link>/two</link><description>See &lt;a href="/x">x&lt;/a></description>'
    (material,) = read(f"{HEAD}<item><title>T</title>{text}</item></channel></rss>")
    assert material.url == "https://anvil.example/two"
    assert "(https://anvil.example/x)" in material.markdown
    item_of_json = {"url": "/two", "content_text": "Text."}
    feed = JSON | {"home_page_url": "https://json.example/", "items": [item_of_json]}
    (material,) = read(json.dumps(feed))
    assert material.url == "https://json.example/two"


def test_markup_of_a_feed_cannot_become_script():
    entry = (
        "<item><title>&lt;script&gt;x&lt;/script&gt;A</title><description><![CDATA[<p onclick='x'>b"
    )
    entry += "<script>alert(1)</script><a href='javascript:x'>c</a></p>]]></description></item>"
    [found] = read(f"{HEAD}{entry}</channel></rss>")
    assert found.markdown == "bc\n"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("<rss></rss>", "ingest-no-article"),
        ('{"version": "https://jsonfeed.org/version/1", "items": []}', "ingest-no-article"),
        ('{"version": "https://jsonfeed.org/version/1"', "ingest-damaged"),
        ("", "ingest-damaged"),
        ("no feed", "ingest-damaged"),
    ],
)
def test_a_feed_without_entries_is_a_problem(text: str, code: str):
    [failed] = read(text)
    assert [problem.code for problem in failed.problems] == [code]


def test_no_entity_and_no_address_is_loaded():
    bomb = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 9))
    text = (
        f'<!DOCTYPE rss [<!ENTITY a0 "{"x" * 100}">{bomb}'
        '<!ENTITY f SYSTEM "file:///etc/hostname"><!ENTITY h SYSTEM "http://127.0.0.1:9/">]>'
        "<rss><channel><item><title>A&a8;&f;&h;</title></item></channel></rss>"
    )
    [entry] = read(text)
    assert len(entry.raw) < 100


@given(st.binary(max_size=500))
def test_any_bytes_are_read_or_a_problem(data: bytes):
    for wrapped in (data, b"<rss><channel><item><description>" + data, b'{"items":[' + data):
        assert read(wrapped)


@given(st.integers(0, len(RSS)), st.integers(0, len(RSS)), st.binary(max_size=20))
def test_a_damaged_feed_is_read_or_a_problem(start: int, end: int, data: bytes):
    text = RSS.encode()
    assert read(text[:start] + data + text[end:])


@pytest.mark.parametrize(
    "data",
    [
        b"<rss>" + b"<" * 100_000,
        b"<rss>" + b"<item>" * 16_000,
        b"<rss>" + b"&" * 100_000,
        b"<rss>" + b"<a:b " * 20_000,
        b"<rss>" + b"<![CDATA[" * 10_000,
        b'<rss a="' + b"b" * 100_000,
        b"<rss><channel><item><description>" + b"&lt;div&gt;" * 9_000,
        b'{"items":' + b"[" * 100_000,
        b'{"items":[{"content_html":"' + b"<b>" * 33_000 + b'"}]}',
    ],
)
def test_a_hundred_kilobytes_take_less_than_a_few_seconds(data: bytes):
    start = time.process_time()
    read(data)
    assert time.process_time() - start < 3


def test_an_entry_that_a_feed_gathers_is_its_publishers():
    item = "<item><title>Ten plants - The Forge</title><description>Ten of them.</description>"
    (material,) = read(f'{HEAD}{item}<source url="https://f.example">The Forge</source></item>')
    assert (material.title, material.publisher) == ("Ten plants", "The Forge")
    (material,) = read(f"{HEAD}{item}</item></channel></rss>")
    assert (material.title, material.publisher) == ("Ten plants - The Forge", "The Anvil & Hammer")


def test_an_entry_without_a_date_is_of_the_day_in_its_address():
    item = "<item><title>One</title><description>It.</description><link>https://a.example/{}</link>"
    (material,) = read(HEAD + item.format("2026/03/02/one") + "</item></channel></rss>")
    assert (material.published, material.published_from) == ("2026-03-02", "address")
    (material,) = read(HEAD + item.format("2026/13/02/one") + "</item></channel></rss>")
    assert material.published == ""


@pytest.mark.parametrize(
    ("signed", "author"),
    [
        ("jane@anvil.example", ""),
        ("jane@anvil.example (Jane Doe)", "Jane Doe"),
        ("Jane Doe &lt;jane@anvil.technology&gt;", "Jane Doe"),
        ("Jane Doe", "Jane Doe"),
    ],
)
def test_an_address_is_no_author(signed: str, author: str):
    item = f"<item><title>One</title><author>{signed}</author><description>It.</description></item>"
    (material,) = read(f"{HEAD}{item}</channel></rss>")
    assert material.author == author


def test_feed_is_no_part_of_the_name_of_a_site():
    (material, _) = read(RSS.replace("Hammer<", "Hammer (RSS Feed)<"))
    assert material.publisher == "The Anvil & Hammer"
