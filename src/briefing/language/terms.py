"""Words for the values of the closed vocabularies, and for amounts."""

from __future__ import annotations

from decimal import Decimal

_WORDS = {
    "no-date": "no date",
    "in-force": "in force",
    "window-open": "window open",
    "official-statement": "official statement",
    "published-plan": "published plan",
    "anonymous-report": "anonymous report",
    "moved": "moved",
    "new": "new",
}

FIELDS = {"due": "due date", "what": "statement", "who": "who", "amount": "amount"}
"""Names of the fields of a commitment that get revised."""

KINDS = {
    "company": "Companies",
    "lab": "Labs",
    "government": "Governments",
    "institution": "Institutions",
    "regulator": "Regulators",
}
"""Headings for the kinds of companies."""

_SYMBOLS = {"USD": "$", "EUR": "€", "GBP": "£"}
_SCALES = {"thousand": "k", "million": "m", "billion": "bn", "trillion": "tn"}
_UNITS = {"gigawatt": " GW", "megawatt": " MW", "percent": "%", "times": "×"}


def word(value: str) -> str:
    """Return a value of a vocabulary in words: met-late → met late."""
    return _WORDS.get(value, value.replace("-", " "))


def amount(
    value: Decimal,
    upper: Decimal | None = None,
    *,
    scale: str = "",
    currency: str = "",
    unit: str = "",
    approx: bool = False,
    measure: str = "",
) -> str:
    """Return an amount as printed: about $600 bn, total compute spend."""
    figure = _figure(value) + (f"–{_figure(upper)}" if upper is not None else "")
    symbol = _SYMBOLS.get(currency)
    if currency:
        figure = f"{symbol}{figure}" if symbol else f"{currency} {figure}"
    if scale:
        figure += f" {_SCALES[scale]}"
    if unit:
        figure += _UNITS.get(unit, f" {unit}")
    return ("about " if approx else "") + figure + (f", {measure}" if measure else "")


def _figure(value: Decimal) -> str:
    return f"{value.normalize():,f}"


def joined(words: list[str] | tuple[str, ...]) -> str:
    """Return a list in words: a, b and c."""
    if len(words) < 2:
        return "".join(words)
    return ", ".join(words[:-1]) + " and " + words[-1]
