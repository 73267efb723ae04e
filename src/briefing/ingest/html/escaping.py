"""Escapes that the converter leaves alone: signs of our own until the Markdown is done."""

from __future__ import annotations

import re

from briefing.ingest import escaping

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

_LAST = re.compile(r"\]$|&(?=(?:#\w*)?$)")
"""What the next piece may make a mark of: a link, an entity."""


def escaped(text: str, *, linked: bool = False) -> str:
    """Escape a piece of a line, or of the text of a link; a link may follow it at once."""
    text = text.replace("\\", BACKSLASH)
    if linked:
        text = text.replace("[", _OPEN).replace("]", _CLOSE)
    return _LAST.sub(lambda match: MARK + match[0], escaping.escaped(text, MARK))


def escaped_start(text: str) -> str:
    """Escape what would be read as a mark at the beginning of a line."""
    return escaping.escaped_start(text, MARK)


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
