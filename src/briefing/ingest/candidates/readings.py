"""What a sentence says: who, what, by when, how much."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefing.ingest import amounts
from briefing.ingest.candidates.antecedents import Antecedents, Who
from briefing.ingest.candidates.binding import bound, clause_end
from briefing.ingest.candidates.clauses import region
from briefing.ingest.candidates.cues import Cue
from briefing.ingest.candidates.mentions import Named
from briefing.ingest.candidates.outline import Sentence
from briefing.ingest.candidates.subjects import Subject
from briefing.ingest.candidates.whose import subject_of, who
from briefing.ingest.drafts import DueTime
from briefing.model.records import Amount


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence read as a commitment."""

    sentence: Sentence
    cue: Cue
    subject: Subject
    who: Who
    due: DueTime | None
    """With offsets in the text of the sentence."""
    action: str
    amount: Amount | None
    clause: str
    """The words from the subject to the due time or the end of the clause."""
    before: str
    """The words of the sentence before the cue."""
    told_before: bool = False
    """Whether the sentence before it in the paragraph tells what somebody says or plans."""

    @property
    def what(self) -> str:
        """The action with the thing that it is done to, where that is the subject."""
        if not (self.action and self.who.name):
            return self.action
        bare = self.cue.name == "is scheduled for"
        if bare and not self.cue.words and (noun := _NOUN_BEFORE.search(self.before)):
            return f"{noun[0].strip()} {self.action}"
        undertaken = self.cue.form == "active" and self.cue.modality in _UNDERTAKEN
        if undertaken or not self.subject.is_thing(self.who.name):
            return self.action
        if bare or self.cue.form in {"present", "aside"}:
            return f"{self.subject.words} {self.action}"
        infinitive = not _BEFORE_INFINITIVE.isdisjoint(self.cue.words.split())
        return f"{self.subject.words}{' to ' if infinitive else ': '}{self.action}"


_NOUN_BEFORE = re.compile(
    r"(?<![\w-])(?:(?!(?:of|in|for|with|on|an?|the|and|to|by|at|from)\b)[\w'-]+\s+){1,5}\Z"
)
"""What a participle describes: "a two-gigawatt site scheduled for 2027"."""
_UNDERTAKEN = frozenset({"committed", "plans", "aims"})
"""What is said of somebody, though it be by the name of a product: "AWS pledged"."""
_BEFORE_INFINITIVE = frozenset({"to", "will", "would", "shall", "must", "won't"})


_TAIL = re.compile(
    r"[\s,;:\"'(–—-]+\Z|\s+(?:by|in|on|from|until|for|and|as|at|before|to|of|the)\s*\Z"
)
LONGEST_ACTION = 240
"""Characters of an action that are kept."""
AFTER_DUE = 60
"""Characters after a due time within which an amount may follow: "by 2027 with 3 GW"."""


def readings(
    sentence: Sentence,
    found: Sequence[Cue],
    dues: Sequence[DueTime],
    known: Sequence[Named],
    context: Antecedents,
) -> Iterator[Reading]:
    """Yield what a sentence says will be done: once for each cue that has a due time.

    A sentence without due times yields once for each cue that somebody acts in.
    """
    pairs: list[tuple[Cue, DueTime | None]] = [*bound(sentence.text, found, dues)]
    if not dues:
        pairs = [(cue, None) for cue in found if cue.form == "active"]
    for cue, due in pairs:
        whose = subject_of(sentence.text, cue, found, known)
        acting = who(sentence.text, cue, whose, known, context)
        yield _reading(sentence, cue, due, whose, acting, context)


def _reading(
    sentence: Sentence,
    cue: Cue,
    due: DueTime | None,
    whose: Subject,
    acting: Who,
    context: Antecedents,
) -> Reading:
    text = sentence.text
    due_start = due.start if due else len(text)
    due_end = due.end if due else len(text)
    end = due_start if due_start > cue.act else clause_end(text, max(cue.end, due_end))
    begin = region(text, cue)[1]
    act = due_end if cue.form == "active" and due_start <= cue.act < due_end else cue.act
    return Reading(
        sentence=sentence,
        cue=cue,
        subject=whose,
        who=acting,
        due=due,
        action=_trimmed(text[act:end]),
        amount=_amount(text, cue, max(due_end, end)),
        clause=text[min(begin, due_start) : max(end, due_end)],
        before=text[: cue.start],
        told_before=context.told() and (whose.kind == "pronoun" or whose.is_thing(acting.name)),
    )


def _trimmed(words: str) -> str:
    """Leave out what is left of the words around an action."""
    before = ""
    while before != words:
        before, words = words, _TAIL.sub("", words).rstrip(" .")
    return " ".join(words[:LONGEST_ACTION].split())


def _amount(text: str, cue: Cue, end: int) -> Amount | None:
    """Return the sum of money of a clause, else its first other amount."""
    limit = min(clause_end(text, end), end + AFTER_DUE)
    inside = [amount for start, _, amount in amounts.find(text) if cue.act <= start < limit]
    return next((amount for amount in inside if amount.currency), inside[0] if inside else None)
