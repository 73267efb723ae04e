"""Lists whose bullets were lost: told by what introduces them, by standing close, by being alike.

Browsers put no blank line between the items of a list, nor between a list and the heading at either
end of it, but around paragraphs; other pages give each item a paragraph of its own, or nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from briefing.ingest.paste import code
from briefing.ingest.paste.evidence import Evidence
from briefing.ingest.paste.headings import OPENERS, names_reply, title_case
from briefing.ingest.paste.imprint import imprint
from briefing.ingest.paste.lines import LABELLED, Passage
from briefing.ingest.paste.outline import known, outline
from briefing.ingest.paste.phrases import OVER_LISTS
from briefing.ingest.paste.traits import QUOTES, REACHED, announces

_SENTENCE = 90
"""Most words of an item."""
_HEADING = 12
"""Most words of a heading amid a list."""
_LONGEST = 100
"""Most items of a list without bullets."""
_LOOKED_AT = 12
"""How many items a line behind them is compared with."""
_STEP = 18
"""Most words of an item with items of its own."""
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
    closes: bool = False
    """Whether some lines stand close together and others apart."""
    told: Sequence[str] = ()
    """What each passage is as all are read together."""
    next_headings: dict[tuple[int, int], bool] = field(default_factory=dict)
    """What was found of lines behind others: each is come to from a hundred lines above it."""

    def __post_init__(self) -> None:
        evidence = Evidence(self.passages, known(self.passages))
        self.told = outline(evidence)
        self.closes = evidence.style == "some"
        self.has_bullets = evidence.kept

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
        """Return the end of lines that are items as all are read together, 0 for no list.

        Sentences need labels or something that introduces them: a heading only where the items of
        lists would not stand closer than paragraphs.
        """
        if at and self.told[at - 1] == "item":
            return 0
        end = at
        while end < len(self.told) and self.told[end] == "item":
            end += 1
        introduced = self._introduced(at)
        if end - at < (2 if introduced else 3):
            return 0
        run, after = self.passages[at:end], self.passages[end : end + 1]
        if introduced or (at and announces(self.passages[at - 1])):
            return end
        goes_on = run[0].gap and after and after[0].is_text and not after[0].gap
        likely = (headed and not self.closes) or _labelled(run) or _asks(run)
        prose = run[0].ends and not likely
        return 0 if goes_on or prose or any(REACHED.search(one.text) for one in run) else end

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
    if len(run) != 2 or any(one.text[0] in QUOTES for one in run):
        return False
    first, second = sorted(run, key=lambda one: one.words)
    return all(one.ends for one in run) and (_labelled(run) or second.words <= 2 * first.words)


def _labelled(run: Sequence[Passage]) -> bool:
    return all(LABELLED.match(one.text) for one in run)


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
        or REACHED.search(passage.text)
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


def _opens_small(passage: Passage) -> bool:
    """Say whether a line opens with a small word, as paragraphs often do and items seldom."""
    return passage.text.split(maxsplit=1)[0].casefold().strip("“\"'‘(") in OPENERS
