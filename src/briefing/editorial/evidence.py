"""Rules about evidence: what may stand as a quote, and how much confirms."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.diagnostics import Diagnostic, diagnose
from briefing.editorial.texts import passages
from briefing.model.library import Library
from briefing.model.records import Claim, Commitment, Company
from briefing.model.registry import fold

QUOTE_WORDS = 12
"""Longest quote, in words."""

_PASSAGE = re.compile('“([^“”]*)”|"([^"\n]*)"')
_WORDS = re.compile(r"\w+")


def headline_is_no_evidence(library: Library) -> Iterator[Diagnostic]:
    """The words of a quote are not the title of its own source."""
    for entry in library.evidence():
        title = library.source(entry).title
        if entry.quote and title and _words(entry.quote.exact) == _words(title):
            place = entry.where.at("quote", "exact")
            yield diagnose("headline-as-evidence", place, quote=entry.quote.exact)


def quotes_are_short(library: Library) -> Iterator[Diagnostic]:
    """Quotes are evidence, not decoration."""
    for entry in library.evidence():
        count = len(entry.quote.exact.split()) if entry.quote else 0
        if count > QUOTE_WORDS:
            place = entry.where.at("quote", "exact")
            yield diagnose("long-quote", place, count=count, limit=QUOTE_WORDS)
    for passage in passages(library):
        for match in _PASSAGE.finditer(passage.text):
            count = len((match[1] or match[2] or "").split())
            if count > QUOTE_WORDS:
                place = passage.at(match.start())
                yield diagnose("long-quote", place, count=count, limit=QUOTE_WORDS)


def one_origin_never_confirms(library: Library) -> Iterator[Diagnostic]:
    """`confirmed` has two origins, or the words of the one who acted."""
    for commitment in library.commitments.values():
        if _stands_on_one(library, commitment):
            yield diagnose(
                "single-origin-confirmed",
                commitment.where.at("standing"),
                what=f"the commitment {commitment.id!r}",
            )
    for article in library.articles.values():
        for index, claim in enumerate(article.claims):
            if _stands_on_one(library, claim):
                place = article.where.at("claims", index, "standing")
                yield diagnose(
                    "single-origin-confirmed", place, what=f"the claim {claim.id or claim.text!r}"
                )


def _stands_on_one(library: Library, told: Claim | Commitment) -> bool:
    if told.standing != "confirmed" or library.origins(told.evidence) > 1:
        return False
    publishers = {fold(library.source(entry).publisher) for entry in told.evidence}
    return publishers.isdisjoint(_names(library, told.who))


def _names(library: Library, who: tuple[str, ...]) -> set[str]:
    """Return the names under which those who acted may publish."""
    names = set()
    for each in who:
        company = library.companies.get(each)
        names.add(fold(each))
        if company:
            names.update(fold(name) for name in (company.name, *_aliases(company)))
    return names


def _aliases(company: Company) -> Iterator[str]:
    return (alias.text for alias in company.aliases if not alias.weak)


def _words(text: str) -> list[str]:
    return _WORDS.findall(text.casefold())
