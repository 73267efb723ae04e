"""Headings of the Markdown by what the PDF shows: its tags, or the size of its letters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from briefing.ingest.drafts import Dropped, Material
from briefing.ingest.pdf.joining import Block
from briefing.ingest.pieces import key_of, pieces

PROSE = 12
"""Words of a paragraph from which what stands above it heads it."""
FRONT = frozenset({"title", "kicker", "site", "byline", "date"})

_MARKS = re.compile(r"^#{1,6} +|^\*\*(?=\S)|(?<=\S)\*\*$")


def with_headings(markdown: str, made: Sequence[Block], title: str) -> str:
    """Make headings of the blocks that are some, and of no others that the PDF knows."""
    levels = _levels([block for block in made if key_of(block.text) != key_of(title)])
    if not levels:
        return markdown
    plain = {key_of(block.text) for block in made if block.kind == "paragraph"}
    return "\n\n".join(
        _headed(piece, levels, plain) if single else piece for piece, single in pieces(markdown)
    )


def with_lost_headings(material: Material, made: Sequence[Block]) -> Material:
    """Put headings back that look like a menu's words: "Discussion", "About us"."""
    parts = [piece for piece, _ in pieces(material.markdown)]
    keys = [key_of(piece) for piece in parts]
    dropped = list(material.dropped)
    if not any(_is_lost(passage, block) for block in made for passage in dropped):
        return material
    text = [block for block in made if not block.reason]
    at = 0
    for block, after in pairwise(text):
        if key_of(block.text) in keys[at:]:
            at = keys.index(key_of(block.text), at) + 1
            continue
        lost = next((passage for passage in dropped if _is_lost(passage, block)), None)
        if lost and len(after.text.split()) >= PROSE and key_of(after.text) in keys[at:]:
            place = keys.index(key_of(after.text), at)
            parts.insert(place, f"## {block.text}")
            keys.insert(place, key_of(block.text))
            dropped.remove(lost)
            at = place + 1
    return replace(material, markdown="\n\n".join(parts), dropped=tuple(dropped))


def _is_lost(passage: Dropped, block: Block) -> bool:
    if block.kind != "heading" or not block.text.replace(" ", "").isalpha():
        return False
    return passage.reason not in FRONT and key_of(passage.text) == key_of(block.text)


def _levels(made: Sequence[Block]) -> dict[str, int]:
    """Return the level of each heading, from 2, by its letters."""
    headings = [block for block in made if block.kind == "heading" and not block.reason]
    ranks = sorted({_rank(block) for block in headings})
    return {key_of(block.text): min(6, 2 + ranks.index(_rank(block))) for block in headings}


def _rank(block: Block) -> tuple[int, float]:
    """Return what headings of one level have in common; the higher level comes first."""
    return (block.level, 0.0) if block.level else (0, -round(block.size))


def _headed(piece: str, levels: dict[str, int], plain: set[str]) -> str:
    key = key_of(piece)
    if key in levels:
        return f"{'#' * levels[key]} {_MARKS.sub('', piece).strip()}"
    if piece.startswith("#") and key in plain:
        return _MARKS.sub("", piece)
    return piece
