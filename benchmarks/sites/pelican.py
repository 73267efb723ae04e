"""The made-up digest as a project of Pelican; its design lies in designs/pelican/.

Companies are its authors and themes its tags, the two lists of subjects that Pelican has. What it
has no kind of content for comes as data, and the plugin writes the pages.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from digest import Digest, pages
from digest.records import FINAL, Article, Commitment, Note
from digest.subjects import COMPANIES, THEMES

from sites.ready_made import amount_words, changes, due, shown, with_addresses

NO_DATE = "2000-01-01"
"""Pelican refuses an article without a date; this one stands at the end of all lists."""


def files(of: Digest) -> Iterator[tuple[str, str]]:
    """Yield every file of the project but its design: path and text."""
    told = {each.article.id: each.id for each in of.commitments()}
    for article in of.articles():
        yield article.head.path, article_file(article, told.get(article.head.id, ""))
    for page in pages(of.seed):
        metadata = {"Title": page.values["title"], "Slug": page.id}
        yield f"content/pages/{page.id}.md", _with_metadata(metadata, page)
    yield "digest.json", json.dumps(_data(of))


def article_file(article: Article, told: str = "") -> str:
    """Return the file of an article, with the commitment that it tells."""
    head, source = article.head, article.source
    metadata = {
        "Title": head.title,
        "Slug": head.id,
        "Date": head.date or NO_DATE,
        "Authors": "; ".join(company.name for company in head.companies),
        "Tags": ", ".join(theme.name for theme in head.themes),
        "Years": " ".join(map(str, head.years)),
        "Summary": article.summary,
        "Publisher": source["publisher"],
        "Source_title": source["title"],
        "Source_url": source["url"],
        "Published": source["published"],
        "Claims": json.dumps(article.claims, default=str),
        "Story": head.story,
        "Told": told,
    }
    return _with_metadata(metadata, article)


def _with_metadata(metadata: Mapping[str, object], what: Article | Note) -> str:
    lines = [f"{key}: {value}" for key, value in metadata.items() if value not in ("", None)]
    return "\n".join([*lines, "", with_addresses(what.body)])


def _data(of: Digest) -> dict[str, Any]:
    """Return everything but articles and pages."""
    commitments = of.commitments()
    return {
        "companies": [
            {
                "id": company.id,
                "name": company.name,
                "kind": company.kind,
                "country": company.country,
                "product": company.product,
                "body": company.text,
            }
            for company in COMPANIES
        ],
        "themes": [
            {
                "id": theme.id,
                "name": theme.name,
                "definition": theme.definition,
                "body": theme.text,
            }
            for theme in THEMES
        ],
        "commitments": sorted(map(_commitment, commitments), key=lambda each: each["day"]),
        "changes": changes(commitments),
        "stories": [_note(story) for story in of.stories()],
        "editions": [_note(edition) for edition in of.editions()],
    }


def _commitment(commitment: Commitment) -> dict[str, Any]:
    values = commitment.values
    day = str(commitment.falls_on or "")
    return {
        "id": commitment.id,
        "what": values["what"],
        "who": values["who"],
        "themes": values["themes"],
        "due": due(commitment) if day else None,
        "day": day or "9999",
        "year": day[:4],
        "shown": shown(commitment),
        "final": shown(commitment) in FINAL,
        "strength": values["strength"],
        "standing": values["standing"],
        "settles_when": values["settles_when"],
        "article": commitment.article.id,
        "source": values["sources"][0],
        "history": [entry | {"on": str(entry["on"])} for entry in values["status"]],
        "moved": values["revisions"][-1] | {"on": None} if "revisions" in values else None,
        "amount": amount_words(values["amount"]) if "amount" in values else "",
        "stated_on": str(values["stated_on"]),
        "checked_on": str(values["checked_on"]),
    }


def _note(note: Note) -> dict[str, Any]:
    return {"id": note.id, "body": note.body} | dict(note.values)
