"""Characters of texts in which names are looked for: variants made one, and the edges of words."""

from __future__ import annotations

import re

CAPITALS = "A-ZÀ-ÖØ-ÞĆČĐŁŃŚŠŹŻŽ"
"""Capital letters that names of Europe begin with, for a class of a regular expression."""

_ALIKE = {
    **dict.fromkeys("‘’", "'"),
    **dict.fromkeys("\u2010\u2011", "-"),
    **dict.fromkeys("\t\u00a0\u202f", " "),
}
_WRAP = re.compile(r"\n(?<=[\w,;:'-]\n)(?=\w)")
"""The break of a wrapped line, within which a name may stand."""


def flatten(text: str) -> str:
    """Return a text of the same length with typographic variants of characters made one."""
    for char, plain in _ALIKE.items():
        text = text.replace(char, plain)
    return _WRAP.sub(" ", text)


def is_word(char: str) -> bool:
    """Say whether a character belongs to a word that is set off by spaces, as Han does not."""
    return (char.isalnum() and char < "\u2e80") or char == "_" or "\uac00" <= char <= "\ud7a3"
