"""What was chosen, mended: gaps filled, boxes and tails cut, tables and lists kept whole."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from briefing.ingest.html.addresses import Addresses
from briefing.ingest.html.blocks import Block, Spot, drop, is_linked, kept, size_of
from briefing.ingest.html.choosing import is_prose
from briefing.ingest.html.extent import FAR, Extent, around_of, container_of, inner_box
from briefing.ingest.html.tails import (
    cut_tail,
    drop_comments,
    drop_contents,
    drop_crumbs,
    drop_last,
    drop_teasers,
)
from briefing.ingest.pieces import key_of

_NEVER = frozenset(("cookie", "comments", "share", "subscribe", "markup"))
"""Reasons of boxes that are foreign even where they stand in the middle of an article."""
_SELDOM = frozenset(("advert", "related"))
"""Reasons of boxes that are foreign where they are small."""
_FOREIGN = 0.25
"""Share of an article up to which boxes that are named like buttons are taken for such."""
_ENOUGH = 300
"""Letters beside the comments from which these are not the article itself."""
_LONGEST_SIGNATURE = 160


def refine(blocks: list[Block], title: str, links: Addresses) -> None:
    """Mend the choice in place: the steps in their order."""
    first = _below_title(blocks, title)
    drop(blocks[:first])
    _drop_repeats(blocks)
    _drop_outliers(blocks)
    _drop_foreign(blocks)
    _drop_outliers(blocks)
    Extent.of(blocks).fill(blocks, first)
    _keep_whole(blocks)
    _keep_signatures(blocks)
    drop_comments(blocks)
    drop_teasers(blocks)
    cut_tail(blocks, links)
    drop_crumbs(blocks)
    drop_contents(blocks)
    drop_last(blocks)


def _below_title(blocks: list[Block], title: str) -> int:
    """Return the number of the block below the title.

    It is 0 where the title is not shown, or so low that most of what was chosen is above it.
    """
    key = key_of(title)
    same = [block for block in blocks if key and block.key == key and block.linked < 0.5]
    shown = [block for block in same if block.spot.within("h1", "h2", "h3")] or same
    if not shown:
        return 0
    number = shown[0].number
    above = size_of(kept(blocks[:number]))
    return number + 1 if above <= size_of(kept(blocks)) / 3 else 0


def _drop_repeats(blocks: list[Block]) -> None:
    """Of blocks with the same text drop those that stand apart from others that are kept."""
    where: dict[str, list[Block]] = {}
    for block in kept(blocks):
        if len(block.key) >= 12:
            where.setdefault(block.key, []).append(block)
    for same in where.values():
        if len(same) > 1:
            near = [_company(blocks, block) for block in same]
            best = near.index(max(near))
            apart = [
                block for block, size in zip(same, near, strict=True) if size <= near[best] / 2
            ]
            drop((block for block in apart if block is not same[best]), "repeated")


def _company(blocks: list[Block], block: Block) -> int:
    near = blocks[max(0, block.number - 3) : block.number + 4]
    return sum(min(len(other.key), 400) for other in near if other.kept and other is not block)


def _drop_outliers(blocks: list[Block]) -> None:
    """Drop what is small and far from the bulk of the article, or a list of links beside it."""
    runs = list(_runs(blocks))
    if not runs:
        return
    total = sum(map(size_of, runs))
    main = max(runs, key=size_of)
    at = runs.index(main)
    for beside in (runs[at + 1 :], runs[:at][::-1]):
        near = main
        for run in beside:
            gap = max(near[0].number - run[-1].number, run[0].number - near[-1].number) - 1
            few = size_of(run) < total / 5 or not any(map(is_prose, run))
            far = gap > FAR and few
            if far or (is_linked(run) and gap > 4 and size_of(run) < total / 10):
                drop(run)
            else:
                near = run


def _runs(blocks: list[Block]) -> Iterator[list[Block]]:
    """Yield the stretches of kept blocks, over gaps of up to two."""
    run: list[Block] = []
    for block in kept(blocks):
        if run and block.number - run[-1].number > 3:
            yield run
            run = []
        run.append(block)
    if run:
        yield run


def _drop_foreign(blocks: list[Block]) -> None:
    """Drop boxes that are named for something else, unless they hold much of what was chosen."""
    around = around_of(container_of(blocks))
    boxes: dict[str, dict[Spot, list[Block]]] = {}
    for block in kept(blocks):
        box = inner_box(block, around)
        if box is not None and box.own in _NEVER | _SELDOM:
            boxes.setdefault(box.own, {}).setdefault(box, []).append(block)
    total = size_of(kept(blocks))
    for reason, named in boxes.items():
        size = sum(map(size_of, named.values()))
        if size >= total * _FOREIGN and not (reason == "comments" and total - size > _ENOUGH):
            continue
        for part in named.values():
            few = size_of(part) < min(_ENOUGH, total / 10)
            if reason in _NEVER or few or is_linked(part):
                drop(part, reason)


def _keep_whole(blocks: list[Block]) -> None:
    """Keep a table or a piece of code whole, or not at all."""
    wholes: dict[Spot, list[Block]] = {}
    for block in blocks:
        if (whole := block.spot.within("table", "pre")) is not None:
            wholes.setdefault(whole, []).append(block)
    for parts in wholes.values():
        keep = size_of(kept(parts)) * 2 >= size_of(parts) and any(block.kept for block in parts)
        for block in parts:
            block.kept = keep


def _keep_signatures(blocks: list[Block]) -> None:
    """Keep the line below a quotation that says whose it is, in the same element."""
    for before, block in pairwise(blocks):
        if before.kept and not block.kept and len(block.text) <= _LONGEST_SIGNATURE:
            quote = block.spot.within("blockquote")
            if quote is not None and quote is before.spot.within("blockquote"):
                block.kept = not (block.spot.reason or block.reason or block.linked > 0.5)
