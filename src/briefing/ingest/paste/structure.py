"""Passages of an article to blocks: headings, lists, tables, quotes and paragraphs."""

from __future__ import annotations

import re
from bisect import bisect
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from briefing.ingest.paste import code, headings, markers
from briefing.ingest.paste.lines import Passage
from briefing.ingest.paste.lists import Lists, introduces
from briefing.ingest.paste.masthead import content_words
from briefing.ingest.paste.phrases import OVER_LISTS
from briefing.ingest.paste.rendering import Block
from briefing.ingest.paste.tables import Table, table
from briefing.ingest.words import words

_SIGNS = re.compile(r"[\W_]*$")
_TOP = 3
"""How many lines deep in a run of short ones a table may begin."""
_TABLE = 0.5
"""From which confidence lines are a table that are items as all are read together."""
_STACKED = 2
"""Most headings that stand between another and what they are over."""
_LENGTH, _TAKEN_UP, _SHARED = 6, 4, 0.2
"""From how many words on a heading has some of them in the passages below it, within how many of
them, and which share."""
_TITLED, _ENOUGH = 0.7, 4
"""Share of the headings that are in title case where all should be, and how many tell that."""
_DASHES = {"–", "—"}
"""What stands before a single line that is no list: "— Mira Oldham"."""
_NUMBERED = 12
"""Most words of a heading behind a number."""
_TEXT = 8
"""Fewest words of what stands between the numbers of headings."""
_DOUBTED = 0.45
"""How sure a heading is that has none."""
_OFTEN = 3
"""How many lines with one label tell that it names a field."""
_PHRASE = 3
"""Fewest words of an item above the text, where the labels of a page stand too."""


@dataclass(slots=True)
class _Reading:
    passages: Sequence[Passage]
    lists: Lists
    blocks: list[Block] = field(default_factory=list)
    titles: list[tuple[int, Passage]] = field(default_factory=list)
    """Headings: where their block is, and their passage."""
    tables: dict[int, Table | None] = field(default_factory=dict)
    """What was found where a table could begin."""
    behind_table: int = 0
    """Where the last table ended: short lines below it are another run."""
    fields: set[str] = field(default_factory=set)
    """Labels that come again and again."""
    numbered: dict[int, list[int]] = field(default_factory=dict)
    """Where each number stands before a passage."""
    texts: list[int] = field(default_factory=list)
    """Where passages of some length stand that are no items."""
    lead: int = 0
    """The first passage of sentences: what stands above it in short lines is no list."""

    @property
    def under_heading(self) -> bool:
        """Whether the last block is a heading."""
        return bool(self.blocks) and self.blocks[-1].kind == "heading"

    @property
    def under_list(self) -> bool:
        """Whether the last block is one that a heading follows without a blank line."""
        return bool(self.blocks) and self.blocks[-1].kind != "paragraph"

    def table(self, at: int) -> Table | None:
        """Return the table that begins at a passage, in a run of short lines only near its top."""
        if at not in self.tables:
            near = self.passages[max(self.behind_table, at - _TOP) : at + 1]
            inside = len(near) > _TOP and all(
                not one.is_text and one.gap == near[-1].gap and not one.marker for one in near
            )
            inside = inside and "\t" not in near[-1].text and not introduces(near[-2])
            found = None if inside else table(self.passages, at)
            listed = found and found.confidence < _TABLE and self.lists.hold(at, found.passages)
            self.tables[at] = None if listed else found
        return self.tables[at]


def structure(passages: Sequence[Passage], standfirst: int = 0) -> list[Block]:
    """Return the blocks that the passages of an article make, in their order.

    The first `standfirst` of them stand above the text and are no headings.
    """
    lead = next((at for at, one in enumerate(passages) if one.is_text or one.ends), 0)
    reading = _Reading(passages, Lists(passages), lead=lead)
    reading.fields = _fields(passages)
    for at, passage in enumerate(passages):
        if (number := markers.number(passage.marker)) is not None:
            reading.numbered.setdefault(number, []).append(at)
        elif not passage.marker and passage.words >= _TEXT:
            reading.texts.append(at)
    for passage in passages[:standfirst]:
        reading.blocks.append(Block("paragraph", _plain(passage), line=passage.line))
    at = standfirst
    while at < len(passages):
        at = _next(reading, at)
    _take_captions(reading)
    return _with_levels(reading)


def _label(passage: Passage) -> str:
    """Return what stands before a colon amid a line: "Owner" of "Owner: Marketing"."""
    label, _, value = passage.text.partition(": ")
    return label.casefold() if value else ""


def _fields(passages: Sequence[Passage]) -> set[str]:
    """Return the labels that come again and again: lines under them are fields, no headings."""
    labels = Counter(_label(one) for one in passages if not one.marker)
    return {label for label, times in labels.items() if label and times >= _OFTEN}


def _take_captions(reading: _Reading) -> None:
    """Make paragraphs again of headings that are written unlike the others and say other things.

    Captions stand between paragraphs as headings do; those of a text are all in title case or none.
    """
    told = [one for _, one in reading.titles if one.words >= _PHRASE]
    usual = sum(headings.title_case(one.text) for one in told)
    if usual < _TITLED * len(told) or len(told) < _ENOUGH:
        return
    for place, one in list(reading.titles):
        if one in told and not headings.title_case(one.text) and _says_other(reading, one):
            block = reading.blocks[place]
            if block.confidence < 1:
                reading.titles.remove((place, one))
                reading.blocks[place] = replace(block, kind="paragraph", confidence=_DOUBTED)


def _says_other(reading: _Reading, line: Passage) -> bool:
    """Say whether a line has no word in common with what it stands over."""
    if line.marker or line.text.endswith("?") or headings.NUMBERED.match(line.text):
        return False
    at = reading.passages.index(line)
    return not _taken_up(reading.passages, at)


def _next(reading: _Reading, at: int) -> int:
    """Read the block that begins at a passage; return where the next one begins."""
    passage = reading.passages[at]
    signs = _SIGNS.match(passage.text) and not passage.marker and not words(passage.text)
    if signs and not reading.table(at):
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
        reading.behind_table = at + found.passages
        return reading.behind_table
    end = _end_of_list(reading, at)
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
        if end > at and _may_end_list(passages, end) and _is_numbered_heading(reading, end):
            break
        end += 1
    alone = end == at + 1
    if alone and (
        passages[at].marker in _DASHES or markers.number(passages[at].marker) not in {None, 1}
    ):
        reading.blocks.append(Block("paragraph", _plain(passages[at]), line=passages[at].line))
        return end
    levels = markers.levels(passages[at:end])
    numbers = [markers.number(passage.marker) for passage in passages[at:end]]
    for passage, level, number in zip(passages[at:end], levels, numbers, strict=True):
        text = passage.text
        if number is None and not markers.is_bullet(passage.marker):
            text = f"{passage.marker} {text}".strip()
        if text or number is not None:
            reading.blocks.append(Block("item", text, level, number, line=passage.line))
    return end


def _may_end_list(passages: Sequence[Passage], at: int) -> bool:
    """Say whether a numbered line stands apart from the item above, or is of another kind alone."""
    above, here, below = passages[at - 1], passages[at], passages[at + 1 : at + 2]
    alone = bool(below) and not below[0].marker
    return here.gap > 0 or (alone and markers.kind(above.marker) != markers.kind(here.marker))


def _is_numbered_heading(reading: _Reading, at: int) -> bool:
    """Say whether a number stands before a heading: short, and a paragraph follows it."""
    passage = reading.passages[at]
    number = markers.number(passage.marker)
    most = headings.CLAUSE if passage.text.endswith(".") else _NUMBERED
    if number is None or passage.words > most or at + 1 >= len(reading.passages):
        return False
    after = reading.passages[at + 1]
    if headings.numbered_below(after.text, number) or _is_numbered_on(reading, at, number):
        return True
    opens = after.is_text or introduces(after)
    return not after.marker and opens and after.words > passage.words


def _is_numbered_on(reading: _Reading, at: int, number: int) -> bool:
    """Say whether the next or last number stands far off, with a text in between."""
    below, above = (reading.numbered.get(other, []) for other in (number + 1, number - 1))
    first, last = bisect(below, at), bisect(above, at)
    near = [*below[first : first + 1], *above[max(0, last - 1) : last]]
    return any(
        reading.passages[place].words <= _NUMBERED
        and bisect(reading.texts, min(at, place)) < bisect(reading.texts, max(at, place))
        for place in near
    )


def _end_of_list(reading: _Reading, at: int) -> int:
    """Return the end of a list without bullets, 0 for none; its lines may be a table's head."""
    end = reading.lists.end(at)
    return 0 if any(map(reading.table, range(at + 1, min(end, at + _TOP)))) else end


def _may_open(reading: _Reading, at: int, end: int) -> bool:
    """Say whether a list may stand above the text: close over it, or introduced, and of phrases."""
    run = reading.passages[at:end]
    near = end == reading.lead or reading.under_heading
    return near and all(one.words >= _PHRASE for one in run)


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
    apart = reading.lists.parted and at > 0 and not reading.under_list
    sure = headings.likeness(passage, before, after, blank_separated=apart, stacked=stacked)
    over = after is not None and not after.is_text
    if sure and over and (passage.text.casefold() in OVER_LISTS or reading.table(at + 1)):
        sure = min(0.95, sure + 0.2)
    if sure and over and reading.lists.is_over(at):
        sure = max(sure, headings.SURE)
    if sure >= headings.SURE and not _is_over(reading, at):
        sure = 0.0
    if sure >= headings.SURE and _is_strange(reading, at):
        sure = _DOUBTED
    if _label(passage) in reading.fields:
        sure = 0.0
    text = _plain(passage)
    if sure >= headings.SURE:
        reading.titles.append((len(reading.blocks), passage))
        return Block("heading", text, confidence=sure, line=passage.line)
    confidence = 1.0 - sure if sure > 0.4 else 1.0
    return Block("paragraph", text, confidence=confidence, line=passage.line)


def _is_over(reading: _Reading, at: int) -> bool:
    """Say whether a text, list or table stands below a passage, past other headings at most."""
    for place in range(at + 1, min(at + 2 + _STACKED, len(reading.passages))):
        one = reading.passages[place]
        if one.is_text or one.ends or one.marker or introduces(one) or reading.table(place):
            return True
        if _end_of_list(reading, place):
            return True
    return False


def _is_strange(reading: _Reading, at: int) -> bool:
    """Say whether a line has hardly a word in common with what it stands over.

    Headings of some length are taken up by the text below them; captions without credit and the
    titles of other pieces are not.  Questions are answered in other words, numbers tell enough, and
    what stands over a list has no text below it.
    """
    passages, line = reading.passages, reading.passages[at]
    if line.words < _LENGTH or line.marker or line.text.endswith("?"):
        return False
    if headings.NUMBERED.match(line.text) or passages[at + 1].marker:
        return False
    if _end_of_list(reading, at + 1):
        return False
    return len(_taken_up(passages, at)) < _SHARED * len(content_words(line.text))


def _taken_up(passages: Sequence[Passage], at: int) -> set[str]:
    """Return the words of a line that the passages soon below it have too."""
    below = passages[at + 1 : at + 1 + _TAKEN_UP]
    return content_words(passages[at].text).intersection(
        *[set().union(*(content_words(one.text) for one in below))]
    )


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
