"""Rules about the words of a text: praise, sums without unit, products, allegations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from briefing.diagnostics import Diagnostic, diagnose
from briefing.editorial import figures
from briefing.editorial.cues import PRAISE
from briefing.editorial.texts import BREAK, Prose, own
from briefing.model.library import Library
from briefing.model.reads import whole
from briefing.model.records import Article
from briefing.model.registry import fold

_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
_PRAISED = frozenset(
    form
    for word in PRAISE
    for form in (word, f"{word}s", f"{word}ly", f"{word.removesuffix('e')}y")
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

_POSSESSIVE = re.compile(r"[’']s?\s+")
_BY = re.compile(r"\sby\s+(?:the\s+)?")
_MAKERS = ("made", "built", "developed", "owned", "sold", "trained")
_LINKING = {"is", "was", "are", "were"}
NAME_WINDOW = 80
"""How many characters before and after are searched for a name."""
MOST_WORDS = 5
"""Longest name of a company or product that is looked for in a text, in words."""
_MARKS = "“”‘’\"'()[],.;:!?*–"
"""What may stand around a name."""


def no_praise(library: Library, prose: Prose) -> Iterator[Diagnostic]:
    """The digest neither admires nor sells."""
    for start, passage in prose.passages(prose.cues["praise"]):
        for word in _WORD.finditer(own(passage).lower()):
            if word[0] in _PRAISED:
                yield diagnose("praise-word", prose.at(start + word.start()), word=word[0])


def allegation_is_hedged(library: Library, article: Article) -> Iterator[Diagnostic]:
    """An accusation carries its accuser."""
    for index, claim in enumerate(article.claims):
        alleged = claim.kind == "allegation" or claim.standing == "alleged"
        if alleged and not HEDGES.search(claim.text):
            place = article.where.at("claims", index, "text")
            yield diagnose("bare-allegation", place, claim=claim.id or claim.text)


def sum_has_unit(library: Library, prose: Prose) -> Iterator[Diagnostic]:
    """A sum says what it counts, or in what."""
    for start, passage in prose.passages(prose.cues["sum"]):
        numbers = figures.numbers(passage)
        bare = figures.bare_sums(passage, numbers)
        unnamed = [each for each in bare if _BARE_SUM.match(passage, each.end)]
        if not unnamed:
            continue
        known = {found.figure[0] for found in figures.amounts(passage, numbers)}  # type: ignore[index]
        for each in unnamed:
            if each.value not in known:
                place = prose.at(start + each.offset)
                yield diagnose("amount-without-unit", place, amount=each.text, **IN_TEXT)


def product_has_its_owner(library: Library, prose: Prose) -> Iterator[Diagnostic]:
    """A product is not given to a company that does not own it."""
    for offset, product, company in _joined(prose, library):
        named, owners = library.names[company], library.owners[product]
        if set(named).isdisjoint(owners) and not _is_quoted(prose, offset):
            yield diagnose(
                "product-owner",
                prose.at(offset),
                product=_spelling(library, product),
                company=" or ".join(library.companies[id_].name for id_ in sorted(named)),
                owner=" or ".join(library.companies[id_].name for id_ in sorted(owners)),
            )


def _is_quoted(prose: Prose, offset: int) -> bool:
    ((start, passage),) = prose.passages([offset])
    return own(passage)[offset - start].isspace()


def _spelling(library: Library, folded: str) -> str:
    """Return the name of a product as its owner has it on record."""
    products = (
        each for owner in library.owners[folded] for each in library.companies[owner].products
    )
    names = (name for each in products for name in (each.name, *(a.text for a in each.aliases)))
    return next(name for name in names if fold(name) == folded)


def _joined(prose: Prose, library: Library) -> Iterator[tuple[int, str, str]]:
    """Yield where a text joins a product to a company: "X's P", "P, made by X"; at the latter."""
    text = prose.text
    # Many words are looked for, so that the tables are read as a whole.
    owners, names = whole(library.owners), whole(library.names)
    for match in _matches(_POSSESSIVE, text, prose.cues["possessive"]):
        product = _longest_first(_after(text, match).split(), owners)
        company = product and _longest_last(_before(text, match).split(), names)
        if company:
            yield match.end(), product, company
    for match in _matches(_BY, text, prose.cues["by"]):
        made = _before(text, match).rstrip()
        if not made.endswith(_MAKERS):
            continue
        *words, maker = made.split()
        words = [word for word in words if word not in _LINKING]
        company = _longest_first(_after(text, match).split(), names)
        product = company and _longest_last(words, owners)
        if product and maker in _MAKERS:
            yield match.end(), product, company


def _matches(
    pattern: re.Pattern[str], text: str, offsets: Iterable[int]
) -> Iterator[re.Match[str]]:
    return (match for offset in offsets if (match := pattern.match(text, offset)))


def _before(text: str, match: re.Match[str]) -> str:
    window = text[max(0, match.start() - NAME_WINDOW) : match.start()]
    return window.rpartition(BREAK)[2]


def _after(text: str, match: re.Match[str]) -> str:
    window = text[match.end() : match.end() + NAME_WINDOW]
    return window.partition(BREAK)[0]


def _longest_first(words: list[str], names: Mapping[str, object]) -> str:
    """Return the longest known name that words begin with, folded."""
    counts = range(min(MOST_WORDS, len(words)), 0, -1)
    return next((name for count in counts if (name := _name(words[:count])) in names), "")


def _longest_last(words: list[str], names: Mapping[str, object]) -> str:
    """Return the longest known name that words end with, folded."""
    counts = range(min(MOST_WORDS, len(words)), 0, -1)
    return next((name for count in counts if (name := _name(words[-count:])) in names), "")


def _name(words: list[str]) -> str:
    name = " ".join(words).casefold().strip(_MARKS)
    return name.removesuffix("’s").removesuffix("'s")
