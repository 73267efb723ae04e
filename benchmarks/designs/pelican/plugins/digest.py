"""Writes the pages that Pelican has no kind of content for, from digest.json."""

import json
from collections import Counter, defaultdict
from itertools import groupby
from pathlib import Path

from pelican import signals


def register():
    """Take part in the build, before and after Pelican writes its own pages."""
    signals.article_generator_finalized.connect(prepare)
    signals.article_writer_finalized.connect(write)


def prepare(generator):
    """Give all templates the data, and each subject what belongs to it."""
    digest = json.loads((Path(generator.path).parent / "digest.json").read_text("utf-8"))
    by = {name: defaultdict(list) for name in ("companies", "themes", "year", "shown")}
    for commitment in digest["commitments"]:
        for name in ("companies", "themes"):
            for id in commitment["who" if name == "companies" else name]:
                by[name][id].append(commitment)
        by["year"][commitment["year"]].append(commitment)
        by["shown"][commitment["shown"]].append(commitment)
    years, stories, shared = defaultdict(list), defaultdict(list), defaultdict(Counter)
    for article in generator.articles:
        for year in article.years.split():
            years[year].append(article)
        stories[getattr(article, "story", "")].append(article)
        companies = [author.slug for author in article.authors]
        themes = [tag.slug for tag in article.tags]
        for id in (*companies, *themes):
            shared[id].update(companies)
            shared[id].update(themes)
    generator.context.update(
        digest=digest,
        by=by,
        shared=shared,
        years={year: years[year] for year in sorted({*years, *by["year"]} - {""})},
        articles_of_story=stories,
        article_by_id={article.slug: article for article in generator.articles},
        articles_of={
            subject.slug: articles
            for subject, articles in (*generator.authors, *generator.tags.items())
        },
        commitment_by_id={each["id"]: each for each in digest["commitments"]},
        company_by_id={each["id"]: each for each in digest["companies"]},
        theme_by_id={each["id"]: each for each in digest["themes"]},
        by_month=lambda articles: groupby(articles, lambda each: each.date.strftime("%B %Y")),
        by_year=lambda commitments: groupby(commitments, lambda each: each["year"]),
    )


def write(generator, writer):
    """Write the pages."""
    context = generator.context
    digest, by = context["digest"], context["by"]

    def page(address, template, *, file="index.html", paginated=None, **view):
        writer.write_file(
            f"{address}{file}",
            generator.get_template(template),
            context,
            paginated=paginated,
            template_name=template,
            url=address,
            **view,
        )

    for address, template, view in (
        *_pages_of_data(digest, generator.articles),
        *_timelines(digest, by, context["years"]),
    ):
        page(address, template, **view)
    for address, file, template in FILES:
        page(address, template, file=file)


FILES = (
    ("", "404.html", "404"),
    ("", "sitemap.xml", "sitemap"),
    ("", "robots.txt", "robots"),
    ("changes/", "feed.xml", "changes_feed"),
)
"""Folder, name and template."""


def _pages_of_data(digest, articles):
    """Yield address, template and view of the pages of single things, and of the lists of all."""
    yield "", "home", {}
    for name in ("companies", "themes", "stories", "editions", "changes", "matrix", "index"):
        yield f"{name}/", f"all_{name}", {}
    yield "search/", "all_index", {}
    for each in digest["commitments"]:
        yield f"commitments/{each['id']}/", "commitment", {"commitment": each}
    for story in digest["stories"]:
        yield f"stories/{story['id']}/", "story", {"story": story}
    for edition in digest["editions"]:
        first, last = edition["covers"].split("/")
        within = [a for a in articles if first <= a.date.date().isoformat() <= last]
        yield f"editions/{edition['id']}/", "edition", {"edition": edition, "articles": within}


def _timelines(digest, by, years):
    """Yield the same of the paginated lists of commitments."""
    every = digest["commitments"]
    yield "commitments/", "commitments", _rows(every)
    yield "timeline/", "timeline", _rows(every) | {"title": "Timeline"}
    for year, articles in years.items():
        view = {"paginated": {"articles": articles}, "year": year, "rows": by["year"][year]}
        yield f"timeline/{year}/", "year", view
    for name, folder in (("companies", "company"), ("themes", "theme"), ("shown", "status")):
        for id, found in by[name].items():
            if found:  # a template may only have looked for it
                view = _rows(found) | {"title": f"Timeline: {id}"}
                yield f"timeline/{folder}/{id}/", "timeline", view


def _rows(commitments):
    return {"rows": commitments, "paginated": {"rows": commitments}}
