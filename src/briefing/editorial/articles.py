"""Rules about what an article says against what it has on record: years and figures."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from briefing.diagnostics import Diagnostic, diagnose
from briefing.editorial import figures
from briefing.editorial.figures import Figure
from briefing.editorial.texts import body
from briefing.model.dates import Period
from briefing.model.library import Library
from briefing.model.records import Amount, Article, Where

_MONTHS = {name.casefold(): number for number, name in enumerate(calendar.month_name) if name}
_MONTH = "|".join(name for name in calendar.month_name if name)
_PART = r"(?:the\s+)?(?:(?:end|middle|start|beginning|course|rest|close)\s+of|late|early|mid)"
_DUE_YEAR = re.compile(
    r"\b(?P<how>by|until|till|through|in|during|from|after|before|since|of|for|to"
    r"|spring|summer|autumn|fall|winter|early|late|end)"
    rf"\s+(?:{_PART}[\s-]+)?(?:(?P<day>\d{{1,2}})\s+)?(?:(?P<month>{_MONTH})\s+)?(?P<year>20\d\d)\b",
    re.IGNORECASE,
)
_DUE_WORDS = {"by", "until", "till", "through"}
_YEAR = re.compile(r"20\d\d")
_COMMITMENT = re.compile(r"(?:^|/)commitments/([^/#?]+?)(?:\.md|/)?(?:[#?].*)?$")


def due_years_are_tagged(library: Library) -> Iterator[Diagnostic]:
    """A year in which something falls due is a tag.

    That is a year after the article's own; and its own only behind "by" and "until", where the
    period named there ends after the article's date.
    """
    for article in library.articles.values():
        written = article.date or (article.source and article.source.published)
        written = written or article.checked_on
        if written is None:
            continue
        told: set[int] = set()
        for passage in body(article):
            if not _YEAR.search(passage.text):
                continue
            for match in _DUE_YEAR.finditer(passage.own):
                year = int(match["year"])
                if year in article.years or year in told or not _lies_ahead(match, written):
                    continue
                told.add(year)
                yield diagnose("year-not-tagged", passage.at(match.start("year")), year=year)


def _lies_ahead(match: re.Match[str], written: Period) -> bool:
    year, how = int(match["year"]), match["how"].casefold()
    if year != written.last.year:
        return year > written.last.year
    if how not in _DUE_WORDS:
        return False
    month = _MONTHS[match["month"].casefold()] if match["month"] else 12
    last = calendar.monthrange(year, month)[1]
    return date(year, month, min(int(match["day"] or last) or 1, last)) > written.last


def figures_are_backed(library: Library) -> Iterator[Diagnostic]:
    """An amount or a day of a body stands in a record of the article."""
    by_commitment: dict[str, frozenset[Figure]] = {}
    for article in library.articles.values():
        found = [(each, one) for each in body(article) for one in figures.of_text(each.text)]
        if not found:
            continue
        backed = set(_figures(_records(library, article)))
        for id_ in _told_or_linked(library, article):
            if id_ not in by_commitment:
                by_commitment[id_] = frozenset(_figures(library.commitments[id_]))
            backed |= by_commitment[id_]
        for passage, one in found:
            if one.figure not in backed:
                yield diagnose("unbacked-figure", passage.at(one.offset), figure=one.text)


def _records(library: Library, article: Article) -> tuple[object, ...]:
    """Return what backs a figure of an article, but for commitments."""
    cited = tuple(library.source(entry) for claim in article.claims for entry in claim.evidence)
    dates = (article.date, article.updated, article.checked_on)
    return (article.claims, article.corrections, article.source, cited, article.origin, dates)


def _told_or_linked(library: Library, article: Article) -> Iterator[str]:
    for commitment in library.commitments_by_article.get(article.id, ()):
        yield commitment.id
    for link in article.body.links:
        match = _COMMITMENT.search(link.target)
        if match and match[1] in library.commitments:
            yield match[1]


def _figures(value: Any) -> Iterator[Figure]:
    """Return the figures of a record: of its texts, its amounts, and the ends of its dates."""
    if isinstance(value, str):
        yield from (found.figure for found in figures.of_text(value))
    elif isinstance(value, tuple):
        for each in value:
            yield from _figures(each)
    elif isinstance(value, Period):
        yield from (value.first, value.last)
    elif isinstance(value, Amount):
        yield from figures.of_amount(value)
    elif isinstance(value, date):
        yield value
    elif is_dataclass(value) and not isinstance(value, Where):
        for each in fields(value):
            if each.name not in {"body", "url", "archive_url"}:
                yield from _figures(getattr(value, each.name))
