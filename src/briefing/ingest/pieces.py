"""Markdown in its blocks, and a title that is found late."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from briefing.ingest.drafts import Dropped, Material

_BETWEEN = re.compile(r"[\W_]+")
_ASCII = bytes(range(128))
_NO_LETTERS = bytes(char for char in _ASCII if not chr(char).isalnum())
_LOWER = bytes(range(256)).lower()
HAN = "[\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff]"
"""Characters of Chinese, Japanese and Korean, as a pattern."""
_HAN = re.compile(HAN)
_FENCE = re.compile(r" {0,3}(```+|~~~+)")


def key_of(text: str) -> str:
    """Return the letters and digits of a text in one run, for comparing."""
    if text.isascii():  # bytes are looked through ten times as fast
        return text.encode().translate(_LOWER, _NO_LETTERS).decode()
    return _BETWEEN.sub("", text).casefold()


def weight(text: str) -> int:
    """Return how many letters a text is worth: a Chinese character says as much as three."""
    return len(text) if text.isascii() else len(text) + 2 * len(_HAN.findall(text))


def pieces(markdown: str) -> Iterator[tuple[str, bool]]:
    """Yield the blocks that blank lines part, and whether each is one line at the left margin."""
    fence = ""
    piece: list[str] = []
    for line in [*markdown.split("\n"), ""]:
        if fence or line.strip():
            piece.append(line)
            mark = _FENCE.match(line)
            if mark:
                fence = "" if fence and mark[1].startswith(fence) else fence or mark[1]
        elif piece:
            yield "\n".join(piece), len(piece) == 1 and not piece[0].startswith((" ", "\t"))
            piece = []
    if piece:
        yield "\n".join(piece), False


def without(markdown: str, text: str) -> str | None:
    """Return Markdown without the first block that says this; None if there is none."""
    found = list(pieces(markdown))
    for number, (piece, single) in enumerate(found):
        if single and key_of(piece) == key_of(text):
            return "\n\n".join(other for other, _ in [*found[:number], *found[number + 1 :]])
    return None


def retitled(material: Material, title: str, source: str, line: int) -> Material:
    """Give a material the title that stands on a line of its raw text.

    What was taken for the title becomes a kicker; the block that says the title is dropped.
    """
    named = replace(material, title=title, title_from=source)
    if key_of(title) == key_of(material.title):
        return named
    markdown = without(material.markdown, title)
    if markdown is None:
        return named
    dropped = [
        replace(passage, reason="kicker") if passage.reason == "title" else passage
        for passage in material.dropped
    ]
    place = sum((passage.line or 0) < line for passage in dropped)
    dropped.insert(place, Dropped(title, line, "title"))
    return replace(named, markdown=markdown, dropped=tuple(dropped))
