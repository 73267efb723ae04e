"""Where the article of a page begins and ends.

Each passage gets a score: sentences speak for an article, short lines and crumbs against it.  The
article is the stretch with the greatest sum (Pasternack and Roth, "Extracting article text from
the web with maximum subsequence segmentation", 2009); labels such as "Related" and "Comments"
weigh down what follows them.  The weights were set by hand on pages of known articles (the figures
are in docs/ingest-quality.md).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from briefing.ingest.paste import reach
from briefing.ingest.paste.code import is_code
from briefing.ingest.paste.crumbs import claims_rights, crumb, is_crumb, normal, section, tail
from briefing.ingest.paste.cuts import is_number
from briefing.ingest.paste.imprint import imprint
from briefing.ingest.paste.lines import Passage
from briefing.ingest.paste.tables import Table, table

_TRIED = 3
"""How many lines deep in a run of short ones a table may begin."""
_OWN = 0.85
"""How sure a table is that may begin with a label of the site: "Company"."""
_OTHERS = {"navigation", "share", "comments"}
"""Reasons of lines that stand about the titles of other pieces."""
_LOOKED_AT, _FOREIGN, _COLUMN = 24, 6, 5
"""How many lines of a table are looked at for these, of how many one makes a menu of it, and of
how many one is a figure where a column is of figures."""
_AMBIGUOUS = {"discussion", "conversation", "responses"}
"""Labels of comments that are headings where a text follows."""
_AUTHORS = {"about the author", "about the authors", "author bio"}
"""Labels over a text that is never the article's."""
_FOLLOWED = 20
"""Words of a passage under a label that make the label a heading."""
_PARAGRAPH = 12
"""Words from which on a sentence may be a paragraph."""
_PHRASE = 4
"""Fewest words of an item that does not speak against the article: those of menus have fewer."""
_LISTED, _MANY = 8, 40
"""Short lines behind a colon that are taken for its list, and lines close together that are more
than one without bullets has."""
_ITEM, _CELL = 0.1, 0.25
"""How much each word of such a line speaks for the article, and each row of cells with tabs."""
_AGAINST = 3.0
"""How much short lines together speak against an article where none is known to be the site's."""
_REFRAIN, _OFTEN = 4, 3
"""Most words of a line that comes again, and from how many times on it tells of a page."""
_REFRAINS = 5
"""Of how many lines behind a text one that comes again tells that they are the site's."""
_MORE = re.compile(r"""[a-z][.!?]["”’»)]* ["“‘«(]?[A-Z]""")
"""Where a second sentence begins: teasers have one."""
_HOUR = re.compile(r"\d:\d\d")
_FIGURES = re.compile(r"\d+")
_LABEL = -4.0
"""What a label of something that is not the article counts."""
_BELOW_TITLE = 0.4
"""What single sentences that stand each below a title count."""
_AFTER_LABEL = 0.25
"""What single sentences under such a label count: teasers and adverts have one each."""


@dataclass(frozen=True, slots=True)
class Extent:
    """The first passage of an article's text, the one after its last, and the lines of tables."""

    start: int
    end: int
    cells: Set[int]


def labels(passages: Sequence[Passage], at: int) -> str | None:
    """Return the reason if a passage is the label of something that is not the article."""
    passage = passages[at]
    reason = tail(passage.text) or ("footer" if claims_rights(passage.text) else None)
    if passage.marker and reason != "comments":
        return None
    if reason is None:
        return None
    after = passages[at + 1] if at + 1 < len(passages) else None
    heads = after is not None and after.ends and after.words >= _FOLLOWED
    known = reason == "comments" or normal(passage.text) in _AUTHORS
    if heads and (not known or passage.text.casefold() in _AMBIGUOUS):
        return None
    return reason


def extent(passages: Sequence[Passage]) -> Extent:
    """Return where the text of an article lies among the passages of a page."""
    cells = _cells(passages)
    refrains = _refrains(passages) - cells
    signed = _signed(passages) - cells
    foreign = (_foreign(passages) | signed) - cells
    scores = _scores(passages, cells, refrains, foreign, signed)
    start, end = _greatest(_softened(scores, foreign | refrains))
    start, end = reach.without_islands(passages, start, end, foreign)
    if start == end:
        return Extent(0, len(passages), cells)
    start = reach.begun(passages, start, foreign)
    behind = set(range(end, len(passages)))
    if foreign.isdisjoint(behind) and len(refrains & behind) * _REFRAINS <= len(behind):
        return Extent(start, len(passages), cells)
    return Extent(start, reach.extended(passages, end, foreign | refrains), cells)


def _scores(
    passages: Sequence[Passage],
    cells: Set[int],
    refrains: Set[int],
    foreign: Set[int],
    signed: Set[int],
) -> list[float]:
    """Return how much each passage speaks for an article, by what stands above it too.

    Labels and refrains tell of its end only behind enough text since the last menu.
    """
    scores: list[float] = []
    mass, total = 0, 0.0
    behind_label = False
    for at, score in enumerate(_alone(passages, cells, foreign)):
        label = "comments" if at in signed else None if at in cells else labels(passages, at)
        if label and mass >= reach.ENOUGH:
            if label == "comments" and mass >= 2 * reach.ENOUGH:
                return scores + [_LABEL] * (len(passages) - at)
            behind_label = True
            score = _LABEL
        elif at in refrains and mass >= 2 * reach.ENOUGH:
            score = min(score, -3.0)
        elif behind_label and score > 0:
            if _in_prose(passages, at):
                behind_label = False
            else:
                score *= _AFTER_LABEL
        if score > 0:
            mass += passages[at].words
        total = max(0.0, total + score)
        if not total:
            mass, behind_label = 0, False
        scores.append(score)
    return scores


def _alone(passages: Sequence[Passage], cells: Set[int], foreign: Set[int]) -> Iterator[float]:
    """Yield how much each passage speaks for an article by itself, or as an item of a list."""
    listed = close = 0
    teasers = _teasers(passages)
    for at, passage in enumerate(passages):
        score = _CELL * ("\t" in passage.text) if at in cells else _score(passage)
        if at in teasers:
            score *= _BELOW_TITLE
        if at and passages[at - 1].text.endswith(":") and at - 1 not in foreign:
            close = close if at < close else _close_end(passages, at)
            many = close - at > _MANY and not passage.marker
            listed = at + _LISTED if many else max(at + _LISTED, close)
        yield _ITEM * passage.words if score < 0 and at < listed and at not in foreign else score


def _teasers(passages: Sequence[Passage]) -> set[int]:
    """Return the single sentences that stand each below a title, one pair after another.

    Where a page has little text besides, they are its article: a list of points.
    """
    pairs = [
        at
        for at in range(1, len(passages))
        if passages[at].is_text and not _tells(passages[at]) and _is_title(passages[at - 1])
    ]
    runs: list[list[int]] = []
    for at in pairs:
        if runs and runs[-1][-1] == at - 2:
            runs[-1].append(at)
        else:
            runs.append([at])
    found = {at for run in runs if len(run) >= _OFTEN for at in run}
    told = sum(one.words for at, one in enumerate(passages) if at not in found and _tells(one))
    return found if told >= reach.ENOUGH else set()


def _is_title(passage: Passage) -> bool:
    short = _PHRASE <= passage.words <= _FOLLOWED
    return short and not (passage.marker or passage.ends or passage.text.endswith(":"))


def _softened(scores: Sequence[float], foreign: Set[int]) -> list[float]:
    """Limit what short lines count together where none of them is known to be the site's."""
    soft = list(scores)
    start = 0
    for at in range(len(scores) + 1):
        if at < len(scores) and scores[at] <= 0:
            continue
        run = range(start, at)
        total = sum(scores[start:at])
        if total < -_AGAINST and foreign.isdisjoint(run):
            soft[start:at] = [-_AGAINST * scores[place] / total for place in run]
        start = at + 1
    return soft


def _close_end(passages: Sequence[Passage], at: int) -> int:
    """Return the end of the lines that no blank line parts from a passage."""
    end = at + 1
    while end < len(passages) and not passages[end].gap:
        end += 1
    return end


def _refrains(passages: Sequence[Passage]) -> set[int]:
    """Return the short lines that come again and again, but for their figures: "Reply (2)"."""
    places: dict[str, list[int]] = {}
    for at, passage in enumerate(passages):
        words = any(map(str.isalpha, passage.text)) and not is_code(passage)
        told = passage.marker or passage.ends or passage.text.endswith(":")
        if words and passage.words <= _REFRAIN and not (told or "\t" in passage.text):
            places.setdefault(_FIGURES.sub("0", passage.text.casefold()), []).append(at)
    return {at for found in places.values() if len(found) >= _OFTEN for at in found}


def _signed(passages: Sequence[Passage]) -> set[int]:
    """Return the lines that sign comments: days with the hour that come again and again.

    Beside a day that stands between titles alone is no comment.
    """
    found = {
        at
        for at, passage in enumerate(passages)
        if _HOUR.search(passage.text)
        and imprint(passage.text)
        and any(one.ends for one in (*passages[max(0, at - 1) : at], *passages[at + 1 : at + 2]))
    }
    return found if len(found) >= _OFTEN else set()


def _cells(passages: Sequence[Passage]) -> set[int]:
    """Return the lines of tables, which begin at the top of a run of short ones or each other."""
    inside: set[int] = set()
    at = tried = 0
    while at < len(passages):
        if passages[at].is_text or passages[at].marker:
            tried = 0
        elif tried < _TRIED:
            tried += 1
            found = table(passages, at)
            if found and _is_own(passages, at, found):
                inside.update(range(at, at + found.passages))
                at, tried = at + found.passages - 1, 0
            elif tail(passages[at].text):
                tried = _TRIED  # what the lines below it spell are titles and days
        at += 1
    return inside


def _is_own(passages: Sequence[Passage], at: int, found: Table) -> bool:
    """Say whether a table is surely one of an article.

    Its first line may only be a label where it is the surer; buttons, months and names of sections
    among its lines tell of a menu, or of other pieces, where no figures do of a table.
    """
    label = section(passages[at].text) or tail(passages[at].text)
    lines = passages[at : at + min(found.passages, _LOOKED_AT)]
    other = sum(_is_others(one) for one in lines)
    figures = sum(is_number(one.text) for one in lines)
    foreign = other > 1 and other * _FOREIGN >= len(lines) > figures * _COLUMN
    return found.is_sure and not foreign and (not label or found.confidence >= _OWN)


def _is_others(passage: Passage) -> bool:
    found = crumb(passage.text)
    return section(passage.text) or (found is not None and found.reason in _OTHERS)


def _score(passage: Passage) -> float:
    """Return how much a passage alone speaks for an article."""
    if is_crumb(passage.text):
        return -3.0
    if section(passage.text) or tail(passage.text):
        return -2.0
    if passage.is_text:
        return min(passage.words, 60) * (0.15 if passage.marker.strip("^") else 0.25)
    quiet = "\t" in passage.text or is_code(passage) or imprint(passage.text)
    if reach.introduces(passage):
        return 0.25 * passage.words
    if passage.ends or quiet:
        return 0.0
    if passage.words >= 12:
        return 0.05 * passage.words
    if passage.marker and passage.words >= _PHRASE:
        return 0.0
    return -1.2 if passage.marker else -1.0


def _tells(passage: Passage) -> bool:
    return passage.words >= _FOLLOWED and _MORE.search(passage.text) is not None


def _in_prose(passages: Sequence[Passage], at: int) -> bool:
    """Say whether a passage stands among paragraphs: long sentences, or two of several each."""
    near = passages[at : at + 4]
    texts = [one for one in near if one.is_text and one.words >= _PARAGRAPH]
    if _tells(near[0]) and (sum(map(_tells, near[:2])) == 2 or len(texts) == len(near) - 1 >= 3):
        return True
    long = [
        other.is_text and other.words >= _FOLLOWED and not is_crumb(other.text)
        for other in passages[max(0, at - 1) : at + 3]
    ]
    here = min(at, 1)
    return long[here] and sum(long[here:]) >= 3


def _greatest(scores: Sequence[float]) -> tuple[int, int]:
    """Return the stretch with the greatest sum; an empty one where no score is above 0."""
    best, best_start, best_end = 0.0, 0, 0
    total, start = 0.0, 0
    for at, score in enumerate(scores):
        if total <= 0:
            total, start = 0.0, at
        total += score
        if total > best:
            best, best_start, best_end = total, start, at + 1
    return best_start, best_end


def _foreign(passages: Sequence[Passage]) -> set[int]:
    """Return the lines that are surely the site's; names of sections are so beside their like."""
    sure = {
        at for at, one in enumerate(passages) if is_crumb(one.text) or tail(one.text) is not None
    }
    names = {at for at, one in enumerate(passages) if section(one.text)}
    like = sure | names
    return sure | {at for at in names if at - 1 in like or at + 1 in like}
