"""The units of a plan that are stale, made again; all others as they were."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass

from briefing.build import execute, marks, trace
from briefing.build.execute import Maker
from briefing.build.marks import Digested
from briefing.build.trace import Keeper, Made, Reason, Target, Trace, Traces, Weaver
from briefing.model.reads import Mark
from briefing.pages import plan
from briefing.pages.plan import SUMS, Unit
from briefing.pages.publication import Publication


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """A site as it is now, and what had to be made."""

    traces: Traces
    keeper: Keeper
    made: tuple[Made, ...]
    reasons: Mapping[Unit, Reason]
    """Why each unit was made."""

    @property
    def staged(self) -> set[str]:
        """The paths of the outputs that are to be written; their bytes were put aside."""
        return {path for one in self.made for path in one.staged}

    def trace(self, unit: Unit) -> Trace:
        """Return what a unit came to.  Raises ForgottenError."""
        return self.traces.trace(unit, self.keeper)

    def drawn(self) -> Iterator[tuple[Target, Reason]]:
        """Return each output that was drawn, and why."""
        for one in self.made:
            for target in one.trace.targets:
                if target.path in one.drawn:
                    yield target, self.reasons[one.unit]


def rebuild(
    maker: Maker,
    old: Traces,
    keeper: Keeper,
    *,
    templates: Mapping[str, str],
    digested: Digested,
    index: bytes,
    jobs: int,
    progress: Callable[[int, int], None],
) -> Rebuilt:
    """Make what is stale.

    `templates` are digested with all that they draw with; `digested` are tables of which the
    digests of values are known without reading them; `index` is the digest of what the library
    was made of; `progress` is told how many units are done of how many.
    """
    pub = Publication(maker.library, maker.inputs)
    tables = {name: table for name, table in pub.tables().items() if name not in SUMS.values()}
    same = maker.library.tables().keys() - digested.keys() if index == old.index else ()
    columns = marks.columns(tables, digested, old.columns, same)
    changed = marks.changed(tables, old.columns, columns) if old.units else {}
    units, planned = _laid_out(pub, old, changed)
    broken = _broken(maker, old)
    reasons = trace.stale(units, old, keeper, changed=changed, templates=templates, broken=broken)
    maker.drawn = _reusable(old, keeper, reasons, templates, broken)
    weaver, made = Weaver(old, units, keeper), []
    first = [unit for unit in reasons if unit[0] not in SUMS]
    for result in execute.make(maker, first, jobs):
        made.append(weaver.add(result))
        progress(len(made), len(first))
    for kind, name in SUMS.items():
        last = [unit for unit in units if unit[0] == kind]
        if name in old.columns and not (name in weaver.moved or reasons.keys() & last):
            columns[name] = old.columns[name]
        else:
            tables = maker.sum_up(name, weaver.sums[name]())
            columns |= marks.columns(tables, {}, old.columns)
            changed |= marks.changed(tables, old.columns, columns)
        again = trace.stale(last, old, keeper, changed=changed, templates=templates, broken=broken)
        reasons |= again
        made.extend(weaver.add(result) for result in execute.make(maker, list(again), 1))
    return Rebuilt(
        weaver.traces(columns, templates, index=index, planned=planned),
        keeper,
        tuple(made),
        reasons,
    )


def _laid_out(
    pub: Publication, old: Traces, changed: Collection[Mark]
) -> tuple[tuple[Unit, ...], bytes]:
    """Return the plan, which is the old one if nothing that it read has changed, and its reads."""
    if old.units and not any(mark in changed for mark in marks.cut(old.planned)):
        return tuple(old.units), old.planned
    with pub.reads.noting() as cells:
        units = tuple(plan.units(pub))
    return units, b"".join(cells)


def _broken(maker: Maker, old: Traces) -> set[str]:
    """Return the outputs that are not as they were written."""
    if maker.target is None or maker.written == old.outputs:
        return set()
    return {path for path, digest in old.outputs.items() if maker.written.get(path) != digest}


def _reusable(
    old: Traces,
    keeper: Keeper,
    reasons: Mapping[Unit, Reason],
    templates: Mapping[str, str],
    broken: set[str],
) -> dict[str, Target]:
    """Return the outputs of stale units that need not be drawn again if they show the same."""
    return {
        target.path: target
        for unit in reasons
        if unit in old.units
        for target in old.trace(unit, keeper).targets
        if target.path not in broken
        and templates.get(target.template) == old.templates.get(target.template)
    }
