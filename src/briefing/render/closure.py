"""What a template draws with: itself, and all that it reaches by extends, include and import.

The digest of that closure belongs to the key of every page that the template draws.  It is taken
without Jinja, so that a build that draws nothing need not load it: tags that refer to a template
are found by their first word.  That can find too much, as in a comment, but never too little.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterator, Mapping

_REFERENCE = re.compile(r"\{%[-+]?\s*(?:extends|include|import|from)\b")
_BY_NAME = re.compile(
    r"""
    \s* (?: "(?P<double>[^"\\{]*)" | '(?P<single>[^'\\{]*)' ) \s*
    (?: ignore \s+ missing \s* )?
    (?: with (?:out)? \s+ context \s* | (?:import|as) \b [^{]* )?
    [-+]?
    """,
    re.VERBOSE,
)
"""The rest of such a tag where it names one template; else it may mean every template."""


def closures(templates: Mapping[str, str]) -> dict[str, str]:
    """Return for each template, by name, the digest of the names and texts of its closure."""
    texts = {name: _digest(text) for name, text in templates.items()}
    references = {name: set(_references(text, templates)) for name, text in templates.items()}

    def closure(name: str) -> str:
        # One that is referred to and does not exist counts too: it may come into being.
        return repr([(name, texts.get(name)) for name in sorted(_reached(name, references))])

    return {name: _digest(closure(name)) for name in templates}


def _references(text: str, all_names: Collection[str]) -> Iterator[str]:
    """Yield the names that a template refers to, at least."""
    for upto_end_of_tag in text.split("%}"):
        if found := _REFERENCE.search(upto_end_of_tag):
            named = _BY_NAME.fullmatch(upto_end_of_tag, found.end())
            if named:
                yield named["double"] or named["single"] or ""
            else:
                yield from all_names


def _reached(name: str, references: Mapping[str, set[str]]) -> set[str]:
    reached = {name}
    ahead = [name]
    while ahead:
        new = references.get(ahead.pop(), set()) - reached
        reached |= new
        ahead.extend(new)
    return reached


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=32).hexdigest()
