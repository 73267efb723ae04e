"""The digest of this repository in a real browser."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.site import SMALL_ARTICLE, Site, digest, served

PAGES = {
    "home": "/",
    "timeline": "/timeline/",
    "commitment": "/commitments/microsoft-frontier-models-2027/",
    "article": "/articles/microsoft-own-frontier-models/",
    "company": "/companies/openai/",
    "theme": "/themes/compute-buildout/",
    "articles": "/articles/",
    "matrix": "/matrix/",
    "index": "/index/",
    "methodology": "/methodology/",
    "changes": "/changes/",
    "edition": "/editions/2026-W47/",
}
WIDTHS = [360, 1280]
each_page = pytest.mark.parametrize("address", PAGES.values(), ids=PAGES)
each_width = pytest.mark.parametrize("width", WIDTHS)


@pytest.fixture(scope="module")
def address_of_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    site = digest(tmp_path_factory.mktemp("browser"))
    with served(site.folder, "/briefing/") as start:
        yield start.removesuffix("/")


def test_pages_of_this_test_are_there(tmp_path_factory: pytest.TempPathFactory):
    site: Site = digest(tmp_path_factory.mktemp("browser"))
    assert [address for address in PAGES.values() if not site.has(address)] == []
    assert not site.has(SMALL_ARTICLE)


@each_page
@each_width
def test_page_fits_and_the_browser_has_no_complaint(
    page: Page, address_of_site: str, address: str, width: int
):
    said: list[str] = []
    page.on("console", lambda message: said.append(f"{message.type}: {message.text}"))
    page.on("requestfailed", lambda request: said.append(f"failed: {request.url}"))
    page.on("response", lambda r: said.append(f"{r.status}: {r.url}") if r.status >= 400 else None)
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address_of_site + address)
    # Violations of the policy are reported on the console, and so are mistakes of its syntax.
    assert said == []
    widths = page.evaluate(
        "() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]"
    )
    assert widths[0] <= widths[1], "it overflows to the side"


@each_page
def test_nothing_sticks_out_on_a_narrow_screen(page: Page, address_of_site: str, address: str):
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(address_of_site + address)
    out = page.evaluate(
        """() => [...document.querySelectorAll("h1, h2, h3, p, li, dd, dt, figure, blockquote")]
            .filter(e => e.getBoundingClientRect().right > innerWidth + 1
                         && !e.closest(".table, .scroll, [role=region], .vh, nav, table"))
            .map(e => e.tagName + ": " + e.textContent.trim().slice(0, 40))"""
    )
    assert out == []


@each_width
def test_the_skip_link_leads_to_main_by_keyboard(page: Page, address_of_site: str, width: int):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address_of_site + "/timeline/")
    page.keyboard.press("Tab")
    focused = page.evaluate("() => document.activeElement.getAttribute('href')")
    assert focused == "#main"
    shown = page.evaluate(
        """() => { const box = document.activeElement.getBoundingClientRect();
                   return box.width > 1 && box.height > 1 && box.top >= 0 && box.left >= 0; }"""
    )
    assert shown, "the skip link is to be seen while it has the focus"
    page.keyboard.press("Enter")
    page.wait_for_function("() => location.hash === '#main'")
    page.keyboard.press("Tab")
    assert page.evaluate("() => !!document.activeElement.closest('main')")


def test_what_has_the_focus_is_outlined(page: Page, address_of_site: str):
    page.goto(address_of_site + "/")
    plain = []
    for _ in range(25):
        page.keyboard.press("Tab")
        drawn = page.evaluate(
            """() => { const s = getComputedStyle(document.activeElement);
                       return s.outlineStyle !== "none" || s.boxShadow !== "none"; }"""
        )
        if not drawn:
            plain.append(page.evaluate("() => document.activeElement.outerHTML.slice(0, 80)"))
    assert plain == []


def background(page: Page) -> str:
    colour = "() => getComputedStyle(document.{}).backgroundColor"
    body = str(page.evaluate(colour.format("body")))
    clear = "rgba(0, 0, 0, 0)"
    return body if body != clear else str(page.evaluate(colour.format("documentElement")))


def test_dark_mode_has_colours_of_its_own(page: Page, address_of_site: str):
    colours = {}
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.goto(address_of_site + "/")
        text = page.evaluate("() => getComputedStyle(document.querySelector('h1')).color")
        colours[scheme] = (background(page), text)
    assert colours["light"][0] != colours["dark"][0]
    assert colours["light"][1] != colours["dark"][1]


def test_the_digest_works_without_script(browser: Browser, address_of_site: str):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address_of_site + "/")
    assert page.locator("main h1").is_visible()
    page.locator("header nav a", has_text="Timeline").click()
    assert page.url == address_of_site + "/timeline/"
    page.locator("main .row a[href*='commitments/']").first.click()
    assert "/commitments/" in page.url
    assert page.locator("main dl.axes").is_visible()
    page.locator("main a[href*='companies/']").first.click()
    assert "/companies/" in page.url
    context.close()


def test_the_marks_are_drawn(page: Page, address_of_site: str):
    page.goto(address_of_site + "/methodology/")
    empty = page.evaluate(
        """() => [...document.querySelectorAll("main svg.mark use")]
            .filter(use => use.getBBox().width < 1)
            .map(use => use.getAttribute("href"))"""
    )
    assert empty == []
    assert page.locator("main svg.mark use").count() > 10


def test_printing_leaves_out_what_is_only_for_screens(page: Page, address_of_site: str):
    page.goto(address_of_site + PAGES["commitment"])
    page.emulate_media(media="print")
    assert page.locator("main h1").is_visible()
    assert not page.locator("header nav").is_visible()


def test_text_can_be_enlarged_without_loss(page: Page, address_of_site: str):
    # 320 CSS pixels are 1280 at 400 % (WCAG 2.2, 1.4.10).
    page.set_viewport_size({"width": 320, "height": 256})
    for address in ("/", PAGES["commitment"], PAGES["article"]):
        page.goto(address_of_site + address)
        widths = page.evaluate(
            "() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]"
        )
        assert widths[0] <= widths[1], address
