"""Where the words and link targets of a text stand in its source."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.content.markdown.limits import MAX_MARKUP

_TARGET = r"((?:[^()\s<>]+|\([^()\s<>]*\))+)"
LINK_END = re.compile(rf"\]\((?:[^\S\n]*{_TARGET})?")
"""Each `](` of a text without `<`, and its target, group 1, if there is one."""
TARGET = re.compile(r"(?:\]\([^\S\n]*<?|<)" + _TARGET)
"""The target of `[text](target)` and `<target>`, group 1."""

BREAK = "\n"
"""The piece that stands for the end of a line of text."""


def aligned(lines: Sequence[str], line: int, at: int, pieces: Sequence[str]) -> tuple[str, int]:
    """Return pieces of shown text as in `lines`, and the offset in its line where they end.

    The pieces begin at or after an offset of a line, and each `BREAK` leads to the next line.
    """
    source = lines[line]
    text = "\0" * at
    for piece in pieces:
        if piece == BREAK:
            line, at = line + 1, 0
            source = lines[line] if line < len(lines) else ""
            text += BREAK
            continue
        found = source.find(piece, at, at + len(piece) + MAX_MARKUP)
        if found >= 0:
            text += "\0" * (found - at) + piece
            at = found + len(piece)
        else:
            text += "\1" + piece
    return text, at


def shown(aligned: str) -> str:
    """Return an aligned text without what stands for characters that are not shown."""
    return aligned.encode().translate(None, b"\0\1").decode()
