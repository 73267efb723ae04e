"""Pages drawn by templates."""

from pathlib import Path

import pytest
from jinja2 import FileSystemBytecodeCache

from briefing.pages.views import Link, Page, Site
from briefing.render.html import Drawn, Renderer, TemplateError

SITE = Site(
    title="Digest",
    tagline="",
    language="en",
    base="",
    nav=(),
    report="",
    contact="",
    licence=Link("", ""),
    privacy="",
    preview=False,
    pages=(),
    legend=(),
    standings=(),
)
TEXT = '<h1 id="top">{{ page.title }}</h1> <a href="/themes/#a"></a> <a href="#top"></a>'


def draw(path: str, text: str = TEXT, base: str = "", **options: FileSystemBytecodeCache) -> Drawn:
    address = "/" + path.removesuffix("index.html")
    renderer = Renderer({"t.html": (text, "templates/t.html")}, base, **options)
    return renderer.render("t.html", path, Page(site=SITE, address=address, title="<T>"))


def test_a_page_is_drawn_with_its_links_and_anchors():
    drawn = draw("articles/x/index.html")
    assert drawn.page == (
        b'<h1 id="top">&lt;T&gt;</h1> <a href="../../themes/#a"></a> <a href="#top"></a>'
    )
    assert drawn.links == ("/themes/#a", "/articles/x/#top")
    assert drawn.anchors == ("top",)


@pytest.mark.parametrize(
    ("path", "root"), [("index.html", "./"), ("about/index.html", "../"), ("x.html", "./")]
)
def test_addresses_lead_up_to_the_root(path: str, root: str):
    assert f'href="{root}themes/#a"' in draw(path).page.decode()


@pytest.mark.parametrize(
    ("base", "root"), [("", "/"), ("https://example.org/", "/"), ("https://example.org/x/", "/x/")]
)
def test_the_page_for_addresses_that_do_not_exist_is_shown_anywhere(base: str, root: str):
    drawn = draw("404.html", base=base)
    assert f'href="{root}themes/#a"' in drawn.page.decode()
    assert drawn.links == ("/themes/#a", "/404.html#top")


def test_what_is_no_page_has_no_links():
    drawn = draw("robots.txt")
    assert (drawn.links, drawn.anchors) == ((), ())


def test_a_failure_says_where_and_on_which_page():
    with pytest.raises(TemplateError) as caught:
        draw("about/index.html", "line one\n{{ page.nothing }}")
    found = caught.value.diagnostic
    assert (found.code, found.file, found.line) == ("template-error", "templates/t.html", 2)
    assert "/about/" in found.message


def test_compiled_templates_can_be_taken_from_the_last_run(tmp_path: Path):
    first = draw("index.html", bytecode=FileSystemBytecodeCache(str(tmp_path)))
    (kept,) = tmp_path.iterdir()
    before = kept.read_bytes()
    assert draw("index.html", bytecode=FileSystemBytecodeCache(str(tmp_path))) == first
    changed = draw("index.html", "new", bytecode=FileSystemBytecodeCache(str(tmp_path)))
    assert changed.page == b"new"
    assert kept.read_bytes() != before
