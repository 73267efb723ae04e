"""Pages that stand where an article should: checks for robots, offers, and errors of a server."""

from __future__ import annotations

import re

MOST_WORDS = 150
"""Such a page says little; a longer text is an article, whatever it is called."""
_PARTED = re.compile(r"\s+[–—·:-]\s+|\s*\|\s*")
"""Between what a page is called and the name of its site."""
_SITE = 4
"""Most words of such a name: "Access denied - how a law came to be" is a title."""
_TITLES = re.compile(
    r"just a moment|one moment,? please|attention required|pardon our interruption|robot check"
    r"|are you (?:a )?(?:robot|human)|(?:please )?(?:verify|confirm|prove)(?: that)? you(?: a|')re"
    r"(?: a)? (?:human|not a robot)|human verification|security (?:check|verification)"
    r"|checking (?:your browser|if the site connection is secure)|ddos protection by .{1,40}"
    r"|access (?:to this page has been )?denied|request (?:rejected|blocked)"
    r"|(?:error )?(?:40[134]|410|429|50[0234])(?: error)?(?:[ -]+(?:page )?(?:not found|forbidden"
    r"|unauthorized|gone|too many requests|internal server error|bad gateway|service unavailable"
    r"|gateway time-?out))?"
    r"|(?:page|article|story) (?:not found|unavailable)|not found|forbidden|bad gateway"
    r"|service unavailable|too many requests|subscribe to (?:read|continue|unlock this article)"
    r"|(?:sign|log) in to (?:continue|read)|we.ll be (?:right )?back soon",
    re.IGNORECASE,
)
_SIGNS = re.compile(
    r"(?:verify|confirm|prove)(?: that)? you(?: a|')re(?: a)? (?:human|not a robot)"
    r"|you(?: a|')re not a robot|enable javascript and cookies"
    r"|supports javascript and cookies|javascript (?:and cookies are|is) (?:enabled|disabled)"
    r"|unusual (?:activity|traffic) from your|using automation tools|ray id|reference (?:id|#)"
    r"|review the security of your connection|checking (?:your browser|if the site)"
    r"|(?:page|address)(?: that)?(?: you(?: a|')re)? (?:looking for|requested)"
    r"|(?:do not|don't) have permission to access",
    re.IGNORECASE,
)
_ENOUGH = 2
"""Different signs that tell such a page by its text alone."""


def is_wall(title: str, text: str) -> bool:
    """Say whether a text is what a page shows in place of an article, going by its words."""
    if len(text.split(maxsplit=MOST_WORDS)) > MOST_WORDS:
        return False
    parts = [part.strip(" .!?…") for part in _PARTED.split(title.replace("’", "'"))]
    told = [bool(_TITLES.fullmatch(part)) for part in parts]
    others = [part for part, is_told in zip(parts, told, strict=True) if not is_told]
    if any(told) and sum(len(part.split()) for part in others) <= _SITE:
        return True
    return len({sign.lower() for sign in _SIGNS.findall(text.replace("’", "'"))}) >= _ENOUGH
