"""What a newsletter is full of beside its text: preheaders, "view in browser", how to leave it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from lxml.html import HtmlElement

from briefing.ingest.html.blocks import HEADINGS, Block, marks_of
from briefing.ingest.html.crumbs import crumb
from briefing.ingest.mail.wordings import LONGEST, buttons, closes, of_sending, wording
from briefing.ingest.paste.imprint import imprint, person
from briefing.ingest.pieces import key_of

PROSE = 120
"""Letters from which an unlinked block is text."""
ADVERT = 4
"""Blocks that an advert under a label has at most."""
FOOT = 12
"""Lines of a foot; it is longer only below a longer text."""

_UNSEEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|opacity\s*:\s*0(?![.\d])"
    r"|max-height\s*:\s*0|font-size\s*:\s*[01]px",
    re.IGNORECASE,
)
_PADDING = re.compile("[\\s\u00a0\u00ad\u034f\u200b-\u200f\u2007\u2060\ufeff͏]+")
"""What fills a preheader up so that nothing else shows in the list of messages."""


_PAYER = re.compile(
    r"(?:(?:sponsored|presented|brought to you) by|(?:a (?:message|word) from|together with)) (.+)",
    re.IGNORECASE,
)
"""The label of an advert that names who pays."""


def take_preheaders(root: HtmlElement) -> list[str]:
    """Take the hidden lines out of a letter that only lists of messages show, and return them."""
    found = []
    hidden = [
        element
        for element in root.iter("div", "span", "p", "td", "table", "tr", "center")
        if _UNSEEN.search(element.get("style", ""))
    ]
    whole = len(root.text_content())
    for element in hidden:
        if element.getparent() is None or root not in element.iterancestors():
            continue
        text = _PADDING.sub(" ", element.text_content()).strip()
        if len(text) > max(LONGEST, whole // 3):
            continue
        if any(letter.isalnum() for letter in text):
            found.append(text)
        element.drop_tree()
    return found


def judge(blocks: list[Block], sender: str, sent: str) -> None:
    """Leave out what belongs to the sending of a letter from somebody on a day."""
    for block in blocks:
        if block.kept and (reason := reason_of(block)):
            block.leave_out(reason)
    text = [block.number for block in blocks if block.kept and _is_text(block)]
    text = text or [block.number for block in blocks if block.kept and _is_sentence(block)]
    _cut_head(blocks[: text[0]] if text else [], sender, sent)
    _cut_adverts(blocks, text[0] if text else len(blocks))
    _cut_foot(blocks[text[-1] :] if text else [])


def _cut_head(head: Sequence[Block], sender: str, sent: str) -> None:
    """Leave out the sender's name, who wrote it and when, above the first text.

    A day after that of the letter is not when it was written: an invitation names it.
    """
    for block in head:
        if not block.kept:
            continue
        if not block.key:
            block.leave_out("markup")
        elif _names(block, sender):
            block.leave_out("site")
        elif block.key in key_of(sender) and person(block.text):
            block.leave_out("byline")
        elif (found := imprint(block.text)) is not None and found.published[:10] <= (sent or "9"):
            block.leave_out("byline" if found.author else "date")
    signed = [place for place, block in enumerate(head) if block.reason in {"byline", "date"}]
    for block in head[: signed[0]] if signed else []:
        if block.kept and block.spot.tag in HEADINGS:
            block.leave_out("summary")


def _names(block: Block, sender: str) -> bool:
    """Whether a block says the name of the letter, alone or with a date or number."""
    key, name = block.key, key_of(sender)
    if len(key) > 3 and name.endswith(key):
        return not person(block.text)
    return bool(name) and key.startswith(name) and key.removeprefix(name).isdecimal()


def _cut_adverts(blocks: Sequence[Block], first: int) -> None:
    """Leave out what stands under the label of an advert, up to the next heading or title.

    Above the first text a label names who pays for the whole letter, unless it ends a title.
    """
    for number, block in enumerate(blocks):
        titled = block.text.rstrip().endswith(")")
        if block.kept or block.reason != "advert" or not (titled or number > first):
            continue
        below = blocks[number + 1 : number + 1 + ADVERT]
        end = _paid_for(block, below)
        if not end:
            end = next((place for place, other in enumerate(below) if _begins(other)), 0)
            end *= titled or any(map(_sells, below[:end]))
        for other in below[:end]:
            if other.kept:
                other.leave_out("advert")


def _sells(block: Block) -> bool:
    """Whether a block leads to a page, as adverts do; one that is a picture has no such text."""
    return any(mark.get("href", "").startswith("http") for mark in marks_of(block))


def _paid_for(label: Block, below: Sequence[Block]) -> int:
    """Return how many blocks, its heading and buttons too, name who pays as the label does."""
    payer = _PAYER.match(label.text)
    text = takewhile(lambda one: one[0] == 0 or one[1].spot.tag not in HEADINGS, enumerate(below))
    named = [place for place, block in text if payer and key_of(payer[1]) in block.key]
    if not named:
        return 0
    end = named[-1] + 1
    return end + len(list(takewhile(lambda block: block.linked > 0.9, below[end:])))


def _begins(block: Block) -> bool:
    """Whether a block is the heading or the linked title of something new."""
    return block.kept and (block.spot.tag in HEADINGS or block.linked > 0.9)


def head_of(lines: Sequence[str], start: int) -> int:
    """Return the number of the line behind the crumbs that a letter in plain text begins with."""
    head = start
    for number in range(start, len(lines)):
        line = lines[number].strip()
        if line and not wording(line):
            break
        head = number + 1 if line else head
    return head


def foot_of(lines: Sequence[str]) -> int:
    """Return the number of the line at which the foot of a letter in plain text begins."""
    foot = len(lines)
    for number in range(len(lines) - 1, len(lines) - max(FOOT, len(lines) // 3) - 1, -1):
        if number <= 0:
            break
        line = lines[number].strip()
        if len(line) > PROSE or _in_prose(lines, number):
            break
        if line == "--" or closes(line):
            foot = number
    return foot


def _in_prose(lines: Sequence[str], number: int) -> bool:
    """Whether a line is one of four or more that are wrapped: a paragraph."""
    near = lines[max(0, number - 3) : number + 4]
    run = [len(line.strip()) > 50 and wording(line.strip()) == "" for line in near]
    return any(all(run[start : start + 4]) for start in range(max(0, len(run) - 3)))


def reason_of(block: Block) -> str:
    """Return why a block is no part of the text; "" if it may be one."""
    if len(block.text) > LONGEST or block.spot.tag in {"pre", "th"}:
        return ""
    heading = block.spot.tag in HEADINGS
    found = ("" if heading else buttons(block.text)) or wording(block.text) or crumb(block)
    return "" if found == "related" and _leads_somewhere(block) else found


def _leads_somewhere(block: Block) -> bool:
    """Whether a line names what it links to: "Read more: The census of welds"."""
    target = block.text.partition(":")[2]
    return len(target.split()) >= 3 and block.linked * len(block.text) <= len(target)


def _cut_foot(tail: Sequence[Block]) -> None:
    """Leave out what stands from the first words of the foot on, behind the last text.

    Words about forwarding and the like begin it only where it also says how to leave.
    """
    ends = [place for place, block in enumerate(tail) if closes(block.text)]
    begins = (place for place, block in enumerate(tail[1:], 1) if _is_foot(block))
    foot = next(begins, len(tail))
    while foot > 1 and tail[foot - 1].spot.tag in HEADINGS:
        foot -= 1
    for block in tail[foot:] if ends and foot <= ends[-1] else ():
        if block.kept:
            block.leave_out("footer")


def _is_sentence(block: Block) -> bool:
    """Whether a shorter block is text: a letter of short notices has no longer ones."""
    ended = block.text.rstrip('"”’)')[-1:] in {".", "!", "?"}
    return len(block.text) > PROSE // 2 and ended and block.linked < 0.5 and not _is_foot(block)


def _is_foot(block: Block) -> bool:
    if block.spot.tag in HEADINGS and wording(block.text) == "related":
        return True
    return closes(block.text) or of_sending(block.text)


def _is_text(block: Block) -> bool:
    return len(block.text) > PROSE and block.linked < 0.5 and not _is_foot(block)
