"""Saved pages: what becomes of their parts, what is left out and why, and that nothing is lost."""

import html as markup
import re
import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.content.markdown import render
from briefing.diagnostics import Diagnostics
from briefing.ingest import html
from briefing.ingest.drafts import REASONS, Material
from briefing.ingest.html.addresses import addresses_of, untracked
from briefing.ingest.html.days import day_in
from briefing.ingest.words import account, shown, words

MILL = "Mill to run on wind"
LEAD = (
    "Northwind Semiconductors will open its chip plant in 2027, the company said on Tuesday, after"
    " two delays that had cost it several large customers in the car industry."
)
SECOND = (
    "The plant stands in the north of the country, next to a wind farm, and is to employ two"
    " thousand people once all of its halls are in use, which is planned for the year after."
)
THIRD = (
    "Analysts had expected the opening a year earlier, when the first machines were delivered and"
    " the company hired its first engineers for the site and began to train them in its old plant."
)
TEXTS = (LEAD, SECOND, THIRD)
HEAD = """
<title>Chip plant to open in 2027 | Example News</title>
<meta property="og:site_name" content="Example News">
<meta property="og:title" content="Chip plant to open in 2027">
<link rel="canonical" href="https://news.example.org/tech/plant?utm_source=feed">
"""


def page(body: str, head: str = HEAD) -> str:
    return f"""<!doctype html><html lang="en"><head><meta charset="utf-8">{head}</head><body>
<header><a href="/">Example News</a><nav><ul><li><a href="/tech">Tech</a></li></ul></nav></header>
<main><article><h1>Chip plant to open in 2027</h1><p>{LEAD}</p>
{body}
<p>{SECOND}</p><p>{THIRD}</p></article></main>
<footer><p>© 2026 Example News. All rights reserved.</p></footer></body></html>"""


def read(body: str, head: str = HEAD, **options: object) -> Material:
    found = html.read(page(body, head), name="page.html", **options)  # type: ignore[arg-type]
    assert_nothing_lost(found)
    return found


def assert_nothing_lost(found: Material) -> None:
    told = account(found.raw, found.markdown, found.dropped)
    assert (told.lost, told.added) == ((), ())
    assert {passage.reason for passage in found.dropped} <= REASONS.keys()
    lines = found.raw.split("\n")
    for passage in found.dropped:
        assert passage.line is not None
        first = passage.text.split("\n")[0]
        assert lines[passage.line - 1] == first


def reasons(found: Material) -> dict[str, str]:
    return {passage.text: passage.reason for passage in found.dropped}


def middle(found: Material) -> str:
    """What stands between the first and the second paragraph of the page."""
    text = found.markdown.strip().removeprefix(LEAD)
    return text[: text.index(SECOND)].strip()


def rendered(found: Material) -> str:
    """What a build makes of the Markdown."""
    return str(render(found.markdown, file="a.md", first_line=1, problems=Diagnostics()).parts[0])


class TestTheWholePage:
    def test_keeps_the_article_and_tells_why_the_rest_goes(self) -> None:
        found = read("")
        assert found.markdown == f"{LEAD}\n\n{SECOND}\n\n{THIRD}\n"
        assert reasons(found) == {
            "Example News": "site",
            "Tech": "navigation",
            "Chip plant to open in 2027": "title",
            "© 2026 Example News. All rights reserved.": "footer",
        }
        assert found.problems == ()

    def test_raw_text_is_the_page_line_by_line(self) -> None:
        assert read("<ul><li>one</li><li>two</li></ul>").raw.split("\n") == [
            *("Example News", "Tech", "Chip plant to open in 2027", LEAD, "one", "two"),
            *(SECOND, THIRD, "© 2026 Example News. All rights reserved."),
        ]

    @pytest.mark.parametrize("end", ["</body>", "</body></html>", "</HTML >\n<html><body>"])
    def test_what_stands_behind_an_end_of_the_page_is_of_it(self, end: str) -> None:
        found = read(f"<article><p>{LEAD}</p><p>{SECOND}</p></article>{end}<p>{THIRD}</p>")
        assert THIRD in found.raw
        assert_nothing_lost(found)

    def test_what_nobody_sees_is_no_text(self) -> None:
        found = read(
            "<script>let a = 1</script><style>p {}</style><template>x</template>"
            '<p hidden>gone</p><p style="display: none">away</p><!-- remark -->'
            f'<p>{SECOND[:90]}<span class="sr-only">opens in a new window</span></p>'
        )
        for word in ("let", "gone", "away", "remark", "opens"):
            assert word not in words(found.raw)

    @pytest.mark.parametrize(
        ("box", "reason"),
        [
            ('<div class="cookie-notice"><p>We use cookies on this site.</p></div>', "cookie"),
            ('<div class="newsletter-box"><p>Our best stories by mail.</p></div>', "subscribe"),
            ('<div id="ad-slot-1"><p>A watch for every wrist.</p></div>', "advert"),
            ('<aside><h4>Background</h4><a href="/x">The long road here</a></aside>', "related"),
            ('<div class="share-tools"><a href="/f">Facebook</a></div>', "share"),
            ('<section class="comments"><p>I do not think so.</p></section>', "comments"),
            ('<form action="/s"><label>Search</label><button>Go</button></form>', "markup"),
            ('<div class="promo"><h3>Weekly</h3><p>What matters about chips.</p></div>', "advert"),
            ("<figure><div><p>Sign up to Chips</p><p>A letter</p></div></figure>", "subscribe"),
            ("<p>EXAMPLE NEWS</p>", "site"),
            ("<p>Advertisement</p>", "advert"),
            ("<p>Story continues below</p>", "advert"),
            ("<p>Sign up for our weekly letter.</p>", "subscribe"),
            ('<p><a href="/y">Read more: what wind can do</a></p>', "related"),
            ('<p><a href="/y">RELATED: What wind can do</a></p>', "related"),
            ("<p>(Photo: Jo Doe/Agency)</p>", "caption"),
        ],
    )
    def test_boxes_in_the_middle_go_with_their_reason(self, box: str, reason: str) -> None:
        found = read(box)
        assert middle(found) == ""
        assert reason in {passage.reason for passage in found.dropped}

    def test_what_follows_the_article_goes(self) -> None:
        tail = """<h3>You may also like</h3>
<h4><a href="/a">Grids prepare for more wind</a></h4><p>What operators plan for the winter.</p>
<h4><a href="/b">Ports prepare for more ships</a></h4><p>What harbours plan for the spring.</p>"""
        found = html.read(
            page("").replace(f"<p>{THIRD}</p>", f"<p>{THIRD}</p>{tail}"), name="page.html"
        )
        assert_nothing_lost(found)
        assert found.markdown.endswith(f"{THIRD}\n")
        passage = next(one for one in found.dropped if one.text.startswith("You may also like"))
        assert passage.reason == "related"
        assert "Ports prepare" in passage.text

    @pytest.mark.parametrize(
        ("address", "kept"),
        [("/a-long-way", False), ("https://news.example.org/b", False), ("https://b.org/", True)],
    )
    def test_a_last_list_of_links_goes_where_they_stay_on_the_site(
        self, address: str, kept: bool
    ) -> None:
        said = "What the council said of mill {0} in May. " * 3
        item = f'<li><a href="{address}{{0}}">{said}</a></li>'
        end = f"<h4>The desk’s pick:</h4><ul>{''.join(map(item.format, '1234'))}</ul>"
        text = page(f"<p>{SECOND} Yes.</p>").replace("</article>", f"{end}</article>")
        found = html.read(text, name="page.html")
        assert_nothing_lost(found)
        assert ("said of mill 4" in found.markdown) is kept
        assert found.questions == ()

    def test_beginnings_of_other_pieces_are_no_part_of_a_short_one(self) -> None:
        teaser = f"<h2>A mill</h2><p>{SECOND[:150]} […]</p><h3>READ THE REST</h3>"
        teasers = "".join(f"{number} {teaser}" for number in range(6))
        found = html.read(
            f"<h1>Chip plant to open</h1><p>{LEAD}</p><p>By the river.</p>{teasers}",
            name="page.html",
        )
        assert_nothing_lost(found)
        assert "[…]" not in found.markdown.replace("\\", "")
        assert LEAD in found.markdown

    @pytest.mark.parametrize("lead", ["", "<h3>Sources</h3>"])
    def test_a_list_of_links_that_is_left_out_among_the_paragraphs_is_asked_about(
        self, lead: str
    ) -> None:
        item = '<li><a href="https://council.example/{0}">Minutes of May {0}</a></li>'
        links = f"{lead}<ul>{item.format(1)}{item.format(2)}</ul>"
        found = html.read(page("").replace("</article>", f"{links}</article>"), name="page.html")
        assert_nothing_lost(found)
        assert "Minutes" not in found.markdown
        assert [one.decided for one in found.questions] == ["left out as boilerplate"]

    def test_a_last_section_is_no_tail(self) -> None:
        end = f"<h3>More power</h3><p>{SECOND.upper()}</p>"
        found = html.read(page("").replace("</article>", f"{end}</article>"), name="page.html")
        assert "## More power" in found.markdown

    @pytest.mark.parametrize(
        "box",
        [
            "<div class='kg-card kg-callout-card'><div>💡</div><div>{}</div></div>",
            "<div class='admonition note'><p>{}</p></div>",
            "<details><summary>Why?</summary><div>{}</div></details>",
            "<div><h3><button>Why?</button></h3><div class='collapse'><div>{}</div></div></div>",
        ],
    )
    def test_a_box_that_says_whole_sentences_stays(self, box: str) -> None:
        said = "The grid counts only signed contracts, so that its figures are too low."
        assert said in middle(read(box.format(said)))

    def test_a_live_blog_keeps_the_heading_of_its_first_entry(self) -> None:
        entry = "<div class='entry'><h2>{}</h2><span>10:20</span><p>{}</p></div>"
        entries = map(entry.format, ("Doors open", "Mayor speaks", "Run begins"), TEXTS)
        found = html.read(
            f"<h1>Live: the plant</h1><div>{''.join(entries)}</div>", name="page.html"
        )
        assert_nothing_lost(found)
        assert re.findall("^## (.*)", found.markdown, re.M) == [
            "Doors open",
            "Mayor speaks",
            "Run begins",
        ]

    def test_readers_comments_are_not_the_article(self) -> None:
        comment = (
            "<div class='comment'><p>I have worked there, and I doubt every word of it.</p></div>"
        )
        found = html.read(
            page("").replace("</main>", f"<div id='comments'>{comment * 9}</div></main>"),
            name="page.html",
        )
        assert_nothing_lost(found)
        assert "doubt" not in found.markdown

    @pytest.mark.parametrize(
        "text",
        [
            *("", " \n ", "<html></html>", "<p>short</p>"),
            "<ul><li><a href='/a'>Menu</a></li></ul>",
            "<p>" + "<a href='/a'>What mill number four said</a> " * 20,
        ],
    )
    def test_pages_without_an_article_say_so(self, text: str) -> None:
        found = html.read(text, name="menu.html")
        assert [problem.code for problem in found.problems] == ["ingest-no-article"]
        assert found.markdown == ""
        assert_nothing_lost(found)

    def test_bytes_are_read_in_the_encoding_that_the_page_declares(self) -> None:
        text = page("<p>Zażółć gęślą jaźń.</p>").replace("utf-8", "iso-8859-2").replace("©", "")
        assert "gęślą" in html.read(text.encode("iso-8859-2"), name="page.html").markdown


class TestStructure:
    def test_headings_begin_at_level_two_and_keep_their_distance(self) -> None:
        found = read(f"<h3>First</h3><p>{SECOND[:95]}</p><h4>Second</h4><p>{THIRD[:95]}</p>")
        assert [line for line in found.markdown.splitlines() if line.startswith("#")] == [
            "## First",
            "### Second",
        ]

    def test_the_title_is_not_repeated_in_the_body(self) -> None:
        assert "Chip plant to open" not in read("").markdown

    def test_lists_keep_their_start_and_their_levels(self) -> None:
        found = read(
            '<ol start="3"><li>three</li><li>four<ul><li>a</li><li><p>b</p></li></ul></li></ol>'
        )
        assert middle(found) == "3. three\n4. four\n   - a\n   - b"

    def test_a_list_of_links_stays_where_a_paragraph_introduces_it(self) -> None:
        links = '<li><a href="/a">The plan</a></li><li><a href="/b">The map</a></li>'
        found = read(f"<p>The company has published:</p><ul>{links}</ul>")
        assert "- [The plan](https://news.example.org/a)" in found.markdown

    def test_tables_keep_cells_that_span_and_empty_ones(self) -> None:
        found = read(
            "<table><caption>Plants</caption>"
            "<tr><th>Plant</th><th>Year</th><th>Output</th></tr>"
            '<tr><td rowspan="2">North</td><td>2027</td><td>5 | 6</td></tr>'
            "<tr><td>2028</td><td></td></tr>"
            '<tr><td colspan="2">All</td><td>9<br>or 10</td></tr></table>'
        )
        assert middle(found).splitlines() == [
            "*Plants*",
            "",
            "| Plant | Year | Output |",
            "| --- | --- | --- |",
            "| North | 2027 | 5 \\| 6 |",
            "|  | 2028 |  |",
            "| All | | 9 or 10 |",
        ]

    @pytest.mark.parametrize(
        "table",
        [
            "<table role='presentation'><tr><td>{0}</td><td>{1}</td></tr></table>",
            "<table><tr><td>{0}</td></tr><tr><td>{1}</td></tr></table>",
            "<table><tr><td><table><tr><td>{0}</table></td></tr><tr><td>{1}</td></tr></table>",
        ],
    )
    def test_tables_for_layout_are_text(self, table: str) -> None:
        found = read(table.format(f"<p>{SECOND[:99]}</p>", f"<p>{THIRD[:99]}</p>"))
        assert middle(found) == f"{SECOND[:99].strip()}\n\n{THIRD[:99].strip()}"

    def test_a_table_of_data_in_a_table_for_layout_stays_a_table(self) -> None:
        data = "<table><tr><th>Plant<th>Year</tr><tr><td>North<td>2027</tr></table>"
        found = read(f"<table><tr><td>{data}</td></tr></table>")
        assert middle(found) == "| Plant | Year |\n| --- | --- |\n| North | 2027 |"

    def test_a_table_in_a_cell_of_a_table_with_heads_is_text(self) -> None:
        inner = "<table><tr><td>1<td>2</tr><tr><td>3<td>4</tr></table>"
        found = read(f"<table><tr><th>Plant<th>Units</tr><tr><td>North<td>{inner}</tr></table>")
        assert middle(found) == "| Plant | Units |\n| --- | --- |\n| North | 1 2 3 4 |"

    @pytest.mark.parametrize(
        "tags",
        [
            '<pre><code class="language-python">{0}</code></pre>',
            '<div class="highlight highlight-source-python"><pre>{0}</pre></div>',
            '<pre class="brush: python">{0}</pre>',
            '<pre data-lang="python"><code>{0}</code></pre>',
        ],
    )
    def test_code_keeps_its_language_and_its_spaces(self, tags: str) -> None:
        code = 'def f(x):\n    return "*" + x  # **no** <b>'
        found = read(tags.format(markup.escape(code)))
        assert middle(found) == f"```python\n{code}\n```"

    def test_items_keep_numbers_that_jump_or_count_down(self) -> None:
        down = "<ol reversed><li>bronze</li><li>silver<ol start='4'><li>in</li></ol></li></ol>"
        found = read(f'<ol><li>one</li><li value="5">five</li><li>six</li></ol><p>And:</p>{down}')
        numbers = re.findall(r"^ *(\d+)[.)] (\w+)", middle(found), re.MULTILINE)
        assert [f"{number} {text}" for number, text in numbers] == [
            *("1 one", "5 five", "6 six", "2 bronze", "1 silver", "4 in")
        ]
        assert rendered(found).count("<ol") == 5

    def test_quotations_stand_apart_from_each_other_and_from_lists_in_them(self) -> None:
        quoted = "<blockquote><ul><li>item</li></ul><p>Below.</p></blockquote>"
        twice = "<blockquote>One.</blockquote><blockquote>Two.</blockquote>"
        found = read(f"{twice}{quoted}<ul><li>a{twice}</li></ul>")
        shown = rendered(found)
        assert shown.count("<blockquote>") == 5
        assert "<li>item</li>\n</ul>\n<p>Below.</p>" in shown

    def test_a_quoted_post_of_a_network_is_no_button_for_sharing(self) -> None:
        post = '<blockquote class="twitter-tweet"><p>We will open in May.</p>— Kim</blockquote>'
        assert middle(read(post)) == "> We will open in May.\n>\n> — Kim"

    def test_formulas_are_written_once_and_in_one_line(self) -> None:
        katex = (
            "<span class=katex><span class=katex-mathml><math><semantics><mrow><mi>a</mi><mo>+</mo>"
            "<msqrt><mi>b</mi></msqrt></mrow></semantics></math></span>"
            "<span class=katex-html aria-hidden=true>a+b</span></span>"
        )
        mathjax = (
            "<mjx-container><mjx-math aria-hidden=true>½</mjx-math><mjx-assistive-mml>"
            "<math><mfrac><mn>1</mn><mn>2</mn></mfrac></math></mjx-assistive-mml></mjx-container>"
        )
        power = "<math><mi>m</mi><msup><mi>c</mi><mn>2</mn></msup></math>"
        found = read(f"<p>So {katex}, {mathjax} and {power} <i aria-hidden=true>stay</i>.</p>")
        assert middle(found) == "So a+b, 1/2 and mc² *stay*."

    def test_a_formula_behind_its_picture_is_read(self) -> None:
        formula = '<span style="display: none"><math><mi>n</mi><mo>=</mo><mn>4</mn></math></span>'
        picture = '<img src="/f.svg" aria-hidden="true" alt="n=4">'
        found = read(f"<p>The plant has <span>{formula}{picture}</span> halls.</p>")
        assert middle(found) == "The plant has n=4 halls."

    @pytest.mark.parametrize("tag", ["st1:city", "fb:like", "x-place"])
    def test_a_tag_of_the_pages_own_does_not_break_a_line(self, tag: str) -> None:
        found = read(f"<p>The plant near <{tag}>Leeds</{tag}> will open.</p>")
        assert middle(found) == "The plant near Leeds will open."

    def test_quotations_keep_who_said_it(self) -> None:
        found = read(
            "<blockquote><p>We are late, but we are sure.</p><footer>— Kim</footer></blockquote>"
        )
        assert middle(found) == "> We are late, but we are sure.\n>\n> — Kim"

    def test_footnotes_are_footnotes(self) -> None:
        note = (
            '<ol class="notes"><li id="n1">A figure of the company. <a href="#r1">↩</a></li></ol>'
        )
        found = html.read(
            page(
                '<p>It cost $12 billion<sup><a id="r1" href="#n1">1</a></sup> to build.</p>'
            ).replace("</article>", f"{note}</article>"),
            name="page.html",
        )
        assert_nothing_lost(found)
        assert "It cost $12 billion[^1] to build." in found.markdown
        assert found.markdown.endswith("[^1]: A figure of the company.\n")

    def test_captions_stay_and_those_of_news_photographs_go(self) -> None:
        found = read(
            "<figure><img src='a'><figcaption>Output of the plants</figcaption></figure>"
            "<figure><img src='b'><figcaption>The plant. Photo: Jo Doe/Agency</figcaption></figure>"
        )
        assert middle(found) == "*Output of the plants*"
        assert reasons(found)["The plant. Photo: Jo Doe/Agency"] == "caption"

    def test_marks_within_a_line(self) -> None:
        found = read(
            "<p>A <b>bold</b> and <i>slanted</i> word, <code>a_b*c</code>, <del>gone</del>,"
            " <q>said</q>, 10<sup>9</sup> and H<sub>2</sub>O.<br>Next line</p>"
        )
        assert middle(found) == (
            "A **bold** and *slanted* word, `a_b*c`, ~~gone~~, “said”, 10⁹ and H2O.\\\nNext line"
        )

    @pytest.mark.parametrize(
        ("text", "markdown"),
        [
            ("<code>a</code><kbd>b</kbd>", "`a`b"),
            ("a<code><br>b </code>c", "a `b` c"),
            ("<s>a <del>b</del></s>", "~~a b~~"),
            ("l&amp;<b>#x8217;un</b>", "l\\&#x8217;un"),
        ],
    )
    def test_marks_beside_and_in_each_other_are_not_run_together(
        self, text: str, markdown: str
    ) -> None:
        assert middle(read(f"<p>{text}</p>")) == markdown

    def test_stars_that_would_not_be_read_are_left_out(self) -> None:
        assert middle(read("<p><b>Bold.</b>Glued and <i>“quoted”</i>text.</p>")) == (
            "Bold.Glued and “quoted”text."
        )

    def test_links_lead_somewhere_and_nobody_follows(self) -> None:
        found = read(
            '<p>See <a href="/a?id=4&utm_campaign=x#top">one</a>, <a href="#b">two</a>,'
            ' <a href="javascript:x()">three</a>, <a href="mailto:a@example.org">four</a>'
            ' and <a href="//cdn.example.net/x?fbclid=1">five</a> of [these].</p>'
        )
        assert middle(found) == (
            "See [one](https://news.example.org/a?id=4#top), two, three,"
            " [four](mailto:a@example.org) and [five](https://cdn.example.net/x) of [these]."
        )

    def test_links_start_from_the_base_element_then_the_address_then_the_canonical_link(
        self,
    ) -> None:
        link = '<p>The <a href="b.html">second</a> part of it.</p>'
        url = "https://mirror.example.com/x/a.html"
        assert "https://news.example.org/tech/b.html" in read(link).markdown
        assert "https://mirror.example.com/x/b.html" in read(link, url=url).markdown
        based = f'<base href="/base/">{HEAD}'
        assert "https://mirror.example.com/base/b.html" in read(link, based, url=url).markdown

    def test_a_bracket_that_nothing_follows_needs_no_backslash(self) -> None:
        assert middle(read("<p>It [was] <i>so</i> [sic]</p>")) == "It [was] *so* [sic]"

    @pytest.mark.parametrize(
        "text",
        [
            "*not* _slanted_ but a_b_c and 2 * 3",
            "1986. A good year",
            "# no heading",
            "- no item",
            "> no quotation",
            "[no]: https://example.org",
            "[no](https://example.org) and [^1]",
            "<b>no mark</b> & &copy; as text",
            "`no code` ~~not gone~~",
            "a \\* backslash \\",
            "--- | ---",
        ],
    )
    def test_text_is_not_read_as_marks(self, text: str) -> None:
        found = read(f"<p>{markup.escape(text)}</p>")
        assert shown(middle(found)) == words(text)
        assert "".join(shown(found.markdown)) in "".join(words(found.raw))


class TestPictures:
    @pytest.mark.parametrize(
        "box",
        [
            '<div class="wp-caption"><img src="a.jpg"><p class="wp-caption-text">{}</p></div>',
            '<div class="image"><img src="a.jpg"><span class="caption">{}</span></div>',
            '<div class="photo"><div><img src="a.jpg"></div><div class="cutline">{}</div></div>',
            '<div class="img_wrapper"><a href="a.jpg"><img src="a.jpg"></a><span>{}</span></div>',
        ],
    )
    def test_a_caption_is_one_whatever_its_box_is_made_of(self, box: str) -> None:
        found = read(f"<p>{THIRD[::-1]}</p>{box.format('The plant from the north')}")
        assert "\n\n*The plant from the north*\n\n" in found.markdown

    def test_a_teaser_with_a_picture_and_a_paragraph_beside_one_are_no_captions(self) -> None:
        teaser = '<div class="image"><img src="a.jpg"><p><a href="/b">Other mills</a></p></div>'
        beside = f'<div class="row"><img src="a.jpg"><p>{THIRD}</p></div>'
        found = read(f"<p>{SECOND[::-1]}</p>{teaser}{beside}")
        assert "Other mills" not in found.markdown
        assert f"\n\n{THIRD}\n\n" in found.markdown


def test_words_for_search_engines_are_not_taken_for_the_article() -> None:
    words = " ".join(f"mill{number} wool{number}" for number in range(4000))
    article = f"<h1>Mills</h1><div class='text'><p>{LEAD}</p><p>{SECOND}</p><p>{THIRD}</p></div>"
    body = f"<div class='post'>{article}</div><div>{words}</div>"
    found = html.read(f"<title>Mills</title><body>{body}</body>", name="page.html")
    assert found.markdown == f"{LEAD}\n\n{SECOND}\n\n{THIRD}\n"


@pytest.mark.parametrize("end", ["", "分析师对投资的规模感到惊讶。也对审批的速度感到意外。"])
def test_a_chinese_notice_of_a_sentence_or_two_is_an_article(end: str) -> None:
    told = f"百度周二宣布。计划在2027年之前将数据中心的规模扩大一倍。并聘用六百名工程师。{end}"
    front = "<h1>百度发布新模型</h1><div>2026年3月4日 10:00 示例网</div>"
    text = (
        f"<title>百度发布新模型_示例网</title><a href='/'>首页</a>{front}<div><p>{told}</p></div>"
    )
    found = html.read(text, name="page.html")
    assert_nothing_lost(found)
    assert (found.title, found.published) == ("百度发布新模型", "2026-03-04")
    assert found.markdown == f"{told}\n"


class TestWhatAPageSaysOfItself:
    def test_json_ld_names_author_publisher_and_days(self) -> None:
        said = """<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "x"},
{"@type": ["NewsArticle"], "headline": "Chip plant to open in 2027",
 "author": [{"@type": "Person", "name": "Ada Moss"}, {"name": "Ben Oak"}],
 "publisher": {"name": "Example Ltd"}, "datePublished": "2026-03-04T09:00:00+01:00",
 "dateModified": "2026-03-05"}]}</script>"""
        found = read("", HEAD + said)
        assert (found.author, found.publisher) == ("Ada Moss, Ben Oak", "Example Ltd")
        assert (found.published, found.updated) == ("2026-03-04", "2026-03-05")
        assert found.published_from == "json-ld datePublished"
        assert (found.site, found.lang) == ("Example News", "en")

    @pytest.mark.parametrize("end", ["\\n\\n", "</p><p>", "<br>"])
    def test_an_article_that_the_page_holds_as_data_alone_is_read(self, end: str) -> None:
        said = f'{{"@type": "NewsArticle", "headline": "Mill", "articleBody": "{LEAD}{end}Yes."}}'
        text = f'<script type="application/ld+json">{said}</script><div id="app">Loading</div>'
        found = html.read(text, name="page.html")
        assert_nothing_lost(found)
        assert (found.title, found.markdown, found.problems) == ("Mill", f"{LEAD}\n\nYes.\n", ())

    def test_the_text_that_a_page_shows_goes_before_its_data(self) -> None:
        said = '{"@type": "NewsArticle", "articleBody": "Another text."}'
        found = read("", f'{HEAD}<script type="application/ld+json">{said}</script>')
        assert "Another" not in found.raw

    @pytest.mark.parametrize(
        "script", ["{", "[]", '"x"', '{"@type": 3}', '{"@graph": {"@graph": null}}', "[" * 9999]
    )
    def test_broken_json_ld_is_passed_over(self, script: str) -> None:
        assert read("", f'{HEAD}<script type="application/ld+json">{script}</script>').title

    @pytest.mark.parametrize(
        ("heading", "said", "title", "source"),
        [
            ("Sustainability", "Sustainability: Mill to run on wind", None, "title"),
            ("The Northwind Daily", "Mill to run on wind | The Northwind Daily", MILL, "h2"),
            ("The Northwind Daily", "The Northwind Daily » Mill to run on wind", MILL, "h2"),
            (MILL, "Mill to run on wind - News and views from Northwind", MILL, "h1"),
            (f"{MILL}: the story", f"{MILL}: the story", f"{MILL}: the story", "h1"),
            ("Wind", "Wind - Encyclopedia", "Wind", "h1"),
            ("Wind", "Wind and water in the mills of the north - Wind", None, "title"),
            ("Wind", "northwind.example", "Wind", "h1"),
        ],
    )
    def test_the_heading_that_the_head_confirms_is_the_title_not_the_section_or_the_site(
        self, heading: str, said: str, title: str | None, source: str
    ) -> None:
        body = f"<h1>{heading}</h1><h2>{MILL}</h2><p>{LEAD}</p><p>{SECOND}</p>"
        text = f"<head><title>{said}</title></head><body>{body}</body>"
        found = html.read(text, name="page.html")
        assert (found.title, found.title_from) == (title or said, source)

    @pytest.mark.parametrize(
        ("title", "clean"),
        [
            ("Plant opens | Example News", "Plant opens"),
            ("Plant opens - Example News", "Plant opens"),
            ("Example News: Plant opens", "Example News: Plant opens"),
            ("Wind – and what comes after | Tech | Example News", "Wind – and what comes after"),
            ("Plant opens &#8211; example.org", "Plant opens"),
            ("In-house models", "In-house models"),
            ("芯片公司宣布在北方建设新工厂_科技频道_新浪网", "芯片公司宣布在北方建设新工厂"),
            ("芯片公司宣布在北方建设新工厂|财经", "芯片公司宣布在北方建设新工厂"),
            ("米兰-圣雷莫自行车赛今日开赛", "米兰-圣雷莫自行车赛今日开赛"),
            ("How to name a my_function", "How to name a my_function"),
        ],
    )
    def test_the_site_is_no_part_of_the_title(self, title: str, clean: str) -> None:
        head = f"""<title>{title}</title><meta property="og:site_name" content="Example News">
<link rel="canonical" href="https://www.example.org/a/b">"""
        text = page("", head).replace("<h1>Chip plant to open in 2027</h1>", "")
        assert html.read(text, name="page.html").title == clean

    def test_a_heading_over_the_contents_goes_with_them(self) -> None:
        contents = """<h3>On this page</h3><ul class="in-page"><li><a href="#why">Why</a></li>
<li><a href="#who">Who</a></li></ul>"""
        body = f"{contents}<p>{THIRD}</p><h2 id='why'>Why</h2><p>{SECOND}</p>"
        found = read(body)
        assert "On this page" not in found.markdown
        assert "## Why" in found.markdown

    def test_the_line_that_signs_a_quotation_stays_in_it(self) -> None:
        quote = (
            f"<blockquote><p>{THIRD}</p><footer>Jo Reed, head of the plant</footer></blockquote>"
        )
        text = page("").replace("</article>", f"</article>{quote}")
        found = html.read(text, name="page.html")
        assert_nothing_lost(found)
        assert "> Jo Reed, head of the plant" in found.markdown

    def test_a_heading_goes_with_the_lines_on_the_author_below_it(self) -> None:
        contact = "<h2>Contact for media</h2><p>Jo Reed: write to her at jo@example.org</p>"
        text = page("").replace("</article>", f"{contact}</article>")
        found = html.read(text, name="page.html")
        assert_nothing_lost(found)
        assert "Contact for media" not in found.markdown

    def test_the_day_of_first_publication_counts_before_that_of_an_update(self) -> None:
        head = """<meta name="site:first-published-at" content="2026-03-04T00:15:00+00:00">
<meta name="site:public-updated-at" content="2026-03-06T09:00:00+00:00">"""
        body = "<p>Updated <time datetime='2026-03-06'>6 March 2026</time></p>"
        assert read(body, HEAD + head).published == "2026-03-04"

    def test_the_front_goes_to_the_front_matter(self) -> None:
        front = """<p class="kicker">Technology</p><h1>Chip plant to open in 2027</h1>
<h2>The maker says that the first wafers leave the plant a year later than planned</h2>
<p>By Ada Moss</p><p>4 March 2026</p>"""
        text = page("").replace("<h1>Chip plant to open in 2027</h1>", front)
        found = html.read(text, name="page.html")
        assert_nothing_lost(found)
        assert found.markdown.startswith(LEAD)
        assert (found.kicker, found.author, found.published) == (
            *("Technology", "Ada Moss"),
            "2026-03-04",
        )
        assert found.summary.startswith("The maker says")
        assert [passage.reason for passage in found.dropped][2:7] == [
            *("kicker", "title", "summary", "byline", "date"),
        ]

    def test_names_and_standfirst_are_known_by_what_the_page_calls_them(self) -> None:
        front = """<div data-name="label"><h1>Chip plant to open in 2027</h1></div>
<div data-testid="standfirst"><p>The maker says that the first wafers leave the plant soon</p></div>
<address><a rel="author" href="/ada">Ada Moss</a></address>"""
        text = page("").replace("<h1>Chip plant to open in 2027</h1>", front)
        found = html.read(text, name="page.html")
        assert_nothing_lost(found)
        assert (found.author, found.summary[:14]) == ("Ada Moss", "The maker says")
        assert found.markdown.startswith(LEAD)

    def test_relative_links_without_an_address_are_text_and_the_address_is_asked_for(self) -> None:
        body = '<p>More on <a href="/plan">the plan</a> and <a href="#top">above</a>.</p>'
        found = read(body, "")
        assert "More on the plan and above." in found.markdown
        [question] = [one for one in found.questions if "address" in one.text]
        assert question.passage == "More on the plan and above."
        told = read(body, "", url="https://news.example.org/tech/plant")
        assert "[the plan](https://news.example.org/plan)" in told.markdown
        assert not told.questions
        assert not read(body.replace("/plan", "#plan"), "").questions

    def test_the_address_is_that_which_the_page_gives_itself(self) -> None:
        assert read("").url == "https://news.example.org/tech/plant"
        assert read("", "", url="https://example.org/a?utm_source=b").url == "https://example.org/a"


PUBLISHED = '<meta property="article:published_time" content="2026-03-04T08:00Z">'
ADDRESS = '<link rel="canonical" href="https://e.org/2026/03/04/plant">'
DAY, LATER = "March 4, 2026", "March 6, 2026"
THE_DAY = "2026-03-04"
SHOWN = "text near the title"


class TestDates:
    @pytest.mark.parametrize(
        ("head", "body", "published", "source"),
        [
            (PUBLISHED, "", "2026-03-04", "meta element"),
            ('<meta name="date" content="20260304">', "", "2026-03-04", "meta element"),
            ("", "<time datetime='2026-03-04'>today</time>", "2026-03-04", "time element"),
            ("", f"<p>Updated {LATER}</p><p>Published {DAY}</p>", "2026-03-04", SHOWN),
            ("", "<p>04.03.2026</p>", "2026-03-04", SHOWN),
            (ADDRESS, "", "2026-03-04", "address"),
            (ADDRESS.replace("/03/04", "/tech/3/4"), "", "2026-03-04", "address"),
            (ADDRESS + '<meta name="date" content="2026-03-09">', "", "2026-03-04", "address"),
            ('<meta name="date" content="2026-03-05T01:00Z">', f"<p>{DAY}</p>", THE_DAY, SHOWN),
        ],
    )  # fmt: skip
    def test_the_surest_sign_counts(
        self, head: str, body: str, published: str, source: str
    ) -> None:
        title = "<h1>Chip plant to open in 2027</h1>"
        found = html.read(
            page("", head).replace(title, title + body), name="page.html", today=date(2026, 6, 1)
        )
        assert (found.published, found.published_from) == (published, source)

    def test_a_month_stays_a_month_and_a_copyright_is_no_date(self) -> None:
        title = "<h1>Chip plant to open in 2027</h1>"
        text = page("", "").replace("2026 Example", "2019 Example")
        found = html.read(text.replace(title, f"{title}<p>March 2026</p>"), name="page.html")
        assert found.published == "2026-03"
        assert html.read(text, name="page.html").published == ""

    def test_the_clock_above_the_title_is_not_the_day_of_the_article(self) -> None:
        clock = "<p>Mon, 9 March 2026</p><h1>Chip plant to open in 2027</h1><p>4 March 2026</p>"
        text = page("", "").replace("<h1>Chip plant to open in 2027</h1>", clock)
        assert html.read(text, name="page.html").published == "2026-03-04"

    def test_a_release_tells_its_day_below_its_headings(self) -> None:
        opening = (
            "<p>Northwind to open the largest plant of the country in two years</p>"
            "<p>All customers agreed to the plan that the two companies made</p>"
            f"<p>LEEDS, {DAY} — {LEAD}</p>"
        )
        found = html.read(page("", "").replace(f"<p>{LEAD}</p>", opening), name="page.html")
        assert (found.published, found.published_from) == (THE_DAY, "dateline")

    def test_a_line_named_for_a_date_counts_however_far_above_the_title_it_stands(self) -> None:
        menu = "".join(f"<p><a href='/{n}'>Section number {n}</a></p>" for n in range(9))
        line = f"<div class='pubdate'>{DAY}</div>{menu}"
        text = page("", "").replace("<article>", f"{line}<article>")
        found = html.read(text, name="page.html")
        assert (found.published, found.published_from) == (THE_DAY, "text named for a date")

    def test_days_of_teasers_and_comments_are_not_that_of_the_page(self) -> None:
        teasers = f"<li><a href='/a'>Another plant opens</a> by Ada Moss (3/4/2026, {DAY})</li>"
        for name in ("related", "comments"):
            text = page("", "").replace("</main>", f"<ul class='{name}'>{teasers}</ul></main>")
            assert html.read(text, name="page.html").published == ""

    @pytest.mark.parametrize(
        ("end", "published", "source"),
        [
            ("<ul><li>Date 04.03.2026</li><li>By Jo</li></ul>", THE_DAY, "text that says so"),
            ("<p>veröffentlicht: 04.03.2026 15:19</p>", THE_DAY, "text that says so"),
            (f"<p>This entry was posted on {DAY} at 5 pm.</p>", THE_DAY, "text that says so"),
            (f"<p>This page was last edited on {DAY}, at 12:10 (UTC).</p>", "", ""),
            ("<pre>$ mill --day 2026-03-04</pre>", "", ""),
            (f"<table><tr><td>mill.py<td>fix<td>{DAY}<tr><td>a.py<td>b<td>{DAY}</table>", "", ""),
        ],
    )  # fmt: skip
    def test_a_day_below_the_text_counts_where_it_is_said_to_be_that_of_the_page(
        self, end: str, published: str, source: str
    ) -> None:
        more = "".join(f"<p>{number} {THIRD}</p>" for number in range(6))
        text = page(more, "").replace("</article>", f"</article>{end}")
        found = html.read(text, name="page.html", today=date(2026, 6, 1))
        assert (found.published, found.published_from) == (published, source)

    def test_a_day_alone_below_the_first_paragraph_is_that_of_the_page(self) -> None:
        text = page(f"<div>{DAY}, 19:16</div>", "").replace("Example News.", "7 May 2026.")
        assert html.read(text, name="page.html").published == THE_DAY

    def test_days_to_come_are_not_believed(self) -> None:
        head = '<meta name="date" content="2031-03-04">'
        assert read("", head, today=date(2026, 6, 1)).published == ""
        assert read("", head, today=date(2031, 6, 1)).published == "2031-03-04"

    @pytest.mark.parametrize(
        ("text", "day"),
        [
            ("Wed, 4 Mar 2026 10:00", date(2026, 3, 4)),
            ("March 4th, 2026", date(2026, 3, 4)),
            ("4. März 2026", date(2026, 3, 4)),
            ("le 4 mars 2026", date(2026, 3, 4)),
            ("4 de marzo de 2026", date(2026, 3, 4)),
            ("3/4/2026", date(2026, 3, 4)),
            ("13/4/2026", date(2026, 4, 13)),
            ("2026年3月4日", date(2026, 3, 4)),
            ("31 February 2026", None),
            ("version 2026.3", None),
        ],
    )
    def test_days_are_read_in_many_forms(self, text: str, day: date | None) -> None:
        assert day_in(text) == day


class TestAddresses:
    @pytest.mark.parametrize(
        ("address", "clean"),
        [
            ("https://e.org/a?utm_source=x&b=1", "https://e.org/a?b=1"),
            ("https://e.org/a?gclid=1", "https://e.org/a"),
            ("https://e.org/a?mc_cid=1&mc_eid=2#c", "https://e.org/a#c"),
            ("https://e.org/a?page=2&id=%20", "https://e.org/a?page=2&id=%20"),
        ],
    )
    def test_tracking_goes_and_the_rest_stays(self, address: str, clean: str) -> None:
        assert untracked(address) == clean

    @pytest.mark.parametrize("href", ["http://[::1", "tel:1", "data:x,y", "#a", "", " \n"])
    def test_links_that_lead_nowhere_are_none(self, href: str) -> None:
        assert addresses_of("https://e.org/").absolute(href) == ""


BUILT = {
    "open boxes": "<div>" * 20000 + LEAD,
    "open lists": "<ul><li>x" * 8000,
    "open tables": "<table><tr><td>x" * 5000,
    "open marks": f"<p>{LEAD}" + "<b><i>x" * 12000,
    "tables in tables": f"<p>{LEAD}" + "<table><tr><th>a<td>" * 5000,
    "wide cells": f"<p>{LEAD}<table>" + "<tr><td colspan=9999 rowspan=9999>a<td>b</tr>" * 2000,
    "many paragraphs": "<p>x" * 25000,
    "many notes": "<p>" + "".join(f"<a href='#n{i}'>1</a><p id=n{i}>a note" for i in range(2500)),
    "one long line": "<p>" + "a" * 100_000,
    "words": "<p>" + "a " * 50_000,
    "dashes": "<p>" + "- " * 50_000,
    "brackets": "<p>" + "(" * 100_000,
    "stars": f"<p>{LEAD}" + "*a " * 30_000,
    "square brackets": f"<p>{LEAD}" + "[" * 50_000 + "](" * 25_000,
    "bars in the title": f"<title>{'a | ' * 25_000}</title><p>{LEAD}",
    "bylines": "<h1>T</h1><p>" + "by " * 33_000,
    "dates": "<h1>T</h1><p>" + "1 May 2020 " * 9_000,
    "times": "<h1>Title</h1>"
    + "<div><a href=/>Other</a></div><time datetime=2026-03-03>3 March</time><pre>a\n</pre>" * 600,
    "null bytes": "<p>\0" * 20_000 + LEAD,
    "less than": "<" * 100_000,
    "comments": "<!--" * 25_000,
    "a crowd of marks": f"<p>{LEAD}" + "<b>a</b> " * 16_000,
    "a crowd of empty boxes": f"<p>{LEAD}" + "<div><img src=x></div>" * 4_500,
    "one attribute": f"<p class='{'ad-' * 33_000}'>{LEAD}",
}  # fmt: skip


class TestHostilePages:
    @pytest.mark.parametrize("name", BUILT)
    def test_built_worst_cases_take_no_more_than_a_few_seconds(self, name: str) -> None:
        begun = time.process_time()
        found = html.read(BUILT[name], name="page.html")
        assert time.process_time() - begun < 5
        assert_nothing_lost(found)

    @settings(max_examples=40, deadline=None)
    @given(st.binary(max_size=3000))
    def test_any_bytes_are_read(self, data: bytes) -> None:
        assert_nothing_lost(html.read(data, name="page.html"))

    @settings(max_examples=40, deadline=None)
    @given(st.integers(0, 4000))
    def test_pages_may_end_anywhere(self, length: int) -> None:
        text = page("<ul><li>a<table><tr><td>b</table></ul><pre>c</pre><p>d &amp; e</p>")
        assert_nothing_lost(html.read(text[:length], name="page.html"))


_TAGS = (
    "p div span b i em a ul ol li table tr td th h2 h3 blockquote pre code br figure figcaption"
    " aside section sup q dl dt dd del caption math mfrac msup mi st1:city"
)
TAGS = _TAGS.split()
_WORDS = (
    "plant 2027 * _ a_b ` [x] [^1] ]( < &amp; &lt;b&gt; # 1. - + --- === | ~~ \\ \\* © $5 10⁹ — “x”"
    " http://a.b/c ! ** 1) &amp;copy; > ``` [a]: co-\nop \u200b 🙂 中文"
)
WORDS = _WORDS.split(" ")
texts = st.lists(st.sampled_from([*WORDS, LEAD]), min_size=1, max_size=6).map(" ".join)


def elements(inside: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    links = st.sampled_from(
        [
            "",
            ' href="/x?a=1"',
            ' href="#n"',
            ' id="n"',
            ' class="share"',
            ' value="7"',
            ' aria-hidden="true"',
        ]
    )
    return st.builds(
        lambda tag, link, parts, glue: f"<{tag}{link}>{glue.join(parts)}</{tag}>",
        st.sampled_from(TAGS),
        links,
        st.lists(inside, max_size=4),
        st.sampled_from(["", " "]),
    )


class TestLawEight:
    @settings(max_examples=50, deadline=None)
    @given(st.lists(st.recursive(texts, elements, max_leaves=12), min_size=1, max_size=5))
    def test_each_word_is_in_the_markdown_or_in_what_was_dropped(self, parts: list[str]) -> None:
        assert_nothing_lost(html.read(page("".join(parts)), name="page.html"))
