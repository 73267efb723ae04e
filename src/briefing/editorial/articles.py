"""Rules about what an article says against what it has on record: years and figures."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Hashable, Iterator
from datetime import date
from functools import cache

from msgspec import Struct

from briefing.diagnostics import Diagnostic, diagnose
from briefing.editorial import figures
from briefing.editorial.figures import Figure
from briefing.editorial.texts import BREAK, Prose
from briefing.model.dates import Period
from briefing.model.library import Library
from briefing.model.records import Amount, Article

_MONTH = "|".join(figures.MONTHS)
_YEAR = re.compile(r"20\d\d(?![\w,.]?\d)")
_DUE_BEFORE = re.compile(
    r"\b(?P<how>by|until|till|through|in|during|from|after|before|since|of|for|to"
    r"|spring|summer|autumn|fall|winter|early|late)\s+(?:the\s+)?"
    r"(?:(?:end|middle|start|beginning|course|rest|close)\s+of\s+|(?:early|late|mid)[\s-]+)?"
    rf"(?:(?P<day>\d{{1,2}})\s+)?(?:(?P<month>{_MONTH})\s+)?$",
    re.IGNORECASE,
)
"""What stands before a year that dates something."""
_YEAR_WINDOW = 50
_DUE_WORDS = {"by", "until", "till", "through"}
_SILENT = {"id", "slug", "where", "body", "url", "archive_url", "sha256", "kind", "strength"}
"""Fields that tell no figure."""


def due_years_are_tagged(library: Library, prose: Prose) -> Iterator[Diagnostic]:
    """A year in which something falls due is a tag.

    That is a year after the article's own; and its own only behind "by" and "until", where the
    period named there ends after the article's date.
    """
    article = prose.record
    if not isinstance(article, Article) or not (written := _written(article)):
        return
    told = set(article.years)
    for start in prose.numbers:
        match = _YEAR.match(prose.text, start)
        if not match:
            continue
        year = int(match[0])
        if year in told or year < written.last.year:
            continue
        before = _DUE_BEFORE.search(prose.text, max(0, start - _YEAR_WINDOW), start)
        if before and _lies_ahead(year, before, written):
            told.add(year)
            yield diagnose("year-not-tagged", prose.at(start), year=year)


def _written(article: Article) -> Period | None:
    """Return when an article was written, as far as that is known."""
    return article.date or (article.source and article.source.published) or article.checked_on


def _lies_ahead(year: int, before: re.Match[str], written: Period) -> bool:
    """Say whether a period ends after the article was written, one of its own year by a word."""
    if year > written.last.year:
        return True
    if before["how"].casefold() not in _DUE_WORDS:
        return False
    month = figures.MONTHS.index(before["month"].capitalize()) + 1 if before["month"] else 12
    last = monthrange(year, month)[1]
    day = min(int(before["day"]) or 1, last) if before["day"] else last
    return date(year, month, day) > written.last


def figures_are_backed(library: Library, prose: Prose) -> Iterator[Diagnostic]:
    """An amount or a day of a body stands in a record of the article."""
    article = prose.record
    if not isinstance(article, Article):
        return
    found = list(figures.of_text(prose.text, prose.numbers))
    missing = {one.figure for one in found}
    for figure in _on_record(library, article) if missing else ():
        missing.discard(figure)
        if not missing:
            return
    for one in found:
        if one.figure in missing:
            yield diagnose("unbacked-figure", prose.at(one.offset), figure=one.text)


def _on_record(library: Library, article: Article) -> Iterator[Figure]:
    """Return every figure that the records of an article tell, its commitments' at last."""
    yield from _figures(_records(library, article))
    for told in library.commitments_by_article.get(article.id, ()):
        yield from _figures(library.commitments[told])


def _records(library: Library, article: Article) -> tuple[object, ...]:
    """Return what backs a figure of an article, but for commitments."""
    cited = tuple(library.source(entry) for claim in article.claims for entry in claim.evidence)
    dates = (article.date, article.updated, article.checked_on)
    return (article.claims, article.corrections, article.source, cited, article.origin, dates)


def _figures(value: object) -> Iterator[Figure]:
    """Return the figures of a record: of its texts, its amounts, and the ends of its dates."""
    left, texts = [value], []
    while left:
        each = left.pop()
        if isinstance(each, str):
            texts.append(each)
        elif isinstance(each, tuple):
            left += each
        elif isinstance(each, Period):
            yield from (each.first, each.last)
        elif isinstance(each, Amount):
            yield from figures.of_amount(each)
        elif isinstance(each, date):
            yield each
        elif each is not None:
            left += [getattr(each, name) for name in _told_by(type(each))]  # type: ignore[arg-type]
    text = BREAK.join(texts)
    yield from (found.figure for found in figures.of_text(text, figures.numbers(text)))


@cache
def _told_by(kind: Hashable) -> tuple[str, ...]:
    """Return the fields of a record that may tell a figure."""
    if not isinstance(kind, type) or not issubclass(kind, Struct):
        return ()
    return tuple(name for name in kind.__struct_fields__ if name not in _SILENT)
