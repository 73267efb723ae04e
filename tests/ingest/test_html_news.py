"""Saved pages of newspapers: what stands among, beside and below their articles."""

import pytest

from briefing.ingest import html
from briefing.ingest.drafts import Material
from tests.ingest.test_html import (
    HEAD,
    LEAD,
    SECOND,
    TEXTS,
    THIRD,
    assert_nothing_lost,
    middle,
    page,
    read,
    reasons,
)

ARTICLE = f"{LEAD}\n\n{SECOND}\n\n{THIRD}\n"
PARAGRAPHS = "".join(f"<p>{text}</p>" for text in TEXTS)
TITLE = "Chip plant to open in 2027"
OTHERS = ("Mill to run on wind", "Bridge to be closed for a year", "Ferry to sail by night again")
LINKS = "".join(f'<li><a href="/{n}">{title}</a></li>' for n, title in enumerate(OTHERS))
MORE = "".join(
    f'<li><a href="/{n}">{TITLE}, as it is seen from town number {n}</a> Published today</li>'
    for n in range(2)
)


def read_whole(body: str) -> Material:
    """Read a page whose body is all given."""
    found = html.read(f"<html><head>{HEAD}</head><body>{body}</body></html>", name="page.html")
    assert_nothing_lost(found)
    return found


class TestAmong:
    def test_a_form_around_the_page_is_a_box(self) -> None:
        menu = "".join(f'<li><a href="/{n}">Programme number {n}</a></li>' for n in range(30))
        found = read_whole(
            f'<div class="nav-wrapper"><ul>{menu}</ul></div>'
            f'<form id="aspnetForm"><h1>{TITLE}</h1><div>{PARAGRAPHS}</div></form>'
        )
        assert found.markdown == ARTICLE

    def test_an_article_that_only_a_noscript_element_holds_is_read(self) -> None:
        found = read_whole(
            f"<h1>Latest</h1><p>All news of the day.</p><noscript><h2>{TITLE}</h2>"
            f"<div>{PARAGRAPHS}</div></noscript>"
        )
        assert found.markdown == ARTICLE

    def test_an_article_in_two_boxes_is_read_whole(self) -> None:
        texts = [f"{text} {other}" for text in TEXTS for other in TEXTS]
        first, second = (
            "".join(f"<p>{text}</p>" for text in half) for half in (texts[:4], texts[4:])
        )
        found = read_whole(
            f'<h1>{TITLE}</h1><div class="article-body">{first}</div><div>{second}</div>'
        )
        assert found.markdown.rstrip().split("\n\n") == texts

    def test_a_noscript_element_beside_an_article_is_no_text(self) -> None:
        assert "Please" not in read("<noscript>Please allow scripts to run.</noscript>").raw

    @pytest.mark.parametrize(
        ("box", "reason"),
        [
            (f"<p>Related stories:</p><ul>{LINKS}</ul>", "related"),
            (f'<div class="inlineAdCont"><div><ul>{MORE}</ul></div></div>', "advert"),
        ],
    )
    def test_links_to_other_pieces_go(self, box: str, reason: str) -> None:
        found = read(box)
        assert middle(found) == ""
        assert reason in reasons(found).values()

    def test_the_first_paragraphs_stay_above_names_in_a_rail(self) -> None:
        rail = '<div id="article-side-rail"><p class="byline">Ada Marlow and Joe Roe</p></div>'
        more = "".join(f"<p>{text[::-1]}</p>" for text in TEXTS * 3)
        found = read_whole(
            f"<h1>{TITLE}</h1><h3>By the Example Press</h3><article><p>{LEAD}</p>"
            f"{rail}<p>{SECOND}</p>{more}</article>"
        )
        assert LEAD in found.markdown


class TestBelow:
    def test_a_list_at_the_end_of_the_article_is_of_it(self) -> None:
        items = (
            "The plant is to take its water from the sea, as the old one did.",
            "It is the third one of the company, and the first on the coast.",
        )
        found = read_whole(
            f"<h1>{TITLE}</h1><div>{PARAGRAPHS}<p><b>Notes</b></p><ul>"
            + "".join(f"<li>{item}</li>" for item in items)
            + "</ul></div>"
        )
        assert all(f"- {item}" in found.markdown for item in items)

    def test_comments_go_below_a_heading_that_is_left_out(self) -> None:
        comments = "".join(
            f'<div class="post"><h4>Reader {n}</h4><div><p>{text[::-1]}</p></div></div>'
            for n, text in enumerate(TEXTS * 2)
        )
        found = read_whole(
            f'<h1>{TITLE}</h1><div><div id="body">{PARAGRAPHS}</div>'
            f'<div id="forums"><div><h2>Comments</h2></div>{comments}</div></div>'
        )
        assert found.markdown == ARTICLE

    def test_teasers_beside_the_article_go(self) -> None:
        teasers = "".join(
            f'<div class="box"><div><a href="/{n}">{OTHERS[n % 3]}</a></div>'
            f"<div>July {n}, 2026</div><div>What the town says of it, in {n} voices.</div></div>"
            for n in range(1, 9)
        )
        found = read_whole(
            f'<div id="story"><h1>{TITLE}</h1><div class="left">{PARAGRAPHS}</div>'
            f'<div class="right"><div>Complete coverage</div>{teasers}</div></div>'
        )
        assert found.markdown == ARTICLE

    def test_tables_far_below_the_article_go(self) -> None:
        rows = "".join(
            f"<tr><td>Club {n}</td><td>{n % 5}</td><td>FINAL</td></tr>" for n in range(20)
        )
        links = "".join(f'<div><a href="/{n}">Section {n}</a></div>' for n in range(40))
        found = html.read(
            page("").replace("</article>", f"<div>{links}</div><table>{rows}</table></article>"),
            name="page.html",
        )
        assert found.markdown == ARTICLE

    def test_a_biography_above_other_remains_goes(self) -> None:
        head = f'{HEAD}<meta name="author" content="Ada Marlow">'
        found = html.read(
            page("", head).replace(
                "</article>",
                "<p>Ada Marlow covers chips and the towns that live on them.</p>"
                "<p>Corrections are printed on Saturdays in the second book.</p></article>",
            ),
            name="page.html",
        )
        assert "covers chips" not in found.markdown


class TestFront:
    @pytest.mark.parametrize(
        ("shown", "title"),
        [
            ("Chip plant to open at last", "Chip plant to open at last"),
            ("Wow! Chip plant to open in 2027", TITLE),
            ("Our chips", TITLE),
        ],
    )
    def test_a_heading_in_other_words_than_the_head_is_the_title(
        self, shown: str, title: str
    ) -> None:
        found = read_whole(f"<h1>{shown}</h1><div>{PARAGRAPHS}</div>")
        assert found.title == title

    def test_what_is_above_a_title_that_is_no_heading_goes(self) -> None:
        teasers = "".join(f"<div><div>{text[:70]}...</div></div>" for text in TEXTS)
        found = read_whole(f"<div>{teasers}</div><div>{TITLE}</div><div>{PARAGRAPHS}</div>")
        assert found.markdown == ARTICLE

    def test_days_of_related_pieces_and_captions_count_last(self) -> None:
        found = read_whole(
            f'<h1>{TITLE}</h1><div id="relatedNews"><a href="/1">{OTHERS[0]}</a>'
            '<div class="timestamp">Thu, Jun 6 2025</div></div>'
            '<p class="caption">The site of the plant on May 5, 2024.</p>'
            f"<p>LEEDS | Fri Jun 7, 2025 5:09am</p><div>{PARAGRAPHS}</div>"
        )
        assert found.published == "2025-06-07"
