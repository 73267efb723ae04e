"""A saved page → its article as Markdown, with what was left out and why.

The steps, in their order: parse, look at what the page says of itself, find its blocks of text,
choose those of the article, mend the choice, take out the front, date it, write it as Markdown.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lxml.etree import SubElement
from lxml.html import HtmlElement

from briefing.diagnostics import Diagnostic, Place, diagnose
from briefing.ingest.decoding import decode
from briefing.ingest.drafts import Material
from briefing.ingest.html import metadata
from briefing.ingest.html.addresses import addresses_of, untracked
from briefing.ingest.html.blocks import Block, blocks_of, drop, kept, raw_of
from briefing.ingest.html.choosing import choose
from briefing.ingest.html.dating import dated
from briefing.ingest.html.dropping import dropped_of, questions_of, rootless
from briefing.ingest.html.figures import number_items, raise_figures, write_formulas
from briefing.ingest.html.front import Said, names_in, take_front
from briefing.ingest.html.inline import Writer
from briefing.ingest.html.metadata import Metadata, metadata_of
from briefing.ingest.html.notes import mark_notes, note_of, reference_of
from briefing.ingest.html.parsing import clear, frame_pictures, parse
from briefing.ingest.html.refining import refine
from briefing.ingest.html.rendering import markdown_of
from briefing.ingest.html.tables import flatten_layout
from briefing.ingest.html.titles import title_of
from briefing.ingest.pieces import weight

_LEAST = 60
"""Letters beside links below which what was found is no article."""


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
    reading = _Reading(name, url or "", today, text, problems)
    material = reading.material(root)
    return material if material.markdown else reading.told(parse(text)) or material


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
        body = prepared(root)
        frame_pictures(body)
        blocks = blocks_of(body)
        raw = raw_of(blocks)
        title = title_of(data, blocks)
        address = self._address(data)
        links = addresses_of(data.base, self.url, address)
        choose(root, blocks)
        refine(blocks, title.text, links)
        names, site = metadata.authors(data), metadata.site_name(data)
        summary, _ = data.meta(*metadata.SUMMARY)
        front = take_front(blocks, Said.of(title.text, names, site, summary))
        notes = _keep_notes(blocks)
        found = dated(data, blocks, self.text, self.url, self.today)
        problems = self.problems
        if sum(weight(block.key) * (1 - block.linked) for block in kept(blocks)) < _LEAST:
            drop(blocks)
            problems = (*problems, _no_article(self.name))
        return Material(
            raw=raw,
            title=title.text,
            title_from=title.source,
            markdown=markdown_of(blocks, Writer(links, notes)),
            kicker=front.kicker,
            site=site,
            author=", ".join(names) or names_in(front.byline),
            publisher=metadata.organisation(data) or site,
            url=address,
            published=found.published,
            published_from=found.source,
            updated=found.updated,
            lang=metadata.language(data),
            summary=front.summary or summary,
            dropped=dropped_of(blocks),
            questions=(*rootless(blocks, links), *questions_of(blocks)),
            problems=problems,
        )

    def told(self, root: HtmlElement | None) -> Material | None:
        """Read the article that a page holds as data alone, for a script to show; None if none."""
        if root is None or (body := root.find("body")) is None:
            return None
        article = SubElement(body, "article")
        for text in metadata.body_text(metadata_of(root)):
            SubElement(article, "p").text = text
        return self.material(root) if len(article) else None

    def _address(self, data: Metadata) -> str:
        """Return the address that the page gives itself, if it leads to more than a front page."""
        links = addresses_of(data.base, self.url)
        for said in (data.canonical, data.meta(*metadata.ADDRESS)[0]):
            address = links.absolute(said)
            if address and address.partition("://")[2].rstrip("/").count("/"):
                return address
        return untracked(self.url)


def prepared(root: HtmlElement) -> HtmlElement:
    """Ready a tree for what follows: only what is seen, in the way that it is seen."""
    body = clear(root)
    for step in (flatten_layout, mark_notes, raise_figures, write_formulas, number_items):
        step(body)
    return body


def _keep_notes(blocks: list[Block]) -> frozenset[str]:
    """Keep the notes that what is kept refers to; return their labels."""
    marks = (mark for block in kept(blocks) for _, marks in block.pieces for mark in marks)
    wanted = {reference_of(mark) for mark in marks if mark.tag == "a"}
    wanted.discard("")
    found: set[str] = set()
    for block in blocks if wanted else ():
        note = note_of(block)
        if note is not None and note[0] in wanted:
            block.kept = True
            found.add(note[0])
    return frozenset(found)
