"""Files that come with briefing: the built-in design, the registry, and the starter project."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from briefing.disk.problems import DiskError


def design(folder: str) -> Path:
    """Return a folder that comes with briefing: in the package, else in the source tree."""
    here = Path(__file__).resolve().parents[1]
    source_tree = here.parents[1] / folder
    packaged = here / "design" / folder
    return packaged if packaged.is_dir() or not source_tree.is_dir() else source_tree


def shipped(folders: Iterable[str]) -> dict[str, str]:
    """Return the Markdown files of folders that come with briefing, as path → text."""
    return {
        f"{folder}/{file.relative_to(design(folder)).as_posix()}": file.read_text(encoding="utf-8")
        for folder in folders
        for file in sorted(design(folder).rglob("*.md"))
    }


def starter() -> Path:
    """Return the folder that `briefing init` copies."""
    return Path(__file__).resolve().parents[1] / "starter"


def copy_starter(target: Path, texts: dict[str, str]) -> list[str]:
    """Copy the starter project to a new or empty folder, filling `{{key}}` in its texts.

    Raises DiskError where the folder holds anything.
    """
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise DiskError("project-exists", folder=target.name)
    written = []
    for file in sorted(starter().rglob("*")):
        if file.is_file():
            name = file.relative_to(starter()).as_posix().replace("dot-", ".")
            text = file.read_text(encoding="utf-8")
            for key, value in texts.items():
                text = text.replace("{{" + key + "}}", value)
            path = target / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
            written.append(name)
    return written
