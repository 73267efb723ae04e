"""The declared fields of the views: all that a template may read of them."""

from __future__ import annotations

from msgspec import Struct

from briefing.pages import views

FIELDS: dict[type, frozenset[str]] = {
    kind: frozenset(kind.__struct_fields__)
    for kind in vars(views).values()
    if isinstance(kind, type) and issubclass(kind, Struct) and kind is not Struct
}
"""View → the names of its fields."""

HOLDERS: dict[str, frozenset[type]] = {
    name: frozenset(kind for kind, names in FIELDS.items() if name in names)
    for name in sorted(frozenset().union(*FIELDS.values()))
}
"""Name of a field → the views that have it."""
