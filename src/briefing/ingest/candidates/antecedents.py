"""Who "it", "the company" and "the plant" stand for: the last one named before."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from briefing.ingest.candidates import nouns, signs
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
class _Read:
    """A sentence that was read. What it tells is found where a later one asks: few do."""

    sentence: Sentence
    known: Sequence[Named]
    acting: Collection[str]
    """Names that somewhere in the text do what only somebody can do."""

    @cached_property
    def actor(self) -> Named | None:
        """Who acts in it, if that is told by name."""
        if not self.known and " " not in self.sentence.text:
            return None  # a word alone tells nothing
        actor = foremost(self.sentence.text, self.known)
        sure = actor and (actor.known or actor.name in self.acting)
        if self.sentence.kind == "heading" and not sure:
            return None  # "Outlook Commentary" is nobody
        return actor

    @cached_property
    def unnamed(self) -> str:
        """Who acts in it without a name: "the Company", "we"."""
        if self.sentence.kind == "heading" or " " not in self.sentence.text:
            return ""
        words, offset = stripped(self.sentence.text, 0)
        if begins := _BODY.match(words):  # "The group reaffirmed its guidance"
            return begins[0]
        whose = subject(words, offset, ())
        return whose.words if whose.kind in {"actor", "authority", "speaker"} else ""

    @cached_property
    def owners(self) -> dict[str, str]:
        """Noun → name of the one who has such a thing: "Acme's new plant"."""
        return dict(_owned(self.sentence.text, self.known))

    @cached_property
    def company(self) -> str:
        """The last one that it introduces as a company: "the chipmaker Acme"."""
        return _introduced(self.sentence.text, self.known)

    @cached_property
    def tells(self) -> bool:
        """Whether it tells what somebody says or plans."""
        return signs.TELLS.search(self.sentence.text) is not None


@dataclass
class Antecedents:
    """What was named so far while a text is read from its beginning, nearest last."""

    register: Register
    paragraph: int = -1
    section: int = -1
    _before: list[_Read] = field(default_factory=list)
    """The sentences of this section."""
    _first: str = ""
    """Who acts first in a text in which the registry knows nobody."""

    def enter(self, sentence: Sentence) -> None:
        """Go on to a sentence."""
        if sentence.section != self.section:
            self._before.clear()
        self.section, self.paragraph = sentence.section, sentence.paragraph

    def leave(self, sentence: Sentence, known: Sequence[Named]) -> None:
        """Keep a sentence that has been read."""
        read = _Read(sentence, known, self.register.acting)
        self._before.append(read)
        if not (self._first or self.register.foremost):
            self._first = read.actor.name if read.actor else read.unnamed

    def told(self) -> bool:
        """Say whether the sentence before in the paragraph tells what somebody says or plans."""
        last = self._before[-1:]
        return any(read.sentence.paragraph == self.paragraph and read.tells for read in last)

    def company_before(self) -> str:
        """Return the last one in the section that was introduced as a company; else nothing."""
        return next((read.company for read in reversed(self._before) if read.company), "")

    def owner_before(self, thing: str) -> str:
        """Return whose "the new plant" is, where somebody's plant was told of; else nothing."""
        article, _, noun = thing.casefold().rpartition(" ")
        if article.partition(" ")[0] not in {"the", "this", "that", "both"}:
            return ""
        whose = (read.owners.get(noun) for read in reversed(self._before))
        return next((name for name in whose if name), "")

    def named_before(self) -> Who:
        """Return the last one who acted."""
        for read in reversed(self._before):
            if read.actor:
                near = read.sentence.paragraph == self.paragraph
                return Who(read.actor.name, "paragraph" if near else "section")
        name = self.register.foremost or self._first
        return Who(name, "text") if name else NOBODY


_BODY = re.compile(rf"The (?:{'|'.join(sorted(nouns.ACTORS | nouns.AUTHORITIES))})(?= [a-z])")
_OWNED = re.compile(
    r"'s\s(?:[\w-]+\s){0,3}?(?P<noun>[a-z]{3,})(?=[,.;:]|\s(?:in|at|near|on|for|is|was|will|has|to|by|from|of|which|that)\b|\Z)"
)


def _introduced(text: str, known: Sequence[Named]) -> str:
    """Return the last name of a sentence that stands after a noun for a company."""
    name = ""
    for named in (*known, *unknown(text)):
        noun = text[: named.start].rpartition(" ")[0].rpartition(" ")[2].casefold()
        if noun in nouns.ACTORS or noun.endswith("maker"):
            name = named.name
    return name


def _owned(text: str, known: Sequence[Named]) -> Iterator[tuple[str, str]]:
    """Yield each noun that somebody named has, with the name."""
    for named in (*unknown(text), *known):
        if found := _OWNED.match(text, named.end):
            yield found["noun"], named.name


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
    office = _OFFICE.match(text, person.end) or _WHOSE_OFFICE.match(text, person.end)
    return next(iter(unknown(text, office.end())), None) if office else None


_OFFICE = re.compile(
    r",\s+(?:the\s|its\s)?(?:[\w-]+\s){0,4}?(?:officer|executive|CEO|president|founder|director|head|chair"
    r"|chairman|minister|secretary|manager|chief)\s(?:and\s(?:[\w-]+\s){1,3}?)?(?:of|at|for)\s(?=[A-Z])",
    re.IGNORECASE,
)
_WHOSE_OFFICE = re.compile(
    r",\s+(?=[A-Z][\w&. -]{1,40}'s\s(?:[\w-]+\s){0,4}?(?:[A-Z]?VP|C[A-Z]O|chief|president|vice|head"
    r"|director|chair|minister|secretary|manager|founder|co-founder)\b)"
)
_RELAYING = re.compile(
    r"\s+(?:[a-z]+ly\s+)?(?:report(?:s|ed)|wr(?:ites|ote)|describ(?:es|ed)|relay(?:s|ed)|cit(?:es|ed)"
    r"|quot(?:es|ed))\b(?:\s+that\b)?\s*"
)


def _relays(text: str, named: Named) -> re.Match[str] | None:
    """Return the verb of an unknown name that is a paper's, which tells what others do."""
    return None if named.known else _RELAYING.match(text, named.end)
