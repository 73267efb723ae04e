"""What is known of each passage of a paste, and what was decided of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from briefing.ingest.paste.extent import Extent
from briefing.ingest.paste.lines import Passage
from briefing.ingest.paste.masthead import Masthead


@dataclass(frozen=True, slots=True)
class Fate:
    """Why a passage is dropped."""

    reason: str
    """One of drafts.REASONS."""
    confidence: float


@dataclass(slots=True)
class Sorting:
    """The passages of a paste and what is known of each."""

    passages: Sequence[Passage]
    extent: Extent
    masthead: Masthead
    first: int
    """The first passage of sentences in the article."""
    fates: dict[int, Fate] = field(default_factory=dict)
    """Of the passages that are dropped."""
    vocabulary: set[str] = field(default_factory=set)
    """Words of the article."""

    def drop(self, at: int, reason: str, confidence: float) -> None:
        """Drop a passage unless it is dropped already, or in a table of the article.

        Tabs tell rows by themselves, and those of a table of contents go.
        """
        inside = self.first <= at < self.extent.end and at in self.extent.cells
        if inside and "\t" not in self.passages[at].text:
            return
        self.fates.setdefault(at, Fate(reason, round(confidence, 2)))

    def kept(self) -> list[int]:
        """Return the passages that stay, in order."""
        return [at for at in range(len(self.passages)) if at not in self.fates]
