"""Front matter with true lines: the raw split, and a tree of nodes that know their position.

python-frontmatter decides what a front-matter block is and hands it to a handler; the handler here
keeps its own split of the untouched text, because `frontmatter.parse` strips leading lines and
swallows errors, which would shift or lose positions.  YAML is read as events, not values: `no` and
`1:30` stay text until the schema reads them, and deep nesting never reaches the recursive composer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import frontmatter
import yaml
from frontmatter.default_handlers import YAMLHandler

from briefing.diagnostics import UNSAFE, Diagnostics, Place

MAX_BYTES = 64 * 1024
MAX_DEPTH = 32
MAX_NODES = 20_000
"""Most values that a header may have once its aliases are written out."""

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value, as text.  `text` is None for an empty value or a plain null."""

    text: str | None
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list of values."""

    items: tuple[Node, ...]
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Mapping:
    """Named values, in order; keys are unique."""

    entries: tuple[tuple[Scalar, Node], ...]
    line: int
    column: int


Node = Scalar | Sequence | Mapping


@dataclass(frozen=True, slots=True)
class Split:
    """A file cut in two: its front matter and its body, each with its first line in the file."""

    header: str
    header_line: int
    body: str
    body_line: int


class _Handler(YAMLHandler):
    """Hands python-frontmatter our split, and keeps it."""

    def __init__(self, split: Split) -> None:
        super().__init__()
        self._split = split

    def split(self, _stripped: str) -> tuple[str, str]:
        return self._split.header, self._split.body

    def load(self, fm: str, **_: object) -> dict[str, str]:
        return {"header": fm}


class _HeaderError(Exception):
    """A problem that ends the reading of a header."""

    def __init__(self, code: str, line: int, column: int, **values: object) -> None:
        super().__init__(code)
        self.code, self.line, self.column, self.values = code, line, column, values


def unix_lines(text: str) -> str:
    """Return a text without byte order mark and with line feeds alone between its lines."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def split(text: str) -> Split | None:
    """Cut a file into front matter and body; None where there is no front matter.

    Raises `_HeaderError` for a fence that is never closed or a header over MAX_BYTES.
    """
    text = unix_lines(text)
    blank = len(text) - len(text.lstrip())
    opening = _FENCE.match(text, blank)
    if not opening or (blank and text[blank - 1] != "\n"):
        return None
    first = text.count("\n", 0, blank) + 1
    closing = _FENCE.search(text, opening.end())
    header_end = closing.start() if closing else len(text)
    size = len(text[opening.end() + 1 : header_end].encode())
    if size > MAX_BYTES:
        raise _HeaderError("header-too-large", first, 1, size=size, limit=MAX_BYTES)
    if not closing:
        raise _HeaderError("header-unclosed", first, 1)
    header = text[opening.end() + 1 : closing.start()]
    body = text[closing.end() + 1 :]
    return Split(header, first + 1, body, text.count("\n", 0, closing.end()) + 2)


def read(text: str, file: str, problems: Diagnostics) -> tuple[Mapping, Split] | None:
    """Read the front matter of a file; None, with diagnostics, where it cannot be used."""
    try:
        cut = split(text)
        if cut is None:
            problems.add("header-missing", Place(file, 1, 1))
            return None
    except _HeaderError as error:
        problems.add(error.code, Place(file, error.line, error.column), **error.values)
        return None
    metadata, _ = frontmatter.parse("", handler=_Handler(cut))
    node = read_yaml(str(metadata["header"]), cut.header_line, file, problems)
    if node is None:
        return None
    if isinstance(node, Scalar) and node.text is None:
        return Mapping((), cut.header_line - 1, 1), cut
    if not isinstance(node, Mapping):
        problems.add("header-not-a-mapping", Place(file, node.line, node.column))
        return None
    return node, cut


def read_yaml(text: str, first_line: int, file: str, problems: Diagnostics) -> Node | None:
    """Read YAML as a tree of nodes; None, with a diagnostic, where it cannot be read."""
    try:
        return _compose(text, first_line, file, problems)
    except _HeaderError as error:
        problems.add(error.code, Place(file, error.line, error.column), **error.values)
        return None


def _compose(header: str, first_line: int, file: str, problems: Diagnostics) -> Node:
    """Build the tree of nodes from YAML events."""
    # Characters that stand in the text itself are reported with all others of the file.
    builder = _Builder(first_line, file, problems, escapes=not UNSAFE.search(header))
    # YAML 1.1 counts these as line ends, which no editor does.
    header = header.translate(dict.fromkeys(map(ord, "\x85\u2028\u2029"), " "))
    try:
        for event in _events(header):
            builder.take(event)
    except yaml.reader.ReaderError as error:
        # Only the pure-Python loader counts in characters, so the position is found anew.
        index = next((i for i, char in enumerate(header) if _forbidden(char)), 0)
        line = header.count("\n", 0, index)
        column = index - (header.rfind("\n", 0, index) + 1)
        raise _HeaderError(
            "header-syntax",
            first_line + line,
            column + 1,
            reason=f"a character that YAML does not allow ({error.reason})",
            hint="delete the control character",
        ) from None
    except yaml.MarkedYAMLError as error:
        raise _explain(error, header, first_line, builder) from None
    return builder.root or Scalar(None, first_line, 1)


def _events(header: str) -> Iterator[yaml.Event]:
    return iter(yaml.parse(header, Loader=_Loader))


def _forbidden(char: str) -> bool:
    code = ord(char)
    return (code < 0x20 and char not in "\t\n\r") or (0x7F <= code < 0xA0 and code != 0x85)


_UNCLOSED = (
    (
        "while parsing a flow sequence",
        "the '[' that opens here is never closed",
        "close it with ']'",
    ),
    (
        "while parsing a flow mapping",
        "the '{' that opens here is never closed",
        "close it with '}'",
    ),
    (
        "while scanning a quoted scalar",
        "the quote that opens here is never closed",
        "close it with the same quote at the end of the value",
    ),
    (
        "while scanning an alias",
        "a value cannot start with '*'",
        "put a value that starts with '*' into quotes",
    ),
    (
        "while scanning an anchor",
        "a value cannot start with '&'",
        "put a value that starts with '&' into quotes",
    ),
)
"""What YAML was doing when it failed → what is wrong where it began, and how to mend it."""


def _explain(
    error: yaml.MarkedYAMLError, header: str, first_line: int, builder: _Builder
) -> _HeaderError:
    """Return an error of YAML at the place of the mistake, not of its effect."""
    mark = error.problem_mark or error.context_mark
    reason, hint = error.problem or "it cannot be read", ""
    for context, explained, mend in _UNCLOSED:
        if error.context == context and error.context_mark:
            mark, reason, hint = error.context_mark, explained, mend
    line, column = (first_line + mark.line, mark.column + 1) if mark else (first_line, 1)
    bracket = builder.open_bracket
    if bracket and (error.context or "").startswith("while parsing a flow"):
        opening, line, column = bracket
        reason = f"the '{opening}' that opens here is never closed"
        hint = f"close it with '{']' if opening == '[' else '}'}'"
    hint = hint or _syntax_hint(header, line - first_line)
    return _HeaderError("header-syntax", line, column, reason=reason, hint=hint)


def _syntax_hint(header: str, line: int) -> str:
    lines = header.split("\n")
    text = lines[line] if line < len(lines) else ""
    if "\t" in text[: len(text) - len(text.lstrip())]:
        return "indent with spaces; YAML does not allow tabs"
    if text.count(": ") > 1:
        return "put the value into quotes: it holds a ': ' of its own"
    return "put the value into quotes, or check indentation and brackets here and on the line above"


class _Builder:
    """Turns events into nodes with a stack of its own, so that depth costs no recursion."""

    def __init__(self, first_line: int, file: str, problems: Diagnostics, *, escapes: bool) -> None:
        self._escapes = escapes
        self.root: Node | None = None
        self._offset = first_line
        self._file = file
        self._problems = problems
        self._stack: list[tuple[bool, list[Node], int, int, str | None]] = []
        self._flow: list[bool] = []
        self._anchors: dict[str, tuple[Node, int]] = {}
        self._sizes: list[int] = []
        self._documents = 0

    @property
    def open_bracket(self) -> tuple[str, int, int] | None:
        """The innermost bracket that is open: itself, its line and its column."""
        if not self._stack or not self._flow[-1]:
            return None
        mapping, _, line, column, _ = self._stack[-1]
        return "{" if mapping else "[", line, column

    def take(self, event: yaml.Event) -> None:
        mark = event.start_mark
        assert mark is not None  # libyaml marks every event
        line, column = self._offset + mark.line, mark.column + 1
        if isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                raise _HeaderError(
                    "header-syntax",
                    line,
                    column,
                    reason="a second document starts here",
                    hint="remove this line; all keys stand in one block",
                )
        elif isinstance(event, yaml.ScalarEvent):
            null = event.implicit[0] and event.value in {"", "~", "null", "Null", "NULL"}
            scalar = Scalar(None if null else event.value, line, column)
            if found := self._escapes and UNSAFE.search(event.value):
                place = Place(self._file, line, column)
                self._problems.add("unsafe-text", place, name=f"U+{ord(found[0]):04X}")
            size = 1 + len(event.value) // 64
            self._place(scalar, size, event.anchor, (line, column))
        elif isinstance(event, yaml.CollectionStartEvent):
            if len(self._stack) == MAX_DEPTH:
                raise _HeaderError("header-too-deep", line, column, limit=MAX_DEPTH)
            mapping = isinstance(event, yaml.MappingStartEvent)
            self._stack.append((mapping, [], line, column, event.anchor))
            self._flow.append(bool(event.flow_style))
            self._sizes.append(1)
        elif isinstance(event, yaml.CollectionEndEvent):
            mapping, items, line, column, anchor = self._stack.pop()
            self._flow.pop()
            size = self._sizes.pop()
            whole = (
                self._mapping(items, line, column)
                if mapping
                else Sequence(tuple(items), line, column)
            )
            self._place(whole, size, anchor, (line, column))
        elif isinstance(event, yaml.AliasEvent):
            if event.anchor not in self._anchors:
                raise _HeaderError(
                    "header-syntax",
                    line,
                    column,
                    reason=f"the alias *{event.anchor} has no anchor before it",
                    hint="put a value that starts with '*' into quotes",
                )
            node, size = self._anchors[event.anchor]
            self._place(node, size, None, (line, column))

    def _place(self, node: Node, size: int, anchor: str | None, at: tuple[int, int]) -> None:
        if anchor:
            self._anchors[anchor] = (node, size)
        if not self._stack:
            self.root = self.root or node
            return
        self._stack[-1][1].append(node)
        self._sizes[-1] += size
        if sum(self._sizes) > MAX_NODES:
            raise _HeaderError("header-aliases", *at, limit=MAX_NODES)

    def _mapping(self, items: list[Node], line: int, column: int) -> Mapping:
        entries: dict[str, tuple[Scalar, Node]] = {}
        for key, value in zip(items[::2], items[1::2], strict=True):
            if not isinstance(key, Scalar):
                raise _HeaderError(
                    "header-syntax",
                    key.line,
                    key.column,
                    reason="a key must be a word",
                    hint="write it as 'key: value'",
                )
            name = key.text or ""
            if name in entries:
                place = Place(self._file, key.line, key.column)
                first = entries[name][0].line
                self._problems.add("duplicate-key", place, key=name, first=first)
            else:
                entries[name] = (key, value)
        return Mapping(tuple(entries.values()), line, column)
