"""What the two engines may read differently: a text that has it is left to the reference.

Each check raises `UnsureError`.  The list was found by comparing the engines, and is wider than the
differences found: a text left to the reference costs a few milliseconds, no more.
"""

from __future__ import annotations

import re

from briefing.content.markdown.limits import MAX_OPEN_BRACKETS
from briefing.diagnostics import UNSAFE

_PRINTABLE = bytes(range(0x20, 0x7F)) + b"\n"
_UNUSUAL = re.compile(rf"[^\S\xa0\u2009\u202f]|{UNSAFE.pattern}")
"""Tabs and other rare white space, and characters that nobody sees."""
_JOINERS = set("\xa0\u2009\u202f")
_LOOSE_JOINER = re.compile(r"(?<!\w)[\xa0\u2009\u202f]|[\xa0\u2009\u202f](?!\w)")
"""A no-break or thin space that does not join two words: the reference trims some of them."""

_SYNTAX = ("~~", "^[", "&#", "\\ ")
"""Strikethrough, footnotes in the line, characters by number, and a backslash before spaces."""
_BREAK_ENDS_LINK = re.compile(r"\\\n[ >]*\]")
"""A line break by backslash at the end of a link, which pulldown-cmark shows as a backslash."""
_NOTE_OR_DEFINITION = re.compile(r"\]:|\[\^")

_LOOSE_UNDERSCORE = re.compile(r"(?<!\w)_|_(?!\w)")
_LIKE_A_BLOCK = re.compile(r"\n(?:[-+*>#=|~:<]|```|0*1[.)])")
"""A line within a paragraph that begins as a block does."""
_LIKE_AN_ITEM = re.compile(r"\n[0-9]+[.)]")
"""The same with any number, as in "by↵2027."."""

_HOST = r"[a-z0-9-]{1,30}(?:\.[a-z0-9-]{1,30}){0,7}"
_PATH = r"[\w/?@&=+$,.!~*'();#-]*"
_PLAIN_TARGET = re.compile(
    rf"(?:https?://{_HOST}(?::[0-9]{{1,5}})?(?:[/?#]{_PATH}(?:(?::|%[0-9A-Fa-f]{{2}}){_PATH})*)?"
    rf"|(?:\.{{0,2}}/(?!/)|[#\w]){_PATH}(?:%[0-9A-Fa-f]{{2}}{_PATH})*)",
    re.ASCII,
)
"""A target that stays as it is written, and has no scheme that must be refused."""
_LANGUAGE = re.compile(r"[\w+-]*", re.ASCII)
_DELIMITERS = re.compile(r"\|(?: *:?-+:? *\|)+")


class UnsureError(Exception):
    """The reference might give another body."""


def check_signs(text: str, source: bytes) -> None:
    """Refuse rare characters and syntax that only the reference knows."""
    rare = source.translate(None, _PRINTABLE).decode()
    if rare and (
        _UNUSUAL.search(rare) or (not _JOINERS.isdisjoint(rare) and _LOOSE_JOINER.search(text))
    ):
        raise UnsureError
    # A search for one character is many times as fast as one for two.
    if any(signs[0] in text and signs in text for signs in _SYNTAX):
        raise UnsureError
    if "\\\n" in text and _BREAK_ENDS_LINK.search(text):
        raise UnsureError


def check_brackets(text: str, links: int) -> None:
    """Refuse brackets that could be footnotes, definitions, or links that are none."""
    brackets = text.count("[")
    if brackets > MAX_OPEN_BRACKETS:
        raise UnsureError
    if brackets != links and (text.count("](") != links or _NOTE_OR_DEFINITION.search(text)):
        raise UnsureError


def check_bars(text: str, known: int) -> None:
    """Refuse `|` outside of tables and code: the engines see tables in different places."""
    if text.count("|") != known:
        raise UnsureError


def check_marks(shown: str) -> None:
    """Refuse marks of emphasis that stayed text, but for those within a word (`max_tokens`)."""
    if "*" in shown or _LOOSE_UNDERSCORE.search(shown):
        raise UnsureError


def check_paragraph(text: str, *, nested: bool) -> None:
    """Refuse a paragraph with a line that could begin a block."""
    if _LIKE_A_BLOCK.search(text) or (nested and _LIKE_AN_ITEM.search(text)):
        raise UnsureError


def check_link(kind: str, target: str, title: str) -> None:
    """Refuse links by reference, addresses on their own, and targets to encode or to refuse."""
    if kind != "Inline" or not _PLAIN_TARGET.fullmatch(target) or "\n" in title:
        raise UnsureError


def check_row(row: str, columns: int) -> None:
    """Refuse a row that is not fully fenced by `|`."""
    if row.count("|") != columns + 1 or row[0] != "|" or row[-1] != "|":
        raise UnsureError


def check_delimiters(row: str) -> None:
    """Refuse an unusual row below the head of a table."""
    if not _DELIMITERS.fullmatch(row):
        raise UnsureError


def check_language(language: str) -> None:
    """Refuse a block of code with more than the name of a language."""
    if not _LANGUAGE.fullmatch(language):
        raise UnsureError
