"""The tag `cached macro`: what such a macro drew for the same arguments is not drawn again.

    {% cached macro row(c, anchor=false) %}…{% endmacro %}

A header, or a row of a list, is the same on many pages.  A cached macro remembers its drawings by
its arguments, so it must see nothing else: it is refused wherever a page is in reach, that is
anywhere but in a file of parts that is imported without context.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable, Mapping
from typing import Any

from jinja2 import TemplateRuntimeError, nodes, pass_eval_context
from jinja2.ext import Extension
from jinja2.nodes import EvalContext
from jinja2.parser import Parser
from jinja2.runtime import Context, Macro
from markupsafe import Markup

from briefing.render.fields import FIELDS

LIMIT = 200_000
"""Drawings that one macro remembers, about 1 kB each; the one unused for longest gives way.

The row of a briefing stands on half a dozen lists that are far apart in the plan: where there are
more rows than this, each is drawn anew for each list.
"""

_PLAIN = frozenset({str, Markup, int, bool, type(None)})
"""Arguments of these types are the same if they are equal; a view only if it is the same object."""


class CachedMacro:
    """A macro that remembers what it drew."""

    def __init__(self, macro: Macro) -> None:
        self._macro = macro
        self._drawings: OrderedDict[Hashable, tuple[object, object, str]] = OrderedDict()
        """Key → the arguments, so that they live as long as they identify; what was drawn."""

    @pass_eval_context
    def __call__(self, eval_context: EvalContext, /, *args: Any, **kwargs: Any) -> str:
        """Return what the macro draws for these arguments."""
        key = _key(args, kwargs) if eval_context.autoescape else None
        if key is None:
            return self._macro(eval_context, *args, **kwargs)
        if found := self._drawings.get(key):
            self._drawings.move_to_end(key)
            return found[-1]
        drawn = self._macro(eval_context, *args, **kwargs)
        self._drawings[key] = args, kwargs, drawn
        if len(self._drawings) > LIMIT:
            self._drawings.popitem(last=False)
        return drawn


class CachedMacros(Extension):
    """The tag `{% cached macro … %}…{% endmacro %}`."""

    tags = {"cached"}  # noqa: RUF012

    def parse(self, parser: Parser) -> list[nodes.Node]:
        """Return the macro, and the statement that puts a cached one in its place."""
        line = next(parser.stream).lineno
        if not parser.stream.current.test("name:macro"):
            parser.fail("'cached' stands before 'macro' only", line)
        macro = parser.parse_macro()
        arguments: list[nodes.Expr] = [nodes.ContextReference(), nodes.Name(macro.name, "load")]
        cached = self.call_method("cached", arguments, lineno=line)
        return [macro, nodes.Assign(nodes.Name(macro.name, "store"), cached, lineno=line)]

    @staticmethod
    def cached(context: Context, macro: Macro) -> CachedMacro:
        """Return a macro that remembers, if it sees nothing but its arguments."""
        if context.parent:
            raise TemplateRuntimeError(
                f"the cached macro '{macro.name}' could see the page: "
                "move it to a file of parts, and import that without context"
            )
        return CachedMacro(macro)


def _key(args: tuple[object, ...], kwargs: Mapping[str, object]) -> Hashable | None:
    """Return what identifies a drawing; None where an argument is neither a view nor plain."""
    key: list[Hashable] = [*kwargs]
    for value in (*args, *kwargs.values()):
        kind = type(value)
        if kind in FIELDS:
            key.append(id(value))
        elif kind in _PLAIN:
            key.append((kind, value))
        else:
            return None
    return tuple(key)
