"""Asking an editor what to make of each suggestion (`briefing ingest -i`)."""

from __future__ import annotations

from collections.abc import Callable

import click

from briefing.ingest import deciding
from briefing.ingest.drafts import Draft, Suggestion
from briefing.report.text import visible

ANSWERS: dict[str, str] = {
    "y": "take it",
    "n": "drop it",
    "e": "edit and take it",
    "s": "leave it for later",
    "q": "leave all the rest",
}
"""What may be answered."""

QUESTIONS: dict[str, str] = {
    "company": "Tag the company {value}?",
    "theme": "Tag the theme {value}?",
    "year": "Tag the year {value}?",
    "new-company": "Add {value} to content/companies/ and tag it?",
    "commitment": "Take this commitment in? “{value}”",
    "story": "The same story as {value}?",
    "duplicate": "The same as {value}?",
    "ownership": "Seen? {value}",
}
"""Kind of a suggestion → what is asked."""


def ask(draft: Draft, id: str, knows: Callable[[str], bool]) -> Draft:
    """Return a draft as an editor decided, suggestion by suggestion.

    `id` is that of its article; `knows` says whether a company has an entry.
    """
    choices = click.Choice(list(ANSWERS))
    click.echo(", ".join(f"{key}: {means}" for key, means in ANSWERS.items()), err=True)
    for one in [one for one in draft.suggestions if not one.accepted]:
        who = str(one.details.get("who", ""))
        if one.kind == "commitment" and not (knows(who) or _is_taken(draft, who)):
            told = f"Left under 'suggested': {who or 'nobody'} has no entry in content/companies/"
            click.echo(visible(f"{told}. “{one.value}”"), err=True)
            continue
        question = visible(QUESTIONS[one.kind].format(value=one.value))
        try:
            answer = click.prompt(
                f"{question}\n  {visible(one.reason)}", type=choices, default="s", err=True
            )
            draft = _decide(answer, draft, one, id)
        except click.Abort as stopped:
            if isinstance(stopped.__context__, KeyboardInterrupt):
                raise KeyboardInterrupt from None
            answer = "q"  # the end of standard input
        if answer == "q":
            break
    return draft


def _is_taken(draft: Draft, name: str) -> bool:
    """Say whether a company was just accepted as a new entry."""
    return any(
        one.accepted and one.kind == "new-company" and one.value == name
        for one in draft.suggestions
    )


def _decide(answer: str, draft: Draft, one: Suggestion, id: str) -> Draft:
    decide = DECISIONS.get(answer)
    return decide(draft, one, id) if decide else draft


def _take(draft: Draft, one: Suggestion, id: str) -> Draft:
    return deciding.accepted(draft, one, _words(one), id)


def _edit(draft: Draft, one: Suggestion, id: str) -> Draft:
    words = click.prompt("  as", default=_words(one), err=True)
    return deciding.accepted(draft, one, str(words), id)


DECISIONS: dict[str, Callable[[Draft, Suggestion, str], Draft]] = {
    "y": _take,
    "n": lambda draft, one, _id: deciding.rejected(draft, one),
    "e": _edit,
}


def _words(one: Suggestion) -> str:
    """Return what is taken over: of a commitment what will be done, else the tag."""
    return str(one.details.get("what") or one.value) if one.kind == "commitment" else one.value
