"""Which themes an article belongs to, by the names, aliases and keywords of the registry.

Words count in any letter case, number and ending, in British or American spelling; a keyword that
is a name by itself (Siri, GPU) counts less in other letters.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import log2

from ahocorasick_rs import AhoCorasick, MatchKind

from briefing.ingest.drafts import Suggestion
from briefing.ingest.kept import kept
from briefing.ingest.registry import Registry
from briefing.ingest.stems import WORD, stem, stems
from briefing.ingest.tags.reading import Reading
from briefing.model.records import Theme

NAME, PHRASE, PROPER, ORDINARY, WEAK = 2.0, 1.3, 0.9, 0.6, 0.3
"""What a theme's name or alias, a keyword of several words, one that is a name, any other, and a
weak alias are worth."""
ZONES = {"title": 2.0, "lead": 0.8, "body": 0.4}
"""What a term is worth by where it stands first: title; summary, lead and headings; the rest."""
OTHER_CASE = 0.4
"""Share of a keyword that is a name, in other letters."""
TAG = 1.3
"""Weight from which on a theme is a tag."""
NEAR = 0.4
"""Share of the weight of the first theme that further ones need."""
SINGLE = 3
"""How often a single ordinary word must stand there if nothing else speaks for the theme."""
FULL = 5.0
"""Weight that is a score of 1."""
MOST = 3
"""Themes that an article gets."""


@dataclass(frozen=True, slots=True)
class _Term:
    theme: int
    text: str
    weight: float
    proper: bool
    """Whether it is a single word that is a name."""


@dataclass(slots=True)
class _Tally:
    weight: float = 0.0
    found: dict[str, int] = field(default_factory=dict)
    """Term → how often."""
    places: set[str] = field(default_factory=set)
    telling: bool = False
    """Whether a term is more than a single ordinary word."""

    @property
    def enough(self) -> bool:
        """Whether more speaks for the theme than a word that may mean anything."""
        return self.telling or len(self.found) > 1 or sum(self.found.values()) >= SINGLE


class Themes:
    """All the terms of a registry, ready to be looked for in articles."""

    def __init__(self, themes: Sequence[Theme]) -> None:
        terms: dict[str, list[_Term]] = {}
        for index, theme in enumerate(themes):
            for text, weight in _terms(theme):
                if key := _key(text):
                    proper = " " not in key.strip() and weight == PROPER
                    term = _Term(index, text, weight, proper)
                    if all(known.theme != index for known in terms.setdefault(key, [])):
                        terms[key].append(term)
        self._terms = list(terms.values())
        self._finder = AhoCorasick(list(terms), MatchKind.Standard) if terms else None

    def weigh(self, reading: Reading) -> Mapping[int, _Tally]:
        """Return what speaks for each theme, by its index."""
        tallies: dict[int, _Tally] = defaultdict(_Tally)
        seen: set[tuple[int, str]] = set()
        for zone, text in _zones(reading):
            words = WORD.findall(text)
            for index, times in self._count(words):
                for term in self._terms[index]:
                    tally = tallies[term.theme]
                    weight = term.weight * _case(term, words)
                    first = (term.theme, term.text) not in seen
                    seen.add((term.theme, term.text))
                    tally.weight += weight * ((ZONES[zone] if first else 0) + 0.2 * log2(1 + times))
                    tally.found[term.text] = tally.found.get(term.text, 0) + times
                    tally.places.add(zone)
                    tally.telling |= weight > ORDINARY
        return tallies

    def _count(self, words: Sequence[str]) -> Iterator[tuple[int, int]]:
        if self._finder is None:
            return
        text = f" {' '.join(map(stem, words))} "
        matches = self._finder.find_matches_as_indexes(text, overlapping=True)
        yield from Counter(index for index, _, _ in matches).items()


def _terms(theme: Theme) -> Iterator[tuple[str, float]]:
    """Yield the terms of a theme; "Data centres and compute" is two names."""
    yield theme.name, NAME
    for alias in theme.aliases:
        yield alias.text, WEAK if alias.weak else NAME
    parts = _AND.split(theme.name)
    yield from ((part, NAME) for part in parts if _is_phrase(part))
    for keyword in theme.keywords:
        if _is_phrase(keyword):
            yield keyword, PHRASE
        else:
            yield keyword, ORDINARY if keyword.islower() else PROPER
    yield from ((part, ORDINARY) for part in parts)


_AND = re.compile(r",? and |, ")


def _is_phrase(text: str) -> bool:
    return len(WORD.findall(text)) > 1


def _case(term: _Term, words: Sequence[str]) -> float:
    if not term.proper or any(word.startswith(term.text) for word in words):
        return 1.0
    return OTHER_CASE


def _zones(reading: Reading) -> Iterator[tuple[str, str]]:
    zones: dict[str, list[str]] = {"title": [], "lead": [], "body": []}
    for index, passage in enumerate(reading.passages):
        leads = passage.kind in {"summary", "heading"} or index == reading.opening
        zones["title" if passage.kind == "title" else "lead" if leads else "body"].append(
            passage.text
        )
    for zone, texts in zones.items():
        if texts:
            yield zone, _GAP.join(texts)


_GAP = " _ "
"""Stands between passages, so that no keyword reaches over."""


def _key(text: str) -> str:
    words = " ".join(stems(text))
    return f" {words} " if words else ""


def suggestions(reading: Reading, registry: Registry) -> Iterator[Suggestion]:
    """Yield the themes of an article, the likeliest first; up to MOST of them as accepted."""
    themes = of(registry)
    tallies = sorted(themes.weigh(reading).items(), key=lambda item: (-item[1].weight, item[0]))
    least = max(TAG, NEAR * tallies[0][1].weight) if tallies else TAG
    for place, (index, tally) in enumerate(tallies):
        accepted = place < MOST and tally.weight >= least and tally.enough
        if accepted or tally.weight >= TAG * 0.6:
            yield Suggestion(
                "theme",
                registry.themes[index].name,
                _reason(tally),
                round(min(1.0, tally.weight / FULL), 2),
                accepted=accepted,
            )


def _reason(tally: _Tally) -> str:
    words = sorted(tally.found.items(), key=lambda item: -item[1])[:4]
    where = [zone for zone in ("title", "lead") if zone in tally.places]
    said = ", ".join(f"{word} ×{times}" if times > 1 else word for word, times in words)
    return f"{', '.join(where)}: {said}" if where else said


@kept
def of(registry: Registry) -> Themes:
    """Return the themes of a registry, made once."""
    return Themes(registry.themes)
