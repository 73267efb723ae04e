"""Which blocks are the article: what trafilatura chooses, found again among the page's blocks."""

from __future__ import annotations

import logging
from copy import deepcopy

from lxml.html import HtmlElement
from trafilatura import bare_extraction

from briefing.ingest.html.blocks import Block, key_of

_LONG = 25
"""Letters from which a text is found anywhere, not only where it is expected."""
_MOST = 0.6
"""Share of a block's letters that must have been chosen, when its text was not chosen whole."""

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
logging.getLogger("justext").setLevel(logging.CRITICAL)


def choose(root: HtmlElement, blocks: list[Block]) -> None:
    """Mark as kept what trafilatura chooses."""
    found(_chosen(root, precise=True), blocks)


def _chosen(root: HtmlElement, *, precise: bool) -> list[str]:
    """Return the texts that trafilatura takes for the article, in their order.

    A copy of the tree is given to it, since it takes the tree apart.  Its own errors on odd trees
    are no reason to fail: then it has chosen nothing.
    """
    try:
        found = bare_extraction(
            deepcopy(root),
            favor_precision=precise,
            favor_recall=not precise,
            include_comments=False,
            output_format="xml",
        )
    except Exception:
        return []
    if found is None:
        return []
    return [text for text in found.body.itertext() if text.strip()]


def found(chosen: list[str], blocks: list[Block]) -> None:
    """Mark the blocks whose text was chosen.

    Long texts are found wherever they stand; short ones, which a menu may hold as well, only
    where the last one ended.
    """
    text = key_of("".join(chosen))
    at = 0
    for block in blocks:
        key = block.key
        if not key:
            continue
        if text.startswith(key, at):
            block.kept = True
            at += len(key)
        elif len(key) >= _LONG:
            place = text.find(key, at)
            if place < 0:
                place = text.find(key)
            if place >= 0:
                block.kept = True
                at = max(at, place + len(key))
            else:
                at = _in_parts(block, text, at)


def _in_parts(block: Block, text: str, at: int) -> int:
    """Keep a block most of whose pieces were chosen; return where its last one ended."""
    taken = 0
    for piece, _ in block.pieces:
        key = key_of(piece)
        if len(key) >= _LONG:
            place = text.find(key, at)
            if place >= 0:
                taken += len(key)
                at = place + len(key)
    block.kept = taken >= len(block.key) * _MOST
    return at
