"""Markdown of others: front matter taken over, title and crumbs out, body as it is."""

from time import process_time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefing.ingest import markdown
from briefing.ingest.words import Account, account

WHOLE = Account((), ())


def read(text):
    material = markdown.read(text, name="a.md")
    assert account(material.raw, material.markdown, material.dropped) == WHOLE
    return material


def reasons(material):
    return [(item.reason, item.text, item.line) for item in material.dropped]


def test_front_matter_of_its_own_is_taken_over_and_listed():
    found = read(
        "---\ntitle: Rivers and models\nauthor: [Greta Ahl, Emil Strand]\ndate: 2026-05-09\n"
        "lastmod: 2026-05-11\ntags: [rivers]\ndescription: Eleven people and a river\n"
        "canonical: https://example.org/rivers\nlang: en\n---\n\nText of the article.\n"
    )
    assert (found.title, found.title_from) == ("Rivers and models", "front matter")
    assert (found.author, found.published, found.updated) == (
        "Greta Ahl, Emil Strand",
        "2026-05-09",
        "2026-05-11",
    )
    assert (found.url, found.summary, found.lang) == (
        "https://example.org/rivers",
        "Eleven people and a river",
        "en",
    )
    assert found.markdown == "Text of the article.\n"
    assert [reason for reason, *_ in reasons(found)][:4] == ["title", "byline", "date", "date"]
    assert ("markup", "tags: [rivers]", 6) in reasons(found)


def test_the_first_heading_is_the_title_and_the_others_begin_at_two():
    found = read("# A title *here*\n\nIntro.\n\n# One\n\nText.\n\n### Three\n\nText.\n")
    assert (found.title, found.title_from) == ("A title here", "first heading")
    assert found.markdown == "Intro.\n\n## One\n\nText.\n\n#### Three\n\nText.\n"
    assert reasons(found) == [("title", "A title here", 1)]


def test_underlined_headings_get_signs():
    found = read("Title\n=====\n\nText.\n\nPart\ntwo\n---\n\nMore.\n")
    assert found.title == "Title"
    assert found.markdown == "Text.\n\n## Part two\n\nMore.\n"


def test_levels_are_moved_up_too():
    assert read("Text.\n\n#### Deep\n\nText.\n\n##### Deeper\n").markdown == (
        "Text.\n\n## Deep\n\nText.\n\n### Deeper\n"
    )


BODY = """\
Text with *emphasis*, a [link](https://example.org "t"), `code < x` and a note[^1]
on two lines.

| a | b |
| - | - |
| 1 | 2 |

- one
  - two

3. three

```python
# no heading
```

> quoted

[^1]: The note.
"""


def test_the_body_is_kept_as_it_is():
    assert read(f"# Title\n\n{BODY}").markdown == BODY


def test_crumbs_bylines_and_dates_are_dropped_where_that_is_sure():
    found = read(
        "# Title\n\nBy Jane Doe\n\nMarch 3, 2026\n\nShare on Facebook\n\n"
        "A first paragraph that is long enough to be the text of an article.\n\n"
        "Advertisement\n\nA second one.\n\n© 2026 Example. All rights reserved.\n"
    )
    assert found.markdown == (
        "A first paragraph that is long enough to be the text of an article.\n\nA second one.\n"
    )
    assert (found.author, found.published) == ("Jane Doe", "2026-03-03")
    assert [reason for reason, *_ in reasons(found)] == [
        "title", "byline", "date", "share", "advert", "footer",
    ]  # fmt: skip


def test_html_leaves_its_words_and_nothing_else():
    found = read(
        "# T\n\n<div class='x'>\nSome *words* &amp; more\n</div>\n\n"
        "<script>\nalert(1)\n</script>\n\n"
        "In a <b>line</b> of text.<br>\n\n<!-- a note -->\n\nEnd.\n"
    )
    assert "<" not in found.markdown
    assert r"Some \*words\* & more" in found.markdown
    assert "In a line of text." in found.markdown
    assert ("markup", 7) in [(item.reason, item.line) for item in found.dropped]


@pytest.mark.parametrize(
    "front",
    [
        "---\n: : [\n---\n",
        "---\n- a\n---\n",
        "---\na: &a [*a]\n---\n",
        "---\nno end\n",
        "---\n---\n",
    ],
)
def test_front_matter_that_is_none_is_text(front):
    assert read(f"{front}\nText.\n").markdown.endswith("Text.\n")


PIECES = """\
---
title: x
date: 2026-01-01
# A
## B ##
Title
===
- item
  - nested
1. one
> quote
<div>
</div>
<b>bold</b>
<script>x</script>
<!-- c
-->
| a | b |
| - | - |
```
[x]: y
[x]
[^1]
[^1]: z
*a* _b_
a-
b
Share
By Jane Doe
    code
\\<b>
&lt;
<http://a.b>
Text that is long enough to be the first paragraph of an article.
""".splitlines()
TEXT = st.lists(st.one_of(st.sampled_from(["", *PIECES]), st.text(max_size=20)), max_size=20).map(
    "\n".join
)


@settings(max_examples=200, deadline=None)
@given(TEXT)
@example("Title\n===\n<b>\n")
def test_no_word_is_lost(text):
    read(text)


@pytest.mark.parametrize(
    "text",
    [
        "# a\n" * 20_000,
        "> " * 2_000 + "a",
        "<div>\n" * 15_000,
        "[" * 50_000,
        "---\n" + "a: b\n" * 20_000,
        "a\n\n" * 30_000,
        "*a" * 40_000,
        "<!--" * 20_000,
    ],
    ids=lambda text: repr(text[:9]),
)
def test_nothing_takes_long(text):
    start = process_time()
    markdown.read(text, name="a.md")
    assert process_time() - start < 5
