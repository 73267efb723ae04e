"""A feed → one material for each of its entries, with the fullest text that it holds."""

from __future__ import annotations

import html
import re
from dataclasses import replace

from briefing.diagnostics import Diagnostic, Place, diagnose
from briefing.ingest import fragments
from briefing.ingest.decoding import decode
from briefing.ingest.drafts import Material, Question
from briefing.ingest.feeds import json, xml
from briefing.ingest.feeds.entries import Entry, Feed
from briefing.ingest.html.addresses import addresses_of
from briefing.ingest.html.blocks import Block
from briefing.ingest.html.crumbs import crumb
from briefing.ingest.html.days import day_in_address
from briefing.ingest.html.parsing import parse
from briefing.ingest.pieces import key_of

_MARKUP = re.compile(r"<[a-zA-Z!/]|&#?\w+;")
_TAIL = re.compile(
    r"(?:the )?post .{1,300} (?:appeared first on|first appeared on) .{1,120}", re.IGNORECASE
)
"""What WordPress writes below each entry."""
_MORE = re.compile(
    r"\[?(?:…|\.{3})\]?\W*$|(?:continue reading|read (?:more|the (?:full|rest|whole)))\b.{0,80}$",
    re.IGNORECASE,
)
"""How a text ends of which a feed holds the beginning only."""
_FEED = re.compile(r"\s*(?:[-–—|:»]\s*|\(|\s)(?:rss|atom)(?:[ -]?feed)?\)?\s*\Z", re.IGNORECASE)
_LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(?:[-_][a-zA-Z]{2,4})?$")


def read(data: bytes, *, name: str, url: str | None = None) -> list[Material]:
    """Read a feed; nothing is raised: one without entries comes back as one problem."""
    text, problems = decode(data, name=name)
    found = _feed(text, url or "")
    if found is None or not found.entries:
        code = "ingest-damaged" if found is None else "ingest-no-article"
        failure = diagnose(code, Place(name), reason="it is no whole feed")
        return [Material(raw="", url=url or "", problems=(*problems, failure))]
    *others, last = found.entries
    materials = [_material(entry, found, whole=True) for entry in others]
    materials.append(_material(last, found, whole=found.whole))
    return [_with(problems, materials[0]), *materials[1:]]


def _feed(text: str, url: str) -> Feed | None:
    if text.lstrip()[:1] == "{":
        return json.read(text)
    try:
        return xml.read(text, url)
    except Exception:
        # The handlers of feedparser raise errors of any kind on values that they do not expect.
        return None


def _with(problems: tuple[Diagnostic, ...], material: Material) -> Material:
    return replace(material, problems=(*problems, *material.problems))


def _material(entry: Entry, feed: Feed, *, whole: bool) -> Material:
    site = _site(unmarked(entry.source) or unmarked(feed.title))
    title = unmarked(entry.title)
    if entry.source:
        title = re.sub(rf"\s+[-–—|]\s+{re.escape(site)}\Z", "", title)
    base = entry.base or feed.home
    link = addresses_of(base).absolute(entry.link)
    body = fragments.read(
        entry.text if entry.is_html and _MARKUP.search(entry.text) else _paragraphs(entry.text),
        title=title,
        url=entry.base or link or base,
        judge=_judge,
    )
    titled = body.below(title, "title")
    published, source = _dated(entry, link)
    language = _LANGUAGE.match(entry.lang or feed.lang)
    cut = not whole or _MORE.search(body.raw[-200:].rstrip())
    return Material(
        raw=titled.raw,
        title=title,
        title_from="the feed" if title else "",
        markdown=titled.markdown,
        site=site,
        publisher=site,
        author=", ".join(entry.authors),
        url=link,
        published=published,
        published_from=source,
        updated=entry.updated if entry.updated != entry.published else "",
        lang=language[0].replace("_", "-") if language else "",
        summary=_summary(entry, body.raw),
        labels=entry.labels,
        dropped=titled.dropped,
        questions=(*titled.questions, *([_whole(title, body.raw)] if cut else [])),
    )


def _dated(entry: Entry, link: str) -> tuple[str, str]:
    """Return the day of an entry, and where it was found."""
    if entry.published:
        return entry.published, "the feed"
    if entry.updated:
        return entry.updated, "the feed, as updated"
    found = day_in_address(link)
    return (found.isoformat(), "address") if found else ("", "")


def _site(title: str) -> str:
    """Return the name of a site without the words that say that it is a feed."""
    return _FEED.sub("", title) or title


def unmarked(text: str) -> str:
    """Return HTML as the text of one line."""
    root = parse(f"<p>{text}</p>") if _MARKUP.search(text) else None
    return " ".join((text if root is None else str(root.text_content())).split())


def _paragraphs(text: str) -> str:
    """Return plain text as HTML."""
    parts = re.split(r"\n[ \t]*\n\s*", text.strip())
    return "".join(f"<p>{'<br>'.join(html.escape(part).split(chr(10)))}</p>" for part in parts)


def _judge(blocks: list[Block]) -> None:
    """Leave out what a site adds to each entry."""
    for block in blocks:
        if _TAIL.fullmatch(block.text):
            block.leave_out("footer")
        elif block.kept and (reason := crumb(block)):
            block.leave_out(reason)


def _summary(entry: Entry, raw: str) -> str:
    """Return the summary, unless it is the beginning of the text."""
    summary = unmarked(entry.summary)
    key = key_of(re.sub(r"\s*\[?(?:…|\.{3}|&hellip;)\]?\W*$", "", summary))
    return "" if not key or key_of(raw).startswith(key) or _MORE.search(summary) else summary


def _whole(title: str, raw: str) -> Question:
    return Question(
        text="is this the whole article?",
        line=raw.count("\n") + 3 if title else raw.count("\n") + 1,
        passage=raw[-80:].strip(),
        decided="what the feed holds was taken",
        confidence=0.3,
    )
