"""A message in its parts: headers as text, the part to be read, attachments.

The parser that takes headers apart (`policy.default`) raises errors of many kinds on malformed
ones; this reads the raw values and decodes them itself, so that any bytes are some message.
"""

from __future__ import annotations

import email
import html
import re
from binascii import Error as Base64Error
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.policy import compat32

from briefing.diagnostics import Diagnostic
from briefing.ingest.decoding import decode

DEEPEST = 30
"""Levels of parts within parts that are looked into."""

_MBOX = re.compile(rb"\A\s*(?:>?From [^\r\n]*\r?\n)?")
_LETTER = re.compile(rb"(?:\A\s*|(?<=\n\n)|(?<=\n\r\n))From [^\r\n]*\r?\n(?=[!-9;-~]{1,76}:)")
"""What begins each letter of an mbox file (RFC 4155)."""
_FOLDS = re.compile(r"[\r\n]+[ \t]*|\t")
_WORDS = re.compile(r"(=\?[^?\s]{1,60}\?[bBqQ]\?[^?\s]*\?=)\s+(?==\?)")


@dataclass(frozen=True, slots=True)
class Part:
    """The text of a message: HTML or plain."""

    text: str
    is_html: bool
    location: str = ""
    """The address that it was saved from."""
    problems: tuple[Diagnostic, ...] = ()


def letters_of(data: bytes) -> list[bytes]:
    """Return the letters of an mbox file; else the only one."""
    if not data.lstrip().startswith(b"From "):
        return [data]
    return [letter for letter in _LETTER.split(data) if letter.strip()]


def parsed(data: bytes) -> Message:
    """Return a message; any bytes are one, if only a body without headers."""
    return email.message_from_bytes(_MBOX.sub(b"", data, count=1), policy=compat32)


def header(message: Message, name: str) -> str:
    """Return a header as text on one line, "" if it is not there."""
    for known, value in message.raw_items():
        if known.lower() == name:
            return _decoded(str(value))
    return ""


def _decoded(value: str) -> str:
    """Return a raw value with its encoded words decoded (RFC 2047)."""
    value = _WORDS.sub(r"\1", _FOLDS.sub(" ", value))
    try:
        pieces = decode_header(value)
    except (HeaderParseError, Base64Error, ValueError):
        pieces = [(value, None)]
    text = ""
    for piece, charset in pieces:
        raw = piece if isinstance(piece, bytes) else piece.encode("utf-8", "surrogateescape")
        if isinstance(piece, bytes) and charset is None:
            # Unencoded words beside encoded ones come as raw-unicode-escape.
            raw = piece.decode("raw-unicode-escape", "replace").encode("utf-8", "surrogateescape")
        text += decode(raw, declared=charset or "", name="")[0]
    return " ".join(text.split())


def body(message: Message, name: str) -> Part | None:
    """Return what is to be read of a message, HTML before plain text; None if there is none."""
    leaves = _bodies(message, 0)
    parts = [part for part in (_part(leaf, name) for leaf in leaves) if part.text.strip()]
    marked = [part for part in parts if part.is_html]
    if not marked:
        return _together(parts, is_html=False)
    whole = [part if part.is_html else Part(_as_html(part.text), True) for part in parts]
    return _together(whole, is_html=True)


def attachments(message: Message) -> Iterator[str]:
    """Yield the names of what is attached to a message, with their types."""
    chosen = {id(leaf) for leaf in _bodies(message, 0)}
    for part in message.walk():
        named = _filename(part)
        if not part.is_multipart() and id(part) not in chosen and _is_attached(part):
            yield f"{named or 'attachment'} ({part.get_content_type()})"


def enclosed(message: Message) -> Iterator[Message]:
    """Yield the letters that are attached to another."""
    for part in message.walk():
        if part.get_content_type() == "message/rfc822":
            yield from _children(part)


def _bodies(message: Message, depth: int) -> list[Message]:
    """Return the parts that make the text, in their order."""
    kind = message.get_content_type()
    if depth > DEEPEST or (depth and _is_attached(message) and kind != "message/rfc822"):
        return []
    children = _children(message)
    if not children:
        return [message] if kind in {"text/html", "text/plain"} else []
    found = [leaves for leaves in (_bodies(child, depth + 1) for child in children) if leaves]
    if kind == "multipart/alternative":
        return _richest(found)
    if kind == "multipart/related":
        return found[0] if found else []
    return [leaf for leaves in found for leaf in leaves]


def _richest(found: list[list[Message]]) -> list[Message]:
    """Return the last alternative in HTML, else the first one."""
    for leaves in reversed(found):
        if any(
            leaf.get_content_type() == "text/html" and _payload(leaf).strip() for leaf in leaves
        ):
            return leaves
    return found[0] if found else []


def _children(message: Message) -> list[Message]:
    parts = message.get_payload() if message.is_multipart() else []
    return [part for part in parts if isinstance(part, Message)]


def _is_attached(part: Message) -> bool:
    disposition = str(part.get("content-disposition", "")).strip().lower()
    if disposition.startswith("attachment"):
        return True
    return bool(_filename(part)) and not part.get("content-id")


def _filename(part: Message) -> str:
    try:
        named = part.get_filename()
    except (ValueError, TypeError, LookupError):
        return "attachment"
    return _decoded(str(named))[:200] if named else ""


def _payload(part: Message) -> bytes:
    """Return the bytes of a part; what its transfer encoding cannot mean stays as it is."""
    try:
        payload = part.get_payload(decode=True)
    except (ValueError, LookupError):
        # A charset that is no name at all: without it the bytes come out as they are.
        del part["content-type"]
        payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _part(leaf: Message, name: str) -> Part:
    is_html = leaf.get_content_type() == "text/html"
    try:
        charset = leaf.get_content_charset("") or ""
    except (ValueError, LookupError):
        charset = ""
    text, problems = decode(_payload(leaf), declared=charset, name=name)
    return Part(text, is_html or _looks_like_html(text), header(leaf, "content-location"), problems)


def _looks_like_html(text: str) -> bool:
    return re.match(r"\s*(?:<!doctype html|<html[\s>])", text, re.IGNORECASE) is not None


def _as_html(text: str) -> str:
    return "<p>" + html.escape(text.strip()).replace("\n", "<br>\n") + "</p>"


def _together(parts: Sequence[Part], *, is_html: bool) -> Part | None:
    if not parts:
        return None
    return Part(
        text="\n\n".join(part.text for part in parts),
        is_html=is_html,
        location=next((part.location for part in parts if part.location), ""),
        problems=tuple(problem for part in parts for problem in part.problems),
    )
