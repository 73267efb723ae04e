"""Markdown to safe HTML, with links that know where they stand."""

import re
from html import escape

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from briefing.content import markdown
from briefing.diagnostics import Diagnostic, Diagnostics
from briefing.model.records import Body

FILE = "content/articles/a.md"


def render(text: str, first_line: int = 1) -> tuple[Body, list[Diagnostic]]:
    problems = Diagnostics()
    body = markdown.render(text, file=FILE, first_line=first_line, problems=problems)
    return body, list(problems)


def html(text: str) -> str:
    """Return a text as HTML whose links lead where they are written to lead."""
    return render(text)[0].html(lambda link: escape(link.target, quote=True))


# CommonMark

COMMONMARK = [
    # blocks
    "\tfoo\tbaz\t\tbim",
    "  - foo\n\n\tbar",
    "- `one\n- two`",
    "***\n---\n___",
    "--\n**\n__",
    "- foo\n***\n- bar",
    "Foo\n***\nbar",
    "### foo\n#### foo\n##### foo\n###### foo",
    "####### foo",
    "#5 bolt\n\n#hashtag",
    "## foo ##  \n  ### bar    ###",
    "Foo *bar\nbaz*\n----",
    "Foo\nbar\n\n---\n\nbaz",
    "    a simple\n      indented code block",
    "1.  foo\n\n    - bar",
    "```\n<\n >\n```",
    "~~~~    ruby startline=3 $%@#$\ndef foo(x)\n~~~~~~~",
    "```\naaa\n~~~\n```",
    "``` aa ```\naaa",
    "> ```\n> aaa\n\nbbb",
    "```\n\n  \n```",
    "[foo]: /url 'the title'\n\n[foo]",
    "   [foo]: \n      /url  \n           'the title'  \n\n[foo]",
    "[Foo*bar\\]]:my_(url) 'title (with parens)'\n\n[Foo*bar\\]]",
    "[foo]: /url\n[foo]: /other\n\n[FOO]",
    "[foo]\n\n> [foo]: /url",
    "aaa\n\n\nbbb",
    "aaa     \nbbb     ",
    "  \n\naaa\n  \n\nbbb",
    # containers
    "> ## Foo\n> bar\n> baz",
    "> bar\nbaz\n> foo",
    "> foo\n---",
    "> - foo\n- bar",
    ">>> foo\n> bar\n>>baz",
    ">     code\n\n>    not code",
    "A paragraph\nwith two lines.\n\n    indented code\n\n> A block quote.",
    "1.  A paragraph\n    with two lines.\n\n        indented code\n\n    > A block quote.",
    "- one\n\n two",
    "-    one\n\n     two",
    "123456789. ok",
    "1234567890. not ok",
    "0. ok\n\n-1. not ok",
    "- foo\n-\n- bar",
    "- a\n - b\n  - c",
    "- foo\n- bar\n+ baz",
    "1. foo\n2. bar\n3) baz",
    "The number of windows in my house is\n14.  The number of doors is 6.",
    "- a\n- b\n\n- c",
    "- a\n  > b\n  ```\n  c\n  ```\n- d",
    "* foo\n  * bar\n\n  baz",
    # inlines
    r"\!\"\#\$\%\&\'\(\)\*\+\,\-\.\/\:\;\<\=\>\?\@\[\\\]\^\_\`\{\|\}\~",
    "\\*not emphasized*\n\\<br/> not a tag\n\\[not a link](/foo)",
    "foo\\\nbar  \nbaz",
    "&nbsp; &amp; &copy; &AElig; &Dcaron; &frac34; &HilbertSpace; &ClockwiseContourIntegral;",
    "&#35; &#1234; &#992; &#0; &#X22; &#xD06;",
    "&nbsp &x; &#; &#x; &#87654321; &hi?;",
    "`` foo ` bar ``",
    "` `` `",
    "``\nfoo \nbar  \nbaz\n``",
    "*foo`*`",
    "`foo``bar``",
    "*foo bar* a * foo bar* *$*alpha foo*bar*",
    "_foo bar_ foo_bar_ _foo_bar_baz_",
    "**foo bar** foo**bar** __foo, __bar__, baz__",
    "*foo **bar *baz* bim** bop*",
    "***foo** bar* ***foo* bar**",
    "**foo*** *foo**** foo***",
    "*foo [bar](/url)* *[foo*](/url)",
    '[link](/uri "title") [link]() [link](<>)',
    "[link](</my uri>) [link](/my uri)",
    "[link](foo\\)\\:) [link](foo(and(bar))) [link](#fragment)",
    '[link](/url "title \\"&quot;") [link](/url \'title "and" title\')',
    "[link [foo [bar]]](/uri) [link] bar](/uri) [link \\[bar](/uri)",
    "[foo [bar](/uri)](/uri) [foo *[bar [baz](/uri)](/uri)*](/uri)",
    "[foo`](/uri)`",
    "[foo][bar] [foo][] [foo]\n\n[foo]: /url1\n[bar]: /url2 'two'",
    "[foo] [bar]\n\n[foo]: /a\n[bar]: <b%20c> (t)",
    "<http://foo.bar.baz/test?q=hello&id=22&boolean> <FOO@bar.example.com>",
    "<https://foo.bar.`baz>` <> < https://foo.bar >",
    "hello $.;'there\n\nFoo χρῆν",
]


@pytest.mark.parametrize("text", COMMONMARK)
def test_commonmark_is_rendered_as_the_plain_engine_does(text: str):
    plain = MarkdownIt("commonmark", {"html": False}).render(text)
    assert re.sub(r"(<h\d) id=\"[^\"]*\"", r"\1", html(text)) == plain


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("~~no~~ yes", "<p><s>no</s> yes</p>\n", id="strikethrough"),
        pytest.param("{{ site.url }} {% raw %}", "<p>{{ site.url }} {% raw %}</p>\n", id="Jinja"),
        pytest.param("www.example.org", "<p>www.example.org</p>\n", id="no bare addresses"),
        pytest.param("\"a\" -- 'b' (c)", "<p>&quot;a&quot; -- 'b' (c)</p>\n", id="no typography"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_beyond_commonmark(text: str, expected: str):
    assert html(text) == expected


# Raw HTML and link schemes


@pytest.mark.parametrize(
    "raw",
    [
        "<script>alert(1)</script>",
        "<b>bold</b>",
        "a <img src=x onerror=alert(1)> b",
        "<!-- comment -->",
        "<div>\n\n*text*\n\n</div>",
        "<svg/onload=alert(1)>",
        '<a href="javascript:alert(1)">x</a>',
        "<?php x ?>",
        "<![CDATA[x]]>",
    ],
)
def test_raw_html_is_shown_as_text(raw: str):
    shown = html(raw)
    assert set(re.findall(r"<(\w+)", shown)) <= {"p", "em"}
    assert "&lt;" in shown


@pytest.mark.parametrize(
    "target",
    ["https://example.org/a", "http://example.org", "mailto:a@example.org", "HTTPS://example.org",
     "other.md", "../companies/openai.md#top", "/themes/chips/", "#anchor", "a/b:c", "?q=1",
     "./a:b"],
)  # fmt: skip
def test_a_link_of_an_allowed_kind_is_left_open(target: str):
    body, problems = render(f"See [this]({target}).")
    assert [link.target for link in body.links] == [target]
    assert body.parts == ('<p>See <a href="', '">this</a>.</p>\n')
    assert problems == []


@pytest.mark.parametrize(
    "target",
    ["javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc",
     "ftp://example.org", "tel:1", "//evil.example", "javascript&colon;alert(1)",
     "&#106;avascript:alert(1)", "x-y+z.1:a", r"javascript\:alert(1)"],
)  # fmt: skip
@pytest.mark.parametrize("form", ["[this]({})", "[this][r]\n\n[r]: {}", "![this]({})"])
def test_a_link_of_another_scheme_is_text_and_reported(target: str, form: str):
    body, problems = render(form.format(target))
    assert body.parts == ("<p>this</p>\n",)
    assert [problem.code for problem in problems] == ["link-scheme"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("[*a* b](javascript:1) c", "<p><em>a</em> b c</p>\n", id="marks"),
        pytest.param("[a](javascript:1) [b](b.md)", '<p>a <a href="b.md">b</a></p>\n', id="beside"),
        pytest.param("<javascript:1>", "<p>javascript:1</p>\n", id="autolink"),
        pytest.param(
            "[a <https://b.example> c](javascript:1)",
            '<p>a <a href="https://b.example">https://b.example</a> c</p>\n',
            id="around a good one",
        ),
        pytest.param(
            "[![a](a.png)](javascript:1)",
            '<p><img src="a.png" alt="a" loading="lazy" /></p>\n',
            id="around an image",
        ),
    ],
)
def test_what_stands_in_a_dropped_link_is_kept(text: str, expected: str):
    assert html(text) == expected


@pytest.mark.parametrize("target", ["https://example.org/a.png", "http://x.example/a", "mailto:a"])
def test_an_image_of_another_host_is_its_description_and_reported(target: str):
    body, problems = render(f"![A *map*]({target})")
    assert body.parts == ("<p>A map</p>\n",)
    assert [problem.code for problem in problems] == ["remote-image"]


def test_an_image_of_the_site_is_loaded_late():
    body, problems = render('![A "map"](map.png "A <b>")')
    assert body.parts == (
        '<p><img src="',
        '" alt="A &quot;map&quot;" title="A &lt;b&gt;" loading="lazy" /></p>\n',
    )
    assert [(link.target, link.image) for link in body.links] == [("map.png", True)]
    assert problems == []


# Tables, footnotes, headings


def test_the_alignment_of_a_table_is_a_class():
    table = html("| a | b | c | d |\n|:--|:-:|--:|---|\n| 1 | 2 | 3 | 4 |")
    assert "style" not in table
    assert re.findall(r"<t[hd](?: [^>]*)?>", table) == [
        '<th class="align-left">', '<th class="align-center">', '<th class="align-right">', "<th>",
        '<td class="align-left">', '<td class="align-center">', '<td class="align-right">', "<td>",
    ]  # fmt: skip


def test_a_table_can_be_scrolled_by_keyboard():
    assert html("|a|\n|-|\n").startswith('<div class="table" role="region" tabindex="0"><table>')


def test_a_footnote_and_its_mark_lead_to_each_other():
    page = html("Text[^n] and again[^n].\n\n[^n]: The *note*.")
    ids = set(re.findall(r' id="([^"]+)"', page))
    inner = re.findall(r'href="#([^"]+)"', page)
    assert len(inner) == 4
    assert set(inner) <= ids
    assert "<em>note</em>" in page


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        pytest.param("# A\n## B\n###### C", ["h2", "h3", "h6"], id="with a first level"),
        pytest.param("A\n===\nB\n---", ["h2", "h3"], id="underlined"),
        pytest.param("## B\n### C", ["h2", "h3"], id="without one"),
        pytest.param("## B\n\n> # A", ["h3", "h2"], id="in a quote"),
    ],
)
def test_the_first_level_of_headings_belongs_to_the_page(text: str, tags: list[str]):
    assert re.findall(r"<(h\d)", html(text)) == tags
    assert [f"h{heading.level}" for heading in render(text)[0].headings] == tags


def test_headings_are_known_by_text_and_anchor():
    body, _ = render("## The *first* `one`\n\n### Größe & mehr")
    found = [(heading.level, heading.text) for heading in body.headings]
    assert found == [(2, "The first one"), (3, "Größe & mehr")]
    assert body.headings[0].anchor == "the-first-one"
    assert {heading.anchor for heading in body.headings} <= body.anchors


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("## A\n## A\n## A", id="the same"),
        pytest.param("## A\n## A\n## A-1\n## A", id="the same and a numbered one"),
        pytest.param("## !\n## ?\n##\n##", id="no letters"),
        pytest.param("## fn1\n\nText[^1]\n\n[^1]: Note", id="like a footnote"),
        pytest.param("## fnref1\n\nText[^1]\n\n[^1]: Note", id="like a mark"),
        pytest.param('## "quoted" <b>', id="signs"),
    ],
)
def test_anchors_are_unique_and_not_empty(text: str):
    anchors = re.findall(r' id="([^"]*)"', html(text))
    assert "" not in anchors
    assert len(anchors) == len(set(anchors))
    assert set(anchors) == render(text)[0].anchors


# Excerpt


def words(count: int) -> str:
    return " ".join(f"w{n}" for n in range(1, count + 1))


@pytest.mark.parametrize(
    ("text", "excerpt"),
    [
        pytest.param("", "", id="empty"),
        pytest.param(words(60), words(60), id="60 words"),
        pytest.param(words(61), words(60) + "…", id="61 words"),
        pytest.param(f"{words(59)}\n\nlast more", f"{words(59)} last…", id="two paragraphs"),
        pytest.param("One *two* `three` [four](a.md).", "One two three four.", id="marks"),
        pytest.param("One\ntwo\\\nthree", "One two three", id="lines"),
        pytest.param("One\n\n<!--more-->\n\ntwo", "One", id="more"),
        pytest.param("One\n<!--more-->\ntwo", "One", id="more within a paragraph"),
        pytest.param("One\n\n  <!--more-->  \ntwo", "One", id="more, indented"),
        pytest.param(f"{words(70)}\n\n<!--more-->\n\nrest", words(70), id="more after 60 words"),
        pytest.param("<!--more-->\n\ntwo", "", id="more at once"),
        pytest.param("One\n\n<!--more-->\n\ntwo\n\n<!--more-->\n\nthree", "One", id="more twice"),
        pytest.param("One\n\n    <!--more-->\n\ntwo", "One two", id="more in code"),
        pytest.param("One <!--more--> two", "One <!--more--> two", id="more in a line"),
    ],
)
def test_the_excerpt_is_what_stands_before_more_or_the_first_words(text: str, excerpt: str):
    assert render(text)[0].excerpt == excerpt


def test_more_is_not_shown():
    assert html("One\n\n<!--more-->\n\ntwo") == "<p>One</p>\n<p>two</p>\n"


# The article argues

ARGUES = '<section class="argues">\n'


@pytest.mark.parametrize(
    ("text", "inside", "after"),
    [
        pytest.param("## The article argues\n\nA\n\n### More\n\nB\n\n## Next\n\nC",
                     ["A", "More", "B"], ["Next", "C"], id="to the next heading"),
        pytest.param("## The Article ARGUES\n\nA", ["A"], [], id="to the end, in any letter case"),
        pytest.param("# T\n\n## The article argues\n\nA\n\n# U\n\nB", ["A"], ["U", "B"],
                     id="to a heading above"),
        pytest.param("## The article argues\n\nA[^1]\n\n[^1]: N", ["A"], ["N"], id="footnotes"),
        pytest.param("## The article argues\n\nA\n\n> ## Quoted\n\nB\n\n## C",
                     ["A", "Quoted", "B"], ["C"], id="a heading in a quote does not end it"),
    ],
)  # fmt: skip
def test_what_the_article_argues_is_set_apart(text: str, inside: list[str], after: list[str]):
    before, _, rest = html(text).partition(ARGUES)
    section, _, outside = rest.partition("</section>\n")
    assert "argues" not in before
    assert all(f">{word}" in section for word in inside)
    assert all(f">{word}" in outside for word in after)


@pytest.mark.parametrize("text", ["## The article argues that\n\nA", "The article argues\n\nA"])
def test_nothing_else_is_set_apart(text: str):
    assert ARGUES not in html(text)


# Where links stand


def places(text: str) -> dict[str, tuple[int, int | None]]:
    """Return line and column of each link; its target begins there in the text."""
    return {link.target: (link.line, link.column) for link in render(text)[0].links}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("[a](one.md)", {"one.md": (1, 5)}, id="paragraph"),
        pytest.param("A\nb [c](one.md)\nd\n\n[e](two.md) f",
                     {"one.md": (2, 7), "two.md": (5, 5)}, id="paragraphs of several lines"),
        pytest.param("A  \nb\\\n[c](one.md)", {"one.md": (3, 5)}, id="hard breaks"),
        pytest.param("[a\nb](one.md) [c](two.md)",
                     {"one.md": (2, 4), "two.md": (2, 16)}, id="words on two lines"),
        pytest.param("- a\n- b [c](one.md)\n\n  d\n  [e](two.md)",
                     {"one.md": (2, 9), "two.md": (5, 7)}, id="list"),
        pytest.param("1. a\n   - b\n     > [c](one.md)", {"one.md": (3, 12)}, id="nested"),
        pytest.param("> a\n> [b](one.md)\n[c](two.md)",
                     {"one.md": (2, 7), "two.md": (3, 5)}, id="quote with a lazy line"),
        pytest.param("|[a](one.md)|b|\n|-|-|\n|c|[d](two.md)|\n|[e](three.md)|f|",
                     {"one.md": (1, 6), "two.md": (3, 8), "three.md": (4, 6)}, id="table"),
        pytest.param("## A [b](one.md)", {"one.md": (1, 10)}, id="heading"),
        pytest.param("A\n[b](one.md)\n---", {"one.md": (2, 5)}, id="underlined heading"),
        pytest.param("`a\nb` [c](one.md)", {"one.md": (2, 8)}, id="after a code span of two lines"),
        pytest.param("A[^1]\n\n[^1]: b\n    [c](one.md)", {"one.md": (4, 9)}, id="footnote"),
        pytest.param("A ^[b [c](one.md)]", {"one.md": (1, 11)}, id="footnote in the line"),
        pytest.param("![a](one.png)", {"one.png": (1, 6)}, id="image"),
        pytest.param("[![a](one.png)](two.md)",
                     {"one.png": (1, 7), "two.md": (1, 17)}, id="image in a link"),
        pytest.param("<https://one.example>", {"https://one.example": (1, 2)}, id="autolink"),
        pytest.param("日本語 🙂 [a](one.md)", {"one.md": (1, 11)}, id="other scripts"),
        pytest.param("See one.md: [a](one.md)", {"one.md": (1, 17)}, id="target in the text"),
        pytest.param("[one](one)", {"one": (1, 7)}, id="target like the words"),
        pytest.param("[a](abc.md) [b](abc)", {"abc.md": (1, 5), "abc": (1, 17)}, id="part of one"),
        pytest.param("    [a](one.md)\n\n[b](one.md)", {"one.md": (3, 5)}, id="after code"),
    ],
)  # fmt: skip
def test_a_link_stands_where_its_target_begins(
    text: str, expected: dict[str, tuple[int, int | None]]
):
    assert places(text) == expected


def test_two_links_to_one_target_stand_each_in_its_place():
    links = render("[a](one.md), [b](one.md)\n[c](one.md)")[0].links
    assert [(link.line, link.column) for link in links] == [(1, 5), (1, 18), (2, 5)]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        pytest.param("A\n[b][r]\n\n[r]: one.md", (4, 6), id="full"),
        pytest.param("A\n[r]\n\n   [r]:  <one.md> 'T'", (4, 11), id="short, with a title"),
        pytest.param("[r]: one.md\n\nA\n\n- [b][r]", (1, 6), id="defined before"),
        pytest.param("![b][r]\n\n[q]: two.md\n[r]: one.md", (4, 6), id="image"),
        pytest.param("one.md\n[b][R]\n\n[r]: one.md", (4, 6), id="target in the text"),
    ],
)
def test_a_link_by_reference_stands_where_its_target_is_defined(text: str, place: tuple[int, int]):
    assert places(text) == {"one.md": place}


def test_a_link_whose_target_is_written_otherwise_knows_its_line():
    assert places("A\n[b](one&#46;md)\nc") == {"one.md": (2, None)}


def test_lines_count_from_the_start_of_the_file():
    assert [link.line for link in render("A\n[b](c.md)", first_line=10)[0].links] == [11]


def test_a_dropped_link_is_reported_where_it_stands():
    _, problems = render("A\n\n- b\n- [c](javascript:1)", first_line=5)
    assert [(p.file, p.line, p.column) for p in problems] == [(FILE, 8, 7)]


# Hostile input

HOSTILE = {
    "open brackets": "[" * 50_000,
    "closed, then open brackets": "]" * 50_000 + "[" * 50_000,
    "nested brackets": "[" * 25_000 + "a" + "]" * 25_000,
    "nested images": "![" * 900 + "a" + "](a.png)" * 900,
    "broken links": "[a](" * 20_000,
    "links": "[a](b.md)\n" * 10_000,
    "links on one line": "[a](b.md) " * 4_000,
    "links by reference": "[r]\n" * 4_000 + "\n[r]: a.md",
    "references without definition": "[a]" * 20_000,
    "footnotes": "^[" * 900 + "[^1]" * 900,
    "quotes": "> " * 20_000,
    "lists": "- " * 20_000,
    "emphasis": "*a **b " * 10_000,
    "underscores": "_a __b " * 10_000,
    "strikethrough": "~~a " * 10_000,
    "code spans": "".join("`" * n + "a" for n in range(400)),
    "angle brackets": "<a" * 30_000,
    "entities": "&#x" * 20_000,
    "backslashes": "\\" * 50_000,
    "equal headings": "## A\n" * 4_000,
    "table": "|a" * 2_000 + "|\n" + "|-" * 2_000 + "|\n" + "|b\n" * 2_000,
    "tabs": "\t" * 50_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_rendered_all_the_same(name: str):
    assert render(HOSTILE[name])[0].parts


def test_absurdly_many_open_brackets_are_reported_and_stay_text():
    body, problems = render("Fine [a](b.md).\n\n" + "[" * 50_000 + "\n\nFine.")
    assert [(problem.code, problem.line) for problem in problems] == [("too-many-brackets", 3)]
    assert body.html(lambda link: link.target).count("[") == 50_000
    assert [link.target for link in body.links] == ["b.md"]


def test_many_links_are_not_too_many_brackets():
    _, problems = render("[a](b.md)\n" * 2_000)
    assert problems == []


# Laws

TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)((?: [a-z]+=\"[^\"<>]*\")*)( /)?>|[^<>\"]+")
TAGS = {
    "a", "blockquote", "br", "code", "del", "div", "em", "h2", "h3", "h4", "h5", "h6", "hr", "img",
    "li", "ol", "p", "pre", "s", "section", "strong", "sup", "table", "tbody", "td", "th", "thead",
    "tr", "ul",
}  # fmt: skip
ATTRIBUTES = {
    "alt", "class", "href", "id", "loading", "role", "src", "start", "tabindex", "title",
}  # fmt: skip
VOID = {"br", "hr", "img"}


def check_html(page: str) -> None:
    """Check that a page is nothing but known tags, known attributes and escaped text."""
    at = 0
    opened: list[str] = []
    for match in TAG.finditer(page):
        assert match.start() == at, page[at : at + 40]
        at = match.end()
        closing, tag, attributes = match[1], match[2], match[3]
        if tag is None:
            continue
        assert tag in TAGS
        assert set(re.findall(r" ([a-z]+)=", attributes)) <= ATTRIBUTES
        if closing:
            assert opened.pop() == tag, page
        elif tag not in VOID:
            opened.append(tag)
    assert at == len(page), page[at : at + 40]
    assert opened == []


SCRAPS = st.sampled_from(
    ["# ", "## The article argues", "## A", "\n", "\n\n", "> ", "- ", "1. ", "    ", "|", "|-|-|",
     "[a](b.md)", "[a](javascript:1)", "![a](b.png)", "[", "]", "(", ")", "[a][r]", "[r]: c.md",
     "[^1]", "[^1]: ", "^[", "<script>", "<a onclick=x>", "style=", "onerror=", '"', "'", "`",
     "```",
     "*", "**", "_", "~~", "\\", "&quot;", "&lt;", "&#0;", "\x00", "\x000\x00", "<https://a.example>",
     "<javascript:1>", "<!--more-->", "\t", "{{ x }}", "\u202e", "é", "---", "===", ":-:"]
)  # fmt: skip
LETTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\r")
"""Line ends are line feeds once a file is cut into front matter and body."""
TEXTS = st.lists(SCRAPS | st.text(LETTERS, max_size=4), max_size=30).map("".join) | st.text(LETTERS)


@given(TEXTS)
@example("> ## The article argues\n\nafter")
@example("- ## The article argues\n\nafter")
@example("## The article argues\n\n> ## quoted\n\nafter")
@example('[a](b.md "\\"><script>") ![\\"](c.png)')
def test_any_text_becomes_nothing_but_known_tags_and_escaped_text(text: str):
    body, _ = render(text)
    assert len(body.parts) == len(body.links) + 1
    check_html(body.html(lambda link: escape(link.target, quote=True)))


@given(TEXTS, st.integers(1, 50))
def test_every_link_stands_inside_the_text(text: str, first_line: int):
    body, problems = render(text, first_line)
    lines = text.split("\n")
    found = [(link.line, link.column) for link in body.links]
    found += [(problem.line or 0, problem.column) for problem in problems]
    for line, column in found:
        assert first_line <= line < first_line + len(lines)
        assert column is None or 1 <= column <= len(lines[line - first_line]) + 1


@given(TEXTS)
def test_every_link_has_an_allowed_scheme(text: str):
    for link in render(text)[0].links:
        scheme = re.match(r"\s*([a-z][a-z0-9+.-]*):", link.target, re.IGNORECASE)
        assert not link.target.startswith("//")
        assert scheme is None or scheme[1].lower() in {"http", "https", "mailto"}
