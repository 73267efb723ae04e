"""Wing 1: a source article becomes clean Markdown with tags, dates and evidence.

What is named here is for everybody; each is loaded when it is first asked for, since the libraries
behind it are dear and the other commands need none of them.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.ingest.candidates import commitments
    from briefing.ingest.composing import compose, read
    from briefing.ingest.drafts import Candidate, Draft, Dropped, DueTime, Question, Suggestion
    from briefing.ingest.normalising import normalise
    from briefing.ingest.registry import Registry
    from briefing.ingest.times import due_times

__all__ = [
    "Candidate",
    "Draft",
    "Dropped",
    "DueTime",
    "Question",
    "Registry",
    "Suggestion",
    "commitments",
    "compose",
    "due_times",
    "normalise",
    "read",
]

_MODULES = {
    "candidates": ("commitments",),
    "drafts": ("Candidate", "Draft", "Dropped", "DueTime", "Question", "Suggestion"),
    "registry": ("Registry",),
    "composing": ("compose", "read"),
    "normalising": ("normalise",),
    "times": ("due_times",),
}
"""Module → what it gives.  No module is called as what is given: Python would put the module in the
place of the function (`from briefing.ingest import commitments`) once somebody imports it."""
_HOMES = {name: module for module, names in _MODULES.items() for name in names}


def __getattr__(name: str) -> object:
    """Load what is asked for (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
