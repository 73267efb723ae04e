"""JSON Feed, versions 1 and 1.1."""

from __future__ import annotations

import html
import json
from collections.abc import Mapping

from briefing.ingest.feeds.entries import Entry, Feed, day, distinct


def read(text: str) -> Feed | None:
    """Read a feed; None if there is nothing of one."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, dict) or not isinstance(found.get("items"), list):
        return None
    return Feed(
        title=html.escape(_text(found, "title"), quote=False),
        home=_text(found, "home_page_url"),
        lang=_text(found, "language"),
        entries=tuple(_entry(item) for item in found["items"] if isinstance(item, dict)),
    )


def _entry(item: Mapping[str, object]) -> Entry:
    marked = _text(item, "content_html")
    return Entry(
        title=html.escape(_text(item, "title"), quote=False),
        link=_text(item, "url") or _text(item, "external_url") or _address(_text(item, "id")),
        text=marked or _text(item, "content_text") or _text(item, "summary"),
        is_html=bool(marked),
        summary=html.escape(_text(item, "summary"), quote=False),
        published=day(_text(item, "date_published")),
        updated=day(_text(item, "date_modified")),
        authors=distinct(
            _text(author, "name")
            for author in (*_list(item, "authors"), item.get("author"))
            if isinstance(author, dict)
        ),
        labels=distinct(tag for tag in _list(item, "tags") if isinstance(tag, str)),
        lang=_text(item, "language"),
    )


def _text(record: Mapping[str, object], key: str) -> str:
    value = record.get(key)
    return value if isinstance(value, str) else ""


def _list(record: Mapping[str, object], key: str) -> list[object]:
    value = record.get(key)
    return value if isinstance(value, list) else []


def _address(text: str) -> str:
    return text if text.startswith(("http://", "https://")) else ""
