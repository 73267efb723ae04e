"""Markdown to safe HTML: CommonMark with tables, footnotes, strikethrough and heading anchors.

The one seam to the Markdown engines.  Raw HTML is shown as text.  Link targets are left open (see
`Body`), so that a text can be rendered before it is known where its links lead; links with a
scheme other than http, https and mailto never become links.
"""

from __future__ import annotations

from briefing.content.markdown import fast
from briefing.diagnostics import Diagnostics
from briefing.model.records import Body


def render(text: str, *, file: str, first_line: int, problems: Diagnostics) -> Body:
    """Render the Markdown of a file whose body starts on `first_line`.

    `reference` says what a text means; `fast` gives the same body six times as fast where it can
    tell that it is the same, which is so for nearly every article.
    """
    body = fast.render(text, first_line=first_line)
    if body is None:
        # Imported when it is needed: that takes as long as rendering a hundred texts fast.
        from briefing.content.markdown import reference

        body = reference.render(text, file=file, first_line=first_line, problems=problems)
    return body


def lines(body: Body) -> tuple[tuple[int, str], ...]:
    """Return each passage of a body's text, after the line of the file that it starts on.

    NUL stands for each character of the source that is not shown, so that columns hold; what is
    not spelt as it is shown (`&amp;`) stands after U+0001.  Few texts hold anything to report, so
    that this is worked out anew where it is asked for.
    """
    from briefing.content.markdown import reference

    return reference.lines(body)
