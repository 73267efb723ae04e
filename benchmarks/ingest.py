"""Measure what reading a news page costs beside the libraries that choose and date it.

    python benchmarks/ingest.py                     60 made-up news pages
    python benchmarks/ingest.py --pages saved/      the .html files of a folder

Figures are milliseconds of CPU time a page.  Each page is read in each way in turn, so that a busy
machine slows all of them alike, and of several rounds the least of each page counts; what the
libraries remember of a page is forgotten before each reading.  `alone` is trafilatura's text
(favor_precision) and htmldate's day (original, extensive search), each parsing for itself; `read`
is the whole of briefing.ingest.html: the same choice, mended, with metadata, day, Markdown and
the account of what was dropped.  `whole` is briefing.ingest.normalise: that, with companies,
themes, years and commitments.  The ratio is to be at most 1.5.
"""

from __future__ import annotations

import argparse
import json
import logging
import time
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path

import batch
import digest
import htmldate.meta
import machine
import trafilatura.meta

from briefing.ingest import html, normalise

GOAL = 1.5
COUNT = 60

MENU = "".join(
    f'<li><a href="/section/{number}">Section number {number}</a><ul>'
    + "".join(f'<li><a href="/section/{number}/{part}">Part {part}</a></li>' for part in range(6))
    + "</ul></li>"
    for number in range(24)
)
TEASERS = "".join(
    f'<div class="teaser"><h4><a href="/news/{number}">Something else that happened, {number}</a>'
    "</h4><p>And what the people say about it who were asked about that on the day.</p></div>"
    for number in range(16)
)
COMMENTS = "".join(
    f'<li class="comment"><b>Reader {number}</b><p>I have followed this for a while, and I'
    " doubt that it will come to pass as it is told here; we will see.</p></li>"
    for number in range(20)
)
SCRIPT = "<script>" + "window.data=[" + "{a:1,b:'text in a script'}," * 1500 + "];</script>"


def dressed(page: str, number: int) -> str:
    """Return a made-up page with what news sites put around an article."""
    said = {"@context": "https://schema.org", "@type": "WebPage", "name": f"Page {number}"}
    head = f'<script type="application/ld+json">{json.dumps(said)}</script>{SCRIPT}'
    around = f'<div class="related">{TEASERS}</div><ol id="comments">{COMMENTS}</ol>'
    return (
        page.replace("</head>", f"{head}</head>")
        .replace("<nav>", f"<nav><ul>{MENU}</ul>")
        .replace("</main>", f"{around}</main>{SCRIPT}")
    )


def made_up(count: int) -> list[str]:
    """Return made-up news pages; every second one tells its day in its text alone."""
    articles = digest.draw(count).articles()
    pages = [dressed(batch.page(article), number) for number, article in enumerate(articles)]
    return [
        page.replace("article:published_time", "example:time") if number % 2 else page
        for number, page in enumerate(pages)
    ]


def saved(folder: Path) -> list[str]:
    """Return the pages of a folder."""
    return [path.read_text("utf-8", "replace") for path in sorted(folder.glob("*.html"))]


def alone(page: str) -> None:
    trafilatura.extract(page, favor_precision=True, include_comments=False)
    htmldate.find_date(page, original_date=True, extensive_search=True)


def read(page: str) -> None:
    html.read(page, name="page.html")


def whole(page: str) -> None:
    normalise(page.encode(), name="page.html")


def costs(works: Sequence[Callable[[str], None]], pages: Sequence[str], rounds: int) -> list[float]:
    """Return milliseconds of CPU time a page for each way to read it, after a first reading."""
    least = [[float("inf")] * len(pages) for _ in works]
    for work in works:
        work(pages[0])
    for _ in range(rounds):
        for place, page in enumerate(pages):
            for work, found in zip(works, least, strict=True):
                htmldate.meta.reset_caches()
                trafilatura.meta.reset_caches()
                begun = time.process_time()
                work(page)
                found[place] = min(found[place], time.process_time() - begun)
    return [sum(found) / len(pages) * 1000 for found in least]


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure the reading of news pages.")
    parser.add_argument("--pages", type=Path, metavar="FOLDER")
    parser.add_argument("--count", type=int, default=COUNT, metavar="N")
    parser.add_argument("--rounds", type=int, default=3, metavar="N")
    options = parser.parse_args()
    logging.disable(logging.CRITICAL)
    pages = saved(options.pages) if options.pages else made_up(options.count)
    if not pages:
        parser.error(f"no .html files in {options.pages}")
    size = sum(map(len, pages)) / len(pages) / 1000
    print(machine.describe())
    print(f"trafilatura {version('trafilatura')}, htmldate {version('htmldate')}")
    print(f"{len(pages)} pages of {size:.0f} kB")
    base, *owns = costs((alone, read, whole), pages, options.rounds)
    print(f"alone  {base:7.1f} ms a page")
    for name, own in zip(("read", "whole"), owns, strict=True):
        print(f"{name:<6} {own:7.1f} ms a page, {own / base:.2f} of that (goal: at most {GOAL})")


if __name__ == "__main__":
    main()
