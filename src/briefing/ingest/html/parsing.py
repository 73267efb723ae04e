"""A page as a tree: whatever the bytes are, and without what no reader sees."""

from __future__ import annotations

import re

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

_ENDS = re.compile(rb"</(?:body|html)\s*>", re.IGNORECASE)
"""Ends of a page; what stands behind one is of the page too (HTML, 13.2.6.4.19), as where a whole
page is pasted into another, but libxml2 gives it up."""
_CONTROLS = bytes({*range(0x20), 0x7F} - {*b"\t\n\r"})
_BROKEN = re.compile(b"\xee\x80[\x80-\x8f]|\xef\xbf[\xbe\xbf]")
"""The characters that the escaping keeps for itself, U+E000 to U+E00F, and two that no tree can
hold: U+FFFE and U+FFFF."""
_PARSER = HTMLParser(
    encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True, collect_ids=False
)
_PARSER.set_element_class_lookup(etree.ElementDefaultClassLookup(element=HtmlElement))
"""One class for all elements: to ask by tag, as lxml.html does, takes a call of Python each time
that an element is come to, also for trafilatura, whose copies of the tree ask the same way."""
UNSEEN_TAGS = (
    *("script", "style", "template", "svg", "iframe", "object", "embed", "canvas"),
    *("audio", "video", "map", "datalist", "colgroup", "frameset", "param", "source", "track"),
    *("link", "meta", "base", "applet", "noframes", "progress", "meter", "annotation"),
)
"""Elements whose content is no text of the page."""
_UNSEEN_STYLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_FOR_MACHINES = re.compile(
    r"(?:^|[\s_-])(?:sr-only|sr_only|visually-?hidden|screen-?reader(?:-text|-only)?|a11y-hidden"
    r"|assistive-text|offscreen|off-screen|u-hiddenvisually)(?:$|[\s_-])",
    re.IGNORECASE,
)
"""Classes of words that only a screen reader speaks: "opens in a new window"."""
_MOST = 0.4
"""Share of the words of a page above which a hidden part is taken for one that a script shows."""
_DEEPEST = 100
"""Levels below which tags are left out: nobody nests an article so deep; libraries that recurse
must not meet it, and libxml2 gives up the rest of a page at level 2048."""
_TOO_DEEP = etree.XPath("boolean(" + "/*" * (_DEEPEST + 20) + ")")
_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]*)[^<>]*>")
_VOID = """
    area base br col embed hr img input link meta source track param wbr
    body dd dt head html li option p tbody td th thead tr
"""
_NOT_COUNTED = frozenset(_VOID.split())
"""Elements that close themselves."""


def parse(text: str) -> HtmlElement | None:
    """Return the root of a page, or None where there is nothing that could be one."""
    data = _whole(text)
    if not data.strip():
        return None
    root = _tree(data)
    if root is None or not _TOO_DEEP(root):
        return root
    return _tree(_shallow(data.decode()).encode())


def _whole(text: str) -> bytes:
    """Return what can stand in a tree, as UTF-8: bytes are looked through five times as fast."""
    data = text.encode(errors="ignore").translate(None, _CONTROLS)
    if b"\xee\x80" in data or b"\xef\xbf" in data:
        data = _BROKEN.sub(b"", data)
    return _ENDS.sub(b"", data)


def _tree(data: bytes) -> HtmlElement | None:
    try:
        return document_fromstring(data, parser=_PARSER)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def clear(root: HtmlElement) -> HtmlElement:
    """Take away what no reader sees: scripts, styles, hidden parts.  Returns the body.

    A formula may be hidden behind a picture of it.  A form that is around the page, as frameworks
    set it, is a box as any other.
    """
    etree.strip_elements(root, *UNSEEN_TAGS, with_tail=False)
    body = root.find("body")
    body = root if body is None else body
    hidden = [element for element in body.iter(etree.Element) if _hidden(element)]
    forms = [*body.iter("form")]
    whole = _size(body) if hidden or forms else 0
    for form in forms:
        if _size(form) > whole * _MOST:
            form.tag = "div"
    if hidden:
        pictured = {span for math in body.iter("math") for span in math.iterancestors("span")}
        hidden = [element for element in hidden if element not in pictured]
        for element in hidden:
            if _size(element) <= whole * _MOST:
                _drop(element)
            elif element.tag == "noscript":
                element.tag = "div"
    return body


_BOXES = frozenset(("div", "span", "section"))
_HOLDERS = frozenset(("p", "div", "span", "small", "em"))
_PICTURE = re.compile(
    r"(?:^|[\s_-])(?:caption|cutline|legend|img|image|photo|pic|picture|figure)",
    re.IGNORECASE,
)
"""How boxes of pictures and their captions are named."""
_LONGEST_CAPTION = 300


def frame_pictures(body: HtmlElement) -> None:
    """Make figures of the boxes that hold a picture and a line about it, as figures are told."""
    seen = {body}
    for image in [*body.iter("img")]:
        box = image.getparent()
        while box not in seen and not _size(box):
            seen.add(box)
            box = box.getparent()
        if box in seen:
            continue
        seen.add(box)
        if box.tag not in _BOXES or _size(box) > _LONGEST_CAPTION:
            continue
        holders = [child for child in box if isinstance(child.tag, str) and _size(child)]
        if len(holders) != 1 or holders[0].tag not in _HOLDERS or _size(holders[0]) < _size(box):
            continue
        linked = sum(_size(link) for link in box.iter("a"))
        names = f"{box.get('class', '')} {holders[0].get('class', '')}"
        if _PICTURE.search(names) and not linked and not any(True for _ in box.iterancestors("a")):
            box.tag, holders[0].tag = "figure", "figcaption"


def _hidden(element: HtmlElement) -> bool:
    if element.tag == "noscript":
        return True
    style = element.get("style")
    if style is not None and _UNSEEN_STYLE.search(style):
        return True
    names = element.get("class")
    if names is not None and _FOR_MACHINES.search(names):
        return True
    return str(element.get("hidden", "until-found")) != "until-found"


_SIZE = etree.XPath("string-length(normalize-space(.))")


def _size(element: HtmlElement) -> int:
    return int(_SIZE(element))


def _drop(element: HtmlElement) -> None:
    if element.getparent() is not None:
        element.drop_tree()


def _shallow(text: str) -> str:
    """Leave out the tags below the deepest level, and keep what stands between them."""
    level = 0

    def cut(match: re.Match[str]) -> str:
        nonlocal level
        if match[2].lower() in _NOT_COUNTED:
            return match[0]
        level += -1 if match[1] else 1
        return match[0] if level + (match[1] == "/") <= _DEEPEST else " "

    return _TAG.sub(cut, text)
