"""What speaks for and against a commitment: a table of features, each with a weight and a reason.

Weights are hundredths of the score, set by hand against the sentences and articles of the tests.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from briefing.ingest.candidates import signs
from briefing.ingest.candidates.outline import HEADLINES
from briefing.ingest.candidates.readings import Reading

Test = Callable[[Reading, date | None], bool]


@dataclass(frozen=True, slots=True)
class Feature:
    """Something that speaks for or against a commitment."""

    name: str
    weight: float
    reason: str
    applies: Test


def _in(pattern: re.Pattern[str], part: Callable[[Reading], str]) -> Test:
    """Return a test for words in a part of a reading."""
    return lambda reading, ref: pattern.search(part(reading)) is not None


def _sentence(reading: Reading) -> str:
    return reading.sentence.text


def _clause(reading: Reading) -> str:
    return reading.clause


def _before(reading: Reading) -> str:
    return reading.before


def _who(*how: str) -> Test:
    return lambda reading, ref: reading.who.how in how


def _subject(*kinds: str) -> Test:
    return lambda reading, ref: reading.subject.kind in kinds


def _nameless(reading: Reading, ref: date | None) -> bool:
    """Say whether it is "the company" of a text that names none."""
    return reading.who.how == "unnamed" and reading.subject.kind == "actor"


def _past_due(reading: Reading, ref: date | None) -> bool:
    """Say whether the last day of the due time has passed."""
    if reading.due is None or ref is None:
        return False
    last: date | None = reading.due.latest or reading.due.earliest
    return bool(last and last < ref)


def _reported(reading: Reading) -> bool:
    end = reading.due.end if reading.due else reading.cue.end
    said_after = signs.SAID_AFTER.search(reading.sentence.text, end)
    return bool(said_after or signs.SAID.search(reading.before))


def _backshift(reading: Reading) -> bool:
    """Say whether the cue is in the past, as in reported speech: "would", "planned to"."""
    past = reading.cue.name == "would" or signs.IN_THE_PAST.match(reading.cue.words)
    return bool(past) and reading.cue.form == "active"


def _of_the_past(reading: Reading, ref: date | None) -> bool:
    return _backshift(reading) and not (_reported(reading) or _goes_on(reading))


def _goes_on(reading: Reading) -> bool:
    """Say whether a report of the sentence before goes on: "The first phase would open in 2026"."""
    return reading.told_before and reading.cue.name == "would" and not _reported(reading)


def _plan_told(reading: Reading, ref: date | None) -> bool:
    """Say whether a plan goes on in the present: "It showed its roadmap. The first chip ships"."""
    return reading.told_before and reading.cue.form == "present"


def _told_then(reading: Reading, ref: date | None) -> bool:
    """Say whether it is speech of a past day that is named, or was put off on one."""
    then = (_backshift(reading) and _reported(reading)) or reading.cue.name == "delays"
    return then and signs.ON_A_PAST_DAY.search(reading.before) is not None


def _was_to(reading: Reading, ref: date | None) -> bool:
    return bool(signs.WAS_TO.match(reading.cue.words)) and not _reported(reading)


def _was_said_to_be_to(reading: Reading, ref: date | None) -> bool:
    return bool(signs.WAS_TO.match(reading.cue.words)) and _reported(reading)


def _no_action(reading: Reading, ref: date | None) -> bool:
    """Say whether nothing is to be done: "the timeline set for 2027"."""
    own, due = reading.cue.form == "noun" and not reading.cue.denied, reading.due
    if own and due and due.start <= reading.cue.act:
        return True  # "our roadmap for the rest of the year"
    bare = reading.cue.name in {"is scheduled for", "launches", "launching"}
    abstract = bare and signs.ABSTRACT.search(reading.subject.words)
    return len(reading.action) < SHORTEST_ACTION or bool(abstract)


SHORTEST_ACTION = 3
"""Characters."""


def _soft(reading: Reading, ref: date | None) -> bool:
    """Say whether it is told what will be so, rather than what will be done."""
    weak = {"will", "would", "shall", "is expected to", "is scheduled to", "expects to"}
    return reading.cue.name in weak and signs.SOFT.match(reading.action) is not None


def _results(reading: Reading, ref: date | None) -> bool:
    """Say whether results of business are foretold."""
    about = f"{reading.action} {reading.subject.words}"
    if reading.cue.name == "raised its guidance" and not signs.SPENDING.search(about):
        about = reading.sentence.text  # "lifted its outlook for 2027 and sees sales growing"
    foretold = reading.cue.modality in {"expects", "will", "scheduled"}
    return foretold and signs.RESULTS.search(about) is not None


def _growth(reading: Reading, ref: date | None) -> bool:
    """Say whether a thing grows: "builds will reach over $1 trillion"."""
    thing = reading.subject.kind in {"thing", "nothing", "unknown"}
    foretold = reading.cue.modality in {"will", "expects"}
    return thing and foretold and signs.GROWTH.match(reading.action) is not None


def _loosely_expected(reading: Reading, ref: date | None) -> bool:
    """Say whether a figure was expected: "the 142,000 units expected in 2025"."""
    words = reading.cue.words or reading.action
    bare = reading.cue.name == "is scheduled for"
    return bare and signs.LOOSELY_EXPECTED.match(words) is not None


def _for_the_public(reading: Reading, ref: date | None) -> bool:
    """Say whether a window opens or closes for others: "Applications open in May"."""
    return bool(signs.WINDOW.search(reading.subject.words))


def _foretold_by_others(reading: Reading, ref: date | None) -> bool:
    """Say whether others foretell it, and not only something else in a clause of their own."""
    text, due = reading.sentence.text, reading.due
    found = signs.OTHERS_FORETELL.search(text)
    if found is None or due is None or found.start() < due.end:
        return found is not None
    return signs.ANOTHER_CLAUSE.search(text[due.end : found.start()]) is None


def _calculated(reading: Reading, ref: date | None) -> bool:
    """Say whether nobody decides it: "is projected to", but not "Meta projects"."""
    return reading.cue.form == "passive" and bool(signs.CALCULATED.search(reading.cue.words))


def _in_the_tail(reading: Reading, ref: date | None) -> bool:
    """Say whether it stands among adverts, and nobody known is named as the one who acts."""
    return reading.sentence.tail and reading.who.how not in {"known", "named"}


def _missed(reading: Reading, ref: date | None) -> bool:
    """Say whether a plan was changed or missed: "once planned for 2025"."""
    return bool(signs.MISSED.search(reading.clause) or signs.FORMERLY.search(reading.before))


def _others_act(reading: Reading, ref: date | None) -> bool:
    """Say whether it is expected of others: "expects ten million workers to use it"."""
    if reading.subject.words.casefold() in {"he", "she"} and signs.NAMED_TO.match(reading.action):
        return reading.cue.modality == "expects"
    others = signs.OTHERS_TO.match(reading.action) or signs.OF_THE_WORLD.match(reading.action)
    return reading.cue.modality == "expects" and others is not None


def _only_when(reading: Reading, ref: date | None) -> bool:
    present = reading.cue.form == "present"
    return present and signs.NOT_YET.search(reading.before) is not None


def _begins(pattern: re.Pattern[str]) -> Test:
    return lambda reading, ref: pattern.match(reading.action) is not None


FEATURES = (
    # Who acts.
    Feature("known", 0.12, "the registry knows who acts", _who("known")),
    Feature("named", 0.06, "who acts is named", _who("named")),
    Feature("in the sentence", 0.05, "who acts is named in the sentence", _who("sentence")),
    Feature("in the paragraph", 0.0, "who acts is named in the paragraph", _who("paragraph")),
    Feature("further off", -0.05, "who acts is named further off", _who("section", "heading")),
    Feature("somewhere", -0.1, "who acts was guessed from the whole text", _who("text")),
    Feature("unnamed", -0.05, "who acts is not named", _who("unnamed")),
    Feature("a company", -0.1, "it is only called a company", _nameless),
    Feature("nobody", -0.4, "nobody acts", _who("nobody")),
    Feature("market", -0.6, "nobody alone decides that", _subject("market")),
    Feature("group", -0.5, "many, who are not named", _subject("group")),
    Feature("teller", -0.7, "a forecast by others", _subject("teller", "house", "outlet")),
    Feature("reader", -0.7, "it addresses the reader", _subject("reader")),
    Feature("law", 0.1, "a law says itself when it applies", _subject("law")),
    # What, and when.
    Feature("amount", 0.06, "an amount is given", lambda reading, ref: bool(reading.amount)),
    Feature("concrete", 0.06, "a definite action", _begins(signs.CONCRETE)),
    Feature("no action", -0.4, "no action is named", _no_action),
    Feature("soft", -0.2, "it says what will be so, not what will be done", _soft),
    Feature("growth", -0.2, "a thing that grows, not a deed", _growth),
    Feature("results", -0.25, "a forecast of results", _results),
    Feature("occasion", -0.15, "an event, not a deed", _begins(signs.OCCASION)),
    Feature("expiry", -0.6, "something runs out", _in(signs.EXPIRY, _clause)),
    Feature("past due", -0.8, "its time has passed", _past_due),
    # Where it stands.
    Feature(
        "headline", -0.03, "a headline", lambda reading, ref: reading.sentence.kind in HEADLINES
    ),
    Feature("row", -0.2, "in a table", lambda reading, ref: reading.sentence.kind == "row"),
    Feature("public", -0.3, "a day for the public", _for_the_public),
    Feature("tail", -0.3, "among adverts", _in_the_tail),
    Feature("advert", -0.6, "an advert or an invitation", _in(signs.ADVERT, _sentence)),
    # How it is said.
    Feature(
        "present",
        -0.12,
        "only a verb in the present",
        lambda reading, ref: reading.cue.form in {"present", "aside"},
    ),
    Feature("denied", -0.7, "it is denied", lambda reading, ref: reading.cue.denied),
    Feature("question", -0.6, "a question", _in(signs.QUESTION, _sentence)),
    Feature("open question", -0.35, "it is left open", _in(signs.OPEN_QUESTION, _before)),
    Feature("condition", -0.35, "it depends on a condition", _in(signs.CONDITION, _sentence)),
    Feature("hedge", -0.35, "it is only possible or wished", _in(signs.HEDGE, _clause)),
    Feature("urged", -0.5, "others want it", _in(signs.URGED, _before)),
    Feature("opinion", -0.35, "an opinion", _in(signs.OPINION, _sentence)),
    Feature("foretold", -0.35, "somebody thinks that it will be so", _in(signs.FORETOLD, _before)),
    Feature("others", -0.6, "a forecast by others", _foretold_by_others),
    Feature("account", -0.6, "by others' account", _in(signs.BY_THEIR_ACCOUNT, _sentence)),
    Feature("study", -0.25, "a study says so", _in(signs.BY_SOME_ACCOUNT, _sentence)),
    Feature("calculated", -0.25, "calculated rather than decided", _calculated),
    Feature("loosely expected", -0.15, "a figure that was expected", _loosely_expected),
    Feature("others act", -0.35, "others are expected to do it", _others_act),
    Feature("clause of time", -0.35, "it only tells when something else is", _only_when),
    # Told of the past.
    Feature("of the past", -0.3, "it tells of a plan of the past", _of_the_past),
    Feature("plan told", 0.06, "the sentence before tells of a plan", _plan_told),
    Feature("told then", -0.15, "it was said on a past day", _told_then),
    Feature("goes on", -0.1, "a report goes on", lambda reading, ref: _goes_on(reading)),
    Feature("was to", -0.3, "it tells of a plan of the past", _was_to),
    Feature("was said to", -0.12, "it was so when it was said", _was_said_to_be_to),
    Feature("had said", -0.2, "it was said before", _in(signs.HAD_SAID, _before)),
    Feature("missed", -0.35, "a plan that was changed or missed", _missed),
)
