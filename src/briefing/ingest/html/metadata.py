"""What a page says about itself: JSON-LD, OpenGraph, Dublin Core and other meta elements."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from lxml.html import HtmlElement

_ARTICLES = """
    article newsarticle blogposting reportagenewsarticle analysisnewsarticle opinionnewsarticle
    reviewnewsarticle backgroundnewsarticle askpublicnewsarticle techarticle scholarlyarticle
    liveblogposting report socialmediaposting review
"""
ARTICLES = frozenset(_ARTICLES.split())
"""Types of schema.org that are the article itself."""
_PAGES = ("webpage", "itempage", "videoobject")
"""Types that tell of the page when none tells of the article."""
_CONTROLS = re.compile(r"[\x00-\x1f]")
_TAGS = re.compile(r"<[^<>]*>")
_SPACES = re.compile(r"\s+")
_ENDS = re.compile(r"\n|</?(?:p|div|br|h[1-6]|li)\b[^<>]*>", re.IGNORECASE)
"""Where a paragraph of a text in JSON-LD ends."""
_LANG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*$")
_DEEPEST = 8

TITLE = ("og:title", "twitter:title", "dc.title", "dcterms.title", "citation_title")
SITE = ("og:site_name", "application-name", "apple-mobile-web-app-title", "al:ios:app_name")
AUTHOR = (
    *("author", "article:author", "article:author_name", "dc.creator", "dcterms.creator"),
    *("byl", "parsely-author", "sailthru.author", "citation_author", "cxenseparse:author"),
    *("og:article:author", "twitter:data1"),
)
PUBLISHER = ("dc.publisher", "dcterms.publisher", "article:publisher", "publisher", "copyright")
SUMMARY = (
    *("og:description", "description", "twitter:description"),
    *("dc.description", "dcterms.description", "dcterms.abstract"),
)
ADDRESS = ("og:url", "twitter:url", "al:web:url")
LANG = ("og:locale", "content-language", "dc.language", "dcterms.language", "language")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is said in the head, before the page itself is looked at."""

    metas: Mapping[str, str]
    """Name or property of a meta element in small letters → its first content."""
    items: tuple[Mapping[str, Any], ...]
    """The JSON-LD items about the article, else about the page; the first is the best."""
    title: str = ""
    """The title element."""
    canonical: str = ""
    lang: str = ""
    base: str = ""
    """The href of the base element."""

    def meta(self, *names: str) -> tuple[str, str]:
        """Return the first meta element among names that says something, and its name."""
        return next(
            ((text, name) for name in names if (text := self.metas.get(name, ""))), ("", "")
        )

    def item(self, *names: str) -> Any:
        """Return the first value among names that an item has."""
        for item in self.items:
            for name in names:
                if item.get(name):
                    return item[name]
        return None

    def text(self, *names: str) -> str:
        """Return the first text among names that an item has."""
        value = self.item(*names)
        if isinstance(value, list):
            value = value[0] if value else ""
        return unmarked(value) if isinstance(value, str) else ""


def metadata_of(root: HtmlElement) -> Metadata:
    """Read the meta elements and JSON-LD of a page."""
    title = root.find(".//title")
    base = root.find(".//base[@href]")
    return Metadata(
        metas=_metas(root),
        items=tuple(_items(root)),
        title=unmarked(title.text_content()) if title is not None else "",
        canonical=_canonical(root),
        lang=root.get("lang") or root.get("xml:lang") or "",
        base="" if base is None else base.get("href", "").strip(),
    )


def unmarked(text: str) -> str:
    """Return a text of an attribute or of JSON without tags, entities and folded white space."""
    if "&" in text:
        text = html.unescape(text)
    if "<" in text:
        text = _TAGS.sub(" ", text)
    return _SPACES.sub(" ", text).strip()


def body_text(data: Metadata) -> list[str]:
    """Return the paragraphs of the article's text, where JSON-LD holds it."""
    said = data.item("articleBody")
    rows = _ENDS.split(said) if isinstance(said, str) else []
    return [text for row in rows if (text := unmarked(row))]


def language(data: Metadata) -> str:
    """Return the language as a tag: "en", "pt-BR"; empty where the page does not say."""
    inner = data.item("inLanguage")
    inner = inner.get("name", "") if isinstance(inner, dict) else inner
    for said in (data.lang, inner, data.meta(*LANG)[0]):
        if isinstance(said, str) and _LANG.match(said.strip()):
            return said.strip().replace("_", "-")
    return ""


def site_name(data: Metadata) -> str:
    """Return the name of the site or publication."""
    name, _ = data.meta(SITE[0])
    return name or organisation(data) or data.meta(*SITE[1:])[0]


def organisation(data: Metadata) -> str:
    """Return the publisher's name."""
    for name in _names(data.item("publisher")):
        return name
    said, _ = data.meta(*PUBLISHER[:2], PUBLISHER[3])
    return "" if said.startswith(("http:", "https:")) else said


def authors(data: Metadata) -> list[str]:
    """Return the names of the authors, as JSON-LD or else meta elements have them."""
    names = [name for name in _names(data.item("author", "creator")) if _is_name(name)]
    if not names:
        for key in AUTHOR:
            said = data.metas.get(key, "")
            if (
                said
                and _is_name(said)
                and not (key == "twitter:data1" and _SPACES.search(said) is None)
            ):
                names = [said]
                break
    return list(dict.fromkeys(names))


def _is_name(text: str) -> bool:
    return 1 < len(text) < 120 and "://" not in text and "@" not in text[:1] and "{" not in text


def _names(value: Any) -> Iterator[str]:
    """Yield the names of persons or organisations, however they are nested."""
    values = value if isinstance(value, list) else [value]
    for one in values[:20]:
        if isinstance(one, dict):
            one = one.get("name")
            if isinstance(one, list):
                yield from (unmarked(name) for name in one if isinstance(name, str))
                continue
        if isinstance(one, str) and unmarked(one):
            yield unmarked(one)


def _metas(root: HtmlElement) -> dict[str, str]:
    metas: dict[str, str] = {}
    for element in root.iter("meta"):
        attributes = element.attrib
        content = attributes.get("content")
        if not content:
            continue
        for name in ("property", "name", "itemprop", "http-equiv"):
            for key in attributes.get(name, "").lower().split():
                if not metas.get(key) and (text := unmarked(content)):
                    metas[key] = text
    return metas


def _canonical(root: HtmlElement) -> str:
    for element in root.iter("link"):
        if "canonical" in element.get("rel", "").lower().split():
            return str(element.get("href", "")).strip()
    return ""


@dataclass(slots=True)
class _Found:
    articles: list[Mapping[str, Any]] = field(default_factory=list)
    pages: list[Mapping[str, Any]] = field(default_factory=list)

    def look(self, value: Any, depth: int = 0) -> None:
        """Collect the items about an article or a page, however deep they are nested."""
        if depth > _DEEPEST:
            return
        if isinstance(value, list):
            for one in value:
                self.look(one, depth + 1)
        elif isinstance(value, dict):
            kinds = {kind.rpartition("/")[2].lower() for kind in _texts(value.get("@type"))}
            if kinds.intersection(ARTICLES):
                self.articles.append(value)
            elif kinds.intersection(_PAGES):
                self.pages.append(value)
            for name in ("@graph", "mainEntity", "mainEntityOfPage"):
                if isinstance(value.get(name), dict | list):
                    self.look(value[name], depth + 1)


def _items(root: HtmlElement) -> list[Mapping[str, Any]]:
    found = _Found()
    for script in root.iter("script"):
        if "ld+json" in script.get("type", "").lower() and script.text:
            found.look(_read(script.text))
    return found.articles + found.pages


def _texts(value: Any) -> list[str]:
    return [one for one in (value if isinstance(value, list) else [value]) if isinstance(one, str)]


def _read(text: str) -> Any:
    """Read JSON as pages write it: with line breaks in strings, wrapped in comments."""
    text = text.strip().removeprefix("<!--").removesuffix("-->").strip()
    text = text.removeprefix("//<![CDATA[").removesuffix("//]]>").strip().rstrip(";")
    for said in (text, _CONTROLS.sub(" ", text)):
        try:
            return json.loads(said, strict=False)
        except (ValueError, RecursionError):
            continue
    return None
