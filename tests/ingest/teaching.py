"""Learn how items that have lost their bullets are told, and measure how well they are.

    python -m tests.ingest.teaching            how many are told right as it is
    python -m tests.ingest.teaching FILE ...   the same of Markdown articles of your own
    python -m tests.ingest.teaching --write    learn anew, and write `paste/outline_weights.py`

It learns from the articles in tests/fixtures/lists/learned, each pasted in several shapes; those
in `held` are only measured by.  Evidence is what `briefing.ingest.paste.evidence` finds; the
weights are those by which the articles are likeliest what they are, kept small (`RIDGE`).
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import exp, log
from pathlib import Path
from unittest.mock import patch

from briefing.ingest import paste
from briefing.ingest.paste import outline, outline_weights, reading
from briefing.ingest.paste.evidence import Evidence
from briefing.ingest.paste.outline import FREE, STATES, Step
from tests.ingest import pasting
from tests.ingest.scoring import Figures

ARTICLES = Path(__file__).parents[1] / "fixtures" / "lists"
SHAPES = (
    "bullets",
    "bullets-tight",
    "lost",
    "lost-copied",
    "lost-behind",
    "lost-tight",
    "lost-apart",
)
RIDGE = 6.0
"""How much a weight is drawn to zero."""
LEAST = 3
"""In how many articles a piece of evidence has to be seen."""
ROUNDS = 60
FOLDS = 5
_FIRST, _MORE, _LESS, _MOST = 0.1, 1.2, 0.5, 1.0
"""The first step of a weight, how much more or less the next one is, and how much at most."""

Chances = dict[tuple[int, int], float]
"""How likely each step is."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """A paste, and what its passages are."""

    shape: str
    evidence: Evidence
    states: tuple[int, ...]
    """Of each passage, as in `outline.STATES`."""


def articles(path: Path) -> list[str]:
    """Return the articles of a file or of those in a folder; each begins with its title."""
    files = sorted(path.glob("*.md")) if path.is_dir() else [path]
    texts = [re.split(r"^(?=# )", file.read_text("utf-8"), flags=re.MULTILINE) for file in files]
    return [text for some in texts for text in some if text.strip()]


def lessons(markdown: str, shapes: Iterable[str] = SHAPES) -> list[Lesson]:
    """Return an article as it is pasted in several shapes."""
    return [_lesson(markdown, shape) for shape in shapes]


def _lesson(markdown: str, shape: str) -> Lesson:
    text, kinds = pasting.paste(markdown, pasting.SHAPES[shape])
    with patch.object(reading, "structure", return_value=[]) as asked:
        paste.read(text, name="")
    passages, _ = asked.call_args.args
    evidence = Evidence(passages, outline.known(passages))
    states = []
    for at, one in enumerate(passages):
        kind = kinds.get(one.line, "")
        told = kind if kind in evidence.kinds(at) else "paragraph"
        states.append(STATES.index(evidence.known[at] or told))
    return Lesson(shape, evidence, tuple(states))


@dataclass(frozen=True, slots=True)
class Weights:
    """Weights that are learned: those of passages and those of steps, by what they weigh."""

    one: dict[str, list[float]]
    two: dict[str, list[float]]

    def tables(self) -> tuple[dict[str, list[float]], dict[str, list[float]]]:
        """Return both."""
        return self.one, self.two

    def like(self, value: float) -> Weights:
        """Return as many weights that are all the same."""
        alike = (
            {name: [value] * len(row) for name, row in table.items()} for table in self.tables()
        )
        return Weights(*alike)


def blank(groups: Sequence[Sequence[Lesson]]) -> Weights:
    """Return weights of nothing for what is seen in enough articles."""
    one, two = Counter[str](), Counter[str]()
    for group in groups:
        for kinds, evidence in ((one, Evidence.of_one), (two, Evidence.of_two)):
            kinds.update(
                {
                    name
                    for lesson in group
                    for at in _open(lesson)
                    for name in evidence(lesson.evidence, at)
                }
            )
    return Weights(
        {name: [0.0] * FREE for name, times in sorted(one.items()) if times >= LEAST},
        {name: [0.0] * FREE * len(STATES) for name, times in sorted(two.items()) if times >= LEAST},
    )


def _open(lesson: Lesson) -> Iterator[int]:
    """Yield the passages of which nothing is known."""
    return (at for at, known in enumerate(lesson.evidence.known) if not known)


def slope(weights: Weights, lessons: Iterable[Lesson]) -> Weights:
    """Return how much likelier the right states become with each weight."""
    found = weights.like(0.0)
    for lesson in lessons:
        steps = outline.scored(lesson.evidence, weights.one, weights.two)
        likely, _ = chances(steps)
        above = STATES.index("other")
        for at, here in enumerate(lesson.states):
            if not lesson.evidence.known[at]:
                _add(found, lesson.evidence, at, likely[at], (above, here))
            above = here
    for table, own in zip(found.tables(), weights.tables(), strict=True):
        for name, row in own.items():
            table[name] = [
                value - RIDGE * weight for value, weight in zip(table[name], row, strict=True)
            ]
    return found


def chances(steps: Sequence[Sequence[Step]]) -> tuple[list[Chances], float]:
    """Return how likely each step to a passage is, and the logarithm of the sum of all ways."""
    forward = list(_sums(steps))
    backward = list(_sums([[(to, at, how) for at, to, how in some] for some in reversed(steps)]))
    total = _log_sum(forward[-1].values())
    likely = [
        {
            (above, here): exp(so_far[above] + score + to_go[here] - total)
            for above, here, score in choice
        }
        for choice, so_far, to_go in zip(steps, forward, backward[-2::-1], strict=False)
    ]
    return likely, total


def _sums(steps: Iterable[Sequence[Step]]) -> Iterator[dict[int, float]]:
    """Yield for each passage the logarithms of the sums of all ways that lead to its states."""
    sums: dict[int, float] = {}
    for choice in steps:
        sums = sums or {state: 0.0 for state, _, _ in choice}
        yield sums
        ways: dict[int, list[float]] = {}
        for above, here, score in choice:
            ways.setdefault(here, []).append(sums[above] + score)
        sums = {here: _log_sum(scores) for here, scores in ways.items()}
    yield sums


def _log_sum(scores: Iterable[float]) -> float:
    found = list(scores)
    most = max(found)
    return most + log(sum(exp(score - most) for score in found))


def _add(
    found: Weights, evidence: Evidence, at: int, likely: Chances, right: tuple[int, int]
) -> None:
    """Add what is missing at a passage: the right step, less each as far as it is likely."""
    steps = [0.0] * FREE * len(STATES)
    states = [0.0] * FREE
    for (above, here), share in (*likely.items(), (right, -1.0)):
        steps[above * FREE + here] -= share
        states[here] -= share
    for table, names, missing in (
        (found.one, evidence.of_one(at), states),
        (found.two, evidence.of_two(at), steps),
    ):
        for name in names:
            if row := table.get(name):
                for place, value in enumerate(missing):
                    row[place] += value


def learned_from(groups: Sequence[Sequence[Lesson]]) -> Weights:
    """Return the weights that make what articles are likeliest.

    Each weight goes on in its direction, in steps that grow until it has gone too far (Rprop).
    """
    weights = blank(groups)
    paces, before = weights.like(_FIRST), weights.like(0.0)
    lessons = [lesson for group in groups for lesson in group]
    for _ in range(ROUNDS):
        slopes = slope(weights, lessons)
        for own, pace, now, last in zip(
            *(each.tables() for each in (weights, paces, slopes, before)), strict=True
        ):
            for name, row in own.items():
                for place, value in enumerate(now[name]):
                    turned = value * last[name][place]
                    if turned < 0:
                        now[name][place] = value = 0.0
                    pace[name][place] = min(
                        _MOST,
                        pace[name][place] * (_MORE if turned > 0 else _LESS if turned < 0 else 1),
                    )
                    row[place] += pace[name][place] * ((value > 0) - (value < 0))
        before = slopes
    return weights


def figures(found: Iterable[Lesson], weights: Weights) -> Mapping[tuple[str, str], Figures]:
    """Compare what passages are told to be with what they are, by shape and kind."""
    sums: dict[tuple[str, str], Figures] = defaultdict(Figures)
    for lesson in found:
        told = outline.best(outline.scored(lesson.evidence, weights.one, weights.two))
        for kind in ("heading", "item"):
            state = STATES.index(kind)
            pairs = [(told[at] == state, lesson.states[at] == state) for at in _open(lesson)]
            counts = (sum(one and two for one, two in pairs), *map(sum, zip(*pairs, strict=True)))
            if pairs:
                sums[lesson.shape, kind] += Figures(*counts)
    return sums


def told(found: Mapping[tuple[str, str], Figures]) -> str:
    """Return figures, one a line."""
    return "\n".join(f"{shape:14} {kind:8} {one}" for (shape, kind), one in found.items())


def crossed(groups: Sequence[Sequence[Lesson]]) -> Mapping[tuple[str, str], Figures]:
    """Compare the same of articles that are each read by what the others taught."""
    sums: dict[tuple[str, str], Figures] = defaultdict(Figures)
    for fold in range(FOLDS):
        weights = learned_from([group for at, group in enumerate(groups) if at % FOLDS != fold])
        rest = [lesson for group in groups[fold::FOLDS] for lesson in group]
        for key, one in figures(rest, weights).items():
            sums[key] += one
    return sums


def shipped() -> Weights:
    """Return the weights that are used."""
    one, two = (
        {name: list(row) for name, row in table.items()} for table in (outline.ONE, outline.TWO)
    )
    return Weights(one, two)


def module(weights: Weights) -> str:
    """Return the module of weights."""
    return _MODULE.format(*map(_rows, weights.tables()))


def _rows(table: Mapping[str, Sequence[float]]) -> str:
    rows = ((name, [round(100 * weight) for weight in row]) for name, row in table.items())
    return "".join(f"{name}: {' '.join(map(str, row))}\n" for name, row in rows if any(row))


_MODULE = '''\
"""What evidence tells of passages: made by `python -m tests.ingest.teaching --write`.

Behind each name that `evidence` gives to evidence stand hundredths.
"""

ONE = """\\
{}"""
"""What it adds to the odds, in logarithms, of a heading, a paragraph, an item."""
TWO = """\\
{}"""
"""The same below a heading, a paragraph, an item, one with its bullet, and all else."""
'''


def main() -> str:
    """Learn or measure, as the command says."""
    parser = argparse.ArgumentParser(prog="python -m tests.ingest.teaching")
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--crossed", action="store_true")
    asked = parser.parse_args()
    if asked.write or asked.crossed:
        groups = [lessons(article) for article in articles(ARTICLES / "learned")]
        if asked.crossed:
            return told(crossed(groups))
        weights = learned_from(groups)
        Path(outline_weights.__file__).write_text(module(weights), "utf-8")
    else:
        weights = shipped()
    parts = []
    for path in asked.files or [ARTICLES / "learned", ARTICLES / "held"]:
        found = [lesson for article in articles(path) for lesson in lessons(article)]
        parts.append(f"{path.name}\n{told(figures(found, weights))}")
    return "\n".join(parts)


if __name__ == "__main__":
    sys.stdout.write(main() + "\n")
