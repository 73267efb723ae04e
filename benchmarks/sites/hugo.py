"""The made-up digest as a project of Hugo; its design lies in designs/hugo/."""

from __future__ import annotations

import json
from collections.abc import Iterator

from digest import Digest, pages
from digest.records import FINAL, Article, Commitment, Note, Values
from digest.subjects import COMPANIES, THEMES

from sites.briefing import article_values
from sites.documents import document
from sites.ready_made import amount_words, changes, due, shown, with_addresses

_SECTIONS = {
    "articles": "Briefings",
    "companies": "Companies",
    "themes": "Themes",
    "timeline": "Timeline",
    "stories": "Stories",
    "commitments": "Commitments",
    "editions": "Editions",
    "matrix": "Companies and themes",
    "index": "A–Z",
}
_ONLY_TERMS = ("parties", "subjects", "states")
"""Taxonomies of commitments that have pages of terms and no page of their own."""


def files(of: Digest) -> Iterator[tuple[str, str]]:
    """Yield every file of the content: path and text."""
    told = {each.article.id: each.id for each in of.commitments()}
    for article in of.articles():
        yield article.head.path, article_file(article, told.get(article.head.id, ""))
    for commitment in of.commitments():
        path = f"content/commitments/{commitment.id}.md"
        yield path, document(_commitment_values(commitment), "")
    for year in sorted({each.falls_on.year for each in of.commitments() if each.falls_on}):
        yield f"content/timeline/{year}/_index.md", document({"title": str(year)}, "")
    yield from _subjects()
    yield from _notes(of)
    yield "data/changes.json", json.dumps(changes(of.commitments()))
    for section, title in _SECTIONS.items():
        yield f"content/{section}/_index.md", document({"title": title}, "")
    yield (
        "content/changes/_index.md",
        document({"title": "Changes", "outputs": ["html", "atom"]}, ""),
    )
    hidden = {"build": {"render": "never", "list": "never"}}
    for taxonomy in _ONLY_TERMS:
        yield f"content/{taxonomy}/_index.md", document({"title": taxonomy} | hidden, "")
    values = {"title": "falls", "cascade": hidden} | hidden
    yield "content/falls/_index.md", document(values, "")


def article_file(article: Article, told: str = "") -> str:
    """Return the file of an article, with the commitment that it tells."""
    values = dict(article_values(article))
    story = values.pop("story", "")
    values |= {"stories": [story]} if story else {}
    values |= {"told": [told]} if told else {}
    return document(values, with_addresses(article.body))


def _commitment_values(commitment: Commitment) -> Values:
    values = commitment.values
    state = shown(commitment)
    falls_on = commitment.falls_on
    return {
        "title": values["what"],
        "weight": falls_on.toordinal() if falls_on else 1_000_000,
        "parties": values["who"],
        "subjects": values["themes"],
        "states": [state],
        "shown": state,
        "final": state in FINAL,
        **({"falls": [falls_on.year], "year": falls_on.year} if falls_on else {}),
        **({"due": due(commitment)} if falls_on else {}),
        "strength": values["strength"],
        "standing": values["standing"],
        "settles_when": values["settles_when"],
        "article": commitment.article.path.removeprefix("content"),
        "sources": values["sources"],
        "history": values["status"],
        **({"moved": values["revisions"][-1]} if "revisions" in values else {}),
        **({"amount": amount_words(values["amount"])} if "amount" in values else {}),
        "stated_on": values["stated_on"],
        "checked_on": values["checked_on"],
    }


def _subjects() -> Iterator[tuple[str, str]]:
    feeds = {"outputs": ["html", "atom"]}
    for company in COMPANIES:
        values = {
            "title": company.name,
            "sort": company.kind,
            "country": company.country,
            "known_as": f"{company.name} Ltd",
            "product": company.product,
            "site": company.address,
        }
        yield f"content/companies/{company.id}/_index.md", document(values | feeds, company.text)
    for theme in THEMES:
        values = {"title": theme.name, "summary": theme.definition}
        yield f"content/themes/{theme.id}/_index.md", document(values | feeds, theme.text)


def _notes(of: Digest) -> Iterator[tuple[str, str]]:
    for story in of.stories():
        yield f"content/stories/{story.id}/_index.md", document(story.values, story.body)
    for edition in of.editions():
        yield f"content/editions/{edition.id}.md", _edition_file(of, edition)
    for page in pages(of.seed):
        yield f"content/{page.id}.md", document(page.values, page.body)
    yield "content/search.md", document({"title": "Search"}, "See the A–Z.\n")


def _edition_file(of: Digest, edition: Note) -> str:
    first, last = edition.values["covers"].split("/")
    paths = {head.id: head.path.removeprefix("content") for head in of.heads}
    picks = [pick | {"article": paths[pick["article"]]} for pick in edition.values["picks"]]
    values = dict(edition.values) | {"first": first, "last": last, "date": last, "picks": picks}
    del values["covers"]
    return document(values, edition.body)
