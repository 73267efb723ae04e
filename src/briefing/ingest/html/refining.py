"""What was chosen, mended: gaps filled, boxes and tails cut, tables and lists kept whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from briefing.ingest.html.blocks import HEADINGS, PROSE, Block, Spot, key_of, size_of
from briefing.ingest.html.crumbs import crumb, is_caption, leads_on

_SHARE = 0.7
"""Share of the article's text that an element must hold to be its container."""
_NEVER = frozenset(("cookie", "comments", "share", "subscribe", "markup"))
"""Reasons of boxes that are foreign even where they stand in the middle of an article."""
_SELDOM = frozenset(("advert", "related"))
"""Reasons of boxes that are foreign where they are small."""
_FOREIGN = 0.25
"""Share of an article up to which boxes that are named like buttons are taken for such."""
_ENOUGH = 300
"""Letters beside the comments from which these are not the article itself."""
_LISTED = frozenset(("p", "li", "blockquote", "pre", "dd", "dt", "td", "th", *HEADINGS[1:]))
"""Elements that, unlike a bare box, are only made for text."""
_SHORTEST = 2
"""Letters below which a block is the relic of a button."""
_FAR = 25
"""Blocks between two runs of an article that are too many for a box in its middle."""
_LONGEST_HEADING = 80
_LONGEST_TAIL = 200
"""Blocks that are looked at to tell whether they are a tail."""


def refine(blocks: list[Block], title: str) -> None:
    """Mend the choice in place: the steps in their order."""
    first = _below_title(blocks, title)
    drop(blocks[:first])
    _drop_repeats(blocks)
    _drop_outliers(blocks)
    _drop_foreign(blocks)
    _drop_outliers(blocks)
    _Extent.of(blocks).fill(blocks, first)
    _keep_whole(blocks)
    _cut_tail(blocks)
    _drop_crumbs(blocks)
    _drop_last(blocks)


def kept(blocks: Iterable[Block]) -> list[Block]:
    """Return the blocks that are kept."""
    return [block for block in blocks if block.kept]


def drop(blocks: Iterable[Block], reason: str = "") -> None:
    """Leave blocks out, for a reason if one is known."""
    for block in blocks:
        block.kept = False
        block.reason = block.reason or reason


def _below_title(blocks: list[Block], title: str) -> int:
    """Return the number of the block below the title.

    It is 0 where the title is not shown, or so low that most of what was chosen is above it.
    """
    key = key_of(title)
    above = 0
    for block in blocks:
        if key and block.key == key and block.spot.within("h1", "h2", "h3"):
            return block.number + 1 if above <= size_of(kept(blocks)) / 3 else 0
        above += len(block.key) if block.kept else 0
    return 0


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
            linked = sum(len(block.key) * block.linked for block in run) > 0.6 * size_of(run)
            far = gap > _FAR and size_of(run) < total / 5
            if far or (linked and gap > 4 and size_of(run) < total / 10):
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


def container_of(blocks: list[Block]) -> Spot | None:
    """Return the innermost element that holds most of what is kept."""
    sizes: Counter[Spot] = Counter()
    for block in kept(blocks):
        for spot in block.spot.chain():
            sizes[spot] += len(block.key)
    least = size_of(kept(blocks)) * _SHARE
    around = [spot for spot, size in sizes.items() if size >= least]
    return max(around, key=lambda spot: spot.depth, default=None)


def _inner_box(block: Block, around: frozenset[Spot]) -> Spot | None:
    """Return the innermost element inside the container that is named for something else."""
    for spot in block.spot.chain():
        if spot in around:
            return None
        if spot.own:
            return spot
    return None


def _around(container: Spot | None) -> frozenset[Spot]:
    return frozenset(container.chain()) if container is not None else frozenset()


def _drop_foreign(blocks: list[Block]) -> None:
    """Drop boxes that are named for something else, unless they hold much of what was chosen."""
    around = _around(container_of(blocks))
    boxes: dict[str, dict[Spot, list[Block]]] = {}
    for block in kept(blocks):
        box = _inner_box(block, around)
        if box is not None and box.own in _NEVER | _SELDOM:
            boxes.setdefault(box.own, {}).setdefault(box, []).append(block)
    total = size_of(kept(blocks))
    for reason, named in boxes.items():
        size = sum(map(size_of, named.values()))
        if size >= total * _FOREIGN and not (reason == "comments" and total - size > _ENOUGH):
            continue
        for part in named.values():
            if reason in _NEVER or size_of(part) < min(_ENOUGH, total / 10):
                drop(part, reason)


@dataclass(frozen=True, slots=True)
class _Extent:
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
    def of(cls, blocks: list[Block]) -> _Extent:
        """Return the extent of what is kept."""
        found = kept(blocks)
        container = container_of(blocks)
        return cls(
            low=found[0].number if found else 0,
            high=found[-1].number if found else -1,
            container=container,
            around=_around(container),
            parents=Counter(block.spot.parent for block in found),
            boxes=Counter(block.spot.parent for block in found if block.spot.tag == "div"),
        )

    def fill(self, blocks: list[Block], first: int) -> None:
        """Keep what was passed over inside the article, and prose right at its ends."""
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
            for block in end:
                if not self._continues(block):
                    break
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
        if block.reason or _inner_box(block, self.around) or len(block.key) < _SHORTEST:
            return False
        if (block.linked > 0.5 and not listed) or crumb(block):
            return False
        boxed = spot.tag == "div" and self.boxes[spot.parent] > 1
        return spot.within(*_LISTED) is not None or self.parents[spot] > 0 or boxed

    def _continues(self, block: Block) -> bool:
        """Whether a block at an end of the article is prose of the same kind."""
        spot = block.spot
        return (
            len(block.key) > PROSE
            and block.linked < 0.3
            and not _inner_box(block, self.around)
            and max(self.parents[spot.parent], self.parents[spot]) > 1
            and spot.tag in ("p", "div", "blockquote")
            and not crumb(block)
        )


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


def _cut_tail(blocks: list[Block]) -> None:
    """Cut what follows the article: headings that lead on, and lists of links under them."""
    found = kept(blocks)
    total = size_of(found)
    done = 0
    for index, block in enumerate(found):
        if done > total * 0.4 and len(block.text) <= _LONGEST_HEADING:
            rest = found[index + 1 : index + 1 + _LONGEST_TAIL]
            if _ends(block, rest, total):
                drop(found[index:], "comments" if crumb(block) == "comments" else "related")
                break
        done += len(block.key)


def _ends(block: Block, rest: Sequence[Block], total: int) -> bool:
    """Whether the article ends above a block."""
    if block.spot.tag in HEADINGS and crumb(block) == "comments":
        return True
    if sure := leads_on(block):
        return _are_scraps(rest, total, linked=sure < 2)
    return block.spot.tag in HEADINGS and _are_teasers(block, rest)


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


def _drop_crumbs(blocks: list[Block]) -> None:
    for block in kept(blocks):
        if not block.spot.within("table", "pre") and (reason := crumb(block)):
            drop((block,), reason)


def _drop_last(blocks: list[Block]) -> None:
    """Drop headings that nothing follows, and links that stand alone at the end."""
    found = kept(blocks)
    while len(found) > 1:
        last = found.pop()
        heading = last.spot.tag in HEADINGS
        linked = last.linked > 0.8 and len(last.key) < 150
        if not (heading or linked) or last.spot.within("table", "pre", "li"):
            return
        last.kept = False
