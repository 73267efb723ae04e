"""What can only be checked once all pages are known: their addresses, and their links."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain

from briefing.build.rebuild import Rebuilt
from briefing.build.trace import Target, Trace, Traces, numbers
from briefing.diagnostics import Diagnostic, Diagnostics, Place, diagnose
from briefing.pages import plan
from briefing.render import links


def review(old: Traces, rebuilt: Rebuilt) -> Iterator[Diagnostic]:
    """Yield what is wrong with the pages, and with how they fit together."""
    problems = Diagnostics()
    problems.extend(_told(rebuilt))
    fresh = {one.unit: one.trace for one in rebuilt.made}
    if _fits(old, rebuilt):
        made, files = list(fresh.values()), _Files(rebuilt)
    else:
        units = rebuilt.traces.units
        made = [fresh[unit] if unit in fresh else rebuilt.trace(unit) for unit in units]
        files = _Files(rebuilt, made)
        outputs = [(one.path, one.origin) for trace in made for one in trace.targets]
        plan.check_paths(outputs, problems)
    wanted = [link for trace in made for link in trace.to_site]
    plan.check_site_links(wanted, files, problems)
    of_texts = {address for address, _ in wanted}
    problems.extend(_dead(chain.from_iterable(trace.targets for trace in made), files, of_texts))
    yield from problems


def _told(rebuilt: Rebuilt) -> Iterator[Diagnostic]:
    """Yield what making each page brought to light; a mistake of a template once."""
    failed: set[tuple[str, str, int | None]] = set()
    for unit in rebuilt.traces.telling:
        for problem in rebuilt.trace(unit).problems:
            where = (problem.code, problem.file, problem.line)
            if not problem.code.startswith("template-"):
                yield problem
            elif where not in failed:
                failed.add(where)
                yield problem


def _fits(old: Traces, rebuilt: Rebuilt) -> bool:
    """Say whether all outputs and anchors of before are there, and no other outputs.

    Then what was not made again fits as it did.
    """
    new = rebuilt.traces
    if new.units.keys() != old.units.keys() or new.outputs.keys() != old.outputs.keys():
        return False
    for one in rebuilt.made:
        known = old.trace(one.unit, rebuilt.keeper)
        before = {target.path: set(target.anchors) for target in known.targets}
        after = {target.path: set(target.anchors) for target in one.trace.targets}
        if after.keys() != before.keys() or not all(before[path] <= after[path] for path in after):
            return False
    return True


class _Page:
    """A page as `links.dead` wants it."""

    def __init__(self, target: Target, names: list[str]) -> None:
        self.target, self._names = target, names
        self.anchors = target.anchors

    @property
    def links(self) -> tuple[str, ...]:
        return tuple(map(self._names.__getitem__, numbers(self.target.links)))


class _Files(Mapping[str, _Page | None]):
    """All files of the site; what is in them is only read where an anchor is looked for."""

    def __init__(self, rebuilt: Rebuilt, traces: Sequence[Trace] = ()) -> None:
        """`traces`: all of them, if they were read already."""
        self._rebuilt, self._traces, self._all = rebuilt, rebuilt.traces, traces
        failed = (path for one in rebuilt.made for path in one.failed)
        self._paths = self._traces.outputs.keys() | set(failed)

    @cached_property
    def _pages(self) -> dict[str, _Page]:
        traces = self._all or map(self._rebuilt.trace, self._traces.units)
        return {target.path: self.page(target) for trace in traces for target in trace.targets}

    def page(self, target: Target) -> _Page:
        return _Page(target, self._traces.links)

    def __getitem__(self, path: str) -> _Page | None:
        if path not in self._paths:
            raise KeyError(path)
        if not path.endswith(".html"):
            return None
        page = self._pages.get(path)
        return page if page and page.target.template else None

    def __contains__(self, path: object) -> bool:
        return path in self._paths

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)


def _dead(drawn: Iterable[Target], files: _Files, of_texts: Container[str]) -> Iterator[Diagnostic]:
    """Yield the links of pages that lead nowhere, each once for the template that draws them.

    Those `of_texts` are told where they are written.
    """
    told: set[tuple[str, str]] = set()
    pages = {target.path: files.page(target) for target in drawn}
    for path, link in links.dead(sorted(pages.items()), files):
        template = pages[path].target.template
        if (template, link) not in told and link not in of_texts:
            told.add((template, link))
            yield diagnose(
                "template-link",
                Place(f"templates/{template}"),
                address="/" + path.removesuffix("index.html"),
                template=template,
                target=link,
            )
