"""Measure briefing against other generators on one digest, and say where it stands.

    python benchmarks/run.py                          all cases, 10,000 articles
    python benchmarks/run.py --articles 1000 --only briefing,hugo
    python benchmarks/run.py --cases cold --only briefing --articles 100000 --json large.json
    python benchmarks/run.py --document results.json large.json

Every round runs each case for all generators in turn, so that a busy moment hits them alike; the
figures are medians.  The machine should have nothing else to do.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import digest
import edits
import generators
import machine
import report
from digest import Digest
from digest.records import Article
from generators import GENERATORS, Installed
from measuring import CommandError, Cost, cost, peak_memory
from sites import documents

MEMORY = "memory"


@dataclass(frozen=True)
class Workplace:
    """The project of one generator, with the digest that it was written from."""

    installed: Installed
    folder: Path
    of: Digest
    spare: Sequence[Article]
    """Articles that are not in the project yet."""

    def article(self, place: float) -> Path:
        """Return the file of an article, counted as a share of all."""
        head = self.of.heads[int(place * self.of.count)]
        return self.folder / head.path

    def build(self) -> Cost:
        """Build the project and return what it took."""
        return cost(self.installed.build(self.folder), self.folder)


Prepare = Callable[[Workplace, int], None]
"""Makes a project ready for a case in a round, which is counted from 1."""


def make_cold(at: Workplace, number: int) -> None:
    at.installed.generator.make_cold(at.folder)


def change_nothing(at: Workplace, number: int) -> None:
    pass


def change_body(at: Workplace, number: int) -> None:
    edits.change_body(at.article(0.5), number)


def change_title(at: Workplace, number: int) -> None:
    edits.change_title(at.article(0.6), number)


def change_template(at: Workplace, number: int) -> None:
    edits.change_template(at.folder / at.installed.generator.template, number)


def add_article(at: Workplace, number: int) -> None:
    generator, article = at.installed.generator, at.spare[number - 1]
    documents.write([(article.head.path, generator.article_file(article))], at.folder)


CASES: dict[str, Prepare] = {
    "cold": make_cold,
    "unchanged": change_nothing,
    "body": change_body,
    "title": change_title,
    "article": add_article,
    "template": change_template,
    MEMORY: make_cold,
}
"""In the order in which they run: each starts from the built site that the one before left."""


def measure(
    names: Sequence[str], cases: Sequence[str], articles: int, rounds: int, briefing: Path | None
) -> dict[str, Any]:
    """Run the cases and return what they took, ready for JSON."""
    installed = [generators.installed(GENERATORS[name], briefing) for name in names]
    results: dict[str, Any] = {
        "machine": machine.describe(),
        "articles": articles,
        "rounds": rounds,
        "generators": {
            each.generator.name: {"version": each.version, "cases": {}} for each in installed
        },
    }
    with workplaces(installed, articles, rounds) as places:
        for number in range(1, rounds + 1):
            for case in cases:
                for place in places:
                    found = results["generators"][place.installed.generator.name]
                    _run(place, case, number, found)
        for place in places:
            results["generators"][place.installed.generator.name]["output"] = output_of(place)
    return results


def _run(place: Workplace, case: str, number: int, found: dict[str, Any]) -> None:
    """Run one case and note its cost; the memory is looked at in the first round only."""
    generator = place.installed.generator
    if number > 1 and (case == MEMORY or generator.once):
        return
    print(f"round {number}: {case}: {generator.name} … ", end="", file=sys.stderr, flush=True)
    if case != "cold" and not (place.folder / generator.output).exists():
        place.build()
    CASES[case](place, number)
    if case == MEMORY:
        found[MEMORY] = peak_memory(place.installed.build(place.folder), place.folder)
        print(f"{found[MEMORY] / 1e6:.0f} MB", file=sys.stderr)
        return
    took = place.build()
    found["cases"].setdefault(case, []).append(asdict(took))
    print(f"{took.wall:.2f} s, CPU {took.cpu:.2f} s", file=sys.stderr)


@contextmanager
def workplaces(
    installed: Sequence[Installed], articles: int, rounds: int
) -> Iterator[list[Workplace]]:
    """Write the project of every generator into a temporary folder."""
    larger = digest.draw(articles + rounds)
    of = Digest(articles, larger.seed, larger.heads[:articles])
    spare = [
        replace(article, head=replace(article.head, story=""))  # stories are of the first articles
        for article in larger.articles(first=articles)
    ]
    with tempfile.TemporaryDirectory(prefix="briefing-benchmark-") as folder:
        places = []
        for each in installed:
            name = each.generator.name
            print(f"Writing the project of {name} …", file=sys.stderr)
            each.generator.write(of, Path(folder, name))
            places.append(Workplace(each, Path(folder, name), of, spare))
        yield places


def output_of(place: Workplace) -> dict[str, Any]:
    """Count the files of a site, by kind, and their bytes."""
    site = place.folder / place.installed.generator.output
    files = [path for path in site.rglob("*") if path.is_file()]
    kinds = Counter(kind_of(path.relative_to(site)) for path in files)
    size = sum(path.stat().st_size for path in files)
    return {"files": len(files), "bytes": size, "kinds": dict(sorted(kinds.items()))}


def kind_of(path: Path) -> str:
    """Return the kind of a file of a site: the first folder of its address, and what it is."""
    if path.name == "feed.xml":
        return "feeds"
    if path.suffix != ".html":
        return "other files"
    section = path.parts[0] if len(path.parts) > 1 else "home and 404"
    return f"{section}, further pages" if "page" in path.parts else section


def main() -> None:
    options = _options()
    if options.document:
        report.document([_read(path) for path in options.document])
        return
    try:
        results = measure(
            options.only, options.cases, options.articles, options.rounds, options.briefing
        )
    except CommandError as problem:
        sys.exit(str(problem))
    if options.json:
        options.json.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    print(report.text(results))


def _read(path: Path) -> dict[str, Any]:
    results: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return results


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=10_000, metavar="N")
    parser.add_argument("--rounds", type=int, default=5, metavar="R")
    parser.add_argument(
        "--only", type=_some_of(GENERATORS), default=list(GENERATORS), metavar="NAME,…"
    )
    parser.add_argument("--cases", type=_some_of(CASES), default=list(CASES), metavar="CASE,…")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the results there, too")
    parser.add_argument(
        "--briefing", type=Path, metavar="PROGRAM", help="another briefing, to compare versions"
    )
    parser.add_argument(
        "--document", type=Path, nargs="+", metavar="FILE", help="write results into docs/"
    )
    options = parser.parse_args()
    if min(options.articles, options.rounds) < 1:
        parser.error("--articles and --rounds must be at least 1")
    return options


def _some_of(known: dict[str, Any]) -> Callable[[str], list[str]]:
    """Return a reader of comma-separated names, which come back in the order of the table."""

    def read(text: str) -> list[str]:
        wanted = set(text.split(","))
        if unknown := wanted - set(known):
            raise argparse.ArgumentTypeError(
                f"{', '.join(sorted(unknown))}: choose from {', '.join(known)}"
            )
        return [name for name in known if name in wanted]

    return read


if __name__ == "__main__":
    main()
