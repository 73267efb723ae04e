"""The views: what each template receives, and nothing else.

Every template gets one frozen value called `page`.  Addresses start at the root of the site
("/companies/microsoft/"); the last step of rendering makes them relative.  Texts are plain and
escaped by the template, but for `Markup`, which is safe HTML.  Words for people ("by 2027",
"2 Aug 2026") are made here, so that templates need no logic about dates.
"""

from __future__ import annotations

from markupsafe import Markup
from msgspec import Struct

# Parts that many views share


class Link(Struct, frozen=True, array_like=True):
    """A name and where it leads."""

    text: str
    address: str
    """From the root of the site, or absolute; empty where there is no page to lead to."""


class Day(Struct, frozen=True, array_like=True):
    """A date at its authored precision."""

    iso: str
    """For `<time datetime>`: 2026, 2026-08 or 2026-08-02; empty where HTML has no form for it."""
    words: str
    """For people: "2 Aug 2026", "Q3 2026"."""


class Mark(Struct, frozen=True, array_like=True):
    """One value of a closed vocabulary, with its mark and colour."""

    id: str
    """As written in front matter: "met-late"."""
    word: str
    """For people: "met late"."""
    tone: str
    """Colour token: open, soon, met, partly, missed, moved, withdrawn; empty for none."""
    meaning: str
    """One line that explains the value."""


class Bar(Struct, frozen=True, array_like=True):
    """The tiny bar under a due date: twelve months or the window, whichever is longer.

    Positions are whole percentages from 0 to 100.
    """

    start: int
    """Where the window starts."""
    end: int
    """Where it ends."""
    today: int | None
    """Where the as-of date lies; None where it is outside the bar."""
    label: str
    """The bar in words, for those who do not see it."""


class DueView(Struct, frozen=True, array_like=True):
    """A due date at authored precision, and how it is read."""

    words: str
    """By 2027; Q3 2026; not before Feb 2027; no date."""
    iso: str
    """For `<time datetime>`; may be empty."""
    kind: str
    """One of the due kinds."""
    kind_words: str
    """What that kind means, in one line."""
    basis: str
    """stated or derived."""
    text: str
    """The wording of the source; may be empty."""
    note: str
    """Our note on the date; may be empty."""


class SourceView(Struct, frozen=True, array_like=True):
    """A source, ready to be named and linked."""

    words: str
    """Who published it, and whom it relays: "Compute Current, relaying Bloomberg".

    Empty for evidence of a briefing that stands in the briefing's own source.
    """
    title: str
    """May be empty."""
    author: str
    """May be empty."""
    address: str
    """Where to read it (http or https, or a briefing of this site); may be empty."""
    archive: str
    """An archived copy; may be empty."""
    host: str
    """Host name of the address; may be empty."""
    published: Day | None
    """When it appeared."""
    retrieved: Day | None
    """When the digest fetched it."""


class EvidenceView(Struct, frozen=True, array_like=True):
    """One piece of evidence, with its receipt."""

    source: SourceView
    """Where it stands."""
    role: Mark
    """What it shows: obligation, fulfilment or context."""
    quote: str
    """The exact words; may be empty."""
    fragment: str
    """The source's address with a text fragment that leads to the quote; may be empty."""
    verified: Day | None
    """The day on which the quote was found in the source; None: not verified here."""


class RevisionView(Struct, frozen=True, array_like=True):
    """A change of the promise: the old and the new."""

    on: Day
    """When it changed."""
    field: str
    """What changed, in words: "due date", "amount"."""
    old: str
    """Before; may be empty."""
    new: str
    """After; may be empty where no new value was given."""
    why: str
    """May be empty."""
    sources: tuple[SourceView, ...]
    """Who says so."""


class StatusView(Struct, frozen=True, array_like=True):
    """A step in what became of a commitment."""

    on: Day
    """When."""
    status: Mark
    """What."""
    what: str
    """In our words; may be empty."""
    by: str
    """Who judged so; may be empty."""
    sources: tuple[SourceView, ...]
    """Who says so."""


class CommitmentRow(Struct, frozen=True, array_like=True):
    """A commitment in a list."""

    id: str
    """Its id, for the anchor of the row."""
    address: str
    """Its page."""
    who: tuple[Link, ...]
    """The companies that said it."""
    what: str
    """The statement."""
    due: DueView
    """When it is due."""
    bar: Bar | None
    """Drawn only where the as-of date plays a part."""
    status: Mark
    """What became of it; on briefings the authored status alone."""
    strength: Mark
    """How firmly it was said."""
    standing: Mark
    """How sure the digest is."""
    origins: str
    """"1 origin", "2 origins"; empty where there is no evidence."""
    moved: RevisionView | None
    """The last change of the due date, if any."""
    revisions: int
    """How many changes there were in all."""
    overdue: str
    """"no outcome known; last looked 2 Jul 2026" where it is overdue, else empty."""


class ArticleRow(Struct, frozen=True, array_like=True):
    """A briefing in a list."""

    address: str
    """Its page."""
    title: str
    """Its title."""
    date: Day | None
    """None: undated."""
    publisher: str
    """Of the source; may be empty."""
    excerpt: str
    """The summary, else the first words."""
    companies: tuple[Link, ...]
    """Whom it is about."""
    themes: tuple[Link, ...]
    """What it is about."""
    reason: str
    """Why it stands in this list ("same story", "Microsoft, Model independence"); may be empty."""


class ChangeRow(Struct, frozen=True, array_like=True):
    """A dated change of the digest: a status, a revision or a correction."""

    on: Day
    """When."""
    mark: Mark
    """new, moved, met, missed, withdrawn, corrected and the other statuses."""
    subject: Link
    """The commitment or briefing."""
    who: str
    """The companies, in words; may be empty."""
    text: str
    """What changed."""
    old: str
    """Before, for a revision; may be empty."""
    new: str
    """After, for a revision; may be empty."""
    sources: tuple[SourceView, ...]
    """Who says so."""


class CountRow(Struct, frozen=True, array_like=True):
    """A company or theme with how much there is about it."""

    link: Link
    """Its page."""
    kind: str
    """For companies the kind in words; else empty."""
    note: str
    """Country or definition; may be empty."""
    commitments: int
    """How many commitments."""
    open: int
    """How many of them are not final."""
    articles: int
    """How many briefings."""


class Group(Struct, frozen=True, array_like=True):
    """A titled stretch of rows: a month of briefings, a letter, a kind of company."""

    title: str
    """For people."""
    anchor: str
    """Unique on the page."""
    rows: tuple[object, ...]
    """Rows of the kind that the page's documentation names."""


class Pager(Struct, frozen=True, array_like=True):
    """Where a list that goes over several pages stands."""

    number: int
    """This page, from 1."""
    count: int
    """How many pages there are."""
    total: int
    """How many items there are on all pages."""
    previous: str
    """Address; empty on the first page."""
    next: str
    """Address; empty on the last page."""
    pages: tuple[Link, ...]
    """Links to the pages around this one; the one without address is this page."""


class Heading(Struct, frozen=True, array_like=True):
    """An entry of a table of contents."""

    level: int
    """2 or 3."""
    text: str
    """Its text."""
    anchor: str
    """Its id."""


class Facts(Struct, frozen=True, array_like=True):
    """As-of date and build facts, only on pages whose content depends on them."""

    as_of: Day
    """The day that computed states are computed for."""
    version: str
    """Of briefing."""


class Site(Struct, frozen=True, array_like=True):
    """What all pages of a site share."""

    title: str
    """Name of the digest."""
    tagline: str
    """One line under it; may be empty."""
    language: str
    """BCP 47, for `<html lang>`."""
    base: str
    """Absolute address of the site's root, ending in a slash; empty when not configured."""
    nav: tuple[Link, ...]
    """The five words of the header."""
    report: str
    """Address (https or mailto) for "report an error"; may be empty."""
    contact: str
    """Contact as printed; may be empty."""
    licence: Link
    """Licence of the data."""
    privacy: str
    """One line."""
    preview: bool
    """Marked as a preview, not to be indexed."""
    pages: tuple[Link, ...]
    """Pages of the digest about itself, for the footer."""
    legend: tuple[Mark, ...]
    """Status marks, for the footer."""
    standings: tuple[Mark, ...]
    """Provenance marks, for the footer."""


class Page(Struct, frozen=True, array_like=True, kw_only=True):
    """What every page has: the frame around its content."""

    site: Site
    """Shared by all pages."""
    address: str
    """From the root of the site."""
    title: str
    """Of the page, without the name of the site."""
    description: str = ""
    """For `<meta name=description>`."""
    canonical: str = ""
    """Absolute address; empty when the site's address is not configured."""
    section: str = ""
    """Address of the word of navigation that it belongs to."""
    feed: str = ""
    """Address of the Atom feed that belongs to the page."""
    index: bool = True
    """Whether search engines may list it."""
    facts: Facts | None = None
    """Only where the content depends on them."""


# One view for each template


class PickView(Struct, frozen=True, array_like=True, kw_only=True):
    """An item of an edition, with the reason for it."""

    kind: str
    """story, article or commitment."""
    kind_words: str
    """The same for people."""
    link: Link
    """Where it leads."""
    why: str
    """The reason; may be empty."""
    commitment: CommitmentRow | None
    """For a commitment."""
    summary: str
    """Of a story or briefing; may be empty."""


class HomePage(Page, frozen=True, kw_only=True):
    """home.html: the front page."""

    edition: Link | None
    """The latest edition."""
    edition_covers: str
    """Its dates in words."""
    lead: str
    """Its lead; empty without an edition."""
    picks: tuple[PickView, ...]
    """Its picks."""
    due_next: tuple[CommitmentRow, ...]
    """Not final, and a line or end of the window within 90 days, or the window open."""
    due_next_total: int
    """How many there are in all; the list shows the first."""
    changes: tuple[ChangeRow, ...]
    """The latest."""
    stories: tuple[ArticleRow, ...]
    """Latest stories (title, summary as excerpt)."""
    articles: tuple[ArticleRow, ...]
    """Latest briefings, then undated ones."""
    companies: tuple[CountRow, ...]
    """Those with most commitments first."""
    themes: tuple[CountRow, ...]
    """Those with most commitments first."""


class ArticlesPage(Page, frozen=True, kw_only=True):
    """articles.html: all briefings by month."""

    groups: tuple[Group, ...]
    """Months, the latest first, undated ones last; rows are ArticleRow."""
    pager: Pager
    """Where this page stands."""


class ClaimView(Struct, frozen=True, array_like=True):
    """A claim of a briefing."""

    id: str
    """The anchor on the page is `claim-<id>`; may be empty."""
    text: str
    """In our words."""
    who: tuple[Link, ...]
    """Who says so; address empty where it is not a company of the digest."""
    kind: Mark
    """fact, forecast, analysis, opinion, allegation."""
    standing: Mark
    """How sure the digest is."""
    note: str
    """Our note; may be empty."""
    evidence: tuple[EvidenceView, ...]
    """What it rests on."""
    checked: Day | None
    """When we last looked."""
    origins: str
    """"1 origin", "2 origins"; empty where there is no evidence from outside the briefing."""
    number: int
    """From 1, in the order of the file."""


class CorrectionView(Struct, frozen=True, array_like=True):
    """Something that was wrong, and what is right."""

    on: Day
    """When it was corrected."""
    wrong: str
    """What was said."""
    right: str
    """What is right; printed first."""
    sources: tuple[SourceView, ...]
    """Who says so."""
    subject: Link
    """The briefing it belongs to."""


class ArticlePage(Page, frozen=True, kw_only=True):
    """article.html: one briefing."""

    date: Day | None
    """None: undated."""
    updated: Day | None
    """When it last changed."""
    source: SourceView | None
    """What it is about; None for an original piece."""
    gaps: tuple[str, ...]
    """What is not known of the source, in words: "undated copy", "no author named"."""
    rights: Mark
    """full, excerpt or summary."""
    origin: str
    """Where it first came from, in words; may be empty."""
    checked: Day | None
    """When we last looked."""
    summary: str
    """May be empty."""
    key_points: tuple[str, ...]
    """May be empty."""
    companies: tuple[Link, ...]
    """Whom it is about."""
    themes: tuple[Link, ...]
    """What it is about."""
    years: tuple[Link, ...]
    """Timeline pages."""
    claims: tuple[ClaimView, ...]
    """The claims table."""
    commitments: tuple[CommitmentRow, ...]
    """Commitments that it tells or links, without computed states."""
    corrections: tuple[CorrectionView, ...]
    """Beside what they correct."""
    body: Markup
    """The text."""
    contents: tuple[Heading, ...]
    """Table of contents; empty for a short text."""
    disagreements: tuple[str, ...]
    """Where sources disagree."""
    related: tuple[ArticleRow, ...]
    """With the reason."""
    story: Link | None
    """The story that it belongs to."""
    lang: str
    """BCP 47; empty where it is the site's."""
    translation_of: Link | None
    """The briefing that this one translates."""
    cite: str
    """How to cite it."""


class CompaniesPage(Page, frozen=True, kw_only=True):
    """companies.html: all companies by kind."""

    groups: tuple[Group, ...]
    """Kinds; rows are CountRow."""


class Counts(Struct, frozen=True, array_like=True):
    """What became of a company's or theme's commitments, with denominators."""

    total: int
    """All commitments."""
    resolved: int
    """Those with a final status."""
    by_status: tuple[tuple[Mark, int], ...]
    """How many of each shown status, in the order of the vocabulary, without zeros."""
    kept: str
    """"4 of 6 resolved kept in time (1 more late)"; empty below five resolved."""
    words: str
    """"8 commitments · 2 of 8 resolved"."""


class ProductView(Struct, frozen=True, array_like=True):
    """A product of a company."""

    name: str
    """Its name."""
    aliases: tuple[str, ...]
    """Other names."""


class PersonView(Struct, frozen=True, array_like=True):
    """Somebody who speaks for a company."""

    name: str
    """Their name."""
    role: str
    """Their role; may be empty."""
    as_of: Day | None
    """When that was checked."""


class CompanyPage(Page, frozen=True, kw_only=True):
    """company.html: one company."""

    kind: str
    """In words."""
    country: str
    """ISO code or name; may be empty."""
    aliases: tuple[str, ...]
    """Other names that are not weak."""
    url: str
    """Its own site; may be empty."""
    fiscal_year_end: str
    """"30 June"; may be empty."""
    products: tuple[ProductView, ...]
    """What it owns."""
    people: tuple[PersonView, ...]
    """Who speaks for it."""
    body: Markup
    """A paragraph of identity; may be empty."""
    counts: Counts
    """With denominators."""
    open: tuple[CommitmentRow, ...]
    """Not final, by due window."""
    resolved: tuple[CommitmentRow, ...]
    """Final, the latest due first."""
    slips: tuple[CommitmentRow, ...]
    """Those whose due date was moved."""
    articles: tuple[ArticleRow, ...]
    """Briefings about it."""
    pager: Pager
    """Of the briefings."""
    themes: tuple[CountRow, ...]
    """Themes of its commitments and briefings (counts are those of this company)."""
    neighbours: tuple[CountRow, ...]
    """Companies it appears with (counts are shared ones)."""
    timeline: str
    """Address of its timeline."""


class ThemesPage(Page, frozen=True, kw_only=True):
    """themes.html: all themes."""

    rows: tuple[CountRow, ...]
    """By name."""


class ThemePage(Page, frozen=True, kw_only=True):
    """theme.html: the topic page of one theme."""

    definition: str
    """What it is."""
    is_not: str
    """What it is not; may be empty."""
    aliases: tuple[str, ...]
    """Other names."""
    parent: Link | None
    """The wider theme."""
    children: tuple[Link, ...]
    """Narrower themes."""
    body: Markup
    """State of play; may be empty."""
    counts: Counts
    """With denominators."""
    companies: tuple[CountRow, ...]
    """Company × theme counts: the companies of this theme (counts are those of this theme)."""
    open: tuple[CommitmentRow, ...]
    """Not final, by due window."""
    resolved: tuple[CommitmentRow, ...]
    """Final, the latest due first."""
    articles: tuple[ArticleRow, ...]
    """Briefings about it."""
    pager: Pager
    """Of the briefings."""
    neighbours: tuple[CountRow, ...]
    """Themes that share commitments or briefings (counts are shared ones)."""
    timeline: str
    """Address of its timeline."""


class TimelinePeriod(Struct, frozen=True, array_like=True):
    """A half, a quarter, or the rest of a year: what falls due by its end."""

    title: str
    """Q3 2026; H2 2026; Sometime in 2027."""
    anchor: str
    """Unique on the page."""
    today_before: bool
    """Whether the mark of today stands before this period."""
    rows: tuple[CommitmentRow, ...]
    """By (latest, earliest, precision, id)."""


class TimelineYear(Struct, frozen=True, array_like=True):
    """A year of the timeline."""

    title: str
    """2027, or "No end date"."""
    anchor: str
    """Unique on the page."""
    address: str
    """Its own page; may be empty."""
    periods: tuple[TimelinePeriod, ...]
    """In order; coarse ones at the end of their period."""


class Choice(Struct, frozen=True, array_like=True):
    """One of the prebuilt views of the timeline."""

    link: Link
    """Where it leads."""
    count: int
    """How many commitments it shows."""
    current: bool
    """Whether it is this page."""


class ChoiceGroup(Struct, frozen=True, array_like=True):
    """The prebuilt views of one kind."""

    title: str
    """By year, By company, By theme, By status."""
    choices: tuple[Choice, ...]
    """In their order."""


class TimelinePage(Page, frozen=True, kw_only=True):
    """timeline.html: commitments by due window, whole or one of the prebuilt views."""

    subject: Link | None
    """The company or theme of this view, with its page."""
    years: tuple[TimelineYear, ...]
    """In order."""
    today_last: bool
    """Whether the mark of today stands after everything."""
    choices: tuple[ChoiceGroup, ...]
    """The other views."""
    articles: tuple[ArticleRow, ...]
    """On a year page: the briefings tagged with that year."""
    pager: Pager
    """Of the commitments; on a year page that has more briefings than commitments, of those."""


class CommitmentsPage(Page, frozen=True, kw_only=True):
    """commitments.html: all commitments, by due window."""

    rows: tuple[CommitmentRow, ...]
    """By (latest, earliest, precision, id)."""
    counts: Counts
    """Over all."""
    pager: Pager
    """Where this page stands."""


class CommitmentPage(Page, frozen=True, kw_only=True):
    """commitment.html: one commitment with its evidence."""

    row: CommitmentRow
    """As in lists."""
    said_by: str
    """The person; may be empty."""
    stated: Day | None
    """When it was said."""
    amount: str
    """"about $600 bn, total compute spend"; may be empty."""
    reading: tuple[str, ...]
    """How the due date is read, one sentence each: the strict and the loose line."""
    themes: tuple[Link, ...]
    """Its themes."""
    evidence: tuple[EvidenceView, ...]
    """Quotes with their sources."""
    sources: tuple[SourceView, ...]
    """Further sources."""
    history: tuple[StatusView, ...]
    """The latest first."""
    revisions: tuple[RevisionView, ...]
    """The ledger, the latest first."""
    conflicts: tuple[str, ...]
    """Where sources disagree."""
    settles_when: str
    """What would settle it; may be empty."""
    voided_if: str
    """What would make it moot; may be empty."""
    supersedes: Link | None
    """The commitment it replaces."""
    superseded_by: Link | None
    """The commitment that replaces it."""
    articles: tuple[ArticleRow, ...]
    """Briefings it is told in."""
    checked: Day | None
    """When we last looked."""
    note: str
    """Our note; may be empty."""
    body: Markup
    """More text; may be empty."""
    cite: str
    """How to cite it."""


class EditionRow(Struct, frozen=True, array_like=True):
    """An edition in a list."""

    link: Link
    """Its page."""
    covers: str
    """Its dates in words."""
    lead: str
    """May be empty."""


class EditionsPage(Page, frozen=True, kw_only=True):
    """editions.html: all editions, the latest first."""

    rows: tuple[EditionRow, ...]
    """The latest first."""
    pager: Pager
    """Where this page stands."""


class EditionPage(Page, frozen=True, kw_only=True):
    """edition.html: one issue of the digest."""

    covers: str
    """Its dates in words."""
    lead: str
    """May be empty."""
    picks: tuple[PickView, ...]
    """With the reasons."""
    changes: tuple[ChangeRow, ...]
    """Dated within the edition."""
    articles: tuple[ArticleRow, ...]
    """Briefings dated within the edition."""
    body: Markup
    """More text; may be empty."""
    previous: Link | None
    """The edition before."""
    next: Link | None
    """The edition after."""


class StoriesPage(Page, frozen=True, kw_only=True):
    """stories.html: all stories."""

    rows: tuple[ArticleRow, ...]
    """Title, and summary as excerpt."""
    pager: Pager
    """Where this page stands."""


class StoryPage(Page, frozen=True, kw_only=True):
    """story.html: several briefings about the same event."""

    summary: str
    """May be empty."""
    origins: str
    """"3 briefings, 1 origin"."""
    articles: tuple[ArticleRow, ...]
    """The briefings."""
    commitments: tuple[CommitmentRow, ...]
    """Commitments told in them."""
    disagreements: tuple[str, ...]
    """Where they disagree."""
    body: Markup
    """More text; may be empty."""


class ChangesPage(Page, frozen=True, kw_only=True):
    """changes.html: the change list, the latest first."""

    groups: tuple[Group, ...]
    """Months; rows are ChangeRow."""
    pager: Pager
    """Where this page stands."""


class MatrixRow(Struct, frozen=True, array_like=True):
    """A company of the matrix."""

    company: Link
    """Its page."""
    cells: tuple[int, ...]
    """Commitments and briefings for each theme, in the order of the columns."""
    total: int
    """Over all themes, each item counted once."""


class MatrixPage(Page, frozen=True, kw_only=True):
    """matrix.html: companies × themes."""

    themes: tuple[Link, ...]
    """The columns."""
    rows: tuple[MatrixRow, ...]
    """Companies that have something, by name."""


class IndexEntry(Struct, frozen=True, array_like=True):
    """A line of the A–Z."""

    link: Link
    """Where it leads."""
    note: str
    """Kind of thing, or "see Microsoft"."""


class IndexPage(Page, frozen=True, kw_only=True):
    """index.html and search.html: A–Z of companies, products, people, themes and pages."""

    groups: tuple[Group, ...]
    """Letters; rows are IndexEntry."""


class TextPage(Page, frozen=True, kw_only=True):
    """page.html: a page of the digest about itself."""

    body: Markup
    """The text."""
    contents: tuple[Heading, ...]
    """Table of contents; empty for a short text."""


class Vocabulary(Struct, frozen=True, array_like=True):
    """A closed vocabulary, for the legend."""

    title: str
    """Strength, Standing, Status, …"""
    marks: tuple[Mark, ...]
    """Its values."""


class MethodologyPage(TextPage, frozen=True, kw_only=True):
    """methodology.html: the text, the legend of marks, and how much is verified."""

    vocabularies: tuple[Vocabulary, ...]
    """The axes, due kinds and roles."""
    quotes: int
    """How many quotes there are."""
    verified: int
    """How many of them are verified."""
    unverified: int
    """How many are not verified here."""


class CorrectionsPage(TextPage, frozen=True, kw_only=True):
    """corrections.html: the policy, and every correction."""

    corrections: tuple[CorrectionView, ...]
    """The latest first."""


class NotFoundPage(Page, frozen=True, kw_only=True):
    """404.html: for addresses that do not exist; its links are absolute."""


class RedirectPage(Page, frozen=True, kw_only=True):
    """redirect.html: an old address that leads to the new one."""

    target: str
    """The new address, from the root of the site."""


class SitemapPage(Page, frozen=True, kw_only=True):
    """sitemap.xml: every page that may be indexed."""

    addresses: tuple[str, ...]
    """Absolute."""


class RobotsPage(Page, frozen=True, kw_only=True):
    """robots.txt."""
