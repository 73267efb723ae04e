"""Names that a text shows to be organisations: they say, sign or plan something somewhere in it.

A product may "launch" and "reach"; only somebody announces, signs and raises money.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefing.ingest.candidates import nouns
from briefing.ingest.names.characters import CAPITALS

_ACTS = (
    r"(?:\s(?:also|now|still|already|later|recently|[a-z]+ly))?\s(?:has\s|have\s|had\s)?(?:said|says"
    r"|announced|announces|told|confirmed|confirms|plans|planned|aims|intends|expects|wants|hopes|signed"
    r"|raised|hired|bought|acquired|invested|invests|agreed|pledged|committed|declined|formali[sz]ed"
    r"|will\s(?:invest|spend|hire|acquire|buy)"
    r"|unveiled|reported|owns|employs|operates|makes|builds|set|won|is\s(?:planning|building"
    r"|investing|working|speeding|preparing|expanding))\b"
)
_NAME = rf"[{CAPITALS}](?<![\w@#'&+-].)[\w&+-]*(?:\s[{CAPITALS}][\w&+-]*){{0,4}}"
_ACTING = re.compile(rf"(?P<name>{_NAME})(?:,\s[^,.;]{{3,90}},)?{_ACTS}")
_SMALL_TAIL = re.compile(
    rf"(?P<name>[A-Z](?<![\w@#'-].)[A-Z]{{1,3}}\s[a-z]{{3,}})(?:'s\s|,\swhich\s"
    rf"|\sand\s[A-Z][\w&-]*\s(?:are|have|will|plan|both)\b|{_ACTS})"
)
"""A name that goes on in small letters: "SK hynix has signed"."""


def acting(text: str) -> frozenset[str]:
    """Return the names of those who act in a text."""
    return frozenset(found["name"] for found in _ACTING.finditer(text))


def shaped_as_nouns(names: Iterable[str]) -> Iterable[str]:
    """Yield the names that look like common nouns: Reliance, Stability, but not "Management"."""
    return (
        name
        for name in names
        if nouns.COMMON.match(name) and not name.endswith("s") and not nouns.is_listed(name.lower())
    )


def small_tailed(text: str) -> frozenset[str]:
    """Return names of capitals and a word in small letters, by what they do in a text."""
    return frozenset(
        name for found in _SMALL_TAIL.finditer(text) if _is_no_noun(name := found["name"])
    )


def _is_no_noun(name: str) -> bool:
    """Say whether no common noun ends a name: not "EV makers", "IT staff"."""
    first, last = name.split()
    listed = any(last in listed or f"{last}s" in listed for _, listed in nouns.KINDS)
    return not (listed or last.endswith("s") or nouns.describes(first))
