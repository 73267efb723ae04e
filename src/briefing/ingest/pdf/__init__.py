"""A PDF with a text layer → its article as Markdown.

The steps: read the lines of its pages, tell running heads and page numbers from the text, join
lines to blocks, let the reader of pastes make an article of them, and give it what only the PDF
knows: the title in the largest letters, and which lines are headings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

import pypdfium2

from briefing.diagnostics import Diagnostic, Place, diagnose
from briefing.ingest import fragments, paste
from briefing.ingest.drafts import Dropped, Material, Question
from briefing.ingest.paste.imprint import dateline, imprint
from briefing.ingest.pdf import titles
from briefing.ingest.pdf.circles import draws_itself
from briefing.ingest.pdf.headings import PROSE, with_headings, with_lost_headings
from briefing.ingest.pdf.joining import Block, blocks, body_size
from briefing.ingest.pdf.layout import PAGES, Document, document
from briefing.ingest.pdf.running import printed_address, running
from briefing.ingest.pieces import key_of, retitled

ABOVE = 8
"""Lines near the title that a date is looked for in."""
MISREAD = 0.05
"""Share of signs that no text has: more than bullets and ticks make up."""
PASSWORD = 4
"""PDFium's error for a PDF that asks for a password (FPDF_ERR_PASSWORD)."""
_DAY = re.compile(r"D?:?((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])")
_SIGNS = re.compile("[\u2700-\u27bf\ue000-\uf8ff\ufffd]")
"""Ornaments, signs of a font's own, and what has no letter at all."""
_NOTE_MARKS = re.compile(r"(?<=\w)\s?[*\u2217†‡§¶]+$")
"""What leads from a title to the note that thanks those who paid."""
_NOBODY = re.compile(
    r"\(?(?:admin\w*|user|owner|author|unknown|anonymous|root|\W*|.*[@\\/].*)\)?", re.IGNORECASE
)


def read(data: bytes, *, name: str, url: str | None = None) -> Material:
    """Read a PDF; nothing is raised: one that cannot be read comes back with a problem."""
    if draws_itself(data):
        return _failed("ingest-damaged", name, "one of its drawings is part of itself")
    try:
        found = document(data)
    except pypdfium2.PdfiumError as error:
        locked = error.err_code == PASSWORD
        return _failed("ingest-locked" if locked else "ingest-damaged", name, "it is no whole PDF")
    broken = next((page.number + 1 for page in found.pages if page.broken), None)
    if broken is not None:
        return _failed("ingest-damaged", name, f"its page {broken} cannot be read")
    runs = running(found)
    made = blocks(found, runs)
    title = titles.title_of(made, found.metadata, body_size(made))
    head, text = _parted([block for block in made if not block.reason], title, found)
    if not re.search(r"\w", head + text):
        return _failed("ingest-no-text", name)
    address = url or printed_address(found, runs) or None
    material = paste.read(text, name=name, url=address, whole=not found.printed)
    material = _titled(material, title, text)
    if not found.printed:
        material = with_lost_headings(material, made)
    material = _dated(_with_headings(material, made), made, head)
    material = _with_metadata(_with_furniture(_below(head, material), made), found)
    return replace(material, problems=(*material.problems, *_misread(material.raw, name)))


def _misread(text: str, name: str) -> Iterator[Diagnostic]:
    """Tell of a text layer whose fonts do not say which letters their signs are."""
    signs = len(_SIGNS.findall(text))
    if signs > MISREAD * len("".join(text.split())):
        reason = f"{signs} signs stand where letters should, since its fonts do not name them"
        yield diagnose("ingest-encoding", Place(name), encoding="PDF", reason=reason)


def _parted(body: list[Block], title: titles.Title | None, found: Document) -> tuple[str, str]:
    """Return what stands above the title of a page that a browser printed, and the text."""
    if title is None or not title.blocks or title.source != titles.STATED or not found.printed:
        return "", composed(body)
    start = body.index(title.blocks[0])
    if _prose(body[:start]) > _prose(body[start:]) / 2:
        return "", composed(body)
    return composed(body[:start]), composed(body[start:])


def _prose(made: Sequence[Block]) -> int:
    """Return the words of what is long enough to be text."""
    lengths = (len(block.text.split()) for block in made)
    return sum(length for length in lengths if length >= PROSE)


def _below(head: str, material: Material) -> Material:
    return fragments.into(material, fragments.of(material).below(head, "navigation"))


def _failed(code: str, name: str, reason: str = "") -> Material:
    return Material(raw="", problems=(diagnose(code, Place(name), reason=reason),))


def composed(made: Sequence[Block]) -> str:
    """Return blocks as plain text, each on one line; a blank line parts all but items and rows."""
    text = ""
    for before, block in zip([None, *made], made, strict=False):
        if before is not None:
            together = block.tight or (before.kind == block.kind and block.kind in {"item", "row"})
            text += "\n" if together else "\n\n"
        indent = "  " * (block.level - 1) if block.kind == "item" else ""
        text += indent + block.text
    return text


def _titled(material: Material, title: titles.Title | None, text: str) -> Material:
    """Give a material the title that only the PDF shows."""
    if title is None or (not title.blocks and material.title):
        return material
    lines = [row.strip() for row in text.split("\n")]
    line = lines.index(title.text) + 1 if title.text in lines else 1
    named = retitled(material, _NOTE_MARKS.sub("", title.text), title.source, line)
    return replace(named, site=named.site or title.site)


def _dated(material: Material, made: Sequence[Block], head: str) -> Material:
    """Date a material by what stands near the title, where the text itself told nothing."""
    if material.published:
        return material
    above = (imprint(row.strip()) for row in head.split("\n")[-ABOVE:])
    day = next((one.published for one in above if one and one.published), "")
    if day:
        return replace(material, published=day, published_from="date above the title")
    front = [block.text for block in made if not block.reason and block.page == 0][:ABOVE]
    short = (text for text in front if len(text.split()) <= 12)
    day = next(filter(None, (dateline(f"{text} – The") for text in short)), "")
    return replace(material, published=day, published_from="dateline" if day else "")


def _with_headings(material: Material, made: Sequence[Block]) -> Material:
    """Tell headings by the PDF; it answers what the reader of pastes asks about them."""
    known = {key_of(block.text)[:40] for block in made if block.kind == "heading"}
    return replace(
        material,
        markdown=with_headings(material.markdown, made, material.title),
        questions=tuple(
            question
            for question in material.questions
            if key_of(question.passage)[:40] not in known
        ),
    )


def _with_furniture(material: Material, made: Sequence[Block]) -> Material:
    """Add the running lines behind the text: between its lines they would break its sentences."""
    furniture = [block for block in made if block.reason]
    if not furniture:
        return material
    text = "\n".join(block.text for block in furniture)
    first = material.raw.count("\n") + 3
    dropped = (
        Dropped(block.text, line, block.reason, 0.9)
        for line, block in enumerate(furniture, start=first)
    )
    return replace(material, raw=f"{material.raw}\n\n{text}", dropped=(*material.dropped, *dropped))


def _with_metadata(material: Material, found: Document) -> Material:
    """Add what only the metadata say, and what is doubtful about it."""
    said = found.metadata
    questions = list(material.questions)
    author = " ".join(said.get("Author", "").split())[:100]
    if not material.author and not found.printed and not _NOBODY.fullmatch(author):
        material = replace(material, author=author)
    made = _DAY.match(said.get("CreationDate", ""))
    if not material.published and made and not found.printed:
        day = "-".join(made.groups())
        material = replace(material, published=day, published_from="PDF metadata")
        questions.append(
            Question(
                text=f"was this published on {day}?",
                line=None,
                passage=f"CreationDate {made[0]}",
                decided="the day on which the PDF was made stands for it",
                confidence=0.4,
            )
        )
    if found.length > PAGES:
        questions.append(
            Question(
                text=f"do the first {PAGES} of {found.length} pages suffice?",
                line=None,
                passage=material.title[:80],
                decided=f"the pages from {PAGES + 1} on were not read",
                confidence=0.3,
            )
        )
    return replace(material, questions=tuple(questions))
