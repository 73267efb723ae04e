"""Rules about the words of a text: praise, sums without unit, products, allegations."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import partial

from briefing.diagnostics import Diagnostic, diagnose
from briefing.editorial import figures
from briefing.editorial.texts import Passage, passages
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
    word + end for word in PRAISE for end in ("", "s", "ly")
)  # fmt: skip

HEDGES = re.compile(
    r"\b(?:say|says|said|saying|tells?|told|writes?|wrote|states?|stated|reports?|reported"
    r"|reportedly|alleg\w{1,12}|accus\w{1,10}|claim(?:s|ed)?|attribut\w{1,8}|argu(?:es?|ed)"
    r"|asserts?|asserted|charge[sd]|contends?|contended|complain\w{0,4}|suspect(?:s|ed)?"
    r"|according to|purported\w{0,2}|credits?|describes?|by \w+['’]s account|speaks? of|spoke of)\b",
    re.IGNORECASE,
)
"""Words by which a sentence has a speaker, or says that it is not settled."""

_BARE_SUM = re.compile(
    r"\s*(?:$|[.,;:!?)])"
    r"|\s+(?:and|or|to)\s+(?![\d$€£¥])"
    r"|\s+(?:in|by|from|over|for|at|on|is|was|were|are|than|it|that|this|until|through)\s"
)
"""What follows a sum of which nothing says what it counts."""

_JOINED = re.compile(r"['’]s?\s+|\b(?:made|built|developed|owned|sold) by\s+(?:the\s+)?")
_NAME = re.compile(r"[\w&+.-]*\w\+?")
MOST_WORDS = 5
"""Longest name of a company or product that is looked for in a text, in words."""


def no_praise(library: Library) -> Iterator[Diagnostic]:
    """The digest neither admires nor sells."""
    for passage in passages(library):
        if _PRAISED.isdisjoint(_WORD.findall(passage.text.casefold())):
            continue
        own = passage.own
        for match in _WORD.finditer(own.lower()):
            if match[0] in _PRAISED:
                yield diagnose("praise-word", passage.at(match.start()), word=match[0])


def allegation_is_hedged(library: Library) -> Iterator[Diagnostic]:
    """An accusation carries its accuser."""
    for article in library.articles.values():
        for index, claim in enumerate(article.claims):
            alleged = claim.kind == "allegation" or claim.standing == "alleged"
            if alleged and not HEDGES.search(claim.text):
                place = article.where.at("claims", index, "text")
                yield diagnose("bare-allegation", place, claim=claim.id)


def amount_has_unit(library: Library) -> Iterator[Diagnostic]:
    """An amount says what it counts, and in what."""
    for commitment in library.commitments.values():
        amount = commitment.amount
        if amount is None:
            continue
        place = commitment.where.at("amount")
        if not (amount.currency or amount.unit):
            yield diagnose("amount-without-unit", place, amount=amount.value, lacks="unit")
        elif not amount.measure:
            yield diagnose("amount-without-unit", place, amount=amount.value, lacks="measure")


def sum_has_unit(library: Library) -> Iterator[Diagnostic]:
    """So does a sum in a text."""
    for passage in passages(library):
        if "illion" not in passage.text:
            continue
        known = {found.figure[0] for found in figures.amounts(passage.text)}  # type: ignore[index]
        for bare in figures.bare_sums(passage.text):
            follows = _BARE_SUM.match(passage.text, bare.end)
            if follows and bare.value not in known:
                place = passage.at(bare.offset)
                yield diagnose("amount-without-unit", place, amount=bare.text, lacks="unit")


def product_has_its_owner(library: Library) -> Iterator[Diagnostic]:
    """A product is not given to a company that does not own it."""
    companies = _company_names(library)
    products = _product_owners(library, companies)
    if not products:
        return
    company_at, product_at = partial(_known, companies), partial(_known, products)
    for passage in passages(library):
        text = passage.own
        for match in _JOINED.finditer(text):
            left, right = text[: match.start()], text[match.end() :]
            if match[0][0] in "'’":
                company, product = _last(left, company_at), _first(right, product_at)
            else:
                product, company = _last(left, product_at), _first(right, company_at)
            if company and product and not companies[company] & products[product]:
                yield _wrong_owner(library, passage, match.start(), company, product, products)
