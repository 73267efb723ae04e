"""Draws articles: their heads, which others refer to, and their texts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

from digest import prose
from digest.records import FIRST_DAY, TODAY, Article, Head, Values
from digest.subjects import COMPANIES, THEMES, Company, Theme, slug

LAST_YEAR = 2032
UNDATED, WITH_CLAIMS = 0.02, 0.08
"""Shares of the articles."""
BODY_SIZE = (5_300, 8_200)
"""Smallest and largest body that is aimed at, in characters; it ends with a whole section."""
STANDINGS = ("reported", "reported", "disputed", "unverified")
STORIES, ARTICLES_PER_STORY = 12, 5


def draws(seed: int, *what: str | int) -> Random:
    """Return the source of everything drawn for one thing; it seeds from text, not from a hash."""
    return Random(" ".join(map(str, (seed, *what))))


def head_of(seed: int, number: int) -> Head:
    """Draw the head of an article."""
    rng = draws(seed, "head", number)
    companies = tuple(rng.sample(COMPANIES, rng.choice((1, 1, 2, 2, 3))))
    themes = tuple(rng.sample(THEMES, rng.choice((1, 2))))
    day = FIRST_DAY + timedelta(days=rng.randrange((TODAY - FIRST_DAY).days))
    ahead = LAST_YEAR - day.year
    years = sorted({day.year + rng.randint(0, min(5, ahead)) for _ in range(rng.choice((1, 1, 2)))})
    title = prose.phrase(rng, prose.TITLES, slots(companies, themes, years))
    story = number // ARTICLES_PER_STORY
    return Head(
        number=number,
        id=f"{slug(title)[:60].rstrip('-')}-{number:05}",
        title=title,
        date=None if rng.random() < UNDATED else day,
        companies=companies,
        themes=themes,
        years=tuple(years),
        story=f"story-{story + 1}" if story < STORIES else "",
    )


def slots(
    companies: Sequence[Company], themes: Sequence[Theme], years: Sequence[int]
) -> prose.Slots:
    """Return the words that belong to one subject; the other company is never the first."""
    first = COMPANIES.index(companies[0])
    others = companies[1:] or (COMPANIES[(first + 7) % len(COMPANIES)],)
    return {
        "company": (companies[0].name,),
        "other": tuple(company.name for company in others),
        "product": (companies[0].product,),
        "theme_lower": tuple(theme.name.lower() for theme in themes),
        "year": tuple(map(str, years)),
    }


def article_of(head: Head, heads: Sequence[Head], seed: int) -> Article:
    """Draw an article; `heads` are those of all that it may refer to."""
    rng = draws(seed, "text", head.number)
    own = slots(head.companies, head.themes, head.years)
    claims = _claims(rng, head, own) if rng.random() < WITH_CLAIMS else ()
    return Article(
        head=head,
        summary=prose.phrase(rng, prose.SUMMARIES, own),
        source=_source(rng, head, own),
        claims=claims,
        body=_body(rng, heads, head, own, claims),
    )


def _source(rng: Random, head: Head, own: prose.Slots) -> Values:
    publisher = rng.choice(("Grid Gazette", "Model Monitor", "The Compute Post", "Policy Wire"))
    published = head.date or date(head.years[0], 1, 1 + head.number % 28)
    return {
        "publisher": publisher,
        "title": prose.phrase(rng, prose.TITLES, own),
        "url": f"https://{slug(publisher)}.example.com/{published.year}/{head.id}",
        "published": min(published, TODAY),
    }


def _claims(rng: Random, head: Head, own: prose.Slots) -> tuple[Values, ...]:
    return tuple(
        {
            "id": f"c{number}",
            "text": f"{prose.phrase(rng, ('{company} said in {source} that the budget is',), own)}"
            f" ${rng.randrange(2, 90)} billion.",
            "who": head.companies[0].id,
            "kind": rng.choice(("fact", "forecast", "analysis")),
            "standing": rng.choice(STANDINGS),
            "evidence": [{"source": _source(rng, head, own), "role": "context"}],
        }
        for number in range(1, rng.randint(2, 4))
    )


def _body(
    rng: Random,
    heads: Sequence[Head],
    head: Head,
    own: prose.Slots,
    claims: tuple[Values, ...],
) -> str:
    """Write the text: the four sections with a list, a table and a quote, then plain ones."""
    extras = [
        prose.bullets(rng, own, rng.randint(4, 6)),
        prose.table(rng, own, rng.randint(4, 7)),
        prose.quote(rng, own),
        prose.numbered(rng, own, rng.randint(3, 5)),
    ]
    links = _links(rng, heads, head)
    parts = [prose.paragraph(rng, own, 4), *(claim["text"] for claim in claims)]
    size, aim = 0, rng.randrange(*BODY_SIZE)
    while extras or size < aim:
        parts += [
            prose.heading(rng),
            " ".join((prose.paragraph(rng, own, rng.randint(2, 4)), links.pop() if links else "")),
            prose.paragraph(rng, own, rng.randint(3, 5)),
            _marked(rng, own),
        ]
        if extras:
            parts.append(extras.pop(0))
        size = sum(map(len, parts))
    return "\n\n".join(part.rstrip() for part in parts) + "\n"


def _marked(rng: Random, own: prose.Slots) -> str:
    """Return a paragraph with emphasis and code."""
    patterns = (
        "The field `{code}` is **not** part of the *{adjective} {document}*.",
        "In the *{adjective} {document}* the line `{code}` stands for **{measure}**.",
        "**{company}** writes `{code}` where {other} writes `{code}`.",
    )
    return f"{prose.paragraph(rng, own, 2)} {prose.phrase(rng, patterns, own)}"


def _links(rng: Random, heads: Sequence[Head], head: Head) -> list[str]:
    """Return sentences with links: to other sites, earlier articles, subjects and site pages."""
    company, theme = head.companies[0], head.themes[0]
    page, year = rng.choice(("about", "methodology", "commitments")), rng.choice(head.years)
    notice = f"https://www.{company.id}.example.com/notices/{rng.randrange(9999)}?year={year}"
    letter = f"https://registry.example.com/{head.id}.html"
    sentences = [
        f"The [notice]({notice}) is public.",
        f"In part the dates stand in a [letter to the regulator]({letter}).",
        f"See also the page of [{company.name}](../../companies/{company.id}.md).",
        f"More on the subject is gathered under [{theme.name}](../../themes/{theme.id}.md).",
        f"What falls due is on the [timeline](/timeline/{year}/), [read](/{page}/) as always.",
    ]
    for _ in range(min(head.number, rng.randint(2, 3))):
        other = heads[rng.randrange(head.number)]
        sentences.append(f"An earlier briefing: [{other.title}](../{other.folder}/{other.id}.md).")
    rng.shuffle(sentences)
    return [*sentences[:2], " ".join(sentences[2:4]), " ".join(sentences[4:])]
