"""The fast engine: pyromark (pulldown-cmark, in Rust) writes HTML, which is brought to a body.

It answers only where its body is that of the reference to the last byte, and leaves every text
of which that is not certain.  docs/markdown-engine.md tells how that is known.

Each step is a search or replacement over the whole HTML.  As every `<`, `>` and `"` of the text
is escaped in it, a tag is never taken for text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pyromark import Markdown, Options

from briefing.content.markdown import additions, doubts
from briefing.content.markdown.doubts import UnsureError
from briefing.content.markdown.excerpt import EXCERPT_WORDS, MORE, first_words
from briefing.content.markdown.places import LINK_END, TARGET
from briefing.model.records import PASSAGE_END, Body, Heading, Link

_PARSER = Markdown(options=Options.ENABLE_TABLES)

_FENCED = re.compile(r"^``` ?([\w+-]*)\n((?:.*\n)*?)```\n", re.ASCII | re.MULTILINE)
_CODE = re.compile(r'<pre><code(?: class="language-([^"]*)")?>([^<]*)</code></pre>\n')
_SET_ASIDE = "<pre>\n"
"""Stands for a block of code."""
_LINK = re.compile(r"<a href=&quot;([^ >]*)&quot;(?: title=&quot;([^>]*)&quot;)?>")
_INLINE = re.compile(r"</?(?:em|strong|code|a|br /)>")
"""Tags within a paragraph, but for the opening ones of links."""
_BLOCK = re.compile(r"<(p|li|t[hd]|[uo]l|h[1-6]|/?blockquote)(?:>| [^>]*>)([^<]*)(?<!\n)")
"""What a passage stands in, and its text; and lists, which have none."""
_NESTING = (("<ul>", "</ul>"), ("<ol", "</ol>"), ("<blockquote>", "</blockquote>"))
_PARAGRAPHS = {"p", "li"}
_NUMBERED = re.compile(r"<ol start=&quot;([0-9]+)&quot;>")
_TABLE = (
    ("<thead><tr>", "<thead>\n<tr>\n"),
    ("</tr></thead><tbody>\n", "</tr>\n</thead>\n<tbody>\n"),
    ("<tbody>\n</tbody>", ""),
    ("</tbody>", "</tbody>\n"),
    ("<tr><td", "<tr>\n<td"),
    ("</th>", "</th>\n"),
    ("</td>", "</td>\n"),
    (" style=&quot;text-align: ", ' class="align-'),
    ("&quot;>", '">'),
)
"""How pulldown-cmark writes a table, and how the reference does."""
_ENTITY = re.compile("&(?:amp|lt|gt|quot);")
_SIGNS = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"'}


def render(text: str, *, first_line: int) -> Body | None:
    """Render a text whose body starts on `first_line`, or leave it to the reference."""
    try:
        return _render(text, first_line)
    except UnsureError:
        return None


def _render(text: str, first_line: int) -> Body:
    doubts.check_signs(text)
    prose, html, code = _without_code(text, _PARSER.html(text))
    doubts.check_markup(prose, html)
    pieces = _LINK.split(html.replace('"', "&quot;"))
    links = _links(text, first_line, pieces[1::3])
    plain = "".join(pieces[::3])
    doubts.check_marks(plain)
    plain = _INLINE.sub("", plain)
    blocks = _BLOCK.findall(plain)
    paragraphs = _paragraphs(blocks)
    names = [name for name, _ in blocks]
    doubts.check_blocks(prose, plain, names)
    html = _with_open_targets(pieces)
    if "|" in prose or "th" in names:
        html = _with_tables(prose, html)
    if "ol" in names and "<ol start" in html:
        html = _NUMBERED.sub(r'<ol start="\1">', html)
    excerpt = first_words(paragraphs.split(maxsplit=EXCERPT_WORDS))
    if "<" in prose and MORE in plain:
        before = _paragraphs(_BLOCK.findall(plain.partition(MORE)[0]))
        excerpt = " ".join(before.split())
        html = html.replace(f"{MORE}\n", "").removesuffix(MORE)
    html, headings = _with_headings(html, [each for each in blocks if each[0][0] == "h"])
    for block in code:
        html = html.replace(_SET_ASIDE, block, 1)
    outside = _outside_quotes(blocks) if "blockquote" in names else blocks
    return Body(
        parts=tuple(html.split("\0")),
        links=links,
        headings=headings,
        anchors=frozenset([heading.anchor for heading in headings]),
        excerpt=_unescaped(excerpt),
        text=_unescaped(PASSAGE_END.join([text for _, text in outside if text])),
        source=text,
        line=first_line,
    )


def _paragraphs(blocks: Sequence[tuple[str, str]]) -> str:
    """Return the text of all paragraphs."""
    return " ".join([text for name, text in blocks if text and name in _PARAGRAPHS])


def _outside_quotes(blocks: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    quotes = 0
    for block in blocks:
        if block[0] == "blockquote":
            quotes += 1
        elif block[0] == "/blockquote":
            quotes -= 1
        elif not quotes:
            yield block


def _without_code(text: str, html: str) -> tuple[str, str, Sequence[str]]:
    """Return a text and its HTML without their blocks of code, and the HTML of those."""
    if "<pre>" not in html:
        return text, html, ()
    outside, around = _FENCED.split(text), _CODE.split(html)
    names, codes = [name or "" for name in around[1::3]], around[2::3]
    if outside[1::3] != names or [_escaped(code) for code in outside[2::3]] != codes:
        raise UnsureError
    blocks = list(map(_block, names, codes))
    return "".join(outside[::3]), _SET_ASIDE.join(around[::3]), blocks


def _block(language: str, code: str) -> str:
    name = f' class="language-{language}"' if language else ""
    quoted = code.replace('"', "&quot;")
    return f"<pre><code{name}>{quoted}</code></pre>\n"


def _links(text: str, first_line: int, written: Sequence[str]) -> tuple[Link, ...]:
    """Return the links of a text with their places, given their targets as HTML."""
    targets = "\n".join(written).replace("&#x27;", "'").replace("&amp;", "&").split("\n")
    if "<" in text:
        known, ends = set(targets), text.count("](")
        spots = [spot for spot in TARGET.finditer(text) if spot[1] in known]
    else:
        spots = list(LINK_END.finditer(text))
        ends = len(spots)
    doubts.check_brackets(text, len(written), ends)
    if not written:
        return ()
    if [spot[1] for spot in spots] != targets:
        raise UnsureError
    doubts.check_targets(targets)
    links = []
    line, at = first_line, 0
    for spot, target in zip(spots, targets, strict=True):
        start = spot.start(1)
        line += text.count("\n", at, start)
        at = start
        links.append(Link(target, line, start - text.rfind("\n", 0, start)))
    return tuple(links)


def _with_open_targets(pieces: Sequence[str]) -> str:
    """Put HTML together that was split at its links, with NUL for each target."""
    html = [pieces[0]]
    for title, rest in zip(pieces[2::3], pieces[3::3], strict=True):
        doubts.check_link(title or "", rest.partition("</a>")[0])
        tag = f'<a href="\0" title="{_title(title)}">' if title else '<a href="\0">'
        html.append(tag + rest)
    return "".join(html)


def _title(html: str) -> str:
    return html.replace("&#39;", "'")


def _with_tables(text: str, html: str) -> str:
    """Write tables as the reference does."""
    before, *behind = html.split("<table>")
    tables = [each.partition("</table>") for each in behind]
    doubts.check_tables(text, [table for table, _, _ in tables])
    pieces = [before]
    for table, end, after in tables:
        for found, wanted in _TABLE:
            table = table.replace(found, wanted)
        pieces.append(f"{additions.TABLE}<table>\n{table}{end}</div>{after}")
    return "".join(pieces)


def _with_headings(
    html: str, written: Sequence[tuple[str, str]]
) -> tuple[str, tuple[Heading, ...]]:
    """Write the tags of headings and of sections set apart; return the headings too.

    What is written of each is its name and its text as HTML.
    """
    if not written:
        return html, ()
    demote = any(name == "h1" for name, _ in written)
    pieces = []
    taken: set[str] = set()
    headings = []
    section_level = at = 0
    for tag, title in written:
        before, at = at, html.index(f"<{tag}>", at)
        pieces.append(html[before:at])
        inner, at = at + len("<h1>"), html.index(f"</{tag}>", at)
        title = _unescaped(title)
        level = additions.demoted(int(tag[1])) if demote else int(tag[1])
        text = title.replace("\n", " ")
        anchor = additions.numbered(additions.slug(title.replace("\n", "")), taken)
        name = additions.set_apart(text)
        if (name or section_level) and not _is_open(pieces):
            if level <= section_level:
                pieces.append("</section>\n")
                section_level = 0
            if name and not section_level:
                pieces.append(f'<section class="{name}">\n')
                section_level = level
        pieces.append(f'<h{level} id="{anchor}">{html[inner:at]}</h{level}>')
        at += len("</h1>")
        headings.append(Heading(level, text, anchor))
    pieces.append(html[at:])
    if section_level:
        pieces.append("</section>\n")
    return "".join(pieces), tuple(headings)


def _is_open(pieces: Sequence[str]) -> bool:
    """Say whether a quote or list is open behind some HTML."""
    return any(
        sum(piece.count(opening) - piece.count(closing) for piece in pieces)
        for opening, closing in _NESTING
    )


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _unescaped(text: str) -> str:
    return _ENTITY.sub(lambda found: _SIGNS[found[0]], text) if "&" in text else text
