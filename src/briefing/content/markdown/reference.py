"""The reference engine: markdown-it-py, which says what every text means.

It reads the whole syntax, and reports what it must leave out.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, MutableMapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token
from mdit_py_plugins.anchors import anchors_plugin
from mdit_py_plugins.footnote import footnote_plugin

from briefing.content.markdown import additions
from briefing.content.markdown.excerpt import MORE, first_words
from briefing.content.markdown.limits import MAX_NESTING, MAX_OPEN_BRACKETS
from briefing.content.markdown.places import BREAK, TARGET, aligned, shown
from briefing.diagnostics import UNSAFE, Diagnostics, Place
from briefing.model.records import PASSAGE_END, Body, Heading, Link

_SCHEME = re.compile(r"\s*([A-Za-z][A-Za-z0-9+.-]*):")
_ALLOWED = {"http", "https", "mailto"}
_DEFINITION = re.compile(r"^\s{0,3}\[[^\]]+\]:\s*<?([^\s<>]+)")
_BREAKS = {"softbreak", "hardbreak"}
_Spot = tuple[int, int | None]
"""Line from 0, column from 1."""
_OPEN_TARGET = re.compile("\x00([0-9]+)\x00")


@cache
def _engine() -> MarkdownIt:
    engine = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    engine.use(footnote_plugin).use(anchors_plugin, max_level=6, slug_func=additions.slug)
    engine.validateLink = lambda url: True  # type: ignore[method-assign]
    engine.options["maxNesting"] = MAX_NESTING
    engine.block.ruler.before(
        "fence", "more", _more, {"alt": ["paragraph", "reference", "blockquote", "list"]}
    )
    engine.add_render_rule("more", lambda *_: "")
    engine.add_render_rule("table_open", _table_open)
    engine.add_render_rule("table_close", lambda *_: "</table></div>\n")
    engine.add_render_rule("set_apart_open", _set_apart_open)
    engine.add_render_rule("set_apart_close", lambda *_: "</section>\n")
    return engine


def _more(state: StateBlock, start: int, _end: int, silent: bool) -> bool:
    """Block rule for a line that holds nothing but `<!--more-->`."""
    text = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
    if text.strip() != MORE:
        return False
    if not silent:
        state.line = start + 1
        token = state.push("more", "", 0)
        token.map = [start, start + 1]
    return True


def _table_open(renderer: Any, tokens: Sequence[Token], index: int, *_: Any) -> str:
    return additions.TABLE + "<table>\n"


def _set_apart_open(renderer: Any, tokens: Sequence[Token], index: int, *_: Any) -> str:
    return f'<section class="{tokens[index].attrs["class"]}">\n'


@dataclass
class _Reading:
    """What is gathered in one walk over the tokens."""

    file: str
    first_line: int
    lines: list[str]
    problems: Diagnostics
    links: list[Link] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)
    words: list[str] = field(default_factory=list)
    excerpt: str | None = None
    spots: dict[tuple[str, str], deque[_Spot]] | None = None
    """Where targets are written; found when the first link is met."""
    shown: list[tuple[int, str]] = field(default_factory=list)
    """See `markdown.lines`."""
    quoted: int = 0
    """How many block quotes are open."""
    cell: tuple[int, int] = (-1, 0)
    """Line and offset where the last inline text ended: cells of a row share a line."""


def render(text: str, *, file: str, first_line: int, problems: Diagnostics) -> Body:
    """Render the Markdown of a file whose body starts on `first_line`."""
    return _render(text, file, first_line, problems)[0]


def lines(body: Body) -> tuple[tuple[int, str], ...]:
    """Return the passages of a body in place, reading it once more; see `markdown.lines`."""
    return _render(body.source, "", body.line, Diagnostics())[1]


def _render(
    source: str, file: str, first_line: int, problems: Diagnostics
) -> tuple[Body, tuple[tuple[int, str], ...]]:
    """Return the body of a text, and its passages in place."""
    text = _without_hostile_brackets(source, file, first_line, problems)
    engine = _engine()
    env: MutableMapping[str, Any] = {}
    tokens = engine.parse(text, env)
    reading = _Reading(file, first_line, text.split("\n"), problems)
    _demote_headings(tokens)
    block = (0, 1)
    for index, token in enumerate(tokens):
        if token.map:
            block = (token.map[0], token.map[1])
        if token.type == "inline":
            block = _shown(reading.lines, block)
        _walk(reading, tokens, index, token, block)
    deepest = max((token.level for token in tokens), default=0)
    if deepest >= MAX_NESTING - 1:
        problems.add("too-deep", Place(file, first_line, 1), limit=MAX_NESTING)
    html = engine.renderer.render(list(_with_sections(tokens)), engine.options, env)
    pieces = _OPEN_TARGET.split(html)
    order = [reading.links[int(number)] for number in pieces[1::2]]
    excerpt = reading.excerpt if reading.excerpt is not None else first_words(reading.words)
    body = Body(
        parts=tuple(pieces[::2]),
        links=tuple(order),
        headings=tuple(reading.headings),
        anchors=frozenset(reading.anchors | set(re.findall(r' id="([^"]+)"', html))),
        excerpt=excerpt,
        text=PASSAGE_END.join([shown(aligned) for _, aligned in reading.shown]),
        source=source,
        line=first_line,
    )
    return body, tuple(reading.shown)


def _without_hostile_brackets(text: str, file: str, first_line: int, problems: Diagnostics) -> str:
    """Escape the brackets of paragraphs that have absurdly many open ones, and report them."""
    if text.count("[") <= MAX_OPEN_BRACKETS:
        return text
    blocks = re.split(r"(\n[ \t]*\n)", text)
    line = first_line
    for index, block in enumerate(blocks):
        if (
            block.count("[") - block.count("]") > MAX_OPEN_BRACKETS
            or _depth(block) > MAX_OPEN_BRACKETS
        ):
            problems.add("too-many-brackets", Place(file, line, 1), limit=MAX_OPEN_BRACKETS)
            blocks[index] = block.replace("[", r"\[").replace("]", r"\]")
        line += block.count("\n")
    return "".join(blocks)


def _depth(text: str) -> int:
    deepest = depth = 0
    for char in text:
        depth += (char == "[") - (char == "]")
        deepest = max(deepest, depth)
    return deepest


def _demote_headings(tokens: list[Token]) -> None:
    """Move all headings down by one where the text uses level 1, which belongs to the page."""
    headings = [token for token in tokens if token.type in {"heading_open", "heading_close"}]
    if any(token.tag == "h1" for token in headings):
        for token in headings:
            token.tag = f"h{additions.demoted(int(token.tag[1]))}"


def _shown(lines: list[str], block: tuple[int, int]) -> tuple[int, int]:
    """Return the lines of a block from where its text begins.

    The engine strips a paragraph of every space that Python knows, with the lines that hold no
    more than one, such as a no-break space.
    """
    first, end = block
    while first + 1 < end and not lines[first].strip():
        first += 1
    return first, end


def _walk(
    reading: _Reading, tokens: list[Token], index: int, token: Token, block: tuple[int, int]
) -> None:
    """Take what a token tells, and make it safe."""
    if token.type == "more" and reading.excerpt is None:
        reading.excerpt = " ".join(reading.words)
    elif token.type == "heading_open":
        anchor = str(token.attrs["id"])
        plain = _plain(tokens[index + 1].children or [])
        reading.headings.append(Heading(int(token.tag[1]), plain, anchor))
    elif token.type in {"th_open", "td_open"} and "style" in token.attrs:
        style = str(token.attrs.pop("style"))
        token.attrs["class"] = "align-" + style.removeprefix("text-align:")
    elif token.type in {"blockquote_open", "blockquote_close"}:
        reading.quoted += token.nesting
    elif token.type == "inline" and token.children:
        token.children = list(_safe_links(reading, token.children, block))
        if not reading.quoted:
            reading.shown.append(_in_place(reading, token.children, block))
        if tokens[index - 1].type == "paragraph_open":
            reading.words += _plain(token.children).split()


def _in_place(
    reading: _Reading, children: Sequence[Token], block: tuple[int, int]
) -> tuple[int, str]:
    """Return the line of inline tokens and their text in place; see `markdown.lines`."""
    line, (row, at) = block[0], reading.cell
    pieces = [
        BREAK if child.type in _BREAKS else child.content
        for child in children
        if child.type in _BREAKS or (child.type in {"text", "code_inline"} and child.content)
    ]
    text, at = aligned(reading.lines, line, at if row == line else 0, pieces)
    reading.cell = (line + pieces.count(BREAK), at)
    return reading.first_line + line, text


def _plain(children: Sequence[Token]) -> str:
    """Return the text of inline tokens, without marks."""
    words = []
    for child in children:
        if child.type in {"text", "code_inline"}:
            words.append(child.content)
        elif child.type in _BREAKS:
            words.append(" ")
        elif child.type == "image":
            words.append(_plain(child.children or []))
    return "".join(words)


def _safe_links(
    reading: _Reading, children: Sequence[Token], block: tuple[int, int]
) -> Iterator[Token]:
    """Leave the targets of links and images open; turn those that must not be into text."""
    line = block[0]
    kept: list[bool] = []
    for child in children:
        if child.type in _BREAKS:
            line += 1
        if child.type == "text":
            _check_entities(reading, child.content, line)
        if child.type in {"link_open", "image"}:
            name = "src" if child.type == "image" else "href"
            target = str(child.attrs.get(name, ""))
            at, column = _find(reading, target, line, block)
            place = Place(reading.file, reading.first_line + at, column)
            if _acceptable(target, place, reading.problems, image=child.type == "image"):
                child.attrs[name] = f"\x00{len(reading.links)}\x00"
                reading.links.append(
                    Link(target, reading.first_line + at, column, child.type == "image")
                )
                if child.type == "image":
                    child.attrs["loading"] = "lazy"
                else:
                    kept.append(True)
            elif child.type == "image":
                child = Token("text", "", 0, content=_plain(child.children or []))
            else:
                kept.append(False)
                continue
        elif child.type == "link_close" and not kept.pop():
            continue
        yield child


def _check_entities(reading: _Reading, text: str, line: int) -> None:
    """Report a control character that the source spells as an entity (&#x202E;)."""
    row = reading.lines[line] if line < len(reading.lines) else ""
    for found in UNSAFE.findall(text):
        if found not in row:
            entity = re.search(r"&#[xX]?[0-9a-fA-F]+;|&\w+;", row)
            place = Place(reading.file, reading.first_line + line, entity and entity.start() + 1)
            reading.problems.add("unsafe-text", place, name=f"U+{ord(found):04X}")


def _find(reading: _Reading, target: str, line: int, block: tuple[int, int]) -> _Spot:
    """Return where a target is written: in a link, each spot once, else in a definition."""
    if reading.spots is None:
        reading.spots = _spots(reading.lines)
    for form in (target, unquote(target)):
        inline = reading.spots.get(("link", form))
        while inline and inline[0][0] < block[0]:
            inline.popleft()
        if inline and inline[0][0] < block[1]:
            return inline.popleft()
        if defined := reading.spots.get(("definition", form)):
            return defined[0]
    return line, None


def _spots(lines: list[str]) -> dict[tuple[str, str], deque[_Spot]]:
    """Find every target in a text, in one pass: (how, target) → where."""
    spots: dict[tuple[str, str], deque[_Spot]] = {}
    for number, line in enumerate(lines):
        for how, pattern in (("link", TARGET), ("definition", _DEFINITION)):
            for match in pattern.finditer(line):
                spot = (number, match.start(1) + 1)
                spots.setdefault((how, match[1]), deque()).append(spot)
    return spots


def _acceptable(target: str, place: Place, problems: Diagnostics, *, image: bool) -> bool:
    """Say whether a target may become a link, reporting why not."""
    scheme = _SCHEME.match(target)
    if target.startswith("//") or (scheme and scheme[1].lower() not in _ALLOWED):
        problems.add("link-scheme", place, target=target)
        return False
    if image and scheme:
        problems.add("remote-image", place, target=target)
        return False
    return True


def _with_sections(tokens: Sequence[Token]) -> Iterator[Token]:
    """Wrap the sections of SET_APART, each up to the next heading of its level or above."""
    open_level = 0
    for index, token in enumerate(tokens):
        if token.type == "heading_open":
            level = int(token.tag[1])
            if open_level and level <= open_level and token.level == 0:
                yield Token("set_apart_close", "", -1)
                open_level = 0
            name = additions.set_apart(_plain(tokens[index + 1].children or []))
            if name and not open_level and token.level == 0:
                opening = Token("set_apart_open", "", 1)
                opening.attrs["class"] = name
                yield opening
                open_level = level
        elif token.type == "footnote_block_open" and open_level:
            yield Token("set_apart_close", "", -1)
            open_level = 0
        yield token
    if open_level:
        yield Token("set_apart_close", "", -1)
