"""Measure the Markdown engines on typical articles and on the shipped digest.

    python benchmarks/markdown.py                     100 made-up articles
    python benchmarks/markdown.py --articles 1000 --rounds 5

Figures are milliseconds of CPU time a text: the least of several rounds, as nothing but noise adds
to it.  That both engines give the same bodies is checked on the way.
"""

from __future__ import annotations

import argparse
import sys
import textwrap
import time
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path

import digest
import machine
from pyromark import Markdown, Options

from briefing.content import header
from briefing.content.markdown import fast, reference
from briefing.diagnostics import Diagnostics
from briefing.model.records import Body

CONTENT = Path(__file__).parents[1] / "content"
PARSER = Markdown(options=Options.ENABLE_TABLES)
WIDTH = 100
"""Columns at which lines are broken, where they are."""


def by_reference(text: str) -> Body:
    return reference.render(text, file="a.md", first_line=1, problems=Diagnostics())


def by_fast(text: str) -> Body | None:
    return fast.render(text, first_line=1)


def parse(text: str) -> None:
    for _ in PARSER.events_with_range(text, merge_text=True):
        pass


def least(work: Callable[[str], object], texts: Sequence[str], rounds: int) -> float:
    """Return the milliseconds that a text takes."""
    times = []
    for _ in range(rounds):
        start = time.process_time()
        for text in texts:
            work(text)
        times.append(time.process_time() - start)
    return min(times) / len(texts) * 1000


def wrapped(text: str) -> str:
    """Return a text with the lines of its plain paragraphs broken."""
    return "\n\n".join(
        textwrap.fill(block, WIDTH, break_long_words=False, break_on_hyphens=False)
        if block[:1].isalnum()
        else block
        for block in text.split("\n\n")
    )


def shipped() -> list[str]:
    splits = [header.split(path.read_text(encoding="utf-8")) for path in CONTENT.rglob("*.md")]
    return [split.body for split in splits if split and split.body.strip()]


def measure(name: str, texts: Sequence[str], rounds: int) -> None:
    """Print a row of figures."""
    taken = 0
    for text in texts:
        body = by_fast(text)
        taken += body is not None
        if body not in (None, by_reference(text)):
            sys.exit(f"the engines differ on:\n{text}")
    slow = least(by_reference, texts, rounds)
    quick = least(by_fast, texts, rounds * 4)
    size = sum(len(text.encode()) for text in texts) / len(texts)
    print(
        f"{name:<22} {len(texts):>5} {size:>7,.0f} {taken / len(texts):>6.1%}"
        f" {slow:>10.3f} {quick:>6.3f} {least(parse, texts, rounds * 4):>9.3f} {slow / quick:>6.1f}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure the Markdown engines.")
    parser.add_argument("--articles", type=int, default=100, metavar="N")
    parser.add_argument("--rounds", type=int, default=5, metavar="N")
    chosen = parser.parse_args()
    packages = ("markdown-it-py", "mdit-py-plugins", "pyromark")
    print(", ".join(f"{name} {version(name)}" for name in packages))
    print(", ".join(f"{name} {value}" for name, value in machine.describe().items()))
    print("texts                  count   bytes  taken  reference   fast  of parser  ratio")
    articles = [article.body for article in digest.draw(chosen.articles).articles()]
    measure("articles", articles, chosen.rounds)
    measure("articles, wrapped", [wrapped(text) for text in articles], chosen.rounds)
    measure("shipped digest", shipped(), chosen.rounds)


if __name__ == "__main__":
    main()
