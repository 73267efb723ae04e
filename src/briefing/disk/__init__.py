"""The one place that touches disk, clock and environment.

Everything above works on values; reading the project, writing the site and asking for the date
happen here.  Paths are relative to the project with forward slashes unless said otherwise.
"""

from briefing.disk.cache import (
    FILES,
    INDEX,
    LAST,
    READS,
    SITE,
    Cache,
    Pack,
    Span,
    cache,
    checksum,
    kept,
)
from briefing.disk.design import copy_starter, shipped
from briefing.disk.inputs import MEGABYTE, files_of, read_input, written
from briefing.disk.machine import engine, now, processors, surroundings, today
from briefing.disk.output import Output, Seen, digest
from briefing.disk.problems import DiskError
from briefing.disk.project import (
    ASIDE,
    CONFIG,
    RECEIPTS,
    SOURCES,
    Project,
    Sources,
    Texts,
    Tree,
    name_of,
    shown,
    text_of,
)
from briefing.disk.scratch import scratch
from briefing.disk.stamps import Stamp, is_settled
from briefing.disk.writing import abandon

__all__ = [
    "ASIDE",
    "CONFIG",
    "FILES",
    "INDEX",
    "LAST",
    "MEGABYTE",
    "READS",
    "RECEIPTS",
    "SITE",
    "SOURCES",
    "Cache",
    "DiskError",
    "Output",
    "Pack",
    "Project",
    "Seen",
    "Sources",
    "Span",
    "Stamp",
    "Texts",
    "Tree",
    "abandon",
    "cache",
    "checksum",
    "copy_starter",
    "digest",
    "engine",
    "files_of",
    "is_settled",
    "kept",
    "name_of",
    "now",
    "processors",
    "read_input",
    "scratch",
    "shipped",
    "shown",
    "surroundings",
    "text_of",
    "today",
    "written",
]
