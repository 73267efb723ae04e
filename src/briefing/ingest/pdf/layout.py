"""The text of a PDF as it lies on its pages: lines with their place, their size and their tag.

Lengths are in points, from the lower left corner of a page.  PDFium's objects are closed here.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from briefing.ingest.pdf.tagging import LOOSE, Element, elements

PAGES = 400
"""Pages that are read: an article has fewer."""
CELL_GAP = 1.6
"""Distance between two words, in letter sizes, that parts cells and not words."""
BULLET = (1.5, 9.0)
"""Smallest and largest width and height of a drawn bullet."""
PATHS = 4000
"""Objects of a page that are looked at for bullets."""
OBJECTS = 50_000
"""What a page draws at most, words and all, if bullets are looked for among it."""

_BOLD = re.compile(r"bold|black|heavy|semibd|demi|cmbx|-bd\b|medium$", re.IGNORECASE)
_PRINTED = re.compile(r"Mozilla|Chrom|Skia|Quartz PDFContext|Firefox|Safari|wkhtml", re.IGNORECASE)
"""Programs that print web pages: their date is the day of printing, their author the reader."""
MARKER = re.compile(r"[•◦▪‣■□●○◆➢✓–—*-]|\(?(?:\d{1,3}|[a-z])[.)]|o(?=\t)")
MARKED = re.compile(rf"(?:{MARKER.pattern})(?=\s)")
PLAIN = str.maketrans(
    {
        **{chr(code): " " for code in (*range(9), *range(14, 32), 0x7F)},
        **dict(zip("ﬀﬁﬂﬃﬄﬅﬆ", ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True)),
        **dict.fromkeys("\uf0b7\uf0a7\uf0d8\uf0a8\uf076\uf0fc", "•"),
        **dict.fromkeys("\u00ad\u2010", "-"),
    }
)
"""What fonts and typesetters write for a letter: ligatures, symbols of bullets, their hyphens."""
_SOFT = "\ufffe\x02"
"""What PDFium writes for a hyphen at a line's end, with the rest of the word right after it."""


Box = tuple[float, float, float, float]
"""Left, bottom, right, top."""


@dataclass(frozen=True, slots=True)
class Line:
    """A stretch of text in one line and one element."""

    text: str
    """Wide gaps are tabs; a hyphen at a line's end is a hyphen."""
    page: int
    """From 0."""
    left: float
    right: float
    bottom: float
    top: float
    size: float
    """Of most of its letters."""
    bold: bool
    upright: bool
    """Whether it reads from left to right, as a watermark at the margin does not."""
    element: Element | None
    """What the document says that it is; None where it does not say, or that it is no text."""
    starts: bool = True
    """Whether it begins a new line on the page, rather than following another element on it."""

    @property
    def placed(self) -> bool:
        """Whether only its place says what it belongs to."""
        return self.element is None or self.element is LOOSE


@dataclass(frozen=True, slots=True)
class Page:
    """One page."""

    number: int
    width: float
    height: float
    lines: tuple[Line, ...]
    tagged: bool
    """Whether the document says what its text is."""
    broken: bool = False
    """Whether it could not be read."""


@dataclass(frozen=True, slots=True)
class Document:
    """What was read of a PDF."""

    pages: tuple[Page, ...]
    length: int
    """How many pages it has; more than were read if it is very long."""
    metadata: Mapping[str, str] = field(default_factory=dict)

    @property
    def printed(self) -> bool:
        """Whether a browser printed it: a page with all that is around its article."""
        said = f"{self.metadata.get('Creator', '')} {self.metadata.get('Producer', '')}"
        return _PRINTED.search(said) is not None

    @property
    def lines(self) -> Iterator[Line]:
        """All lines in their order."""
        return (line for page in self.pages for line in page.lines)


def document(data: bytes) -> Document:
    """Read a PDF; raises pypdfium2.PdfiumError where it cannot be opened."""
    with pypdfium2.PdfDocument(data) as opened:
        length = len(opened)
        pages = tuple(_page(opened, number) for number in range(min(length, PAGES)))
        return Document(pages, length, opened.get_metadata_dict(skip_empty=True))


def _page(opened: Any, number: int) -> Page:
    try:
        page = opened[number]
    except pypdfium2.PdfiumError:
        return Page(number, 0, 0, (), tagged=False, broken=True)
    try:
        text = page.get_textpage()
        try:
            marks = elements(page)
            lines = list(_Lines(text, number, marks).read())
        finally:
            text.close()
        lines = _with_bullets(lines, list(_drawn_bullets(page)))
        width, height = page.get_size()
        return Page(number, width, height, tuple(lines), tagged=bool(marks))
    except pypdfium2.PdfiumError:
        return Page(number, 0, 0, (), tagged=False, broken=True)
    finally:
        page.close()


@dataclass(slots=True)
class _Lines:
    """Reads the letters of a page one by one."""

    text: Any
    page: int
    marks: Mapping[int, Element]
    at: list[int] = field(default_factory=list)
    """Places of the letters of the line so far."""
    letters: list[str] = field(default_factory=list)
    element: Element | None = None
    starts: bool = True

    def read(self) -> Iterator[Line]:
        """Yield the lines of the page."""
        for place in range(self.text.count_chars()):
            letter = self._letter(place)
            if letter in "\r\n":
                if letter == "\n":
                    yield from self._end(starts=True)
                continue
            element = self._element(place) if self.marks else None
            if element is not self.element and not letter.isspace():
                yield from self._end(starts=False)
                self.element = element
            self.at.append(place)
            if letter in _SOFT:
                self.letters.append("-")
                yield from self._end(starts=True)
            else:
                self.letters.append(letter.translate(PLAIN))
        yield from self._end(starts=True)

    def _letter(self, place: int) -> str:
        code = pdfium.FPDFText_GetUnicode(self.text, place)
        if 0xD800 <= code < 0xE000 or code > 0x10FFFF or code == 0:
            return "\ufffd" if code else " "
        return chr(code)

    def _element(self, place: int) -> Element | None:
        drawn = pdfium.FPDFText_GetTextObject(self.text, place)
        if not drawn:
            return self.element
        return self.marks.get(pdfium.FPDFPageObj_GetMarkedContentID(drawn))

    def _end(self, *, starts: bool) -> Iterator[Line]:
        """Yield the line so far, if there is anything in it."""
        at, letters = self.at, self.letters
        if any(not letter.isspace() for letter in letters):
            yield self._line(at, letters)
            self.starts = starts
        else:
            self.starts = self.starts or starts
        self.at, self.letters = [], []

    def _line(self, at: list[int], letters: list[str]) -> Line:
        seen = [place for place, letter in zip(at, letters, strict=True) if not letter.isspace()]
        first, last = self._box(seen[0]), self._box(seen[-1])
        sampled = sorted({seen[len(seen) * part // 8] for part in (1, 3, 5, 7)})
        size = sorted(map(self._size, sampled))[len(sampled) // 2] or first[3] - first[1]
        return Line(
            text="".join(self._cells(at, letters, size)),
            page=self.page,
            left=first[0],
            right=last[2],
            bottom=min(first[1], last[1]),
            top=max(first[3], last[3]),
            size=round(size, 1),
            bold=all(map(self._is_bold, sampled)),
            upright=abs(math.sin(pdfium.FPDFText_GetCharAngle(self.text, seen[0]))) < 0.1,
            element=self.element,
            starts=self.starts,
        )

    def _cells(self, at: list[int], letters: list[str], size: float) -> list[str]:
        """Return the words of a line, each behind a space, or a tab where the gap is wide."""
        words: list[str] = []
        start: int | None = None
        end = 0
        for number, letter in enumerate([*letters, " "]):
            if not letter.isspace():
                start = number if start is None else start
                continue
            if start is not None:
                wide = bool(words) and self._gap(at[end], at[start]) > CELL_GAP * size
                before = "\t" if wide else " " if words else ""
                words.append(before + "".join(letters[start:number]))
                end, start = number - 1, None
        return words

    def _gap(self, before: int, after: int) -> float:
        return self._box(after)[0] - self._box(before)[2]

    def _box(self, place: int) -> Box:
        try:
            left, bottom, right, top = self.text.get_charbox(place, loose=True)
        except pypdfium2.PdfiumError:
            return 0.0, 0.0, 0.0, 0.0
        return left, bottom, right, top

    def _size(self, place: int) -> float:
        """Size of a letter as it is shown: that of its font, scaled."""
        size = float(pdfium.FPDFText_GetFontSize(self.text, place))
        matrix = pdfium.FS_MATRIX()
        if pdfium.FPDFText_GetMatrix(self.text, place, matrix):
            size *= math.hypot(matrix.c, matrix.d)
        return size if math.isfinite(size) and size < 1000 else 0.0

    def _is_bold(self, place: int) -> bool:
        name = ctypes.create_string_buffer(200)
        flags = ctypes.c_int()
        pdfium.FPDFText_GetFontInfo(self.text, place, name, 200, flags)
        return _BOLD.search(name.value.decode("utf-8", "replace")) is not None


def _drawn_bullets(page: Any) -> Iterator[Box]:
    """Yield the small round or square shapes of a page: browsers draw bullets as such."""
    low, high = BULLET
    if pdfium.FPDFPage_CountObjects(page) > OBJECTS:
        return
    drawn = page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=3)
    for shape in islice(drawn, PATHS):
        left, bottom, right, top = shape.get_bounds()
        width, height = right - left, top - bottom
        if low < width < high and abs(width - height) < 0.2 * width:
            yield left, bottom, right, top


def _with_bullets(lines: list[Line], drawn: list[Box]) -> list[Line]:
    """Write before its item each bullet that is drawn, or that stands for itself.

    Some programs write all bullets and numbers of a page after its text.
    """
    alone = [line for line in lines if MARKER.fullmatch(line.text) and line.placed]
    marks = [((mark.left, mark.bottom, mark.right, mark.top), mark.text) for mark in alone]
    if not any(line.element and line.element.depth for line in lines):
        marks += [(box, "•") for box in drawn]
    found: dict[int, str] = {}
    used: set[int] = set()
    for box, text in marks:
        item = _item_beside(box, lines)
        if item is not None and item not in found and not MARKED.match(lines[item].text):
            found[item] = text
            used.update(id(mark) for mark in alone if mark.left == box[0] and mark.top == box[3])
    return [
        replace(line, text=f"{found[number]} {line.text}") if number in found else line
        for number, line in enumerate(lines)
        if id(line) not in used
    ]


def _item_beside(box: Box, lines: list[Line]) -> int | None:
    """Return the number of the line that a mark stands right before."""
    _, bottom, right, top = box
    middle = (bottom + top) / 2
    for number, line in enumerate(lines):
        if line.bottom < middle < line.top and 0 < line.left - right < 3 * line.size:
            return None if MARKER.fullmatch(line.text) else number
    return None
