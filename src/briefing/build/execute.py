"""Making the units of a plan: each checked, drawn, and put aside if it is not there already."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from msgspec import Struct
from msgspec.msgpack import Decoder
from msgspec.structs import replace

from briefing import disk, editorial
from briefing.build import pool
from briefing.build.codec import digest, encode
from briefing.build.trace import Result, Target, Trace
from briefing.content import evidence
from briefing.content.evidence import NO_QUOTES, Shelf, Tally
from briefing.diagnostics import Diagnostic, Diagnostics, diagnose
from briefing.model.library import Library, check_references
from briefing.model.reads import Mark
from briefing.model.records import Record
from briefing.pages import plan
from briefing.pages.plan import Copied, Output, Rendered, Syndicated, Unit
from briefing.pages.publication import Inputs, Publication
from briefing.render.bytecode import Bytecode
from briefing.render.html import Drawn, Renderer, TemplateError

_SHARE = 64
"""Units that a process takes at a time."""
_RESULTS = Decoder(list[Result])


@dataclass(slots=True)
class Maker:
    """Makes units; each process has a copy of its own."""

    library: Library
    inputs: Inputs
    templates: Mapping[str, tuple[str, str]]
    project: disk.Project
    target: disk.Output | None
    """None: draw and check, but write nothing."""
    dry_run: bool
    """Only say what would be put aside."""
    engine: str
    """What reads and draws."""
    draws: bool
    """Whether anything is drawn: not where the content has errors, which no template expects."""
    written: Mapping[str, str]
    """Digests of the outputs that are as they were written, by path."""
    drawn: Mapping[str, Target] = field(default_factory=dict)
    """Outputs that need not be drawn again while they show the same, by path."""
    pub: Publication | None = None
    renderer: Renderer | None = None

    def begin(self) -> None:
        """Make ready, in the process that makes."""
        self.pub = Publication(self.library, self.inputs)
        self.renderer = self.renderer or Renderer(
            self.templates, self.inputs.config.url, Bytecode.of(self.engine)
        )

    def sum_up(self, name: str, value: Any) -> dict[str, Mapping[str, Any]]:
        """Take what making the other pages brought to light; return it as a table by its name."""
        self.inputs = replace(self.inputs, **{name: value})
        return {name: {"": value}}

    def work(self, share: Sequence[Unit]) -> bytes:
        """Make some units.

        Each step is done for all of them before the next, so that the processor has its code and
        data at hand: a tenth of the time.
        """
        begun = [self._plan(unit) for unit in share]
        for step in (self._check, self._draw, self._put_aside):
            for one in begun:
                step(one)
        return encode([_result(one) for one in begun])

    def _plan(self, unit: Unit) -> _Begun:
        assert self.pub
        with self.pub.reads.noting() as cells:
            return _Begun(unit, plan.make(self.pub, unit), cells)

    def _check(self, begun: _Begun) -> None:
        """Apply to the record of a unit what cannot be told from one value alone."""
        assert self.pub
        record = plan.record(self.pub.library, begun.unit)
        if record is None or begun.unit[2] > 1:
            return
        with self.pub.reads.noting() as cells:
            problems = begun.made.found.problems
            begun.tally = review(self.pub.library, record, self.pub.shelf, problems)
        begun.cells |= cells

    def _draw(self, begun: _Begun) -> None:
        problems = begun.made.found.problems
        # A mistake in the content is told once, not again by what the page makes of it.
        sound = not problems.failed()
        begun.done = [self._output(output) if sound else _Done() for output in begun.made.outputs]
        problems.extend(one.problem for one in begun.done if one.problem)

    def _put_aside(self, begun: _Begun) -> None:
        for one in begun.done:
            if self.target and one.target and one.new is not None and not self.dry_run:
                self.target.stage(one.target.path, one.new)

    def _output(self, output: Output) -> _Done:
        """Draw an output, if it does not show what it showed."""
        template = output.template if isinstance(output, Rendered) else ""
        key, known = _key(output), self.drawn.get(output.path)
        if known and known.key == key and known.template == template:
            return _Done(replace(known, origin=output.origin), links=None)
        try:
            drawn, data = self._bytes(output) if self.draws else (_NOTHING, b"")
        except TemplateError as error:
            return _Done(problem=error.diagnostic)
        except OSError as error:
            return _Done(problem=diagnose("file-unreadable", output.origin, reason=error.strerror))
        found = disk.digest(data)
        target = Target(
            path=output.path,
            template=template,
            key=key,
            digest=found,
            origin=output.origin,
            anchors=drawn.anchors,
            listed=_listed(output),
        )
        new = self.target and self.draws and self._standing(output.path) != found
        return _Done(target, _led(output, drawn), new=data if new else None)

    def _bytes(self, output: Output) -> tuple[Drawn, bytes]:
        assert self.renderer
        if isinstance(output, Rendered):
            drawn = self.renderer.render(output.template, output.path, output.view)
            return drawn, drawn.page
        if isinstance(output, Syndicated):
            from briefing.render import feeds  # most builds draw no feed, and need not load it

            return _NOTHING, feeds.render(output.feed).encode()
        if isinstance(output, Copied):
            return _NOTHING, self.project.bytes_of(output.source)
        return _NOTHING, output.text.encode()

    def _standing(self, path: str) -> str:
        """Return the digest of what stands at a path; of what is not ours none."""
        assert self.target
        known = self.written.get(path, "")
        return known or (self.target.digest_of(path) if path in self.target.listed else "")


def review(library: Library, record: Record, shelf: Shelf, problems: Diagnostics) -> Tally:
    """Check references, house rules and quotes of a record; return how many quotes it has."""
    check_references(library, record, problems)
    problems.extend(editorial.review(library, record))
    return evidence.check(library, record, shelf, problems)


@dataclass(slots=True)
class _Begun:
    """A unit that is being made."""

    unit: Unit
    made: plan.Made
    cells: set[Mark]
    """What it read."""
    tally: Tally = NO_QUOTES
    done: Sequence[_Done] = ()
    """What became of each output."""


class _Done(Struct, frozen=True):
    """What became of one output."""

    target: Target | None = None
    links: tuple[str, ...] | None = ()
    """None: as they are in the target."""
    new: bytes | None = None
    """What is to be written, if that is not what stands there."""
    problem: Diagnostic | None = None


_NOTHING = Drawn(b"", (), ())


def _result(begun: _Begun) -> Result:
    made, done = begun.made, begun.done
    return Result(
        unit=begun.unit,
        reads=b"".join(begun.cells),
        trace=Trace(
            targets=tuple(one.target for one in done if one.target),
            problems=tuple(made.found.problems),
            to_site=tuple(made.found.to_site),
            tally=begun.tally,
        ),
        links=tuple(one.links for one in done if one.target),
        failed=tuple(
            output.path
            for output, one in zip(made.outputs, done, strict=True)
            if one.target is None
        ),
        staged=tuple(one.target.path for one in done if one.target and one.new is not None),
    )


def _key(output: Output) -> bytes:
    if isinstance(output, Rendered):
        return digest(output.view)
    if isinstance(output, Syndicated):
        return digest(output.feed)
    return output.digest if isinstance(output, Copied) else digest(output.text)


def _listed(output: Output) -> str:
    """Return the address of an output in the sitemap; empty where it has no place there."""
    if isinstance(output, Rendered) and output.path.endswith(".html") and output.view.index:
        return output.view.canonical
    return ""


def _led(output: Output, drawn: Drawn) -> tuple[str, ...]:
    """Return the links of a page, without those into itself that lead somewhere."""
    own = f"{output.view.address}#" if isinstance(output, Rendered) else "#"
    return tuple(
        [
            link
            for link in drawn.links
            if not (link.startswith(own) and unquote(link.removeprefix(own)) in drawn.anchors)
        ]
    )


def make(maker: Maker, units: Sequence[Unit], jobs: int) -> Iterator[Result]:
    """Make units, in several processes where there are many."""
    for done in pool.spread(maker, units, jobs, _SHARE):
        yield from _RESULTS.decode(done)
