"""Lists whose bullets were lost: told by what introduces them, by standing close, by being alike.

Browsers put no blank line between the items of a list, nor between a list and the heading at either
end of it, but around paragraphs; other pages give each item a paragraph of its own, or nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from briefing.ingest.paste import code
from briefing.ingest.paste.headings import OPENERS, names_reply, title_case
from briefing.ingest.paste.imprint import imprint
from briefing.ingest.paste.lines import LABELLED, Passage
from briefing.ingest.paste.markers import is_bullet
from briefing.ingest.paste.phrases import OVER_LISTS

_REACHED = re.compile(r"\S@\S+\.\w|(?<!\d)\+?(?:\d[ ()/.-]{0,2}){9,15}(?!\d)")
"""An address or telephone number, as in the lines of a contact."""
_PHRASE, _SENTENCE = 30, 90
"""Most words of an item that is no sentence, and of one that is or has a label."""
_HEADING = 12
"""Most words of a heading amid a list."""
_LONGER, _SHORT = 1.6, 15
"""How much longer than those above it a sentence may be to go on with an introduced list, and how
many words it may have in any case."""
_LONGEST = 100
"""Most items of a list without bullets."""
_LOOKED_AT = 12
"""How many items a line behind them is compared with."""
_QUOTES = "“„«‘\"'"
_BULLETS = 3
"""How many bullets tell that a paste has kept them."""
_ANNOUNCED = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|several|these|following)"
    r"(?: [\w-]+){1,3}(?: below)?\.$|\b(?:steps|points) below\.$|\b(?:as follows|the following)\.$",
    re.IGNORECASE,
)
_STEP = 18
"""Most words of what such a sentence announces, and of an item with items of its own."""
_TIGHT = 60
"""Most words that lines close together have on average to be items that nothing introduces."""


def introduces(passage: Passage) -> bool:
    """Say whether a list is to be expected behind a passage."""
    if passage.marker or names_reply(passage.text):
        return False
    return passage.text.endswith(":") or passage.text.casefold() in OVER_LISTS


@dataclass(slots=True)
class Lists:
    """Finds the lists without bullets among the passages of an article."""

    passages: Sequence[Passage]
    parted: bool
    """Whether blank lines stand around paragraphs."""
    has_bullets: bool = False
    """Whether bullets were kept: then lines without one are hardly items."""
    none_before: int = 0
    """Up to where no list begins that nothing introduces."""
    alike_before: int = 0
    """Up to where lines are alike and no list: each of them would look as far ahead again."""
    next_headings: dict[tuple[int, int], bool] = field(default_factory=dict)
    """What was found of lines behind others: each is come to from a hundred lines above it."""

    def __post_init__(self) -> None:
        self.has_bullets = sum(is_bullet(one.marker) for one in self.passages) >= _BULLETS

    def close_end(self, at: int, *, headed: bool) -> int:
        """Return the end of lines close together where paragraphs stand apart, 0 for no list.

        `headed` says that a heading stands above them.
        """
        introduced = self._introduced(at)
        if not self.parted or not (self.passages[at].gap or introduced or headed):
            return 0
        if self.has_bullets and not introduced:
            return 0
        run = self._close(at)
        fewest = 2 if introduced or (headed and run[0].ends == run[-1].ends) or _pair(run) else 3
        if len(run) < fewest or _leads_on(run) or not all(map(_may_be_close, run)):
            return 0
        words = sum(one.words for one in run)
        alike = words <= _TIGHT * len(run) or _labelled(run)
        alone = alike and ((headed and not run[0].gap) or not _is_headed(run))
        return at + len(run) if introduced or alone else 0

    def loose_end(self, at: int, *, headed: bool) -> int:
        """Return the end of lines that are alike and as far apart as paragraphs, 0 for no list."""
        introduced = self._introduced(at)
        if self.has_bullets and not introduced:
            return 0
        if at < (self.alike_before if introduced or headed else self.none_before):
            return 0
        end = self._loose_end(at, introduced=introduced)
        run = self.passages[at:end]
        fewest = 3 if self.parted and run and run[0].ends and not _labelled(run) else 2
        if len(run) >= fewest and introduced:
            return end
        if len(run) >= 3 and self._may_stand_alone(run, headed=headed):
            return end
        if len(run) >= 3 and at and _announces(self.passages[at - 1]) and _are_steps(run):
            return end
        self.none_before = end
        if end - at == _LONGEST:
            self.alike_before = end
        return 0

    def _may_stand_alone(self, run: Sequence[Passage], *, headed: bool) -> bool:
        if run[0].ends:
            return _asks(run) or (_labelled(run) and (not self.parted or _brief(run)))
        return (headed or self.parted) and _may_stand_alone(run)

    def heads_list(self, at: int) -> bool:
        """Say whether a line stands close over others that are a list with it as their heading."""
        run = self._close(at)
        some = len(run) > 2 and not any(one.text.endswith(":") for one in run)
        return some and all(map(_may_be_close, run)) and _is_headed(run)

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


def _leads_on(run: Sequence[Passage]) -> bool:
    """Say whether one of some lines introduces the others, and is no item with items of its own."""
    first = next((at for at, one in enumerate(run) if one.text.endswith(":")), len(run))
    return first < 2 or (first < len(run) and max(one.words for one in run[: first + 1]) > _STEP)


def _pair(run: Sequence[Passage]) -> bool:
    """Say whether two lines are items by what they are: two sentences of a kind, or labelled."""
    if len(run) != 2 or any(one.text[0] in _QUOTES for one in run):
        return False
    first, second = sorted(run, key=lambda one: one.words)
    return all(one.ends for one in run) and (_labelled(run) or second.words <= 2 * first.words)


def _labelled(run: Sequence[Passage]) -> bool:
    return all(LABELLED.match(one.text) for one in run)


def _brief(run: Sequence[Passage]) -> bool:
    """Say whether items are shorter than paragraphs, and each of another term: no dialogue."""
    terms = {LABELLED.match(one.text)[0][:-1] for one in run}  # type: ignore[index]
    return max(one.words for one in run) <= _PHRASE and len(terms) == len(run)


def _announces(passage: Passage) -> bool:
    """Say whether a sentence tells that a list follows: "It takes three steps."."""
    return not passage.marker and _ANNOUNCED.search(passage.text[-60:]) is not None


def _are_steps(run: Sequence[Passage]) -> bool:
    return all(one.words <= _STEP for one in run)


def _asks(run: Sequence[Passage]) -> bool:
    return all(one.text.endswith("?") for one in run)


def _may_be_close(passage: Passage) -> bool:
    return not (
        passage.marker
        or passage.words > _SENTENCE
        or "\t" in passage.text
        or code.is_code(passage)
        or names_reply(passage.text)
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
    labelled = LABELLED.match(passage.text) is not None
    if LABELLED.match(first.text) and (labelled or not introduced):
        return labelled and passage.words <= _SENTENCE
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
