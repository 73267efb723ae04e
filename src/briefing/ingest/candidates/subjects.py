"""The subject of a cue: whose plan it is, told from the words before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefing.ingest.candidates import nouns
from briefing.ingest.candidates.mentions import Named, unknown
from briefing.ingest.candidates.naming import PREDICATE, acts_at, is_name


@dataclass(frozen=True, slots=True)
class Subject:
    """What stands as the subject of a cue."""

    kind: str
    """named, unknown, actor (the company), pronoun, speaker (we), reader (you), authority, law,
    thing, group, market, teller, house, outlet or nothing."""
    words: str
    """As it stands there."""
    named: Named | None = None
    """Who it is or whose it is, where a name stands in it."""

    def is_thing(self, actor: str) -> bool:
        """Say whether it is a thing, which somebody else acts on: "Meta's campus", "Gemini"."""
        if self.kind == "unknown":
            return self.named is not None and self.named.name != actor
        owned = self.named is not None and (self.named.product or "'s " in self.words)
        return self.kind in {"thing", "law"} or (owned and _kind_of(self.words) in {"thing", "law"})


NOTHING = Subject("nothing", "")

_HEAD_END = re.compile(
    r",(?!\d)|\(|\s(?:of|in|on|at|for|with|from|to|by|between|under|over|that|which|who|whose|including"
    r"|such|built|designed|located|backed|led|developed|based|announced|called|named|known|is|are"
    r"|was|were|has|have|had|will|would|can|could|said|says|now|also|still|about|against|through"
    r"|worth|meanwhile|aimed|made|expected|planned|scheduled|since|during|after|before|across)\b"
)
_PRONOUN = re.compile(
    r"(?:it|they|he|she|its|their|both|the\s+(?:two|pair|duo|former|latter))$", re.I
)
_SPEAKER = re.compile(r"(?:we|I|our\s+\w+|my\s+\w+)$", re.I)
_READER = re.compile(r"(?:you|your\s+\w+|one|users?|anyone)$", re.I)
_OF = re.compile(r"\s*(?:,\s*)?(?:of|by|from|at|for)\s+(?:the\s+)?")


def subject(words: str, offset: int, known: Sequence[Named]) -> Subject:
    """Read the words before a cue, which begin at an offset of their sentence."""
    bare = words.strip(" ,\"'")
    if not bare:
        return NOTHING
    head_end = _HEAD_END.search(words, 1)
    core_end = offset + (head_end.start() if head_end else len(words))
    core = words[: core_end - offset].strip(" ,\"'")
    for kind, pattern in (("speaker", _SPEAKER), ("pronoun", _PRONOUN), ("reader", _READER)):
        if match := pattern.match(bare) or pattern.match(core):
            word = match[0].split()[0].casefold()
            return Subject(kind, "we" if word == "our" else match[0].split()[-1])
    named = _named(words, offset, core_end, known)
    if named and acts_at(words, named.end - offset):
        core = words[: named.end - offset].strip(" ,\"'")
    kind = _kind_of(core)
    if kind == "actor" and (apposed := _apposed(words, core, core_end - offset)):
        known_one = next((one for one in known if one.start == offset + apposed.start), None)
        moved = Named(apposed.start + offset, apposed.end + offset, apposed.name, False)
        return Subject("named" if known_one else "unknown", core, known_one or moved)
    if kind in {"market", "teller", "group"} and not (named and _is_meant(core, named)):
        return Subject(_house(core, kind), core)
    if nouns.HOUSES.match(core.removeprefix("The ").removeprefix("the ")):
        return Subject("house", core)
    if nouns.OUTLETS.match(core):
        return Subject("outlet", core)
    if named:
        return Subject("named" if named.known else "unknown", core, named)
    return Subject(kind, core, _owner(words, core_end - offset, offset, known))


def _apposed(words: str, core: str, core_end: int) -> Named | None:
    """Return the name after a noun: "the Hamburg start-up, Nordlicht,"."""
    if not words.startswith(", ", core_end):
        return None
    first = next(iter(unknown(words, core_end + 2)), None)
    if first is None or first.start > core_end + 2:
        return None
    return first if words.startswith(",", first.end) else None


def _house(core: str, kind: str) -> str:
    return "house" if nouns.HOUSES.search(core) else kind


_NAMED_LAST = re.compile(
    r"(?:company|firm|start-?up|lab|giant|maker|[a-z]+maker|venture|group|developer|provider|operator"
    r"|retailer|utility|manufacturer|bank|foundry|supplier|conglomerate|unit|parent)\s(?=[A-Z][\w&.-]+"
    rf"(?:\s[A-Z][\w&.-]+){{0,3}}(?:\s*\Z|{PREDICATE.pattern}))"
)
"""A noun before the name that it describes: "Japan's new foundry venture Rapidus"."""


def _named(words: str, offset: int, core_end: int, known: Sequence[Named]) -> Named | None:
    """Return the first name that begins in the core of a subject."""
    inside = [
        named
        for named in known
        if offset <= named.start < core_end and not words.startswith("-", named.end - offset)
    ]
    last = _NAMED_LAST.search(words[: core_end - offset])
    for named in unknown(words, last.end() if last else 0):
        if named.start + offset >= core_end or (inside and inside[0].start <= named.end + offset):
            break
        if is_name(words, named, core_end - offset):
            return Named(named.start + offset, named.end + offset, named.name, False)
    return inside[0] if inside else None


def _is_meant(core: str, named: Named) -> bool:
    """Say whether a name counts beside a noun for many.

    It does where the noun is its own ("Nvidia's spending") or describes it ("industry leader
    Nvidia").
    """
    at = core.find(named.name.split()[0])
    return core.endswith(named.name.split()[-1]) or (
        named.known and "'s " in core and (at < 0 or at < core.find("'s "))
    )


def _owner(words: str, end: int, offset: int, known: Sequence[Named]) -> Named | None:
    """Return the name after "of" or "by" behind the core: "the board of OpenAI"."""
    of = _OF.match(words, end)
    if not of:
        return None
    at = offset + of.end()
    found = next((named for named in known if named.start == at), None)
    first = next(iter(unknown(words, of.end())), None)
    if found or not first or first.start > of.end() or _NOUN.match(words, first.end):
        return found
    return Named(at, first.end + offset, first.name, False)


_NOUN = re.compile(r"\s[a-z]")
"""After a name that describes it: "the first phase of Gulf campus"."""


def _kind_of(core: str) -> str:
    """Tell what a noun phrase is from its last word."""
    words = [word.strip("\"',.").lower() for word in core.split()]
    while words and words[-1] in {
        "also",
        "now",
        "itself",
        "themselves",
        "alone",
        "each",
        "all",
        "both",
    }:
        words.pop()
    if not words:
        return "nothing"
    last = words[-1]
    if words[0] in {"its", "his", "her", "their", "our"} and last not in nouns.GROUPS:
        return "actor" if last in nouns.PERSONS else "thing"
    if words[0] in {"a", "an", "another"} and last in nouns.MARKETS:
        return "thing"
    definite = words[0] in {"the", "both", "these"}
    if last.endswith("maker"):
        return "actor"
    for kind, listed in nouns.KINDS:
        if last in listed and not (kind == "group" and definite and last in _DEFINITE):
            return kind
    return "actor" if last in _DEFINITE else "thing"


_DEFINITE = nouns.words(
    "companies firms partners startups start-ups giants labs makers chipmakers developers providers"
    " countries nations governments states teams ministers"
)
"""Groups that are somebody named before where "the" stands before them."""
