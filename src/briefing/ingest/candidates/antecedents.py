"""Who "it", "the company" and "the plant" stand for: the last one named before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from briefing.ingest.candidates.clauses import stripped
from briefing.ingest.candidates.mentions import Named, Register, unknown
from briefing.ingest.candidates.outline import Sentence
from briefing.ingest.candidates.subjects import subject

BEGINS = 70
"""Characters that may stand before a name at the head of a clause: "The Hamburg start-up "."""


@dataclass(frozen=True, slots=True)
class Who:
    """The one who acts, and how that is known."""

    name: str
    """By the registry, else as written; empty where nobody was found."""
    how: str
    """known (named here, in the registry), named (here, unknown), sentence, paragraph, section,
    heading or text (named there), unnamed (a ministry, a law), or nobody."""


NOBODY = Who("", "nobody")


@dataclass
class Antecedents:
    """What was named so far while a text is read from its beginning.

    Who acts in a sentence is only looked for where a later one asks: few do.
    """

    register: Register
    paragraph: int = -1
    section: int = -1
    _before: list[tuple[Sentence, Sequence[Named]]] = field(default_factory=list)
    """The sentences of this section, with the names that are known in them."""
    _actors: dict[int, str] = field(default_factory=dict)
    """Offset of a sentence that was looked at → who acts in it; empty for nobody."""
    _first: str = ""
    """Who acts first in a text in which the registry knows nobody."""

    def enter(self, sentence: Sentence) -> None:
        """Go on to a sentence."""
        if sentence.section != self.section:
            self._before.clear()
        self.section, self.paragraph = sentence.section, sentence.paragraph

    def leave(self, sentence: Sentence, known: Sequence[Named]) -> None:
        """Keep a sentence that has been read."""
        self._before.append((sentence, known))
        if not (self._first or self.register.foremost):
            self._first = self._actor(sentence, known)

    def named_before(self) -> Who:
        """Return the last one who acted."""
        for sentence, known in reversed(self._before):
            if name := self._actor(sentence, known):
                near = sentence.paragraph == self.paragraph
                return Who(name, "paragraph" if near else "section")
        name = self.register.foremost or self._first
        return Who(name, "text") if name else NOBODY

    def _actor(self, sentence: Sentence, known: Sequence[Named]) -> str:
        if sentence.start not in self._actors:
            self._actors[sentence.start] = self._looked_for(sentence, known)
        return self._actors[sentence.start]

    def _looked_for(self, sentence: Sentence, known: Sequence[Named]) -> str:
        if not known and " " not in sentence.text:
            return ""  # a word alone tells nothing
        actor = foremost(sentence.text, known)
        if sentence.kind == "heading" and not (actor and actor.known):
            return ""  # "Outlook Commentary" is nobody
        return actor.name if actor else self._unnamed(sentence)

    def _unnamed(self, sentence: Sentence) -> str:
        """Return who acts where nobody was named yet: "the Company", "we"."""
        if self._first or self.register.foremost:
            return ""
        whose = subject(*stripped(sentence.text, 0), ())
        return whose.words if whose.kind in {"actor", "authority", "speaker"} else ""


def foremost(text: str, known: Sequence[Named]) -> Named | None:
    """Return who the main clause of a sentence is about, else the first that it names.

    Unknown names count only as the subject that the clause begins with.
    """
    words, offset = stripped(text, 0)
    found = subject(words, offset, known).named
    if found and (relay := _relays(text, found)):
        offset = relay.end()
        found = subject(text[offset:], offset, known).named
    if found and found.start <= offset + BEGINS:
        return employer(text, found, known) or found
    after = next((named for named in known if named.start >= offset), None)
    return after or (known[0] if known else None)


def employer(text: str, person: Named, known: Sequence[Named]) -> Named | None:
    """Return whose officer somebody unknown is: "Jane Roe, chief executive of Acme,"."""
    if person.known or not text.startswith(", ", person.end):
        return None
    comma = text.find(",", person.end + 2)
    end = comma if comma >= 0 else len(text)
    if inside := next((named for named in known if person.end < named.start < end), None):
        return inside
    office = _OFFICE.match(text, person.end)
    return next(iter(unknown(text, office.end())), None) if office else None


_OFFICE = re.compile(
    r",\s+(?:the\s|its\s)?(?:[\w-]+\s){0,4}?(?:officer|executive|CEO|president|founder|director|head|chair"
    r"|chairman|minister|secretary|manager|chief)\s(?:and\s(?:[\w-]+\s){1,3}?)?(?:of|at|for)\s(?=[A-Z])",
    re.IGNORECASE,
)
_RELAYING = re.compile(
    r"\s+(?:[a-z]+ly\s+)?(?:report(?:s|ed)|wr(?:ites|ote)|describ(?:es|ed)|relay(?:s|ed)|cit(?:es|ed)"
    r"|quot(?:es|ed))\b(?:\s+that\b)?\s*"
)


def _relays(text: str, named: Named) -> re.Match[str] | None:
    """Return the verb of an unknown name that is a paper's, which tells what others do."""
    return None if named.known else _RELAYING.match(text, named.end)
