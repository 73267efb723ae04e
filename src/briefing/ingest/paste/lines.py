"""The lines of a paste, and the passages that they make: what the reader decides about."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from briefing.ingest.words import CONTROLS, INVISIBLE

SOFT_HYPHEN = "\u00ad"
_UNSEEN = re.compile("[" + "".join(c for c in INVISIBLE if c not in "\u00ad\u200c\u200d") + "]")
"""What nobody sees and no script needs; joiners shape letters and pictographs."""
_EMPTY_CELL = re.compile(r"\t[^\t]+\t")
_SOFT = re.compile(f"{SOFT_HYPHEN}(?!$)")
_ENDS = re.compile(r"""[.!?…。\uff01\uff1f][)"'”’»\]]*(?:\[\d+\]|[¹²³])*$""")
_ASIDE = re.compile(
    r"(?<!\s)(?:\s*+[(\[](?:link |external )*"
    r"opens? (?:in )?(?:a )?new (?:tab|window)(?: or tab)?[)\]]"
    r"|\s*+,?\s*+\bopens (?:in )?new (?:tab|window)\b(?![^\W_])"
    r"|\s++opens in a new (?:tab|window)$|\s*+\[edit(?: \| edit source| source)?\]$)",
    re.IGNORECASE,
)
"""What a page says of its links and headings amid the text: where they open, who may edit."""
_WIDE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u0e00-\u0eff\u1000-\u109f]")
"""Scripts whose words are not parted by spaces: two signs count as a word."""

LABELLED = re.compile(r"[^\s.!?:–—][^.!?:–—]{1,60}(?:: | [–—-] |\? )\S")
"""A term before what is said of it: "Power: the grid has room"."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the source that has something on it."""

    number: int
    """From 1."""
    text: str
    """Without white space at its ends and without what nobody sees; tabs within are kept, and one
    before them, which tells of an empty cell."""
    indent: int
    """Columns before its text; a tab goes to the next multiple of four."""
    gap: int
    """How many blank lines stand before it."""
    source: str = ""
    """As it stood there, where asides are not part of its text."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Lines that belong together: a paragraph, an item, a row, a cell, a crumb."""

    text: str
    """Its words on one line, without its marker."""
    line: int
    """Where it begins in the source, from 1."""
    source: str
    """As it stood there, with its marker."""
    gap: int = 0
    """How many blank lines stand before it."""
    indent: int = 0
    marker: str = ""
    """The bullet or number before it: "-", "2.", "(b)"; ">" for a quoted line."""
    asides: tuple[str, ...] = ()
    """What its text leaves out of its source: "opens new tab"."""
    words: int = field(init=False)
    """How many words its text has."""
    ends: bool = field(init=False)
    """Whether it ends as a sentence does."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "words", count(self.text))
        object.__setattr__(self, "ends", _ENDS.search(self.text[-12:]) is not None)

    @property
    def is_text(self) -> bool:
        """Whether it reads as a sentence or more."""
        return (self.ends and self.words >= 6) or self.words >= 40


def count(text: str) -> int:
    """Return the number of words of a text, also where no spaces part them."""
    return len(text.split()) + len(_WIDE.findall(text)) // 2


def asides(line: Line) -> list[str]:
    """Return what is not part of the text of a line."""
    return [found.group().strip() for found in _ASIDE.finditer(line.source)]


def split(raw: str) -> list[Line]:
    """Return the lines of a text that have something on them."""
    lines = []
    gap = 0
    for number, row in enumerate(raw.split("\n"), start=1):
        text = unicodedata.normalize("NFC", _UNSEEN.sub("", CONTROLS.sub(" ", row)))
        shown = _SOFT.sub("", text.strip())
        if text.startswith("\t") and _EMPTY_CELL.match(text):
            shown = "\t" + shown
        if shown.strip(SOFT_HYPHEN):
            start = text[: len(text) - len(text.lstrip())].expandtabs(4)
            told = _ASIDE.sub("", shown) or shown
            lines.append(Line(number, told, len(start), gap, shown if told != shown else ""))
            gap = 0
        else:
            gap += 1
    return lines
