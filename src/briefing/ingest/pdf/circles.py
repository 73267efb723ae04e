"""Drawings of a PDF that draw themselves: whoever follows them runs out of memory."""

from __future__ import annotations

import re
from graphlib import CycleError, TopologicalSorter

HEAD = 4096
"""Bytes of an object in which it says what it is and what it draws."""

_OBJECT = re.compile(rb"(?<!\d)(\d{1,8})\s+\d{1,5}\s+obj\b")
_DRAWN = re.compile(rb"/XObject\s*<<(.*?)>>", re.DOTALL)
_REFERENCE = re.compile(rb"(\d{1,8})\s+\d{1,5}\s+R\b")


def draws_itself(data: bytes) -> bool:
    """Whether a drawing is part of itself, as far as drawings name their parts right there."""
    drawings: dict[bytes, list[bytes]] = {}
    for found in _OBJECT.finditer(data) if b"/Form" in data else ():
        head = data[found.end() : found.end() + HEAD]
        head = head.partition(b"stream")[0].partition(b"endobj")[0]
        if b"/Form" in head:
            drawn = b" ".join(_DRAWN.findall(head))
            drawings[found[1]] = _REFERENCE.findall(drawn)
    try:
        TopologicalSorter(drawings).prepare()
    except CycleError:
        return True
    return False
