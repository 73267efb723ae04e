"""What names mean where they stand: the context that accepts a name or rules it out."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from briefing.ingest.names import senses
from briefing.ingest.names.characters import is_word
from briefing.ingest.names.spellings import NOBODY, SHORTEST_SHOUT, Name
from briefing.model.records import Company

NEAR = 160
"""Characters on either side within which a word is near a name, in the same paragraph."""
BESIDE = 40
"""Characters on either side that can give a name another meaning."""
SHOUTED = 0.8
"""Share of capitals among the letters of a line in capitals."""
HEADLINE = 0.6
"""Share of capitalised words from which on a line is a headline, where each has a capital."""


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
    """Whether it is a weak alias, without the words that it requires."""


Hit = tuple[int, int, Sequence[Name]]
"""Where a spelling stands, and what it may name."""


@dataclass
class Reading:
    """A text with the places of names in it, while it is decided what they mean."""

    text: str
    hits: Sequence[Hit]
    evidence: dict[str, int] = field(default_factory=dict)
    """How often a company is named beyond doubt, by id."""
    places: dict[str, Sequence[tuple[int, int]]] = field(default_factory=dict)
    """Where words of context stand, as far as they were looked for."""
    other: dict[str, bool] = field(default_factory=dict)
    """Whether a name has its other meaning somewhere, as far as it was looked for."""
    given: dict[tuple[str, str], bool] = field(default_factory=dict)
    """Whether the text has what a name of a company needs, as far as it was looked for."""
    named: dict[str, bool] = field(default_factory=dict)
    """Whether an ordinary word is a name somewhere, as far as it was looked for."""

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
        return [found[start] for start in sorted(found) if found[start].company is not NOBODY]

    def _take(self, found: dict[int, Mention], hit: Hit, name: Name) -> None:
        company = name.company
        if not name.weak:
            self.evidence[company.id] = self.evidence.get(company.id, 0) + 1
        owner = NOBODY if name.silent else company
        weak = name.weak and not (name.requires and self._required(name))
        found[hit[0]] = Mention(hit[0], hit[1], owner, name.alias, name.product, weak)

    def _meaning(self, hit: Hit, weak: bool) -> Name | None:
        """Return what a spelling means here, the best supported first; None if nothing known."""
        fit = [name for name in hit[2] if name.weak == weak and self._fits(hit, name)]
        return max(fit, key=lambda name: self.evidence.get(name.company.id, 0), default=None)

    def _fits(self, hit: Hit, name: Name) -> bool:
        """Say whether a spelling names what it may name, here and in this text."""
        start, end, _ = hit
        known = name.company.id in self.evidence
        if name.requires:
            if not (name.weak and known) and not self._required(name):
                return False
        elif name.weak and not known:
            return False
        if name.weak and not name.product and self._part_of_a_name(start, end):
            return False
        if name.shout and not self._shouted(start, end, name):
            return False
        if name.rejects and self._ruled_out(start, end, name.rejects, known):
            return False
        return not (name.sense and not self._meant(hit, name, name.sense, known))

    def _required(self, name: Name) -> bool:
        """Say whether the text has what a name needs, and none of which that is only a part."""
        key = name.alias, name.company.id
        if key not in self.given:
            # "the Commission" of a text about the Trade Commission
            other = name.weak and any(self._part_of_a_name(*at) for at in self._places(name.alias))
            self.given[key] = not other and any(map(self._places, name.requires))
        return self.given[key]

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

    def _meant(self, hit: Hit, name: Name, sense: senses.Sense, known: bool) -> bool:
        """Say whether a word that has another meaning stands for the company."""
        start, end, _ = hit
        if self._otherwise(start, end, sense):
            return False
        if known or _ACTS.match(self.text, end):
            return True
        of_the_field = self.evidence or self._of_the_field or _RELEASE.match(self.text, end)
        if sense.uncommon and not of_the_field:
            return False
        if any(map(self._places, sense.topics)):
            return False
        if sense.ordinary and self._part_of_a_place(start, end):
            return False
        if sense.ordinary and not self._capital_tells(start, end):
            return bool(_DID.match(self.text, end)) or self._ever_named(name.alias, sense)
        # One meaning a text, unless there is more to go by.
        return not self._ever_otherwise(name.alias, sense)

    def _ever_otherwise(self, name: str, sense: senses.Sense) -> bool:
        if name not in self.other:
            self.other[name] = any(self._otherwise(*at, sense) for at in self._places(name))
        return self.other[name]

    def _ever_named(self, name: str, sense: senses.Sense) -> bool:
        """Say whether a word that may begin its sentence is somewhere a name by verb or place."""
        if name not in self.named:
            self.named[name] = any(
                (_DID.match(self.text, end) or self._capital_tells(start, end))
                and not self._otherwise(start, end, sense)
                for start, end in self._places(name)
            )
        return self.named[name]

    def _part_of_a_place(self, start: int, end: int) -> bool:
        """Say whether an ordinary word ends somebody else's name: Times Square, Tank Block."""
        before = _CAPITAL_BEFORE.search(self.text, max(0, start - 30), start)
        taken = any(first <= start - 2 < last for first, last, _ in self.hits)
        return before is not None and not taken and self._capital_tells(start, end)

    def _capital_tells(self, start: int, end: int) -> bool:
        """Say whether a word has its capital for being a name, and not for where it stands."""
        if _BEGINNING.search(self.text, max(0, start - 5), start):
            return False
        words: list[str] = _LONG_WORD.findall(self.text, *self._near(start, end))
        return sum(word[0].isupper() for word in words) <= HEADLINE * len(words)

    def _otherwise(self, start: int, end: int, sense: senses.Sense) -> bool:
        """Say whether the words beside a name give it its other meaning."""
        window = max(0, start - BESIDE), min(len(self.text), end + BESIDE)
        return any(
            match.start() <= start < match.end()
            for match in sense.other.finditer(self.text, *window)
        )

    @cached_property
    def _of_the_field(self) -> bool:
        """Whether a text is of this field: by its words, or as products of two meet in it."""
        uncommon = {
            name.company.id
            for _, _, meanings in self.hits
            for name in meanings
            if name.sense and name.sense.uncommon
        }
        return len(uncommon) > 1 or bool(senses.FIELD.search(self.text))

    def _shouted(self, start: int, end: int, name: Name) -> bool:
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


_ACTS = re.compile(
    r" (?:said|says|announced|announces|plans|will|unveiled|unveils|launched|launches|released|"
    r"releases|reported|reports|expects|agreed|hired|acquired|confirmed|declined|told|invested)\b"
)
_DID = re.compile(
    r" (?:has|had|will|warns|faces|wants|aims|seeks|makes|sells|\w{2,}ed)\b(?! by\b)|"
    r"'s [\w$]|, (?:which|whose) "
)
"""What only a name has after it at the beginning of a sentence: a deed, a thing that it owns."""
_RELEASE = re.compile(r"-\d| \d\.\d| \d [A-Z][a-z]")
"""What follows the name of a model: Gemini 2.5, Gemini 3 Pro, Grok-4."""
_BEGINNING = re.compile(r"(?:\A|\n|[.!?:;|]|[-–—(\"'“‘])[\s\"'“‘(*_]*\Z")
"""What stands before a word that begins a sentence or follows a hyphen."""
_LONG_WORD = re.compile(r"\b[^\W\d_]\w{3,}")
_CAPITAL_BEFORE = re.compile(r"(?<![.!?] )(?<!\A)(?<!\n)\b[A-Z][a-z]+ \Z")
_CAPITAL_AFTER = re.compile(r" [A-Z][a-z]+")


def _on_its_own(word: str, text: str) -> Iterator[tuple[int, int]]:
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if not is_word(text[at - 1 : at] or " ") and not is_word(text[end : end + 1] or " "):
            yield at, end
        at = text.find(word, end)
