"""A made-up digest of any size, the same on every machine.

Article number n is drawn from the seed and n alone, and refers to earlier articles only, so that a
larger digest holds the smaller one: what changes with the size is nothing but the size.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from digest import prose
from digest.articles import article_of, draws, head_of, slots
from digest.commitments import ARTICLES_PER_COMMITMENT, commitment
from digest.records import TODAY, Article, Commitment, Head, Note
from digest.subjects import COMPANIES, THEMES

SEED = 7
EDITIONS = 12


@dataclass(frozen=True)
class Digest:
    """A digest of `count` articles."""

    count: int
    seed: int
    heads: tuple[Head, ...]

    def articles(self, first: int = 0) -> Iterator[Article]:
        """Write the articles, one after the other: a large digest does not fit in memory."""
        for head in self.heads[first:]:
            yield article_of(head, self.heads, self.seed)

    def commitments(self) -> tuple[Commitment, ...]:
        """Write the commitments, each told in one article."""
        cited = self.heads[::ARTICLES_PER_COMMITMENT]
        return tuple(commitment(self.seed, number, head) for number, head in enumerate(cited))

    def stories(self) -> tuple[Note, ...]:
        """Write the stories of the first articles."""
        told = dict.fromkeys(head.story for head in self.heads if head.story)
        return tuple(_story(self.seed, id) for id in told)

    def editions(self) -> tuple[Note, ...]:
        """Write the editions of the last weeks."""
        return tuple(_edition(self, weeks) for weeks in range(EDITIONS))


def draw(count: int, seed: int = SEED) -> Digest:
    """Return a digest of that many articles."""
    return Digest(count, seed, tuple(head_of(seed, number) for number in range(count)))


def _story(seed: int, id: str) -> Note:
    rng = draws(seed, id)
    own = slots((rng.choice(COMPANIES),), (rng.choice(THEMES),), (2026,))
    values = {
        "title": f"{prose.phrase(rng, prose.TITLES, own)}, side by side",
        "summary": prose.phrase(rng, prose.SUMMARIES, own),
    }
    return Note(id, values, prose.paragraph(rng, own, 5) + "\n")


def _edition(of: Digest, weeks: int) -> Note:
    """Return the issue of a week, counted back from the last one."""
    rng = draws(of.seed, "edition", weeks)
    last = TODAY - timedelta(weeks=weeks)
    year, week, _ = last.isocalendar()
    own = slots((rng.choice(COMPANIES),), (rng.choice(THEMES),), (2026,))
    picks = dict.fromkeys(of.heads[(weeks * 7 + step) % of.count].id for step in range(4))
    values = {
        "title": f"Week {week} of {year}",
        "covers": f"{last - timedelta(days=6)}/{last}",
        "lead": prose.phrase(rng, prose.SUMMARIES, own),
        "picks": [{"article": id, "why": prose.phrase(rng, prose.SUMMARIES, own)} for id in picks],
    }
    return Note(f"{year}-W{week:02}", values, prose.paragraph(rng, own, 6) + "\n")


def pages(seed: int = SEED) -> tuple[Note, ...]:
    """Write the pages about the digest itself."""
    titles = {
        "about": "About this digest",
        "methodology": "Methodology",
        "corrections": "Corrections",
        "glossary": "Glossary",
    }
    written = []
    for id, title in titles.items():
        rng = draws(seed, "page", id)
        own = slots((COMPANIES[0],), (THEMES[0],), (2026,))
        paragraphs = (prose.paragraph(rng, own, 5) for _ in range(3))
        written.append(Note(id, {"title": title}, "\n\n".join(paragraphs) + "\n"))
    return tuple(written)
