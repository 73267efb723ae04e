"""A draft as the text of a file, and back: front matter in YAML, then Markdown.

The law is `read(compose(draft)) == (draft.front_matter, draft.markdown)`.  Between the fence and
the Markdown stands one empty line, and after it one line feed, whatever the Markdown begins and
ends with, so that both can be taken away again.  Other readers of front matter read it too.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from briefing.diagnostics import UNSAFE
from briefing.ingest.drafts import Draft

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_OPENING = re.compile(r"\ufeff?---[ \t]*\r?\n")
_CLOSING = re.compile(r"^---[ \t]*(?:\r?\n|\Z)", re.MULTILINE)
_LINE_END = re.compile(r"\r?\n")
_ENDS_A_LINE = re.compile("[\n\r\x85\u2028\u2029]")


class _Dumper(yaml.SafeDumper):
    """YAML as it stands in content/: items indented, no anchors, nothing folded."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)

    def ignore_aliases(self, data: object) -> bool:
        return True


def _text(dumper: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
    """Quote what would not come back as it is: line ends, and characters that nobody sees."""
    style = '"' if _ENDS_A_LINE.search(value) or UNSAFE.search(value) else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)


_Dumper.add_representer(str, _text)


def compose(draft: Draft) -> str:
    """Return a draft as the text of its file."""
    return document(draft.front_matter, draft.markdown)


def document(front_matter: Any, markdown: str) -> str:
    """Return front matter and Markdown as the text of a file."""
    return f"---\n{header(front_matter)}---\n\n{markdown}\n"


def header(front_matter: Any) -> str:
    """Return front matter as YAML."""
    return yaml.dump(
        dict(front_matter),
        Dumper=_Dumper,
        sort_keys=False,
        allow_unicode=True,
        default_flow_style=False,
        width=float("inf"),
    )


def read(text: str) -> tuple[dict[str, Any], str]:
    """Return the front matter and the Markdown of a file that `compose` wrote.

    Raises ValueError where there is no front matter, or none that can be read.
    """
    opening = _OPENING.match(text)
    closing = _CLOSING.search(text, opening.end()) if opening else None
    if not opening or not closing:
        raise ValueError("it does not begin with front matter between two lines '---'")
    try:
        front_matter = yaml.load(text[opening.end() : closing.start()], Loader=_Loader)
    except (yaml.YAMLError, ValueError) as error:
        raise ValueError(f"its front matter is not YAML: {error}") from None
    if not isinstance(front_matter, dict):
        raise ValueError("its front matter has no keys")
    return front_matter, _without_frame(text[closing.end() :])


def _without_frame(body: str) -> str:
    """Take away the one line end before the Markdown, and the one after it."""
    if before := _LINE_END.match(body):
        body = body[before.end() :]
    return body.removesuffix("\n")
