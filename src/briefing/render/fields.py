"""The declared fields of the views: all that a template may read of them."""

from __future__ import annotations

from jinja2.runtime import LoopContext
from msgspec import Struct

from briefing.pages import views

FIELDS: dict[type, frozenset[str]] = {
    kind: frozenset(kind.__struct_fields__)
    for kind in vars(views).values()
    if isinstance(kind, type) and issubclass(kind, Struct) and kind is not Struct
}
"""View → the names of its fields."""

_READABLE: dict[type, frozenset[str]] = {
    **FIELDS,
    LoopContext: frozenset({"first", "index", "index0", "last", "length"}),
}

HOLDERS: dict[str, frozenset[type]] = {
    name: frozenset(kind for kind, names in _READABLE.items() if name in names)
    for name in sorted(frozenset().union(*_READABLE.values()))
}
"""Name of a field → the views that have it, or a loop."""
