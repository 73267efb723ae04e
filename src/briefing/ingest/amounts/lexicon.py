"""The words of amounts: scales, currencies, units, figures, and what stands before them."""

from __future__ import annotations

from decimal import Decimal

SCALE_WORDS = {
    "thousand": "thousand", "k": "thousand",
    "million": "million", "millions": "million", "mn": "million", "mln": "million", "m": "million",
    "billion": "billion", "billions": "billion", "bn": "billion", "bln": "billion", "b": "billion",
    "trillion": "trillion", "trillions": "trillion", "tn": "trillion", "trn": "trillion",
    "t": "trillion",
    "lakh": "lakh", "lakhs": "lakh", "crore": "crore", "crores": "crore",
}  # fmt: skip
"""Wording → scale of the content model, or an Indian one that is converted."""

IN_MILLIONS = {"lakh": Decimal("0.1"), "crore": Decimal(10)}
"""The Indian scales, in millions."""

CODES = (
    "USD", "EUR", "GBP", "JPY", "CNY", "CHF", "INR", "KRW", "TWD", "HKD", "SGD", "AUD", "CAD",
    "NZD", "SEK", "NOK", "DKK", "PLN", "AED", "SAR", "BRL", "ZAR",
)  # fmt: skip
"""ISO 4217 codes that are written out, before or after the figure."""

SIGNS = {
    "US$": "USD", "U.S.$": "USD", "C$": "CAD", "CA$": "CAD", "A$": "AUD", "AU$": "AUD",
    "NZ$": "NZD", "HK$": "HKD", "S$": "SGD", "NT$": "TWD", "R$": "BRL", "$": "USD",
    "€": "EUR", "£": "GBP", "₹": "INR", "₩": "KRW", "¥": "JPY", "CN¥": "CNY", "₺": "TRY",
    "Rs.": "INR", "Rs": "INR", "RMB": "CNY", "Rmb": "CNY", "Dh": "AED",
    **{code: code for code in CODES},
}  # fmt: skip
"""Currency signs before a figure.  A bare dollar is the US one, a bare ¥ the yen."""

MONEY = {
    "us dollar": "USD", "u.s. dollar": "USD", "american dollar": "USD", "canadian dollar": "CAD",
    "australian dollar": "AUD", "singapore dollar": "SGD", "hong kong dollar": "HKD",
    "dollar": "USD", "euro": "EUR", "pound sterling": "GBP", "pound": "GBP", "sterling": "GBP",
    "yuan": "CNY", "renminbi": "CNY", "rmb": "CNY", "yen": "JPY", "won": "KRW", "rupee": "INR",
    "swiss franc": "CHF", "franc": "CHF", "swedish krona": "SEK", "swedish kronor": "SEK",
    "krona": "SEK", "kronor": "SEK", "kroner": "NOK", "zloty": "PLN", "dirham": "AED",
    "riyal": "SAR", "rand": "ZAR", "reais": "BRL", **{code.lower(): code for code in CODES},
}  # fmt: skip
"""Names of currencies after a figure, in the singular."""

MEASURES = {
    "gigawatt hour": "gigawatt-hour", "gigawatt-hour": "gigawatt-hour", "gwh": "gigawatt-hour",
    "megawatt hour": "megawatt-hour", "megawatt-hour": "megawatt-hour", "mwh": "megawatt-hour",
    "terawatt hour": "terawatt-hour", "terawatt-hour": "terawatt-hour", "twh": "terawatt-hour",
    "gigawatt": "gigawatt", "gw": "gigawatt", "megawatt": "megawatt", "mw": "megawatt",
    "terawatt": "terawatt", "tw": "terawatt", "kilowatt": "kilowatt", "kw": "kilowatt",
    "per cent": "percent", "percent": "percent", "pct": "percent", "%": "percent",
    "percentage point": "percentage point", "exaflop": "exaflop", "exaflops": "exaflop",
    "petaflop": "petaflop", "petaflops": "petaflop", "exabyte": "exabyte", "petabyte": "petabyte",
    "times": "times", "x": "times", "×": "times", "fold": "times", "-fold": "times",
}  # fmt: skip
"""Units of measure, in the singular and in small letters → the unit of the content model."""

THINGS = (
    "GPUs?|TPUs?|CPUs?|chips?|accelerators?|processors?|servers?|wafers?|nodes?|devices?|units?"
    "|reactors?|satellites?|vehicles?|cars?|robots?|homes?|households?|customers?|users?"
    "|subscribers?|developers?|students?|teachers?|workers?|employees?|engineers?|researchers?"
    "|scientists?|people|persons?|youths?|jobs?|positions?|apprentices?|apprenticeships?"
    "|businesses|companies|startups?|schools?|hospitals?|cities|centres?|centers?|regions?"
    "|countries|parameters?|tokens?|qubits?|tonnes?|tons?|acres?|hectares?|kilometres?|miles?"
    "|shares?"
)
"""Patterns of things that are counted; up to three words may stand before the thing."""
NOT_OF_A_THING = "of|in|on|at|by|for|to|and|or|the|with|from|as|than|its|per|is|are|was|were|a"

WORDS: dict[str, int | str] = {
    "a": 1, "half a": "0.5", "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
    "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15,
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90, "hundred": 100, "a hundred": 100, "one hundred": 100,
}  # fmt: skip
"""Figures written out; "a" and "half a" only before a scale."""

ABOUT = (
    "about", "around", "approximately", "approx.", "roughly", "some", "nearly", "almost", "circa",
    "close to", "in the region of", "an estimated", "estimated", "~", "≈",
)  # fmt: skip
AT_MOST = (
    "up to", "as much as", "as many as", "at most", "no more than", "not more than", "less than",
    "fewer than", "under", "below", "a maximum of",
)  # fmt: skip
AT_LEAST = (
    "at least", "more than", "over", "above", "no less than", "not less than", "upwards of",
    "in excess of", "a minimum of", "exceeding", "greater than",
)  # fmt: skip
