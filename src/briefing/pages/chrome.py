"""What all pages show around their text: navigation, legend, licence."""

from __future__ import annotations

from briefing.config import Config
from briefing.language.strings import say
from briefing.model.library import Library
from briefing.pages import parts, routes
from briefing.pages import views as v

LEGEND = (
    "stated",
    "in-progress",
    "window-open",
    "overdue",
    "met",
    "met-late",
    "partly-met",
    "missed",
    "withdrawn",
)
"""Statuses of the legend in the footer; the methodology page explains all."""

STANDINGS = ("confirmed", "reported", "alleged", "disputed", "contradicted", "unverified")


def site(library: Library, config: Config, *, preview: bool) -> v.Site:
    """Return what all pages show."""
    about = [
        v.Link(page.title, routes.record(page))
        for page in library.pages.values()
        if page.id not in ("methodology", "corrections")
    ]
    return v.Site(
        title=config.title,
        tagline=config.tagline,
        language=config.language,
        base=config.url,
        nav=(
            v.Link(say("nav_articles"), routes.ARTICLES),
            v.Link(say("nav_timeline"), routes.TIMELINE),
            v.Link(say("nav_companies"), routes.COMPANIES),
            v.Link(say("nav_themes"), routes.THEMES),
            v.Link(say("nav_editions"), routes.EDITIONS),
        ),
        report=config.report,
        contact=config.contact,
        licence=v.Link(config.licence, config.licence_url),
        privacy=config.privacy,
        preview=preview,
        pages=(
            *about,
            v.Link(say("title_methodology"), routes.METHODOLOGY),
            v.Link(say("title_corrections"), routes.CORRECTIONS),
            v.Link(say("title_commitments"), routes.COMMITMENTS),
            v.Link(say("title_stories"), routes.STORIES),
            v.Link(say("title_changes"), routes.CHANGES),
            v.Link(say("title_matrix"), routes.MATRIX),
            v.Link(say("title_index"), routes.INDEX),
        ),
        legend=tuple(parts.status(value) for value in LEGEND),
        standings=tuple(parts.standing(value) for value in STANDINGS),
    )
