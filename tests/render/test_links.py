"""Addresses of drawn pages: made relative, gathered, and the dead ones found."""

from dataclasses import dataclass

import pytest

from briefing.render.links import anchors, dead, settle

HERE = "/articles/x/"


def relative(html: str, root: str = "../../") -> str:
    return settle(html.encode(), HERE, root)[0].decode()


def gathered(html: str, address: str = HERE) -> tuple[str, ...]:
    return settle(html.encode(), address, "../../")[1]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ('<a href="/">', '<a href="../../">'),
        ('<a class="quiet" href="/themes/">', '<a class="quiet" href="../../themes/">'),
        ('<img src="/icon.svg">', '<img src="../../icon.svg">'),
        ('<video poster="/x.png">', '<video poster="../../x.png">'),
        ('<use href="/marks.svg#met"/>', '<use href="../../marks.svg#met"/>'),
        (
            '<meta http-equiv="refresh" content="0; url=/new/">',
            '<meta http-equiv="refresh" content="0; url=../../new/">',
        ),
        (
            '<meta http-equiv="refresh" content="0;url=/new/">',
            '<meta http-equiv="refresh" content="0;url=../../new/">',
        ),
    ],
)
def test_addresses_from_the_root_become_relative(written: str, expected: str):
    assert relative(written) == expected
    assert relative(written * 2) == expected * 2


@pytest.mark.parametrize(
    "html",
    [
        '<a href="//other.example/x">',
        '<a href="https://other.example/">',
        '<a href="#part">',
        '<a href="chart.svg">',
        '<a href="">',
        '<a title="/x/">',
        '<meta name="description" content="0; url=/new/">',
        "<p>href=&#34;/x/&#34; src=/y</p>",
        "",
    ],
)
def test_everything_else_stays(html: str):
    assert relative(html) == html


def test_the_root_can_be_a_path():
    assert relative('<a href="/themes/">', r"/sub\1/") == r'<a href="/sub\1/themes/">'


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<a href="/themes/"><a href="/">', ("/themes/", "/")),
        ('<a href="/themes/"><a href="/themes/">', ("/themes/",)),
        ('<a href="/themes/#a&amp;b">', ("/themes/#a&b",)),
        ('<a href="#part">', ("/articles/x/#part",)),
        ('<a href="#part"><a href="/articles/x/#part">', ("/articles/x/#part",)),
        ('<img src="chart.svg">', ("/articles/x/chart.svg",)),
        ('<a href="/new/"><img src="/new/">', ("/new/",)),
        ('<meta http-equiv="refresh" content="0; url=/new/">', ("/new/",)),
    ],
)
def test_links_within_the_site_are_gathered_from_its_root(html: str, expected: tuple[str, ...]):
    assert gathered(html) == expected


@pytest.mark.parametrize(
    "link", ["https://other.example/", "//other.example/", "mailto:a@b.example", "data:,x", ""]
)
def test_links_to_elsewhere_are_not_gathered(link: str):
    assert gathered(f'<a href="{link}">') == ()


def test_a_file_beside_a_file_is_found_from_its_folder():
    assert gathered('<a href="x.png">', "/404.html") == ("/x.png",)
    assert gathered('<a href="x.png">', "/") == ("/x.png",)


def test_anchors_are_the_ids():
    html = '<p id="a"><p class="x" id="b&amp;c"><p\nid="d"><p data-id="e" aria-labelledby="f">'
    assert anchors(html.encode()) == ("a", "b&c", "d")


@dataclass(frozen=True)
class Page:
    links: tuple[str, ...] = ()
    anchors: tuple[str, ...] = ()


KNOWN = {"index.html", "articles/x/index.html", "articles/x/chart.svg", "ca fé/index.html"}


def found(*links: str) -> list[str]:
    pages = {
        "articles/x/index.html": Page(links, ("own",)),
        "index.html": Page((), ("top", "ünï")),
    }
    return [link for _, link in dead(pages.items(), dict.fromkeys(KNOWN) | pages)]


@pytest.mark.parametrize(
    "link",
    [
        "/",
        "/#top",
        "/#%C3%BCn%C3%AF",
        "/?q=1#top",
        "/articles/x/",
        "/articles/x",
        "/articles/x/#own",
        "/articles/x/chart.svg",
        "/articles/x/chart.svg#part-of-a-drawing",
        "/articles/x/../../",
        "/articles/x/..//x/./chart.svg",
        "/ca%20f%C3%A9/",
    ],
)
def test_a_link_to_what_is_there_is_alive(link: str):
    assert found(link) == []


@pytest.mark.parametrize(
    "link",
    ["/nowhere/", "/nowhere/#x", "/#bottom", "/articles/", "/articles/x/no.png", "/../index.html"],
)
def test_a_link_to_what_is_not_there_is_dead(link: str):
    assert found(link) == [link]


def test_an_anchor_of_the_page_itself_is_told_as_it_is_written():
    assert found("/articles/x/#nope") == ["#nope"]


def test_each_page_with_a_dead_link_is_told():
    pages = {"a.html": Page(("/no/",)), "b.html": Page(("/no/", "/"))}
    assert list(dead(pages.items(), dict.fromkeys(KNOWN) | pages)) == [
        ("a.html", "/no/"),
        ("b.html", "/no/"),
    ]
