"""Projects as files: Markdown with front matter, laid out as an editor would."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from digest.records import Values

Files = Iterable[tuple[str, str]]
"""Paths below a project, and texts."""


def document(values: Values, body: str) -> str:
    """Return a Markdown file with YAML front matter, laid out as an editor would."""
    return "\n".join(["---", *_yaml(values), "---", body])


def _yaml(values: Values, indent: str = "") -> Iterator[str]:
    for key, value in values.items():
        match value:
            case dict():
                yield f"{indent}{key}:"
                yield from _yaml(value, f"{indent}  ")
            case [dict(), *_]:
                yield f"{indent}{key}:"
                for each in value:
                    first, *rest = _yaml(each, f"{indent}    ")
                    yield f"{indent}  - {first.lstrip()}"
                    yield from rest
            case list():
                yield f"{indent}{key}: [{', '.join(map(str, value))}]"
            case str():
                yield f"{indent}{key}: {json.dumps(value, ensure_ascii=False)}"
            case _:
                yield f"{indent}{key}: {value}"


def write(written: Iterable[tuple[str, str]], folder: Path) -> int:
    """Write files into a folder, and return their number."""
    known: set[Path] = set()
    count = 0
    for name, text in written:
        path = folder / name
        if path.parent not in known:
            path.parent.mkdir(parents=True, exist_ok=True)
            known.add(path.parent)
        path.write_text(text, encoding="utf-8", newline="\n")
        count += 1
    return count
