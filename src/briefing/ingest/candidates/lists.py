"""List items that complete the sentence above them: "The Commission will:" and what it will do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from briefing.ingest.candidates.cues import cues
from briefing.ingest.candidates.outline import Sentence


def completed(sentences: Iterable[Sentence]) -> Iterator[tuple[Sentence, Sentence | None]]:
    """Yield sentences, each with the lead-in that it completes, if it is an item below one."""
    lead: Sentence | None = None
    listed = -1
    for sentence in sentences:
        if sentence.kind == "item":
            listed = sentence.paragraph
            yield sentence, lead
            continue
        if sentence.paragraph != listed:  # not the second sentence of an item
            lead = sentence if _is_open(sentence.text) else None
        yield sentence, None


def joined(lead: Sentence, item: Sentence) -> Sentence:
    """Return an item as the sentence that it makes with its lead-in."""
    begun = lead.text.rstrip(" :") + " "
    return replace(item, text=begun + item.text, lead=lead.start, lent=len(begun))


def _is_open(text: str) -> bool:
    """Say whether a sentence breaks off at a colon where an action is due."""
    if not text.endswith(":"):
        return False
    begun = text.rstrip(" :") + " "
    return any(cue.act == len(begun) for cue in cues(begun + "do", headline=False))
