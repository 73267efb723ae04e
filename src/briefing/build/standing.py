"""Which outputs stand as they were written, as far as their stamps tell."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from msgspec import Struct

from briefing.disk import Output, Seen, Stamp, checksum, is_settled


class Written(Struct, frozen=True, array_like=True):
    """The outputs in a folder as they were written."""

    seen: Seen
    unsettled: dict[str, str]
    """Those that may have changed since without another stamp, with their digests."""


@dataclass(slots=True)
class Standing:
    """The outputs in a folder that stand as they were written."""

    target: Output
    stamps: dict[str, Stamp] = field(default_factory=dict)
    """By path."""
    unsettled: dict[str, str] = field(default_factory=dict)

    @classmethod
    def found(
        cls, target: Output, known: Written | None, seen: Seen, time: int, *, verify: bool
    ) -> Standing:
        """Find them in a folder as it was just seen; `time` is now, in ns.

        Those that look as they were known by their stamps are believed, but for `verify`; the
        others are read.
        """
        if known is None or not known.seen.manifest == seen.manifest == checksum(target.manifest):
            return cls(target)
        listed, stamps = target.listed, seen.by_path(target.listed)
        if seen == known.seen and not verify:
            doubtful: Collection[str] = known.unsettled
        else:
            sure = {} if verify else known.seen.by_path(listed)
            doubtful = [
                path
                for path, stamp in stamps.items()
                if stamp != sure.get(path) or path in known.unsettled
            ]
        same = {path for path in doubtful if target.digest_of(path) == listed[path]}
        for path in doubtful:
            if path not in same:
                del stamps[path]
        standing = cls(target, stamps)
        standing._doubt(same, time)
        return standing

    def digests(self) -> dict[str, str]:
        """Return the digests of the outputs, by path."""
        listed = self.target.listed
        if len(self.stamps) == len(listed):
            return listed
        return {path: listed[path] for path in self.stamps}

    def wrote(self, staged: Collection[str], time: int) -> None:
        """Take note of a site that was just published; `time` is now, in ns."""
        listed = self.target.listed
        for path in [path for path in self.stamps if path in staged or path not in listed]:
            del self.stamps[path]
            self.unsettled.pop(path, None)
        new = self.target.stamps(path for path in listed if path not in self.stamps)
        self.stamps |= new
        self._doubt(new, time)

    def _doubt(self, paths: Collection[str], time: int) -> None:
        """Note those that may change yet without another stamp than they have."""
        self.unsettled |= {
            path: self.target.listed[path]
            for path in paths
            if not is_settled(self.stamps[path], time)
        }

    def written(self) -> Written:
        """Return what is to be known of them next time."""
        return Written(self.target.seen(self.stamps), dict(self.unsettled))
