"""What was chosen, mended: gaps filled, tails and foreign boxes cut, a thin choice made anew."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from briefing.ingest.html.blocks import Block, Spot, key_of

PROSE = 80
"""Letters from which an unlinked block is taken for prose."""
_SHARE = 0.7
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
        "caption",
        r"[(\[]?(?:photo(?:graph)?|image|picture|illustration|graphic)s? ?(?:credits?|by|courtesy|via)? ?[:/] ?.{2,80}"
        r"|[(\[]?(?:photo(?:graph)?|image|picture|illustration)s? (?:by|courtesy|via|credit) .{2,60}"
        r"|[(\[]?(?:credits?|courtesy(?: of)?) ?[:/] ?.{2,60}"
        r"|(?:(?:[\w'’.-]+ ){0,4}(?:for .{2,40})?[/|]\s?)?(?:getty images?|reuters|associated press|ap photo|afp|shutterstock"
        r"|istock(?:photo)?|unsplash|bloomberg|wikimedia commons)(?:\s?[/|]\s?.{2,40})?",
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
    _drop_outliers(blocks, first)
    _fill(blocks, container, first)
    _drop_crumbs(blocks)
    _cut_tail(blocks)


def weight(blocks: list[Block]) -> int:
    """Return how many letters are kept."""
    return _size([block for block in blocks if block.kept])


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
    runs = list(_runs(blocks))
    if not runs:
        return
    total = weight(blocks)
    main = max(runs, key=_size)
    at = runs.index(main)
    for beside in (runs[at + 1 :], runs[:at][::-1]):
        near = main
        for run in beside:
            low, high = (near, run) if run[0].number > near[0].number else (run, near)
            gap = high[0].number - low[-1].number - 1
            size, above = _size(run), run[-1].number < first
            linked = sum(len(block.key) * block.linked for block in run) > 0.6 * size
            small, far = size < total / 10, gap > _FAR and size < total / 5
            if not (far or (small and (above or (linked and gap > 4)))):
                near = run
                continue
            for block in run:
                block.kept = False


def _size(run: list[Block]) -> int:
    return sum(len(block.key) for block in run)


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
    boxes: dict[str, list[Block]] = {}
    for block in blocks:
        if block.kept and (reason := inner_reason(block, container)) in _NEVER:
            boxes.setdefault(reason, []).append(block)
    total = weight(blocks)
    for reason, box in boxes.items():
        size = sum(len(block.key) for block in box)
        if size < total * _FOREIGN or (reason == "comments" and total - size > _ENOUGH):
            for block in box:
                block.kept = False


_FOREIGN = 0.25
"""Share of an article up to which boxes that are named like buttons are taken for such."""
_ENOUGH = 300
"""Letters beside the comments from which these are not the article itself."""


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
    if block.spot.within("figcaption"):
        return is_caption(block) and (container is None or container in block.spot.chain())
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


_CREDITED = re.compile(
    r"\b(?:photo(?:graph)?s?|images?|pictures?|illustrations?|credits?|video|courtesy)\b.{0,14}[:/]"
    r"|\b(?:photo|photograph|image|picture|illustration)s? (?:by|courtesy|via)\b|\bcourtesy of\b"
    r"|\b(?:getty|reuters|shutterstock|ap photo|afp|istock|unsplash|alamy|epa|bloomberg|handout)\b|©"
    r"|(?-i:\((?:AP|[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3}|[^()]{2,60}/[^()]{2,40})\)\.?$)",
    re.IGNORECASE,
)


def is_caption(block: Block) -> bool:
    """Whether a caption says what is seen; those of news photographs, which name the
    photographer or an agency, go with the picture."""
    figure = block.spot.within("figure", "figcaption")
    return (
        figure is not None
        and "credit" not in [spot.own for spot in block.spot.chain()]
        and _CREDITED.search(" ".join(" ".join(figure.element.itertext()).split())) is None
    )


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
        if done > total * 0.4 and (
            (_leads_on(block) and _is_tail(rest, total)) or _is_teasers(block, rest)
        ):
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


def _is_tail(rest: list[Block], total: int) -> bool:
    """Whether what follows is links, headings and scraps rather than prose."""
    prose = sum(len(block.key) for block in rest if len(block.key) > PROSE and block.linked < 0.3)
    linked = sum(len(block.key) for block in rest if block.linked > 0.5)
    return prose < max(300, total / 10) or linked > prose


def _is_teasers(block: Block, rest: list[Block]) -> bool:
    """Whether a heading begins a list of other pieces: headings that are links, texts between."""
    if block.spot.tag not in HEADINGS:
        return False
    titles = [one for one in (block, *rest) if one.spot.tag in HEADINGS]
    links = [one for one in titles if one.linked > 0.5]
    texts = [one for one in rest if one.spot.tag not in HEADINGS]
    return len(links) >= 2 and len(links) * 2 > len(titles) and len(texts) <= 2 * len(links)
