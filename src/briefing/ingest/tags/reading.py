"""An article as tags are read from it: its passages as one text, with the names in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from briefing.ingest import names
from briefing.ingest.drafts import Material
from briefing.ingest.names import Mention
from briefing.ingest.names.spellings import PUBLIC
from briefing.ingest.registry import Registry
from briefing.ingest.tags.passages import Passage, passages
from briefing.model.records import Company

GAP = "\n\n"
"""What stands between two passages in the text."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The passages of an article and the companies named in them."""

    material: Material
    passages: list[Passage]
    text: str
    """All passages, apart by GAP."""
    starts: list[int]
    """Offset of each passage in the text."""
    mentions: list[Mention]
    opening: int
    """Index of the first paragraph; -1 if there is none."""
    length: int
    """Paragraphs and list items."""
    publisher: Company | None = None
    """The company that publishes the article, if it is one of the registry."""

    def passage_at(self, offset: int) -> int:
        """Return the index of the passage at an offset of the text."""
        return bisect_right(self.starts, offset) - 1

    def placed(self) -> Iterator[tuple[Mention, int]]:
        """Yield each mention with the index of its passage."""
        for mention in self.mentions:
            yield mention, self.passage_at(mention.start)


def read(material: Material, registry: Registry) -> Reading:
    """Take an article apart and find the names in it."""
    found = passages(material)
    starts, at = [], 0
    for passage in found:
        starts.append(at)
        at += len(passage.text) + len(GAP)
    text = GAP.join(passage.text for passage in found)
    kinds = [passage.kind for passage in found]
    return Reading(
        material,
        found,
        text,
        starts,
        _with_bodies(text, names.of(registry).find(text)),
        opening=kinds.index("lead") if "lead" in kinds else -1,
        length=sum(kind in {"lead", "text", "item"} for kind in kinds),
        publisher=_publisher(material, registry),
    )


def _with_bodies(text: str, mentions: list[Mention]) -> list[Mention]:
    """Add where public bodies that are named in full are called by their kind: "the Commission"."""
    bodies: dict[str, dict[str, Mention]] = {}
    for mention in filter(_names_a_body, mentions):
        for noun in _BODY.findall(mention.alias):
            bodies.setdefault(noun.lower(), {})[mention.company.id] = mention
    added = [
        replace(body, start=found.start("noun"), end=found.end("noun"))
        for noun, named in bodies.items()
        for body in named.values()
        for found in re.finditer(
            rf"\b(?:[Tt]he|[Hh]is|[Hh]er) (?P<noun>(?i:{noun}))(?!\w|-| (?:of|[A-Z]))", text
        )
        if len(named) == 1
    ]
    starts = {mention.start for mention in added}
    others = [mention for mention in mentions if mention.start not in starts]
    return sorted([*others, *added], key=lambda mention: mention.start)


_BODY = re.compile(
    r"\b(?:Administration|Agency|Authority|Board|Bureau|Commission|Council|Department|Government|"
    r"Institute|Ministry|Office|Parliament|Regulator|Union)\b",
    re.I,
)
"""What a public body is, by its name."""


def _names_a_body(mention: Mention) -> bool:
    return mention.company.kind in PUBLIC and not (mention.weak or mention.product)


def _publisher(material: Material, registry: Registry) -> Company | None:
    """Return the company with whose name that of the publisher or site begins."""
    for name in (material.publisher, material.site):
        for mention in names.of(registry).find(name)[:1]:
            if mention.start == 0 and not mention.product:
                return mention.company
    return None
