"""The environment of the templates: a sandbox with a fixed table of pure filters."""

from __future__ import annotations

import re
from collections.abc import Mapping, MutableMapping
from typing import Any
from urllib.parse import quote

import jinja2
from jinja2.compiler import CodeGenerator
from jinja2.filters import do_urlencode
from jinja2.runtime import Context, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing

from briefing.language.strings import say
from briefing.render.cached import CachedMacro, CachedMacros
from briefing.render.compiler import Compiler, printable, printed

_UNSAFE = re.compile(r"[^A-Za-z0-9_.~/-]+")


def _urlencode(value: Any) -> str:
    """Do what Jinja's filter does, looking only at the characters of a text that it changes."""
    if isinstance(value, str):
        return _UNSAFE.sub(lambda unsafe: quote(unsafe[0]), value)
    return do_urlencode(value)


FILTERS = {"say": say}
"""Filters besides Jinja's own; all of them are pure."""

_IMPURE = ("random", "pprint")
"""Built-in filters that templates do not get: chance and memory addresses."""


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox without globals."""

    code_generator_class: type[CodeGenerator] = Compiler

    def __init__(
        self, templates: Mapping[str, tuple[str, str]], bytecode: jinja2.BytecodeCache | None
    ) -> None:
        """`templates`: name → (text, where it stands)."""
        super().__init__(
            loader=jinja2.FunctionLoader(lambda name: _load(templates, name)),
            extensions=[CachedMacros],
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            finalize=printable,
            auto_reload=False,
            cache_size=-1,
            bytecode_cache=bytecode,
        )
        self._loaded: dict[str | jinja2.Template, jinja2.Template] = {}
        self.globals.clear()
        self.filters.update(FILTERS, urlencode=_urlencode)
        for name in _IMPURE:
            del self.filters[name]

    def get_template(
        self,
        name: str | jinja2.Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,
    ) -> jinja2.Template:
        """Return a template, each loaded once: a page asks for a dozen."""
        found = self._loaded.get(name)
        if found is None:
            found = self._loaded[name] = super().get_template(name, parent, globals)
        return found

    def call(self, context: Context, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Call something; macros, which are the templates' own, are safe without being examined."""
        if type(obj) is Macro or type(obj) is CachedMacro:
            kwargs.pop("_loop_vars", None)
            kwargs.pop("_block_vars", None)
            return obj(context.eval_ctx, *args, **kwargs)
        return super().call(context, obj, *args, **kwargs)

    def drawn(self, context: Context, obj: Any, /, *args: Any) -> str:
        """Return what a call shows where all is escaped: nearly always it is a macro's."""
        if type(obj) is Macro and not (obj.caller or obj.catch_kwargs or obj.catch_varargs):
            left = obj._argument_count - len(args)
            if left >= 0:
                return obj._func(*args, *(missing,) * left)
        return printed(self.call(context, obj, *args))


def _load(templates: Mapping[str, tuple[str, str]], name: str) -> tuple[str, str, None] | None:
    if name not in templates:
        return None
    text, place = templates[name]
    return text, place, None
