"""The words that times are made of."""

from __future__ import annotations

import re
from functools import lru_cache

from briefing.ingest.times.tokens import Phrases, listed

_MONTHS = """january february march april may june
july august september october november december"""
MONTHS = {name: number for number, name in enumerate(_MONTHS.split(), 1)}
SHORT_MONTHS = {name[:3]: number for name, number in MONTHS.items()} | {"sept": 9}

_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday"
WEEKDAYS = {name: number for number, name in enumerate(_WEEKDAYS.split())}

SEASONS = {
    "spring": "spring",
    "springtime": "spring",
    "summer": "summer",
    "summertime": "summer",
    "autumn": "autumn",
    "fall": "autumn",
    "winter": "winter",
    "wintertime": "winter",
}
"""To the one name that the digest uses: "fall" and "autumn" are the same months."""

_SMALL = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
fifteen sixteen seventeen eighteen nineteen twenty"""
_TENS = "thirty forty fifty sixty seventy eighty ninety"
NUMBERS = (
    {name: number for number, name in enumerate(_SMALL.split()) if number}
    | {name: 10 * number for number, name in enumerate(_TENS.split(), 3)}
    | {"hundred": 100, "dozen": 12}
)

ARTICLES = listed("a an the its their his her our my your this that these those")

_ORDINALS = ("first 1st initial opening", "second 2nd", "third 3rd", "fourth 4th")
ORDINALS = {name: n for n, names in enumerate(_ORDINALS, 1) for name in names.split()}
LAST_ORDINALS = frozenset({"final", "last", "closing"})
HALVES = {"first": 1, "1st": 1, "front": 1, "opening": 1} | dict.fromkeys(
    ("second", "2nd", "latter", "back", "last", "final", "other"), 2
)

UNITS = {
    "day": ("D", 1),
    "week": ("W", 1),
    "fortnight": ("W", 2),
    "month": ("M", 1),
    "quarter": ("M", 3),
    "year": ("Y", 1),
    "yr": ("Y", 1),
    "decade": ("Y", 10),
}
"""Units of a duration: letter of ISO 8601 and how many of it."""
UNITS |= {f"{name}s": unit for name, unit in UNITS.items()}

MOST = {"D": 3700, "W": 520, "M": 1200, "Y": 150}
"""More than this is no due time: "in 5,000 years"."""

PARTS = Phrases(
    ("start", "(the) (very) start of | (the) (very) beginning of | (the) opening months of"),
    ("start", "(the) first weeks of | (the) first months of | (the) first few months of"),
    ("early", "(the) (very) early (-) | early in | (the) early part of"),
    ("early-mid", "(the) early to mid (-) | (the) early - to - mid (-)"),
    ("mid", "(the) mid (-) | (the) middle (part) of | midway through | halfway through"),
    ("mid-late", "(the) mid (-) to late (-) | (the) mid - to - late (-)"),
    ("late", "(the) (very) late (-) | late in | (the) latter part of | (the) back end of"),
    ("late", "(the) tail end of | (the) closing months of | (the) final months of"),
    ("late", "(the) final weeks of | (the) last months of | (the) last weeks of"),
)
"""Words for a part of a period."""

ENDS = Phrases((True, "(the) (very) end of | (the) close of | (the) last day of | (the) end (-)"))
"""Words before a period whose last day is meant."""

FRAMES = Phrases((True, "(-) timeframe | (-) time (-) frame | window | period"))
"""Words after a period that add nothing to it."""

LATER = Phrases(
    (True, "later (in) | later on in"),
    (False, "(the) rest of | (the) remainder of | (the) balance of"),
)
"""Words before a period that has begun and of which the rest is meant: whether they make it stand
without a preposition."""

_UNIT_ENDS = "{0} end | {0} - end | {0} 's end | end - of - {0} | end - {0}"
UNIT_ENDS = Phrases(
    *(
        ((unit, ""), _UNIT_ENDS.format(unit) + f" | (the) (this) {unit} 's end | end of {unit}")
        for unit in ("year", "month", "quarter", "decade", "century")
    ),
    (("year", ""), "eoy | (the) yearend | the year (-) end | calendar year (-) end"),
    (("fiscal", ""), "(the) fiscal year (-) end | (the) financial year (-) end"),
    (("week", ""), "(the) (this) week 's end | end of week"),
    (("decade", ""), "(the) turn of the decade"),
    (("year", ""), "(the) turn of the year"),
    (("year", "mid"), "(the) midyear | (the) mid (-) year"),
    (("decade", "mid"), "mid (-) decade"),
    (("century", "mid"), "(the) midcentury | (the) mid (-) century"),
)
"""Ends and middles of the present year, month, … : unit and part (empty for its end)."""

IRREGULAR = listed(
    """
    was were had did said told made began came took saw grew fell rose sold built bought won lost
    led went met held ran spent wrote paid became gave got knew left sent stood thought brought
    caught chose drew drove fought found kept laid sought shot shut struck taught threw understood
    withdrew broke froze been shown grown taken given seen begun gone written known done sank
    shrank swung fed rang sprang beat ago hit born having spoke felt meant flew flown fled rode
    stole stuck swept swore shook slept wore woke underwent undertook undertaken upheld oversaw
    overcame dealt lent hid dug spun heard sat sang sung ate eaten blew blown chosen driven drawn
    fallen forgot forgotten hung lit mistook overtook overtaken overthrew overthrown outdid proven
    rebuilt ridden risen shaken spoken sworn swam tore torn thrown undid withheld withstood worn
    rewrote rewritten stolen sprung stung bore borne broken clung crept foresaw forbade leapt wept
    withdrawn
    """
)
"""Irregular past tenses and participles; regular ones end in -ed."""

_TIME_WORDS = listed(
    """half century tomorrow fiscal fy eoy yearend midyear midcentury christmas easter
    thanksgiving halloween juneteenth valentine independence labor memorial veterans bastille boxing
    saints"""
).union(MONTHS, SHORT_MONTHS, WEEKDAYS, SEASONS, UNITS)
"""Without a figure or one of these words there is no time."""
_FIGURE = re.compile(r"\d")
_WORD = re.compile(r"[^\W_]+")


def may_hold_time(text: str) -> bool:
    """Say whether a sentence has a word that a time may hang on; most sentences have none."""
    if _FIGURE.search(text):
        return True
    return not _TIME_WORDS.isdisjoint(_WORD.findall(text.lower()))


@lru_cache(maxsize=4096)
def makes_time(word: str) -> bool:
    """Say whether a time may hang on a word."""
    return word in _TIME_WORDS or any(character.isdigit() for character in word)
