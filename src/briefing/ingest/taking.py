"""The drafts of a source, one after the other: likenesses, an editor's word, the shelf."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import PurePosixPath

from briefing.diagnostics import Place, diagnose
from briefing.ingest.drafts import Draft
from briefing.ingest.shelving import Shelf, Shelved

Ask = Callable[[Draft, str], Draft]
"""(draft, id of its article) → the draft as an editor decided."""


def take(
    drafts: Iterable[Draft], shelf: Shelf | None, ask: Ask | None = None
) -> Iterator[tuple[Draft, Shelved | None]]:
    """Yield each draft with what became of it on disk.

    Those that failed are written nowhere, nor is any where there is no shelf.
    """
    for draft in drafts:
        yield (draft, None) if draft.failed or shelf is None else _put(draft, shelf, ask)


def _put(draft: Draft, shelf: Shelf, ask: Ask | None) -> tuple[Draft, Shelved | None]:
    try:
        spot = shelf.spot(draft)
        draft = plain = shelf.compared(draft, spot)
        if ask and not spot.edited:
            draft = ask(draft, PurePosixPath(spot.path).stem)
        shelved = shelf.put(draft, spot, decided=draft is not plain)
    except OSError as error:
        path, reason = error.filename or draft.name, error.strerror or str(error)
        problem = diagnose("ingest-unwritable", Place(draft.name), path=path, reason=reason)
        return draft.with_problems([problem]), None
    return draft.with_problems(shelved.problems), shelved
