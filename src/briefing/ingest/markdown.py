"""Markdown as it was written by others: its own front matter is taken over, its body kept.

The body stays as it stands, line by line, but for its title, for crumbs that are surely none of
it, for raw HTML, which the site would show as text, and for the level of its headings.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import yaml

from briefing.content.header import unix_lines
from briefing.ingest import paste
from briefing.ingest.drafts import Dropped, Material
from briefing.ingest.escaping import escaped, escaped_start
from briefing.ingest.paste.crumbs import crumb
from briefing.ingest.paste.imprint import Imprint, day, imprint
from briefing.ingest.paste.lines import count
from briefing.ingest.words import INVISIBLE, PARSER, account, plain

MAX_FRONT_MATTER = 64 * 1024
"""Bytes of front matter that are read as YAML."""
SURE = 0.9
"""Confidence from which a paragraph is a crumb."""
_FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?\n)?(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
_KEYS: Mapping[str, str] = {
    "title": "title", "headline": "title",
    "author": "byline", "authors": "byline", "byline": "byline", "creator": "byline",
    "date": "date", "published": "date", "pubdate": "date", "date_published": "date",
    "publishdate": "date", "created": "date",
    "updated": "updated", "lastmod": "updated", "modified": "updated", "date_modified": "updated",
    "description": "summary", "summary": "summary", "excerpt": "summary", "subtitle": "summary",
    "url": "url", "link": "url", "canonical": "url", "canonical_url": "url", "source": "url",
    "site": "site", "publisher": "site", "sitename": "site", "lang": "lang", "language": "lang",
}  # fmt: skip
"""Keys of other people's front matter → what they are here."""
_REASONS = {"title": "title", "byline": "byline", "date": "date", "updated": "date", "site": "site"}
_UNSEEN = re.compile("[" + "".join(c for c in INVISIBLE if c not in "\u00ad\u200c\u200d") + "]")
_TAG = re.compile(r"<(?:!--|[!?/A-Za-z])")
"""Where a tag or a comment begins."""
_HIDDEN = re.compile(r"<(script|style|template)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE)
_HASHES = re.compile(r"[ \t]*#{1,6}[ \t]*")
_UNDERLINE = re.compile(r"\n[ \t>]*(?:=+|-+)[ \t]*\n?\Z")


def read(text: str, *, name: str, url: str | None = None) -> Material:
    """Read a Markdown file.  Its raw text is its front matter and its text as it is rendered."""
    source = _UNSEEN.sub("", unix_lines(text).replace("\0", "\ufffd"))
    reading = _Reading(source)
    reading.read()
    material = reading.material(url)
    if account(material.raw, material.markdown, material.dropped) != _WHOLE:
        return paste.read(text, name=name, url=url)
    return material


_WHOLE = account("", "", ())


@dataclass(frozen=True, slots=True)
class _Block:
    """A block at the top level of the body."""

    kind: str
    """Paragraph, Heading, HtmlBlock or another."""
    start: int
    """Offset in the bytes of the source."""
    end: int
    level: int = 0


@dataclass(slots=True)
class _Reading:
    source: str
    front: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    offset: int = 0
    """Lines of front matter before the body."""
    dropped: list[Dropped] = field(default_factory=list)
    raw: list[str] = field(default_factory=list)
    kept: list[bytes] = field(default_factory=list)
    title: str = ""
    title_from: str = ""
    when: Imprint = field(default_factory=Imprint)
    when_from: str = ""
    begun: bool = False
    """Whether the text of the article has begun."""

    def read(self) -> None:
        """Read front matter and body, block after block."""
        self._front_matter()
        blocks = list(_top(self.body))
        heading = self._title_heading(blocks)
        levels = [block.level for block in blocks if block.level and block is not heading]
        shift = 2 - min(levels, default=2)
        at = 0
        for block in blocks:
            gap = self.body[at : block.start]
            apart = b"".join(self.kept[-3:]).endswith(b"\n\n") or not self.kept
            self.kept.append(gap.lstrip(b"\n") if apart else gap)
            at = block.end
            self._block(block, block is heading, shift)
        self.kept.append(self.body[at:])

    def _front_matter(self) -> None:
        found = _FRONT_MATTER.match(self.source)
        values = _yaml(found[1] or "") if found else None
        if not found or values is None:
            self.body = self.source.encode("utf-8", "replace")
            return
        self.front = values
        self.body = self.source[found.end() :].encode("utf-8", "replace")
        self.offset = found[0].count("\n")
        reason = "markup"
        for number, row in enumerate(found[0].split("\n"), start=1):
            if key := re.match(r"([A-Za-z_-]+)[ \t]*:", row):
                reason = _REASONS.get(_KEYS.get(key[1].lower(), ""), "markup")
            if row.strip("- \t."):
                self.raw.append(row)
                self.dropped.append(Dropped(row, number, reason))

    def _title_heading(self, blocks: list[_Block]) -> _Block | None:
        """Return the heading that is the title: the first, if it stands above the others."""
        headings = [block for block in blocks if block.level]
        if not headings:
            return None
        first = headings[0]
        text = self._plain(first)
        if title := self.front.get("title"):
            return first if text.casefold() == title.casefold() else None
        alone = first.level == 1 or (
            first is blocks[0] and all(first.level < other.level for other in headings[1:])
        )
        return first if alone and blocks.index(first) < 4 else None

    def _plain(self, block: _Block) -> str:
        return " ".join(plain(self.body[block.start : block.end].decode("utf-8")).split())

    def _block(self, block: _Block, is_title: bool, shift: int) -> None:
        text = self.body[block.start : block.end].decode("utf-8")
        if block.kind == "HtmlBlock":
            self._html(block, text)
            return
        text = _without_tags(text)
        shown = plain(text)
        if is_title:
            self.title, self.title_from = " ".join(shown.split()), "first heading"
            self._drop(block, shown, "title")
        elif block.kind == "Paragraph" and (reason := self._reason(shown)):
            self._drop(block, shown, reason)
        else:
            self.begun = self.begun or count(shown) >= 12
            self.raw.append(shown)
            self.kept.append((_shifted(text, block, shift) if block.level else text).encode())

    def _reason(self, shown: str) -> str:
        """Return why a paragraph is dropped; "" where it is text."""
        text = " ".join(shown.split())
        found = crumb(text)
        if found and found.confidence >= SURE and count(text) <= 20:
            return found.reason
        when = imprint(text) if not self.begun else None
        if when is None:
            return ""
        reason = "byline" if when.author else "date"
        if not self.when_from and when.published:
            self.when_from = f"{reason} in the text"
        self.when = Imprint(
            author=self.when.author or when.author,
            published=self.when.published or when.published,
            updated=self.when.updated or when.updated,
        )
        return reason

    def _html(self, block: _Block, text: str) -> None:
        """Keep the words of a block of HTML; scripts, styles and tags go."""
        at = 0
        for hidden in _HIDDEN.finditer(text):
            self._words_of_html(text[at : hidden.start()])
            script = _untagged(hidden[0])
            self._drop(block, script, "markup")
            at = hidden.end()
        self._words_of_html(text[at:])

    def _words_of_html(self, text: str) -> None:
        for row in html.unescape(_untagged(text)).split("\n"):
            if words := " ".join(row.split()):
                self.raw.append(words)
                self.kept.append(f"{escaped_start(escaped(words))}\n\n".encode())

    def _drop(self, block: _Block, text: str, reason: str) -> None:
        if text.strip():
            line = self.offset + self.body.count(b"\n", 0, block.start) + 1
            self.raw.append(text)
            self.dropped.append(Dropped(text, line, reason, 0.95))

    def material(self, url: str | None) -> Material:
        """Return what was found."""
        front = self.front
        title = front.get("title", "") or self.title
        found = day(front.get("date", ""))
        published = found[0] if found and not found[1] else self.when.published
        updated = day(front.get("updated", ""))
        markdown = b"".join(self.kept).decode("utf-8").strip("\n")
        return Material(
            raw="\n".join(self.raw),
            title=title,
            title_from="front matter" if front.get("title") else self.title_from,
            markdown=markdown + "\n" if markdown.strip() else "",
            site=front.get("site", ""),
            author=front.get("byline", "") or self.when.author,
            url=url or front.get("url", ""),
            published=published,
            published_from="front matter" if found and not found[1] else self.when_from,
            updated=updated[0] if updated and not updated[1] else self.when.updated,
            lang=front.get("lang", ""),
            summary=front.get("summary", ""),
            dropped=tuple(self.dropped),
        )


def _yaml(text: str) -> dict[str, str] | None:
    """Return the known values of front matter as text; None where it is no mapping."""
    if len(text.encode("utf-8", "replace")) > MAX_FRONT_MATTER:
        return None
    try:
        values = yaml.safe_load(text)
    except (yaml.YAMLError, RecursionError, ValueError, TypeError, OverflowError):
        return None
    if not isinstance(values, dict):
        return None
    known: dict[str, str] = {}
    for key, value in values.items():
        name = _KEYS.get(str(key)[:40].lower()) if isinstance(key, str) else None
        if name and name not in known and (shown := _shown(value)):
            known[name] = shown
    return known


def _shown(value: object) -> str:
    """Return a value of front matter as text: names of a list joined, no nested things."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (str, int, float)) and not isinstance(value, bool):
        return " ".join(str(value).split())[:1000]
    if isinstance(value, list):
        return ", ".join(_shown(item) for item in value[:20] if isinstance(item, (str, int)))
    return ""


def _without_tags(text: str) -> str:
    """Remove the tags of inline HTML."""
    if "<" not in text:
        return text
    source = text.encode()
    pieces, at = [], 0
    events: Any = PARSER.events_with_range(text)
    for event, span in events:
        if isinstance(event, dict) and ("InlineHtml" in event or "Html" in event):
            pieces.append(source[at : span["start"]])
            at = span["end"]
    return b"".join([*pieces, source[at:]]).decode("utf-8")


def _untagged(text: str) -> str:
    """Return HTML without its tags and comments, each a line feed now."""
    pieces, at = [], 0
    for tag in _TAG.finditer(text):
        if tag.start() < at:
            continue
        pieces.append(text[at : tag.start()])
        sign = "-->" if tag[0] == "<!--" else ">"
        end = text.find(sign, tag.end())
        if end < 0:
            return "\n".join(pieces)
        at = end + len(sign)
    return "\n".join([*pieces, text[at:]])


def _top(body: bytes) -> Iterator[_Block]:
    """Yield the blocks of the top level in their order."""
    depth = 0
    events: Any = PARSER.events_with_range(body.decode("utf-8"))
    for event, span in events:
        if not isinstance(event, dict):
            continue
        if "Start" in event:
            if not depth:
                what = event["Start"]
                kind = what if isinstance(what, str) else next(iter(what))
                level = int(what["Heading"]["level"][1]) if kind == "Heading" else 0
                yield _Block(kind, span["start"], span["end"], level)
            depth += 1
        elif "End" in event:
            depth -= 1


def _shifted(text: str, block: _Block, shift: int) -> str:
    """Return a heading with its new level; one that is underlined gets signs instead."""
    level = max(2, min(6, block.level + shift))
    end = text[len(text.rstrip("\n")) :]
    if text.lstrip().startswith("#"):
        return "#" * level + " " + _HASHES.sub("", text, count=1)
    title = " ".join(_UNDERLINE.sub("", text).split())
    return "#" * level + " " + title + (end or "\n")
