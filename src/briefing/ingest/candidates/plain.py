"""Markdown with its marks blanked out, so that patterns see prose and offsets stay true."""

from __future__ import annotations

import re

_ALIKE = str.maketrans(
    {
        **dict.fromkeys("‘’\u02bc", "'"),
        **dict.fromkeys("“”„«»", '"'),
        **dict.fromkeys("\t\u00a0\u2009\u202f", " "),
        **dict.fromkeys("\u2010\u2011", "-"),
    }
)
_FENCE = re.compile(r"^ {0,3}(```|~~~)[^\n`]*\n(?:.*?\n)??(?: {0,3}\1[^\n]*$|\Z)", re.M | re.S)
_MARKS = re.compile(
    r"""
      !\[[^\]\n]{0,300}\]\([^()\n]{0,800}\)          # a picture
    | \]\((?:[^()\n]|\([^()\n]{0,80}\)){0,800}\)     # the target of a link
    | \[\^[^\]\n]{1,20}\] | \[(?:\d{1,3}|edit)\]     # a footnote
    | <?https?://[^\s<>|)]{1,2000}>?
    | \\(?=[\\`*_{}\[\]()#+.!|<>$~-])
    | [*`\[\]]+ | ~~
    | (?<!\w)_{1,3}(?=\w) | (?<=[\w.!?])_{1,3}(?!\w)
    | ^(?:[ ]{0,3}>[ ]?)+                            # marks of a quotation
    """,
    re.VERBOSE | re.MULTILINE,
)


def prose(text: str) -> str:
    """Return a text of the same length with marks, addresses and code blanked out."""
    bare = _FENCE.sub(_blank, text.translate(_ALIKE))
    return _MARKS.sub(_blank, bare)


def _blank(match: re.Match[str]) -> str:
    return "".join("\n" if char == "\n" else " " for char in match[0])
