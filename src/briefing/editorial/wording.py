"""Rules about the words of a text: praise, sums without unit, products, allegations."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from briefing.diagnostics import Diagnostic, diagnose
from briefing.editorial import figures
from briefing.editorial.texts import passages
from briefing.model.library import Library
from briefing.model.registry import fold

PRAISE = (
    "amazing", "astonishing", "best-in-class", "breakthrough", "brilliant", "dazzling", "exciting",
    "extraordinary", "game-changer", "game-changing", "groundbreaking", "impressive", "incredible",
    "industry-leading", "innovative", "landmark", "market-leading", "outstanding", "phenomenal",
    "pioneering", "powerful", "remarkable", "revolutionary", "stunning", "trailblazing",
    "transformative", "unmatched", "unparalleled", "unprecedented", "unrivalled", "visionary",
    "world-class", "world-leading",
)  # fmt: skip
"""The list of docs/editorial.md."""

_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
_PRAISED = frozenset(
    form for word in PRAISE for form in (word, f"{word}s", f"{word}ly", f"{word[:-1]}y")
)

HEDGES = re.compile(
    r"\b(?:say|says|said|saying|tells?|told|writes?|wrote|states?|stated|reports?|reported"
    r"|reportedly|alleg\w{1,12}|accus\w{1,10}|claim(?:s|ed)?|attribut\w{1,8}|argu(?:es?|ed)"
    r"|asserts?|asserted|charge[sd]|contends?|contended|complain\w{0,4}|suspect(?:s|ed)?"
    r"|according to|purported\w{0,2}|credits?|describes?|speaks? of|spoke of)\b",
    re.IGNORECASE,
)
"""Words by which a sentence has a speaker, or says that it is not settled."""

IN_TEXT = {"lacks": "currency or unit", "hint": "write '$600 billion' or '380 billion yuan'"}
_BARE_SUM = re.compile(
    r"\s*(?:$|[.,;:!?)])"
    r"|\s+(?:and|or|to)\s+(?![\d$€£¥])"
    r"|\s+(?:in|by|from|over|for|at|on|is|was|were|are|than|it|that|this|until|through)\s"
)
"""What follows a sum of which nothing says what it counts."""

_POSSESSIVE = re.compile(r"['’]s?\s+")
_BY = re.compile(r"\sby\s+(?:the\s+)?")
_MAKERS = {"made", "built", "developed", "owned", "sold", "trained"}
_LINKING = {"is", "was", "are", "were"}
NAME_WINDOW = 80
"""How many characters before and after are searched for a name."""
MOST_WORDS = 5
"""Longest name of a company or product that is looked for in a text, in words."""


def no_praise(library: Library) -> Iterator[Diagnostic]:
    """The digest neither admires nor sells."""
    for passage in passages(library):
        if _PRAISED.isdisjoint(_WORD.findall(passage.text.casefold())):
            continue
        for match in _WORD.finditer(passage.own.lower()):
            if match[0] in _PRAISED:
                yield diagnose("praise-word", passage.at(match.start()), word=match[0])


def allegation_is_hedged(library: Library) -> Iterator[Diagnostic]:
    """An accusation carries its accuser."""
    for article in library.articles.values():
        for index, claim in enumerate(article.claims):
            alleged = claim.kind == "allegation" or claim.standing == "alleged"
            if alleged and not HEDGES.search(claim.text):
                place = article.where.at("claims", index, "text")
                yield diagnose("bare-allegation", place, claim=claim.id or claim.text)


def sum_has_unit(library: Library) -> Iterator[Diagnostic]:
    """A sum says what it counts, or in what."""
    for passage in passages(library):
        if "illion" not in passage.text:
            continue
        known = {found.figure[0] for found in figures.amounts(passage.text)}  # type: ignore[index]
        for bare in figures.bare_sums(passage.text):
            follows = _BARE_SUM.match(passage.text, bare.end)
            if follows and bare.value not in known:
                place = passage.at(bare.offset)
                yield diagnose("amount-without-unit", place, amount=bare.text, **IN_TEXT)


def product_has_its_owner(library: Library) -> Iterator[Diagnostic]:
    """A product is not given to a company that does not own it."""
    companies = _company_names(library)
    products = _product_owners(library, companies)
    for passage in passages(library) if products else ():
        for offset, product, company in _joined(passage.text, products, companies):
            named, owners = companies[company], products[product]
            if named.isdisjoint(owners) and not passage.own[offset].isspace():
                yield diagnose(
                    "product-owner",
                    passage.at(offset),
                    product=_spelling(library, product),
                    company=" or ".join(library.companies[id_].name for id_ in sorted(named)),
                    owner=" or ".join(library.companies[id_].name for id_ in sorted(owners)),
                )


def _spelling(library: Library, folded: str) -> str:
    """Return the name of a product as it is on record."""
    for company in library.companies.values():
        for product in company.products:
            for name in (product.name, *(alias.text for alias in product.aliases)):
                if fold(name) == folded:
                    return name
    return folded


def _joined(
    text: str, products: Mapping[str, set[str]], companies: Mapping[str, set[str]]
) -> Iterator[tuple[int, str, str]]:
    """Yield where a text joins a product to a company: "X's P", "P, made by X"; at the latter."""
    for match in _POSSESSIVE.finditer(text):
        product = _longest(_after(text, match), products, 1)
        company = product and _longest(_before(text, match), companies, -1)
        if company:
            yield match.end(), product, company
    for match in _BY.finditer(text):
        words = _before(text, match)
        if words and words[-1] in _MAKERS:
            company = _longest(_after(text, match), companies, 1)
            product = company and _longest(
                [word for word in words[:-1] if word not in _LINKING], products, -1
            )
            if product:
                yield match.end(), product, company


def _before(text: str, match: re.Match[str]) -> list[str]:
    return text[max(0, match.start() - NAME_WINDOW) : match.start()].split()


def _after(text: str, match: re.Match[str]) -> list[str]:
    return text[match.end() : match.end() + NAME_WINDOW].split()


def _company_names(library: Library) -> dict[str, set[str]]:
    """Return the ids of companies by folded name, without weak aliases."""
    names: dict[str, set[str]] = defaultdict(set)
    for company in library.companies.values():
        strong = (alias.text for alias in company.aliases if not alias.weak)
        for name in (company.name, *strong):
            names[fold(name)].add(company.id)
    return names


def _product_owners(library: Library, companies: Mapping[str, set[str]]) -> dict[str, set[str]]:
    """Return the ids of owners by folded product; a name that is a company's too tells nothing."""
    owners: dict[str, set[str]] = defaultdict(set)
    for company in library.companies.values():
        for product in company.products:
            strong = (alias.text for alias in product.aliases if not alias.weak)
            for name in (product.name, *strong):
                if fold(name) not in companies:
                    owners[fold(name)].add(company.id)
    return owners


def _longest(words: list[str], names: Mapping[str, set[str]], side: int) -> str:
    """Return the longest known name that words begin with (side 1) or end with (side -1)."""
    for count in range(min(MOST_WORDS, len(words)), 0, -1):
        part = words[:count] if side > 0 else words[-count:]
        name = " ".join(part).casefold().strip("“”‘’\"'()[],.;:!?*–")
        name = name.removesuffix("’s").removesuffix("'s")
        if name in names:
            return name
    return ""
