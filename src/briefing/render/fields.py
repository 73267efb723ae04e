"""The declared fields of the views: all that a template may read of them."""

from __future__ import annotations

import dataclasses

from briefing.pages import views

FIELDS: dict[type, frozenset[str]] = {
    kind: frozenset(field.name for field in dataclasses.fields(kind))
    for kind in vars(views).values()
    if isinstance(kind, type) and dataclasses.is_dataclass(kind)
}
"""View → the names of its fields."""

HOLDERS: dict[str, frozenset[type]] = {
    name: frozenset(kind for kind, names in FIELDS.items() if name in names)
    for name in sorted(frozenset().union(*FIELDS.values()))
}
"""Name of a field → the views that have it."""
