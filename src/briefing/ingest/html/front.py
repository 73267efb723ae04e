"""What stands around the title: kicker, standfirst, byline and dateline."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from briefing.ingest.html.blocks import HEADINGS, PROSE, Block, drop, kept
from briefing.ingest.html.days import MONTHS, day_in
from briefing.ingest.html.extent import around_of, container_of, is_elsewhere
from briefing.ingest.html.tails import drop_last
from briefing.ingest.pieces import key_of

_BYLINE = re.compile(
    r"(?:(?:written|reported|posted|published|story|words|photography) )?"
    r"(?:by|par|von|por|di|da|author)\b[\s:]{0,3}.{2,160}"
    r"|.{2,60}\b(?:staff writer|senior (?:writer|reporter|editor)|correspondent|contributor"
    r"|reporter|(?:managing |executive |deputy )?editor(?:-in-chief)?)\.?",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    r"\d+ ?(?:min(?:ute)?s?|hours?|hrs?|days?|weeks?)(?: ago| read)|\d+[- ]min(?:ute)? read"
    r"|(?:first )?(?:published|updated|posted|last)\b.{0,60}",
    re.IGNORECASE,
)
_DECK = re.compile(
    r"standfirst|dek\b|deck|sub-?title|subhead|strapline|tagline|article-?description|chapo"
    r"|chapeau|bajada|sottotitolo|sous-titre|article__summary|entry-summary|headline-?sub",
    re.IGNORECASE,
)
_NAMES = ("class", "id", "itemprop", "data-testid", "data-component", "data-gu-name", "data-qa")
_WHOLES = ("table", "pre", "li")
"""Elements from which no single block is taken out."""
_FEW = 14
"""Blocks below a title among which its byline and standfirst stand."""
_KICKER = re.compile(
    r"(?:kicker|eyebrow|section|category|label|topic|channel|overline|surtitle)", re.I
)


FRONT = frozenset(("title", "kicker", "byline", "date", "summary"))
"""Reasons of what goes to the front matter."""
_BY = re.compile(r"^.{0,40}?\b(?:by|par|von|por)\b[\s:]+", re.IGNORECASE)
_NAME = re.compile(r"[A-Z][\w.'’-]*(?: (?:[a-z]{2,3} )?[A-Z][\w.'’-]*){1,3}")
_AFTER_NAMES = re.compile(
    r"\s*(?:[|•·@\n]|\s[-–—]\s|\b(?:on|in|at|for|updated|published)\b|\d|,\s*(?=[A-Z]{2,}\b))"
)


def names_in(byline: str) -> str:
    """Return the names of a byline without its first word and what follows them."""
    text = _BY.sub("", byline)
    text = _AFTER_NAMES.split(text, maxsplit=1)[0].strip(" ,·|-–—")
    if text.rpartition(" ")[2].casefold() in MONTHS:
        text = text.rpartition(" ")[0]
    plain = text != byline.strip() or _NAME.fullmatch(text) is not None
    return text if plain and 1 < len(text) <= 80 else ""


@dataclass(frozen=True, slots=True)
class Said:
    """What the page says of itself, as keys to find it again among its blocks."""

    title: str
    authors: frozenset[str]
    site: str
    summary: str

    @classmethod
    def of(cls, title: str, authors: Iterable[str], site: str, summary: str) -> Said:
        """Make keys of words."""
        return cls(key_of(title), frozenset(map(key_of, authors)), key_of(site), key_of(summary))


@dataclass(frozen=True, slots=True)
class Front:
    """What the page shows around its title, apart from the article."""

    kicker: str = ""
    summary: str = ""
    byline: str = ""


def take_front(blocks: list[Block], said: Said) -> Front:
    """Find the parts of the front, give their blocks a reason and take them out of the article."""
    at = _title_at(blocks, said.title)
    signed, body = _body_at(blocks, at)
    kicker = _kicker(blocks, at) if at is not None else ""
    summary, byline = "", ""
    around = [] if at is None else blocks[max(0, at - 4) : min(body, at + 3 * _FEW)]
    for block in around:
        reason = _reason(block, at or 0, signed, said)
        if not reason:
            continue
        block.leave_out(reason)
        if reason == "summary":
            summary = summary or block.text
        elif reason == "byline" or " by " in block.text:
            byline = byline or block.text
    for block in kept(blocks[body:]):
        if block.spot.tag in HEADINGS and block.key == said.title:
            drop([block], "title")
        elif said.site and block.key == said.site and not block.spot.within(*_WHOLES):
            drop([block], "site")
    _drop_biography(blocks, said.authors)
    drop_last(blocks)
    return Front(kicker, summary, byline)


_CONTACT = re.compile(
    r"\b(?:(?:e-?mail|send|follow|write to) (?:him|her|them|me|us)"
    r"|(?:reached|contacted) (?:at|on))\b"
    r"|@\w+\.\w",
    re.IGNORECASE,
)
_LAST = 5
"""Blocks at the end among which the author's biography is."""
_WHO = re.compile(r"\s*(?:is|was|are|covers|writes|reports|has (?:been|written|covered))\b")


def _drop_biography(blocks: list[Block], names: Collection[str]) -> None:
    """Drop what a page says of its author below the article."""
    last = kept(blocks)[1:][-_LAST:]
    ends = True
    for block in reversed(last):
        named = next((name for name in names if len(name) > 5 and block.key.startswith(name)), "")
        about = named and _WHO.search(block.text[: len(named) + 12])
        contact = len(block.text) <= 240 and _CONTACT.search(block.text) is not None
        ends = ends and bool(about or contact)
        if about or ends:
            block.leave_out("byline")


def _title_at(blocks: list[Block], key: str) -> int | None:
    same = [block for block in blocks if key and block.key == key]
    best = [block for block in same if block.spot.within("h1")] or [
        block for block in same if block.spot.within("h2", "h3", "h4")
    ]
    first = next((block.number for block in blocks if block.kept and len(block.key) > PROSE), 0)
    before = [block for block in best or same if block.number <= first]
    found = before[-1:] or best or same
    return found[0].number if found else None


def _body_at(blocks: list[Block], at: int | None) -> tuple[int, int]:
    """Return the number of the block below the byline, and of the first one of the article.

    What is kept between the title and a byline near it is the standfirst, not the article.
    """
    start = 0 if at is None else at + 1
    around = around_of(container_of(blocks))
    below = blocks[start : start + _FEW] if at is not None else []
    below = [block for block in below if not is_elsewhere(block, around)]
    total = sum(len(block.key) for block in blocks if block.kept)
    above = 0
    for block in below:
        if _is_signed(block) and above < total * 0.15:
            start = block.number + 1
        above += len(block.key) if block.kept else 0
    signed = bool(at is not None and start > at + 1)
    for block in blocks[start:]:
        prose = block.kept and block.spot.tag not in HEADINGS and not _is_deck(block)
        if prose and (len(block.key) > PROSE or (signed and block.linked < 0.5)):
            return start, block.number
    return start, next((block.number for block in blocks[start:] if block.kept), len(blocks))


def _is_signed(block: Block) -> bool:
    """Whether a block says who wrote the article, or when."""
    text = block.text
    if len(text) > 160 or block.spot.tag in HEADINGS:
        return False
    dated = len(text) <= 80 and day_in(text) is not None
    return dated or _BYLINE.fullmatch(text) is not None or _is_byline(block, ())


def _kicker(blocks: list[Block], at: int) -> str:
    """Return the label above the title: the nearest short block that is called so or beside it."""
    around = blocks[at].spot.parent
    for block in reversed(blocks[max(0, at - 3) : at]):
        short = 1 < len(block.text) <= 40 and "\n" not in block.text
        named = any(_KICKER.search(_names(spot.element)) for spot in list(block.spot.chain())[:2])
        near = block.number == at - 1 and around in (block.spot, block.spot.parent)
        if (
            short
            and (named or near)
            and block.spot.own not in ("navigation", "share")
            and not day_in(block.text)
        ):
            block.leave_out("kicker")
            return block.text
    return ""


def _names(element: object) -> str:
    attributes = getattr(element, "attrib", {})
    return " ".join(attributes[name] for name in _NAMES if name in attributes)


def _is_deck(block: Block) -> bool:
    return any(_DECK.search(_names(spot.element)) for spot in list(block.spot.chain())[:2])


def _reason(block: Block, at: int, signed: int, said: Said) -> str:
    """Return what a block between title and article is: title, byline, date, summary, site.

    `at` is the number of the title, `signed` that of the block below the byline.
    """
    if block.reason == "kicker":
        return ""
    if block.key == said.title:
        return "title"
    if block.key and block.key == said.site:
        return "site"
    if block.number <= at:
        return ""
    text = block.text
    if (
        block.key in said.authors
        or (len(text) <= 200 and _BYLINE.fullmatch(text))
        or _is_byline(block, said.authors)
    ):
        return "byline"
    if len(text) <= 120 and (
        day_in(text) or _DATELINE.fullmatch(text) or block.spot.within("time")
    ):
        return "date"
    if block.kept and block.linked > 0.5 and len(text) <= PROSE:
        return "byline" if block.spot.reason == "byline" else "boilerplate"
    if _is_summary(block, at, signed, said.summary):
        return "summary"
    return ""


def _is_byline(block: Block, names: Collection[str]) -> bool:
    if len(block.text) <= 200 and (
        block.spot.reason == "byline"
        or block.spot.within("address")
        or any(mark.get("rel") == "author" for _, marks in block.pieces for mark in marks)
    ):
        return True
    return len(block.text) <= 120 and any(len(name) > 5 and name in block.key for name in names)


def _is_summary(block: Block, at: int, signed: int, summary: str) -> bool:
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
    if _is_deck(block) or block.key == summary:
        return True
    near = block.number - at <= 2 and block.spot.tag in ("p", "div") and len(block.text) >= 40
    return block.number < signed and (block.kept or near)
