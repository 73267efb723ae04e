"""How an article is written as a whole: where its blank lines stand, how long its passages are."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from operator import ge

from briefing.ingest.paste.lines import Passage
from briefing.ingest.paste.traits import Traits, speaks

_FEW, _MUCH = 3, 2 / 3
"""How many groups tell how they end, and which share is most of them."""
_SOME, _MANY = (0.05, 2), (0.2, 4)
"""Which share of the sentences tells what people say, and how many, where some do or many."""
_TITLED = 0.7
"""Share of headings written as titles, where all are."""


def style(passages: Sequence[Passage]) -> str:
    """Say where blank lines stand: none, all or some."""
    gaps = [one.gap > 0 for one in passages[1:]]
    if 20 * sum(gaps) <= len(gaps):
        return "none"
    close = [
        not below.gap
        for above, below in pairwise(passages)
        if not (above.marker or below.marker or "\t" in above.text + below.text)
    ]
    return "all" if 20 * sum(close) <= len(close) else "some"


def typical(passages: Sequence[Passage]) -> int:
    """Return how many words passages have, of those that the words in the middle stand in."""
    lengths = sorted(one.words for one in passages if not one.marker)
    half = sum(lengths) / 2
    for words in lengths:
        half -= words
        if half <= 0:
            return words
    return 1


def usual(texts: Sequence[Traits]) -> str:
    """Say how headings are written, as far as lines tell that hardly are anything else."""
    titled = [
        here.titled
        for here, below in pairwise(texts)
        if 1 < here.passage.words <= 9
        and here.end in "0?"
        and here.start != "small"
        and (below.passage.is_text or below.leads)
    ]
    if len(titled) < 3:
        return "few"
    share = sum(titled) / len(titled)
    return "titles" if share > _TITLED else "plain" if share < 1 - _TITLED else "mixed"


def closed(texts: Sequence[Traits], groups: Sequence[tuple[int, int]]) -> str:
    """Say how often the last of some lines close together is unlike those before it."""
    told = [
        texts[end - 1].end != texts[end - 2].end or texts[end - 1].titled != texts[end - 2].titled
        for start, end in sorted(set(groups))
        if end - start > 1 and end < len(texts)
    ]
    if len(told) < _FEW:
        return "few"
    share = sum(told) / len(told)
    return "most" if share > _MUCH else "some" if share > 1 - _MUCH else "no"


def speech(texts: Sequence[Traits]) -> str:
    """Say how many of the sentences of a text tell what people say: news hardly has lists."""
    told = [speaks(one) for one in texts if one.end == "." and not one.passage.marker]
    found = (sum(told) / max(1, len(told)), sum(told))
    for name, least in (("many", _MANY), ("some", _SOME)):
        if all(map(ge, found, least)):
            return name
    return "none"
