"""How much of a source its article may hold: all of it, an excerpt, or nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from unicodedata import east_asian_width

from briefing.content.header import unix_lines
from briefing.content.markdown import render
from briefing.diagnostics import Diagnostics
from briefing.ingest.drafts import Draft
from briefing.ingest.escaping import escaped, escaped_start
from briefing.ingest.front_matter import one_line

MOST_EXCERPT, MOST_WIDE = 480, 120
"""Characters of an excerpt, about sixty words; of one in a script that has no spaces."""

_HEADING = re.compile(r"^#{1,6} .*$", re.MULTILINE)


def excerpt(draft: Draft) -> str:
    """Return the first words of a draft, as a quote; headings are no part of it."""
    text = _HEADING.sub("", unix_lines(draft.markdown))
    body = render(text, file=draft.name, first_line=1, problems=Diagnostics())
    most = MOST_WIDE if _is_wide(body.excerpt) else MOST_EXCERPT
    words = one_line(body.excerpt, most)
    return f"> {escaped_start(escaped(words))}" if words else ""


def whole_text(draft: Draft) -> str:
    """Return the Markdown of a draft; a page loads nothing, so that pictures become links."""
    problems = Diagnostics()
    render(draft.markdown, file=draft.name, first_line=1, problems=problems)
    pictured = {item.line for item in problems if item.code == "remote-image"}
    lines = draft.markdown.split("\n")
    return "\n".join(
        line.replace("![", "[") if number in pictured else line
        for number, line in enumerate(lines, start=1)
    )


RIGHTS: dict[str, Callable[[Draft], str]] = {
    "excerpt": excerpt,
    "full": whole_text,
    "summary": lambda _draft: "",
}
"""What we may publish of a source → the body of its article."""


def _is_wide(text: str) -> bool:
    """Say whether most characters are of a script such as Han (Unicode Standard Annex 11)."""
    return 2 * sum(east_asian_width(char) in "WF" for char in text) > len(text)
