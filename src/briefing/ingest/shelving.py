"""What is written of a draft, and where: the article, its source, and their receipt.

An article that somebody edited is never written over.  Which files are still as ingest wrote them
is told by the receipt of their source, which has their digests; where it is lost, every file
counts as edited.  Each file is written whole: first the source, then the article, then the
receipt, so that whatever stops it, the next run carries on.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from msgspec import structs

from briefing import disk
from briefing.content import evidence
from briefing.content.evidence import Receipt
from briefing.content.values import id_of
from briefing.diagnostics import Diagnostic, Diagnostics, Place, diagnose
from briefing.ingest.articles import articles_of, sketch_of, source_of, whole
from briefing.ingest.composing import document, read
from briefing.ingest.drafts import Draft, Suggestion
from briefing.ingest.front_matter import period, suggested, with_suggested
from briefing.ingest.registry import Registry, entry_of
from briefing.ingest.rights import RIGHTS
from briefing.ingest.similar import Likeness
from briefing.model.records import Source
from briefing.model.registry import build

NEW, SAME, RENEWED, KEPT = "new", "unchanged", "renewed", "kept"
"""What became of the article: written, as it was, written again, or an editor's and left alone."""

PASSING = ("near", "stories")
"""What is suggested because of other articles: it stays as it was when an article was first taken
in, since those have changed meanwhile."""
DAYS = ("retrieved",)
"""What of a source stays as it was, too."""
MOST_DIGESTS = 12
"""Of the files that ingest wrote of a source: of its article in turn, and of what lies aside."""
MOST_LIKE = 5
"""Articles that a draft is said to be like."""
LIKE = {"duplicate": "much like", "story": "perhaps on the same story as"}


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a draft belongs."""

    path: str
    """Of the article, relative to the project."""
    before: str | None = None
    """What stands there."""
    edited: bool = False
    """Whether that is not as ingest wrote it."""


@dataclass(frozen=True, slots=True)
class Shelved:
    """What became of a draft on disk."""

    path: str
    """Of the article, relative to the project."""
    state: str
    """NEW, SAME, RENEWED or KEPT."""
    problems: tuple[Diagnostic, ...] = ()


class Shelf:
    """The articles and sources of a project, to put drafts in."""

    def __init__(
        self,
        project: disk.Project,
        tree: disk.Tree,
        registry: Registry,
        rights: str = "excerpt",
    ) -> None:
        self._project = project
        self._rights = rights
        self._begins = not tree.sources
        self._companies = build(registry.companies, (), Diagnostics()).companies
        self.articles = articles_of(project, tree, self._companies)

    def spot(self, draft: Draft) -> Spot:
        """Return where a draft belongs."""
        source = draft.front_matter["source"]
        path = self.articles.home(source)
        before = self._text(path) if path else None
        if path is None or before is None:
            return Spot(path or self.articles.room(draft.title, _year(draft.front_matter)))
        return Spot(path, before, edited=not self._is_ours(before))

    def compared(self, draft: Draft, spot: Spot) -> Draft:
        """Return a draft with the articles that it is like."""
        sketch = sketch_of(draft.front_matter, draft.markdown, self._companies)
        likes = self.articles.index.look(draft.markdown, sketch, self._whole)
        others = [one for one in likes if one.id != spot.path][:MOST_LIKE]
        found = tuple(map(self._likeness, others))
        front_matter = with_suggested(draft.front_matter, suggested(found))
        told = [
            diagnose(
                "ingest-near",
                Place(draft.name),
                what=LIKE[one.kind],
                path=one.id,
                figure=f"{one.figure:.2f}",
            )
            for one in others
        ]
        draft = replace(draft, front_matter=front_matter, suggestions=(*draft.suggestions, *found))
        return draft.with_problems(told)

    def _likeness(self, one: Likeness) -> Suggestion:
        story = self.articles.stories.get(one.id, "")
        reason = f"likeness {one.figure:.2f}" + (
            f"; it belongs to the story {story}" if story else ""
        )
        return Suggestion(one.kind, one.id, reason, one.figure, details={"story": story})

    def _whole(self, path: str) -> str | None:
        """Return the whole text of an article's source, where it is at hand."""
        text = self._text(path)
        return whole(self._project, str(source_of(text).get("sha256") or "")) if text else None

    def knows(self, company: str) -> bool:
        """Say whether a name is that of one company of the project."""
        return len(self._companies.owners(company)) == 1

    def put(self, draft: Draft, spot: Spot, *, decided: bool = False) -> Shelved:
        """Write a draft, unless it stands there already or an editor has changed it.

        `decided` is a draft that an editor had a say in: its file is theirs from the beginning.
        Raises OSError where a file cannot be written; those before it are whole.
        """
        source = draft.front_matter["source"]
        receipt = self._receipt(source, draft)
        kept = self._keep_source(draft, source["sha256"], receipt)
        state, target, text, differs = self._decide(draft, spot)
        for one in draft.suggestions:
            if one.accepted and one.kind == "new-company" and not self.knows(one.value):
                self._add_company(one.value)
        if differs:
            self._project.write(target, text)
        self._note(receipt, [*kept] if decided else [text, *kept])
        sketch = sketch_of(draft.front_matter, draft.markdown, self._companies)
        self.articles.add(spot.path, source, sketch)
        problems = (
            [diagnose("ingest-kept", Place(draft.name), path=spot.path, new=target)]
            if state == KEPT
            else []
        )
        return Shelved(spot.path, state, tuple(problems))

    def _decide(self, draft: Draft, spot: Spot) -> tuple[str, str, str, bool]:
        """Return what becomes of the article; where the draft goes, its text, if it differs."""
        body = RIGHTS[self._rights](draft)
        text = article(draft, self._rights, body, spot.before or "")
        if text == spot.before:
            return SAME, spot.path, text, False
        if not spot.edited:
            return (RENEWED if spot.before else NEW), spot.path, text, True
        target, text, differs = self._aside(spot.path, draft, body)
        return KEPT, target, text, differs

    def _aside(self, path: str, draft: Draft, body: str) -> tuple[str, str, bool]:
        """Return where a draft goes that must not take an edited article's place, and its text."""
        stem = path.removesuffix(".md")
        number = 1
        while True:
            target = f"{stem}{'' if number == 1 else f'.{number}'}{disk.ASIDE}"
            before = self._text(target)
            text = article(draft, self._rights, body, before or "")
            if before is None or text == before or self._is_ours(before):
                return target, text, text != before
            number += 1

    def _keep_source(self, draft: Draft, sha256: str, receipt: Receipt) -> list[str]:
        """Keep the raw text and the whole Markdown; return those that are as they should be."""
        assert draft.material is not None
        ignored = f"{disk.SOURCES}/.gitignore"
        if self._begins and not self._project.has(ignored):
            self._project.write(ignored, "*\n")
        raw = f"{disk.SOURCES}/{sha256}.txt"
        if self._text(raw) != draft.material.raw:
            self._project.write(raw, draft.material.raw)
        path = f"{disk.SOURCES}/{sha256}.md"
        before, text = self._text(path), draft.markdown + "\n"
        if before is None or (before != text and digest(before) in receipt.written):
            self._project.write(path, text)
            return [text]
        return [text] if before == text else []

    def _add_company(self, name: str) -> None:
        path = f"content/companies/{id_of(name)}.md"
        if not self._project.has(path):
            self._project.write(path, entry_of(name))

    def _is_ours(self, text: str) -> bool:
        """Say whether a file is as ingest wrote it."""
        sha256 = str(source_of(text).get("sha256") or "")
        receipt = self._read_receipt(sha256)
        return receipt is not None and digest(text) in receipt.written

    def _receipt(self, source: Mapping[str, Any], draft: Draft) -> Receipt:
        """Return the receipt of a source: the one that there is, else a new one."""
        assert draft.material is not None
        known = self._read_receipt(source["sha256"])
        if known:
            return known
        retrieved = source.get("retrieved")
        made = Source(
            publisher=source.get("publisher", ""),
            retrieved=period(retrieved.isoformat()) if isinstance(retrieved, date) else None,
            sha256=source["sha256"],
        )
        return evidence.receipt_of(made, draft.material.raw)

    def _note(self, receipt: Receipt, texts: list[str]) -> None:
        """Write the receipt with the digests of what ingest wrote, the latest first."""
        digests = map(digest, texts)
        written = tuple(dict.fromkeys([*digests, *receipt.written]))[:MOST_DIGESTS]
        path = f"{disk.RECEIPTS}/{receipt.sha256[:12]}.yml"
        text = evidence.compose_receipt(structs.replace(receipt, written=written))
        if self._text(path) != text:
            self._project.write(path, text)

    def _read_receipt(self, sha256: str) -> Receipt | None:
        path = f"{disk.RECEIPTS}/{sha256[:12]}.yml"
        text = self._text(path)
        found = evidence.read_receipts([(path, text)] if text else [], Diagnostics())
        return found.get(sha256)

    def _text(self, path: str) -> str | None:
        """Return a file to the byte; None where there is none."""
        if not self._project.has(path):
            return None
        return self._project.bytes_of(path).decode("utf-8", "surrogateescape")


def article(draft: Draft, rights: str, body: str, before: str = "") -> str:
    """Return the text of an article.

    What only depends on when the source was taken in is that of the file `before`, where it is of
    the same source.
    """
    front_matter = dict(draft.front_matter) | {"rights": rights}
    try:
        known, _ = read(before)
    except ValueError:
        return document(front_matter, body)
    source, first = front_matter["source"], known.get("source")
    if isinstance(first, dict) and first.get("sha256") == source["sha256"]:
        front_matter["source"] = source | {key: first[key] for key in DAYS if key in first}
        left = known.get("suggested")
        passing = left if isinstance(left, dict) else {}
        front_matter = with_suggested(front_matter, {key: passing.get(key) for key in PASSING})
    return document(front_matter, body)


def digest(text: str) -> str:
    """Return the SHA-256 of a file's text."""
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()


def _year(front_matter: Mapping[str, Any]) -> str:
    day = front_matter.get("date")
    return str(day)[:4] if day else "undated"
