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
            lead = _lead_in(sentence)
        yield sentence, None


def joined(lead: Sentence, item: Sentence) -> Sentence:
    """Return an item as the sentence that it makes with its lead-in."""
    begun = lead.text
    return replace(item, text=begun + item.text, lead=lead.start, lent=len(begun))


def _lead_in(sentence: Sentence) -> Sentence | None:
    """Return a sentence that breaks off at a colon where an action is due, as items go on from it.

    That is without the colon, but for "Meta's roadmap: ".
    """
    if not sentence.text.endswith(":"):
        return None
    bare = sentence.text.rstrip(" :")
    for begun in (f"{bare} ", f"{bare}: "):
        if any(cue.act == len(begun) for cue in cues(begun + "do", headline=False)):
            return replace(sentence, text=begun)
    return None
