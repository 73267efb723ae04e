"""What speaks against a phrase being a due time: the traps, as a table."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from briefing.ingest.times.compared import compared, from_a_sum
from briefing.ingest.times.lexicon import ARTICLES, MONTHS, UNITS
from briefing.ingest.times.outlook import just_over, looks_ahead
from briefing.ingest.times.phrases import Phrase
from briefing.ingest.times.targets import is_goal_or_event
from briefing.ingest.times.tokens import Words, listed
from briefing.ingest.times.verbs import SCHEDULED, Tense, look

_COUNTED = listed(
    """homes people employees staff units jobs chips gpus cpus tpus accelerators cars vehicles
    servers robots megawatts gigawatts mw gw kw percent per euros dollars pounds yuan yen points
    times users customers companies firms workers stores shops engineers patients students schools
    sites cities colours colors words pages tokens parameters samples miles kilometres metres feet
    kg tonnes tons hours minutes seconds households lines titles cases countries members layers
    rooms seats beds flights images videos devices phones plants wafers flats houses voters shares
    votes nodes racks watts kilowatts barrels participants respondents developers
    prices terms levels standards money graduates rpm hz mhz ghz"""
)
"""After a year-like number they make it a count, or an old measure: "in 2000 homes", "in 2027
dollars", "from 2019 levels"."""

_EVENTS = listed(
    """election elections midterms olympics olympic games cup season seasons budget model models
    edition version report survey study film class vintage summit conference expo forum
    championship championships convention act directive regulation census primaries primary race
    recess break holidays vacation campaign sedan lineup colours kickoff school academic session
    sessions"""
)
"""After a year they make it part of a name."""

_RESULTS = listed(
    """results earnings revenue revenues profit profits sales call report reports figures income
    loss losses numbers performance filing statement budget guidance outlook"""
)
"""After a quarter, half, month or year without a preposition they speak of a period that is over,
or of a sum and not of a time."""

_ACTS = listed(
    """deal round filing ruling report interview memo letter post order lawsuit speech survey poll
    study statement announcement"""
)

_SUPERLATIVES = listed(
    """time most fastest largest biggest highest lowest best worst smallest strongest weakest
    longest slowest steepest deepest greatest hottest coldest"""
)

_REPORTS = listed("results call conference transcript webcast")

_NOUN = 6
"""Words of a noun with its adjectives, at most."""
_SENTENCE = 40
_FINITE = listed(
    """will won't we'll it'll they'll plans plan expects expect aims aim hopes hope intends intend
    is are has have says wants want targets now"""
)
"""Verbs that bring a sentence back from the past to the day that it was written on."""

_PREDICTED = listed("projected forecast expected set due slated likely")

_STATED = listed("this now today enactment order ruling")
"""After "within 90 days of (the date of)": what is itself the statement."""

_MEASURED = listed("later earlier longer late early behind ahead old older")
"""After a duration they make it a difference or an age."""
_FALLING_DUE = frozenset({"due", "maturing"})
_LOANS = listed("note notes bond bonds loan loans debenture debentures bills")

_PLACE = 8
"""Words before this one may be the place of a dateline."""

_YEARLY = listed("annually yearly usually typically normally generally traditionally always often")
_EVERY = _YEARLY | {"every", "each"}

Doubt = Callable[[Words, Phrase, date | None], bool]


def _dateless(words: Words, phrase: Phrase, ref: date | None) -> bool:
    """After the summer of a fiscal year …; "next fiscal year" stays relative and is kept."""
    return not phrase.time.date and phrase.time.unit != "fiscal"


def _in_a_name(words: Words, phrase: Phrase, ref: date | None) -> bool:
    return not words.apart(phrase.start, phrase.end)


def _owner(words: Words, phrase: Phrase, ref: date | None) -> bool:
    if not words.glued[phrase.end]:
        return False
    plural = words.lower[phrase.end - 1].endswith("s")  # "two years' notice", not a closing quote
    return words.lower[phrase.end] in ({"'s", "'", "’"} if plural else {"'s"})


def _every_year(words: Words, phrase: Phrase, ref: date | None) -> bool:
    before = words.lower[max(0, phrase.start - 4) : phrase.start]
    after = phrase.end + words.reads(phrase.end, "of")
    told = " ".join(before)
    if phrase.kind in {"until", "from"} and phrase.time.form == "dated":
        return False  # "every year until 2030"
    if phrase.time.form == "dated":  # "by 2028 every pupil will have one"
        return "every year" in told
    yearly = phrase.time.form == "named" and not _YEARLY.isdisjoint(before)
    return yearly or words.lower[after] in _EVERY or "every year" in told or "ce a year" in told


def _of_last_year(words: Words, phrase: Phrase, ref: date | None) -> bool:
    start = phrase.end + (words.lower[phrase.end] in {"of", ","})
    return words.lower[start] == "last" or words.reads(start, "a", "year", "ago")


def _is_year(phrase: Phrase) -> bool:
    return phrase.time.unit in {"year", "years"} and phrase.time.form == "dated"


def _count(words: Words, phrase: Phrase, ref: date | None) -> bool:
    """In 2000 homes, in 2031 notes."""
    what = words.lower[phrase.end]
    plural = len(what) > 3 and what.endswith("s") and not words.lower[phrase.end + 1].isalnum()
    return _is_year(phrase) and (what in _COUNTED or (phrase.lead == "in" and plural))


def _event(words: Words, phrase: Phrase, ref: date | None) -> bool:
    near = words.lower[phrase.end : phrase.end + 3]
    if words.lower[phrase.start - 2] == "model" and words.lower[phrase.start - 1] in UNITS:
        return True  # "model years 2026 and 2027"
    if phrase.time.unit not in {"year", "years", "season"}:
        return False
    named = [i for i, word in enumerate(near) if word in _EVENTS]
    return bool(named) and all(words.capital(phrase.end + i) for i in range(named[0]))


def _person(words: Words, phrase: Phrase, ref: date | None) -> bool:
    """By April Smith, from June Huh, in Spring Boot, Black Friday; not "in May Microsoft …"."""
    if phrase.time.unit == "weekday" and not phrase.lead:
        named = words.capital(phrase.start - 1) and words.lower[phrase.start - 2] in ARTICLES
        return named or words.capital(phrase.end)
    if phrase.time.unit == "season" and phrase.time.form == "named":
        return words.capital(phrase.end - 1) and words.capital(phrase.end)
    if phrase.time.unit != "month" or phrase.time.form != "named":
        return False
    if phrase.lead not in {"by", "from", "for", "to", "after", "before"}:
        return False
    return words.lower[phrase.end - 1] in MONTHS and words.capital(phrase.end)


def _results(words: Words, phrase: Phrase, ref: date | None) -> bool:
    """Q3 results, in Q3 revenue, the results for the second quarter."""
    told = words.lower[phrase.end] in _RESULTS
    if not phrase.lead:
        return told
    before = words.lower[max(0, phrase.start - 3) : phrase.start]
    part = phrase.time.unit in {"quarter", "half", "fiscal"}
    if phrase.lead not in {"for", "in", "from"} or not (part or phrase.time.unit == "year"):
        return False
    return (part and told) or not _REPORTS.isdisjoint(before)


def _of_some_year(words: Words, phrase: Phrase, ref: date | None) -> bool:
    """On 1 January of the fifth year, of the following year: which one is told elsewhere."""
    if phrase.time.form != "named" or not words.reads(phrase.end, "of", "the"):
        return False
    return "year" in words.lower[phrase.end + 2 : phrase.end + 5]


def _event_counted(words: Words, phrase: Phrase, ref: date | None) -> bool:
    """Within 30 days of a breach: counted from something else than the statement."""
    if phrase.time.unit != "span":
        return False
    if words.lower[phrase.end] not in {"of", "after", "from", "following"}:
        return False
    start = phrase.end + 1 + words.reads(phrase.end + 1, "the")
    start += 2 * words.reads(start, "date", "of")
    return words.lower[start] not in _STATED


def _described(words: Words, phrase: Phrase, ref: date | None) -> bool:
    """In a year when much was new, over a year later, notes due 2031: told of, not counted."""
    if words.lower[phrase.start - 1] in _FALLING_DUE and words.lower[phrase.start - 2] in _LOANS:
        return True
    if phrase.lead == "in" and words.reads(phrase.start - 2, "is", "set"):
        return True  # "the film is set in 2049"
    if phrase.time.unit != "span":
        return False
    measured = words.reads(phrase.start - 1, "by") or words.lower[phrase.end] in _MEASURED
    return measured or words.lower[phrase.end] in {"when", "where", "that"}


def _superlative(words: Words, phrase: Phrase, ref: date | None) -> bool:
    """The fastest growth in three years, the first such deal in a decade, two quarters in a row."""
    if words.reads(phrase.end, "in", "a", "row") or words.reads(phrase.end, "running"):
        return True
    if phrase.time.form != "span":
        return False
    near = words.lower[max(0, phrase.start - 3) : phrase.start]
    return _is_first(words, phrase.start) or not _SUPERLATIVES.isdisjoint(near)


def _is_first(words: Words, at: int) -> bool:
    """Say whether "first" or "the first such deal" stands before a time, with no verb between."""
    if words.reads(at - 1, "first"):
        return True
    for before in range(at - 1, at - 1 - _NOUN, -1):
        if look(words, before, frozenset()) is not Tense.OPEN:
            return False
        if words.reads(before - 1, "the", "first"):
            return True
    return False


def _said_then(words: Words, phrase: Phrase, ref: date | None) -> bool:
    """In 2019 he said he would ship it next year: counted from then."""
    if phrase.time.form == "dated" or phrase.lead == "to" or ref is None:
        return False
    first = max(0, phrase.start - _SENTENCE)
    for at in range(phrase.start - 1, first, -1):
        word = words.lower[at]
        if word == "and" and words.lower[at + 1] in _PREDICTED:
            return False  # "was worth $6bn in 2023 and projected to double within a decade"
        if len(word) == 4 and word.isdecimal() and 1900 < int(word) < ref.year:
            told = SCHEDULED.isdisjoint(words.lower[at : phrase.start])  # "and resume in June"
            return told and _FINITE.isdisjoint(words.lower[at : phrase.end + _SENTENCE])
    return False


def _adjective(words: Words, phrase: Phrase, ref: date | None) -> bool:
    """The late-2020s timeline; but "the late-2026 target" is a due time."""
    time = phrase.time
    if phrase.lead or time.unit in {"span", "week"} or time.form not in {"dated", "named"}:
        return False
    first, before = words.lower[phrase.start], words.lower[phrase.start - 1]
    if before.endswith("ed"):  # "its planned March 3 date"
        before = words.lower[phrase.start - 2]
    article = phrase.start - (first != "the")
    if words.lower[article] in {"the", "a", "an"} and _is_aim(words, article):
        return False  # "aims for a Q1 2026 prototype", "targets the early 2030s"
    described = first == "the" or before in ARTICLES or before in {"'s", "'"}
    if not described or (time.edge and first == "the"):
        return False
    return not is_goal_or_event(words, phrase.end)


def _in_a_past_act(words: Words, phrase: Phrase, ref: date | None) -> bool:
    """In December deal, in June filing: headlines leave out the article."""
    named = phrase.time.unit == "month" and phrase.time.form == "named"
    return named and phrase.lead == "in" and words.lower[phrase.end] in _ACTS


def _is_aim(words: Words, at: int) -> bool:
    """Say whether a verb of planning, with a preposition or without, stands before `at`."""
    return any(look(words, before, frozenset()) is Tense.AHEAD for before in (at - 1, at - 2))


def _said(words: Words, phrase: Phrase, ref: date | None) -> bool:
    """His vow on Monday that …, it was agreed in June that …: when it was said."""
    named = words.lower[phrase.start - 2] in ARTICLES | {"'s"}
    named = named or words.lower[phrase.start - 1].endswith("ed")
    return named and phrase.kind in {"in", "on"} and words.reads(phrase.end, "that")


def _dateline(words: Words, phrase: Phrase, ref: date | None) -> bool:
    """LEEDS, March 10, 2026 — …; but "July 1, 2027 – the ban applies" is a due time."""
    dashed = words.lower[phrase.end] in {"-", "–", "—", "(", "/", ":"}
    if phrase.lead or phrase.time.unit != "day" or not dashed:
        return False
    time = phrase.time
    if phrase.start == 0 and ref:  # "March 9: Plans are shown" in a list of what has been
        return time.date == ref.isoformat() or (time.form == "named" and just_over(time, ref))
    return 0 < phrase.start < _PLACE and words.reads(phrase.start - 1, ",")


def _looks_back(words: Words, phrase: Phrase, ref: date | None) -> bool:
    return not looks_ahead(words, phrase, ref)


DOUBTS: tuple[tuple[str, Doubt, str], ...] = (
    ("no date", _dateless, "the model has no form for it"),
    ("name", _in_a_name, "it is part of a longer name, number or address"),
    ("compared", compared, "it is past or compared with"),
    ("from a sum", from_a_sum, "what is so now is compared with what will be"),
    ("owner", _owner, "next year's budget is a thing"),
    ("every", _every_year, "it comes back every year"),
    ("act", _in_a_past_act, "the month tells which deal or report is meant"),
    ("said", _said, "it is the day of an announcement"),
    ("dateline", _dateline, "it is the day that the text was written on"),
    ("last", _of_last_year, "it lies in the past"),
    ("count", _count, "the number counts things"),
    ("event", _event, "the year belongs to the name of an event, a law or a model"),
    ("name of a month", _person, "the month or day is part of a name"),
    ("results", _results, "it tells which results are meant"),
    ("from an event", _event_counted, "it is not counted from the statement"),
    ("of some year", _of_some_year, "its year is counted from something else"),
    ("described", _described, "it is told of and not counted"),
    ("superlative", _superlative, "it says how long something has been so"),
    ("said then", _said_then, "it is counted from another day"),
    ("adjective", _adjective, "it tells which thing is meant"),
    ("tense", _looks_back, "the sentence looks back"),
)
"""Name, test and reason of each trap."""


def doubtful(words: Words, phrase: Phrase, ref: date | None) -> str:
    """Return the name of the first trap that the phrase is; empty where it is none."""
    return next((name for name, test, _ in DOUBTS if test(words, phrase, ref)), "")
