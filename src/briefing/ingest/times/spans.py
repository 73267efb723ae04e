"""Durations: two years, 12 to 18 months, the next decade, three years from now."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from briefing.ingest.times.lexicon import MOST, NUMBERS, UNITS
from briefing.ingest.times.shapes import Time
from briefing.ingest.times.tokens import Phrases, Words

_FIGURE = re.compile(r"\d{1,4}(?:\.\d)?")
_JOINS = Phrases((True, "to | or | - | – | — | - to (-) | or even"))
NEXT = Phrases(
    (True, "(the) next | (the) coming | (the) upcoming | this coming"),
    (True, "the course of the next | the course of the coming"),
)
_ABOUT = Phrases(
    ("~", "about | around | roughly | approximately | some | nearly | almost"),
    ("~", "just over | just under | a little over | a little under | slightly over"),
    ("~", "slightly under | a little more than | little more than | a bit over"),
    ("", "less than | fewer than | under | no more than | not more than | at most | up to"),
    ("", "as little as | as few as | just | only | as soon as | a maximum of | the space of"),
    ("", "a period of | the course of | a total of"),
)
"""Words before a number: whether they make it approximate."""
_NOW = Phrases((True, "from now | from today | hence | away | ' time | 's time"))
_FISCAL = frozenset({"fiscal", "financial"})
_WORKED = frozenset({"business", "working"})
"""Before days they make a duration longer than its count says."""
_STRETCHES = frozenset({"period", "span", "horizon", "stretch", "window", "timeframe", "term"})


@dataclass(frozen=True, slots=True)
class _Count:
    least: Fraction
    most: Fraction
    end: int
    about: str = ""


def span(words: Words, at: int, day: date) -> Time | None:
    """Read a duration: "two years", "12 to 18 months", "the next decade", "a year from now"."""
    if ahead := _ahead(words, at):
        return Time(ahead[1], ahead[0], "next span", "span", alone=False)
    start = NEXT.after(words, at)
    about, start = _ABOUT.at(words, start) or ("", start)
    found = _counted(words, start)
    if not found and start > at + 1:  # "next year" is a period, "the next year" a duration
        found = _one(words, start)
    if not found:
        return None
    text, end = found
    if words.reads(end, "or", "so"):
        about, end = "~", end + 2
    now = _NOW.after(words, end)
    form = "next span" if now > end or NEXT.at(words, at) else "span"
    if about not in text:
        text += about
    return Time(now, text, form, "span", alone=form == "next span")


def length(words: Words, at: int, day: date) -> tuple[str, int] | None:
    """Read what "the five years", "the fiscal year" count and the index after it."""
    start = at + words.reads(at, "the")
    if time := span(words, start, day):
        return time.date, time.end
    return _one(words, start + (words.lower[start] in _FISCAL)) if start > at else None


def _counted(words: Words, at: int) -> tuple[str, int] | None:
    """Read a count and its unit as a duration of the model and the index after it."""
    start = at + _article(words, at)
    count = _count(words, start)
    if not count:
        return None
    joined = words.reads(count.end, "-") and words.glued[count.end + 1]
    worked = words.lower[count.end] in _WORKED
    unit = UNITS.get(words.lower[count.end + joined + worked])
    end = count.end + joined + worked + 1
    described = joined or start > at  # "10-year bonds", "a five year period"
    if not unit or (described and words.lower[end] not in _STRETCHES):
        return None
    texts = [_written(number, unit) for number in (count.least, count.most)]
    if words.reads(end, "and", "a", "half"):
        texts = [_written(number + Fraction(1, 2), unit) for number in (count.least, count.most)]
        end += 3
    elif (join := _JOINS.at(words, end)) and (longer := _longer(words, join[1], unit)):
        texts, end = [texts[0], longer[0]], longer[1]
    return _both(texts, end + described, "~" if worked else count.about)


def _article(words: Words, at: int) -> bool:
    """Say whether an article stands before a count: "a ten-year period", "an 18-month one"."""
    after = words.lower[at + 1]
    counted = after in NUMBERS and after not in {"dozen", "hundred"}
    return words.lower[at] in {"a", "an"} and (counted or after.isdecimal())


def _longer(words: Words, at: int, unit: tuple[str, int]) -> tuple[str, int] | None:
    """Read the longer end of "18 months to two years" and of "a year or two"."""
    count = _count(words, at)
    if not count or count.least != count.most:
        return None
    own = UNITS.get(words.lower[count.end])
    if not own and not words.reads(at - 1, "or"):
        return None
    text = _written(count.most, own or unit)
    return (text, count.end + bool(own)) if text else None


def _one(words: Words, at: int) -> tuple[str, int] | None:
    """Read "year" of "the next year" and of "the next year or two"."""
    name = words.lower[at]
    unit = UNITS.get(name)
    or_two = words.reads(at + 1, "or", "two")
    if not unit or name.endswith("s") or (name == "quarter" and not or_two):
        return None
    texts = [_written(Fraction(count), unit) for count in (1, 2)]
    if or_two:
        return _both(texts, at + 3, "")
    if words.reads(at + 1, "and", "a", "half"):
        return _written(Fraction(3, 2), unit), at + 4
    return texts[0], at + 1


def _ahead(words: Words, at: int) -> tuple[str, int] | None:
    """Read "the year ahead"."""
    if words.lower[at] != "the" or words.lower[at + 2] != "ahead" or words.reads(at + 3, "of"):
        return None
    one = _one(words, at + 1)
    return (one[0], at + 3) if one else None


def _both(texts: list[str], end: int, about: str) -> tuple[str, int] | None:
    if not all(texts):
        return None
    text = texts[0] if texts[0] == texts[1] else "/".join(texts)
    return text + about, end


def _written(number: Fraction, unit: tuple[str, int]) -> str:
    """Return a duration such as P18M; empty where it is no whole number, or too long to be due."""
    letter, times = unit
    number *= times
    if number.denominator != 1 and letter == "Y":
        letter, number = "M", number * 12
    if number.denominator != 1 and letter == "M":
        letter, number = "W", number * 4
    if number.denominator != 1 or not 0 < number <= MOST[letter]:
        return ""
    return f"P{number}{letter}"


def _count(words: Words, at: int) -> _Count | None:
    """Read "two", "12 to 18", "two and a half", "a couple of", "half a", "a"."""
    first = _number(words, at)
    if not first:
        return None
    number, end, about = first
    join = _JOINS.at(words, end)
    second = _number(words, join[1]) if join else None
    if second and second[0] > number and not second[2]:
        return _Count(number, second[0], second[1])
    return _Count(number, number, end, about)


_VAGUE = Phrases(
    ((Fraction(2), "~"), "a couple (of) | couple of"),
    ((Fraction(1, 2), ""), "half a | a half | half (-)"),
    ((Fraction(12), ""), "a dozen"),
    ((Fraction(1), ""), "a (single) | an"),
)

LINKING = frozenset().union(
    NUMBERS, _WORKED, *(table.words() for table in (_JOINS, NEXT, _ABOUT, _VAGUE))
)
"""Words that stand before the unit of a duration."""


def _number(words: Words, at: int) -> tuple[Fraction, int, str] | None:
    """Return a number, the index after it and whether it is approximate."""
    if vague := _VAGUE.at(words, at):
        return vague[0][0], vague[1], vague[0][1]
    word = words.lower[at]
    if _FIGURE.fullmatch(word):
        return Fraction(word), at + 1, ""
    if word not in NUMBERS:
        return None
    number, end = Fraction(NUMBERS[word]), at + 1
    if words.reads(end, "-") and NUMBERS.get(words.lower[end + 1], 10) < 10 and number >= 20:
        number, end = number + NUMBERS[words.lower[end + 1]], end + 2
    if words.reads(end, "and", "a", "half"):
        number, end = number + Fraction(1, 2), end + 3
    return number, end, ""
