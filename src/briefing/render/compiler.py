"""How templates become Python: views are read, texts and macros are printed, without a detour.

The sandbox examines every attribute that is read and every call, and escaping wraps every text into
an object.  Compiled templates first ask for what is nearly always there: a declared field of a
view, which is neither private nor a method; a text without anything to escape; and a macro with
arguments in their order.  The rest goes the long way.
"""

from __future__ import annotations

import re
from decimal import Decimal

from jinja2 import Undefined, nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup, escape

from briefing.render.fields import HOLDERS

_PRINTABLE = (str, int, float, Decimal, Undefined)
_special = re.compile("[&<>'\"]").search


def printable(value: object) -> object:
    """Let through what has one printed form; functions and generators show memory addresses."""
    if not isinstance(value, _PRINTABLE):
        raise TypeError(f"a {type(value).__name__} cannot be printed")
    return value


def printed(value: object) -> str:
    """Return what a page shows of a value."""
    if type(value) is Markup or (type(value) is str and not _special(value)):
        return value
    return escape(printable(value))


class Compiler(CodeGenerator):
    """Jinja's compiler with short cuts: of `{{ page.title }}` and `{{ link(l) }}` it makes these.

    printed(view.title if type(view := page) in has_title else environment.getattr(view, "title"))
    environment.drawn(context, link, l)
    """

    _drawn: nodes.Expr | None = None
    """The call that is printed right where it stands."""

    def visit_Template(  # noqa: N802
        self, node: nodes.Template, frame: Frame | None = None
    ) -> None:
        """Write a module; what the short cuts need stands at its end."""
        super().visit_Template(node, frame)
        read = {attribute.attr for attribute in node.find_all(nodes.Getattr)}
        self.writeline(f"from {__name__} import HOLDERS, printed")
        for name in sorted(read & HOLDERS.keys()):
            self.writeline(f"has_{name} = HOLDERS[{name!r}]")

    def visit_Getattr(  # noqa: N802
        self, node: nodes.Getattr, frame: Frame
    ) -> None:
        """Write the reading of an attribute."""
        if node.attr not in HOLDERS:
            super().visit_Getattr(node, frame)
            return
        self.write(f"(view.{node.attr} if type(view := ")
        self.visit(node.node, frame)
        self.write(f") in has_{node.attr} else environment.getattr(view, {node.attr!r}))")

    def visit_Call(  # noqa: N802
        self, node: nodes.Call, frame: Frame, forward_caller: bool = False
    ) -> None:
        """Write a call."""
        if node is not self._drawn:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.write("environment.drawn(context, ")
        self.visit(node.node, frame)
        self.signature(node, frame)
        self.write(")")

    def _output_child_pre(
        self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        if _escapes(frame) and _is_plain_call(node):
            self._drawn = node
        elif _escapes(frame):
            self.write("printed(")
        else:
            super()._output_child_pre(node, frame, finalize)

    def _output_child_post(
        self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        if node is self._drawn:
            self._drawn = None
        elif _escapes(frame):
            self.write(")")
        else:
            super()._output_child_post(node, frame, finalize)


def _is_plain_call(node: nodes.Expr) -> bool:
    """Say whether something is called by its name, with arguments in their order."""
    return (
        isinstance(node, nodes.Call)
        and isinstance(node.node, nodes.Name)
        and not (node.kwargs or node.dyn_args or node.dyn_kwargs)
    )


def _escapes(frame: Frame) -> bool:
    """Say whether it is known that what is printed there is escaped."""
    return bool(frame.eval_ctx.autoescape) and not frame.eval_ctx.volatile
