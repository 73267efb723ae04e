"""Which reader takes which kind of input.

Each is loaded when there is something for it to read, since their libraries are dear.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from briefing.diagnostics import Diagnostic, Place, diagnose
from briefing.ingest import decoding, kinds
from briefing.ingest.drafts import Material

Reader = Callable[[bytes, str, str | None, date | None], list[Material]]
"""(data, name, address, today) → what is found: one material, or one for each entry of a feed."""


def read(data: bytes, name: str, url: str | None, today: date | None) -> tuple[str, list[Material]]:
    """Return the kind of an input, and what is found in it; a page is not dated after `today`."""
    if not data.strip():
        return "unknown", [Material(raw="")]
    kind = kinds.kind_of(data, name)
    return kind, READERS[kind](data, name, url, today)


def _html(data: bytes, name: str, url: str | None, today: date | None) -> list[Material]:
    from briefing.ingest import html

    return [html.read(data, name=name, url=url, today=today)]


def _mail(data: bytes, name: str, url: str | None, _today: date | None) -> list[Material]:
    from briefing.ingest import mail

    return [mail.read(letter, name=name, url=url) for letter in mail.letters_of(data)]


def _feed(data: bytes, name: str, url: str | None, _today: date | None) -> list[Material]:
    from briefing.ingest import feeds

    return feeds.read(data, name=name, url=url)


def _pdf(data: bytes, name: str, url: str | None, _today: date | None) -> list[Material]:
    from briefing.ingest import pdf

    return [pdf.read(data, name=name, url=url)]


def _markdown(data: bytes, name: str, url: str | None, _today: date | None) -> list[Material]:
    from briefing.ingest import markdown

    text, problems = decoding.decode(data, name=name)
    return [_after(problems, markdown.read(text, name=name, url=url))]


def _paste(data: bytes, name: str, url: str | None, _today: date | None) -> list[Material]:
    from briefing.ingest import paste

    text, problems = decoding.decode(data, name=name)
    return [_after(problems, paste.read(text, name=name, url=url))]


def _unknown(data: bytes, name: str, _url: str | None, _today: date | None) -> list[Material]:
    kind = kinds.told(data, name)
    return [Material(raw="", problems=(diagnose("ingest-kind", Place(name), kind=kind),))]


READERS: dict[str, Reader] = {
    "html": _html,
    "mhtml": _mail,
    "mail": _mail,
    "feed": _feed,
    "pdf": _pdf,
    "markdown": _markdown,
    "paste": _paste,
    "unknown": _unknown,
}
"""Kind of an input → its reader."""


def _after(problems: Iterable[Diagnostic], material: Material) -> Material:
    return replace(material, problems=(*problems, *material.problems))
