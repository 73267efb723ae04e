"""Rendering a plan, with several processes where it pays, and publishing the result."""

from __future__ import annotations

import multiprocessing
import signal
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from briefing import disk
from briefing.diagnostics import Diagnostic, Place, diagnose
from briefing.pages.plan import BuildPlan, Copied, Output, Rendered, Syndicated
from briefing.render import feeds, links
from briefing.render.html import Renderer, TemplateError

_WORTH_A_PROCESS = 200
"""Outputs below which another process costs more than it saves."""
START_METHOD = "fork" if sys.platform == "linux" else "spawn"
"""Forking is cheap, and safe only where no threads of system libraries run."""
_SHARE = 64
"""Outputs that a process takes at a time."""


@dataclass(frozen=True, slots=True)
class Made:
    """What became of one output."""

    path: str
    digest: str
    changed: bool
    links: tuple[str, ...] = ()
    """See links.Linked; of pages only."""
    anchors: tuple[str, ...] = ()
    diagnostic: Diagnostic | None = None


@dataclass(slots=True)
class Task:
    """All that rendering needs; each process has its own copy."""

    plan: BuildPlan
    templates: Mapping[str, tuple[str, str]]
    project: disk.Project
    target: disk.Output | None
    """None: render and check, but write nothing."""

    def make(self, renderer: Renderer, output: Output) -> Made:
        """Make one output and stage it if it differs from what is there."""
        targets: tuple[str, ...] = ()
        anchors: tuple[str, ...] = ()
        try:
            if isinstance(output, Rendered):
                drawn = renderer.render(output.template, output.path, output.view)
                data, targets, anchors = drawn.text.encode(), drawn.links, drawn.anchors
            elif isinstance(output, Syndicated):
                data = feeds.render(output.feed).encode()
            elif isinstance(output, Copied):
                data = self.project.bytes_of(output.source)
            else:
                data = output.text.encode()
        except TemplateError as error:
            return Made(output.path, "", False, diagnostic=error.diagnostic)
        except OSError as error:
            problem = diagnose("file-unreadable", output.origin, reason=error.strerror)
            return Made(output.path, "", False, diagnostic=problem)
        changed = self.target is not None and not self.target.is_current(output.path, data)
        if changed and self.target:
            self.target.stage(output.path, data)
        return Made(output.path, disk.digest(data), changed, targets, anchors)


def render(task: Task, jobs: int, progress: Callable[[int], None]) -> list[Made]:
    """Make every output of a plan; `progress` is told how many are done at a time."""
    made: list[Made] = []
    for share in _shares(task, jobs):
        made += share
        progress(len(share))
    return made


def _shares(task: Task, jobs: int) -> Iterator[list[Made]]:
    count = len(task.plan.outputs)
    stretches = [(start, min(start + _SHARE, count)) for start in range(0, count, _SHARE)]
    jobs = min(jobs, max(1, count // _WORTH_A_PROCESS))
    if jobs == 1:
        _adopt(task)
        yield from map(_work, stretches)
        return
    context = multiprocessing.get_context(START_METHOD)
    with context.Pool(jobs, initializer=_adopt_in_process, initargs=(task,)) as pool:
        yield from pool.imap(_work, stretches)


class _Worker:
    """The process's own renderer."""

    task: Task
    renderer: Renderer


def _adopt_in_process(task: Task) -> None:
    """Start a worker: Ctrl-C is for the process that it works for."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _adopt(task)


def _adopt(task: Task) -> None:
    _Worker.task = task
    _Worker.renderer = Renderer(task.templates, task.plan.base)


def _work(stretch: tuple[int, int]) -> list[Made]:
    outputs = _Worker.task.plan.outputs[slice(*stretch)]
    return [_Worker.task.make(_Worker.renderer, output) for output in outputs]


def problems(plan: BuildPlan, made: list[Made]) -> Iterator[Diagnostic]:
    """Yield what went wrong: failed templates, and links of pages that lead nowhere."""
    failures: dict[tuple[str, int | None, str], Diagnostic] = {}
    for one in made:
        if one.diagnostic:
            # One mistake in a template fails on many pages; it is told once.
            found = one.diagnostic
            failures.setdefault((found.file, found.line, found.code), found)
    yield from failures.values()
    outputs = {output.path: output for output in plan.outputs}
    told: set[tuple[str, str]] = set()
    drawn = {one.path: one for one in made if isinstance(outputs[one.path], Rendered)}
    pages = {path: one for path, one in drawn.items() if not one.diagnostic}
    for path, link in links.dead(pages, outputs.keys()):
        output = outputs[path]
        if isinstance(output, Rendered) and (output.template, link) not in told:
            told.add((output.template, link))
            yield diagnose(
                "template-link",
                Place(f"templates/{output.template}"),
                address=output.view.address,
                template=output.template,
                target=link,
            )
