"""Tables of data, and tables that only place things on a page."""

from __future__ import annotations

from lxml import etree
from lxml.html import HtmlElement

_PARTS = frozenset(("table", "tbody", "thead", "tfoot", "tr", "td", "th", "caption", "col"))
_FRAMES = ("table", "tbody", "thead", "tfoot", "tr")
_OWN_HEADS = etree.XPath("boolean(self::table and (tr/th or */tr/th))")
_LONGEST = 600
"""Letters of a cell above which it is a part of the page rather than data."""
_BLOCKS = ("p", "div", "h1", "h2", "h3", "h4", "ul", "ol", "article", "section", "pre", "form")


def flatten_layout(body: HtmlElement) -> None:
    """Make plain boxes of the tables that are there for layout alone, the outer ones too.

    Of two in each other the outer one is that of the data if it has heads over short cells.
    """
    for table in [*body.iter("table")]:
        inner = table.findall(".//table")
        if inner and _OWN_HEADS(table) and not any(map(_is_box, table.iter("td", "th"))):
            for one in inner:
                _unfold(one)
    tables = list(body.iter("table"))
    holds: set[HtmlElement] = set()
    for table in reversed(tables):
        if table in holds or not _is_data(table):
            _unfold(table)
        outer = next(table.iterancestors("table"), None)
        if outer is not None:
            holds.add(outer)


def _is_data(table: HtmlElement) -> bool:
    """Whether a table without tables inside holds data: two rows and two columns of short cells."""
    if table.get("role", "").lower() in ("presentation", "none") or _is_broken(table):
        return False
    rows = [cells_of(row) for row in table.iter("tr")]
    filled = [[cell for cell in row if _has_text(cell)] for row in rows]
    filled = [row for row in filled if row]
    if len(filled) < 2 or max(len(row) for row in filled) < 2:
        return False
    if table.find(".//th") is not None or table.find("./caption") is not None:
        return True
    if sum(len(row) > 1 for row in filled) * 2 <= len(filled):
        return False
    return not any(_is_box(cell) for row in filled for cell in row)


def _is_broken(table: HtmlElement) -> bool:
    """Whether there is text outside of cells, or a cell inside another: a table would lose it."""
    if any(cell.getparent().tag != "tr" for cell in table.iter("td", "th")):
        return True
    return any(
        (frame.text or "").strip() or any(map(_is_stray, frame)) for frame in table.iter(*_FRAMES)
    )


def _is_stray(part: HtmlElement) -> bool:
    """Whether a part of a table, or what stands behind it, is text outside of cells."""
    foreign = isinstance(part.tag, str) and part.tag not in _PARTS and _has_text(part)
    return foreign or bool((part.tail or "").strip())


def cells_of(row: HtmlElement) -> list[HtmlElement]:
    """Return the cells of a row."""
    return [cell for cell in row if cell.tag in ("td", "th")]


def _has_text(cell: HtmlElement) -> bool:
    return any(text.strip() for text in cell.itertext())


def _is_box(cell: HtmlElement) -> bool:
    blocks = sum(1 for _ in cell.iter(*_BLOCKS))
    return blocks > 3 or sum(len(text) for text in cell.itertext()) > _LONGEST


def _unfold(table: HtmlElement) -> None:
    own = [part for part in table.iter(*_PARTS) if next(part.iterancestors("table"), None) is table]
    for element in (table, *own):
        if element.tag != "table" or element is table:
            element.tag = "div"
            element.attrib.pop("role", None)
