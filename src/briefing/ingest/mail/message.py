"""A message in its parts: headers as text, the part to be read, attachments.

The parser that takes headers apart (`policy.default`) raises errors of many kinds on malformed
ones; this reads the raw values and decodes them itself, so that any bytes are some message.
"""

from __future__ import annotations

import email
import html
import re
from base64 import b64decode
from binascii import Error as Base64Error
from codecs import BOM_UTF8
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from email.errors import (
    HeaderParseError,
    InvalidBase64CharactersDefect,
    InvalidBase64LengthDefect,
    InvalidBase64PaddingDefect,
)
from email.header import decode_header
from email.message import Message
from email.policy import compat32

from briefing.diagnostics import Diagnostic, Place, diagnose
from briefing.ingest.decoding import MARKS, decode, wide_encoding

DEEPEST = 30
"""Levels of parts within parts that are looked into."""

_MBOX = re.compile(rb"\A\s*(?:>?From [^\r\n]*\r?\n)?")
_LETTER = re.compile(rb"(?:\A\s*|(?<=\n\n)|(?<=\n\r\n))From [^\r\n]*\r?\n(?=[!-9;-~]{1,76}:)")
"""What begins each letter of an mbox file (RFC 4155)."""
_PARTING = re.compile(rb"^--([!#-\[\]-~]{1,70})\r?\n(?=Content-[A-Za-z-]+:)", re.MULTILINE)
"""A line between two parts."""
_QUOTED = re.compile(r"(>*) ?(.*)")
_MARKUP = re.compile(rb"\s+|<style\b[^<]*</style|<[^<>]*>", re.IGNORECASE)
_LEAST = 60
"""Bytes of text in HTML below which it only leads to what the plain part may say."""
_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/]")
_DAMAGES = (
    InvalidBase64CharactersDefect,
    InvalidBase64LengthDefect,
    InvalidBase64PaddingDefect,
)
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
    data = data.removeprefix(BOM_UTF8)
    if wide_encoding(data) or data.startswith(tuple(mark for mark, _ in MARKS)):
        data = decode(data, name="")[0].encode()
    message = email.message_from_bytes(_MBOX.sub(b"", data, count=1), policy=compat32)
    if message.get_content_maintype() == "multipart" and not message.is_multipart():
        _part_at_its_lines(message)
    return message


def _part_at_its_lines(message: Message) -> None:
    """Part a message at the lines that do part it, where its header names others or none."""
    payload = str(message.get_payload()).encode("utf-8", "surrogateescape")
    if parting := _PARTING.search(payload):
        head = b'Content-Type: multipart/mixed; boundary="' + parting[1] + b'"\n\n'
        message.set_payload(email.message_from_bytes(head + payload, policy=compat32).get_payload())


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
        if part.is_multipart() or id(part) in chosen:
            continue
        if _is_attached(part) or not chosen:
            kind = part.get_content_type()
            yield f"{named} ({kind})" if named else kind


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
        readable = kind in {"text/html", "text/plain"} or kind.startswith("multipart/")
        return [message] if readable else []
    found = [leaves for leaves in (_bodies(child, depth + 1) for child in children) if leaves]
    if kind == "multipart/alternative":
        return _richest(found)
    if kind == "multipart/related":
        return found[0] if found else []
    return [leaf for leaves in found for leaf in leaves]


def _richest(found: list[list[Message]]) -> list[Message]:
    """Return the last alternative in HTML that has a text, else the one that says most."""
    for leaves in reversed(found):
        marked = [leaf for leaf in leaves if leaf.get_content_type() == "text/html"]
        if sum(map(_size, marked)) >= _LEAST:
            return leaves
    return max(found, key=lambda leaves: sum(map(_size, leaves)), default=[])


def _size(leaf: Message) -> int:
    """Return about how many bytes of text a part has."""
    payload = _payload(leaf)
    return len(_MARKUP.sub(b"", payload) if leaf.get_content_type() == "text/html" else payload)


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
    if any(isinstance(defect, InvalidBase64LengthDefect) for defect in part.defects):
        # Base64 that breaks off the parser leaves as it is; all but its end can be read.
        letters = _NOT_BASE64.sub(b"", str(part.get_payload()).encode("ascii", "ignore"))
        payload = b64decode(letters[: len(letters) // 4 * 4])
    return payload if isinstance(payload, bytes) else b""


def _part(leaf: Message, name: str) -> Part:
    is_html = leaf.get_content_type() == "text/html"
    try:
        charset = leaf.get_content_charset("") or ""
    except (ValueError, LookupError):
        charset = ""
    text, problems = decode(_payload(leaf), declared=charset, name=name)
    if any(isinstance(defect, _DAMAGES) for defect in leaf.defects):
        reason = "parts of it are damaged or missing"
        problems += (diagnose("ingest-encoding", Place(name), encoding="base64", reason=reason),)
    if not is_html and _parameter(leaf, "format") == "flowed":
        text = _unfolded(text, tight=_parameter(leaf, "delsp") == "yes")
    return Part(text, is_html or _looks_like_html(text), header(leaf, "content-location"), problems)


def _parameter(part: Message, name: str) -> str:
    """Return a parameter of the content type."""
    try:
        return str(part.get_param(name, "")).lower()
    except (ValueError, LookupError):
        return ""


def _unfolded(text: str, *, tight: bool) -> str:
    """Return plain text with the lines of a paragraph joined, as they tell themselves (RFC 3676).

    A line that ends in a space goes on in the next one of the same quotation; `tight`: that space
    is not of the text.
    """
    rows: list[str] = []
    open_at: str | None = None
    for line in text.split("\n"):
        quote, words = _QUOTED.fullmatch(line).groups()  # type: ignore[union-attr]
        if quote == open_at:
            rows[-1] += words
        else:
            rows.append(f"{quote} {words}" if quote else words)
        open_at = quote if words.endswith(" ") and words != "-- " else None
        if tight and open_at is not None:
            rows[-1] = rows[-1][:-1]
    return "\n".join(rows)


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
