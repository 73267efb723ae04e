"""Tags: the companies, themes and years of an article, each with the reason for it.

Only what the article itself says counts: its title, its summary and its Markdown, never what was
dropped.  Each kind of suggestion has its module; what they read from is in `reading`.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing.ingest.drafts import Candidate, DueTime, Material, Suggestion
from briefing.ingest.registry import Registry
from briefing.ingest.tags import companies, newcomers, ownership, reading, themes, years


def tags(
    material: Material,
    registry: Registry,
    candidates: Sequence[Candidate] = (),
    dues: Sequence[DueTime] = (),
) -> list[Suggestion]:
    """Return the tags of an article and what else an editor should know of the names in it.

    Kinds: company, theme and year, accepted where they are certain enough to stand under their own
    key; new-company and ownership, which are only pointed out.  `candidates` are the commitments
    of the article, whose years are certain, and `dues` the due times of its Markdown.  Within a
    kind the likeliest comes first.
    """
    article = reading.read(material, registry)
    return [
        *companies.suggestions(article),
        *themes.suggestions(article, registry),
        *years.suggestions(article, candidates, dues),
        *newcomers.suggestions(article, registry),
        *ownership.suggestions(article),
    ]
