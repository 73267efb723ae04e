"""Passages of an article to blocks: headings, lists, tables, quotes and paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from briefing.ingest.paste import code, headings, markers
from briefing.ingest.paste.imprint import imprint
from briefing.ingest.paste.lines import Passage
from briefing.ingest.paste.phrases import OVER_LISTS
from briefing.ingest.paste.rendering import Block
from briefing.ingest.paste.tables import Table, table
from briefing.ingest.words import words

_SIGNS = re.compile(r"[\W_]*$")
_REACHED = re.compile(r"\S@\S+\.\w|(?<!\d)\+?(?:\d[ ()/.-]{0,2}){9,15}(?!\d)")
"""An address or telephone number, as in the lines of a contact."""
_TOP = 3
"""How many lines deep in a run of short ones a table may begin."""
_PHRASE = 3
"""Fewest words of an item above the text, where the labels of a page stand too."""
_ITEM_WORDS = 30
"""Most words of an item without a bullet."""
_LONGEST = 100
"""Most items of a list without bullets whose lines stand close together."""
_TIGHT = 20
"""Most words that lines close together have on average to be items that nothing introduces."""


@dataclass(slots=True)
class _Reading:
    passages: Sequence[Passage]
    blank_separated: bool
    blocks: list[Block] = field(default_factory=list)
    titles: list[tuple[int, Passage]] = field(default_factory=list)
    """Headings: where their block is, and their passage."""
    tables: dict[int, Table | None] = field(default_factory=dict)
    """What was found where a table could begin."""
    lead: int = 0
    """The first passage of sentences: what stands above it in short lines is no list."""
    no_list: int = 0
    """Up to where no list without bullets begins."""

    @property
    def under_heading(self) -> bool:
        """Whether the last block is a heading."""
        return bool(self.blocks) and self.blocks[-1].kind == "heading"

    def table(self, at: int) -> Table | None:
        """Return the table that begins at a passage, in a run of short lines only near its top."""
        if at not in self.tables:
            near = self.passages[max(0, at - _TOP) : at + 1]
            inside = len(near) > _TOP and all(
                not one.is_text and one.gap == near[-1].gap and not one.marker for one in near
            )
            self.tables[at] = None if inside else table(self.passages, at)
        return self.tables[at]


def structure(passages: Sequence[Passage], standfirst: int = 0) -> list[Block]:
    """Return the blocks that the passages of an article make, in their order.

    The first `standfirst` of them stand above the text and are no headings.
    """
    lead = next((at for at, one in enumerate(passages) if one.is_text or one.ends), 0)
    reading = _Reading(passages, blank_separated(passages), lead=lead)
    for passage in passages[:standfirst]:
        reading.blocks.append(Block("paragraph", _plain(passage), line=passage.line))
    at = standfirst
    while at < len(passages):
        at = _next(reading, at)
    return _with_levels(reading)


def blank_separated(passages: Sequence[Passage]) -> bool:
    """Say whether paragraphs stand apart by blank lines, by those that are sentences."""
    texts = [passage for passage in passages[1:] if passage.is_text and not passage.marker]
    return sum(passage.gap > 0 for passage in texts) * 2 > len(texts)


def _next(reading: _Reading, at: int) -> int:
    """Read the block that begins at a passage; return where the next one begins."""
    passage = reading.passages[at]
    if _SIGNS.match(passage.text) and not passage.marker and not words(passage.text):
        return at + 1
    if end := code.block(reading.passages, at):
        text = "\n".join(line.text for line in reading.passages[at:end])
        reading.blocks.append(Block("code", text, line=passage.line))
        return end
    if passage.marker == ">":
        reading.blocks.append(Block("quote", passage.text, line=passage.line))
        return at + 1
    if passage.marker and not _is_numbered_heading(reading, at):
        return _list(reading, at)
    if found := reading.table(at):
        reading.blocks.append(
            Block("table", cells=found.rows, confidence=found.confidence, line=passage.line)
        )
        return at + found.passages
    end = _tight_list(reading, at) or _plain_list(reading, at)
    if end and (at >= reading.lead or _may_open(reading, at, end)):
        for item in reading.passages[at:end]:
            reading.blocks.append(Block("item", item.text, confidence=0.6, line=item.line))
        return end
    reading.blocks.append(_heading_or_paragraph(reading, at))
    return at + 1


def _list(reading: _Reading, at: int) -> int:
    """Read the items of a list with markers."""
    passages = reading.passages
    end = at
    while end < len(passages) and passages[end].marker not in {"", ">"}:
        if end > at and passages[end].gap and _is_numbered_heading(reading, end):
            break
        end += 1
    if end == at + 1 and (markers.number(passages[at].marker) or 1) != 1:
        reading.blocks.append(Block("paragraph", _plain(passages[at]), line=passages[at].line))
        return end
    levels = _item_levels(passages[at:end])
    numbers = [markers.number(passage.marker) for passage in passages[at:end]]
    for passage, level, number in zip(passages[at:end], levels, numbers, strict=True):
        text = passage.text
        if number is None and not markers.is_bullet(passage.marker):
            text = f"{passage.marker} {text}".strip()
        if text or number is not None:
            reading.blocks.append(Block("item", text, level, number, line=passage.line))
    return end


def _item_levels(items: Sequence[Passage]) -> list[int]:
    """Return how deep each item is, by its indent and else by its kind of marker."""
    indented = len({item.indent for item in items}) > 1
    stack: list[tuple[int, str]] = []
    result = []
    for item in items:
        kind = _marker_kind(item.marker)
        if indented:
            while stack and stack[-1][0] > item.indent:
                stack.pop()
            if not stack or stack[-1][0] < item.indent:
                stack.append((item.indent, kind))
        else:
            kinds = [known for _, known in stack]
            if kind in kinds:
                del stack[kinds.index(kind) + 1 :]
            else:
                stack.append((item.indent, kind))
        result.append(len(stack) - 1)
    return result


def _marker_kind(mark: str) -> str:
    if markers.is_bullet(mark):
        return mark
    return "1" if markers.number(mark) is not None else "a"


def _is_numbered_heading(reading: _Reading, at: int) -> bool:
    """Say whether a number stands before a heading: short, and a paragraph follows it."""
    passage = reading.passages[at]
    number = markers.number(passage.marker)
    if number is None or passage.ends or passage.words > 12 or at + 1 >= len(reading.passages):
        return False
    after = reading.passages[at + 1]
    if headings.numbered_below(after.text, number):
        return True
    return not after.marker and after.is_text and after.words > passage.words


def _plain_list(reading: _Reading, at: int) -> int:
    """Return the end of a list without bullets, 0 where none begins."""
    passages = reading.passages
    introduced = at > 0 and _introduces(passages[at - 1])
    if at < reading.no_list and not introduced:
        return 0
    end = at
    while end < len(passages) and _may_be_item(passages, end, at):
        if end > at and reading.table(end):
            return 0
        end += 1
    if end < len(passages) and end - at > 1 and _looks_like_heading(reading, end - 1):
        end -= 1
    if end - at >= 2 and introduced:
        return end
    if end - at >= 3 and reading.blank_separated and _may_stand_alone(passages[at:end]):
        return end
    reading.no_list = end
    return 0


def _tight_list(reading: _Reading, at: int) -> int:
    """Return the end of lines close together where paragraphs stand apart, 0 for no list.

    This is how browsers render a list: blank lines part its text, and nothing parts its items.
    """
    passages = reading.passages
    introduced = at > 0 and _introduces(passages[at - 1])
    if not reading.blank_separated or not (passages[at].gap or introduced or reading.under_heading):
        return 0
    run = _close(passages, at)
    fewest = 2 if introduced or reading.under_heading else 3
    if len(run) < fewest or not all(map(_may_be_tight, run)):
        return 0
    if not introduced and (_is_headed(run) or sum(one.words for one in run) > _TIGHT * len(run)):
        return 0
    return at + len(run)


def _may_open(reading: _Reading, at: int, end: int) -> bool:
    """Say whether a list may stand above the text: close over it, or introduced, and of phrases."""
    run = reading.passages[at:end]
    near = end == reading.lead or reading.under_heading
    return near and all(one.words >= _PHRASE for one in run)


def _close(passages: Sequence[Passage], at: int) -> Sequence[Passage]:
    """Return a passage and those that no blank line parts from it, as far as a list may go."""
    end = at + 1
    while end < min(len(passages), at + _LONGEST) and not passages[end].gap:
        end += 1
    return passages[at:end]


def _heads_list(reading: _Reading, at: int) -> bool:
    """Say whether a line stands close over others that are a list with it as their heading."""
    if not reading.blank_separated or not reading.passages[at].gap:
        return False
    run = _close(reading.passages, at)
    return len(run) > 2 and all(map(_may_be_tight, run)) and _is_headed(run)


def _may_be_tight(passage: Passage) -> bool:
    return not (
        passage.marker
        or passage.words > 2 * _ITEM_WORDS
        or "\t" in passage.text
        or passage.text.endswith(":")
        or code.is_code(passage)
        or imprint(passage.text)
        or _REACHED.search(passage.text)
    )


def _is_headed(run: Sequence[Passage]) -> bool:
    """Say whether the first of some lines is a heading over the others: shorter, without an end."""
    first, rest = run[0], run[1:]
    if first.ends or first.words > 12:
        return False
    ends = sum(one.ends for one in rest)
    return ends * 2 > len(rest) or sum(one.words for one in rest) > 1.5 * first.words * len(rest)


def _may_stand_alone(run: Sequence[Passage]) -> bool:
    """Say whether lines may be a list that nothing introduces."""
    reached = any(_REACHED.search(one.text) for one in run)
    return run[0].words < _ITEM_WORDS and not reached and not (run[1].gap == 0 and _is_headed(run))


def _introduces(passage: Passage) -> bool:
    """Say whether a list is to be expected behind a passage."""
    if passage.marker:
        return False
    return passage.text.endswith(":") or passage.text.casefold() in OVER_LISTS


def _may_be_item(passages: Sequence[Passage], end: int, at: int) -> bool:
    passage = passages[end]
    if passage.marker or passage.words > _ITEM_WORDS or "\t" in passage.text:
        return False
    if end > at and passage.gap != (passages[at + 1].gap if end > at + 1 else passage.gap):
        return False
    if end == at + 1 and passage.gap > 1:
        return False
    return not passage.ends and not passage.text.endswith(":")


def _looks_like_heading(reading: _Reading, at: int) -> bool:
    """Say whether the last of a run of short lines is the heading of what follows."""
    passages = reading.passages
    after = passages[at + 1] if at + 1 < len(passages) else None
    return after is not None and after.is_text and after.gap == 0


def _heading_or_paragraph(reading: _Reading, at: int) -> Block:
    passages = reading.passages
    passage = passages[at]
    if marked := headings.marked(passage.text):
        reading.titles.append((len(reading.blocks), passage))
        return Block(
            "heading", marked[1], min(6, marked[0] + 1) if marked[0] else 0, line=passage.line
        )
    before = passages[at - 1] if at else None
    after = passages[at + 1] if at + 1 < len(passages) else None
    behind = passages[at + 2] if at + 2 < len(passages) else None
    stacked = after is not None and not after.is_text and behind is not None and behind.is_text
    sure = headings.likeness(
        passage, before, after, blank_separated=reading.blank_separated, stacked=stacked
    )
    over = after is not None and not after.is_text
    if sure and over and (passage.text.casefold() in OVER_LISTS or reading.table(at + 1)):
        sure = min(0.95, sure + 0.2)
    if sure and over and _heads_list(reading, at):
        sure = max(sure, headings.SURE)
    text = _plain(passage)
    if sure >= headings.SURE:
        reading.titles.append((len(reading.blocks), passage))
        return Block("heading", text, confidence=sure, line=passage.line)
    confidence = 1.0 - sure if sure > 0.4 else 1.0
    return Block("paragraph", text, confidence=confidence, line=passage.line)


def _plain(passage: Passage) -> str:
    """Return the text of a passage with its number, which is a word of it."""
    text = f"{passage.marker} {passage.text}" if passage.marker != ">" else passage.text
    return " ".join(text.replace("\t", " ").strip().split("  "))


def _with_levels(reading: _Reading) -> list[Block]:
    places = [place for place, _ in reading.titles]
    stacked = [place + 1 in places for place in places]
    levels = headings.levels([passage for _, passage in reading.titles], stacked)
    blocks = list(reading.blocks)
    for place, level in zip(places, levels, strict=True):
        if not blocks[place].level:
            blocks[place] = replace(blocks[place], level=level)
        else:
            blocks[place] = replace(blocks[place], level=max(2, blocks[place].level))
    return blocks
