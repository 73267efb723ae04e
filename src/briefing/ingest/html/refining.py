"""What was chosen, mended: gaps filled, tails and foreign boxes cut, a thin choice made anew."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from briefing.ingest.html.blocks import Block, Spot, key_of

PROSE = 80
"""Letters from which an unlinked block is taken for prose."""
_SHARE = 0.5
"""Share of the article's text that an element must hold to be its container."""
_NEVER = frozenset(("cookie", "comments", "share", "subscribe", "markup"))
"""Reasons of boxes that are foreign even where they stand in the middle of an article."""
_LISTED = frozenset("p li h2 h3 h4 h5 h6 blockquote pre dd dt td th".split())
HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())

_CRUMBS: tuple[tuple[str, str], ...] = (
    (
        "advert",
        r"(?:advertisements?|ad feedback|sponsored(?: content| links| ads)?|promoted"
        r"|(?:story|article) continues (?:below|after).*|(?:scroll|keep reading|continue reading)"
        r"(?: to continue.*)?|continue reading (?:the main story|below)|anzeige|publicité|publicidad"
        r"|buy now|add to cart.*|shop now)",
    ),
    (
        "share",
        r"(?:share(?: this)?(?: (?:story|article|post|page|on).{0,40})?|tweet|e-?mail(?: this)?"
        r"|print(?: this)?|(?:like|follow) us on .{1,40}|save|copy link|facebook|twitter|linkedin"
        r"|\+? ?enlarge|\[\+\] enlarge|read or share this story:.*|text size|listen(?: to (?:this )?article)?"
        r"|follow .{2,60} on (?:twitter|facebook|instagram|linkedin|x)\b.{0,80}|view image.{0,3}"
        r"|this article was printed from .*)",
    ),
    (
        "subscribe",
        r"(?:sign up (?:for|to|here|now).{0,160}|subscribe(?: (?:now|to|here|for).{0,160})?"
        r"|(?:get|receive) .{0,60}(?:newsletter|in your inbox).{0,80}|already a (?:subscriber|member)\b.{0,60}"
        r"|log ?in(?: or .{0,30})?|you have reached your .{0,20}limit.*|support (?:our|independent) journalism.*"
        r"|register (?:now|for free).{0,80}|please enter (?:a valid|your) e-?mail.*|thank you for subscribing.*)",
    ),
    (
        "comments",
        r"(?:(?:\d+ )?comments?(?: \(\d+\))?|leave a (?:comment|reply)|add (?:a|your) comment"
        r"|post a comment|view comments|show comments|join the (?:conversation|discussion)|loading comments.*"
        r"|reader (?:comments|discussion)|comments are closed.*)",
    ),
    (
        "footer",
        r"(?:(?:copyright|©|\(c\)) ?.{0,160}|.{0,60}all rights reserved\.?.{0,80}|back to top"
        r"|the-cnn-wire.{0,100}|this material may not be published.*)",
    ),
)
CRUMBS = tuple(
    (reason, re.compile(text + r"[.:!»›>\s]*", re.IGNORECASE)) for reason, text in _CRUMBS
)
"""Whole texts of small blocks that belong to the page, not to the article."""

_RELATED = re.compile(
    r"[\[(»›>▶•*\s-]*(?:read (?:more|next|also|this|our)|also read|see also|see more|related(?: articles?| stor(?:y|ies)"
    r"| posts?| coverage| links?| content)?|more (?:on|from|about|stories|coverage|news|like this|to read|must-reads)"
    r"|recommended(?: for you)?|you (?:may|might|can) (?:also|be interested)|(?:most|trending) (?:read|popular|viewed|now)"
    r"|most popular|trending|up next|next (?:up|article|story|post)|don'?t miss|must[- ]reads?|top (?:stories|picks|news)"
    r"|latest (?:news|stories|articles|posts)|what to read next|editor'?s? picks?|further reading|watch(?: more| now)?"
    r"|photos?|video|gallery|pictures|listen|in pictures|explore(?: more)?|popular|from our partners|around the web"
    r"|suggested reads|explore related|lire (?:aussi|la suite|également)|lees ook|lesen sie auch|mehr (?:zum thema|dazu)"
    r"|leia também|lea también|leggi anche|read)(?:\s*(?:[:|»›>\-–—…]|\.\.\.)|\s*$|\b(?=.{0,40}$))",
    re.IGNORECASE,
)
_LABEL = re.compile(r"[\[(\s]*(?:[A-Z]{2}[A-Z’' ]{0,28}|[A-Z][\w’' ]{1,28}):\s")
_TAIL = re.compile(
    r"(?:about the authors?|about (?:us|the company)\b.{0,40}|tags|topics|filed under|tagged|share(?: this.{0,30})?"
    r"|comments?|author|credits|write to .{3,80}|contact (?:us|the (?:author|editor)).{0,60})[:.]?\s*$",
    re.IGNORECASE,
)
"""Headings after which nothing of the article comes."""


def refine(blocks: list[Block], title: str) -> None:
    """Mend the choice in place: the steps in their order."""
    first = _below_title(blocks, title)
    _drop_repeats(blocks, first)
    _drop_outliers(blocks, first)
    container = container_of(blocks)
    _drop_foreign(blocks, container)
    _fill(blocks, container, first)
    _drop_crumbs(blocks)
    _cut_tail(blocks)


def weight(blocks: list[Block]) -> int:
    """Return how many letters are kept."""
    return sum(len(block.key) for block in blocks if block.kept)


def _below_title(blocks: list[Block], title: str) -> int:
    """Return the number of the block below the title; 0 where the title is not shown or stands
    so low that most of what was chosen is above it."""
    key = key_of(title)
    total = weight(blocks)
    above = 0
    for block in blocks:
        if key and block.key == key and block.spot.within("h1", "h2", "h3"):
            return block.number + 1 if above <= total / 3 else 0
        above += len(block.key) if block.kept else 0
    return 0


def _drop_repeats(blocks: list[Block], first: int) -> None:
    """Of blocks with the same text keep the one that stands among others that are kept."""
    where: dict[str, list[Block]] = {}
    for block in blocks:
        if block.kept and len(block.key) >= 12:
            where.setdefault(block.key, []).append(block)
    for same in where.values():
        if len(same) > 1:
            best = max(same, key=lambda block: (block.number >= first, _company(blocks, block)))
            for block in same:
                block.kept = block is best
                block.reason = block.reason if block.kept else "repeated"


def _company(blocks: list[Block], block: Block) -> int:
    near = blocks[max(0, block.number - 3) : block.number + 4]
    return sum(min(len(other.key), 400) for other in near if other.kept and other is not block)


def _drop_outliers(blocks: list[Block], first: int) -> None:
    """Drop what is kept far from the article: above its title, or small and behind a long gap."""
    total = weight(blocks)
    runs = list(_runs(blocks))
    if not runs:
        return
    main = max(runs, key=lambda run: sum(len(block.key) for block in run))
    at = runs.index(main)
    for index, run in enumerate(runs):
        size = sum(len(block.key) for block in run)
        small = size < total / 10
        above = run[-1].number < first
        beside = runs[index + 1] if index < at else runs[index - 1]
        gap = _gap(blocks, run, beside) if run is not main else 0
        linked = sum(len(block.text) * block.linked for block in run) > 0.6 * size
        if run is not main and (
            (above and small) or (small and (gap > _FAR or (linked and gap > 4)))
        ):
            for block in run:
                block.kept = False


_FAR = 25
"""Blocks between two runs of an article that are too many for a box in its middle."""


def _runs(blocks: list[Block]) -> Iterator[list[Block]]:
    """Yield the stretches of kept blocks, over gaps of up to two."""
    run: list[Block] = []
    for block in blocks:
        if not block.kept:
            continue
        if run and block.number - run[-1].number > 3:
            yield run
            run = []
        run.append(block)
    if run:
        yield run


def _gap(blocks: list[Block], one: list[Block], other: list[Block]) -> int:
    low, high = sorted((one, other), key=lambda run: run[0].number)
    return high[0].number - low[-1].number - 1


def container_of(blocks: list[Block]) -> Spot | None:
    """Return the innermost element that holds most of what is kept."""
    sizes: Counter[Spot] = Counter()
    for block in blocks:
        if block.kept:
            for spot in block.spot.chain():
                sizes[spot] += len(block.key)
    total = weight(blocks)
    around = [spot for spot, size in sizes.items() if size >= total * _SHARE]
    return max(around, key=lambda spot: spot.depth, default=None)


def inner_reason(block: Block, container: Spot | None) -> str:
    """Return the reason that an element inside the container gives, from the block outwards."""
    around = set(container.chain()) if container is not None else set()
    for spot in block.spot.chain():
        if spot in around:
            return ""
        if spot.own:
            return spot.own
    return ""


def _drop_foreign(blocks: list[Block], container: Spot | None) -> None:
    """Drop boxes of comments, buttons and sign-ups, unless they hold much of what was chosen."""
    by_reason: Counter[str] = Counter()
    kept = [block for block in blocks if block.kept]
    reasons = {block.number: inner_reason(block, container) for block in kept}
    for block in kept:
        by_reason[reasons[block.number]] += len(block.key)
    total = weight(blocks)
    for block in kept:
        reason = reasons[block.number]
        if reason in _NEVER and by_reason[reason] < total * 0.4:
            block.kept = False


def _fill(blocks: list[Block], container: Spot | None, first: int) -> None:
    """Keep what was passed over inside the article, and prose right at its ends."""
    numbers = [block.number for block in blocks if block.kept]
    if not numbers:
        return
    parents = Counter(block.spot.parent for block in blocks if block.kept)
    low, high = numbers[0], numbers[-1]
    for block in blocks[low:high]:
        if not block.kept and _fits(block, container, parents):
            block.kept = True
    for block in reversed(blocks[first:low]):
        if not _continues(block, container, parents):
            break
        block.kept = True
    for block in blocks[high + 1 :]:
        if not _continues(block, container, parents):
            break
        block.kept = True


def _fits(block: Block, container: Spot | None, parents: Counter[Spot | None]) -> bool:
    """Whether a block in the middle of the article belongs to it."""
    if block.reason or inner_reason(block, container) or block.linked > 0.5 or not block.key:
        return False
    spot = block.spot
    inside = container is None or container in spot.chain()
    if not inside:
        return False
    if spot.tag in _LISTED:
        return crumb(block) == ""
    return (parents[spot.parent] > 0 or parents[spot] > 0 or len(block.key) > PROSE) and crumb(
        block
    ) == ""


def _continues(block: Block, container: Spot | None, parents: Counter[Spot | None]) -> bool:
    """Whether a block at an end of the article is prose of the same kind."""
    return (
        len(block.key) > PROSE
        and block.linked < 0.3
        and not inner_reason(block, container)
        and parents[block.spot.parent] > 1
        and block.spot.tag in ("p", "div", "blockquote")
        and crumb(block) == ""
    )


def crumb(block: Block) -> str:
    """Return the reason that the wording of a small block gives for leaving it out."""
    text = block.text
    if len(text) > 260:
        return ""
    for reason, pattern in CRUMBS:
        if pattern.fullmatch(text):
            return reason
    if len(text) <= 200 and block.spot.tag not in ("td", "th"):
        bare = block.spot.tag not in ("li", "dd")
        if (
            block.linked > 0.5
            and bare
            and (_RELATED.match(text) or (block.linked < 1 and _LABEL.match(text)))
        ):
            return "related"
        if bare and len(text) <= 60 and _RELATED.fullmatch(text):
            return "related"
    return ""


def _drop_crumbs(blocks: list[Block]) -> None:
    for block in blocks:
        if block.kept and (reason := crumb(block)):
            block.kept, block.reason = False, reason


def _cut_tail(blocks: list[Block]) -> None:
    """Cut what follows the article: headings that lead on, and lists of links under them."""
    kept = [block for block in blocks if block.kept]
    total = sum(len(block.key) for block in kept)
    done = 0
    for index, block in enumerate(kept):
        rest = kept[index + 1 :]
        if done > total * 0.4 and _leads_on(block) and _is_tail(rest):
            for other in (block, *rest):
                other.kept, other.reason = False, other.reason or "related"
            break
        done += len(block.key)
    kept = [block for block in blocks if block.kept]
    while len(kept) > 1 and (
        kept[-1].spot.tag in HEADINGS or kept[-1].linked > 0.8 and len(kept[-1].key) < 150
    ):
        if kept[-1].spot.within("table", "pre"):
            break
        kept.pop().kept = False


def _leads_on(block: Block) -> bool:
    small = len(block.text) <= 80
    return small and bool(_RELATED.match(block.text) or _TAIL.match(block.text))


def _is_tail(rest: list[Block]) -> bool:
    """Whether what follows is links, headings and scraps rather than prose."""
    prose = sum(len(block.key) for block in rest if len(block.key) > PROSE and block.linked < 0.3)
    linked = sum(len(block.key) for block in rest if block.linked > 0.5)
    return prose < 300 or linked > prose
