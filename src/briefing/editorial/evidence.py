"""Rules about evidence: what may stand as a quote, and how much confirms."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.diagnostics import Diagnostic, diagnose
from briefing.editorial.texts import BREAK, Prose
from briefing.model.library import Library
from briefing.model.records import Article, Claim, Commitment, Company, Evidence
from briefing.model.registry import fold

QUOTE_WORDS = 12
"""Longest quote, in words."""

_CURLED = re.compile(f"“([^“”{BREAK}]*)”")
_STRAIGHT = re.compile(f'"([^"\n{BREAK}]*)"')
_EITHER = re.compile(f"{_CURLED.pattern}|{_STRAIGHT.pattern}")
_WORDS = re.compile(r"\w+")


def headline_is_no_evidence(library: Library, record: Article | Commitment) -> Iterator[Diagnostic]:
    """The words of a quote are not the title of its own source."""
    for entry in _evidence(record):
        title = library.source(entry).title if entry.quote else ""
        if entry.quote and title and _words(entry.quote.exact) == _words(title):
            place = entry.where.at("quote", "exact")
            yield diagnose("headline-as-evidence", place, quote=entry.quote.exact)


def quotes_are_short(library: Library, record: Article | Commitment) -> Iterator[Diagnostic]:
    """Quotes are evidence, not decoration."""
    for entry in _evidence(record):
        count = len(entry.quote.exact.split()) if entry.quote else 0
        if count > QUOTE_WORDS:
            place = entry.where.at("quote", "exact")
            yield diagnose("long-quote", place, count=count, limit=QUOTE_WORDS)


def quotations_are_short(library: Library, prose: Prose) -> Iterator[Diagnostic]:
    """Nor are the words of others in a text of our own."""
    for match in _quotations(prose.text):
        count = len((match[match.lastindex or 0]).split())
        if count > QUOTE_WORDS:
            place = prose.at(match.start())
            yield diagnose("long-quote", place, count=count, limit=QUOTE_WORDS)


def _quotations(text: str) -> Iterator[re.Match[str]]:
    """Return what stands in quotation marks.

    Few texts use both kinds, and a search for one kind is ten times as fast as one for either.
    """
    if '"' not in text:
        return _CURLED.finditer(text)
    return (_EITHER if "“" in text else _STRAIGHT).finditer(text)


def claims_stand_on_two_origins(library: Library, article: Article) -> Iterator[Diagnostic]:
    """A claim that is `confirmed` has two origins, or the words of the one who acted."""
    for index, claim in enumerate(article.claims):
        if _stands_on_one(library, claim):
            place = article.where.at("claims", index, "standing")
            yield diagnose(
                "single-origin-confirmed", place, what=f"the claim {claim.id or claim.text!r}"
            )


def commitments_stand_on_two_origins(
    library: Library, commitment: Commitment
) -> Iterator[Diagnostic]:
    """So has a commitment."""
    if _stands_on_one(library, commitment):
        place = commitment.where.at("standing")
        what = f"the commitment {commitment.id!r}"
        yield diagnose("single-origin-confirmed", place, what=what)


def _evidence(record: Article | Commitment) -> Iterator[Evidence]:
    if isinstance(record, Commitment):
        yield from record.evidence
    else:
        for claim in record.claims:
            yield from claim.evidence


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
