"""What part of speech an English word is most often.

`words` has common words whose end does not tell, or tells wrong.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from briefing.ingest.paste import words

_ADJECTIVE = re.compile(r"[a-z]{2,}(?:al|ic|ive|ary|ous|ful|less|able|ible|ish)$")
_NOUN = re.compile(
    r"[a-z]{2,}(?:tion|sion|ment|ness|ship|ity|ance|ence|ism|ure|ery|ory|age|dom|er|or|ist|ology)$"
)
_LONG = {"ly": "adverb", "ing": "doing", "ed": "done", "ise": "verb", "ize": "verb"}
"""What words are by their end, that have more than two letters before it."""
_OWN = ("ss", "us", "is")
"""Ends in "s" that make no plural."""


def part(word: str) -> str:
    """Return the part of speech of a word in small letters, "" where nothing tells it.

    It is "noun", "nouns", "adjective", "verb", "does", "doing", "done", "adverb" or "small".
    """
    listed = _listed()
    return listed.get(word) or by_end(word, listed)


def by_end(word: str, listed: Mapping[str, str]) -> str:
    """Return what a word is by its end, and by what is listed of the word without it."""
    for end, name in _LONG.items():
        if word.endswith(end) and len(word) > len(end) + 2:
            return name
    if _ADJECTIVE.match(word):
        return "adjective"
    if _NOUN.match(word):
        return "noun"
    return _with_s(word, listed) if word.endswith("s") and not word.endswith(_OWN) else ""


def _with_s(word: str, listed: Mapping[str, str]) -> str:
    """Return whether a word is the plural of a noun or the form of a verb."""
    for stem in (word[:-1], word[:-2], f"{word[:-3]}y"):
        known = listed.get(stem, "")
        if known.startswith("noun") or _NOUN.match(stem):
            return "nouns"
        if known == "verb":
            return "does"
    return ""


@lru_cache(maxsize=1)
def _listed() -> Mapping[str, str]:
    return read(words.LISTED)


def read(text: str) -> dict[str, str]:
    """Read lists of words: each line has the part of speech and words."""
    lines = (line.split() for line in text.splitlines())
    return {word: name for name, *words in lines for word in words}
