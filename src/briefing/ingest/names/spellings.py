"""The spellings of a registry that are looked for in texts, and what each may name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from briefing.ingest.names import senses
from briefing.ingest.names.characters import flatten
from briefing.model.records import Alias, Company, Where

SHORTEST_SHOUT = 5
"""Letters that a name needs to be known in capitals outside of a headline: NVIDIA, not META."""

PUBLIC = frozenset({"government", "regulator", "institution"})
"""Kinds of public bodies, whose long names are written in small letters too."""


@dataclass(frozen=True, slots=True)
class Name:
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


NOBODY = Company(id="", slug="", where=Where(""), name="")
"""Stands for the company of a name that is no mention of one."""
OTHERS = [Name(text, text, NOBODY, silent=True) for text in senses.OTHER_NAMES]


def spellings_of(company: Company) -> Iterator[Name]:
    """Yield every spelling of a company, its products and people; refinements come last."""
    for person in company.people:
        yield Name(person.name, person.name, company, silent=True)
    for product in company.products:
        for alias in (Alias(product.name), *product.aliases):
            yield from _spellings(alias, company, product.name)
    for alias in (Alias(company.name), *company.aliases):
        yield from _spellings(alias, company, None)


def _spellings(alias: Alias, company: Company, product: str | None) -> Iterator[Name]:
    text = flatten(alias.text).strip()
    if not text:
        return
    name = Name(
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
    found = _variants(text)
    if company.kind in PUBLIC and text.count(" ") > 1:
        found.setdefault(" ".join(map(_in_small_letters, text.split(" "))), False)
    for pattern, shout in found.items():
        yield replace(name, pattern=pattern, shout=shout)


def _words(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(word for text in texts if (word := flatten(text).strip()))


def _variants(text: str) -> dict[str, bool]:
    """Return the ways to write a name → whether it is one in capitals."""
    found = {text: False}
    for short, dotted in (("US ", "U.S. "), ("UK ", "U.K. ")):
        if text.startswith(short):
            found[dotted + text.removeprefix(short)] = False
    for write in (_without_capitals_within, _with_a_capital):
        found.setdefault(" ".join(map(write, text.split(" "))), False)
    for spelling in list(found):
        if spelling.lower().endswith(".ai"):
            found |= {spelling[:-2] + ending: False for ending in ("ai", "AI")}
        if len(spelling) > 1:
            found.setdefault(spelling.upper(), True)
    return found


def _without_capitals_within(word: str) -> str:
    """Return a long word as those write it who drop its capitals: Nvidia, Bytedance."""
    if word.isalpha() and word.isascii() and word[0].isupper() and len(word) > SHORTEST_SHOUT:
        return word.capitalize()
    return word


def _in_small_letters(word: str) -> str:
    """Return a word as those write it who keep capitals for abbreviations: AI safety institute."""
    return word if word.isupper() else word.lower()


def _with_a_capital(word: str) -> str:
    """Return a word as headlines and officials write it: the Trump Administration."""
    small = word in {"of", "and", "for", "the", "in", "on"}
    return word if small else word[:1].upper() + word[1:]
