"""RSS, RDF and Atom: mended into well-formed XML, then read by feedparser.

feedparser is given bytes and never an address; its second parser, for XML that is none, is slow on
hostile input and is not needed for what was mended.
"""

from __future__ import annotations

import html
import io
import re
from collections.abc import Mapping
from typing import Any

import feedparser
from lxml import etree

from briefing.ingest.feeds.entries import Entry, Feed, day, distinct

NAMESPACES = {
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "media": "http://search.yahoo.com/mrss/",
    "atom": "http://www.w3.org/2005/Atom",
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "sy": "http://purl.org/rss/1.0/modules/syndication/",
    "slash": "http://purl.org/rss/1.0/modules/slash/",
    "wfw": "http://wellformedweb.org/CommentAPI/",
    "thr": "http://purl.org/syndication/thread/1.0",
}
"""Prefixes that feeds use without saying what they mean; others mean nothing to us."""

_DECLARATION = re.compile(r"\A\s*<\?xml[^>]{0,200}\?>")
_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]{1,31});")
_BARE = re.compile(r"&(?!#?\w{1,32};)")
_PREFIX = re.compile(r"(?:</?|\s)([A-Za-z][\w-]{0,30}):[A-Za-z]")
_END = re.compile(r"</[\w:.-]+\s*>\s*(?:<!--[^<>]*-->\s*)?\Z")
_ROOT = re.compile(r"<[A-Za-z][\w:.-]*(?=[\s/>])")
_MAILBOX = re.compile(r"[^\s<>()]+@[^\s<>()]+")
_HEADERS = {"content-type": "application/xml; charset=utf-8"}


def read(text: str, url: str) -> Feed | None:
    """Read a feed; None if there is nothing of one."""
    data = well_formed(_DECLARATION.sub("", text))
    if not data:
        return None
    found = feedparser.parse(
        io.BytesIO(data),
        response_headers={**_HEADERS, **({"content-location": url} if url else {})},
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    feed = dict(found.feed)
    return Feed(
        title=str(feed.get("title") or ""),
        home=str(feed.get("link") or ""),
        lang=str(feed.get("language") or ""),
        entries=tuple(_entry(dict(entry)) for entry in found.entries),
        whole=_END.search(text[-200:]) is not None,
    )


def well_formed(text: str) -> bytes:
    """Return XML as well-formed XML in UTF-8; empty where no element is found in it."""
    text = text[max(0, text.find("<")) :]
    bound = _bound(text)
    data = bound.encode()
    try:
        etree.fromstring(data, _parser(recover=False))
    except etree.XMLSyntaxError:
        pass
    else:
        return data
    mended = _BARE.sub("&amp;", _ENTITY.sub(_letter, bound))
    try:
        root = etree.fromstring(mended.encode(), _parser(recover=True))
    except etree.XMLSyntaxError:
        return b""
    return b"" if root is None else bytes(etree.tostring(root, encoding="utf-8"))


def _parser(*, recover: bool) -> etree.XMLParser:
    return etree.XMLParser(
        recover=recover, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True
    )


def _letter(entity: re.Match[str]) -> str:
    """Return what HTML means by a name; XML knows five names only."""
    return html.unescape(entity[0])


def _bound(text: str) -> str:
    """Declare at the root the prefixes that are used but not declared."""
    used = dict.fromkeys(_PREFIX.findall(text))
    missing = [
        prefix
        for prefix in used
        if prefix not in {"xml", "xmlns"} and f"xmlns:{prefix}" not in text
    ]
    root = _ROOT.search(text)
    if not missing or not root:
        return text
    said = "".join(
        f' xmlns:{prefix}="{NAMESPACES.get(prefix, f"urn:{prefix}")}"' for prefix in missing[:100]
    )
    return text[: root.end()] + said + text[root.end() :]


def _entry(entry: Mapping[str, Any]) -> Entry:
    texts = sorted(_texts(entry), key=lambda text: (-len(text[0]), text[1]))
    text, is_html = texts[0] if texts else ("", True)
    summary = _detail(entry, "summary")[0]
    base = next((str(part.get("base") or "") for part in _parts(entry)), "")
    return Entry(
        title=_escaped(*_detail(entry, "title")),
        link=_link(entry),
        base=base,
        text=text,
        is_html=is_html,
        summary="" if summary == text else summary,
        published=day(str(entry.get("published") or ""), entry.get("published_parsed")),
        updated=day(str(entry.get("updated") or ""), entry.get("updated_parsed")),
        authors=_authors(entry),
        source=str((entry.get("source") or {}).get("title") or ""),
        labels=distinct(
            str(tag.get("label") or tag.get("term") or "") for tag in entry.get("tags") or ()
        ),
        lang=str(next((part.get("language") or "" for part in _parts(entry)), "")),
    )


def _authors(entry: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the names of authors; feedparser cuts addresses in the last domain."""
    signed = str(entry.get("author") or "")
    people = [author for author in entry.get("authors") or () if author]
    if "@" in signed and len(people) < 2:
        return distinct([_MAILBOX.sub("", signed).strip(' ()<>"')])
    return distinct(str(author.get("name") or "") for author in people) or distinct([signed])


def _parts(entry: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return [*(entry.get("content") or ()), *filter(None, [entry.get("summary_detail")])]


def _texts(entry: Mapping[str, Any]) -> list[tuple[str, bool]]:
    """Return what may be the text of an entry, and whether it is HTML."""
    found = []
    for part in _parts(entry):
        kind = str(part.get("type") or "text/html")
        if kind.startswith("text/") or kind.endswith(("html", "+xml")):
            found.append((str(part.get("value") or ""), kind != "text/plain"))
    return found


def _detail(entry: Mapping[str, Any], name: str) -> tuple[str, bool]:
    detail = entry.get(f"{name}_detail") or {}
    text = str(entry.get(name) or detail.get("value") or "")
    return text, detail.get("type") != "text/plain"


def _escaped(text: str, is_html: bool) -> str:
    return text if is_html else html.escape(text, quote=False)


def _link(entry: Mapping[str, Any]) -> str:
    link = str(entry.get("link") or "")
    name = str(entry.get("id") or "")
    return link or (name if name.startswith(("http://", "https://")) else "")
