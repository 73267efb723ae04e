"""What the two engines may read differently: a text that has it is left to the reference.

Each check raises `UnsureError`.  The list was found by comparing the engines, and is wider than the
differences found: a text left to the reference costs a few milliseconds, no more.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate

from briefing.content.markdown.excerpt import MORE
from briefing.content.markdown.limits import MAX_OPEN_BRACKETS
from briefing.diagnostics import UNSAFE

_PLAIN = b"\n" + bytes(range(0x20, 0x7F)).translate(None, b"~^&\\")
"""ASCII but for control characters and what begins a sign of _SYNTAX."""
_UNUSUAL = re.compile(rf"[^\S\xa0\u2009\u202f]|{UNSAFE.pattern}")
"""Tabs and other rare white space, and characters that nobody sees."""
JOINERS = frozenset("\xa0\u2009\u202f")
_LOOSE_JOINER = re.compile(r"(?<!\w)[\xa0\u2009\u202f]|[\xa0\u2009\u202f](?!\w)")
"""A no-break or thin space that does not join two words: the reference trims some of them."""

_SYNTAX = ("~~", "^[", "&#", "\\ ")
"""Strikethrough, footnotes in the line, characters by number, and a backslash before spaces."""
_BREAK_ENDS_LINK = re.compile(r"\\\n[ >]*\]")
"""A line break by backslash at the end of a link, which pulldown-cmark shows as a backslash."""
_NOTE_OR_DEFINITION = re.compile(r"\]:|\[\^")

_LINE_OF_MORE = f"\n{MORE}\n"
_ENTITY = re.compile(r"&\w+;")
_CODE_SPAN = re.compile(r"<code>[^<]*</code>")
_LOOSE_UNDERSCORE = re.compile(r"_(?:(?!\w)|(?<!\w_))")
_LIKE_A_BLOCK = r"\n(?=[^<])(?:[-+*#=|~:]|&[lg]t;|```|{}[.)]|(?<=>\n))"
_LIKE_ONE = re.compile(_LIKE_A_BLOCK.format("0*1"))
"""A line of text that begins as a block does, or stands in an item behind a block of it."""
_LIKE_ANY = re.compile(_LIKE_A_BLOCK.format("[0-9]+"))
"""The same with an item of any number, as in "by↵2027."."""
_EMPTY = re.compile(r"<(?:li|blockquote)>\n?</")
_NESTING = re.compile(r"<(/?)(?:[uo]l|li|blockquote)\b")
MAX_DEPTH = 20
"""Most lists, items and quotes in each other; far less than what the reference follows."""

_HOST = r"[a-z0-9-]{1,30}(?:\.[a-z0-9-]{1,30}){0,7}"
_PATH = r"[\w/?@&=+$,.!~*'();#-]*"
_PLAIN_TARGET = re.compile(
    rf"(?:https?://{_HOST}(?::[0-9]{{1,5}})?(?:[/?#]{_PATH}(?:(?::|%[0-9A-Fa-f]{{2}}){_PATH})*)?"
    rf"|(?:\.{{0,2}}/(?!/)|[#\w]){_PATH}(?:%[0-9A-Fa-f]{{2}}{_PATH})*)",
    re.ASCII,
)
"""A target that stays as it is written, and has no scheme that must be refused."""
_ROW = re.compile(r"\n(\|.*)")
_DELIMITERS = re.compile(r"\|(?: *:?-+:? *\|)+")


class UnsureError(Exception):
    """The reference might give another body."""


def check_signs(text: str) -> None:
    """Refuse rare characters and syntax that only the reference knows."""
    rare = text.encode().translate(None, _PLAIN).decode()
    if rare and (
        _UNUSUAL.search(rare)
        or (not JOINERS.isdisjoint(rare) and _LOOSE_JOINER.search(text))
        or any(signs[0] in rare and signs in text for signs in _SYNTAX)
        or ("\\" in rare and _BREAK_ENDS_LINK.search(text))
    ):
        raise UnsureError


def check_markup(text: str, html: str) -> None:
    """Refuse images and markup: each `<` is shown, but for the marks that end an excerpt.

    Without entities, no `&lt;` of the HTML comes from anything else.
    """
    if "!" in text and "<img " in html:
        raise UnsureError
    if "<" in text:
        signs = text.count("<")
        marks = f"\n{text}\n".count(_LINE_OF_MORE)
        shown = html.count("&lt;")
        if html.count(MORE) != marks or shown != signs - marks or (shown and _ENTITY.search(text)):
            raise UnsureError


def check_brackets(text: str, links: int, ends: int) -> None:
    """Refuse brackets that could be footnotes, definitions, or links that are none.

    `ends` is how many `](` there are.
    """
    brackets = text.count("[")
    if brackets > MAX_OPEN_BRACKETS or ends != links:
        raise UnsureError
    if brackets != links and _NOTE_OR_DEFINITION.search(text):
        raise UnsureError


def check_targets(targets: Sequence[str]) -> None:
    """Refuse targets to encode or to refuse."""
    if not all(map(_PLAIN_TARGET.fullmatch, targets)):
        raise UnsureError


def check_link(title: str, text: str) -> None:
    """Refuse titles of two lines, and links without text or with a line end before their own."""
    if "\n" in title or not text or text[-1] == "\n":
        raise UnsureError


def check_marks(html: str) -> None:
    """Refuse marks of emphasis that stayed text, but for those within a word (`max_tokens`)."""
    if "*" in html or _LOOSE_UNDERSCORE.search(html):
        shown = _CODE_SPAN.sub("\0", html)
        if "*" in shown or _LOOSE_UNDERSCORE.search(shown):
            raise UnsureError


def check_blocks(text: str, html: str, names: Sequence[str]) -> None:
    """Refuse lines that could begin a block, and odd lists and quotes; links have no tags here."""
    lists, quotes = names.count("ul") + names.count("ol"), names.count("blockquote")
    if (_LIKE_ANY if lists or quotes else _LIKE_ONE).search(html):
        raise UnsureError
    if not lists and not quotes:
        return
    if _EMPTY.search(html):
        raise UnsureError
    if "`" in text:
        check_code_spans(text)
    # A list and the item that is open in it are two levels.
    if 2 * lists + quotes > MAX_DEPTH and _depth(html) > MAX_DEPTH:
        raise UnsureError


def check_code_spans(text: str) -> None:
    """Refuse code that goes over several lines, where the engines differ in items and quotes.

    Every second piece between single marks is code, or reaches over a line end.
    """
    pieces = text.split("`")
    if (
        "" in pieces[1:-1]
        or "\n" in "".join(pieces[1::2])
        or ("\\" in text and any(piece.endswith("\\") for piece in pieces))
    ):
        raise UnsureError


def _depth(html: str) -> int:
    """Return how many lists, items and quotes are open at most."""
    steps = (-1 if closing else 1 for closing in _NESTING.findall(html))
    return max(accumulate(steps))


def check_tables(text: str, tables: Sequence[str]) -> None:
    """Refuse `|` outside of tables, rows that are not fenced by it, and odd delimiters.

    The engines see tables in different places.
    """
    first = text.rfind("\n", 0, text.find("|")) + 1
    barred = text[first : f"{text}\n".index("\n", text.rfind("|"))]
    left = iter(_ROW.findall(f"\n{barred}"))
    bars = 0
    for table in tables:
        count = table.count("</th>") + 1
        for number in range(table.count("<tr>") + 1):
            row = next(left, "")
            if row.count("|") != count or row[-1] != "|":
                raise UnsureError
            if number == 1 and not _DELIMITERS.fullmatch(row):
                raise UnsureError
            bars += count
    if barred.count("|") != bars:
        raise UnsureError
