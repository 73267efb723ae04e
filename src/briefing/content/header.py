"""Front matter with true lines: the raw split, and a tree of nodes that know their position.

python-frontmatter decides what a front-matter block is and hands it to a handler; the handler here
keeps its own split of the untouched text, because `frontmatter.parse` strips leading lines and
swallows errors, which would shift or lose positions.  YAML is read as events, not values: `no` and
`1:30` stay text until the schema reads them, and deep nesting never reaches the recursive composer.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import frontmatter
import yaml
from frontmatter.default_handlers import YAMLHandler
from msgspec import Struct

from briefing.diagnostics import UNSAFE, Diagnostics, Place

MAX_BYTES = 64 * 1024
MAX_DEPTH = 32
MAX_NODES = 20_000
"""Most values that a header may have once its aliases are written out."""

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_OPENING = re.compile(r"---[ \t]*$", re.MULTILINE)
_CLOSING = re.compile(r"\n---[ \t]*$", re.MULTILINE)
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


class Scalar(Struct, frozen=True):
    """A single value, as text.  `text` is None for an empty value or a plain null."""

    text: str | None
    line: int
    column: int


class Sequence(Struct, frozen=True):
    """A list of values."""

    items: tuple[Node, ...]
    line: int
    column: int


class Mapping(Struct, frozen=True):
    """Named values, in order; keys are unique."""

    entries: tuple[tuple[Scalar, Node], ...]
    line: int
    column: int


Node = Scalar | Sequence | Mapping


class Split(Struct, frozen=True):
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
    text = text.removeprefix("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def split(text: str) -> Split | None:
    """Cut a file into front matter and body; None where there is no front matter.

    Raises `_HeaderError` for a fence that is never closed or a header over MAX_BYTES.
    """
    text = unix_lines(text)
    blank = len(text) - len(text.lstrip())
    opening = _OPENING.match(text, blank)
    if not opening or (blank and text[blank - 1] != "\n"):
        return None
    first = text.count("\n", 0, blank) + 1
    closing = _CLOSING.search(text, opening.end())
    header = text[opening.end() + 1 : closing.start() + 1 if closing else len(text)]
    size = len(header.encode())
    if size > MAX_BYTES:
        raise _HeaderError("header-too-large", first, 1, size=size, limit=MAX_BYTES)
    if not closing:
        raise _HeaderError("header-unclosed", first, 1)
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
    escapes = "\\" in header and not UNSAFE.search(header)
    builder = _Builder(first_line, file, problems, escapes=escapes)
    # YAML 1.1 counts these as line ends, which no editor does.
    header = header.replace("\x85", " ").replace("\u2028", " ").replace("\u2029", " ")
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
    return iter(_Loader(header).get_event, None)


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


class _Open(Struct):
    """A list or mapping whose end is still to come."""

    mapping: bool
    flow: bool
    """Whether it stands in brackets."""
    anchor: str | None
    line: int
    column: int
    before: int
    """The size of all that was placed before it."""
    nodes: list[Node] = []
    """What stands in it so far; of a mapping, keys and values in turn."""


class _Builder:
    """Turns events into nodes with a stack of its own, so that depth costs no recursion."""

    def __init__(self, first_line: int, file: str, problems: Diagnostics, *, escapes: bool) -> None:
        self.root: Node | None = None
        self._escapes = escapes
        self._offset = first_line
        self._file = file
        self._problems = problems
        self._open: list[_Open] = []
        self._anchors: dict[str, tuple[Node, int]] = {}
        self._size = 0

    @property
    def open_bracket(self) -> tuple[str, int, int] | None:
        """The innermost bracket that is open: itself, its line and its column."""
        if not self._open or not self._open[-1].flow:
            return None
        inner = self._open[-1]
        return "{" if inner.mapping else "[", inner.line, inner.column

    def take(self, event: yaml.Event) -> None:
        """Take the next event."""
        take = _TAKE.get(type(event))
        if take:
            mark = event.start_mark
            assert mark is not None  # libyaml marks every event
            take(self, event, self._offset + mark.line, mark.column + 1)

    def document(self, _: yaml.DocumentStartEvent, line: int, column: int) -> None:
        """Start the only document that there may be."""
        if self.root is not None:
            raise _HeaderError(
                "header-syntax",
                line,
                column,
                reason="a second document starts here",
                hint="remove this line; all keys stand in one block",
            )

    def scalar(self, event: yaml.ScalarEvent, line: int, column: int) -> None:
        """Place a single value."""
        text = event.value
        if self._escapes and (found := UNSAFE.search(text)):
            place = Place(self._file, line, column)
            self._problems.add("unsafe-text", place, name=f"U+{ord(found[0]):04X}")
        size = 1 + len(text) // 64
        null = text in _NULLS and event.implicit[0]
        self._size += size
        node = Scalar(None if null else text, line, column)
        self._place(node, size, event.anchor, line, column)

    def start(self, event: yaml.CollectionStartEvent, line: int, column: int) -> None:
        """Open a list or mapping."""
        if len(self._open) == MAX_DEPTH:
            raise _HeaderError("header-too-deep", line, column, limit=MAX_DEPTH)
        mapping = isinstance(event, yaml.MappingStartEvent)
        flow = bool(event.flow_style)
        self._open.append(_Open(mapping, flow, event.anchor, line, column, self._size))
        self._size += 1

    def end(self, _event: yaml.CollectionEndEvent, _line: int, _column: int) -> None:
        """Place the list or mapping that was opened last."""
        whole = self._open.pop()
        node = (
            self._mapping(whole)
            if whole.mapping
            else Sequence(tuple(whole.nodes), whole.line, whole.column)
        )
        size = self._size - whole.before
        self._place(node, size, whole.anchor, whole.line, whole.column)

    def alias(self, event: yaml.AliasEvent, line: int, column: int) -> None:
        """Place what an anchor stands for once more."""
        if event.anchor not in self._anchors:
            raise _HeaderError(
                "header-syntax",
                line,
                column,
                reason=f"the alias *{event.anchor} has no anchor before it",
                hint="put a value that starts with '*' into quotes",
            )
        node, size = self._anchors[event.anchor]
        self._size += size
        self._place(node, size, None, line, column)

    def _place(self, node: Node, size: int, anchor: str | None, line: int, column: int) -> None:
        if anchor:
            self._anchors[anchor] = (node, size)
        if not self._open:
            self.root = node
            return
        self._open[-1].nodes.append(node)
        if self._size > MAX_NODES:
            raise _HeaderError("header-aliases", line, column, limit=MAX_NODES)

    def _mapping(self, whole: _Open) -> Mapping:
        entries: dict[str, tuple[Scalar, Node]] = {}
        for key, value in zip(whole.nodes[::2], whole.nodes[1::2], strict=True):
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
        return Mapping(tuple(entries.values()), whole.line, whole.column)


_TAKE: dict[type[yaml.Event], Callable[[_Builder, Any, int, int], None]] = {
    yaml.DocumentStartEvent: _Builder.document,
    yaml.ScalarEvent: _Builder.scalar,
    yaml.SequenceStartEvent: _Builder.start,
    yaml.SequenceEndEvent: _Builder.end,
    yaml.MappingStartEvent: _Builder.start,
    yaml.MappingEndEvent: _Builder.end,
    yaml.AliasEvent: _Builder.alias,
}
"""What each event does to a builder; the others say nothing about values."""
