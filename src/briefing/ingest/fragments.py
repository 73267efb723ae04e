"""HTML that is an article and nothing else: the text of a feed's entry, the body of a letter.

Unlike a page it is taken whole; only what a judge says is left out.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from briefing.ingest.drafts import Dropped
from briefing.ingest.html import dropped_of
from briefing.ingest.html.addresses import addresses_of
from briefing.ingest.html.blocks import Block, blocks_of, key_of, raw_of
from briefing.ingest.html.inline import Writer
from briefing.ingest.html.parsing import clear, parse, raise_figures
from briefing.ingest.html.rendering import markdown_of
from briefing.ingest.html.tables import flatten_layout

Judge = Callable[[list[Block]], None]
"""Takes out blocks: sets `kept` to False and gives a `reason`."""


@dataclass(frozen=True, slots=True)
class Fragment:
    """A piece of HTML as Markdown."""

    raw: str = ""
    """What its reader sees, one block a line."""
    markdown: str = ""
    dropped: tuple[Dropped, ...] = ()

    def below(self, title: str) -> Fragment:
        """Return it with its title above, which goes to the front matter."""
        if not title:
            return self
        moved = (
            replace(passage, line=passage.line + 2 if passage.line else None)
            for passage in self.dropped
        )
        raw = f"{title}\n\n{self.raw}" if self.raw else title
        return Fragment(raw, self.markdown, (Dropped(title, 1, "title"), *moved))


def read(text: str, *, title: str = "", url: str = "", judge: Judge | None = None) -> Fragment:
    """Read a fragment; a heading that only repeats `title` is left out."""
    root = parse(text)
    if root is None:
        return Fragment()
    body = clear(root)
    flatten_layout(body)
    raise_figures(body)
    blocks = blocks_of(body)
    for block in blocks:
        block.kept = True
    _drop_title(blocks, title)
    if judge is not None:
        judge(blocks)
    raw = raw_of(blocks)
    markdown = markdown_of(blocks, Writer(addresses_of(url), frozenset()))
    return Fragment(raw, markdown, dropped_of(blocks))


def _drop_title(blocks: list[Block], title: str) -> None:
    key = key_of(title)
    for block in blocks[:8]:
        if key and block.key == key:
            block.kept, block.reason = False, "title"
            return
