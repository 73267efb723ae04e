"""Measure batches of `briefing ingest`: what they take, and that memory does not grow with length.

    python benchmarks/batch.py                          batches of 250, 1,000 and 4,000 pages
    python benchmarks/batch.py --sizes 100 400 --jobs 1

Pages are those of the made-up digest, wrapped in a site with menus, adverts and a footer, and every
third one pasted from it as text.  Each batch goes into a project of its own.  CPU time is that of
all processes; memory is the most that all held at once, in a run of its own, with pages that they
share counted once.
"""

from __future__ import annotations

import argparse
import html
import sys
import tempfile
from pathlib import Path

import digest
import machine
from digest.records import Article
from measuring import cost, peak_memory

from briefing.content.markdown import render
from briefing.diagnostics import Diagnostics
from briefing.model.records import PASSAGE_END

SIZES = (250, 1000, 4000)
ADVERT = "Shiny Widgets for everybody: free for the first month, no card needed."

PAGE = """\
<!doctype html><html lang="en"><head><title>{title} | The Daily Example</title>
<meta property="og:title" content="{title}">
<meta property="og:site_name" content="The Daily Example">
<meta property="article:published_time" content="{day}T08:00:00Z">
<link rel="canonical" href="https://news.example.org/{id}"></head><body>
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav></header>
<main><article><h1>{title}</h1><p class="byline">By Ada Example</p>{body}</article>
<aside class="advert"><p>{advert}</p></aside></main>
<footer><p>© The Daily Example. <a href="/terms">Terms</a></p></footer></body></html>
"""
PASTE = "News\n\n{title}\n\nBy Ada Example\n{day}\n\n{text}\n\nFeatured\n{advert}\n"


def page(article: Article) -> str:
    """Return an article as a page of a site."""
    body = render(article.body, file="a.md", first_line=1, problems=Diagnostics())
    text = body.html(lambda link: html.escape(link.target))
    return PAGE.format(
        title=html.escape(article.head.title), day=day(article), id=article.head.id,
        body=text, advert=ADVERT,
    )  # fmt: skip


def paste(article: Article) -> str:
    """Return an article as pasted text."""
    body = render(article.body, file="a.md", first_line=1, problems=Diagnostics())
    text = body.text.replace(PASSAGE_END, "\n\n")
    return PASTE.format(title=article.head.title, day=day(article), text=text, advert=ADVERT)


def day(article: Article) -> str:
    """Return when it appeared; some are undated."""
    return article.head.date.isoformat() if article.head.date else ""


def write(count: int, folder: Path) -> None:
    """Write a batch of sources."""
    folder.mkdir(parents=True)
    drawn = digest.draw(count)
    for number, article in enumerate(drawn.articles()):
        name, text = ("txt", paste(article)) if number % 3 == 2 else ("html", page(article))
        (folder / f"{number:05}.{name}").write_text(text, encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure batches of briefing ingest.")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, metavar="N")
    parser.add_argument("--jobs", type=int, default=2, metavar="N")
    options = parser.parse_args()
    print(", ".join(f"{name}: {value}" for name, value in machine.describe().items()), "\n")
    print("| sources | wall, s | CPU, s | CPU each, ms | peak memory, MB |")
    print("| ---: | ---: | ---: | ---: | ---: |")
    with tempfile.TemporaryDirectory() as folder:
        for size in options.sizes:
            sources = Path(folder) / f"sources-{size}"
            write(size, sources)
            took = cost(command(Path(folder) / f"{size}-once", sources, options.jobs), sources)
            most = peak_memory(
                command(Path(folder) / f"{size}-again", sources, options.jobs), sources
            )
            print(
                f"| {size:,} | {took.wall:.1f} | {took.cpu:.1f} | {1000 * took.cpu / size:.0f} "
                f"| {most / 2**20:.0f} |",
                flush=True,
            )


def command(project: Path, sources: Path, jobs: int) -> list[str | Path]:
    """Return what ingests a batch into a new project."""
    briefing: list[str | Path] = [sys.executable, "-m", "briefing"]
    cost([*briefing, "init", project], sources)
    return [*briefing, "ingest", "-C", project, "-q", "--jobs", str(jobs), sources]


if __name__ == "__main__":
    main()
