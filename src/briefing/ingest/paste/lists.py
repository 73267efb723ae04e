"""Lists whose bullets were lost: lines that are items as all of an article are read together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from briefing.ingest.paste.evidence import Evidence
from briefing.ingest.paste.headings import names_reply
from briefing.ingest.paste.lines import LABELLED, Passage
from briefing.ingest.paste.outline import known, outline
from briefing.ingest.paste.phrases import OVER_LISTS
from briefing.ingest.paste.traits import REACHED, announces

_CONTACT = 6
"""Most lines of a contact."""


def introduces(passage: Passage) -> bool:
    """Say whether a list is to be expected behind a passage."""
    if passage.marker or names_reply(passage.text):
        return False
    return passage.text.endswith(":") or passage.text.casefold() in OVER_LISTS


@dataclass(slots=True)
class Lists:
    """Finds the lists without bullets among the passages of an article."""

    passages: Sequence[Passage]
    parted: bool = field(init=False)
    """Whether blank lines stand around paragraphs."""
    close: bool = field(init=False)
    """Whether some lines stand close together and others apart."""
    told: Sequence[str] = field(init=False)
    """What each passage is as all are read together."""

    def __post_init__(self) -> None:
        evidence = Evidence(self.passages, known(self.passages))
        self.told = outline(evidence)
        self.parted = evidence.style != "none"
        self.close = evidence.style == "some"

    def end(self, at: int) -> int:
        """Return the end of the list that begins at a passage, 0 for none."""
        if at and self.told[at - 1] == "item":
            return 0
        end = at
        while end < len(self.told) and self.told[end] == "item":
            end += 1
        return end if end > at + 1 and (self._introduced(at) or self._is_list(at, end)) else 0

    def _is_list(self, at: int, end: int) -> bool:
        """Say whether some items are a list though nothing introduces them.

        Phrases need a heading or to be three.  Sentences need a heading or labels, or to
        stand close together and apart from others; lines with an address are those of a contact.
        """
        run, after = self.passages[at:end], self.passages[end : end + 1]
        if len(run) <= _CONTACT and any(REACHED.search(one.text) for one in run):
            return False
        if at and self.told[at - 1] == "heading":
            return True
        if not all(one.ends for one in run) or all(LABELLED.match(one.text) for one in run):
            return run[0].ends or len(run) > 2
        apart = self.close and all(one.gap for one in after)
        return apart and not any(one.gap for one in run[1:])

    def hold(self, at: int, number: int) -> bool:
        """Say whether most of some passages are items."""
        return 3 * self.told[at : at + number].count("item") >= 2 * number

    def is_over(self, at: int) -> bool:
        """Say whether a passage is the heading of a list."""
        return self.told[at] == "heading" and self.told[at + 1 : at + 2] == ["item"]

    def _introduced(self, at: int) -> bool:
        above = self.passages[at - 1] if at else None
        return above is not None and (introduces(above) or announces(above))
