"""The review of a draft for the terminal: what was found, how, and what is left to decide."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Callable, Iterator

from briefing.ingest.drafts import Draft, Suggestion
from briefing.ingest.shelving import Shelved
from briefing.language import terms
from briefing.model.records import Amount
from briefing.report.text import visible

Style = Callable[[str, str], str]
"""(text, role) → text as shown."""
Row = tuple[str, list[str]]
"""A label, and what stands beside it, line by line."""

LABEL = 15
"""Columns of the labels, with the margin."""
TAGS = ("company", "theme", "year")
"""Kinds of suggestions that a line names."""
MOST_ENTRIES = 8
"""Of one row; the rest is in the report."""
MOST_WORDS = 14
"""Of a passage that is asked about."""


def render(draft: Draft, shelved: Shelved | None, style: Style, width: int) -> str:
    """Return what an editor should look at, in lines of at most `width` characters."""
    head = style(_cut(draft.title or draft.name, width), "place")
    lines = [head]
    for label, entries in _rows(draft, shelved):
        rows = [row for entry in entries for row in _wrapped(entry, max(width - LABEL, LABEL))]
        shown = style(f"{label:{LABEL - 2}}", "gutter")
        lines += [f"  {shown}{rows[0]}", *(f"{'':{LABEL}}{row}" for row in rows[1:])]
    return "\n".join([*lines, ""])


def line(draft: Draft, shelved: Shelved | None, width: int | None = None) -> str:
    """Return the review in one line, for long batches; cut where there is a width."""
    where = shelved.path if shelved else draft.name
    words, out = _words(draft)
    accepted = [one.value for kind in TAGS for one in _of(draft, kind) if one.accepted]
    tags = ", ".join(accepted) or "no tags"
    questions = f", {len(draft.questions)} questions" if draft.questions else ""
    state = shelved.state if shelved else "read"
    text = f"{state:10} {where}  {tags}; {max(words - out, 0)} of {words} words{questions}"
    return visible(text) if width is None else _cut(text, width, squeezed=False)


def _rows(draft: Draft, shelved: Shelved | None) -> Iterator[Row]:
    """Yield the rows that have something to say."""
    for label, find in ROWS:
        entries = [visible(entry) for entry in find(draft, shelved) if entry]
        if len(entries) > MOST_ENTRIES:
            entries[MOST_ENTRIES - 1 :] = [f"and {len(entries) - MOST_ENTRIES + 1} more"]
        if entries:
            yield label, entries


def _file(draft: Draft, shelved: Shelved | None) -> list[str]:
    return [f"{shelved.state}: {shelved.path}"] if shelved else []


def _input(draft: Draft, _: Shelved | None) -> list[str]:
    found = draft.material.title_from if draft.material and draft.material.title else ""
    return [f"{draft.name} ({draft.kind}; title: {found or 'the first words'})"]


def _date(draft: Draft, _: Shelved | None) -> list[str]:
    day = draft.front_matter.get("date")
    found = draft.material.published_from if draft.material else ""
    if day is None:
        return ["none found"]
    return [f"{day}" + (f" ({found})" if found else "")]


def _source(draft: Draft, _: Shelved | None) -> list[str]:
    source = draft.front_matter.get("source", {})
    return [" · ".join(source[key] for key in ("publisher", "author", "url") if key in source)]


def _tags(kind: str) -> Callable[[Draft, Shelved | None], list[str]]:
    """Return the row of one kind of tags: those accepted, then those suggested."""

    def find(draft: Draft, _: Shelved | None) -> list[str]:
        tags = sorted(_of(draft, kind), key=lambda one: (not one.accepted, -one.score))
        return [
            f"{'' if one.accepted else '? '}{one.value}  {_score(one)}  {one.reason}".rstrip()
            for one in tags
        ]

    return find


def _pointed(kind: str) -> Callable[[Draft, Shelved | None], list[str]]:
    return lambda draft, _: [
        f"{'' if one.accepted else '? '}{one.value}: {one.reason}" for one in _of(draft, kind)
    ]


def _commitments(draft: Draft, _: Shelved | None) -> list[str]:
    return [_commitment(one) for one in _of(draft, "commitment")]


def _commitment(one: Suggestion) -> str:
    due, amount = one.details.get("due"), one.details.get("amount")
    parts = (
        str(one.details.get("who", "")),
        getattr(due, "text", "no date"),
        _amount(amount) if isinstance(amount, Amount) else "",
    )
    told = " · ".join(part for part in parts if part)
    mark = "" if one.accepted else "? "
    return f"{mark}{told}  {_score(one)}  {one.reason}: “{one.value}”"


def _dropped(draft: Draft, _: Shelved | None) -> list[str]:
    words, out = _words(draft)
    if not out:
        return []
    by_reason: Counter[str] = Counter()
    for one in draft.dropped:
        by_reason[one.reason] += len(one.text.split())
    reasons = ", ".join(f"{reason} {number}" for reason, number in by_reason.most_common())
    return [f"{out} of {words} words ({round(100 * out / max(words, out))}%): {reasons}"]


def _questions(draft: Draft, _: Shelved | None) -> list[str]:
    return [
        (f"line {one.line}: " if one.line else "")
        + f"{one.text} “{' '.join(one.passage.split()[:MOST_WORDS])}” ({one.decided}, "
        + f"{one.confidence:.2f})"
        for one in draft.questions
    ]


ROWS: tuple[tuple[str, Callable[[Draft, Shelved | None], list[str]]], ...] = (
    ("file", _file),
    ("input", _input),
    ("date", _date),
    ("source", _source),
    ("companies", _tags("company")),
    ("themes", _tags("theme")),
    ("years", _tags("year")),
    ("new names", _pointed("new-company")),
    ("ownership", _pointed("ownership")),
    ("commitments", _commitments),
    ("dropped", _dropped),
    ("questions", _questions),
    ("like", _pointed("duplicate")),
    ("story", _pointed("story")),
)
"""The rows of a review in their order, each with what it says."""


def _of(draft: Draft, kind: str) -> list[Suggestion]:
    return [one for one in draft.suggestions if one.kind == kind]


def _amount(of: Amount) -> str:
    return terms.amount(
        of.value, of.value_upper, scale=of.scale, currency=of.currency, unit=of.unit,
        approx=of.approx, measure=of.measure,
    )  # fmt: skip


def _score(one: Suggestion) -> str:
    return f"{one.score:.2f}"


def _words(draft: Draft) -> tuple[int, int]:
    """Return how many words the source has, and how many of them were dropped."""
    raw = draft.material.raw if draft.material else ""
    return len(raw.split()), sum(len(one.text.split()) for one in draft.dropped)


def _wrapped(text: str, width: int) -> list[str]:
    return textwrap.wrap(text, width, break_on_hyphens=False, break_long_words=False) or [""]


def _cut(text: str, width: int, *, squeezed: bool = True) -> str:
    text = visible(" ".join(text.split()) if squeezed else text)
    return text if len(text) <= width else text[: width - 1] + "…"
