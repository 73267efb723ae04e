"""Two lines of a paragraph to one, with the word that a hyphen at the end of a line broke."""

from __future__ import annotations

import re
from collections.abc import Iterable

_FIRST_PARTS = """
    all anti co cross de ex full half high in long low mid multi neo non off on open post pre pro
    real re self semi short single state sub third two top un well zero
"""
_KEEPS_HYPHEN = frozenset(_FIRST_PARTS.split())
"""First parts of compounds; their hyphen stays when a line ends in it."""
_BROKEN = re.compile(r"(\w+)[-\u00ad\u2010]$")
_WORD = re.compile(r"\w+(?:-\w+)*")
_STEM = 5
"""Letters of the second part by which another form of the whole word is known."""


def vocabulary(texts: Iterable[str]) -> frozenset[str]:
    """Return the words and compounds of texts in lower case, to mend broken ones by."""
    return frozenset(word.lower() for text in texts for word in _WORD.findall(text))


def is_broken(text: str) -> bool:
    """Say whether a line ends in a hyphen that may have broken a word."""
    return _BROKEN.search(text[-60:]) is not None


def joined(text: str, after: str, known: frozenset[str]) -> str:
    """Join two lines by the vocabulary of their text."""
    broken, rest = _BROKEN.search(text[-60:]), _WORD.match(after)
    if not broken or not rest:
        return f"{text} {after}"
    if text.endswith("\N{SOFT HYPHEN}") or _is_one_word(broken[1].lower(), rest[0], known):
        return text[:-1] + after
    return text + after


def _is_one_word(head: str, rest: str, known: frozenset[str]) -> bool:
    """Say whether a hyphen stood there only because the line ended."""
    whole = head + rest.lower()
    if not rest[0].islower() or f"{head}-{rest.lower()}" in known:
        return False
    if whole in known:
        return True
    if head not in _KEEPS_HYPHEN:
        return head.isalpha()
    stem = whole[: len(head) + _STEM]
    return len(rest) >= _STEM and any(word.startswith(stem) for word in known)
