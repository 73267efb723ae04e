"""Lists whose bullets were lost: told by what introduces them, by standing close, by being alike.

Browsers put no blank line between the items of a list, nor between a list and the heading at either
end of it, but around paragraphs; other pages give each item a paragraph of its own, or nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from briefing.ingest.paste import code
from briefing.ingest.paste.headings import OPENERS, title_case
from briefing.ingest.paste.imprint import imprint
from briefing.ingest.paste.lines import Passage
from briefing.ingest.paste.phrases import OVER_LISTS

_REACHED = re.compile(r"\S@\S+\.\w|(?<!\d)\+?(?:\d[ ()/.-]{0,2}){9,15}(?!\d)")
"""An address or telephone number, as in the lines of a contact."""
_LABELLED = re.compile(r"[^\s.!?:–—][^.!?:–—]{1,60}(?:: | [–—-] |\? )\S")
"""A term before what is said of it: "Power: the grid has room"."""
_PHRASE, _SENTENCE, _MOST = 30, 60, 90
"""Most words of an item that is no sentence, of one that is, and of one that has a label."""
_HEADING = 12
"""Most words of a heading amid a list."""
_LONGER, _SHORT = 1.3, 15
"""How much longer than those above it a sentence may be to go on with an introduced list, and how
many words it may have in any case."""
_LONGEST = 100
"""Most items of a list without bullets."""
_LOOKED_AT = 12
"""How many items a line behind them is compared with."""
_TIGHT = 20
"""Most words that lines close together have on average to be items that nothing introduces."""


def introduces(passage: Passage) -> bool:
    """Say whether a list is to be expected behind a passage."""
    if passage.marker:
        return False
    return passage.text.endswith(":") or passage.text.casefold() in OVER_LISTS


@dataclass(slots=True)
class Lists:
    """Finds the lists without bullets among the passages of an article."""

    passages: Sequence[Passage]
    parted: bool
    """Whether blank lines stand around paragraphs."""
    none_before: int = 0
    """Up to where no list begins that nothing introduces."""
    alike_before: int = 0
    """Up to where lines are alike and no list: each of them would look as far ahead again."""
    next_headings: dict[tuple[int, int], bool] = field(default_factory=dict)
    """What was found of lines behind others: each is come to from a hundred lines above it."""

    def close_end(self, at: int, *, headed: bool) -> int:
        """Return the end of lines close together where paragraphs stand apart, 0 for no list.

        `headed` says that a heading stands above them.
        """
        introduced = self._introduced(at)
        if not self.parted or not (self.passages[at].gap or introduced or headed):
            return 0
        run = self._close(at)
        fewest = 2 if introduced or (headed and run[0].ends == run[-1].ends) else 3
        if len(run) < fewest or not all(map(_may_be_close, run)):
            return 0
        words = sum(one.words for one in run)
        alike = words <= _TIGHT * len(run) or _labelled(run)
        alone = alike and ((headed and not run[0].gap) or not _is_headed(run))
        return at + len(run) if introduced or alone else 0

    def loose_end(self, at: int, *, headed: bool) -> int:
        """Return the end of lines that are alike and as far apart as paragraphs, 0 for no list."""
        introduced = self._introduced(at)
        if at < (self.alike_before if introduced or headed else self.none_before):
            return 0
        end = self._loose_end(at, introduced=introduced)
        run = self.passages[at:end]
        fewest = 3 if self.parted and run and run[0].ends and not _labelled(run) else 2
        if len(run) >= fewest and introduced:
            return end
        if len(run) >= 3 and self._may_stand_alone(run, headed=headed):
            return end
        self.none_before = end
        if end - at == _LONGEST:
            self.alike_before = end
        return 0

    def _may_stand_alone(self, run: Sequence[Passage], *, headed: bool) -> bool:
        if run[0].ends:
            return _asks(run) or (not self.parted and _labelled(run))
        return (headed or self.parted) and _may_stand_alone(run)

    def heads_list(self, at: int) -> bool:
        """Say whether a line stands close over others that are a list with it as their heading."""
        run = self._close(at)
        return len(run) > 2 and all(map(_may_be_close, run)) and _is_headed(run)

    def _introduced(self, at: int) -> bool:
        return at > 0 and introduces(self.passages[at - 1])

    def _close(self, at: int) -> Sequence[Passage]:
        """Return a passage and those that no blank line parts from it, up to a heading in them."""
        passages, end = self.passages, at + 1
        while end < min(len(passages), at + _LONGEST) and not passages[end].gap:
            if passages[end].marker or (end > at + 1 and self._is_next_heading(at, end)):
                break
            end += 1
        return passages[at:end]

    def _loose_end(self, at: int, *, introduced: bool) -> int:
        """Return the end of lines that are alike and as far apart as paragraphs are."""
        passages, end = self.passages, at
        while end < min(len(passages), at + _LONGEST) and _is_loose_item(
            passages, end, at, introduced=introduced
        ):
            if end > at and self._is_next_heading(at, end):
                break
            end += 1
        return end

    def _is_next_heading(self, at: int, end: int) -> bool:
        key = (max(at, end - _LOOKED_AT), end)
        if key not in self.next_headings:
            self.next_headings[key] = _is_next_heading(self.passages, *key)
        return self.next_headings[key]


def _labelled(run: Sequence[Passage]) -> bool:
    return all(_LABELLED.match(one.text) for one in run)


def _asks(run: Sequence[Passage]) -> bool:
    return all(one.text.endswith("?") for one in run)


def _may_be_close(passage: Passage) -> bool:
    most = _MOST if _LABELLED.match(passage.text) else _SENTENCE
    return not (
        passage.marker
        or passage.words > most
        or "\t" in passage.text
        or passage.text.endswith(":")
        or code.is_code(passage)
        or imprint(passage.text)
        or _REACHED.search(passage.text)
    )


def _is_headed(run: Sequence[Passage]) -> bool:
    """Say whether the first of some lines is a heading over the others: shorter, without an end."""
    first, rest = run[0], run[1:]
    if first.ends or first.words > _HEADING:
        return False
    for alike in (_is_titled, _is_capital):
        if len(rest) > 1 and alike(first) and not any(map(alike, rest[:_LOOKED_AT])):
            return True
    ends = sum(one.ends for one in rest)
    return ends * 2 > len(rest) or sum(one.words for one in rest) > 1.5 * first.words * len(rest)


def _is_titled(passage: Passage) -> bool:
    """Say whether more than the first word begins with a capital, as in titles."""
    return not passage.ends and passage.words > 1 and title_case(passage.text)


def _is_next_heading(passages: Sequence[Passage], start: int, end: int) -> bool:
    """Say whether a line behind items is the heading of what follows, by being unlike them."""
    line, items = passages[end], passages[start:end]
    items = items[1:] if len(items) > 2 else items  # the first may be a heading itself
    after = passages[end + 1] if end + 1 < len(passages) else None
    if after is None or line.marker or line.words > _HEADING or line.text.endswith((".", ";", ",")):
        return False
    if line.gap > after.gap and after.is_text:
        return True
    if after.gap and not (after.is_text or introduces(after)):
        return False
    if line.text.endswith("?"):
        return not any(one.text.endswith("?") for one in items)
    if 2 * sum(one.ends or one.text[-1] in ",;" for one in items) > len(items):
        return 2 * line.words * len(items) < sum(one.words for one in items)
    if not _is_capital(line):
        return False
    if not any(map(_is_capital, items)):
        return True
    if title_case(line.text) and line.words > 1 and after.is_text:
        return not any(title_case(one.text) for one in items)
    opens = _opens_small(line) and (after.is_text or introduces(after))
    unlike = not any(_opens_small(one) or title_case(one.text) for one in items)
    return unlike and (opens or title_case(line.text))


def _is_capital(passage: Passage) -> bool:
    """Say whether a line begins with no small letter."""
    return not passage.text[0].islower()


def _is_loose_item(passages: Sequence[Passage], end: int, at: int, *, introduced: bool) -> bool:
    """Say whether a line goes on with a list: as far from the one above, and as that one is."""
    passage, first = passages[end], passages[at]
    if passage.marker or "\t" in passage.text or passage.text.endswith(":"):
        return False
    if imprint(passage.text):
        return False
    if end > at and passage.gap != (passages[at + 1].gap if end > at + 1 else min(1, passage.gap)):
        return False
    if passage.gap and end + 1 < len(passages) and not passages[end + 1].gap:
        return False
    if not passage.ends or not first.ends or _asks((passage, first)):
        return passage.ends == first.ends and passage.words <= _PHRASE
    labelled = _LABELLED.match(passage.text) is not None
    if _LABELLED.match(first.text) and (labelled or not introduced):
        return labelled and passage.words <= _MOST
    if introduced:
        longest = max((one.words for one in passages[at:end]), default=_PHRASE)
        return passage.words <= min(_PHRASE, max(_SHORT, _LONGER * longest))
    return not (_opens_small(first) or _opens_small(passage)) and passage.words <= _PHRASE


def _opens_small(passage: Passage) -> bool:
    """Say whether a line opens with a small word, as paragraphs often do and items seldom."""
    return passage.text.split(maxsplit=1)[0].casefold().strip("“\"'‘(") in OPENERS


def _may_stand_alone(run: Sequence[Passage]) -> bool:
    """Say whether lines may be a list that nothing introduces."""
    reached = any(_REACHED.search(one.text) for one in run)
    return run[0].words < _PHRASE and not reached and not (run[1].gap == 0 and _is_headed(run))
