"""Where single verbs look: ahead, to the present, or back.

There is no parser here.  The tables hold the verbs that news of plans is written with; the few
that depend on their neighbours have a reader of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import Enum

from briefing.ingest.times.lexicon import IRREGULAR, MONTHS, SEASONS
from briefing.ingest.times.tokens import Words, listed


class Tense(Enum):
    """Where words look; OPEN where they are no verb, or one that says nothing."""

    AHEAD = "ahead"
    NOW = "now"
    BACK = "back"
    UNDONE = "undone"
    """What never came: "would have opened"."""
    OPEN = "open"


_AHEAD = listed(
    """
    will won't shall would could may might can cannot can't should must gonna we'll it'll they'll
    he'll she'll you'll i'll
    plan plans planned planning aim aims aimed aiming expect expects expected expecting intend
    intends intended intending target targets targeted targeting schedule scheduled slated hope
    hopes hoped hoping commit commits pledge pledges promise promises vow vows propose proposes
    forecast forecasts project projects anticipate anticipates anticipated predict predicts likely
    poised eye eyes eyeing seek seeks want wants deadline goal goals roadmap timeline upcoming ready
    going tentatively imminent pending payable earmarked pencilled penciled tipped budgeted guidance
    outlook expectation envisages envisaged foresees sees wait waits track bound destined supposed
    due
    """
)
"""Auxiliaries and intentions."""

SCHEDULED = listed(
    """
    opens begins starts launches arrives ships ends expires closes takes goes comes enters becomes
    applies lands debuts rolls kicks moves meets votes falls apply enter take open begin launch
    meet kick lasts runs covers finishes rises follow resume resumes gets returns reaches
    hits retire retires sunset sunsets cease ceases lapse lapses conclude concludes turns go arrive
    expire
    """
)
"""The present tense of schedules; some are nouns as well: "housing starts rose"."""

_NOW = listed("have has do does remain remains stays says say stands it's that's")

PLEDGED = listed("pledged promised vowed committed proposed predicted forecasted")
GUESSED = listed("projected forecasted predicted guided")
"""Acts of forecasting: the year that they name is the one that they are about."""
REQUESTED = listed("requested asked sought")
"""Acts of asking for a sum: the fiscal year that they name is the one that it is for."""
AGREED = listed("agreed announced approved ordered signed allocated unveiled")
"""Acts of promising: they look back where the time is that of the act ("pledged in March") and
ahead where it is that of the deed ("pledged $5bn by June", "approved $5bn over the next year")."""

_PROGRESSIVE = listed(
    """
    launching opening planning preparing aiming going coming starting releasing shipping rolling
    building bringing moving investing spending adding closing ending introducing debuting unveiling
    hosting holding expecting looking getting retiring discontinuing switching developing deploying
    working phasing raising targeting
    """
)
"""After is or are: "is launching this year"."""
_ARRIVING = listed("launching arriving opening coming starting shipping debuting rolling beginning")
"""Also without is or are: "a chip shipping in June"."""
_BEFORE_GERUND = listed("to of for from by after since before was were been began started")

_NO_PAST = listed(
    """
    need indeed speed feed seed embed exceed proceed succeed hundred breed weed
    """
)
"""Words in -ed that are no past."""
_ADJECTIVES = listed(
    """
    sped based unprecedented advanced dedicated distributed integrated increased related united
    limited unified detailed combined aged accelerated augmented automated embedded connected
    proposed estimated
    """
)
"""Words in -ed that are seldom verbs."""
_OBJECTS = listed("by from the a an its their his her this these")
"""After a word in -ed they make it a verb all the same: "increased by", "increased its plan"."""
_ADVERBS = listed("not now also still soon first being already just then never")
_DETERMINERS = listed(
    """
    a an the its their his her our my your this that these those some any all more most new next
    highly fully newly first no such other own of with for and or very -
    """
)
"""Before a word in -ed they make it an adjective: "its advanced chip"."""

_NO_INFINITIVE = (
    listed(
        """
        a an the its their his her our my your this that these those some any all more most about
        over under up at in for from nearly around roughly and or of production market date life
        power customers users space orbit
        """
    )
    | frozenset(MONTHS)
    | frozenset(SEASONS)
)
"""After "to" they show that no infinitive follows."""
_NO_AIM = listed(
    """
    according due prior thanks related compared continuing continues continue seems appears tends
    as up close similar next access back
    """
)
"""Before "to …" they show that it is no aim."""
_BACKWARD = listed(
    """
    began started continued failed managed used had came went helped forced led allowed refused
    declined rushed proceeded first happened got able
    """
)
"""Before "to …" they look back: "failed to ship in June"."""
_UNDONE = listed("had originally initially previously once")
"""Before a plan they say that it came to nothing: "had planned to launch in June"."""
NO_FINITE = listed("a an the its their his her our my your 's to first such")
"""After these words stands no finite verb: "the open web", "to open"."""
_MODALS = listed("will would shall should could may might must")
_BEFORE_INFINITIVE = _MODALS | listed("to won't can cannot can't it'll they'll we'll")
"""After these a form that is past elsewhere is the infinitive: "will shut", "to beat"."""
_BE = listed("is are be am")
_NO_PARTICIPLE = _DETERMINERS | listed("to access until")
"""After "would have" they show that something is had, or must be done."""
_AFTERMATH = listed("after amid as days weeks months hours just less a following")
"""After "comes" they say what has been."""
_BEING = listed("is are be was were being now still currently also not originally initially")

_BEATING = listed("beat beats exceed exceeded exceeding top topped miss missed met above below")
_TAKING = listed("take takes taking")
_COMING_INTO = listed("come comes coming go goes going enter enters entering put")
_BEFORE_TIMES = listed("in on by at from later late early next this")
_PRONOUNS = listed("he she it that who what there")
_HAVING = listed("have get see having want wants wanted need needs")
_DONE_TO = listed("it them this that everything all one these those")

_Look = Callable[[Words, int], Tense]


def look(words: Words, at: int, acts: frozenset[str]) -> Tense:
    """Say where one word looks; `acts` are acts of promising that look ahead."""
    word = words.lower[at]
    if word in acts:
        return Tense.BACK if words.lower[at - 1] == "had" else Tense.AHEAD
    reader = _READERS.get(word)
    if reader:
        return reader(words, at)
    return _participle(words, at) if word.endswith("ed") else Tense.OPEN


def _ahead(words: Words, at: int) -> Tense:
    """Read a plan, but not "had planned" and "earlier than planned"."""
    if not words.lower[at].endswith("ed"):
        return Tense.AHEAD
    if words.lower[at - 1] in {"than", "as"}:
        return Tense.OPEN
    failed = words.reads(at - 1, "was", "supposed") or words.reads(at - 1, "were", "supposed")
    return Tense.BACK if failed or "had" in words.lower[max(0, at - 3) : at] else Tense.AHEAD


def _scheduled(words: Words, at: int) -> Tense:
    """Read "opens in June", but not "its launches" and "the Open Market Committee"."""
    name = words.capital(at) and words.capital(at + 1) and not words.lower[at].endswith("s")
    noun = words.lower[at - 1] in NO_FINITE or words.reads(at + 1, "-")  # "its take-off"
    return Tense.OPEN if noun or name else Tense.AHEAD


def _now(words: Words, at: int) -> Tense:
    """Read "has", but leave "would have" and "to do" to the verb before."""
    return Tense.OPEN if words.lower[at - 1] in _MODALS | {"to"} else Tense.NOW


def being_before(words: Words, at: int) -> str:
    """Return the form of "be" before a participle: "should be done", "is now fully tested"."""
    return _auxiliary(words, at, _BE)


def _auxiliary(words: Words, at: int, wanted: frozenset[str]) -> str:
    """Return which of the wanted words a verb stands behind, with no more than adverbs between."""
    for before in (at - 1, at - 2, at - 3):
        word = words.lower[before]
        if word in wanted:
            return word
        if not word.endswith("ly") and word not in _ADVERBS:
            break
    return ""


def _back(words: Words, at: int) -> Tense:
    """Read "told" as past, but not in "will be told", "is told", "will shut", "have it done"."""
    before = words.lower[at - 1]
    caused = before in _DONE_TO and words.lower[at - 2] in _HAVING
    if before == "the" or caused or _auxiliary(words, at, _BEFORE_INFINITIVE):
        return Tense.OPEN
    being = being_before(words, at)
    return Tense.OPEN if being == "be" else Tense.NOW if being else Tense.BACK


def _participle(words: Words, at: int) -> Tense:
    """Read "released" as a verb, but not in "its released version"."""
    word, after = words.lower[at], words.lower[at + 1]
    if len(word) < 4 or word in _NO_PAST or (word in _ADJECTIVES and after not in _OBJECTS):
        return Tense.OPEN
    if word == "followed" and after == "by":
        return Tense.OPEN  # "ships in June, followed by a larger one in July"
    if being_before(words, at):
        return _back(words, at)
    if words.lower[at - 1] == "'s" and words.lower[at - 2] in _PRONOUNS:
        return Tense.NOW  # "if she's nominated in June"
    then = words.lower[at - 1] == "-" and after in {"in", "on", "last"}  # "re-elected in May"
    adjective = words.lower[at - 1] in _DETERMINERS and after.isalpha() and not then
    if (words.capital(at) and at > 0) or (adjective and after not in _DETERMINERS):
        return Tense.OPEN
    return Tense.BACK


def _being(words: Words, at: int) -> Tense:
    """Read "is launching", "is to launch"; "is" alone says no more than that it is so now."""
    if words.lower[at + 1] in _PROGRESSIVE or words.reads(at + 1, "to"):
        return Tense.AHEAD
    return Tense.OPEN if words.reads(at, "be") else Tense.NOW


def _modal(words: Words, at: int) -> Tense:
    """Read "would ship", and "would have shipped", which it did not."""
    had = words.reads(at + 1, "have") and words.lower[at + 2] not in _NO_PARTICIPLE
    return Tense.UNDONE if had else Tense.AHEAD


def _may(words: Words, at: int) -> Tense:
    return Tense.OPEN if words.capital(at) and at else Tense.AHEAD


def _due(words: Words, at: int) -> Tense:
    """Read "is due to open", but not "due to weak demand" and "bids were due"."""
    if words.lower[at - 1] in {"was", "were"} and not words.reads(at + 1, "to"):
        return Tense.BACK
    if words.reads(at + 1, "to") and words.lower[at - 1] not in _BEING:
        return Tense.OPEN
    return Tense.AHEAD


def _expectations(words: Words, at: int) -> Tense:
    """Read "the expectations for June", but not "beat the market's expectations"."""
    beaten = not _BEATING.isdisjoint(words.lower[max(0, at - 4) : at])
    return Tense.OPEN if beaten else Tense.AHEAD


def _chance(words: Words, at: int) -> Tense:
    """Read "the chance of a rise in June", "the odds that it rises"."""
    return Tense.AHEAD if words.lower[at + 1] in {"of", "that"} else Tense.OPEN


def _effect(words: Words, at: int) -> Tense:
    """Read "takes effect", "from taking effect", "coming into force"."""
    into = words.reads(at - 1, "into")
    verb = words.lower[at - 1 - into]
    return Tense.AHEAD if verb in (_COMING_INTO if into else _TAKING) else Tense.OPEN


def _following(words: Words, at: int) -> Tense:
    """Read "with more following in June", but not "following its launch in June"."""
    return Tense.AHEAD if words.lower[at + 1] in _BEFORE_TIMES else Tense.OPEN


def _comes(words: Words, at: int) -> Tense:
    """Read "comes in June", but not "comes after a round in October"."""
    return Tense.BACK if words.lower[at + 1] in _AFTERMATH else Tense.AHEAD


def _start(words: Words, at: int) -> Tense:
    """Read "pilots start in June", "talks that end in June"; but not "a good start"."""
    before = words.lower[at - 1]
    plural = before.endswith("s") and before != "'s"
    return Tense.AHEAD if plural or before in {"that", "which"} else Tense.OPEN


def _set(words: Words, at: int) -> Tense:
    return Tense.AHEAD if words.lower[at + 1] in {"to", "for"} else Tense.OPEN


def _arriving(words: Words, at: int) -> Tense:
    return Tense.OPEN if words.lower[at - 1] in _BEFORE_GERUND else Tense.AHEAD


def _up(words: Words, at: int) -> Tense:
    """Read "next up", "coming up", as diaries begin."""
    return Tense.AHEAD if words.lower[at - 1] in {"next", "coming"} else Tense.OPEN


def _to(words: Words, at: int) -> Tense:
    """Read an infinitive by what stands before it: "plans to open", "failed to open"."""
    before, after = words.lower[at - 1], words.lower[at + 1]
    noun = (after.endswith("s") and not after.endswith("ss")) or (
        after.endswith("ing") and after != "bring"
    )
    if noun or not after.isalpha() or words.capital(at + 1) or after in _NO_INFINITIVE:
        return Tense.OPEN
    if before in _NO_AIM:
        return Tense.OPEN
    if before in _AHEAD:
        return _ahead(words, at - 1)
    undone = words.lower[at - 2] in _UNDONE or before in {"was", "were"}
    return Tense.BACK if before in _BACKWARD or undone else Tense.AHEAD


def _each(words: Iterable[str], reader: _Look) -> dict[str, _Look]:
    return dict.fromkeys(words, reader)


_READERS: dict[str, _Look] = (
    _each(_AHEAD, _ahead)
    | _each(SCHEDULED, _scheduled)
    | _each(_NOW, _now)
    | _each(IRREGULAR, _back)
    | _each(_ARRIVING, _arriving)
    | _each(("is", "are", "am", "be"), _being)
    | _each(("would", "could", "should", "might"), _modal)
    | _each(("chance", "chances", "odds", "likelihood", "prospect"), _chance)
    | _each(("effect", "force"), _effect)
    | {
        "may": _may,
        "comes": _comes,
        "expectations": _expectations,
        "following": _following,
        "start": _start,
        "end": _start,
        "due": _due,
        "set": _set,
        "to": _to,
        "up": _up,
    }
)
"""Each verb with what reads it; later lines win."""
