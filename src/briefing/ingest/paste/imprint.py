"""Who wrote it and when it appeared: bylines and dates that stand on lines of their own."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from briefing.ingest.paste.vocabulary import listed

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january janvier januar enero", "feb february février februar febrero",
            "mar march mars märz marzo", "apr april avril abril", "may mai mayo",
            "jun june juin juni junio", "jul july juillet juli julio", "aug august août agosto",
            "sep sept september septembre septiembre", "oct october octobre oktober octubre",
            "nov november novembre noviembre", "dec december décembre dezember diciembre",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = "(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|\.)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_FORMS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{_MONTH} {_DAY},? ?{_YEAR}\b",
        rf"\b{_DAY} (?:de |of )?{_MONTH},? (?:de )?{_YEAR}\b",
        rf"\b{_DAY}[- ]{_MONTH}[- ]{_YEAR}\b",
        rf"\b{_YEAR}[-/.](?P<number>\d{{1,2}})[-/.]{_DAY}(?!\d)",
        rf"\b(?P<one>\d{{1,2}})(?P<sign>[/.])(?P<two>\d{{1,2}})(?P=sign){_YEAR}\b",
        rf"\b{_MONTH},? {_YEAR}\b",
    )
)
_PLAIN_MONTH = "(?:" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
_NO_YEAR = re.compile(
    rf"\b(?:{_PLAIN_MONTH} \d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th|\.)? {_PLAIN_MONTH})"
    r"(?!\w)",
    re.IGNORECASE,
)
_SHORT_YEAR = re.compile(r"\b\d{1,2}[/.]\d{1,2}[/.]\d\d\b")
_AGO = re.compile(
    r"\b(?:\d+|an?|a few)\s*(?:seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?"
    r"|[smhdwy]) ago\b|^(?:yesterday|today|just now)\b|^\d{1,2} ?(?:mo|yr|[smhdwy]) ?[•·]",
    re.IGNORECASE,
)
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"
_REST = re.compile(
    rf"\b(?:{_WEEKDAY}|first|last|originally|published|publication|posted|updated?|modified"
    rf"|revised|"
    r"created|edited|released|issued|added|date|dated|time|at|on|as of|the|and|am|pm|"
    r"(?:gmt|utc)(?:[+-]\d+)?|e[ds]?t|p[ds]?t|c[ds]?t|bst|cest|cet|aest|ist|jst|hrs?|h|uhr|le|à|el|am|um|eastern|"
    rf"(?:see|show|view) all updates|press release|news release|release|news)\b"
    rf"|\b\d{{1,3}}[- ]?(?:min(?:ute)?s?|hours?)(?: of| de)?[- ]"
    rf"(?:read(?:ing)?|listen|lesezeit|lecture)\b"
    rf"|\d{{1,2}}(?:[:.h]\d\d){{1,2}}\s*(?:[ap]\.?m\b\.?)?|\d{{1,2}}\s*[ap]\.?m\b\.?"
    rf"|[+-]\d\d:?\d\d|[\W_]+",
    re.IGNORECASE,
)
"""What may stand beside a date on its line."""
_UPDATED = re.compile(r"\b(?:updated?|modified|revised|edited)\b", re.IGNORECASE)

_DATELINE = re.compile(
    r"(?:(?:[A-ZÀ-Þ][\w.'’-]*[,.]?\s+){1,5}[(–—-]*\s*|[A-Z][^a-z]{1,60}?)"
    rf"(?P<date>(?i:{_MONTH} {_DAY}),? ?{_YEAR})\s*[,)]?[^.]{{0,40}}?\s*(?:[/)–—]|--?)"
)
"""The place and date before the first sentence of a release, up to the dash."""

_NAME = r"(?:(?:van|von|de|del|di|da|der|den|la|le|bin|al|el|ter|dos)\s+)*[A-ZÀ-ÞŁŠŽČĐ][\w’'.-]*"
_NAMES = rf"{_NAME}(?:\s+{_NAME}){{0,4}}"
_PEOPLE = re.compile(rf"{_NAMES}(?:(?:,| and| &|, and| et| und| y)\s+{_NAMES}){{0,5}}")
_BY = re.compile(
    r"(?:(?:medically\s+)?(?:reviewed|photographs?|photos?|illustrations?|translated"
    r"|fact.checked|written|posted|published|reported|reporting|story|words|text|edited|created|authored|"
    r"article|analysis|opinion|comment|contributed)\s+)?(?:by|from|par|von|por|di)\s*:?\s+(?=\S)"
    r"|(?:author|authors|autor|auteur|writer)s?\s*:\s*",
    re.IGNORECASE,
)
_BESIDE_NAMES = re.compile(r"\s*(?:@\w+|[\"“”])\s*|\s+(?=,)")
"""Handles, the marks of nicknames and stray spaces."""
_BY_LAST = re.compile(
    rf"\s+(?:[|·•–—-]\s*)?(?i:by)\s+({_NAMES}(?:(?:,| and| &)\s+{_NAMES}){{0,3}})$"
)
_ROLE = re.compile(
    r"\b(?:staff|senior|chief|deputy|managing|contributing|special|political|technology|tech"
    r"|science|"
    r"business|economics|education|health|news|white house|foreign|global|national|ai|data)?\s*"
    r"(?:writer|reporter|editor|correspondent|columnist|contributor|journalist|analyst|author|"
    r"bureau chief|fellow|professor|staff|newsroom|desk)\b",
    re.IGNORECASE,
)
_AFTER_NAMES = re.compile(
    rf"\s*[|•·]|\s(?i:{_WEEKDAY}\b|{_MONTH} \d|\d{{1,2}}(?:st|nd|rd|th|\.)? {_PLAIN_MONTH})"
    r"|\s(?:19|20)\d\d-\d\d-"
)
"""What ends the names of a byline: a sign between its parts, or a date."""
_SENTENCE = 6
"""From how many words on a line with a name and a date may be a sentence, if it ends as one."""
_SIGN = re.compile(r"\s*[|•·]\s*")
_LABEL = 5
"""Most words of a label beside a date."""
_PARTS = re.compile(r"\s*[|•·—–]\s*|\s+-\s+|,\s+(?=\D)|\s{2,}|\t")


@dataclass(frozen=True, slots=True)
class Imprint:
    """What a line tells of when and by whom."""

    author: str = ""
    published: str = ""
    """EDTF-like."""
    updated: str = ""
    ambiguous: bool = False
    """Whether day and month of the date could be swapped."""


def day(text: str) -> tuple[str, bool] | None:
    """Return the first full date of a text in EDTF-like form, and whether it is ambiguous."""
    text = _GLUED.sub(" ", text[:400])
    for form in _FORMS:
        for match in form.finditer(text):
            if read := _read(match):
                return read
    return None


def _read(match: re.Match[str]) -> tuple[str, bool] | None:
    found = match.groupdict()
    year = int(found["year"])
    ambiguous = False
    if found.get("one"):
        first, second = int(found["one"]), int(found["two"])
        ambiguous = found["sign"] == "/" and first <= 12 and second <= 12 and first != second
        month, number = (second, first) if first > 12 or found["sign"] == "." else (first, second)
    else:
        name = found.get("month")
        month = _MONTHS[name.lower()] if name else int(found["number"])
        if found.get("day") is None:
            return f"{year}-{month:02}", False
        number = int(found["day"])
    try:
        return (date(year, month, number).isoformat(), ambiguous)
    except ValueError:
        return None


def dateline(text: str) -> str:
    """Return the date that a release opens with: "PARIS, March 3, 2026 (Wire) - …"; else ""."""
    head = _DATELINE.match(text[:160])
    found = day(head["date"]) if head else None
    return found[0] if found and not found[1] else ""


_GLUED = re.compile(
    r"(?<=\b(?:19|20)\d\d)(?=\d{1,2}:\d\d)|(?<=[A-Z]{3})(?=Updated\b)"
    r"|(?<=[a-z])(?=(?:19|20)\d\d-\d\d-\d\d\b)"
    rf"|(?<=[a-z])(?=(?:{'|'.join(map(str.title, _MONTHS))})\.? \d{{1,2}},? (?:19|20)\d\d\b)"
)
"""Where a date, a time and what follows it were copied without the space between them."""


@lru_cache(maxsize=4096)
def imprint(text: str) -> Imprint | None:
    """Read a line that holds nothing but a byline, a date or both; None for any other."""
    if len(text) > 160:
        return None
    text = _NOTE_MARKS.sub("", _GLUED.sub(" ", text))
    when = _dates(text)
    if when is not None:
        return when
    ending = _BY_LAST.search(text)
    if ending and (when := _dates(text[: ending.start()])):
        return replace(when, author=ending[1])
    by = _BY.match(text)
    if by:
        return _byline(text[by.end() :])
    return _named_with_date(text) or _labelled(text)


def _dates(text: str) -> Imprint | None:
    """Read a line of dates alone, with the words that stand beside them."""
    found: list[re.Match[str]] = []
    rest = text
    for form in _FORMS:
        found += form.finditer(rest)
        rest = form.sub(lambda match: " " * len(match[0]), rest)
    short = _NO_YEAR.sub(" ", _AGO.sub(" ", _SHORT_YEAR.sub(" ", rest)))
    if (not found and short == rest) or len(text) > 120 or _REST.sub("", short):
        return None
    published = updated = ""
    ambiguous = False
    for match in sorted(found, key=lambda one: one.start()):
        read = _read(match)
        if read is None:
            continue
        if published or _UPDATED.search(text[: match.start()]):
            updated = updated or read[0]
        else:
            published, ambiguous = read
    return Imprint(published=published, updated=updated, ambiguous=ambiguous)


def _byline(text: str) -> Imprint | None:
    """Read what follows "By": names, then perhaps a role, a date, a place."""
    text = _BESIDE_NAMES.sub(lambda match: " " * (match[0].strip() != ""), text)
    role = _ROLE.search(text)
    head = _AFTER_NAMES.split(text[: role.start()].rstrip(" ,") if role else text, maxsplit=1)[0]
    names = _PEOPLE.match(head)
    if not names or len(text.split()) > 18:
        return None
    author = _without_month(names[0])
    rest = text[len(author) :]
    found = day(rest)
    tells = found is None and re.search(r"[.!?]\s+\w", rest) is not None
    if not author or tells or _ROLE.sub("", rest).count(" ") > (16 if found else 12):
        return None
    if _NO_YEAR.match(text):
        return None
    if re.match(r"\s+[a-z]", rest) and not re.match(
        r"\s+(?:for|of|in|at|on|and|is|updated?|published|posted)\b", rest
    ):
        return None
    return Imprint(
        author=author.strip(" ,.-"),
        published=found[0] if found else "",
        ambiguous=bool(found and found[1]),
    )


def _without_month(names: str) -> str:
    """Cut a date off that follows a name: "Erin Cole March" → "Erin Cole"."""
    words = names.split()
    for index, word in enumerate(words):
        if index and word.lower().strip(".,") in _MONTHS and index + 1 == len(words):
            return " ".join(words[:index])
    return names


def _labelled(text: str) -> Imprint | None:
    """Read "Company news · March 3, 2026": a date among short labels."""
    parts = _SIGN.split(text.strip())
    dates = [found for part in parts if (found := _dates(part)) and found.published]
    if len(parts) not in {2, 3} or not dates or any(len(part.split()) > _LABEL for part in parts):
        return None
    return dates[0]


def _named_with_date(text: str) -> Imprint | None:
    """Read "Jane Doe, Staff writer" and "Jane Doe | March 3, 2026 | 5 min read"."""
    parts = [part for part in _PARTS.split(text.strip()) if part]
    when = day(text)
    if text.endswith(".") and len(text.split()) > _SENTENCE:
        return None
    if when and (cut := _AFTER_NAMES.search(text)):
        name, rest = text[: cut.start()], text[cut.start() :]
        if people(name) and (dates := _dates(rest)):
            return replace(dates, author=name)
    name, _, rest = text.partition(", ")
    if when and person(name) and (dates := _dates(rest)):
        return replace(dates, author=name)
    if not 2 <= len(parts) <= 6 or not person(parts[0]):
        return None
    if when is None and not any(_ROLE.fullmatch(part.strip()) for part in parts[1:3]):
        return None
    return Imprint(
        author=parts[0].strip(),
        published=when[0] if when else "",
        ambiguous=bool(when and when[1]),
    )


_NO_NAMES = listed("""
    the a an in on of for and to with from by at how why what when where who which new this that
    your our we is are ai inc ltd news update university institute college department
""")


_AND = re.compile(r"(?:,| and| &)\s+")
_BETWEEN_NAMES = re.compile(r"(?:,? (?i:and)|,? &|,)\s+|\t\s*")
_NOTE_MARKS = re.compile(r"\s?[*\u2217†‡§¶]+")


def as_signed(text: str) -> str:
    """Return names that stand side by side as a list, without the marks of their notes."""
    return _NOTE_MARKS.sub("", text).replace("\t", ", ")


def people(text: str) -> int:
    """Return how many people a line could name, and nothing else; 0 if it says anything else."""
    names = _BETWEEN_NAMES.split(_NOTE_MARKS.sub("", text))
    written = [name.title() for name in names] if text.isupper() and len(names) > 2 else names
    return len(names) if all(map(person, written)) else 0


def person(text: str) -> bool:
    """Say whether a line could be names of people: two to four capitalised words each."""
    names = _AND.split(text)
    return (
        all(2 <= len(name.split()) <= 4 and len(name) <= 40 for name in names)
        and _PEOPLE.fullmatch(text) is not None
        and _NO_NAMES.isdisjoint(text.casefold().split())
        and not any(char.isdigit() for char in text)
        and not text.isupper()
    )
