"""The words of a sentence with their places, for a grammar that looks ahead and behind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, product
from operator import eq
from typing import Generic, TypeVar

from briefing.ingest.sentences import Span

_TOKEN = re.compile(
    r"""(?P<word> [^\W_]+ (?:[.,]\d+)* (?:['’](?:t|ll|re|ve|d|m)\b)? )
    | [*`\[\]"“”„«»]+ | _+(?![^\W_]) | (?<![^\W_])_+      # emphasis, links, quotes: no words
    | ^[ \t]*>                                        # nor is the mark of a quoted line
    | (?P<genitive> ['’]s\b )
    | (?P<sign> \S )""",
    re.VERBOSE | re.MULTILINE,
)
_PAD = 64
"""Empty words after the last, so that looking ahead, or behind the first, needs no checks."""

_BEFORE = frozenset("-_/.@=:&#$€£¥+~©\\")
_AFTER = frozenset("-_/.@=:&#+~\\")

Value = TypeVar("Value")


def listed(words: str) -> frozenset[str]:
    """Return the words of a text as a set, for tables that read as prose."""
    return frozenset(words.split())


class Words:
    """A sentence as words: `lower[i]` at `start[i]`, `glued[i]` to the one before it.

    Looking at an index before the first word or after the last gives an empty word.
    """

    __slots__ = ("end", "glued", "length", "lower", "start", "text")

    def __init__(self, text: str, span: Span) -> None:
        found = [match for match in _TOKEN.finditer(text, span.start, span.end) if match.lastgroup]
        self.length = len(found)
        self.start = [match.start() for match in found]
        self.end = [match.end() for match in found]
        self.text = [match[0] for match in found] + [""] * _PAD
        self.glued = [False, *map(eq, self.start[1:], self.end), *[False] * _PAD]
        self.lower = tuple("\n".join(self.text).lower().replace("’", "'").split("\n"))

    def reads(self, at: int, *words: str) -> bool:
        """Say whether these words stand at `at`."""
        return self.lower[at : at + len(words)] == words

    def capital(self, at: int) -> bool:
        """Say whether the word begins with a capital letter."""
        return self.text[at][:1].isupper()

    def apart(self, start: int, end: int) -> bool:
        """Say whether the words from `start` to before `end` are no part of something longer.

        Names, numbers and addresses are longer: "by-2027.html".
        """
        if self.glued[start] and self.lower[start - 1] in _BEFORE:
            return False
        if not self.glued[end]:
            return True
        joined = self.lower[end] in _AFTER and self.glued[end + 1]
        return self.lower[end] not in {"%", "°"} and not (
            joined and self.lower[end + 1][:1].isalnum()
        )


class Phrases(Generic[Value]):
    """A table of phrases and what they mean, read at a place of a sentence; the longest wins.

    It is written as (meaning, "a phrase | another | (the) third"); words in brackets may be absent.
    """

    def __init__(self, *table: tuple[Value, str]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], Value]]] = {}
        for value, text in table:
            for phrase in text.split("|"):
                for words in _spelled(phrase):
                    self._by_first.setdefault(words[0], []).append((words, value))
        for entries in self._by_first.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    def at(self, words: Words, at: int) -> tuple[Value, int] | None:
        """Return the meaning of the phrase at `at` and the index after it."""
        for phrase, value in self._by_first.get(words.lower[at], ()):
            end = at + len(phrase)
            if words.lower[at:end] == phrase:
                return value, end
        return None

    def begins(self, word: str) -> bool:
        """Say whether a phrase of the table begins with a word."""
        return word in self._by_first

    def first_words(self) -> frozenset[str]:
        """Return the words that phrases of the table begin with."""
        return frozenset(self._by_first)

    def words(self) -> frozenset[str]:
        """Return all words of the phrases."""
        entries = chain.from_iterable(self._by_first.values())
        return frozenset(chain.from_iterable(phrase for phrase, _ in entries))

    def after(self, words: Words, at: int) -> int:
        """Return the index after the phrase at `at`; `at` where there is none."""
        found = self.at(words, at)
        return found[1] if found else at


def _spelled(phrase: str) -> Iterator[tuple[str, ...]]:
    """Yield the words of a phrase with and without those in each pair of brackets."""
    parts = re.findall(r"\(([^)]+)\)|([^\s()]+)", phrase)
    choices = [(optional, "") if optional else (word,) for optional, word in parts]
    for chosen in product(*choices):
        yield tuple(" ".join(chosen).split())
