"""Footnotes: the small numbers in a text and the notes that they lead to."""

from __future__ import annotations

import re

from lxml import etree
from lxml.html import HtmlElement

from briefing.ingest.html.blocks import Block, Spot

_LABEL = re.compile(r"[\[(]?\s*(\d{1,3}|[a-z]|[ivx]{1,5}|[*†‡§¶]{1,3})\s*[\])]?")
_BACK = re.compile(
    r"[\s\W_]*(?:\d{0,3}|jump up(?: to)?|back(?: to (?:text|article|content|top))?)[\s\W_]*", re.I
)
_WITHIN_PAGE = etree.XPath(".//a[starts-with(@href, '#')]")
_REFERENCE, _NOTE = "data-note-reference", "data-note"
_NOTES = ("li", "p", "div", "dd", "aside", "section", "td", "span")
_LONGEST = 6000
"""Letters above which what a small number leads to is a part of the article, not a note."""


def mark_notes(body: HtmlElement) -> None:
    """Find the references of a page and their notes, and write their labels on both."""
    links = [link for link in _WITHIN_PAGE(body) if _is_reference(link)]
    if not links:
        return
    order = {element: number for number, element in enumerate(body.iter())}
    targets = _targets(body, {link.get("href", "")[1:] for link in links})
    labels: dict[HtmlElement, str] = {}
    for link in links:
        note = targets.get(link.get("href", "")[1:])
        if (
            note is None
            or note not in order
            or order[note] <= order[link]
            or link in set(note.iter("a"))
        ):
            continue
        if note not in labels:
            said = _LABEL.fullmatch(link.text_content().strip())
            number = said[1] if said is not None and said[1].isdecimal() else ""
            taken = set(labels.values())
            labels[note] = number if number and number not in taken else _next(taken)
        _refer(link, labels[note])
    for note, label in labels.items():
        note.set(_NOTE, label)
        _drop_back_links(note)


def reference_of(mark: HtmlElement) -> str:
    """Return the label of the note that a link leads to; empty where it leads to none."""
    return str(mark.attrib.get(_REFERENCE, ""))


def note_of(block: Block) -> tuple[str, Spot] | None:
    """Return the label of the note that a block is part of, and the note itself."""
    for spot in block.spot.chain():
        if label := spot.element.attrib.get(_NOTE, ""):
            return str(label), spot
    return None


def _is_reference(link: HtmlElement) -> bool:
    href = link.get("href", "")
    return len(href) > 1 and href[0] == "#" and _LABEL.fullmatch(_text(link, 8)) is not None


def _text(element: HtmlElement, most: int) -> str:
    text = ""
    for part in element.itertext():
        text += part
        if len(text) > most + 10:
            break
    return text.strip()


def _targets(body: HtmlElement, names: set[str]) -> dict[str, HtmlElement]:
    """Return the notes by id: the element with that id, or what an empty anchor stands in."""
    found: dict[str, HtmlElement] = {}
    for element in body.iter():
        if not isinstance(element.tag, str):
            continue
        for name in (element.get("id", ""), element.get("name", "") if element.tag == "a" else ""):
            if name in names and name not in found:
                note: HtmlElement | None = element
                while note is not None and (note.tag not in _NOTES or not _has_words(note)):
                    note = note.getparent()
                if note is not None and note is not body and len(_text(note, _LONGEST)) <= _LONGEST:
                    found[name] = note
    return found


def _has_words(element: HtmlElement) -> bool:
    return re.search(r"[^\W\d_]{2}", _text(element, 200)) is not None


def _next(taken: set[str]) -> str:
    number = 1
    while str(number) in taken:
        number += 1
    return str(number)


def _refer(link: HtmlElement, label: str) -> None:
    """Show a reference as "[1]", which does not run into the word before it."""
    for child in list(link):
        link.remove(child)
    link.text = f"[{label}]"
    link.set(_REFERENCE, label)
    parent = link.getparent()
    if parent is not None and parent.tag == "sup":
        text = (parent.text or "").strip(" [(")
        parent.text = text or None
        if link.tail is not None:
            link.tail = link.tail.strip(" ])") or None


def _drop_back_links(note: HtmlElement) -> None:
    for link in list(note.iter("a")):
        back = link.get("href", "")[:1] == "#" and not reference_of(link)
        if back and _BACK.fullmatch(_text(link, 30)):
            link.drop_tree()
