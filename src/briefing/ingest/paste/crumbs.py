"""Crumbs: the lines of a page that are never part of its article, each with its reason."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from briefing.ingest.paste.patterns import FIRM, LABELS, LIKELY, TRIGGERS, WHOLE
from briefing.ingest.paste.phrases import CRUMBS, SECTIONS, TAILS

SURE = 0.8
"""Confidence from which a crumb is one."""
MAX_WORDS = 60
"""Longer passages are never crumbs."""


@dataclass(frozen=True, slots=True)
class Crumb:
    """Why a passage is no part of an article."""

    reason: str
    """One of drafts.REASONS."""
    confidence: float
    """From 0 to 1."""


_ROW = (2, 6)
"""How many words a row of buttons has: "Previous Next", "Share Save Print"."""
_GLUED = re.compile(
    r"(?:[\W\d]*(?:facebook|twitter|linkedin|whatsapp|pinterest|reddit|google\+?|e-?mail|share"
    r"|connect|tweet|comments?|print|save|more)){3,}[\W\d]*",
    re.IGNORECASE,
)
"""Buttons that were copied without the spaces between them: "FacebookTwitterEmail"."""
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")
_COUNT = re.compile(r"^\(?\d[\d,.]*[kKmM]?\)?\+?\s+(?=\D)|\s*[(\[]?\d[\d,.]*[kKmM]?[)\]]?\+?$")
_INNER = re.compile(r"[^\w\s'.-]+|\s+")
_COMPILED = tuple(
    (re.compile(pattern, re.IGNORECASE), Crumb(reason, confidence), most)
    for pattern, reason, confidence, most in WHOLE
)

_RIGHTS = re.compile(
    r"^\W*(?:©|\(c\)|copyright\b)[\W_]*(?:19|20)\d\d\b|\ball rights reserved\b", re.IGNORECASE
)
_TOKEN = re.compile(r"[a-z]+")
_SIGNS = re.compile(r"©|\(\d+\)$|^\d+:\d|^\W*\[|^\W*\d+ ?(?:/|of) ?\d+")


def normal(text: str) -> str:
    """Return a label without case, counts and the signs around it: "Comments (12)" → comments."""
    text = _EDGES.sub("", _COUNT.sub("", text.strip().strip("|·•:→←»«<>…").strip()))
    return _INNER.sub(" ", text.casefold().replace("’", "'")).strip()


@lru_cache(maxsize=4096)
def crumb(text: str) -> Crumb | None:
    """Return why a passage is a crumb, whole; None where it may be text."""
    words = len(text.split(maxsplit=MAX_WORDS + 1))
    if words > MAX_WORDS or len(text) > 600:
        return None
    word_alone = words == 1 and re.search(r"\w[.!?]$", text) is not None
    if words <= 7 and not word_alone and (reason := CRUMBS.get(normal(text))):
        return Crumb(reason, FIRM)
    if _SIGNS.search(text) or not TRIGGERS.isdisjoint(_TOKEN.findall(text.lower())):
        for pattern, found, most in _COMPILED:
            if words <= most and pattern.search(text):
                return found
    buttons = [one for one in map(normal, text.split()) if one] if words <= _ROW[1] else []
    row = len(buttons) >= _ROW[0] and all(one in CRUMBS for one in buttons)
    row = row or (words <= _ROW[1] and _GLUED.fullmatch(text) is not None)
    return Crumb("navigation", LIKELY) if row or _is_trail(text, words) else None


def is_crumb(text: str) -> bool:
    """Say whether a passage is surely no text."""
    found = crumb(text)
    return found is not None and found.confidence >= SURE


@lru_cache(maxsize=4096)
def tail(text: str) -> str | None:
    """Return the reason of a label of what comes after an article; None where it is none."""
    if len(text) > 80:
        return None
    if reason := TAILS.get(normal(text)):
        return reason
    return next((reason for pattern, reason in LABELS if pattern.match(text)), None)


def claims_rights(text: str) -> bool:
    """Say whether a passage is the notice of rights at the foot of a page or article."""
    return len(text) <= 600 and _RIGHTS.search(text) is not None


def section(text: str) -> bool:
    """Say whether a passage is the name of a section of a site."""
    return len(text) < 40 and normal(text) in SECTIONS


_SEPARATORS = re.compile(r"\s+[|>»›/•·→]\s*|\s*[|>»›•·→]\s+|\t+")


def _is_trail(text: str, words: int) -> bool:
    """Say whether a line is a trail or menu: "Home > News > AI", "About | Contact | Terms"."""
    parts = [part for part in _SEPARATORS.split(text) if part.strip()]
    if len(parts) < 2 or words > 30 or text.endswith((".", "!", "?")):
        return False
    if len(parts) == 2:
        return section(parts[0]) and words <= _ROW[1] and re.search("[>»›]", text) is not None
    if "\t" in text and not re.search("[|>»›•·]", text):
        return False
    known = sum(section(part) or normal(part) in CRUMBS for part in parts)
    return known * 2 >= len(parts) or (known >= 1 and re.search("[>»›]", text) is not None)
