"""Who is named where: companies of the registry, people who speak for them, and unknown names."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from briefing.ingest import names
from briefing.ingest.candidates import nouns, officers
from briefing.ingest.candidates.organisations import acting, shaped_as_nouns, small_tailed
from briefing.ingest.candidates.outline import Sentence
from briefing.ingest.names.characters import CAPITALS
from briefing.ingest.registry import Registry
from briefing.model.records import Company

_NAME = re.compile(
    (
        r"(?<![\w@#])(?:The\s)?(?:Ministry|Department|Office|Bureau|Institute|Agency|Board|Council|Commission"
        r"|Committee|Cent(?:er|re)|University|Bank|State|City|Port)\s(?:of|for)\s(?:the\s)?[A-Z][\w-]+"
        r"(?:,?\s(?:and\s|for\s|the\s){0,2}[A-Z][\w-]+){0,6}|"
        r"(?<![\w@#])(?:[A-Z]'(?=[A-Z]))?[A-Z][\w&+-]*(?:\.(?:ai|com|io|org|net|[A-Z]\b))*"
        r"(?:\s(?:of\s|for\s|the\s|de\s|&\s|and\s(?=[A-Z]\w+\s(?:Administration|Commission|Agency|Office"
        r"|Bureau|Institute|Department|Ministry)))?(?:[A-Z]\.(?=\s[A-Z])|(?:[A-Z]'(?=[A-Z]))?[A-Z][\w&+-]*|\d[\w.]*\w|\d)){0,6}"
    ).replace("A-Z", CAPITALS)
)
"""Words with a capital in a row."""


_BODIES = {"government", "regulator"}

RARE = 6
"""Letters of a last name that is taken for the person of the registry on its own."""


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody named in a text."""

    start: int
    end: int
    name: str
    """By the registry, else as written."""
    known: bool
    """Whether the registry knows it."""
    product: bool = False
    """Whether it is a product that is named, and its owner is meant."""


class Register:
    """Everybody named in a text, by where."""

    def __init__(self, text: str, registry: Registry | None) -> None:
        self.acting = acting(text)
        """Names, known or not, that do in the text what only somebody can do."""
        companies = registry.companies if registry else ()
        self._bodies = {one.name for one in companies if one.kind in _BODIES}
        found = [*_known(text, registry), *_odd(text, self.acting)]
        counts = Counter(named.name for named in found if named.known)
        self.foremost = counts.most_common(1)[0][0] if counts else ""
        """The company named most often; empty where the registry knows none."""
        employers = dict(_employers(text, found, self.foremost))
        found += _people(text, companies, employers)
        found += _officers(text, found, employers)
        self._known = sorted(found, key=lambda named: named.start)
        self._starts = [named.start for named in self._known]

    def is_body(self, name: str) -> bool:
        """Say whether a name is one of a public body rather than of a company."""
        return name in self._bodies or not nouns.PUBLIC.isdisjoint(name.casefold().split())

    def known(self, sentence: Sentence) -> list[Named]:
        """Return the names of a sentence that are told by more than their capitals."""
        start, end = sentence.start, sentence.end
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [moved(named, -start) for named in self._known[first:last] if named.end <= end]


def moved(named: Named, by: int) -> Named:
    """Return a name with its offsets counted from elsewhere."""
    return replace(named, start=named.start + by, end=named.end + by)


def _known(text: str, registry: Registry | None) -> Iterable[Named]:
    mentions = names.of(registry).find(text) if registry else []
    return [
        Named(mention.start, mention.end, mention.company.name, True, mention.product is not None)
        for mention in mentions
    ]


def _odd(text: str, acting: Iterable[str]) -> Iterable[Named]:
    """Yield names that are not told by their capitals: SK hynix, the FCA where it acts."""
    short = {name for name in acting if name.isupper() and not nouns.describes(name)}
    for name in small_tailed(text) | short.union(shaped_as_nouns(acting)):
        for start, end in officers.spots(text, name):
            yield Named(start, end, name, False)


def _employers(text: str, known: Sequence[Named], foremost: str) -> Iterator[tuple[str, Named]]:
    """Yield the officers whom the text introduces, each with whose they are."""
    for person, span in officers.officers(text).items():
        if span is None:
            if main := next((one for one in known if one.name == foremost), None):
                yield person, main
            continue
        start, end = span
        firm = next((one for one in known if one.start <= start < one.end), None)
        firm = firm or next(iter(unknown(text[start:end])), None)
        if firm:
            yield person, firm


def _people(
    text: str, companies: Iterable[Company], employers: Mapping[str, Named]
) -> Iterable[Named]:
    """Yield people of the registry, by full or last name; not where they speak for another.

    The last name counts where the full name or the company stands in the text, or it is rare.
    """
    for company in companies:
        for person in company.people:
            last = person.name.rsplit(" ", 1)[-1]
            employer = employers.get(person.name)
            if last not in text or (employer and employer.name != company.name):
                continue
            if len(last) < RARE and person.name not in text and company.name not in text:
                continue
            for start, end in officers.mentions(text, person.name):
                yield Named(start, end, company.name, True)


def _officers(text: str, known: Sequence[Named], employers: Mapping[str, Named]) -> Iterable[Named]:
    """Yield where officers are named who are not known yet."""
    taken = {named.start for named in known}
    for person, firm in employers.items():
        for start, end in officers.mentions(text, person):
            if start not in taken:
                yield Named(start, end, firm.name, firm.known)


def _leads(word: str) -> bool:
    """Say whether a word before a name is no part of it."""
    return (
        word in nouns.FIRST_WORDS
        or nouns.describes(word)
        or not word[0].isalpha()
        or (word.endswith("ly") and word not in {"Lilly", "Grammarly", "Bitly", "Calendly"})
    )


_THINGS = re.compile(r"[A-Z]{2,}s")
"""Abbreviated things: GPUs."""
_OF_NAMES = nouns.words("Digital Global Nuclear Online Solar World")
"""Words that begin a sentence, or a name of several words: "Digital Realty"."""


def _is_part(words: Sequence[str]) -> bool:
    """Say whether the first word belongs to a name: Digital Realty, European Medicines Agency."""
    of_a_body = len(words) > 2 and words[-1].casefold() in nouns.AUTHORITIES
    return len(words) > 1 and (words[0] in _OF_NAMES or (of_a_body and nouns.describes(words[0])))


def unknown(text: str, start: int = 0) -> Iterable[Named]:
    """Yield names that the registry may not know, in order, from an offset on."""
    for match in _NAME.finditer(text, start):
        words = match[0].split(" ")
        offset = 0
        while words and _leads(words[0]) and not _is_part(words):
            if words[0].startswith("AI"):  # "AI Infrastructure" is a thing
                words = []
                break
            offset += len(words.pop(0)) + 1
        name = " ".join(words)
        if len(name) > 1 and not (nouns.OUTLETS.fullmatch(name) or _THINGS.fullmatch(name)):
            yield Named(match.start() + offset, match.end(), name, False)
