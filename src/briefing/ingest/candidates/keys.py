"""Words that a sentence must have for a wording to stand in it, so that most need no search.

The key of a notation (see `wordings`) is the first part of it that is not optional, told by how its
words may begin: "(<has> )?(plan(s|ning)?|intend) to" has the keys "plan" and "intend".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

LONGEST = 6
"""Characters of a key at most."""

_LITERAL = re.compile(rf"[\w']{{0,{LONGEST}}}(?![?*])")
_NAME = re.compile(r"\?P<\w+>")
_WORD = re.compile(r"'?\w+")


def keys_of(notation: str) -> frozenset[str]:
    """Return beginnings of words of which a text needs one; nothing where it needs none."""
    if not notation.startswith("("):
        literal = _LITERAL.match(notation)
        return frozenset({literal[0].lower()} - {""}) if literal else frozenset()
    end = _closing(notation)
    if notation.startswith(("(?<", "(?=", "(?!")):
        return keys_of(notation[end + 1 :])
    if notation.startswith("?", end + 1):
        return keys_of(notation[end + 2 :].lstrip())
    group = notation[1:end]
    name = _NAME.match(group)
    keys = [keys_of(way) for way in _ways(group[name.end() :] if name else group)]
    return frozenset().union(*keys) if all(keys) else frozenset()


def beginnings(text: str) -> set[str]:
    """Return how the words of a text begin, in every length that a key may have."""
    words = set(_WORD.findall(text.lower()))
    return {word[:length] for word in words for length in range(1, LONGEST + 1)}


def _closing(notation: str) -> int:
    """Return where the bracket closes that a notation begins with."""
    depth = 0
    for at, char in enumerate(notation):
        depth += (char == "(") - (char == ")")
        if not depth:
            return at
    raise ValueError(f"a bracket is open: {notation}")


def _ways(group: str) -> Iterator[str]:
    """Yield the alternatives of a group."""
    begun = depth = 0
    for at, char in enumerate(group):
        depth += (char == "(") - (char == ")")
        if char == "|" and not depth:
            yield group[begun:at]
            begun = at + 1
    yield group[begun:]
