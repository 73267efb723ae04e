"""One build into the preview; whatever happens, it ends in an outcome that can be told."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Collection

from briefing import disk, pipeline
from briefing.build.memory import Session
from briefing.diagnostics import Diagnostic, Diagnostics, Place, diagnose
from briefing.pipeline import Options, Outcome

FOLDER = ".briefing/preview"
"""Where in the project the preview is built; `site/` is left to `briefing build`."""


def rebuild(
    project: disk.Project,
    options: Options,
    session: Session,
    edited: Collection[str],
    published: Callable[[Outcome], None],
) -> Outcome:
    """Build the preview after some files were edited; without any, look at all of them.

    `published` is told as soon as it is there.
    """
    output = project.root / FOLDER
    return survive(
        lambda: pipeline.build(
            project,
            options,
            output=output,
            session=session,
            edited=edited,
            published=published,
        )
    )


def survive(build: Callable[[], Outcome]) -> Outcome:
    """Return the outcome of a build; what stops it, even a mistake of ours, is told like others."""
    try:
        return build()
    except disk.DiskError as error:
        return _stopped(diagnose(error.code, Place(FOLDER), **error.values))
    except OSError as error:
        reason = error.strerror or type(error).__name__
        return _stopped(diagnose("output-unwritable", Place(FOLDER), folder=FOLDER, reason=reason))
    except Exception as error:
        traceback.print_exc()
        reason = f"{type(error).__name__}: {error}"
        return _stopped(diagnose("internal-error", Place(FOLDER), reason=reason))


def _stopped(problem: Diagnostic) -> Outcome:
    problems = Diagnostics()
    problems.extend([problem])
    return Outcome(problems, failed=True)
