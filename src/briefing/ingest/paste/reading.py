"""The whole way of a paste: lines, passages, what is no article, blocks, Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from briefing.ingest.drafts import Dropped, Material, Question
from briefing.ingest.paste.dating import told
from briefing.ingest.paste.extent import Extent, extent
from briefing.ingest.paste.fates import sort
from briefing.ingest.paste.headings import title_case
from briefing.ingest.paste.imprint import imprint
from briefing.ingest.paste.lines import Passage, split
from briefing.ingest.paste.markers import is_letter
from briefing.ingest.paste.masthead import Masthead, masthead
from briefing.ingest.paste.rendering import Block, render
from briefing.ingest.paste.sorting import Sorting
from briefing.ingest.paste.structure import structure
from briefing.ingest.paste.wrapping import passages

DOUBT = 0.65
"""Confidence below which a decision becomes a question."""
MAX_QUESTIONS = 20
_STANDFIRST, _NEAR = 120, 16
"""Most words of sentences above a byline, and within how many passages it stands."""
_CLOSE = 8
"""Within how many passages above the text its byline stands."""
_PHRASE, _HEADING = 5, 8
"""Fewest words of a standfirst that is no sentence, and most of a heading right above the text."""
_HEADLINE = 16
"""Most words of a question that is a headline."""


def read(
    text: str, *, name: str, url: str | None = None, whole: bool = False, titled: bool = False
) -> Material:
    """Recover the structure of an article that was pasted as plain text, alone or with its page.

    Every word of the text stands in the Markdown or in what was dropped, in order (law 8).
    `name` is that of the input; nothing is read from it.  `whole` says that no page is around the
    article, as in a PDF or a letter: then its end is the end of the text.  `titled` says that its
    first line is its title, and the rest is below it.
    """
    raw = text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
    parts = passages(split(raw))
    sorting = _sorted(parts, whole, titled and bool(parts))
    kept = list(_kept(sorting))
    above = _standfirst(sorting)
    blocks = structure(kept, len(above))
    when = told(sorting)
    mast = sorting.masthead
    return Material(
        raw=raw,
        title=_clean(parts[mast.title].text) if mast.title is not None else "",
        title_from=_title_from(parts, mast.title),
        markdown=render(blocks),
        kicker=_clean(parts[mast.kicker].text) if mast.kicker is not None else "",
        author=when.author,
        url=url or "",
        published=when.published,
        published_from=when.source,
        updated=when.updated,
        summary=" ".join(_clean(passage.text) for passage in above),
        dropped=tuple(_dropped(sorting)),
        questions=tuple(_questions(sorting, blocks)),
    )


def _sorted(parts: Sequence[Passage], whole: bool, titled: bool) -> Sorting:
    found = extent(parts)
    if whole:
        found = replace(found, end=len(parts))
    if titled:
        found = replace(found, start=1)
    first = _first(parts, found.start, found.end)
    if byline := _late_byline(parts, first, found):
        first = _first(parts, byline + 1, found.end)
    mast = Masthead(0, 1.0) if titled else masthead(parts[: found.end], first)
    return sort(parts, found, mast, first)


def _kept(sorting: Sorting) -> Iterator[Passage]:
    """Yield what stays, as far from what stays above it as what was dropped between was."""
    gap = 0
    for at, passage in enumerate(sorting.passages):
        gap = max(gap, passage.gap)
        if at not in sorting.fates:
            yield passage if gap == passage.gap else replace(passage, gap=gap)
            gap = 0


def _first(parts: Sequence[Passage], start: int, end: int) -> int:
    """Return the first passage of sentences, the start where there is none."""
    return next((at for at in range(start, end) if _is_text(parts[at])), start)


def _late_byline(parts: Sequence[Passage], first: int, text: Extent) -> int:
    """Return where the last byline or date stands below a standfirst of sentences; 0 for none.

    One that stands above the sentences already belongs to the text: then none is looked for.
    Dates of a table are none.
    """
    if any(imprint(part.text) for part in parts[max(0, first - _CLOSE) : first]):
        return 0
    words = byline = 0
    for at in range(first, text.end):
        if at not in text.cells and "\t" not in parts[at].text and imprint(parts[at].text):
            byline = at
        elif parts[at].is_text:
            words += parts[at].words
        if words > _STANDFIRST or at > first + _NEAR:
            break
    return byline


def _is_text(passage: Passage) -> bool:
    """Say whether the text may begin with a passage: no date, and no headline that asks."""
    asks = passage.words <= _HEADLINE and passage.text.endswith(("?", "!"))
    return passage.is_text and not asks and imprint(passage.text) is None


def _standfirst(sorting: Sorting) -> list[Passage]:
    """Return what stands between the title and the text and belongs to neither."""
    title = sorting.masthead.title
    between = range(title if title is not None else sorting.first, sorting.first)
    kept = [at for at in between if at not in sorting.fates]
    if kept != [at for at in sorting.kept() if at < sorting.first]:
        return []
    if len(kept) > 2 and not any(sorting.passages[at].gap for at in kept[1:]):
        return []  # points of the article, close together
    above = [at for at in kept if _is_standfirst(sorting, at)]
    return [sorting.passages[at] for at in above] if above == kept[: len(above)] else []


def _is_standfirst(sorting: Sorting, at: int) -> bool:
    """Say whether a line under the title is no heading of the text: long, or apart from it."""
    passage = sorting.passages[at]
    if passage.marker or "\t" in passage.text or passage.text.endswith(":"):
        return False
    apart = at + 1 < sorting.first
    heads = not apart and (passage.words <= _HEADING or title_case(passage.text))
    return passage.ends or (passage.words >= _PHRASE and not heads)


def _clean(text: str) -> str:
    return " ".join(text.split())


def _title_from(parts: Sequence[Passage], title: int | None) -> str:
    if title is None:
        return ""
    return "first line" if title == 0 else f"line {parts[title].line}"


def _dropped(sorting: Sorting) -> Iterator[Dropped]:
    """Yield what was dropped, as it stood there; neighbours of one reason make one passage."""
    runs: list[list[int]] = []
    for at, passage in enumerate(sorting.passages):
        fate = sorting.fates.get(at)
        before = runs[-1][-1] if runs else -2
        if fate is None:
            runs += [[at]] * bool(passage.asides or is_letter(passage.marker))
        elif before == at - 1 and fate.reason == _reason(sorting, before) not in _APART:
            runs[-1].append(at)
        else:
            runs.append([at])
    for run in runs:
        first = sorting.passages[run[0]]
        if run[0] not in sorting.fates:
            if is_letter(first.marker):
                yield Dropped(first.marker, first.line, "markup")
            if first.asides:
                yield Dropped("\n".join(first.asides), first.line, "navigation", _ASIDE)
            continue
        sure = min(sorting.fates[at].confidence for at in run)
        text = "\n".join(sorting.passages[at].source for at in run)
        yield Dropped(text, first.line, sorting.fates[run[0]].reason, sure)


def _reason(sorting: Sorting, at: int) -> str:
    fate = sorting.fates.get(at)
    return fate.reason if fate else ""


_ASIDE = 0.95
"""How sure it is that an aside amid the text is the page's."""
_APART = {"title", "kicker", "byline"}
"""Reasons whose passages are told one by one."""
_ASKED = {
    "table": ("is this a table?", "made a table"),
    "heading": ("is this a heading?", "made a heading"),
    "item": ("is this a list?", "made a list"),
    "paragraph": ("is this a heading?", "kept as a paragraph"),
}
_ASKED_OF_DROPPED = {
    "advert": "is this an advert?",
    "title": "is this the title?",
    "related": "are these links to other pieces?",
}


def _questions(sorting: Sorting, blocks: Sequence[Block]) -> Iterator[Question]:
    """Yield the doubtful decisions: in the order of the source, one for neighbours of a kind."""
    asked = sorted(
        [*_of_blocks(blocks), *_of_dropped(sorting)], key=lambda question: question.line or 0
    )
    yield from asked[:MAX_QUESTIONS]


def _of_blocks(blocks: Sequence[Block]) -> Iterator[Question]:
    before = ""
    for block in blocks:
        goes_on = before == block.kind == "item"
        if block.confidence < DOUBT and block.kind in _ASKED and not goes_on:
            text, decided = _ASKED[block.kind]
            words = block.text or " | ".join(block.cells[0] if block.cells else ())
            yield Question(text, block.line, _start(words), decided, round(block.confidence, 2))
        before = block.kind


def _of_dropped(sorting: Sorting) -> Iterator[Question]:
    before = ""
    ask = partial(_ASKED_OF_DROPPED.get)
    for at, fate in sorted(sorting.fates.items()):
        if fate.confidence < DOUBT and fate.reason != before:
            passage = sorting.passages[at]
            text = ask(fate.reason) or "is this part of the article?"
            yield Question(
                text,
                passage.line,
                _start(passage.text),
                f"dropped as {fate.reason}",
                fate.confidence,
            )
        before = fate.reason


def _start(text: str) -> str:
    words = text.split()
    return " ".join(words[:12])[:160] + ("…" if len(words) > 12 else "")
