"""Whether the words around a time look ahead or back.

There is no parser here: the nearest verb on the left governs a time, or the nearest on the right
where the time opens its clause.  The tables hold the verbs that news of plans is written with.
"""

from __future__ import annotations

from enum import Enum

from briefing.ingest.times.tokens import Words, listed


class Tense(Enum):
    """Where the words around a time look; OPEN where there is no verb."""

    AHEAD = "ahead"
    NOW = "now"
    BACK = "back"
    OPEN = "open"


REACH = 30
"""Words that are looked at on each side."""

AHEAD = listed(
    """
will won't shall would could may might can cannot can't should must gonna
plan plans planned planning aim aims aimed aiming expect expects expected expecting intend intends
intended intending target targets targeted targeting schedule scheduled slated due hope hopes hoped
hoping commit commits pledge pledges promise promises vow vows propose proposes forecast forecasts
project projects anticipate anticipates anticipated predict predicts likely poised eye eyes eyeing
seek seeks want wants deadline goal goals roadmap timeline upcoming coming ready about going
tentatively imminent pending earmarked budgeted guidance outlook expectation expectations envisages envisaged foresees
wait waits track bound destined supposed
opens begins starts launches arrives ships ends expires closes takes goes comes enters becomes
applies lands debuts rolls kicks moves meets votes falls apply enter take open begin launch
become lasts runs covers finishes rises follow follows resume resumes gets returns reaches hits
"""
)
"""Words that look ahead: auxiliaries, intentions, and the present tense of schedules."""

PROGRESSIVE = listed(
    """
launching opening planning preparing aiming going coming starting releasing shipping rolling
building bringing moving investing spending adding closing ending introducing debuting unveiling
hosting holding expecting looking getting retiring discontinuing switching developing deploying
working phasing raising targeting
"""
)
"""After is or are: "is launching this year"."""

_ARRIVING = listed("launching arriving opening coming starting shipping debuting rolling beginning")
"""Without is or are: "a chip shipping in June"."""
_BEFORE_GERUND = listed("to of for from by after since before was were been began started")

PLEDGED = listed("pledged promised vowed committed proposed predicted forecasted")
AGREED = listed("agreed announced approved ordered signed allocated unveiled won got")
"""Acts of promising: they look back where the time is that of the act ("pledged in March") and
ahead where it is that of the deed ("pledged $5bn by June", "approved $5bn over the next year")."""

BACK = listed(
    """
was were had did said told made began came took saw grew fell rose sold built bought won lost led
went met held ran spent wrote paid became gave got knew left sent stood thought brought caught chose
drew drove fought found kept laid sought shot shut struck taught threw understood withdrew broke
froze been shown grown taken given seen begun gone written known done sank shrank swung fed rang
sprang beat ago hit born
"""
)
"""Irregular past tenses and participles; regular ones end in -ed."""

NOW = listed("is are am has have does do remain remains stays says say stands it's that's")

_NO_VERB = listed(
    """
need indeed speed feed seed embed exceed proceed succeed hundred bed red shed wed sped based so-called
unprecedented advanced dedicated distributed integrated increased related united limited unified
detailed added-value combined bleed breed creed deed weed greed medicated agreed-upon aged
accelerated augmented automated embedded connected proposed estimated
"""
)
"""Words in -ed that are seldom verbs."""

_DETERMINERS = listed(
    """a an the its their his her our my your this that these those some any all more most new next
    highly fully newly first no such other own of with for and or very -"""
)
"""Before a word in -ed they make it an adjective: "its advanced chip"."""

_NO_INFINITIVE = listed(
    """a an the its their his her our my your this that these those some any all more most about
    over under up at in for from nearly around roughly and or of be-all production market date life
    power customers users space orbit january february march april june july august september
    october november december spring summer autumn fall winter"""
)
"""After "to" they show that no infinitive follows."""
_BACKWARD = listed(
    """began started continued failed managed used had came went helped forced led allowed refused
    declined rushed proceeded first happened got able"""
)
"""Before "to …" they look back: "failed to ship in June"."""

_NO_AIM = listed(
    """according due prior thanks related compared continuing continues continue seems appears tends
    as up close similar next access back"""
)
"""Before "to …" they show that it is no aim."""
_BEING = listed("is are be was were being now still currently also not")

_MODALS = frozenset({"would", "could", "should", "might"})
_UNDONE = frozenset({"had", "originally", "initially", "previously", "once"})
"""Before a plan they say that it came to nothing: "had planned to launch in June"."""

_WALLS = frozenset(";:()|—•")
_OPENERS = frozenset(',"“”‘—–-|;:()•') | frozenset(
    ("that", "and", "but", "because", "if", "which", "who", "so", "")
)
_SUBJECTS = frozenset((",", "that", "which", "who", "it", "he", "she", "they", "we", "you"))


def tense(words: Words, start: int, end: int, acts: frozenset[str] = frozenset()) -> Tense:
    """Say where the words around `start` … `end` look.

    `acts` are acts of promising that look ahead although they are in the past tense.
    """
    left = _left(words, start, acts)
    if words.lower[start - 1] in _OPENERS:
        right = _right(words, end, acts)
        return right if right is not Tense.OPEN else left
    return _right(words, end, acts) if left is Tense.OPEN else left


def _left(words: Words, start: int, acts: frozenset[str]) -> Tense:
    back_at, subject = 0, False
    for at in range(start - 1, max(-1, start - 1 - REACH), -1):
        word = words.lower[at]
        if word in _WALLS:
            break
        subject = subject or (bool(back_at) and word in _SUBJECTS)
        found = _verb(words, at, acts)
        if found is Tense.AHEAD and not subject:
            return Tense.BACK if back_at == start - 1 else found
        if found is Tense.BACK and not back_at:
            back_at = at + 1
            if at == start - 1:
                return Tense.BACK
        if found is Tense.NOW and not back_at:
            return found
    return Tense.BACK if back_at else Tense.OPEN


def _right(words: Words, end: int, acts: frozenset[str]) -> Tense:
    last, now = min(words.length, end + REACH), Tense.OPEN
    for at in range(end, last):
        if words.lower[at] in _WALLS or at >= last:
            break
        found = _verb(words, at, acts)
        if found is Tense.NOW:  # "is now expected", "has not been"
            last, now = min(last, at + 5), found
        elif found is not Tense.OPEN:
            return found
    return now


def _verb(words: Words, at: int, acts: frozenset[str]) -> Tense:
    """Say where one word looks."""
    word = words.lower[at]
    if word in acts:
        return Tense.AHEAD
    if word in _MODALS and words.reads(at + 1, "have"):
        return Tense.BACK
    if word == "may" and words.capital(at) and at:
        return Tense.OPEN
    if word == "due" and words.reads(at + 1, "to"):
        return Tense.AHEAD if words.lower[at - 1] in _BEING else Tense.OPEN
    if word in AHEAD or word.endswith("'ll"):
        return Tense.AHEAD
    if word == "set" and words.lower[at + 1] in {"to", "for"}:
        return Tense.AHEAD
    if word == "to":
        return _infinitive(words, at)
    if word in {"is", "are", "am", "be"} and words.lower[at + 1] in PROGRESSIVE:
        return Tense.AHEAD
    if word in _ARRIVING and words.lower[at - 1] not in _BEFORE_GERUND:
        return Tense.AHEAD
    return Tense.NOW if word in NOW else _back(words, at)


def _infinitive(words: Words, at: int) -> Tense:
    after = words.lower[at + 1]
    if not after.isalpha() or words.capital(at + 1) or after in _NO_INFINITIVE:
        return Tense.OPEN
    if after.endswith("ing") and after != "bring":
        return Tense.OPEN
    if after.endswith("s") and not after.endswith("ss"):
        return Tense.OPEN
    if words.lower[at - 1] in _NO_AIM:
        return Tense.OPEN
    back = words.lower[at - 1] in _BACKWARD or words.lower[at - 2] in _UNDONE
    return Tense.BACK if back else Tense.AHEAD


def _back(words: Words, at: int) -> Tense:
    word, before = words.lower[at], words.lower[at - 1]
    regular = word.endswith("ed") and len(word) > 3 and word not in _NO_VERB
    if not (word in BACK or regular) or _passive(words, at):
        return Tense.OPEN
    if word in BACK:
        return Tense.BACK
    name = words.capital(at) and at > 0
    after = words.lower[at + 1]
    adjective = before in _DETERMINERS and after.isalpha() and after not in _DETERMINERS
    return Tense.OPEN if name or adjective else Tense.BACK


def _passive(words: Words, at: int) -> bool:
    """Say whether a participle follows "be": "should be done", "to be fully retired"."""
    return "be" in (words.lower[at - 1], words.lower[at - 2])
