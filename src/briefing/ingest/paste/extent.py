"""Where the article of a page begins and ends.

Each passage gets a score: sentences speak for an article, short lines and crumbs against it.  The
article is the stretch with the greatest sum (Pasternack and Roth, "Extracting article text from
the web with maximum subsequence segmentation", 2009); labels such as "Related" and "Comments"
weigh down what follows them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass

from briefing.ingest.paste.code import is_code
from briefing.ingest.paste.crumbs import crumb, section, tail
from briefing.ingest.paste.imprint import imprint
from briefing.ingest.paste.lines import LABELLED, Passage
from briefing.ingest.paste.tables import table

ENOUGH = 100
"""Words of sentences after which a label may end the article."""
SURE = 0.8
"""Confidence from which a crumb is one."""
_NEAR = 9
_TRIED = 3
"""How many lines deep in a run of short ones a table may begin."""
_AMBIGUOUS = {"discussion", "conversation", "responses"}
"""Labels of comments that are headings where a text follows."""
_FOLLOWED = 20
"""Words of a passage under a label that make the label a heading."""
_PARAGRAPH = 12
"""Words from which on a sentence may be a paragraph."""
_MENU, _FOREIGN = 6, 2
"""Lines of a menu within a text, and how many of them are surely the site's."""
_ISLAND = 4
"""How many times as much as an island the rest of the text must have."""
_PATIENCE = 40
"""Short lines after which no text is waited for."""
_CLAUSE = 3
"""Fewest words of a clause before a list: labels of a page have fewer."""
_LISTED = 8
"""Short lines behind such a clause that do not speak against the article."""
_REFRAIN, _OFTEN = 4, 3
"""Most words of a line that comes again, and from how many times on it tells of a page."""
_MORE = re.compile(r"""[a-z][.!?]["”’»)]* ["“‘«(]?[A-Z]""")
"""Where a second sentence begins: teasers have one."""
_HOUR = re.compile(r"\d:\d\d")
_FIGURES = re.compile(r"\d+")
_AFTER_LABEL = 0.25
"""What single sentences under such a label count: teasers and adverts have one each."""


@dataclass(frozen=True, slots=True)
class Extent:
    """The first passage of an article's text and the one after its last."""

    start: int
    end: int


def is_crumb(passage: Passage) -> bool:
    """Say whether a passage is surely no text."""
    found = crumb(passage.text)
    return found is not None and found.confidence >= SURE


def labels(passages: Sequence[Passage], at: int) -> str | None:
    """Return the reason if a passage is the label of something that is not the article."""
    passage = passages[at]
    reason = tail(passage.text)
    if passage.marker and reason != "comments":
        return None
    if reason is None:
        return None
    after = passages[at + 1] if at + 1 < len(passages) else None
    heads = after is not None and after.ends and after.words >= _FOLLOWED
    if heads and (reason != "comments" or passage.text.casefold() in _AMBIGUOUS):
        return None
    return reason


def extent(passages: Sequence[Passage]) -> Extent:
    """Return where the text of an article lies among the passages of a page."""
    cells = _cells(passages)
    refrains = _refrains(passages) - cells
    signed = _signed(passages) - cells
    foreign = (_foreign(passages) | signed) - cells
    start, end = _greatest(_scores(passages, cells, refrains, foreign, signed))
    start, end = _without_islands(passages, start, end, foreign)
    if start == end:
        return Extent(0, len(passages))
    return Extent(_begun(passages, start), _extended(passages, end, foreign | refrains))


def _without_islands(
    passages: Sequence[Passage], start: int, end: int, foreign: Set[int]
) -> tuple[int, int]:
    """Cut off a little text at either end that a menu parts from the rest."""
    mass = sum(_mass(passages[at]) for at in range(start, end))
    for menu in _menus(passages, start, end, foreign):
        before = sum(_mass(passages[at]) for at in range(start, menu.start))
        if before < ENOUGH and before * _ISLAND < mass:
            start, mass = menu.stop, mass - before
    for menu in reversed(_menus(passages, start, end, foreign)):
        behind = sum(_mass(passages[at]) for at in range(menu.stop, end))
        if behind < ENOUGH and behind * _ISLAND < mass:
            end, mass = menu.start, mass - behind
    return start, end


def _mass(passage: Passage) -> int:
    return passage.words if passage.is_text and not is_crumb(passage) else 0


def _menus(passages: Sequence[Passage], start: int, end: int, foreign: Set[int]) -> list[range]:
    """Return the runs of short lines of which some are surely the site's."""
    menus = []
    at = start
    while at < end:
        stop = at
        while stop < end and not _mass(passages[stop]):
            stop += 1
        if stop - at >= _MENU:
            strange = sum(place in foreign for place in range(at, stop))
            menus += [range(at, stop)] * (strange >= _FOREIGN)
        at = stop + 1
    return menus


def _begun(passages: Sequence[Passage], start: int) -> int:
    """Move the start up to paragraphs that a list or a caption parts from the rest."""
    at = start
    while at > 0 and start - at < _NEAR:
        at -= 1
        passage = passages[at]
        if imprint(passage.text) or tail(passage.text):
            break
        if passage.is_text and passage.words >= _FOLLOWED and not is_crumb(passage):
            start = at
    return start


def _scores(
    passages: Sequence[Passage],
    cells: Set[int],
    refrains: Set[int],
    foreign: Set[int],
    signed: Set[int],
) -> list[float]:
    scores: list[float] = []
    mass = listed = 0
    behind_label = False
    for at, passage in enumerate(passages):
        label = "comments" if at in signed else labels(passages, at)
        if label and mass >= ENOUGH:
            if label == "comments" and mass >= 2 * ENOUGH:
                return scores + [-4.0] * (len(passages) - at)
            behind_label = True
            scores.append(-4.0)
            continue
        score = 0.0 if at in cells else _score(passage)
        if score < 0 and at < listed and at not in foreign:
            score = 0.0
        if _introduces(passage):
            listed = at + _LISTED
        if at in refrains and mass >= 2 * ENOUGH:
            score = min(score, -3.0)
        if behind_label and score > 0:
            if _in_prose(passages, at):
                behind_label = False
            else:
                score *= _AFTER_LABEL
        if score > 0:
            mass += passage.words
        scores.append(score)
    return scores


def _refrains(passages: Sequence[Passage]) -> set[int]:
    """Return the short lines that come again and again, but for their figures: "Reply (2)"."""
    places: dict[str, list[int]] = {}
    for at, passage in enumerate(passages):
        words = any(map(str.isalpha, passage.text)) and not is_code(passage)
        if words and passage.words <= _REFRAIN and not (passage.marker or passage.ends):
            places.setdefault(_FIGURES.sub("0", passage.text.casefold()), []).append(at)
    return {at for found in places.values() if len(found) >= _OFTEN for at in found}


def _signed(passages: Sequence[Passage]) -> set[int]:
    """Return the lines that sign comments: days with the hour that come again and again."""
    found = {
        at
        for at, passage in enumerate(passages)
        if _HOUR.search(passage.text) and imprint(passage.text)
    }
    return found if len(found) >= _OFTEN else set()


def _cells(passages: Sequence[Passage]) -> set[int]:
    """Return the lines of tables, which begin at the top of a run of short ones or each other."""
    cells: set[int] = set()
    at = tried = 0
    while at < len(passages):
        if passages[at].is_text or passages[at].marker:
            tried = 0
        elif tried < _TRIED:
            tried += 1
            if (found := table(passages, at)) and found.is_sure:
                cells.update(range(at, at + found.passages))
                at, tried = at + found.passages - 1, 0
        at += 1
    return cells


def _score(passage: Passage) -> float:
    """Return how much a passage alone speaks for an article."""
    if is_crumb(passage):
        return -3.0
    if section(passage.text) or tail(passage.text):
        return -2.0
    if passage.is_text:
        return min(passage.words, 60) * (0.15 if passage.marker.strip("^") else 0.25)
    quiet = "\t" in passage.text or is_code(passage) or imprint(passage.text)
    if _introduces(passage):
        return 0.25 * passage.words
    if passage.ends or quiet:
        return 0.0
    if passage.words >= 12:
        return 0.05 * passage.words
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
        other.is_text and other.words >= _FOLLOWED and not is_crumb(other)
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


def _extended(passages: Sequence[Passage], end: int, foreign: Set[int]) -> int:
    """Move the end on over passages that nothing speaks against, and over a list."""
    while end < len(passages):
        looks = (_listed, _marked, _tabled)
        if stop := next((stop for look in looks if (stop := look(passages, end, foreign))), 0):
            end = stop
        elif _against(passages, end, foreign):
            break
        else:
            end += 1
    return end


def _listed(passages: Sequence[Passage], at: int, foreign: Set[int]) -> int:
    """Return the end of a list that a colon introduces, and that blank lines part from the rest."""
    lead = next((n for n in (at - 1, at) if passages[n].text.endswith(":")), None)
    if lead is None or not foreign.isdisjoint((lead, lead + 1)):
        return 0
    end = min(lead + 2, len(passages))
    while end < len(passages) and not passages[end].gap and end not in foreign:
        end += 1
    parted = end == len(passages) or passages[end].gap
    return end if parted and end - lead > 2 else 0


def _marked(passages: Sequence[Passage], at: int, foreign: Set[int]) -> int:
    """Return the end of a list with bullets that says something, past the heading over it; else 0.

    Menus and titles of other pieces have bullets too, but neither sentences nor terms.
    """
    start = end = at if passages[at].marker else at + 1
    while end < len(passages) and passages[end].marker and end not in foreign:
        end += 1
    told = sum(one.ends or LABELLED.match(one.text) is not None for one in passages[start:end])
    return end if at not in foreign and end - start > 1 and 2 * told > end - start else 0


def _tabled(passages: Sequence[Passage], at: int, foreign: Set[int]) -> int:
    """Return the end of a table that begins at a passage, or below it as its heading; else 0."""
    for start in (at, at + 1):
        found = table(passages, start) if start < len(passages) else None
        if found and found.is_sure and foreign.isdisjoint(range(at, start + found.passages)):
            return start + found.passages
    return 0


def _introduces(passage: Passage) -> bool:
    """Say whether a line is a clause that goes on in a list."""
    return passage.text.endswith(":") and passage.words >= _CLAUSE


def _against(passages: Sequence[Passage], at: int, foreign: Set[int]) -> bool:
    """Say whether something speaks against a passage behind the text of an article.

    Against a short line speak the crumbs soon after it, and many more of its kind without text.
    """
    passage = passages[at]
    if at in foreign:
        return True
    if passage.ends or passage.words >= 12 or "\t" in passage.text or _introduces(passage):
        return False
    near = passages[at : at + _NEAR]
    strange = sum(place in foreign for place in range(at, at + _NEAR))
    short = next((n for n, other in enumerate(near) if other.is_text or other.ends), len(near))
    if strange:
        return short >= 3 or strange >= 3
    return short >= 6 and not _goes_on(passages, at, foreign)


def _goes_on(passages: Sequence[Passage], at: int, foreign: Set[int]) -> bool:
    """Say whether a text follows some short lines, or the end, before anything that is foreign."""
    for place in range(at, min(len(passages), at + _PATIENCE)):
        passage = passages[place]
        if place in foreign:
            return False
        if passage.is_text and passage.words >= _PARAGRAPH:
            return True
    return at + _PATIENCE >= len(passages)


def _foreign(passages: Sequence[Passage]) -> set[int]:
    """Return the lines that are surely the site's; names of sections are so beside their like."""
    sure = {at for at, one in enumerate(passages) if is_crumb(one) or tail(one.text) is not None}
    names = {at for at, one in enumerate(passages) if section(one.text)}
    like = sure | names
    return sure | {at for at in names if at - 1 in like or at + 1 in like}
