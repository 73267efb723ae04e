"""The fast engine: pyromark (pulldown-cmark, in Rust) reads a text, one walk writes its body.

It answers only where its body is that of the reference to the last byte, and leaves every text
of which that is not certain.  docs/markdown-engine.md tells how that is known.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing.content.markdown import additions, doubts
from briefing.content.markdown.doubts import UnsureError
from briefing.content.markdown.excerpt import first_words
from briefing.content.markdown.places import INLINE_TARGET, TARGET
from briefing.content.markdown.walk import Title, Walk
from briefing.model.records import Body, Heading, Link


def render(text: str, *, first_line: int) -> Body | None:
    """Render a text whose body starts on `first_line`, or leave it to the reference."""
    try:
        return _render(text, first_line)
    except UnsureError:
        return None


def _render(text: str, first_line: int) -> Body:
    source = text.encode()
    doubts.check_signs(text, source)
    walk = Walk(text, source, first_line)
    walk.write()
    doubts.check_brackets(text, len(walk.targets))
    doubts.check_bars(text, walk.bars)
    headings = _write_headings(walk.html, walk.titles)
    words = " ".join(walk.paragraphs).split()
    return Body(
        parts=tuple("".join(walk.html).split("\0")),
        links=_links(text, first_line, walk.targets) if walk.targets else (),
        headings=headings,
        anchors=frozenset([heading.anchor for heading in headings]),
        excerpt=first_words(words) if walk.excerpt is None else walk.excerpt,
        words=len(words),
        lines=tuple(walk.lines),
    )


def _links(text: str, first_line: int, targets: Sequence[str]) -> tuple[Link, ...]:
    """Return the links of a text, given their targets in order, with their places."""
    known = set(targets)
    pattern = TARGET if "<" in text else INLINE_TARGET
    spots = [spot for spot in pattern.finditer(text) if spot[1] in known]
    if [spot[1] for spot in spots] != targets:
        raise UnsureError
    links = []
    line, at = first_line, 0
    for spot in spots:
        start = spot.start(1)
        line += text.count("\n", at, start)
        at = start
        links.append(Link(spot[1], line, start - text.rfind("\n", 0, start)))
    return tuple(links)


def _write_headings(html: list[str], titles: Sequence[Title]) -> tuple[Heading, ...]:
    """Write the tags of headings and of sections set apart, now that all headings are known."""
    demote = any(title.level == 1 for title in titles)
    taken: set[str] = set()
    headings = []
    section_level = 0
    for title in titles:
        level = additions.demoted(title.level) if demote else title.level
        text = title.text.replace("\n", " ")
        anchor = additions.numbered(additions.slug(title.text.replace("\n", "")), taken)
        sections = ""
        if not title.nested:
            if level <= section_level:
                sections, section_level = "</section>\n", 0
            if not section_level and (name := additions.set_apart(text)):
                sections += f'<section class="{name}">\n'
                section_level = level
        html[title.opening] = f'{sections}<h{level} id="{anchor}">'
        html[title.closing] = f"</h{level}>\n"
        headings.append(Heading(level, text, anchor))
    if section_level:
        html.append("</section>\n")
    return tuple(headings)
