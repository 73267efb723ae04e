"""Score what ingest makes of inputs against the Markdown that was expected of them.

A folder holds pairs of files of one stem: the input (`a.txt`, `a.html`, `a.eml`, …) and the
Markdown that should come of it (`a.md`; for an input that is Markdown itself `a.expected.md`).
`# Title` of the expected file is the title and counts apart; `#` signs of headings may differ.
It may begin with front matter, of which these keys are compared: `date`, `companies` (those that
should be tagged), `years`, and `commitments` as a list of {who, due}.

    python -m tests.ingest.scoring FOLDER [--each] [--lost]
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pyromark import Markdown, Options

from briefing.ingest.composing import read
from briefing.ingest.words import words

_PARSER = Markdown(
    options=Options.ENABLE_TABLES | Options.ENABLE_FOOTNOTES | Options.ENABLE_STRIKETHROUGH
)

Words = tuple[str, ...]


@dataclass(slots=True)
class Structure:
    """What of a text is compared: words without case, marks and numbers of lists."""

    title: Words = ()
    body: Counter[str] = field(default_factory=Counter)
    headings: Counter[Words] = field(default_factory=Counter)
    items: Counter[Words] = field(default_factory=Counter)
    rows: Counter[tuple[Words, ...]] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Figures:
    """What two sets have in common, added up over texts."""

    both: int = 0
    found: int = 0
    wanted: int = 0

    def __add__(self, other: Figures) -> Figures:
        return Figures(self.both + other.both, self.found + other.found, self.wanted + other.wanted)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 1 where nothing was wanted and nothing found."""
        total = self.found + self.wanted
        return 2 * self.both / total if total else 1.0

    def __str__(self) -> str:
        precision = self.both / self.found if self.found else 1.0
        recall = self.both / self.wanted if self.wanted else 1.0
        return f"F1 {self.f1:.3f}  precision {precision:.3f}  recall {recall:.3f}  of {self.wanted}"


def structure(markdown: str, title: str = "") -> Structure:
    """Take a text apart; a heading of level 1 at its start is its title."""
    result = Structure(title=_key(title))
    first = True
    for kind, text, level in _blocks(markdown):
        if first and kind == "heading" and level == 1 and not title:
            result.title = _key(text)
            first = False
            continue
        first = False
        if kind == "heading":
            result.headings[_key(text)] += 1
        elif kind == "item":
            result.items[_key(text)] += 1
        elif kind == "row":
            result.rows[tuple(map(_key, text.split("\0")))] += 1
        result.body.update(_key(text))
    return result


def compare(found: Structure, wanted: Structure) -> dict[str, Figures]:
    """Return the figures of each part of a text."""
    parts = {
        name: _common(getattr(found, name), getattr(wanted, name))
        for name in ("body", "headings", "items", "rows")
    }
    if wanted.title:
        parts["title"] = _common(Counter([found.title]), Counter([wanted.title]))
    return parts


def facts(front_matter: Mapping[str, Any]) -> dict[str, Counter[str]]:
    """Return what front matter says, of a draft or as expected, as far as it is compared."""
    suggested = front_matter.get("suggested", {}).get("commitments", [])
    return {
        "date": Counter([str(front_matter["date"])] if "date" in front_matter else []),
        "companies": Counter(front_matter.get("companies", [])),
        "years": Counter(map(str, front_matter.get("years", []))),
        "commitments": Counter(map(_promise, front_matter.get("commitments", suggested))),
    }


def _promise(commitment: Mapping[str, Any]) -> str:
    due = commitment.get("due", "")
    return f"{commitment.get('who', '')} | {due.get('date', '') if isinstance(due, dict) else due}"


def _common(found: Counter[Any], wanted: Counter[Any]) -> Figures:
    return Figures((found & wanted).total(), found.total(), wanted.total())


def _key(text: str) -> Words:
    return tuple(word.casefold() for word in words(text))


def _blocks(markdown: str) -> Iterator[tuple[str, str, int]]:
    """Yield blocks as (kind, text, level); the text of an item ends where a nested list begins."""
    open_blocks: list[tuple[str, list[str], int]] = [("text", [], 0)]

    def close() -> Iterator[tuple[str, str, int]]:
        kind, pieces, level = open_blocks.pop()
        if (text := "".join(pieces)).strip():
            yield kind, text, level

    events: Any = _PARSER.events(markdown, merge_text=True)
    for event in events:
        tag, what = _tag(event)
        if tag == "Start" and what in _KINDS:
            open_blocks.append((_KINDS[what], [], _level(event, what)))
        elif tag == "End" and what in _KINDS:
            yield from close()
        elif (tag, what) == ("End", "TableCell"):
            open_blocks[-1][1].append("\0")
        elif tag in {"Text", "Code", "InlineHtml", "Html"}:
            open_blocks[-1][1].append(event[tag])
        elif what not in {"Emphasis", "Strong", "Link", "Strikethrough", "Image"}:
            open_blocks[-1][1].append("\n")
    while open_blocks:
        yield from close()


_KINDS = {"Heading": "heading", "Item": "item", "TableHead": "row", "TableRow": "row"}


def _tag(event: Any) -> tuple[str, str]:
    if isinstance(event, str):
        return event, ""
    [(tag, what)] = event.items()
    if tag not in {"Start", "End"}:
        return tag, ""
    return tag, what if isinstance(what, str) else next(iter(what))


def _level(event: Any, what: str) -> int:
    return int(event["Start"]["Heading"]["level"][1]) if what == "Heading" else 0


def pairs(folder: Path) -> Iterator[tuple[Path, Path]]:
    """Yield inputs with the files that say what is expected of them."""
    for path in sorted(folder.iterdir()):
        if path.suffix in {".json", ".style"}:
            continue
        expected = path.with_suffix(".expected.md" if path.suffix == ".md" else ".md")
        if not path.name.endswith(".expected.md") and expected != path and expected.exists():
            yield path, expected


def parted(text: str) -> tuple[Mapping[str, Any], str]:
    """Return the front matter of an expected file, empty where it has none, and its Markdown."""
    return read(text) if text.startswith("---\n") else ({}, text)


def main(arguments: list[str]) -> int:
    """Print the figures of a folder."""
    from briefing.ingest import normalise

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--each", action="store_true", help="print the figures of each pair")
    parser.add_argument("--lost", action="store_true", help="print what is missing and too much")
    options = parser.parse_args(arguments)
    sums: dict[str, Figures] = {}
    bodies = []
    for path, expected in pairs(options.folder):
        draft = normalise(path.read_bytes(), name=path.name)[0]
        known, text = parted(expected.read_text("utf-8"))
        found = structure(draft.markdown, draft.title)
        wanted = structure(text)
        figures = compare(found, wanted)
        given = facts(draft.front_matter)
        figures |= {
            key: _common(given[key], told) for key, told in facts(known).items() if key in known
        }
        bodies.append(figures["body"].f1)
        sums = {name: sums.get(name, Figures()) + one for name, one in figures.items()} | {
            name: one for name, one in sums.items() if name not in figures
        }
        if options.each:
            print(path.name, *(f"{name} {one.f1:.2f}" for name, one in figures.items()))
        if options.lost:
            _print_differences(found, wanted)
    for name, one in sums.items():
        print(f"{name:11} {one}")
    print(f"body, mean of {len(bodies)} texts: F1 {sum(bodies) / max(1, len(bodies)):.3f}")
    return 0 if bodies else 1


def _print_differences(found: Structure, wanted: Structure) -> None:
    for name in ("headings", "items", "rows"):
        here, there = getattr(found, name), getattr(wanted, name)
        for sign, things in (("-", there - here), ("+", here - there)):
            for thing in things:
                print(f"  {sign} {name}: {thing}")
    if found.title != wanted.title:
        print(f"  title: {' '.join(found.title)}, wanted {' '.join(wanted.title)}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
