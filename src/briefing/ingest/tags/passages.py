"""The words of an article that tags are read from, passage by passage.

Code, link targets, picture addresses and raw HTML are not among them, nor are lines that bring the
text to its readers: credits, disclosures, "read more".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import cast

from pyromark import Markdown, Options

from briefing.ingest.drafts import Material

LEAD_WORDS = 40
"""Words after which a paragraph no longer belongs to the lead."""

REPEATED = 50
"""Characters of a summary that stand in the lead too where it is no more than the beginning."""

_PARSER = Markdown(options=Options.ENABLE_TABLES | Options.ENABLE_FOOTNOTES)

_LABELS = (
    "Read (?:more|also|next|our)|Also [Rr]ead|See also|Related|Recommended|More (?:on|from)|"
    "Sponsored|Advertisement|Follow|Subscribe|Sign up|Image|Photo(?:graph)?|Picture|Illustration|"
    "Featured image|Credits?|Source|Via|Tags|Topics|Filed under|Share"
)
_CRUMB = re.compile(
    rf"(?:{_LABELS})(?: (?:credits?|by|of|us|this|articles?|stor(?:y|ies)|posts?|tags))* ?[:|–—]|"
    r"\(?(?:Full )?(?:Disclosure|Disclaimer|Image|Photo|Picture|Credit)s?\b|"
    r"(?:By|Words by|Written by|Posted by|Image|Photo) (?:[A-Z][\w.'’-]*,? ?){1,6}\Z|"
    r"(?:Follow (?:us|me)|Subscribe|Sign up|Read more|Copyright)\b|©|\([cC]\) "
)


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, heading, list item or row of a table, as plain text."""

    kind: str
    """title, summary, lead, heading, text, item or row."""
    text: str


def passages(material: Material) -> list[Passage]:
    """Return what an article says, from its title to its last line."""
    found = [Passage("title", _one_line(material.title))]
    summary = _one_line(material.summary)
    words = 0
    for passage in _of_markdown(material.markdown):
        if passage.kind != "heading" and is_crumb(passage.text):
            continue
        if passage.kind == "text" and words < LEAD_WORDS:
            words += len(passage.text.split())
            passage = Passage("lead", passage.text)
            if summary[:REPEATED] in passage.text:
                summary = ""
        found.append(passage)
    found.insert(1, Passage("summary", summary))
    return [passage for passage in found if passage.text]


def is_crumb(text: str) -> bool:
    """Say whether a line brings the text to its readers: a credit, a disclosure, "read more"."""
    return _CRUMB.match(text) is not None


def _one_line(text: str) -> str:
    return " ".join(text.split())


_SILENT = frozenset({"Image", "CodeBlock", "HtmlBlock", "MetadataBlock"})
_INLINE = frozenset({"Emphasis", "Strong", "Strikethrough", "Link", "Image"})
_KINDS = {"Heading": "heading", "TableHead": "row", "TableRow": "row", "Item": "item"}
_ADDRESS = re.compile(r"\b(?:https?://|www\.)\S+")


def _of_markdown(text: str) -> Iterator[Passage]:
    """Yield the passages of a body: text is gathered, and every edge of a block ends a passage."""
    parts: list[str] = []
    within: list[str] = []
    silent = 0
    for step, value in _steps(text):
        if step == "text":
            if not silent:
                parts.append(value)
            continue
        silent += (value in _SILENT) * (1 if step == "Start" else -1)
        if value == "TableCell":
            parts.append(" | ")
        elif value not in _INLINE:
            yield from _passage(within, parts)
            parts.clear()
            if step == "Start":
                within.append(value)
            else:
                within.pop()
    yield from _passage(within, parts)


def _steps(text: str) -> Iterator[tuple[str, str]]:
    """Yield the parser's events as Start or End with the name of an element, or text."""
    for event in _PARSER.events(text, merge_text=True):
        if isinstance(event, str):
            yield "text", " "
            continue
        for step, value in event.items():
            if step in {"Text", "Code"}:
                yield "text", str(value)
            elif step in {"Start", "End"}:
                yield (
                    step,
                    value
                    if isinstance(value, str)
                    else next(iter(cast("Mapping[str, object]", value))),
                )


def _passage(within: list[str], parts: list[str]) -> Iterator[Passage]:
    text = "".join(parts)
    if "://" in text or "www." in text:
        text = _ADDRESS.sub("", text)
    text = _one_line(text).strip("| ")
    if text:
        yield Passage(next((_KINDS[name] for name in within if name in _KINDS), "text"), text)
