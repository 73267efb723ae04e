"""Words without their endings, in one spelling, so that forms of a word are the same word."""

from __future__ import annotations

import re
from functools import lru_cache

WORD = re.compile(r"\w+")

_SPELLINGS = {
    "centre": "center",
    "datacenter": "data center",
    "datacentre": "data center",
    "defence": "defense",
    "gw": "gigawatt",
    "labour": "labor",
    "licence": "license",
    "mw": "megawatt",
    "programme": "program",
}
_ENDINGS = ("ing", "ed", "es", "s", "e")
_KEPT = 3
"""Letters that are left of a word at least."""


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """Return a word without its ending: "licences" and "licensing" are the same.

    Crude on purpose, as both sides of a comparison go through it.
    """
    word = word.lower()
    word = _SPELLINGS.get(word.removesuffix("s"), _SPELLINGS.get(word, word))
    if not word.isalpha() or word.endswith("ss"):
        return word
    if word.endswith("ies") and len(word) > _KEPT + 1:
        return word[:-3] + "y"
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _KEPT:
            return word[: -len(ending)]
    return word


def stems(text: str) -> list[str]:
    """Return the words of a text in order."""
    return [stem(word) for word in WORD.findall(text)]
