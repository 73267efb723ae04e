"""One and the same build works at any path of any host: every link, anchor and file."""

import functools
import posixpath
import re
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest

from tests.site import SITES, Document, Site, build, copied, digest, parse, served, tree

LOADS = {
    "img": "src",
    "script": "src",
    "source": "src",
    "use": "href",
    "iframe": "src",
    "video": "src",
}
LOADED_LINKS = {"stylesheet", "icon", "preload", "manifest"}


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Site]:
    """The digest of this repository, and a project that has one of everything."""
    where = tmp_path_factory.mktemp("sites")
    project = copied(SITES / "one-of-each", where / "project")
    one = build(project, "--output", where / "one")
    return {"digest": digest(where), "one-of-each": one}


BOTH = pytest.mark.parametrize("name", ["digest", "one-of-each"])


@functools.cache
def read(data: bytes) -> Document:
    """Parse a page, once for all tests; its links stay as they are written."""
    return parse(data.decode())


def pages_of(site: Site) -> Iterator[tuple[str, Document]]:
    """Yield every page with its address."""
    for path in site.manifest():
        if path.endswith(".html"):
            address = "/" + path.removesuffix("index.html")
            yield address, read(site.path(address).read_bytes())


class Crawl:
    """Follows every link of a site from its front page."""

    def __init__(self, start: str) -> None:
        self.start = start
        self.pages: dict[str, Document] = {}
        self.fetched: set[str] = set()
        self.faults: list[str] = []
        waiting = [(start, "the start")]
        while waiting:
            address, origin = waiting.pop()
            if address not in self.fetched:
                self.fetched.add(address)
                waiting += [(link, address) for link in self.fetch(address, origin)]
        self.check_anchors()

    def fetch(self, address: str, origin: str) -> list[str]:
        try:
            with urllib.request.urlopen(address, timeout=10) as answer:
                data, kind = answer.read(), answer.headers.get_content_type()
                if answer.geturl() != address:
                    self.faults.append(f"{origin}: {address} leads on to {answer.geturl()}")
        except urllib.error.HTTPError as error:
            self.faults.append(f"{origin}: {address} gives {error.code}")
            error.close()
            return []
        if kind != "text/html":
            return []
        page = self.pages[address] = read(data)
        return [target for target, _ in self.targets(address, page)]

    def targets(self, address: str, page: Document) -> Iterator[tuple[str, str]]:
        """Yield the targets of a page on this site: address and anchor."""
        for element in page.all():
            for name in ("href", "src"):
                link = element.attributes.get(name)
                if link is None or element.attributes.get("rel") == "canonical":
                    continue
                target, anchor = urldefrag(urljoin(address, link))
                if target.startswith(self.start):
                    yield target, anchor
                elif urlsplit(target).netloc == urlsplit(self.start).netloc:
                    self.faults.append(f"{address}: {link} leads out of the site")
            refresh = element.attributes.get("content", "")
            if element.attributes.get("http-equiv") == "refresh":
                yield urljoin(address, refresh.partition("url=")[2]), ""

    def check_anchors(self) -> None:
        for address, page in self.pages.items():
            for target, anchor in self.targets(address, page):
                if (
                    anchor
                    and target in self.pages
                    and unquote(anchor) not in self.pages[target].ids
                ):
                    self.faults.append(f"{address}: {target} has no anchor {anchor}")


@BOTH
@pytest.mark.parametrize("prefix", ["/", "/briefing/", "/a/b/"])
def test_every_link_anchor_and_file_is_there_at_any_path(
    sites: dict[str, Site], name: str, prefix: str
):
    site = sites[name]
    with served(site.folder, prefix) as start:
        crawl = Crawl(start)
    assert crawl.faults == []
    found = {"/" + address.removeprefix(start) for address in crawl.pages}
    redirects = {a for a, page in pages_of(site) if page.all("meta", http_equiv="refresh")}
    unlinked = {address for address, _ in pages_of(site)} - found - redirects
    assert unlinked <= {"/404.html"}
    assert "/style.css" in {"/" + address.removeprefix(start) for address in crawl.fetched}


@BOTH
def test_drawings_have_the_marks_that_pages_use(sites: dict[str, Site], name: str):
    site = sites[name]
    used = set()
    for address, page in pages_of(site):
        for element in page.all("use"):
            target, anchor = urldefrag(urljoin(address, element.attributes["href"]))
            used.add((posixpath.basename(target), anchor))
    files = {file for file, _ in used}
    known = {(file, id) for file in files for id in parse(site.read(f"/{file}")).ids}
    assert used - known == set()


@BOTH
def test_links_to_the_own_site_are_relative(sites: dict[str, Site], name: str):
    site = sites[name]
    for address, page in pages_of(site):
        if address == "/404.html":
            continue
        for element in page.all():
            for key in ("href", "src"):
                link = element.attributes.get(key, "")
                if element.attributes.get("rel") == "canonical" or link.startswith("mailto:"):
                    continue
                assert not link.startswith("/"), f"{address}: {link}"
                assert "example.org/" not in link, f"{address}: {link}"
                assert "digest.example/" not in link, f"{address}: {link}"


@BOTH
def test_nothing_is_loaded_from_another_host(sites: dict[str, Site], name: str):
    site = sites[name]
    for address, page in pages_of(site):
        for element in page.all():
            loaded = element.attributes.get(LOADS.get(element.tag, ""), "")
            if element.tag == "link" and LOADED_LINKS & set(element.attributes["rel"].split()):
                loaded = element.attributes["href"]
            parts = urlsplit(loaded)
            assert not parts.scheme, f"{address}: {loaded}"
            assert not parts.netloc, f"{address}: {loaded}"
    for path in site.manifest():
        if path.endswith((".css", ".svg")):
            text = site.read(f"/{path}").replace("http://www.w3.org/", "")
            assert not re.search(r"(?i)@import|(?:url\(|href=)['\"]?(?:https?:|//)", text), path


@BOTH
def test_ids_are_unique_and_tags_are_balanced(sites: dict[str, Site], name: str):
    for address, page in pages_of(sites[name]):
        assert page.faults == [], address
        twice = {id for id in page.ids if page.ids.count(id) > 1}
        assert twice == set(), address


@BOTH
def test_labels_and_descriptions_refer_to_what_is_there(sites: dict[str, Site], name: str):
    for address, page in pages_of(sites[name]):
        ids = set(page.ids)
        for element in page.all():
            for key in ("aria-labelledby", "aria-describedby", "for", "headers"):
                assert set(element.attributes.get(key, "").split()) <= ids, f"{address}: {key}"
        assert not [e for e in page.all("img") if "alt" not in e.attributes], address


def test_the_base_address_changes_what_is_absolute_and_nothing_else(tmp_path: Path):
    project = copied(SITES / "one-of-each", tmp_path / "project")
    one = build(project, "--output", tmp_path / "one", "--base-url", "https://one.example/")
    two = build(project, "--output", tmp_path / "two", "--base-url", "https://two.example/x/y/")
    assert one.manifest().keys() == two.manifest().keys()
    for path, data in tree(two.folder).items():
        if not path.endswith((".html", ".xml", ".txt")) or data is None or path == "404.html":
            continue
        as_one = data.decode().replace("https://two.example/x/y/", "https://one.example/")
        quoted = as_one.replace("https%3A//two.example/x/y/", "https%3A//one.example/")
        quoted = quoted.replace("https://two.example/x/y", "https://one.example")
        assert quoted == one.read(f"/{path}"), path
