"""Tables whose cells were pasted with single spaces between them.

A run of lines is cut into as many cells a line as fit best.  A first pass cuts each line on its own
by what stands beside each gap (`cuts`); further ones prefer cells that are like the others of their
column in length, and in the kinds of words that they begin and end with (dynamic programming over
the words, expectation and maximisation in turn).  All scores are logarithms of odds, so that tables
of fewer and of more columns can be compared.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import exp, log, sqrt
from statistics import pstdev

from briefing.ingest.paste.cuts import KINDS, kind, scores, tokens
from briefing.ingest.paste.vocabulary import LABELS, names_column
from briefing.ingest.paste.weights import GRIDS

MIN_ROWS, MAX_ROWS = 3, 200
SAMPLE = 20
"""How many rows tell how a table is cut."""
MAX_COLUMNS = 10
MAX_WORDS = 30
"""Of a line that may be a row."""
SURE, LIKELY = 0.78, 0.5
"""Confidence from which a run of lines becomes a table: among other lines, and set apart."""
WITHOUT_HEAD = 0.88
"""The same where the first line names no columns."""

_PASSES = 3
_CUTS, _LEFT, _HEAD, _COLUMN = 0.5, 1.0, 1.5, 2.4
"""What tells the number of columns beside what the rows gain: the scores of their cuts, against it
the best score that each row has left, the cuts of the head, and against it each column.  So much,
rounded, logistic regression found them to weigh among the tables that teach `weights`."""
_NOTHING_LEFT = -4.0
"""The score that a row has left where all gaps are cut."""
_LENGTH, _START, _END = 1.6, 1.0, 0.5
"""What the length of a cell weighs, and the kinds of its first and last words."""
_SHORTER = 0.55
"""How much rarer cells are with each word more, before their column is known."""
_PRIOR = {"length": 2.0, "kind": 3.0}
"""How many cells of the usual kind a column has before any is seen."""
_STARTS = dict(zip(KINDS, (0.28, 0.09, 0.04, 0.04, 0.09, 0.08, 0.38), strict=True))
_ENDS = dict(zip(KINDS, (0.25, 0.08, 0.04, 0.04, 0.26, 0.08, 0.25), strict=True))
"""How often a cell of any column begins and ends with a word of each kind."""
_CORNER = 2.0
"""Against a first column without a name."""
_FIGURE = 6.0
"""Against a figure as its name: lists of times begin so, and hardly a head does."""
_NAME = 0.1
"""Against names of columns that are not as long as others, by the square of the words."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A run of lines cut into cells."""

    rows: tuple[tuple[str, ...], ...]
    evidence: Mapping[str, float]
    like: int
    """How many rows there are before one that is unlike the others."""

    @property
    def odds(self) -> float:
        """That it is a table, in logarithms."""
        return sum(GRIDS.get(name, 0.0) * value for name, value in self.evidence.items())

    @property
    def confidence(self) -> float:
        """That it is a table."""
        return round(0.95 / (1 + exp(-self.odds)), 2)


def may_be_row(text: str, *, named: bool = False) -> bool:
    """Say whether a line could be a row, below a head that is `named` in small letters too."""
    words = text.split()
    return (
        2 <= len(words) <= MAX_WORDS
        and len(text) <= 240
        and not text.endswith((".", ":", ";", ",", "…"))
        and (
            named
            or not (text.endswith(("!", "?")) or (words[0].isalpha() and words[0][0].islower()))
        )
    )


def grid(lines: Sequence[str]) -> Grid | None:
    """Cut lines into the table that they look most like; None where they look like none."""
    if not MIN_ROWS <= len(lines) <= MAX_ROWS:
        return None
    rows = [_Row.of(words, scores) for words, scores in _scored(lines)]
    head, sample = rows[0], rows[1:SAMPLE]
    most = min(MAX_COLUMNS, *(len(row.words) for row in rows[1:]))
    found = [_Cut.of(head, sample, columns) for columns in range(2, most + 1)]
    best = max((cut for cut in found if cut), key=lambda cut: cut.worth, default=None)
    if best is None:
        return None
    cuts = [_best_places(row, best.columns) for row in rows[1:]]
    body = [_cells(row, places) for row, (places, _) in zip(rows[1:], cuts, strict=True)]
    strange = (at for at, (_, score) in enumerate(cuts, start=1) if at >= MIN_ROWS and score < 0)
    return Grid((best.head, *body), best.evidence(sample), next(strange, len(rows)))


def _scored(lines: Sequence[str]) -> list[tuple[list[str], list[float]]]:
    rows = [tokens(line) for line in lines]
    return list(zip(rows, scores(rows), strict=True))


@dataclass(frozen=True, slots=True)
class _Row:
    words: Sequence[str]
    kinds: Sequence[str]
    scores: Sequence[float]
    """For each word but the first: how likely a cell begins with it."""

    @staticmethod
    def of(words: Sequence[str], scores: Sequence[float]) -> _Row:
        return _Row(words, [kind(word) for word in words], scores)


@dataclass(frozen=True, slots=True)
class Column:
    """What the cells of a column have in common: more than cells of any column, in logarithms."""

    lengths: Sequence[float]
    """By the number of words; the last holds for all that are longer."""
    starts: Mapping[str, float]
    ends: Mapping[str, float]

    @staticmethod
    def unknown() -> Column:
        """Return a column of which nothing is known yet."""
        nothing = dict.fromkeys(KINDS, 0.0)
        return Column((0.0,), nothing, nothing)

    @staticmethod
    def name(words: float) -> Column:
        """Return what is known of a cell of the head: it has as many words as others of it."""
        nothing = dict.fromkeys(KINDS, 0.0)
        return Column([-_NAME * (n - words) ** 2 for n in range(MAX_WORDS)], nothing, nothing)

    @staticmethod
    def of(cells: Sequence[Sequence[str]]) -> Column:
        """Learn from the kinds of words of its cells."""
        number = len(cells)
        sizes = Counter(len(cell) for cell in cells)
        lengths = [0.0]
        for size in range(1, max(sizes) + 4):
            usual = (1 - _SHORTER) * _SHORTER ** (size - 1)
            near = sizes[size] + (sizes[size - 1] + sizes[size + 1]) / 2
            near += (sizes[size - 2] + sizes[size + 2]) / 4
            share = (near / 2 + _PRIOR["length"] * usual) / (number + _PRIOR["length"])
            lengths.append(_LENGTH * (log(share) - log(usual)))
        starts = Counter(cell[0] for cell in cells)
        ends = Counter(cell[-1] for cell in cells)
        return Column(
            lengths, _odds(starts, _STARTS, number, _START), _odds(ends, _ENDS, number, _END)
        )

    def fit(self, kinds: Sequence[str], start: int, end: int) -> float:
        """Return how well the words from start to end make a cell of the column."""
        length = self.lengths[min(end - start, len(self.lengths) - 1)]
        return length + self.starts[kinds[start]] + self.ends[kinds[end - 1]]

    def gain(self, cell: Sequence[str]) -> float:
        """Return how well a whole cell fits."""
        return self.fit(cell, 0, len(cell))


def _odds(
    seen: Mapping[str, int], usual: Mapping[str, float], number: int, weight: float
) -> dict[str, float]:
    prior = _PRIOR["kind"]
    return {
        one: weight * log((seen.get(one, 0) / share + prior) / (number + prior))
        for one, share in usual.items()
    }


@dataclass(frozen=True, slots=True)
class _Cut:
    """Rows cut into some number of columns, and how well."""

    columns: Sequence[Column]
    head: tuple[str, ...]
    places: Sequence[Sequence[int]]
    gain: float
    """What fits, of all rows."""
    over: float
    """The same of the head."""
    left: float
    """The best score that a row has left, on average."""
    worth: float
    """Against other numbers of columns: the rows count less the more they are, being alike."""

    @staticmethod
    def of(head: _Row, rows: Sequence[_Row], columns: int) -> _Cut | None:
        """Cut rows, and again by what the columns have in common; None where words are too few."""
        learned = _learned(rows, [_likeliest(row, columns) for row in rows])
        for _ in range(_PASSES - 1):
            learned = _learned(rows, [_best_places(row, learned)[0] for row in rows])
        cuts = [_best_places(row, learned) for row in rows]
        names, over = _name(head, columns)
        if not names:
            return None
        places = [own for own, _ in cuts]
        gain = sum(score for _, score in cuts)
        taken, left = _taken(rows, places)
        worth = (gain + _CUTS * taken) / sqrt(len(rows)) - _LEFT * left
        worth += _HEAD * over - _COLUMN * (columns - 1)
        return _Cut(learned, names, places, gain, over, left, worth)

    def evidence(self, rows: Sequence[_Row]) -> dict[str, float]:
        """Return what tells of a table: how well rows and head fit, and how even cells are."""
        number, columns = len(rows), len(self.columns)
        sizes = [
            [end - start for start, end in _edges(row, own)]
            for row, own in zip(rows, self.places, strict=True)
        ]
        return {
            "table": 1.0,
            "columns": log(columns),
            "gain": self.gain / number / columns,
            "left": self.left,
            "words": sum(map(sum, sizes)) / number / columns,
            "uneven": sum(map(pstdev, zip(*sizes, strict=True))) / columns,
            "head": self.over / columns,
            "head words": sum(len(name.split()) for name in self.head) / columns,
            "labels": sum(map(names_column, self.head)) / columns,
        }


def _name(head: _Row, columns: int) -> tuple[tuple[str, ...], float]:
    """Cut a head into the names of the columns, with none over the first where it has too few."""
    if len(head.words) == columns - 1 and columns > 2 and head.words[0].lower() not in LABELS:
        return ("", *head.words), -_CORNER
    if len(head.words) < columns:
        return (), 0.0
    places, score = _best_places(head, [Column.name(len(head.words) / columns)] * columns)
    return _cells(head, places), score - _FIGURE * (head.kinds[0] in "nv")


def _taken(rows: Sequence[_Row], places: Sequence[Sequence[int]]) -> tuple[float, float]:
    """Return the scores of all cuts, and the best that a row has left, on average."""
    taken = left = 0.0
    for row, own in zip(rows, places, strict=True):
        taken += sum(row.scores[at - 1] for at in own)
        rest = (score for at, score in enumerate(row.scores, start=1) if at not in own)
        left += max(rest, default=_NOTHING_LEFT)
    return taken, left / len(rows)


def _learned(rows: Sequence[_Row], places: Sequence[Sequence[int]]) -> list[Column]:
    """Return what the columns of rows have in common that are cut at some places."""
    cells = [
        [row.kinds[start:end] for start, end in _edges(row, own)]
        for row, own in zip(rows, places, strict=True)
    ]
    return [Column.of(column) for column in zip(*cells, strict=True)]


def _likeliest(row: _Row, columns: int) -> list[int]:
    """Return where the cells of a row begin but the first, each by its own score alone."""
    gaps = sorted(range(1, len(row.words)), key=lambda at: -row.scores[at - 1])
    return sorted(gaps[: columns - 1])


def _edges(row: _Row, places: Sequence[int]) -> list[tuple[int, int]]:
    return list(pairwise([0, *places, len(row.words)]))


def _cells(row: _Row, places: Sequence[int]) -> tuple[str, ...]:
    return tuple(" ".join(row.words[start:end]) for start, end in _edges(row, places))


def _best_places(row: _Row, columns: Sequence[Column]) -> tuple[list[int], float]:
    """Return where the cells of a row begin but the first, by the best total score, and that."""
    size, number = len(row.words), len(columns)
    best = [{end: (columns[0].fit(row.kinds, 0, end), 0) for end in range(1, size - number + 2)}]
    for at, column in enumerate(columns[1:], start=1):
        last = at == number - 1
        ends = [column.ends[kind] for kind in row.kinds]
        lengths, longest = column.lengths, len(column.lengths) - 1
        layer: dict[int, tuple[float, int]] = {}
        for start, (total, _) in best[-1].items():
            total += row.scores[start - 1] + column.starts[row.kinds[start]]
            for end in (size,) if last else range(start + 1, size - number + at + 2):
                words = end - start
                score = total + ends[end - 1] + lengths[words if words < longest else longest]
                if end not in layer or score > layer[end][0]:
                    layer[end] = (score, start)
        best.append(layer)
    places = []
    end = size
    for layer in reversed(best[1:]):
        end = layer[end][1]
        places.append(end)
    return places[::-1], best[-1][size][0]
