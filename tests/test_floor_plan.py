"""What import-linter and ruff cannot see of the floor plan: open() and the methods of a path."""

import ast
from pathlib import Path

import briefing

SOURCE = Path(briefing.__file__).parent

TOUCHES_DISK = {
    "exists", "glob", "is_dir", "is_file", "is_symlink", "iterdir", "lstat", "mkdir", "open",
    "read_bytes", "read_text", "rglob", "rmdir", "stat", "symlink_to", "touch", "unlink",
    "write_bytes", "write_text",
}  # fmt: skip


def modules_beside_disk() -> list[Path]:
    paths = sorted(SOURCE.rglob("*.py"))
    return [path for path in paths if path.relative_to(SOURCE).parts[0] != "disk"]


def touches_disk(call: ast.Call) -> bool:
    match call.func:
        case ast.Name(id="open"):
            return True
        case ast.Attribute(value=owner, attr=name):
            return name in TOUCHES_DISK and ast.unparse(owner).split(".")[-1] != "disk"
    return False


def test_only_disk_touches_files():
    calls = [
        f"{path.relative_to(SOURCE)}:{node.lineno}: {ast.unparse(node.func)}()"
        for path in modules_beside_disk()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and touches_disk(node)
    ]
    assert calls == []
