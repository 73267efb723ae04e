"""The title of the article: without the site's name, as the page shows it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefing.ingest.html.blocks import HEADINGS, PROSE, Block
from briefing.ingest.html.metadata import TITLE, Metadata, site_name
from briefing.ingest.pieces import HAN, key_of, weight
from briefing.ingest.words import words

_TIGHT = rf"(?<={HAN})\s*[_|\uff5c]+\s*|[_|\uff5c]+(?={HAN})"
"""Chinese titles put the site behind a bar or an underscore without a blank."""
_PARTED = re.compile(
    rf"\s+(?:\||::|»|«|‹|›|·|•|/)\s+|\s+[-–—]{{1,2}}\s+|{_TIGHT}|(?<={HAN})[-–—]{{1,2}}(?={HAN})"
)
_HARD = re.compile(rf"\s+(?:\||::|»|«|‹|›|·|•)\s+|{_TIGHT}")
_DOMAIN = re.compile(r"[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}", re.IGNORECASE)
"""A title that is but the address of the site."""
_LONGEST = 300
_FEW = 4
"""Words of a heading that may be the title in other words."""
_MOST_WORDS = 5
"""Words of a last part of a title that may be the name of a site."""


@dataclass(frozen=True, slots=True)
class Title:
    """A title and how it was found."""

    text: str
    source: str


def title_of(data: Metadata, blocks: list[Block]) -> Title:
    """Return the title: the heading that the head of the page confirms, else what the head says."""
    headings = [block for block in blocks if block.spot.within("h1")]
    headings = [block for block in headings if 1 < len(block.text) <= _LONGEST]
    said = _said(data)
    for confirmed in (_equal, _same):
        for text, _source in said:
            if same := [block.text for block in headings if confirmed(block.text, text)]:
                return Title(max(same, key=len), "h1")
        if part := next(filter(None, (_shown_part(text, data, blocks) for text, _ in said)), None):
            return part
    clean = without_site(said[0][0], data) if said else ""
    if alike := [block.text for block in headings if _alike(block, clean)]:
        return Title(max(alike, key=len), "h1")
    for text, source in said:
        clean = without_site(text, data)
        is_site = clean.casefold() == site_name(data).casefold() or _DOMAIN.fullmatch(clean)
        if clean and not is_site:
            shown = next((block.text for block in blocks if _equal(block.text, clean)), clean)
            return Title(shown, source)
    if headings:
        return Title(max(headings, key=lambda block: len(block.text)).text, "h1")
    first = next((block for block in blocks if block.spot.within("h2")), None)
    if first is not None:
        return Title(first.text, "h2")
    return Title(said[0][0], said[0][1]) if said else Title("", "")


def _said(data: Metadata) -> list[tuple[str, str]]:
    """Return what the head says, the surest first, with the place it was found in."""
    headline = data.text("headline", "name")
    said = [(data.metas.get(name, ""), name) for name in TITLE[:1]]
    said += [(headline, "json-ld headline")]
    said += [(data.metas.get(name, ""), name) for name in TITLE[1:]]
    said += [(data.title, "title")]
    return [(text, source) for text, source in said if text]


def _shown_part(text: str, data: Metadata, blocks: list[Block]) -> Title | None:
    """Return the part of what the head says that the page has as a heading.

    Of two above the text it is the lower one, since the upper is the site; no small last part.
    """
    parts = [key_of(part) for part in _PARTED.split(text[: 2 * _LONGEST])]
    longest = max(map(len, parts))
    shown: dict[str, Title] = {}
    for block in blocks if len(parts) > 1 else ():
        if shown and len(block.key) > PROSE and block.linked < 0.5:
            break
        long = block.key == parts[0] or 2 * len(block.key) >= longest
        if block.spot.tag in HEADINGS[:3] and block.key in parts and long:
            shown.setdefault(block.key, Title(block.text, block.spot.tag))
    named = [title for title in shown.values() if not _is_site(title.text, _names(data))]
    return named[-1] if named else None


def _equal(one: str, other: str) -> bool:
    return len(one) <= _LONGEST and key_of(one) == key_of(other)


def _same(heading: str, said: str) -> bool:
    """Whether a heading is what the head says, give or take the site's name.

    What it says less of than the rest is a section where it stands first and a colon follows,
    "Sustainability: …", and the site where it stands last.
    """
    one, other = key_of(heading), key_of(said)
    if one == other or weight(one) < 12:
        return bool(one) and one == other
    most = 2 * len(one) >= len(other)
    if other.startswith(one):
        return most or not said[len(heading) :].lstrip().startswith(":")
    return most and other.endswith(one)


def _alike(heading: Block, said: str) -> bool:
    """Whether a heading says in other words what the head says to engines; not with a label."""
    shown, told = ({word.casefold() for word in words(text)} for text in (heading.text, said))
    labelled = key_of(said) in heading.key and 2 * len(key_of(said)) > len(heading.key)
    alike = len(shown) >= _FEW and 2 * len(shown & told) > len(shown)
    return alike and heading.linked < 0.5 and not labelled


def without_site(text: str, data: Metadata) -> str:
    """Take the names of the site and its sections off a title: " | Example News"."""
    names = _names(data)
    if len(text) > 2 * _LONGEST:
        return text
    while True:
        parts = list(_PARTED.finditer(text))
        if not parts:
            return text
        first, last = parts[0], parts[-1]
        if _is_site(text[last.end() :], names) or _short_tail(text, last):
            text = text[: last.start()].strip()
        elif _is_site(text[: first.start()], names):
            text = text[first.end() :].strip()
        else:
            return text


def _names(data: Metadata) -> set[str]:
    """Return what the site may be called in a title."""
    names = {key_of(name) for name in (site_name(data), data.metas.get("application-name", ""))}
    return (names | set(_hosts(data))) - {""}


def _is_site(part: str, names: set[str]) -> bool:
    key = key_of(part)
    return key in names or any(
        len(name) > 3 and (key in name or name in key) for name in names if key
    )


def _short_tail(text: str, last: re.Match[str]) -> bool:
    """Whether a short last part behind a bar is the name of a site though nothing else says so."""
    tail, rest = text[last.end() :], text[: last.start()]
    return (
        _HARD.match(text, last.start()) is not None
        and _words(tail) <= _MOST_WORDS
        and _words(rest) >= max(3, _words(tail))
    )


def _words(text: str) -> int:
    """Return the number of words; two Chinese characters make one."""
    return len(text.split()) + (weight(text) - len(text)) // 4


def _hosts(data: Metadata) -> list[str]:
    address = data.canonical or data.metas.get("og:url", "")
    host = re.sub(r"^https?://(?:www\.)?", "", address).partition("/")[0]
    name = host.rpartition(".")[0]
    return [key_of(name), key_of(host)] if name else []
