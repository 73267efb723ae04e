"""Which templates a template draws with, and the digest of them."""

import jinja2.meta
import pytest

from briefing.render.closure import closures
from briefing.render.sandbox import Sandbox
from tests.site import ROOT

TEMPLATES = {
    path.relative_to(ROOT / "templates").as_posix(): path.read_text(encoding="utf-8")
    for path in sorted((ROOT / "templates").rglob("*.*"))
}


def reaches(templates: dict[str, str], name: str, other: str) -> bool:
    """Say whether a change of `other` changes the closure of `name`."""
    changed = templates | {other: templates.get(other, "") + "changed"}
    return closures(templates)[name] != closures(changed)[name]


@pytest.mark.parametrize(
    "tag",
    [
        '{% extends "b" %}',
        "{% extends 'b' %}",
        '{%- extends "b" -%}',
        '{%+include "b"+%}',
        '{%\n  include\n  "b"\n%}',
        '{% include "b" ignore missing %}',
        '{% include "b" ignore missing without context %}',
        '{% import "b" as b with context %}',
        '{% from "b" import one, two as three %}',
        "{% if no %}{% include 'b' %}{% endif %}",
        '{% include "b" %}{% include "d" %}',
        '{% include "d" %} %} {% include "b" %}',
    ],
)
def test_a_template_reaches_what_it_names_and_nothing_else(tag: str):
    templates = {"a": tag, "b": "text", "c": "text", "d": "text"}
    assert reaches(templates, "a", "a")
    assert reaches(templates, "a", "b")
    assert not reaches(templates, "a", "c")
    assert not reaches(templates, "b", "a")


def test_it_reaches_what_those_reach():
    templates = {"a": "{% extends 'b' %}", "b": "{% include 'c' %}", "c": "", "d": ""}
    assert reaches(templates, "a", "c")
    assert not reaches(templates, "a", "d")


def test_templates_that_reach_each_other_have_the_same_closure():
    templates = {"a": "{% include 'b' %}", "b": "{% include 'a' %}"}
    assert len(set(closures(templates).values())) == 1
    assert reaches(templates, "a", "b")
    assert reaches(templates, "b", "a")


@pytest.mark.parametrize(
    "tag",
    [
        "{% include page.title %}",
        '{% include ["b", "c"] %}',
        '{% include "b" ~ "c" %}',
        '{% include "b" if page else "c" %}',
        '{% include "b" "c" %}',
        r'{% include "\x63" %}',
        '{% from "b" ~ "c" import d %}',
        '{# {% include "b" #}{% include page.title %}',
        '{# {% from "b" import #}{% include page.title %}',
        '{% include "%}" %}',
        "{% include %}",
    ],
)
def test_a_reference_to_anything_but_a_name_may_mean_every_template(tag: str):
    templates = {"a": tag, "b": "", "c": "", "d": ""}
    assert all(reaches(templates, "a", other) for other in "bcd")


def test_a_template_that_comes_into_being_changes_who_names_it():
    templates = {"a": '{% include "new" ignore missing %}', "b": ""}
    assert reaches(templates, "a", "new")
    assert not reaches(templates, "b", "new")


def test_a_template_with_a_mistake_has_a_closure_too():
    templates = {"a": '{% include "b" %}{% if %}{{ ', "b": ""}
    assert reaches(templates, "a", "b")


def test_a_name_is_part_of_the_closure():
    assert closures({"a": "text"})["a"] != closures({"b": "text"})["b"]


@pytest.mark.parametrize("name", TEMPLATES)
def test_the_shipped_templates_reach_what_jinja_says(name: str):
    sandbox = Sandbox({}, None)

    def reached(name: str) -> set[str]:
        tree = sandbox.parse(TEMPLATES[name])
        named = {str(other) for other in jinja2.meta.find_referenced_templates(tree)}
        return named.union({name}, *map(reached, named))

    assert {other for other in TEMPLATES if reaches(TEMPLATES, name, other)} == reached(name)
