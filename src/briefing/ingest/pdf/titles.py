"""The title of a PDF: its largest words, or what its metadata says."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefing.ingest.paste.imprint import imprint, people
from briefing.ingest.pdf.joining import HEADING, Block
from briefing.ingest.pieces import key_of

MOST_WORDS = 40
LEAST_WORDS = 5
"""Words from which large type is surely a headline rather than the name of a paper."""
NAME = 0.6
"""Share of the largest type that a headline below the name of a paper has at least."""

STATED = "PDF metadata"
_NO_TITLE = re.compile(
    r"(?:untitled|document|unbenannt|slide|page|print|layout|bericht|report|title)?[ _-]*\d*"
    r"|.*\.(?:docx?|pdf|indd|html?|tex|dvi|qxd|pages|odt|rtf|txt|pptx?|xlsx?|md|eps|ps)"
    r"|.*[\\/]\S*|https?:.*|[\w-]*_[\w-]*|[^a-z]*\d{4,}[^a-z]*",
    re.IGNORECASE,
)
"""What programs write for want of a title."""
_PROGRAM = re.compile(r"^(?:Microsoft (?:Word|PowerPoint)|Print|Adobe \w+) - ", re.IGNORECASE)
_SITE = re.compile(r"\s+[-–—|·»«:/]\s+")


@dataclass(frozen=True, slots=True)
class Title:
    """The title, and the blocks that it stands in."""

    text: str
    source: str
    """How it was found."""
    site: str = ""
    """What the metadata add to it: the name of the site."""
    blocks: tuple[Block, ...] = ()


def title_of(blocks: Sequence[Block], metadata: Mapping[str, str], body: float) -> Title | None:
    """Return the title; None where nothing looks like one."""
    said = stated(metadata)
    text = [block for block in blocks if not block.reason]
    telling = [block for block in text if said and _tells(said, block)]
    if telling:
        found = max(telling, key=lambda block: (block.level == 1, block.size))
        return Title(found.text, STATED, _rest(said, found.text), (found,))
    front = [block for block in text if block.page <= 1]
    large = [block for block in front if _is_large(block, body) and not _is_signature(block.text)]
    if large:
        page = min(block.page for block in large)
        large = [block for block in large if block.page == page]
        least = NAME * max(block.size for block in large)
        found = max(
            large, key=lambda block: (block.size >= least and _is_phrase(block.text), block.size)
        )
        return Title(found.text, "largest text", blocks=(found,))
    return Title(said, STATED) if said else None


def _is_signature(text: str) -> bool:
    """Whether large type says who wrote it and when."""
    return people(text) > 1 or imprint(text) is not None


def _is_phrase(text: str) -> bool:
    """Whether words are more than names: "LSB Workgroup, The Linux Foundation" is set below one."""
    words = text.split()
    return len(words) >= LEAST_WORDS and any(word[0].islower() for word in words)


def stated(metadata: Mapping[str, str]) -> str:
    """Return the title that the metadata state, if a person wrote it."""
    said = _PROGRAM.sub("", " ".join(metadata.get("Title", "").split()))
    return "" if _NO_TITLE.fullmatch(said) or len(said) > 300 else said


def _tells(said: str, block: Block) -> bool:
    """Say whether a block is what the metadata call the title, whole or without a site's name."""
    key, wanted = key_of(block.text), key_of(said)
    if not key or len(block.text.split()) > MOST_WORDS:
        return False
    return key == wanted or (wanted.startswith(key) and bool(_rest(said, block.text)))


def _rest(said: str, text: str) -> str:
    """Return what stands behind a title in the metadata: "Acme opens - The Anvil"."""
    for mark in _SITE.finditer(said):
        if key_of(said[: mark.start()]) == key_of(text):
            return said[mark.end() :]
    return ""


def _is_large(block: Block, body: float) -> bool:
    words = len(block.text.split())
    return (
        block.kind == "heading"
        and (block.size >= HEADING * body or block.level == 1)
        and words <= MOST_WORDS
        and len(key_of(block.text)) > 2
    )
