"""The chosen blocks as Markdown: their places become lists, quotes, tables and headings again."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field

import nh3
from html_to_markdown import ConversionOptions, convert
from lxml.html import HtmlElement

from briefing.ingest.html.blocks import HEADINGS, Block, Spot
from briefing.ingest.html.escaping import GAP, INDENT, MARK, unmarked
from briefing.ingest.html.inline import Writer
from briefing.ingest.html.notes import note_of
from briefing.ingest.html.tables import cells_of

_OPTIONS = ConversionOptions(
    extract_metadata=False,
    autolinks=False,
    bullets="-",
    list_indent_width=2,
    newline_style="backslash",
    compact_tables=True,
    skip_images=True,
    expand_abbreviations=False,
    include_blockquote_citations=False,
)
_TAGS = """
    p h2 h3 h4 h5 h6 ul ol li blockquote pre code table tr td th caption a strong em del br
"""
_ATTRIBUTES = {
    "a": {"href"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
    "code": {"class"},
}
_CONTAINERS = frozenset(("ul", "ol", "li", "blockquote"))
_MOST_LEVELS = 12
"""Levels of lists and quotes; what is nested deeper stands at the last of them."""
_MOST_SPAN = 100
_MOST_CELLS = 20_000
"""Cells of a table above which those that span others are written as if they did not."""
_LANGUAGE = re.compile(
    r"(?:^|[\s;])(?:language|lang|brush:?\s*|highlight-source|sourcecode|src)[-_\s:]*([A-Za-z][\w+#.-]{0,19})"
)
_EMPTY_LINES = re.compile(r"\n{3,}")
_CLOSE_QUOTE = re.compile(r"^(?!>)(.+\n)(?=> )", re.MULTILINE)


def markdown_of(blocks: list[Block], writer: Writer) -> str:
    """Return the Markdown of the kept blocks, in their order."""
    page = _Page(writer, _levels(blocks))
    kept = [block for block in blocks if block.kept]
    index = 0
    while index < len(kept):
        index += page.add(kept, index)
    page.close_to(())
    markup = nh3.clean(
        "".join(page.parts),
        tags=set(_TAGS.split()),
        attributes=_ATTRIBUTES,
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
    )
    text = str(convert(markup, _OPTIONS).content or "")
    text = _CLOSE_QUOTE.sub(r"\1\n", _EMPTY_LINES.sub("\n\n", unmarked(text)))
    return text.strip() + "\n" if text.strip() else ""


def _levels(blocks: list[Block]) -> int:
    """Return by how many levels headings go down so that the highest is of level 2."""
    tags = (block.spot.within(*HEADINGS) for block in blocks if block.kept)
    levels = [int(spot.tag[1]) for spot in tags if spot is not None]
    return 2 - min(levels) if levels else 0


@dataclass(slots=True)
class _Page:
    writer: Writer
    shift: int
    parts: list[str] = field(default_factory=list)
    opened: list[Spot] = field(default_factory=list)
    noted: set[Spot] = field(default_factory=set)

    def add(self, kept: list[Block], index: int) -> int:
        """Write the block at an index and those that belong to it; return how many these are."""
        block = kept[index]
        atom = block.spot.within("table", "pre")
        if atom is not None:
            count = next(
                (n for n, other in enumerate(kept[index:]) if atom not in other.spot.chain()),
                len(kept) - index,
            )
            self.close_to(_path(atom))
            group = kept[index : index + count]
            self.parts.append(
                _code(group, atom) if atom.tag == "pre" else _table(group, atom, self.writer)
            )
            return count
        note = note_of(block) if self.writer.notes else None
        if note is not None and note[0] in self.writer.notes:
            self._note(block, *note)
            return 1
        self.close_to(_path(block.spot))
        self._block(block)
        return 1

    def close_to(self, path: tuple[Spot, ...]) -> None:
        """Close and open lists and quotes until those of a path are open."""
        same = 0
        while same < min(len(path), len(self.opened)) and path[same] is self.opened[same]:
            same += 1
        closed = ""
        while len(self.opened) > same:
            closed = self.opened.pop().tag
            self.parts.append(f"</{closed}>")
        if self._runs_on(closed, path[same].tag if same < len(path) else ""):
            self.parts.append(f"<p>{GAP}</p>")
        for spot in path[same:]:
            self.opened.append(spot)
            self._open(spot)

    def _runs_on(self, closed: str, opens: str) -> bool:
        """Whether the converter would run together what is closed and what comes next."""
        if closed in ("ul", "ol") and not opens:
            return any(spot.tag == "blockquote" for spot in self.opened)
        return closed == opens == "blockquote"

    def _open(self, spot: Spot) -> None:
        """Open a list, an item or a quote; an item with a number begins its list at that."""
        number = spot.element.get("value", "") if spot.tag == "li" else ""
        if number.isdecimal() and self.opened[-2].tag == "ol":
            begun = self.parts[-1] == "<ol>"
            self.parts[-1:] = [] if begun else [self.parts[-1], "</ol>"]
            self.parts.append(f'<ol start="{number}">')
        self.parts.append(f"<{spot.tag}>")

    def _block(self, block: Block) -> None:
        heading = block.spot.within(*HEADINGS)
        if heading is not None and not block.spot.within("li"):
            level = max(2, min(6, int(heading.tag[1]) + self.shift))
            text = self.writer.html(block, breaks=False)
            self.parts.append(f"<h{level}>{text}</h{level}>")
            return
        text = self.writer.html(block)
        if block.spot.within("figcaption", "caption"):
            text = text if "<em>" in text else f"<em>{text}</em>"
        elif block.spot.within("dt", "summary") or heading is not None:
            text = text if "<strong>" in text else f"<strong>{text}</strong>"
        first = self.parts[-1:] == ["<li>"]
        self.parts.append(text if first else f"<p>{text}</p>")

    def _note(self, block: Block, label: str, spot: Spot) -> None:
        self.close_to(())
        text = self.writer.html(block, breaks=False)
        if spot in self.noted:
            self.parts.append(f"<p>{INDENT}{text}</p>")
            return
        self.noted.add(spot)
        text = re.sub(rf"^[\[(^]*{label}(?:{MARK}?[.):\]])+\s*(?=\S)", "", text)
        self.parts.append(f"<p>[^{label}]: {text}</p>")


def _path(spot: Spot) -> tuple[Spot, ...]:
    """Return the lists, items and quotes around a block, outermost first: only such as nest."""
    path = [one for one in spot.chain() if one.tag in _CONTAINERS]
    path.reverse()
    sound: list[Spot] = []
    for one in path:
        inside = sound[-1].tag if sound else ""
        if (one.tag == "li") == (inside in ("ul", "ol")) and len(sound) < _MOST_LEVELS:
            sound.append(one)
    while sound and sound[-1].tag in ("ul", "ol"):
        sound.pop()
    return tuple(sound)


def _code(group: list[Block], spot: Spot) -> str:
    text = "\n".join(block.text for block in group)
    language = _language(spot.element)
    named = f' class="language-{language}"' if language else ""
    return f"<pre><code{named}>{html.escape(text, quote=False)}</code></pre>"


def _language(element: HtmlElement) -> str:
    """Return the language that a piece of code, or what it stands in, says it is written in."""
    around = [*element.iter("code"), element, *list(element.iterancestors())[:3]]
    for one in around:
        if isinstance(one.tag, str):
            said = one.get("data-lang") or one.get("data-language") or ""
            if re.fullmatch(r"[A-Za-z][\w+#.-]{0,19}", said):
                return str(said).lower()
            if (found := _LANGUAGE.search(one.get("class", ""))) is not None:
                return found[1].lower()
    return ""


def _table(group: list[Block], spot: Spot, writer: Writer) -> str:
    texts: dict[HtmlElement, list[str]] = {}
    outside: tuple[list[str], list[str]] = ([], [])
    for block in group:
        cell = block.spot.within("td", "th")
        if cell is None:
            text = writer.html(block)
            outside[bool(texts)].append(
                f"<p><em>{text}</em></p>" if "<em>" not in text else f"<p>{text}</p>"
            )
        else:
            texts.setdefault(cell.element, []).append(writer.html(block))
    rows = list(spot.element.iter("tr"))
    spanned = len(rows) * max(map(_width, rows), default=0) <= _MOST_CELLS
    rows = [_row(row, texts, spanned=spanned) for row in rows]
    return "".join((*outside[0], "<table>", *rows, "</table>", *outside[1]))


def _row(row: HtmlElement, texts: dict[HtmlElement, list[str]], *, spanned: bool) -> str:
    cells = []
    for cell in cells_of(row):
        spans = "".join(
            f' {name}="{span}"'
            for name in ("colspan", "rowspan")
            if spanned and (span := _span(cell, name)) > 1
        )
        cells.append(f"<{cell.tag}{spans}>{'<br>'.join(texts.get(cell, ()))}</{cell.tag}>")
    return f"<tr>{''.join(cells)}</tr>" if cells else ""


def _width(row: HtmlElement) -> int:
    return sum(_span(cell, "colspan") for cell in cells_of(row))


def _span(cell: HtmlElement, name: str) -> int:
    value = cell.get(name, "")
    return min(int(value), _MOST_SPAN) if value.isdecimal() and len(value) < 6 else 1
