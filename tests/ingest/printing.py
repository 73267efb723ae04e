"""PDFs made by hand for tests: lines of text at places, drawn bullets, tags, metadata."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

WIDTHS = {"F1": "Helvetica", "F2": "Helvetica-Bold"}


@dataclass
class Print:
    """A line of text: where it begins, in points from the lower left corner, and how it looks."""

    text: str
    y: float
    x: float = 72
    size: float = 10
    bold: bool = False
    tag: str = ""
    """Its role in a tagged PDF; lines with the same `element` are one element."""
    element: int = -1
    upwards: bool = False


@dataclass
class Sheet:
    lines: list[Print] = field(default_factory=list)
    bullets: list[tuple[float, float]] = field(default_factory=list)
    """Places of drawn bullets."""


def pdf(
    sheets: Sequence[Sheet],
    *,
    info: str = "",
    tagged: bool = False,
    locked: bool = False,
    creator: str = "",
) -> bytes:
    """Return a PDF of these pages."""
    objects: dict[int, bytes] = {}
    pages = [10 + 2 * number for number in range(len(sheets))]
    kids = " ".join(f"{page} 0 R" for page in pages)
    objects[2] = f"<< /Type /Pages /Kids [{kids}] /Count {len(sheets)} >>".encode()
    for number, name in enumerate(WIDTHS.values(), start=3):
        objects[number] = (
            f"<< /Type /Font /Subtype /Type1 /BaseFont /{name}"
            " /Encoding /WinAnsiEncoding >>".encode()
        )
    roots = []
    parents = []
    for number, (page, sheet) in enumerate(zip(pages, sheets, strict=True)):
        body, elements = _content(sheet, tagged)
        extra = f" /StructParents {number}" if tagged else ""
        objects[page] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {page + 1} 0 R"
            f" /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >>{extra} >>".encode()
        )
        objects[page + 1] = b"<< /Length %d >>\nstream\n%s\nendstream" % (len(body), body)
        numbers = []
        for place, (role, marks) in enumerate(elements):
            own = 1000 + 100 * number + place
            held = " ".join(map(str, marks))
            objects[own] = (
                f"<< /Type /StructElem /S /{role} /P 5 0 R /Pg {page} 0 R /K [{held}] >>".encode()
            )
            roots.append(f"{own} 0 R")
            numbers += [f"{own} 0 R"] * len(marks)
        parents.append(f"{number} [{' '.join(numbers)}]")
    marked = " /MarkInfo << /Marked true >> /StructTreeRoot 5 0 R" if tagged else ""
    objects[1] = f"<< /Type /Catalog /Pages 2 0 R{marked} >>".encode()
    if tagged:
        objects[5] = (
            f"<< /Type /StructTreeRoot /K [{' '.join(roots)}]"
            f" /ParentTree << /Nums [{' '.join(parents)}] >> >>".encode()
        )
    objects[6] = f"<< {info} {f'/Creator ({creator})' if creator else ''} >>".encode("cp1252")
    return _file(objects, locked=locked)


def _content(sheet: Sheet, tagged: bool) -> tuple[bytes, list[tuple[str, list[int]]]]:
    """Return the drawing of a page, and its elements with their marked contents."""
    parts: list[bytes] = []
    elements: dict[int, tuple[str, list[int]]] = {}
    mark = 0
    for number, line in enumerate(sheet.lines):
        matrix = "0 1 -1 0" if line.upwards else "1 0 0 1"
        text = line.text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        drawn = (
            f"BT /{'F2' if line.bold else 'F1'} {line.size} Tf {matrix} {line.x} {line.y} Tm"
            f" ({text}) Tj ET"
        ).encode("cp1252")
        if tagged and line.tag:
            key = line.element if line.element >= 0 else 1000 + number
            elements.setdefault(key, (line.tag, []))[1].append(mark)
            drawn = f"/{line.tag} << /MCID {mark} >> BDC ".encode() + drawn + b" EMC"
            mark += 1
        elif tagged:
            drawn = b"/Artifact BMC " + drawn + b" EMC"
        parts.append(drawn)
    parts += [f"{x} {y} 4 4 re f".encode() for x, y in sheet.bullets]
    return b"\n".join(parts), list(elements.values())


def _file(objects: dict[int, bytes], *, locked: bool) -> bytes:
    data = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
    places = {}
    for number in sorted(objects):
        places[number] = len(data)
        data += b"%d 0 obj\n%s\nendobj\n" % (number, objects[number])
    start = len(data)
    data += b"xref\n0 1\n0000000000 65535 f \n"
    for number, place in places.items():
        data += b"%d 1\n%010d 00000 n \n" % (number, place)
    lock = b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >>" % (
        b"41" * 32,
        b"42" * 32,
    )
    return (
        data
        + b"trailer\n<< /Size %d /Root 1 0 R /Info 6 0 R /ID [<00><00>] %s >>\n"
        % (
            max(objects) + 1,
            lock if locked else b"",
        )
        + b"startxref\n%d\n%%%%EOF\n" % start
    )
