"""Which due time belongs to which cue: the one in the same clause."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from briefing.ingest.candidates.cues import Cue
from briefing.ingest.drafts import DueTime

_BARRIER = re.compile(
    r"[;—]|\s[–-]\s|:\s"
    r"|\b(?:while|whereas|although|though|because|since(?!\s+(?:19|20)\d\d)|unless|if|when|where"
    r"|whose|who|despite|but|after|following|compared|versus|up\s+from|down\s+from|according\s+to"
    r"|and\s+(?:is|was|are|were|has|had)|which|that\s+(?:was|were|had|has|have|is|are|[a-z]+ed)"
    r"|as\s+(?:the|it|they|he|she|demand|competition|companies|investors|analysts)|in\s+response"
    r"|said|says|saying|told|reported|adding|noting|citing)\b",
    re.IGNORECASE,
)
"""What ends a clause, so that a due time after it belongs to something else."""

_ASIDE = re.compile(
    r",\s(?:which|who|whose)\s[^,;]{1,80},|\s\([^()]{1,80}\)"
    r"|\s?(?P<dash>[–—]|(?<=\s)--?(?=\s))\s?[^–—;]{1,80}?\s?(?P=dash)(?=[\s,])"
)
"""What interrupts a clause and has ended."""

_STRONG_BARRIER = re.compile(r"[;—]|\s[–-]\s|\b(?:while|but|although|after)\b")

_FRONTED = re.compile(
    r"(?:\A|[,;:—\"(]|\s[–-]|\b(?:and|but|that|while|which|although|said|says))\s*"
    r"(?:\b(?:and|but|then|also|[Ss]tarting|[Bb]eginning|[A-Za-z]+ly|the\s+company|it|we|they|he|she"
    r"|[A-Z][\w.&-]+(?:\s[A-Z][\w.&-]+){0,3})\b,?\s*){0,2}\Z"
)
"""What may stand before a due time that opens a clause: "and by 2030", "The company by 2030"."""
_SECOND = re.compile(
    r"(?:\s\([^()]{1,40}\))?,?\sand\s(?:to\s|then\s|another\s)?(?=[a-z$€£\d]\S*\s\S+\s\S)"
)
"""What leads from one action to a second one with a due time of its own."""
_LOOK_BACK = 100
"""Characters before a due time in which that is looked for."""

_STARTING = re.compile(r"(?:start|beginn|commenc)ing\b", re.IGNORECASE)
"""A participle that only says when a deed begins: "will deploy 50,000 chips starting in June"."""

FRONT_REACH = 120
"""Characters between a due time that opens a clause and a verb in the present."""
PRESENT_REACH = 60
"""Characters between a verb in the present and its due time."""


def bound(text: str, found: Sequence[Cue], dues: Iterable[DueTime]) -> list[tuple[Cue, DueTime]]:
    """Return the cues of a sentence that have a due time, each with the first of its own.

    Where a second action follows, "build a plant by 2027 and another by 2030", it has the same cue.
    """
    pairs: dict[tuple[int, int], tuple[Cue, DueTime]] = {}
    ends: dict[int, int] = {}
    for due in dues:
        cue = _governing(text, found, due)
        if cue:
            end = ends.get(cue.start, 0)
            second = _SECOND.match(text, end) if cue.act < end < due.start else None
            if end and not second and (next_one := _after(text, found, due.start, due.end)):
                cue, end = next_one, ends.get(next_one.start, 0)  # "and in 2028 we plan to"
            ends[cue.start] = due.end
            if second:
                cue = replace(cue, act=second.end())
            if second or not end:
                pairs.setdefault((cue.start, cue.act), (cue, due))
    return list(pairs.values())


def clause_end(text: str, start: int) -> int:
    """Return where the clause ends that goes on at `start`."""
    barrier = _BARRIER.search(text, start)
    return barrier.start() if barrier else len(text)


def _governing(text: str, found: Sequence[Cue], due: DueTime) -> Cue | None:
    """Return the cue whose clause a due time stands in: the nearest before it, else the next."""
    return (
        _postponed(text, found, due)
        or _before(text, found, due.start)
        or _after(text, found, due.start, due.end)
    )


def _postponed(text: str, found: Sequence[Cue], due: DueTime) -> Cue | None:
    """Return the "will not" of a "will not … before", which other cues may stand between."""
    if due.kind not in {"not-before", "until"}:
        return None
    late = [cue for cue in found if cue.modality == "not-until" and cue.start < due.start]
    if late and not _STRONG_BARRIER.search(text, late[-1].end, due.start):
        return late[-1]
    return None


def _before(text: str, found: Sequence[Cue], start: int) -> Cue | None:
    starting = None
    for cue in reversed(found):
        # "its 2027 target", "effective January 1"
        within = cue.form in {"noun", "aside"} and cue.act <= start < cue.end
        if within or (cue.start < start and _reaches(text, cue, start)):
            if cue.form == "active" or not (starting or _STARTING.match(text, cue.act)):
                return cue
            starting = starting or cue
    return starting


def _reaches(text: str, cue: Cue, start: int) -> bool:
    if cue.form in {"present", "aside"} and start - cue.end > PRESENT_REACH:
        return False
    if text.endswith("what ", 0, cue.start):  # "finish what will be its last plant by 2027"
        return False
    between = _ASIDE.sub("", text[cue.end : start])
    return not _BARRIER.search(between)


def _after(text: str, found: Sequence[Cue], start: int, end: int) -> Cue | None:
    """Return the cue after a due time that opens the clause: "By 2030, Amazon plans to"."""
    if not _FRONTED.search(text[max(0, start - _LOOK_BACK) : start]):
        return None
    cue = next((cue for cue in found if cue.start >= end), None)
    if cue is None or (cue.form in {"present", "aside"} and cue.start - end > FRONT_REACH):
        return None
    return None if _STRONG_BARRIER.search(text, end, cue.start) else cue
