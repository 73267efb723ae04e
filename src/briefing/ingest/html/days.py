"""Days written in many ways: ISO, in words of seven languages, or in figures."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = """
    january janvier januar enero gennaio janeiro januari jan janv ene gen jän
    february février februar febrero febbraio fevereiro februari feb févr fév fev
    march mars märz marzo março maart mar mär mrz mrt
    april avril abril aprile apr avr abr
    may mai mayo maggio maio mei mag
    june juin juni junio giugno junho jun giu
    july juillet juli julio luglio julho jul juil lug
    august août agosto augustus aug ago aou
    september septembre septiembre settembre setembro sept sep set
    october octobre oktober octubre ottobre outubro oct okt ott out
    november novembre noviembre novembro nov
    december décembre dezember diciembre dicembre dezembro dec déc dez dic
"""
MONTHS = {
    name: number
    for number, names in enumerate(_MONTHS.strip().splitlines(), start=1)
    for name in names.split()
}
_NAME = "|".join(sorted(MONTHS, key=len, reverse=True))
_YEAR = r"(?P<y>(?:19|20)\d\d)"
_DAY = r"(?P<d>\d\d?)"
_IN_ADDRESS = re.compile(
    r"/(?P<y>(?:19|20)\d\d)(?:/[a-z_-]{2,24})?(?P<p>[/-]?)"
    r"(?P<m>0?[1-9]|1[0-2]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?P=p)"
    r"(?P<d>0[1-9]|[12]\d|3[01]|(?<=[/-])[1-9])(?=[/._-]|$)"
    r"|[/_-](?P<y2>(?:19|20)\d\d)-(?P<m2>\d\d)-(?P<d2>\d\d)(?!\d)",
    re.IGNORECASE,
)
"""A day in an address: /2026/03/04/, /2026/tech/3/4/, /2026/mar/04/, /20260304/, -2026-03-04."""
_PATTERNS: tuple[re.Pattern[str], ...] = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<!\d){_YEAR}[-/.](?P<m>\d\d?)[-/.]{_DAY}(?!\d)",
        rf"(?<!\d){_YEAR}(?P<m>\d\d)(?P<d>\d\d)(?:T\d|(?!\d))",
        (
            rf"(?<!\w){_DAY}(?:st|nd|rd|th|er|\.|º|ª)?[\s-]*(?:of |de )?(?P<n>{_NAME})\b\.?,?[\s-]*"
            rf"(?:de )?{_YEAR}(?!\d)"
        ),
        rf"(?<!\w)(?P<n>{_NAME})\b\.?\s*{_DAY}(?:st|nd|rd|th)?\s*,?\s+{_YEAR}(?!\d)",
        rf"(?<!\d){_YEAR}\s*[年년]\s*(?P<m>\d\d?)\s*[月월]\s*{_DAY}\s*[日일]",
    )
)
_FIGURES = re.compile(r"(?<![\d./-])(\d\d?)([./-])(\d\d?)\2((?:19|20)?\d\d)(?![\d./-])")
_MONTH_ONLY = re.compile(rf"(?<!\w)(?P<n>{_NAME})\b\.?,?\s+(?:de )?{_YEAR}(?!\d)", re.IGNORECASE)
_FIRST_YEAR = 1990


def day_in(text: str, *, american: bool = True, last: date | None = None) -> date | None:
    """Return the first day that a text names, not later than `last`.

    `american` says how to read 3/4/2026, where both readings are days.
    """
    found = [
        (match.start(), day)
        for pattern in _PATTERNS
        if (match := pattern.search(text)) is not None and (day := _day(match, last)) is not None
    ]
    for match in _FIGURES.finditer(text):
        one, two, year = int(match[1]), int(match[3]), int(match[4])
        year += 2000 if year < 100 else 0
        month_first = american and match[2] != "."
        pairs = [(one, two), (two, one)] if month_first else [(two, one), (one, two)]
        day = next((day for pair in pairs if (day := _made(year, *pair, last)) is not None), None)
        if day is not None:
            found.append((match.start(), day))
            break
    return min(found)[1] if found else None


def month_in(text: str, *, last: date | None = None) -> str:
    """Return the month that a text names with its year, as 2026-03; empty where there is none."""
    match = _MONTH_ONLY.search(text)
    if match is None:
        return ""
    first = _made(int(match["y"]), MONTHS[match["n"].lower()], 1, last)
    return f"{first:%Y-%m}" if first is not None else ""


def names_month(text: str, year: int, month: int) -> bool:
    """Whether a text names a month of a year, in words or figures."""
    figures = rf"(?<!\d)(?:{year}[-/.]{month:02}|{month:02}[-/.]{year})(?!\d)"
    if re.search(figures, text):
        return True
    return any(
        match["y"] == str(year) and MONTHS[match["n"].lower()] == month
        for match in _MONTH_ONLY.finditer(text)
    )


def names_first(text: str, year: int, month: int) -> bool:
    """Whether a text names the first day of a month, in any language or in figures."""
    figures = rf"{year}[-/.]?{month:02}[-/.]?01|0?1[-/.]0?{month}[-/.](?:{year}|{year % 100:02})"
    before = rf"0?1(?:st|er|\.|º)?\s+(?:of |de )?[^\W\d]{{3,12}}\.?,?\s+(?:de )?{year}"
    after = rf"[^\W\d]{{3,12}}\.?\s+0?1(?:st)?,?\s+{year}"
    return re.search(rf"(?<!\d)(?:{figures}|{before}|{after})(?!\d)", text) is not None


def day_in_address(address: str) -> date | None:
    """Return the day that an address names."""
    match = _IN_ADDRESS.search(address)
    if match is None:
        return None
    year, month, day = match.group("y", "m", "d") if match["y"] else match.group("y2", "m2", "d2")
    try:
        return date(int(year), MONTHS.get(month.lower()) or int(month), int(day))
    except ValueError:
        return None


def _day(match: re.Match[str], last: date | None) -> date | None:
    groups = match.groupdict()
    month = MONTHS[groups["n"].lower()] if groups.get("n") else int(groups["m"])
    return _made(int(groups["y"]), month, int(groups["d"]), last)


def _made(year: int, month: int, day: int, last: date | None) -> date | None:
    try:
        made = date(year, month, day)
    except ValueError:
        return None
    return made if year >= _FIRST_YEAR and (last is None or made <= last) else None
