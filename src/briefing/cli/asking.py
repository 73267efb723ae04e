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
    click.echo(", ".join(f"{key}: {means}" for key, means in ANSWERS.items()), err=True)
    for one in [one for one in draft.suggestions if not one.accepted]:
        who = str(one.details.get("who", ""))
        if one.kind == "commitment" and not (knows(who) or _is_taken(draft, who)):
            told = f"Left under 'suggested': {who or 'nobody'} has no entry in content/companies/"
            click.echo(visible(f"{told}. “{one.value}”"), err=True)
            continue
        answer, words = _answer(one)
        if answer == "q":
            break
        if answer == "n":
            draft = deciding.rejected(draft, one)
        elif answer in {"y", "e"}:
            draft = deciding.accepted(draft, one, words, id)
    return draft


def _answer(one: Suggestion) -> tuple[str, str]:
    """Ask about a suggestion; return the answer, and the words that are taken over."""
    question = f"{visible(QUESTIONS[one.kind].format(value=one.value))}\n  {visible(one.reason)}"
    words = _words(one)
    try:
        answer = click.prompt(question, type=click.Choice(list(ANSWERS)), default="s", err=True)
        if answer == "e":
            kind = click.IntRange(1) if one.kind == "year" else click.STRING
            words = str(click.prompt("  as", default=words, type=kind, err=True))
    except click.Abort as stopped:
        if isinstance(stopped.__context__, KeyboardInterrupt):
            raise KeyboardInterrupt from None
        return "q", words  # the end of standard input
    return answer, words


def _is_taken(draft: Draft, name: str) -> bool:
    """Say whether a company was just accepted as a new entry."""
    return any(
        one.accepted and one.kind == "new-company" and one.value == name
        for one in draft.suggestions
    )


def _words(one: Suggestion) -> str:
    """Return what is taken over: of a commitment what will be done, else the tag."""
    return str(one.details.get("what") or one.value) if one.kind == "commitment" else one.value
