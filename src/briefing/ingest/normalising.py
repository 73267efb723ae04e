"""A source becomes drafts.  Read this first.

    bytes ─kinds→ kind ─readers→ material ─tags, commitments→ suggestions ─front matter→ draft

Everything here takes values and returns values; fetching and writing are around it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import TypeVar

from briefing.content.header import unix_lines
from briefing.diagnostics import Diagnostic, Place, diagnose
from briefing.ingest import readers
from briefing.ingest.drafts import Candidate, Draft, Material, Suggestion
from briefing.ingest.front_matter import ODD, front_matter, one_line, reference, seen
from briefing.ingest.registry import Registry, shipped
from briefing.ingest.walls import is_wall

T = TypeVar("T")

TITLE_WORDS = 12
"""Words of the text that stand in for a title."""
LEAST = 20
"""Letters below which what was chosen of a page or letter is no article: "See attached."."""
_GIVEN = {"feed", "paste", "markdown"}
"""Kinds of which each is an article, however little it tells: the entry of a feed, a text."""
_LETTER = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Told:
    """What an editor says of a source; it counts for more than what is found in it."""

    published: str = ""
    """EDTF-like."""
    publisher: str = ""


NOTHING = Told()


def normalise(
    data: bytes,
    *,
    name: str,
    url: str | None = None,
    registry: Registry | None = None,
    today: date | None = None,
    told: Told = NOTHING,
) -> list[Draft]:
    """Return the drafts of a source: one, or one for each entry of a feed.

    `name` is what the input is called, `url` where it can be read; tags are those of `registry`,
    else of the one that comes with briefing; `today` becomes the day on which it was retrieved.
    Nothing is raised for any input: what fails is a draft with an error among its diagnostics.
    """
    read = _guarded(lambda: readers.read(data, name, url, today), name)
    if isinstance(read, Diagnostic):
        return [Draft(name=name, kind="unknown", diagnostics=(read,))]
    kind, materials = read
    known = registry or shipped()
    drafts = []
    for material in materials:
        make = partial(_draft, _with(told, material), name, kind, known, today)
        made = _guarded(make, name)
        if isinstance(made, Diagnostic):
            made = Draft(name=name, kind=kind, diagnostics=(made,))
        drafts.append(made)
    return drafts


def _guarded(make: Callable[[], T], name: str) -> T | Diagnostic:
    """Return what is made, or that it failed: the one place where errors of a library end."""
    try:
        return make()
    except MemoryError:
        raise
    except Exception as error:
        reason = one_line(f"its reader failed ({type(error).__name__}: {error})", 200)
        return diagnose("ingest-unreadable", Place(name), reason=reason)


def _with(told: Told, material: Material) -> Material:
    if told.published:
        material = replace(material, published=told.published, published_from="as you say")
    return replace(material, publisher=told.publisher or material.publisher)


def _draft(
    material: Material, name: str, kind: str, registry: Registry, today: date | None
) -> Draft:
    """Tag a material and put its front matter before it."""
    markdown = seen(unix_lines(material.markdown)).strip("\n")
    material = replace(material, markdown=markdown, raw=ODD.sub("\ufffd", material.raw))
    draft = Draft(
        name=name,
        kind=kind,
        title=one_line(material.title) or first_words(markdown),
        dropped=material.dropped,
        questions=material.questions,
        diagnostics=tuple(_problems(material, name, least=1 if kind in _GIVEN else LEAST)),
        material=material,
    )
    if draft.failed:
        return replace(draft, title=one_line(material.title))
    suggestions = tuple(_suggestions(material, registry))
    header = front_matter(
        material, suggestions, title=draft.title, sha256=digest(material.raw), today=today
    )
    return replace(draft, markdown=markdown, front_matter=header, suggestions=suggestions)


def _suggestions(material: Material, registry: Registry) -> Iterator[Suggestion]:
    """Yield the tags of a material, and its commitments."""
    from briefing.ingest import candidates, tags

    ref = reference(material.published)
    timed = candidates.Timed.of(material.markdown, ref)
    promised = candidates.commitments(material.markdown, ref, registry, timed=timed)
    for one in tags.tags(material, registry, promised, timed.dues):
        if one.kind != "company" or one.value not in registry.borrowed:
            yield one
        elif one.accepted:
            yield _new(one)
    yield from map(_suggestion, promised)


def _problems(material: Material, name: str, *, least: int) -> Iterator[Diagnostic]:
    """Yield what the reader found wrong, and what is missing."""
    yield from material.problems
    told = {item.code for item in material.problems}
    if any(item.severity == "error" for item in material.problems):
        return
    wall = not material.published and is_wall(material.title, material.markdown)
    if wall or len(_LETTER.findall(material.markdown)) < least:
        code = "ingest-no-article" if _LETTER.search(material.raw) else "ingest-empty"
        yield diagnose(code, Place(name))
        return
    for code, found in (
        ("ingest-no-title", material.title),
        ("ingest-no-date", material.published),
    ):
        if not found.strip() and code not in told:
            yield diagnose(code, Place(name))


def _new(one: Suggestion) -> Suggestion:
    """Return a tag of a company that is not of the project as one that may be added to it."""
    reason = f"{one.reason}; briefing has an entry for it"
    return replace(one, kind="new-company", accepted=False, reason=reason)


def _suggestion(candidate: Candidate) -> Suggestion:
    details = {
        "who": candidate.who,
        "what": candidate.action,
        "due": candidate.due,
        "amount": candidate.amount,
        "modality": candidate.modality,
    }
    return Suggestion(
        "commitment", candidate.sentence, candidate.reason, candidate.score, details=details
    )


def first_words(markdown: str) -> str:
    """Return the first words of a text, without marks, for want of a title."""
    words = re.sub(r"[#>*_`|\[\]\\]|\]\([^)]*\)", " ", markdown[:2000]).split()
    more = " …" if len(words) > TITLE_WORDS else ""
    return one_line(" ".join(words[:TITLE_WORDS]) + more) or "Untitled"


def digest(raw: str) -> str:
    """Return the SHA-256 of a raw text as it is kept in sources/."""
    return hashlib.sha256(raw.encode()).hexdigest()
