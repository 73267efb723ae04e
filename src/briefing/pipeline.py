"""The build as a short list of stages.  Read this first.

    content/ ─disk→ files ─parsing→ records ─library→ Library ─plan→ units of pages
             ─trace→ those that are stale ─execute→ pages, put aside ─checks─disk→ site/

Every stage takes values, returns values, and reports diagnostics; only `disk` has effects.
"""

from __future__ import annotations

import dataclasses
import gc
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath
from unicodedata import normalize

from briefing import __version__, config, disk
from briefing.build import checks, execute, explain, memory, parsing, unchanged
from briefing.build.codec import digest
from briefing.build.execute import Maker
from briefing.build.index import Index
from briefing.build.marks import Digested
from briefing.build.memory import Session
from briefing.build.outcome import Options, Outcome
from briefing.build.parsing import Files
from briefing.build.rebuild import Rebuilt, rebuild
from briefing.build.standing import Standing
from briefing.build.trace import ForgottenError, Traces
from briefing.content import evidence
from briefing.content.evidence import Shelf
from briefing.diagnostics import Diagnostic, Diagnostics, Place, diagnose
from briefing.model import indexing
from briefing.model.contents import Contents
from briefing.model.library import Library
from briefing.pages import chrome, links
from briefing.pages.publication import Inputs
from briefing.render.closure import closures

__all__ = ["Options", "Outcome", "Read", "build", "load"]


@dataclass(frozen=True, slots=True)
class Read:
    """A project as it was read: everything that the plan is made of."""

    library: Library
    inputs: Inputs
    content: parsing.Read
    templates: dict[str, tuple[str, str]]
    """Name → text, and where it stands."""
    index: bytes
    """Digest of what the library was made of."""

    def digested(self) -> Digested:
        """Return the digests of what need not be read to know whether it is what it was."""
        records, texts = self.content.records.digests()
        return {
            "articles": {id: records[path] for id, path in self.library.paths.items()},
            "bodies": texts,
            "sources": {sha256: sha256.encode() for sha256 in self.inputs.shelf.sources},
        }


def build(
    project: disk.Project,
    options: Options,
    *,
    output: Path | None,
    listed: unchanged.Listing | None = None,
    session: Session | None = None,
    edited: Collection[str] = (),
    progress: Callable[[int, int], None] = lambda _done, _total: None,
    waiting: Callable[[], None] = lambda: None,
    published: Callable[[Outcome], None] = lambda _outcome: None,
) -> Outcome:
    """Build a project into `output`, or only check it where that is None.

    The old site stays as it is when there are errors.  `listed` are its files, if they are known
    already; a `session` keeps in memory what the next build of the same way needs, which with
    `edited` files looks at no others; `progress` is told how many pages are made of how many;
    `waiting` is called before another build of the project that is at work is waited for, and
    `published` once the site is there, before the build is remembered.  Raises disk.DiskError for
    an output folder that is not ours, before anything is read.
    """
    outcome = Outcome(texts=disk.Texts(project))
    session = session or Session()
    last = session.standing.target if session.standing else None
    target = disk.Output.at(output, last) if output else None
    with _undisturbed(), disk.cache(project.root, waiting, reads_only=options.dry_run) as cache:
        if output and cache.was_busy:
            target = disk.Output.at(output)
        if target and not options.dry_run:
            target.discard()  # of a build that was killed
        with outcome.stage("recall"):
            session.recall(cache, options.way)
        site = session.site
        listed = listed or session.listing(project, edited)
        doubtful = unchanged.doubtful(project, listed)
        read = load(project, listed, cache, session, options, outcome)
        seen = None if cache.was_busy else listed.seen
        standing = session.stands(target, seen, disk.now(), verify=options.verify)
        try:
            making = _Making(project, read, session, standing, options, outcome, progress)
            rebuilt = making.rebuilt()
            outcome.failed = outcome.problems.failed(strict=options.strict)
            if target and not outcome.failed and not options.dry_run:
                with outcome.stage("publish"):
                    _publish(target, rebuilt)
        finally:
            if target and not options.dry_run:
                target.discard()
        published(outcome)
        if not options.dry_run:
            with outcome.stage("remember"):
                session.files = read.content.files
                if outcome.failed:
                    memory.save(cache, session)
                else:
                    site.traces = rebuilt.traces
                    left = site.wrote(standing, rebuilt.staged, disk.now()) if standing else None
                    memory.save(cache, session, options.way)
                    unchanged.remember(
                        cache, listed, doubtful, options, output, left, outcome,
                        time_zone=read.inputs.config.time_zone, as_of=read.inputs.as_of,
                    )  # fmt: skip
    return outcome


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Keep Python from looking for cycles, of which a build makes few, among a million objects.

    That takes a fifth of the time of a cold build, and half of that of recalling the last one.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def receipts(project: disk.Project, outcome: Outcome) -> dict[str, str]:
    """Return the receipts as they should be, as path → text, and count the sources at hand."""
    options = Options(drafts=True, future=True, jobs=disk.processors())
    with disk.cache(project.root, lambda: None, reads_only=True) as cache:
        listed = unchanged.listing(project)
        read = load(project, listed, cache, Session(Files(disk.engine())), options, outcome)
        shelf = read.inputs.shelf
        for record in read.library.records():
            execute.review(read.library, record, shelf, outcome.problems)
        found = evidence.receipts(
            read.library, shelf, as_of=read.inputs.as_of, tool=f"briefing {__version__}"
        )
        outcome.counts["sources"] = sum(
            bool(receipt.quotes) and sha256 in shelf.sources for sha256, receipt in found.items()
        )
    return {
        f"{disk.RECEIPTS}/{sha256[:12]}.yml": evidence.compose_receipt(receipt)
        for sha256, receipt in found.items()
    }


def load(
    project: disk.Project,
    listed: unchanged.Listing,
    cache: disk.Cache,
    session: Session,
    options: Options,
    outcome: Outcome,
) -> Read:
    """Read a project: configuration, content, templates, receipts; and index it."""
    problems, tree = outcome.problems, listed.tree
    problems.extend(listed.problems)
    settings = _settings(project, options, problems)
    as_of = disk.today(settings.time_zone, options.today)
    with outcome.stage("parse"):
        content = parsing.parse(
            project, cache, tree, session.files, problems, limit=settings.file_bytes,
            time=listed.time, jobs=options.jobs,
        )  # fmt: skip
    key = digest((content.digest, as_of, options.drafts, options.future))
    with outcome.stage("index"):
        indexed = _index(session, key, content.contents, problems, as_of, options)
    outcome.counts |= {
        "articles": len(indexed.dates),
        "companies": len(indexed.companies),
        "themes": len(indexed.themes),
        "commitments": len(indexed.commitments),
    }
    assets = {normalize("NFC", path): path for path in tree.assets}
    known = content.files.known.items()
    inputs = Inputs(
        config=settings,
        as_of=as_of,
        shelf=_shelf(project, listed.tree, content, problems),
        assets=assets,
        neighbours=links.neighbours(indexed, tree.assets),
        static={disk.name_of(path): path for path in tree.static},
        files={path: one.digest for path, one in known if not one.parsed},
        version=__version__,
        site=chrome.site(indexed, settings, preview=options.preview),
    )
    templates = {
        disk.name_of(path): text
        for path in tree.templates
        if (text := project.template(path, problems))
    }
    return Read(indexed, inputs, content, templates, key)


def _index(
    session: Session,
    key: bytes,
    contents: Contents,
    problems: Diagnostics,
    as_of: date,
    options: Options,
) -> Library:
    """Index what was read, unless the last build did so and nothing of it changed since."""
    if session.index is None or session.index.key != key:
        found = Diagnostics()
        built = indexing.build(
            contents, found, as_of=as_of, drafts=options.drafts, future=options.future
        )
        session.index = Index(key, tuple(found), built.tables())
    problems.extend(session.index.problems)
    return session.index.library(contents)


def _shelf(
    project: disk.Project, tree: disk.Tree, content: parsing.Read, problems: Diagnostics
) -> Shelf:
    """Return the sources at hand, and the receipts."""
    found = {
        PurePosixPath(path).stem: content.files.known[path].digest.decode()
        for path in tree.sources
        if path in content.files.known
    }
    return Shelf(
        disk.Sources(project, (name for name, sha256 in found.items() if name == sha256)),
        evidence.read_receipts(project.receipts(tree, problems), problems),
        {name: sha256 for name, sha256 in found.items() if name != sha256},
    )


def _settings(project: disk.Project, options: Options, problems: Diagnostics) -> config.Config:
    settings = config.parse(project.read(config.FILE, problems) or "", problems)
    if options.base_url is not None:
        settings = dataclasses.replace(settings, url=options.base_url)
    return settings


@dataclass(frozen=True, slots=True)
class _Making:
    """The pages of a project that was read, about to be made."""

    project: disk.Project
    read: Read
    session: Session
    standing: Standing | None
    """Outputs that are as they were written; None where nothing is to be written."""
    options: Options
    outcome: Outcome
    progress: Callable[[int, int], None]

    def rebuilt(self) -> Rebuilt:
        """Make what is stale, put aside what is to be written, and check how it fits together."""
        maker = self._maker()
        try:
            rebuilt, told = self._reviewed(maker)
        except ForgottenError:
            self.session.site.traces = Traces()
            rebuilt, told = self._reviewed(maker)
        self.outcome.problems.extend(told)
        _count(maker.target, rebuilt, self.outcome)
        return rebuilt

    def _maker(self) -> Maker:
        read, standing = self.read, self.standing
        return Maker(
            library=read.library,
            inputs=read.inputs,
            templates=read.templates,
            project=self.project,
            target=standing.target if standing else None,
            dry_run=self.options.dry_run,
            engine=self.session.site.engine,
            draws=not self.outcome.problems.failed(strict=self.options.strict),
            written=standing.digests() if standing else {},
        )

    def _reviewed(self, maker: Maker) -> tuple[Rebuilt, list[Diagnostic]]:
        read, traces = self.read, self.session.site.traces
        with self.outcome.stage("pages"):
            rebuilt = rebuild(
                maker,
                traces,
                self.session.keeper,
                templates=closures({name: text for name, (text, _) in read.templates.items()}),
                digested=read.digested(),
                index=read.index,
                jobs=self.options.jobs,
                progress=self.progress,
            )
        with self.outcome.stage("checks"):
            return rebuilt, list(checks.review(traces, rebuilt))


def _count(target: disk.Output | None, rebuilt: Rebuilt, outcome: Outcome) -> None:
    """Tell what is made, and why, and how much of it quotes."""
    outcome.reasons = [(target.path, explain.words(reason)) for target, reason in rebuilt.drawn()]
    outcome.counts |= {
        "files": len(rebuilt.traces.outputs),
        "written": len(rebuilt.staged),
        "deleted": len(target.listed.keys() - rebuilt.traces.outputs.keys()) if target else 0,
    }
    unverified = rebuilt.traces.tally.unverified
    if unverified:
        problem = diagnose("quote-not-verified", Place("content"), **_counted(unverified))
        outcome.problems.extend([problem])


def _counted(quotes: int) -> dict[str, str]:
    """Return the words of `quote-not-verified` for one quote or several."""
    if quotes == 1:
        return {"quotes": "1 quote is", "sources": "its source is", "them": "it"}
    return {"quotes": f"{quotes} quotes are", "sources": "their sources are", "them": "them"}


def _publish(target: disk.Output, rebuilt: Rebuilt) -> None:
    staged = rebuilt.staged
    for path in target.foreign(staged):
        raise disk.DiskError("output-foreign", folder=f"{target.root.name} ({path})")
    target.publish(rebuilt.traces.outputs, staged)
