"""Where the article stands on its page, and what within that was passed over."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from briefing.ingest.html.blocks import HEADINGS, PROSE, Block, Spot, kept
from briefing.ingest.html.crumbs import crumb, is_caption

_SHARE = 0.7
"""Share of the article's text that an element must hold to be its container."""
_LISTED = frozenset(("p", "li", "blockquote", "pre", "dd", "dt", "td", "th", *HEADINGS[1:]))
"""Elements that, unlike a bare box, are only made for text."""
_ENDED = re.compile("[.!?\u2026\u3002\uff01\uff1f\u0964][\"'”’)\\]]*$")
_NOT_OURS = frozenset(("comments", "related", "navigation", "advert", "subscribe"))
"""Reasons of parts whose days and bylines are those of something else."""
_SENTENCE = 40
"""Letters from which a text may be a whole sentence."""
FAR = 25
"""Blocks between two runs of an article that are too many for a box in its middle."""
_SHORTEST = 2
"""Letters below which a block is the relic of a button."""


def container_of(blocks: list[Block]) -> Spot | None:
    """Return the innermost element that holds most of what is kept."""
    sizes: Counter[Spot] = Counter()
    held: Counter[Spot | None] = Counter()
    for block in kept(blocks):
        sizes[block.spot] += len(block.key)
        held[block.spot.parent] += len(block.key)
    least = sizes.total() * _SHARE
    for parent, size in held.items():
        for spot in parent.chain() if parent is not None else ():
            sizes[spot] += size
    around = [spot for spot, size in sizes.items() if size >= least]
    return max(around, key=lambda spot: spot.depth, default=None)


def inner_box(block: Block, around: frozenset[Spot]) -> Spot | None:
    """Return the innermost element inside the container that is named for something else."""
    for spot in block.spot.chain():
        if spot in around:
            return None
        if spot.own:
            return spot
    return None


def is_elsewhere(block: Block, around: frozenset[Spot]) -> bool:
    """Whether a block is in a part for something else inside the container, such as teasers."""
    return any(spot.own in _NOT_OURS for spot in block.spot.chain() if spot not in around)


def around_of(container: Spot | None) -> frozenset[Spot]:
    """Return an element and all that it stands in."""
    return frozenset(container.chain()) if container is not None else frozenset()


def _is_sentence(block: Block) -> bool:
    """Whether a block is whole sentences, hardly linked."""
    long = len(block.key) > _SENTENCE and block.linked <= 0.1
    return long and _ENDED.search(block.text) is not None


@dataclass(frozen=True, slots=True)
class Extent:
    """Where the article stands: from which block to which, and in which elements."""

    low: int
    high: int
    container: Spot | None
    around: frozenset[Spot]
    """The container and what that stands in."""
    parents: Counter[Spot | None]
    """How many kept blocks each element holds directly."""
    boxes: Counter[Spot | None]
    """How many of these are bare boxes."""

    @classmethod
    def of(cls, blocks: list[Block]) -> Extent:
        """Return the extent of what is kept."""
        found = kept(blocks)
        container = container_of(blocks)
        return cls(
            low=found[0].number if found else 0,
            high=found[-1].number if found else -1,
            container=container,
            around=around_of(container),
            parents=Counter(block.spot.parent for block in found),
            boxes=Counter(block.spot.parent for block in found if block.spot.tag == "div"),
        )

    def fill(self, blocks: list[Block], first: int) -> None:
        """Keep what was passed over inside the article, prose right at its ends, its heading."""
        introduced: Spot | None = None
        before: Block | None = None
        for block in blocks[self.low : self.high + 1]:
            items = block.spot.within("ul", "ol")
            if before is not None and before.text.endswith(":") and items is not None:
                introduced = items
            if not block.kept:
                block.kept = self._fits(block, listed=items is not None and items is introduced)
            before = block if block.kept else before
        ends = (reversed(blocks[first : self.low]), iter(blocks[self.high + 1 :]))
        for end in ends if self.high >= 0 else ():
            passed: list[Block] = []
            for block in end:
                passed.append(block)
                if self._continues(block):
                    for one in passed:
                        one.kept = one is block or self._fits(one, listed=False)
                    passed = []
                elif len(passed) > FAR:
                    break
        self._head(blocks, first)

    def _head(self, blocks: list[Block], first: int) -> None:
        """Keep the heading above the article's first text in the same element, past an hour."""
        top = next((block for block in blocks[first:] if block.kept), None)
        if top is None or not first:
            return
        near = blocks[max(first, top.number - 2) : top.number]
        for block in near:
            own = block.spot.tag in HEADINGS and block.spot.parent is top.spot.parent
            if own and block.linked < 0.5 and not (block.reason or crumb(block)):
                block.kept = True

    def _fits(self, block: Block, *, listed: bool) -> bool:
        """Whether a block in the middle of the article belongs to it.

        A bare box among paragraphs does not, unless the article consists of such; a list of
        links does if a paragraph introduces it.
        """
        spot = block.spot
        if self.container is not None and self.container not in spot.chain():
            return False
        if spot.within("figure"):
            return is_caption(block) or spot.within("table", "pre", "blockquote") is not None
        if block.reason or inner_box(block, self.around) or len(block.key) < _SHORTEST:
            return False
        if (block.linked > 0.5 and not listed) or crumb(block):
            return False
        boxed = spot.tag == "div" and (self.boxes[spot.parent] > 1 or self._says(block))
        return spot.within(*_LISTED) is not None or self.parents[spot] > 0 or boxed

    def _says(self, block: Block) -> bool:
        """Whether a bare box, not of a picture, says whole sentences, as a callout does."""
        around = block.spot.parent
        if around is None or not _is_sentence(block):
            return False
        return around in self.around or around.element.find(".//img") is None

    def _continues(self, block: Block) -> bool:
        """Whether a block at an end of the article is prose of the same kind."""
        spot = block.spot
        items = spot.parent if spot.tag == "li" else None
        home = items.parent if items is not None else spot.parent
        return (
            (len(block.key) > PROSE or (items is not None and _is_sentence(block)))
            and block.linked < 0.3
            and not inner_box(block, self.around)
            and max(self.parents[home], self.parents[spot]) > 1
            and spot.tag in ("p", "div", "blockquote", "li")
            and not crumb(block)
        )
