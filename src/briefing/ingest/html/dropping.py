"""What is left out of the article: in its order, with its reason, and what an editor is asked."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import groupby, islice

from briefing.ingest.drafts import Dropped, Question
from briefing.ingest.html.addresses import Addresses, needs_base
from briefing.ingest.html.blocks import HEADINGS, Block, Spot, kept, size_of
from briefing.ingest.html.choosing import is_prose
from briefing.ingest.html.crumbs import crumb
from briefing.ingest.html.front import FRONT

_OTHERWISE = "boilerplate"
_SURE, _LIKELY, _DOUBTFUL = 0.95, 0.8, 0.6
_LONG = 200
"""Letters of prose among an article that are worth a question when they are left out."""
_MOST = 5
"""Questions that are asked of one page."""


def dropped_of(blocks: list[Block]) -> tuple[Dropped, ...]:
    """Return what is left out; blocks that stand together for one reason as one passage."""
    return tuple(
        Dropped(
            text="\n".join(block.text for block in found),
            line=found[0].line,
            reason=reason,
            confidence=_confidence(found, reason),
        )
        for reason, found in _passages(blocks)
    )


def questions_of(blocks: list[Block]) -> tuple[Question, ...]:
    """Ask about long prose that stands among the article and is left out, and lists of links."""
    numbers = [block.number for block in blocks if block.kept]
    if not numbers:
        return ()
    homes = {block.spot.parent for block in kept(blocks)}
    doubtful = (
        (reason, found)
        for reason, found in _passages(blocks[numbers[0] :])
        if (found[0].number < numbers[-1] and _is_doubtful(reason, found))
        or (reason == _OTHERWISE and _is_link_list(found, homes))
    )
    return tuple(
        Question(
            text="does this belong to the article?",
            line=found[0].line,
            passage=found[0].text[:80],
            decided=f"left out as {reason}",
            confidence=_confidence(found, reason),
        )
        for reason, found in islice(doubtful, _MOST)
    )


def _is_doubtful(reason: str, found: list[Block]) -> bool:
    """Whether a passage holds long prose, and little tells that it is something else."""
    prose = size_of(filter(is_prose, found))
    return reason in (_OTHERWISE, "related", "advert") and prose > _LONG


def _is_link_list(found: list[Block], homes: Collection[Spot | None]) -> bool:
    """Whether a passage holds a list of links that stands where the article's paragraphs do."""
    lists = (block.spot.within("ul", "ol") for block in found if block.linked > 0.5)
    items = [one for one in lists if one is not None and one.parent in homes]
    return len(items) > 1


def rootless(blocks: list[Block], links: Addresses) -> tuple[Question, ...]:
    """Ask for the address of a page that tells none, if links of its article need it."""
    at = [
        block
        for block in blocks
        if block.kept
        for href in {mark.get("href", "") for _, marks in block.pieces for mark in marks}
        if href.strip() and not links.base and needs_base(href)
    ]
    if not at:
        return ()
    decided = "its relative links are left as plain text"
    return (
        Question("what is the address of this page?", at[0].line, at[0].text[:80], decided, _SURE),
    )


def _confidence(found: list[Block], reason: str) -> float:
    if reason in FRONT or found[0].reason:
        return _SURE
    prose = size_of(filter(is_prose, found)) > _LONG
    return _DOUBTFUL if prose and reason == _OTHERWISE else _LIKELY


def _passages(blocks: list[Block]) -> Iterator[tuple[str, list[Block]]]:
    """Yield the stretches of blocks that are left out for one reason."""
    for (reason, _), group in groupby(_reasoned(blocks), lambda one: one[:2]):
        yield reason, [block for *_, block in group]


def _reasoned(blocks: list[Block]) -> Iterator[tuple[str, int, Block]]:
    """Yield what is left out with its reason, and a number that those share that stand together.

    Links below a heading that leads to other pieces are left out for the reason of that.
    """
    leading, count = False, 0
    for block in blocks:
        if block.kept:
            leading = False
            continue
        reason = block.reason or block.spot.reason or crumb(block)
        if not reason and leading and block.linked > 0.5:
            reason = "related"
        leading = reason == "related" and (leading or block.spot.tag in HEADINGS)
        yield reason or _OTHERWISE, block.number - count, block
        count += 1
