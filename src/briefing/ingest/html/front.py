"""What stands around the title: kicker, standfirst, byline and dateline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefing.ingest.html.blocks import Block, key_of
from briefing.ingest.html.refining import HEADINGS, PROSE

_BYLINE = re.compile(
    r"(?:written |reported |posted |published |story |words |photography )?(?:by|par|von|por|di|da|author)\b[\s:]"
    r"{0,3}.{2,160}"
    r"|.{2,60}\b(?:staff writer|senior (?:writer|reporter|editor)|correspondent|contributor|reporter"
    r"|(?:managing |executive |deputy )?editor(?:-in-chief)?)\.?",
    re.IGNORECASE,
)
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
DAY = re.compile(
    rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH},?\s+\d{{4}}|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?"
    rf",?\s+\d{{4}}|\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}})(?!\d)",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    r"(?:\d+ ?(?:min(?:ute)?s?|hours?|hrs?|days?|weeks?)(?: ago| read)|(?:first )?(?:published|updated|posted|last)\b.{0,60}"
    r"|\d+[- ]min(?:ute)? read)",
    re.IGNORECASE,
)
_DECK = re.compile(
    r"(?:standfirst|dek\b|deck|subtitle|sub-title|subhead|strapline|tagline|article-?description|chapo|chapeau"
    r"|bajada|subheadline|sottotitolo|sous-titre|article__summary|entry-summary|headline-?sub)",
    re.IGNORECASE,
)
_FEW = 14
"""Blocks below a title among which its byline and standfirst stand."""
_KICKER = re.compile(
    r"(?:kicker|eyebrow|section|category|label|topic|channel|overline|surtitle)", re.I
)


@dataclass(frozen=True, slots=True)
class Front:
    """What the page shows around its title, apart from the article."""

    kicker: str = ""
    summary: str = ""
    byline: str = ""


def take_front(
    blocks: list[Block], title: str, authors: Sequence[str], site: str, description: str
) -> Front:
    """Find the parts of the front, give their blocks a reason and take them out of the article."""
    at = _title_at(blocks, title)
    body = _body_at(blocks, at)
    kicker = _kicker(blocks, at) if at is not None else ""
    summary, byline = "", ""
    names = {key_of(name) for name in authors}
    low, high = (0, 0) if at is None else (max(0, at - 4), min(body, at + 3 * _FEW))
    for block in blocks[low:high]:
        reason = _reason(block, at, title, names, site, description)
        if not reason:
            continue
        block.kept, block.reason = False, reason
        if reason == "summary":
            summary = summary or block.text
        elif reason == "byline":
            byline = byline or block.text
    for block in blocks[body:]:
        if block.kept and block.spot.tag in HEADINGS and key_of(title) == block.key:
            block.kept, block.reason = False, "title"
    return Front(kicker, summary, byline)


def _title_at(blocks: list[Block], title: str) -> int | None:
    key = key_of(title)
    same = [block for block in blocks if key and block.key == key]
    best = [block for block in same if block.spot.within("h1")] or [
        block for block in same if block.spot.within("h2", "h3", "h4")
    ]
    first = next((block.number for block in blocks if block.kept and len(block.key) > PROSE), 0)
    before = [block for block in best or same if block.number <= first]
    chosen = before[-1] if before else (best or same or [None])[0]
    return None if chosen is None else chosen.number


def _body_at(blocks: list[Block], at: int | None) -> int:
    """Return the number of the first block of the article below the title.

    What is kept between the title and a byline near it is the standfirst, not the article.
    """
    start = 0 if at is None else at + 1
    below = blocks[start : start + _FEW] if at is not None else []
    total = sum(len(block.key) for block in blocks if block.kept)
    above = 0
    for block in below:
        if _is_signed(block) and above < total * 0.15:
            start = block.number + 1
        above += len(block.key) if block.kept else 0
    for block in blocks[start:]:
        prose = block.kept and len(block.key) > PROSE and block.spot.tag not in HEADINGS
        if prose and not _is_deck(block):
            return block.number
    return next((block.number for block in blocks[start:] if block.kept), len(blocks))


def _is_signed(block: Block) -> bool:
    """Whether a block says who wrote the article, or when."""
    text = block.text
    if len(text) > 160 or block.spot.tag in HEADINGS:
        return False
    dated = len(text) <= 80 and DAY.search(text) is not None
    return dated or block.spot.reason == "byline" or _BYLINE.fullmatch(text) is not None


def _kicker(blocks: list[Block], at: int) -> str:
    """Return the label above the title: the nearest short block that a page calls so, or that
    leads to a section."""
    around = blocks[at].spot.parent
    for block in reversed(blocks[max(0, at - 3) : at]):
        short = 1 < len(block.text) <= 40 and "\n" not in block.text
        named = any(_KICKER.search(_names(spot.element)) for spot in list(block.spot.chain())[:2])
        near = block.number == at - 1 and around in (block.spot, block.spot.parent)
        if (
            short
            and (named or near)
            and block.spot.own not in ("navigation", "share")
            and not DAY.search(block.text)
        ):
            block.kept, block.reason = False, "kicker"
            return block.text
    return ""


def _names(element: object) -> str:
    attributes = getattr(element, "attrib", {})
    return f"{attributes.get('class', '')} {attributes.get('id', '')}"


def _is_deck(block: Block) -> bool:
    return any(_DECK.search(_names(spot.element)) for spot in list(block.spot.chain())[:2])


def _reason(
    block: Block, at: int | None, title: str, names: set[str], site: str, description: str
) -> str:
    """Return what a block between title and article is: title, byline, date, summary, site."""
    if block.reason == "kicker":
        return ""
    if block.key == key_of(title):
        return "title"
    if block.key and block.key == key_of(site):
        return "site"
    if at is None or block.number <= at:
        return ""
    text = block.text
    if (
        block.key in names
        or (len(text) <= 200 and _BYLINE.fullmatch(text))
        or _is_byline(block, names)
    ):
        return "byline"
    if len(text) <= 120 and (
        DAY.search(text) or _DATELINE.fullmatch(text) or block.spot.within("time")
    ):
        return "date"
    if block.kept and block.linked > 0.5 and len(text) <= PROSE:
        return "byline" if block.spot.reason == "byline" else "boilerplate"
    if _is_summary(block, at, description):
        return "summary"
    return ""


def _is_byline(block: Block, names: set[str]) -> bool:
    if block.spot.reason == "byline" and len(block.text) <= 200:
        return True
    return len(block.text) <= 120 and any(len(name) > 5 and name in block.key for name in names)


def _is_summary(block: Block, at: int, description: str) -> bool:
    """Whether a block below the title is its standfirst."""
    if (
        not 20 <= len(block.text) <= 600
        or block.linked > 0.5
        or block.spot.within("li", "figcaption")
    ):
        return False
    heading = block.spot.tag in HEADINGS
    if heading and block.number - at <= 3 and len(block.text) > 40:
        return True
    if _is_deck(block) or block.key == key_of(description):
        return True
    return block.kept and block.spot.tag in ("p", "div", "span")
