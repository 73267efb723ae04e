"""How files begin that hold no article."""

from __future__ import annotations

import re

from briefing.ingest.decoding import MARKS, wide_encoding

SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (rb"\x89PNG\r\n", "a PNG picture"),
    (rb"\xff\xd8\xff", "a JPEG picture"),
    (rb"GIF8[79]a", "a GIF picture"),
    (rb"RIFF....WEBP", "a WebP picture"),
    (rb"\0\0..ftyp(?:avi[fs]|hei[cx]|mif1)", "an AVIF or HEIC picture"),
    (rb"II\*\0|MM\0\*", "a TIFF picture"),
    (rb"BM....\0\0\0\0", "a BMP picture"),
    (rb"\0\0\x01\0[^\0]\0", "an icon"),
    (rb"8BPS\0", "a Photoshop picture"),
    (rb"\0\0..ftyp|\x1aE\xdf\xa3|RIFF....AVI |FLV\x01|\0\0\x01[\xb3\xba]", "a film"),
    (rb"ID3[\x02-\x04]|\xff[\xf1-\xf3\xf9-\xfb]|OggS\0|fLaC\0|RIFF....WAVE|MThd\0", "a sound file"),
    (rb"\x1f\x8b\x08", "compressed with gzip"),
    (rb"BZh[1-9]1AY&SY", "compressed with bzip2"),
    (rb"\xfd7zXZ\0", "compressed with xz"),
    (rb"\x28\xb5\x2f\xfd", "compressed with zstd"),
    (rb"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (rb"Rar!\x1a\x07", "a RAR archive"),
    (rb".{257}ustar[\0 ]", "a tar archive"),
    (rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document or an Outlook message"),
    (rb"\{\\rtf", "an RTF document"),
    (rb"bplist00", "a Safari web archive or another property list"),
    (rb"WARC/[01]\.", "a WARC web archive"),
    (rb"ITSF[\x01-\x04]\0", "a CHM help file"),
    (rb"%!PS-", "a PostScript document"),
    (rb"SQLite format 3\0", "an SQLite database"),
    (rb"\x7fELF|MZ.{58}..\0\0|\xca\xfe\xba\xbe|\xcf\xfa\xed\xfe|\0asm", "a program"),
    (rb"wOF[F2]\0|OTTO\0|\0\x01\0\0\0", "a font"),
)
"""A regular expression over the first bytes → what such a file is."""

ARCHIVED: tuple[tuple[bytes, str], ...] = (
    (b"word/", "a Word document"),
    (b"xl/", "an Excel sheet"),
    (b"ppt/", "a PowerPoint presentation"),
    (b"mimetypeapplication/epub+zip", "an EPUB book"),
    (b"mimetypeapplication/vnd.oasis.opendocument", "an OpenDocument file"),
)
"""What stands in a zip archive that is a document; what it is."""


def told(head: bytes) -> str:
    """Return what a file that begins like this is, "" if it may be text or PDF."""
    if any(head.startswith(mark) for mark, _ in MARKS) or wide_encoding(head):
        return ""
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return next((what for mark, what in ARCHIVED if mark in head), "a zip archive")
    for pattern, what in SIGNATURES:
        if re.match(pattern, head, re.DOTALL):
            return what
    return ""
