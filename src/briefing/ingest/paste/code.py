"""Lines of code, which are neither crumbs nor headings nor items."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.ingest.paste.lines import Passage

FEWEST = 3
"""How many lines of code in a row make a block."""
_CODE = re.compile(
    r".*[{}]\s*$|(?:\S+ ){0,2}\S+;$|.*[=<>{}\[\]].*;$|.*\w\(.*;$|[})\]]+[,;]?$"
    r"|</?[a-z]+(?:\s[^>]*)?>|<!DOCTYPE|//|/\*|\*/|\$ \w|>>> |#include\b"
    r"|import [\w.]+(?: as \w+)?$|from [\w.]+ import |def \w+\(|class \w+[:(]|function\b.*\("
    r"|(?:var|let|const) \w+ ="
    r"|return\b.*[)\]};]$|.*\w\([^()]*\)\s*[;{]|.*(?:=>|:=|==|\+=|&&|\|\|)|\w+\s=\s\S+$|\w+\.\w+\(.*\)$"
)


def is_code(passage: Passage) -> bool:
    """Say whether a passage looks like a line of code."""
    text = passage.text
    return passage.words <= 14 and len(text) <= 120 and _CODE.match(text) is not None


def block(passages: Sequence[Passage], at: int) -> int:
    """Return the end of the block of code that begins at a passage, 0 where none does."""
    end = at
    while end < len(passages) and is_code(passages[end]) and (end == at or passages[end].gap <= 1):
        end += 1
    return end if end - at >= FEWEST and not any(one.marker for one in passages[at:end]) else 0
