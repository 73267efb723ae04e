"""Which passages are items of a list that has lost its bullets: the likeliest way to read them all.

Each passage and each step from one to the next has a score, what the evidence in them weighs (a
conditional random field).  What is known for sure of some passages helps with the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import inf

from briefing.ingest.paste import headings, outline_weights
from briefing.ingest.paste.evidence import Evidence
from briefing.ingest.paste.lines import Passage

STATES = ("heading", "paragraph", "item", "marked", "other")
"""What a passage is: "marked" is an item with its bullet, "other" what has no text of the article
or is a table, a quote or code."""
FREE = 3
"""How many of these come in question where nothing is known."""

Weights = Mapping[str, Sequence[float]]
"""What a piece of evidence adds to the score of each state that comes in question, or of each step
to one of them from each state above."""
Step = tuple[int, int, float]
"""The states of two passages that follow each other, and the score of that."""


def _read(text: str) -> Weights:
    """Read weights: a piece of evidence a line, with hundredths behind it."""
    rows = (line.rpartition(": ") for line in text.splitlines())
    return {name: [int(number) / 100 for number in numbers.split()] for name, _, numbers in rows}


ONE, TWO = _read(outline_weights.ONE), _read(outline_weights.TWO)


def known(passages: Sequence[Passage]) -> list[str]:
    """Return the state of each passage that shows by itself, "" of the others."""
    return [_known(passage) for passage in passages]


def _known(passage: Passage) -> str:
    if passage.marker:
        return "other" if passage.marker == ">" else "marked"
    if "\t" in passage.text or not any(map(str.isalnum, passage.text)):
        return "other"
    return "heading" if headings.marked(passage.text) else ""


def outline(evidence: Evidence) -> list[str]:
    """Return what each passage is, one of STATES."""
    steps = scored(evidence, ONE, TWO)
    return [STATES[state] for state in best(steps)] if steps else []


def scored(evidence: Evidence, one: Weights, two: Weights) -> list[list[Step]]:
    """Return the steps to each passage, the first from nowhere, with their scores."""
    result = []
    above: Iterable[int] = (STATES.index("other"),)
    for at, sure in enumerate(evidence.known):
        here = [STATES.index(kind) for kind in ((sure,) if sure else evidence.kinds(at))]
        if len(here) == 1:
            result.append([(state, here[0], 0.0) for state in above])
        else:
            alone = _sum(one, evidence.of_one(at), FREE)
            step = _sum(two, evidence.of_two(at), FREE * len(STATES))
            result.append(
                [(from_, to, alone[to] + step[from_ * FREE + to]) for from_ in above for to in here]
            )
        above = here
    return result


def _sum(weights: Weights, names: Iterable[str], width: int) -> list[float]:
    rows = [row for name in names if (row := weights.get(name))]
    return list(map(sum, zip(*rows, strict=True))) or [0.0] * width


def best(steps: Sequence[Sequence[Step]]) -> list[int]:
    """Return the states of the passages that together have the highest score."""
    scores = {above: 0.0 for above, _, _ in steps[0]}
    ways: list[dict[int, int]] = []
    for choice in steps:
        reached: dict[int, tuple[float, int]] = {}
        for above, here, score in choice:
            reached[here] = max(reached.get(here, (-inf, 0)), (scores[above] + score, above))
        scores = {here: score for here, (score, _) in reached.items()}
        ways.append({here: above for here, (_, above) in reached.items()})
    path = [max(scores, key=lambda state: scores[state])]
    for way in reversed(ways[1:]):
        path.append(way[path[-1]])
    return path[::-1]
