"""Commitments of a text: who says that they will do what by when, sentence by sentence.

text ─plain→ prose ─outline→ sentences ─cues, subjects, antecedents→ readings
     ─weighing→ candidates with score and reason ─merging→ one for each commitment
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from briefing.ingest.candidates.antecedents import Antecedents
from briefing.ingest.candidates.budgets import budget_years
from briefing.ingest.candidates.cues import cues
from briefing.ingest.candidates.lists import completed, joined
from briefing.ingest.candidates.mentions import Register, moved
from briefing.ingest.candidates.merging import merged
from briefing.ingest.candidates.outline import HEADLINES, Sentence, outline
from briefing.ingest.candidates.plain import OPENING_MARKS, Timed
from briefing.ingest.candidates.readings import Reading, readings
from briefing.ingest.candidates.weighing import THRESHOLD, UNDATED, weigh
from briefing.ingest.drafts import Candidate, DueTime
from briefing.ingest.registry import Registry
from briefing.ingest.times import due_times

__all__ = ["THRESHOLD", "Timed", "commitments"]


def commitments(
    text: str,
    ref: date | None,
    registry: Registry | None = None,
    *,
    threshold: float = THRESHOLD,
    timed: Timed | None = None,
) -> list[Candidate]:
    """Return the commitments of a text, normalised Markdown or plain, in its order.

    `ref` is the day that "next year" counts from; `timed` is the text with its due times, where
    they are known.  Statements without a due time score at most
    UNDATED, and so come back only for a low threshold.
    """
    found = [
        candidate
        for reading in _readings(
            timed or Timed.of(text, ref), ref, registry, undated=threshold <= UNDATED
        )
        if (candidate := _candidate(text, reading, ref)).score >= threshold
    ]
    return merged(found)


def _readings(
    text: Timed, ref: date | None, registry: Registry | None, *, undated: bool
) -> Iterator[Reading]:
    register = Register(text.prose, registry)
    context = Antecedents(register)
    for sentence, lead in completed(outline(text.prose)):
        context.enter(sentence)
        known = register.known(sentence)
        whole, named = sentence, known
        if lead:
            whole = joined(lead, sentence)
            named = [*register.known(lead), *(moved(one, whole.lent) for one in known)]
        dues = _dues(whole, text, ref)
        if dues or undated:
            found = cues(whole.text, headline=whole.kind in HEADLINES)
            yield from readings(whole, found, dues, named, context)
        context.leave(sentence, known)


def _dues(sentence: Sentence, text: Timed, ref: date | None) -> list[DueTime]:
    """Return the due times of a sentence in order; those of an item rather than of its lead-in."""
    if sentence.lent:
        found = due_times(sentence.text, ref)
    else:
        found = text.within(sentence.start, sentence.text)
    taken = {due.start for due in found}
    found += [due for due in budget_years(sentence.text, ref) if due.start not in taken]
    if not found:
        return found
    own = [due for due in found if due.start >= sentence.lent]
    return sorted(own or found, key=lambda due: due.start)


def _candidate(text: str, reading: Reading, ref: date | None) -> Candidate:
    score, reason = weigh(reading, ref)
    sentence, due = reading.sentence, reading.due
    begun = sentence.start
    if due:
        start, end = sentence.at(due.start), sentence.at(due.end)
        due = replace(due, start=start, end=end, text=text[start:end])
        begun = sentence.lead if start < begun else begun
    while begun and text[begun - 1] in OPENING_MARKS:
        begun -= 1
    return Candidate(
        sentence=text[begun : sentence.end],
        start=begun,
        end=sentence.end,
        who=reading.who.name,
        action=reading.what,
        due=due,
        amount=reading.amount,
        modality=reading.cue.modality,
        score=score,
        reason=reason,
    )
