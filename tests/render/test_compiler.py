"""The short cuts of compiled templates lead where the long way of the sandbox leads."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2.compiler import CodeGenerator
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape
from msgspec import Struct

from briefing.pages.views import Bar, Day, Heading, Link, Mark, Pager
from briefing.render.compiler import printed
from briefing.render.fields import FIELDS, HOLDERS
from briefing.render.sandbox import Sandbox


class LongWay(Sandbox):
    """The same sandbox without short cuts."""

    code_generator_class = CodeGenerator
    call = ImmutableSandboxedEnvironment.call


NAMES = {
    "link": Link("<A> & 'b'", "/a/"),
    "day": Day("2026-08", "Aug 2026"),
    "bar": Bar(0, 1, None, ""),
    "mark": Mark("met", "met", "", Markup("<i>")),
    "pager": Pager(1, 2, 3, "", "/2/", (Link("1", ""), Link("2", "/2/"))),
    "headings": (Heading(2, "One", "one"), Heading(3, "Two", "two")),
    "text": "a <b>",
    "numbers": (1, 2),
    "table": {"text": "value", "title": "key"},
}
"""Views, and values that are none though they have attributes and items of the same names."""

EXPRESSIONS = [
    # Printed
    "{{ link.text }}|{{ mark.meaning }}|{{ bar.end }}|{{ text }}|{{ 1.5 }}|{{ true }}",
    "{{ bar.today }}",
    "{{ link }}",
    "{{ numbers }}",
    "{{ link.text|upper }}",
    "{{ link.text.upper }}",
    "{{ text|map('upper') }}",
    "{% autoescape false %}{{ link.text }}{{ mark.meaning }}{{ bar.end }}{% endautoescape %}",
    "{% autoescape false %}{{ link }}{% endautoescape %}",
    "{% autoescape text %}{{ link.text }}{% endautoescape %}",
    # Read
    "{{ pager.pages[1].address }}{{ pager.pages[0].text }}{{ pager.next }}",
    "{{ pager['next'] }}{{ link['text'] }}",
    "{% for h in headings %}{{ h.level }}{{ h.text }}{{ loop.index }}{{ loop.last }}{% endfor %}",
    "{{ headings|map(attribute='text')|join(', ') }}",
    "{{ headings|selectattr('level', 'equalto', 3)|map(attribute='anchor')|first }}",
    "{{ (link if text else day).text }}{{ (bar or link).label }}",
    "{{ table.text }}{{ table.title }}{{ table.none }}",
    "{{ text.title() }}{{ numbers.index(2) }}{{ numbers.count(1) }}",
    "{{ text.count('a') }}{{ text.index }}",
    "{% set text = link.text %}{{ text }}{{ text.title() }}",
    "{% if link.text is defined %}yes{% endif %}{% if link.level is defined %}yes{% endif %}",
    "{{ link.level|default('none') }}",
    # Not there
    "{{ link.level }}",
    "{{ link.nothing }}",
    "{{ day.text }}",
    "{{ nothing.text }}",
    "{{ nothing.text.title }}",
    "{{ link.level.title }}",
    "{{ text.level }}",
    "{{ numbers.text }}",
    "{% if link.level %}{% endif %}",
    "{% for x in link.level %}{% endfor %}",
    # Not for templates
    "{{ link.__class__ }}",
    "{{ link.__struct_fields__ }}",
    "{{ link.__slots__ }}",
    "{{ link.text.__class__ }}",
    "{{ link['__class__'] }}",
    "{{ link|attr('__class__') }}",
    "{{ link|attr('text') }}",
    "{{ link.text.format }}",
    "{{ '{0.__class__}'.format(link) }}",
    "{{ '{0.text}'.format(link) }}",
    "{{ link.text.__class__.__mro__ }}",
    "{{ table.update({'text': 1}) }}",
    # Called
    "{% macro m(x, y='-') %}{{ x.text }}{{ y }}{% endmacro %}{{ m(link) }}{{ m(link, y=1) }}",
    "{% macro m(x) %}{{ x }}{% endmacro %}{{ m(link.text) }}{{ m(mark.meaning) }}{{ m() }}",
    "{% macro m(x) %}{{ x }}{% endmacro %}{{ m(m(link.text)) }}{{ m(m(text))|upper }}",
    "{% macro m(x) %}{{ x }}{% endmacro %}{% autoescape false %}{{ m(text) }}{% endautoescape %}",
    "{% autoescape false %}{% macro m(x) %}{{ x }}{% endmacro %}{% endautoescape %}{{ m(text) }}",
    "{% macro m(x) %}{{ x }}{% endmacro %}{{ m(1, 2) }}",
    "{% macro m(x) %}{{ x }}{% endmacro %}{{ m(z=1) }}",
    "{% macro m() %}{{ caller(link) }}{% endmacro %}{% call(l) m() %}{{ l.text }}{% endcall %}",
    "{% macro m() %}{{ varargs[0].text }}{{ kwargs.a.text }}{% endmacro %}{{ m(link, a=link) }}",
    "{% macro m(n) %}{{ n }}{% if n %}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(3) }}",
    "{% for l in pager.pages recursive %}{{ l.text }}{% endfor %}",
    "{% macro m() %}{% endmacro %}{{ m }}",
    "{% macro m() %}{% endmacro %}{{ m._func }}",
    "{% macro m() %}{% endmacro %}{{ m.__call__ }}",
    "{{ link() }}",
    "{{ text() }}",
]


def outcome(sandbox: Sandbox, text: str) -> tuple[Any, ...]:
    """Return what a template draws, or how it fails."""
    try:
        return ("drawn", sandbox.from_string(text).render(**NAMES))
    except Exception as error:
        return (type(error), str(error))


@pytest.mark.parametrize("text", EXPRESSIONS)
def test_what_is_drawn_is_what_the_long_way_draws(text: str):
    assert outcome(Sandbox({}, None), text) == outcome(LongWay({}, None), text)


@given(st.text() | st.text("<>&\"'ab"))
def test_what_is_printed_is_escaped(text: str):
    assert printed(text) == escape(text)
    assert printed(Markup(text)) == text


def test_every_field_of_a_view_may_be_read():
    for kind, names in FIELDS.items():
        assert issubclass(kind, Struct)
        assert kind.__struct_config__.frozen
        public = {name for name in dir(kind) if not name.startswith("_")}
        assert names == public, f"{kind.__name__} has more than fields"


def test_every_field_knows_its_views():
    assert HOLDERS["iso"] == {kind for kind, names in FIELDS.items() if "iso" in names}
    assert Link in HOLDERS["text"]
    assert Day not in HOLDERS["text"]
