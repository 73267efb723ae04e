"""What tells of a passage whether it is a heading, a paragraph or an item of a list.

Each piece of evidence has a name.  Some tell of one passage, some of two that follow each other.
What a piece weighs is learned from articles of our own: `python -m tests.ingest.teaching`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from briefing.ingest.paste import headings, manner
from briefing.ingest.paste.imprint import imprint
from briefing.ingest.paste.lines import Passage
from briefing.ingest.paste.markers import is_bullet
from briefing.ingest.paste.masthead import content_words
from briefing.ingest.paste.traits import (
    Traits,
    announces,
    are_alike,
    length,
    signs,
    traits,
)

_BULLETS = 3
"""How many bullets tell that a paste has kept them."""
_SHARE = 0.1
"""The same as a share of the passages, since some signs before lines are their own."""
_LONGEST = 200
"""Most lines in a row that are written alike, where they are more than lines."""
_MOST, _SENTENCES = 90, 6
"""Most words of an item, and how many sentences without a label tell of a paragraph."""
_QUOTED = 3
"""How many sentences of a quote tell of one."""
_PHRASE = 3
"""Fewest words of an item above the text, where the labels of a page stand too."""
_HEADING, _STRANGE = 16, 6
"""Most words of what may stand over a text, and from how many on it has some of its words."""
_TAKEN_UP = 0.3
"""Share of these words that is many."""
_NEAR = 6
"""How many passages of a group are looked at on either side of one."""
_RATIOS = (0.3, 0.55, 0.8, 1.25, 1.8, 3.3)
"""Between these lie the classes of one length compared with another."""


@dataclass(slots=True)
class Evidence:
    """The evidence in the passages of an article."""

    passages: Sequence[Passage]
    known: Sequence[str]
    """What is known of each, "" where nothing is."""
    texts: list[Traits] = field(init=False)
    style: str = field(init=False)
    """Where blank lines stand: none, some or all."""
    kept: bool = field(init=False)
    """Whether bullets were kept."""
    lead: int = field(init=False)
    """The first passage of sentences."""
    usual: str = field(init=False)
    """How headings are written."""
    labels: Counter[str] = field(init=False)
    typical: int = field(init=False)
    """How many words passages have."""
    groups: list[tuple[int, int]] = field(init=False)
    """Where the passages begin and end that no blank line parts from each."""
    closed: str = field(init=False)
    """How often such a group ends in a passage that is unlike the others."""
    speech: str = field(init=False)
    """How many of the sentences tell what people say: none, some or many."""
    runs: list[tuple[int, int]] = field(init=False)
    """Where those begin and end around each that are written alike."""

    def __post_init__(self) -> None:
        self.texts = [traits(*one) for one in zip(self.passages, self.known, strict=True)]
        self.style = manner.style(self.passages)
        bullets = sum(is_bullet(one.marker) for one in self.passages)
        self.kept = bullets >= max(_BULLETS, _SHARE * len(self.passages))
        self.lead = next((at for at, one in enumerate(self.passages) if one.is_text or one.ends), 0)
        self.usual = manner.usual(self.texts)
        self.labels = Counter(one.term for one in self.texts if one.term)
        self.typical = manner.typical(self.passages)
        self.groups = _spans(self.texts, lambda above, below: not below.passage.gap)
        self.closed = manner.closed(self.texts, self.groups)
        self.runs = _spans(self.texts, are_alike)
        self.speech = manner.speech(self.texts)

    def kinds(self, at: int) -> tuple[str, ...]:
        """Return what a passage may be, of which nothing is known."""
        start, end = self.runs[at]
        if end - start > _LONGEST:
            return ("paragraph",)
        heading = ("heading",) * headings.may_be(self.passages[at])
        return (*heading, "paragraph", *("item",) * self._may_be_item(at))

    def _may_be_item(self, at: int) -> bool:
        here, passage = self.texts[at], self.passages[at]
        return not (
            self.kept
            or (at == 0 and passage.is_text)
            or (passage.words < _PHRASE and at < self.lead)
            or passage.words > _MOST
            or (here.sentences >= _SENTENCES and not here.term)
            or (here.sentences >= _QUOTED and here.start == "quote")
            or imprint(passage.text)
            or headings.names_reply(passage.text)
            or announces(passage)
        )

    def of_one(self, at: int) -> list[str]:
        """Return what tells of a passage."""
        return list(self._of_one(at))

    def of_two(self, at: int) -> list[str]:
        """Return what tells of a passage beside the one before it."""
        return list(self._of_two(at))

    def _of_one(self, at: int) -> Iterator[str]:
        here = self.texts[at]
        passage = here.passage
        below = self.texts[at + 1] if at + 1 < len(self.texts) else None
        above = self.texts[at - 1] if at else None
        yield f"typical {_ratio(passage.words, self.typical)} {here.end == '.'}"
        yield f"style {self.style}"
        yield f"speech {self.speech} {here.end == '.'}"
        if at < self.lead:
            yield "early"
        if here.end in ".0":
            yield f"{'ends' if here.end == '.' else 'open'} {here.length} {self.style}"
        if passage.words > 1 and here.end in "0?:":
            yield f"usual {self.usual} {here.titled}"
        if self.labels[here.term] > 1:
            yield "label again"
        yield from signs(here)
        gap = min(passage.gap, 1)
        after = min(below.passage.gap, 1) if below else 2
        yield f"gaps {self.style} {gap}{after}"
        if below is None:
            yield "last"
        else:
            yield from self._before(here, below)
        if above:
            yield from self._after(above, gap)
        if self.style == "some":
            yield from self._of_group(at, here)
        yield from self._of_run(at, here)

    def _after(self, above: Traits, gap: int) -> Iterator[str]:
        """Yield what the passage above one tells of it."""
        yield f"above {above.end} {above.known}"
        if above.known == "marked":
            yield "below items"
        if above.leads:
            yield "led to" + " close" * (not gap)
        elif announces(above.passage):
            yield "announced"

    def _of_group(self, at: int, here: Traits) -> Iterator[str]:
        """Yield what the passages tell that no blank line parts from one."""
        start, end = self.groups[at]
        size, place = end - start, _place(at, start, end)
        group = self.texts[max(start, at - _NEAR) : min(end, at + _NEAR)]
        yield f"group {min(size, 5)} {place}"
        yield f"closed {self.closed} {place}"
        yield f"groups {place} {min(self._size(start - 1), 3)}{min(self._size(end), 3)}"
        if size > 1:
            yield f"group longest {length(max(one.passage.words for one in group))}"
            if all(one.end == here.end for one in group):
                yield f"group ends alike {min(size, 4)}"
            if all(one.term for one in group):
                yield "group of labels"
            others = [one for one in group if one is not here]
            yield from (f"odd {place} {name}" for name in _odd(here, others))

    def _size(self, at: int) -> int:
        """Return how many passages stand close together around one, 0 where there is none."""
        if not 0 <= at < len(self.groups):
            return 0
        start, end = self.groups[at]
        return end - start

    def _of_run(self, at: int, here: Traits) -> Iterator[str]:
        """Yield what the passages tell that are written like one."""
        start, end = self.runs[at]
        size = end - start
        if start and self.texts[start - 1].leads:
            yield f"run led {min(at - start, 2)} {min(size, 3)}"
        near = self.texts[max(0, at - 3) : at + 4]
        yield f"near {sum(are_alike(here, one) for one in near) - 1} {here.end == '.'}"
        yield f"run {min(size, 5)} {_place(at, start, end)} {here.end == '.'}"
        yield f"run {min(size, 3)} {here.length // 3}"

    def _before(self, here: Traits, below: Traits) -> Iterator[str]:
        passage, after = here.passage, below.passage
        yield f"below {below.known or _class(below)}"
        if passage.words <= _HEADING:
            yield f"ratio {_ratio(after.words, passage.words)}"
            if below.leads:
                yield "over lead"
            if here.length > 1 and here.end in "0?:":
                own = content_words(passage.text)
                taken = len(own & content_words(after.text)) / max(1, len(own))
                yield (
                    "taken up"
                    if taken >= _TAKEN_UP
                    else "taken a bit"
                    if taken > 0
                    else "not taken up"
                )
                if not taken and passage.words >= _STRANGE:
                    yield "strange"

    def _of_two(self, at: int) -> Iterator[str]:
        if not at:
            yield "begins"
            return
        above, here = self.texts[at - 1], self.texts[at]
        gap = min(here.passage.gap, 1)
        yield "bias"
        yield f"gap {self.style} {gap}"
        yield f"lengths {_ratio(here.passage.words, above.passage.words)}"
        yield f"ends {above.end}{here.end}"
        if above.start != here.start:
            yield f"starts {min(above.start, here.start)} {max(above.start, here.start)}"
        else:
            yield f"start {here.start}"
        yield f"label {bool(above.term):d}{bool(here.term):d}"
        yield f"titled {above.titled:d}{here.titled:d}"
        yield f"opens alike {above.opens == here.opens} {here.opens}"
        if above.first == here.first:
            yield "first word"
        if at > 1:
            before = self.texts[at - 2]
            yield f"second {are_alike(before, here):d}{are_alike(before, above):d}"
            yield f"gap before {self.style} {gap}{min(above.passage.gap, 1)}"
        if at + 1 < len(self.texts):
            below = self.texts[at + 1]
            yield f"next {are_alike(here, below):d} {gap}{min(below.passage.gap, 1)}"
        yield f"alike {are_alike(above, here):d}"
        if self.style == "some":
            start, end = self.groups[at]
            place = _place(at, start, end)
            yield f"place {min(end - start, 4)} {place} {min(self._size(start - 1), 3)}"
            yield f"closes {self.closed} {place} {min(self._size(end), 3)}"
        if above.leads:
            yield "led"


def _odd(here: Traits, others: Sequence[Traits]) -> Iterator[str]:
    """Yield in what a passage differs from all of some others."""
    for name, own in (("end", here.end), ("start", here.start), ("titled", here.titled)):
        if all(getattr(one, name) != own for one in others):
            yield f"{name} {own}"
    if bool(here.term) not in {bool(one.term) for one in others}:
        yield f"label {bool(here.term)}"
    words = sum(one.passage.words for one in others) / len(others)
    yield f"lengths {_ratio(here.passage.words, round(words))}"


def _class(text: Traits) -> str:
    if text.passage.is_text:
        return "text" if text.passage.words >= 15 else "sentence"
    return f"short {text.end}"


def _ratio(one: int, other: int) -> int:
    share = one / max(1, other)
    return sum(share > most for most in _RATIOS)


def _place(at: int, start: int, end: int) -> str:
    if end - start == 1:
        return "only"
    return "first" if at == start else "last" if at == end - 1 else "amid"


def _spans(
    texts: Sequence[Traits], together: Callable[[Traits, Traits], bool]
) -> list[tuple[int, int]]:
    """Return for each text where the run of neighbours that it is in begins and ends."""
    starts = [0] * bool(texts)
    for at, (above, below) in enumerate(pairwise(texts), start=1):
        starts.append(starts[-1] if together(above, below) else at)
    ends = [len(texts)] * len(texts)
    for at in range(len(texts) - 2, -1, -1):
        ends[at] = ends[at + 1] if starts[at + 1] == starts[at] else at + 1
    return list(zip(starts, ends, strict=True))
