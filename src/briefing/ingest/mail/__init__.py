"""A letter or a saved page (MHTML) → its article as Markdown.

The subject is the title, the sender the publisher, the Date header the day of publication; what
mail programs and newsletters put around the text is left out with a reason.  A forwarded letter
is read as the one inside it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from email.message import Message

from briefing.diagnostics import Place, diagnose
from briefing.ingest import fragments, html, kinds, paste
from briefing.ingest.drafts import Material
from briefing.ingest.html.blocks import Block
from briefing.ingest.mail import letters
from briefing.ingest.mail.forwarded import Forwarded, in_blocks, in_lines
from briefing.ingest.mail.message import (
    Part,
    attachments,
    body,
    enclosed,
    header,
    letters_of,
    parsed,
)
from briefing.ingest.mail.senders import day_of, names, sender_of, sent_on
from briefing.ingest.pieces import key_of

__all__ = ["letters_of", "read"]

_PREFIX = re.compile(
    r"\A\s*(?:(?:fwd?|re|aw|wg|tr|rv|enc|vs|sv|antw|doorst)(?:\s?\[\d+\])?\s?:\s*)+", re.IGNORECASE
)
"""What mail programs put before the subject of an answer or a forwarded letter."""
_PICTURE = "[\u2190-\u21ff\u2300-\u27bf\u2b00-\u2bff\ufe0f\u200d\U0001f000-\U0001faff]"
_ORNAMENTS = re.compile(rf"^(?:{_PICTURE}\s*)+|(?:\s*{_PICTURE})+$")
_LIST = re.compile(r"\[([^\[\]]{1,60})\]\s*(?=\S)")
_LEAST = 60
"""Letters of a letter below which its article is what is attached to it: "Please see attached."."""


def read(data: bytes, *, name: str, url: str | None = None) -> Material:
    """Read a letter or an MHTML file; nothing is raised: any bytes are some letter."""
    try:
        return _read(data, name, url)
    except RecursionError:  # the parser of letters goes as deep as they do
        kind = "letters within letters, more than can be opened"
        return Material(
            raw="", url=url or "", problems=(diagnose("ingest-kind", Place(name), kind=kind),)
        )


def _read(data: bytes, name: str, url: str | None) -> Material:
    message = parsed(data)
    part = body(message, name)
    if part is None:
        attached = ", ".join(attachments(message))
        failure = (
            diagnose("ingest-kind", Place(name), kind=f"a letter without text: {attached}")
            if attached
            else diagnose("ingest-empty", Place(name))
        )
        return Material(raw="", url=url or "", problems=(failure,))
    if part.is_html and kinds.kind_of(data, name) == "mhtml":
        return _page(message, part, name, url)
    return _letter(message, part, name, url)


def _page(message: Message, part: Part, name: str, url: str | None) -> Material:
    """Read a page that a browser saved; the Date header only says when."""
    saved_from = header(message, "snapshot-content-location") or part.location
    web = saved_from if saved_from.startswith(("http://", "https://")) else ""
    material = html.read(part.text, name=name, url=url or web or None)
    if not material.title:
        title = header(message, "subject")
        material = replace(material, title=title, title_from="Subject header" if title else "")
    return replace(material, problems=(*part.problems, *material.problems))


def _letter(message: Message, part: Part, name: str, url: str | None) -> Material:
    subject = _headline(message)
    if part.is_html:
        material, inner = _marked(message, part, subject)
    else:
        material, inner = _plain(part.text, subject, name)
    inner = inner if inner != Forwarded() else _attached(message, subject)
    author, publisher = names(*sender_of(message, inner.sender))
    day = day_of(inner.date)
    source = "Date header of the forwarded letter"
    if not day:
        day, source = sent_on(message)
    material = replace(
        material,
        title=material.title or _subject(inner.subject),
        title_from=material.title_from or ("Subject header" if inner.subject else ""),
        author=material.author or author,
        publisher=publisher,
        site=publisher,
        url=url or material.url,
        published=day or material.published,
        published_from=source if day else material.published_from,
        problems=(*part.problems, *material.problems),
    )
    return _with_attachments(material, message, name)


def _headline(message: Message) -> str:
    """Return the subject without the pictures at its ends and the name of a mailing list."""
    subject = _ORNAMENTS.sub("", _subject(header(message, "subject")))
    listed = _LIST.match(subject)
    if listed and key_of(listed[1]) in key_of(header(message, "list-id")):
        subject = subject[listed.end() :]
    return _subject(subject)


def _subject(header: str) -> str:
    """Return a subject without what answering and forwarding put before it."""
    return _PREFIX.sub("", header, count=1)


def _attached(message: Message, subject: str) -> Forwarded:
    """Return the headers of a letter that is forwarded as an attachment, under its own subject."""
    for inner in enclosed(message):
        told = header(inner, "subject")
        if not subject or _subject(told) == subject:
            return Forwarded(header(inner, "from"), header(inner, "date"), told)
    return Forwarded()


def _marked(message: Message, part: Part, subject: str) -> tuple[Material, Forwarded]:
    """Read a letter in HTML."""
    inner = Forwarded()

    def judge(blocks: list[Block]) -> None:
        nonlocal inner
        inner = in_blocks(blocks)
        day = day_of(inner.date) or sent_on(message)[0]
        letters.judge(blocks, sender_of(message, inner.sender)[0], day)

    found = fragments.read(
        part.text, title=subject, url=part.location, judge=judge, take=letters.take_preheaders
    ).below(subject, "title")
    material = Material(
        raw="",
        title=subject,
        title_from="Subject header" if subject else "",
        summary=next((one.text for one in found.dropped if one.reason == "summary"), ""),
    )
    return fragments.into(material, found), inner


def _plain(text: str, subject: str, name: str) -> tuple[Material, Forwarded]:
    """Read a letter in plain text: as a paste below its subject, between its head and its foot."""
    inner, start = in_lines(text)
    lines = text.strip("\n").split("\n")
    head = letters.head_of(lines, start)
    foot = max(head, letters.foot_of(lines))
    middle = "\n".join(lines[head:foot]).strip("\n")
    text = f"{subject}\n\n{middle}" if subject else middle
    material = paste.read(text, name=name, whole=True, titled=bool(subject))
    if subject:
        material = replace(material, title=subject, title_from="Subject header")
    found = fragments.of(material)
    found = found.below("\n".join(lines[start:head]).strip(), "navigation")
    found = found.below("\n".join(lines[:start]).strip(), "byline")
    found = found.above("\n".join(lines[foot:]).strip(), "footer")
    return fragments.into(material, found), inner


def _with_attachments(material: Material, message: Message, name: str) -> Material:
    """Tell of what is attached, below the text; or that there is no more than that to it."""
    attached = list(attachments(message))
    if attached and len(key_of(material.markdown)) < _LEAST:
        kind = f"a letter that only brings {', '.join(attached)}"
        problem = diagnose("ingest-kind", Place(name), kind=kind)
        material = replace(material, problems=(*material.problems, problem))
    found = fragments.of(material)
    for told in attached:
        found = found.above(f"Attached: {told}", "markup")
    return fragments.into(material, found)
