"""What comes after an article, and crumbs among it: told by their wording and their links."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from briefing.ingest.html.addresses import Addresses
from briefing.ingest.html.blocks import (
    HEADINGS,
    PROSE,
    Block,
    Spot,
    drop,
    kept,
    marks_of,
    size_of,
)
from briefing.ingest.html.crumbs import crumb, leads_on

_ENOUGH = 300
"""Letters of prose from which what follows is no tail."""
_LONGEST_HEADING = 80
_BRIEF = 400
"""Letters up to which a text may be a teaser."""
_BROKEN_OFF = re.compile(r"(?:…|\.\.\.)\s*\]?$")
_LONGEST_TAIL = 200
"""Blocks that are looked at to tell whether they are a tail."""


def cut_tail(blocks: list[Block], links: Addresses) -> None:
    """Cut what follows the article: headings that lead on, and lists of links under them."""
    found = kept(blocks)
    total = size_of(found)
    done = 0
    for index, block in enumerate(found):
        rest = found[index + 1 : index + 1 + _LONGEST_TAIL]
        below = done > total * 0.4 and len(block.text) <= _LONGEST_HEADING
        if (below and _ends(block, rest, total, links)) or (
            done > PROSE and _cut_short(block, rest)
        ):
            drop(found[index:], "comments" if crumb(block) == "comments" else "related")
            break
        done += len(block.key)


def drop_comments(blocks: list[Block]) -> None:
    """Drop what stands below a heading for comments, in other elements than the article."""
    total, done = size_of(kept(blocks)), 0
    homes: set[Spot | None] = set()
    for block in blocks:
        if block.kept:
            done += len(block.key)
            homes.add(block.spot.parent)
            continue
        below = block.spot.tag in HEADINGS and done > max(_ENOUGH, total / 5)
        if below and crumb(block) == "comments":
            rest = kept(blocks[block.number :])
            if homes.isdisjoint(one.spot.parent for one in rest):
                drop(rest, "comments")
            return


def drop_teasers(blocks: list[Block]) -> None:
    """Drop texts that stand below a link each, behind the element with most of the article."""
    sizes: Counter[Spot | None] = Counter()
    for block in kept(blocks):
        sizes[block.spot.parent] += len(block.key)
    (home, size), (_, next_size) = (*sizes.most_common(2), (None, 0), (None, 0))[:2]
    if home is None or size < 3 * next_size:
        return
    last = max(block.number for block in blocks if block.kept and home in block.spot.chain())
    rest = kept(blocks[last + 1 :])
    near = [blocks[max(last + 1, block.number - 2) : block.number + 1] for block in rest]
    led = sum(any(block.linked > 0.9 for block in above) for above in near)
    brief = all(len(block.text) <= _BRIEF for block in rest)
    if led > 3 and led * 3 > len(rest) * 2 and brief:
        drop(rest, "related")


def _ends(block: Block, rest: Sequence[Block], total: int, links: Addresses) -> bool:
    """Whether the article ends above a block."""
    if block.spot.tag in HEADINGS and crumb(block) == "comments":
        return True
    if sure := leads_on(block):
        return _are_scraps(rest, total, linked=sure < 2)
    heading = block.spot.tag in HEADINGS
    return heading and (_are_teasers(block, rest) or _lead_on(rest, links))


def _lead_on(rest: Sequence[Block], links: Addresses) -> bool:
    """Whether all that is left are items that are nothing but links to pages of the same site."""
    return len(rest) > 1 and all(
        block.linked > 0.9
        and block.spot.within("li") is not None
        and all(links.stays(mark.get("href", "")) for mark in marks_of(block) if mark.tag == "a")
        for block in rest
    )


def _cut_short(block: Block, rest: Sequence[Block]) -> bool:
    """Whether a block begins a list of beginnings of other pieces, which break off: "[…]"."""
    if block.spot.tag not in HEADINGS and not _breaks_off(block):
        return False
    prose = [one for one in (block, *rest) if len(one.key) > PROSE]
    broken = sum(map(_breaks_off, prose))
    return broken > 1 and broken * 3 > len(prose) * 2


def _breaks_off(block: Block) -> bool:
    return len(block.key) > PROSE and _BROKEN_OFF.search(block.text) is not None


def _are_scraps(rest: Sequence[Block], total: int, *, linked: bool) -> bool:
    """Whether blocks are links, headings and scraps rather than prose; `linked`: links at least."""
    prose = size_of(block for block in rest if len(block.key) > PROSE and block.linked < 0.3)
    links = size_of(block for block in rest if block.linked > 0.5)
    few = prose < max(_ENOUGH, total / 10)
    return links > prose or prose == 0 or (few and (links > 0 or not linked))


def _are_teasers(block: Block, rest: Sequence[Block]) -> bool:
    """Whether a heading begins a list of other pieces: headings that are links, texts between."""
    titles = [one for one in (block, *rest) if one.spot.tag in HEADINGS]
    links = [one for one in titles if one.linked > 0.5]
    texts = [one for one in rest if one.spot.tag not in HEADINGS]
    return len(links) >= 2 and len(links) * 2 > len(titles) and len(texts) <= 2 * len(links)


def drop_crumbs(blocks: list[Block]) -> None:
    """Drop small blocks that are worded like parts of the page, and links below "Related:"."""
    led: Spot | None = None
    for before, block in zip([None, *blocks], blocks, strict=False):
        if not block.kept or block.spot.within("table", "pre"):
            continue
        reason = crumb(block)
        items = block.spot.within("ul", "ol")
        if not reason and items is not None and block.linked > 0.5:
            led = items if before is not None and crumb(before) == "related" else led
            reason = "related" if items is led else ""
        if reason:
            drop((block,), reason)


def drop_contents(blocks: list[Block]) -> None:
    """Drop tables of contents: lists of links to places on the page, and the heading over one."""
    down = {block.number for block in blocks if _leads_down(block)}
    for block in blocks if down else ():
        number = block.number
        listed = number in down and not down.isdisjoint((number - 1, number + 1))
        heads = block.spot.tag in HEADINGS and down >= {number + 1, number + 2}
        if heads or (listed and block.kept):
            drop((block,), "navigation")


def _leads_down(block: Block) -> bool:
    """Whether a block is an item that is nothing but a link to a place on the page."""
    linked = all(
        any(mark.tag == "a" and mark.get("href", "")[:1] == "#" for mark in marks)
        for _, marks in block.pieces
    )
    return linked and block.spot.within("li") is not None


def drop_last(blocks: list[Block]) -> None:
    """Drop headings that nothing follows, and links that stand alone at the end."""
    found = kept(blocks)
    while len(found) > 1:
        last = found.pop()
        heading = last.spot.tag in HEADINGS
        linked = last.linked > 0.8 and len(last.key) < 150
        if not (heading or linked) or last.spot.within("table", "pre", "li"):
            return
        last.kept = False
