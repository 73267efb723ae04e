"""Diagnostics for people and machines: text, JSON and GitHub annotations.

FORMATS is the table of all forms.  A form is a pure function; styling is handed in, because
colours belong to the terminal.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from briefing.diagnostics import Diagnostic
from briefing.report import github, json, text

Style = Callable[[str, str], str]
"""(text, role) → text as shown; roles: error, warning, info, place, gutter, caret, hint."""

Format = Callable[[Sequence[Diagnostic], Mapping[str, str], Style], str]

FORMATS: dict[str, Format] = {
    "text": text.render,
    "json": json.render,
    "github": github.render,
}
