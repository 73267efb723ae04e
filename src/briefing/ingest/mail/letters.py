"""What a newsletter is full of beside its text: preheaders, "view in browser", how to leave it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml.html import HtmlElement

from briefing.ingest.html.blocks import Block
from briefing.ingest.html.refining import HEADINGS, crumb
from briefing.ingest.mail.wordings import LONGEST, buttons, wording

PROSE = 120
"""Letters from which an unlinked block is text."""
FOOT = 12
"""Lines of a foot; it is longer only below a longer text."""

_UNSEEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|opacity\s*:\s*0(?![.\d])"
    r"|max-height\s*:\s*0|font-size\s*:\s*[01]px",
    re.IGNORECASE,
)
_PADDING = re.compile("[\\s\u00a0\u00ad\u034f\u200b-\u200f\u2007\u2060\ufeff͏]+")
"""What fills a preheader up so that nothing else shows in the list of messages."""


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


def judge(blocks: list[Block]) -> None:
    """Leave out what belongs to the sending of a letter."""
    for block in blocks:
        if block.kept and (reason := reason_of(block)):
            block.kept, block.reason = False, reason
    _cut_foot(blocks)


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
        if line == "--" or wording(line) in {"subscribe", "footer"}:
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
    return ("" if heading else buttons(block.text)) or wording(block.text) or crumb(block)


def _cut_foot(blocks: Sequence[Block]) -> None:
    """Leave out what stands below the first crumb that follows the last text: the foot."""
    last = max(
        (block.number for block in blocks if block.kept and _is_text(block)), default=len(blocks)
    )
    foot = next(
        (
            block.number
            for block in blocks
            if block.number > last and block.reason in {"subscribe", "footer"}
        ),
        len(blocks),
    )
    for block in blocks:
        if block.number > foot and block.kept:
            block.kept, block.reason = False, "footer"


def _is_text(block: Block) -> bool:
    return len(block.text) > PROSE and block.linked < 0.5
