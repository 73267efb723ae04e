"""Score due times, commitments and tags against files of labelled sentences and articles.

    python -m tests.ingest.scores times FILE         a sentence a line, as in fixtures/times/
    python -m tests.ingest.scores sentences FILE     as in fixtures/commitments/sentences-*.txt
    python -m tests.ingest.scores articles FILE      as in fixtures/commitments/articles-*.txt
    python -m tests.ingest.scores tags FILE          as in fixtures/ingest/tagging-*.txt

The first lines of each fixture say how it is written.  Bodies, titles and dates of whole inputs are
scored by `tests.ingest.scoring`.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from tests.ingest import test_commitments, test_tags, test_times


def times(path: str) -> str:
    """Count the due times that are exact: words, date and kind; and the traps that are sprung."""
    cases = test_times.cases(path)
    wanted = sum(len(case.expected) for case in cases)
    exact = sum(len(set(case.expected) & set(test_times.read(case))) for case in cases)
    traps = [case for case in cases if not case.expected]
    sprung = sum(bool(test_times.read(case)) for case in traps)
    told = f"exact {exact} of {wanted} ({_share(exact, wanted)})"
    return f"{told}, traps sprung {sprung} of {len(traps)}"


def sentences(path: str) -> str:
    """Tell commitments among sentences that each stand alone."""
    return _told(test_commitments.score_sentences(path))


def articles(path: str) -> str:
    """Find the commitments of whole articles."""
    return _told(test_commitments.score_articles(path))


def tags(path: str) -> str:
    """Count companies that are tagged; those marked ~ count neither way."""
    right = wrong = missed = 0
    for gold, maybe, material in test_tags.labelled(path):
        got = test_tags.shipped_companies(material) - (maybe - gold)
        right += len(got & gold)
        wrong += len(got - gold)
        missed += len(gold - got)
    return _figures(right, wrong, missed)


def _told(score: test_commitments.Score) -> str:
    told = _figures(score.right, score.wrong, score.missed)
    return f"{told}; another company {score.misnamed}, another date {score.misdated}"


def _figures(right: int, wrong: int, missed: int) -> str:
    return (
        f"precision {_share(right, right + wrong)} ({right} of {right + wrong}), "
        f"recall {_share(right, right + missed)} ({right} of {right + missed})"
    )


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "none"


SCORES: dict[str, Callable[[str], str]] = {
    "times": times,
    "sentences": sentences,
    "articles": articles,
    "tags": tags,
}


def main(arguments: list[str]) -> int:
    """Print the figures of some files."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=SCORES)
    parser.add_argument("files", nargs="+", metavar="FILE")
    options = parser.parse_args(arguments)
    for name in options.files:
        print(f"{name}: {SCORES[options.what](str(Path(name).resolve()))}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
