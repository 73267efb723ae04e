"""Tables whose cells were pasted with single spaces between them.

A run of lines is cut into as many cells a line as fit best.  Between two words of a line a cut is
likely where a number meets text, where a capital begins a word, where the word before ends like a
noun and the one behind it begins a phrase; it is unlikely beside "of" or "and" and before small
letters.  A first pass cuts each line on its own (dynamic programming over the words); a second one
prefers cells that are like the others of their column in kind and length.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt
from statistics import median

from briefing.ingest.paste.cuts import body_scores, head_scores, is_number, tokens
from briefing.ingest.paste.vocabulary import FLAGS, LABELS, NAMES

MIN_ROWS, MAX_ROWS = 3, 200
SAMPLE = 20
"""How many rows tell how a table is cut."""
MAX_COLUMNS = 8
MAX_WORDS = 30
"""Of a line that may be a row."""
SURE, LIKELY = 0.36, 0.28
"""Confidence from which a run of lines becomes a table: among other lines, and set apart."""

WITHOUT_HEAD = 0.55
"""The same where the first line names no columns."""

PRICE = 0.32
"""What a cut must score for a column to be worth having."""
UNEVEN = 1.3
"""Against cells that are not as long as the others of their column."""
POOR = 1.2
"""Against cuts that speak against themselves."""
SKIPPED = 0.4
"""From which score a place that is not cut counts against the table."""
LENGTH = 1.0
"""Against a cell that is longer or shorter than its column."""
PLAIN = 0.07
"""Against long cells, before their column is known."""
NAME = 0.16
"""Against names of columns of several words, by the square of those behind the first."""
CORNER = 1.0
"""What a head must gain by having no cell over the first column."""
NO_NAME = 2.5
"""Against a number at the beginning of a cell where the head asks for a name."""
HEAD = 0.15
"""For a head whose names of columns part well."""
THIN = 0.4
"""Against neighbours of one plain word each."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A run of lines cut into cells."""

    rows: tuple[tuple[str, ...], ...]
    confidence: float
    """That it is a table and is cut where it should be."""


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
    rows = [tokens(line) for line in lines]
    cuts = [head_scores(rows[0]), *body_scores(rows[1:])]
    best = _best(rows[:SAMPLE], cuts[:SAMPLE], 1)
    corner = _best(rows[1:SAMPLE], cuts[1:SAMPLE], 0) if len(rows) > MIN_ROWS else None
    if corner and (best is None or _without_corner(rows[0], cuts[0], corner[1], best)):
        return _grid(rows, cuts, corner[1], corner=True)
    return _grid(rows, cuts, best[1], corner=False) if best else None


def _grid(
    rows: Sequence[Sequence[str]],
    cuts: Sequence[Sequence[float]],
    profiles: Sequence[_Profile],
    *,
    corner: bool,
) -> Grid | None:
    """Cut all rows by what is known of their columns; a head may lack its first cell."""
    head, body = int(corner), rows[int(corner) :]
    places = _places(body, cuts[head:], profiles, 1 - head)
    fit = _Fit.of(body, cuts[head:], places, profiles, 1 - head)
    cells = [_cells(row, place) for row, place in zip(body, places, strict=True)]
    if corner:
        plain = [_Profile.head()] * (len(profiles) - 1)
        cells.insert(0, ("", *_cells(rows[0], _cut(rows[0], cuts[0], plain)[0])))
    return Grid(tuple(cells), fit.confidence) if fit.confidence > 0 else None


def _without_corner(
    head: Sequence[str],
    scores: Sequence[float],
    profiles: Sequence[_Profile],
    best: tuple[float, Sequence[_Profile]],
) -> bool:
    """Say whether a head has one cell less than the rows below it: none over the first column."""
    columns = len(profiles)
    if len(head) < columns - 1 or columns < 3 or head[0].lower() in LABELS:
        return False
    if len(head) < columns:
        return True
    with_corner = _cut(head, scores, [_Profile.head()] * columns)[1]
    without = _cut(head, scores, [_Profile.head()] * (columns - 1))[1]
    return without > with_corner + CORNER and columns >= len(best[1])


def _best(
    rows: Sequence[Sequence[str]], cuts: Sequence[Sequence[float]], heads: int
) -> tuple[float, list[_Profile]] | None:
    """Return how well rows are cut into the best number of columns, and what these have.

    The first `heads` rows name the columns.
    """
    best: tuple[float, list[_Profile]] | None = None
    most = min(MAX_COLUMNS, min(len(row) for row in rows), _most_columns(rows, cuts))
    for columns in range(2, most + 1):
        profiles, places = _learned(rows, cuts, columns, heads)
        worth = _Fit.of(rows, cuts, places, profiles, heads).worth
        if best is None or worth > best[0]:
            best = worth, profiles
    return best


def _most_columns(rows: Sequence[Sequence[str]], cuts: Sequence[Sequence[float]]) -> int:
    """Return how many columns the median row has places for."""
    return 3 + round(median(sum(score > 0 for score in scores) for scores in cuts))


def _learned(
    rows: Sequence[Sequence[str]], cuts: Sequence[Sequence[float]], columns: int, heads: int
) -> tuple[list[_Profile], list[list[int]]]:
    """Cut rows into columns, and again by what the columns have in common."""
    profiles = [_Profile.none()] * columns
    places: list[list[int]] = []
    for _ in range(3):
        places = _places(rows, cuts, profiles, heads)
        profiles = [_profile(rows, places, column) for column in range(columns)]
    return profiles, places


def _places(
    rows: Sequence[Sequence[str]],
    cuts: Sequence[Sequence[float]],
    profiles: Sequence[_Profile],
    heads: int,
) -> list[list[int]]:
    """Cut rows by what is known of their columns; the length of a column's name tells nothing."""
    plain = [_Profile.head()] * len(profiles)
    return [
        _cut(row, scores, plain if at < heads else profiles)[0]
        for at, (row, scores) in enumerate(zip(rows, cuts, strict=True))
    ]


def _cells(row: Sequence[str], places: Sequence[int]) -> tuple[str, ...]:
    edges = [0, *places, len(row)]
    return tuple(" ".join(row[start:end]) for start, end in pairwise(edges))


@dataclass(frozen=True, slots=True)
class _Profile:
    """What the cells of a column have in common."""

    words: float
    """Median number of words; 0 where unknown."""
    numbers: float
    """Share of cells that begin with a number."""
    named: bool = False
    """Whether the cell is the name of a column."""
    names: bool = False
    """Whether its head says that it holds names: "Country", "Developer"."""

    @staticmethod
    def none() -> _Profile:
        return _Profile(0.0, 0.0)

    @staticmethod
    def head() -> _Profile:
        return _Profile(0.0, 0.0, named=True)

    def fit(self, row: Sequence[str], start: int, end: int) -> float:
        """Return how well the words from start to end make a cell of the column."""
        length = end - start
        if self.named:
            return -NAME * (length - 1) ** 2
        if not self.words:
            return -PLAIN * length if length > 1 else -0.3
        score = -LENGTH * abs(length - self.words) / max(1.0, sqrt(self.words))
        if self.names and is_number(row[start]):
            return score - NO_NAME
        if self.numbers > 0.6:
            score += 0.8 if is_number(row[start]) else -0.8
        elif self.numbers < 0.2 and is_number(row[start]):
            score -= 0.4
        return score


def _profile(
    rows: Sequence[Sequence[str]], places: Sequence[Sequence[int]], column: int
) -> _Profile:
    lengths, numbers = [], 0
    for row, place in list(zip(rows, places, strict=True)):
        edges = [0, *place, len(row)]
        lengths.append(edges[column + 1] - edges[column])
    for row, place in list(zip(rows, places, strict=True))[1:]:
        numbers += is_number(row[[0, *place][column]])
    edges = [0, *places[0], len(rows[0])]
    names = rows[0][edges[column + 1] - 1].lower() in NAMES
    return _Profile(float(median(lengths)), numbers / max(1, len(rows) - 1), names=names)


def _cut(
    row: Sequence[str], scores: Sequence[float], profiles: Sequence[_Profile]
) -> tuple[list[int], float]:
    """Return where the cells of a row begin but the first, by the best total score, and that."""
    size, columns = len(row), len(profiles)
    best = [{end: (profiles[0].fit(row, 0, end), 0) for end in range(1, size - columns + 2)}]
    for column in range(1, columns):
        profile = profiles[column]
        last = column == columns - 1
        layer: dict[int, tuple[float, int]] = {}
        for start, (total, _) in best[-1].items():
            total += scores[start - 1]
            for end in (size,) if last else range(start + 1, size - columns + column + 2):
                score = total + profile.fit(row, start, end)
                if end not in layer or score > layer[end][0]:
                    layer[end] = (score, start)
        best.append(layer)
    places = []
    end = size
    for column in range(columns - 1, 0, -1):
        end = best[column][end][1]
        places.append(end)
    return places[::-1], best[-1][size][0]


def _thin(
    rows: Sequence[Sequence[str]],
    places: Sequence[Sequence[int]],
    cuts: Sequence[Sequence[float]],
) -> int:
    """Count neighbours of one plain word each in all rows, which may be one name of two words."""
    edges = [[0, *place, len(row)] for row, place in zip(rows, places, strict=True)]
    thin = 0
    for column in range(1, len(edges[0]) - 1):
        one = sum(e[column] - e[column - 1] == 1 == e[column + 1] - e[column] for e in edges)
        plain = all(
            not is_number(row[e[column] - 1])
            and not is_number(row[e[column]])
            and row[e[column]].lower() not in FLAGS
            and row[e[column] - 1].lower() not in FLAGS
            for row, e in zip(rows[1:], edges[1:], strict=True)
        )
        thin += plain and one >= 0.9 * len(rows) and cuts[0][edges[0][column] - 1] < 1.0
    return thin


@dataclass(frozen=True, slots=True)
class _Fit:
    """Figures of a cut table."""

    columns: int
    mean: float
    """Of the scores of its cuts."""
    poor: float
    """Share of cuts that speak against themselves."""
    skipped: float
    """Good places a row that were not cut."""
    head: float
    """Mean score of the cuts in the head, 0 without one."""
    uneven: float
    """Mean deviation of the cells' lengths from that of their column."""
    thin: int
    numeric: bool
    """Whether a column holds numbers."""

    @staticmethod
    def of(
        rows: Sequence[Sequence[str]],
        cuts: Sequence[Sequence[float]],
        places: Sequence[Sequence[int]],
        profiles: Sequence[_Profile],
        heads: int,
    ) -> _Fit:
        """Measure a table; the first `heads` rows name its columns."""
        chosen = [
            scores[at - 1] for scores, place in zip(cuts, places, strict=True) for at in place
        ]
        skipped = sum(
            max(0.0, score - SKIPPED)
            for scores, place in zip(cuts, places, strict=True)
            for at, score in enumerate(scores, start=1)
            if at not in place
        )
        uneven = sum(
            abs(edges[column + 1] - edges[column] - profile.words) / max(1.5, profile.words)
            for row, place in list(zip(rows, places, strict=True))[heads:]
            for edges in [[0, *place, len(row)]]
            for column, profile in enumerate(profiles)
        )
        return _Fit(
            columns=len(profiles),
            mean=sum(chosen) / len(chosen),
            poor=sum(score < 0 for score in chosen) / len(chosen),
            skipped=skipped / len(rows),
            head=sum(chosen[: len(profiles) - 1]) / (len(profiles) - 1) if heads else 0.0,
            uneven=uneven / ((len(rows) - heads) * len(profiles)),
            thin=_thin(rows, places, cuts),
            numeric=any(profile.numbers > 0.6 for profile in profiles),
        )

    @property
    def worth(self) -> float:
        """How well it is cut: each cut counts if it scores above the price of a column."""
        gain = (self.mean - PRICE) * (self.columns - 1)
        gain += HEAD * self.head - THIN * self.thin
        return gain - self.skipped - UNEVEN * self.uneven - POOR * self.poor

    @property
    def confidence(self) -> float:
        """How sure it is that the lines are a table, cut at these places."""
        sure = 0.25 + 0.35 * self.mean + 0.2 * self.numeric + 0.03 * self.columns
        sure -= 0.8 * self.poor + 0.4 * self.uneven + 0.2 * self.skipped
        return round(max(0.0, min(0.95, sure)), 2)
