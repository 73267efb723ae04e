"""Lines to blocks: paragraphs, headings, items and rows; by tags, else by where the lines lie."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from briefing.ingest.hyphens import is_broken, joined, vocabulary
from briefing.ingest.pdf.layout import MARKED, Document, Line, Page

HEADING = 1.12
"""How much larger than the text a heading is at least, where it is not bold."""
HEADING_WORDS = 25
LEADING = 1.4
"""Distance of two lines, in usual distances, from which a paragraph ends between them."""
INDENT = (0.7, 5.0)
"""By how many letter sizes the first line of a paragraph is set in."""

ALIKE = 0.11
"""Share by which sizes of letters differ within a paragraph, for code and the like."""
SHORT = 0.2
"""Share of its column that a line leaves empty if it was broken on purpose."""

_LEADERS = re.compile(r"(?:\. ?){4,}\s*\w+$")
"""How a line of a table of contents ends."""
_ENDS = re.compile(r"""[.!?:;…][)"'”’»\]]*(?:\[?\d{1,3}\]?)?$""")
MARKED_GAP = re.compile(rf"\A({MARKED.pattern})\s*")
"""A mark and the gap behind it, which may be a wide one."""


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text that belongs together."""

    text: str
    """On one line; cells are parted by tabs; an item has its mark before it."""
    kind: str
    """paragraph, heading, item or row."""
    level: int
    """Of a heading as the document has it, from 1; of an item how deep it is, from 1."""
    size: float
    bold: bool
    page: int
    reason: str = ""
    """Why it is no part of the text."""
    lines: tuple[Line, ...] = ()
    tight: bool = False
    """Whether it is one line that follows another one in the usual distance."""


@dataclass(frozen=True, slots=True)
class Measures:
    """What is usual in a document."""

    body: float
    """Size of most of its letters."""
    leading: dict[float, float]
    """Size → distance of two lines."""
    vocabulary: frozenset[str]
    """Its words in lower case, to mend those by that a line's end broke."""
    has_headings: bool
    """Whether it says of some text that it is a heading."""


def blocks(document: Document, running: dict[int, str]) -> list[Block]:
    """Return the blocks of a document, in its order; running lines are blocks with a reason."""
    text = [line for line in document.lines if id(line) not in running]
    measures = _measures(text)
    found: list[Block] = []
    for page in document.pages:
        made = [
            _block(group, running.get(id(group[0]), ""), measures)
            for group in _groups(page, running, measures)
        ]
        found = _continued(found, _tightened(made, measures), measures)
    return found


def _tightened(made: list[Block], measures: Measures) -> list[Block]:
    """Mark single lines that follow each other closely; bold ones among them head no text."""
    for number in reversed(range(1, len(made))):
        before, block = made[number - 1], made[number]
        if not _is_tight(before, block, measures):
            continue
        made[number] = replace(block, tight=True)
        if before.kind == "heading" and before.size < HEADING * measures.body:
            made[number - 1] = replace(before, kind="paragraph")
    return made


def _is_tight(before: Block, block: Block, measures: Measures) -> bool:
    if before.reason or block.reason or len(before.lines) > 1 or len(block.lines) > 1:
        return False
    line, after = before.lines[0], block.lines[0]
    leading = measures.leading.get(after.size, 1.25 * after.size)
    near = 0 < line.bottom - after.bottom <= LEADING * leading
    plain = "item" not in (before.kind, block.kind) and line.placed
    return near and plain and _alike(line, after) and not _ENDS.search(after.text)


def _measures(text: Sequence[Line]) -> Measures:
    sizes: Counter[float] = Counter()
    distances: dict[float, Counter[float]] = {}
    for line in text:
        sizes[line.size] += len(line.text)
    for line, after in pairwise(text):
        down = line.bottom - after.bottom
        if line.size == after.size and line.page == after.page and 0 < down < 2.5 * line.size:
            distances.setdefault(line.size, Counter())[round(down * 2) / 2] += 1
    return Measures(
        body=sizes.most_common(1)[0][0] if sizes else 0.0,
        leading={size: found.most_common(1)[0][0] for size, found in distances.items()},
        vocabulary=vocabulary(line.text for line in text),
        has_headings=any(line.element and line.element.level for line in text),
    )


def body_size(made: Sequence[Block]) -> float:
    """Return the size of most letters of the text."""
    sizes: Counter[float] = Counter()
    for block in made:
        if not block.reason:
            sizes[block.size] += len(block.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _groups(page: Page, running: dict[int, str], measures: Measures) -> Iterator[list[Line]]:
    """Yield the lines of each block of a page."""
    rights = _rights(page)
    group: list[Line] = []
    for line in page.lines:
        if group:
            before = group[-1]
            reason = running.get(id(line), "")
            if reason != running.get(id(before), ""):
                joins = False
            elif reason:
                joins = abs(before.bottom - line.bottom) < 3
            elif not before.placed or not line.placed:
                joins = _same_element(before, line, rights[id(before)])
            else:
                joins = _goes_on_below(group, line, rights[id(before)], measures)
            if not joins:
                yield group
                group = []
        group.append(line)
    if group:
        yield group


def _same_element(before: Line, line: Line, right: float) -> bool:
    """Say whether two lines are of one element, and not parted by a line break within it."""
    if before.element is None or line.element is None or before.placed or line.placed:
        return False
    if before.element is not line.element:
        row = before.element.row
        return row > 0 and row == line.element.row
    return before.element.row > 0 or not (line.starts and _breaks(before, line, right))


def _rights(page: Page) -> dict[int, float]:
    """Return how far to the right the column of each line goes."""
    columns = page.lines[:400]
    return {
        id(line): max(
            (
                other.right
                for other in columns
                if other.left <= line.left + 2 and other.right > line.left and _alike(other, line)
            ),
            default=line.right,
        )
        for line in page.lines
    }


def _alike(line: Line, other: Line) -> bool:
    return abs(line.size - other.size) <= ALIKE * max(line.size, other.size)


def _goes_on_below(group: list[Line], line: Line, right: float, measures: Measures) -> bool:
    """Say by their places whether a line belongs to the block above it."""
    before = group[-1]
    down = before.bottom - line.bottom
    if MARKED.match(line.text) or not _alike(before, line) or "\t" in before.text + line.text:
        return False
    if _LEADERS.search(before.text):
        return False
    if abs(down) < 0.3 * before.size:
        return line.left >= before.right
    if down < 0:
        return _unfinished(before.text, line.text)
    leading = measures.leading.get(before.size, 1.25 * before.size)
    if down > LEADING * leading:
        return False
    if len(group) == 1 and _set_in(line, before) and MARKED.match(before.text):
        return True
    return not _ends_short(before, line, right) and not (
        _set_in(line, before) and _ENDS.search(before.text)
    )


def _set_in(line: Line, before: Line) -> bool:
    low, high = INDENT
    return low * line.size < line.left - before.left < high * line.size


def _ends_short(line: Line, after: Line, right: float) -> bool:
    """Say whether a line is the last of its paragraph: the next word had room on it."""
    room = right - line.right
    if line.bold != after.bold and room > 2 * line.size:
        return True
    if _ENDS.search(line.text):
        return room > _first_word(after) + 0.5 * line.size
    return _breaks(line, after, right)


def _breaks(line: Line, after: Line, right: float) -> bool:
    """Say whether a line was broken on purpose: far from the end of its column."""
    room = right - line.right
    wide = room > _first_word(after) + line.size and room > SHORT * (right - line.left)
    return wide and not is_broken(line.text)


def _first_word(line: Line) -> float:
    """Return about how wide the first word of a line is."""
    word = line.text.split(maxsplit=1)[0]
    return (line.right - line.left) * len(word) / len(line.text)


def _unfinished(text: str, after: str) -> bool:
    """Say whether a text goes on after the end of its column or page."""
    return not _ENDS.search(text) and (after[:1].islower() or is_broken(text))


def _block(group: list[Line], reason: str, measures: Measures) -> Block:
    first = group[0]
    words = MARKED_GAP.sub(r"\1 ", _text(group, measures.vocabulary))
    kind, level = _kind(group, words, measures)
    if kind != "row" and first.element is not None and not first.placed:
        words = words.replace("\t", " ")  # of a line that was set to the width of a narrow column
    if kind == "item" and not MARKED.match(words):
        words = f"• {words}"
    return Block(
        text=words,
        kind="paragraph" if reason else kind,
        level=level,
        size=first.size,
        bold=all(line.bold for line in group),
        page=first.page,
        reason=reason,
        lines=tuple(group),
    )


def _kind(group: list[Line], text: str, measures: Measures) -> tuple[str, int]:
    """Return what a block is, and its level."""
    first = group[0]
    if first.element is not None and not first.placed:
        if first.element.level:
            return "heading", first.element.level
        if first.element.role == "LI":
            return "item", max(1, first.element.depth)
        return ("row" if first.element.row else "paragraph"), 0
    heading = not measures.has_headings and _is_heading(group, text, measures)
    if MARKED.match(text) and not (heading and text[0].isalnum()):
        return "item", 1
    if "\t" in text:
        return "row", 0
    return ("heading" if heading else "paragraph"), 0


def _is_heading(group: list[Line], text: str, measures: Measures) -> bool:
    words = len(text.split())
    if not any(letter.isalpha() for letter in text) or words > HEADING_WORDS:
        return False
    if group[0].size >= HEADING * measures.body:
        return True
    bold = all(line.bold for line in group) and words <= HEADING_WORDS // 2
    return bold and group[0].size >= 0.95 * measures.body and text[-1] not in ".,;:"


def _text(group: Iterable[Line], known: frozenset[str]) -> str:
    """Return the text of lines on one line: cells apart, words that a line's end broke mended."""
    text, before = "", None
    for line in group:
        if before is None:
            text = line.text
        elif line.element is not before.element:
            text = f"{text}\t{line.text}"
        elif not line.starts and abs(line.bottom - before.bottom) < 1:
            text = f"{text} {line.text}"
        else:
            text = joined(text, line.text, known)
        before = line
    return text


def _is_full(block: Block) -> bool:
    """Say whether the last line of a block goes to the end of its column, and ends no sentence."""
    if len(block.lines) < 2 or _ENDS.search(block.text):
        return False
    return block.lines[-1].right > 0.95 * max(line.right for line in block.lines)


def _continued(found: list[Block], made: list[Block], measures: Measures) -> list[Block]:
    """Join the last paragraph of the pages before with the first one of a page, if it goes on."""
    last = next((i for i in reversed(range(len(found))) if not found[i].reason), None)
    first = next((i for i in range(len(made)) if not made[i].reason), None)
    if last is None or first is None:
        return [*found, *made]
    before, after = found[last], made[first]
    if (
        before.kind in {"paragraph", "item"}
        and after.kind == "paragraph"
        and abs(before.size - after.size) < 0.5
        and (_unfinished(before.text, after.text) or _is_full(before))
    ):
        text = joined(before.text, after.text, measures.vocabulary)
        whole = replace(before, text=text, lines=before.lines + after.lines)
        return [*found[:last], whole, *found[last + 1 :], *made[:first], *made[first + 1 :]]
    return [*found, *made]
