"""What a tagged PDF says that its text is: headings, list items, cells."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

DEEPEST = 60
"""Levels of the tree of elements that are walked down."""
MOST = 20_000
"""Elements of a page that are looked at."""

BLOCKS = {
    "P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "Title", "LI", "TD", "TH", "Caption",
    "BlockQuote", "TOCI",
}  # fmt: skip
"""Roles of elements that are a block of their own; others are parts of one or hold several."""

WHOLE = frozenset({"LI", "TD", "TH", "Caption"})
"""Roles of blocks whose paragraphs are not blocks of their own."""


@dataclass(frozen=True, slots=True, eq=False)
class Element:
    """An element of a page that holds text: the same object for all of its text."""

    roles: tuple[str, ...]
    """From the outermost inwards: ("L", "LI")."""
    row: int
    """Number of the table row that it is in, 0 if none."""

    @property
    def role(self) -> str:
        """Its own role."""
        return self.roles[-1] if self.roles else ""

    @property
    def level(self) -> int:
        """Of a heading, from 1; 0 for all else."""
        role = self.role
        if role in {"H", "Title"}:
            return 1
        return int(role[1]) if role[:1] == "H" and role[1:].isdigit() else 0

    @property
    def depth(self) -> int:
        """How many lists it is in."""
        return self.roles.count("L")


LOOSE = Element((), 0)
"""Text in no block of its own: browsers tag boxes and words in a line alike."""


def elements(page: Any) -> dict[int, Element]:
    """Return the element of each marked content of a page; empty if the document is not tagged."""
    tree = pdfium.FPDF_StructTree_GetForPage(page)
    if not tree:
        return {}
    try:
        walk = _Walk()
        for place in range(pdfium.FPDF_StructTree_CountChildren(tree)):
            child = pdfium.FPDF_StructTree_GetChildAtIndex(tree, place)
            if child:
                walk.down(child, (), None, 0)
        return walk.found
    finally:
        pdfium.FPDF_StructTree_Close(tree)


class _Walk:
    def __init__(self) -> None:
        self.found: dict[int, Element] = {}
        self.seen = 0
        self.rows = 0

    def down(self, node: Any, roles: tuple[str, ...], block: Element | None, row: int) -> None:
        self.seen += 1
        if self.seen > MOST or len(roles) > DEEPEST:
            return
        role = _role(node)
        roles = (*roles, role)
        if role == "TR":
            self.rows += 1
            row = self.rows
        if role == "LI" or (role in BLOCKS and (block is None or block.role not in WHOLE)):
            block = Element(roles, row)
        found = block or LOOSE
        self.found.update((mark, found) for mark in _marks(node) if mark >= 0)
        for place in range(pdfium.FPDF_StructElement_CountChildren(node)):
            child = pdfium.FPDF_StructElement_GetChildAtIndex(node, place)
            if child:
                self.down(child, roles, block, row)


def _marks(node: Any) -> Iterator[int]:
    """Yield the numbers of the marked contents right in an element."""
    for place in range(max(0, pdfium.FPDF_StructElement_GetMarkedContentIdCount(node))):
        yield pdfium.FPDF_StructElement_GetMarkedContentIdAtIndex(node, place)
    for place in range(pdfium.FPDF_StructElement_CountChildren(node)):
        yield pdfium.FPDF_StructElement_GetChildMarkedContentID(node, place)


def _role(node: Any) -> str:
    size = pdfium.FPDF_StructElement_GetType(node, None, 0)
    if not 2 < size < 400:
        return ""
    buffer = ctypes.create_string_buffer(size)
    pdfium.FPDF_StructElement_GetType(node, buffer, size)
    return buffer.raw[: size - 2].decode("utf-16-le", "replace")
