"""Amounts of a text: sums of money, shares, multiples, power, counts of things.

One quantity is a figure with a currency, a scale or a unit; a bare figure is none, since it may be
a year, a version or a page.  Two quantities joined by "to" or a dash are a range.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from msgspec.structs import replace

from briefing.ingest.amounts.lexicon import (
    ABOUT,
    AT_LEAST,
    AT_MOST,
    IN_MILLIONS,
    MEASURES,
    MONEY,
    NOT_OF_A_THING,
    SCALE_WORDS,
    SIGNS,
    THINGS,
    WORDS,
)
from briefing.model.records import Amount
from briefing.model.vocabulary import SCALES

Found = tuple[int, int, Amount]
"""Offset of the first character, offset after the last, and the amount that stands there."""

UPPER_LIMIT, LOWER_BOUND = "upper limit", "lower bound"
"""What an amount measures where the wording gives only one end of it."""


def _any(words: Iterable[str]) -> str:
    """Return a pattern for any of some words, the longest first, a blank being any white space."""
    longest_first = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s{1,3}") for word in longest_first)


_FIGURE = (
    r"\d{1,3}(?:,\d{3}){1,5}(?:\.\d{1,4})?(?![\d])"
    r"|\d{1,4},\d{1,2}(?=[ -]?(?:bn|mn|tn|million|billion|trillion))"
    r"|\d{1,12}(?:\.\d{1,4})?(?!\d)"
    rf"|(?:{_any(WORDS)})(?=fold\b|[\s-])"
)
_SCALE = _any(scale for scale in SCALE_WORDS if len(scale) > 1)
_QUANTITY = re.compile(
    rf"""
    (?<![\w.,])
    (?:(?P<sign>(?-i:{_any(SIGNS)}))[ ]?|(?:(?<![A-Za-z]-)|(?<=bn-)))
    (?P<figure>{_FIGURE})
    (?:[\s-]?(?P<scale>{_SCALE})\b|(?P<letter>[kmbt])(?![\w]))?
    (?P<more>\+|-plus\b|\s+or\s+more\b)?
    (?:
        \s{{0,3}}-?(?P<money>{_any(MONEY)})s?\b
      | [\s-]{{0,2}}(?P<measure>(?P<power>(?-i:[GMT]Wh?\b)|(?:giga|mega|tera)watt(?:[ -]hour)?s?\b)
                      |%|[x×](?!\w)|(?:{_any(m for m in MEASURES if len(m) > 3)})s?\b)
      | (?P<thing>-(?:{THINGS})\b
                 |\s(?:(?!(?:{NOT_OF_A_THING})\b)[A-Za-z][\w’'-]{{0,30}}\s){{0,3}}?
                  (?:{THINGS})\b(?:\s(?:{THINGS})\b)?)
    )?
    """,
    re.VERBOSE | re.IGNORECASE,
)

_YEAR = re.compile(r"(?:19|20)\d\d")

_BEFORE = re.compile(
    rf"(?:(?P<about>{_any(ABOUT)})|(?P<most>{_any(AT_MOST)})|(?P<least>{_any(AT_LEAST)}))"
    r"\s{0,3}(?:the\s|a\s|an\s)?\Z",
    re.IGNORECASE,
)
_LOOK_BACK = 24
"""Characters before a figure in which "about" or "between" is looked for."""

_TO = re.compile(r"\s{0,3}(?:-|–|—|to|and|or)\s{0,3}(?:up to\s)?", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s{1,3}\Z", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s{1,3}\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Quantity:
    """A figure with what stands beside it; bare where nothing does."""

    start: int
    end: int
    amount: Amount

    @property
    def bare(self) -> bool:
        amount = self.amount
        return not (amount.currency or amount.scale or amount.unit)


def find(text: str) -> list[Found]:
    """Return the amounts of a text in order; they do not overlap."""
    quantities = _ranges(text, _without_conversions(text, list(_quantities(text))))
    return [
        (quantity.start, quantity.end, _bounded(text, quantity))
        for quantity in quantities
        if not quantity.bare
    ]


def _quantities(text: str) -> Iterator[_Quantity]:
    for match in _QUANTITY.finditer(text):
        amount = _amount(match)
        if amount is not None:
            yield _Quantity(match.start(), match.end(), amount)


def _amount(match: re.Match[str]) -> Amount | None:
    """Read one quantity; None where its words only look like one."""
    value = _value(match["figure"])
    scale = SCALE_WORDS.get((match["scale"] or "").lower(), "")
    letter = (match["letter"] or "").lower()
    if letter and (match["sign"] or letter == "k"):
        scale = SCALE_WORDS[letter]
    elif letter:
        return None
    if match["figure"].lower() in {"a", "half a"} and not (scale or match["power"]):
        return None
    if match["thing"] and not scale and _YEAR.fullmatch(match["figure"]):
        return None
    if scale in IN_MILLIONS:
        value, scale = _from_indian(value, scale)
    if (match["money"] or "").lower() == "won" and not scale:
        return None
    return Amount(
        value=value,
        scale=scale,
        currency=_currency(match),
        unit=_unit(match),
        measure=LOWER_BOUND if match["more"] else "",
    )


def _from_indian(value: Decimal, scale: str) -> tuple[Decimal, str]:
    """Return an Indian figure in millions, or in billions from a thousand of these."""
    millions = value * IN_MILLIONS[scale]
    if millions >= 1000:
        return (millions / 1000).normalize() + 0, "billion"
    return millions.normalize() + 0, "million"


def _value(figure: str) -> Decimal:
    folded = " ".join(figure.lower().split())
    if folded in WORDS:
        return Decimal(WORDS[folded])
    if re.fullmatch(r"\d{1,4},\d{1,2}", folded):
        return Decimal(folded.replace(",", "."))
    return Decimal(folded.replace(",", "")).normalize() + 0


def _currency(match: re.Match[str]) -> str:
    if match["money"]:
        named = MONEY[" ".join(match["money"].lower().split())]
        return SIGNS.get(match["sign"], named) if match["sign"] else named
    return SIGNS.get(match["sign"] or "", "")


def _unit(match: re.Match[str]) -> str:
    if match["measure"]:
        folded = " ".join(match["measure"].lower().split())
        return MEASURES.get(folded) or MEASURES[folded.removesuffix("s")]
    return " ".join((match["thing"] or "").lstrip("-").split())


def _without_conversions(text: str, quantities: list[_Quantity]) -> list[_Quantity]:
    """Leave out sums that give the one before in another currency: "€1.2bn ($1.4bn)"."""
    kept: list[_Quantity] = []
    for quantity in quantities:
        before = kept[-1] if kept else None
        if (
            before
            and before.amount.currency
            and quantity.amount.currency not in {"", before.amount.currency}
            and re.fullmatch(
                r"\s?\((?:about |around |roughly |~)?", text[before.end : quantity.start]
            )
        ):
            continue
        kept.append(quantity)
    return kept


def _ranges(text: str, quantities: list[_Quantity]) -> list[_Quantity]:
    """Join two quantities that are the ends of a range."""
    joined: list[_Quantity] = []
    for quantity in quantities:
        low = joined[-1] if joined else None
        if low and (amount := _range(text, low, quantity)):
            joined[-1] = _Quantity(low.start, quantity.end, amount)
        else:
            joined.append(quantity)
    return joined


def _range(text: str, low: _Quantity, high: _Quantity) -> Amount | None:
    between = re.sub(r"\([^()]{0,40}\)", "", text[low.end : high.start][:60])
    link = _TO.fullmatch(between)
    if not link or high.bare or low.amount.value_upper is not None:
        return None
    before = text[max(0, low.start - _LOOK_BACK) : low.start]
    word = between.split()[0].lower() if between.split() else "-"
    if _FROM.search(before) or (word == "and" and not _BETWEEN.search(before)):
        return None
    first, last = low.amount, high.amount
    if not _alike(first, last) or _times(first, last.scale) >= _times(last, ""):
        return None
    scaled = first.value if first.scale in {"", last.scale} else _times(first, "") / _power(last)
    return replace(
        last, value=scaled, value_upper=last.value, currency=first.currency or last.currency
    )


def _alike(first: Amount, last: Amount) -> bool:
    """Say whether two ends of a range count the same thing, as far as they name it."""
    return all(
        one in {"", other}
        for one, other in (
            (first.currency, last.currency or first.currency),
            (first.unit, last.unit),
        )
    )


def _power(amount: Amount) -> Decimal:
    return Decimal(SCALES.get(amount.scale, 1))


def _times(amount: Amount, default: str) -> Decimal:
    """Return the value in full, with another scale where it has none of its own."""
    return amount.value * Decimal(SCALES.get(amount.scale or default, 1))


def _bounded(text: str, quantity: _Quantity) -> Amount:
    """Add what the words before say: about, up to, at least."""
    amount = quantity.amount
    start = quantity.start
    for _ in range(2):  # "up to about 5 GW"
        before = _BEFORE.search(text, max(0, start - _LOOK_BACK), start)
        if not before:
            break
        if before["about"]:
            amount = replace(amount, approx=True)
        else:
            amount = replace(amount, measure=UPPER_LIMIT if before["most"] else LOWER_BOUND)
        start = before.start()
    return amount
