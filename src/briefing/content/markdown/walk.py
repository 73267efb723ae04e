"""One walk over what pyromark finds in a text: its HTML, and what else a body tells of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import Any, NamedTuple

from pyromark import Markdown, Options

from briefing.content.markdown import additions, doubts
from briefing.content.markdown.doubts import UnsureError
from briefing.content.markdown.excerpt import MORE
from briefing.content.markdown.places import BREAK, aligned

MAX_DEPTH = 20
"""Most lists, items and quotes in each other; far less than what the reference follows."""

_PARSER = Markdown(options=Options.ENABLE_TABLES)

_Event = tuple[Any, Any]
"""What pyromark found, and where: `({"Start": "Paragraph"}, {"start": 0, "end": 9})`, in bytes."""

_END_OF_PARAGRAPH = {"End": "Paragraph"}
_END_OF_CODE = {"End": "CodeBlock"}
_END_OF_CELL = {"End": "TableCell"}
_LINE_ENDS = {"SoftBreak": "\n", "HardBreak": "<br />\n"}
_OPENING = {"Emphasis": "<em>", "Strong": "<strong>"}
_CLOSING = {"Emphasis": "</em>", "Strong": "</strong>", "Link": "</a>"}


class Title(NamedTuple):
    """A heading whose tags are still to be written."""

    opening: int
    """Where in the HTML its opening tag belongs."""
    closing: int
    level: int
    text: str
    """With line feeds."""
    nested: bool
    """Whether it stands in a quote or list."""


class Walk:
    """A text on its way to a body."""

    def __init__(self, text: str, source: bytes, first_line: int) -> None:
        """Take a text, the same in UTF-8, and the line of the file that it starts on."""
        self.html: list[str] = []
        """With NUL for each link target, and nothing yet for the tags of headings."""
        self.targets: list[str] = []
        self.titles: list[Title] = []
        self.paragraphs: list[str] = []
        self.lines: list[tuple[int, str]] = []
        """See Body.lines."""
        self.excerpt: str | None = None
        """The text before the mark, where there is one."""
        self.bars = 0
        """How many `|` stand in tables and blocks of code."""
        self._events: Iterator[_Event] = _PARSER.events_with_range(text, merge_text=True)
        self._escape = _escape if _needs_escaping(text) else str
        self._rows = text.split("\n")
        self._first_line = first_line
        self._source = source
        self._row = 0
        self._counted = 0
        """The byte up to which rows were counted."""
        self._depth = 0
        """How many lists, items and quotes are open."""
        self._quotes = 0

    def write(self) -> None:
        """Write block after block."""
        for event in self._events:
            self._block(event)

    def _block(self, event: _Event) -> None:
        write = _BLOCKS.get(_kind(event), Walk._tight_paragraph)
        write(self, event)

    def _inline(self, events: Iterable[_Event]) -> tuple[list[str], _Event]:
        """Write inline text; return its pieces, and the event that is none of it."""
        html, escape = self.html, self._escape
        pieces: list[str] = []
        for event in events:
            found = event[0]
            if type(found) is str:
                if found not in _LINE_ENDS:
                    return pieces, event
                html.append(_LINE_ENDS[found])
                pieces.append(BREAK)
            elif (text := found.get("Text")) is not None:
                if "*" in text or "_" in text:
                    doubts.check_marks(text)
                html.append(escape(text))
                pieces.append(text)
            elif (text := found.get("Code")) is not None:
                html.append(self._code_span(event))
                pieces.append(text)
            elif (tag := self._tag(found)) is not None:
                html.append(tag)
            else:
                return pieces, event
        raise UnsureError

    def _tag(self, found: Any) -> str | None:
        """Return the tag of a link or emphasis; None where something else begins or ends."""
        if (ending := found.get("End")) is not None:
            return _CLOSING.get(ending) if type(ending) is str else None
        opening = found.get("Start")
        if type(opening) is str:
            return _OPENING.get(opening)
        return self._link(opening["Link"]) if opening and "Link" in opening else None

    def _code_span(self, event: _Event) -> str:
        found, span = event
        if self._depth and b"\n" in self._source[span["start"] : span["end"]]:
            raise UnsureError
        return f"<code>{_escape(found['Code'])}</code>"

    def _link(self, link: Any) -> str:
        """Return the opening tag of a link."""
        target, title = link["dest_url"], link["title"]
        doubts.check_link(link["link_type"], target, title)
        self.targets.append(target)
        return f'<a href="\0" title="{_escape(title)}">' if title else '<a href="\0">'

    def _text_up_to(self, end: Any) -> list[str]:
        """Write the inline text of a block, and return its pieces."""
        before = len(self.html)
        pieces, (found, _) = self._inline(self._events)
        if found != end or (not pieces and len(self.html) > before):
            raise UnsureError
        return pieces

    def _row_of(self, event: _Event) -> int:
        """Return the row, from 0, that an event begins on; events are asked for in order."""
        start = event[1]["start"]
        self._row += self._source.count(b"\n", self._counted, start)
        self._counted = start
        return self._row

    def _keep_lines(self, event: _Event, pieces: list[str]) -> None:
        row = self._row_of(event)
        if pieces and not self._quotes:
            text, _ = aligned(self._rows, row, 0, pieces)
            self.lines.append((self._first_line + row, text))

    def _keep_paragraph(self, event: _Event, pieces: list[str]) -> None:
        text = "".join(pieces)
        if "\n" in text:
            doubts.check_paragraph(text, nested=self._depth > 0)
        self.paragraphs.append(text)
        self._keep_lines(event, pieces)

    def _paragraph(self, event: _Event) -> None:
        self.html.append("<p>")
        pieces = self._text_up_to(_END_OF_PARAGRAPH)
        self.html.append("</p>\n")
        self._keep_paragraph(event, pieces)

    def _tight_paragraph(self, event: _Event) -> None:
        """Write a paragraph of a tight list, which has no tags, and the block that ends it."""
        pieces, end = self._inline(chain((event,), self._events))
        if not pieces:
            raise UnsureError
        self._keep_paragraph(event, pieces)
        if _kind(end) in _ON_NEW_LINE:
            self.html.append("\n")
        self._block(end)

    def _heading(self, event: _Event) -> None:
        name = event[0]["Start"]["Heading"]["level"]
        opening = len(self.html)
        self.html.append("")
        pieces = self._text_up_to({"End": {"Heading": name}})
        closing = len(self.html)
        self.html.append("")
        text, level = "".join(pieces), int(name.removeprefix("H"))
        self.titles.append(Title(opening, closing, level, text, self._depth > 0))
        self._keep_lines(event, pieces)

    def _rule(self, event: _Event) -> None:
        self.html.append("<hr />\n")

    def _code(self, event: _Event) -> None:
        """Write a block of code between fences."""
        block = event[0]["Start"]["CodeBlock"]
        if block == "Indented" or self._depth or not self._source.endswith(b"\n"):
            raise UnsureError
        language = block["Fenced"]
        doubts.check_language(language)
        self.html.append(f'<pre><code class="language-{language}">' if language else "<pre><code>")
        for found, _ in self._events:
            if found == _END_OF_CODE:
                break
            self.bars += found["Text"].count("|")
            self.html.append(_escape(found["Text"]))
        self.html.append("</code></pre>\n")

    def _markup(self, event: _Event) -> None:
        """Take the mark that ends the excerpt; the reference shows other markup as text."""
        markup, end = next(self._events)[0], next(self._events)[0]
        if markup.get("Html", "").strip() != MORE or end != {"End": "HtmlBlock"}:
            raise UnsureError
        if self.excerpt is None:
            self.excerpt = " ".join(" ".join(self.paragraphs).split())

    def _open(self, tag: str) -> None:
        """Write the tag of a list, item or quote, and the first block in it."""
        self._depth += 1
        event = next(self._events)
        kind = _kind(event)
        if self._depth > MAX_DEPTH or kind[0] == "End":
            raise UnsureError
        self.html.append(f"{tag}\n" if kind in _BLOCKS else tag)
        self._block(event)

    def _close(self, tag: str) -> None:
        self._depth -= 1
        self.html.append(tag)

    def _quote(self, event: _Event) -> None:
        self._quotes += 1
        self._open("<blockquote>")

    def _end_of_quote(self, event: _Event) -> None:
        self._quotes -= 1
        self._close("</blockquote>\n")

    def _list(self, event: _Event) -> None:
        start = event[0]["Start"]["List"]
        if start is None:
            self._open("<ul>")
        else:
            self._open("<ol>" if start == 1 else f'<ol start="{start}">')

    def _end_of_list(self, event: _Event) -> None:
        self._close("</ol>\n" if event[0]["End"]["List"] else "</ul>\n")

    def _item(self, event: _Event) -> None:
        self._open("<li>")

    def _end_of_item(self, event: _Event) -> None:
        self._close("</li>\n")

    def _table(self, event: _Event) -> None:
        if self._depth:
            raise UnsureError
        sides = event[0]["Start"]["Table"]
        classes = ["" if side == "None" else f' class="align-{side.lower()}"' for side in sides]
        self.html.append(f"{additions.TABLE}<table>\n<thead>\n")
        self._cells(next(self._events), [f"<th{name}>" for name in classes], "</th>\n")
        doubts.check_delimiters(self._rows[self._row + 1])
        self.bars += len(classes) + 1
        self.html.append("</thead>\n")
        opening, closing = "<tbody>\n", ""
        cells = [f"<td{name}>" for name in classes]
        for row in self._events:
            if _kind(row) != ("Start", "TableRow"):
                break
            self.html.append(opening)
            self._cells(row, cells, "</td>\n")
            opening, closing = "", "</tbody>\n"
        self.html.append(f"{closing}</table></div>\n")

    def _cells(self, event: _Event, tags: Sequence[str], closing: str) -> None:
        """Write a row of a table, given the opening tag of each cell."""
        row, at = self._row_of(event), 0
        doubts.check_row(self._rows[row], len(tags))
        self.bars += len(tags) + 1
        html = self.html
        html.append("<tr>\n")
        for tag in tags:
            next(self._events)
            html.append(tag)
            pieces = self._text_up_to(_END_OF_CELL)
            html.append(closing)
            if pieces:
                text, at = aligned(self._rows, row, at, pieces)
                self.lines.append((self._first_line + row, text))
        next(self._events)
        self.html.append("</tr>\n")


_BLOCKS: dict[tuple[str, str], Callable[[Walk, _Event], None]] = {
    ("Start", "Paragraph"): Walk._paragraph,
    ("Start", "Heading"): Walk._heading,
    ("Rule", ""): Walk._rule,
    ("Start", "BlockQuote"): Walk._quote,
    ("End", "BlockQuote"): Walk._end_of_quote,
    ("Start", "List"): Walk._list,
    ("End", "List"): Walk._end_of_list,
    ("Start", "Item"): Walk._item,
    ("End", "Item"): Walk._end_of_item,
    ("Start", "CodeBlock"): Walk._code,
    ("Start", "HtmlBlock"): Walk._markup,
    ("Start", "Table"): Walk._table,
}
_ON_NEW_LINE = {
    ("Start", "Heading"), ("Rule", ""), ("Start", "BlockQuote"), ("Start", "List"),
}  # fmt: skip
"""Blocks that the reference puts on a line of their own after the text of a tight item."""


def _kind(event: _Event) -> tuple[str, str]:
    """Return what an event is: ("Start", "List"), ("Rule", ""), or ("Text", "") as any inline."""
    found = event[0]
    if type(found) is str:
        return found, ""
    for kind in ("Start", "End"):
        if (what := found.get(kind)) is not None:
            return kind, what if type(what) is str else next(iter(what))
    return "Text", ""


def _needs_escaping(text: str) -> bool:
    """Say whether a text has signs to escape, apart from the marks of quotes."""
    return "&" in text or '"' in text or "<" in text or text.count(">") > text.count("\n>")


def _escape(text: str) -> str:
    return (
        text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    )
