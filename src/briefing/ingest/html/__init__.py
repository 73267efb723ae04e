"""A saved page → its article as Markdown, with what was left out and why.

The steps, in their order: parse, look at what the page says of itself, find its blocks of text,
choose those of the article, mend the choice, take out the front, date it, write it as Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from lxml.html import HtmlElement

from briefing.diagnostics import Diagnostic, Place, diagnose
from briefing.ingest.decoding import decode
from briefing.ingest.drafts import Dropped, Material
from briefing.ingest.html import metadata
from briefing.ingest.html.addresses import addresses_of, untracked
from briefing.ingest.html.blocks import Block, blocks_of, raw_of
from briefing.ingest.html.choosing import choose
from briefing.ingest.html.dating import Dated, dated
from briefing.ingest.html.front import take_front
from briefing.ingest.html.inline import Writer
from briefing.ingest.html.metadata import Metadata, metadata_of
from briefing.ingest.html.notes import mark_notes, note_of, reference_of
from briefing.ingest.html.parsing import clear, parse, raise_figures
from briefing.ingest.html.refining import refine
from briefing.ingest.html.rendering import markdown_of
from briefing.ingest.html.tables import flatten_layout
from briefing.ingest.html.titles import title_of

_LEAST = 60
"""Letters below which what was found is no article."""


def read(
    data: bytes | str, *, name: str, url: str | None = None, today: date | None = None
) -> Material:
    """Read a page: bytes as they were saved, or text.

    `url` is where it was found; `today` bounds the dates that are believed.  Nothing is raised:
    a page without an article comes back with a problem.
    """
    problems: tuple[Diagnostic, ...] = ()
    if isinstance(data, bytes):
        text, problems = decode(data, name=name)
    else:
        text = data
    root = parse(text)
    if root is None:
        return Material(raw="", url=url or "", problems=(*problems, _no_article(name)))
    return _Reading(name, url or "", today, text, problems).material(root)


def _no_article(name: str) -> Diagnostic:
    return diagnose("ingest-no-article", Place(name))


@dataclass(frozen=True, slots=True)
class _Reading:
    name: str
    url: str
    today: date | None
    text: str
    problems: tuple[Diagnostic, ...]

    def material(self, root: HtmlElement) -> Material:
        """Take the steps."""
        data = metadata_of(root)
        body = _prepared(root)
        blocks = blocks_of(body)
        raw = raw_of(blocks)
        title = title_of(data, blocks)
        choose(root, blocks)
        refine(blocks, title.text)
        names, site = metadata.authors(data), metadata.site_name(data)
        summary, _ = data.meta(*metadata.SUMMARY)
        front = take_front(blocks, title.text, names, site, summary)
        notes = _keep_notes(blocks)
        found = self._dated(data, blocks)
        address = self._address(data)
        links = addresses_of(data.base, self.url, address)
        problems = self.problems
        if sum(len(block.key) for block in blocks if block.kept) < _LEAST:
            for block in blocks:
                block.kept = False
            problems = (*problems, _no_article(self.name))
        return Material(
            raw=raw,
            title=title.text,
            title_from=title.source,
            markdown=markdown_of(blocks, Writer(links, notes)),
            kicker=front.kicker,
            site=site,
            author=", ".join(names) or _name_in(front.byline),
            publisher=metadata.organisation(data) or site,
            url=address,
            published=found.published,
            published_from=found.source,
            updated=found.updated,
            lang=metadata.language(data),
            summary=front.summary or summary,
            dropped=dropped_of(blocks),
            problems=problems,
        )

    def _dated(self, data: Metadata, blocks: list[Block]) -> Dated:
        first = next((block.number for block in blocks if block.kept), len(blocks))
        near = [block for block in blocks if block.reason in _FRONT and not block.kept]
        low = max(0, min((block.number for block in near), default=first) - 3)
        front = [
            block for block in blocks[low : first + 1] if not block.kept or block.number == first
        ]
        start = [block for block in blocks if block.kept][:1]
        return dated(data, front, start, self.text, self.url, self.today)

    def _address(self, data: Metadata) -> str:
        """Return the address that the page gives itself, if it leads to more than a front page."""
        links = addresses_of(data.base, self.url)
        for said in (data.canonical, data.meta(*metadata.ADDRESS)[0]):
            address = links.absolute(said)
            if address and address.partition("://")[2].rstrip("/").count("/"):
                return address
        return untracked(self.url)


_FRONT = frozenset(("title", "kicker", "byline", "date", "summary"))


def _prepared(root: HtmlElement) -> HtmlElement:
    """Ready the tree for what follows: only what is seen, layout without tables, notes marked."""
    body = clear(root)
    flatten_layout(body)
    mark_notes(body)
    raise_figures(body)
    return body


def _keep_notes(blocks: list[Block]) -> frozenset[str]:
    """Keep the notes that what is kept refers to; return their labels."""
    wanted = {
        reference_of(mark)
        for block in blocks
        if block.kept
        for _, marks in block.pieces
        for mark in marks
        if mark.tag == "a"
    }
    kept: set[str] = set()
    for block in blocks:
        note = note_of(block)
        if note is not None and note[0] in wanted:
            block.kept = True
            kept.add(note[0])
    return frozenset(kept)


def _name_in(byline: str) -> str:
    """Return the names of a byline without its first word and what follows them."""
    text = _BY.sub("", byline)
    text = _AFTER_NAMES.split(text, maxsplit=1)[0].strip(" ,·|-–—")
    return text if 1 < len(text) <= 80 and text != byline.strip() else ""


_BY = re.compile(r"^.{0,20}?\b(?:by|par|von|por)\b[\s:]+", re.IGNORECASE)
_AFTER_NAMES = re.compile(
    r"\s*(?:[|•·@\n]|\s[-–—]\s|\b(?:on|in|at|for|updated|published)\b|\d|,\s*(?=[A-Z]{2,}\b))"
)


def dropped_of(blocks: list[Block]) -> tuple[Dropped, ...]:
    """Return what is left out, in its order; blocks with one reason that stand together as one."""
    out = (block for block in blocks if not block.kept)
    passages = []
    for (reason, _), group in groupby(_placed(out), lambda one: one[:2]):
        found = [block for *_, block in group]
        sure = 0.9 if reason in _FRONT or found[0].reason else 0.7
        passages.append(
            Dropped("\n".join(block.text for block in found), found[0].line, reason, sure)
        )
    return tuple(passages)


def _placed(out: Iterable[Block]) -> Iterator[tuple[str, int, Block]]:
    """Yield blocks with their reason, and a number that those share that stand together."""
    for index, block in enumerate(out):
        yield block.reason or block.spot.reason or "boilerplate", block.number - index, block
