"""Which companies an article is about, and which it only mentions.

A company gets the weights of the places where it is named, of what it does there, and of how often
and how widely it is named.  The weights were fitted by hand to 118 articles, 70 of them in
tests/fixtures/ingest/tagging-fitted.txt, and to 31 openings of a few sentences;
docs/ingest-quality.md says how good they are on others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from briefing.ingest.drafts import Suggestion
from briefing.ingest.names import Mention
from briefing.ingest.sentences import sentences
from briefing.ingest.tags.clauses import deed
from briefing.ingest.tags.reading import Reading

PLACES = {
    "title": 0.42,
    "summary": 0.3,
    "opening": 0.36,
    "lead": 0.15,
    "heading": 0.35,
    "publisher": 0.3,
    "paragraph": 0.2,
}
"""What being named there is worth."""
DEEDS = tuple(accumulate((0.0, 0.17, 0.11, 0.06)))
"""What it is worth to be the subject of none, one, two, three sentences or more."""
EACH, MOST = 0.02, 5.0
"""What a mention is worth, and after how many further ones say nothing."""
ROUND_UP = 3
"""Companies that act at the head of a paragraph each, from which on an article is about each."""
HEAD = 60
"""Characters of a paragraph in which that is."""
OPENING, LONGEST_OPENING = 84, 1000
"""Characters that the opening has at least and at most: the first sentence of the first paragraph,
and the next where that is short."""
SPREAD = 0.3
"""What it is worth to be named in every paragraph."""
FULL = 1200
"""Characters, by which a short article counts as if it had more paragraphs: 400 for three of them.
In an opening of a few sentences, one mention is half of the text."""
WIDE, WIDEST = 0.1, 4.0
"""What each paragraph after the first is worth, however long the article, and how many count."""
PRODUCT = 0.8
"""Share of all this that the name of a product counts for."""
WEAK = 0.3
"""Share that a weak alias counts for: a capital city, for the most part."""
ASIDE, COMPOUND = 0.3, 0.4
"""Share that a company counts for which is compared with, or describes another: Contoso-backed."""
TAG, BESIDE, PRIMARY = 0.43, 0.46, 0.9
"""From which sum on an article is about a company, about one that the title does not name though it
names another, and foremost about one."""

_ASIDE = (
    r"such as|includ(?:es?|ing)|(?:un)?like|among (?:them|others)|rivals?|rival to|peers|"
    r"(?:compet|contend)\w* (?:directly )?(?:with|against|from)|assert itself against|competitors?|"
    r"alternatives? to|compared (?:to|with)|than|outpac\w+|(?<!stood )(?<!stands )besides?|"
    r"trail\w+|surpass\w*|outperform\w*|instead of|rather than|ahead of|behind|answer to|"
    r"similar to|other than|available on|reserved for"
)
_COMPARING = re.compile(rf"\b(?:{_ASIDE})\b", re.I)
_ONCE_OF = re.compile(
    r"\b(?:former(?:ly)?|ex|alumni of|founded by|work(?:s|ed|ing) (?:for|at))\b"
    r"(?:[ -][\w&.,]+){0,4}[ -]\Z",
    re.I,
)
"""What stands shortly before a name where people have worked."""
_EXAMPLE = re.compile(
    r"\b(?:such as|including) (?:[^,;.:]{1,30}(?:, and |, or |, | and | or )){0,6}\Z"
)
"""What stands before a name where others act, of which it is one."""
_SILENT = re.compile(
    r"(?: (?:and|or) [A-Z][\w&.-]*){0,3} (?:(?:declined|refused) to|(?:did|would|could) not|didn't"
    r"|has not|have not|had not)(?: immediately)? (?:comment|respond|repl|return|be reached|answer)"
)
"""What follows the name of a company that was asked and said nothing."""
_STOPS = ".;!?:()\n"
_TICKER = re.compile(r"\([A-Z]{2,8}: ?\Z")
_COMPOUND = re.compile(r"-(?:backed|style|like|owned|based|funded|compatible|powered)\b")
_CONTEXT = 90
"""Characters before a name in which its part in the clause is looked for."""


def _part(text: str, mention: Mention) -> float:
    """Return the share that a mention counts for where the company is not what acts there."""
    before = text[max(0, mention.start - _CONTEXT) : mention.start]
    if before.endswith((":", ": ")) and _TICKER.search(before):
        return 0.0
    if mention.weak:
        return WEAK
    clause = before[max(map(before.rfind, _STOPS)) + 1 :].rpartition("according to ")[2]
    aside = _COMPARING.search(clause) or _SILENT.match(text, mention.end)
    if aside or _ONCE_OF.search(before):
        return ASIDE
    return COMPOUND if _COMPOUND.match(text, mention.end) else 1.0


@dataclass(slots=True)
class Tally:
    """How and where a company is named in an article."""

    name: str
    places: dict[str, float] = field(default_factory=dict)
    """Place → greatest share of a mention there."""
    times: int = 0
    mentions: float = 0.0
    """The sum of the shares."""
    deeds: int = 0
    head: int = -1
    """The first passage that it acts at the head of; -1 where there is none."""
    passages: dict[int, float] = field(default_factory=dict)
    """Passage of the body that names it → greatest share of a mention there."""

    def weight(self, length: float) -> float:
        """Return the sum of the weights in an article that counts as so many paragraphs."""
        places = sum(PLACES[place] * share for place, share in self.places.items())
        deeds = DEEDS[min(self.deeds, len(DEEDS) - 1)]
        often = EACH * min(self.mentions, MOST)
        paragraphs = sum(self.passages.values())
        spread = SPREAD * paragraphs / length
        wide = WIDE * min(max(paragraphs - 1, 0.0), WIDEST)
        return places + deeds + often + spread + wide

    def reason(self) -> str:
        """Say where and how often it is named."""
        where = [
            place if place != "opening" else "lead" for place in PLACES if place in self.places
        ]
        times = "once" if self.times == 1 else f"{self.times} times"
        spread = len(self.passages)
        if self.times > 1 and spread:
            times += f" in {spread} paragraph{'s' * (spread > 1)}"
        return ", ".join([*dict.fromkeys(where), times])


def tally(reading: Reading) -> Mapping[str, Tally]:
    """Count the mentions of each company, by id."""
    found: dict[str, Tally] = {}
    opened = _end_of_opening(reading)
    for mention, index in reading.placed():
        company = mention.company
        count = found.setdefault(company.id, Tally(company.name))
        passage = reading.passages[index]
        opens = index == reading.opening and mention.start < opened
        place = "opening" if opens else passage.kind
        acts = place not in _NO_PROSE and _acts(reading.text, mention)
        share = 1.0 if acts else _part(reading.text, mention)
        if not share:
            continue
        if mention.product:
            share *= PRODUCT
        count.times += 1
        count.mentions += share
        count.deeds += acts
        if acts and count.head < 0 and mention.start - reading.starts[index] <= HEAD:
            count.head = index
        if place in PLACES:
            count.places[place] = max(share, count.places.get(place, 0.0))
        if passage.kind != "title":
            count.passages[index] = max(share, count.passages.get(index, 0.0))
    if (owner := reading.publisher) and owner.id in found and _OURSELVES.search(reading.text):
        found[owner.id].places["publisher"] = 1.0
    _mark_round_up(list(found.values()))
    return found


def _end_of_opening(reading: Reading) -> int:
    """Return where the opening ends in the text: after the first sentence, or two short ones."""
    if reading.opening < 0:
        return 0
    text = reading.passages[reading.opening].text[:LONGEST_OPENING]
    ends = (span.end for span in sentences(text))
    end = next((end for end in ends if end >= OPENING), len(text))
    return reading.starts[reading.opening] + end


_NO_PROSE = frozenset({"title", "heading", "row"})


def _acts(text: str, mention: Mention) -> bool:
    """Say whether a company is named in prose as the one who acts, and not as an example."""
    before = text[max(0, mention.start - _CONTEXT) : mention.start]
    if mention.weak or _EXAMPLE.search(before) or _SILENT.match(text, mention.end):
        return False
    return bool(deed(text, mention.start, mention.end))


def _mark_round_up(counts: Sequence[Tally]) -> None:
    """Mark the companies of a round-up: each heads a paragraph, and the title names none."""
    heads = [count for count in counts if count.head >= 0]
    titled = any("title" in count.places for count in counts)
    if len({count.head for count in heads}) >= ROUND_UP and not titled:
        for count in heads:
            count.places["paragraph"] = 1.0


_OURSELVES = re.compile(r"\b(?:[Ww]e|[Oo]ur)\b.*?\b(?:[Ww]e|[Oo]ur)\b", re.S)
"""A text that speaks of us is about those who publish it."""


def suggestions(reading: Reading) -> Iterator[Suggestion]:
    """Yield the companies, the weightiest first; those that the article is about as accepted."""
    counts = [count for count in tally(reading).values() if count.times]
    length = max(reading.length, FULL / max(len(reading.text), 1))
    weighed = [(count.weight(length), count) for count in counts]
    titled = any("title" in count.places for count in counts)
    for weight, count in sorted(weighed, key=lambda pair: -pair[0]):
        rank = _rank(weight, BESIDE if titled and "title" not in count.places else TAG)
        yield Suggestion(
            "company",
            count.name,
            f"{rank}: {count.reason()}",
            round(min(weight, 1.0), 2),
            accepted=rank != "mentioned",
            details={"weight": rank},
        )


def _rank(weight: float, tag: float) -> str:
    if weight >= PRIMARY:
        return "primary"
    return "tag" if weight >= tag else "mentioned"
