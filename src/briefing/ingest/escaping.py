"""Text that must stay plain in Markdown: a backslash where a mark would be read, else none."""

from __future__ import annotations

import re

_SPECIAL = re.compile(r"[`*_\[\]<&\\~]")
"""What may have to be escaped: most texts have none of it."""
_INLINE = re.compile(
    r"[\\`]"
    r"|(?<!\S)\*(?=\S)|(?<=\S)\*"
    r"|(?<![^\W_])_(?=\S)|(?<=\S)_(?![^\W_])"
    r"|\[(?=\^)|(?<=\^)\[|\](?=[(:\[])"
    r"|<(?=[a-zA-Z/!?])"
    r"|&(?=#?\w+;)"
)
_TILDE = re.compile("~")
_START = re.compile(
    r"(?:(?P<digits>\d{1,9})(?P<stop>[.)])(?=\s|$)"
    r"|(?P<mark>#{1,6}(?=\s|$)|>|[-+*](?=\s|$)|={1,}\s*$|-{2,}|(?:\*\s*){3,}|(?:_\s*){3,}|~{3,}|:?-+:?\s*\||\|))"
)


def escaped(text: str, mark: str = "\\") -> str:
    """Escape what would be read as a mark within a line; `mark` may stand for the backslash."""
    if _SPECIAL.search(text) is None:
        return text
    text = _INLINE.sub(lambda match: mark + match[0], text)
    if text.count("~") > 1:
        text = _TILDE.sub(lambda match: mark + match[0], text)
    return text


def escaped_start(text: str, mark: str = "\\") -> str:
    """Escape what would be read as a mark at the beginning of a line: "1986. It was …"."""
    match = _START.match(text)
    if match is None:
        return text
    at = match.end("digits") if match["digits"] else 0
    return text[:at] + mark + text[at:]
