"""Cached macros: drawn once for the same arguments, and blind to all else."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from jinja2 import TemplateError

from briefing.pages.views import Link
from briefing.render import cached
from briefing.render.sandbox import Sandbox
from tests.site import ROOT, SITES, build, write


class Desk:
    """A sandbox whose filter `drawn` counts how often something is drawn."""

    def __init__(self, parts: str = "", **files: str) -> None:
        texts = {"parts": parts, **files}
        self.sandbox = Sandbox({name: (text, name) for name, text in texts.items()}, None)
        self.sandbox.filters["drawn"] = self._count
        self.count = 0

    def _count(self, value: object) -> object:
        self.count += 1
        return value

    def draw(self, text: str, **names: Any) -> str:
        return self.sandbox.from_string(text).render(page="the page", **names)


FROM_PARTS = '{% from "parts" import show %}'
SHOW = "{% cached macro show(x, more='-') %}[{{ x|drawn }}{{ more }}]{% endmacro %}"
SHOW_LINK = "{% cached macro show(l) %}[{{ l.text|drawn }}]{% endmacro %}"


def test_the_same_arguments_are_drawn_once_in_all_pages():
    desk = Desk(SHOW)
    text = FROM_PARTS + "{% for x in ('a', 'b', 'a', 1) %}{{ show(x) }}{% endfor %}"
    assert desk.draw(text) == desk.draw(text) == "[a-][b-][a-][1-]"
    assert desk.count == 3


def test_a_view_is_the_same_only_if_it_is_the_same_object():
    desk = Desk(SHOW_LINK)
    one, two = Link("a", "/"), Link("a", "/")
    assert desk.draw(FROM_PARTS + "{{ show(a) }}{{ show(b) }}{{ show(a) }}", a=one, b=two)
    assert desk.count == 2


def test_views_that_follow_each_other_in_memory_are_not_mixed_up():
    desk = Desk(SHOW_LINK)
    text = FROM_PARTS + "{{ show(a) }}"
    assert [desk.draw(text, a=Link(f"{n}", "/")) for n in range(200)] == [
        f"[{n}]" for n in range(200)
    ]


def test_equal_values_of_different_types_are_not_mixed_up():
    desk = Desk(SHOW)
    text = FROM_PARTS + "{{ show(1) }}{{ show(true) }}{{ show('<') }}{{ show('<'|safe) }}"
    assert desk.draw(text) == "[1-][True-][&lt;-][<-]"


def test_named_arguments_count():
    desk = Desk(SHOW)
    text = FROM_PARTS + "{{ show('a') }}{{ show('a', more='b') }}{{ show(x='a') }}{{ show('a') }}"
    assert desk.draw(text) == "[a-][ab][a-][a-]"
    assert desk.count == 3


@pytest.mark.parametrize("argument", ["['a']", "('a',)", "1.5", "{'a': 1}"])
def test_other_arguments_are_drawn_each_time(argument: str):
    desk = Desk("{% cached macro show(x) %}{{ x|drawn|string }}{% endmacro %}")
    desk.draw(FROM_PARTS + f"{{{{ show({argument}) }}}}{{{{ show({argument}) }}}}")
    assert desk.count == 2


def test_what_is_called_from_outside_is_drawn_each_time():
    desk = Desk("{% cached macro show() %}[{{ caller() }}]{% endmacro %}")
    text = "{% for x in 'ab' %}{% call show() %}{{ x }}{% endcall %}{% endfor %}"
    assert desk.draw(FROM_PARTS + text) == "[a][b]"


def test_without_escaping_nothing_is_remembered():
    desk = Desk(SHOW)
    text = "{% autoescape false %}{{ show('<') }}{% endautoescape %}{{ show('<') }}"
    plain = Desk(SHOW.replace("cached ", ""))
    assert desk.draw(FROM_PARTS + text) == plain.draw(FROM_PARTS + text)


def test_what_fails_once_is_tried_again():
    desk = Desk("{% cached macro show(x) %}{{ x.text }}{% endmacro %}")
    for _ in range(2):
        with pytest.raises(TemplateError, match="has no attribute 'text'"):
            desk.draw(FROM_PARTS + "{{ show('a') }}")


def test_an_undefined_argument_is_an_error():
    with pytest.raises(TemplateError, match="'nothing' is undefined"):
        Desk(SHOW).draw(FROM_PARTS + "{{ show(nothing) }}")


def test_memory_is_bounded_and_the_drawing_unused_for_longest_gives_way():
    desk = Desk(SHOW)

    def drawn(*numbers: int) -> int:
        before = desk.count
        text = FROM_PARTS + "{% for n in numbers %}{{ show(n) }}{% endfor %}"
        desk.draw(text, numbers=numbers)
        return desk.count - before

    assert drawn(*range(cached.LIMIT)) == cached.LIMIT
    assert drawn(0, cached.LIMIT) == 1, "1 was unused for longest, and gave way"
    assert drawn(0, 2) == 0
    assert drawn(1) == 1


# It sees its arguments alone


def test_the_page_is_out_of_reach():
    with pytest.raises(TemplateError, match="'page' is undefined"):
        Desk("{% cached macro show() %}{{ page }}{% endmacro %}").draw(FROM_PARTS + "{{ show() }}")


@pytest.mark.parametrize(
    "text",
    [
        "{% cached macro show() %}{{ page }}{% endmacro %}{{ show() }}",
        "{% for page in 'ab' %}{% cached macro show() %}{{ page }}{% endmacro %}{% endfor %}",
        '{% from "parts" import show with context %}{{ show() }}',
        '{% import "parts" as parts with context %}{{ parts.show() }}',
        '{% include "parts" %}',
        '{% extends "base" %}{% block main %}{% cached macro f() %}{% endmacro %}{% endblock %}',
    ],
)
def test_it_is_refused_where_a_page_is_in_reach(text: str):
    desk = Desk(SHOW, base="{% block main %}{% endblock %}")
    with pytest.raises(TemplateError, match="could see the page"):
        desk.draw(text)


def test_a_part_may_use_cached_macros_of_another():
    parts = '{% from "more" import more %}{% cached macro show(x) %}<{{ more(x) }}>{% endmacro %}'
    desk = Desk(parts, more="{% cached macro more(x) %}{{ x|drawn }}{% endmacro %}")
    assert desk.draw(FROM_PARTS + "{{ show('a') }}{{ show('a') }}") == "<a><a>"
    assert desk.count == 1


def test_the_word_stands_before_macro_only():
    with pytest.raises(TemplateError, match="'cached' stands before 'macro' only"):
        Desk().draw("{% cached %}")


def test_it_cannot_be_looked_into_or_printed():
    desk = Desk(SHOW)
    for probe in ("show._drawings", "show._macro", "show.__call__", "show.__class__"):
        with pytest.raises(TemplateError):
            desk.draw(FROM_PARTS + f"{{{{ {probe} }}}}")
    with pytest.raises(TypeError, match="cannot be printed"):
        desk.draw(FROM_PARTS + "{{ show }}")


def test_the_site_is_the_one_that_is_drawn_without_them(tmp_path: Path):
    project = shutil.copytree(SITES / "one-of-each", tmp_path / "project")
    expected = build(project, "--output", tmp_path / "cached").manifest()
    texts = {
        path: path.read_text(encoding="utf-8") for path in (ROOT / "templates").rglob("*.html")
    }
    own = {path: text for path, text in texts.items() if "{% cached macro" in text}
    assert own
    for path, text in own.items():
        name = path.relative_to(ROOT).as_posix()
        write(project, {name: text.replace("{% cached macro", "{% macro")})
    assert build(project, "--output", tmp_path / "plain").manifest() == expected
