"""Plain text that must stay plain in Markdown: a backslash where a mark would be read, else none.

The backslash is written as MARK, since the converter would escape it again; `unmarked` puts it in
when the Markdown is done.
"""

from __future__ import annotations

import re

MARK = "\ue000"
"""Stands for a backslash."""
BACKSLASH = "\ue002"
"""Stands for a backslash that is text itself."""
_OPEN, _CLOSE = "\ue003", "\ue004"
"""Stand for brackets in the text of a link, some of which the converter would escape."""
INDENT = "\ue001"
"""Stands for the indent of a further paragraph of a footnote."""
GAP = "\ue005"
"""A paragraph that says nothing, and keeps apart what the converter would run together."""

_INLINE = re.compile(
    r"`"
    r"|(?<![^\s])\*(?=\S)|(?<=\S)\*"
    r"|(?<![^\W_])_(?=\S)|(?<=\S)_(?![^\W_])"
    r"|\[(?=\^)|\](?=[(:\[]|$)"
    r"|<(?=[a-zA-Z/!?])"
    r"|&(?=#?\w+;)"
)
_SPECIAL = re.compile(r"[`*_\[\]<&\\~]")
"""What may have to be escaped: most texts have none of it."""
_TILDE = re.compile(r"~")
_START = re.compile(
    r"(?:(?P<digits>\d{1,9})(?P<stop>[.)])(?=\s|$)"
    r"|(?P<mark>#{1,6}(?=\s|$)|>|[-+*](?=\s|$)|={1,}\s*$|-{2,}|(?:\*\s*){3,}|(?:_\s*){3,}|~{3,}|:?-+:?\s*\||\|))"
)


def escaped(text: str, *, linked: bool = False) -> str:
    """Escape what would be read as a mark within a line, or within the text of a link."""
    if _SPECIAL.search(text) is None:
        return text
    text = text.replace("\\", BACKSLASH)
    if linked:
        text = text.replace("[", _OPEN).replace("]", _CLOSE)
    text = _INLINE.sub(lambda match: MARK + match[0], text)
    if text.count("~") > 1:
        text = _TILDE.sub(lambda match: MARK + match[0], text)
    return text


def escaped_start(text: str) -> str:
    """Escape what would be read as a mark at the beginning of a line: "1986. It was …"."""
    match = _START.match(text)
    if match is None:
        return text
    at = match.end("digits") if match["digits"] else 0
    return text[:at] + MARK + text[at:]


def unmarked(markdown: str) -> str:
    """Put in the backslashes and indents that were stood for."""
    return _OWN.sub(lambda match: _MEANT[match[0]], _GAP.sub("", markdown))


_MEANT = {
    MARK: "\\",
    BACKSLASH: "\\\\",
    _OPEN: "\\[",
    _CLOSE: "\\]",
    INDENT: "    ",
}
_OWN = re.compile(f"[{''.join(_MEANT)}]")
_GAP = re.compile(rf"^[> ]*{GAP}\n", re.MULTILINE)
