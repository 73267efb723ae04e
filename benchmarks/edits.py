"""What an editor does between two builds; each round does it anew, so that something changes."""

from __future__ import annotations

import re
from pathlib import Path

_TITLE = re.compile(r'^(title: .*?)("?)$', re.MULTILINE | re.IGNORECASE)
_END_OF_PAGE = re.compile(r"(?:<p>Edit \d+\.</p>\n)?</body>")


def body_words(number: int) -> str:
    """Return the words that `change_body` adds."""
    return f"Edit {number} added this sentence."


def change_body(path: Path, number: int) -> None:
    """Add a sentence to the end of an article."""
    _rewrite(path, f"{path.read_text(encoding='utf-8')}\n{body_words(number)}\n")


def change_title(path: Path, number: int) -> None:
    """Give an article another title."""
    text = path.read_text(encoding="utf-8")
    _rewrite(path, _TITLE.sub(rf"\1, edit {number}\2", text, count=1))


def change_template(path: Path, number: int) -> None:
    """Change the frame of every page."""
    text = path.read_text(encoding="utf-8")
    _rewrite(path, _END_OF_PAGE.sub(f"<p>Edit {number}.</p>\n</body>", text, count=1))


def _rewrite(path: Path, text: str) -> None:
    if text == path.read_text(encoding="utf-8"):
        raise ValueError(f"the edit changes nothing in {path}")
    path.write_text(text, encoding="utf-8", newline="\n")
