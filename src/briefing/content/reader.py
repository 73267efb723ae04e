"""Files to records: front matter checked by the schema, body rendered, values put together.

Reading has two passes, because tags name companies and themes: those are read first, and everything
else with the registry of their names at hand.  References to ids of other files are left
to the library, which knows them all.
"""

from __future__ import annotations

import posixpath
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice

from msgspec import Struct

from briefing.content import header, markdown, schema
from briefing.content.building import BUILDERS, Builder, Values
from briefing.content.values import Cursor, is_id, suggest_id
from briefing.diagnostics import UNSAFE, Diagnostics, Place
from briefing.model.records import (
    Body,
    Company,
    Record,
    Theme,
    Where,
)
from briefing.model.registry import Registry
from briefing.model.registry import build as build_registry

TOLD_CHARACTERS = 20
"""Control characters of one file that are told; a file of nothing else needs no more."""
REGISTRY_KINDS = ("companies", "themes")
_PLAIN = b"\t\n\r" + bytes(range(0x20, 0x7F))
"""ASCII without control characters."""


class File(Struct, frozen=True):
    """A content file as text."""

    path: str
    """Relative to the project, with forward slashes."""
    text: str

    @property
    def kind(self) -> str:
        """The folder below content/ that says what kind of file it is."""
        return self.path.split("/")[1]

    @property
    def id(self) -> str:
        """The file's stem, composed (NFC) as it is typed."""
        return unicodedata.normalize("NFC", posixpath.splitext(posixpath.basename(self.path))[0])


def registry_of(
    records: Iterable[Record], unread: Iterable[str], problems: Diagnostics
) -> Registry:
    """Index the names of companies and themes; of `unread` files no more is known than their id."""
    ids: dict[str, list[str]] = {}
    for path in unread:
        file = File(path, "")
        ids.setdefault(file.kind, []).append(file.id)
    records = list(records)
    return build_registry(
        [record for record in records if isinstance(record, Company)],
        [record for record in records if isinstance(record, Theme)],
        problems,
        unread=ids,
    )


def read_file(
    file: File, registry: Registry | None, problems: Diagnostics
) -> tuple[Record, Body] | None:
    """Read one file; None, with diagnostics, where no record can be made of it."""
    return read_files([file], registry, {file.path: problems}).get(file.path)


def read_files(
    files: Iterable[File], registry: Registry | None, problems: Mapping[str, Diagnostics]
) -> dict[str, tuple[Record, Body]]:
    """Read files, by path; `problems` are told by path too, and without a record there is no more.

    Each step is taken with all files before the next: what it works with stays in the caches of
    the processor then, and reading takes a sixth less time than with one file after another.
    """
    left = [_Reading(file, file.id, registry, problems[file.path]) for file in files]
    for step in _STEPS:
        left = [reading for reading in left if step(reading)]
    return {one.file.path: (one.record, one.body) for one in left if one.record}


class _Reading(Struct):
    """A file on its way to a record and a body."""

    file: File
    id: str
    registry: Registry | None
    problems: Diagnostics
    cut: header.Split = header.Split("", 1, "", 1)
    cursor: Cursor | None = None
    """At the front matter."""
    values: Values | None = None
    body: Body = Body()
    record: Record | None = None


def _cut(reading: _Reading) -> bool:
    """Part front matter and body; say whether there is front matter to read, and an id."""
    file, problems = reading.file, reading.problems
    text = header.unix_lines(file.text)
    _check_text(file.path, text, problems)
    if not is_id(reading.id):
        near = f"{suggest_id(reading.id)}.md"
        problems.add("file-name", Place(file.path), name=reading.id, near=near)
        return False
    read = header.read(text, file.path, problems)
    if read is None:
        return False
    node, reading.cut = read
    reading.cursor = Cursor(node, file.path, (), problems, {}, reading.registry)
    return True


def _check(reading: _Reading) -> bool:
    """Check the front matter."""
    assert reading.cursor
    reading.values = schema.read_mapping(reading.cursor, schema.KINDS[reading.file.kind])
    return True


def _render(reading: _Reading) -> bool:
    """Render the body."""
    cut, path = reading.cut, reading.file.path
    reading.body = markdown.render(
        cut.body, file=path, first_line=cut.body_line, problems=reading.problems
    )
    return True


def _build(reading: _Reading) -> bool:
    """Put the record together; say whether it has all that it must have."""
    file, values, cursor = reading.file, reading.values, reading.cursor
    if cursor is None or values is None or not schema.KINDS[file.kind].required <= values.keys():
        return False
    _tell_suggested(cursor)
    common: Values = {
        "id": reading.id,
        "slug": values.get("slug", reading.id),
        "where": Where(file.path, cursor.positions),
        "redirect_from": values.get("redirect_from", ()),
        "draft": values.get("draft", False),
    }
    if file.kind == "articles":
        common["excerpt"] = values.get("summary") or reading.body.excerpt
    builder = Builder(reading.registry, reading.problems, common["where"])
    reading.record = BUILDERS[file.kind](builder, values, common)
    return True


_STEPS: tuple[Callable[[_Reading], bool], ...] = (_cut, _check, _render, _build)
"""What is done with each file, in this order; False where it ends there."""


def _tell_suggested(at: Cursor) -> None:
    """Tell what ingest found and no editor has decided yet."""
    assert isinstance(at.node, header.Mapping)
    for key, value in at.node.entries:
        if key.text != "suggested" or not isinstance(value, header.Mapping):
            continue
        numbers = {name.text: len(_entries(inner)) for name, inner in value.entries}
        if any(numbers.values()):
            keys = ", ".join(f"{name} ({number})" for name, number in numbers.items() if number)
            at.on(key).report("ingest-suggested", keys=keys)


def _entries(node: header.Node) -> Sequence[object]:
    """Return what a node is made of; a single value is one."""
    match node:
        case header.Mapping():
            return node.entries
        case header.Sequence():
            return node.items
    return () if node.text is None else (node,)


def _check_text(file: str, text: str, problems: Diagnostics) -> None:
    """Report control characters, which make a line read as what it is not."""
    # Six times faster than searching all of the text, which is plain for the most part.
    if not UNSAFE.search(text.encode().translate(None, _PLAIN).decode()):
        return
    for match in islice(UNSAFE.finditer(text), TOLD_CHARACTERS):
        line = text.count("\n", 0, match.start()) + 1
        column = match.start() - text.rfind("\n", 0, match.start())
        problems.add("unsafe-text", Place(file, line, column), name=f"U+{ord(match[0]):04X}")
