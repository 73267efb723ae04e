"""The one place that touches disk, clock and environment.

Everything above works on values; reading the project, writing the site and asking for the date
happen here.  Paths are relative to the project with forward slashes unless said otherwise.
"""

from briefing.disk.design import copy_starter
from briefing.disk.machine import processors, today
from briefing.disk.output import Output, digest
from briefing.disk.problems import DiskError
from briefing.disk.project import RECEIPTS, SOURCES, Project

__all__ = [
    "RECEIPTS",
    "SOURCES",
    "DiskError",
    "Output",
    "Project",
    "copy_starter",
    "digest",
    "processors",
    "today",
]
