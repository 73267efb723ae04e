"""HTML that is an article and nothing else: the text of a feed's entry, the body of a letter.

Unlike a page it is taken whole; only what a judge says is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from lxml.html import HtmlElement

from briefing.ingest.drafts import Dropped, Material, Question
from briefing.ingest.html import prepared
from briefing.ingest.html.addresses import addresses_of
from briefing.ingest.html.blocks import Block, blocks_of, raw_of
from briefing.ingest.html.dropping import dropped_of, questions_of
from briefing.ingest.html.inline import Writer
from briefing.ingest.html.notes import note_of
from briefing.ingest.html.parsing import parse
from briefing.ingest.html.rendering import markdown_of
from briefing.ingest.pieces import key_of

Passage = TypeVar("Passage", Dropped, Question)
Judge = Callable[[list[Block]], None]
"""Takes out blocks: sets `kept` to False and gives a `reason`."""
Taker = Callable[[HtmlElement], Sequence[str]]
"""Takes hidden lines out of a tree, and returns them."""


@dataclass(frozen=True, slots=True)
class Fragment:
    """A piece of HTML as Markdown."""

    raw: str = ""
    """What its reader sees, one block a line."""
    markdown: str = ""
    dropped: tuple[Dropped, ...] = ()
    questions: tuple[Question, ...] = ()

    def below(self, text: str, reason: str) -> Fragment:
        """Return it with a text above it that is dropped."""
        if not text:
            return self
        down = text.count("\n") + 2
        dropped = (_moved(passage, down) for passage in self.dropped)
        return Fragment(
            raw=f"{text}\n\n{self.raw}" if self.raw else text,
            markdown=self.markdown,
            dropped=(Dropped(text, 1, reason), *dropped),
            questions=tuple(_moved(question, down) for question in self.questions),
        )

    def above(self, text: str, reason: str) -> Fragment:
        """Return it with a text below it that is dropped."""
        if not text:
            return self
        raw = f"{self.raw}\n\n{text}" if self.raw else text
        line = raw.count("\n") - text.count("\n") + 1
        return replace(self, raw=raw, dropped=(*self.dropped, Dropped(text, line, reason)))


def of(material: Material) -> Fragment:
    """Return what of a material has lines."""
    return Fragment(material.raw, material.markdown, material.dropped, material.questions)


def into(material: Material, found: Fragment) -> Material:
    """Return a material with the text of a fragment."""
    return replace(
        material,
        raw=found.raw,
        markdown=found.markdown,
        dropped=found.dropped,
        questions=found.questions,
    )


def _moved(passage: Passage, down: int) -> Passage:
    return replace(passage, line=passage.line + down) if passage.line else passage


def read(
    text: str,
    *,
    title: str = "",
    url: str = "",
    judge: Judge | None = None,
    take: Taker | None = None,
) -> Fragment:
    """Read a fragment; a heading that only repeats `title` is left out."""
    root = parse(text)
    if root is None:
        return Fragment()
    hidden = [] if take is None else take(root)
    blocks = blocks_of(prepared(root))
    for block in blocks:
        block.kept = True
    _drop_title(blocks, title)
    if judge is not None:
        judge(blocks)
    raw = raw_of(blocks)
    notes = frozenset(note[0] for block in blocks if block.kept and (note := note_of(block)))
    markdown = markdown_of(blocks, Writer(addresses_of(url), notes))
    found = Fragment(raw, markdown, dropped_of(blocks), questions_of(blocks))
    return found.below("\n".join(hidden), "boilerplate")


def _drop_title(blocks: list[Block], title: str) -> None:
    key = key_of(title)
    for block in blocks[:8]:
        if key and block.key == key:
            block.leave_out("title")
            return
