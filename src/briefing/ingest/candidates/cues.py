"""Where a sentence states that something will be done."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefing.ingest.candidates.keys import beginnings
from briefing.ingest.candidates.wordings import WORDINGS


@dataclass(frozen=True, slots=True)
class Cue:
    """A place in a sentence where something is promised, planned, expected."""

    name: str
    """Of the wording."""
    modality: str
    form: str
    start: int
    end: int
    """After the first word of the action."""
    act: int
    """Where the action begins."""
    words: str
    """As it stands there, in small letters, up to the action."""
    denied: bool = False
    """Whether it is negated."""


_HEADLINE = re.compile(
    r"(?P<who>[A-Z0-9][\w.&'+-]*(?:,?\s+(?:and\s+|&\s+)?[A-Za-z0-9][\w.&'-]*){0,7}?)\s+[Tt]o\s+"
    r"(?:\w+ly\s+)?(?P<act>[A-Z]?[a-z]+)\b"
)
"""The infinitive of a headline: "Meta to invest $600 billion by 2028"."""

_DENIAL = re.compile(
    r"(?:\b(?:no|not|never|no\s+longer|without|neither|nor|rather\s+than|instead\s+of|fail(?:s|ed)?"
    r"|den(?:ied|ies|y|ying)|refus\w+|declin\w+|too\s+early|(?:abandon|scrap|cancel|drop|shelv|halt"
    r"|paus|reject|ditch|withdr)\w*|(?:rul|pull|back)\w*(?:\s+(?:out|back|off|away|from))+)|n't)"
    r"(?:\s+(?:yet|currently|have|any|its|their|the|an?|earlier|previous|of|immediate|current|firm"
    r"|to|on|be))*\s*\Z",
    re.IGNORECASE,
)
_NO_VERB = re.compile(
    r"\b(?:to|the|an?|its|their|his|her|our|new|more|of)\s\Z"
    r"|\b(?:two|three|four|five|six|seven|eight|nine|ten|dozens|many|several|few)\s(?:\w+\s){0,2}\Z"
    r"|\b(?:keep|kept|stay|remain|leav|left|have|having|get|let|help)\w*\s(?:\w+\s){0,4}\Z",
    re.IGNORECASE,
)
"""Before a word they show that it is an infinitive or a noun: "to open", "three small ships"."""
_COUNT = re.compile(
    r"(?:(?P<before>\S+)\s)?(?<![\w-])(?!(?:19|20|21)\d\d\s)\d[\d.,]*\s(?:\w+\s){0,2}\Z"
)
"""A number before a word that may be a noun: "showed 20 launches"."""
_COUNT_REACH = 60
"""Characters before a word in which its number stands."""
_TAKEN_BACK = re.compile(
    r"\b(?:abandon|scrap|cancel|drop|shelv|halt|paus|reject|ditch|delay|postpon|withdr)\w*"
)
_DENIAL_REACH = 48
"""Characters before a cue in which it may be negated."""
_WORD = re.compile(r"[\w$€£~'-]+")


def _no_verb(text: str, at: int) -> bool:
    """Say whether a word that may be a verb is a noun or an infinitive; not so "Zeta 9 ships"."""
    counted = _COUNT.search(text, max(0, at - _COUNT_REACH), at)
    if counted and not (counted["before"] or "")[:1].isupper():
        return True
    return _NO_VERB.search(text, 0, at) is not None


def cues(text: str, *, headline: bool) -> list[Cue]:
    """Return the cues of a sentence in order, none beginning inside another."""
    kept: list[Cue] = []
    for cue in sorted(_found(text, headline), key=lambda cue: cue.start):
        if not kept or cue.start >= kept[-1].end:
            kept.append(cue)
    return kept


def _found(text: str, headline: bool) -> Iterator[Cue]:
    begun = beginnings(text)
    for wording in WORDINGS:
        if wording.keys and wording.keys.isdisjoint(begun):
            continue
        for match in wording.pattern.finditer(text):
            if wording.form == "present" and _no_verb(text, match.start()):
                continue
            yield _cue(wording.name, wording.modality, wording.form, text, match)
    infinitive = _HEADLINE.match(text) if headline else None
    if infinitive:
        start = infinitive.end("who") + 1
        yield _cue("headline", "plans", "active", text, infinitive, start)


def _cue(
    name: str, modality: str, form: str, text: str, match: re.Match[str], start: int | None = None
) -> Cue:
    begin = match.start() if start is None else start
    act = match.start("act")
    word = _WORD.match(text, act)
    words = text[begin:act].lower().strip()
    before = text[max(0, begin - _DENIAL_REACH) : begin]
    return Cue(
        name=name,
        modality=modality,
        form=form,
        start=begin,
        end=word.end() if word else act + 1,
        act=act,
        words=words,
        denied=modality != "not-until"
        and bool(_DENIAL.search(before) or _TAKEN_BACK.search(words)),
    )
