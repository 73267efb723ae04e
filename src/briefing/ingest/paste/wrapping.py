"""Lines to passages: markers join their text, hard wraps and hyphens at line ends are undone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from briefing.ingest.hyphens import joined, vocabulary
from briefing.ingest.paste.crumbs import crumb
from briefing.ingest.paste.imprint import imprint
from briefing.ingest.paste.lines import SOFT_HYPHEN, Line, Passage, asides
from briefing.ingest.paste.markers import alone, is_bullet, marker

MIN_WIDTH, MAX_WIDTH = 35, 140
"""Between how many columns text is wrapped by hand or by a mail program."""
_FULL = 0.9
"""Part of the width that most lines fill with the next word: else they are items in small letters,
each as long as it is."""
_VALUES = {"-", "–", "—", "✓", "✔"}
"""Signs that may be bullets or the cells of a table."""
_SENTENCE_LENGTH = 60
"""From how many characters on a line is taken for prose."""
_ENDS = re.compile(r"""[.!?…:;。\uff01\uff1f][)"'”’»\]]*$""")
_GOES_ON = re.compile(r"""[,;:.)\]”’](?:\s|$)|(?!\S*\d)[a-z]""")
"""How a line begins that continues the one before."""
_UNFINISHED = re.compile(
    r"\b(?:a|an|the|of|to|in|on|at|by|for|from|with|about|and|or|than|its|their|his|her|is|are|was"
    r"|were|has|have|will|said|that|which|over|under|some|nearly|around|between)$",
    re.IGNORECASE,
)
"""How a line ends that no paragraph ends in."""


@dataclass(frozen=True, slots=True)
class Wrapping:
    """How the lines of a text are broken."""

    width: int
    """Longest line before a break that is no end of a paragraph; 0 where lines are not wrapped."""
    vocabulary: frozenset[str]
    """Words and compounds of the text in lower case, to mend hyphenated ones by."""


def wrapping(lines: Sequence[Line]) -> Wrapping:
    """Measure the breaks that must be wraps, since the next line begins in lower case."""
    sure = [
        (line.indent + len(line.text), 1 + len(after.text.split(maxsplit=1)[0]))
        for line, after in pairwise(lines)
        if not after.gap
        and MIN_WIDTH <= len(line.text) <= MAX_WIDTH
        and _is_small(after.text)
        and not _ENDS.search(line.text[-12:])
    ]
    words = vocabulary(line.text for line in lines)
    if len(sure) < 2:
        return Wrapping(0, words)
    sure.sort()
    width, _ = sure[min(len(sure) - 1, len(sure) * 19 // 20)]
    full = sum(length + word > _FULL * width for length, word in sure)
    longer = sum(len(line.text) > width + 8 for line in lines)
    within = sum(MIN_WIDTH <= len(line.text) <= width + 8 for line in lines)
    return Wrapping(width if full * 3 > len(sure) * 2 and longer * 3 <= within else 0, words)


def _is_small(text: str) -> bool:
    """Say whether a text begins in lower case, with no name such as "gpt-5"."""
    return text[0].islower() and not any(map(str.isdigit, text.split(maxsplit=1)[0]))


def passages(lines: Sequence[Line]) -> list[Passage]:
    """Return the passages that lines make."""
    how = wrapping(lines)
    result = []
    at = 0
    while at < len(lines):
        if _is_value(lines, at):
            end = at + 1
            result.append(_value(lines[at]))
        else:
            end = _end(lines, at, how)
            result.append(_passage(lines[at:end], how))
        at = end
    return result


def _is_value(lines: Sequence[Line], at: int) -> bool:
    """Say whether a sign alone on its line is a cell of a table and no bullet, as "–" for none.

    Bullets stand before each item; a cell stands among other short ones.
    """
    if lines[at].text not in _VALUES or not 0 < at < len(lines) - 1:
        return False
    apart = lines[at + 1].gap > lines[at].gap
    near = [lines[place].text for place in (at - 1, at + 1)[: 2 - apart]]
    again = [lines[place].text for place in (at - 2, at + 2) if 0 <= place < len(lines)]
    return lines[at].text not in again and all(len(text) < MIN_WIDTH for text in near)


def _value(line: Line) -> Passage:
    return Passage(line.text, line.number, line.source or line.text, line.gap, line.indent)


def _end(lines: Sequence[Line], at: int, how: Wrapping) -> int:
    """Return where the passage ends that begins at a line."""
    end = at + 1
    bare = alone(lines[at])
    if bare:
        if end == len(lines) or lines[end].gap > 1 or alone(lines[end]):
            return end
        if not is_bullet(lines[at].text) and marker(lines[end].text)[0]:
            return end
        end += 1
    while end < len(lines) and _continues(lines[end - 1], lines[end], lines[at], how):
        end += 1
    return end


def _continues(line: Line, after: Line, first: Line, how: Wrapping) -> bool:
    """Say whether a line goes on in the next one."""
    if after.gap or "\t" in after.text or "\t" in marker(line.text)[1]:
        return False
    mark, rest = marker(after.text)
    if mark:
        return mark == ">" and marker(line.text)[0] == ">" and _wrapped(line, rest, how)
    if len(after.text) < MIN_WIDTH and (crumb(after.text) or imprint(after.text)):
        return False
    in_item = bool(marker(first.text)[0])
    if in_item and after.indent > first.indent:
        return True
    if how.width:
        return (in_item or after.indent <= line.indent) and _wrapped(line, after.text, how)
    return (
        not first.text[0].islower()
        and len(line.text) >= _SENTENCE_LENGTH
        and not _ENDS.search(line.text[-12:])
        and bool(_GOES_ON.match(after.text) or _UNFINISHED.search(line.text[-12:]))
    )


def _wrapped(line: Line, after: str, how: Wrapping) -> bool:
    """Say whether a line was broken because the next word did not fit on it."""
    if not how.width:
        return False
    length = line.indent + len(line.text)
    full = length + 1 + len(after.split(maxsplit=1)[0]) > how.width
    if _is_small(after) and length >= MIN_WIDTH // 2:
        return not _ENDS.search(line.text[-12:]) or full
    return full and how.width * 0.6 <= length <= how.width + 8


def _passage(lines: Sequence[Line], how: Wrapping) -> Passage:
    first = lines[0]
    mark, text = marker(first.text)
    rest = lines[1:]
    if not text and rest:
        text, rest = rest[0].text, rest[1:]
    for line in rest:
        text = joined(text, marker(line.text)[1] if mark == ">" else line.text, how.vocabulary)
    return Passage(
        text=text.replace(SOFT_HYPHEN, ""),
        line=first.number,
        source="\n".join(line.source or line.text for line in lines),
        asides=tuple(aside for line in lines for aside in asides(line)),
        gap=first.gap,
        indent=first.indent,
        marker=mark,
    )
