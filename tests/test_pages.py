"""What an editor writes, and the pages on which it is found."""

import itertools
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from tests.site import (
    MINIMAL_ARTICLE,
    SITES,
    SMALL,
    SMALL_ARTICLE,
    TODAY,
    Document,
    Element,
    Site,
    briefing,
    build,
    check,
    commitment,
    copied,
    errors,
    parse,
    record,
    tree,
    without_cache,
    write,
)

ATOM = "{http://www.w3.org/2005/Atom}"
ONE_OF_EACH = SITES / "one-of-each"

SIX_PAGES = (
    "/",
    SMALL_ARTICLE,
    "/companies/microsoft/",
    "/themes/in-house-models/",
    "/timeline/2027/",
)
"""Where the minimal article appears, besides the feed."""

DUE = "content/commitments/due.md"


@pytest.fixture(scope="module")
def one_of_each(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site of a project that has one of everything."""
    return build(copied(ONE_OF_EACH, tmp_path_factory.mktemp("one") / "project"))


def article(title: str, **values: object) -> str:
    return record({"title": title} | values, "Text.\n")


def entries(site: Site, address: str = "/feed.xml") -> dict[str, ET.Element]:
    """Return the entries of a feed by title."""
    feed = ET.fromstring(site.read(address))
    return {str(entry.findtext(f"{ATOM}title")): entry for entry in feed.iter(f"{ATOM}entry")}


def section(page: Element, heading: str) -> Element:
    """Return the smallest section that holds a heading."""
    found = [s for s in page.all("section") if any(heading in h.text for h in s.all("h2"))]
    assert found, f"no section {heading!r}"
    return found[-1]


def days(of: Element) -> set[str]:
    """Return the days that are marked up as such."""
    return {time.attributes["datetime"] for time in of.all("time")}


def has_article(site: Site, address: str) -> bool:
    return address == SMALL_ARTICLE or SMALL_ARTICLE in site.links(address)


# The minimal article


def test_minimal_article_appears_on_its_six_pages(tmp_path: Path):
    site = build(write(tmp_path, SMALL))
    assert [address for address in SIX_PAGES if not has_article(site, address)] == []
    title = "Microsoft sets sights on its own frontier models"
    assert site.page(SMALL_ARTICLE).one("h1").text == title
    assert "Text in Markdown." in site.page(SMALL_ARTICLE).main.text
    for feed in ("/feed.xml", "/companies/microsoft/feed.xml", "/themes/in-house-models/feed.xml"):
        assert list(entries(site, feed)) == [title]


def test_an_undated_article_appears_on_the_front_page_beside_many_dated_ones(tmp_path: Path):
    dated = {
        f"content/articles/d{n}.md": article(f"D{n}", date=f"2026-01-{n:02}") for n in range(1, 21)
    }
    site = build(write(tmp_path, SMALL | dated | {"content/articles/new.md": article("New")}))
    assert "/articles/new/" in site.links("/")
    assert "/articles/d20/" in site.links("/")


def test_tags_are_ids_names_or_aliases_in_any_letter_case(tmp_path: Path):
    companies = ["microsoft", "Microsoft", "mICROSOFT", "msft", " Microsoft "]
    themes = ["in-house-models", "IN-HOUSE MODELS", "Own Models", "In-house   models"]
    spellings = dict(enumerate(itertools.product(companies, themes)))
    files = {
        f"content/articles/a{n}.md": article("T", company=company, theme=theme)
        for n, (company, theme) in spellings.items()
    }
    site = build(write(tmp_path, SMALL | files))
    wanted = {f"/articles/a{n}/" for n in spellings}
    assert wanted <= set(site.links("/companies/microsoft/"))
    assert wanted <= set(site.links("/themes/in-house-models/"))


def test_weak_alias_leads_to_its_only_owner(tmp_path: Path):
    company = record({"name": "Microsoft", "aliases": [{"text": "MS", "weak": True}]})
    text = MINIMAL_ARTICLE.replace(": Microsoft\n", ": ms\n")
    files = {
        "content/companies/microsoft.md": company,
        "content/articles/microsoft-own-models.md": text,
    }
    site = build(write(tmp_path, SMALL | files))
    assert has_article(site, "/companies/microsoft/")


def test_synonyms_mean_the_same(tmp_path: Path):
    keys = itertools.product(
        ["company", "companies"], ["theme", "themes"], ["timeline", "year", "years"]
    )
    files = {
        f"content/articles/a{n}.md": article(
            "T", **{one: "Microsoft", two: ["own models"], three: [2027, 2028]}
        )
        for n, (one, two, three) in enumerate(keys)
    }
    site = build(write(tmp_path, SMALL | files))
    wanted = {f"/articles/a{n}/" for n in range(12)}
    for address in (
        "/companies/microsoft/",
        "/themes/in-house-models/",
        "/timeline/2027/",
        "/timeline/2028/",
    ):
        assert wanted <= set(site.links(address)), address


def test_two_synonyms_in_one_file_are_an_error_with_both_lines(tmp_path: Path):
    text = MINIMAL_ARTICLE.replace("theme:", "companies: [Microsoft]\ntheme:")
    write(tmp_path, SMALL | {"content/articles/microsoft-own-models.md": text})
    (error,) = errors(tmp_path)
    assert (error["code"], error["line"]) == ("synonym-keys", 4)
    assert "line 3" in error["message"]


# Addresses


def test_slug_and_redirect_from_name_addresses(tmp_path: Path):
    text = article("T", slug="the-slug", redirect_from=["/old/", "/older", "/oldest.html"])
    site = build(write(tmp_path, SMALL | {"content/articles/2026/deep/the-id.md": text}))
    assert not site.has("/articles/the-id/")
    assert "/articles/the-slug/" in site.links("/articles/")
    for old in ("/old/", "/older/", "/oldest.html"):
        page = site.page(old)
        assert "/articles/the-slug/" in page.links
        assert page.one("link", rel="canonical").attributes["href"].endswith("/articles/the-slug/")
        assert page.one("meta", name="robots").attributes["content"] == "noindex"
        (refresh,) = page.all("meta", http_equiv="refresh")
        assert refresh.attributes["content"].startswith("0;")


def test_every_kind_may_have_a_slug_and_old_addresses(tmp_path: Path):
    kinds: dict[str, dict[str, object]] = {
        "companies": {"name": "N"},
        "themes": {"name": "N"},
        "commitments": {"who": "Microsoft", "what": "W"},
        "stories": {"title": "N"},
        "editions": {"title": "N", "covers": "2026-11-01/2026-11-07"},
        "pages": {"title": "N"},
    }
    files = {
        f"content/{kind}/it.md": record(
            values | {"slug": "other", "redirect_from": f"/was/{kind}/"}
        )
        for kind, values in kinds.items()
    }
    site = build(write(tmp_path, SMALL | files))
    for kind in kinds:
        address = "/other/" if kind == "pages" else f"/{kind}/other/"
        assert site.has(address)
        assert address in site.page(f"/was/{kind}/").links


def test_what_a_renamed_file_wrote_is_gone(tmp_path: Path):
    write(tmp_path, SMALL)
    before = build(tmp_path)
    assert before.has(SMALL_ARTICLE)
    text = MINIMAL_ARTICLE.replace("timeline: 2027", "timeline: 2031")
    write(
        tmp_path,
        {"content/articles/microsoft-own-models.md": None, "content/articles/renamed.md": text},
    )
    after = build(tmp_path)
    assert not after.path(SMALL_ARTICLE).parent.exists()
    assert not after.path("/timeline/2027/").parent.exists()
    assert after.has("/articles/renamed/")
    assert SMALL_ARTICLE not in after.read("/sitemap.xml")
    after.assert_whole()


def test_every_address_exists_where_there_is_one_of_everything(
    one_of_each: Site, update_snapshots: bool
):
    expected = SITES / "one-of-each.files.txt"
    found = "".join(f"{path}\n" for path in sorted(one_of_each.manifest()))
    if update_snapshots:
        expected.write_text(found, encoding="utf-8")
    assert found == expected.read_text(encoding="utf-8")
    one_of_each.assert_whole()


def test_every_page_has_title_heading_and_one_main(one_of_each: Site):
    for address, page in one_of_each.pages().items():
        assert page.one("head").one("title").text, address
        assert len(page.all("h1")) == 1, address
        assert len(page.all("main")) == 1, address
        assert page.one("html").attributes["lang"] == "en", address
        assert page.faults == [], address


def test_headings_leave_out_no_level(one_of_each: Site):
    for address, page in one_of_each.pages().items():
        levels = [int(e.tag[1]) for e in page.main.all() if e.tag in {"h1", "h2", "h3", "h4", "h5"}]
        leaps = [(a, b) for a, b in itertools.pairwise(levels) if b > a + 1]
        assert leaps == [], address


# Lists


def test_lists_are_cut_into_pages(tmp_path: Path):
    files = {
        f"content/articles/a{n:02}.md": article(
            f"Number {n}", company="Microsoft", theme="own models", year=2027, date="2026-11-01"
        )
        for n in range(50)
    }
    site = build(write(tmp_path, SMALL | files))
    for address in (
        "/articles/",
        "/companies/microsoft/",
        "/themes/in-house-models/",
        "/timeline/2027/",
    ):
        first, second = site.page(address), site.page(f"{address}page/2/")
        shown = [
            [
                link
                for link in dict.fromkeys(page.main.links)
                if link.startswith("/articles/") and link != "/articles/" and "page" not in link
            ]
            for page in (first, second)
        ]
        assert [len(links) for links in shown] == [50, 1], address
        assert set(shown[0]).isdisjoint(shown[1])
        assert f"{address}page/2/" in first.one(rel="next").attributes["href"]
        assert second.one(rel="prev").attributes["href"] == address
        assert not second.all(rel="next")
        assert not first.all(rel="prev")
        assert not site.has(f"{address}page/1/")
        assert not site.has(f"{address}page/3/")
        canonical = second.one("link", rel="canonical").attributes["href"]
        assert canonical == f"https://example.org{address}page/2/"


def test_commitments_of_a_subject_stand_on_its_first_page_only(tmp_path: Path):
    told = {"theme": "own models", "due": "2025", "stated_on": "2024"}
    kept = [{"on": "2025-06", "is": "met", "source": "https://example.com/met"}]
    files = {
        "content/commitments/open.md": commitment(**told),
        "content/commitments/kept.md": commitment(**told, status=kept),
    } | {
        f"content/articles/a{n:02}.md": article(
            f"Number {n}", company="Microsoft", theme="own models"
        )
        for n in range(50)
    }
    site = build(write(tmp_path, SMALL | files))
    for address in ("/companies/microsoft/", "/themes/in-house-models/"):
        first, second = site.page(address), site.page(f"{address}page/2/")
        for id in ("open", "kept"):
            assert f"/commitments/{id}/" in first.main.links, address
            assert f"/commitments/{id}/" not in second.main.links, address
        headings = [h.text for h in second.main.all("h2")]
        assert "Resolved" not in headings, address
        assert not [h for h in headings if h.startswith("Open")], address


def test_a_list_that_fits_has_no_pager(tmp_path: Path):
    config = SMALL["briefing.toml"] + "[lists]\npage_size = 2\n"
    files = {"briefing.toml": config, "content/articles/b.md": article("B")}
    site = build(write(tmp_path, SMALL | files))
    assert not site.has("/articles/page/2/")
    assert not site.page("/articles/").all(rel="next")


def test_a_to_z_has_companies_products_people_themes_and_pages(one_of_each: Site):
    page = one_of_each.page("/index/")
    named = {a.text: a.attributes["href"] for a in page.main.all("a")}
    company, theme = "/companies/microsoft/", "/themes/in-house-models/"
    assert named["Microsoft"] == named["MSFT"] == company
    assert named["Harbour"] == named["Ada Example"] == company
    assert named["In-house models"] == named["own models"] == theme
    assert named["One interview, two roadmaps"] == "/stories/two-roadmaps/"
    assert named["About"] == "/about/"
    assert "MS" not in named, "a weak alias is no name to look up"
    names = [a.text.casefold() for a in page.main.all("a") if len(a.text) > 1]
    assert names == sorted(names)
    assert [a.attributes["href"] for a in one_of_each.page("/search/").main.all("a")]


def test_matrix_counts_companies_by_theme(one_of_each: Site):
    table = one_of_each.page("/matrix/").one("table")
    head = [cell.text for cell in table.one("thead").all("th")]
    rows = {
        row.all("th")[0].text: [cell.text for cell in row.all("td")]
        for row in table.one("tbody").all("tr")
    }
    column = head.index("In-house models") - 1
    # Two briefings and two commitments (microsoft-own-model-2027, microsoft-chips).
    assert rows["Microsoft"][column] == "4"
    # One briefing and one commitment.
    assert rows["Northwind Labs"][column] == "2"


# Drafts, the future, the undated


DRAFT = {
    "content/articles/draft.md": article(
        "A draft", company="Microsoft", draft=True, date="2026-11-01"
    )
}
FUTURE = {
    "content/articles/future.md": article("From tomorrow", company="Microsoft", date="2026-11-23")
}


def test_drafts_and_future_dates_are_left_out_and_listed(tmp_path: Path):
    write(tmp_path, SMALL | DRAFT | FUTURE)
    site = build(tmp_path)
    assert not site.has("/articles/draft/")
    assert not site.has("/articles/future/")
    everything = "".join(
        site.read(f"/{path}") for path in site.manifest() if path.endswith((".html", ".xml"))
    )
    assert "A draft" not in everything
    assert "From tomorrow" not in everything
    code, diagnostics = check(tmp_path)
    told = {item["file"]: (item["code"], item["severity"], item["line"]) for item in diagnostics}
    assert code == 0
    assert told == {
        "content/articles/draft.md": ("draft-skipped", "info", 4),
        "content/articles/future.md": ("future-skipped", "info", 4),
    }


def test_drafts_and_future_dates_are_built_where_asked_for(tmp_path: Path):
    write(tmp_path, SMALL | DRAFT | FUTURE)
    with_drafts = build(tmp_path, "--drafts")
    assert with_drafts.has("/articles/draft/")
    assert not with_drafts.has("/articles/future/")
    both = build(tmp_path, "--drafts", "--future")
    assert both.has("/articles/future/")
    assert {"/articles/draft/", "/articles/future/"} <= set(both.links("/companies/microsoft/"))


def test_a_future_article_appears_on_its_day(tmp_path: Path):
    write(tmp_path, SMALL | FUTURE)
    assert build(tmp_path, today="2026-11-23").has("/articles/future/")


@pytest.mark.parametrize("key", ["draft", "date"])
def test_a_link_to_what_was_left_out_says_so(tmp_path: Path, key: str):
    left_out = article("L", draft=True) if key == "draft" else article("L", date="2026-12-01")
    linking = record({"title": "T"}, "See [it](left-out.md).\n")
    files = {"content/articles/left-out.md": left_out, "content/articles/linking.md": linking}
    (error,) = errors(write(tmp_path, SMALL | files))
    assert (error["code"], error["file"], error["line"]) == (
        "dead-link",
        "content/articles/linking.md",
        4,
    )
    assert "left out" in error["message"]


def test_undated_articles_come_last_and_are_marked(tmp_path: Path):
    files = {
        "content/articles/a-new.md": article("New", company="Microsoft", date="2026-11-02"),
        "content/articles/b-old.md": article("Old", company="Microsoft", date="1999"),
    }
    site = build(write(tmp_path, SMALL | files))
    for address in ("/", "/articles/", "/companies/microsoft/"):
        order = [
            link
            for link in dict.fromkeys(site.links(address))
            if link.count("/") == 3 and link.startswith("/articles/")
        ]
        assert order == ["/articles/a-new/", "/articles/b-old/", SMALL_ARTICLE], address
    assert "undated" in site.page(SMALL_ARTICLE).main.text.casefold()
    assert "undated" not in site.page("/articles/a-new/").main.text.casefold()
    (item,) = [
        li for li in site.page("/companies/microsoft/").main.all("li") if SMALL_ARTICLE in li.links
    ]
    assert "undated" in item.text.casefold()


def test_feed_dates_come_from_the_content_never_the_clock(tmp_path: Path):
    dates: dict[str, dict[str, object]] = {
        "2026-02-03": {},
        "2026-05-06": {"date": "2026-05-06"},
        "2026-06-07": {"date": "2026-05-06", "updated": "2026-06-07"},
        "2026-04-05": {"source": {"published": "2026-04-05"}},
        "2026-04-06": {"source": {"published": "2026-04-05", "retrieved": "2026-04-06"}},
        "2026-03-31": {"date": "2026-03", "source": {"retrieved": "2026-03-30"}},
    }
    config = SMALL["briefing.toml"] + "since = 2026-02-03\n"
    files = {f"content/articles/a{day}.md": article(day, **values) for day, values in dates.items()}
    write(tmp_path, SMALL | files | {"briefing.toml": config})
    site = build(tmp_path)
    found = {title: str(e.findtext(f"{ATOM}updated"))[:10] for title, e in entries(site).items()}
    assert {title: day for title, day in found.items() if title in dates} == {
        day: day for day in dates
    }
    assert str(ET.fromstring(site.read("/feed.xml")).findtext(f"{ATOM}updated")).startswith(
        "2026-06-07"
    )
    undated = ET.fromstring(site.read("/companies/microsoft/feed.xml"))
    assert str(undated.findtext(f"{ATOM}updated")).startswith("2026-02-03")


def test_entries_of_the_feed_of_changes_have_ids_of_their_own(tmp_path: Path):
    wrong = [{"on": "2026-04-02", "wrong": "A.", "right": text} for text in ("B.", "C.", "D.")]
    site = build(
        write(tmp_path, SMALL | {"content/articles/a.md": article("A", corrections=wrong)})
    )
    feed = ET.fromstring(site.read("/changes/feed.xml"))
    ids = [entry.findtext(f"{ATOM}id") for entry in feed.iter(f"{ATOM}entry")]
    assert len(ids) == 3
    assert len(set(ids)) == 3


def test_excerpts_end_at_more_or_after_sixty_words(tmp_path: Path):
    words = " ".join(f"word{n}" for n in range(1, 80))
    files = {
        "content/articles/more.md": record(
            {"title": "M"}, "Before it.\n\n<!--more-->\n\nAfter it.\n"
        ),
        "content/articles/long.md": record({"title": "L"}, words),
    }
    site = build(write(tmp_path, SMALL | files))
    text = site.page("/articles/").main.text
    assert "Before it." in text
    assert "After it." not in text
    assert "word60" in text
    assert "word61" not in text
    assert "After it." in site.page("/articles/more/").main.text
    assert "more-->" not in site.page("/articles/more/").main.text


def test_a_long_text_with_three_headings_has_a_table_of_contents(tmp_path: Path):
    def text(headings: int, words: int) -> str:
        return "".join(f"## Part {n}\n\n{'word ' * words}\n\n" for n in range(headings))

    texts = {"long": text(3, 210), "short": text(3, 150), "plain": text(2, 400)}
    files = {f"content/articles/{id}.md": record({"title": id}, texts[id]) for id in texts}
    site = build(write(tmp_path, SMALL | files))
    found = {id: 'href="#part-2"' in site.read(f"/articles/{id}/") for id in texts}
    assert found == {"long": True, "short": False, "plain": False}


# Links and files


def test_links_between_files_lead_to_their_pages(one_of_each: Site):
    links = one_of_each.page("/articles/two-roadmaps/").main.links
    assert "/companies/microsoft/" in links
    assert "/commitments/microsoft-own-model-2027/" in links
    assert "/timeline/" in links
    assert "/articles/two-roadmaps/chart.svg" in links
    assert "/methodology/" in one_of_each.page("/about/").main.links


def test_files_beside_an_article_are_copied_with_it(one_of_each: Site):
    source = ONE_OF_EACH / "content/articles/deep-dive"
    for name in ("chart.svg", "notes/notes.txt"):
        copied = one_of_each.path(f"/articles/two-roadmaps/{name}").read_bytes()
        assert copied == (source / name).read_bytes()


def test_links_have_anchors_of_their_target_page(tmp_path: Path):
    files = {
        "content/articles/a.md": record(
            {"title": "A"}, "[b](b.md#second-part), [own](#here)\n\n## Here\n"
        ),
        "content/articles/b.md": record({"title": "B"}, "## Second part\n"),
    }
    site = build(write(tmp_path, SMALL | files))
    assert "/articles/b/#second-part" in site.page("/articles/a/").main.links
    assert "second-part" in site.page("/articles/b/").ids


def test_a_link_that_leads_nowhere_is_an_error_with_its_line(tmp_path: Path):
    forms = {
        "[it]({})": 5,
        "![it]({})": 5,
        "[it]\n\n[it]: {}": 7,
        "- in a list\n- [it]({})": 6,
        "| a |\n| - |\n| [it]({}) |": 7,
        "> quoted\n>\n> [it]({})": 7,
    }
    targets = ["b.md", "../companies/nobody.md", "/nowhere/", "#nothing", "picture.png",
               "../../briefing.toml", "microsoft-own-models.md#no"]  # fmt: skip
    expected, files = {}, {}
    for number, ((form, line), target) in enumerate(itertools.product(forms.items(), targets)):
        name = f"content/articles/a{number}.md"
        files[name] = record(
            {"title": "A"}, "First line.\n\n".replace("\n\n", "\n") + form.format(target) + "\n"
        )
        expected[name] = ("dead-link", line, True)
    found = {
        item["file"]: (item["code"], item["line"], target in item["message"])
        for item, target in zip(
            sorted(
                errors(write(tmp_path, SMALL | files)),
                key=lambda item: int(re.findall(r"a(\d+)", item["file"])[-1]),
            ),
            targets * len(forms),
            strict=True,
        )
    }
    assert found == expected


# Commitments


INLINE = {"id": "told", "who": "Microsoft", "what": "Do it.", "due": {"date": "2027", "kind": "by"}}


def test_a_commitment_is_a_file_or_told_in_an_article(tmp_path: Path):
    files = {
        "content/articles/telling.md": article("Telling", commitments=[INLINE]),
        DUE: commitment(what="Do more.", due="2027-02", themes=["own models"]),
    }
    site = build(write(tmp_path, SMALL | files))
    for id in ("told", "due"):
        address = f"/commitments/{id}/"
        assert site.has(address)
        for listed in (
            "/commitments/",
            "/timeline/",
            "/timeline/2027/",
            "/timeline/company/microsoft/",
            "/companies/microsoft/",
        ):
            assert address in site.links(listed), listed
    assert "/commitments/told/" in site.links("/articles/telling/")
    assert "/articles/telling/" in site.links("/commitments/told/")
    assert "/commitments/due/" in site.links("/themes/in-house-models/")


def test_an_article_that_links_to_a_commitment_shows_it_and_is_shown_by_it(tmp_path: Path):
    body = "It said so [in 2026](../commitments/due.md) once."
    write(tmp_path, SMALL | {DUE: commitment(what="Publish the model.")})
    write(tmp_path, {"content/articles/a.md": record({"title": "A"}, body)})
    site = build(tmp_path)
    page = site.page("/articles/a/").main
    assert "Publish the model." in page.text
    assert "/articles/a/" in site.page("/commitments/due/").main.links
    assert "/articles/a/" not in site.page("/commitments/").main.links


def test_the_same_commitment_told_twice_is_one_with_all_evidence(tmp_path: Path):
    def quote(words: str) -> list[object]:
        return [{"source": {"url": f"https://{words}.example/"}, "quote": words}]

    files = {
        "content/articles/telling.md": article(
            "Telling", commitments=[INLINE | {"evidence": quote("one")}]
        ),
        "content/commitments/told.md": commitment(what="Do it.", evidence=quote("two")),
    }
    site = build(write(tmp_path, SMALL | files))
    assert sorted(q.text for q in site.page("/commitments/told/").main.all("q")) == ["one", "two"]
    assert [
        link for link in dict.fromkeys(site.links("/timeline/2027/")) if "/commitments/" in link
    ] == ["/commitments/told/"]


def test_the_same_commitment_told_differently_is_an_error(tmp_path: Path):
    files = {
        "content/articles/telling.md": article("Telling", commitments=[INLINE]),
        "content/commitments/told.md": commitment(what="Do something else."),
    }
    (error,) = errors(write(tmp_path, SMALL | files))
    assert error["code"] == "commitment-differs"
    assert {"content/articles/telling.md", "content/commitments/told.md"} >= {error["file"]}
    assert "content/" in error["message"]


def test_a_commitment_shows_its_three_axes_and_its_history(one_of_each: Site):
    page = one_of_each.page("/commitments/microsoft-own-model-2027/").main
    facts = {
        dt.text: dd.text
        for dl in page.all("dl")
        for dt, dd in zip(dl.all("dt"), dl.all("dd"), strict=True)
    }
    text = page.text
    axes = page.one("dl", class_="axes").text
    for words in ("by 2027", "interview", "reported", "in progress"):
        assert words in axes, words
    for words in (
        "Ada Example",
        "The model can be used.",
        "The company is sold.",
        "Chips are late.",
        "It hires.",
        "The Other Gazette has 2028.",
        "Our note.",
        "31 Dec 2026",
        "31 Dec 2027",
    ):
        assert words in text, words
    assert "2–3" in facts["Amount"]
    assert "https://third.example/" in page.links
    assert "/articles/two-roadmaps/" in page.links
    assert "https://digest.example/briefing/commitments/microsoft-own-model-2027/" in text


def test_a_revised_date_is_shown_old_to_new(one_of_each: Site):
    for address in (
        "/commitments/microsoft-own-model-2027/",
        "/timeline/",
        "/companies/microsoft/",
        "/changes/",
    ):
        struck = [s.text for s in one_of_each.page(address).main.all("s")]
        assert "Q4 2026" in struck, address
    changes = one_of_each.page("/changes/").main.text
    assert changes.index("Q4 2026") < changes.index("Chips are late.")


def test_a_superseded_commitment_and_its_successor_know_each_other(one_of_each: Site):
    assert "/commitments/microsoft-chips/" in one_of_each.links(
        "/commitments/microsoft-chips-early/"
    )
    assert "/commitments/microsoft-chips-early/" in one_of_each.links(
        "/commitments/microsoft-chips/"
    )


SHOWN: dict[str, list[dict[str, object]]] = {
    "upcoming": [{"due": "2027-06"}, {"due": {"date": "2026-11-22", "kind": "by"}}],
    "window open": [{"due": {"date": "2026-11", "kind": "by"}}, {"due": "2026-11-22"}],
    "overdue": [
        {"due": "2026-11-21"},
        {"due": {"date": "2026-11-22", "kind": "before"}},
        {"due": "2026-10", "status": [{"on": "2026-10", "is": "in-progress"}]},
    ],
    "in force": [{"due": {"date": "2026-06", "kind": "from"}, "strength": "law"}],
    "lapsed": [{"due": {"date": "2026-06", "kind": "until"}}],
    "running": [{"due": {"date": "2027", "kind": "until"}}],
    "no date": [{}],
    "in progress": [{"due": "2027", "status": [{"on": "2026-10", "is": "in-progress"}]}],
    "met": [
        {
            "due": "2026-10",
            "status": [{"on": "2026-10", "is": "met", "source": "https://x.example/"}],
        }
    ],
}


def test_the_shown_status_follows_from_entry_and_date(tmp_path: Path):
    cases = {
        f"{status.replace(' ', '-')}-{n}": (status, values)
        for status, many in SHOWN.items()
        for n, values in enumerate(many)
    }
    files = {
        f"content/commitments/{id}.md": commitment(**values) for id, (_, values) in cases.items()
    }
    site = build(write(tmp_path, SMALL | files))
    for id, (status, _) in cases.items():
        axes = site.page(f"/commitments/{id}/").one("dl", class_="axes")
        assert [mark.text for mark in axes.all("span", class_="status")] == [status], id


def test_overdue_says_when_it_was_last_looked_at(tmp_path: Path):
    write(tmp_path, SMALL | {DUE: commitment(due="2026-10", checked_on="2026-11-05")})
    site = build(tmp_path)
    for address in ("/commitments/due/", "/timeline/"):
        assert "5 Nov 2026" in site.page(address).main.text, address


# Evidence


def test_evidence_leads_to_the_words_and_says_whether_they_were_verified(one_of_each: Site):
    page = one_of_each.page("/commitments/microsoft-own-model-2027/").main
    (figure, _) = page.all("figure")
    assert figure.one("q").text == "a frontier model of our own"
    fragment = "https://gazette.example/interview#:~:text=we%20will%20have-,a%20frontier%20model%20of%20our%20own,-by%202027"
    assert fragment in figure.links
    assert "https://archive.example/interview" in figure.links
    assert "The Example Gazette" in figure.text
    assert "2026-06-03" in days(figure)
    assert "not verified here" in figure.text.casefold()


def test_unverified_quotes_are_counted_on_the_methodology_page(one_of_each: Site):
    text = one_of_each.page("/methodology/").main.text
    assert "not verified here 2" in text.casefold()
    assert "Carefully." in text


# Claims, corrections, sources


def test_claims_stand_in_a_table_with_who_and_standing(one_of_each: Site):
    page = one_of_each.page("/articles/two-roadmaps/")
    rows = page.main.all("table", class_="claims")[0].one("tbody").all("tr")
    assert ["disputed" in rows[0].text, "An Analyst" in rows[1].text] == [True, True]
    assert "/companies/northwind-labs/" in rows[0].links
    assert rows[0].attributes["id"] == "claim-own-chips"
    assert "One of them rents." in page.main.text


def test_corrections_stand_beside_what_they_correct_and_in_their_list(one_of_each: Site):
    for address in ("/articles/two-roadmaps/", "/corrections/"):
        text = one_of_each.page(address).main.text
        assert text.index("It says 2027.") < text.index("It said 2028.")
        assert "2026-11-13" in days(one_of_each.page(address).main)
    assert "/articles/two-roadmaps/" in one_of_each.links("/corrections/")
    assert "We say so." in one_of_each.page("/corrections/").main.text
    assert "/articles/two-roadmaps/" in one_of_each.links("/changes/")


def test_an_article_names_its_source_and_the_gaps(one_of_each: Site, tmp_path: Path):
    page = one_of_each.page("/articles/two-roadmaps/").main
    for words in (
        "The Example Gazette",
        "The Other Gazette",
        "A. Reporter",
        "an interview with Ada Example",
    ):
        assert words in page.text, words
    assert {"https://gazette.example/two-roadmaps", "https://archive.example/two-roadmaps"} <= set(
        page.links
    )
    text = article("T", source={"publisher": "The Example Gazette"})
    site = build(write(tmp_path, SMALL | {"content/articles/gaps.md": text}))
    gaps = [span.text for span in site.page("/articles/gaps/").main.all("span", class_="gap")]
    assert len(gaps) == 3


def test_the_article_argues_is_set_apart(one_of_each: Site):
    page = one_of_each.page("/articles/two-roadmaps/").main
    (argued,) = page.all("section", class_="argues")
    assert "fewer laboratories" in argued.text
    assert "2027" not in argued.one("h2").text


def test_related_articles_give_a_reason(tmp_path: Path):
    files = {
        "content/articles/a.md": article("A", company="Microsoft"),
        "content/articles/b.md": article("B", theme="own models"),
    }
    site = build(write(tmp_path, SMALL | files))
    related = section(site.page(SMALL_ARTICLE).main, "Related")
    items = {li.links[0]: li.text for li in related.all("li") if li.links}
    assert "Microsoft" in items["/articles/a/"]
    assert "In-house models" in items["/articles/b/"]


def test_another_language_and_translation_are_said(one_of_each: Site):
    page = one_of_each.page("/articles/zwei-fahrplaene/").main
    assert page.one("h1").attributes["lang"] == "de"
    assert "/articles/two-roadmaps/" in page.links


# Companies and themes


def settled(count: int) -> dict[str, str]:
    """Return commitments of Microsoft that were all met, and one that is open."""
    final = [{"on": "2026-10", "is": "met", "source": "https://x.example/"}]
    files = {
        f"content/commitments/c{n}.md": commitment(due="2026-10", status=final)
        for n in range(count)
    }
    return files | {"content/commitments/open.md": commitment(due="2028")}


@pytest.mark.parametrize(("count", "told"), [(4, False), (5, True)])
def test_a_kept_rate_is_told_from_five_resolved_commitments(tmp_path: Path, count: int, told: bool):
    site = build(write(tmp_path, SMALL | settled(count)))
    counts = site.page("/companies/microsoft/").main.all("p", class_="counts")[0].text
    assert f"{count} of {count + 1} resolved" in counts
    assert (f"{count} of {count} resolved met in time" in counts) is told


def test_met_late_is_counted_apart(tmp_path: Path):
    late = [{"on": "2026-10", "is": "met-late", "source": "https://x.example/"}]
    files = settled(4) | {"content/commitments/late.md": commitment(due="2026-09", status=late)}
    site = build(write(tmp_path, SMALL | files))
    counts = site.page("/companies/microsoft/").main.all("p", class_="counts")[0].text
    assert "4 of 5 resolved met in time, 1 more late" in counts


def test_a_company_shows_identity_commitments_and_neighbours(one_of_each: Site):
    page = one_of_each.page("/companies/microsoft/").main
    for words in (
        "MSFT",
        "Harbour",
        "Ada Example",
        "head of models",
        "What it is, in a line.",
        "30 June",
    ):
        assert words in page.text, words
    assert page.text.count("Harbour") == 2, "as Harbour and Harbour Pro; once more it is an alias"
    assert "https://microsoft.example/" in page.links
    commitments = [
        link
        for link in dict.fromkeys(page.links)
        if link.startswith("/commitments/") and link != "/commitments/"
    ]
    assert set(commitments) >= {
        "/commitments/microsoft-chips/",
        "/commitments/microsoft-own-model-2027/",
        "/commitments/microsoft-chips-early/",
    }
    assert commitments.index("/commitments/microsoft-chips/") < commitments.index(
        "/commitments/microsoft-own-model-2027/"
    )
    assert {
        "/companies/northwind-labs/",
        "/themes/in-house-models/",
        "/timeline/company/microsoft/",
    } <= set(page.links)


def test_a_company_without_anything_says_so(tmp_path: Path):
    files = {"content/companies/nobody.md": record({"name": "Nobody"})}
    page = build(write(tmp_path, SMALL | files)).page("/companies/nobody/").main
    assert page.all("p", class_="empty")
    assert not page.all("table")


def test_a_theme_shows_definition_counts_and_neighbours(one_of_each: Site):
    page = one_of_each.page("/themes/in-house-models/").main
    for words in ("Models that a company trains itself.", "Models that it buys.", "own models"):
        assert words in page.text, words
    assert {
        "/themes/model-roadmaps/",
        "/companies/microsoft/",
        "/companies/northwind-labs/",
        "/articles/two-roadmaps/",
    } <= set(page.links)
    assert "/themes/in-house-models/" in one_of_each.links("/themes/model-roadmaps/")


# Home


def due_next(site: Site) -> set[str]:
    found = section(site.page("/").main, "Due next")
    return {
        link.split("/")[2]
        for link in found.links
        if link.startswith("/commitments/") and link != "/commitments/"
    }


def test_due_next_holds_what_is_near_or_open_and_not_final(tmp_path: Path):
    final = [{"on": "2026-11", "is": "met", "source": "https://x.example/"}]
    dues: dict[str, object] = {
        "today": "2026-11-22",
        "day-90": "2027-02-20",
        "day-91": "2027-02-21",
        "yesterday": "2026-11-21",
        "strict-line-near": {"date": "2027", "kind": "by"},
        "last-day-near": {"date": "2026-12", "kind": "in"},
        "window-open": {"date": "2026", "kind": "by"},
        "far": "2028",
        "starts-near": {"date": "2027-01", "kind": "from"},
    }
    files = {
        f"content/commitments/{id}.md": commitment(due=due, stated_on="2026-01")
        for id, due in dues.items()
    }
    files["content/commitments/final.md"] = commitment(due="2026-12", status=final)
    files["content/commitments/dateless.md"] = commitment()
    write(tmp_path, SMALL | files)
    assert due_next(build(tmp_path)) == {
        "today", "day-90", "strict-line-near", "last-day-near", "window-open", "starts-near",
    }  # fmt: skip
    assert due_next(build(tmp_path, today="2026-11-23")) == {
        "day-90", "day-91", "strict-line-near", "last-day-near", "window-open", "starts-near",
    }  # fmt: skip


def test_what_starts_within_ninety_days_of_a_window_is_due_next(tmp_path: Path):
    # The first day of the period is near, its last is not.
    write(
        tmp_path, SMALL | {DUE: commitment(due={"date": "2027", "kind": "in"}, stated_on="2026-01")}
    )
    assert due_next(build(tmp_path)) == {"due"}


def test_home_has_the_latest_edition_stories_and_changes(one_of_each: Site):
    page = one_of_each.page("/").main
    assert "A quiet week." in page.text
    for link in (
        "/editions/2026-W46/",
        "/stories/two-roadmaps/",
        "/commitments/microsoft-own-model-2027/",
        "/companies/microsoft/",
        "/themes/in-house-models/",
        "/articles/two-roadmaps/",
    ):
        assert link in page.links, link
    assert "It moved." in page.text


def test_an_edition_gathers_what_its_days_brought(one_of_each: Site):
    page = one_of_each.page("/editions/2026-W46/").main
    assert {
        "/stories/two-roadmaps/",
        "/articles/two-roadmaps/",
        "/commitments/microsoft-own-model-2027/",
    } <= set(page.links)
    assert "It says 2027." in page.text


def test_a_story_counts_origins(one_of_each: Site):
    page = one_of_each.page("/stories/two-roadmaps/").main
    assert "1 origin" in page.text
    assert {"/articles/two-roadmaps/", "/commitments/northwind-open-model/"} <= set(page.links)
    assert "The Other Gazette has 2028." in page.text


# Timeline


def periods(page: Document) -> list[tuple[str, list[str]]]:
    """Return the stretches of a timeline in order, with the commitments of each; and today."""
    found: list[tuple[str, list[str]]] = []
    for item in page.main.all("li"):
        classes = item.attributes.get("class", "").split()
        if "period" in classes:
            rows = [
                row.attributes["id"].removeprefix("commitment-")
                for row in item.all("li", class_="row")
            ]
            found.append((item.all("h3")[0].text, rows))
        elif "today" in classes:
            found.append(("today", []))
    return found


TIMELINE = {
    "q3": "2026-Q3", "august": "2026-08", "half": "2026-H2", "year": "2026",
    "day": "2027-01-15", "first-half": "2027-H1", "sometime": {"date": "2027", "kind": "by"},
    "autumn": "2027-autumn", "dateless": {"kind": "ongoing"}, "decade": "202X",
}  # fmt: skip


def test_the_timeline_goes_by_year_and_then_quarter_or_half(tmp_path: Path):
    files = {f"content/commitments/{id}.md": commitment(due=due) for id, due in TIMELINE.items()}
    site = build(write(tmp_path, SMALL | files))
    found = periods(site.page("/timeline/"))
    assert [(title.casefold(), sorted(rows)) for title, rows in found] == [
        ("q3 2026", ["august", "q3"]),
        ("today", []),
        ("h2 2026", ["half"]),
        ("sometime in 2026", ["year"]),
        ("q1 2027", ["day"]),
        ("h1 2027", ["first-half"]),
        ("h2 2027", ["autumn"]),
        ("sometime in 2027", ["sometime"]),
        ("sometime in 2029", ["decade"]),
        (found[-1][0].casefold(), ["dateless"]),
    ]
    assert [title for title, _ in periods(site.page("/timeline/2026/"))] == [
        "Q3 2026", "today", "H2 2026", "Sometime in 2026",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("today", "place"), [("2026-01-01", 0), ("2026-10-01", 1), ("2028-06-30", 7), ("2050-01-01", 8)]
)
def test_the_today_mark_stands_between_past_and_future(tmp_path: Path, today: str, place: int):
    dated = {id: due for id, due in TIMELINE.items() if id != "dateless"}
    files = {f"content/commitments/{id}.md": commitment(due=due) for id, due in dated.items()}
    found = periods(build(write(tmp_path, SMALL | files), today=today).page("/timeline/"))
    assert [index for index, (title, _) in enumerate(found) if title == "today"] == [place]


def test_what_is_due_at_different_precision_is_shown_at_that_precision(tmp_path: Path):
    shown = {
        "2027": "2027", "2027-Q3": "Q3 2027", "2027-06": "Jun 2027", "2027-06-07": "7 Jun 2027",
        "2027-H1": "H1 2027",
    }  # fmt: skip
    files = {f"content/commitments/c{n}.md": commitment(due=due) for n, due in enumerate(shown)}
    site = build(write(tmp_path, SMALL | files))
    rows = {row.attributes["id"]: row for row in site.page("/timeline/").all("li", class_="row")}
    for number, words in enumerate(shown.values()):
        (due,) = rows[f"commitment-c{number}"].all("p", class_="row-due")
        due.children = [
            child
            for child in due.children
            if not (isinstance(child, Element) and child.tag == "svg")
        ]
        assert due.text.endswith(words), words


def test_a_timeline_view_exists_for_each_company_theme_and_status(one_of_each: Site):
    links = one_of_each.links("/timeline/")
    for view in (
        "company/microsoft",
        "company/northwind-labs",
        "theme/in-house-models",
        "theme/model-roadmaps",
        "status/overdue",
        "status/in-progress",
        "status/no-date",
        "status/superseded",
        "2026",
        "2027",
    ):
        assert f"/timeline/{view}/" in links, view
    overdue = periods(one_of_each.page("/timeline/status/overdue/"))
    assert [rows for title, rows in overdue if title != "today"] == [["microsoft-chips"]]


# The as-of date


DATED = (
    "index.html",
    "timeline/",
    "commitments/",
    "companies/",
    "themes/",
    "changes/",
    "methodology/",
)
"""Where the as-of date may stand, as beginnings of paths."""


def test_a_new_day_leaves_pages_that_do_not_depend_on_it_alone(tmp_path: Path):
    project = copied(ONE_OF_EACH, tmp_path / "project")
    one = build(project, "--output", tmp_path / "one", today="2026-11-22")
    two = build(project, "--output", tmp_path / "two", today="2027-03-04")
    before, after = one.manifest(), two.manifest()
    changed = {path for path in before.keys() & after.keys() if before[path] != after[path]}
    assert {path for path in changed if not path.startswith(DATED)} <= {"sitemap.xml"}
    assert {
        path for path in before.keys() ^ after.keys() if not path.startswith("timeline/status/")
    } == set()
    assert {"index.html", "timeline/index.html", "companies/microsoft/index.html"} <= changed
    assert not any(path.startswith(("articles/", "editions/", "stories/")) for path in changed)


def test_a_new_article_leaves_unrelated_articles_alone(tmp_path: Path):
    files = {
        "content/companies/other.md": record({"name": "Other"}),
        "content/articles/other.md": article("Other", company="Other"),
        DUE: commitment(due="2027"),
    }
    before = build(write(tmp_path, SMALL | files)).read("/articles/other/")
    write(tmp_path, {"content/articles/third.md": article("Third", company="Microsoft")})
    after = build(tmp_path)
    assert after.read("/articles/other/") == before


# For machines


def test_canonical_links_feeds_and_sitemap_use_the_address_of_the_site(one_of_each: Site):
    base = "https://digest.example/briefing"
    for address, page in one_of_each.pages().items():
        canonical = [link.attributes["href"] for link in page.all("link", rel="canonical")]
        noindex = any(meta.attributes.get("name") == "robots" for meta in page.all("meta"))
        if not noindex:
            assert canonical == [f"{base}{address}"]
    sitemap = ET.fromstring(one_of_each.read("/sitemap.xml"))
    listed = [
        str(loc.text) for loc in sitemap.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")
    ]
    assert len(set(listed)) == len(listed)
    indexed = {
        f"{base}{address}"
        for address, page in one_of_each.pages().items()
        if not page.all("meta", name="robots")
    }
    assert set(listed) == indexed
    assert f"{base}/404.html" not in listed
    assert f"{base}/old/two-roadmaps/" not in listed
    for path in one_of_each.manifest():
        if path.endswith("feed.xml"):
            feed = ET.fromstring(one_of_each.read(f"/{path}"))
            links = [link.attrib["href"] for link in feed.iter(f"{ATOM}link")]
            assert all(link.startswith(base) for link in links), path
    assert f"Sitemap: {base}/sitemap.xml" in one_of_each.read("/robots.txt")
    assert "Disallow: /" not in one_of_each.read("/robots.txt")


def test_without_an_address_nothing_absolute_is_made_up(tmp_path: Path):
    site = build(write(tmp_path, SMALL | {"briefing.toml": '[site]\ntitle = "T"\n'}))
    assert not site.has("/sitemap.xml")
    assert "Sitemap" not in site.read("/robots.txt")
    assert not site.page("/").all("link", rel="canonical")


def test_base_url_overrides_the_address(tmp_path: Path):
    site = build(write(tmp_path, SMALL), "--base-url", "https://o.example/x")
    assert site.page("/").one("link", rel="canonical").attributes["href"] == "https://o.example/x/"


def test_not_found_page_links_from_the_root_of_the_address(one_of_each: Site):
    page = as_written(one_of_each, "/404.html")
    own = [
        value for value in page if not value.startswith(("mailto:", "https://creativecommons.org/"))
    ]
    assert own
    assert [value for value in own if not value.startswith(("/briefing/", "#"))] == []
    assert "/briefing/style.css" in own


def as_written(site: Site, address: str) -> list[str]:
    """Return the addresses of a page as they are written."""
    document = parse(site.read(address))
    return [
        e.attributes[name]
        for e in document.all()
        for name in ("href", "src")
        if name in e.attributes
    ]


def test_cname_and_nojekyll(one_of_each: Site, tmp_path: Path):
    assert one_of_each.read("/CNAME") == "digest.example\n"
    assert one_of_each.read("/.nojekyll") == ""
    assert not build(write(tmp_path, SMALL)).has("/CNAME")


def test_a_preview_is_marked_and_not_indexed(tmp_path: Path):
    site = build(write(tmp_path, SMALL), "--preview")
    for address, page in site.pages().items():
        assert page.one("meta", name="robots").attributes["content"] == "noindex", address
        assert page.all("aside", class_="preview"), address
    assert "Disallow: /\n" in site.read("/robots.txt")
    usual = build(tmp_path)
    assert not usual.page("/").all("aside", class_="preview")
    assert not usual.page("/").all("meta", name="robots")


def test_every_page_has_report_licence_and_privacy(one_of_each: Site):
    for address, page in one_of_each.pages().items():
        if page.all("meta", http_equiv="refresh"):
            continue
        links = page.one("footer", class_="site-footer").links
        assert any(link.startswith("mailto:desk@digest.example") for link in links), address
        assert "https://creativecommons.org/licenses/by/4.0/" in links, address


def test_feeds_are_valid_atom(one_of_each: Site):
    for path in one_of_each.manifest():
        if not path.endswith("feed.xml"):
            continue
        feed = ET.fromstring(one_of_each.read(f"/{path}"))
        for element in (feed, *feed.iter(f"{ATOM}entry")):
            for name in ("id", "title", "updated"):
                assert element.findtext(f"{ATOM}{name}"), (path, name)
        ids = [entry.findtext(f"{ATOM}id") for entry in feed.iter(f"{ATOM}entry")]
        assert len(set(ids)) == len(ids), path


def test_project_is_only_read(tmp_path: Path):
    write(tmp_path, SMALL)
    before = tree(tmp_path)
    briefing("build", "-C", tmp_path, "--today", TODAY, "--output", tmp_path / "site")
    after = without_cache(tree(tmp_path))
    assert {path: after[path] for path in after if path.partition("/")[0] != "site"} == before
