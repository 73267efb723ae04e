"""The headers that a forwarded letter carries in its text, in the wording of mail programs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefing.ingest.html.blocks import BREAK, Block

MOST = 12
"""Blocks, or lines, from the beginning among which forwarded headers stand."""
COMMENT = 4
"""Rows among which the banner stands: what is written above it is a word or two."""

_BANNER = re.compile(
    r"[-–— >]*(?:begin forwarded message|forwarded message|original message|original appointment"
    r"|(?:anfang der )?weitergeleitete[nr]? (?:nachricht|e-?mail)|ursprüngliche nachricht"
    r"|(?:début du )?message (?:transféré|réexpédié)|message d['’]origine|messaggio originale"
    r"|(?:inizio )?messaggio inoltrato|mensaje (?:reenviado|original)"
    r"|doorgestuurd bericht|oorspronkelijk bericht)\s*:?[-–— ]*",
    re.IGNORECASE,
)
_NAMES = {
    name: field
    for field, names in {
        "from": "from|von|de|da|van",
        "date": "date|sent|datum|gesendet|envoyé|enviado|enviado el|fecha|data|inviato|verzonden",
        "subject": "subject|betreff|objet|asunto|oggetto|onderwerp",
        "to": "to|cc|reply-to|an|à|a|para|aan|kopie|antwort an|copie à",
    }.items()
    for name in names.split("|")
}
"""What mail programs call a header, in English and its neighbours' languages → the header."""
_FIELD = re.compile(
    rf"[>\s*]*({'|'.join(sorted(_NAMES, key=len, reverse=True))})\s?:[\s*]*(.{{0,400}})",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Forwarded:
    """What a forwarded letter says of itself."""

    sender: str = ""
    """As written: a name, an address, or both."""
    date: str = ""
    subject: str = ""


def in_blocks(blocks: Sequence[Block]) -> Forwarded:
    """Take forwarded headers out of a letter in HTML."""
    rows = [(block, row) for block in blocks[:MOST] for row in _rows(block)]
    found, taken = _read([row for _, row in rows])
    for block in {id(rows[number][0]): rows[number][0] for number in taken}.values():
        block.leave_out("byline")
    return found


def in_lines(text: str) -> tuple[Forwarded, int]:
    """Return forwarded headers at the beginning of plain text, and how many lines they take."""
    lines = text.strip("\n").split("\n")[: 2 * MOST]
    found, taken = _read(lines)
    return found, max(taken) + 1 if taken else 0


def _rows(block: Block) -> list[str]:
    return "".join(text for text, _ in block.pieces).split(BREAK)


def _read(rows: Sequence[str]) -> tuple[Forwarded, list[int]]:
    """Return what headers say, and the numbers of their rows.

    A few words of the one who forwards may stand above a banner; nothing above bare headers.
    """
    filled = [number for number, row in enumerate(rows) if row.strip()]
    banner = next((number for number in filled[:COMMENT] if _is_banner(rows[number])), None)
    fields: dict[str, str] = {}
    taken = [] if banner is None else [banner]
    for number in filled if banner is None else filled[filled.index(banner) + 1 :]:
        field = _FIELD.match(rows[number].strip())
        if not field:
            break
        fields.setdefault(_NAMES[field[1].lower()], field[2].strip())
        taken.append(number)
    if not fields or (banner is None and len(taken) < 3):
        return Forwarded(), []
    return (
        Forwarded(
            sender=fields.get("from", ""),
            date=fields.get("date", ""),
            subject=fields.get("subject", ""),
        ),
        taken,
    )


def _is_banner(row: str) -> bool:
    return _BANNER.fullmatch(row.strip()) is not None
