"""Which blocks are the article: what trafilatura chooses, found again among the page's blocks."""

from __future__ import annotations

import logging
import re
from copy import deepcopy

from lxml import etree
from lxml.html import HtmlElement
from trafilatura import bare_extraction
from trafilatura.settings import Document

from briefing.ingest.html.blocks import PROSE, Block, Spot, is_linked, size_of
from briefing.ingest.pieces import key_of, weight

_LONG = 25
"""Letters from which a text is found anywhere, not only where it is expected."""
_MOST = 0.6
"""Share of a block's letters that must have been chosen, when its text was not chosen whole."""

_LEAST = 60
"""Letters of prose below which a page has no article."""
_THIN = 200
"""Letters below which a choice is thin, whatever the page."""
_SHARE = 0.2
"""Share of the prose of a page below which a choice is thin, ..."""
_FEW = 3
"""... and paragraphs: a short article may stand beside a gallery with long captions."""
_SURE = 0.6
"""Share of the prose of a page from which its first choice is believed, ..."""
_ENOUGH = 500
"""... and letters: of 614 saved pages none that has both gains by second opinions."""
_NOT_ARTICLE = frozenset(("comments", "footer", "cookie", "navigation", "markup", "subscribe"))
"""Reasons of parts whose prose is no article."""
_HAS_SPANS = etree.XPath("boolean(//@colspan | //@rowspan)")
_LONGEST = 3000
"""Letters above which a block without a single full stop is no paragraph, but words for engines."""
_STOP = re.compile("[.!?\u2026\u3002\uff01\uff1f\u0964](?:\\s|[^\\W\\d]|$)")
_MANY = 3000
"""Blocks above which trafilatura's slow second opinions are not asked for: justext takes a time
that grows with their square."""
_CROWD = 1000
"""Elements in another above which they are a crowd; real pages have at most hundreds.  Trafilatura
takes a time that grows with their square."""
_CROWDS = etree.XPath(f"//*[*[{_CROWD + 1}]]")

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
logging.getLogger("justext").setLevel(logging.CRITICAL)


def choose(root: HtmlElement, blocks: list[Block]) -> None:
    """Mark as kept what trafilatura chooses, where the page has any prose to choose from.

    Its precise choice is the best on most pages, and its second opinions, which take as long
    again, are only asked for where that leaves out much of the page.  Where it is still thin for
    the prose of the page, or has little of the element with the most prose, this element and its
    generous choice are looked at too, and the largest counts.
    """
    if sum(weight(block.key) for block in blocks if len(block.key) > _LONG) < _LEAST:
        return
    crowded = bool(_CROWDS(root))
    tree = _tamed(root) if crowded or _HAS_SPANS(root) else root
    fast = crowded or len(blocks) > _MANY
    prose = [block for block in blocks if is_prose(block)]
    precise = found(_chosen(tree, precise=True, fast=True), blocks)
    told = [block for block in precise if is_prose(block)]
    if not fast and size_of(told) < max(_ENOUGH, _SURE * size_of(prose)):
        precise = found(_chosen(tree, precise=True, fast=False), blocks)
        told = [block for block in precise if is_prose(block)]
    thickest = _thickest(prose)
    torn = is_linked(precise) or not set(precise).isdisjoint(thickest)
    missed = torn and size_of(thickest) > 2 * size_of(told)
    whole, chosen = size_of(prose), 0 if missed else size_of(precise)
    if chosen < min(_THIN, whole) or (chosen < whole * _SHARE and len(told) < _FEW):
        generous = found(_chosen(tree, precise=False, fast=fast), blocks)
        largest = max([block for block in generous if is_prose(block)], thickest, key=size_of)
        precise = largest if size_of(largest) > 2 * chosen else precise
    for block in precise:
        block.kept = True


def is_prose(block: Block) -> bool:
    """Whether a block is a paragraph of prose in a part that may be an article."""
    return (
        len(block.key) > PROSE
        and block.linked < 0.3
        and block.spot.reason not in _NOT_ARTICLE
        and block.spot.tag not in ("td", "th", "pre")
        and (len(block.key) <= _LONGEST or _STOP.search(block.text) is not None)
    )


def _thickest(prose: list[Block]) -> list[Block]:
    """Return the prose of the element that holds the most of it directly."""
    holders: dict[Spot | None, list[Block]] = {}
    for block in prose:
        holders.setdefault(block.spot.parent, []).append(block)
    return max(holders.values(), key=size_of, default=[])


def _chosen(tree: HtmlElement, *, precise: bool, fast: bool = False) -> list[str]:
    """Return the texts that trafilatura takes for the article, in their order.

    It takes a copy of the tree apart.  Its own errors on odd trees are no reason to fail: then it
    has chosen nothing.
    """
    try:
        found = bare_extraction(
            tree,
            favor_precision=precise,
            favor_recall=not precise,
            fast=fast,
            include_comments=False,
            output_format="xml",
        )
    except Exception:
        return []
    if not isinstance(found, Document):
        return []
    return [text for text in found.body.itertext() if text.strip()]


def _tamed(root: HtmlElement) -> HtmlElement:
    """Return a copy of the tree without what trafilatura takes long for.

    Cells that span others, for which it makes room cell by cell, become plain ones, and paragraphs
    with a crowd of marks plain text.
    """
    tree = deepcopy(root)
    etree.strip_attributes(tree, "colspan", "rowspan")
    for crowd in _CROWDS(tree):
        if crowd.tag == "p":
            text = crowd.text_content()
            del crowd[:]
            crowd.text = text
    return tree


def found(chosen: list[str], blocks: list[Block]) -> list[Block]:
    """Return the blocks whose text was chosen.

    Long texts are found wherever they stand; short ones, which a menu may hold as well, only
    where the last one ended.
    """
    text = key_of("".join(chosen))
    kept = []
    at = 0
    for block in blocks:
        key = block.key
        if not key:
            continue
        if text.startswith(key, at):
            at += len(key)
        elif len(key) < _LONG:
            continue
        elif (place := _place(text, key, at)) >= 0:
            at = max(at, place + len(key))
        else:
            at, share = _in_parts(block, text, at)
            if share < _MOST:
                continue
        kept.append(block)
    return kept


def _place(text: str, key: str, at: int) -> int:
    place = text.find(key, at)
    return place if place >= 0 else text.find(key)


def _in_parts(block: Block, text: str, at: int) -> tuple[int, float]:
    """Return where the last piece of a block that was chosen ended, and what share was."""
    taken = 0
    for piece, _ in block.pieces:
        key = key_of(piece)
        if len(key) >= _LONG:
            place = text.find(key, at)
            if place >= 0:
                taken += len(key)
                at = place + len(key)
    return at, taken / len(block.key)
