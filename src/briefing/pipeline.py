"""The build as a short list of stages.  Read this first.

    content/ ─disk→ texts ─content→ records ─library→ Library ─pages→ BuildPlan
             ─build→ pages, staged and checked ─disk→ site/

Every stage takes values, returns values, and reports diagnostics; only `disk` has effects.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path, PurePosixPath

from briefing import __version__, config, disk, editorial
from briefing.build import execute
from briefing.content import evidence, reader, schema
from briefing.content.reader import File
from briefing.diagnostics import Diagnostics, Place
from briefing.model import library
from briefing.model.library import Library
from briefing.pages.plan import BuildPlan, Inputs, plan


@dataclass(frozen=True, slots=True)
class Options:
    """What a command line can say about a build."""

    base_url: str | None = None
    today: str | None = None
    drafts: bool = False
    future: bool = False
    strict: bool = False
    preview: bool = False
    jobs: int = 1


@dataclass(slots=True)
class Outcome:
    """What a build came to."""

    problems: Diagnostics
    texts: dict[str, str] = field(default_factory=dict)
    """Files by path, for the excerpts of diagnostics."""
    counts: dict[str, int] = field(default_factory=dict)
    """articles, companies, themes, commitments, files, written, deleted."""
    receipts: dict[str, str] = field(default_factory=dict)
    """Path → text of the receipts that the checks of this run amount to."""
    failed: bool = False


@dataclass(frozen=True, slots=True)
class Read:
    """A project as it was read: everything that the plan is made of."""

    library: Library
    inputs: Inputs


def build(
    project: disk.Project,
    options: Options,
    *,
    output: Path | None,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> Outcome:
    """Build a project into `output`, or only check it where that is None.

    The old site stays as it is when there are errors.  Raises disk.DiskError for an output
    folder that is not ours, before anything is read.
    """
    outcome = Outcome(Diagnostics())
    target = disk.Output.at(output) if output else None
    read = load(project, options, outcome)
    site = plan(read.library, read.inputs, outcome.problems)
    outcome.counts |= {"files": len(site.outputs), "written": 0, "deleted": 0}
    if not outcome.problems.failed(strict=options.strict):
        _render(project, site, target, options, outcome, progress)
    outcome.failed = outcome.problems.failed(strict=options.strict)
    return outcome


def load(project: disk.Project, options: Options, outcome: Outcome) -> Read:
    """Read a project: configuration, texts, records, library, evidence, house rules."""
    problems = outcome.problems
    settings = _settings(project, options, outcome)
    as_of = disk.today(settings.time_zone, options.today)
    texts, assets = project.content(problems, limit=settings.file_bytes)
    outcome.texts |= dict(texts)
    files = _files(texts, problems)
    registry, subjects = reader.read_registry(files, problems)
    rest = reader.read_rest(files, registry, problems)
    unread = subjects.unread | rest.unread
    indexed = library.build(
        (*subjects, *rest),
        problems,
        as_of=as_of,
        drafts=options.drafts,
        future=options.future,
        unread=unread,
    )
    for record in indexed.records():
        problems.extend(editorial.review(indexed, record))
    verification = _verify(project, indexed, as_of, outcome)
    outcome.counts |= {
        "articles": len(indexed.articles),
        "companies": len(indexed.companies),
        "themes": len(indexed.themes),
        "commitments": len(indexed.commitments),
    }
    inputs = Inputs(
        config=settings,
        as_of=as_of,
        verification=verification,
        assets=assets,
        static=project.static(problems),
        version=__version__,
        preview=options.preview,
        unread=unread,
    )
    return Read(indexed, inputs)


def _settings(project: disk.Project, options: Options, outcome: Outcome) -> config.Config:
    text = project.read(config.FILE, outcome.problems) or ""
    outcome.texts[config.FILE] = text
    settings = config.parse(text, outcome.problems)
    if options.base_url is not None:
        settings = dataclasses.replace(settings, url=options.base_url)
    return settings


def _files(texts: list[tuple[str, str]], problems: Diagnostics) -> list[File]:
    """Return the content files, reporting those in a folder of no kind."""
    files = []
    for path, text in texts:
        folder = PurePosixPath(path).parts[1]
        if folder in schema.KINDS and path.count("/") > 1:
            files.append(File(path, text))
        else:
            known = ", ".join(f"content/{kind}/" for kind in schema.KINDS)
            where = f"content/{folder}" if path.count("/") > 1 else "content/ itself"
            problems.add("file-misplaced", Place(path), folder=where, known=known)
    return files


def _verify(
    project: disk.Project, indexed: Library, as_of: date, outcome: Outcome
) -> evidence.Verification:
    """Check the quotes whose sources are at hand, and take the rest from receipts."""
    problems = outcome.problems
    receipt_files = project.receipts(problems)
    outcome.texts |= dict(receipt_files)
    receipts = evidence.read_receipts(receipt_files, problems)
    wanted = {indexed.source(entry).sha256 for entry in indexed.evidence() if entry.quote}
    sources = project.sources(wanted - {""}, problems)
    verification = evidence.verify(
        indexed, sources, receipts, problems, as_of=as_of, tool=f"briefing {__version__}"
    )
    if verification.unverified:
        problems.add("quote-not-verified", Place("content"), **_counted(verification.unverified))
    for sha256, receipt in verification.receipts.items():
        path = f"{disk.RECEIPTS}/{sha256[:12]}.yml"
        outcome.receipts[path] = evidence.compose_receipt(receipt)
    return verification


def _counted(quotes: int) -> dict[str, str]:
    """Return the words of `quote-not-verified` for one quote or several."""
    if quotes == 1:
        return {"quotes": "1 quote is", "sources": "its source is", "them": "it"}
    return {"quotes": f"{quotes} quotes are", "sources": "their sources are", "them": "them"}


def _render(
    project: disk.Project,
    site: BuildPlan,
    target: disk.Output | None,
    options: Options,
    outcome: Outcome,
    progress: Callable[[int, int], None],
) -> None:
    """Render the plan, check every link, and publish where there is a target."""
    problems = outcome.problems
    if target:
        for path in target.foreign(output.path for output in site.outputs):
            raise disk.DiskError("output-foreign", folder=f"{target.root.name} ({path})")
    templates = project.templates(problems)
    outcome.texts |= {place: text for text, place in templates.values()}
    task = execute.Task(site, templates, project, target)
    done = 0

    def advance(count: int) -> None:
        nonlocal done
        done += count
        progress(done, len(site.outputs))

    try:
        made = execute.render(task, options.jobs, advance)
        problems.extend(execute.problems(site, made))
        if target and not problems.failed(strict=options.strict):
            changed = [one.path for one in made if one.changed]
            deleted = target.publish({one.path: one.digest for one in made}, changed)
            outcome.counts |= {"written": len(changed), "deleted": deleted}
    finally:
        if target:
            target.discard()
