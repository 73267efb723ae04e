"""Learn how tables of single-spaced cells are cut, and measure how well they are.

    python -m tests.ingest.fitting            how many rows are cut right as it is
    python -m tests.ingest.fitting FILE ...   the same of tables of your own
    python -m tests.ingest.fitting --write    learn anew: src/briefing/ingest/paste/weights.py

It learns from tests/fixtures/tables/learned.txt; `held.txt` and `lists.txt` are only measured by.
Evidence is what `briefing.ingest.paste.cuts` finds; weights are found by logistic regression, with
Newton's method, and are kept small (`RIDGE`).
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from math import exp
from pathlib import Path
from unittest.mock import patch

from briefing.ingest.paste import cuts, spaced, weights

TABLES = Path(__file__).parents[1] / "fixtures" / "tables"
RIDGE = 2.0
"""How much a weight is drawn to zero."""
LEAST = 5
"""In how many tables a piece of evidence has to be seen."""
FOLDS = 5
ROUNDS = 12

Table = list[tuple[str, ...]]
Case = tuple[Mapping[str, float], bool]
"""What tells of something, and whether it is so."""


def tables(path: Path) -> list[Table]:
    """Read tables: cells parted by bars, below a line that names the table."""
    return [[tuple(row.split(" | ")) for row in block[1:]] for block in _blocks(path)]


def lists(path: Path) -> list[list[str]]:
    """Read lists, which blank lines part."""
    return list(_blocks(path))


def _blocks(path: Path) -> Iterator[list[str]]:
    """Yield what blank lines part, without remarks: lines that all begin with "#"."""
    for block in path.read_text("utf-8").strip().split("\n\n"):
        found = block.splitlines()
        if not all(line.startswith("#") for line in found):
            yield found


def lines(table: Table) -> list[str]:
    """Return a table as it is pasted with single spaces."""
    return [" ".join(row) for row in table]


def gaps(table: Table) -> Iterator[Case]:
    """Yield what tells of each gap between two words, and whether a cell begins behind it."""
    words = [cuts.tokens(line) for line in lines(table)]
    for row, own, evidence in zip(table, words, cuts.evidence(words), strict=True):
        begins = set(accumulate(len(cell) + 1 for cell in row))
        ends = accumulate(len(word) + 1 for word in own)
        for gap, end in zip(evidence, ends, strict=False):
            yield dict(gap), end in begins


def learn(groups: Sequence[Sequence[Case]]) -> dict[str, float]:
    """Return what each piece of evidence weighs, that is seen in enough groups of cases."""
    seen = Counter(
        name for cases in groups for name in {name for case, _ in cases for name in case}
    )
    names = sorted(name for name, number in seen.items() if number >= LEAST)
    places = {name: place for place, name in enumerate(names)}
    cases = [
        ([(places[name], value) for name, value in case.items() if name in places], is_so)
        for group in groups
        for case, is_so in group
    ]
    found = [0.0] * len(names)
    for _ in range(ROUNDS):
        slope = [-RIDGE * weight for weight in found]
        bend = [[RIDGE * (at == to) for to in range(len(names))] for at in range(len(names))]
        for case, is_so in cases:
            likely = 1 / (1 + exp(-sum(found[place] * value for place, value in case)))
            for place, value in case:
                slope[place] += (is_so - likely) * value
                row, share = bend[place], likely * (1 - likely) * value
                for other, more in case:
                    row[other] += share * more
        steps = _solve(bend, slope)
        found = [weight + step for weight, step in zip(found, steps, strict=True)]
        if max(map(abs, steps)) < 1e-4:
            break
    return {name: round(weight, 2) for name, weight in zip(names, found, strict=True)}


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


def learned_from(found: Sequence[Table]) -> dict[str, float]:
    """Return what tells of the gaps between words, learned from tables."""
    return learn([list(gaps(table)) for table in found])


def right(found: Sequence[Table]) -> int:
    """Count the rows that are cut right."""
    cut = [(table, spaced.grid(lines(table))) for table in found]
    return sum(
        row == got for table, grid in cut if grid for row, got in zip(table, grid.rows, strict=True)
    )


def mistaken(others: Sequence[Sequence[str]]) -> int:
    """Count the lists that would be a table if they stood among other lines."""
    grids = filter(None, map(spaced.grid, others))
    return sum(grid.confidence >= spaced.SURE for grid in grids)


def share(found: Sequence[Table]) -> str:
    """Say which share of rows is cut right."""
    rows = sum(map(len, found))
    return f"{right(found) / rows:.3f} of {rows} rows of {len(found)} tables"


def crossed(learned: Sequence[Table]) -> str:
    """Say the same of tables that are each cut by what was learned from the others."""
    hits = 0
    for fold in range(FOLDS):
        others = [table for at, table in enumerate(learned) if at % FOLDS != fold]
        with patch.object(cuts, "WEIGHTS", learned_from(others)):
            hits += right(learned[fold::FOLDS])
    return f"{hits / sum(map(len, learned)):.3f}"


def module(found: Mapping[str, float]) -> str:
    """Return the module of weights."""
    body = "".join(f'    "{name}": {weight},\n' for name, weight in found.items())
    return f"{_HEAD}WEIGHTS: Mapping[str, float] = {{\n{body}}}\n{_FOOT}"


_HEAD = '''\
"""What evidence tells of gaps between words: made by `python -m tests.ingest.fitting --write`."""

from collections.abc import Mapping

'''
_FOOT = '''\
"""By the names that `cuts` gives to evidence: what it adds to the odds that a cell begins there.

The odds are logarithms; ">" stands for the gap, and letters for kinds of words (`cuts.KINDS`).
"""
'''


def main() -> str:
    """Learn or measure, as the command says."""
    parser = argparse.ArgumentParser(prog="python -m tests.ingest.fitting")
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    learned = tables(TABLES / "learned.txt")
    if asked.write:
        found = learned_from(learned)
        Path(weights.__file__).write_text(module(found), "utf-8")
        return f"{len(found)} weights; rows of tables cut by what others taught: {crossed(learned)}"
    files = asked.files or [TABLES / "learned.txt", TABLES / "held.txt"]
    told = [f"{path.name}: {share(tables(path))}" for path in files]
    others = lists(TABLES / "lists.txt")
    return "\n".join([*told, f"lists taken for tables: {mistaken(others)} of {len(others)}"])


if __name__ == "__main__":
    sys.stdout.write(main() + "\n")
