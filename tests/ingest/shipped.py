"""The shipped companies and themes, read from the repository's content as a build reads them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from briefing.content.reader import REGISTRY_KINDS, File
from briefing.diagnostics import Diagnostics, Severity
from briefing.ingest.registry import Registry
from briefing.model.records import Company, Theme
from tests import reading

PROJECT = Path(__file__).parents[2]


@cache
def registry() -> Registry:
    """Return the registry that the shipped digest is tagged with; errors in it fail the test."""
    files = [
        File(path.relative_to(PROJECT).as_posix(), path.read_text("utf-8"))
        for kind in REGISTRY_KINDS
        for path in sorted((PROJECT / "content" / kind).rglob("*.md"))
    ]
    problems = Diagnostics()
    _, found = reading.registry_of(files, problems)
    assert not [problem for problem in problems if problem.severity == Severity.ERROR]
    records = [record for record, _ in found.values()]
    return Registry(
        companies=tuple(record for record in records if isinstance(record, Company)),
        themes=tuple(record for record in records if isinstance(record, Theme)),
    )
