"""Learn how tables without tabs are read, and measure how well they are.

    python -m tests.ingest.fitting            how many rows are read right as it is
    python -m tests.ingest.fitting FILE ...   the same of tables of your own
    python -m tests.ingest.fitting --cross    the same by what other tables teach
    python -m tests.ingest.fitting --write    learn anew: src/briefing/ingest/paste/weights.py

It learns from `learned.txt` and, what is no table, from `none.txt` in tests/fixtures/tables;
`held.txt`, `title-case.txt`, `mixed.txt` and `lists.txt` are only measured by.  Evidence is what
`briefing.ingest.paste.cuts` finds of gaps between words, `spaced` of lines that are cut by it, and
`layouts` of lines of one cell each; weights are found by logistic regression (`regression`).
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from pathlib import Path
from unittest.mock import patch

from briefing.ingest.paste import cuts, layouts, spaced, stacked, weights
from tests.ingest.regression import Choice, learn

TABLES = Path(__file__).parents[1] / "fixtures" / "tables"
FOLDS = 5
KEPT = ("held", "title-case", "mixed")
"""The tables that are only measured by."""
SHOWN = 4
"""In how many of its settings a table teaches."""
HEADINGS = (
    "What it costs",
    "How we tested",
    "The numbers",
    "Results",
    "What happens next",
    "Who is affected",
    "Key figures",
    "Timeline",
    "Why it matters",
    "Our method",
    "In short",
    "Comparison of models",
    "Plans and prices",
)
SENTENCES = (
    "The table shows what we found in each of the offices that answered.",
    "All figures are for the year that ended in March.",
    "Prices are without tax and may change from one quarter to the next without notice.",
    "We asked each firm twice; those that gave no answer are left out.",
    "The next step follows only when the last is done.",
)
NOTHING: Mapping[str, float] = {}

Table = list[tuple[str, ...]]


def tables(path: Path) -> list[Table]:
    """Read tables: cells parted by bars, below a line that names the table."""
    return [[tuple(row.split(" | ")) for row in block[1:]] for block in _blocks(path)]


def lists(path: Path) -> list[list[str]]:
    """Read lists, which blank lines part."""
    return list(_blocks(path))


def _blocks(path: Path) -> Iterator[list[str]]:
    """Yield what blank lines part, without remarks: lines that all begin with "# "."""
    for block in path.read_text("utf-8").strip().split("\n\n"):
        found = block.splitlines()
        if not all(line.startswith("# ") for line in found):
            yield found


def lines(table: Table) -> list[str]:
    """Return a table as it is pasted with single spaces."""
    return [" ".join(row) for row in table]


def gaps(table: Table) -> Iterator[Choice]:
    """Yield what tells of each gap between two words, and whether a cell begins behind it."""
    words = [cuts.tokens(line) for line in lines(table)]
    for row, own, evidence in zip(table, words, cuts.evidence(words), strict=True):
        begins = set(accumulate(len(cell) + 1 for cell in row))
        ends = accumulate(len(word) + 1 for word in own)
        for gap, end in zip(evidence, ends, strict=False):
            yield [dict(gap)], int(end in begins)


def cut(texts: Iterable[Sequence[str]], right: int) -> Iterator[list[Choice]]:
    """Yield what tells of lines as they are cut: rows of tables, or else others."""
    for text in texts:
        if found := spaced.grid(text):
            yield [([found.evidence], right)]


def stacked_table(table: Table, number: int) -> Iterator[Choice]:
    """Yield a table with one cell a line, with headings close by and without."""
    over, under = HEADINGS[number % len(HEADINGS)], HEADINGS[(7 * number + 3) % len(HEADINGS)]
    told = SENTENCES[number % len(SENTENCES)]
    behind = [under, told, SENTENCES[(number + 1) % len(SENTENCES)], told]
    shown = [
        ([], [], True),
        ([], [under], False),
        ([over], [], True),
        ([over, told], [under], False),
        ([over], behind, False),
        ([], [], False),
    ]
    for turn in range(SHOWN):
        above, below, apart = shown[(number + turn) % len(shown)]
        rows = table[: layouts.MIN_ROWS + number % 2] if turn == SHOWN - 1 else table
        cells = [cell for row in rows for cell in row]
        found = list(layouts.layouts([*above, *cells, *below], apart=apart))
        shape = (len(above), len(table[0]))
        most = max((one.rows for one in found if (one.start, one.columns) == shape), default=0)
        wanted = (*shape, min(len(rows), most))
        for at, one in enumerate(found, start=1):
            if (one.start, one.columns, one.rows) == wanted:
                yield [one.evidence for one in found], at


def stacked_text(text: Sequence[str], number: int) -> Iterator[Choice]:
    """Yield lines that are no table, below a heading and without."""
    shown = [text, [HEADINGS[number % len(HEADINGS)], *text]]
    for at, lines in enumerate(shown):
        found = list(layouts.layouts(lines, apart=at == number % 2))
        if found:
            yield [one.evidence for one in found], 0


def columns(found: Sequence[Table]) -> list[list[str]]:
    """Return columns of tables as lists, which are none: their items are alike."""
    down = [[list(cells) for cells in zip(*table, strict=True)] for table in found]
    told = [cells[at % 2 :] for own in down for at, cells in enumerate(own)]
    return [cells for cells in told[::2] if len(cells) >= 2 * layouts.MIN_ROWS]


def gap_weights(found: Sequence[Table], known: Mapping[str, float] = NOTHING) -> dict[str, float]:
    """Return what tells of the gaps between words, learned from tables."""
    return learn([[*gaps(table), *gaps(_shuffled(table))] for table in found], known)


def _shuffled(table: Table) -> Table:
    """Return a table with its columns in another order: other cells stand beside each other."""
    return [(*row[1::2], *row[::2]) for row in table]


def grid_weights(
    found: Sequence[Table], others: Sequence[Sequence[str]], known: Mapping[str, float] = NOTHING
) -> dict[str, float]:
    """Return what tells of tables that are cut, learned from tables and other texts.

    Four rows of each teach too, and other texts below a heading.
    """
    tables = [rows for table in found for rows in (lines(table), lines(table[:4]))]
    below = [[HEADINGS[at % len(HEADINGS)], *text] for at, text in enumerate(others)]
    return learn([*cut(tables, 1), *cut([*others, *below, *columns(found)], 0)], known)


def layout_weights(
    found: Sequence[Table], others: Sequence[Sequence[str]], known: Mapping[str, float] = NOTHING
) -> dict[str, float]:
    """Return what tells of tables of one cell a line, learned from tables and other texts."""
    tables = (stacked_table(table, at) for at, table in enumerate(found))
    texts = (stacked_text(text, at) for at, text in enumerate([*others, *columns(found)]))
    return learn([list(choices) for choices in (*tables, *texts)], known)


def right(found: Sequence[Table]) -> int:
    """Count the rows that are cut right."""
    cut = [(table, spaced.grid(lines(table))) for table in found]
    return sum(
        row == got for table, grid in cut if grid for row, got in zip(table, grid.rows, strict=True)
    )


def right_stacked(found: Sequence[Table]) -> int:
    """Count the rows that are read right where each cell has a line."""
    read = [(table, stacked.laid_out([cell for row in table for cell in row])) for table in found]
    return sum(len(set(table) & set(got.rows)) for table, got in read if got)


def mistaken_stacked(others: Sequence[Sequence[str]]) -> int:
    """Count the texts that would become a table of one cell a line."""
    return sum(len(text) > 5 and stacked.laid_out(text) is not None for text in others)


def mistaken(others: Sequence[Sequence[str]]) -> int:
    """Count the lists that would be a table if they stood among other lines."""
    grids = filter(None, map(spaced.grid, others))
    return sum(grid.confidence >= spaced.SURE for grid in grids)


def share(found: Sequence[Table]) -> str:
    """Say which share of rows is cut right."""
    rows = sum(map(len, found))
    shares = f"{right(found) / rows:.3f}, one cell a line {right_stacked(found) / rows:.3f}"
    return f"{shares} of {rows} rows of {len(found)} tables"


def crossed(learned: Sequence[Table], others: Sequence[Sequence[str]]) -> str:
    """Say the same of tables that are each read by what was learned from the others."""
    cut = stacked_right = 0
    for fold in range(FOLDS):
        rest = [table for at, table in enumerate(learned) if at % FOLDS != fold]
        gap, layout = gap_weights(rest, weights.GAPS), layout_weights(rest, others, weights.LAYOUTS)
        with patch.object(cuts, "GAPS", gap), patch.object(stacked, "LAYOUTS", layout):
            cut += right(learned[fold::FOLDS])
            stacked_right += right_stacked(learned[fold::FOLDS])
    rows = sum(map(len, learned))
    return f"{cut / rows:.3f}, one cell a line {stacked_right / rows:.3f}"


def module(gap: Mapping[str, float], grid: Mapping[str, float], layout: Mapping[str, float]) -> str:
    """Return the module of weights."""
    lists = (("GAPS", gap, _GAPS), ("GRIDS", grid, _GRIDS), ("LAYOUTS", layout, _LAYOUTS))
    return _HEAD + "\n".join(_written(name, found) + told for name, found, told in lists)


def _written(name: str, found: Mapping[str, float]) -> str:
    body = "".join(f'    "{name}": {weight},\n' for name, weight in found.items())
    return f"{name}: Mapping[str, float] = {{\n{body}}}\n"


_HEAD = '''\
"""What evidence tells of tables: made by `python -m tests.ingest.fitting --write`."""

from collections.abc import Mapping

'''
_GAPS = '''\
"""By the names that `cuts` gives to evidence: what it adds to the odds that a cell begins there.

The odds are logarithms; ">" stands for the gap, and letters for kinds of words (`cuts.KINDS`).
"""
'''
_GRIDS = '''\
"""By the names that `spaced` gives to evidence: what it adds to the odds of such a table."""
'''
_LAYOUTS = '''\
"""By the names that `layouts` gives to evidence: what it adds to the odds of such a table."""
'''


def main() -> str:
    """Learn or measure, as the command says."""
    parser = argparse.ArgumentParser(prog="python -m tests.ingest.fitting")
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--cross", action="store_true", help="measure by what the others teach")
    asked = parser.parse_args()
    learned, texts = tables(TABLES / "learned.txt"), lists(TABLES / "none.txt")
    if asked.write:
        gap = gap_weights(learned, weights.GAPS)
        with patch.object(cuts, "GAPS", gap):
            grid = grid_weights(learned, texts, weights.GRIDS)
        layout = layout_weights(learned, texts, weights.LAYOUTS)
        Path(weights.__file__).write_text(module(gap, grid, layout), "utf-8")
        return f"{len(gap)}, {len(grid)} and {len(layout)} weights"
    if asked.cross:
        return f"rows of tables read by what others taught: {crossed(learned, texts)}"
    files = asked.files or [TABLES / f"{name}.txt" for name in ("learned", *KEPT)]
    told = [f"{path.name}: {share(tables(path))}" for path in files]
    others = lists(TABLES / "lists.txt")
    taken = f"{mistaken(others)} and {mistaken_stacked(others)} of {len(others)}"
    return "\n".join([*told, f"texts taken for tables: {taken}"])


if __name__ == "__main__":
    sys.stdout.write(main() + "\n")
