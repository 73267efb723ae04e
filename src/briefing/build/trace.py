"""What a page was made from last time, and so whether it has to be made again.

Pure: plan and old traces → what is stale, and why.  A page is not guessed to be affected by an
edit; the values that it read are compared with those of today (a "verifying trace" of Mokhov,
Mitchell and Peyton Jones, Build Systems à la Carte, 2018).
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Protocol

from msgspec import Struct
from msgspec.msgpack import Decoder
from msgspec.structs import replace

from briefing.build.codec import encode
from briefing.build.marks import Column, cut, readers
from briefing.content.evidence import NO_QUOTES, Tally
from briefing.diagnostics import Diagnostic, Place
from briefing.disk import Span
from briefing.model.reads import Cell, Mark
from briefing.pages.plan import Unit

Numbers = bytes
"""Numbers of links, packed: a hundred thousand traces stay small."""


class Target(Struct, frozen=True, array_like=True):
    """An output as it was made."""

    path: str
    template: str
    """Empty where no template draws it."""
    key: bytes
    """Digest of what it shows: of its view, or of the file that is copied."""
    digest: str
    """Of its bytes, as the manifest has it."""
    origin: Place
    links: Numbers = b""
    """Addresses of the site that it links to."""
    anchors: tuple[str, ...] = ()
    listed: str = ""
    """Its absolute address, where it is listed in the sitemap."""


class Trace(Struct, frozen=True, array_like=True):
    """A unit of the plan as it was made."""

    targets: tuple[Target, ...]
    problems: tuple[Diagnostic, ...]
    to_site: tuple[tuple[str, Place], ...]
    """Addresses of the site that its text links to, and where."""
    tally: Tally

    @property
    def listed(self) -> tuple[str, ...]:
        """The addresses that the sitemap lists."""
        return tuple(target.listed for target in self.targets if target.listed)


class ForgottenError(Exception):
    """A trace that was kept is gone or damaged."""


class Keeper(Protocol):
    """Where traces are kept."""

    def keep(self, data: bytes) -> Span:
        """Keep some bytes."""

    def recall(self, span: Span) -> bytes:
        """Return what was kept.  Raises ForgottenError."""


_TRACE = Decoder(Trace)
_NOTHING = Trace((), (), (), NO_QUOTES)
"""Of a unit that is not there."""


class Result(Struct, frozen=True, array_like=True):
    """A unit just made."""

    unit: Unit
    reads: bytes
    """The marks of the cells that it read, in any order."""
    trace: Trace
    links: tuple[tuple[str, ...] | None, ...]
    """Addresses that each target links to; None where it has those that it had."""
    failed: tuple[str, ...]
    """Paths of outputs that could not be drawn."""
    staged: tuple[str, ...]
    """Paths of outputs of which new bytes were put aside."""


class Made(Struct, frozen=True):
    """A unit that was made again, as its trace is kept."""

    unit: Unit
    trace: Trace
    drawn: tuple[str, ...]
    """Paths of outputs that were drawn again."""
    failed: tuple[str, ...]
    staged: tuple[str, ...]


@dataclass(slots=True)
class Traces:
    """All traces of a site, and the values that were read."""

    templates: dict[str, str] = field(default_factory=dict)
    """Template → digest of all that it is drawn with."""
    columns: dict[str, Column] = field(default_factory=dict)
    """Fingerprints of each table."""
    units: dict[Unit, Span] = field(default_factory=dict)
    """Where the trace of each is kept, to be read when it is needed."""
    reads: dict[Unit, bytes] = field(default_factory=dict)
    """The marks of the cells that each read, one after the other; the very same as before where
    all read what they did."""
    outputs: dict[str, str] = field(default_factory=dict)
    """Path → digest of every output."""
    telling: list[Unit] = field(default_factory=list)
    """Units with problems."""
    tally: Tally = NO_QUOTES
    """Of all quotes."""
    links: list[str] = field(default_factory=list)
    index: bytes = b""
    """Digest of what the library was made of."""
    planned: bytes = b""
    """The marks of the cells that the plan was laid out by."""
    compact: int = 0
    """How many links there were when those no longer used were last left out."""

    def trace(self, unit: Unit, keeper: Keeper) -> Trace:
        """Return the trace of a unit.  Raises ForgottenError."""
        return _recalled(self.units[unit], keeper)


def _recalled(span: Span, keeper: Keeper) -> Trace:
    return _TRACE.decode(keeper.recall(span))


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a unit is made again."""

    what: str
    """new, template, output, or read."""
    cells: tuple[Cell, ...] = ()
    """What it read that has another value now."""
    names: tuple[str, ...] = ()
    """Templates or outputs."""


def stale(
    plan: Collection[Unit],
    traces: Traces,
    keeper: Keeper,
    *,
    changed: Mapping[Mark, Cell],
    templates: Mapping[str, str],
    broken: Collection[str],
) -> dict[Unit, Reason]:
    """Return the units that have to be made, and why.

    `changed` cells have another value now; `templates` are digested as they are now; `broken`
    outputs are not as they were written.
    """
    reasons = {}
    redrawn = templates != traces.templates
    known = traces.reads
    if len(plan) < len(known):
        known = {unit: reads for unit in plan if (reads := known.get(unit)) is not None}
    touched = readers(known, changed)
    for unit in plan:
        if unit not in known:
            reasons[unit] = Reason("new")
        elif unit in touched and (cells := _changed_reads(known[unit], changed)):
            reasons[unit] = Reason("read", cells=cells)
        elif (redrawn or broken) and (
            reason := _drawn_reason(traces.trace(unit, keeper), traces.templates, templates, broken)
        ):
            reasons[unit] = reason
    return reasons


def _changed_reads(reads: bytes, changed: Mapping[Mark, Cell]) -> tuple[Cell, ...]:
    return tuple(changed[mark] for mark in cut(reads) if mark in changed)


def _drawn_reason(
    trace: Trace, old: Mapping[str, str], new: Mapping[str, str], broken: Collection[str]
) -> Reason | None:
    for target in trace.targets:
        if target.template and new.get(target.template) != old.get(target.template):
            return Reason("template", names=(target.template,))
        if target.path in broken:
            return Reason("output", names=(target.path,))
    return None


def numbers(packed: Numbers) -> array[int]:
    """Return packed numbers."""
    unpacked = array("I")
    unpacked.frombytes(packed)
    return unpacked


class Weaver:
    """Makes the traces of a plan: new ones of what was made, and the old ones of all else."""

    def __init__(self, old: Traces, plan: tuple[Unit, ...], keeper: Keeper) -> None:
        self._old, self._plan, self._keeper = old, plan, keeper
        self._units, self._reads = dict(old.units), old.reads
        self._outputs = dict(old.outputs)
        self._made: set[str] = set()
        """Paths of outputs just made, which may be old paths of other units."""
        self._listed: dict[Unit, tuple[str, ...]] = {}
        """Addresses that units just made have in the sitemap."""
        self._telling = dict.fromkeys(old.telling)
        numbers = {link: number for number, link in enumerate(old.links)}
        self._links: dict[str, int] = defaultdict(count(len(numbers)).__next__, numbers)
        """Links → the numbers that stand for them; a new one is given the next."""
        self.tally = old.tally
        self.moved: set[str] = set()
        """Sums that are not what they were."""
        self.sums = {"tally": lambda: self.tally, "addresses": self._addresses}
        if plan != tuple(old.units):
            for unit in old.units.keys() - set(plan):
                self._replace(unit, old.trace(unit, keeper), _NOTHING)
                del self._units[unit]
            self._reads = {unit: old.reads[unit] for unit in self._units}

    def _replace(self, unit: Unit, old: Trace, new: Trace) -> None:
        """Take what is said of a unit for all of them: its outputs, its problems, its sums."""
        for target in old.targets:
            if target.path not in self._made:
                self._outputs.pop(target.path, None)
        for target in new.targets:
            self._outputs[target.path] = target.digest
            self._made.add(target.path)
        self._telling.pop(unit, None)
        if new.problems:
            self._telling[unit] = None
        if new.tally != old.tally:
            self.tally += new.tally - old.tally
            self.moved.add("tally")
        if new.listed != old.listed:
            self.moved.add("addresses")

    def add(self, result: Result) -> Made:
        """Take a unit that was just made; return it with its links as numbers."""
        unit, trace = result.unit, result.trace
        before = self._old.trace(unit, self._keeper) if unit in self._old.units else _NOTHING
        self._replace(unit, before, trace)
        targets = tuple(
            target if links is None else replace(target, links=self._pack(links))
            for target, links in zip(trace.targets, result.links, strict=True)
        )
        trace = replace(trace, targets=targets)
        self._units[unit] = self._kept(trace)
        known = self._reads.get(unit)
        if known is None or set(cut(known)) != set(cut(result.reads)):
            if self._reads is self._old.reads:
                self._reads = dict(self._reads)
            self._reads[unit] = result.reads
        self._listed[unit] = trace.listed
        pairs = zip(targets, result.links, strict=True)
        drawn = tuple(target.path for target, links in pairs if links is not None)
        return Made(unit, trace, drawn, result.failed, result.staged)

    def _kept(self, trace: Trace) -> Span:
        return self._keeper.keep(encode(trace))

    def _trace(self, unit: Unit) -> Trace:
        return _recalled(self._units[unit], self._keeper)

    def _pack(self, links: Iterable[str]) -> Numbers:
        return array("I", map(self._links.__getitem__, links)).tobytes()

    def _addresses(self) -> tuple[str, ...]:
        """Return the addresses that the sitemap lists, reading every older trace."""
        units = (
            self._listed[unit] if unit in self._listed else self._trace(unit).listed
            for unit in self._units
        )
        return tuple(sorted(address for listed in units for address in listed))

    def traces(
        self,
        columns: Mapping[str, Column],
        templates: Mapping[str, str],
        *,
        index: bytes,
        planned: bytes,
    ) -> Traces:
        """Return all traces in the order of the plan, with the values that are read today."""
        units = self._units
        if tuple(units) != self._plan:
            units = {unit: units[unit] for unit in self._plan if unit in units}
        links, compact = list(self._links), self._old.compact
        if 0 < 2 * compact < len(links):
            units, links = self._compacted(units, links)
            compact = 0
        return Traces(
            templates=dict(templates),
            columns=dict(columns),
            units=units,
            reads=self._reads,
            outputs=self._outputs,
            telling=list(self._telling),
            tally=self.tally,
            links=links,
            index=index,
            planned=planned,
            compact=compact or len(links),
        )

    def _compacted(
        self, units: Iterable[Unit], links: Sequence[str]
    ) -> tuple[dict[Unit, Span], list[str]]:
        """Leave out links that are no longer used."""
        traces = {unit: self._trace(unit) for unit in units}
        used: set[int] = set()
        for trace in traces.values():
            for target in trace.targets:
                used.update(numbers(target.links))
        order = sorted(used)
        new = {number: place for place, number in enumerate(order)}

        def renumbered(target: Target) -> Target:
            again = array("I", [new[number] for number in numbers(target.links)])
            return replace(target, links=again.tobytes())

        return {
            unit: self._kept(replace(trace, targets=tuple(map(renumbered, trace.targets))))
            for unit, trace in traces.items()
        }, [links[number] for number in order]
