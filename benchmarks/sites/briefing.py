"""A made-up digest as a project of briefing."""

from __future__ import annotations

import json
from collections.abc import Iterator

from digest import Digest, pages
from digest.records import ADDRESS, CONTACT, FIRST_DAY, TAGLINE, TITLE, Article, Values
from digest.subjects import COMPANIES, THEMES, Company, Theme

from sites.documents import document


def files(of: Digest) -> Iterator[tuple[str, str]]:
    """Yield every file of the project: path and text."""
    yield "briefing.toml", _configuration()
    for company in COMPANIES:
        yield f"content/companies/{company.id}.md", _company_file(company)
    for theme in THEMES:
        yield f"content/themes/{theme.id}.md", _theme_file(theme)
    for article in of.articles():
        yield article.head.path, article_file(article)
    for commitment in of.commitments():
        yield f"content/commitments/{commitment.id}.md", document(commitment.values, "")
    folders = {"stories": of.stories(), "editions": of.editions(), "pages": pages(of.seed)}
    for folder, notes in folders.items():
        for note in notes:
            yield f"content/{folder}/{note.id}.md", document(note.values, note.body)


def article_file(article: Article) -> str:
    """Return the file of an article."""
    return document(article_values(article), article.body)


def article_values(article: Article) -> Values:
    """Return the front matter of an article."""
    head = article.head
    return {
        "title": head.title,
        **({"date": head.date} if head.date else {}),
        "companies": [company.id for company in head.companies],
        "themes": [theme.id for theme in head.themes],
        "timeline": list(head.years),
        "summary": article.summary,
        "source": article.source,
        **({"story": head.story} if head.story else {}),
        **({"claims": list(article.claims)} if article.claims else {}),
    }


def _company_file(company: Company) -> str:
    values = {
        "name": company.name,
        "kind": company.kind,
        "country": company.country,
        "aliases": [f"{company.name} Ltd"],
        "products": [{"name": company.product}],
        "url": company.address,
    }
    return document(values, company.text)


def _theme_file(theme: Theme) -> str:
    values = {"name": theme.name, "definition": theme.definition}
    return document(values, theme.text)


def _configuration() -> str:
    options = {
        "title": TITLE,
        "tagline": TAGLINE,
        "url": ADDRESS,
        "contact": CONTACT,
        "report": f"mailto:{CONTACT}",
    }
    lines = [f"{key} = {json.dumps(value)}" for key, value in options.items()]
    return "\n".join(["[site]", *lines, f"since = {FIRST_DAY}", ""])
