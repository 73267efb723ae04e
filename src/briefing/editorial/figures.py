"""Figures of a text, brought to one form: $600 billion and "600 billion dollars" are the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from msgspec import Struct

from briefing.model.records import Amount
from briefing.model.vocabulary import SCALES

Figure = tuple[Decimal, str] | date
"""A value with its unit ("USD", "%", "watt"), or a day."""

SHORT_SCALES = {
    "k": "thousand", "m": "million", "mn": "million", "b": "billion", "bn": "billion",
    "t": "trillion", "tn": "trillion",
}  # fmt: skip
UNITS = {
    "$": "USD", "us$": "USD", "dollar": "USD", "€": "EUR", "euro": "EUR", "£": "GBP",
    "pound": "GBP", "¥": "JPY", "yen": "JPY", "yuan": "CNY", "rmb": "CNY", "renminbi": "CNY",
    "won": "KRW", "₹": "INR", "rupee": "INR",
    "usd": "USD", "eur": "EUR", "gbp": "GBP", "cny": "CNY", "jpy": "JPY",
    "%": "%", "percent": "%", "per cent": "%",
    "gigawatt": "gigawatt", "gw": "gigawatt", "megawatt": "megawatt", "mw": "megawatt",
}  # fmt: skip
"""Words and signs, folded and in the singular → unit."""
_POWERS = {"gigawatt": 10**9, "megawatt": 10**6}
BARE = SCALES["billion"]
"""The smallest scale of which a bare number is taken for a sum; thousands mostly count things."""
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip

_NUMBER = r"\d(?<![\w.,]\d)(?:\d{0,2}(?:,\d{3}){1,6}|\d{0,14})(?:\.\d{1,9})?"
_SIGN = r"US\$|[$€£¥₹]|\b(?:USD|EUR|GBP|CNY|RMB|JPY) ?"
_SCALE = r"(?:[\s-]?(?:thousand|million|billion|trillion)|(?:[kKmMbBtT]|[MmBbTt]n))\b"
_UNIT = (
    r"%|(?:per\s?cent|(?:US )?dollars?|yuan|renminbi|euros?|pounds?|yen|won|rupees?"
    r"|gigawatts?|GW|megawatts?|MW|USD|EUR|GBP|CNY|RMB|JPY)\b"
)
SUM = re.compile(
    rf"(?P<low>{_NUMBER})(?P<low_scale>{_SCALE})?"
    rf"(?:\s?(?:–|-|to)\s?(?P<sign>{_SIGN})?(?P<high>{_NUMBER})(?P<high_scale>{_SCALE})?)?"
    rf"(?:[\s-]?(?P<unit>{_UNIT}))?"
)
"""A number or a range of two, with what stands behind it.  It starts with a digit, and so do the
days, because digits are found fast (see `numbers`); what stands before is looked up."""
_ZEROS = bytes(ord("0") if each in b"0123456789" else ord(" ") for each in range(256))
_ZERO_RUN = re.compile(b"00*")
_SIGN_BEFORE = re.compile(rf"(?:{_SIGN})$")
_SIGN_ENDS = frozenset("$€£¥₹DRPYB")
"""What a sign can end with, but for a space."""
_MONTH = "|".join(MONTHS)
DAY = re.compile(
    r"\d(?<![\w-]\d)(?:(?P<iso>\d{3}-\d{2}-\d{2})|(?P<d>\d?)(?:st|nd|rd|th)?"
    rf"(?:\s(?P<month>{_MONTH}))?,?\s(?P<year>\d{{4}}))\b"
)
_MONTH_BEFORE = re.compile(rf"\b(?:{_MONTH})\s$")


class Found(Struct, frozen=True):
    """A figure of a text."""

    figure: Figure
    offset: int
    text: str


def numbers(text: str, start: int = 0) -> list[int]:
    """Return where the numbers of a text begin, from `start` on.

    All digits are made zeros first, because a search for one character is ten times as fast as
    one for ten.
    """
    zeros = text.encode("ascii", "replace").translate(_ZEROS)
    return [run.start() for run in _ZERO_RUN.finditer(zeros, start)]


def amounts(text: str, numbers: Iterable[int]) -> Iterator[Found]:
    """Return sums of money, shares and power of a text; both ends of a range."""
    for match in _sums(text, numbers):
        before = _sign_before(text, match.start())
        unit = before[0].strip() if before else match["sign"] or match["unit"]
        if not unit:
            continue
        start = before.start() if before else match.start()
        scale = match["high_scale"]
        ends = [(match["low"], match["low_scale"] or scale)]
        if match["high"]:
            ends.append((match["high"], scale))
        for number, own_scale in ends:
            value = Decimal(number.replace(",", "")) * factor(own_scale or "")
            yield Found(measured(value, unit), start, _one_line(text[start : match.end()]))


class BareSum(Struct, frozen=True):
    """Billions or trillions of which the text says no currency or unit behind the number."""

    value: Decimal
    offset: int
    end: int
    text: str


def bare_sums(text: str, numbers: Iterable[int]) -> Iterator[BareSum]:
    """Return the last number of each range, or the number, that has a scale and nothing else."""
    for match in _sums(text, numbers):
        scale = match["high_scale"] or ("" if match["high"] else match["low_scale"]) or ""
        if match["unit"] or match["sign"] or factor(scale) < BARE:
            continue
        if _sign_before(text, match.start()):
            continue
        number = match["high"] or match["low"]
        value = Decimal(number.replace(",", "")) * factor(scale)
        yield BareSum(value, match.start(), match.end(), _one_line(match[0]))


def _sign_before(text: str, number: int) -> re.Match[str] | None:
    """Return the sign of a currency before a number; most have none, which one letter tells."""
    start = max(0, number - 4)
    if text[start:number].rstrip(" ")[-1:] not in _SIGN_ENDS:
        return None
    return _SIGN_BEFORE.search(text, start, number)


def _sums(text: str, numbers: Iterable[int]) -> Iterator[re.Match[str]]:
    """Return numbers and ranges; the second number of a range begins none."""
    end = 0
    for start in numbers:
        match = SUM.match(text, start) if start >= end else None
        if match:
            end = match.end()
            yield match


def days(text: str, numbers: Iterable[int]) -> Iterator[Found]:
    """Return the days of a text that are given in full."""
    end = 0
    for number in numbers:
        match = DAY.match(text, number) if number >= end else None
        if match is None:
            continue
        end = match.end()
        start, month = number, match["month"]
        if not month and not match["iso"]:
            before = _MONTH_BEFORE.search(text, max(0, start - 11), start)
            if before is None:
                continue
            start, month = before.start(), before[0].strip()
        first = text[number]
        try:
            day = (
                date.fromisoformat(match[0])
                if match["iso"]
                else date(int(match["year"]), MONTHS.index(month) + 1, int(first + match["d"]))
            )
        except ValueError:
            continue
        yield Found(day, start, _one_line(text[start:end]))


def of_text(text: str, numbers: Iterable[int]) -> Iterator[Found]:
    """Return amounts and days of a text."""
    yield from amounts(text, numbers)
    yield from days(text, numbers)


def of_amount(amount: Amount) -> Iterator[Figure]:
    """Return the figures of an amount of a record."""
    for value in (amount.value, amount.value_upper):
        if value is not None:
            yield measured(value * factor(amount.scale), amount.currency or amount.unit)


def measured(value: Decimal, unit: str) -> tuple[Decimal, str]:
    """Return a value with its unit in one form, powers in watts."""
    folded = " ".join(unit.casefold().split()).removeprefix("us ")
    name = UNITS.get(folded) or UNITS.get(folded.removesuffix("s")) or folded
    if name in _POWERS:
        return (value * _POWERS[name], "watt")
    return (value, name)


def factor(scale: str) -> int:
    """Return what a number of this scale counts in, one without a scale."""
    folded = scale.strip(" \n\t-").casefold()
    return SCALES.get(SHORT_SCALES.get(folded, folded), 1)


def _one_line(text: str) -> str:
    return " ".join(text.split())
