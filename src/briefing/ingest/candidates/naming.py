"""Whether a word with a capital is a name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.ingest.candidates import nouns
from briefing.ingest.candidates.mentions import Named


def is_name(words: str, named: Named, core_end: int) -> bool:
    """Say whether a word with a capital names somebody.

    It may just begin a sentence, or describe the noun after it.
    """
    after = words[named.end : core_end]
    parts = named.name.lower().replace(",", "").split()
    if any(part in nouns.LAWS for part in parts):
        return False
    if after.startswith("'"):
        return True
    if len(parts) == 1 and named.start == 0 and _WITH_A_PART.match(words, named.end):
        return False
    if len(parts) == 1 and (nouns.COMMON.match(named.name) or nouns.is_listed(parts[0])):
        return False
    body = _is_body(parts)
    if not body and parts[-1] in _OF_MANY and parts[-1] not in _OF_FIRMS:
        return False
    if not _ADVERBS.sub("", after).strip(' ,".'):
        if _introduced(words[: named.start]):
            return True
        return not (_ARTICLE.search(words, 0, named.start) and not body)
    if _TITLE.match(after) or _ANOTHER.match(after):
        return True
    return acts_at(words[:core_end], named.end)


_WITH_A_PART = re.compile(r"\s(?:of|on|for|to|from|about|against|with)\s")
"""What follows a noun that begins a sentence rather than a name: "Work on it", "Text of 1911"."""


def acts_at(words: str, end: int) -> bool:
    """Say whether a verb in the past or present follows a name that ends there."""
    verb = PREDICATE.match(words, end)
    return verb is not None and not nouns.is_listed(verb[0].split()[-1])


_OF_MANY = nouns.MARKETS | nouns.GROUPS | nouns.TELLERS
_ADVERBS = re.compile(r"(?:\s+(?:just|also|now|still|already|then|itself|alone|[a-z]+ly))+\s*\Z")
_ARTICLE = re.compile(r"\b(?:the|this|that|its|their|an?)\s(?:[a-z-]+\s){0,2}\Z", re.IGNORECASE)
_TITLE = re.compile(
    r"\.?\s+(?:CEO|CFO|CTO|COO|chief|president|founder|co-founder|chair(?:man|woman)?|boss|head|vice"
    r"|executive|director|spokes(?:man|woman|person))\b",
    re.IGNORECASE,
)
"""What follows the name of a company whose officer is named: "Tesla Inc. CEO"."""


def _introduced(before: str) -> bool:
    """Say whether a noun for a company stands before a name: "the Danish wind firm"."""
    noun = before.removesuffix(" ").rpartition(" ")[2]
    return before.endswith(" ") and noun.casefold() in nouns.ACTORS


def _is_body(parts: Sequence[str]) -> bool:
    """Say whether a name that an article stands before is one of a body: the Port of Rotterdam."""
    return any(part in nouns.AUTHORITIES | nouns.ACTORS or part in _BODIES for part in parts)


_BODIES = nouns.words("port hospital school academy society association pentagon kremlin fed")


_OF_FIRMS = nouns.words(
    "energy power labs technology technologies intelligence ai research analysis banks studies"
    " exchange partners investments studies report street"
)
"""Last words of names that are otherwise nouns for many."""
_ANOTHER = re.compile(r"(?:,\s|\s(?:and|&)\s)(?=[A-Z])")
PREDICATE = re.compile(
    r"(?:\s+[a-z]+ly)?\s+(?:[a-z]+(?:ed|s)|made|began|grew|built|won|lost|sold|bought|set|cut|put"
    r"|broke|took|gave|chose|struck|spent|kept|brought|held|drew|paid|met|sent|wrote)\b"
)
