"""Bullets and numbers before the items of a list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from briefing.ingest.paste.lines import Line, Passage

_OF_A_FONT = "".join(map(chr, range(0xF020, 0xF100)))
"""Signs of the fonts Symbol and Wingdings, as word processors copy their bullets."""
BULLETS = "-*+^•●▪■◦○‣\u2043·–—→►▸▶✓✔➢➣➤➔❏❑❖☐☑✦◆◇»›∙⚫⬤§" + _OF_A_FONT
LETTERS = "oØü"
"""Letters that word processors set as bullets, in a font that has signs in their places."""
_BULLET = re.compile(rf"(?!§\s*[\d§])([{re.escape(BULLETS)}])(?:\s+(?=\S)|$)")
_LETTER = re.compile(rf"([{LETTERS}])(?:\t|\s\s)\s*(?=[^\W_]{{2}})")
_TIGHT = re.compile(r"([•●▪■◦‣\u2043])(?=\w)")
"""A bullet that stands so close to its text that no space parts them."""
_NUMBER = re.compile(r"(\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{2,5})[.)])(?:\s+(?=\S)|$)")
_QUOTED = re.compile(r"((?:>(?!=)\s*)+)(?=\S)")
_INITIAL = re.compile(r"[A-Z]\.\s+(?:[A-Z]\.\s*)?[A-Z][a-z]")
"""The initial of a name: "J. Robert Oppenheimer"."""


@lru_cache(maxsize=4096)
def marker(text: str) -> tuple[str, str]:
    """Part a line into its marker, "" where it has none, and the text behind it."""
    for pattern in (_BULLET, _LETTER, _NUMBER, _TIGHT):
        found = pattern.match(text)
        if found and not (pattern is _NUMBER and _INITIAL.match(text)):
            return found[1], text[found.end() :]
    if quoted := _QUOTED.match(text):
        return ">", text[quoted.end() :]
    return "", text


def is_bullet(mark: str) -> bool:
    """Say whether a marker is a bullet and no number."""
    return (len(mark) == 1 and mark in BULLETS) or is_letter(mark)


def is_letter(mark: str) -> bool:
    """Say whether a marker is a bullet that counts as a word: it is told as dropped."""
    return len(mark) == 1 and mark in LETTERS


def number(mark: str) -> int | None:
    """Return the number of a marker; None for bullets, letters and Roman numerals."""
    digits = mark.strip("(.)")
    return int(digits) if digits.isdecimal() else None


def alone(line: Line) -> bool:
    """Say whether a line holds a marker and nothing else."""
    mark, text = marker(line.text)
    return bool(mark) and not text


def levels(items: Sequence[Passage]) -> list[int]:
    """Return how deep each item is, by its indent and else by its kind of marker."""
    indented = len({item.indent for item in items}) > 1
    stack: list[tuple[int, str]] = []
    result = []
    for item in items:
        its = kind(item.marker)
        if indented:
            while stack and stack[-1][0] > item.indent:
                stack.pop()
            if not stack or stack[-1][0] < item.indent:
                stack.append((item.indent, its))
        else:
            kinds = [known for _, known in stack]
            if its in kinds:
                del stack[kinds.index(its) + 1 :]
            else:
                stack.append((item.indent, its))
        result.append(len(stack) - 1)
    return result


def kind(mark: str) -> str:
    """Return what kind of marker one is: the bullet itself, a number or a letter."""
    if is_bullet(mark):
        return mark
    return "1" if number(mark) is not None else "a"
