"""What stops a build at the disk."""

from __future__ import annotations


class DiskError(Exception):
    """Something that the user must mend before a build can go on."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code, self.values = code, values
