"""Pages by Jinja templates, in a sandbox that sees one frozen view and nothing else."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any
from urllib.parse import urlsplit

import jinja2
from jinja2.sandbox import ImmutableSandboxedEnvironment

from briefing.diagnostics import Diagnostic, Place, diagnose
from briefing.language.strings import say
from briefing.pages.plan import Rendered

FILTERS = {"say": say}
"""Filters besides Jinja's own; all of them are pure."""

_IMPURE = ("random", "pprint")
"""Built-in filters that templates do not get: chance and memory addresses."""

_ROOTED = re.compile(r'((?:href|src|poster)="|http-equiv="refresh" content="0; ?url=)/(?!/)([^"]*)')


class TemplateError(Exception):
    """A template that fails; carries the diagnostic."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


class Renderer:
    """Draws pages; made once for each process."""

    def __init__(self, templates: Mapping[str, tuple[str, str]], base: str) -> None:
        """`templates`: name → (text, where it stands); `base`: absolute address or empty."""
        self._places = {name: place for name, (_, place) in templates.items()}
        self.root = urlsplit(base).path or "/"
        """Path of the site's root, with which the links of 404.html begin."""
        self._environment = ImmutableSandboxedEnvironment(
            loader=jinja2.FunctionLoader(lambda name: _load(templates, name)),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            finalize=_printable,
            auto_reload=False,
            cache_size=-1,
        )
        self._environment.globals.clear()
        self._environment.filters.update(FILTERS)
        for name in _IMPURE:
            del self._environment.filters[name]

    def render(self, output: Rendered) -> str:
        """Return a page with relative links.  Raises TemplateError."""
        try:
            text = self._environment.get_template(output.template).render(page=output.view)
        except Exception as error:  # a template can raise anything
            raise TemplateError(self._explain(error, output)) from error
        if output.path == "404.html":
            return _rooted(text, self.root)
        depth = output.path.count("/")
        return _rooted(text, "../" * depth or "./")

    def _explain(self, error: Exception, output: Rendered) -> Diagnostic:
        """Return the diagnostic of a failed template: the innermost place in a template."""
        name, line = output.template, None
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
            address=output.view.address,
            reason=reason or type(error).__name__,
            hint=hint,
        )


def _printable(value: object) -> object:
    """Let through what has one printed form; functions and generators show memory addresses."""
    if not isinstance(value, str | int | float | Decimal | jinja2.Undefined):
        raise TypeError(f"a {type(value).__name__} cannot be printed")
    return value


def _load(templates: Mapping[str, tuple[str, str]], name: str) -> tuple[str, str, Any] | None:
    if name not in templates:
        return None
    text, place = templates[name]
    return text, place, lambda: True


def _rooted(text: str, root: str) -> str:
    """Rewrite addresses from the site's root so that they start at `root`.

    In rendered HTML a quotation mark of any text is escaped, so that the pattern meets attributes
    and nothing else.
    """
    return _ROOTED.sub(lambda match: f"{match[1]}{root}{match[2]}", text)
