"""Diagnostics as one JSON document; docs/diagnostics.schema.json is its schema."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict

from briefing.diagnostics import Diagnostic

FIELDS = ("code", "severity", "file", "line", "column", "message", "hint")


def render(
    diagnostics: Sequence[Diagnostic],
    _texts: Mapping[str, str],
    _style: Callable[[str, str], str],
) -> str:
    """Return `{"diagnostics": […]}`."""
    rows = [{name: asdict(item)[name] for name in FIELDS} for item in diagnostics]
    return json.dumps({"diagnostics": rows}, ensure_ascii=False, indent=2)
