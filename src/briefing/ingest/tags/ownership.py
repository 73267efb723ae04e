"""Products that a text gives to a company that does not own them.

Only wordings that claim ownership count: a possessive, the subject of a verb of making, "made by".
Selling, using and building in somebody else's product claims nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from briefing.ingest.drafts import Suggestion
from briefing.ingest.names import Mention
from briefing.ingest.tags.reading import Reading
from briefing.model.records import Company

SCORE = 0.9
MAKERS = frozenset({"company", "lab"})
"""Kinds of companies that own products; laws and programmes of governments have many parents."""
FARTHEST = 90
"""Characters between a company and a product that it is said to own."""

_JOINT = re.compile(r"(?:Project|Programme|Program|Initiative|Act|Plan|Package)\Z")
_BOUGHT = re.compile(
    r"[A-Z]{1,3}\d{2,}|[A-Z]{2,5}s?\Z|Blackwell|Trainium|Ascend|Instinct|Ironwood|Maia|Rubin|Azure"
    r"|.*(?:[Cc]hip|[Cc]loud|Bedrock|Engine|365)"
)
"""What others buy and then call theirs: chips and clouds."""

_KIND = (
    r"(?:(?:AI|new|large|language|open|flagship|popular|latest|own|chat|voice|image|video|coding|"
    r"generative|conversational|reasoning|foundation|frontier|multimodal|chatbot)[ -])*"
    r"(?:models?|chatbots?|assistants?|bots?|app|apps|agents?|LLMs?|series|family|families|systems?"
    r"|platform|tools?|services?|software|products?|line|generator)"
)
_ADJECTIVES = (
    r"(?: (?:new|latest|own|upcoming|flagship|popular|large|powerful|advanced|open|free|famous|AI|"
    r"chatbot|model|assistant|language|so-called|newest|next-generation|in-house|proprietary|"
    r"homegrown|bot|conversational|generative|much-hyped|well-known|coding|the|a|an|its)"
    r"|,)*(?: [“\"'‘])? ?"
)
_ENDS = (
    rf"['’]s?\b|[.,;:!?)\]”\"’|–—]| [–—-] | \(| {_KIND}\b|\Z"
    r"| (?:and|but|as|which|is|was|has|will|can)\b| (?:in|on|last|this|earlier)(?: early| late)?"
    r" (?:\d{4}|week|month|year|(?:January|February|March|April|May|June|July|August|September"
    r"|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b)"
)
_BY = (
    r"(?:made|developed|built|created|owned|launched|released|designed|trained|introduced|unveiled)"
)
_MAKING = (
    r"(?:advanc|develop|build|train|creat|design|invent|refin|improv|mak|own)(?:e?s|e?d|ing|e)?|built"
    r"|made"
)
_RELEASING = (
    r"(?:launch|releas|unveil|introduc|debut|updat|upgrad|announc|open-sourc|publish|present)"
    r"(?:e?s|e?d|ing|e)?|rolled out|rolls out|rolling out"
)
_WILL = (
    r"(?:,? (?:is|was|has|have|had|are|will|plans to|aims to|wants to|began|started|continues to|"
    r"now|also|already|just|recently|reportedly|currently|been|busy|working on|quietly))*"
)

_BEFORE = (
    ("possessive", re.compile(rf"['’]s?{_ADJECTIVES}\Z")),
    ("making", re.compile(rf"{_WILL} (?:{_MAKING}){_ADJECTIVES}\Z")),
    ("releasing", re.compile(rf"{_WILL} (?:{_RELEASING}){_ADJECTIVES}\Z")),
    (
        "attribute",
        re.compile(
            r" (?:AI )?(?:chatbot|assistant|language model|model|LLM),?"
            r" (?:called |named )?[“\"']?\Z"
        ),
    ),
    ("compound", re.compile(rf"-{_BY}{_ADJECTIVES}\Z")),
    (
        "maker",
        re.compile(
            r"(?:,| \(| [–—-])? ?(?:which is |who is )?(?:the )?(?:[a-z]+ ){0,2}"
            r"(?:maker|developer|owner|creator|company behind|firm behind|lab behind|parent)"
            rf"(?: of| company of)?{_ADJECTIVES}\Z"
        ),
    ),
)
"""What stands between a company and a product that follows it."""
_IS = r"(?:,? (?:which |that )?(?:is|was|were)|,| \(| [–—-])"
_MAKER = (
    r"(?: the)?(?: [A-Z][a-z]+| US)?"
    r"(?: (?:[a-z]+ )?(?:company|lab|firm|giant|maker|start-?up|group))?"
)
_THING = rf"(?:(?: |(?<=\())(?!not\b)[\w-]+){{0,4}} {_KIND}"
_AFTER = (
    ("by", re.compile(rf"{_IS}?(?: an? [^,.;:]{{1,40}})? {_BY} by{_MAKER} ?\Z")),
    ("by", re.compile(rf"(?:{_IS}{_THING})? \(?(?:by|belongs to){_MAKER} ?\Z")),
    ("by", re.compile(rf"{_IS}{_THING} (?:of|from){_MAKER} ?\Z")),
    ("from", re.compile(rf"(?: {_KIND})?,? from{_MAKER} ?\Z")),
    ("possessive", re.compile(rf"{_IS}{_MAKER} ?\Z")),
    ("kind", re.compile(rf"{_IS} (?:an?|the){_MAKER} ?\Z")),
    ("relative", re.compile(r",? (?:which|that) \Z")),
)
"""What stands between a product and a company that follows it."""
_THEN = {
    "by": re.compile(r"(?!['’]|-)"),
    "from": re.compile(r"(?=[.,;:)]|\Z| (?:is|was|has|will|can|could|would|may)\b)"),
    "possessive": re.compile(rf"['’]s?{_ADJECTIVES}{_KIND}\b"),
    "kind": re.compile(rf"{_ADJECTIVES}{_KIND}\b"),
    "relative": re.compile(
        rf" (?:has |had |also )?(?:{_MAKING}|{_RELEASING})"
        r"(?=[.,;:)]|\Z| (?:in|on|last|this|earlier)\b)"
    ),
}
"""What follows the company then."""
_MOVED = re.compile(
    r"\b(?:to|into|for|us(?:e[sd]?|ing)|(?:switch|mov|shift|migrat|licen[cs]|rent|leas|buy|bought|pa[iy]"
    r"|order|get|gets|got|tak|took|block|bar|cut|remov|steal|stole|hir)\w*)\b[^,.;]{0,40}\Z"
)
"""What comes before "X from Y" where something goes from Y, or Y sells it."""
_DENIED = re.compile(
    r"\b(?:not|never|no|neither|nor|if|would|could|might|unlike|wrongly)\b|n['’]t\b"
)


def suggestions(reading: Reading) -> Iterator[Suggestion]:
    """Yield what is given to the wrong owner, each pair once."""
    told = set()
    for left, right in pairwise(reading.mentions):
        company, product = (left, right) if right.product else (right, left)
        if company.product or not product.product or not _may_err(company, product):
            continue
        between = reading.text[left.end : right.start]
        if len(between) > FARTHEST or "\n" in between:
            continue
        sentence = _sentence(reading.text, left.start, right.end)
        claims = _claims_before if product is right else _claims_after
        pair = (company.company.id, product.product)
        if pair not in told and claims(reading, company, product, between, sentence):
            told.add(pair)
            yield _suggestion(company, product, sentence)


def _may_err(company: Mention, product: Mention) -> bool:
    """Say whether the two are apart, and each is one that owns and is owned."""
    owner = product.company
    if company.weak or product.weak or not {company.company.kind, owner.kind} <= MAKERS:
        return False
    if _JOINT.search(product.product or ""):
        return False
    return company.company.id != owner.id and not _related(company.company, owner)


def _related(one: Company, other: Company) -> bool:
    """Say whether the name of one begins with that of the other: Google, Google DeepMind."""
    return any(
        len(min(a, b, key=len)) > 3 and (a.startswith(b) or b.startswith(a))
        for a in _names(one)
        for b in _names(other)
    )


def _names(company: Company) -> list[str]:
    return [company.name, *(alias.text for alias in company.aliases if not alias.weak)]


def _claims_before(
    reading: Reading, company: Mention, product: Mention, between: str, sentence: str
) -> bool:
    """Say whether "company … product" claims that the one owns the other."""
    how = next((name for name, pattern in _BEFORE if pattern.match(between)), "")
    if not how or _DENIED.search(between):
        return False
    if how not in {"compound", "maker"} and not _ENDING.match(reading.text, product.end):
        return False
    if how in {"possessive", "making"} and _BOUGHT.match(product.product or ""):
        return False
    if how == "releasing" and not re.search(r"\bits\b", between):
        # A platform releases the models of its partners too.
        return not any(name in sentence for name in _names(product.company))
    return True


def _claims_after(
    reading: Reading, company: Mention, product: Mention, between: str, sentence: str
) -> bool:
    """Say whether "product … company" claims that the second owns the first."""
    if _DENIED.search(between):
        return False
    for how, pattern in _AFTER:
        if pattern.match(between) and _THEN[how].match(reading.text, company.end):
            before = reading.text[max(0, product.start - FARTHEST) : product.start]
            return how != "from" or not _MOVED.search(before)
    return False


_ENDING = re.compile(_ENDS)
_STOP = re.compile(r"[.!?]['”\")]*\s")


def _sentence(text: str, start: int, end: int) -> str:
    """Return the sentence around a place, as far as full stops show it."""
    first = max(text.rfind("\n", 0, start) + 1, start - 200)
    last = text.find("\n", end)
    last = min(last if last >= 0 else len(text), end + 200)
    for stop in _STOP.finditer(text, first, start):
        first = stop.end()
    closing = _STOP.search(text, end, last)
    return text[first : closing.end() if closing else last].strip()


def _suggestion(company: Mention, product: Mention, sentence: str) -> Suggestion:
    owner = product.company.name
    return Suggestion(
        "ownership",
        product.product or "",
        f"given to {company.company.name} here; by the registry it belongs to {owner}",
        SCORE,
        details={"said": company.company.name, "owner": owner, "sentence": sentence},
    )
