"""Bytes as text: UTF-8 where it fits, else what is declared, else what is likely.

Order: a byte order mark; UTF-16 and UTF-32 by their null bytes; UTF-8 (text that is valid UTF-8
with letters beyond ASCII is never something else, whatever it declares); UTF-8 with a few broken
bytes; the declared encoding; Windows-1252 where its letters make sense; charset-normalizer.
Whatever had to be guessed, replaced or removed is told in a diagnostic; nothing is raised.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass

from charset_normalizer import from_bytes

from briefing.content.header import unix_lines
from briefing.diagnostics import Diagnostic, Place, diagnose

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte order marks, the longer of two with the same beginning first."""

WIDER = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}
"""Python's name of a declared encoding → the superset that browsers read it as (WHATWG)."""

LIKELY = (
    "cp1252", "cp1250", "iso8859_2", "cp1254", "cp1257", "cp1251", "koi8_r", "cp1253", "cp1255",
    "cp1256", "cp874", "cp1258", "cp932", "euc_jp", "gb18030", "big5", "cp949", "utf_16",
)  # fmt: skip
"""What is guessed among."""

NOT_FOR_TEXT = frozenset(
    {"utf-7", "idna", "punycode", "undefined", "unicode_escape", "raw_unicode_escape"}
)
"""Encodings of Python that no page may ask for."""

HEAD = 4096
"""In bytes: how far a declaration is looked for, and null bytes are counted."""
SAMPLE = 1 << 16
"""In bytes: how much the guess is made on."""

_DECLARED = re.compile(rb"""(?:\bcharset|\bencoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""")
_UNREADABLE = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_LATIN = re.compile("[À-ÏÑ-ÖØ-Üß-ïñ-öø-üÿŒœŠšŽžŸ‘’“”\u201a„–—…•€£©®™°·«»§¿¡\xa0]")
"""What Windows-1252 holds beyond ASCII that stands in prose."""


@dataclass(frozen=True, slots=True)
class _Reading:
    """Bytes read in one encoding, and what is to be said of it (nothing where all was plain)."""

    text: str
    encoding: str
    reason: str = ""


def decode(data: bytes, *, declared: str = "", name: str) -> tuple[str, tuple[Diagnostic, ...]]:
    """Return `data` as text with line feeds at its line ends, and what was doubtful about it.

    `declared` is a charset from outside, of an HTTP or MIME header; one in the data itself
    (`<meta charset>`, an XML declaration) is found here.
    """
    for mark, encoding in MARKS:
        if data.startswith(mark):
            reading = _lenient(data[len(mark) :], encoding, "bytes that do not belong to it")
            break
    else:
        reading = _unmarked(data, declared)
    text, removed = _UNREADABLE.subn("", unix_lines(reading.text))
    reasons = [reading.reason] if reading.reason else []
    if removed:
        reasons.append(
            f"{_counted(removed, 'control character was', 'control characters were')} removed"
        )
    place = Place(name)
    return text, tuple(
        diagnose("ingest-encoding", place, encoding=reading.encoding, reason=reason)
        for reason in reasons
    )


def glance(data: bytes, size: int = HEAD) -> str:
    """Return the beginning of `data` as text, good enough to tell what it is."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return data[len(mark) : len(mark) + size].decode(encoding, "replace")
    head = data[: size - size % 4]
    wide = wide_encoding(head)
    sided = None if wide else _one_sided(head)
    return sided.text if sided else head.decode(wide or "utf-8", "replace")


def declared_text(data: bytes, declared: str) -> str | None:
    """Return text that is not UTF-8 in the encoding that a header declares, if all of it fits."""
    if any(data.startswith(mark) for mark, _ in MARKS) or _strict(data, "utf-8"):
        return None
    reading = _strict(data, _codec(declared))
    return reading.text if reading else None


def wide_encoding(data: bytes) -> str:
    """Return the UTF-16 or UTF-32 that text without a mark is in by its null bytes, else ""."""
    head = data[: HEAD - HEAD % 4]
    if len(head) < 4:
        return ""
    nulls = [head[place::4].count(0) / max(1, len(head[place::4])) for place in range(4)]
    for encoding, high, low in _WIDE:
        if min(nulls[place] for place in high) > 0.6 and max(nulls[place] for place in low) < 0.1:
            return encoding
    return ""


_WIDE = (
    ("utf-32-le", (1, 2, 3), (0,)),
    ("utf-32-be", (0, 1, 2), (3,)),
    ("utf-16-le", (1, 3), (0, 2)),
    ("utf-16-be", (0, 2), (1, 3)),
)
"""Encoding, which of four bytes are null in western text, which are not."""


def _unmarked(data: bytes, declared: str) -> _Reading:
    wide = wide_encoding(data)
    if wide:
        return _lenient(data, wide, "bytes that do not belong to it")
    asked = _codec(declared) or _codec(_declaration(data)).removeprefix("utf-16")
    if b"\x1b$" in data or (asked.startswith("iso2022") and b"\x1b" in data):
        return _lenient(data, asked or "iso2022_jp", "bytes that do not belong to it")
    steps: tuple[Callable[[], _Reading | None], ...] = (
        lambda: _one_sided(data),
        lambda: _strict(data, "utf-8"),
        lambda: _damaged_utf8(data),
        lambda: _strict(data, asked),
        lambda: _nearly(data, asked),
        lambda: _western(data, asked),
        lambda: _guessed(data, asked),
    )
    for step in steps:
        reading = step()
        if reading is not None:
            return reading
    return _lenient(data, "cp1252", "bytes that fit no encoding")


def _strict(data: bytes, encoding: str) -> _Reading | None:
    if not encoding:
        return None
    try:
        return _Reading(data.decode(encoding), encoding)
    except (UnicodeError, ValueError):
        return None


def _lenient(data: bytes, encoding: str, what: str) -> _Reading:
    """Read with a mark (U+FFFD) for what cannot be read."""
    text = data.decode(encoding, "replace")
    broken = text.count("\ufffd")
    told = f"{what} were replaced in {_counted(broken, 'place', 'places')}" if broken else ""
    return _Reading(text, encoding, told)


def _damaged_utf8(data: bytes) -> _Reading | None:
    """Read UTF-8 in which few bytes are something else: those as Windows-1252."""
    text = data.decode("utf-8", "surrogateescape")
    stray = sum("\udc80" <= letter <= "\udcff" for letter in text)
    good = sum(letter > "\x7f" for letter in text) - stray
    if good <= stray:
        return None
    mended = re.sub("[\udc80-\udcff]+", _as_western, text)
    told = _counted(stray, "byte that does", "bytes that do") + " not belong to it, read as cp1252"
    return _Reading(mended, "utf-8", told)


def _as_western(match: re.Match[str]) -> str:
    return match[0].encode("utf-8", "surrogateescape").decode("cp1252", "replace")


def _nearly(data: bytes, encoding: str) -> _Reading | None:
    """Read what is declared, where at most one letter in a hundred does not fit."""
    if not encoding:
        return None
    reading = _lenient(data, encoding, "bytes that do not belong to it")
    return reading if reading.text.count("\ufffd") * 100 <= len(reading.text) else None


def _one_sided(data: bytes) -> _Reading | None:
    """Read as UTF-16 where every null byte stands on one side of an ASCII character.

    So looks text in other letters than Latin ones: only spaces, figures and tags have null bytes.
    Text that is valid UTF-8 must be full of control characters as well: it may hold a stray null.
    """
    sides = data[::2].count(0), data[1::2].count(0)
    if len(data) % 2 or min(sides) * 10 >= max(sides):
        return None
    little = sides[1] > sides[0]
    nulls, beside = (data[1::2], data[::2]) if little else (data[::2], data[1::2])
    if any(other > 0x7E for other, null in zip(beside, nulls, strict=True) if null == 0):
        return None
    if _strict(data, "utf-8") and sum(byte < 0x07 for byte in data) * 5 < len(data):
        return None
    return _strict(data, "utf-16-le" if little else "utf-16-be")


def _western(data: bytes, asked: str) -> _Reading | None:
    """Read as Windows-1252 where all that is beyond ASCII then stands among Latin letters."""
    text = data.decode("cp1252", "replace")
    beyond = sum(letter > "\x7f" for letter in text)
    if beyond * 3 > len(text) or len(_LATIN.findall(text)) < 0.95 * beyond:
        return None
    return _Reading(text, "cp1252", _likely(asked))


def _guessed(data: bytes, asked: str) -> _Reading | None:
    best = from_bytes(data[:SAMPLE], cp_isolation=[*LIKELY]).best()
    if best is None:
        return None
    text = data.decode(best.encoding, "replace")
    return _Reading(text, best.encoding, _likely(asked))


def _likely(asked: str) -> str:
    told = f"it is not in {asked}, which it declares" if asked else "no encoding is declared"
    return f"{told}, and this is the likely one"


def _declaration(data: bytes) -> str:
    found = _DECLARED.search(data[:HEAD])
    return found[1].decode("ascii") if found else ""


def _codec(label: str) -> str:
    """Return Python's name of the encoding that browsers read under this label, "" if none."""
    try:
        known = codecs.lookup(label.strip().strip("\"'").lower())
    except (LookupError, ValueError):
        return ""
    encoding = WIDER.get(known.name, known.name)
    # Codecs such as zlib and rot13 turn bytes into bytes.
    is_text = getattr(codecs.lookup(encoding), "_is_text_encoding", True)
    return encoding if is_text and encoding not in NOT_FOR_TEXT else ""


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
