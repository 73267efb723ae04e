"""Why a page was made again, in words."""

from __future__ import annotations

from briefing.build.trace import Reason
from briefing.model.reads import EVERY, KEYS, Cell

SHOWN = 3
"""How many causes are named."""

_WHOLE = {
    "dates": "briefings or their dates",
    "touched": "briefings or their dates",
    "changes": "the dated changes",
}
_ONE = {
    "articles": "the front matter or the excerpt of briefing {}",
    "articles_by_commitment": "the briefings about commitment {}",
    "articles_by_company": "the briefings of company {}",
    "articles_by_story": "the briefings of story {}",
    "articles_by_theme": "the briefings of theme {}",
    "articles_by_year": "the briefings of {}",
    "bodies": "the text of {}",
    "commitments": "commitment {}",
    "commitments_by_article": "the commitments of briefing {}",
    "commitments_by_company": "the commitments of company {}",
    "commitments_by_theme": "the commitments of theme {}",
    "companies": "company {}",
    "config": "the configuration ({})",
    "editions": "edition {}",
    "digests": "{}",
    "pages": "page {}",
    "stories": "story {}",
    "themes": "theme {}",
}
_VALUES = {
    "addresses": "the addresses of the site",
    "as_of": "the as-of date",
    "site": "what all pages show",
    "tally": "the number of quotes",
}


def words(reason: Reason) -> str:
    """Return a reason as a line for people."""
    if reason.what == "new":
        return "it is new"
    if reason.what == "template":
        return f"templates/{reason.names[0]}, or what it draws with, changed"
    if reason.what == "output":
        return f"{reason.names[0]} is not as it was written"
    causes = list(dict.fromkeys(_cell(cell) for cell in reason.cells))
    more = f" and {len(causes) - SHOWN} more" if len(causes) > SHOWN else ""
    return f"changed: {', '.join(causes[:SHOWN])}{more}"


def _cell(cell: Cell) -> str:
    table, key = cell
    if table in _VALUES:
        return _VALUES[table]
    if key in (EVERY, KEYS):
        return _WHOLE.get(table, f"the list of {table.replace('_', ' ')}")
    named = "/".join(key) if isinstance(key, tuple) else key
    return _ONE.get(table, f"{table.replace('_', ' ')} of {{}}").format(named)
