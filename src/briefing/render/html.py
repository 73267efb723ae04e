"""Pages by Jinja templates, in a sandbox that sees one frozen view and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

import jinja2
from msgspec import Struct

from briefing.diagnostics import Diagnostic, Place, diagnose
from briefing.pages.views import Page
from briefing.render import links
from briefing.render.sandbox import Sandbox


class TemplateError(Exception):
    """A template that fails; carries the diagnostic."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


class Drawn(Struct, frozen=True):
    """A page as it was drawn."""

    page: bytes
    """With relative addresses."""
    links: tuple[str, ...]
    """What an HTML page links to in the site: each address once, from the root, with its anchor."""
    anchors: tuple[str, ...]
    """What it offers to be linked to."""


class Renderer:
    """Draws pages; made once for each process."""

    def __init__(
        self,
        templates: Mapping[str, tuple[str, str]],
        base: str,
        bytecode: jinja2.BytecodeCache | None = None,
    ) -> None:
        """`templates`: name → (text, where it stands); `base`: absolute address or empty.

        `bytecode` keeps compiled templates from run to run.  Jinja trusts what it finds there, and
        knows templates by name and text alone: it must be of this version, and nobody else's.
        """
        self._places = {name: place for name, (_, place) in templates.items()}
        self._root = urlsplit(base).path or "/"
        """Path of the site's root, with which the links of 404.html begin."""
        self._sandbox = Sandbox(templates, bytecode)

    def render(self, template: str, path: str, view: Page) -> Drawn:
        """Draw the page at `path`.  Raises TemplateError."""
        try:
            text = self._sandbox.get_template(template).render(page=view)
        except Exception as error:  # a template can raise anything
            raise TemplateError(self._explain(error, template, view.address)) from error
        root = self._root if path == "404.html" else "../" * path.count("/") or "./"
        page, targets = links.settle(text.encode(), view.address, root)
        if not path.endswith(".html"):
            return Drawn(page, (), ())
        return Drawn(page, targets, links.anchors(page))

    def _explain(self, error: Exception, template: str, address: str) -> Diagnostic:
        """Return the diagnostic of a failed template: the innermost place in a template."""
        name, line = template, None
        places = {place: known for known, place in self._places.items()}
        traceback = error.__traceback__
        while traceback:
            found = traceback.tb_frame.f_code.co_filename
            if found in places:
                name, line = places[found], traceback.tb_lineno
            traceback = traceback.tb_next
        if isinstance(error, jinja2.TemplateSyntaxError):
            name, line = error.name or name, error.lineno
        place = Place(self._places.get(name, f"templates/{name}"), line)
        if isinstance(error, jinja2.TemplateNotFound):
            return diagnose("template-missing", place, template=error.name)
        reason, hint = str(error), "docs/templates.md lists what each view holds"
        if isinstance(error, jinja2.TemplateSyntaxError):
            hint = "correct the template's syntax on this line"
        elif isinstance(error, KeyError):
            reason = f"there is no interface string {error}"
        return diagnose(
            "template-error",
            place,
            address=address,
            reason=reason or type(error).__name__,
            hint=hint,
        )
