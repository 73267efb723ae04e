"""What an input is, told by its content; its name helps only where the content leaves it open."""

from __future__ import annotations

import json
import re
from pathlib import PurePosixPath

from briefing.content.header import unix_lines
from briefing.ingest import signatures
from briefing.ingest.decoding import glance

HEAD = 1 << 16
"""In bytes: how much of an input is looked at."""

ROOTS: dict[str, tuple[str, str]] = {
    "html": ("html", ""),
    "rss": ("feed", ""),
    "feed": ("feed", ""),
    "rdf": ("feed", ""),
    "svg": ("unknown", "an SVG picture"),
    "urlset": ("unknown", "a sitemap"),
    "sitemapindex": ("unknown", "a sitemap"),
    "opml": ("unknown", "a list of feeds (OPML)"),
    "plist": ("unknown", "a property list"),
}
"""First element of an XML document → its kind, and what it is if no article is in it."""

MARKDOWN_NAMES = frozenset({".md", ".markdown", ".mdown", ".mkd", ".mkdn"})
HTML_NAMES = frozenset({".html", ".htm", ".xhtml", ".xht", ".shtml"})

MARKDOWN_SIGNS: tuple[tuple[str, str], ...] = (
    ("front matter", r"\A---\n[\w-]+:(?:.*\n){1,80}?---[ \t]*\n"),
    ("heading", r"^#{1,6} +\S"),
    ("underlined heading", r"^[^\s=-].{2,80}\n(?:={3,}+|-{3,}+)[ \t]*+\n"),
    ("link", r"\[[^\[\]\n]{1,200}\]\((?:https?:|mailto:|[./#])[^()\s]{0,500}[)\s]"),
    ("picture", r"!\[[^\[\]\n]{0,200}\]\([^()\s]{1,500}"),
    ("link definition", r"^ {0,3}\[[^\[\]\n]{1,80}\]: +\S"),
    ("code block", r"^(?:```|~~~)[\w+-]{0,20}[ \t]*+$"),
    ("strong text", r"(?<!\w)\*\*[^\s*][^*\n]{0,200}\*\*|(?<!\w)__[^\s_][^_\n]{0,200}__(?!\w)"),
    ("table", r"^\|? *+:?-{3,}+:? *+(?:\| *+:?-{3,}+:? *+)++\|? *+$"),
)
"""What shows that text is Markdown: its name and a pattern."""

_MAIL_FIELDS = {
    "from", "to", "cc", "subject", "date", "sent", "message-id", "mime-version", "content-type",
    "received", "return-path", "delivered-to", "reply-to", "dkim-signature", "list-unsubscribe",
    "x-mailer", "sender", "arc-seal", "envelope-to", "content-transfer-encoding", "x-received",
    "authentication-results", "snapshot-content-location",
}  # fmt: skip
_ENVELOPE = {"from", "subject", "received", "return-path", "delivered-to", "message-id"}
_FIELD = re.compile(r"([!-9;-~]{1,76}):(?:[ \t]|$)")
_RELATED = re.compile(
    r"^content-type:\s*multipart/related|^snapshot-content-location:", re.I | re.M
)
_SAVED = re.compile(r"^from: *\W*saved by", re.I | re.M)

_BEFORE_ROOT = re.compile(r"(?:\s+|<\?[^>]*>|<!--(?:(?!-->)[\s\S])*-->)*")
_DOCTYPE = re.compile(r"<!doctype\s+([\w:-]+)", re.I)
_ROOT = re.compile(r"<([a-z][\w.-]*:)?([a-z][\w.-]*)(?=[\s/>])", re.I)
_HTML_ROOTS = {
    "html", "head", "body", "title", "meta", "link", "base", "script", "style", "div", "article",
    "section", "main", "header", "nav", "aside", "footer", "p", "h1", "h2", "h3", "h4", "h5", "h6",
    "ul", "ol", "dl", "table", "span", "a", "img", "figure", "blockquote", "center", "font", "b",
    "strong", "em", "i", "br", "hr", "pre", "form", "iframe", "noscript", "details",
}  # fmt: skip
_TAG = re.compile(r"</?[a-z][a-z0-9]*(?:\s[^<>]*)?>", re.I)
_PAGE = re.compile(r"<(?:html|body)[\s>]", re.I)
_CONTROLS = bytes({*range(0x20)} - {*b"\t\n\v\f\r\x1b"})


def kind_of(data: bytes, name: str) -> str:
    """Return what an input is: one of readers.READERS."""
    return _kind_and_what(data, name)[0]


def told(data: bytes, name: str = "") -> str:
    """Return what an input of unknown kind is, with its article: "a PNG picture"."""
    return _kind_and_what(data, name)[1] or "a file of unknown kind"


def _kind_and_what(data: bytes, name: str) -> tuple[str, str]:
    """Return the kind, and what an input of unknown kind is."""
    head = data[:HEAD]
    if re.match(rb"(?:\xef\xbb\xbf)?\s*%PDF-\d", head):
        return "pdf", ""
    what = signatures.told(head)
    if what:
        return "unknown", what
    if b"%PDF-" in head[:1024] and b"endobj" in data:
        return "pdf", ""
    text = unix_lines(glance(data, HEAD))
    if not text.strip("\0\ufeff \t\n\f"):
        return "paste", ""
    plain = text.encode(errors="ignore")  # bytes are looked through eight times as fast
    if len(plain) - len(plain.translate(None, _CONTROLS)) > len(text) // 20:
        return "unknown", "binary data"
    return _text(text, data, PurePosixPath(name.lower()).suffix)


def _text(text: str, data: bytes, ending: str) -> tuple[str, str]:
    """Tell the kinds of text apart."""
    mail = _mail(text, ending)
    if mail:
        return mail, ""
    if text.lstrip()[:1] in ("{", "["):
        json_kind = _json(text, data)
        if json_kind:
            return json_kind
    markup = _markup(text, ending)
    if markup:
        return markup
    if ending in HTML_NAMES and _TAG.search(text):
        return "html", ""
    if _PAGE.search(text) and _tagged(text) > 0.1:
        return "html", ""
    return ("markdown" if _is_markdown(text, ending) else "paste"), ""


def _mail(text: str, ending: str) -> str:
    """Return "mail" or "mhtml" if the text begins with a block of mail headers."""
    text = re.sub(r"\A\s*(?:>?From \S+ .*\n)?", "", text)
    block, _, _ = text.partition("\n\n")
    found = set()
    for line in block.split("\n"):
        field = _FIELD.match(line)
        if field:
            found.add(field[1].lower())
        elif not line[:1].isspace() or not found:
            break
    needed = 1 if ending in {".eml", ".mht", ".mhtml"} else 2
    if len(found & _MAIL_FIELDS) < needed or not _whole(block, found):
        return ""
    if _SAVED.search(block) or (_RELATED.search(block) and not found & {"received", "to"}):
        return "mhtml"
    return "mail" if found & _ENVELOPE or ending == ".eml" else ""


def _whole(block: str, found: set[str]) -> bool:
    """Whether every line of a block is a header or its continuation, or MIME vouches for it."""
    if found & {"mime-version", "received", "message-id"}:
        return True
    return all(_FIELD.match(line) or line[:1].isspace() for line in block.split("\n"))


def _json(text: str, data: bytes) -> tuple[str, str] | None:
    if re.search(r'"version"\s*:\s*"https?:\\?/\\?/jsonfeed\.org', text[:4096]):
        return "feed", ""
    try:
        json.loads(data)
    except (ValueError, RecursionError):
        return None
    return "unknown", "JSON data"


def _markup(text: str, ending: str) -> tuple[str, str] | None:
    """Tell by the first element or the document type; None where the text begins otherwise."""
    begin = _BEFORE_ROOT.match(text)
    start = begin.end() if begin else 0
    doctype = _DOCTYPE.match(text, start)
    if doctype and doctype[1].lower() == "html":
        return "html", ""
    if doctype:
        start = _after_doctype(text, doctype.end())
    root = _ROOT.match(text, start)
    if not root:
        return ("html", "") if doctype and _PAGE.search(text) else None
    element = root[2].lower()
    if element in ROOTS:
        return _rooted(element, text)
    if root[1] is None and element in _HTML_ROOTS:
        loose = ending in MARKDOWN_NAMES and element not in {"html", "head", "body"}
        return None if loose and _is_markdown(text, ending) else ("html", "")
    if text.lstrip().startswith("<?xml"):
        return "unknown", f"XML of the kind '{element}'"
    return None


def _rooted(element: str, text: str) -> tuple[str, str]:
    if element == "rdf" and "purl.org/rss" not in text and "netscape.com/rdf" not in text:
        return "unknown", "RDF data"
    return ROOTS[element]


def _after_doctype(text: str, start: int) -> int:
    """Return where the first element may stand behind a document type with its own entities."""
    inner = re.compile(r"[^<>\[]*(?:\[[^\]]*\]\s*)?>").match(text, start)
    begin = _BEFORE_ROOT.match(text, inner.end()) if inner else None
    return begin.end() if begin else start


def _tagged(text: str) -> float:
    """Return how much of a text is inside tags, from 0 to 1."""
    return sum(len(tag) for tag in _TAG.findall(text)) / max(1, len(text))


def _is_markdown(text: str, ending: str) -> bool:
    """Whether the signs suffice: one for a Markdown name, two different ones for any other."""
    found = 0
    needed = 1 if ending in MARKDOWN_NAMES else 2
    for _, pattern in MARKDOWN_SIGNS:
        found += re.search(pattern, text, re.MULTILINE) is not None
        if found >= needed:
            return True
    return found > 0 and len(re.findall(r"^#{1,6} +\S", text, re.MULTILINE)) >= 3
