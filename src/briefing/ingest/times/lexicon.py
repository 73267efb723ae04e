"""The words that times are made of."""

from __future__ import annotations

from briefing.ingest.times.tokens import Phrases

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
    {
        f"{article}{words}": part
        for article in ("", "the ")
        for words, part in {
            "early": "early",
            "early -": "early",
            "early in": "early",
            "very early": "early",
            "early part of": "early",
            "mid": "mid",
            "mid -": "mid",
            "midway through": "mid",
            "middle of": "mid",
            "middle part of": "mid",
            "late": "late",
            "late -": "late",
            "late in": "late",
            "very late": "late",
            "latter part of": "late",
            "back end of": "late",
            "beginning of": "start",
            "start of": "start",
            "opening months of": "start",
            "early to mid": "early-mid",
            "early to mid -": "early-mid",
            "early - to - mid": "early-mid",
            "early - to - mid -": "early-mid",
            "mid to late": "mid-late",
            "mid - to late": "mid-late",
            "mid - to - late": "mid-late",
            "mid - to - late -": "mid-late",
        }.items()
    }
)
"""Words for a part of a period."""

ENDS = Phrases(
    dict.fromkeys(
        f"{article}{words}"
        for article in ("", "the ", "the very ")
        for words in ("end of", "end -", "end", "close of", "close -", "last day of")
    )
)
"""Words before a period whose last day is meant."""

_ENDED = ("year", "month", "quarter", "week", "decade")
_MID = ("year", " year", " - year")

LATER = Phrases(
    {
        f"{article}{words}": True
        for article in ("", "the ")
        for words in ("later", "later in", "later on in", "rest of", "remainder of")
    }
)
"""Words before a period that has begun and of which the rest is meant."""

UNIT_ENDS = Phrases(
    {
        f"{article}{unit}{joint} end": (unit, "")
        for article in ("", "the ", "this ")
        for unit in ("year", "month", "quarter", "decade", "century")
        for joint in ("", " -", " 's")
    }
    | {f"{article}week 's end": ("week", "") for article in ("", "the ", "this ")}
    | dict.fromkeys(("eoy", "yearend", "the yearend"), ("year", ""))
    | {f"end{joint} {unit}": (unit, "") for joint in (" of", " - of -", " -") for unit in _ENDED}
    | {f"{article}mid{joint}": ("year", "mid") for article in ("", "the ") for joint in _MID}
)
"""Ends of the present year, month, …, and the middle of the year."""
