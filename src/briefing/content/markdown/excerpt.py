"""The excerpt of a text: what stands before the mark, else its first words."""

from __future__ import annotations

from collections.abc import Sequence

EXCERPT_WORDS = 60
MORE = "<!--more-->"


def first_words(words: Sequence[str]) -> str:
    """Return the excerpt of a text without mark."""
    more = "…" if len(words) > EXCERPT_WORDS else ""
    return " ".join(words[:EXCERPT_WORDS]) + more
