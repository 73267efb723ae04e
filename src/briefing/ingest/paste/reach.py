"""How far an article reaches beyond the stretch of a page that speaks most for it."""

from __future__ import annotations

from collections.abc import Sequence, Set

from briefing.ingest.paste.crumbs import is_crumb, tail
from briefing.ingest.paste.imprint import imprint
from briefing.ingest.paste.lines import LABELLED, Passage
from briefing.ingest.paste.tables import table

ENOUGH = 100
"""Words of sentences after which a label may end the article."""
_NEAR = 9
"""How many passages are looked at behind a text."""
_PARAGRAPH = 12
"""Words from which on a sentence may be a paragraph."""
_SENTENCE = 6
"""The same for what introduces a list."""
_MENU, _FOREIGN, _KNOWN = 6, 2, 5
"""Lines of a menu within a text, how many of them are surely the site's, and of how many one is."""
_LABEL = 2.5
"""How many words the lines of a menu have on average."""
_ISLAND = 4
"""How many times as much as an island the rest of the text must have."""
_PATIENCE = 40
"""Short lines after which no text is waited for."""
_CLAUSE = 3
"""Fewest words of a clause before a list: labels of a page have fewer."""


def without_islands(
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
    return passage.words if passage.is_text and not is_crumb(passage.text) else 0


def _menus(passages: Sequence[Passage], start: int, end: int, foreign: Set[int]) -> list[range]:
    """Return the runs of short lines of which some are surely the site's."""
    menus = []
    at = start
    while at < end:
        stop = at
        while stop < end and not _mass(passages[stop]):
            stop += 1
        if stop - at >= _MENU and _is_known(range(at, stop), foreign):
            menus.append(range(at, stop))
        at = stop + 1
    return menus


def _is_known(lines: Sequence[int], foreign: Set[int]) -> bool:
    """Say whether some of a run of lines are surely the site's, and not a few of many."""
    strange = sum(at in foreign for at in lines)
    return strange >= _FOREIGN and strange * _KNOWN >= len(lines)


def begun(passages: Sequence[Passage], start: int, foreign: Set[int]) -> int:
    """Move the start up to the sentences that no menu, byline or label parts from the rest."""
    between: list[int] = []
    for at in range(start - 1, -1, -1):
        passage = passages[at]
        if imprint(passage.text) or tail(passage.text) or len(between) > _PATIENCE:
            break
        if _is_sentence(passage):
            if _is_menu(passages, between, foreign):
                break
            start, between = at, []
        elif "\t" not in passage.text:
            between.append(at)
    return start


def _is_menu(passages: Sequence[Passage], lines: Sequence[int], foreign: Set[int]) -> bool:
    """Say whether lines are of a word or two each, or some of them surely the site's."""
    words = sum(passages[at].words for at in lines)
    brief = len(lines) >= _MENU and words <= _LABEL * len(lines)
    return brief or _is_known(lines, foreign)


def _is_sentence(passage: Passage) -> bool:
    introduces = passage.text.endswith(":") and passage.words >= _SENTENCE
    return (passage.is_text or introduces) and not is_crumb(passage.text)


def extended(passages: Sequence[Passage], end: int, foreign: Set[int]) -> int:
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


def introduces(passage: Passage) -> bool:
    """Say whether a line is a clause that goes on in a list."""
    return passage.text.endswith(":") and passage.words >= _CLAUSE


def _against(passages: Sequence[Passage], at: int, foreign: Set[int]) -> bool:
    """Say whether something speaks against a passage behind the text of an article.

    Against a short line speak the crumbs soon after it, and many more of its kind without text.
    """
    passage = passages[at]
    if at in foreign:
        return True
    if passage.ends or passage.words >= 12 or "\t" in passage.text or introduces(passage):
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
