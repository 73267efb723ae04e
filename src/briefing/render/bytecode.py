"""Compiled templates, kept from build to build.

They are code that Python runs, so that they are kept in a folder of the user's own and never in
the project, which may come from anywhere.
"""

from __future__ import annotations

import contextlib
import hashlib

import jinja2
from jinja2.bccache import Bucket


class Bytecode(jinja2.FileSystemBytecodeCache):
    """Jinja's cache in the user's folder for temporary files; a damaged file reads as none."""

    def __init__(self, engine: str) -> None:
        """`engine` names all that can change what a template is compiled to."""
        version = hashlib.blake2b(engine.encode(), digest_size=8).hexdigest()
        super().__init__(pattern=f"briefing_{version}_%s.cache")

    @classmethod
    def of(cls, engine: str) -> Bytecode | None:
        """Return the cache; None where the folder for temporary files is not safe, or is none."""
        try:
            return cls(engine)
        except (RuntimeError, OSError):
            return None

    def load_bytecode(self, bucket: Bucket) -> None:
        """Load a compiled template, if it is there."""
        try:
            super().load_bytecode(bucket)
        except Exception:  # unpickling can raise anything
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a compiled template, if that can be done."""
        with contextlib.suppress(OSError):
            super().dump_bytecode(bucket)
