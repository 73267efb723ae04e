"""Pages that stand where an article should: checks for robots, offers, and errors of a server."""

from __future__ import annotations

import re

MOST_WORDS = 150
"""Such a page says little; a longer text is an article, whatever it is called."""
_TITLE_PART = re.compile(r"\s+[|–—·:-]\s+|\s*\|\s*|:\s+")
"""Between what a page is called and the name of its site."""
_TITLES = re.compile(
    r"just a moment|one moment,? please|attention required|pardon our interruption|robot check"
    r"|are you (?:a )?(?:robot|human)|(?:please )?(?:verify|confirm|prove)(?: that)? you(?: a|')re"
    r"(?: a)? (?:human|not a robot)|human verification|security (?:check|verification)"
    r"|checking (?:your browser|if the site connection is secure)|ddos protection by .{1,40}"
    r"|access (?:to this page has been )?denied|request (?:rejected|blocked)"
    r"|(?:error )?(?:40[134]|410|429|50[0234])(?: error)?(?:[ -]+[a-z ]{3,30})?"
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
    if len(text.split()) > MOST_WORDS:
        return False
    parts = (part.strip(" .!?…") for part in _TITLE_PART.split(title))
    if any(_TITLES.fullmatch(part) for part in parts):
        return True
    return len({sign.lower() for sign in _SIGNS.findall(text.replace("’", "'"))}) >= _ENOUGH
