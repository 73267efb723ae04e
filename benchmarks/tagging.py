"""Measure how fast names are found in articles, and tags made of them.

    python benchmarks/tagging.py                      1,000 made-up articles
    python benchmarks/tagging.py --articles 10000

Figures are seconds of CPU time for 10,000 articles, the least of several rounds.  What finds the
names is measured beside two plain ways to do so, in the same run: a regular expression of all names
as a prefix trie, and a search for one name after the other.
"""

from __future__ import annotations

import argparse
import re
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from importlib.metadata import version

import digest
import machine
from digest import subjects

from briefing.ingest import names, similar
from briefing.ingest.drafts import Material
from briefing.ingest.names import Names
from briefing.ingest.registry import Registry, shipped
from briefing.ingest.tags import companies, reading, tags
from briefing.model.records import Alias, Company, Where

ALIASES = 500
SCALE = 10_000
"""Articles that the figures are for."""
Trie = dict[str, "Trie"]


def registry() -> Registry:
    """Return the shipped registry with the made-up companies, and more aliases up to ALIASES."""
    own = [made_up(company) for company in subjects.COMPANIES]
    known = [*own, *shipped().companies]
    missing = ALIASES - len(spellings(known))
    more = tuple(Alias(f"{own[0].name} Unit {number}") for number in range(missing))
    first = replace(own[0], aliases=(*own[0].aliases, *more))
    return Registry((first, *known[1:]), shipped().themes)


def made_up(company: subjects.Company) -> Company:
    return Company(id=company.id, slug=company.id, where=Where(""), name=company.name)


def spellings(known: Sequence[Company]) -> list[str]:
    """Return all names, aliases and products, each once."""
    found = []
    for company in known:
        found += [company.name, *(alias.text for alias in company.aliases)]
        for product in company.products:
            found += [product.name, *(alias.text for alias in product.aliases)]
    return list(dict.fromkeys(found))


def as_trie(words: Sequence[str]) -> re.Pattern[str]:
    """Return one regular expression of whole words, in which common beginnings stand once."""
    root: Trie = {}
    for word in words:
        node = root
        for char in word:
            node = node.setdefault(char, {})
        node[""] = {}
    return re.compile(rf"(?<!\w)(?:{_branches(root)})(?!\w)")


def _branches(node: Trie) -> str:
    ways = [re.escape(char) + _branches(below) for char, below in sorted(node.items()) if char]
    if not ways:
        return ""
    joined = ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})"
    return f"(?:{joined})?" if "" in node else joined


def one_by_one(text: str, words: Sequence[str]) -> list[tuple[int, str]]:
    """Search for each name by itself."""
    found = []
    for word in words:
        at = text.find(word)
        while at >= 0:
            found.append((at, word))
            at = text.find(word, at + len(word))
    return found


def seconds(work: Callable[[str], object], texts: Sequence[str], rounds: int) -> float:
    """Return the CPU seconds for SCALE articles."""
    times = []
    for _ in range(rounds):
        start = time.process_time()
        for text in texts:
            work(text)
        times.append(time.process_time() - start)
    return min(times) / len(texts) * SCALE


def material(text: str) -> Material:
    return Material(raw="", title="Made up", markdown=text)


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure how fast articles are tagged.")
    parser.add_argument("--articles", type=int, default=1000, metavar="N")
    parser.add_argument("--rounds", type=int, default=3, metavar="N")
    chosen = parser.parse_args()
    known = registry()
    words = spellings(known.companies)
    texts = [article.body for article in digest.draw(chosen.articles).articles()]
    start = time.process_time()
    finder = Names(known)
    made = time.process_time() - start
    trie = as_trie(words)
    ways: dict[str, Callable[[str], object]] = {
        "names, as briefing finds them": finder.find,
        "a regular expression (prefix trie)": lambda text: list(trie.finditer(text)),
        "one name after the other": lambda text: one_by_one(text, words),
        "company tags": lambda text: list(
            companies.suggestions(reading.read(material(text), known))
        ),
        "all tags": lambda text: tags(material(text), known),
        "sketches for likenesses": similar.sketch,
    }
    packages = ("ahocorasick_rs", "rensa")
    print(", ".join(f"{name} {version(name)}" for name in packages))
    print(", ".join(f"{name} {value}" for name, value in machine.describe().items()))
    size = sum(len(text.encode()) for text in texts) / len(texts)
    mentions = sum(len(names.of(known).find(text)) for text in texts) / len(texts)
    print(f"{len(words)} aliases, made ready in {made:.2f} s; {len(texts):,} articles")
    print(f"of {size:,.0f} bytes with {mentions:.1f} mentions each; seconds for {SCALE:,} of them")
    for name, way in ways.items():
        print(f"{name:<36} {seconds(way, texts, chosen.rounds):>7.2f}")


if __name__ == "__main__":
    main()
