"""Companies in a text: where which of their names and products stand.

All names are looked for in one pass (Aho–Corasick).  What is left for each place is a question of
context: word boundaries, the longest name, the other meanings of a word.

    registry ─spellings→ one finder ─find→ places ─meanings→ mentions
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from ahocorasick_rs import AhoCorasick, MatchKind

from briefing.ingest.kept import kept
from briefing.ingest.names.characters import flatten, is_word
from briefing.ingest.names.meanings import Hit, Mention, Reading
from briefing.ingest.names.spellings import OTHERS, Name, spellings_of
from briefing.ingest.registry import Registry

__all__ = ["Mention", "Names", "of"]


class Names:
    """All the names of a registry, ready to be looked for in texts."""

    def __init__(self, registry: Registry) -> None:
        spellings: dict[str, dict[tuple[str, bool], Name]] = {}
        for name in chain(OTHERS, *map(spellings_of, registry.companies)):
            # What is said of an alias refines the bare name or product of the same spelling.
            spellings.setdefault(name.pattern, {})[name.company.id, name.silent] = name
        self._meanings = [tuple(names.values()) for names in spellings.values()]
        self._loose = [
            (is_word(pattern[0]), is_word(pattern[-1]), any(n.versions for n in names.values()))
            for pattern, names in spellings.items()
        ]
        self._finder = AhoCorasick(list(spellings), MatchKind.Standard) if spellings else None

    def find(self, text: str) -> list[Mention]:
        """Return the mentions of companies in a text, in order; they do not overlap."""
        if self._finder is None or not text:
            return []
        flat = flatten(text)
        hits = _longest(self._whole(flat))
        if not hits:
            return []
        return Reading(flat, hits).mentions()

    def _whole(self, text: str) -> Iterator[Hit]:
        """Yield the places where a spelling stands as a word of its own."""
        assert self._finder is not None
        last = len(text)
        for index, start, end in self._finder.find_matches_as_indexes(text, overlapping=True):
            left, right, versions = self._loose[index]
            if left and start and is_word(text[start - 1]):
                continue
            if right and end < last and is_word(text[end]):
                if not versions or not (tail := _VERSION.match(text, end)):
                    continue
                end = tail.end()
            if start and text[start - 1] == "-" and _FIRST_NAME.search(text, start - 20, start):
                continue
            yield start, end, self._meanings[index]


_VERSION = re.compile(r"(?:(?<=[A-Z\d])s|v?\d[\d.]{0,8}(?<!\.)[a-z]?)(?!\w)")
_FIRST_NAME = re.compile(r"\b(?:Jean|Marie|Anne|Pierre|Carl|Karl|Ana)-\Z")
"""What a hyphen joins to one name: Jean-Claude."""


def _longest(hits: Iterable[Hit]) -> list[Hit]:
    """Of hits that overlap, keep the one that begins first, and of these the longest."""
    kept: list[Hit] = []
    end = 0
    for hit in sorted(hits, key=_extent):
        if hit[0] >= end:
            kept.append(hit)
            end = hit[1]
    return kept


def _extent(hit: Hit) -> tuple[int, int]:
    return hit[0], -hit[1]


@kept
def of(registry: Registry) -> Names:
    """Return the names of a registry, made once."""
    return Names(registry)
