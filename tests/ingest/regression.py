"""Logistic regression: what pieces of evidence weigh, found with Newton's method and kept small."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from math import exp

RIDGE = 2.0
"""How much a weight is drawn to zero."""
LEAST = 10
"""In how many tables a piece of evidence has to be seen."""
ROUNDS, LONGEST, NEAR = 30, 2.0, 1e-3
"""How often weights are mended at most, how far in one step, and when they are near enough."""
UNLIKELY = 1e-4
"""Alternatives less likely than that teach nothing."""
Evidence = Mapping[str, float]
Choice = tuple[Sequence[Evidence], int]
"""What tells of each alternative, and which is right: from 1, 0 where none is."""


def learn(groups: Sequence[Sequence[Choice]], known: Mapping[str, float]) -> dict[str, float]:
    """Return what each piece of evidence weighs, that is seen in enough groups of choices.

    What is known already is where the search begins; it ends at the same weights from anywhere.
    """
    seen = Counter(
        name
        for group in groups
        for name in {name for told, _ in group for one in told for name in one}
    )
    names = sorted(name for name, number in seen.items() if number >= LEAST)
    places = {name: place for place, name in enumerate(names)}
    choices = [
        (
            [
                [(places[name], value) for name, value in one.items() if name in places and value]
                for one in told
            ],
            right,
        )
        for group in groups
        for told, right in group
    ]
    found = [known.get(name, 0.0) for name in names]
    for _ in range(ROUNDS):
        slope = [-RIDGE * weight for weight in found]
        bend = [[RIDGE * (at == to) for to in range(len(names))] for at in range(len(names))]
        for told, right in choices:
            _count(told, right, found, slope, bend)
        steps = _solve(bend, slope)
        longest = max(map(abs, steps))
        found = [
            weight + step / max(1, longest / LONGEST)
            for weight, step in zip(found, steps, strict=True)
        ]
        if longest < NEAR:
            break
    return {name: round(weight, 2) for name, weight in zip(names, found, strict=True)}


def _count(
    told: Sequence[Sequence[tuple[int, float]]],
    right: int,
    found: Sequence[float],
    slope: list[float],
    bend: list[list[float]],
) -> None:
    """Add what one choice tells of the weights: how they should change, and how fast."""
    odds = [sum(found[place] * value for place, value in one) for one in told]
    most = max(0.0, *odds)
    shares = [exp(one - most) for one in odds]
    total = sum(shares) + exp(-most)
    mean: dict[int, float] = {}
    for at, (one, share) in enumerate(zip(told, shares, strict=True), start=1):
        likely = share / total
        if at == right:
            for place, value in one:
                slope[place] += value
        if likely < UNLIKELY:
            continue
        for place, value in one:
            weighed = likely * value
            mean[place] = mean.get(place, 0.0) + weighed
            slope[place] -= weighed
            row = bend[place]
            for other, more in one:
                row[other] += weighed * more
    for place, value in mean.items():
        row = bend[place]
        for other, more in mean.items():
            row[other] -= value * more


def _solve(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Solve linear equations whose matrix is symmetric and positive, by elimination."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for at, pivot in enumerate(rows):
        for below in rows[at + 1 :]:
            if factor := below[at] / pivot[at]:
                for place in range(at, len(pivot)):
                    below[place] -= factor * pivot[place]
    found = [0.0] * len(rows)
    for at in reversed(range(len(rows))):
        known = sum(rows[at][place] * found[place] for place in range(at + 1, len(rows)))
        found[at] = (rows[at][-1] - known) / rows[at][at]
    return found
