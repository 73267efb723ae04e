"""Diagnostics as workflow commands that GitHub shows beside the changed lines.

https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from briefing.diagnostics import Diagnostic

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}


def render(
    diagnostics: Sequence[Diagnostic],
    _texts: Mapping[str, str],
    _style: Callable[[str, str], str],
) -> str:
    """Return one command a line."""
    return "\n".join(map(_one, diagnostics))


def _one(item: Diagnostic) -> str:
    properties = {"file": item.file, "line": item.line, "col": item.column, "title": item.code}
    given = ",".join(f"{name}={_property(v)}" for name, v in properties.items() if v)
    text = f"{item.message}. {item.hint}".removesuffix(". ")
    return f"::{_COMMANDS[item.severity]} {given}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: object) -> str:
    return _data(str(value)).replace(":", "%3A").replace(",", "%2C")
