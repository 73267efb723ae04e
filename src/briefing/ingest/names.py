"""Companies in a text: where which of their names and products stand.

All names are looked for in one pass (Aho–Corasick).  What is left for each place is a question of
context: word boundaries, the longest name, the other meanings of a word.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from itertools import chain

from ahocorasick_rs import AhoCorasick, MatchKind

from briefing.ingest import senses
from briefing.ingest.registry import Registry
from briefing.model.records import Alias, Company, Where

NEAR = 160
"""Characters on either side within which a word is near a name, in the same paragraph."""
BESIDE = 40
"""Characters on either side that can give a name another meaning."""
SHORTEST_SHOUT = 5
"""Letters that a name needs to be known in capitals outside of a headline: NVIDIA, not META."""
SHOUTED = 0.8
"""Share of capitals among the letters of a line in capitals."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A place of a text where a company is named: `text[start:end]`."""

    start: int
    end: int
    company: Company
    alias: str
    """The name as the registry spells it."""
    product: str | None = None
    """Name of the product, where it is one that is named."""
    weak: bool = False


@dataclass(frozen=True, slots=True)
class _Name:
    """A spelling that is looked for."""

    pattern: str
    alias: str
    company: Company
    product: str | None = None
    silent: bool = False
    """Whether it is no mention: somebody who speaks for the company, or another name's part."""
    weak: bool = False
    shout: bool = False
    """Whether the spelling is in capitals while the registry's is not."""
    versions: bool = False
    """Whether a version or a plural may follow without a space: Qwen3, TPUs."""
    requires: tuple[str, ...] = ()
    rejects: tuple[str, ...] = ()
    sense: senses.Sense | None = None

    @property
    def certain(self) -> bool:
        """Whether it is meant wherever it stands."""
        return not (self.weak or self.shout or self.requires or self.rejects or self.sense)


_Hit = tuple[int, int, Sequence[_Name]]
"""Where a spelling stands, and what it may name."""


class Names:
    """All the names of a registry, ready to be looked for in texts."""

    def __init__(self, registry: Registry) -> None:
        spellings: dict[str, dict[tuple[str, bool], _Name]] = {}
        for name in chain(_OTHERS, *map(_names, registry.companies)):
            # What is said of an alias refines the bare name or product of the same spelling.
            spellings.setdefault(name.pattern, {})[name.company.id, name.silent] = name
        self._meanings = [tuple(names.values()) for names in spellings.values()]
        self._loose = [
            (_is_word(pattern[0]), _is_word(pattern[-1]), any(n.versions for n in names.values()))
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
        return _Reading(flat, hits).mentions()

    def _whole(self, text: str) -> Iterator[_Hit]:
        """Yield the places where a spelling stands as a word of its own."""
        assert self._finder is not None
        last = len(text)
        for index, start, end in self._finder.find_matches_as_indexes(text, overlapping=True):
            left, right, versions = self._loose[index]
            if left and start and _is_word(text[start - 1]):
                continue
            if right and end < last and _is_word(text[end]):
                if not versions or not (tail := _VERSION.match(text, end)):
                    continue
                end = tail.end()
            if start and text[start - 1] == "-" and _FIRST_NAME.search(text, start - 20, start):
                continue
            yield start, end, self._meanings[index]


_VERSION = re.compile(r"(?:(?<=[A-Z\d])s|v?\d[\d.]{0,8}(?<!\.)[a-z]?)(?!\w)")
_FIRST_NAME = re.compile(r"\b(?:Jean|Marie|Anne|Pierre|Carl|Karl|Ana)-\Z")
"""What a hyphen joins to one name: Jean-Claude."""


def _longest(hits: Iterable[_Hit]) -> list[_Hit]:
    """Of hits that overlap, keep the one that begins first, and of these the longest."""
    kept: list[_Hit] = []
    end = 0
    for hit in sorted(hits, key=_extent):
        if hit[0] >= end:
            kept.append(hit)
            end = hit[1]
    return kept


def _extent(hit: _Hit) -> tuple[int, int]:
    return hit[0], -hit[1]


@dataclass
class _Reading:
    """A text with the places of names in it, while it is decided what they mean."""

    text: str
    hits: Sequence[_Hit]
    evidence: dict[str, int] = field(default_factory=dict)
    """How often a company is named beyond doubt, by id."""
    places: dict[str, Sequence[tuple[int, int]]] = field(default_factory=dict)
    """Where words of context stand, as far as they were looked for."""
    other: dict[str, bool] = field(default_factory=dict)
    """Whether a name has its other meaning somewhere, as far as it was looked for."""

    @cached_property
    def lower(self) -> str:
        """The text without regard to letter case, of the same length."""
        lower = self.text.lower()
        if len(lower) == len(self.text):
            return lower
        return "".join(char.lower() if len(char.lower()) == 1 else char for char in self.text)

    def mentions(self) -> list[Mention]:
        """Return what is named where, once all of the text has been considered."""
        found: dict[int, Mention] = {}
        doubtful = []
        for hit in self.hits:
            name = hit[2][0]
            if len(hit[2]) == 1 and name.certain:
                self._take(found, hit, name)
            else:
                doubtful.append(hit)
        # Weak aliases come last: they need the evidence of all the others.
        for weak in (False, True):
            meanings = [self._meaning(hit, weak) for hit in doubtful]
            for hit, meaning in zip(doubtful, meanings, strict=True):
                if meaning is not None and hit[0] not in found:
                    self._take(found, hit, meaning)
        return [found[start] for start in sorted(found) if found[start].company is not _NOBODY]

    def _take(self, found: dict[int, Mention], hit: _Hit, name: _Name) -> None:
        company = name.company
        if not name.weak:
            self.evidence[company.id] = self.evidence.get(company.id, 0) + 1
        owner = _NOBODY if name.silent else company
        found[hit[0]] = Mention(hit[0], hit[1], owner, name.alias, name.product, name.weak)

    def _meaning(self, hit: _Hit, weak: bool) -> _Name | None:
        """Return what a spelling means here, the best supported first; None if nothing known."""
        fit = [name for name in hit[2] if name.weak == weak and self._fits(hit, name)]
        return max(fit, key=lambda name: self.evidence.get(name.company.id, 0), default=None)

    def _fits(self, hit: _Hit, name: _Name) -> bool:
        """Say whether a spelling names what it may name, here and in this text."""
        start, end, _ = hit
        known = name.company.id in self.evidence
        if name.requires:
            if not (name.weak and known) and not any(map(self._places, name.requires)):
                return False
        elif name.weak and not known:
            return False
        if name.weak and not name.product and self._part_of_a_name(start, end):
            return False
        if name.shout and not self._shouted(start, end, name):
            return False
        if name.rejects and self._ruled_out(start, end, name.rejects, known):
            return False
        return not (name.sense and not self._meant(start, end, name.sense, known))

    def _ruled_out(self, start: int, end: int, words: Iterable[str], known: bool) -> bool:
        """Say whether rejected words stand near, or anywhere if nothing else names the company."""
        name = self.text[start:end]
        return any(
            # Words that contain the name rule out no other place of it.
            any(at <= start < until for at, until in self._around(word, start - len(word), end))
            if name in word
            else bool(self._around(word, *self._near(start, end)) if known else self._places(word))
            for word in words
        )

    def _around(self, word: str, first: int, last: int) -> Sequence[tuple[int, int]]:
        """Return where a word begins within a stretch."""
        places = self._places(word)
        return places[bisect_left(places, (first, 0)) : bisect_left(places, (last, 0))]

    def _places(self, word: str) -> Sequence[tuple[int, int]]:
        """Return where a word stands on its own; one in lower case is found in any letter case."""
        if word not in self.places:
            text = self.lower if word.islower() else self.text
            self.places[word] = list(_on_its_own(word, text)) if word in text else []
        return self.places[word]

    def _meant(self, start: int, end: int, sense: senses.Sense, known: bool) -> bool:
        """Say whether a word that has another meaning stands for the company."""
        if self._otherwise(start, end, sense):
            return False
        if known or _ACTS.match(self.text, end):
            return True
        if sense.uncommon and not self._of_the_field:
            return False
        if any(map(self._places, sense.topics)):
            return False
        # One meaning a text, unless there is more to go by.
        return not self._ever_otherwise(self.text[start:end], sense)

    def _ever_otherwise(self, name: str, sense: senses.Sense) -> bool:
        if name not in self.other:
            self.other[name] = any(self._otherwise(*at, sense) for at in self._places(name))
        return self.other[name]

    def _otherwise(self, start: int, end: int, sense: senses.Sense) -> bool:
        """Say whether the words beside a name give it its other meaning."""
        window = max(0, start - BESIDE), min(len(self.text), end + BESIDE)
        return any(
            match.start() <= start < match.end()
            for match in sense.other.finditer(self.text, *window)
        )

    @cached_property
    def _of_the_field(self) -> bool:
        return bool(senses.FIELD.search(self.text))

    def _shouted(self, start: int, end: int, name: _Name) -> bool:
        """Say whether capitals are how the name is written, or how all of its line is."""
        if name.alias not in senses.SENSES and len(name.alias) >= SHORTEST_SHOUT:
            return True
        first, last = self._near(start, end)
        letters = [char for char in self.text[first:last] if char.isalpha()]
        capitals = sum(map(str.isupper, letters))
        return len(letters) > 2 * (end - start) and capitals >= SHOUTED * len(letters)

    def _part_of_a_name(self, start: int, end: int) -> bool:
        """Say whether capitalised words stand beside it: Trade Commission, Washington Post."""
        return bool(_CAPITAL_BEFORE.search(self.text, max(0, start - 30), start)) or bool(
            _CAPITAL_AFTER.match(self.text, end)
        )

    def _near(self, start: int, end: int) -> tuple[int, int]:
        """Return the stretch around a place: of its paragraph, and no more than NEAR each way."""
        earliest, latest = max(0, start - NEAR), min(len(self.text), end + NEAR)
        first = self.text.rfind("\n", earliest, start)
        last = self.text.find("\n", end, latest)
        return first + 1 if first >= 0 else earliest, last if last >= 0 else latest


_NOBODY = Company(id="", slug="", where=Where(""), name="")
"""Stands for the company of a name that is no mention of one."""
_OTHERS = [_Name(text, text, _NOBODY, silent=True) for text in senses.OTHER_NAMES]

_ACTS = re.compile(
    r" (?:said|says|announced|announces|plans|will|unveiled|unveils|launched|launches|released|"
    r"releases|reported|reports|expects|agreed|hired|acquired|confirmed|declined|told|invested)\b"
)
_CAPITAL_BEFORE = re.compile(r"(?<![.!?] )(?<!\A)(?<!\n)\b[A-Z][a-z]+ \Z")
_CAPITAL_AFTER = re.compile(r" [A-Z][a-z]+")


def _names(company: Company) -> Iterator[_Name]:
    """Yield every spelling of a company, its products and people; refinements come last."""
    for person in company.people:
        yield _Name(person.name, person.name, company, silent=True)
    for product in company.products:
        for alias in (Alias(product.name), *product.aliases):
            yield from _spellings(alias, company, product.name)
    for alias in (Alias(company.name), *company.aliases):
        yield from _spellings(alias, company, None)


def _spellings(alias: Alias, company: Company, product: str | None) -> Iterator[_Name]:
    text = flatten(alias.text).strip()
    if not text:
        return
    name = _Name(
        text,
        alias.text,
        company,
        product,
        weak=alias.weak,
        versions=product is not None and len(text) > 2,
        requires=_words(alias.requires),
        rejects=_words(alias.rejects),
        sense=senses.SENSES.get(text),
    )
    for pattern, shout in _variants(text).items():
        yield replace(name, pattern=pattern, shout=shout)


def _words(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(word for text in texts if (word := flatten(text).strip()))


def _variants(text: str) -> Mapping[str, bool]:
    """Return the ways to write a name → whether it is one in capitals."""
    found = {text: False}
    for short, dotted in (("US ", "U.S. "), ("UK ", "U.K. ")):
        if text.startswith(short):
            found[dotted + text.removeprefix(short)] = False
    if text.islower() and text[0].isalpha():
        found[text[0].upper() + text[1:]] = False
    if text.isupper() and text.isalpha() and text.isascii() and len(text) > SHORTEST_SHOUT:
        found[text.capitalize()] = False
    for spelling in list(found):
        if len(spelling) > 1:
            found.setdefault(spelling.upper(), True)
    return found


def _on_its_own(word: str, text: str) -> Iterator[tuple[int, int]]:
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if not _is_word(text[at - 1 : at] or " ") and not _is_word(text[end : end + 1] or " "):
            yield at, end
        at = text.find(word, end)


_ALIKE = {
    **dict.fromkeys("‘’", "'"),
    **dict.fromkeys("\u2010\u2011", "-"),
    **dict.fromkeys("\t\u00a0\u202f", " "),
}
_WRAP = re.compile(r"\n(?<=[\w,;:'-]\n)(?=\w)")
"""The break of a wrapped line, within which a name may stand."""


def flatten(text: str) -> str:
    """Return a text of the same length with typographic variants of characters made one."""
    for char, plain in _ALIKE.items():
        text = text.replace(char, plain)
    return _WRAP.sub(" ", text)


def _is_word(char: str) -> bool:
    """Say whether a character belongs to a word that is set off by spaces, as Han does not."""
    return (char.isalnum() and char < "\u2e80") or char == "_" or "\uac00" <= char <= "\ud7a3"


class _Same:
    """A registry compared by identity: its records are many, and hashing them is slow."""

    __slots__ = ("registry",)

    def __init__(self, registry: Registry) -> None:
        self.registry = registry

    def __hash__(self) -> int:
        return id(self.registry)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.registry is self.registry


@lru_cache(maxsize=8)
def _made(same: _Same) -> Names:
    return Names(same.registry)


def of(registry: Registry) -> Names:
    """Return the names of a registry, made once."""
    return _made(_Same(registry))
